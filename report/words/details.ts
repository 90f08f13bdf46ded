/** What readers of formats say of an item in a few English words and figures, in the reader's language. */
import type { Language } from '../model.ts'

/** Whole texts. */
const TEXTS: Readonly<Record<string, string>> = {
  'cut off': '內容不完整（遭截斷）',
  'end cut off': '結尾不完整（遭截斷）',
  'the end is missing': '缺少結尾',
  'XML cut off': 'XML 不完整（遭截斷）',
  'without its trailer': '檔尾遺失（trailer）',
  'compressed data cut off': '壓縮資料不完整（遭截斷）',
  'compressed data damaged': '壓縮資料毀損',
  'bytes after the compressed data': '壓縮資料之後另有內容',
  'checksum does not match': '檢查碼不符',
  'a header is damaged': '檔頭毀損',
  'no central directory': '缺少壓縮檔目錄',
  'central directory damaged': '壓縮檔目錄毀損',
  'no header where the directory says': '目錄所指位置無檔頭',
  'not well-formed': '結構不完整',
  'ends within a group': '於群組中途結束',
  'ends within a statement': '於敘述中途結束',
  'the rest was read as text': '其餘以純文字讀取',
  'no PDF header': '無 PDF 檔頭',
  'unknown security handler': '不明的加密方式',
  'engine memory': '引擎記憶體不足',
  'attachments and document information': '附件及文件資訊',
  'an XML tag over the limit': 'XML 標籤過長',
  'a cell over the limit': '儲存格過長',
  'repeated rows or cells beyond the limit': '重複之列或儲存格超過上限',
  'no room for temporary data': '暫存空間不足',
  'Outlook message': 'Outlook 郵件',
  'a multipart has no end': '郵件之部分缺少結尾',
  'a multipart without a boundary': '郵件之部分未註明分隔',
  'a text part that is no text': '郵件本文無法解讀為文字',
  'Base64 cut off': 'Base64 編碼不完整（遭截斷）',
  'Base64 with other lines in it': 'Base64 編碼中夾有其他內容',
  'a piece of a message': '僅為郵件之片段',
  'transfer encoding': '不明的傳輸編碼',
  'Windows program': 'Windows 程式',
  'not populated': '尚未填入資料',
  'large objects': '大型物件（large object）',
  'ranges at different times': '各區段於不同時間讀取',
  'connection lost': '連線中斷',
  'only granted tables are visible': '僅看得到已授權之資料表',
  'no VIEW DEFINITION': '缺少 VIEW DEFINITION 權限',
  'no replica': '並非複本',
  'no answer': '伺服器無回應',
}

/** Texts with figures. */
const PATTERNS: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^(\d+) of (\d+) pages?$/, '$1/$2 頁'],
  [/^after (\d+) of (\d+) pages?$/, '已讀 $1/$2 頁'],
  [/^none of (\d+) pages?$/, '共 $1 頁，均無法讀取'],
  [/^page (\d+) of (\d+)$/, '第 $1 頁（共 $2 頁）'],
  [/^attachment (\d+) of (\d+)$/, '第 $1 個附件（共 $2 個）'],
  [/^byte (\d+) of (\d+)$/, '第 $1 位元組（共 $2 位元組）'],
  [/^depth (\d+)$/, '第 $1 層'],
  [/^line (\d+)$/, '第 $1 行'],
  [/^over (\d+) GiB$/, '超過 $1 GiB'],
  [/^after (\d+) MiB$/, '已讀 $1 MiB'],
  [/^(\d+) members?$/, '$1 個內含檔案'],
  [/^after (\d+) members?$/, '已讀 $1 個內含檔案'],
  [/^after (\d+) parts?$/, '已讀 $1 個組件'],
  [/^(\d+) of (\d+) columns?$/, '$1/$2 欄'],
  [/^(\d+) values? over the limit$/, '$1 個值超過上限'],
  [/^(\d+) values? in no known format$/, '$1 個值格式不明'],
  [/^(\d+) bytes$/, '$1 位元組'],
  [/^memory (\d+) MiB$/, '記憶體 $1 MiB'],
  [/^multiparts deeper than (\d+)$/, '郵件之部分超過 $1 層'],
  [/^character set (.+)$/, '字元集 $1'],
  [/^method (\d+)$/, '壓縮方式 $1'],
  [/^same as (.+)$/, '與 $1 相同'],
]

/** A detail in the language of the report; what is not known stays as it is: it may quote the item. */
export function detailText(detail: string, language: Language): string {
  if (language === 'en') return detail
  if (Object.hasOwn(TEXTS, detail)) return TEXTS[detail]!
  const known = PATTERNS.find(([pattern]) => pattern.test(detail))
  return known === undefined ? detail : detail.replace(known[0], known[1])
}
