/** Labelled values (JSON, XML, vCard): a record is one object; its labels say what its values are. */
import { AILING, DEALT_WITH, KIND_MARK, NESTING_MARK, OTHERS, PROFESSIONAL } from '../formats/format.ts'
import { AskedKinds, isDeniedBehind, mayAnswer } from './asked.ts'
import { Beside } from './beside.ts'
import type { Collector, RecordPlace } from './collector.ts'
import type { ColumnNames } from './columns.ts'
import { CompanyRows, isCompanyNumber } from './company.ts'
import { type Detector, LOW } from './detector.ts'
import { type FieldRole, FieldRoles, isOperator, isProfession, NO_FIELD, WHOLE_NOTE } from './field-roles.ts'
import { fold, hasFullWidth } from './fold.ts'
import { HitList, makeMatch } from './hits.ts'
import { ColumnJudge } from './judge.ts'
import { nextInCell } from './listing.ts'
import { doubtAccount, isDoubtfulAccount } from './logins.ts'
import { Neighbours } from './neighbours.ts'
import { type FieldPart, joinName, joinPost, OTHER_PART, POST } from './parted.ts'
import { Referred } from './referred.ts'
import type { SpanFinder } from './span.ts'
import { sayYes } from './special/answer-columns.ts'
import type { SpecialWords } from './special.ts'
import { isDigit } from './types/bytes.ts'

/** More than so much is a list, whose records are not parts of one person's. */
const ONE_PERSON_BYTES = 16 << 10

/** Labels of what was measured, behind the field that says what (which may stand behind them, too). */
const VALUE_FIELD = /^\n(?:value|result|數值|結果)(?:(?!\t)\p{Cc}[^\t\n]*)?\t[<>]?[\d+-]/iu
/** No such label with the beginning of a value is longer. */
const VALUE_FIELD_BYTES = 80

/** Longer values in a list below somebody are posts and articles of theirs, not about them. */
const LONGEST_NESTED = 200

const NO_PARTS: readonly number[] = []
/** Of a record that stands in another: something was found in it; it may be what that one's person deals with … */
const FOUND = 1
const DEALT = 2
/** What is named in it is what somebody has. */
const AILS = 4

const ONE = 0x31

/** With more kinds of values than that in a batch, others say nothing. */
const MAX_KINDS = 128

const decoder = new TextDecoder()

/** A part of a value, which waits for the rest of it: extents of its value and its label. */
interface WaitingPart {
  readonly role: FieldRole
  readonly part: FieldPart
  readonly start: number
  readonly end: number
  readonly label: Uint8Array
  readonly line: number
}

