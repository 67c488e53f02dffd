/** Subject and text of a message as a reader sees them. */
export function readMessage(message: string): { subject: string; body: string } {
  const [head = '', ...rest] = message.split('\r\n\r\n')
  const encoded = rest.join('\r\n\r\n')
  const bytes = /Content-Transfer-Encoding: base64/i.test(head)
    ? Buffer.from(encoded, 'base64')
    : Buffer.from(
        encoded
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )
  const subject = (/^Subject: (.*(?:\r\n .*)*)/m.exec(head)?.[1] ?? '')
    .replace(/\?=\r\n =\?UTF-8\?Q\?/g, '')
    .replace(/^=\?UTF-8\?Q\?(.*)\?=$/, '$1')
    .replace(/_/g, ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return {
    subject: Buffer.from(subject, 'latin1').toString(),
    body: bytes.toString().replaceAll('\r\n', '\n'),
  }
}
