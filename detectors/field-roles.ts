/** What the labels of JSON, XML and the like say of their values, and of the records in which they stand. */

import { DEALT_WITH_KEYS, KIND_MARK, SOMEBODY_ELSE } from '../formats/format.ts'
import { type Asks, isOfMedicines, questionOf } from './asked.ts'
import { type ColumnNames, NOTHING, normaliseName, type Role } from './columns.ts'
import { type GoodsLabel, goodsLabel } from './goods.ts'
import { isBareAccount, isLogin, namesBank } from './logins.ts'
import { type FieldPart, fieldPartOf } from './parted.ts'
import { isRole, isToBeCalled, keepsRecords, listsGoods, numbersPerson, saysSomebody, saysWhose } from './somebody.ts'
import { mayBeTicked } from './special/answer-columns.ts'
import type { SpecialWords } from './special.ts'
import { companionIn } from './table/companions.ts'

/** See {@link FieldRole.refers}. */
export type Reference = '' | 'resource' | 'id' | 'url' | 'reference' | 'display'

/** What a label says of its value, and of its record. */
export interface FieldRole extends Role {
  /** Of goods, courses, offers: nobody's. */
  readonly general: boolean
  /** The record is about a patient. */
  readonly patient: boolean
  /** It is one of the four parts of a note: a bit of S, O, A, P. */
  readonly soap: number
  /** Whose name it is deals with such things, or is to be called. */
  readonly contact: boolean
  /** … and only writes, translates or keeps what is in the record: `translator`. */
  readonly keeper: boolean
  /** … or deals with such things: 藥師, `officer`. */
  readonly deals: boolean
  /** … or is to be called, or answers for goods. */
  readonly called: boolean
  /** It says what something is called: `name`, `title`. */
  readonly naming: boolean
  /** 1 may be an answer to it: 糖尿病, `has_diabetes`. */
  readonly ticked: boolean
  /** It is of goods, or counts: 許可證字號, 人數. */
  readonly goods: boolean
  /** Who is named beside the record's own person, by the word for them: 第一聯絡人, 主要照顧者. */
  readonly companion: string
  /** It tells of goods that they are sold, or what they are called. */
  readonly sold: GoodsLabel
  /** A part of a rule or a filter: what it compares, or how. */
  readonly rule: '' | 'operand' | 'operator'
  /** It says whom the record is about by a number: `student_no`. */
  readonly ofPerson: boolean
  /** It names nothing that is known, but somebody: `reviewer`. */
  readonly somebody: boolean
  /** Whoever has such a thing deals with others: a badge. `title`: where the value is that of one who does. */
  readonly office: '' | 'badge' | 'title'
  /** Of whoever deals with others, it is what they dealt with: `arrests`. */
  readonly dealtWith: boolean
  /** It names an account that may be no bank's … */
  readonly account: '' | 'bare' | 'login'
  /** … or speaks of a bank. */
  readonly bank: boolean
  /** The value is a part, of which another field has the rest. */
  readonly part: FieldPart | undefined
  /** Of what says which record this is, and of whom: `id`, `reference` … of FHIR. */
  readonly refers: Reference
  /** Of a value whose kind speaks of the special categories: what it asks for. */
  readonly asks: Asks | undefined
  /** What is to be shown as the label. */
  readonly shown: string
}

/** Labels of those who treat, teach, sell, write, or are to be called. */
const CONTACT_LABEL =
  /doctor|physician|teacher|instructor|speaker|lecturer|seller|vendor|author|agent|contact|manager|owner|maintainer|staff|醫師|醫生|講師|老師|教師|作者|承辦|聯絡人|業務|窗口|主持人|負責人/iu

/** Labels of what only those have who deal with others … */
const OFFICE_LABEL =
  /^(?:badge|badge_?(?:no|num(?:ber)?|id)|officer_?(?:no|num(?:ber)?|id)|precinct|bar_?(?:no|num(?:ber)?|id)|npi|警號|臂章號?碼?|警員編號|執業(?:執照|證書?)?(?:字號|號碼)|律師證書?字號|醫師證書?字號)$/iu
