/** Labels of forms beside which there is no answer: what stands next is the next label, and the question between says nothing. */
import { OTHER_COLUMNS } from '../data/columns.ts'
import { words } from '../data/special-words.ts'

/** What forms ask for besides, and tables have above their columns. */
const LABELS: ReadonlySet<string> = new Set([
  ...OTHER_COLUMNS.thing,
  ...OTHER_COLUMNS.time,
  ...OTHER_COLUMNS.number,
  ...words(
    '姓名 中文姓名 英文姓名 性別 生日 出生日期 出生年月日 年齡 電話 手機 行動電話 聯絡電話 住家電話 地址 住址 通訊地址 戶籍地址 身分證字號 身分證號 身份證字號 國籍 籍貫 血型 婚姻 婚姻狀況 學歷 經歷 科系 年級 班級 學號 職業 服務單位 電子郵件 電子信箱 專長 興趣 關係 稱謂 身高 體重 飲食 飲食習慣 宗教 兵役 語言 證照 駕照 簽名 簽章 簽收 蓋章 附件 照片 推薦人 緊急聯絡人 聯絡人 家長 監護人 填表人 申請人 name sex gender birthday phone mobile address email signature relationship',
  ),
])
const ENDINGS = /(?:簽名|簽章|蓋章|聯絡人|連絡人|電話|姓名|日期|備註|說明|地址|項目)$/u
const QUESTIONS =
  /^(?:前科|前科[紀記]錄|犯罪[紀記]錄|刑[案事][紀記]錄|(?:過去|家族|疾病|用藥|手術|過敏|個人)?病?史|(?:特殊|慢性|重大)?(?:疾病|傷病)|過敏|用藥|(?:medical |criminal )?(?:record|history)|allerg(?:y|ies))$/iu

/** Is all of a cell a label? */
export function isFormLabel(cell: string): boolean {
  const label = cell
    .normalize('NFKC')
    .replaceAll(/[\s:*]/gu, '')
    .toLowerCase()
  return label.length < 13 && (LABELS.has(label) || ENDINGS.test(label) || QUESTIONS.test(label))
}

const CELLS = /[\t|｜│]/u
/** A cell with nothing in it behind the question, or no cell at all. */
const NOTHING_BEHIND = /^[ 　]*(?:$|[\r\n]|[\t|｜│][ 　]*(?:$|[\r\n\t|｜│]))/u
const NEXT_CELL = /^[ 　]*[\t|｜│][ 　]*([^\t|｜│\n\r]{1,14})/u

/** Is the question `word` of a form's table, between `before` and `behind`, the whole of a cell with none beside it that answers? */
export function isEmptyCell(word: string, before: string, behind: string): boolean {
  if (!QUESTIONS.test(word) || !/(?:^|[\n\t|｜│])[ 　]*$/u.test(before)) return false
  if (!NOTHING_BEHIND.test(behind) && !isFormLabel(NEXT_CELL.exec(behind)?.[1] ?? '')) return false
  // Its own line is one of a form, or those around: 姓名 and a cell beside it.
  return `${before}${word}${behind}`.split('\n').some((line) => {
    const cells = line.split(CELLS).map((cell) => cell.trim())
    const first = cells[0] === '' ? 1 : 0
    return cells.length > first + 1 && isFormLabel(cells[first] ?? '')
  })
}
