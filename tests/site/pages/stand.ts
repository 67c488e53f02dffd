import { type FeedStand, startFeedStand } from '../feed-stand.ts'
import { startSite, type TestSite } from '../support.ts'
import { now, publications } from './content.ts'
import { files } from './content-parts.ts'
import { states } from './content-receipts.ts'

/** The small portal of `content.ts`, published by the real publisher and served over HTTP. */
export async function publishPortal(
  clock: () => Date = () => now,
): Promise<TestSite & { feed: FeedStand }> {
  const feed = await startFeedStand()
  for (const one of [...publications, ...states]) feed.put(one)
  for (const { name, bytes, mime } of files.values()) feed.addFile(name, bytes, mime)
  const site = await startSite({ feed, clock })
  await site.publish()
  const stop = site.stop
  return {
    ...site,
    feed,
    async stop() {
      await stop()
      await feed.stop()
    },
  }
}

/** One address of each template in each of its states, by what it shows. */
export const screens = {
  home: '/',
  news: '/tin-tuc/',
  'older news': '/tin-tuc/?trang=1',
  section: '/chuyen-muc/y-te/',
  article: '/tin-tuc/tin-1/',
  'sample article': '/tin-tuc/tin-3/',
  'withdrawn article': '/tin-tuc/tin-5/',
  documents: '/van-ban/',
  'documents of the committee': '/van-ban/ubnd-tinh/',
  'documents of the chairman': '/van-ban/chu-tich-ubnd-tinh/',
  'documents of a year': '/van-ban/nam/2017/',
  'documents, older ones': '/van-ban/?trang=2',
  'documents, filtered, with a wrong day':
    '/van-ban/?q=dien+tu&loai=cong-van&loai=quyet-dinh&nam=2015&nam=2017&tu=1/1/2015&den=xx',
  'documents, none': '/van-ban/?q=khong+co+gi&nam=2031',
  'document with text': '/van-ban/vb-350/',
  'document with a scan only': '/van-ban/vb-575/',
  'replaced document': '/van-ban/vb-1242/',
  'amended document': '/van-ban/vb-16/',
  'document not in force yet': '/van-ban/vb-50/',
  'sample document': '/van-ban/vb-3637/',
  'withdrawn document': '/van-ban/vb-go/',
  search: '/tim-kiem/?q=cong+thong+tin',
  'search, not asked': '/tim-kiem/',
  'search, none': '/tim-kiem/?q=zzzz&loai=article',
  agencies: '/co-quan/',
  'agencies, sought': '/co-quan/?ten=ba+to',
  agency: '/co-quan/van-phong-ubnd-tinh/',
  'former agency': '/co-quan/so-thong-tin-va-truyen-thong/',
  page: '/trang/gioi-thieu/',
  'withdrawn page': '/trang/lich-tiep-dan-cu/',
  'English page': '/en/introduction/',
  consultations: '/gop-y-du-thao/',
  'open consultation': '/gop-y-du-thao/gia/',
  'consultation without text, near its deadline': '/gop-y-du-thao/hoc-phi/',
  'upcoming consultation': '/gop-y-du-thao/to-dan-pho/',
  'closed consultation': '/gop-y-du-thao/cay-trong/',
  'answered consultation': '/gop-y-du-thao/nhiem-vu/',
  'withdrawn consultation': '/gop-y-du-thao/da-go/',
  comments: '/gop-y-du-thao/gia/y-kien/',
  'comments on one article': '/gop-y-du-thao/gia/y-kien/?dieu=quy-dinh.dieu-5&trang=2',
  'comments, none': '/gop-y-du-thao/hoc-phi/y-kien/',
  'search, consultation': '/tim-kiem/?q=hoc+phi',
  'site map': '/so-do-cong/',
  'not found': '/khong-co-trang-nay/',
  gone: '/410/',
  failed: '/500/',
} as const
