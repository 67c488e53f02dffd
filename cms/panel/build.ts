import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const project = join(root, 'cms/admin')
const modules = join(root, 'node_modules')

/**
 * The panel built from what is on disk now: `folder/panel-<hash>`, built if it is not there (about
 * 40 s on two cores), else returned at once. Older builds are removed. Throws with Next's last words.
 */
export async function builtPanel(folder: string, signal: AbortSignal): Promise<string> {
  const name = `panel-${await fingerprint()}`
  const built = join(folder, name)
  if (existsSync(built)) return built
  const draft = join(folder, `.${name}-${randomBytes(4).toString('hex')}`)
  const inProject = `.next/build-${randomBytes(4).toString('hex')}`
  try {
    await next(inProject, signal)
    await move(join(project, inProject), draft)
    // Another process may have built the same meanwhile; either one will do.
    if (!existsSync(built)) await rename(draft, built)
  } finally {
    await rm(join(project, inProject), { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
  for (const old of await readdir(folder)) {
    if (old.startsWith('panel-') && old !== name) {
      await rm(join(folder, old), { recursive: true, force: true })
    }
  }
  return built
}

/** Changes when anything does that the panel is built from, or the place it is linked to. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(`${process.version} ${root}`)
  const files = [join(root, 'package-lock.json')]
  for (const folder of ['cms', 'shared']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
    files.push(
      ...entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)),
    )
  }
  const sources = files.filter((path) => !/\/\.next\/|\.tsbuildinfo$|next-env\.d\.ts$/.test(path))
  for (const path of sources.sort()) hash.update(path).update(await readFile(path))
  return hash.digest('hex').slice(0, 16)
}

/**
 * Runs `next build` in its own process, behind everything else the machine has to do. An abort ends
 * it; either way this settles when the process is gone.
 */
async function next(distDir: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const child = spawn(process.execPath, [join(modules, 'next/dist/bin/next'), 'build', project], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PANEL_DIST: distDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  signal.addEventListener('abort', () => child.kill('SIGTERM'))
  const words: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => words.push(chunk))
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail)
    child.on('spawn', () => child.pid !== undefined && setPriority(child.pid, 5))
    child.on('close', done)
  })
  if (code !== 0) {
    throw new Error(
      `next build ended with ${code}: ${Buffer.concat(words).toString().slice(-2000)}`,
    )
  }
}

/** Moves a build out of the project, so that the program's folder stays as it was installed. */
async function move(from: string, to: string): Promise<void> {
  const dist = join(to, '.next')
  await mkdir(to, { recursive: true })
  await cp(from, dist, { recursive: true, verbatimSymlinks: true })
  for (const spare of ['cache', 'trace', 'trace-build', 'diagnostics', 'turbopack']) {
    await rm(join(dist, spare), { recursive: true, force: true })
  }
  await symlink(modules, join(to, 'node_modules'))
  await relink(join(dist, 'node_modules'), modules)
}

/** Next links external packages as `name-<hash>` relative to where it built; make them lead home again. */
async function relink(links: string, target: string): Promise<void> {
  for (const entry of await readdir(links, { withFileTypes: true })) {
    const path = join(links, entry.name)
    if (entry.isDirectory()) await relink(path, join(target, entry.name))
    if (!entry.isSymbolicLink()) continue
    await rm(path)
    await symlink(join(target, entry.name.replace(/-[0-9a-f]{16}$/, '')), path)
  }
}
