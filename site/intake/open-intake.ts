import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Router } from 'express'
import { takeLock } from '../publisher/lock.ts'
import { type callLimits, createCmsClient } from './cms-client.ts'
import { sweepFolders, sweepIncoming } from './folders.ts'
import { startForwarding } from './forward.ts'
import { type IntakeHealth, intakeHealth } from './health.ts'
import { openJournal } from './journal.ts'
import { keepReconciled } from './reconcile.ts'
import { intakeRoutes } from './routes.ts'
import { retryParked } from './submissions.ts'
import type { IntakeTools } from './tools.ts'

export type Intake = {
  routes: Router
  health(): IntakeHealth
  stop(): Promise<void>
}

export type IntakeSettings = Omit<IntakeTools, 'journal' | 'folder' | 'accepted' | 'log'> & {
  /** Where `journal.db` and `journal/` are, both precious. */
  site: string
  cms: { url: string; token: string; limits?: typeof callLimits }
  log(level: 'info' | 'warn' | 'error', text: string, about?: Record<string, unknown>): void
}

/** Opens the journal, tidies up after a crash, and goes on bringing to the CMS what waits. */
export async function openIntake(settings: IntakeSettings): Promise<Intake> {
  const { site, log, clock } = settings
  const lock = takeLock(site, 'intake.lock')
  if (!lock) throw new Error('Một chương trình khác đang nhận góp ý vào cùng thư mục dữ liệu.')
  const folder = join(site, 'journal')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const journal = openJournal(join(site, 'journal.db'))
  await sweepIncoming(folder)
  await sweepFolders(folder, journal)
  await retryParked(journal)

  const cms = createCmsClient(settings.cms.url, settings.cms.token, settings.cms.limits)
  const forwarder = startForwarding({ journal, folder, cms, clock, log })
  const stopping = new AbortController()
  const { wake } = forwarder
  const reconciling = keepReconciled({ journal, folder, cms, clock, wake, log }, stopping.signal)
  const tools: IntakeTools = {
    ...settings,
    ...{ journal, folder, accepted: wake },
    log: (error, about) => log('error', about, { err: error }),
  }
  return {
    routes: intakeRoutes(tools),
    health: () => intakeHealth(journal),
    async stop() {
      stopping.abort()
      await Promise.all([reconciling, forwarder.stop()])
      journal.close()
      lock.release()
    },
  }
}
