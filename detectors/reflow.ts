/**
 * Text as a layout engine left it. Two things were put in that are not in the value: a blank between Han and Latin (`三段 179 號`),
 * and a line break in the middle of a number (`P25⏎0782696`). Searched exactly as it stands, a PDF written by LibreOffice gives
 * none of its addresses; without those blanks half of them; with the lines joined as well, all (docs/formats/pdf.md).
 */
import { EMPTY_ANSWERS } from './data/attribute-words.ts'
import { TRIVIAL_VALUES } from './data/special-words.ts'
import { BECAUSE, type Detector } from './detector.ts'
import { HitList } from './hits.ts'
import type { SpanFinder } from './span.ts'

/** Copies without the blanks that touch a Han character; returns the length. Line ends stay. */
export function reflow(text: Uint8Array, length: number, out: Uint8Array): number {
  let o = 0
  for (let i = 0; i < length; i++) {
    const b = text[i]!
    if (b === 0x20) {
      const hanBefore = o > 0 && out[o - 1]! >= 0x80
      const after = text[i + 1]
      const hanAfter = i + 1 < length && after !== undefined && after >= 0xe3
      // Two blanks and more are a gap between columns, not spacing.
      if ((hanBefore || hanAfter) && after !== 0x20 && text[i - 1] !== 0x20) continue
    }
    out[o++] = b
  }
  return o
}

/**
 * Finds what is broken over a line end: searches the text with single line ends taken out and keeps the hits that lie across
 * one of them and touch no hit found before. Appends them to `hits` (whose new ones begin at `first`).
 */
export function straddling(
  text: Uint8Array,
  length: number,
  finder: SpanFinder,
  catalogue: readonly Detector[],
  hits: HitList,
  first: number,
  keepValues: boolean,
): void {
  const joined = new Uint8Array(length)
  // breaks[k]: offset in `joined` of the k-th taken line end; k of them lie before it.
  const breaks: number[] = []
  let o = 0
  for (let i = 0; i < length; i++) {
    const b = text[i]!
    if (b === 0x0d) continue
    if (b === 0x0a && text[i + 1] !== 0x0a && (i === 0 || text[i - 1] !== 0x0a)) {
      breaks.push(o)
      continue
    }
    joined[o++] = b
  }
  if (breaks.length === 0) return
  const original = originalOffsets(text, length, joined.length)
  const found = new HitList(keepValues)
  finder.find(joined, 0, o, found)
  const known = hits.length
  let k = 0
  for (let i = 0; i < found.length; i++) {
    const start = found.start[i]!
    const end = found.end[i]!
    while (k < breaks.length && breaks[k]! <= start) k++
    if (k >= breaks.length) break
    if (breaks[k]! >= end) continue
    if ((found.because[i]! & BECAUSE.label) !== 0) {
      const { special, strength } = catalogue[found.detector[i]!]!
      // What is such data whatever it says was found on its own line: there was nothing but a no.
      if (special !== undefined) continue
      if (strength === 'none' && isAnswered(joined, start, breaks[k]!)) continue
    }
    const from = original[start]!
    const to = original[end - 1]! + 1
    if (overlaps(hits, first, known, from, to)) continue
    hits.copy(found, i, i + 1)
    hits.start[hits.length - 1] = from
    hits.end[hits.length - 1] = to
  }
}

const ANSWERS: ReadonlySet<string> = new Set([...EMPTY_ANSWERS, ...TRIVIAL_VALUES])
const decoder = new TextDecoder()

/** Is `bytes[start, end)` a whole answer that says nothing? 職業：無 over 備註： is no 無備註. */
function isAnswered(bytes: Uint8Array, start: number, end: number): boolean {
  return ANSWERS.has(decoder.decode(bytes.subarray(start, end)).trim().toLowerCase())
}

/** Where each byte of the joined text stood. */
function originalOffsets(text: Uint8Array, length: number, size: number): Int32Array {
  const offsets = new Int32Array(size)
  let o = 0
  for (let i = 0; i < length; i++) {
    const b = text[i]!
    if (b === 0x0d || (b === 0x0a && text[i + 1] !== 0x0a && (i === 0 || text[i - 1] !== 0x0a))) continue
    offsets[o++] = i
  }
  return offsets
}

function overlaps(hits: HitList, from: number, to: number, start: number, end: number): boolean {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (hits.end[middle]! <= start) low = middle + 1
    else high = middle
  }
  return low < to && hits.start[low]! < end
}
