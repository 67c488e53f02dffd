import { setTimeout as pause } from 'node:timers/promises'
import { bareWriting } from '../bare.ts'
import {
  atLeast,
  atMost,
  count,
  hundredths,
  megabytes,
  plain,
  type Row,
  spread,
  times,
} from '../figures.ts'
import { processorSeconds, watchMemory } from '../processes.ts'
import { timeChange } from './changes.ts'
import type { SizePortal } from './portal.ts'

/** Every page again, all of them written; meanwhile some changes; beside it the same bytes written bare. */
export async function fullPublish(
  portal: SizePortal,
): Promise<{ rows: Row[]; pagesPerSecond: number }> {
  const { db } = portal
  const paths = db
    .prepare('SELECT path FROM pages')
    .all()
    .map((one) => String(one.path))
  const memory = watchMemory(portal.program())
  const quiet = await publishAll(portal)
  const busy = await publishAll(portal, () => timeChange(portal, 7))
  const most = memory.stop()
  const bare = await bareWriting(portal.root, portal.folder, paths)
  const page = quiet.took / paths.length
  const pagesPerSecond = 1000 / page
  const rows = [
    plain('Full publish, pages', paths.length, count),
    plain('Full publish, kB a page', bare.size / 1000, count),
    atLeast('Full publish, pages/s', pagesPerSecond, count, 1200),
    plain('Full publish, processor a page', (quiet.used * 1000) / paths.length, hundredths),
    plain('Bare: the same files from memory, new, a page', bare.write, hundredths),
    plain('Bare: the same files from memory, over old ones, a page', bare.over, hundredths),
    plain('Bare: the same pages compressed, a page', bare.compress, hundredths),
    plain('Bare: compressed with the widest window, a page', bare.wide, hundredths),
    plain('Bytes of .br to those of the widest window', bare.larger, times),
    atMost('Full publish to bare files over old ones', page / bare.over, times, 3),
    plain(
      'Full publish to bare compressing and writing',
      page / (bare.over + bare.compress),
      times,
    ),
    ...spread('One change while everything is published', busy.changes, [undefined, 1000]),
    atMost('Memory of the site while publishing, most', most, megabytes, 1.5 * 1024 ** 3),
  ]
  return { rows, pagesPerSecond }
}

/** With fewer pages left nothing is changed any more: each change makes some stale anew. */
const few = 100

async function publishAll(portal: SizePortal, change?: () => Promise<number>) {
  const { db } = portal
  db.exec('UPDATE pages SET hash = NULL')
  const used = processorSeconds(portal.program()) ?? 0
  const began = performance.now()
  db.prepare("INSERT INTO requests (action, at) VALUES ('all', '')").run()
  const left = db.prepare('SELECT count(*) AS n FROM pages WHERE stale > 0')
  while (Number(left.get()?.n) === 0) await pause(5)
  const changes: number[] = []
  while (Number(left.get()?.n) > 0) {
    if (change && Number(left.get()?.n) > few) changes.push(await change())
    await pause(50)
  }
  const took = performance.now() - began
  await portal.settled()
  return { took, used: (processorSeconds(portal.program()) ?? 0) - used, changes }
}
