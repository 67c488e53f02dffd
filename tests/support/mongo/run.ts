import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * `node tests/support/mongo/run.ts [test paths]`: the CMS suites again, over MongoDB's wire. The server
 * is mongo-java-server, which needs Java 17 and Maven; without them this says so and ends well.
 */
const here = import.meta.dirname
const jars = resolve('node_modules/.cache/mongo-wire')
const suites =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['tests/cms', 'tests/scripts/backup-mongodb.test.ts']

const has = (command: string) => spawnSync(command, ['-version']).status === 0
if (!has('java') || !has('mvn')) {
  console.log('MongoDB: not tested here')
  process.exit(0)
}
if (!existsSync(jars)) {
  const fetched = spawnSync(
    'mvn',
    ['-q', '-f', here, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`],
    { stdio: 'inherit', timeout: 300_000 },
  )
  if (fetched.status !== 0) {
    console.log('MongoDB: not tested here')
    console.error('Maven could not fetch mongo-java-server.')
    process.exit(process.env.CI ? 0 : 1)
  }
}

const server = spawn('java', ['-cp', join(jars, '*'), join(here, 'Server.java')], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const [url] = await Array.fromAsync(firstLine(server.stdout))
if (!url?.startsWith('mongodb://')) throw new Error('The server of the MongoDB wire did not start')
console.log(`MongoDB: ${suites.join(' ')} over its wire at ${url}`)
const tests = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...suites], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: url },
})
tests.on('exit', (code) => {
  server.stdin.end('\n')
  server.kill()
  process.exit(code ?? 1)
})

async function* firstLine(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input: stream })) {
    yield line
    return
  }
}
