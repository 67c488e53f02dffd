import type { CommentState, WithholdReason } from '#shared/publication-consultation.ts'

/** A comment by what a decision needs of it; `revision` keeps a colleague's decision from being lost. */
export type Target = { id: string; revision: string }
export type Decision = { state: CommentState; reason?: WithholdReason | null; note?: string | null }

export type Outcome =
  | { ok: true; id: string; revision: string }
  | { ok: false; id: string; message: string }

const failed = 'Chưa lưu được. Kiểm tra mạng rồi thử lại.'

/** One decision through the same door as the panel's forms: rights, log and feed apply. */
export async function decide({ id, revision }: Target, decision: Decision): Promise<Outcome> {
  try {
    const response = await fetch(`/api/comments/${id}?depth=0`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...decision, revision }),
    })
    const answer = await response.json()
    if (response.ok) return { ok: true, id, revision: String(answer.doc.revision) }
    return { ok: false, id, message: sentenceOf(answer) ?? failed }
  } catch {
    return { ok: false, id, message: failed }
  }
}

/** Every waiting comment that says the same, on this screen or not. */
export async function alikeOf(consultation: string, textKey: string): Promise<Target[]> {
  const query = new URLSearchParams({
    'where[and][0][consultation][equals]': consultation,
    'where[and][1][textKey][equals]': textKey,
    'where[and][2][state][equals]': 'waiting',
    'select[revision]': 'true',
    ...{ depth: '0', limit: '500', sort: 'receivedAt' },
  })
  const response = await fetch(`/api/comments?${query}`)
  const answer = await response.json()
  if (!response.ok) throw new Error(sentenceOf(answer) ?? failed)
  return answer.docs.map(({ id, revision }: Target) => ({ id, revision }))
}

type Contact = { email: string | null; phone: string | null }

/** Contact data of one comment; the look is noted. */
export async function contactOf(id: string): Promise<Contact> {
  const response = await fetch(`/api/comments/${id}/lien-he`)
  const answer = await response.json()
  if (!response.ok) throw new Error(sentenceOf(answer) ?? failed)
  return answer
}

type Refusal = { errors?: { message?: string; data?: { errors?: { message?: string }[] } }[] }

function sentenceOf({ errors }: Refusal): string | undefined {
  const [first] = errors ?? []
  return first?.data?.errors?.[0]?.message ?? first?.message
}