/** … and of their titles. */
const TITLE_LABEL = /^(?:(?:job_?)?title|role|position|rank|職稱|職務|職位|職別|官階)$/iu
const PROFESSION =
  /officer|police|detective|sergeant|lieutenant|deputy|sheriff|lawyer|attorney|judge|prosecutor|doctor|physician|nurse|therapist|psychologist|counsell?or|agent|social ?worker|警|偵查佐|律師|檢察|法官|醫師|醫生|護理|護士|治療師|心理師|社工|個管師/iu

/** Is the value of a label that names titles the title of somebody who deals with others: 律師, Police Officer? */
export function isProfession(value: string): boolean {
  return value.length <= 40 && PROFESSION.test(value)
}

/** `{"field": "diagnosis", "operator": "包含", "value": "糖尿病"}` */
const OPERAND = /(?:^|\.)(?:field|column|property|attribute|values?)$/iu
const OPERATOR = /(?:^|\.)(?:op|operator|comparator|condition|predicate)$/iu

const COMPARES =
  /^(?:[=!<>]=?=?|<>|~=?|(?:not|does_?not|is_?not|is)?[_ ]?(?:contains?|equals?|eq|ne|neq|gte?|lte?|in|like|ilike|matches|match|regex|starts?_?with|ends?_?with|begins_?with|between|exists|empty|null|any|all)(?:_?to)?|不?(?:包含|等於|大於|小於|介於|為空|屬於|符合|開頭[是為]|結尾[是為])(?:等於)?)$/iu

/** Is the value of a label that may name how a rule compares such a way, and not an illness (`"condition": "diabetes"`)? */
export function isOperator(value: string): boolean {
  return COMPARES.test(value.trim())
}

/** Of a label that says nothing. */
export const NO_FIELD: FieldRole = {
  ...NOTHING,
  general: false,
  patient: false,
  soap: 0,
  contact: false,
  keeper: false,
  deals: false,
  called: false,
  naming: false,
  ticked: false,
  goods: false,
  companion: '',
  sold: goodsLabel(['']),
  rule: '',
  ofPerson: false,
  somebody: false,
  office: '',
  dealtWith: false,
  account: '',
  bank: false,
  part: undefined,
  refers: '',
  asks: undefined,
  shown: '',
}

/** Makes the roles of labels. */
export class FieldRoles {
  readonly #names: ColumnNames
  readonly #special: SpecialWords

  constructor(names: ColumnNames, special: SpecialWords) {
    this.#names = names
    this.#special = special
  }

  /** The role of a label, with what another field says of its value where that stands behind it. */
  role(label: string): FieldRole {
    const mark = label.indexOf(MARK)
    return mark < 0 ? this.#alone(label) : this.#ofKind(label.slice(0, mark), label.slice(mark + 1))
  }

