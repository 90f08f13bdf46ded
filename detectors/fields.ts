/** Labelled values (JSON, XML, vCard): a record is one object; its labels say what its values are. */
import type { Collector, RecordPlace } from './collector.ts'
import { type ColumnNames, NOTHING, type Role } from './columns.ts'
import { CompanyRows, isCompanyNumber } from './company.ts'
import type { Detector } from './detector.ts'
import { fold, hasFullWidth } from './fold.ts'
import { HitList, makeMatch } from './hits.ts'
import { ColumnJudge } from './judge.ts'
import { nextInCell } from './listing.ts'
import type { SpanFinder } from './span.ts'
import type { SpecialWords } from './special.ts'

const decoder = new TextDecoder()

/** Reads batches of records of labelled values. */
export class FieldsEngine implements RecordPlace {
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #finder: SpanFinder
  readonly #special: SpecialWords
  readonly #collector: Collector
  readonly #hits: HitList
  readonly #match = makeMatch()
  /** Of labels only: the records of a file are read in parts, none of which knows the others' values. */
  readonly #judge: ColumnJudge
  readonly #companies: CompanyRows
  /** The record has a company's 統一編號. */
  #company = false
  /** Roles by the label's bytes, read as Latin-1: cheaper than decoding a label a million times. */
  readonly #roles = new Map<string, Role>()
  #labels: string[] = []
  /** Relations of this record, by group number. */
  #relations: string[] = []
  /** Extents of the values whose label says nothing: special words are looked for there. */
  #plain: number[] = []
  #folded = new Uint8Array(256)
  place: string | undefined

  constructor(
    catalogue: readonly Detector[],
    names: ColumnNames,
    finder: SpanFinder,
    special: SpecialWords,
    collector: Collector,
    inspecting: boolean,
  ) {
    this.#catalogue = catalogue
    this.#names = names
    this.#finder = finder
    this.#special = special
    this.#collector = collector
    this.#judge = new ColumnJudge(catalogue)
    this.#companies = new CompanyRows(catalogue)
    this.#hits = new HitList(inspecting)
  }

  columnName(column: number): string | undefined {
    return this.#labels[column - 1]
  }

  /** Reads a batch of whole records: `label\tvalue\n` lines, an empty line after each record. */
  feed(bytes: Uint8Array, linesBefore: number, place: string | undefined): void {
    this.place = place
    let line = linesBefore
    let at = 0
    this.#begin()
    while (at < bytes.length) {
      let end = bytes.indexOf(0x0a, at)
      if (end < 0) end = bytes.length
      line++
      if (end === at) this.#finish(bytes)
      else this.#field(bytes, at, end, line)
      at = end + 1
    }
    this.#finish(bytes)
  }

  #begin(): void {
    this.#hits.clear()
    this.#company = false
    this.#labels = []
    this.#relations = []
    this.#plain = []
  }

  #field(bytes: Uint8Array, from: number, to: number, line: number): void {
    const hits = this.#hits
    let tab = from
    while (tab < to && bytes[tab] !== 0x09) tab++
    const role = this.#role(bytes, from, tab)
    let start = Math.min(to, tab + 1)
    let end = to
    let text = bytes
    while (start < end && bytes[start] === 0x20) start++
    while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x0d)) end--
    // A single letter is only something where the label says what: M.
    if (end - start < (role.detectors.length === 0 ? 2 : 1)) return
    if (role.detectors.length === 0) this.#plain.push(start, end)
    if (hasFullWidth(bytes, start, end)) {
      if (this.#folded.length < end - start) this.#folded = new Uint8Array((end - start) * 2)
      end = fold(bytes, start, end, this.#folded)
      start = 0
      text = this.#folded
    }
    if (role.other === 'company') this.#company ||= isCompanyNumber(text, start, end)
    const before = hits.length
    for (const index of role.detectors) {
      if (this.#catalogue[index]!.cell(text, start, end, this.#match)) {
        hits.addCell(index, this.#match, text, line, 0, 0, false)
        // Beside it there may be more: two numbers in one field, or a list of names.
        const valueStart = this.#match.start
        let valueEnd = this.#match.end
        while (nextInCell(this.#catalogue[index]!, text, valueStart, valueEnd, end, this.#match)) {
          valueEnd = this.#match.end
          hits.addCell(index, this.#match, text, line, 0, 0, false)
        }
        this.#finder.find(text, start, valueStart, hits)
        this.#finder.find(text, valueEnd, end, hits)
        break
      }
    }
    if (hits.length === before) {
      this.#finder.find(text, start, end, hits)
      if (hits.length === before) return
      // 統一編號 may be a person's as well, and an ID there is one.
      if (role.other === 'number') this.#judge.weigh(hits, before, start, end, 0, true)
    }
    let group = 0
    if (role.relation !== '') {
      group = this.#relations.indexOf(role.relation) + 1
      if (group === 0) group = this.#relations.push(role.relation)
    }
    if (hits.values !== undefined) this.#labels.push(decoder.decode(bytes.subarray(from, tab)))
    for (let i = before; i < hits.length; i++) {
      hits.line[i] = line
      hits.column[i] = hits.values === undefined ? 1 : this.#labels.length
      hits.group[i] = group
    }
  }

  #role(bytes: Uint8Array, from: number, to: number): Role {
    if (to - from > 200) return NOTHING
    const key = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')
    let role = this.#roles.get(key)
    if (role === undefined) {
      const label = decoder.decode(bytes.subarray(from, to))
      role = this.#names.role(label)
      // `phone.number`, `緊急聯絡人.電話`: the last part speaks, and where it is silent the one before.
      const dot = label.lastIndexOf('.')
      if (dot >= 0 && role.detectors.length === 0) role = this.#names.role(label.slice(dot + 1))
      if (dot >= 0 && role.detectors.length === 0) role = this.#names.role(label.slice(0, dot))
      if (this.#roles.size < 10_000) this.#roles.set(key, role)
    }
    return role
  }

  #finish(bytes: Uint8Array): void {
    const hits = this.#hits
    if (hits.length > 0) {
      // Somebody else's values only stand apart where the record's own person is there at all.
      let own = false
      for (let i = 0; i < hits.length && !own; i++)
        own = hits.group[i] === 0 && ['strong', 'evidence'].includes(this.#catalogue[hits.detector[i]!]!.strength)
      if (!own) hits.group.fill(0, 0, hits.length)
      if (this.#collector.namesPerson(hits, 0, hits.length)) {
        const before = hits.length
        const plain = this.#plain
        for (let i = 0; i < plain.length; i += 2) this.#special.find(bytes, plain[i]!, plain[i + 1]!, hits)
        hits.line.fill(hits.line[0]!, before, hits.length)
      }
      if (this.#company && this.#companies.mayBe(hits, 0, hits.length)) this.#companies.doubt(hits, 0, hits.length)
      this.#collector.record(hits, 0, hits.length, this)
    }
    this.#begin()
  }
}
