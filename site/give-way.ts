import { setPriority } from 'node:os'

/** Lets other threads, above all the one that answers readers, have the processor first. Linux gives each thread its own rank. */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(5)
}
