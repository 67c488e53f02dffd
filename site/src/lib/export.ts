import { formatDate } from '#shared/dates.ts'
import { authorityNames, validityWords } from '#shared/messages.ts'
import { paths } from '#shared/paths.ts'
import type { DocumentRow, Reader } from '../../reader.ts'
import { exportLimit } from './document-list.ts'
import { documentFilter, readDocumentQuery } from './document-query.ts'
import { agencyName } from './documents.ts'

/** Rows that an address of a list asks for, as a file: the newest `limit`, whatever page is named. */
export function askedRows(url: URL, read: Reader, limit = exportLimit): DocumentRow[] {
  const query = readDocumentQuery(url.searchParams)
  const { filter } = documentFilter(query)
  const sort = query.sort === 'sat-tu' && query.q !== '' ? { sort: 'sat-tu' as const } : {}
  return read.list('documents', { filter, size: limit, page: 1, ...sort }).items
}

/** One document as the words of a table, by Vietnamese column name. */
export function exportedRow(row: DocumentRow, read: Reader, origin: string) {
  const day = (value: string | undefined) => (value === undefined ? '' : formatDate(value))
  return {
    'Số ký hiệu': row.number,
    'Ngày ban hành': day(row.issuedOn),
    'Loại văn bản': read.get('document-type', row.type)?.title ?? '',
    'Trích yếu': row.title,
    'Cơ quan ban hành': agencyName(read.get('agency', row.issuer), read),
    'Thẩm quyền': authorityNames[row.authority],
    'Người ký': row.signer?.name ?? '',
    'Lĩnh vực': row.fields.flatMap((id) => read.get('field-of-law', id)?.title ?? []).join('; '),
    'Ngày có hiệu lực': day(row.effectiveOn),
    'Ngày hết hiệu lực': day(row.expiresOn),
    'Tình trạng': validityWords[row.state].name,
    'Dữ liệu trình diễn': row.sample ? 'có' : 'không',
    'Địa chỉ': origin + paths.document(row.slug),
  }
}
