import { expect, test } from 'vitest'
import { parseArguments } from '#scripts/import/arguments.ts'
import { progressText, startProgress } from '#scripts/progress.ts'

test('progress says how many, how fast and how long still', () => {
  expect(progressText(0, 2017, 0)).toBe('0/2.017 (0%)')
  expect(progressText(500, 2000, 2)).toBe('500/2.000 (25%), 250/giây, còn 6 giây')
  expect(progressText(3, 12, 6)).toBe('3/12 (25%), 0,5/giây, còn 18 giây')
  expect(progressText(100, 100_000, 10)).toContain('còn 2 giờ 46 phút')
  expect(progressText(12, 12, 6)).toContain('xong sau 6 giây')
  expect(progressText(0, 0, 0)).toBe('0/0 (100%)')
})

test('a log file gets a line every five seconds and one at the end, a terminal one line rewritten', () => {
  for (const [isTTY, writes] of [
    [false, 3],
    [true, 12],
  ] as const) {
    const written: string[] = []
    let clock = 0
    const out = { isTTY, write: (text: string) => written.push(text) }
    const progress = startProgress('Nhập', 10, out, () => clock)
    for (let i = 0; i < 10; i += 1) {
      clock += 1000
      progress.step()
    }
    progress.done()
    expect(written).toHaveLength(writes)
    expect(written.some((text) => text.includes('10/10 (100%)'))).toBe(true)
  }
})

test.each([
  [['directives', 'a.csv', '--issuer', 'ubnd-tinh', '--authority', 'ubnd'], undefined],
  [['directives', 'a.csv', '--issuer', 'ubnd-tinh'], /--authority/],
  [['directives', 'a.csv', '--issuer', 'x', '--authority', 'toi'], /--authority/],
  [['directives', 'a.csv', '--authority', 'ubnd'], /--issuer/],
  [['directives', 'a.csv', 'b.csv', '--issuer', 'x', '--authority', 'ubnd'], /đúng một tệp/],
  [['directives', '--issuer', 'x', '--authority', 'ubnd'], /đúng một tệp/],
  [['people', 'a.csv'], /directives/],
  [['directives', 'a.csv', '--bogus'], /tham số/],
  [['directives', 'a.csv', '--issuer'], /tham số/],
])('the command %j is read or refused in words', (written, words) => {
  const parsed = parseArguments(written)
  if (words) expect(parsed).toMatchObject({ ok: false, reason: expect.stringMatching(words) })
  else
    expect(parsed).toMatchObject({
      ok: true,
      arguments: { file: 'a.csv', issuer: 'ubnd-tinh', authority: 'ubnd', dryRun: false },
    })
})
