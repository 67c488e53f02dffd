import type { BasePayload, CollectionSlug, PayloadRequest } from 'payload'

/** Which records have this value in this field; of them, the field itself and `fields` are read. */
export type Wanted = { collection: CollectionSlug; field: string; value: string; fields: string[] }
export type Found = Record<string, unknown> & { id: string }
export type FindBy = (wanted: Wanted) => Promise<Found[]>

const key = 'findBy'

/** The records that have a value in a field, the trash included; records saved together ask together. */
export async function findBy<T>(req: PayloadRequest, wanted: Wanted): Promise<(T & Found)[]> {
  const together = req.context[key] as FindBy | undefined
  const found = await (together?.(wanted) ?? find(req.payload, [wanted], req))
  return found as (T & Found)[]
}

/** The context of a request whose questions go to `ask`. */
export const answeredBy = (ask: FindBy) => ({ [key]: ask })

type Gather = (together: (all: readonly Wanted[]) => Promise<Found[][]>) => FindBy

/** Asks what is asked of the same field of a collection at the same point as one question. */
export function findTogether(
  payload: BasePayload,
  req: Partial<PayloadRequest>,
  gather: Gather,
): FindBy {
  const askers = new Map<string, FindBy>()
  return (wanted) => {
    const about = `${wanted.collection}/${wanted.field}`
    const ask = askers.get(about) ?? gather((all) => findAll(payload, all, req))
    askers.set(about, ask)
    return ask(wanted)
  }
}

async function findAll(
  payload: BasePayload,
  all: readonly Wanted[],
  req: Partial<PayloadRequest>,
): Promise<Found[][]> {
  const found = await find(payload, all, req)
  const byValue = Map.groupBy(found, (row) => row[all[0]?.field ?? ''])
  return all.map(({ value }) => byValue.get(value) ?? [])
}

/** Of one field of one collection, however many values. */
async function find(
  payload: BasePayload,
  all: readonly Wanted[],
  req: Partial<PayloadRequest>,
): Promise<Found[]> {
  const [wanted] = all
  if (!wanted) return []
  const { collection, field } = wanted
  const names = new Set([field, ...all.flatMap(({ fields }) => fields)])
  const { docs } = await payload.db.find<Found>({
    collection,
    where: { [field]: { in: [...new Set(all.map(({ value }) => value))] } },
    select: Object.fromEntries([...names].map((name) => [name, true])),
    pagination: false,
    limit: 0,
    req,
  })
  return docs
}
