import type { Article } from '#cms/payload-types.ts'
import { common, withdrawable } from './record.ts'
import { filesOf } from './rich-text.ts'
import type { Shelf } from './shelf.ts'
import { type Candidate, idOf, line } from './values.ts'

export function presentArticle(article: Article, shelf: Shelf): Candidate<'article'> {
  const { withdrawn, kept, html } = withdrawable(article, shelf)
  const body = html(article.body)
  const attachments = kept(() => shelf.attachments(article.attachments)) ?? []
  return {
    kind: 'article',
    ...common(article, article),
    section: idOf(article.section),
    // A summary is text too: what was withdrawn must not live on in lists and search.
    summary: withdrawn ? withdrawn.reason : line(article.summary),
    author: line(article.author),
    source: line(article.source),
    picture: kept(() => headPicture(article, shelf)),
    body,
    files: filesOf(attachments, body, shelf),
    sample: article.sample ?? false,
    withdrawn,
  }
}

function headPicture(article: Article, shelf: Shelf): Candidate<'article'>['picture'] {
  const sizes = shelf.picture(article.picture)
  const caption = line(article.pictureCaption)
  const alt = article.pictureDecorative ? '' : (line(article.pictureAlt) ?? '')
  return sizes && { sizes, alt, ...(caption !== undefined && { caption }) }
}
