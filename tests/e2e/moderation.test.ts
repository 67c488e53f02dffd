import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Comment } from '#cms/payload-types.ts'
import {
  arrive,
  makeAgency,
  type Opened,
  openConsultation,
  stored,
  submissionTo,
} from '../cms/comments/stand.ts'
import type { Account } from '../cms/support.ts'
import { launchBrowser, newPerson, viewportOf } from '../support/browser.ts'
import { type CmsAlone, startCmsAlone } from './cms-alone.ts'
import { isWell, isWellAtBoth, payloads } from './well.ts'

let alone: CmsAlone
let browser: Browser
let drafter: Account

beforeAll(async () => {
  ;[alone, browser] = await Promise.all([startCmsAlone(), launchBrowser()])
  const agency = await makeAgency(alone.cms, 'Sở mình')
  drafter = await alone.cms.account('drafter', { agency })
}, 420_000)
afterAll(async () => {
  await browser?.close()
  await alone?.stop()
})

const words = ['Một', 'Hai', 'Ba']
/** A consultation with three comments, oldest first. */
async function three(title: string): Promise<{ open: Opened; comments: Comment[] }> {
  const { agency } = await alone.cms.payload.findByID({
    ...{ collection: 'users', id: drafter.id, depth: 0, overrideAccess: true },
  })
  const open = await openConsultation(alone.cms, { agency: String(agency), title })
  const comments: Comment[] = []
  for (const [at, word] of words.entries()) {
    const receivedAt = new Date(Date.now() - (10 - at) * 60_000).toISOString()
    comments.push(
      await arrive(alone.cms, submissionTo(open, { text: `Ý kiến ${word}`, receivedAt })),
    )
  }
  return { open, comments }
}

const people = new Map<Account, BrowserContext>()

/** A page of somebody who is signed in; what the panel loads is loaded once for each. */
async function at(
  path: string,
  width: 320 | 1280 = 1280,
  account: Account = drafter,
): Promise<Page> {
  const person = people.get(account) ?? (await newPerson(browser))
  if (!people.has(account)) await alone.signIn(person, account)
  people.set(account, person)
  const page = await person.newPage()
  await page.setViewportSize(viewportOf(width))
  await page.goto(`${alone.origin}${path}`)
  if (path.includes('?dot=')) await answers(page)
  return page
}

/** The queue answers to keys once the first comment has the focus. */
const answers = (page: Page) => page.locator('.queue-here:focus').waitFor()

const states = async (comments: Comment[]) =>
  Promise.all(
    comments.map(async ({ submission }) => {
      const { state, reason, note } = await stored(alone.cms, submission ?? '')
      return [state, reason ?? null, note ?? null]
    }),
  )
const waiting = ['waiting', null, null]

