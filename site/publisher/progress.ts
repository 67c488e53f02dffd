/**
 * A line that says how far a long work is: count, rate, time left. On a terminal it is rewritten in
 * place; elsewhere it is printed at most every five seconds.
 */
export function showProgress(label: string): (done: number, total: number) => void {
  const began = Date.now()
  let shown = 0
  return (done, total) => {
    const now = Date.now()
    const last = done >= total
    if (!last && now - shown < (process.stderr.isTTY ? 200 : 5000)) return
    shown = now
    const seconds = Math.max(0.001, (now - began) / 1000)
    const rate = done / seconds
    const left = rate > 0 ? Math.ceil((total - done) / rate) : 0
    const share = total === 0 ? 100 : Math.floor((done / total) * 100)
    const bar = '█'.repeat(Math.floor(share / 5)).padEnd(20, '░')
    const line = `${label} ${bar} ${share}% ${done}/${total}, ${Math.round(rate)}/giây, còn ${left} giây`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}${last ? '\n' : ''}`)
    else if (total > 0) process.stderr.write(`${line}\n`)
  }
}
