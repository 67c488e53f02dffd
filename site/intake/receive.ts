import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { paths } from '#shared/paths.ts'
import { answerPage } from './answer.ts'
import { dropFiles, incoming, keepFiles } from './folders.ts'
import { judge, type Rules, type Sent, type Verdict } from './judge.ts'
import type { Comment } from './make-submission.ts'
import { formStatuses } from './page.ts'
import { type Body, readBody } from './read-body.ts'
import { accept, bodyHashOf } from './submissions.ts'
import type { IntakeTools } from './tools.ts'

/** Takes a sent form: reads it, judges it, writes it down, and only then says so. */
export function receiveForm(tools: IntakeTools): RequestHandler<{ slug: string }> {
  const { key, content, journal, folder } = tools
  const rules: Rules = { key, content, bodyHashOf: (form) => bodyHashOf(journal, form) }
  return async (req, res) => {
    const receivedAt = tools.clock()
    const { slug } = req.params
    const id = randomUUID()
    const tooOften = res.locals.tooOften === true
    const place = tooOften ? undefined : incoming(folder, id)
    const body = await readBody(req, place, tools.bodyLimits)
    const answer = await settle(rules, tools, slug, { id, body, receivedAt, tooOften })
    if (body.fault === 'gone') return
    if (answer.to === 'receipt') return res.redirect(303, paths.receipt(answer.code))
    const { outcome, slip, errors } = answer
    const { slip: _, ...values } = body.values
    const html = await tools.renderForm(slug, { outcome, slip, values, errors })
    answerPage(req, res, formStatuses[outcome], html)
  }
}

/** Keeps what is to be kept; of everything else nothing is left when it returns. */
async function settle(
  rules: Rules,
  tools: IntakeTools,
  slug: string,
  sent: Sent,
): Promise<Exclude<Verdict, { to: 'keep' }>> {
  const first = judge(rules, slug, sent)
  const kept = first.to === 'keep' ? await keep(tools, first.comment) : 'nothing'
  if (first.to === 'keep' && kept === 'stored') return { to: 'receipt', code: first.comment.code }
  // Where they cannot be taken away they could not be put either; the answer goes out all the same.
  await dropFiles(tools.folder, sent.id).catch((error: unknown) => {
    tools.log(error, 'Không dọn được tệp của một góp ý')
  })
  if (first.to !== 'keep') return first
  // `late`: the same form came twice at once, and the other one was faster.
  const body: Body = kept === 'late' ? sent.body : { ...sent.body, fault: 'unavailable' }
  const second = judge(rules, slug, { ...sent, body })
  if (second.to === 'keep') throw new Error('A form was judged new that the journal knows')
  return second
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
