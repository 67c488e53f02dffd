/** Blocks of a pasted plain text, one to a line; empty lines are kept so that a block's index is its line. */
export function splitPlainText(text: string): { text: string }[] {
  return text.split(/\r\n?|\n/).map((line) => ({ text: line }))
}