  /** `卡號` of the kind `健保`, `value` of the kind `電話`: the kind speaks, or both together, or the label. */
  #ofKind(label: string, kind: string): FieldRole {
    const own = this.#alone(label)
    const last = label.slice(label.lastIndexOf('.') + 1)
    const roles = [kind, `${kind} ${last}`].map((words) => this.#alone(words)).filter(speaks)
    // Creatinine beside 4.5 is measured at check-ups and on wards alike: what stands around tells (special/checkup.ts).
    const said = roles.find(({ detectors }) => !detectors.some((index) => this.#special.isExam(index)))
    const asks = this.#asks(kind, roles[0], said)
    if (isOfMedicines(kind)) return { ...own, detectors: [], general: true, asks }
    if (said === undefined || asks?.wants === '' || said.detectors.toString() === own.detectors.toString())
      return asks === undefined ? own : { ...own, asks }
    return {
      ...said,
      relation: own.relation === '' ? said.relation : own.relation,
      patient: own.patient || said.patient,
      contact: own.contact || said.contact,
      bank: own.bank || said.bank,
      rule: own.rule,
      soap: own.soap | said.soap,
      asks,
      shown: `${label}.${kind}`,
    }
  }

  /** What the kind asks for, which speaks as `role`, and as `said` where that is of no examination. */
  #asks(kind: string, role: FieldRole | undefined, said: FieldRole | undefined): Asks | undefined {
    const special = said?.detectors.some((index) => this.#special.isSpecial(index)) === true
    if (!special && !this.#special.speaksOf(kind)) return undefined
    const question = special ? questionOf(kind) : ''
    if (question === 'question') return { kind, wants: '' }
    if (special) return { kind, wants: question === 'yes' ? 'yes' : 'words' }
    return { kind, wants: role === undefined || said === role ? '' : 'finding' }
  }

  #alone(label: string): FieldRole {
    let named = this.#names.role(label)
    // `phone.number`, `緊急聯絡人.電話`: the last part speaks, and where it is silent the one before.
    const dot = label.lastIndexOf('.')
    if (dot >= 0 && named.detectors.length === 0) named = this.#names.role(label.slice(dot + 1))
    if (dot >= 0 && named.detectors.length === 0) named = this.#names.role(label.slice(0, dot))
    // `doctor.name`: whose all of that object is.
    const whose = label.slice(0, Math.max(0, label.indexOf('.')))
    if (SOMEBODY_ELSE.test(whose)) named = { ...named, relation: whose }
    const about = named.detectors.length === 0 && named.other === '' ? this.#special.aboutColumn(label) : -1
    if (about >= 0) named = { ...named, detectors: [about] }
    const key = normaliseName(label.slice(dot + 1))
    const somebody = named.detectors.length === 0 && named.other === '' && saysSomebody(key)
    const parts = label.split('.').map(normaliseName)
    const keeper = parts.some(keepsRecords)
    const deals = parts.some(isRole)
    const special = named.detectors.some((index) => this.#special.isSpecial(index))
    return {
      ...named,
      general: this.#special.isGeneral(label) && !/藥品|藥名|medication|drug/iu.test(label),
      patient: this.#special.isChart(label, named.detectors),
      soap: soapPart(label),
      keeper,
      deals,
      called: parts.some(isToBeCalled),
      naming: NAMING.test(label),
      goods: listsGoods(parts.at(-1)!),
      sold: goodsLabel(parts),
      companion: special ? '' : (parts.map(companionIn).find((word) => word !== '') ?? ''),
      ticked: named.detectors.some((index) => this.#special.isSpecial(index)) && mayBeTicked(label.slice(dot + 1)),
      rule: OPERAND.test(label) ? 'operand' : OPERATOR.test(label) ? 'operator' : '',
      ofPerson: numbersPerson(label),
      contact: (somebody && !saysWhose(key)) || keeper || deals || CONTACT_LABEL.test(label),
      somebody,
      office: OFFICE_LABEL.test(label) ? 'badge' : TITLE_LABEL.test(label) ? 'title' : '',
      dealtWith: DEALT_WITH_KEYS.test(label),
      account: isBareAccount(label) ? (isLogin(label) ? 'login' : 'bare') : '',
      bank: namesBank(label),
      part: fieldPart(label, named),
      refers: REFERENCES[label] ?? '',
      asks: undefined,
      shown: label,
    }
  }
}

const NAMING =
  /^(?:(?:display_?|full_?|generic_?|brand_?)?name|title|item|topic|subject|product|名稱|品名|項目|品項|標題|藥名|藥品名稱?)$/iu

const REFERENCES: Readonly<Record<string, Reference>> = {
  resourceType: 'resource',
  id: 'id',
  fullUrl: 'url',
  reference: 'reference',
  display: 'display',
}

const MARK = String.fromCharCode(KIND_MARK)

function speaks({ detectors, other, general, part }: FieldRole): boolean {
  return detectors.length > 0 || other !== '' || general || part !== undefined
}

/** 姓名 and 戶名 end like 名, and are wholes; `first_name` is known as a name, which it is where nothing has the rest. */
function fieldPart(label: string, { detectors, other }: Role): FieldPart | undefined {
  const part = fieldPartOf(label)
  if (part?.part === 'office' || part?.part === 'account') return part
  return part !== undefined && other === '' && (detectors.length === 0 || /[a-z]$/i.test(label)) ? part : undefined
}

/** Bits of the four parts of a note together. */
export const WHOLE_NOTE = 15
const NOTE_PARTS = [
  /(?:^|\.)(?:s|subj|subjective)$/i,
  /(?:^|\.)(?:o|obj|objective)$/i,
  /(?:^|\.)(?:a|assess|assessment)$/i,
  /(?:^|\.)(?:p|plan)$/i,
]

/** The bit of the part of a note that the label names, or 0: S, `soap.s`, Assessment. */
function soapPart(label: string): number {
  const part = NOTE_PARTS.findIndex((pattern) => pattern.test(label))
  return part < 0 ? 0 : 1 << part
}
