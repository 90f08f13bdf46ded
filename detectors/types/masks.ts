/** Values that are masked in the data (A12345****, 王○明), and the masks of our own. */
import { BLANK, HYPHEN, isAlnum, isDigit, previousStart } from './bytes.ts'
import { DIGITS } from './digits.ts'

/** Length in bytes of the mask character at `at` (`*`, `＊`, `○`, `〇`, `●`, `◯`, `■`, `□`), else 0. */
export function maskWidth(bytes: Uint8Array, at: number, end: number): number {
  const a = bytes[at]!
  if (a === 0x2a) return 1
  if (a < 0xe2 || at + 2 >= end) return 0
  const b = bytes[at + 1]!
  const c = bytes[at + 2]!
  if (a === 0xe2 && b === 0x97) return c === 0x8b || c === 0x8f || c === 0xaf ? 3 : 0
  if (a === 0xe2 && b === 0x96) return c === 0xa0 || c === 0xa1 ? 3 : 0
  if (a === 0xe3) return b === 0x80 && c === 0x87 ? 3 : 0
  return a === 0xef && b === 0xbc && c === 0x8a ? 3 : 0
}

/** Like {@link maskWidth}, and also `X` and `x`, which mask digits (`09xx-xxx-678`). */
export function digitMaskWidth(bytes: Uint8Array, at: number, end: number): number {
  return (bytes[at]! | 0x20) === 0x78 ? 1 : maskWidth(bytes, at, end)
}

/** Extent that {@link expandMask} found. */
export const EXTENT = { start: 0, end: 0 }

/**
 * The masked number around a run of mask characters at `at`: letters, digits, mask characters, and single `-` or blanks between
 * digits and masks. Sets {@link EXTENT}. At most 40 bytes to either side.
 */
export function expandMask(bytes: Uint8Array, at: number, from: number, to: number): void {
  let start = at
  const floor = Math.max(from, at - 40)
  while (start > floor) {
    const i = previousStart(bytes, start, floor)
    const b = bytes[i]!
    if (isAlnum(b) || maskWidth(bytes, i, to) > 0 || b === 0x2b || b === 0x28) start = i
    else if (
      (b === HYPHEN || b === BLANK || b === 0x29) &&
      i > floor &&
      isNumeric(bytes, previousStart(bytes, i, floor), to)
    )
      start = i
    else break
  }
  let end = at
  const ceiling = Math.min(to, at + 60)
  while (end < ceiling) {
    const width = maskWidth(bytes, end, ceiling)
    const b = bytes[end]!
    if (width > 0) end += width
    else if (isAlnum(b)) end++
    else if ((b === HYPHEN || b === BLANK || b === 0x29) && end + 1 < ceiling && isNumeric(bytes, end + 1, ceiling))
      end++
    else break
  }
  EXTENT.start = start
  EXTENT.end = end
}

function isNumeric(bytes: Uint8Array, at: number, end: number): boolean {
  return isDigit(bytes[at]!) || digitMaskWidth(bytes, at, end) > 0
}

/** Counts that {@link readMasked} made. */
export const MASKED = { symbols: 0, digits: 0, masks: 0, lastDigits: 0 }

/**
 * Reads digits and mask characters (with `-` and blanks between) over the whole of `[at, end)` and counts them in {@link MASKED};
 * the first 24 symbols go to {@link DIGITS}, a mask as 10. False when something else is there or no two characters are masked.
 */
export function readMasked(bytes: Uint8Array, at: number, end: number): boolean {
  let symbols = 0
  let digits = 0
  let last = 0
  let i = at
  while (i < end) {
    const b = bytes[i]!
    if (isDigit(b)) {
      if (symbols < 24) DIGITS[symbols] = b - 0x30
      symbols++
      digits++
      last++
      i++
      continue
    }
    const width = digitMaskWidth(bytes, i, end)
    if (width > 0) {
      if (symbols < 24) DIGITS[symbols] = 10
      symbols++
      last = 0
      i += width
    } else if ((b === HYPHEN || b === BLANK) && i > at) i++
    else return false
  }
  MASKED.symbols = symbols
  MASKED.digits = digits
  MASKED.masks = symbols - digits
  MASKED.lastDigits = last
  return symbols - digits >= 2
}

/** `head` characters kept, the rest replaced by `*`, but for the last `tail`. For the masks of codes and numbers. */
export function keepEnds(value: string, head: number, tail: number): string {
  const shown = value.length > head + tail + 1 ? head : 0
  const kept = shown > 0 ? tail : 0
  return value.slice(0, shown) + '*'.repeat(Math.max(value.length - shown - kept, 1)) + value.slice(value.length - kept)
}

/** The value reduced to ASCII letters, digits, `+` and `#`, other mask characters written as `*`: what the masks work from. */
export function plainCode(value: string): string {
  return value.replace(/[＊○〇●◯■□]/gu, '*').replace(/[^0-9A-Za-z*+#]/gu, '')
}
