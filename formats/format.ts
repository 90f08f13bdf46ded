/**
 * The door of `formats/`: what bytes mean. A format turns one item's bytes into batches of UTF-8 bytes, and hands
 * nested items (archive members, attachments, embedded documents) back to its caller.
 */
import type { ByteSource, Outcome } from '../connectors/connector.ts'

export { KIND_MARK } from './kinds.ts'
export { answersOfGrid } from './table-labels.ts'

/** Around the number of records that stand in the one that begins with it, in records of labelled values. */
export const NESTING_MARK = 0x1e
/** See {@link FieldsDialect}. */
export const OTHERS = 0x6f
/** See {@link FieldsDialect}. */
export const DEALT_WITH = 0x64
/** See {@link FieldsDialect}. */
export const PROFESSIONAL = 0x73
/** … and that what is named in it is what somebody has, takes or did. */
export const AILING = 0x68

/** How the bytes of a batch are to be understood. The same object is used for every batch of one table or text. */
export type Dialect = TextDialect | TableDialect | FieldsDialect

/** Running text. Lines end with `\n`; blank lines separate paragraphs; cells of a form or table row with `\t`. */
export interface TextDialect {
  readonly kind: 'text'
  /**
   * Line breaks and blanks were put in by a layout engine (PDF): values may be broken over lines or spaced, so the text is
   * searched joined as well.
   */
  readonly reflow: boolean
  /**
   * A document as a person writes one (letter, application, contract), not a list or a log: when all that is found in the item
   * could be about one person, it is one record, whatever its places and lines (docs/records.md).
   */
  readonly document?: true
  /** The headers of a mail: no record of theirs goes on in what follows. The recipient's name is no heading of the text below. */
  readonly headers?: true
}

/** Rows of cells. */
export interface TableDialect {
  readonly kind: 'table'
  /** The byte between cells: comma, tab, semicolon, pipe … */
  readonly separator: number
  /** The byte around cells that hold separators or line ends (doubled inside), or 0 where there is no quoting. */
  readonly quote: number
  /** Column names, where the format knows them for certain (SQL dump, database). Otherwise looked for in `head`. */
  readonly columns: readonly string[] | undefined
  /** What the place says of the columns, in their order, where it says anything: asked where a name says nothing. */
  readonly comments?: readonly (string | undefined)[]
  /**
   * The first rows of the table as bytes (at most 64 KB, whole rows), the same for every part of it: what tells the
   * columns, also to a reader who starts in the middle.
   */
  readonly head: Uint8Array
}

/**
 * Records of labelled values (JSON, XML): one `label\tvalue\n` line a field, an empty line after each record. Labels are the
 * innermost key, with that of an object about somebody else ({@link SOMEBODY_ELSE}) and a dot in front; tabs and line ends inside
 * values have become blanks. Behind a label, after U+001F ({@link KIND_MARK}), may stand what another field says of what the value is. A record in which others stand begins, between two U+001E
 * ({@link NESTING_MARK}), with their number: so many of those just before it, each with all that stands in it counted as one. Behind the number stands
 * {@link OTHERS} where the record is another person's than the one in which it stands (`patients: […]` of a physician), {@link DEALT_WITH} where it is
 * if that person deals with such things (`arrests: […]` of an officer), {@link PROFESSIONAL} where its person does (in `officers: […]`), and {@link AILING}
 * where it stands in a list of what somebody has (`conditions: [{"name": "氣喘"}]`).
 */
export interface FieldsDialect {
  readonly kind: 'fields'
}

const RELATIVES =
  '緊急[聯連]絡|[聯連]絡人|父|母|配偶|法定代理|監護|家長|子女|眷屬|受益人|保證人|代理人|emergency|father|mother|spouse|guardian|parent|next_?of_?kin|contact_?person|beneficiary|guarantor'
