/** Digits with separators between them: read into arrays of the module, so that no object is made for a number. */
import type { Match } from '../detector.ts'
import { BLANK, DOT, HYPHEN, isDigit } from './bytes.ts'

/** Writes the digits in `digits[from, to)` (values 0–9) as ASCII into the canonical form at `at`; gives the new length. */
export function putDigits(match: Match, at: number, digits: Uint8Array, from: number, to: number): number {
  const out = match.canonical
  let n = at
  for (let i = from; i < to; i++) out[n++] = 0x30 + digits[i]!
  return n
}

/** Digits read by {@link readDigits}, values 0–9. */
export const DIGITS = new Uint8Array(32)

/** Lengths of the groups read by {@link readDigits}. */
export const GROUPS = new Uint8Array(8)

/** What {@link readDigits} found. One object, used again and again. */
export const READ = {
  /** Digits in {@link DIGITS}. */
  count: 0,
  /** Groups in {@link GROUPS}. */
  groups: 0,
  /** The separator between the groups, 0 when there is one group, 1 when they differ. */
  separator: 0,
  /** Offset behind the last digit. */
  end: 0,
}

/**
 * Reads digits from `at`, with single separators `-`, blank or `.` between digits, into {@link DIGITS}, {@link GROUPS} and {@link READ}:
 * at most 24 digits in 8 groups. Gives the number of digits; 25 and 9 groups mean more.
 */
export function readDigits(bytes: Uint8Array, at: number, end: number): number {
  let count = 0
  let groups = 0
  let size = 0
  let separator = 0
  let i = at
  for (; i < end; i++) {
    const b = bytes[i]!
    if (isDigit(b)) {
      if (count === 25) break
      DIGITS[count++] = b - 0x30
      size++
    } else if ((b === HYPHEN || b === BLANK || b === DOT) && size > 0 && i + 1 < end && isDigit(bytes[i + 1]!)) {
      if (groups === 7) {
        count = 25
        break
      }
      GROUPS[groups++] = size
      size = 0
      separator = separator === 0 || separator === b ? b : 1
    } else break
  }
  GROUPS[groups++] = size
  READ.count = count
  READ.groups = groups
  READ.separator = separator
  READ.end = i
  return count
}

/**
 * Cuts what {@link readDigits} read down to its first `count` digits, when a group ends there: what follows a blank may be another
 * number altogether. Gives false when no group ends there.
 */
export function cutDigits(bytes: Uint8Array, at: number, count: number): boolean {
  if (READ.count === count) return true
  if (READ.count < count) return false
  let n = 0
  for (let g = 0; g < READ.groups; g++) {
    n += GROUPS[g]!
    if (n > count) return false
    if (n === count) {
      let end = at
      for (let seen = 0; seen < count; end++) if (isDigit(bytes[end]!)) seen++
      // Only a blank parts two numbers; `-` and `.` make one of them.
      if (bytes[end] !== BLANK) return false
      READ.count = count
      READ.groups = g + 1
      READ.end = end
      if (g === 0) READ.separator = 0
      return true
    }
  }
  return false
}

/** Groups of {@link READ} as one decimal number: 4-3-3 is 433, one group of ten is 0. */
export function groupShape(): number {
  if (READ.groups === 1) return 0
  let shape = 0
  for (let g = 0; g < READ.groups; g++) shape = shape * 10 + GROUPS[g]!
  return shape
}
