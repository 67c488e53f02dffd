import { addDays, dayOf, startOfDay } from '#shared/dates.ts'
import { type ContentFile, fact, readContentFolder } from './content-file.ts'
import { ensureAll, idOf, resolver, type Seeding } from './ensure.ts'
import { openShelf } from './files.ts'
import { richText } from './rich-text.ts'

/** News of our own with drawn pictures, and the pages that the law wants. */
export async function seedNews(seeding: Seeding): Promise<void> {
  const shelf = await openShelf(seeding)
  const articles = readContentFolder('articles')
  const pages = readContentFolder('pages')
  await ensureAll(
    seeding,
    { collection: 'pages', kind: 'page', by: 'slug', label: 'Trang' },
    pages.map((file) => ({
      key: file.slug,
      data: () => ({
        slug: file.slug,
        title: fact(file, 'title'),
        lang: fact(file, 'lang'),
        summary: fact(file, 'summary'),
        body: richText(file.body, resolver(seeding)),
        _status: 'published',
      }),
    })),
  )
  await ensureAll(
    seeding,
    { collection: 'articles', kind: 'article', by: 'slug', label: 'Tin bài' },
    articles.map((file) => ({
      key: file.slug,
      data: async () => ({
        slug: file.slug,
        title: fact(file, 'title'),
        summary: fact(file, 'summary'),
        author: fact(file, 'author'),
        source: fact(file, 'source'),
        section: idOf(seeding, 'section', fact(file, 'section')),
        picture: await shelf.picture(fact(file, 'picture'), fact(file, 'pictureAlt')),
        pictureAlt: fact(file, 'pictureAlt'),
        pictureCaption: fact(file, 'pictureCaption'),
        body: richText(file.body, resolver(seeding)),
        publishedAt: publishedAt(file, seeding.now),
        sample: true,
        _status: 'published',
      }),
    })),
  )
}

/** Eight in the morning, so many days before the seed: the newest news is never old, none is to come. */
function publishedAt(file: ContentFile, now: Date): string {
  const day = addDays(dayOf(now), -Number(fact(file, 'daysAgo')))
  return new Date(startOfDay(day).getTime() + 8 * 3_600_000).toISOString()
}
