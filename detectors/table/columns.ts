/**
 * What the columns of a table are: by their names, by their cells where the names say nothing, and where no row of names is to be found by
 * the cells alone.
 */
import { answersOfGrid, type TableDialect } from '../../formats/format.ts'
import { isAnswerLabel } from '../asked.ts'
import { ColumnContent } from '../column-content.ts'
import { type ColumnNames, normaliseName, type Role } from '../columns.ts'
import type { Detector } from '../detector.ts'
import { goodsLabel, isSold } from '../goods.ts'
import { HeadSample } from '../head-sample.ts'
import type { ColumnJudge } from '../judge.ts'
import { AT } from '../kernel/cells.ts'
import { type Parted, partedOf } from '../parted.ts'
import { isKnownName } from '../signed.ts'
import { isOfAnimal, isOfOwner, listsGoods, saysSomebody } from '../somebody.ts'
import { isPaperColumn, markedCell } from '../special/answer-columns.ts'
import { isIllness } from '../special/denials.ts'
import type { SpecialWords } from '../special.ts'
import { type Ask, askOf } from './asks.ts'
import type { RowCells } from './cells.ts'
import { FormRows, HEAD_ROWS, sampleText } from './forms.ts'
import { joinHeadings } from './heading-rows.ts'
import { dealersOf, groupsOf, namesDealersOnly, namesOwn } from './whose.ts'

/** A table without a header is one of columns, and no form, when it has at least so many rows. */
const LEAST_ROWS = 8

/** Above a grid of answers stands who gave them, in so many rows at most. */
const GRID_ROWS = 6
const ANSWERED = /^(?:是|否|有|無|沒有?|不是|yes|no)$/iu
/** More columns of figures than these are a check-up's. */
const FEW_FIGURES = 2
const BODY = /^(?:身高|體重|腰圍|bmi|height|weight|waist)/iu

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
  roles: Uint8Array = new Uint8Array(0)
  /** Rows in which nobody is named but in such columns may be: no column says whom they are about. */
  dealtWith = false
  /** The rows are goods, or what is counted: whoever is to be called is not who has it. */
  goods = false
  /** … and what they are called stands below a word for names of people: `sku`, `name`. No other column names anybody. */
  sold = false
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
  readonly #forms: FormRows
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
    this.#forms = new FormRows(catalogue, names)
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
        if (this.#forms.isForm(new HeadSample(dialect), row)) {
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
    const first = Array.from({ length: sample.columns }, (_, c) => sampleText(sample, head, c))
    const named = first.every((text) => text.length <= 40 && !HAS_VALUE.test(text))
    let headers = named ? first : first.map(() => '')
    let roles = headers.map((name) => this.#names.role(name))
    const firstRow = named ? head + 1 : 0
    if (few) this.#judge.begin(sample, firstRow)
    // … but a heading that says somebody has names below it, or has not: 日期,病歷室人員,件數.
    const asked = named && headers.some((name) => saysSomebody(normaliseName(name)))
    const inferred = few && !asked ? NOTHING_INFERRED : this.#infer(sample, firstRow, headers, roles)
    if (named && [...inferred].some(([column, indices]) => this.#forms.isOne(indices, sample, head, column))) {
      // The first row is somebody's, too.
      headers = first.map(() => '')
      roles = headers.map((name) => this.#names.role(name))
      this.#judge.begin(sample, 0)
    }
    const against = roles.some(({ other }, column) => other === 'number' && this.#judge.holdsShapes(column))
    if (inferred.size === 0 && !against && (few || !this.#judge.decides(sample.columns))) return
    // Lines of a text are cells of one column, too, and what stands among them belongs together.
    if (sample.columns < 2 && inferred.size === 0 && !this.#judge.isListed(0)) return
    if (this.#forms.labels(sample) > 0) return
    this.known = true
    this.#setColumns(headers, inferred)
    this.#judge.begin(sample, headers === first ? head + 1 : 0)
  }

  /** Of lines over a list of one column, the last, which says what it is of; else the first row. */
  #lastHeading(sample: HeadSample): number {
    if (sample.columns > 1) return 0
    for (let row = 1; row < Math.min(sample.rows, HEAD_ROWS); row++)
      if (HAS_VALUE.test(sampleText(sample, row, 0))) return row - 1
    return 0
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
    this.asks = roles.map((role, c) =>
      role.detectors.map((index) => askOf(index, this.#catalogue[index]!, headers[c]!, headers)),
    )
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
    const own = namesOwn(roles, this.#catalogue)
    this.groups = groupsOf(headers, roles, own, this.#catalogue)
    // 藥品 is a list of goods, and beside somebody's name what they take.
    this.general = Uint8Array.from(headers, (name) =>
      this.#special.isGeneral(name) && !(own && /藥品|藥名|medication|drug/iu.test(name)) ? 1 : 0,
    )
    const words = headers.map(normaliseName)
    this.goods = headers.some((name, c) => listsGoods(words[c]!) || this.#special.isGeneral(name))
    this.roles = dealersOf(words, this.goods)
    const labels = words.map((word) => goodsLabel([word]))
    const names = roles.flatMap(({ detectors: [first] }, c) => (first === this.#nameIndex ? [c] : []))
    this.sold = isSold(labels) && names.length === 1 && labels[names[0]!]!.name
    this.dealtWith = !this.chart && namesDealersOnly(headers, roles, this.roles, this.#catalogue)
    if (words.some(isOfAnimal)) this.#leaveToAnimals()
    this.plain =
      this.company < 0 &&
      !this.sold &&
      this.groups.every((group) => group === 0) &&
      roles.every((role) => role.detectors.every((d) => this.#catalogue[d]!.special === undefined))
  }
}
