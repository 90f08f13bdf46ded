/**
 * From the hits of a record to what is kept of it: figures by type, masked examples, tokens. The last place where a raw value is
 * seen.
 */
import {
  BECAUSE,
  type Detector,
  type Findings,
  HIGH,
  type InspectedHit,
  LOW,
  MEDIUM,
  PLACEHOLDER,
  type ScannerOptions,
  SPECIAL_CATEGORIES,
  type TypeFindings,
} from './detector.ts'
import { EvidenceWriter, FLAG_MULTI, FLAG_SPECIAL_SHIFT, MAX_TOKENS } from './evidence.ts'
import { type HitList, REFERRED, type SlotMatch, seal } from './hits.ts'
import { Cmac, deriveTokenKey } from './tokens.ts'

const MAX_EXAMPLES = 3
/** Examples are taken from the first hits only: most masks of a column look alike, and making one costs. */
const EXAMPLE_HITS = 24
const decoder = new TextDecoder()

interface Tally {
  hits: number
  masked: number
  low: number
  placeholders: number
  examples: string[]
}

/** Where a record is, for `inspect`. */
export interface RecordPlace {
  readonly place: string | undefined
  /** Name of a column, by its number from 1. */
  columnName(column: number): string | undefined
}

/** Gathers one item. */
export class Collector {
  readonly #catalogue: readonly Detector[]
  readonly #options: ScannerOptions
  readonly #inspecting: boolean
  readonly #cmac: Cmac
  readonly #writer = new EvidenceWriter()
  // What is asked of the detectors for every hit, by their number in the catalogue: their objects have too many shapes to be asked.
  readonly #code: Uint8Array
  readonly #names: Uint8Array
  readonly #specialBit: Uint8Array
  #tallies: Tally[] = []
  #records = 0
  #maskedRecords = 0
  #special: number[] = []
  #pieces: Uint8Array[] = []
  #number = 0
  // Records waiting for their tokens.
  #waiting = 0
  readonly #waitingFlags = new Uint8Array(4096)
  readonly #waitingLength = new Uint16Array(4096)
  readonly #waitingCodes = new Uint8Array(4096)
  readonly #codes = new Uint8Array(256)
  readonly #tokens = new Uint32Array(512)
  /** By code: the last of the waiting records that has it. */
  readonly #lastWith = new Int32Array(256)

