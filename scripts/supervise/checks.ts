import { accessSync, constants, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Environment } from '#shared/environment.ts'
import { unwritable } from '../environment.ts'

/** The oldest Node that runs the portal's TypeScript as it is and has SQLite with full-text search. */
const oldestNode = 24

/** One sentence for each thing that would make a start fail later; an empty list lets it begin. */
export async function obstacles(env: Environment): Promise<string[]> {
  return [
    ...nodeObstacles(process.versions.node),
    ...dataObstacles(env.PORTAL_DATA),
    ...(await portObstacles(env)),
    ...accountObstacles(env),
  ]
}

export function nodeObstacles(version: string): string[] {
  if (Number(version.split('.')[0]) >= oldestNode) return []
  return [
    `Cần Node ${oldestNode} trở lên, đang chạy Node ${version}. Dùng lệnh npm start để chạy bản Node đi kèm.`,
  ]
}

/** Everything the portal writes is under this folder, so a file must come into being there. */
export function dataObstacles(folder: string): string[] {
  try {
    mkdirSync(folder, { recursive: true })
    const probe = join(folder, `.thu-ghi-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    for (const name of ['cms', 'site', 'mail', 'build', 'secrets']) {
      const path = join(folder, name)
      mkdirSync(path, { recursive: true })
      accessSync(path, constants.W_OK)
      if (!statSync(path).isDirectory()) return [unwritable(folder)]
    }
    return []
  } catch {
    return [unwritable(folder)]
  }
}

async function portObstacles(env: Environment): Promise<string[]> {
  const ports = [
    { variable: 'SITE_PORT', port: env.SITE_PORT },
    { variable: 'CMS_PORT', port: env.CMS_PORT },
    { variable: 'CMS_FEED_PORT', port: env.CMS_FEED_PORT, host: env.CMS_FEED_HOST },
  ]
  const reasons: string[] = []
  const seen = new Map<number, string>()
  for (const { variable, port, host } of ports) {
    const twin = seen.get(port)
    seen.set(port, variable)
    if (twin) reasons.push(`${twin} và ${variable} cùng là ${port}. Đặt hai số khác nhau.`)
    else reasons.push(...(await listenObstacle(variable, port, host)))
  }
  return reasons
}

/** Listens for a moment, as the program will: the only sure way to know that a port can be had. */
function listenObstacle(variable: string, port: number, host?: string): Promise<string[]> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve([
        error.code === 'EADDRINUSE'
          ? `Cổng mạng ${port} đang có chương trình khác dùng. Dừng chương trình đó hoặc đặt biến ${variable}.`
          : error.code === 'EACCES'
            ? `Không được phép mở cổng mạng ${port}. Đặt biến ${variable} từ 1024 trở lên.`
            : `Không mở được cổng mạng ${port} (${error.code}). Kiểm tra biến ${variable}.`,
      ]),
    )
    server.listen(port, host, () => server.close(() => resolve([])))
  })
}

function accountObstacles(env: Environment): string[] {
  if (env.PORTAL_DEMO || env.ADMIN_EMAIL || !env.DATABASE_URL.startsWith('file:')) return []
  return hasFile(env.DATABASE_URL.slice('file:'.length))
    ? []
    : ['Thiếu biến ADMIN_EMAIL: địa chỉ thư điện tử của người quản trị đầu tiên.']
}

function hasFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}
