import type { CollectionAfterChangeHook, GlobalAfterChangeHook } from 'payload'
import type { Kind } from '#shared/publication.ts'
import { announce } from '../feed/changes.ts'
import { savedOf } from './saving.ts'

/** Tells the feed that a record may have changed for the public; it looks for itself. */
export const announceChange =
  (kind: Kind): CollectionAfterChangeHook =>
  ({ collection, doc, req }) => {
    const { revision } = savedOf(collection, doc.id, req).data
    announce(kind, String(doc.id), revision === undefined ? undefined : String(revision))
    return doc
  }

export const announceGlobal =
  (kind: Kind & ('portal' | 'navigation' | 'home' | 'notice')): GlobalAfterChangeHook =>
  ({ doc }) => {
    announce(kind, kind, doc.revision ?? undefined)
    return doc
  }
