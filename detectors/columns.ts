/** From a column's name (or a JSON key, an XML element, a form's label) to the detectors that it speaks for. */
import { OTHER_COLUMNS } from './data/columns.ts'
import type { Detector } from './detector.ts'

/** What a column's name says of its cells. */
export interface Role {
  /** Catalogue indices, in the order in which they are tried. Empty: the name says nothing. */
  readonly detectors: readonly number[]
  /** `''`, or whose data it is if not the record's own person's: `緊急聯絡`, `父` … */
  readonly relation: string
  /** A name of whoever deals with the record's person: 業務員, 主治醫師姓名. */
  readonly staff: boolean
  /** Where no detector is spoken for: what the column is about instead, or `''` where the name says nothing at all. */
  readonly other: OtherColumn
}

/** See {@link OTHER_COLUMNS}. */
export type OtherColumn = '' | keyof typeof OTHER_COLUMNS

/** Of a name that says nothing. */
export const NOTHING: Role = { detectors: [], relation: '', staff: false, other: '' }

const OTHERS = new Map(
  Object.entries(OTHER_COLUMNS).flatMap(([other, words]) =>
    words.map((word) => [word, { ...NOTHING, other: other as OtherColumn }] as const),
  ),
)
const LONGEST_OTHER = Math.max(...[...OTHERS.keys()].map((word) => word.length))

/** Words at the beginning of a name which say that the column is about somebody else. */
const RELATIONS = [
  '緊急聯絡',
  '緊急連絡',
  '聯絡人',
  '連絡人',
  '父親',
  '母親',
  '父',
  '母',
  '配偶',
  '法定代理',
  '監護',
  '家長',
  '推薦',
  '介紹',
  '保證',
  '連帶保證',
  '子女',
  '眷屬',
  '受益',
  '被保險',
  '代理人',
  'emergency',
  'spouse',
  'father',
  'mother',
  'guardian',
  'guarantor',
  'beneficiary',
  'referrer',
  'contactperson',
]

/** … and that it names who treats, teaches, sells to, enters or approves, not who is treated, taught, sold to. */
const STAFF = new RegExp(
  `^(?:${[
    '(?:主治|家庭|指導|看診|診治|負責|門診|執刀|開立|開單|送檢|轉診|駐診)?(?:醫師|醫生)|(?:護理|治療|藥|檢驗|放射|營養|諮商|個管|衛教|驗光|美容|設計)師|護理人員|護士|社工|個管員|照服員|居服員|督導',
    '(?:班級?|級任|輔導)?導師|(?:指導|授課|任課|輔導|班級?)?(?:老師|教師|教授)|講師|教練|助教',
    '賣方|賣家|業務(?:員|代表|專員|人員|經理|承辦)?|(?:理財|服務|客服|保險|招攬|負責)?專員|(?:服務|客服|業務|經手|承辦|經辦|審核|核准|覆核|建檔|登錄|輸入|維護|異動|收費|配送|送貨|外送|簽核|驗收|作業)(?:人員?|員|者)|經辦|承辦|經手|理專|客服|營業員|服務員|收費員|店員|銷售員|房仲|仲介',
    '(?:直屬|部門|單位|上級|主責)?主管|建立者|建檔者|修改者|更新者|填表人|製表人?|製單人?|開單人?|司機|駕駛(?!執照)|快遞員|律師|會計師|代書|地政士',
    '(?:attending|ordering|referring|primary|family|homeroom|class)?(?:doctor|physician|teacher)|nurse|therapist|pharmacist|instructor|tutor|coach|seller|agent|broker|sales|accountmanager|manager|supervisor|driver(?!s?licen)|courier|approver|approvedby|assignee|assignedto|operator|createdby|handledby|updatedby|modifiedby|enteredby|reviewer|reviewedby|casemanager|socialworker',
  ].join('|')})`,
  'u',
)

const MAX_CACHED = 10_000

const HAN = /\p{Script=Han}/u
/** Between the names of two columns in one. */
const SEVERAL = /[/／、&+]|(?<=\p{Script=Han})[及或與和](?=\p{Script=Han})/u

/** Knows the column words of a catalogue. */
export class ColumnNames {
  readonly #exact = new Map<string, number[]>()
  /** Words that also count as the ending of a name. */
  readonly #endings: ReadonlyMap<string, number[]>
  readonly #longest: number
  readonly #name: number
  readonly #cache = new Map<string, Role>()

  constructor(catalogue: readonly Detector[]) {
    catalogue.forEach((detector, index) => {
      for (const word of detector.columns) {
        const list = this.#exact.get(word)
        if (list === undefined) this.#exact.set(word, [index])
        else if (!list.includes(index)) list.push(index)
      }
    })
    // 三年級 and 啟聰學校 end like the names of their columns, and are values: what names nobody has its columns word for word.
    const endings = new Set(
      catalogue.flatMap(({ strength, special, columns }) =>
        strength === 'none' && special === undefined ? [] : columns,
      ),
    )
    this.#endings = new Map(
      [...this.#exact].filter(([word]) => endings.has(word) && word.length >= (HAN.test(word) ? 2 : 5)),
    )
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
    this.#longest = Math.max(0, ...[...this.#endings.keys()].map((word) => word.length))
  }

