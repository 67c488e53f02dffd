import type { IncomingMessage } from 'node:http'
import busboy, { type Busboy } from 'busboy'
import { formErrors } from '#shared/messages-consultation.ts'
import { fileLimits } from '#shared/submission.ts'
import {
  type FormError,
  type FormField,
  type FormValues,
  formFields,
} from '#shared/submission-form.ts'
import { type SavedFile, saveFile } from './save-file.ts'

/** Why a body was not read to its end: see `formStatuses`; `gone` when nobody waits for an answer. */
export type BodyFault = 'tooBig' | 'broken' | 'slow' | 'unavailable' | 'gone'

/** What came, as far as it came. */
export type Body = {
  values: FormValues
  files: SavedFile[]
  errors: FormError[]
  fault?: BodyFault
}

/** Bytes of a whole body; milliseconds without a byte, and for all of it (Node's own limit is 300 s). */
export type BodyLimits = { bytes: number; idle: number; total: number }
export const bodyLimits: BodyLimits = { bytes: 55 * 1024 * 1024, idle: 20_000, total: 280_000 }

const fieldNames = new Map<string, FormField>(
  Object.entries(formFields).map(([field, name]) => [name, field as FormField]),
)
/** More than any field holds: the text's limit, and as much as its longest spelling needs. */
const fieldBytes = 220_000
/** Read of a body that says that it is too big: its text, to be shown back, stands before the files. */
const beginning = { bytes: 1024 * 1024, idle: 1000, total: 10_000 }

/**
 * Reads a form, its files into `folder`; without one they are thrown away. Never rejects: what goes
 * wrong is a `fault`, and the values that came before it are given back.
 */
export async function readBody(
  req: IncomingMessage,
  folder: string | undefined,
  limits: BodyLimits,
): Promise<Body> {
  const body: Body = { values: {}, files: [], errors: [] }
  const tooBig = Number(req.headers['content-length']) > limits.bytes
  const parser = parserFor(req, folder !== undefined && !tooBig)
  if (!parser) return { ...body, fault: tooBig ? 'tooBig' : 'broken' }
  parser.on('field', (name, value, { valueTruncated }) => {
    const field = fieldNames.get(name)
    if (field === undefined || body.values[field] !== undefined) return
    body.values[field] = value
    if (valueTruncated && field === 'text') body.errors.push({ field, ...formErrors.longText() })
  })
  const saved = folder && !tooBig ? saveFiles(parser, folder, body.errors) : []
  const fault = await pour(req, parser, tooBig ? beginning : limits)
  for (const result of await Promise.all(saved)) {
    if (result === 'failed') body.fault = 'unavailable'
    else if (result && 'sha256' in result) body.files.push(result)
    else if (result) body.errors.push(result)
  }
  if (tooBig && fault !== 'gone') return { ...body, fault: 'tooBig' }
  return fault === undefined ? body : { ...body, fault }
}

/** Every file of the form as it comes, in its order; `failed` when the disk did. */
function saveFiles(parser: Busboy, folder: string, errors: FormError[]) {
  const saving: Promise<SavedFile | FormError | 'failed' | undefined>[] = []
  parser.on('filesLimit', () => {
    errors.push({ field: 'files', ...formErrors.tooManyFiles })
  })
  parser.on('file', (_, stream, { filename }) => {
    // It may fail before anybody reads it; whoever reads it is told all the same.
    stream.on('error', () => {})
    const failed = () => {
      // Read on all the same: the parser waits for it, and with it the text of the form.
      stream.resume()
      return stream.errored ? undefined : ('failed' as const)
    }
    saving.push(saveFile(stream, filename, folder).catch(failed))
  })
  return saving
}

/** Undefined when the request does not say that it is a form, or says it wrongly. */
function parserFor(req: IncomingMessage, withFiles: boolean): Busboy | undefined {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: {
        ...{ fields: 40, fieldSize: fieldBytes, fieldNameSize: 100, headerPairs: 100 },
        // One byte more, so that a file of exactly the limit is told from a longer one.
        ...{ files: withFiles ? fileLimits.count : 0, fileSize: fileLimits.bytes + 1 },
      },
    })
  } catch {
    return undefined
  }
}

function pour(
  req: IncomingMessage,
  parser: Busboy,
  limits: BodyLimits,
): Promise<BodyFault | undefined> {
  return new Promise((resolve) => {
    let bytes = 0
    const end = (fault?: BodyFault) => {
      clearTimeout(idle)
      clearTimeout(total)
      req.off('data', count)
      req.unpipe(parser)
      if (fault !== undefined) parser.destroy()
      resolve(fault)
    }
    const idle = setTimeout(() => end('slow'), limits.idle)
    const total = setTimeout(() => end('slow'), limits.total)
    const count = (chunk: Buffer) => {
      idle.refresh()
      bytes += chunk.length
      if (bytes > limits.bytes) end('tooBig')
    }
    req.on('data', count)
    req.once('close', () => {
      if (!req.complete) end('gone')
    })
    // It says more than once what is wrong with it, also while it is being thrown away.
    parser.on('error', () => end('broken'))
    parser.once('fieldsLimit', () => end('broken'))
    parser.once('close', () => end())
    req.pipe(parser)
  })
}