it('a drafter goes through the queue by keys alone: shows, keeps back with a reason, takes it back', async () => {
  const { comments } = await three('Dự thảo bằng phím')
  const page = await at('/admin')
  await page.getByRole('link', { name: 'Dự thảo bằng phím' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Dự thảo bằng phím' }).waitFor()
  await page.getByText('3 góp ý chờ kiểm duyệt').waitFor()
  await answers(page)
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await page.getByText('Đã công khai 1 góp ý.').waitFor()
  expect(await states(comments)).toEqual([waiting, ['shown', null, null], waiting])
  await page.keyboard.press('k')
  await page.keyboard.press('g')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('4')
  await page.getByLabel('Lời nhắn cho người góp ý').fill('Bỏ số điện thoại.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Đã giữ lại 1 góp ý.').waitFor()
  expect((await states(comments))[0]).toEqual(['withheld', 'lo-thong-tin', 'Bỏ số điện thoại.'])
  await page.keyboard.press('u')
  await page.getByText('Đã đưa 1 góp ý về chờ kiểm duyệt.').waitFor()
  await page.keyboard.press('u')
  await page.getByText('3 góp ý chờ kiểm duyệt').waitFor()
  expect((await states(comments)).map(([state]) => state)).toEqual([
    'waiting',
    'waiting',
    'waiting',
  ])
})

it('copies of one letter are chosen together and kept back together', async () => {
  const { open, comments } = await three('Dự thảo có thư mẫu')
  const copies: Comment[] = []
  for (const text of [
    'Đề nghị GIỮ nguyên mức thu!',
    'de nghi giu nguyen muc thu',
    'Đề nghị giữ nguyên mức thu.',
  ])
    copies.push(await arrive(alone.cms, submissionTo(open, { text })))
  const page = await at(`/admin/kiem-duyet?dot=${open.id}`)
  await page.getByText('Giống 2 góp ý khác.').first().waitFor()
  await page.getByRole('button', { name: 'Chọn mọi góp ý giống góp ý này' }).first().click()
  await page.getByRole('button', { name: 'Giữ lại 3 góp ý đã chọn' }).click()
  await page.getByLabel('Trùng với ý kiến khác đã có').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Giữ lại' }).click()
  await page.getByText('Đã giữ lại 3 góp ý.').waitFor()
  expect(await states(copies)).toEqual(copies.map(() => ['withheld', 'trung', null]))
  expect(await states(comments)).toEqual([waiting, waiting, waiting])
})

it('a phone at 320 px shows the whole queue, by finger, without fault', async () => {
  const { open, comments } = await three('Dự thảo trên điện thoại')
  const page = await at(`/admin/kiem-duyet?dot=${open.id}`, 320)
  const card = page.getByRole('listitem').filter({ hasText: 'Ý kiến Một' })
  await card.getByText('Hộ cận nghèo').waitFor()
  await card.getByRole('button', { name: 'Xem thông tin liên hệ' }).click()
  await card.getByText('nguyen.van.thu@example.vn, 0255 382 2100').waitFor()
  await isWell(page)
  await card.getByRole('button', { name: 'Công khai' }).click()
  await page.getByText('Đã công khai 1 góp ý.').waitFor()
  expect((await states(comments))[0]?.[0]).toBe('shown')
})

it('no state of the queue breaks a rule of accessibility, narrow or wide', async () => {
  const { open } = await three('Dự thảo để soi')
  for (const text of ['Đề nghị GIỮ nguyên mức thu!', 'Đề nghị giữ nguyên mức thu.'])
    await arrive(alone.cms, submissionTo(open, { text }))
  const page = await at('/admin/kiem-duyet')
  await page.getByRole('link', { name: 'Dự thảo để soi' }).waitFor()
  await isWellAtBoth(page)
  await page.goto(`${alone.origin}/admin/kiem-duyet?dot=${open.id}`)
  await answers(page)
  await isWellAtBoth(page)
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Giữ lại 1 góp ý đã chọn' }).waitFor()
  await isWellAtBoth(page)
  await page.keyboard.press('g')
  await page.getByRole('dialog').waitFor()
  await isWellAtBoth(page)
  await page.keyboard.press('Escape')
  for (let left = 4; left >= 0; left -= 1) {
    await page.keyboard.press('d')
    const words = left > 0 ? `${left} góp ý chờ kiểm duyệt` : 'Không còn góp ý nào'
    await page.getByText(words).waitFor()
  }
  await isWellAtBoth(page)
  await page.goto(`${alone.origin}/admin/kiem-duyet?dot=khong-co`)
  await page.getByText('Không có đợt lấy ý kiến này').waitFor()
  await isWellAtBoth(page)
}, 120_000)

it('a consultation that may not open says why, whole, beside each field, narrow or wide', async () => {
  const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString()
  const create = { overrideAccess: true } as const
  const regime = await alone.cms.payload.create({
    ...{ ...create, collection: 'legal-regimes' },
    data: { title: 'Luật ba mươi ngày', minimumDays: 30, order: 1 },
  })
  const { id } = await alone.cms.payload.create({
    ...{ ...create, collection: 'consultations' },
    data: {
      ...{ title: 'Dự thảo chưa đủ', form: 'Quyết định', summary: 'Tóm tắt.', _status: 'draft' },
      ...{ agency: await makeAgency(alone.cms, 'Sở chưa đủ'), regime: regime.id },
      ...{ opensAt: days(1), closesAt: days(3), publishedAt: days(0) },
      questions: [{ text: 'Mức thu đã hợp lý chưa?' }],
    } as never,
  })
  const synthesiser = await alone.cms.account('synthesiser')
  const page = await at(`/admin/collections/consultations/${id}`, 320, synthesiser)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Xuất bản', exact: true }).first().click()
  const reasons = page.locator('.field-error.tooltip--show')
  await reasons.filter({ hasText: 'Luật ba mươi ngày đòi ít nhất 30 ngày' }).waitFor()
  await isWellAtBoth(page, payloads)
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const shown = await reasons.all()
    expect(shown.length).toBeGreaterThan(0)
    for (const reason of shown) {
      expect(await reason.isVisible()).toBe(true)
      const cut = await reason.evaluate((one) =>
        [one, ...one.children].some((part) => part.scrollWidth > part.clientWidth),
      )
      expect([width, await reason.textContent(), cut]).toEqual([width, expect.any(String), false])
    }
  }
}, 120_000)

it('a colleague’s decision is not lost: the later one is told', async () => {
  const { open, comments } = await three('Dự thảo hai người duyệt')
  const page = await at(`/admin/kiem-duyet?dot=${open.id}`)
  await page.getByText('3 góp ý chờ kiểm duyệt').waitFor()
  const { status } = await alone.cms.rest('PATCH', `/api/comments/${comments[0]?.id}`, {
    ...{ as: drafter, body: { state: 'withheld', reason: 'quang-cao' } },
  })
  expect(status).toBe(200)
  await page.keyboard.press('d')
  await page.getByText('Có người đã lưu bản ghi này').waitFor()
  expect((await states(comments))[0]).toEqual(['withheld', 'quang-cao', null])
})

it('keys can be turned off, and stay off', async () => {
  const { open, comments } = await three('Dự thảo không phím')
  const page = await at(`/admin/kiem-duyet?dot=${open.id}`)
  await page.getByLabel('Dùng phím tắt').uncheck()
  await page.locator('h1').click()
  await page.keyboard.press('d')
  await page.reload()
  await answers(page)
  expect(await page.getByLabel('Dùng phím tắt').isChecked()).toBe(false)
  await page.keyboard.press('d')
  await page.waitForTimeout(300)
  expect(await states(comments)).toEqual([waiting, waiting, waiting])
})

it('a stranger is asked to sign in, and an editor is told that this is not theirs', async () => {
  const person = await newPerson(browser)
  const page = await person.newPage()
  await page.goto(`${alone.origin}/admin/kiem-duyet`)
  await page.waitForURL(/\/admin\/login\?redirect=%2Fadmin%2Fkiem-duyet/)
  await alone.signIn(person, await alone.cms.account('editor'))
  await page.goto(`${alone.origin}/admin/kiem-duyet`)
  await page.getByText('Tài khoản này không kiểm duyệt góp ý.').waitFor()
  expect(await page.getByRole('link', { name: 'Kiểm duyệt góp ý' }).count()).toBe(0)
  await isWellAtBoth(page)
})
