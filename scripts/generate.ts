import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import payload, { generateImportMap } from 'payload'
import { generateTypes } from 'payload/node'
import { makeConfig } from '#cms/config.ts'
import { parseEnvironment } from '#shared/environment.ts'

/**
 * `npm run generate [-- name]`: after a change of collections, writes the types, the admin's import
 * map and, when the tables change, a migration for SQLite. It needs no database and no secrets.
 */
const migrations = resolve('cms/migrations')
const parsed = parseEnvironment({
  PORTAL_SITE_TOKEN: 'only-for-generating',
  PAYLOAD_SECRET: 'only-for-generating',
  PORTAL_RECEIPT_KEY: 'only-for-generating-and-for-nothing-else',
  DATABASE_URL: 'file:data/build/generate.db',
})
if (!parsed.ok) throw new Error(parsed.reasons.join('\n'))
const config = await makeConfig(parsed.env)

await generateTypes(config)
await generateImportMap(config, { log: true })

await payload.init({ config, disableDBConnect: true, disableOnInit: true })
process.once('exit', (code) => {
  if (code === 0) console.log('Xong. Xem lại các tệp đã đổi rồi commit.')
})
// With nothing to do this ends the process itself.
await payload.db.createMigration({
  payload,
  migrationName: process.argv[2] ?? 'change',
  skipEmpty: true,
})
await mendForNode()
process.exit(0)

/** Payload writes migrations for a bundler; Node runs ours as they are: type imports, extensions, no unused names. */
async function mendForNode(): Promise<void> {
  const names = (await readdir(migrations))
    .filter((name) => /^\d.*\.ts$/.test(name))
    .sort()
    .map((name) => name.slice(0, -3))
  for (const name of names) {
    const path = join(migrations, `${name}.ts`)
    const text = await readFile(path, 'utf8')
    const mended = text
      .replace(
        /^import \{ MigrateUpArgs, MigrateDownArgs, sql \}/m,
        'import { type MigrateDownArgs, type MigrateUpArgs, sql }',
      )
      .replaceAll('({ db, payload, req }: Migrate', '({ db }: Migrate')
    if (mended !== text) await writeFile(path, mended)
  }
  const imports = names.map((name) => `import * as m${name} from './${name}.ts'`)
  const entries = names.map(
    (name) => `  { name: '${name}', up: m${name}.up, down: m${name}.down },`,
  )
  const index = [...imports, '', 'export const migrations = [', ...entries, ']', '']
  await writeFile(join(migrations, 'index.ts'), index.join('\n'))
}
