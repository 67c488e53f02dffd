import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { BasePayload } from 'payload'
import type { Writer } from './desk.ts'
import { gather, type oneByOne } from './gather.ts'

type Model = MongooseAdapter['collections'][string]
type Write = { data: { _id?: unknown }; options: object }

/** Payload's adapter with its last step, the write of a document, made for many at once. */
export function mongodbWriter(payload: BasePayload, turn: ReturnType<typeof oneByOne>): Writer {
  // Payload's type of `db` knows no adapter; the caller has looked at its name.
  const adapter = payload.db as unknown as MongooseAdapter
  const written: { model: Model; ids: unknown[] }[] = []

  /** As much of a model as Payload's `create` and `createVersion` use. */
  const together = (model: Model) => {
    const write = gather(turn, async (writes: readonly Write[]) => {
      const data = writes.map(({ data }) => ({ _id: new model.base.Types.ObjectId(), ...data }))
      written.push({ model, ids: data.map(({ _id }) => _id) })
      return model.insertMany(data, writes[0]?.options ?? {})
    })
    return {
      create: async ([data]: [Write['data']], options: object) => [await write({ data, options })],
      // Takes `latest` from earlier versions: there are none.
      updateMany: async () => {},
    }
  }
  const own: MongooseAdapter = Object.assign(Object.create(adapter), {
    collections: lazily((slug) => together(adapter.collections[slug] as Model)),
    versions: lazily((slug) => together(adapter.versions[slug] as Model)),
  })
  return {
    create: (args) => adapter.create.call(own, args),
    createVersion: (args) => adapter.createVersion.call(own, args) as never,
    async takeBack() {
      for (const { model, ids } of written.reverse()) await model.deleteMany({ _id: { $in: ids } })
    },
  }
}

/** An object whose properties are made when first asked for. */
function lazily<T>(make: (name: string) => T): Record<string, T> {
  return new Proxy<Record<string, T>>(
    {},
    {
      get: (made, name: string) => {
        made[name] ??= make(name)
        return made[name]
      },
    },
  )
}
