'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { address } from './address.ts'
import { Exports } from './exports.tsx'

/** On a consultation's own form: the ways to its comments. */
export function ConsultationWays() {
  const { id } = useDocumentInfo()
  if (id === undefined) return null
  return (
    <div className="field-type">
      <p className="queue-ways">
        <a href={address(String(id))}>Kiểm duyệt góp ý của đợt này</a>
      </p>
      <Exports consultation={String(id)} />
    </div>
  )
}
