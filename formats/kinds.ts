/**
 * What else says what a value is: not its own label but one beside it. `<卡號 類別="健保">`, `{"type": "phone", "value": "…"}`,
 * `{"label": "姓名", "value": "…"}`: the kind belongs to the label of the value.
 */

/** Keys of the kind, those first that are nearly always one. */
const KIND_KEYS: readonly (readonly string[])[] = [
  ['label', 'field', 'fieldname', 'field_name', 'question', '欄位', '欄位名稱', '標籤', '題目', '問題'],
  ['type', 'kind', '類別', '類型', '種類', '別'],
  ['name', 'key', '名稱', '項目', '項目名稱'],
  ['code', 'category', '代碼', '分類'],
  ['system'],
]

/** Longer values are no kind, in bytes of UTF-8. */
const LONGEST = 60
/** With so many digits it is data. */
const DATA_DIGITS = 4

/** By key: how surely it is the kind's, the smaller the surer. */
export const KIND_RANKS: ReadonlyMap<string, number> = new Map(
  KIND_KEYS.flatMap((keys, rank) => keys.map((key) => [key, rank] as const)),
)

/** Keys of the value beside it, where it has none of its own. */
export const KIND_OF = ['value', 'val', 'text', 'content', 'number', 'answer', '值', '答案', '內容', '號碼']

/** Between a label and the kind of its value, in records of labelled values. */
export const KIND_MARK = 0x1f

/** May the value `bytes[from, to)` be the kind of another, and not data itself: an address, a number, a sentence? */
export function mayBeKind(bytes: Uint8Array, from: number, to: number): boolean {
  if (to === from || to - from > LONGEST) return false
  let digits = 0
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    if (byte === 0x40 || (byte === 0x3a && bytes[i + 1] === 0x2f)) return false
    if (byte >= 0x30 && byte <= 0x39) digits++
  }
  return digits < DATA_DIGITS
}
