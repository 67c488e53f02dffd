import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { childVariables, loadEnvironment } from '../../environment.ts'
import { freePort } from '../free-port.ts'

export type ProgramName = 'cms' | 'site'

/** The CMS and the site as processes of their own over one data folder, to be killed and started again. */
export type Programs = {
  data: string
  /** Origins of the public site, of the CMS's REST interface and of its feed. */
  site: string
  cms: string
  feed: string
  /** The variables that both run with; of scripts over the same data too. */
  variables: NodeJS.ProcessEnv
  /** Resolves when it answers. */
  start(name: ProgramName): Promise<void>
  /** SIGKILL unless told otherwise; resolves when the process is gone. */
  kill(name: ProgramName, signal?: NodeJS.Signals): Promise<void>
  /** All that both have printed; empty unless it is kept. */
  printed(): string
  stop(): Promise<void>
}

const scripts: Record<ProgramName, string> = { cms: 'cms/server.ts', site: 'site/server.ts' }

/** `keep` keeps what they print, else it goes to standard error; `cms` is another program in place of the CMS's own. */
export async function programsOver(
  data: string,
  given: Record<string, string>,
  { keep = false, cms = scripts.cms }: { keep?: boolean; cms?: string } = {},
): Promise<Programs> {
  const [sitePort, cmsPort, feedPort] = await Promise.all([freePort(), freePort(), freePort()])
  const ports = { SITE_PORT: sitePort, CMS_PORT: cmsPort, CMS_FEED_PORT: feedPort }
  const env = loadEnvironment({
    ...{ ...process.env, PORTAL_DATA: data, DATABASE_URL: '', LOG_LEVEL: 'error' },
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    ...given,
  })
  const variables = { ...process.env, ...childVariables(env), NODE_ENV: 'production' as const }
  const running = new Map<ProgramName, ChildProcess>()
  const printed: string[] = []
  const kill: Programs['kill'] = async (name, signal = 'SIGKILL') => {
    const child = running.get(name)
    running.delete(name)
    if (!child || child.exitCode !== null) throw new Error(`${name} is not running`)
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const origin = (port: number) => `http://127.0.0.1:${port}`
  return {
    ...{ data, variables, kill, printed: () => printed.join('') },
    ...{ site: origin(sitePort), cms: origin(cmsPort), feed: origin(feedPort) },
    async start(name) {
      const child = spawn(process.execPath, [name === 'cms' ? cms : scripts.site], {
        env: variables,
        stdio: ['ignore', keep ? 'pipe' : 2, keep ? 'pipe' : 2, 'ipc'],
      })
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk) => printed.push(String(chunk)))
      running.set(name, child)
      const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')])
      if (typeof said !== 'object' || said === null)
        throw new Error(`${name} ended by itself: ${said} ${printed.slice(-20).join('')}`)
    },
    async stop() {
      await Promise.all([...running.keys()].map((name) => kill(name, 'SIGTERM')))
    },
  }
}
