import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { refuse } from './rest.ts'

const limiter = (limit: number, minutes: number, sentence: string, failuresOnly: boolean) =>
  rateLimit({
    windowMs: minutes * 60_000,
    limit,
    skipSuccessfulRequests: failuresOnly,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // TRUST_PROXY alone decides whose X-Forwarded-For counts; a stray one is no cause for a warning.
    validate: { xForwardedForHeader: false, trustProxy: false },
    handler: (_req, res) => refuse(res, 429, sentence),
  })

/** Wrong passwords from one address: 20 in 5 minutes (Payload itself locks an account sooner). */
export const signIn: RequestHandler = limiter(
  20,
  5,
  'Đăng nhập sai quá nhiều lần. Đợi 5 phút rồi thử lại.',
  true,
)

/** Password mails asked for from one address: 10 in 15 minutes. */
export const passwordMails: RequestHandler = limiter(
  10,
  15,
  'Đã gửi nhiều thư đặt lại mật khẩu. Đợi 15 phút rồi thử lại.',
  false,
)
