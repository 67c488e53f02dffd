import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { numberKeyOf } from '#shared/document-number.ts'
import { citedDocuments } from './content/cited-documents.ts'
import { readContentFile } from './content-file.ts'
import { ensureAll, idOf, resolver, type Seeding, type Wanted } from './ensure.ts'
import { openShelf } from './files.ts'
import { type Block, richText } from './rich-text.ts'

type Own = { number: string; issuer: string; issuedOn: string; type: string; fields: string[] }

type GazetteDocument = Own & {
  title: string
  effectiveOn?: string
  signer: { name: string; position: string; authority?: string }
  place: string
  pdf: string
  text: Block[]
}

/** The report of 19 March 2018, the documents it cites, and documents of the national gazette with their PDFs. */
export async function seedDocuments(seeding: Seeding): Promise<void> {
  const cited = citedDocuments.map((document) => ({ own: document, more: () => document }))
  const report = [{ own: reportOwn, more: () => reportOf(seeding) }]
  await ensureDocuments(seeding, 'Văn bản được báo cáo dẫn', [...cited, ...report])

  const shelf = await openShelf(seeding)
  const gazette = readGazette().map((document) => ({
    own: document,
    more: async () => ({
      ...document,
      authority: 'khac',
      files: [await shelf.document(document.pdf, `${document.number}, bản ký số`)],
      signerName: document.signer.name,
      signerPosition: document.signer.position,
      signerAuthority: document.signer.authority,
      text: richText(document.text, 'plain'),
    }),
  }))
  await ensureDocuments(seeding, 'Văn bản trên Công báo', gazette)
}

type Made = { own: Own; more: () => object | Promise<object> }

/** Documents have no slug of their own choosing: issuer, number and year are what never changes. */
async function ensureDocuments(seeding: Seeding, label: string, made: Made[]): Promise<void> {
  const found = await storedDocuments(seeding, made)
  const wanted = made.map(
    ({ own, more }): Wanted => ({
      key: own.number,
      data: async () => ({
        ...(await more()),
        type: idOf(seeding, 'type', own.type),
        issuer: idOf(seeding, 'agency', own.issuer),
        fields: own.fields.map((slug) => idOf(seeding, 'field', slug)),
        _status: 'published',
      }),
    }),
  )
  const named = { collection: 'documents', kind: 'document', by: 'number', label } as const
  await ensureAll(seeding, named, wanted, found)
}

async function storedDocuments(seeding: Seeding, made: Made[]): Promise<Map<string, string>> {
  const place = (issuer: unknown, key: string, year: unknown) => `${issuer}|${key}|${year}`
  const names = new Map(
    made.map(({ own: { number, issuer, issuedOn } }) => [
      place(idOf(seeding, 'agency', issuer), numberKeyOf(number), Number(issuedOn.slice(0, 4))),
      number,
    ]),
  )
  const { docs } = await seeding.payload.find({
    collection: 'documents',
    where: { numberKey: { in: made.map(({ own }) => numberKeyOf(own.number)) } },
    depth: 0,
    limit: 0,
    pagination: false,
    trash: true,
    select: { numberKey: true, issuer: true, year: true },
    // A seed must see everything that is there, or it makes it again.
    overrideAccess: true,
  })
  const found = new Map<string, string>()
  for (const { id, issuer, numberKey, year } of docs) {
    const name = names.get(place(issuer, numberKey ?? '', year))
    if (name) found.set(name, id)
  }
  return found
}

const reportOwn: Own = {
  number: '350/BC-VP',
  issuer: 'van-phong-ubnd-tinh',
  issuedOn: '2018-03-19',
  type: 'bao-cao',
  fields: ['cong-nghe-thong-tin'],
}

/** What the report carries out is its ground; the rest it only cites. */
const grounds = ['1242/KH-UBND', '150/STTTT']

function reportOf(seeding: Seeding) {
  return {
    ...reportOwn,
    authority: 'van-phong',
    title:
      'Đánh giá kết quả thực hiện Kế hoạch số 1242/KH-UBND ngày 22/3/2016 của UBND tỉnh về xây dựng Chính quyền điện tử tỉnh Quảng Ngãi giai đoạn 2016-2017',
    signerName: 'Nguyễn Quốc Việt',
    signerPosition: 'Phó Chánh Văn phòng',
    signerAuthority: 'KT. CHÁNH VĂN PHÒNG',
    place: 'Quảng Ngãi',
    recipients: [
      'CT, các PCT UBND tỉnh (b/c)',
      'Sở Thông tin và Truyền thông',
      'VPUB: CVP, PCVP, các phòng, ban, HCC, CBTH',
      'Lưu VT, CBTH',
    ].join('\n'),
    text: richText(readContentFile('report-350-bc-vp.md').body, resolver(seeding)),
    relations: citedDocuments.map(({ number }) => ({
      type: grounds.includes(number) ? 'can-cu' : 'dan-chieu',
      target: idOf(seeding, 'document', number),
    })),
  }
}

function readGazette(): GazetteDocument[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'gazette.json'), 'utf8'))
}
