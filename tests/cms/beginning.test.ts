import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, readiness } from '#cms/beginning.ts'
import { ensureRegimes } from '#cms/regimes.ts'
import { startCms, type TestCms } from './support.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await startCms()
})
afterAll(() => cms.stop())

const email = 'quan.tri@quangngai.example'
const setPassword = (token: string, password: string) =>
  cms.rest('POST', '/api/users/reset-password', { body: { token, password } })

/** The text of a message file, its soft line breaks undone. */
const plain = (message: string) => message.replace(/=\r?\n/g, '').replaceAll('=3D', '=')

describe('the first start', () => {
  it('tells the supervisor that there is nobody yet', async () => {
    expect(await readiness(cms.payload)).toEqual({
      ...{ ready: true, users: 0, demonstration: 'none' },
    })
  })

  it('makes the first administrator, whose link sets the password once', async () => {
    const reply = await answer(cms.payload, cms.env, { firstAdmin: email })
    const link = 'link' in reply ? String(reply.link) : ''
    const token = link.split('/').at(-1) ?? ''
    expect(link).toBe(`${cms.env.CMS_ORIGIN}/admin/reset/${token}`)
    expect((await setPassword(token, 'mot-mat-khau-dai')).status).toBe(200)
    expect((await setPassword(token, 'mot-mat-khau-khac')).status).toBe(403)
    const login = await cms.rest('POST', '/api/users/login', {
      body: { email, password: 'mot-mat-khau-dai' },
    })
    expect(login.body.user).toMatchObject({ email, roles: ['admin'] })
  })

  it('gives the portal the two laws on drafts, once: what officers change stays', async () => {
    const laws = async () => {
      const { docs } = await cms.payload.find({
        collection: 'legal-regimes',
        sort: 'minimumDays',
        overrideAccess: true, // a look behind the scenes
      })
      return docs.map(({ id, title, minimumDays, toVerify }) => ({
        ...{ id, minimumDays, toVerify, law: title.match(/\d+\/\d{4}/)?.[0] },
      }))
    }
    await ensureRegimes(cms.payload)
    const [recent, former, ...more] = await laws()
    expect(recent).toMatchObject({ law: '64/2025', minimumDays: 20, toVerify: true })
    expect(former).toMatchObject({ law: '80/2015', minimumDays: 30, toVerify: false })
    expect(more).toEqual([])
    await cms.payload.update({
      ...{ collection: 'legal-regimes', id: recent?.id ?? '', data: { minimumDays: 21 } },
      overrideAccess: true, // an officer's correction
    })
    await ensureRegimes(cms.payload)
    expect((await laws()).map(({ minimumDays }) => minimumDays)).toEqual([21, 30])
  })

  it('answers a wrong password at once', { timeout: 10_000 }, async () => {
    const login = await cms.rest('POST', '/api/users/login', {
      body: { email, password: 'sai-mat-khau' },
    })
    expect(login.status).toBe(401)
  })

  it('keeps in the database how far the demonstration has come', async () => {
    for (const demonstration of ['started', 'done'] as const) {
      await answer(cms.payload, cms.env, { demonstration })
      expect(await readiness(cms.payload)).toMatchObject({ users: 1, demonstration })
    }
  })

  it('refuses what a supervisor never asks', async () => {
    await expect(answer(cms.payload, cms.env, { firstAdmin: 'nobody' })).rejects.toThrow()
    await expect(answer(cms.payload, cms.env, { else: true })).rejects.toThrow()
  })
})

describe('a forgotten password', () => {
  it('is answered by a Vietnamese mail whose link works, kept where only the program reads', async () => {
    const asked = await cms.rest('POST', '/api/users/forgot-password', { body: { email } })
    expect(asked.status).toBe(200)
    const folder = join(cms.folder, 'mail')
    const [name = ''] = await readdir(folder)
    const message = plain(await readFile(join(folder, name), 'utf8'))
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    expect(message).toContain(`To: ${email}`)
    const token = /\/admin\/reset\/([0-9a-f]+)/.exec(message)?.[1] ?? ''
    expect((await setPassword(token, 'mat-khau-moi-dai')).status).toBe(200)
  })

  it('says nothing about an address that nobody has, and sends nothing', async () => {
    const before = await readdir(join(cms.folder, 'mail'))
    const asked = await cms.rest('POST', '/api/users/forgot-password', {
      body: { email: 'ai.do@quangngai.example' },
    })
    expect(asked.status).toBe(200)
    expect(await readdir(join(cms.folder, 'mail'))).toEqual(before)
  })
})
