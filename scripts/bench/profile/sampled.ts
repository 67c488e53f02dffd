import type { Profiler } from 'node:inspector'
import { Session } from 'node:inspector/promises'

/** Between two samples, microseconds. */
const interval = 300

/** Runs work in this thread while its samples are taken; milliseconds of the processor beside them. */
export async function sampled(
  work: () => Promise<void>,
): Promise<{ profile: Profiler.Profile; used: number }> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval })
  await session.post('Profiler.start')
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return { profile, used: (user + system) / 1000 }
}
