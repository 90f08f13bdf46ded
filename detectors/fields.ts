/** Labelled values (JSON, XML, vCard): a record is one object; its labels say what its values are. */

import { NESTING_MARK } from '../formats/format.ts'
import { AskedKinds, isDeniedBehind, mayAnswer } from './asked.ts'
import { Beside } from './beside.ts'
import type { Collector, RecordPlace } from './collector.ts'
import type { ColumnNames } from './columns.ts'
import { CompanyRows, isCompanyNumber } from './company.ts'
import type { Detector } from './detector.ts'
import { type FieldRole, FieldRoles, isProfession, WHOLE_NOTE } from './field-roles.ts'
import { FieldWords } from './fields/field-words.ts'
import { LabelJudge } from './fields/label-judge.ts'
import { LabelRoles } from './fields/label-roles.ts'
import { AILS, FOUND, Nesting, NO_PARTS } from './fields/nesting.ts'
import { PartedValues, type TakeValue } from './fields/parted-values.ts'
import { RecordDoubts } from './fields/record-doubts.ts'
import { RecordPeople } from './fields/record-people.ts'
import { tellApart } from './fields/tell-apart.ts'
import { fold, hasFullWidth } from './fold.ts'
import { GoodsRecords } from './goods.ts'
import { HitList, makeMatch } from './hits.ts'
import { ColumnJudge } from './judge.ts'
import { nextInCell } from './listing.ts'
import { doubtAccount, isDoubtfulAccount } from './logins.ts'
import { Neighbours } from './neighbours.ts'
import { Referred } from './referred.ts'
import type { SpanFinder } from './span.ts'
import type { SpecialWords } from './special.ts'
import { isDigit } from './types/bytes.ts'

/** More than so much is a list, whose records are not parts of one person's. */
const ONE_PERSON_BYTES = 16 << 10

/** Longer values in a list below somebody are posts and articles of theirs, not about them. */
const LONGEST_NESTED = 200

const decoder = new TextDecoder()

