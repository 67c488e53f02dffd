'use client'

import { useDocumentInfo, useForm, useFormModified } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { Standing } from '#cms/preview/standing.ts'

type Told = Omit<Standing, 'path'> & { address?: string }

/** Milliseconds between two looks at the portal: while a page is on its way, and while a date is awaited. */
const pauses = { working: 1_500, waiting: 20_000, problem: 10_000 } as const

/** Beside the save buttons: where the record stands, and the way to its preview. */
export function RecordBar() {
  const { id, collectionSlug, globalSlug, lastUpdateTime } = useDocumentInfo()
  const told = useStanding(
    collectionSlug ? id && `${collectionSlug}/${id}` : `globals/${globalSlug}`,
    lastUpdateTime,
  )
  return (
    <div className="record-bar">
      {told && (
        <p className={`standing standing-${told.tone}`} role="status">
          {told.address ? <a href={told.address}>{told.sentence}</a> : told.sentence}
          {told.note && <span> {told.note}</span>}
        </p>
      )}
      {collectionSlug && id && previewed.includes(collectionSlug) && (
        <Preview
          address={`/admin/xem-truoc/${collectionSlug}/${id}`}
          id={id}
          slug={collectionSlug}
        />
      )}
    </div>
  )
}

/** Kinds with a page and drafts; the others are public as soon as they are saved. */
const previewed = ['articles', 'pages', 'documents', 'consultations']

/** Asks where the record stands after each save, and again until it has come to rest. */
function useStanding(record: string | number | undefined, savedAt: number): Told | undefined {
  const [told, setTold] = useState<Told>()
  useEffect(() => {
    if (!record) return
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      const response = await fetch(`/admin/trang-thai/${record}?luu=${savedAt}`, {
        signal: leaving.signal,
      })
      if (!response.ok) return setTold(undefined)
      const next = (await response.json()) as Told
      setTold(next)
      if (next.tone in pauses) {
        timer = setTimeout(look, pauses[next.tone as keyof typeof pauses])
      }
    }
    look().catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error
    })
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [record, savedAt])
  return told
}

function Preview({ address, id, slug }: { address: string; id: string | number; slug: string }) {
  const modified = useFormModified()
  const { submit } = useForm()
  const [saving, setSaving] = useState(false)
  if (!modified) {
    return (
      <a className="preview-link" href={address}>
        Xem trước
      </a>
    )
  }
  const saveAndShow = async () => {
    setSaving(true)
    const saved = await submit({
      action: `/api/${slug}/${id}?depth=0&draft=true`,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    setSaving(false)
    if (saved?.res.ok) window.location.assign(address)
  }
  return (
    <button className="preview-link" disabled={saving} onClick={saveAndShow} type="button">
      Lưu nháp và xem trước
    </button>
  )
}
