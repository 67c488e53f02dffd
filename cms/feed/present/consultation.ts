import type { Consultation } from '#cms/payload-types.ts'
import { dossierNames } from '#shared/messages-consultation.ts'
import { common, withdrawable } from './record.ts'
import { filesOf } from './rich-text.ts'
import type { Shelf } from './shelf.ts'
import { type Candidate, idOf, instant, line, lines } from './values.ts'

export function presentConsultation(
  consultation: Consultation,
  shelf: Shelf,
): Candidate<'consultation'> {
  const { withdrawn, kept } = withdrawable(consultation, shelf)
  const { contact } = consultation
  return {
    kind: 'consultation',
    ...common(consultation, consultation),
    agency: idOf(consultation.agency),
    form: line(consultation.form),
    opensAt: instant(consultation.opensAt),
    closesAt: instant(consultation.closesAt),
    extensions: (consultation.extensions ?? []).map(({ from, to, reason, at }) => ({
      from: instant(from) ?? '',
      to: instant(to) ?? '',
      reason: line(reason) ?? '',
      at: instant(at) ?? '',
    })),
    regime: {
      name: line(consultation.regimeTitle) ?? '',
      minimumDays: consultation.regimeDays ?? 0,
    },
    shorterReason: line(consultation.shorterReason),
    basis: lines(consultation.basis),
    summary: withdrawn ? withdrawn.reason : line(consultation.summary),
    affected: kept(() => line(consultation.affected)),
    questions: (consultation.questions ?? []).map(({ id, text }) => ({
      id: id ?? '',
      text: line(text) ?? '',
    })),
    contact: {
      name: line(contact?.name) ?? '',
      ...optional('address', line(contact?.address)),
      ...optional('phone', line(contact?.phone)),
      ...optional('email', line(contact?.email)),
    },
    dossier: kept(() => dossierOf(consultation, shelf)) ?? [],
    result: kept(() => resultOf(consultation, shelf)),
    sample: consultation.sample ?? false,
    withdrawn,
  }
}

const optional = <N extends string>(name: N, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [K in N]?: string }

function dossierOf(consultation: Consultation, shelf: Shelf): Candidate<'consultation'>['dossier'] {
  return (consultation.dossier ?? []).flatMap(({ kind, title, file }) => {
    const attachment = shelf.attachment(file)
    return attachment ? [{ kind, title: line(title) ?? dossierNames[kind], file: attachment }] : []
  })
}

function resultOf(consultation: Consultation, shelf: Shelf): Candidate<'consultation'>['result'] {
  const at = instant(consultation.answeredAt)
  if (at === undefined) return undefined
  const { html } = withdrawable(consultation, shelf)
  const text = html(consultation.resultText)
  const files = filesOf(shelf.attachments(consultation.resultFiles), text, shelf)
  return { at, html: text, files }
}
