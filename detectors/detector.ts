/**
 * The door of `detectors/`: what personal data looks like.
 *
 * A detector is data first and behaviour last, and carries its own examples. The engine (scanner.ts) finds the places
 * worth looking at in the bytes and asks the detectors; nothing raw leaves it.
 */
import type { RecordBatch } from '../formats/format.ts'
import type { Ignoring } from './ignoring.ts'
import type { QuestionListener } from './special/weighing.ts'

export {
  decodeEvidence,
  type EvidenceRecord,
  EvidenceWriter,
  emptyRecord,
  FLAG_MULTI,
  FLAG_SPECIAL_SHIFT,
  readRecord,
  tokensAt,
  walkEvidence,
} from './evidence.ts'

/** Certain enough to count, or only to be looked at. `high` and `medium` count; `low` never decides anything. */
export const HIGH = 3
export const MEDIUM = 2
export const LOW = 1
/** What people write who mean "some number here" (placeholders.ts): shown apart, counted nowhere, not even as doubtful. */
export const PLACEHOLDER = 0
export type Confidence = typeof HIGH | typeof MEDIUM | typeof LOW | typeof PLACEHOLDER

/** Why a hit is a hit: bits, combined. */
export const BECAUSE = {
  checksum: 1,
  column: 2,
  label: 4,
  title: 8,
  prefix: 16,
  context: 32,
  grammar: 64,
  person: 128,
  masked: 256,
  /** Sample value: {@link PLACEHOLDER}. */
  placeholder: 512,
  /** What the column holds as a whole speaks for it, not its name (judge.ts). */
  content: 1024,
  /** The column's values pass the check no more often than by chance. */
  chance: 2048,
  /** The column's name, or the word before, says that it is something else (訂單編號, sku). */
  against: 4096,
  /** The record is about a company: a 統一編號, and nobody's name or number. */
  company: 8192,
} as const

/** One of the six special categories of 個資法 §6. */
export const SPECIAL_CATEGORIES = ['medical-record', 'medical', 'genetic', 'sexual', 'health-exam', 'criminal'] as const
export type SpecialCategory = (typeof SPECIAL_CATEGORIES)[number]

/**
 * How far a value names a person. `strong`: one person, for certain. `weak`: perhaps shared. `evidence`: says something
 * only together with something else (name, birth date). `none`: tells of a person but names nobody.
 */
export type Strength = 'strong' | 'weak' | 'evidence' | 'none'

/** What a detector reports of one value; one object is used again and again, so copy what is to be kept. */
export interface Match {
  /** Extent of the value in the bytes that were looked at. */
  start: number
  end: number
  confidence: Confidence
  /** Bits of {@link BECAUSE}. */
  because: number
  /** True when the data itself is already masked (`A12345****`): found, never counted as clear, no canonical form. */
  masked: boolean
  /** The normal form: equal for equal values in whatever writing style. UTF-8, at most 512 bytes. */
  readonly canonical: Uint8Array
  canonicalLength: number
}

/**
 * What leads the engine to a detector in running text, where no column or label speaks:
 * - `digits`: a group of 8 or more digits, single separators (`-`, blank, `.`, `/`, `)`) between digits allowed; called with the offset of
 *   the first digit (an ID's letter is before it, a `(` or `+886` may be).
 * - `at`: an `@`; called with its offset.
 * - `number-unit`: a digit followed by 號 巷 弄 樓 路 段 (an address ends here); called with the offset of the unit's first byte.
 * - `title`: a word of `titles` (先生, 小姐, 醫師 …); called with the word's offset.
 * - `words`: a word of `words`; called with the word's offset.
 * - `mask`: a run of two or more mask characters (`*`, `＊`, `○`, `〇`, `●`, `Ｏ`, `X`/`x` between digits); called with its offset.
 * - `literal`: one of `literals`, byte for byte; called with its offset.
 */
export type Anchor = 'digits' | 'at' | 'number-unit' | 'title' | 'words' | 'mask' | 'literal'

