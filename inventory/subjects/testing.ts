/** For tests: records written as short words, and made into evidence. */
import type { Evidence } from './strong.ts'

/** The part of `EvidenceWriter` that is needed here. */
export interface Writer {
  add(flags: number, length: number, codes: Uint8Array, tokens: Uint32Array): boolean
  take(): Uint8Array
}

/** Prefix of a word → detector code. */
const CODES: Readonly<Record<string, number>> = {
  id: 1,
  arc: 2,
  passport: 3,
  nhi: 4,
  mobile: 32,
  phone: 33,
  email: 34,
  card: 35,
  account: 36,
  address: 37,
  name: 64,
  birth: 65,
  title: 80,
}

/** A record: `id:1 name:chen mobile:7`; `multi` and `special` are flags. */
export type RecordText = string

/** An even 64-bit token of a word, in two halves; the same for the same word. */
function tokenOf(word: string): [number, number] {
  let lo = 0x811c9dc5
  let hi = 0x1000193
  for (let i = 0; i < word.length; i++) {
    lo = Math.imul(lo ^ word.charCodeAt(i), 0x01000193)
    hi = Math.imul(hi + word.charCodeAt(i), 0x85ebca6b) ^ (hi >>> 13)
  }
  lo = Math.imul(lo ^ (lo >>> 15), 0x2c1b3c6d)
  hi = Math.imul(hi ^ (hi >>> 12), 0x297a2d39)
  return [(lo ^ (lo >>> 13)) >>> 0, (hi ^ (hi >>> 15)) >>> 0]
}

/** The token of a word such as `mobile:7`, with its kind. */
export function refOf(word: string): { readonly code: number; readonly lo: number; readonly hi: number } {
  const [lo, hi] = tokenOf(word)
  return { code: codeOf(word), lo, hi }
}

function codeOf(word: string): number {
  const code = CODES[word.slice(0, word.indexOf(':'))]
  if (code === undefined) throw new RangeError(`${word} is no kind of token`)
  return code
}

/** Pieces of evidence that hold those records, `inPiece` in each. */
export function piecesOf(writer: Writer, records: readonly RecordText[], inPiece = 1000): Uint8Array[] {
  const pieces: Uint8Array[] = []
  const codes = new Uint8Array(256)
  const tokens = new Uint32Array(512)
  records.forEach((text, index) => {
    let length = 0
    let flags = 0
    for (const word of text.split(' ')) {
      if (word === 'multi') flags |= 1
      else if (word === 'special') flags |= 4
      else if (word !== '') {
        const [lo, hi] = tokenOf(word)
        codes[length] = codeOf(word)
        tokens[2 * length] = lo
        tokens[2 * length + 1] = hi
        length++
      }
    }
    if (!writer.add(flags, length, codes, tokens)) {
      pieces.push(writer.take())
      writer.add(flags, length, codes, tokens)
    }
    if (index % inPiece === inPiece - 1) pieces.push(writer.take())
  })
  pieces.push(writer.take())
  return pieces
}

/** The same, as a scope's evidence. */
export function evidenceOf(writer: Writer, records: readonly RecordText[], inPiece = 1000): Evidence {
  const pieces = piecesOf(writer, records, inPiece)
  return () => pieces
}
