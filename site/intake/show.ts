import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { paths } from '#shared/paths.ts'
import { readCode } from '#shared/receipt-code.ts'
import { formFields } from '#shared/submission-form.ts'
import { hashOfCode } from './code.ts'
import { shutAt } from './judge.ts'
import { codeField } from './page.ts'
import { makeSlip } from './slip.ts'
import { findByCode } from './submissions.ts'
import type { IntakeTools } from './tools.ts'

/** The blank form, opened now; without a form while the consultation takes no comments. */
export function showForm(tools: IntakeTools): RequestHandler<{ slug: string }> {
  return async (req, res, next) => {
    const { slug } = req.params
    const consultation = tools.content.consultation(slug)
    if (!consultation) return next()
    const openedAt = tools.clock()
    const shut = shutAt(consultation, openedAt)
    const draft = tools.content.draft(consultation.id)?.id
    const slip = { form: randomUUID(), openedAt, draft }
    const chosen = (field: 'provision' | 'question') => {
      const value = req.query[formFields[field]]
      return typeof value === 'string' ? { [field]: value.slice(0, 200) } : {}
    }
    const html = await tools.renderForm(slug, {
      outcome: shut ?? 'blank',
      slip: shut ? '' : makeSlip(tools.key, consultation.id, slip),
      values: { ...chosen('provision'), ...chosen('question') },
      errors: [],
    })
    res.type('html').send(html)
  }
}

/** What is known of the code in the address; the same page for every code that is none. */
export function showReceipt(tools: IntakeTools): RequestHandler<{ code: string }> {
  return async (req, res) => {
    const asked = req.params.code.slice(0, 100)
    const code = readCode(asked) ?? asked
    const found = findByCode(tools.journal, hashOfCode(code))
    const html = await tools.renderReceipt({ code, ...(found && { found }) })
    res
      .status(found ? 200 : 404)
      .type('html')
      .send(html)
  }
}

export function showLookUp(tools: IntakeTools): RequestHandler {
  return async (_, res) => {
    res.type('html').send(await tools.renderReceipt({ code: '' }))
  }
}

/** Leads from the look-up form to the receipt's address, whether there is such a receipt or not. */
export const lookUp: RequestHandler = (req, res) => {
  const typed = String(req.body?.[codeField] ?? '').slice(0, 100)
  const code = readCode(typed) ?? typed.trim()
  res.redirect(303, code === '' ? paths.receipts : paths.receipt(encodeURIComponent(code)))
}
