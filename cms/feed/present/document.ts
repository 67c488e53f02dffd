import type { Document } from '#cms/payload-types.ts'
import { common, withdrawable } from './record.ts'
import { filesOf } from './rich-text.ts'
import type { Shelf } from './shelf.ts'
import { type Candidate, day, idOf, idsOf, line, lines } from './values.ts'

export function presentDocument(document: Document, shelf: Shelf): Candidate<'document'> {
  const { withdrawn, kept, html } = withdrawable(document, shelf)
  const text = html(document.text)
  const originals = kept(() => shelf.attachments(document.files)) ?? []
  return {
    kind: 'document',
    ...common(document, document),
    number: line(document.number) ?? '',
    type: idOf(document.type),
    issuer: idOf(document.issuer),
    authority: document.authority,
    fields: idsOf(document.fields),
    issuedOn: day(document.issuedOn),
    effectiveOn: day(document.effectiveOn),
    expiresOn: day(document.expiresOn),
    validity: validityOf(document),
    signer: signerOf(document),
    place: line(document.place),
    recipients: lines(document.recipients),
    text: text || undefined,
    files: filesOf(originals, text, shelf),
    relations: (document.relations ?? []).flatMap(({ type, target }) => {
      const id = idOf(target)
      return id === undefined ? [] : [{ type, target: id }]
    }),
    sample: document.sample ?? false,
    withdrawn,
  }
}

/** An officer's statement needs both its state and its reason. */
function validityOf(document: Document): Candidate<'document'>['validity'] {
  const reason = line(document.validityReason)
  if (!document.validityState || reason === undefined) return undefined
  return { state: document.validityState, reason }
}

function signerOf(document: Document): Candidate<'document'>['signer'] {
  const name = line(document.signerName)
  const position = line(document.signerPosition)
  const authority = line(document.signerAuthority)
  if (name === undefined) return undefined
  return {
    name,
    ...(position !== undefined && { position }),
    ...(authority !== undefined && { authority }),
  }
}
