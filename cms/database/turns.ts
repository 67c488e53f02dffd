import type { BaseDatabaseAdapter, DatabaseAdapterObj } from 'payload'

/** Longer than any honest write; who waits longer waits for a transaction that waits for it. */
const patience = 30_000

/** What Payload may call outside a transaction; a second writer would block this whole process. */
const writes = [
  'create',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'upsert',
  'createVersion',
  'updateVersion',
  'deleteVersions',
  'createGlobal',
  'updateGlobal',
  'createGlobalVersion',
  'updateGlobalVersion',
  'updateJobs',
] as const

type Id = number | string
type Write = (args: { req?: { transactionID?: Id | Promise<Id> } }) => Promise<unknown>

/**
 * Lets the transactions of this process through one by one, in the order they came, and gives every
 * write outside a transaction one of its own: the driver waits for a lock by stopping the event loop.
 */
export function oneAtATime(database: DatabaseAdapterObj): DatabaseAdapterObj {
  return { ...database, init: (args) => withTurns(database.init(args)) }
}

function withTurns<A extends BaseDatabaseAdapter>(adapter: A): A {
  const turns = queue(patience)
  const begin = adapter.beginTransaction.bind(adapter)
  const commit = adapter.commitTransaction.bind(adapter)
  const rollback = adapter.rollbackTransaction.bind(adapter)
  const ends = new Map<Id, () => void>()

  const ending = (end: typeof commit) => async (id: Id | Promise<Id>) => {
    const known = await id
    try {
      await end(known)
    } finally {
      ends.get(known)?.()
      ends.delete(known)
    }
  }
  const started: typeof begin = async (options) => {
    const release = await turns()
    try {
      const id = await begin(options)
      if (id === null) throw new Error('The database began no transaction')
      ends.set(id, release)
      return id
    } catch (cause) {
      release()
      throw cause
    }
  }
  Object.assign(adapter, {
    beginTransaction: started,
    commitTransaction: ending(commit),
    rollbackTransaction: ending(rollback),
  })

  for (const name of writes) {
    // Each method has arguments of its own; all carry `req`, which is all this needs.
    const write = (adapter[name] as unknown as Write).bind(adapter)
    const guarded: Write = async (args) => {
      const id = await args.req?.transactionID
      if (id !== undefined && ends.has(id)) return write(args)
      const own = await adapter.beginTransaction()
      if (own === null) throw new Error('The database began no transaction')
      try {
        const result = await write({ ...args, req: { ...args.req, transactionID: own } })
        await adapter.commitTransaction(own)
        return result
      } catch (error) {
        await adapter.rollbackTransaction(own)
        throw error
      }
    }
    Object.assign(adapter, { [name]: guarded })
  }
  return adapter
}

/** Turns in order of asking: each waits for the one before it, at most `milliseconds`. */
function queue(milliseconds: number): () => Promise<() => void> {
  let last = Promise.resolve()
  return async () => {
    const before = last
    let release = () => {}
    const mine = new Promise<void>((resolve) => {
      release = resolve
    })
    last = before.then(() => mine)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        release()
        reject(new Error('Waited too long for another transaction of this process'))
      }, milliseconds)
    })
    await Promise.race([before, late]).finally(() => clearTimeout(timer))
    return release
  }
}