/** Who deals with the record's person: treats, teaches, sells to, sends to, signs for. The patient, pupil, buyer is that person. */
const OTHER_SIDE =
  '(?:主治|家庭|指導)?(?:醫師|醫生)|(?:護理|治療|藥|檢驗)師|(?:班級?)?導師|(?:指導|授課)?(?:老師|教師|教授)|賣方|賣家|寄件[人者]|收[件貨][人者]|業務員?$|專員|經辦|承辦人?|介紹人|推薦人|主管|(?:attending|ordering|referring|primary|family|homeroom|class)?_?(?:doctor|physician|teacher)|nurse|therapist|pharmacist|instructor|tutor|seller|sender|shipper|recipient|receiver|consignee|agent|broker|referrer|sales_?(?:person|rep)|manager|supervisor|driver(?!s?_?licen)|courier|approver|assignee|reporter|author(?!i)|landlord|lawyer|created_?by|handled_?by|approved_?by|updated_?by'

/** Keys of objects and names of elements about somebody else than the person of the record they stand in. */
export const SOMEBODY_ELSE = new RegExp(`^(?:${RELATIVES}|${OTHER_SIDE})`, 'iu')

/** Keys of lists of people, who are others than the person in whose record the list stands. */
export const PEOPLE =
  /patients?$|students?$|pupils?$|members?$|child(?:ren)?$|employees?$|staffs?$|customers?$|clients?$|users?$|persons?$|people$|famil(?:y|ies)$|dependents?$|relatives?$|residents?$|participants?$|attendees?$|subordinates?$|contacts?$|cases$|(?:病患|病人|患者|學生|學員|幼生|成員|會員|員工|同仁|客戶|顧客|住民|院民|個案|家屬|家人|家族史?|親屬|兄弟姊妹|手足|子女|孩子|小孩|參加者|報名者|名單|名冊|人員|收容人|當事人|被告)$/iu

/** Keys of what somebody did or suffered, or else what whoever deals with such things dealt with. */
export const DEALT_WITH_KEYS =
  /(?:(?:arrest|booking|case|complaint|report|citation|incident|investigation|prosecution|ticket|appointment|consultation)s?|case_?load|案件|案例|報案|檢舉|申訴|投訴|報告|逮捕|看診|門診|會診)(?:[紀記]錄|清單|列表)?$/iu
/** Keys of lists of illnesses, medicines, treatments and convictions: a name in them is that of such a thing. */
export const AILMENTS =
  /(?:conditions?|comorbidit(?:y|ies)|diagnos[ie]s|dx|diseases?|illness(?:es)?|sickness(?:es)?|disorders?|disabilit(?:y|ies)|symptoms?|complaints?|problems?|problem_?list|injur(?:y|ies)|infections?|allerg(?:y|ies|ens?)|medications?|medicines?|meds|drugs?|prescriptions?|rx|treatments?|therap(?:y|ies)|surger(?:y|ies)|operations?|vaccin(?:es?|ations?)|immuni[sz]ations?|convictions?|offen[cs]es?|crimes?|(?:medical|health|past|family|criminal)_?histor(?:y|ies)|疾病|病史|病症|慢性病|傷病|重大傷病|診斷|病名|症狀|過敏原?|過敏史|用藥|藥物|藥品|處方|治療|手術史?|疫苗|前科|罪名|犯罪[紀記]錄|障礙)(?:清單|列表|list)?$/iu

/** Keys of lists of people whose work it is to deal with others. */
export const PROFESSIONALS =
  /(?:officers|police(?:men)?|detectives|investigators|prosecutors|judges|lawyers|attorneys|counsel|agents|doctors|physicians|nurses|therapists|counsell?ors|practitioners|clinicians|social_?workers|case_?workers|(?:員警|警員|警察|偵查佐|檢察官|法官|律師|醫師|醫生|護理師|護士|治療師|心理師|社工師?|個管師|承辦人)(?:名單|名冊|列表)?)$/iu

