/** What the detectors find in one name of a file or folder, as they read it: one line, half width. */
import { Beside } from '../detectors/beside.ts'
import { DETECTORS } from '../detectors/catalogue.ts'
import { LOW } from '../detectors/detector.ts'
import { HitList } from '../detectors/hits.ts'
import { Neighbours } from '../detectors/neighbours.ts'
import { SpanFinder } from '../detectors/span.ts'

/** Later dates beside somebody are those of files more often than birth dates. */
const LATEST_BIRTH = 2000
const BIRTH_DATE = DETECTORS.findIndex(({ id }) => id === 'birth-date')
/** The ending of a name; those that end an e-mail address rather than say a kind of file are none. */
export const ENDING =
  /\.(?!(?:com|net|org|edu|gov|mil|info|biz|tw|jp|cn|hk|mo|sg|my|kr|th|vn|us|uk|eu|de|fr|ca|au|io|me|co)$)[0-9A-Za-z]{1,5}$/i

const UNDERSCORE = 0x5f
const HYPHEN = 0x2d
const BLANK = 0x20
const SEMICOLON = 0x3b

const decoder = new TextDecoder()

/** Finds what is in a name. */
export class NameFinder {
  /** What {@link NameFinder.find} found. */
  readonly found = new HitList(true)
  readonly #finder = new SpanFinder(DETECTORS, true)
  readonly #neighbours = new Neighbours(DETECTORS)
  readonly #beside = new Beside(DETECTORS)
  readonly #joined = new HitList(true)
  readonly #parts = new HitList(true)
  /** By byte of the name: the hit that it belongs to, or -1. Names of archives may have 64 KB: no hit is compared with each other. */
  #owners = new Int32Array(0)

  /**
   * Values are joined to each other, to dates and to numbers of copies with `_` and `-`, which are also parts of values: so a name
   * is looked at with them and with them opened. Its ending comes last, since an e-mail address would take it in.
   */
  find(text: Uint8Array): void {
    this.found.clear()
    const ending = ENDING.exec(decoder.decode(text))?.[0].length ?? 0
    const stem = text.subarray(0, text.length - ending)
    const joined = this.#look(stem, this.#joined)
    const withoutLines = opened(stem, UNDERSCORE)
    const parts = this.#look(withoutLines, this.#parts)
    this.#owners = new Int32Array(text.length).fill(-1)
    for (let i = 0; i < parts.length; i++) this.#owners.fill(i, parts.start[i], parts.end[i])
    // chen_mei@…: what is found of it when it is opened is a part, and nothing else is in it.
    const wholes: number[] = []
    for (let i = 0; i < joined.length; i++) {
      const owners = new Set(this.#owners.subarray(joined.start[i], joined.end[i]))
      owners.delete(-1)
      const [part] = owners
      if (part === undefined || (owners.size === 1 && parts.detector[part] === joined.detector[i])) wholes.push(i)
    }
    this.#owners.fill(-1)
    for (const i of wholes) this.#add(joined, i)
    this.#addAll(parts)
    if (stem.includes(HYPHEN)) this.#addAll(this.#look(opened(withoutLines, HYPHEN), this.#parts))
    if (ending > 0) this.#addAll(this.#look(text, this.#parts))
    if (this.found.length > 0) this.#addBeside(withoutLines)
  }

  /** Who is named beside somebody's number, and what stands beside them: 彭志琪_0912…, A123456789王小明. */
  #addBeside(stem: Uint8Array): void {
    const found = this.found
    const uncounted = withoutCounts(stem)
    // A hyphen is in Mei-Ling and between the words of Mary-Chen.
    for (const view of stem.includes(HYPHEN) ? [uncounted, opened(uncounted, HYPHEN)] : [uncounted]) {
      found.sortFrom(0)
      // A number that is doubted makes nobody's name plain. As a note is read, which takes four times as long, it may be by itself.
      const doubted = found.confidence.subarray(0, found.length).every((confidence) => confidence === LOW)
      this.#neighbours.begin(view, doubted ? view.length : 0)
      if (doubted) this.#neighbours.find(view, view.length, found, 0)
      else this.#neighbours.cell(view, 0, view.length, found, 0)
    }
    found.sortFrom(0)
    const known = found.length
    this.#beside.cell(stem, 0, stem.length, found, 0)
    const parts = this.#parts
    parts.clear()
    parts.copy(found, known, found.length)
    while (found.length > known) found.dropLast()
    for (let i = 0; i < parts.length; i++)
      if (parts.detector[i] !== BIRTH_DATE || Number(formOf(parts, i).slice(0, 4)) <= LATEST_BIRTH)
        found.copy(parts, i, i + 1)
  }

  /** The name with every find masked; `undefined` when there is none. */
  mask(text: Uint8Array): string | undefined {
    this.find(text)
    const found = this.found
    if (found.length === 0) return undefined
    let masked = ''
    let at = 0
    for (const i of inOrder(found)) {
      masked += decoder.decode(text.subarray(at, found.start[i]!)) + maskOf(found, i)
      at = found.end[i]!
    }
    return masked + decoder.decode(text.subarray(at))
  }

  #look(view: Uint8Array, hits: HitList): HitList {
    hits.clear()
    this.#finder.find(view, 0, view.length, hits)
    return hits
  }

  #addAll(hits: HitList): void {
    for (let i = 0; i < hits.length; i++) this.#add(hits, i)
  }

  /** Adds a hit, unless it overlaps one that is there. */
  #add(hits: HitList, i: number): void {
    const extent = this.#owners.subarray(hits.start[i], hits.end[i])
    if (extent.some((owner) => owner >= 0)) return
    extent.fill(this.found.length)
    this.found.copy(hits, i, i + 1)
  }
}

/** The text with a separator turned into a blank, or between digits, which a blank would join, into a semicolon. */
function opened(text: Uint8Array, separator: number): Uint8Array {
  return text.map((byte, i) => {
    if (byte !== separator) return byte
    return isDigit(text[i - 1]) && isDigit(text[i + 1]) ? SEMICOLON : BLANK
  })
}

/** 20240105王小明, 01王小明: the digits before a blank or a Chinese character turned into blanks, since in a text no name follows them. */
function withoutCounts(text: Uint8Array): Uint8Array {
  const opened = text.slice()
  for (let i = opened.length - 1; i > 0; i--)
    if ((opened[i] === BLANK || opened[i]! >= 0xe4) && isDigit(opened[i - 1])) opened[i - 1] = BLANK
  return opened
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function maskOf(hits: HitList, i: number): string {
  return DETECTORS[hits.detector[i]!]!.mask(hits.masked[i] === 1 ? hits.values![i]! : formOf(hits, i))
}

/** The normal form of a hit. */
function formOf(hits: HitList, i: number): string {
  const from = hits.canonFrom[i]!
  return decoder.decode(hits.canon.subarray(from, from + hits.canonLength[i]!))
}

/** The hits by where they begin. */
export function inOrder(hits: HitList): number[] {
  return Array.from({ length: hits.length }, (_, i) => i).sort((a, b) => hits.start[a]! - hits.start[b]!)
}
