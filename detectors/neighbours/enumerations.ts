/** Rows of names with an enumeration mark between them: 王小明、陳美玲、林大同. */
import { isAscii } from 'node:buffer'
import { COMMON_SURNAMES, COMPOUND_SURNAMES, RARE_SURNAMES } from '../data/surnames.ts'
import { lineEnd } from '../text-lines.ts'
import type { HanNames } from './han-names.ts'

/** What parts the items of a row in Chinese. */
export const ENUMERATION_MARK = Buffer.from('、')
/** Of a long line, so many bytes before the mark are looked at, and twice as many behind it. */
const REACH = 150

/** First characters of surnames. */
const BEGINS_NAME = new Set([...COMMON_SURNAMES, ...RARE_SURNAMES, ...COMPOUND_SURNAMES.map((surname) => surname[0]!)])

/** A row: its text, and the offset at which it begins. */
interface Enumeration {
  readonly from: number
  readonly row: string
}

const NONE: readonly Enumeration[] = []
const decoder = new TextDecoder()

/** 王小明、陳美玲、林大同: two names that are beyond doubt on either side of a mark make names of what else is in the row. */
export function enumerations(bytes: Uint8Array, length: number, names: HanNames): readonly Enumeration[] {
  if (isAscii(bytes.subarray(0, length))) return NONE
  const found: Enumeration[] = []
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, length)
  for (let mark = text.indexOf(ENUMERATION_MARK); mark >= 0; mark = text.indexOf(ENUMERATION_MARK, mark + 3)) {
    // Before it the last character of three, behind it a surname; most marks are left here.
    if (mark < 9 || text[mark - 9]! < 0xe4 || text[mark + 3]! < 0xe4 || text[mark + 11]! < 0x80) continue
    if (!BEGINS_NAME.has(decoder.decode(text.subarray(mark + 3, mark + 6)))) continue
    // A file without line ends is one line: only so much of it is looked at.
    const floor = Math.max(0, mark - REACH)
    const start = floor + bytes.subarray(floor, mark).lastIndexOf(0x0a) + 1
    const ceiling = Math.min(length, mark + 2 * REACH)
    const end = lineEnd(bytes.subarray(0, ceiling), mark)
    const [head, tail] = [characters(text, start, mark), characters(text, mark + 3, end)]
    const before = /\p{Script=Han}+$/u.exec(head)?.[0] ?? ''
    const behind = /^\p{Script=Han}+/u.exec(tail)?.[0] ?? ''
    if (!names.isCertain(before) && !names.isCertain(behind)) continue
    if (!names.isLikely(before) || !names.isLikely(behind) || before.length < 3 || behind.length < 3) continue
    const row =
      (/(?:\p{Script=Han}{2,5}、)*\p{Script=Han}{2,5}$/u.exec(head)?.[0] ?? '') +
      '、' +
      (/^\p{Script=Han}{2,5}(?:、\p{Script=Han}{2,5})*/u.exec(tail)?.[0] ?? '')
    const from = mark - Buffer.byteLength(row.slice(0, row.indexOf(`、${behind}`, row.indexOf(before))))
    found.push({ from, row })
    mark = from + Buffer.byteLength(row) - 3
  }
  return found
}

/** The text of `[from, to)`, from the first whole character on. */
function characters(text: Uint8Array, from: number, to: number): string {
  let start = from
  while (start < to && (text[start]! & 0xc0) === 0x80) start++
  return decoder.decode(text.subarray(start, to))
}
