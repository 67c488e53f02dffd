import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { finished } from './processes.ts'

/** Where Debian puts the module that the configuration asks for. */
const brotli = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

export const nginxIsHere = (): boolean =>
  existsSync(brotli) && spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0

export type Nginx = {
  url: string
  /** Everything that it has logged. */
  log(): string
  stop(): Promise<void>
}

/** nginx with the configuration of docs/nginx, over this tree and in front of this site. */
export async function startNginx(root: string, site: string): Promise<Nginx> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'portal-nginx-'))
  const ours = ourPlaces({ root, port, site: new URL(site).host })
  writeFileSync(join(folder, 'portal.conf'), ours)
  writeFileSync(join(folder, 'nginx.conf'), around(folder))
  const stdio = ['ignore', 'ignore', 'inherit'] as const
  const program = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: [...stdio],
  })
  const url = `http://127.0.0.1:${port}`
  await answering(url, program)
  return {
    url,
    log: () =>
      ['access.log', 'error.log'].map((name) => readFileSync(join(folder, name), 'utf8')).join(''),
    async stop() {
      const ended = finished(program).catch(() => {})
      program.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The file as it is handed out, with the places changed that it tells an operator to change. */
function ourPlaces({ root, port, site }: { root: string; port: number; site: string }): string {
  const file = readFileSync('docs/nginx/portal.conf', 'utf8')
  const places = [
    [/^ {2}server 127\.0\.0\.1:4321;/m, `  server ${site};`],
    [/^ {2}listen 80;/m, `  listen 127.0.0.1:${port};`],
    [/^ {2}root .*?;/m, `  root ${root};`],
  ] as const
  return places.reduce((text, [place, ours]) => {
    if (!place.test(text)) throw new Error(`docs/nginx/portal.conf has no ${place}`)
    return text.replace(place, ours)
  }, file)
}

/** What Debian's own nginx.conf does around it. Its workers read what whoever started it may read. */
const around = (folder: string) => `
load_module ${brotli};
user root;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log error;
events { worker_connections 1024; }
http {
  access_log ${folder}/access.log;
  sendfile on;
  tcp_nopush on;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`).join('\n')}
  include ${folder}/portal.conf;
}
`

async function answering(url: string, program: ChildProcess): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end; await pause(20)) {
    if (program.exitCode !== null) throw new Error(`nginx ended with code ${program.exitCode}`)
    const answer = await fetch(url, { method: 'HEAD' }).catch(() => undefined)
    if (answer) return
  }
  throw new Error('nginx did not answer')
}
