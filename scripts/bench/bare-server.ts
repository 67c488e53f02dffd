import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A program that hands out the packed pages below `BARE_ROOT` and does nothing else; says its port. */
const root = String(process.env.BARE_ROOT)
const server = createServer(async (req, res) => {
  const file = join(root, `${req.url}index.html.br`)
  const { size } = await stat(file)
  res.writeHead(200, {
    ...{ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' },
    'content-length': size,
  })
  createReadStream(file).pipe(res)
})
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)
