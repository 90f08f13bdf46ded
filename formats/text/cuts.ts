/** Where a line that is too long to be held whole may be cut without cutting through a value. */

/** How far to look for a good place, in bytes. */
export const LOOK = 64 * 1024

/** 2: ends a value for certain. 1: ends a word, but stands within some values (`02-2345 6789`, `王小明 先生`). */
const ENDS = new Uint8Array(256)
for (const char of '\t\n\r,;"<>=?!&|{}[]') ENDS[char.charCodeAt(0)] = 2
for (const char of " \0:'()*#$%") ENDS[char.charCodeAt(0)] = 1
/** Bytes from 0x40 on may be the second half of a Big5, GBK or Shift-JIS character. */
const DOUBLE_SAFE = 0x40

/**
 * The best end for a piece of `bytes[0, length)`: behind the last byte that ends a value, else a word, else between two
 * characters. `doubleByte` tells that ASCII letters may be halves of characters. At least 1.
 */
export function lastCut(bytes: Uint8Array, length: number, doubleByte: boolean): number {
  const lowest = Math.max(1, length - LOOK)
  let word = 0
  for (let at = length; at >= lowest; at--) {
    const byte = bytes[at - 1]!
    if (doubleByte && byte >= DOUBLE_SAFE) continue
    if (ENDS[byte] === 2) return at
    if (word === 0 && ENDS[byte] === 1) word = at
  }
  if (word > 0) return word
  return Math.max(1, characterStart(bytes, length))
}

/** As {@link lastCut}, from the front: the first good place at or after `from`, looking at `bytes[from, length)` only. */
export function firstCut(bytes: Uint8Array, from: number, length: number, doubleByte: boolean): number {
  let word = 0
  for (let at = from; at < length; at++) {
    const byte = bytes[at]!
    if (doubleByte && byte >= DOUBLE_SAFE) continue
    if (ENDS[byte] === 2) return at + 1
    if (word === 0 && ENDS[byte] === 1) word = at + 1
  }
  if (word > 0) return word
  let at = from
  while (at < length && at < from + 3 && (bytes[at]! & 0xc0) === 0x80) at++
  return at
}

/** The last offset up to `end` at which a UTF-8 character may begin (or one of another encoding). */
function characterStart(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 4 && back < end; back++) {
    const byte = bytes[end - back]!
    if (byte < 0x80) return end - back + 1
    if (byte >= 0xc0) return end - back
  }
  return end
}
