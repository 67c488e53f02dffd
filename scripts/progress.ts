/** Where a long work stands: `Nhập văn bản: 600/2.017 (30%), 310/giây, còn 5 giây`. */
export type Progress = {
  step: (count?: number) => void
  /** Sets both figures, for work whose total may still grow. */
  at: (count: number, total: number) => void
  done: () => void
}

/**
 * Reports to a stream: one line rewritten four times a second on a terminal, a new line every five
 * seconds elsewhere, and one at the end. `now` is milliseconds, rising.
 */
export function startProgress(
  label: string,
  total: number,
  out: { write(text: string): unknown; isTTY?: boolean } = process.stderr,
  now: () => number = () => performance.now(),
): Progress {
  const started = now()
  let count = 0
  let shown = started
  let whole = total
  const line = () => `${label}: ${progressText(count, whole, (now() - started) / 1000)}`
  const show = () => {
    shown = now()
    out.write(out.isTTY ? `\r\u001b[K${line()}` : `${line()}\n`)
  }
  const showWhenDue = () => {
    if (now() - shown >= (out.isTTY ? 250 : 5000)) show()
  }
  return {
    step(by = 1) {
      count += by
      showWhenDue()
    },
    at(nowCount, nowTotal) {
      count = nowCount
      whole = nowTotal
      showWhenDue()
    },
    done() {
      show()
      if (out.isTTY) out.write('\n')
    },
  }
}

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })

/** Count, share, rate and time left in words; seconds are since the start. */
export function progressText(count: number, total: number, seconds: number): string {
  const share = total === 0 ? 100 : Math.floor((count / total) * 100)
  const text = `${number.format(count)}/${number.format(total)} (${share}%)`
  if (count === 0 || seconds <= 0) return text
  const rate = count / seconds
  const speed = `${rate < 10 ? rate.toFixed(1).replace('.', ',') : number.format(rate)}/giây`
  if (count >= total) return `${text}, ${speed}, xong sau ${duration(seconds)}`
  return `${text}, ${speed}, còn ${duration((total - count) / rate)}`
}

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  if (whole < 60) return `${whole} giây`
  const minutes = Math.floor(whole / 60)
  return minutes < 60
    ? `${minutes} phút ${whole % 60} giây`
    : `${Math.floor(minutes / 60)} giờ ${minutes % 60} phút`
}
