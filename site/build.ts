import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export type SiteBuild = { dir: string; id: string }

const top = join(import.meta.dirname, '..')
const sources = [
  'site/src',
  'site/public',
  'site/astro.config.ts',
  'site/render-entry.ts',
  'shared',
]

/**
 * The Astro build of the code as it stands, made when there is none yet. A build is named by a hash
 * of what it is made from, written under a temporary name and renamed, so it is whole or absent.
 * An abort ends Astro; either way this settles when its process is gone.
 */
export async function buildSite(builds: string, signal?: AbortSignal): Promise<SiteBuild> {
  const id = await hashOfSources()
  const dir = join(builds, id)
  if (existsSync(join(dir, 'server', 'entry.mjs'))) return { dir, id }
  const draft = join(builds, `.${id}-${process.pid}`)
  await mkdir(builds, { recursive: true })
  try {
    await runAstro(draft, signal)
    await rename(draft, dir).catch((error: NodeJS.ErrnoException) => {
      // Another process made the same build meanwhile.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  await dropOldBuilds(builds, id)
  return { dir, id }
}

/** A site that runs still loads pages from its own build: only those of past weeks go. */
async function dropOldBuilds(builds: string, current: string): Promise<void> {
  const limit = Date.now() - 7 * 24 * 3600 * 1000
  for (const name of await readdir(builds)) {
    // Another process may have dropped it meanwhile.
    const found = statSync(join(builds, name), { throwIfNoEntry: false })
    if (found && name !== current && found.mtimeMs < limit)
      await rm(join(builds, name), { recursive: true, force: true })
  }
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Promise.all(sources.map((name) => filesBelow(name)))).flat().sort()
  for (const file of [...files, 'package-lock.json']) {
    hash.update(`${file}\0`)
    hash.update(await readFile(join(top, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function filesBelow(name: string): Promise<string[]> {
  if (!existsSync(join(top, name))) return []
  if (/\.\w+$/.test(name)) return [name]
  const entries = await readdir(join(top, name), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(top.length + 1))
}

async function runAstro(out: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  const require = createRequire(import.meta.url)
  const bin = join(require.resolve('astro/package.json'), '..', 'bin', 'astro.mjs')
  const child = spawn(process.execPath, [bin, 'build', '--root', join(top, 'site')], {
    cwd: top,
    env: {
      ...process.env,
      SITE_BUILD: out,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  signal?.addEventListener('abort', () => child.kill('SIGTERM'))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000)
    })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`Không dựng được trang công khai:\n${output}`)
}
