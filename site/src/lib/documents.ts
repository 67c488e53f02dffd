import { startOfDay } from '#shared/dates.ts'
import { signingWords } from '#shared/messages.ts'
import type { PublicationOf } from '#shared/publication.ts'
import type { Reader } from '../../reader.ts'
import type { DublinCore } from './dublin-core.ts'

type Document = Pick<PublicationOf<'document'>, 'type' | 'number' | 'issuedOn' | 'issuer'>

/** `Quyết định 16/2017/QĐ-UBND`; only the kind for a document without number. */
export function documentName(document: Document, read: Reader): string {
  const type = read.get('document-type', document.type)?.title ?? 'Văn bản'
  return document.number === '' ? type : `${type} ${document.number}`
}

/** The name of the issuing agency as of the document's time; a closed one is marked "(cũ)". */
export function agencyName(
  agency: PublicationOf<'agency'> | undefined,
  read: Reader,
  name: 'title' | 'shortName' = 'title',
): string {
  if (!agency) return ''
  return isFormer(agency, read) ? `${agency[name]} (cũ)` : agency[name]
}

/** An agency is former from the day after `validTo`; the page holds until then. */
export function isFormer(agency: PublicationOf<'agency'>, read: Reader): boolean {
  if (agency.validTo === undefined) return false
  const end = new Date(startOfDay(agency.validTo).getTime() + 86_400_000)
  if (end <= read.now) return true
  read.until(end)
  return false
}

/** `Nguyễn Quốc Việt, Phó Chánh Văn phòng (ký thay)`. */
export function signerLine(signer: NonNullable<PublicationOf<'document'>['signer']>): string {
  const position = signer.position === undefined ? '' : `, ${signer.position}`
  const prefix = Object.keys(signingWords).find((one) => signer.authority?.startsWith(one))
  return `${signer.name}${position}${prefix === undefined ? '' : ` (${signingWords[prefix]})`}`
}

/** Dublin Core of a document (POR-13): the issuing agency is publisher, the signer creator. */
export function documentCore(
  document: PublicationOf<'document'>,
  read: Reader,
): Partial<DublinCore> {
  const issuer = read.get('agency', document.issuer)?.title
  const name = documentName(document, read)
  return {
    title: `${name}: ${document.title}`,
    ...(issuer === undefined
      ? {}
      : { creator: document.signer?.name ?? issuer, publisher: issuer }),
    date: document.issuedOn,
    ...(document.number === '' ? {} : { source: document.number }),
    subject: document.fields.flatMap((id) => read.get('field-of-law', id)?.title ?? []),
    type: read.get('document-type', document.type)?.title,
    format: [...new Set(document.files.map((file) => file.mime))],
  }
}