/** Reads batches of records of labelled values. */
export class FieldsEngine implements RecordPlace {
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #fieldRoles: FieldRoles
  readonly #patientName: FieldRole
  readonly #finder: SpanFinder
  readonly #special: SpecialWords
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
  readonly #companies: CompanyRows
  /** The record has a company's 統一編號. */
  #company = false
  /** Roles by the label's bytes, read as Latin-1: cheaper than decoding a label a million times. */
  readonly #roles = new Map<string, FieldRole>()
  readonly #rolesOfKinds = new Map<string, FieldRole>()
  /** Labels with kinds of their values in the batch. */
  readonly #kinds = new Set<string>()
  /** What a rule compares, and the hits in how it does so: 包含. */
  #operands = 0
  #operators: number[] = []
  #compares = false
  /** The record names whoever writes, translates or keeps it … */
  #kept = false
  /** … or who deals with such things, or is to be called … */
  #dealers = false
  #called = false
  /** … or anybody else. */
  #someone = false
  /** Somebody can be called there, who is the record's own but for goods. */
  #reached = false
  /** It is of goods, or counts. */
  #goods = false
  /** The record says who somebody is that it is about. */
  #subject = false
  /** Which of the four parts of a note, S, O, A and P, the record has. */
  #soap = 0
  /** The record is about a patient; so is the one that waits. */
  #patient = false
  /** A label of the record speaks of a bank. */
  #bank = false
  /** Hits that are accounts by a label which logins have as well. */
  #accounts: number[] = []
  /** Hits that are a 1, and whether there are counts of such things in the record. */
  #ticks: number[] = []
  #counts = false
  #waitingPatient = false
  #labels: string[] = []
  /** Relations of this record, by group number. */
  #relations: string[] = []
  /** Those of staff: their names are other people's only beside a name of the record's own. */
  #staff: number[] = []
  /** Extents of the values whose label says nothing: special words are looked for there. */
  #plain: number[] = []
  /** … and of those that may be what is dealt with, or whom: `subject`. */
  #subjects: number[] = []
  /** Where those of them begin that are, of whoever deals with others, about these. */
  #dealt: number[] = []
  #parts: WaitingPart[] = []
  readonly #referred: Referred
  readonly #asked = new AskedKinds()
  /** Extents, lines and what is known ({@link FOUND}, {@link DEALT}) of the batch's records, each with those in it; those that stand in the record at hand last. None of what is somebody's. */
  readonly #before: (readonly number[])[] = []
  /** How many of them do. */
  #inside = 0
  /** The record is another person's than the one in which it stands. */
  #others = false
  /** It is, if that person deals with such things; and the record's own person does. */
  #dealtWith = false
  #professional = false
  /** What is named in the record is what somebody has: `conditions: [{"name": "氣喘"}]`. */
  #ailing = false
  readonly #whole = new Uint8Array(256)
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
    this.#fieldRoles = new FieldRoles(names, special)
    this.#patientName = this.#fieldRoles.role('patient.name')
    this.#finder = finder
    this.#special = special
    this.#collector = collector
    this.#beside = new Beside(catalogue)
    this.#neighbours = new Neighbours(catalogue)
    this.#judge = new ColumnJudge(catalogue)
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
    this.place = place
    let line = linesBefore
    let at = 0
    let start = 0
    let startLine = line
    this.#nameless = bytes.length <= ONE_PERSON_BYTES ? [] : undefined
    this.#kinds.clear()
    this.#before.length = 0
    this.#begin()
    while (at < bytes.length) {
      if (at === start && bytes[at] === NESTING_MARK) {
        for (at++; isDigit(bytes[at]!); at++) this.#inside = this.#inside * 10 + bytes[at]! - 0x30
        start = bytes.indexOf(NESTING_MARK, at) + 1
        const says = bytes.subarray(at, start)
        this.#others = says.includes(OTHERS)
        this.#dealtWith = says.includes(DEALT_WITH)
        this.#professional = says.includes(PROFESSIONAL)
        this.#ailing = says.includes(AILING)
        at = start
      }
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
    this.#accounts = []
    this.#ticks = []
    this.#counts = false
    this.#soap = 0
    this.#subject = false
    this.#operands = 0
    this.#operators = []
    this.#compares = false
    this.#kept = false
    this.#dealers = false
    this.#called = false
    this.#someone = false
    this.#reached = false
    this.#goods = false
    this.#labels = []
    this.#relations = []
    this.#staff = []
    this.#plain = []
    if (this.#subjects.length > 0) this.#subjects = []
    this.#dealt = []
    this.#parts = []
    this.#inside = 0
    this.#others = false
    this.#dealtWith = false
    this.#professional = false
    this.#ailing = false
    this.#referred.next()
  }

  #field(bytes: Uint8Array, from: number, to: number, line: number): void {
    let tab = from
    while (tab < to && bytes[tab] !== 0x09) tab++
    let role = this.#role(bytes, from, tab)
    let start = Math.min(to, tab + 1)
    let end = to
    while (start < end && bytes[start] === 0x20) start++
    while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x0d)) end--
    // A single letter is only something where the label says what: M.
    if (end - start < (role.detectors.length === 0 ? 2 : 1)) return
    if (role.refers !== '' && this.#referred.field(role, bytes.subarray(start, end))) role = this.#patientName
    this.#patient ||= role.patient
    this.#goods ||= role.goods
    this.#bank ||= role.bank
    this.#soap |= role.soap
    if (role.office !== '')
      this.#professional ||= role.office === 'badge' || isProfession(decoder.decode(bytes.subarray(start, end)))
    const label = bytes.subarray(from, tab)
    if (role.part !== undefined) this.#parts.push({ role, part: role.part, start, end, label, line })
    else this.#value(bytes, start, end, role, label, line)
  }

  /** Looks at the parts of values: put together, or alone where the other part is missing. */
  #wholeValues(bytes: Uint8Array): void {
    const parts = this.#parts
    for (const { role, part, start, end, label, line } of parts) {
      const other = parts.find(({ part: { part: of, whose } }) => of === OTHER_PART[part.part] && whose === part.whose)
      if (other === undefined) this.#value(bytes, start, end, role, label, line)
      else if (part.part === 'given') {
        const length = joinName(bytes.subarray(other.start, other.end), bytes.subarray(start, end), this.#whole)
        // 姓 and 名 say nothing alone.
        const named = role.detectors.length > 0 ? role : { ...role, ...this.#names.role(`${part.whose}姓名`) }
        if (named.detectors.length > 0) this.#value(this.#whole, 0, length, named, label, line)
      } else if (part.part === 'account') {
        const length = joinPost(bytes.subarray(other.start, other.end), bytes.subarray(start, end), this.#whole)
        if (length > 0) this.#value(this.#whole, 0, length, { ...role, ...this.#names.role(POST) }, label, line)
      }
    }
    this.#parts = []
  }

  /** `{"糖尿病": 1}` says yes where what stands beside it is no count: `{"糖尿病": 12, "氣喘": 1}`. */
  #tick(index: number, bytes: Uint8Array, start: number, end: number, line: number): void {
    if (this.#special.isExam(index)) return
    if (end - start > 1 || bytes[start]! > ONE) {
      this.#counts ||= bytes.subarray(start, end).every(isDigit)
      return
    }
    if (bytes[start] !== ONE || !sayYes(bytes, start, end, this.#match)) return
    this.#ticks.push(this.#hits.length)
    this.#hits.addCell(index, this.#match, bytes, line, 0, 0, false)
  }

  /** Looks at the value `bytes[from, to)`. */
  #value(bytes: Uint8Array, from: number, to: number, role: FieldRole, label: Uint8Array, line: number): void {
    const hits = this.#hits
    let [text, start, end] = [bytes, from, to]
    if ((role.detectors.length === 0 && !role.general) || (this.#ailing && role.naming)) {
      this.#plain.push(start, end)
      if (role.dealtWith) this.#dealt.push(start)
    } else if (role.general && role.ofPerson) this.#subjects.push(start, end)
    if (role.rule === 'operand') this.#operands++
    else if (role.rule === 'operator') this.#compares ||= isOperator(decoder.decode(bytes.subarray(start, end)))
    if (role.ofPerson && bytes.subarray(start, end).some(isDigit)) this.#someone = true
    if (hasFullWidth(bytes, start, end)) {
      if (this.#folded.length < end - start) this.#folded = new Uint8Array((end - start) * 2)
      end = fold(bytes, start, end, this.#folded)
      start = 0
      text = this.#folded
    }
    if (role.other === 'company') this.#company ||= isCompanyNumber(text, start, end)
    const before = hits.length
    const answers = role.asks === undefined || mayAnswer(role.asks, decoder.decode(bytes.subarray(from, to)))
    if (role.ticked && isDigit(text[start]!)) this.#tick(role.detectors[0]!, text, start, end, line)
    for (const index of role.detectors) {
      if (hits.length > before) break
      if (this.#special.isSpecial(index) && !answers) continue
      // A figure of 0 was measured.
      if (this.#special.isSpecial(index) && !this.#special.isExam(index) && isDeniedBehind(bytes, to)) continue
      if (this.#catalogue[index]!.cell(text, start, end, this.#match)) {
        if (role.account !== '' && this.#catalogue[index]!.id === 'bank-account') {
          if (role.account === 'login') doubtAccount(this.#match)
          else if (isDoubtfulAccount(this.#match)) this.#accounts.push(hits.length)
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
      this.#neighbours.cell(text, start, end, hits, before)
      this.#beside.cell(text, start, end, hits, before)
    }
    let group = 0
    if (role.relation !== '') {
      group = this.#relations.indexOf(role.relation) + 1
      if (group === 0) group = this.#relations.push(role.relation)
    } else if (role.staff || role.somebody) {
      group = this.#relations.push('')
      this.#staff.push(group)
    }
    if (hits.values !== undefined) this.#labels.push(role.shown === '' ? decoder.decode(label) : role.shown)
    for (let i = before; i < hits.length; i++) {
      if (hits.confidence[i] === LOW || this.#catalogue[hits.detector[i]!]!.strength === 'none') continue
      if (role.rule === 'operator') this.#operators.push(i)
      if (role.keeper) this.#kept = true
      else if (this.#catalogue[hits.detector[i]!]!.strength === 'weak') this.#reached ||= !role.deals || role.called
      else if (role.deals) this.#dealers = true
      else if (role.called) this.#called = true
      else this.#someone = true
    }
    if (!role.contact) this.#subject ||= this.#special.identified(hits, before, hits.length)
    for (let i = before; i < hits.length; i++) {
      hits.line[i] = line
      hits.column[i] = hits.values === undefined ? 1 : this.#labels.length
      hits.group[i] = group
    }
  }

  #role(bytes: Uint8Array, from: number, to: number): FieldRole {
    if (to - from > 200) return NO_FIELD
    const key = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')
    const known = this.#roles.get(key)
    if (known !== undefined) return known
    const mark = bytes.subarray(from, to).indexOf(KIND_MARK)
    if (mark >= 0) {
      // What is another with every value is data itself: {"name": "王小明", "value": "…"}.
      if (!this.#kinds.has(key) && this.#kinds.size >= MAX_KINDS) return this.#role(bytes, from, from + mark)
      this.#kinds.add(key)
    }
    const roles = mark < 0 ? this.#roles : this.#rolesOfKinds
    let role = roles.get(key)
    if (role === undefined) {
      role = this.#fieldRoles.role(decoder.decode(bytes.subarray(from, to)))
      if (roles.size < 10_000) roles.set(key, role)
    }
    return role
  }

  #finish(bytes: Uint8Array, from: number, to: number, line: number): void {
    if (this.#parts.length > 0) this.#wholeValues(bytes)
    const hits = this.#hits
    if (this.#operands > 1) for (const i of this.#operators) hits.confidence[i] = LOW
    if (this.#counts) for (const tick of this.#ticks) hits.confidence[tick] = LOW
    if (!this.#bank) for (const account of this.#accounts) hits.confidence[account] = LOW
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
      if (this.#asked.lists || this.#isNobodys() || this.#isRule()) this.#forgetSpecial()
    }
    const parts = this.#partsOf(bytes, from, to, line, referring || (names && this.#subject))
    if (referring) {
      this.#giveReferring(bytes, from, line, parts)
      this.#begin()
      return
    }
    if (!names && to > from && (!this.#others || this.#dealtWith)) this.#nameless?.push(from, to, line)
    if (hits.length > 0) {
      this.#tellApart()
      if (names) {
        const before = hits.length
        this.#findWords(bytes, this.#subject)
        this.#special.keepFindings(bytes, hits, before)
        hits.line.fill(hits.line[0]!, before, hits.length)
      }
      if (names && this.#subject) this.#referred.remember(hits)
      if (parts.length > 0 && !this.#asked.lists) this.#addParts(bytes, parts)
      if (this.#patient) this.#addChart(bytes, from)
      this.#special.acquit(bytes, from, to, hits, 0, hits.length)
      if (names && this.#subject && this.#soap === WHOLE_NOTE) this.#addSoap(bytes, from)
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
    const before = this.#before
    let inside = NO_PARTS
    for (let left = Math.min(this.#inside, before.length); left > 0; left--) {
      const part = before.pop()!
      if (part.length > 0) inside = [...part, ...inside]
    }
    const nobodys = this.#referred.isOfNobody(bytes, inside[0] ?? from, to)
    if (nobodys) {
      this.#others = true
      this.#dealtWith = false
      this.#forgetSpecial()
    }
    if (this.#others || somebody) before.push(NO_PARTS)
    else {
      const found = (this.#hits.length > 0 ? FOUND : 0) | (this.#ailing ? AILS : 0)
      const all = inside.length > 0 ? [...inside, from, to, line, found] : [from, to, line, found]
      if (this.#dealtWith) for (let i = 3; i < all.length; i += 4) all[i] = all[i]! | DEALT
      before.push(all)
    }
    if ((!somebody && !nobodys) || inside.length === 0) return NO_PARTS
    const nameless = this.#nameless
    for (let i = 0; nameless !== undefined && i < inside.length; i += 4)
      for (let at = 0; at < nameless.length; at += 3) if (nameless[at] === inside[i]) nameless.splice(at, 3)
    if (nobodys) return NO_PARTS
    if (!this.#professional) return inside
    return inside.filter((_, i) => (inside[i | 3]! & DEALT) === 0)
  }

  /** The record tells by reference whose it is: gives it out as one of that person, if it says something of them. */
  #giveReferring(bytes: Uint8Array, from: number, line: number, parts: readonly number[]): void {
    const hits = this.#hits
    const before = hits.length
    this.#findWords(bytes, true)
    hits.line.fill(line + 1, before, hits.length)
    this.#addParts(bytes, parts)
    if (this.#holdsSpecial()) {
      this.#referred.append(hits)
      this.#addChart(bytes, from)
    }
    if (hits.length > 0) this.#collector.record(hits, 0, hits.length, this)
  }

  /** Appends the words of the special categories in the record's values whose label says nothing. */
  #findWords(bytes: Uint8Array, subject: boolean): void {
    const plain = this.#plain
    for (let i = 0; i < plain.length; i += 2) {
      const [start, end] = [plain[i]!, plain[i + 1]!]
      if (this.#professional && this.#dealt.includes(start)) continue
      if (this.#asked.has(bytes, start, end)) continue
      const before = this.#hits.length
      this.#special.find(bytes, start, valueBehind(bytes, end), this.#hits, subject)
      this.#denyAnswered(bytes, end, before)
    }
  }

  /** Doubts the words in the hits from `first` on, in the value that ends at `bytes[end]`, where the line behind answers no. */
  #denyAnswered(bytes: Uint8Array, end: number, first: number): void {
    const { detector, confidence, length } = this.#hits
    if (length === first || !isDeniedBehind(bytes, end)) return
    for (let i = first; i < length; i++) if (!this.#special.isExam(detector[i]!)) confidence[i] = LOW
  }

  #readAsked(bytes: Uint8Array, from: number, to: number): void {
    this.#asked.answersOnly = this.#referred.answersOnly
    this.#asked.read(bytes, from, to, (start, end) => {
      const { asks, detectors } = this.#role(bytes, start, end)
      return { asks, name: detectors.some((index) => this.#catalogue[index]!.id === 'name') }
    })
  }

  /** All whom the record names write or keep it, or deal with what goods or courses are of, or are to be called about them. */
  #isNobodys(): boolean {
    return !this.#hasOthers() && (this.#kept || this.#dealers || this.#called)
  }

  /** Does it name or reach anybody besides whoever keeps it or deals with such things? */
  #hasOthers(): boolean {
    if (this.#someone || this.#patient || (this.#others && this.#dealers)) return true
    return (this.#reached || this.#called) && !this.#goods
  }

  /** `{"field": "disease", "op": "contains", "value": "糖尿病"}` */
  #isRule(): boolean {
    return this.#compares && this.#operands > 0
  }

  /** Nothing that the record at hand holds of the special categories is its person's. */
  #forgetSpecial(): void {
    const { detector, confidence, length } = this.#hits
    for (let i = 0; i < length; i++) if (this.#special.isSpecial(detector[i]!)) confidence[i] = LOW
    this.#plain = []
  }

  #holdsSpecial(): boolean {
    const { detector, confidence, masked, length } = this.#hits
    for (let i = 0; i < length; i++)
      if (this.#catalogue[detector[i]!]!.special !== undefined && confidence[i]! > LOW && masked[i] === 0) return true
    return false
  }

  /**
   * Somebody else's values only stand apart where the record's own person is there at all. Where all is of somebody else, and of more than
   * one (a sender, a recipient), the first takes that place. Somebody else of the same name or number is nobody else: who ordered it
   * receives it.
   */
  #tellApart(): void {
    const { group, length } = this.#hits
    if (this.#staff.length > 0 && !this.#hasOwnName())
      for (let i = 0; i < length; i++) if (this.#staff.includes(group[i]!)) group[i] = 0
    const telling: number[] = []
    let loose = false
    for (let i = 0; i < length; i++) {
      const { strength } = this.#catalogue[this.#hits.detector[i]!]!
      if (strength === 'strong' || strength === 'evidence') telling.push(i)
      else if (group[i] === 0) loose ||= strength === 'weak'
    }
    const whose = new Set(telling.map((i) => group[i]!))
    if (!whose.has(0)) {
      const first = whose.size > 1 && !loose ? group[telling[0]!]! : -1
      for (let i = 0; i < length; i++) if (first < 0 || group[i] === first) group[i] = 0
    }
    if (whose.size < 2) return
    const own = telling.filter((i) => group[i] === 0)
    for (const i of telling)
      if (group[i] !== 0 && own.some((other) => this.#isSamePerson(i, other))) this.#join(group[i]!)
  }

  #hasOwnName(): boolean {
    const { group, detector, length } = this.#hits
    for (let i = 0; i < length; i++) if (group[i] === 0 && this.#catalogue[detector[i]!]!.id === 'name') return true
    return false
  }

  #isSamePerson(i: number, other: number): boolean {
    const hits = this.#hits
    const { id, strength } = this.#catalogue[hits.detector[i]!]!
    if (hits.detector[i] !== hits.detector[other] || hits.masked[i] === 1 || hits.masked[other] === 1) return false
    return (id === 'name' || strength === 'strong') && hits.hash(i) === hits.hash(other)
  }

  /** What was somebody else's is the record's own person's. */
  #join(other: number): void {
    const { group, length } = this.#hits
    for (let i = 0; i < length; i++) if (group[i] === other) group[i] = 0
  }

  #swap(): void {
    const hits = this.#hits
    this.#hits = this.#waiting
    this.#waiting = hits
    this.#waitingLabels = this.#labels
    this.#waitingPatient = this.#patient
  }

  #addChart(bytes: Uint8Array, at: number): void {
    const hits = this.#hits
    const before = hits.length
    this.#special.addChart(bytes, at, hits, 0)
    hits.line.fill(hits.line[0]!, before, hits.length)
  }

  #addSoap(bytes: Uint8Array, at: number): void {
    const hits = this.#hits
    const before = hits.length
    this.#special.addSoap(bytes, at, hits)
    hits.line.fill(hits.line[0]!, before, hits.length)
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
    if (patient) this.#addChart(bytes, 0)
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
    this.#ailing = ailing
    let line = linesBefore
    let soap = 0
    const first = hits.length
    this.#readAsked(bytes, from, to)
    this.#operands = 0
    this.#compares = false
    this.#ticks = []
    this.#counts = false
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
      soap |= this.#role(bytes, at, tab).soap
      if (
        start !== undefined &&
        stop !== undefined &&
        stop - start <= longest &&
        !this.#asked.has(bytes, start, stop)
      ) {
        const found = hits.length
        this.#special.find(bytes, start, valueBehind(bytes, stop), hits)
        this.#denyAnswered(bytes, stop, found)
        hits.line.fill(line, found, hits.length)
      }
      at = end + 1
    }
    if (this.#counts) for (const tick of this.#ticks) hits.confidence[tick] = LOW
    if (this.#isRule()) while (hits.length > first) hits.dropLast()
    this.#special.acquit(bytes, from, to, hits, first, hits.length)
    if (soap === WHOLE_NOTE) {
      this.#special.addSoap(bytes, from, hits)
      hits.line[hits.length - 1] = linesBefore + 1
    }
  }
}

/** `code: HDL, value: 38`: the end of the figure behind the field that ends at `end`, or `end`. */
function valueBehind(bytes: Uint8Array, end: number): number {
  if (bytes[end] !== 0x0a) return end
  const behind = decoder.decode(bytes.subarray(end, end + VALUE_FIELD_BYTES))
  if (!VALUE_FIELD.test(behind)) return end
  const stop = bytes.indexOf(0x0a, end + 1)
  return stop < 0 ? bytes.length : stop
}