  /** The role that a name gives; remembered. */
  role(name: string): Role {
    let role = this.#cache.get(name)
    if (role === undefined) {
      role = this.#find(name)
      if (this.#cache.size < MAX_CACHED) this.#cache.set(name, role)
    }
    return role
  }

  #find(name: string): Role {
    if (name.length === 0 || name.length > 64) return NOTHING
    const several = this.#several(name)
    if (several !== undefined) return several
    const role = this.#spoken(name)
    if (role.detectors.length > 0) return role
    // 保證人1, 電話二; 您的大名?; 姓名 Name, 電話/Phone: the same in two languages.
    for (const part of simpler(name)) {
      const other = this.#spoken(part)
      if (other.detectors.length > 0) return other
    }
    return role
  }

  /** 家裡電話/住址: two things in one column, each with a name of its own; a cell is asked for both, in this order. */
  #several(name: string): Role | undefined {
    const parts = name.split(SEVERAL)
    if (parts.length < 2 || parts.length > 4) return undefined
    const roles = parts.map((part) => this.#spoken(part))
    if (roles.some(({ detectors }) => detectors.length === 0)) return undefined
    const detectors = [...new Set(roles.flatMap((role) => role.detectors))]
    return detectors.length > roles[0]!.detectors.length ? { ...roles[0]!, detectors } : undefined
  }

  #spoken(name: string): Role {
    const plain = normaliseName(name)
    const exact = this.#exact.get(plain)
    if (exact !== undefined) return this.#role(plain, exact)
    // The longest ending wins. `customerEmail`, `member_phone`: an ASCII word only counts where a word begins.
    const starts = wordStarts(name)
    for (let length = Math.min(plain.length, this.#longest); length > 1; length--) {
      const word = plain.slice(-length)
      const detectors = this.#endings.get(word)
      if (detectors === undefined || (word.charCodeAt(0) < 0x80 && !starts.has(length))) continue
      return this.#role(plain, detectors)
    }
    return otherRole(plain, starts)
  }

  #role(plain: string, detectors: readonly number[]): Role {
    const relation = relationOf(plain)
    // Their telephones are theirs too, but 業務電話 is the person's own.
    const staff = relation === '' && detectors[0] === this.#name && STAFF.test(plain)
    return { detectors, relation, staff, other: '' }
  }
}

/** The longest ending wins: 客戶統編 is a company's before it is anything else. */
function otherRole(plain: string, starts: ReadonlySet<number>): Role {
  for (let length = Math.min(plain.length, LONGEST_OTHER); length > 1; length--) {
    const role = OTHERS.get(plain.slice(-length))
    if (role === undefined) continue
    if (length === plain.length || plain.charCodeAt(plain.length - length) >= 0x80 || starts.has(length)) return role
  }
  return NOTHING
}

/** Other ways to read a name that says nothing as it stands. */
function simpler(name: string): string[] {
  const plain = name
    .normalize('NFKC')
    .trim()
    .replace(/[?!。，,:：;；]+$/u, '')
  const numbered = plain.replace(/(?<=\p{L})[\s_-]?(?:\d{1,2}|[一二三四五甲乙丙])$/u, '')
  const parts = plain.match(/^(\p{Script=Han}+)[\s/|_-]*([A-Za-z][A-Za-z .-]*)$/u)
  // 家戶代表(族名)
  const bracketed = /[([【〔](.{2,12})[)\]】〕]$/u.exec(plain)?.[1] ?? ''
  const asked = plain.replace(/^(?:請問|請填寫|請輸入|填寫)?(?:您|你|妳)的/u, '')
  return [...new Set([numbered, asked, bracketed, ...(parts === null ? [] : [parts[1]!, parts[2]!])])].filter(
    (other) => other !== name && other !== '',
  )
}

/** Lower case, half width, without blanks, `_`, `-`, quotes, colons, asterisks, and without brackets and what is in them. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【〔<].*?[)\]】〕>]/g, '')
    .replace(/[\s_\-.'"`:*＊※#/\\　]/g, '')
}

/** Lengths of the endings of `name` that begin at the beginning of an ASCII word. */
function wordStarts(name: string): Set<number> {
  const starts = new Set<number>()
  const words = name
    .normalize('NFKC')
    .replace(/[([【〔<].*?[)\]】〕>]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+|(?<=\p{Script=Han})(?=[A-Za-z])/u)
    .filter((word) => word !== '')
  let length = 0
  for (const word of words.reverse()) {
    length += word.length
    starts.add(length)
  }
  return starts
}

function relationOf(plain: string): string {
  for (const relation of RELATIONS) if (plain.startsWith(relation)) return relation
  return ''
}
