import { createRequire } from 'node:module'

/** An S3 server over a folder, with one bucket: `s3-process.ts FOLDER PORT BUCKET`; says when it answers. */
type Options = { directory: string; address: string; port: number; silent: boolean }
type Server = new (
  options: Options & { configureBuckets: { name: string }[] },
) => {
  run(): Promise<unknown>
}
const [directory = '', port, name = ''] = process.argv.slice(2)
// The package has no types.
const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as Server
const options = { directory, address: '127.0.0.1', port: Number(port), silent: true }
await new S3rver({ ...options, configureBuckets: [{ name }] }).run()
process.send?.('ready')
process.on('disconnect', () => process.exit())
