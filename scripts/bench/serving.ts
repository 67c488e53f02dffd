import { Agent, get } from 'node:http'
import { atLeast, count, plain, type Row, times } from './figures.ts'
import { nginxIsHere, startNginx } from './nginx.ts'
import { finished, said, start } from './processes.ts'
import type { SizePortal } from './size/portal.ts'

/** Pages asked for at once, how many in all of each round, and rounds by turns. */
const [together, asked, rounds] = [32, 3000, 3]

/**
 * Requests answered in a second: by the site, by a server that only hands out the same files, and by
 * nginx over them where it is installed.
 */
export async function servingRate({ site, root, db, variables }: SizePortal): Promise<Row[]> {
  const paths = db
    .prepare("SELECT path FROM pages WHERE kind = 'document' ORDER BY path LIMIT 1000")
    .all()
    .map((one) => String(one.path))
  const bare = start('scripts/bench/bare-server.ts', { ...variables, BARE_ROOT: root })
  const { port } = (await said(bare)) as { port: number }
  const nginx = nginxIsHere() ? await startNginx(root, site) : undefined
  const best = { site: 0, bare: 0, nginx: 0 }
  for (let round = 0; round < rounds; round += 1) {
    best.site = Math.max(best.site, await rateOf(site, paths))
    best.bare = Math.max(best.bare, await rateOf(`http://127.0.0.1:${port}`, paths))
    if (nginx) best.nginx = Math.max(best.nginx, await rateOf(nginx.url, paths))
  }
  await nginx?.stop()
  const ended = finished(bare).catch(() => {})
  bare.kill()
  await ended
  return [
    plain('Reading, pages/s of the site', best.site, count),
    plain('Bare: pages/s of a node:http server of the same files', best.bare, count),
    atLeast('Reading, site to bare server', best.site / best.bare, times, 0.8),
    ...(nginx
      ? [
          plain('nginx on the same files, requests/s', best.nginx, count),
          atLeast('Embedded server to nginx', best.site / best.nginx, times, 0.4),
        ]
      : []),
  ]
}

async function rateOf(server: string, paths: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: together })
  const began = performance.now()
  let next = 0
  const reader = async () => {
    while (next < asked) {
      const path = paths[next % paths.length] ?? '/'
      next += 1
      await read(`${server}${path}`, agent)
    }
  }
  await Promise.all(Array.from({ length: together }, reader))
  agent.destroy()
  return asked / ((performance.now() - began) / 1000)
}

function read(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
      answer.resume().on('end', resolve)
    })
    request.on('error', reject)
  })
}
