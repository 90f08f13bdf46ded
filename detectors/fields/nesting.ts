/** Records within records: which stand in the one at hand, and what the mark in front of one says (see `FieldsDialect`). */
import { AILING, DEALT_WITH, NESTING_MARK, OTHERS, PROFESSIONAL } from '../../formats/format.ts'
import { isDigit } from '../types/bytes.ts'

/** Of a record in which none stand. */
export const NO_PARTS: readonly number[] = []
/** Of a record that stands in another: something was found in it; it may be what that one's person deals with … */
export const FOUND = 1
const DEALT = 2
/** What is named in it is what somebody has. */
export const AILS = 4

/** Follows the records of a batch, of which those that stand in another come before it. */
export class Nesting {
  /** Extents, lines and what is known ({@link FOUND}, {@link DEALT}) of the batch's records, each with those in it; those that stand in the record at hand last. None of what is somebody's. */
  readonly #before: (readonly number[])[] = []
  /** How many of them do. */
  #inside = 0
  /** The record is another person's than the one in which it stands. */
  others = false
  /** It is, if that person deals with such things; and the record's own person does. */
  dealtWith = false
  professional = false
  /** What is named in the record is what somebody has: `conditions: [{"name": "氣喘"}]`. */
  ailing = false

  /** A batch begins. */
  clear(): void {
    this.#before.length = 0
  }

  /** A record begins. */
  begin(): void {
    this.#inside = 0
    this.others = false
    this.dealtWith = false
    this.professional = false
    this.ailing = false
  }

  /** Reads the mark in front of a record, which begins at `from`; returns where it ends. */
  read(bytes: Uint8Array, from: number): number {
    let at = from + 1
    for (; isDigit(bytes[at]!); at++) this.#inside = this.#inside * 10 + bytes[at]! - 0x30
    const end = bytes.indexOf(NESTING_MARK, at) + 1
    const says = bytes.subarray(at, end)
    this.others = says.includes(OTHERS)
    this.dealtWith = says.includes(DEALT_WITH)
    this.professional = says.includes(PROFESSIONAL)
    this.ailing = says.includes(AILING)
    return end
  }

  /** Takes the records that stand in the one at hand, which ends: four numbers each, see {@link add}. */
  takeInside(): readonly number[] {
    const before = this.#before
    let inside = NO_PARTS
    for (let left = Math.min(this.#inside, before.length); left > 0; left--) {
      const part = before.pop()!
      if (part.length > 0) inside = [...part, ...inside]
    }
    return inside
  }

  /** The record at hand is of nobody whom the record around it is about. */
  leaveToOthers(): void {
    this.others = true
    this.dealtWith = false
  }

  /**
   * Remembers the record at hand, `bytes[from, to)` behind `line` lines, with those `inside` it, unless it is somebody's. `found`: it has
   * hits.
   */
  add(inside: readonly number[], from: number, to: number, line: number, somebody: boolean, found: boolean): void {
    if (this.others || somebody) {
      this.#before.push(NO_PARTS)
      return
    }
    const known = (found ? FOUND : 0) | (this.ailing ? AILS : 0)
    const all = inside.length > 0 ? [...inside, from, to, line, known] : [from, to, line, known]
    if (this.dealtWith) for (let i = 3; i < all.length; i += 4) all[i] = all[i]! | DEALT
    this.#before.push(all)
  }

  /** Those of the records `inside` the one at hand that are not of what its person only deals with. */
  ownOf(inside: readonly number[]): readonly number[] {
    if (!this.professional) return inside
    return inside.filter((_, i) => (inside[i | 3]! & DEALT) === 0)
  }
}
