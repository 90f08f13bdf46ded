/** What the detectors of certificates, policies, plates and their like have in common: short codes of letters and digits. */
import { BECAUSE, type Match } from '../detector.ts'
import { BLANK, DOT, HYPHEN, isAlnum, isDigit, isLetter, mayBegin, SLASH, upper } from './bytes.ts'
import { keepEnds, maskWidth, plainCode } from './masks.ts'
import { foundMasked } from './matches.ts'

/** A code begins in the first so many bytes of its cell: what stands before it is a word, not a story. */
const MAX_BEFORE = 64

/** What {@link readCode} read. One object, used again and again. */
export const CODE = {
  /** Letters, and how many of them stand before the first digit. */
  letters: 0,
  lead: 0,
  digits: 0,
  /** Offset behind the last symbol. */
  end: 0,
}

/**
 * Reads letters and digits from `at`, with single `-` and blanks between them, into the canonical form, in upper case and without what is
 * between; a blank only parts two digits. Gives the number of symbols; more than `most` gives 0, as does a neighbour that makes it part
 * of something longer.
 */
export function readCode(bytes: Uint8Array, at: number, end: number, match: Match, most: number): number {
  const out = match.canonical
  let letters = 0
  let digits = 0
  let lead = 0
  let i = at
  for (; i < end; i++) {
    const b = bytes[i]!
    if (isDigit(b)) digits++
    else if (isLetter(b)) {
      letters++
      if (digits === 0) lead++
    } else if (
      i > at &&
      i + 1 < end &&
      (b === HYPHEN ? isAlnum(bytes[i + 1]!) : b === BLANK && isDigit(bytes[i - 1]!) && isDigit(bytes[i + 1]!))
    )
      continue
    else break
    if (letters + digits > most) return 0
    out[letters + digits - 1] = upper(b)
  }
  if (i < end && (bytes[i] === 0x5f || (bytes[i] === DOT && i + 1 < end && isAlnum(bytes[i + 1]!)))) return 0
  CODE.letters = letters
  CODE.lead = lead
  CODE.digits = digits
  CODE.end = i
  match.canonicalLength = letters + digits
  return letters + digits
}

/** Asks `read` wherever a code may begin in the cell; true as soon as it says so. */
export function anyCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  match: Match,
  read: (bytes: Uint8Array, at: number, end: number, match: Match) => boolean,
): boolean {
  const last = Math.min(end, start + MAX_BEFORE)
  for (let i = start; i < last; i++) {
    const b = bytes[i]!
    if ((isAlnum(b) || b === SLASH) && mayBegin(bytes, i, start) && read(bytes, i, end, match)) return true
  }
  return false
}

/** Does the canonical form look like an ID number of a person, old or new? Its own detector knows the check digit. */
export function isIdShape(match: Match): boolean {
  if (match.canonicalLength !== 10) return false
  const form = match.canonical
  if (!isLetter(form[0]!) || !(isDigit(form[1]!) || isLetter(form[1]!))) return false
  for (let i = 2; i < 10; i++) if (!isDigit(form[i]!)) return false
  return true
}

/** Ten digits that begin with 09: a telephone in the wrong column. */
export function isMobileShape(match: Match): boolean {
  const form = match.canonical
  if (match.canonicalLength !== 10 || form[0] !== 0x30 || form[1] !== 0x39) return false
  for (let i = 2; i < 10; i++) if (!isDigit(form[i]!)) return false
  return true
}

/** 000000 and its like fill empty fields. */
export function sameDigits(match: Match): boolean {
  const form = match.canonical
  let first = -1
  for (let i = 0; i < match.canonicalLength; i++) {
    const b = form[i]!
    if (!isDigit(b)) continue
    if (first < 0) first = b
    else if (b !== first) return false
  }
  return true
}

/** Letters, digits, `-` and at least two masks over the whole of the cell, `least` to `most` symbols, one of them legible. Fills the match. */
export function maskedCode(
  bytes: Uint8Array,
  start: number,
  end: number,
  least: number,
  most: number,
  match: Match,
): boolean {
  let masks = 0
  let legible = 0
  let i = start
  while (i < end) {
    const width = maskWidth(bytes, i, end)
    if (width > 0) {
      masks++
      i += width
      continue
    }
    const b = bytes[i]!
    if (isAlnum(b)) legible++
    else if (b !== HYPHEN && !(b === SLASH && i === start)) return false
    if (masks + legible > most) return false
    i++
  }
  if (masks < 2 || legible === 0 || masks + legible < least || masks + legible > most) return false
  return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
}

/** `**********78`: the last two symbols are left. */
export function maskCode(value: string): string {
  const code = plainCode(value)
  return code.length > 5 ? `${'*'.repeat(code.length - 2)}${code.slice(-2)}` : keepEnds('********', 0, 0)
}
