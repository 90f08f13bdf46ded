/**
 * What the columns of a table are: by their names, by their cells where the names say nothing, and where no row of names is to be found by
 * the cells alone.
 */
import { answersOfGrid, type TableDialect } from '../../formats/format.ts'
import { isAnswerLabel } from '../asked.ts'
import { ColumnContent } from '../column-content.ts'
import { type ColumnNames, normaliseName, type Role } from '../columns.ts'
import type { Detector } from '../detector.ts'
import { HeadSample } from '../head-sample.ts'
import { makeMatch } from '../hits.ts'
import type { ColumnJudge } from '../judge.ts'
import { AT } from '../kernel/cells.ts'
import { doubtAccounts, isBareAccount, isLogin, namesBank } from '../logins.ts'
import { type Parted, partedOf } from '../parted.ts'
import { isKnownName } from '../signed.ts'
import {
  isOfAnimal,
  isOfOwner,
  isOfStaff,
  isPerson,
  isRole,
  listsGoods,
  numbersPerson,
  saysSomebody,
} from '../somebody.ts'
import { isPaperColumn, markedCell, paperCell } from '../special/answer-columns.ts'
import { isIllness } from '../special/denials.ts'
import type { SpecialWords } from '../special.ts'
import { anyLatinName } from '../types/name/latin-name.ts'
import type { RowCells } from './cells.ts'
import { joinHeadings } from './heading-rows.ts'
import { peopleAcross } from './side-by-side.ts'

/** The header is looked for in so many rows. */
const HEAD_ROWS = 30
/** Forms have no more filled cells in a row; where the row that looks like names has a value beside its label, twice as many. */
const FORM_CELLS = 4
/** A table without a header is one of columns, and no form, when it has at least so many rows. */
const LEAST_ROWS = 8

/** Above a grid of answers stands who gave them, in so many rows at most. */
const GRID_ROWS = 6
const ANSWERED = /^(?:是|否|有|無|沒有?|不是|yes|no)$/iu
/** More columns of figures than these are a check-up's. */
const FEW_FIGURES = 2
const BODY = /^(?:身高|體重|腰圍|bmi|height|weight|waist)/iu

/** A detector of a column, with its number in the catalogue. */
export interface Ask {
  readonly index: number
  readonly cell: Detector['cell']
}

/** What a column beside names may be of. */
const PEOPLES = [
  'mobile',
  'landline',
  'email',
  'address',
  'birth-date',
  'nhi-card',
  'payment-card',
  'bank-account',
  'tw-resident-id',
]

/** What has digits or an @ is no name of a column. */
const HAS_VALUE = /\d{4}|@/u

/** Columns of what is asked, one a row. */
const ITEMS = /項目|題目|問題|欄位|疾病|病名|病史|question|item|field|disease|condition|illness/iu
/** Columns of what somebody is charged with, or how it ended. */
const OF_CASES = /案由|罪|判決|裁判|主文|偵查結果|verdict|charge[sd]?$|offen[cs]e|disposition/iu

const decoder = new TextDecoder()
const NOTHING_INFERRED: ReadonlyMap<number, readonly number[]> = new Map()

