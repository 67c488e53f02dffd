import { paths } from '#shared/paths.ts'
import { type Extras, renderPath } from '../render.ts'
import type { PageTools } from '../serve/on-request.ts'
import { createReader } from '../store/reader.ts'
import type { IntakeTools } from './tools.ts'

/** Forms and receipts as the site's own pages. */
export function intakePages(tools: PageTools): Pick<IntakeTools, 'renderForm' | 'renderReceipt'> {
  const render = async (path: string, extras: Extras) => {
    const { read } = createReader(tools.db, tools.clock())
    const response = await renderPath(tools.app, tools.origin, path, read, extras)
    return response.text()
  }
  return {
    renderForm: (slug, form) => render(paths.consultationForm(slug), { form }),
    // The page learns the code from what it is given: it stands in no address that could be noted.
    renderReceipt: (receipt) =>
      render(receipt.code === '' ? paths.receipts : paths.receipt('ma'), { receipt }),
  }
}
