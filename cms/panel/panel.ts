import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { plainPage } from '../http/plain-page.ts'
import { builtPanel } from './build.ts'

export type Panel = ReturnType<typeof startPanel>

/**
 * The admin panel, served once it is built; until then a page that says so and looks again by
 * itself. Expects Payload to be running in this process under its default key.
 */
export function startPanel({ folder, log }: { folder: string; log: Logger }) {
  const stop = new AbortController()
  let standing: 'building' | 'ready' | 'failed' = 'building'
  let handle: RequestHandler = (_req, res) => waiting(res, standing === 'failed')
  let close = async () => {}

  const started = builtPanel(folder, stop.signal)
    .then(serve)
    .then((served) => {
      handle = served.handle
      close = served.close
      standing = 'ready'
      log.info('the admin panel is ready')
    })
    .catch((error: unknown) => {
      if (stop.signal.aborted) return
      standing = 'failed'
      log.error(error, 'the admin panel could not be built')
    })

  return {
    standing: () => standing,
    handle: ((req, res, next) => handle(req, res, next)) satisfies RequestHandler,
    /** Resolves when the panel is served or could not be built. */
    started,
    async close() {
      stop.abort()
      await started
      await close()
    },
  }
}

/** Next in this process, over a build that was moved out of its project. */
async function serve(built: string): Promise<{ handle: RequestHandler; close(): Promise<void> }> {
  const required = join(built, '.next/required-server-files.json')
  const { config } = JSON.parse(readFileSync(required, 'utf8')) as { config: object }
  const conf = { ...config, distDir: '.next' }
  // Next refuses a build outside its project unless told, as its standalone servers are, by this variable.
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(conf)
  const { default: next } = await import('next')
  const server = next({ dev: false, dir: built, conf })
  await server.prepare()
  const answer = server.getRequestHandler()
  return { handle: (req, res) => answer(req, res), close: () => server.close() }
}

function waiting(res: Response, failed: boolean): void {
  const [title, text] = failed
    ? [
        'Chưa mở được trang quản trị',
        'Lần chuẩn bị vừa rồi gặp lỗi, nhật ký của chương trình ghi rõ lỗi nào. Khởi động lại cổng để thử lại.',
      ]
    : [
        'Trang quản trị đang chuẩn bị',
        'Lần khởi động đầu tiên cần khoảng một phút. Trang này tự mở khi xong.',
      ]
  const paragraphs = [text, 'Cổng công khai vẫn hoạt động.']
  plainPage(res, { status: 503, title, paragraphs, ...(!failed && { again: 5 }) })
}
