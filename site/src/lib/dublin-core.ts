/**
 * Dublin Core of a page (Circular 24/2011, art. 4–6): the first six are never empty; several values
 * of one element are separated by `;`. `date` is a day, `identifier` an absolute address.
 */
export type DublinCore = {
  title: string
  creator: string
  date: string
  description: string
  publisher: string
  identifier: string
  language: string
  source?: string | undefined
  subject?: readonly string[] | undefined
  type?: string | undefined
  format?: readonly string[] | undefined
  relation?: readonly string[] | undefined
  rights?: string | undefined
}

/** The elements as pairs for `meta`, in the order of the circular, without empty ones. */
export function dublinCoreElements(core: DublinCore): [name: string, content: string][] {
  return Object.entries(core).flatMap(([name, value]) => {
    const content = (typeof value === 'string' ? value : (value ?? []).join('; ')).trim()
    return content === '' ? [] : [[`DC.${name}`, content] as [string, string]]
  })
}
