/** Text of an operator's file, or one sentence that says how to save it again. */
export type Decoded = { ok: true; text: string } | { ok: false; reason: string }

const saveAgain =
  'Mở lại tệp bằng chương trình bảng tính và lưu theo dạng "CSV UTF-8", rồi nhập lại.'

/**
 * UTF-8 and UTF-16 are read; a single-byte encoding is refused whole, since windows-1258, TCVN3 and
 * VNI use the same bytes for different letters. Stray bytes in a UTF-8 file become U+FFFD, and only
 * their rows are refused.
 */
export function decode(bytes: Buffer): Decoded {
  const wide = wideEncoding(bytes)
  if (wide) return { ok: true, text: plain(new TextDecoder(wide).decode(bytes)) }
  if (bytes.includes(0)) return { ok: false, reason: `Tệp không phải là văn bản CSV. ${saveAgain}` }
  const text = plain(new TextDecoder('utf-8').decode(bytes))
  if (text.includes('\uFFFD') && !/[\u0100-\uFFFC]/.test(text.replace(/\uFFFD/g, ''))) {
    const legacy = guessLegacy(bytes)
    return { ok: false, reason: `Tệp dùng bảng mã ${legacy}, không phải UTF-8. ${saveAgain}` }
  }
  return { ok: true, text }
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 64)
  const zerosAt = (rest: number) => head.filter((byte, i) => byte === 0 && i % 2 === rest).length
  if (zerosAt(1) > 24 && zerosAt(0) === 0) return 'utf-16le'
  if (zerosAt(0) > 24 && zerosAt(1) === 0) return 'utf-16be'
  return undefined
}

/** Vowel with a combining tone is only seen when windows-1258 is the right guess. */
function guessLegacy(bytes: Buffer): string {
  const text = new TextDecoder('windows-1258').decode(bytes)
  const toned = text.match(/[aăâeêioôơuưy][\u0300\u0301\u0303\u0309\u0323]/gi)?.length ?? 0
  const strange = text.match(/\p{L}[®µ¸¶¹¨©ª«¬»¾¼½¦§]/gu)?.length ?? 0
  return toned > strange ? 'windows-1258' : 'TCVN3 hoặc bảng mã cũ khác'
}

/** What is wrong with the letters of one cell: broken bytes, or an old encoding saved as Unicode. */
export function brokenLetters(text: string): string | undefined {
  if (text.includes('\uFFFD'))
    return 'Dòng có chữ không đọc được do sai bảng mã. Gõ lại dòng này bằng Unicode (UTF-8).'
  if ((text.match(/áº|á»|Ä‘|Æ°|Ã[ ¡¢£©ª²³´µ½]/g)?.length ?? 0) >= 1)
    return 'Chữ bị hỏng do lưu UTF-8 hai lần. Lấy lại bản gốc của dòng này.'
  if ((text.match(/\p{L}[®µ¸¶¹¨©ª¬¾¼½¦§]|[®µ¸¶¹¨©ª¬¾¼½¦§]\p{L}/gu)?.length ?? 0) >= 2)
    return 'Chữ viết bằng phông TCVN3 (.VnTime). Chuyển dòng này sang Unicode.'
  if (/ñ/i.test(text) && (text.match(/[aeo][áàåäûõï]|[uöô][ùøûõï]/gi)?.length ?? 0) >= 2)
    return 'Chữ viết bằng phông VNI. Chuyển dòng này sang Unicode.'
  return undefined
}
