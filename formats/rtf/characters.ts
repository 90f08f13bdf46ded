/** Which bytes mean what: the character sets of fonts, and code pages. */

/** `\fcharset` to encoding label, as TextDecoder knows it (RTF 1.9.1, font table). */
const CHARSETS: ReadonlyMap<number, string> = new Map([
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
])

/** `\ansicpg` to encoding label. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1253, 'windows-1253'],
  [1254, 'windows-1254'],
  [1255, 'windows-1255'],
  [1256, 'windows-1256'],
  [1257, 'windows-1257'],
  [1258, 'windows-1258'],
  [10002, 'big5'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
])

/**
 * Western text. Node's windows-1252 decoder is wrong for 0x80 to 0x9F in some versions (nodejs/node#60888), and Western
 * RTF writes those as `\u` anyway: ISO 8859-15 differs in nothing that tells a person.
 */
const WESTERN = 'iso-8859-15'

/** The encoding of a font: 0 (ANSI) and 1 (default) mean the document's; 2 is symbols. */
export function encodingOfCharset(charset: number, documentEncoding: string): string {
  if (charset === 0 || charset === 1) return documentEncoding
  return CHARSETS.get(charset) ?? documentEncoding
}

/** The encoding of the document. */
export function encodingOfCodePage(codePage: number): string {
  return CODE_PAGES.get(codePage) ?? WESTERN
}

/** Is this the first of two bytes of one character? */
export function isLeadByte(encoding: string, byte: number): boolean {
  switch (encoding) {
    case 'big5':
    case 'gb18030':
    case 'euc-kr':
      return byte >= 0x81 && byte <= 0xfe
    case 'shift_jis':
      return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
    default:
      return false
  }
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/** Bytes as text; what is no character becomes U+FFFD. */
export function decode(encoding: string, bytes: Uint8Array): string {
  let decoder = decoders.get(encoding)
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding)
    decoders.set(encoding, decoder)
  }
  return decoder.decode(bytes)
}
