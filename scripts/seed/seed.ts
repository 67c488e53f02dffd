import { seedComments } from './comments.ts'
import { seedConsultations } from './consultations.ts'
import { seedDirectives } from './directives.ts'
import { seedDocuments } from './documents.ts'
import type { Seeding } from './ensure.ts'
import { seedGlobals } from './globals.ts'
import { seedMany } from './many.ts'
import { seedNews } from './news.ts'
import { seedAccounts, seedStructure } from './structure.ts'

/**
 * Fills the portal with its demonstration: each step finds what is there and makes the rest, so that it
 * may be cut off and run again; `many` made-up documents beside it, if asked for. Gives how many records
 * were created by collection.
 */
export async function seed(
  given: Pick<Seeding, 'payload' | 'now' | 'out'> & { password: string | undefined; many?: number },
): Promise<Map<string, number>> {
  const seeding: Seeding = { ...given, ids: new Map(), created: new Map() }
  await seedStructure(seeding)
  if (given.password) await seedAccounts(seeding, given.password)
  await seedDocuments(seeding)
  await seedNews(seeding)
  await seedConsultations(seeding)
  await seedComments(seeding)
  await seedGlobals(seeding)
  await seedDirectives(seeding)
  if (given.many) await seedMany(seeding, given.many)
  return seeding.created
}
