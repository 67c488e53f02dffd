import type { Provision, ProvisionWarning, ProvisionWarningCode } from '../provisions.ts'

/** A warning before the place of its provision in the input is known. */
export type Found = Omit<ProvisionWarning, 'block'>

/** What the checks of one row of siblings need to know beside the row. */
export type RowContext = {
  cite: (node: Provision) => string
  /** Ids that were taken when their provision came, by the id it has instead. */
  repeated: ReadonlyMap<string, string>
}

export const found = (code: ProvisionWarningCode, node: Provision, message: string): Found => ({
  code,
  message,
  provision: node.id,
})

/** A provision that stands twice; of a row that starts again only the first is told. */
export function repeatedWarning(
  node: Provision,
  before: Provision | undefined,
  context: RowContext,
): Found[] {
  if (before && context.repeated.has(before.id)) return []
  const text = `${context.cite(node)} có ở hai chỗ. Kiểm tra số, hoặc xóa đoạn lặp; chỗ thứ hai có địa chỉ ${node.id}.`
  return [found('repeat', node, text)]
}
