import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { nodeObstacles } from '#scripts/supervise/checks.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-start-'))
afterAll(() => rmSync(folder, { recursive: true }))
let next = 0
const fresh = () => join(folder, `data-${next++}`)

/** Runs `npm start`'s program to its refusal; only the given variables and free ports. */
async function start(variables: Record<string, string>) {
  const given = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    PORTAL_DATA: fresh(),
    ...{ SITE_PORT: '45310', CMS_PORT: '45311', CMS_FEED_PORT: '45312' },
    ...variables,
  }
  const child = spawn(process.execPath, ['scripts/start.ts'], { env: given, stdio: 'pipe' })
  let out = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, out, sentences: errors.trim().split('\n'), data: String(given.PORTAL_DATA) }
}

describe('npm start refuses in sentences', () => {
  it('names a port that another program has, and the variable that moves it', async () => {
    const other = createServer().listen(0)
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { code, out, sentences } = await start({ CMS_PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(sentences).toEqual([
      `Cổng mạng ${port} đang có chương trình khác dùng. Dừng chương trình đó hoặc đặt biến CMS_PORT.`,
    ])
  })

  it('names a data folder that cannot be written', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const { code, sentences } = await start({ PORTAL_DATA: join(file, 'data') })
    expect(code).toBe(1)
    expect(sentences).toEqual([
      `Không ghi được vào thư mục dữ liệu ${join(file, 'data')}. Kiểm tra quyền ghi, hoặc đặt biến PORTAL_DATA sang thư mục khác.`,
    ])
  })

  it('names every bad variable, and leaves no folder behind', async () => {
    const { code, sentences, data } = await start({ SITE_PORT: 'x', SMTP_URL: 'mail.vn' })
    expect(code).toBe(1)
    expect(sentences).toEqual([
      'Biến SITE_PORT phải là một số.',
      'Biến SMTP_URL phải bắt đầu bằng smtp:// hoặc smtps://.',
    ])
    expect(existsSync(data)).toBe(false)
  })

  it('wants two ports for two programs', async () => {
    const { code, sentences } = await start({ CMS_PORT: '45310' })
    expect(code).toBe(1)
    expect(sentences).toEqual(['SITE_PORT và CMS_PORT cùng là 45310. Đặt hai số khác nhau.'])
  })

  it('wants the first administrator of an empty portal that is no demonstration', async () => {
    const { code, sentences } = await start({ SITE_ORIGIN: 'https://quangngai.gov.vn' })
    expect(code).toBe(1)
    expect(sentences).toEqual([
      'Thiếu biến ADMIN_EMAIL: địa chỉ thư điện tử của người quản trị đầu tiên.',
    ])
  })

  it('tells an old Node from one that runs the portal', () => {
    expect(nodeObstacles('24.0.0')).toEqual([])
    expect(nodeObstacles('20.19.1')).toHaveLength(1)
  })
})
