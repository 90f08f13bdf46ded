/** Values that are put in something: 「王小明」, 〔王小明〕, `__王小明__`. */
import { LF, startsWith, utf8 } from './types/bytes.ts'

/** What values are put in: the lines of a form to be filled in, `__王小明__`, bold type, 「王小明」, 〔王小明〕. */
const WRAPS: readonly { readonly open: Uint8Array; readonly close: Uint8Array }[] = [
  ['_', '_'],
  ['**', '**'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['〔', '〕'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['［', '］'],
  ['[', ']'],
  ['（', '）'],
  ['(', ')'],
].map(([open, close]) => ({ open: utf8(open!), close: utf8(close!) }))
const LINE = WRAPS[0]!.open
const WRAPS_BY_FIRST: readonly (typeof WRAPS)[] = Array.from({ length: 256 }, (_, b) =>
  WRAPS.filter(({ open }) => open[0] === b),
)

/** What {@link unwrap} found. One object, used again and again. */
export const WRAPPED = { start: 0, end: 0 }

/** Is the value at `at` put into a pair of {@link WRAPS} that closes before `to`? Tells what is within. A mask (`****1234`) is no bold type. */
export function unwrap(bytes: Uint8Array, at: number, to: number): boolean {
  for (const { open, close } of WRAPS_BY_FIRST[bytes[at]!]!) {
    if (!startsWith(bytes, at, to, open)) continue
    let start = at + open.length
    if (open === LINE) while (start < to && bytes[start] === open[0]) start++
    else if (bytes[start] === open[0] && open.length === 2) continue
    for (let end = start; end < to && bytes[end] !== LF; end++) {
      if (!startsWith(bytes, end, to, close)) continue
      WRAPPED.start = start
      WRAPPED.end = end
      return end > start
    }
  }
  return false
}