/** Reads batches of records of labelled values. */
export class FieldsEngine implements RecordPlace {
  readonly #catalogue: readonly Detector[]
  readonly #roles: LabelRoles
  readonly #patientName: FieldRole
  readonly #finder: SpanFinder
  readonly #special: SpecialWords
  readonly #words: FieldWords
  readonly #collector: Collector
  readonly #beside: Beside
  readonly #neighbours: Neighbours
  #hits: HitList
  /** The one record of a small batch that says who somebody is, until it is known that no other does. */
  #waiting: HitList
  #waitingLabels: string[] | undefined
  /** Extents and lines of the records of a small batch that name nobody; undefined where they are nobody's parts. */
  #nameless: number[] | undefined
  readonly #match = makeMatch()
  /** Of labels only: the records of a file are read in parts, none of which knows the others' values. */
  readonly #judge: ColumnJudge
  readonly #labelJudge: LabelJudge
  readonly #companies: CompanyRows
  /** The record has a company's 統一編號. */
  #company = false
  /** It is of goods, or counts. */
  #goods = false
  readonly #people: RecordPeople
  readonly #doubts: RecordDoubts
  readonly #sold: GoodsRecords
  /** The record says who somebody is that it is about. */
  #subject = false
  /** Which of the four parts of a note, S, O, A and P, the record has. */
  #soap = 0
  /** The record is about a patient; so is the one that waits. */
  #patient = false
  /** A label of the record speaks of a bank. */
  #bank = false
  #waitingPatient = false
  #labels: string[] = []
  /** Relations of this record, by group number. */
  #relations: string[] = []
  /** Those of staff: their names are other people's only beside a name of the record's own. */
  #staff: number[] = []
  /** … and of those who are named beside them: 主要照顧者. */
  #companions: number[] = []
  /** Extents of the values whose label says nothing: special words are looked for there. */
  #plain: number[] = []
  /** … and of those that may be what is dealt with, or whom: `subject`. */
  #subjects: number[] = []
  /** Where those of them begin that are, of whoever deals with others, about these. */
  #dealt: number[] = []
  readonly #parted: PartedValues
  readonly #takeValue: TakeValue = (bytes, start, end, role, label, line) =>
    this.#value(bytes, start, end, role, label, line)
  readonly #referred: Referred
  readonly #asked = new AskedKinds()
  readonly #nesting = new Nesting()
  #folded = new Uint8Array(256)
  /** The batch that is being read. */
  #batch: Uint8Array = new Uint8Array(0)
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
    this.#parted = new PartedValues(names)
    const roles = new FieldRoles(names, special)
    this.#roles = new LabelRoles(roles)
    this.#patientName = roles.role('patient.name')
    this.#finder = finder
    this.#special = special
    this.#words = new FieldWords(catalogue, special)
    this.#collector = collector
    this.#beside = new Beside(catalogue)
    this.#neighbours = new Neighbours(catalogue)
    this.#judge = new ColumnJudge(catalogue)
    this.#labelJudge = new LabelJudge(catalogue)
    this.#people = new RecordPeople(catalogue)
    this.#doubts = new RecordDoubts(catalogue, special)
    this.#sold = new GoodsRecords(catalogue)
    this.#companies = new CompanyRows(catalogue)
    this.#referred = new Referred(catalogue)
    this.#hits = new HitList(inspecting)
    this.#waiting = new HitList(inspecting)
  }

  /** An item begins. */
  beginItem(): void {
    this.#referred.begin()
  }

  columnName(column: number): string | undefined {
    return this.#labels[column - 1]
  }

  /**
   * Reads a batch of whole records: `label\tvalue\n` lines, an empty line after each record. `rows`: where each line stands, if they are not
   * the item's own.
   */
  feed(bytes: Uint8Array, linesBefore: number, place: string | undefined, rows?: readonly number[]): void {
    this.#batch = bytes
    this.place = place
    let line = linesBefore
    let at = 0
    let start = 0
    let startLine = line
    this.#nameless = bytes.length <= ONE_PERSON_BYTES ? [] : undefined
    this.#roles.begin()
    this.#labelJudge.begin()
    this.#nesting.clear()
    this.#begin()
    while (at < bytes.length) {
      if (at === start && bytes[at] === NESTING_MARK) at = start = this.#nesting.read(bytes, at)
      let end = bytes.indexOf(0x0a, at)
      if (end < 0) end = bytes.length
      line++
      if (end === at) {
        this.#finish(bytes, start, at, startLine)
        start = end + 1
        startLine = line
      } else this.#field(bytes, at, end, rows?.[line - linesBefore - 1] ?? line)
      at = end + 1
    }
    this.#finish(bytes, start, bytes.length, startLine)
    this.#release(bytes)
  }

  #begin(): void {
    this.#hits.clear()
    this.#company = false
    this.#patient = false
    this.#bank = false
    this.#soap = 0
    this.#subject = false
    this.#doubts.clear()
    this.#sold.clear()
    this.#people.clear()
    this.#goods = false
    this.#labels = []
    this.#relations = []
    this.#staff = []
    this.#companions = []
    this.#plain = []
    if (this.#subjects.length > 0) this.#subjects = []
    this.#dealt = []
    this.#parted.clear()
    this.#nesting.begin()
    this.#referred.next()
  }

  #field(bytes: Uint8Array, from: number, to: number, line: number): void {
    let tab = from
    while (tab < to && bytes[tab] !== 0x09) tab++
    let role = this.#roles.of(bytes, from, tab)
    let start = Math.min(to, tab + 1)
    let end = to
    while (start < end && bytes[start] === 0x20) start++
    while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x0d)) end--
    this.#sold.label(role.sold)
    // A single letter is only something where the label says what: M.
    if (end - start < (role.detectors.length === 0 ? 2 : 1)) return
    if (role.refers !== '' && this.#referred.field(role, bytes.subarray(start, end))) role = this.#patientName
    this.#patient ||= role.patient
    this.#goods ||= role.goods
    this.#bank ||= role.bank
    this.#soap |= role.soap
    if (role.office !== '')
      this.#nesting.professional ||= role.office === 'badge' || isProfession(decoder.decode(bytes.subarray(start, end)))
    const label = bytes.subarray(from, tab)
    if (role.part !== undefined) this.#parted.add({ role, part: role.part, start, end, label, line })
    else this.#value(bytes, start, end, role, label, line)
  }

  /** Looks at the value `bytes[from, to)`. */
  #value(bytes: Uint8Array, from: number, to: number, role: FieldRole, label: Uint8Array, line: number): void {
    const hits = this.#hits
    let [text, start, end] = [bytes, from, to]
    if ((role.detectors.length === 0 && !role.general) || (role.naming && this.#nesting.ailing)) {
      this.#plain.push(start, end)
      if (role.dealtWith) this.#dealt.push(start)
    } else if (role.general && role.ofPerson) this.#subjects.push(start, end)
    if (role.rule !== '') this.#doubts.rule(role.rule, bytes, start, end)
    if (role.ofPerson && bytes.subarray(start, end).some(isDigit)) this.#people.someone = true
    if (hasFullWidth(bytes, start, end)) {
      if (this.#folded.length < end - start) this.#folded = new Uint8Array((end - start) * 2)
      end = fold(bytes, start, end, this.#folded)
      start = 0
      text = this.#folded
    }
    if (role.other === 'company') this.#company ||= isCompanyNumber(text, start, end)
    const before = hits.length
    const answers = role.asks === undefined || mayAnswer(role.asks, decoder.decode(bytes.subarray(from, to)))
    if (role.ticked && isDigit(text[start]!)) this.#doubts.tick(role.detectors[0]!, text, start, end, line, hits)
    for (const index of role.detectors) {
      if (hits.length > before) break
      if (this.#special.isSpecial(index) && !answers) continue
      // A figure of 0 was measured.
      if (this.#special.isSpecial(index) && !this.#special.isExam(index) && isDeniedBehind(bytes, to)) continue
      if (this.#catalogue[index]!.cell(text, start, end, this.#match)) {
        if (role.account !== '' && this.#catalogue[index]!.id === 'bank-account') {
          if (role.account === 'login') doubtAccount(this.#match)
          else if (isDoubtfulAccount(this.#match)) this.#doubts.account(hits.length)
        }
        hits.addCell(index, this.#match, text, line, 0, 0, false)
        // Beside it there may be more: two numbers in one field, or a list of names.
        const valueStart = this.#match.start
        let valueEnd = this.#match.end
        while (nextInCell(this.#catalogue[index]!, text, valueStart, valueEnd, end, this.#match)) {
          valueEnd = this.#match.end
          hits.addCell(index, this.#match, text, line, 0, 0, false)
        }
        this.#beside.behind(index, text, start, valueEnd, end, hits)
        this.#finder.find(text, start, valueStart, hits)
        this.#finder.find(text, valueEnd, end, hits)
        break
      }
    }
    if (hits.length === before) {
      this.#finder.find(text, start, end, hits)
      if (hits.length === before && !(role.somebody && this.#neighbours.value(text, start, end, hits))) return
      // 統一編號 may be a person's as well, and an ID there is one.
      if (role.other === 'number') this.#judge.weigh(hits, before, start, end, 0, true)
      else if (role.detectors.length === 0) this.#labelJudge.doubt(bytes, label, hits, before, start, end)
      this.#neighbours.cell(text, start, end, hits, before)
      this.#beside.cell(text, start, end, hits, before)
    }
    let group = 0
    const whose = role.relation === '' && !role.staff ? role.companion : role.relation
    if (whose !== '') {
      group = this.#relations.indexOf(whose) + 1
      if (group === 0) group = this.#relations.push(whose)
      if (role.relation === '' && !this.#companions.includes(group)) this.#companions.push(group)
    } else if (role.staff || role.somebody) {
      group = this.#relations.push('')
      this.#staff.push(group)
    }
    if (hits.values !== undefined) this.#labels.push(role.shown === '' ? decoder.decode(label) : role.shown)
    this.#people.take(role, hits, before)
    this.#sold.take(role.sold, hits, before)
    if (role.rule === 'operator') this.#doubts.operatorsAmong(hits, before)
    if (!role.contact) this.#subject ||= this.#special.identified(hits, before, hits.length)
    for (let i = before; i < hits.length; i++) {
      hits.line[i] = line
      hits.column[i] = hits.values === undefined ? 1 : this.#labels.length
      hits.group[i] = group
      if (bytes !== this.#batch) {
        // Put together of parts: it stands nowhere.
        hits.start[i] = 0
        hits.end[i] = 0
      } else if (text !== bytes) {
        hits.start[i] = from
        hits.end[i] = to
      }
    }
  }

  #finish(bytes: Uint8Array, from: number, to: number, line: number): void {
    this.#parted.take(bytes, this.#takeValue)
    const hits = this.#hits
    this.#doubts.apply(hits, this.#bank)
    this.#sold.apply(hits)
    if (hits.length > 0) {
      const before = hits.length
      const { length } = this.#subjects
      this.#neighbours.record(bytes, length > 0 ? [...this.#subjects, ...this.#plain] : this.#plain, hits)
      hits.line.fill(hits.line[0]!, before, hits.length)
    }
    const names = hits.length > 0 && this.#collector.namesPerson(hits, 0, hits.length)
    const referring = this.#referred.isOfKnown
    // Most records of most documents hold nothing that could be anybody's.
    if (hits.length > 0 || referring) {
      this.#readAsked(bytes, from, to)
      if (
        this.#asked.lists ||
        this.#people.areNobodys(this.#patient, this.#goods, this.#nesting.others) ||
        this.#doubts.isRule
      )
        this.#forgetSpecial()
    }
    const parts = this.#partsOf(bytes, from, to, line, referring || (names && this.#subject))
    if (referring) {
      this.#giveReferring(bytes, from, line, parts)
      this.#begin()
      return
    }
    if (!names && to > from && (!this.#nesting.others || this.#nesting.dealtWith)) this.#nameless?.push(from, to, line)
    if (hits.length > 0) {
      tellApart(hits, this.#staff, this.#companions, this.#catalogue)
      if (names) {
        const before = hits.length
        this.#findWords(bytes, this.#subject)
        this.#special.keepFindings(bytes, hits, before)
        hits.line.fill(hits.line[0]!, before, hits.length)
      }
      if (names && this.#subject) this.#referred.remember(hits)
      if (parts.length > 0 && !this.#asked.lists) this.#addParts(bytes, parts)
      if (this.#patient) this.#words.addChart(bytes, from, hits)
      this.#special.acquit(bytes, from, to, hits, 0, hits.length)
      if (names && this.#subject && this.#soap === WHOLE_NOTE) this.#words.addSoap(bytes, from, hits)
      if (this.#company && this.#companies.mayBe(hits, 0, hits.length)) this.#companies.doubt(hits, 0, hits.length)
      if (this.#nameless !== undefined && names && this.#subject) {
        if (this.#waitingLabels === undefined) {
          this.#swap()
          this.#begin()
          return
        }
        // Of two people the parts could be either's.
        this.#nameless = undefined
        const labels = this.#labels
        this.#release(bytes)
        this.#labels = labels
      }
      this.#words.weigh(bytes, from, to, hits)
      this.#collector.record(hits, 0, hits.length, this)
    }
    this.#begin()
  }

  /**
   * The extents of the records that stand in the one at hand, where it is somebody's: what they say of the special categories is said of that
   * person, `{"name": …, "records": [{"offence": …}]}`. Those that say themselves whom they are about are not among them.
   */
  #partsOf(bytes: Uint8Array, from: number, to: number, line: number, somebody: boolean): readonly number[] {
    if (to === from) return NO_PARTS
    const nesting = this.#nesting
    const inside = nesting.takeInside()
    const nobodys = this.#referred.isOfNobody(bytes, inside[0] ?? from, to)
    if (nobodys) {
      nesting.leaveToOthers()
      this.#forgetSpecial()
    }
    nesting.add(inside, from, to, line, somebody, this.#hits.length > 0)
    if ((!somebody && !nobodys) || inside.length === 0) return NO_PARTS
    const nameless = this.#nameless
    for (let i = 0; nameless !== undefined && i < inside.length; i += 4)
      for (let at = 0; at < nameless.length; at += 3) if (nameless[at] === inside[i]) nameless.splice(at, 3)
    return nobodys ? NO_PARTS : nesting.ownOf(inside)
  }

  /** The record tells by reference whose it is: gives it out as one of that person, if it says something of them. */
  #giveReferring(bytes: Uint8Array, from: number, line: number, parts: readonly number[]): void {
    const hits = this.#hits
    const before = hits.length
    this.#findWords(bytes, true)
    hits.line.fill(line + 1, before, hits.length)
    this.#addParts(bytes, parts)
    if (this.#words.holds(this.#hits)) {
      this.#referred.append(hits)
      this.#words.addChart(bytes, from, hits)
    }
    if (hits.length === 0) return
    this.#words.weigh(bytes, from, from, hits)
    this.#collector.record(hits, 0, hits.length, this)
  }

  /** Appends the words of the special categories in the record's values whose label says nothing. */
  #findWords(bytes: Uint8Array, subject: boolean): void {
    const plain = this.#plain
    for (let i = 0; i < plain.length; i += 2) {
      const [start, end] = [plain[i]!, plain[i + 1]!]
      if (this.#nesting.professional && this.#dealt.includes(start)) continue
      if (this.#asked.has(bytes, start, end)) continue
      this.#words.find(bytes, start, end, this.#hits, subject)
    }
  }

  /** Nothing that the record at hand holds of the special categories is its person's. */
  #forgetSpecial(): void {
    this.#words.forget(this.#hits)
    this.#plain = []
  }

  #readAsked(bytes: Uint8Array, from: number, to: number): void {
    this.#asked.answersOnly = this.#referred.answersOnly
    this.#asked.read(bytes, from, to, (start, end) => {
      const { asks, detectors } = this.#roles.of(bytes, start, end)
      return { asks, name: detectors.some((index) => this.#catalogue[index]!.id === 'name') }
    })
  }

  #swap(): void {
    const hits = this.#hits
    this.#hits = this.#waiting
    this.#waiting = hits
    this.#waitingLabels = this.#labels
    this.#waitingPatient = this.#patient
  }

  /**
   * Gives out the record that waits. Where it is the only one that says who somebody is, what others of the document hold of the special
   * categories is that person's: `{"query": {"name": …}, "result": [{"charge": …}]}`.
   */
  #release(bytes: Uint8Array): void {
    const labels = this.#waitingLabels
    if (labels === undefined) return
    const patient = this.#waitingPatient
    this.#swap()
    this.#labels = labels
    this.#waitingLabels = undefined
    const hits = this.#hits
    const nameless = this.#nameless ?? []
    for (let i = 0; i < nameless.length; i += 3) this.#part(bytes, nameless[i]!, nameless[i + 1]!, nameless[i + 2]!)
    if (patient) this.#words.addChart(bytes, 0, hits)
    this.#words.weigh(bytes, 0, bytes.length, hits)
    this.#collector.record(hits, 0, hits.length, this)
    this.#nameless = undefined
  }

  /** Appends what the parts hold of the special categories. Nearly all say nothing of anybody: these are not read again. */
  #addParts(bytes: Uint8Array, parts: readonly number[]): void {
    for (let i = 0; i < parts.length; i += 4) {
      const [from, to] = [parts[i]!, parts[i + 1]!]
      if ((parts[i + 3]! & FOUND) !== 0 || this.#special.mayHold(bytes, from, to))
        this.#part(bytes, from, to, parts[i + 2]!, LONGEST_NESTED, (parts[i + 3]! & AILS) !== 0)
    }
  }

  /** Appends what the record `bytes[from, to)` holds of the special categories, in values up to `longest` where the label says nothing. */
  #part(
    bytes: Uint8Array,
    from: number,
    to: number,
    linesBefore: number,
    longest = Number.POSITIVE_INFINITY,
    ailing = false,
  ): void {
    const hits = this.#hits
    this.#nesting.ailing = ailing
    let line = linesBefore
    let soap = 0
    const first = hits.length
    this.#readAsked(bytes, from, to)
    this.#doubts.beginPart()
    for (let at = from; at < to; ) {
      let end = bytes.indexOf(0x0a, at)
      if (end < 0 || end > to) end = to
      line++
      const before = hits.length
      this.#plain = []
      this.#field(bytes, at, end, line)
      let special = true
      for (let i = before; i < hits.length; i++)
        special &&= this.#catalogue[hits.detector[i]!]!.special !== undefined && hits.group[i] === 0
      while (!special && hits.length > before) hits.dropLast()
      const [start, stop] = this.#plain
      const tab = bytes.indexOf(0x09, at)
      soap |= this.#roles.of(bytes, at, tab).soap
      if (
        start !== undefined &&
        stop !== undefined &&
        stop - start <= longest &&
        !this.#asked.has(bytes, start, stop)
      ) {
        const found = hits.length
        this.#words.find(bytes, start, stop, hits, true)
        hits.line.fill(line, found, hits.length)
      }
      at = end + 1
    }
    this.#doubts.ticks(hits)
    if (this.#doubts.isRule) while (hits.length > first) hits.dropLast()
    this.#special.acquit(bytes, from, to, hits, first, hits.length)
    if (soap === WHOLE_NOTE) {
      this.#special.addSoap(bytes, from, hits)
      hits.line[hits.length - 1] = linesBefore + 1
    }
  }
}
