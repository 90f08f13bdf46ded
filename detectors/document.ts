/**
 * A document about one person (a letter, an application, a contract) is one record, though the name stands in the salutation, the
 * address ten lines below and a phone number in a comment.
 *
 * Its records are held back while all of them could be about one person. If they still could at the end, they are one; as soon as one
 * contradicts, what was held back goes out as the records that it would have been, and nothing more is held. A list of
 * members contradicts at its second row.
 */
import { Collector, type RecordPlace } from './collector.ts'
import { type Detector, type InspectedHit, LOW, type ScannerOptions } from './detector.ts'
import { HitList } from './hits.ts'

/** A document with more hits is no letter. */
const MAX_HITS = 64
/** Two phone numbers may be one person's; three are a list. */
const MAX_WEAK = 2

const latin1 = new TextDecoder('latin1')

/** Where a hit was found that now is part of a document's one record. */
interface Source {
  readonly place: string | undefined
  readonly line: number
  readonly column: number
  readonly columnName: string | undefined
}

/** A record that waits: hits `[from, to)` of those held. */
interface Held {
  readonly from: number
  readonly to: number
  /** Something in it is in the clear and counts. */
  readonly clear: boolean
}

/** Gathers an item, the records of a document together. */
export class DocumentCollector extends Collector {
  readonly #catalogue: readonly Detector[]
  readonly #hits: HitList
  readonly #merged: HitList
  /** By hit in #hits. */
  #sources: Source[] = []
  #records: Held[] = []
  /** Different values in what is held, `detector=value`. */
  readonly #values = new Set<string>()
  readonly #numbers: Uint8Array
  #named = false
  #holding = false
  /** Somebody's record went out by itself: the item is not about one person alone. */
  #apart = false
  readonly #shown: { sources: readonly Source[] | undefined }

  constructor(catalogue: readonly Detector[], options: ScannerOptions) {
    const { onHit } = options
    // The lines of the one record are numbers of its hits; here each gets its own place and line again.
    const shown: { sources: readonly Source[] | undefined } = { sources: undefined }
    super(
      catalogue,
      onHit === undefined
        ? options
        : { ...options, onHit: (hit) => onHit(shown.sources === undefined ? hit : at(hit, shown.sources[hit.line]!)) },
    )
    this.#shown = shown
    this.#catalogue = catalogue
    this.#hits = new HitList(onHit !== undefined)
    this.#merged = new HitList(onHit !== undefined)
    this.#numbers = new Uint8Array(catalogue.length)
  }

  /** What comes is of a document that may be about one person. */
  hold(): void {
    if (!this.#apart) this.#holding = true
  }

  override begin(): void {
    super.begin()
    if (#holding in this) this.#forget()
  }

  override record(hits: HitList, from: number, to: number, where: RecordPlace): void {
    if (this.#holding) {
      if (this.#agrees(hits, from, to)) {
        this.#keep(hits, from, to, where)
        return
      }
      this.#giveUp()
    } else if (!this.#apart) this.#apart = this.namesPerson(hits, from, to)
    super.record(hits, from, to, where)
  }

  override end(): ReturnType<Collector['end']> {
    if (this.#named && this.#records.filter((record) => record.clear).length > 1) this.#merge()
    else this.#giveUp()
    this.#forget()
    return super.end()
  }

  #forget(): void {
    this.#hits.clear()
    this.#sources = []
    this.#records = []
    this.#values.clear()
    this.#numbers.fill(0)
    this.#named = false
    this.#holding = false
    this.#apart = false
  }

  /**
   * Could the record be about the person of those before? Notes its values. What is masked or doubtful says nothing, neither for
   * nor against. Columns about somebody else (緊急聯絡人) are somebody else.
   */
  #agrees(hits: HitList, from: number, to: number): boolean {
    if (this.#hits.length + to - from > MAX_HITS) return false
    for (let i = from; i < to; i++) {
      if (!counts(hits, i)) continue
      if (hits.group[i] !== 0) return false
      const index = hits.detector[i]!
      const { strength, id } = this.#catalogue[index]!
      if (strength === 'none') continue
      const start = hits.canonFrom[i]!
      const value = `${id}=${latin1.decode(hits.canon.subarray(start, start + hits.canonLength[i]!))}`
      if (strength === 'strong' || id === 'name') this.#named = true
      if (this.#values.has(value)) continue
      this.#values.add(value)
      this.#numbers[index]!++
      if (this.#numbers[index]! > (strength === 'weak' ? MAX_WEAK : 1)) return false
    }
    return true
  }

  #keep(hits: HitList, from: number, to: number, where: RecordPlace): void {
    const start = this.#hits.length
    this.#hits.copy(hits, from, to)
    let clear = false
    for (let i = from; i < to; i++) {
      clear ||= counts(hits, i)
      const column = hits.column[i]!
      this.#sources.push({
        place: where.place,
        line: hits.line[i]!,
        column,
        columnName: column > 0 ? where.columnName(column) : undefined,
      })
    }
    this.#records.push({ from: start, to: this.#hits.length, clear })
  }

  /** Gives out what is held, record by record. */
  #giveUp(): void {
    this.#holding = false
    this.#apart = true
    for (const held of this.#records) this.#give(held)
    this.#records = []
    this.#hits.clear()
  }

  #give({ from, to }: Held): void {
    const sources = this.#sources
    const names = new Map<number, string | undefined>()
    for (let i = from; i < to; i++) names.set(sources[i]!.column, sources[i]!.columnName)
    super.record(this.#hits, from, to, { place: sources[from]!.place, columnName: (column) => names.get(column) })
  }

  /** Gives out one record, where the first one stood; those with nothing in the clear stay what they are. */
  #merge(): void {
    const all = this.#merged
    const sources: Source[] = []
    all.clear()
    for (const { from, to, clear } of this.#records) {
      if (!clear) continue
      all.copy(this.#hits, from, to)
      for (let i = from; i < to; i++) sources.push(this.#sources[i]!)
    }
    for (let i = 0; i < all.length; i++) {
      all.line[i] = i
      all.column[i] = 0
    }
    let given = false
    for (const held of this.#records) {
      if (!held.clear) this.#give(held)
      else if (!given) {
        given = true
        this.#shown.sources = sources
        super.record(all, 0, all.length, { place: undefined, columnName: () => undefined })
        this.#shown.sources = undefined
      }
    }
  }
}

function counts(hits: HitList, i: number): boolean {
  return hits.masked[i] === 0 && hits.confidence[i]! > LOW
}

/** The hit with its own place and line. */
function at({ detector, record, ...rest }: InspectedHit, { place, line, column, columnName }: Source): InspectedHit {
  return {
    detector,
    ...(place === undefined ? {} : { place }),
    record,
    ...rest,
    line,
    ...(column > 0 ? { column } : {}),
    ...(columnName === undefined ? {} : { columnName }),
  }
}
