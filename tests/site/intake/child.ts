import { createServer } from 'node:http'
import express from 'express'
import { openIntake } from '#site/intake/open-intake.ts'
import { bodyLimits } from '#site/intake/read-body.ts'
import { openNow, standContent } from './stand-consultation.ts'

/** The intake as a program of its own, so that it can be killed and starved: folder, port and CMS as arguments. */
const [site = '', port = '', url = '', token = '', key = ''] = process.argv.slice(2)
const intake = await openIntake({
  ...{ key, content: openNow(standContent()), limit: 100_000, site, cms: { url, token } },
  ...{ bodyLimits, clock: () => new Date() },
  renderForm: async (_, page) => JSON.stringify(page),
  renderReceipt: async (page) => JSON.stringify(page),
  log: (level, text, about) => console.log(level, text, about),
})
const app = express()
app.get('/healthz', (_, res) => void res.json(intake.health()))
app.use(intake.routes)
createServer(app).listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
