import { generalComment } from './messages-consultation.ts'

const limit = 60

/** A comment's line in lists: what it is about, then its first words. */
export function titleOfComment(comment: {
  provisionLabel?: string | undefined
  text: string
}): string {
  const words = comment.text.replace(/\s+/g, ' ')
  const start = words.length > limit ? `${words.slice(0, limit).replace(/\s\S*$/, '')}…` : words
  return `${comment.provisionLabel ?? generalComment}: ${start}`
}
