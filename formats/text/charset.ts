/** Encodings by the names that documents give them: a page's meta, a mail's header, a vCard's parameter. */
import { isUtf8 } from 'node:buffer'
import { Big5Transcoder } from './big5.ts'
import { detectEncoding, type Encoding } from './encoding.ts'
import { Transcoder } from './transcode.ts'

const CALLED: ReadonlyMap<string, Encoding> = new Map([
  ['big5', 'big5'],
  ['big-5', 'big5'],
  ['big5-eten', 'big5'],
  ['big5-hkscs', 'big5'],
  ['cn-big5', 'big5'],
  ['csbig5', 'big5'],
  ['cp950', 'big5'],
  ['ms950', 'big5'],
  ['windows-950', 'big5'],
  ['x-x-big5', 'big5'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['cp936', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['shift_jis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['x-sjis', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
])
/** Names that say nothing: their bytes are looked at. Latin-1 is what programs write that were never told. */
const SAYS_NOTHING = /^$|^(?:us-)?ascii$|^utf-?8$|^iso-?8859-1$|^windows-1252$|unknown|^x-user-defined$|^binary$|^8bit$/

/** The encoding of that name, as far as its text can be taken for another's: the double-byte ones. */
export function encodingCalled(label: string): Encoding | undefined {
  return CALLED.get(label.trim().toLowerCase())
}

/**
 * A decoder for an encoding whose bytes do not tell that they are in it (ISO-2022-JP, KOI8-R, windows-1251 …).
 * `undefined` for those that do, for names that say nothing, and for what Node.js does not know.
 */
export function decoderCalled(label: string): InstanceType<typeof TextDecoder> | undefined {
  const name = label.trim().toLowerCase()
  if (CALLED.has(name) || SAYS_NOTHING.test(name)) return undefined
  try {
    return new TextDecoder(name)
  } catch {
    return undefined
  }
}

/** `bytes` as text, in the encoding of that name unless they plainly are something else. Never throws. */
export function decodeAs(bytes: Uint8Array, label: string): string {
  const encoding = encodingCalled(label)
  if (encoding !== undefined) {
    const text = encoding === 'big5' ? fromBig5(bytes) : new TextDecoder(encoding).decode(bytes)
    if (!text.includes('\ufffd') || !isUtf8(bytes)) return text
  }
  const decoder = decoderCalled(label)
  if (decoder !== undefined) return decoder.decode(bytes)
  return new Transcoder(detectEncoding(bytes)).toUtf8(Buffer.from(bytes), true).toString()
}

function fromBig5(bytes: Uint8Array): string {
  const output = Buffer.alloc(Big5Transcoder.capacity(bytes.length))
  return output.toString('utf8', 0, new Big5Transcoder().write(bytes, output, true))
}
