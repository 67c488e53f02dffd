import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildSite } from '#site/build.ts'
import { chances } from '../chance.ts'
import { startBenchFeed } from '../feed.ts'
import { freePort } from '../free-port.ts'
import { type SiteProgram, siteProgram } from '../site-program.ts'
import { agreed, compareTrees } from './tree.ts'
import { createWorld, deeds } from './world.ts'

/** `builds` is where the build of the site is sought and made. */
export type Trial = { seed: number; documents: number; steps: number; builds: string }
/** What was done, how often; the files at the end, and those that a fresh publish writes otherwise. */
export type Convergence = { done: Map<string, number>; files: number; different: string[] }

/** What may happen to the programs; most steps change only content. */
const faults = ['crash', 'restart', 'restart of the CMS'] as const
const kinds = [...deeds, ...deeds, ...deeds, ...faults]
/** Longest wait between two steps: some meet work under way, some do not. Milliseconds. */
const longestPause = 250

/**
 * Changes of all sorts reach a site while it is killed and started again at any moment; then its tree
 * is compared with what a site that starts from nothing makes of the same feed. Each kind comes once
 * in its turn before `seed` chooses.
 */
export async function converge(trial: Trial, step = () => {}): Promise<Convergence> {
  const { seed, documents, steps } = trial
  const chance = chances(seed)
  const feed = await startBenchFeed(documents)
  const port = await freePort()
  const sites = [await siteProgram(feed, port), await siteProgram(feed, port)] as const
  const [site, fresh] = sites
  const act = createWorld(feed, documents, chance)
  const first = [...new Set(kinds)]
  const done = new Map<string, number>()
  try {
    await shareBuild(trial.builds, sites)
    await site.start()
    for (let at = 0; at < steps; at += 1) {
      const kind = first[at] ?? kinds[chance(kinds.length)] ?? 'edit'
      done.set(kind, (done.get(kind) ?? 0) + 1)
      if (kind === 'restart of the CMS') feed.restart()
      else if (kind === 'crash' || kind === 'restart') {
        await site.stop(kind === 'crash' ? 'SIGKILL' : 'SIGTERM')
        act('edit')
        await site.start()
      } else act(kind)
      await pause(chance(longestPause))
      step()
    }
    await agreed(site.folder, feed)
    await site.stop()
    await fresh.start()
    await agreed(fresh.folder, feed)
    await fresh.stop()
    return { done, ...(await compareTrees(site.root, fresh.root)) }
  } finally {
    for (const one of sites) await one.remove()
    await feed.stop()
  }
}

async function shareBuild(builds: string, sites: readonly SiteProgram[]): Promise<void> {
  const { dir, id } = await buildSite(builds)
  for (const site of sites) await cp(dir, join(site.builds, id), { recursive: true })
}
