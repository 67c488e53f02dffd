import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#scripts/bench/free-port.ts'

/** An S3 server in a process of its own, with one empty bucket; started and killed over one folder. */
export type TestBucket = {
  /** What a CMS needs to use it. */
  variables: Record<string, string>
  url: string
  start(): Promise<void>
  kill(): Promise<void>
  /** The names of the objects that it holds. */
  objects(): Promise<string[]>
  remove(): Promise<void>
}

const bucket = 'cong-thong-tin'
const ending = '._S3rver_object'

export async function makeBucket(): Promise<TestBucket> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-s3-'))
  const port = await freePort()
  let child: ChildProcess | undefined
  const kill = async () => {
    const dying = child
    child = undefined
    if (!dying || dying.exitCode !== null) return
    const gone = once(dying, 'exit')
    dying.kill('SIGKILL')
    await gone
  }
  return {
    url: `http://127.0.0.1:${port}`,
    variables: {
      PORTAL_S3_BUCKET: bucket,
      PORTAL_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      PORTAL_S3_KEY: 'S3RVER',
      PORTAL_S3_SECRET: 'S3RVER',
    },
    async start() {
      const program = join(import.meta.dirname, 's3-process.ts')
      child = spawn(process.execPath, [program, folder, `${port}`, bucket], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')])
      if (said !== 'ready') throw new Error(`The S3 server ended with code ${said}`)
    },
    kill,
    async objects() {
      const names = await readdir(join(folder, bucket), { recursive: true })
      return names
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .sort()
    },
    async remove() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
