'use client'

import { FieldLabel, useConfig, useField, useFormFields } from '@payloadcms/ui'
import type {
  ClientField,
  DefaultCellComponentProps,
  JSONFieldClientComponent,
  TextFieldClientComponent,
} from 'payload'

/** The log keeps names of collections and fields; staff read their labels. It is read, never written. */

type Labelled = { label?: unknown; labels?: { plural?: unknown } }

function useLabels() {
  const { config } = useConfig()
  const entity = (slug: string) =>
    [...config.collections, ...config.globals].find((one) => one.slug === slug)
  return {
    place(slug: unknown): string {
      const found: Labelled | undefined = entity(String(slug ?? ''))
      return String(found?.labels?.plural ?? found?.label ?? slug ?? '')
    },
    field(slug: unknown, name: string): string {
      const label = labelIn(entity(String(slug ?? ''))?.fields ?? [], name)
      return label?.replace(' (không bắt buộc)', '') ?? name
    },
  }
}

/** The label of a named field, also when it lies in a row, a group or a collapsible. */
function labelIn(fields: readonly ClientField[], name: string): string | undefined {
  for (const field of fields) {
    if ('name' in field && field.name === name) {
      return typeof field.label === 'string' ? field.label : undefined
    }
    if ('fields' in field && !('name' in field)) {
      const found = labelIn(field.fields, name)
      if (found) return found
    }
  }
  return undefined
}

export const PlaceCell = ({ cellData }: DefaultCellComponentProps) => (
  <>{useLabels().place(cellData)}</>
)

export const Place: TextFieldClientComponent = ({ field, path }) => {
  const { value } = useField<string>({ path })
  return <Said label={field.label ?? path} path={path} text={useLabels().place(value)} />
}

export const Changed: JSONFieldClientComponent = ({ field, path }) => {
  const { value } = useField<string[] | null>({ path })
  const slug = useFormFields(([fields]) => fields.collection?.value)
  const labels = useLabels()
  const names = Array.isArray(value) ? value.map((name) => labels.field(slug, name)) : []
  const text = names.length > 0 ? names.join(', ') : 'Không ghi mục nào'
  return <Said label={field.label ?? path} path={path} text={text} />
}

function Said(props: {
  label: Parameters<typeof FieldLabel>[0]['label']
  path: string
  text: string
}) {
  return (
    <div className="field-type">
      {props.label && <FieldLabel label={props.label} path={props.path} />}
      <p>{props.text}</p>
    </div>
  )
}
