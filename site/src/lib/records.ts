import type { PublicationOf } from '#shared/publication.ts'
import type { Lists, Reader } from '../../reader.ts'

type SmallKind = Lists['all']['args']['kind']

/** Every published record of a small kind, in its order, as that kind. */
export function allOf<K extends SmallKind>(read: Reader, kind: K): PublicationOf<K>[] {
  return read.list('all', { kind }).filter((one): one is PublicationOf<K> => one.kind === kind)
}
