'use client'

import { FieldLabel, useField } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'

/** The names of the fields that an act changed, as text: the log is read, never written. */
export const Changed: JSONFieldClientComponent = ({ field, path }) => {
  const { value } = useField<string[] | null>({ path })
  return (
    <div className="field-type">
      <FieldLabel label={field.label ?? path} path={path} />
      <p>{Array.isArray(value) && value.length > 0 ? value.join(', ') : 'Không ghi mục nào'}</p>
    </div>
  )
}
