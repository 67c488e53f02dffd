import type { CollectionConfig, GlobalConfig } from 'payload'
import type { Kind } from '#shared/publication.ts'
import { announceChange, announceGlobal } from './announce.ts'
import { refuseStaleGlobal, refuseStaleSave } from './fresh.ts'
import { refuseDeletion, refuseLeaks } from './leaks.ts'
import { redirectMoved } from './moved.ts'
import { normalise } from './normalise.ts'
import { noteChanges, recordChange, recordGlobal } from './record.ts'
import { dateFirstPublishing, revise, reviseGlobal } from './revise.ts'
import { holdRights } from './rights.ts'
import { rememberSaving } from './saving.ts'
import { foldForSearch, searchFolded } from './search.ts'

type Hooks = NonNullable<CollectionConfig['hooks']>
type Own = Pick<Hooks, 'beforeOperation' | 'beforeValidate' | 'beforeChange'>

/**
 * What every content collection does on a save, in this order; `own` hooks come between. `kinds`: what
 * its records are published as.
 */
export function contentHooks(kinds: Kind | Kind[] | undefined, own: Own = {}): Hooks {
  const published = [kinds ?? []].flat()
  return {
    beforeOperation: [
      refuseDeletion,
      refuseLeaks,
      rememberSaving,
      searchFolded,
      ...(own.beforeOperation ?? []),
    ],
    beforeValidate: [normalise, refuseStaleSave, ...(own.beforeValidate ?? [])],
    beforeChange: [
      holdRights,
      revise,
      dateFirstPublishing,
      ...(own.beforeChange ?? []),
      foldForSearch,
      noteChanges,
    ],
    // `recordChange` ends the save: it forgets what the others read.
    afterChange: [
      ...published.flatMap((kind) => [redirectMoved(kind), announceChange(kind)]),
      recordChange,
    ],
  }
}

type GlobalHooks = NonNullable<GlobalConfig['hooks']>

export function globalHooks(
  kind: Kind & ('portal' | 'navigation' | 'home' | 'notice'),
  own: Pick<GlobalHooks, 'beforeValidate'> = {},
): GlobalHooks {
  return {
    beforeValidate: [normalise, refuseStaleGlobal, ...(own.beforeValidate ?? [])],
    beforeChange: [reviseGlobal],
    afterChange: [recordGlobal, announceGlobal(kind)],
  }
}
