import type { Request, Response } from 'express'

/** How long, and how much more, is taken from a client that is still sending when its answer is ready. */
const patience = { milliseconds: 2000, bytes: 16 * 1024 * 1024 }

/** Answers with a page; whoever is still sending gets the whole answer at once, and is then cut off. */
export function answerPage(req: Request, res: Response, status: number, html: string): void {
  res.status(status).type('html')
  if (req.complete) {
    res.send(html)
    return
  }
  const body = Buffer.from(html)
  res.set({ Connection: 'close', 'Content-Length': String(body.length) })
  res.write(body)
  endPatiently(req, res)
}

/**
 * Ends an answer that is written, after a moment in which what the client still sends is taken and thrown
 * away: closing at once would make its computer throw the answer away before it was read.
 */
export function endPatiently(req: Request, res: Response): void {
  let left = patience.bytes
  const end = () => {
    clearTimeout(timer)
    res.end()
  }
  const timer = setTimeout(end, patience.milliseconds)
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) end()
  })
  req.once('close', end)
  req.once('end', end)
  req.resume()
}
