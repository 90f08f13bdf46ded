/**
 * Numbers below a label that says nothing of them, `"id": "F120000003"`: judged together, as the cells of a column are. Of serial numbers one
 * in ten is right for an ID by chance.
 */
import type { Detector } from '../detector.ts'
import type { HitList } from '../hits.ts'
import { ColumnJudge, type JudgedCells } from '../judge.ts'
import { startsWith } from '../types/bytes.ts'

/** More values tell no more. */
const MAX_VALUES = 200
/** Labels judged in one batch: each is looked for in all of it. */
const MAX_LABELS = 32
const TAB = 0x09
const LF = 0x0a
const BLANK = 0x20
const latin1 = new TextDecoder('latin1')

/** Judges the labels of one batch after another. */
export class LabelJudge {
  readonly #catalogue: readonly Detector[]
  readonly #shapes: ColumnJudge
  /** By label. */
  readonly #judges = new Map<string, ColumnJudge>()

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    this.#shapes = new ColumnJudge(catalogue)
  }

  /** A batch begins. */
  begin(): void {
    if (this.#judges.size > 0) this.#judges.clear()
  }

  /** Doubts the hits from `from` on that are the whole of a value `[start, end)`, where all that stands below `label` in the batch is so by chance. */
  doubt(batch: Uint8Array, label: Uint8Array, hits: HitList, from: number, start: number, end: number): void {
    for (let i = from; i < hits.length; i++) {
      if (hits.start[i] === start && hits.end[i] === end && this.#shapes.isJudged(hits, i))
        this.#judgeOf(batch, label)?.weighLine(hits, i, false)
    }
  }

  #judgeOf(batch: Uint8Array, label: Uint8Array): ColumnJudge | undefined {
    const key = latin1.decode(label)
    let judge = this.#judges.get(key)
    if (judge === undefined && this.#judges.size < MAX_LABELS) {
      judge = new ColumnJudge(this.#catalogue)
      judge.begin(valuesOf(batch, label), 0)
      this.#judges.set(key, judge)
    }
    return judge
  }
}

/** The values below a label, `label\tvalue` on a line each. */
function valuesOf(bytes: Uint8Array, label: Uint8Array): JudgedCells {
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < bytes.length && starts.length < MAX_VALUES; ) {
    let end = bytes.indexOf(LF, at)
    if (end < 0) end = bytes.length
    if (bytes[at + label.length] === TAB && startsWith(bytes, at, end, label)) {
      let [from, to] = [at + label.length + 1, end]
      while (from < to && bytes[from] === BLANK) from++
      while (to > from && bytes[to - 1] === BLANK) to--
      starts.push(from)
      ends.push(to)
    }
    at = end + 1
  }
  return { bytes, rows: starts.length, start: (row) => starts[row] ?? 0, end: (row) => ends[row] ?? 0 }
}
