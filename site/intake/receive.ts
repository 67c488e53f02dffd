import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { paths } from '#shared/paths.ts'
import { answerPage } from './answer.ts'
import { dropFiles, incoming, keepFiles } from './folders.ts'
import { judge, type Sent } from './judge.ts'
import type { Comment } from './make-submission.ts'
import { formStatuses } from './page.ts'
import { readBody } from './read-body.ts'
import { accept, bodyHashOf } from './submissions.ts'
import type { IntakeTools } from './tools.ts'

/** Takes a sent form: reads it, judges it, writes it down, and only then says so. */
export function receiveForm(tools: IntakeTools): RequestHandler<{ slug: string }> {
  const { key, content, journal, folder } = tools
  const rules = { key, content, bodyHashOf: (form: string) => bodyHashOf(journal, form) }
  return async (req, res) => {
    const receivedAt = tools.clock()
    const { slug } = req.params
    const id = randomUUID()
    const tooOften = res.locals.tooOften === true
    let stored = false
    try {
      const place = tooOften ? undefined : incoming(folder, id)
      const body = await readBody(req, place, tools.bodyLimits)
      if (body.fault === 'gone') return
      const sent: Sent = { id, body, receivedAt, tooOften }
      let verdict = judge(rules, slug, sent)
      if (verdict.to === 'keep') {
        const outcome = await keep(tools, verdict.comment)
        stored = outcome === 'stored'
        if (stored) verdict = { to: 'receipt', code: verdict.comment.code }
        // The same form came twice at once, and the other one was faster.
        else if (outcome === 'late') verdict = judge(rules, slug, sent)
        else verdict = judge(rules, slug, { ...sent, body: { ...body, fault: 'unavailable' } })
      }
      if (verdict.to === 'receipt') return res.redirect(303, paths.receipt(verdict.code))
      if (verdict.to !== 'page') throw new Error('A form was judged new that the journal knows')
      const { slip: _, ...values } = body.values
      const { outcome, slip, errors } = verdict
      const html = await tools.renderForm(slug, { outcome, slip, values, errors })
      answerPage(req, res, formStatuses[outcome], html)
    } finally {
      if (!stored) await dropFiles(folder, id)
    }
  }
}

/** On the disk when it says `stored`; `late` when the journal has this form already. */
async function keep(
  { journal, folder, accepted, log }: IntakeTools,
  { form, bodyHash, submission }: Comment,
): Promise<'stored' | 'late' | 'failed'> {
  try {
    if (submission.files.length > 0) await keepFiles(folder, submission.id)
    if (!(await accept(journal, { form, bodyHash, submission }))) return 'late'
  } catch (error) {
    log(error, 'Không ghi được góp ý vào sổ')
    return 'failed'
  }
  accepted()
  return 'stored'
}
