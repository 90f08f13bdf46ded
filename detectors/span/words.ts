/** The words that the kernel looks for in texts: labels and titles, and how each may stand there. */
import type { Detector } from '../detector.ts'
import type { Anchors } from '../kernel.ts'

/** Their values have ten characters, or mask some of them. */
const OF_TEN: ReadonlySet<string> = new Set(['tw-national-id', 'tw-resident-id'])

const HAN_WORD = /^\p{Script=Han}+$/u

/** What a word is to the detectors. */
export interface WordUse {
  /** Catalogue indices of the detectors that have it as a label. */
  readonly labels: number[]
  /** Only with a colon, tab or equals sign behind it, or alone on its line … */
  colon: boolean
  /** … or with a blank behind it at a line's beginning: what names nobody, and so needs somebody elsewhere to count. */
  quiet: boolean
  readonly titles: number[]
  /** It labels numbers of ten characters and nothing else. */
  ofTen: boolean
  /** Bytes of a Han word: where it takes more, there are blanks between its letters. */
  readonly size: number
  /** Whom it labels when it is stretched so, or in brackets: a column's name that is a title, such as 聯絡人, as well. */
  readonly apart: number[]
}

/** The labels and titles of the detectors, in lower case. */
export function wordUses(catalogue: readonly Detector[]): Map<string, WordUse> {
  const words = new Map<string, WordUse>()
  const use = (word: string): WordUse => {
    let entry = words.get(word)
    if (entry === undefined) {
      const size = HAN_WORD.test(word) ? 3 * word.length : Number.POSITIVE_INFINITY
      entry = { labels: [], colon: false, quiet: true, titles: [], ofTen: true, size, apart: [] }
      words.set(word, entry)
    }
    return entry
  }
  catalogue.forEach((detector, index) => {
    for (const label of detector.labels) {
      const colon = label.endsWith(':')
      const entry = use((colon ? label.slice(0, -1) : label).toLowerCase())
      entry.labels.push(index)
      entry.ofTen &&= OF_TEN.has(detector.id)
      entry.colon ||= colon
      entry.quiet &&= detector.strength === 'none' && detector.special === undefined
    }
    for (const title of detector.titles ?? []) {
      const entry = use(title.toLowerCase())
      entry.titles.push(index)
      if (detector.columns.includes(title)) entry.apart.push(index)
    }
  })
  // 生於民 is a word behind a name, and hides none the less the 生於 that it begins with.
  for (const [word, { titles }] of words) {
    if (titles.length === 0) continue
    for (let length = 2; length < word.length; length++)
      for (const index of words.get(word.slice(0, length))?.titles ?? [])
        if (!titles.includes(index)) titles.push(index)
  }
  for (const { labels, apart } of words.values())
    for (const index of labels) if (!apart.includes(index)) apart.push(index)
  return words
}

/** Are there blanks between the letters of the anchor's word? */
export function isStretched(word: WordUse, anchors: Anchors, a: number): boolean {
  return anchors.end[a]! - anchors.at[a]! > word.size
}
