import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installationOf } from '#cms/feed/installation.ts'
import { startCms, type TestCms } from '../cms/support.ts'
import { newPdf } from '../support/pdf.ts'

const run = promisify(execFile)

describe.skipIf(process.env.TEST_DATABASE_URL)('a running CMS', () => {
  let cms: TestCms
  let folder: string
  beforeAll(async () => {
    cms = await startCms()
    folder = await mkdtemp(join(tmpdir(), 'portal-backup-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await cms.stop()
  })
  const upload = () => {
    const data = newPdf(180_000)
    const file = { name: 'tep.pdf', data, mimetype: 'application/pdf', size: data.length }
    return cms.payload.create({ collection: 'files', data: {}, file, overrideAccess: true })
  }
  const script = (name: string, file: string, data: string) =>
    run(process.execPath, [`scripts/${name}.ts`, file], {
      env: { ...process.env, PORTAL_DATA: data, DATABASE_URL: '' },
    })

  test('is backed up while it takes uploads, and the copy is whole', async () => {
    const installation = await installationOf(cms.payload)
    for (let n = 0; n < 5; n += 1) await upload()
    let stop = false
    const writing = (async () => {
      // A loop over the Local API alone would let nothing else run.
      for (; !stop; await setTimeout(20)) await upload()
    })()
    const file = join(folder, 'b.tar.gz')
    const told = await script('backup', file, cms.folder).finally(() => {
      stop = true
      return writing
    })
    expect(told.stdout).toMatch(/^Đã sao lưu \d+ tệp, \d+ MB, vào .+b\.tar\.gz\.\n$/)

    const data = join(folder, 'copy')
    const back = await script('restore', file, data)
    expect(back.stdout).toMatch(/^Đã khôi phục \d+ tệp của bản sao lưu lúc /)
    const copy = await startCms({ PORTAL_DATA: data, DATABASE_URL: `file:${data}/cms/cms.db` })
    expect(await installationOf(copy.payload)).toBe(installation)
    const { docs } = await copy.payload.find({
      collection: 'files',
      limit: 1000,
      overrideAccess: true,
    })
    expect(docs.length).toBeGreaterThanOrEqual(5)
    for (const { filename, sha256 } of docs) {
      const body = await readFile(join(data, 'cms', 'media', filename ?? ''))
      expect(createHash('sha256').update(body).digest('hex')).toBe(sha256)
    }
    await copy.stop()
  })

  test('refusals are one sentence on standard error, with exit code 1', async () => {
    for (const [name, file, says] of [
      ['backup', join(folder, 'b.zip'), 'Tên tệp sao lưu phải kết thúc bằng .tar hoặc .tar.gz.\n'],
      ['restore', join(folder, 'none.tar'), `Không thấy tệp sao lưu ${folder}/none.tar.\n`],
    ] as const) {
      const data = name === 'backup' ? cms.folder : join(folder, 'empty')
      const refused = await script(name, file, data).catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 1, stderr: says, stdout: '' })
    }
  })
})
