import { expect, test } from 'vitest'
import { documentWarnings } from '#shared/document-warnings.ts'

const committee = { title: 'Ủy ban nhân dân tỉnh Quảng Ngãi', level: 'tinh' }
const office = { title: 'Văn phòng Ủy ban nhân dân tỉnh', level: 'so-nganh' }

test('an ordinary document gives no warning, however its Committee is spelt', () => {
  for (const title of ['Uỷ ban nhân dân tỉnh', 'UBND huyện Bình Sơn', 'Chủ tịch UBND tỉnh'])
    expect(
      documentWarnings({
        number: '16/2017/QĐ-UBND',
        issuer: { title, level: 'tinh' },
        authority: 'ubnd',
        issuedOn: '2017-04-19',
        effectiveOn: '2017-05-01',
      }),
    ).toEqual([])
})

test('the report’s decision 308/QĐ-UBND of the Office is odd in two ways', () => {
  const odd = {
    number: '308/QĐ-UBND',
    issuer: office,
    authority: 'van-phong',
    issuedOn: '2018-03-19',
  }
  expect(documentWarnings(odd)).toHaveLength(2)
})

test('a symbol without the Committee on a document of the Committee is odd', () => {
  expect(documentWarnings({ number: '12/NQ-HĐND', issuer: committee })).toEqual([
    'Ký hiệu ghi HĐND nhưng cơ quan ban hành là Ủy ban nhân dân tỉnh Quảng Ngãi. Đối chiếu với bản ký.',
  ])
})

test('ten days after signing is the earliest effect of a local legal document, not of others', () => {
  const local = { number: '17/2026/QĐ-UBND', issuer: committee, issuedOn: '2026-03-01' }
  expect(documentWarnings({ ...local, effectiveOn: '2026-03-10' })[0]).toContain('11/03/2026')
  expect(documentWarnings({ ...local, effectiveOn: '2026-03-11' })).toEqual([])
  expect(documentWarnings({ ...local, number: '17/QĐ-UBND', effectiveOn: '2026-03-01' })).toEqual(
    [],
  )
  const central = { title: 'Chính phủ', level: 'trung-uong' }
  const decree = { number: '30/2020/NĐ-CP', issuer: central, issuedOn: '2020-03-05' }
  expect(documentWarnings({ ...decree, effectiveOn: '2020-03-05' })).toEqual([])
})

test('an end before the beginning is odd, and days that are no days say nothing', () => {
  const ended = { issuedOn: '2020-01-10', effectiveOn: '2020-02-01', expiresOn: '2020-01-15' }
  expect(documentWarnings(ended)).toHaveLength(1)
  expect(documentWarnings({ issuedOn: '31/02/2020', effectiveOn: 'mai', expiresOn: null })).toEqual(
    [],
  )
})
