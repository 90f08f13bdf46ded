/** What the model of the special categories is shown of a text. */
import type { HitList } from '../hits.ts'

/** … of a name: whose it is tells nothing. */
const NAMED = '\u{e000}'
/** What is said of a word stands so near, in bytes. */
const AROUND = 100

const decoder = new TextDecoder()

/** `text[from, to)`, with one sign for every name among the hits `[first, last)`, which are those of detector `name`. */
export function shown(
  text: Uint8Array,
  from: number,
  to: number,
  hits: HitList,
  name: number,
  first: number,
  last: number,
): string {
  const { detector, start, end } = hits
  let said = ''
  let at = from
  for (let i = first; i < last; i++) {
    if (detector[i] !== name || start[i]! < at || end[i]! > to || end[i] === 0) continue
    said += decoder.decode(text.subarray(at, start[i]!)) + NAMED
    at = end[i]!
  }
  return said + decoder.decode(text.subarray(at, to))
}

/** The first of the hits, which are in order, that begins at `at` or behind. */
export function firstAt({ start, length }: HitList, at: number): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (start[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Where what is shown around hit `i` begins and ends, within `[from, to)`. */
export function aroundOf({ start, end }: HitList, i: number, from: number, to: number): readonly [number, number] {
  return [Math.max(from, start[i]! - AROUND), Math.min(to, end[i]! + AROUND)]
}
