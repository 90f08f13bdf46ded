/** Web pages, saved or served, and what programs call .xls and is a page. */
import type { ByteSource } from '../../connectors/connector.ts'
import { defineFormat, type FormatError, type Piece, type ReadContext } from '../format.ts'
import { encodingCalled } from './charset.ts'
import type { Encoding } from './encoding.ts'
import { HtmlReader } from './html-reader.ts'
import { sniffHead } from './sniffed.ts'
import { TextSource } from './source.ts'

/** What is given to the parser at once; strings of this size stay cheap. */
const PIECE_BYTES = 128 * 1024

export default defineFormat({
  id: 'html',
  names: { zh: '網頁', en: 'Web page' },
  endings: ['html', 'htm', 'xhtml', 'shtml', 'aspx', 'jsp', 'asp'],
  splittable: false,
  sniff(head, name) {
    const { detected, text: bytes } = sniffHead(head)
    if (detected.encoding === 'binary') return 0
    const text = bytes.toString('latin1', 0, 16 * 1024)
    if (/^\s*(?:<!--[\s\S]*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html[\s>])/i.test(text)) return 0.95
    const tags =
      text.match(/<\/?(?:html|head|body|table|tr|td|div|p|br|span|script|meta|ul|li|form|input|a)\b/gi)?.length ?? 0
    const named = /\.(?:html?|xhtml|shtml|aspx?|jsp)$/i.test(name)
    if (named) return tags > 0 ? 0.85 : 0.4
    return /^\s*</.test(text) && tags > 5 ? 0.6 : 0
  },
  read: (source, context) => readHtml(source, context),
})

/**
 * Reads `source` as a page. `declared`: the encoding that is named elsewhere, before what the page says itself. Throws
 * {@link FormatError} when it is no text.
 */
export function* readHtml(
  source: ByteSource,
  context: ReadContext,
  declared = declaredEncoding(source),
): Generator<Piece, void, undefined> {
  const text = new TextSource(source, context, declared === undefined ? {} : { declared })
  const reader = new HtmlReader()
  for (const { bytes } of text.chunks()) {
    for (let from = 0; from < bytes.length; ) {
      const to = characterEnd(bytes, Math.min(bytes.length, from + PIECE_BYTES))
      reader.write(bytes.toString('utf8', from, to))
      from = to
      yield* reader.taken()
    }
  }
  reader.end()
  yield* reader.taken()
  yield* reader.rest()
  yield text.readAs
  if (text.stopped !== undefined) yield { kind: 'note', outcome: text.stopped }
}

/** What `<meta charset>` (or the older form) says, within the first kilobytes. */
function declaredEncoding(source: ByteSource): Encoding | undefined {
  const head = Buffer.alloc(Math.min(4096, source.size))
  const length = source.read(head, 0)
  const charset = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head.toString('latin1', 0, length))
  return charset === null ? undefined : encodingCalled(charset[1]!)
}

/** `end`, or a little less where that would cut through a character. */
function characterEnd(bytes: Buffer, end: number): number {
  if (end === bytes.length) return end
  let at = end
  while (at > end - 4 && (bytes[at]! & 0xc0) === 0x80) at--
  return at
}
