import express, { type Request, type Response, Router } from 'express'
import type { Payload } from 'payload'
import type { z } from 'zod'
import type { Environment } from '#shared/environment.ts'
import { sha256Schema } from '#shared/publication-parts.ts'
import {
  fileLimits,
  type intakeAnswerSchema,
  type lackingAnswerSchema,
  lackingRequestSchema,
  submissionSchema,
} from '#shared/submission.ts'
import type { Changes } from '../feed/changes.ts'
import { quietError } from '../http/quiet-error.ts'
import { type Accepted, accept } from './accept.ts'
import { foldersOf, type Received, receiveFile } from './files.ts'
import { createTargets } from './target.ts'
import { together } from './together.ts'

const statusOfFile: Record<Received, number> = {
  kept: 201,
  known: 200,
  'too-big': 413,
  'other-content': 422,
}
const statusOf: Record<Accepted['outcome'], number> = {
  stored: 201,
  known: 200,
  other: 409,
  missing: 424,
}

type Answer = z.infer<typeof intakeAnswerSchema>

/**
 * What sites bring, behind the token: files, then the comment they belong to. What is answered with 200
 * or 201 is on the disk. No answer and no line of the log repeats what a citizen wrote.
 */
export function intake({
  payload,
  env,
  changes,
}: {
  payload: Payload
  env: Pick<Environment, 'PORTAL_DATA'>
  changes: Pick<Changes, 'announce' | 'during'>
}): Router {
  const folders = foldersOf(env)
  const tools = { payload, folders, targetOf: createTargets(payload), commit: together(payload) }
  const router = Router()

  router.put('/files/:sha256', async (request: Request, response: Response) => {
    const sha256 = sha256Schema.parse(request.params.sha256)
    if (Number(request.get('content-length') ?? 0) > fileLimits.bytes) {
      response.status(413).json({ stored: false })
      return
    }
    const received = await receiveFile(folders, sha256, request).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return undefined // cut off: nothing is kept
      throw error
    })
    if (received === undefined) return
    const stored = received === 'kept' || received === 'known'
    response.status(statusOfFile[received]).json({ stored })
  })

  router.post('/comments', express.json({ limit: '2mb' }), async (request, response) => {
    const submission = submissionSchema.safeParse(request.body)
    if (!submission.success) {
      response.status(422).json({ stored: false } satisfies Answer)
      return
    }
    try {
      const accepted = await changes.during(async () => {
        const made = await accept(tools, submission.data)
        if (made.outcome === 'stored') changes.announce('receipt', made.id, made.revision)
        return made
      })
      const { outcome } = accepted
      const answer: Answer = {
        stored: outcome === 'stored' || outcome === 'known',
        ...(outcome === 'missing' && { missing: accepted.missing }),
      }
      response.status(statusOf[outcome]).json(answer)
    } catch (error) {
      const { id } = submission.data
      payload.logger.error({ submission: id, err: quietError(error) }, 'intake: not stored')
      response.status(503).json({ stored: false } satisfies Answer)
    }
  })

  router.post('/lacking', express.json({ limit: '256kb' }), async (request, response) => {
    const { ids } = lackingRequestSchema.parse(request.body)
    const { docs } = await payload.db.find<{ submission?: string }>({
      collection: 'comments',
      where: { submission: { in: ids } },
      select: { submission: true },
      pagination: false,
      limit: 0,
    })
    const known = new Set(docs.map(({ submission }) => submission))
    const answer: z.infer<typeof lackingAnswerSchema> = {
      lacking: ids.filter((id) => !known.has(id)),
    }
    response.json(answer)
  })
  return router
}
