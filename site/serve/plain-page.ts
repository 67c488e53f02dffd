/** A page without the portal's own frame, for when that cannot be made: a heading and a sentence. */
export function plainPage(title: string, how: string): string {
  return `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${how}</p></main></body>
</html>
`
}