/** A piece of the item, ready to be searched. */
export interface RecordBatch {
  readonly kind: 'batch'
  /** UTF-8. Valid only until the next piece is asked for: buffers are used again. Whole records, whole lines. */
  readonly bytes: Uint8Array
  readonly dialect: Dialect
  /** True when the first byte of `bytes` is the first byte of that table or text. */
  readonly first: boolean
  /** Number of lines of this item (or place) before `bytes`; for tables, of rows. */
  readonly linesBefore: number
  /** Where in the item, for a person: a sheet's name, `p. 3`, `slide 2 notes`. Absent for flat files. */
  readonly place?: string
}

/** The bytes of something inside a container. */
export interface MemberSource extends ByteSource {
  /** Why they are not what the container promised (cut off, wrong checksum), once reading has shown it. */
  readonly damage?: string | undefined
}

/** Something inside the item with a URI of its own. */
export interface NestedItem {
  readonly kind: 'nested'
  /** Its name inside the container, decoded, `/` between folders; becomes `…!/name`. */
  readonly name: string
  /** Its bytes, open until the next piece is asked for; absent when it cannot be read. */
  readonly source?: MemberSource
  /** Set when it ends here (encrypted, over a limit …). */
  readonly outcome?: Outcome
}

/** Something that keeps the item from being plainly `scanned`; the item goes on. Later notes do not replace earlier ones. */
export interface Note {
  readonly kind: 'note'
  readonly outcome: Outcome
}

/** How the text was read, kept for the report: shown with its confidence. At most once an item. */
export interface ReadAs {
  readonly kind: 'read-as'
  readonly encoding: string
  /** 0 to 1. */
  readonly confidence: number
}

/** What a format yields. */
export type Piece = RecordBatch | NestedItem | Note | ReadAs

/** What a hostile file may cost. Shared by a container and everything in it. */
export interface Limits {
  /** Containers within containers. */
  readonly depth: number
  /** Bytes that come out of one top-level container, all members together. */
  readonly totalBytes: number
  /** Bytes out for each byte in; only looked at beyond 32 MiB of output. */
  readonly ratio: number
  /** Members of one container. */
  readonly members: number
  /** Bytes of one XML token, one text run, one cell. */
  readonly tokenBytes: number
}

/** The limits used unless the user says otherwise. */
export const DEFAULT_LIMITS: Limits = {
  depth: 8,
  totalBytes: 16 * 2 ** 30,
  ratio: 200,
  members: 1_000_000,
  tokenBytes: 64 * 2 ** 20,
}

/** Spent so far, for one top-level item; formats add to it and stop when a limit is reached. */
export interface Budget {
  readonly limits: Limits
  /** How deep the current item is nested: 0 for a file. */
  depth: number
  /** Uncompressed bytes so far. */
  bytes: number
  /** Milliseconds (performance.now) at which the item must stop. */
  deadline: number
}

/** How one item is to be read. */
export interface ReadContext {
  readonly budget: Budget
  /**
   * Only this byte range of a splittable format: the records that *begin* in it (a reader aligns both ends the same way,
   * so that neighbouring ranges cover everything exactly once).
   */
  readonly range?: { readonly from: number; readonly to: number }
  /** Nobody will ask on which line something stands: a reader of running text need not count the line ends. */
  readonly unnumbered?: boolean
}

/** One kind of file. */
export interface Format {
  readonly id: string
  readonly names: { readonly zh: string; readonly en: string }
  /** Endings, lower case, without the dot. Only breaks ties: bytes decide. */
  readonly endings: readonly string[]
  /** Large items may be read by byte ranges, side by side. */
  readonly splittable: boolean
  /** 0 (no) to 1 (certain), from the first 64 KB and the name. Never throws. */
  sniff(head: Uint8Array, name: string): number
  /**
   * Throws {@link FormatError} when nothing (more) can be read; what was yielded before counts. Stopping early
   * (`return()`) frees everything.
   */
  read(source: ByteSource, context: ReadContext): Iterable<Piece> | AsyncIterable<Piece>
}

/** Ends an item: broken, encrypted, not supported. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super(`${outcome.state}: ${outcome.reason ?? ''} ${outcome.detail ?? ''}`.trim())
    this.outcome = outcome
  }
}

/** Declares a format; the identity function, for its types. */
export function defineFormat(format: Format): Format {
  return format
}
