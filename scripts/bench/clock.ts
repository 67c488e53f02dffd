/** Starts a clock; what it returns says the milliseconds since then, by the clock and of the processor. */
export function startClock(): () => { took: number; used: number } {
  const began = performance.now()
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return { took: performance.now() - began, used: (user + system) / 1000 }
  }
}
