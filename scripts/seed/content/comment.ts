import type {
  CommenterKind,
  CommentState,
  WithholdReason,
} from '#shared/publication-consultation.ts'

/** Handwritten comments of the demonstration; people and addresses are made up. `day` counts from the window's first day. */
export type SeedComment = {
  to: string
  day: number
  at: string
  provision?: string
  question?: number
  text: string
  name: string
  as?: CommenterKind
  organisation?: string
  hideName?: boolean
  state: CommentState
  reason?: WithholdReason
  note?: string
}

/** Slugs of the consultations commented on. */
export const price = 'quy-dinh-quan-ly-nha-nuoc-ve-gia'
export const crops = 'don-gia-boi-thuong-cay-trong'
export const tasks = 'quy-che-theo-doi-nhiem-vu'
