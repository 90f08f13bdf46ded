/** Labels of forms beside which there is no answer: what stands next is the next label, and the question between says nothing. */
import { OTHER_COLUMNS } from '../data/columns.ts'
import { words } from '../data/special-words.ts'
import type { Detector } from '../detector.ts'

/** What forms ask for besides, and tables have above their columns. */
const LABELS: ReadonlySet<string> = new Set([
  ...OTHER_COLUMNS.thing,
  ...OTHER_COLUMNS.time,
  ...OTHER_COLUMNS.number,
  ...words(
    '姓名 中文姓名 英文姓名 性別 生日 出生日期 出生年月日 年齡 電話 手機 行動電話 聯絡電話 住家電話 地址 住址 通訊地址 戶籍地址 身分證字號 身分證號 身份證字號 國籍 籍貫 血型 婚姻 婚姻狀況 學歷 經歷 科系 年級 班級 學號 職業 服務單位 電子郵件 電子信箱 專長 興趣 關係 稱謂 身高 體重 飲食 飲食習慣 宗教 兵役 語言 證照 駕照 簽名 簽章 簽收 蓋章 附件 照片 推薦人 受檢者 受檢人 檢體 檢體編號 判讀 判定 報告日 採檢日 採樣日 收件日 發文日 檢驗者 審核者 基因型 緊急聯絡人 聯絡人 家長 監護人 填表人 申請人 name sex gender birthday phone mobile address email signature relationship',
  ),
])
const ENDINGS = /(?:簽名|簽章|蓋章|聯絡人|連絡人|電話|姓名|日期|備註|說明|地址|項目)$/u
const QUESTIONS =
  /^(?:前科|前科[紀記]錄|犯罪[紀記]錄|刑[案事][紀記]錄|(?:過去|家族|疾病|用藥|手術|過敏|個人|精神|心理|身心|遺傳|傳染|慢性|重大|住院|開刀|輸血|接觸|旅遊|職業|生育|月經|自殺|自傷|吸毒)?(?:科|疾)?病?史|(?:特殊|慢性|重大)?(?:疾病|傷病)|過敏|用藥|(?:medical|criminal)?(?:record|history)|allerg(?:y|ies))$/u
/** What a column's name says that an answer does not: 洗腎, 緩刑 and `surgery` are names of columns, too. */
const ASKS =
  /(?:史|前科|[紀記]錄|類別|等級|程度|情[形況]|狀[況態]|項目|名稱|日期|結果|報告|證明|查[詢核註]|疾病|傷病|慢性病|過敏|藥物|健檢|體檢|檢查|record|records|history|allergy|allergies|conditions?|status|notes?|type|level|name|code|results?|report|exam|check|medications?|convictions?)$/u
/** 家族病史：母親, 檢測基因：BRCA1, 檢驗結果：確診 */
const ANSWERS = /^(?:父|母|兄|弟|姊|姐|妹|祖|配偶|子|女|手足|確診|染疫|罹病|帶因|突變|判刑)|\d/u

/** No label of a form is longer, in characters and without blanks. */
const LONGEST_LABEL = 24

const known = new WeakMap<readonly Detector[], FormLabels>()

/** Knows the labels of forms, among them the columns' names of a catalogue. */
export class FormLabels {
  readonly #columns: ReadonlySet<string>

  private constructor(catalogue: readonly Detector[]) {
    const vocabulary = new Set(catalogue.flatMap((detector) => detector.words ?? []).map((word) => word.toLowerCase()))
    this.#columns = new Set(
      catalogue
        .flatMap(({ columns, labels = [] }) => [...columns, ...labels.map((label) => plain(label))])
        .filter((name) => !ANSWERS.test(name) && (ASKS.test(name) || !vocabulary.has(name))),
    )
  }

  /** Those of a catalogue: made once. */
  static of(catalogue: readonly Detector[]): FormLabels {
    let labels = known.get(catalogue)
    if (labels === undefined) {
      labels = new FormLabels(catalogue)
      known.set(catalogue, labels)
    }
    return labels
  }

  /** Is all of a cell a label, and no answer to another? */
  has(cell: string): boolean {
    if (cell.length > 2 * LONGEST_LABEL) return false
    const label = plain(cell)
    if (label.length > LONGEST_LABEL) return false
    return LABELS.has(label) || ENDINGS.test(label) || QUESTIONS.test(label) || this.#columns.has(label)
  }
}

function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .replaceAll(/[\s:*_-]/gu, '')
    .toLowerCase()
}

const CELLS = /[\t|｜│]/u
/** A cell with nothing in it behind the question, or no cell at all. */
const NOTHING_BEHIND = /^[ 　]*(?:$|[\r\n]|[\t|｜│][ 　]*(?:$|[\r\n\t|｜│]))/u
const NEXT_CELL = /^[ 　]*[\t|｜│][ 　]*([^\t|｜│\n\r]{1,30})/u
const CELL_BEFORE = /[^\t|｜│\n\r]*$/u
const CELL_BEHIND = /^[^\t|｜│\n\r]*/u

/** Is the cell of a form's table in which `word` stands, between `before` and `behind`, a question with none beside it that answers? */
export function isEmptyCell(labels: FormLabels, word: string, before: string, behind: string): boolean {
  const rest = CELL_BEHIND.exec(behind)?.[0] ?? ''
  if (!labels.has(`${CELL_BEFORE.exec(before)?.[0] ?? ''}${word}${rest}`)) return false
  const next = behind.slice(rest.length)
  if (!NOTHING_BEHIND.test(next) && !labels.has(NEXT_CELL.exec(next)?.[1] ?? '')) return false
  // Its own line is one of a form, or those around: 姓名 and a cell beside it.
  return `${before}${word}${behind}`.split('\n').some((line) => {
    const cells = line.split(CELLS).map((cell) => cell.trim())
    const first = cells[0] === '' ? 1 : 0
    return cells.length > first + 1 && labels.has(cells[first] ?? '')
  })
}