/** The columns of one table after another. For speed its fields are used directly. */
export class TableColumns {
  /** The columns are known: the rows can be read as a table's. */
  known = false
  /** Rows of the table's beginning above the header; -1 where columns are known without one, or not at all. */
  headerRow = -1
  headers: readonly string[] = []
  /** By column: how its cells are asked, in the order of the role's detectors. */
  asks: readonly (readonly Ask[])[] = []
  /** By column: whose record its cells are, 0 for the row's own person. */
  groups: readonly number[] = []
  /** By column: its name speaks of numbers that are nobody's (訂單編號). */
  against: readonly boolean[] = []
  /** By column: its cells, not its name, say what it is. */
  inferred: readonly boolean[] = []
  /** 1 for every column whose name says that its cells are about no person: 品名, 講題. */
  general = new Uint8Array(0)
  /** The column of companies' 統一編號, from 0; -1 where there is none. */
  company = -1
  /** By column: 1 where it is whoever deals with what the rows are of, 藥師, 承辦人電話, and not whom they are about. */
  roles = new Uint8Array(0)
  /** Rows in which nobody is named but in such columns may be: no column says whom they are about. */
  dealtWith = false
  /** The rows are goods, or what is counted: whoever is to be called is not who has it. */
  goods = false
  /** A column says that the rows are about patients. */
  chart = false
  /** A column asks for convictions, charges or judgments. */
  criminal = false
  /** By column: the one that says whether there is such a thing, -1 for none: 疾病, 有無; 項目, 結果. */
  answers: readonly number[] = []
  /** One of them has one. */
  answered = false
  /** Values that stand in several columns, a part in each: these are asked as wholes, and their columns are not. */
  parted: readonly { readonly whole: Parted; readonly asks: readonly Ask[] }[] = []
  /** All columns belong to the row's own person, and none is of a special category or of companies. */
  plain = false
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #special: SpecialWords
  readonly #judge: ColumnJudge
  readonly #cells: RowCells
  readonly #content: ColumnContent
  readonly #match = makeMatch()
  readonly #nameIndex: number

  /** `judge` is told what it has to judge by; `cells` reads the rows. */
  constructor(
    catalogue: readonly Detector[],
    names: ColumnNames,
    special: SpecialWords,
    judge: ColumnJudge,
    cells: RowCells,
  ) {
    this.#catalogue = catalogue
    this.#nameIndex = catalogue.findIndex(({ id }) => id === 'name')
    this.#names = names
    this.#special = special
    this.#judge = judge
    this.#cells = cells
    this.#content = new ColumnContent(catalogue)
  }

  /** Finds out what the columns of a table are. */
  begin(dialect: TableDialect): void {
    this.headerRow = -1
    if (dialect.columns !== undefined) {
      this.#setColumns(dialect.columns.map((name, c) => this.#telling(name, dialect.comments?.[c])))
      this.known = true
      this.#tellByContent(dialect)
      this.#readMarks(dialect)
      return
    }
    this.known = false
    this.asks = []
    const head = dialect.head
    if (this.#isGrid(head)) {
      this.#setColumns([])
      return
    }
    let at = 0
    let above: readonly string[] = []
    for (let row = 0; row < HEAD_ROWS && at < head.length; row++) {
      at = this.#cells.split(head, at)
      if (this.takeHeader(head, 1)) {
        if (this.#isForm(new HeadSample(dialect), row)) {
          // 姓名,陳小明 above 電話,0912745638: names of values beside them, not of what stands below.
          this.#setColumns([])
          return
        }
        this.headerRow = row + this.#joinHeadings(head, at, above)
        this.known = true
        this.#tellByContent(dialect)
        this.#readMarks(dialect)
        return
      }
      above = this.#rowNames(head)
    }
    this.#beginWithoutHeader(dialect)
  }

