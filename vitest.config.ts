import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineConfig } from 'vitest/config'
import { Order } from './tests/support/order.ts'

// Programs and workers read their modules' compiled code from one run to the next.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/compiled')
// A run starts the CMS dozens of times.
const quick = pathToFileURL(resolve('tests/support/quick-packages.ts'))
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${quick}`

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: Order },
    setupFiles: ['tests/support/keep-compiled.ts'],
    // Payload takes seconds to load: a worker loads it once for all its files.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { NODE_ENV: 'test', TZ: 'UTC', LOG_LEVEL: 'silent' },
  },
})