/** One kind of personal data. */
export interface Detector {
  /** Kebab case; the same in the catalogue, the docs page and every report. */
  readonly id: string
  /**
   * Number in evidence, 1 to 255, never used again for something else. 1–31 strong, 32–63 weak, 64–79 evidence, 80–127 none,
   * 128–135 special categories.
   */
  readonly code: number
  readonly names: { readonly zh: string; readonly en: string }
  /** Category code of the official list (docs/law.md): C001, C003 … */
  readonly category: string
  readonly strength: Strength
  /** Set for the detectors of the six special categories. */
  readonly special?: SpecialCategory
  /**
   * Column names that mean this detector, in normal form: lower case, half width, without blanks, `_`, `-`, brackets and what is in them.
   * A name matches when it equals one of these or ends with one of three or more characters (會員身分證字號).
   */
  readonly columns: readonly string[]
  /** Labels in running text: the value follows, after `:`/`：`/blank/tab/`是`/`為` or directly. */
  readonly labels: readonly string[]
  /** Values behind one label or role may follow one another, behind `、` or one a line: 出席人員：王小明、李大華. */
  readonly lists?: boolean
  readonly anchors: readonly Anchor[]
  /**
   * For the anchor `digits`: what most numbers lack, so that they never reach `free`. `first`: the digits it may begin with.
   * `letter`: a letter (or a separator and a letter) stands before it. `digits`: at least so many.
   */
  readonly lead?: { readonly first: string; readonly letter?: boolean; readonly digits: number }
  /** For the anchor `title`. */
  readonly titles?: readonly string[]
  /** For the anchor `literal`: what every value begins with, in UTF-8. */
  readonly literals?: readonly Uint8Array[]
  /** For the anchor `words`: whole words or phrases of two or more characters, zh-TW and English (lower case). */
  readonly words?: readonly string[]
  /**
   * Is the value in `bytes[start, end)` one of these, when its column or label says so? Blanks around it are already gone.
   * Half width only: the engine has turned ０-９Ａ-Ｚａ-ｚ＠（）－． into ASCII. On true, `match` is filled.
   */
  cell(bytes: Uint8Array, start: number, end: number, match: Match): boolean
  /**
   * Is there one at `at` in running text? May look from `from` (inclusive) to `to` (exclusive). On true, `match` is filled.
   * A neighbour that makes it something else (`XA123456789`, a digit before or after) forbids the match. A value after a
   * label comes to `cell` first, with the extent up to the next separator, and must accept the longest sensible part.
   */
  free?(bytes: Uint8Array, at: number, from: number, to: number, match: Match): boolean
  /**
   * A masked form for reports, from the canonical form or, where the value is already masked, from its text. Policy `strict`
   * (docs/masking.md): keeps only what tells the kind.
   */
  mask(value: string): string
  readonly examples: {
    /** Found in running text (or, with `column`, as a cell), with the canonical form it must give. */
    readonly hit: readonly Example[]
    readonly miss: readonly Example[]
    /** Found as already masked. */
    readonly masked?: readonly Example[]
  }
}

/** A value that must (not) be found. All invented. */
export interface Example {
  readonly text: string
  /** Put as a cell into a column of this name instead of into running text. */
  readonly column?: string
  readonly canonical?: string
}

/** Declares a detector; the identity function, for its types. */
export function defineDetector(detector: Detector): Detector {
  return detector
}

/** One hit as `pandian inspect` shows it. Only made when asked for. */
export interface InspectedHit {
  readonly detector: string
  readonly place?: string
  /** Number of the record in the item, from 1. */
  readonly record: number
  /** Line (of text) or row (of a table) in its place, from 1. */
  readonly line: number
  /** Column number in a table, from 1. */
  readonly column?: number
  readonly columnName?: string
  readonly confidence: 'high' | 'medium' | 'low'
  readonly reasons: readonly string[]
  readonly mask: string
  readonly masked: boolean
  /** Only with reveal. */
  readonly value?: string
  readonly normal?: string
}

/** What the scanner knows of one item (or one range of it) in the end: nothing raw. */
export interface Findings {
  /** Records in which something countable was found in the clear: the reading 列數. */
  records: number
  /** Records in which everything found was already masked. */
  maskedRecords: number
  /** Records tied to a person that hold special-category data, by category (index in SPECIAL_CATEGORIES). */
  special: number[]
  /** By detector id, in catalogue order. */
  types: TypeFindings[]
  /** Encoded evidence records (evidence.ts), in pieces of at most 1 MiB, without doubles within a piece. */
  evidence: Uint8Array[]
}

/** What was found of one type. */
export interface TypeFindings {
  readonly detector: string
  /** In the clear, of high or medium confidence. */
  hits: number
  /** Already masked in the data. */
  masked: number
  /** Of low confidence: to be checked by a person, counted nowhere. */
  low: number
  /** Sample values (A123456789, 0912-345-678): nobody's, counted nowhere. */
  placeholders: number
  /** At most three, masked. */
  examples: string[]
  /** Values that a rule of the user's holds for, by the rule's key (ignoring.ts); those said to be no personal data are only here. */
  ignored?: Readonly<Record<string, number>>
}

/** Reads batches, finds hits, groups them into records, makes tokens. One for a worker, used for one item after another. */
export interface Scanner {
  /** Starts an item. */
  begin(): void
  feed(batch: RecordBatch): void
  /** Ends the item. `onEvidence` of the options has had all but the last pieces when it was given. */
  end(): Findings
}

/** How to make a {@link Scanner}. */
export interface ScannerOptions {
  /** The site's secret key, 32 bytes. */
  readonly key: Uint8Array
  /** Takes full pieces of evidence as they come, so that memory does not grow with the item. */
  readonly onEvidence?: (piece: Uint8Array) => void
  /** Called for every hit, in order of record; slow, for `inspect`. */
  readonly onHit?: (hit: InspectedHit) => void
  /** With `onHit`: fills `value` and `normal`. */
  readonly reveal?: boolean
  /** What the user has looked at already. */
  readonly ignoring?: Ignoring
  /** Is told what the model of the special categories is asked; for those who teach it (fixtures/learning). */
  readonly onQuestion?: QuestionListener
}
