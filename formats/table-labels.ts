/** Words of labels, by which a table that is only drawn (in a document, on a page) is known for a list, a form, or one on its side. */

/** What forms have in their cells, and lists have only in their first row. */
const LABEL =
  /^(中文|英文|聯絡|緊急|行動|出生|戶籍|通訊|電子|公司|服務)?(姓名|名字|名稱|電話|手機|生日|日期|年月日|身分證|身份證|證號|字號|地址|住址|信箱|郵件|性別|國籍|職稱|單位|部門|學歷|婚姻|血型|備註|聯絡人|e-?mail|name|phone|tel|mobile|address|birthday|id)[^\d]{0,8}$/iu

/**
 * Labels in the first column alone, and at least two values beside each: people go across. As a table it is turned round where the
 * values are what their labels say (docs/records.md).
 */
export function liesOnItsSide(rows: readonly (readonly string[])[]): boolean {
  const [first] = rows
  if (first === undefined || first.length < 3 || rows.length < 2) return false
  if (rows.some((row) => row.length !== first.length || row.slice(1).some(isFormLabel))) return false
  const labels = rows.map((row) => row[0]!)
  return labels.every(isColumnName) && labels.filter(isFormLabel).length > 1
}

/** A word that stands before a value in a form, and above values in a list. */
export function isFormLabel(cell: string): boolean {
  return LABEL.test(cell.replace(/\s/g, ''))
}

/** What may stand above a column: no number, no address. */
export function isColumnName(cell: string): boolean {
  const name = cell.trim()
  if (name === '' || name.length > 30) return false
  const digits = name.replace(/[^0-9０-９]/g, '').length
  return digits * 3 <= name.length && !name.includes('@')
}

const YES = /^(?:是|有|yes)$/iu
const NO = /^(?:否|無|沒有?|不是|no)$/iu
/** Where a row says whom it is about, it is one of a list. */
const PERSON = /姓名|學號|工號|員編|身分證|^(?:full[ _]?)?name$|病歷號/iu

/** Does a row head a grid of answers: 項目, 是, 否? Its rows are fields of a form about one person, who is named somewhere else. */
export function isGridHeader(cells: readonly string[]): boolean {
  if (cells.length < 3 || cells.length > 9) return false
  const rest = cells.slice(1).map((cell) => cell.trim())
  return (
    rest.some((cell) => YES.test(cell)) &&
    rest.some((cell) => NO.test(cell)) &&
    !cells.some((cell) => PERSON.test(cell.trim()))
  )
}

/** Of a row that heads a grid: in which cells yes and no are answered, from 0. */
export function answersOfGrid(cells: readonly string[]): { readonly yes: number; readonly no: number } | undefined {
  if (!isGridHeader(cells)) return undefined
  const at = (answer: RegExp) => cells.findIndex((cell, i) => i > 0 && answer.test(cell.trim()))
  return { yes: at(YES), no: at(NO) }
}