  /** Joins the row that was taken for the header with the one behind it in `head`, or `above`; returns how many rows are behind it. */
  #joinHeadings(head: Uint8Array, at: number, above: readonly string[]): number {
    const first = this.headers
    if (at < head.length) {
      this.#cells.split(head, at)
      const joined = joinHeadings(first, this.#rowNames(head), this.#names)
      if (joined !== undefined) {
        this.#setColumns(joined)
        return 1
      }
    }
    const joined = joinHeadings(above, first, this.#names)
    if (joined !== undefined) this.#setColumns(joined)
    return 0
  }

  /** 姓名,卓美玲 above 項目,是,否: a form, of which each row is a field with its answer. In a list 是 and 否 stand in several rows. */
  #isGrid(head: Uint8Array): boolean {
    let answers: ReturnType<typeof answersOfGrid>
    for (let at = 0, row = 0; row < GRID_ROWS && at < head.length; row++) {
      at = this.#cells.split(head, at)
      if (answers === undefined) {
        answers = answersOfGrid(this.#rowNames(head))
        continue
      }
      const [yes, no] = [answers.yes, answers.no].map((c) => (c < this.#cells.length ? this.#name(head, c) : ''))
      return !ANSWERED.test(yes!) && !ANSWERED.test(no!)
    }
    return false
  }

  /** Has the columns whose names say nothing told by their cells, and judged when something is found there. */
  #tellByContent(dialect: TableDialect): void {
    const headers = this.headers
    const roles = headers.map((name) => this.#names.role(name))
    if (roles.every((role) => role.detectors.length > 0)) return
    const sample = new HeadSample(dialect)
    const firstRow = this.headerRow + 1
    const inferred = this.#infer(sample, firstRow, headers, roles)
    // 王士霖,健檢醫師,腹部超音波 over other names: what looked like a header is the first of the rows.
    const somebodys =
      this.headerRow === 0 &&
      [...inferred].some(([c, [index]]) => index === this.#nameIndex && isKnownName(headers[c]!))
    if (somebodys) this.headerRow = -1
    if (inferred.size > 0) this.#setColumns(somebodys ? headers.map(() => '') : headers, inferred)
    this.#judge.begin(sample, this.headerRow + 1)
  }

  /** Has the marks below an illness or an offence read by what all of them are: 1 beside 0, ○ beside ×. */
  #readMarks(dialect: TableDialect): void {
    const isSpecial = ({ index }: Ask) => this.#special.isSpecial(index)
    if (!this.asks.some((asks) => asks.some(isSpecial))) return
    const sample = new HeadSample(dialect)
    this.asks = this.asks.map((asks, c) => {
      const [first] = asks
      const name = this.headers[c]!
      if (first === undefined || !isSpecial(first) || isPaperColumn(name)) return asks
      const cell = markedCell(name, this.#special.isExam(first.index), sample, this.headerRow + 1, c, first.cell)
      return cell === undefined ? asks : [{ index: first.index, cell }]
    })
  }

  #infer(
    sample: HeadSample,
    firstRow: number,
    headers: readonly string[],
    roles: readonly Role[],
  ): ReadonlyMap<number, readonly number[]> {
    this.#judge.begin(sample, firstRow)
    const silent = roles.flatMap(({ detectors, other }, column) =>
      detectors.length > 0
        ? []
        : [{ column, name: normaliseName(headers[column]!), other, chinese: /\p{Script=Han}/u.test(headers[column]!) }],
    )
    const known = new Set(roles.flatMap((role) => role.detectors.map((index) => this.#catalogue[index]!.id)))
    const person =
      known.has('name') || known.has('tw-national-id') || silent.some(({ column }) => this.#judge.holdsIds(column))
    const beside = person || PEOPLES.some((id) => known.has(id))
    return this.#content.infer(sample, firstRow, silent, person, beside, known.has('birth-date'))
  }

  /**
   * Rows without a header that says anything, or with none at all: where their cells tell what the columns are, or that they only look
   * like something, they are read as a table. A form (`姓名,陳小明`) is not, nor is what tells nothing: a line of text is as good.
   */
  #beginWithoutHeader(dialect: TableDialect): void {
    const sample = new HeadSample(dialect)
    if (sample.rows < 2) return
    // So few cells tell nothing; what a column's name says against them counts all the same.
    const few = sample.rows < LEAST_ROWS
    const head = this.#lastHeading(sample)
    const first = Array.from({ length: sample.columns }, (_, c) => this.#sampleText(sample, head, c))
    const named = first.every((text) => text.length <= 40 && !HAS_VALUE.test(text))
    let headers = named ? first : first.map(() => '')
    let roles = headers.map((name) => this.#names.role(name))
    const firstRow = named ? head + 1 : 0
    if (few) this.#judge.begin(sample, firstRow)
    // … but a heading that says somebody has names below it, or has not: 日期,病歷室人員,件數.
    const asked = named && headers.some((name) => saysSomebody(normaliseName(name)))
    const inferred = few && !asked ? NOTHING_INFERRED : this.#infer(sample, firstRow, headers, roles)
    if (named && [...inferred].some(([column, indices]) => this.#isOne(indices, sample, head, column))) {
      // The first row is somebody's, too.
      headers = first.map(() => '')
      roles = headers.map((name) => this.#names.role(name))
      this.#judge.begin(sample, 0)
    }
    const against = roles.some(({ other }, column) => other === 'number' && this.#judge.holdsShapes(column))
    if (inferred.size === 0 && !against && (few || !this.#judge.decides(sample.columns))) return
    // Lines of a text are cells of one column, too, and what stands among them belongs together.
    if (sample.columns < 2 && inferred.size === 0 && !this.#judge.isListed(0)) return
    if (this.#labels(sample) > 0) return
    this.known = true
    this.#setColumns(headers, inferred)
    this.#judge.begin(sample, headers === first ? head + 1 : 0)
  }

  /** Of lines over a list of one column, the last, which says what it is of; else the first row. */
  #lastHeading(sample: HeadSample): number {
    if (sample.columns > 1) return 0
    for (let row = 1; row < Math.min(sample.rows, HEAD_ROWS); row++)
      if (HAS_VALUE.test(this.#sampleText(sample, row, 0))) return row - 1
    return 0
  }

  #sampleText(sample: HeadSample, row: number, column: number): string {
    return decoder.decode(sample.bytes.subarray(sample.start(row, column), sample.end(row, column)))
  }

  #isOne(indices: readonly number[], sample: HeadSample, row: number, column: number): boolean {
    const match = this.#match
    return indices.some((index) =>
      this.#catalogue[index]!.cell(sample.bytes, sample.start(row, column), sample.end(row, column), match),
    )
  }

  /**
   * In how many of the first rows does a cell (the first, the third …) say what the one beside it is? 配偶 between two names is none. Cells
   * that are empty, as where a label is merged over several, are passed over as well as counted.
   */
  #labels(sample: HeadSample): number {
    let rows = 0
    for (let row = 0; row < Math.min(sample.rows, HEAD_ROWS); row++) {
      const all = Array.from({ length: sample.columns }, (_, c) => c)
      if (this.#isLabelled(sample, row, all) || this.#isLabelled(sample, row, filledCells(sample, row))) rows++
    }
    return rows
  }

  #isLabelled(sample: HeadSample, row: number, columns: readonly number[]): boolean {
    for (let at = 0; at + 1 < columns.length; at += 2) {
      const c = columns[at]!
      const length = sample.end(row, c) - sample.start(row, c)
      if (length < 4 || length > 60) continue
      // diagnosis,rx: two names of columns; any text may be the value of the first.
      const detectors = this.#names
        .role(this.#sampleText(sample, row, c))
        .detectors.filter((index) => this.#catalogue[index]!.special === undefined)
      if (this.#names.role(this.#sampleText(sample, row, columns[at + 1]!)).detectors.length > 0) continue
      if (this.#isOne(detectors, sample, row, columns[at + 1]!)) return true
    }
    return false
  }

  /** Is the current row a header? At least two names that say something, or `least` when no cell looks like a value. */
  takeHeader(bytes: Uint8Array, least: number): boolean {
    let speaking = 0
    // In a table of marks 姓名 is all that says something.
    let surely = false
    for (let c = 0; c < this.#cells.length; c++) {
      const length = this.#cells.end[c]! - this.#cells.start[c]!
      if (length > 120 || (this.#cells.flags[c]! & AT) !== 0) return false
      if (length === 0) continue
      const name = this.#name(bytes, c)
      const speaks = this.#names.role(name).detectors.length > 0
      // D21S11 and D3S1358 are names of columns.
      if (this.#cells.digits[c]! >= (speaks ? 7 : 5)) return false
      if (speaks) speaking++
      surely ||= name.endsWith('姓名')
    }
    if (speaking < Math.max(1, least) || (speaking < 2 && this.#cells.length > 8 && !surely)) return false
    this.#setColumns(this.#rowNames(bytes))
    return true
  }

  /** Are the cells of the current row, which could be names of columns, the first line of a form? */
  #isForm(sample: HeadSample, row: number): boolean {
    const filled = filledCells(sample, row)
    const most = this.#isLabelled(sample, row, filled) ? 2 * FORM_CELLS : FORM_CELLS
    return filled.length <= most && this.#labels(sample) > 1
  }

  #rowNames(bytes: Uint8Array): string[] {
    return Array.from({ length: this.#cells.length }, (_, c) => this.#name(bytes, c))
  }

  #name(bytes: Uint8Array, c: number): string {
    return decoder.decode(bytes.subarray(this.#cells.start[c]!, this.#cells.end[c]!)).trim()
  }

  /** A column's name, or what is written about it where only that says something. */
  #telling(name: string, comment: string | undefined): string {
    if (comment === undefined || this.#names.role(name).detectors.length > 0) return name
    return this.#names.role(comment).detectors.length > 0 ? comment : name
  }

  /**
   * How detector `index` reads the cells of column `c`: those of 帳號 beside nothing of a bank with doubt, those of 姓名 in whatever Latin
   * letters, and those of 良民證 as what was handed in.
   */
  #cellOf(index: number, c: number): Detector['cell'] {
    const { id, cell } = this.#catalogue[index]!
    const name = this.headers[c]!
    if (this.#special.isSpecial(index)) return isPaperColumn(name) ? paperCell(name, cell) : cell
    if (id === 'name' && name.trim().endsWith('姓名'))
      return (bytes, start, end, match) => cell(bytes, start, end, match) || anyLatinName(bytes, start, end, match)
    if (id !== 'bank-account' || !isBareAccount(name)) return cell
    const banked = this.headers.some((other) => other !== name && namesBank(other))
    return banked && !isLogin(name) ? cell : doubtAccounts(cell)
  }

  /**
   * Which columns are of whoever deals with what the rows are of: a name there tells nothing of what that person has. Of goods and counts it
   * is whoever is called by no word for those who are ill or convicted.
   */
  #tellRoles(roles: readonly Role[]): void {
    const names = this.headers.map(normaliseName)
    this.goods = this.headers.some((name, c) => listsGoods(names[c]!) || this.#special.isGeneral(name))
    this.roles = Uint8Array.from(names, (name) => (isRole(name) || (this.goods && !isPerson(name)) ? 1 : 0))
    const isSpecial = ({ detectors }: Role) => detectors.some((index) => this.#catalogue[index]!.special !== undefined)
    this.dealtWith =
      !this.chart &&
      this.roles.includes(1) &&
      !this.headers.some(isOfStaff) &&
      !names.some(
        (name, c) =>
          this.roles[c] === 0 && !isSpecial(roles[c]!) && numbersPerson(this.headers[c]!) && !listsGoods(name),
      )
  }

  /** Whatever is ill in the rows is an animal, but in columns about its owner. */
  #leaveToAnimals(): void {
    this.asks = this.asks.map((asks, c) => {
      if (isOfOwner(normaliseName(this.headers[c]!))) return asks
      this.general[c] = 1
      return asks.filter(({ index }) => !this.#special.isSpecial(index))
    })
  }

  /** 高血壓 beside 身高, 視力 and 尿蛋白 is what a check-up found. */
  #keepFindings(roles: Role[]): void {
    const exam = roles.flatMap(({ detectors }) => detectors.filter((index) => this.#special.isExam(index)))
    if (exam.length === 0 || exam.length + this.headers.filter((name) => BODY.test(name)).length <= FEW_FIGURES) return
    for (const [c, role] of roles.entries())
      if (isIllness(normaliseName(this.headers[c]!))) roles[c] = { ...role, detectors: [exam[0]!] }
  }

  #setColumns(headers: readonly string[], inferred: ReadonlyMap<number, readonly number[]> = NOTHING_INFERRED): void {
    this.headers = headers
    const wholes = partedOf(headers)
    const roles = headers.map((name, c): Role => {
      const whole = wholes.find(({ columns }) => columns.includes(c))
      if (whole !== undefined) return this.#names.role(whole.like)
      const role = this.#names.role(name)
      const detectors = inferred.get(c)
      if (detectors !== undefined) return { ...role, detectors }
      const about = role.detectors.length === 0 && role.other === '' ? this.#special.aboutColumn(name) : -1
      return about < 0 ? role : { ...role, detectors: [about] }
    })
    this.#keepFindings(roles)
    this.chart = headers.some((name, c) => this.#special.isChart(name, roles[c]!.detectors))
    this.against = roles.map((role) => role.other === 'number')
    this.inferred = roles.map((_, c) => inferred.has(c) && !wholes.some(({ columns }) => columns.includes(c)))
    this.#judge.begin(undefined, 0)
    this.company = roles.findIndex((role) => role.other === 'company')
    this.asks = roles.map((role, c) => role.detectors.map((index) => ({ index, cell: this.#cellOf(index, c) })))
    this.criminal =
      headers.some((name) => OF_CASES.test(name)) ||
      roles.some((role) => role.detectors.some((index) => this.#catalogue[index]!.special === 'criminal'))
    this.answers = headers.map((name, c) =>
      (ITEMS.test(name) || roles[c]!.detectors.some((index) => this.#special.isSpecial(index))) &&
      isAnswerLabel(headers[c + 1] ?? '') &&
      roles[c + 1]!.detectors.length === 0
        ? c + 1
        : -1,
    )
    this.answered = this.answers.some((column) => column >= 0)
    this.parted = wholes.map((whole) => ({ whole, asks: this.asks[whole.columns[0]!]! }))
    this.asks = this.asks.map((asks, c) => (wholes.some(({ columns }) => columns.includes(c)) ? [] : asks))
    // Somebody else's columns are only told apart where the record's own person has a name or a number.
    const own = roles.some(
      (role) =>
        role.relation === '' &&
        !role.staff &&
        role.detectors.some((d) => ['strong', 'evidence'].includes(this.#catalogue[d]!.strength)),
    )
    const relations = [...new Set(roles.map((role) => role.relation))].filter((relation) => relation !== '')
    // Of the names of staff each is another's, where there is a name beside them: 教師姓名 in a list of teachers is the record's own.
    const named = roles.some(
      ({ relation, staff, detectors }) => relation === '' && !staff && detectors[0] === this.#nameIndex,
    )
    const across = peopleAcross(headers, roles, this.#catalogue)
    this.groups = roles.map(({ relation, staff }, c) => {
      if (staff) return named ? relations.length + 1 + c : 0
      if (across[c]! > 0) return relations.length + 1 + across[c]!
      return own && relation !== '' ? relations.indexOf(relation) + 1 : 0
    })
    // 藥品 is a list of goods, and beside somebody's name what they take.
    this.general = Uint8Array.from(headers, (name) =>
      this.#special.isGeneral(name) && !(own && /藥品|藥名|medication|drug/iu.test(name)) ? 1 : 0,
    )
    this.#tellRoles(roles)
    if (headers.some((name) => isOfAnimal(normaliseName(name)))) this.#leaveToAnimals()
    this.plain =
      this.company < 0 &&
      this.groups.every((group) => group === 0) &&
      roles.every((role) => role.detectors.every((d) => this.#catalogue[d]!.special === undefined))
  }
}

/** Columns, from 0, that are not empty in a row. */
function filledCells(sample: HeadSample, row: number): number[] {
  const columns: number[] = []
  for (let c = 0; c < sample.columns; c++) if (sample.end(row, c) > sample.start(row, c)) columns.push(c)
  return columns
}
