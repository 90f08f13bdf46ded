/** Records that were kept to be explained: whole, each once, with where it stands. */
import { type EvidenceRecord, EvidenceWriter } from '../../../detectors/detector.ts'
import { type Shape, withCode } from '../shape.ts'
import type { Evidence } from '../strong.ts'

/** An identifier: the detector's code, and the two halves of its token. */
export interface TokenRef {
  readonly code: number
  readonly lo: number
  readonly hi: number
}

/** A record, as often as it stands somewhere. */
export interface KeptRecord {
  readonly flags: number
  readonly codes: Uint8Array
  readonly tokens: Uint32Array
  /** How many rows of which item look like this. */
  readonly items: Map<number, number>
}

/** Evidence that says where it is from. Iterated anew for every look. */
export type ItemEvidence = () => Iterable<{ readonly item: number; readonly pieces: Iterable<Uint8Array> }>

/** The same for two records that say the same. */
export function keyOf({ flags, codes, tokens, length }: EvidenceRecord): string {
  return `${flags}/${codes.subarray(0, length)}/${tokens.subarray(0, 2 * length)}`
}

/** … of a kept one. */
export function keyOfKept({ flags, codes, tokens }: KeptRecord): string {
  return `${flags}/${codes}/${tokens}`
}

/** A copy to keep. */
export function keep({ flags, codes, tokens, length }: EvidenceRecord): KeptRecord {
  return { flags, codes: codes.slice(0, length), tokens: tokens.slice(0, 2 * length), items: new Map() }
}

/** As it was decoded. */
export function asEvidence({ flags, codes, tokens }: KeptRecord): EvidenceRecord {
  return { count: 1, flags, length: codes.length, codes, tokens }
}

/** Everything in a record, in its order. */
export function tokensOf({ codes, tokens }: KeptRecord): TokenRef[] {
  return Array.from(codes, (code, i) => ({ code, lo: tokens[2 * i]!, hi: tokens[2 * i + 1]! }))
}

/** Names a token in maps. Equal values of two detectors are two. */
export function nameOf({ code, lo, hi }: TokenRef): string {
  return `${code}:${hi}:${lo}`
}

/** The records as evidence that can be counted. */
export function evidenceOf(records: readonly KeptRecord[]): Evidence {
  // A few records are explained at a time: a megabyte for each would cost more than all else.
  const writer = new EvidenceWriter(Math.min(1 << 20, 4096 * Math.max(1, records.length)))
  const pieces: Uint8Array[] = []
  for (const { flags, codes, tokens } of records) {
    if (writer.add(flags, codes.length, codes, tokens)) continue
    pieces.push(writer.take())
    writer.add(flags, codes.length, codes, tokens)
  }
  pieces.push(writer.take())
  return () => pieces
}

/** By what the record hangs together with others: identifiers, and a name with a birth date; of several people the strong ones only. */
export function tiesOf(shape: Shape): TokenRef[] {
  const { strong, strongCodes, weak, weakCodes } = shape
  const ties: TokenRef[] = []
  for (let i = 0; i < strong.length; i++) ties.push(plain(strong.lo[i]!, strong.hi[i]!, strongCodes[i]!))
  if (shape.multi && shape.guise !== 'crowd') return ties
  for (let i = 0; i < weak.length; i++) ties.push(plain(weak.lo[i]!, weak.hi[i]!, weakCodes[i]!))
  if (shape.hasPair) ties.push({ code: PAIR, lo: shape.pairLo, hi: shape.pairHi })
  return ties
}

/** Code that {@link tiesOf} gives to a name with a birth date, which is no detector's. */
const PAIR = 256

/** A shape's tokens have the code mixed in; mixing it in again takes it out. */
function plain(lo: number, hi: number, code: number): TokenRef {
  return { code, lo: withCode(lo, code), hi }
}