  constructor(catalogue: readonly Detector[], options: ScannerOptions) {
    this.#catalogue = catalogue
    this.#options = options
    this.#inspecting = options.onHit !== undefined
    this.#cmac = new Cmac(deriveTokenKey(options.key))
    this.#code = Uint8Array.from(catalogue, (detector) => detector.code)
    this.#names = Uint8Array.from(catalogue, (detector) => (detector.strength === 'none' ? 0 : 1))
    this.#specialBit = Uint8Array.from(catalogue, (detector) =>
      detector.special === undefined ? 0 : 1 << SPECIAL_CATEGORIES.indexOf(detector.special),
    )
    this.begin()
  }

  /** Starts an item. */
  begin(): void {
    this.#tallies = this.#catalogue.map(() => ({ hits: 0, masked: 0, low: 0, placeholders: 0, examples: [] }))
    this.#records = 0
    this.#maskedRecords = 0
    this.#special = SPECIAL_CATEGORIES.map(() => 0)
    this.#pieces = []
    this.#number = 0
  }

  /** Does one of the hits name a person? Only then do what names nobody and special words count, and only then are these looked for. */
  namesPerson(hits: HitList, from: number, to: number): boolean {
    for (let i = from; i < to; i++)
      if (hits.confidence[i]! >= MEDIUM && hits.masked[i] === 0 && this.#names[hits.detector[i]!] === 1) return true
    return false
  }

  /** The same of the first `length` matches, each of the detector in `indices`. */
  namesPersonInCells(indices: Uint8Array, matches: readonly SlotMatch[], length: number): boolean {
    for (let i = 0; i < length; i++) {
      const match = matches[i]!
      if (match.confidence > LOW && !match.masked && this.#names[indices[i]!] === 1) return true
    }
    return false
  }

  /** One record: the hits `[from, to)`. */
  record(hits: HitList, from: number, to: number, where: RecordPlace): void {
    let counted = 0
    let masked = 0
    let special = 0
    let groups = 0
    /** 1 or 0 once somebody has asked. */
    let person = -1
    // Nearly every record is small, and everything in it is its own person's: then its tokens are asked for in the same pass.
    const small = to - from <= MAX_TOKENS
    let length = 0
    if (small) this.#reserve()
    this.#number++
    for (let i = from; i < to; i++) {
      const index = hits.detector[i]!
      const specialBit = this.#specialBit[index]!
      // 男 and 月薪 tell of a person only where there is one: a shop's table of shoes has them too.
      if (this.#names[index] === 0) {
        if (person < 0) person = this.namesPerson(hits, from, to) ? 1 : 0
        if (person === 0) continue
      }
      const tally = this.#tallies[index]!
      if (hits.masked[i] === 1) {
        tally.masked++
        masked++
      } else if (hits.confidence[i]! <= LOW) doubt(tally, hits.confidence[i]!)
      else {
        const referred = (hits.because[i]! & REFERRED) !== 0
        if (!referred) {
          tally.hits++
          counted++
          special |= specialBit
          if (tally.hits <= EXAMPLE_HITS && tally.examples.length < MAX_EXAMPLES)
            this.#example(tally, index, formOf(hits, i))
        }
        const group = hits.group[i]!
        if (group > groups) groups = group
        if (small && group === 0) {
          this.#ask(hits, i, index)
          length++
        }
        if (referred) continue
      }
      if (this.#inspecting) this.#inspected(hits, i, where)
    }
    if (counted === 0) {
      if (masked > 0) this.#maskedRecords++
      // Somebody whom it refers to, and nothing left that it says of them.
      if (length > 0) this.#wait(length, 0)
      return
    }
    this.#records++
    if (special !== 0)
      for (let c = 0; c < this.#special.length; c++) if ((special & (1 << c)) !== 0) this.#special[c]!++
    if (length > 0) this.#wait(length, special << FLAG_SPECIAL_SHIFT)
    for (let group = small ? 1 : 0; group <= groups; group++)
      this.#evidence(hits, from, to, group, group === 0 ? special : 0, person === 1)
  }

  /**
   * One record: the values of cells whose columns say what they are, all of them its own person's and none of a special category. The
   * same as {@link record} of the same hits, but they need not be a list first, which costs as much as all that is done here.
   *
   * @param indices catalogue numbers of the first `length` matches
   */
  cells(indices: Uint8Array, matches: readonly SlotMatch[], length: number): void {
    this.#number++
    this.#reserve()
    let counted = 0
    let masked = 0
    /** 1 or 0 once somebody has asked. */
    let person = -1
    for (let i = 0; i < length; i++) {
      const match = matches[i]!
      const index = indices[i]!
      if (this.#names[index] === 0) {
        if (person < 0) person = this.namesPersonInCells(indices, matches, length) ? 1 : 0
        if (person === 0) continue
      }
      const tally = this.#tallies[index]!
      if (match.masked) {
        tally.masked++
        masked++
      } else if (match.confidence <= LOW) doubt(tally, match.confidence)
      else {
        tally.hits++
        if (tally.hits <= EXAMPLE_HITS && tally.examples.length < MAX_EXAMPLES)
          this.#example(tally, index, match.canonical.subarray(0, match.canonicalLength))
        seal(match)
        const code = this.#code[index]!
        this.#waitingCodes[this.#cmac.addPadded(code, match.words, 0, match.canonicalLength + 1)] = code
        counted++
      }
    }
    if (counted > 0) {
      this.#records++
      this.#wait(counted, 0)
    } else if (masked > 0) this.#maskedRecords++
  }

  #example(tally: Tally, index: number, form: Uint8Array): void {
    const mask = this.#catalogue[index]!.mask(decoder.decode(form))
    if (!tally.examples.includes(mask)) tally.examples.push(mask)
  }

  #evidence(hits: HitList, from: number, to: number, group: number, special: number, person: boolean): void {
    let next = from
    let split = false
    // A line with hundreds of people becomes several records, each of them flagged as naming several.
    while (next < to) {
      let length = 0
      this.#reserve()
      for (; next < to && length < MAX_TOKENS; next++) {
        if (hits.group[next] !== group || hits.masked[next] === 1 || hits.confidence[next]! <= LOW) continue
        const index = hits.detector[next]!
        if (this.#specialBit[index] !== 0 ? special === 0 : this.#names[index] === 0 && !person) continue
        this.#ask(hits, next, index)
        length++
      }
      split ||= next < to
      if (length > 0) this.#wait(length, (special << FLAG_SPECIAL_SHIFT) | (split ? FLAG_MULTI : 0))
    }
  }

  /** Makes room for the tokens of one more record. */
  #reserve(): void {
    if (this.#cmac.count + MAX_TOKENS > 4096) this.#flush()
  }

  /** Asks for the token of a hit. */
  #ask(hits: HitList, i: number, index: number): void {
    const code = this.#code[index]!
    const message = this.#cmac.addPadded(code, hits.canonWords, (hits.canonFrom[i]! - 1) >> 2, hits.canonLength[i]! + 1)
    this.#waitingCodes[message] = code
  }

  /** The last tokens asked for are a record. */
  #wait(length: number, flags: number): void {
    this.#waitingFlags[this.#waiting] = flags
    this.#waitingLength[this.#waiting] = length
    this.#waiting++
  }

  /** Turns the waiting records into evidence. */
  #flush(): void {
    const words = this.#cmac.flush()
    const waitingCodes = this.#waitingCodes
    const codes = this.#codes
    const tokens = this.#tokens
    const last = this.#lastWith
    last.fill(-1)
    let message = 0
    for (let r = 0; r < this.#waiting; r++) {
      let length = 0
      let multi = 0
      const end = message + this.#waitingLength[r]!
      for (; message < end; message++) {
        const code = waitingCodes[message]!
        const low = words[message * 4]! >>> 0
        const high = words[message * 4 + 1]! >>> 0
        // Only where the record has this code already is there anything to compare with.
        if (last[code] === r) {
          let known = false
          for (let i = 0; i < length && !known; i++) {
            if (codes[i] !== code) continue
            if (tokens[2 * i] === low && tokens[2 * i + 1] === high) known = true
            else if (code < STRONG_CODES || code === NAME_CODE) multi = FLAG_MULTI
          }
          if (known) continue
        }
        last[code] = r
        codes[length] = code
        tokens[2 * length] = low
        tokens[2 * length + 1] = high
        length++
      }
      const flags = this.#waitingFlags[r]! | multi
      if (!this.#writer.add(flags, length, codes, tokens)) {
        this.#emit()
        this.#writer.add(flags, length, codes, tokens)
      }
    }
    this.#waiting = 0
  }

  #emit(): void {
    if (this.#writer.size === 0) return
    const piece = this.#writer.take()
    if (this.#options.onEvidence !== undefined) this.#options.onEvidence(piece)
    else this.#pieces.push(piece)
  }

  /** Ends the item. */
  end(): Findings {
    this.#flush()
    const types: TypeFindings[] = []
    this.#tallies.forEach((tally, index) => {
      if (tally.hits + tally.masked + tally.low + tally.placeholders > 0)
        types.push({ detector: this.#catalogue[index]!.id, ...tally })
    })
    const last = this.#writer.size > 0 ? [this.#writer.take()] : []
    return {
      records: this.#records,
      maskedRecords: this.#maskedRecords,
      special: this.#special,
      types,
      evidence: [...this.#pieces, ...last],
    }
  }

  #inspected(hits: HitList, i: number, where: RecordPlace): void {
    const detector = this.#catalogue[hits.detector[i]!]!
    const raw = hits.values?.[i] ?? ''
    const masked = hits.masked[i] === 1
    const column = hits.column[i]!
    const columnName = column > 0 ? where.columnName(column) : undefined
    const normal = decoder.decode(formOf(hits, i))
    const hit: InspectedHit = {
      detector: detector.id,
      ...(where.place === undefined ? {} : { place: where.place }),
      record: this.#number,
      line: hits.line[i]!,
      ...(column > 0 ? { column } : {}),
      ...(columnName === undefined ? {} : { columnName }),
      confidence: hits.confidence[i] === HIGH ? 'high' : hits.confidence[i] === MEDIUM ? 'medium' : 'low',
      reasons: Object.entries(BECAUSE).flatMap(([name, bit]) => ((hits.because[i]! & bit) !== 0 ? [name] : [])),
      mask: detector.mask(masked ? raw : normal),
      masked,
      ...(this.#options.reveal === true ? { value: raw, normal: masked ? '' : normal } : {}),
    }
    this.#options.onHit?.(hit)
  }
}

function doubt(tally: Tally, confidence: number): void {
  if (confidence === PLACEHOLDER) tally.placeholders++
  else tally.low++
}

function formOf(hits: HitList, i: number): Uint8Array {
  const from = hits.canonFrom[i]!
  return hits.canon.subarray(from, from + hits.canonLength[i]!)
}

/** Codes of strong identifiers are 1 to 31 (detector.ts); two different ones of one kind, or two names, are two people. */
const STRONG_CODES = 32
const NAME_CODE = 64
