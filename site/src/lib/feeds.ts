import { messages } from '#shared/messages.ts'
import { paths } from '#shared/paths.ts'
import type { ArticleRow, DocumentRow, Reader } from '../../reader.ts'
import { agencyName, documentName } from './documents.ts'
import type { FeedItem } from './xml.ts'

/** A feed reader shows the title alone: what is demonstration data says so there. */
const titleOf = (title: string, sample: boolean) =>
  sample ? `[${messages.sample}] ${title}` : title

/** News as feed items; withdrawn ones are left out. */
export function articleItems(articles: readonly ArticleRow[], read: Reader): FeedItem[] {
  return articles
    .filter((article) => !article.withdrawn)
    .map((article) => ({
      title: titleOf(article.title, article.sample),
      path: paths.article(article.slug),
      publishedAt: article.publishedAt,
      description: article.summary,
      category: read.get('section', article.section)?.title,
      creator: article.author,
    }))
}

/** Documents as feed items; withdrawn ones are left out. */
export function documentItems(rows: readonly DocumentRow[], read: Reader): FeedItem[] {
  return rows
    .filter((row) => !row.withdrawn)
    .map((row) => ({
      title: titleOf(documentName(row, read), row.sample),
      path: paths.document(row.slug),
      publishedAt: row.publishedAt,
      description: row.title,
      category: read.get('document-type', row.type)?.title,
      creator: agencyName(read.get('agency', row.issuer), read),
    }))
}
