'use client'

import { TextInput, useField } from '@payloadcms/ui'
import type { DefaultCellComponentProps, TextFieldClientComponent } from 'payload'
import { formatDate } from '#shared/dates.ts'

const stored = /^\d{4}-\d{2}-\d{2}$/

/** A stored day as Vietnamese screens write it; what is still being typed stays as typed. */
const shown = (value: unknown) =>
  typeof value === 'string' && stored.test(value) ? formatDate(value) : String(value ?? '')

/** A calendar day, typed and shown as 19/04/2017, kept as 2017-04-19. */
export const Day: TextFieldClientComponent = ({ field, path, readOnly }) => {
  const { value, setValue, showError, disabled } = useField<string>({ path })
  const { admin = {}, label, required = false } = field
  return (
    <TextInput
      {...(admin.description && { description: admin.description })}
      {...(label && { label })}
      {...(admin.placeholder && { placeholder: admin.placeholder })}
      onChange={(event: { target: { value: string } }) => setValue(event.target.value)}
      path={path}
      readOnly={Boolean(readOnly || disabled)}
      required={required}
      showError={showError}
      value={shown(value)}
    />
  )
}

/** The same in a list. */
export const DayCell = ({ cellData }: DefaultCellComponentProps) => <>{shown(cellData)}</>
