import { ENGLISH_LABELS } from '../data/name-words.ts'
import { defineDetector, LOW } from '../detector.ts'
import { announcementAt, DOES, KINDS, MATTER, ROLE, SEX, SIGNS, TITLE } from './name/announcements.ts'
import { beforeTitle, isOffice } from './name/before-title.ts'
import { behindRole, labelsName } from './name/behind-role.ts'
import { COLUMNS, LABELS } from './name/columns.ts'
import { hanBehindLatin, hanName } from './name/han-name.ts'
import { behindEnglish, dottedLatin, latinName } from './name/latin-name.ts'
import { markedWidth } from './name/marked-latin.ts'
import { beforePredicate, beginsSentence, introduced, passDivider } from './name/sentence.ts'

export default defineDetector({
  id: 'name',
  code: 64,
  names: { zh: '姓名', en: 'Name' },
  category: 'C001',
  strength: 'evidence',
  columns: [...new Set(COLUMNS)],
  // Roles are asked about in free(), with a colon behind them or not: as labels they would be asked twice in every sentence.
  labels: LABELS,
  lists: true,
  anchors: ['title'],
  titles: [...KINDS.keys(), ...ENGLISH_LABELS],
  cell(bytes, start, end, match) {
    if (start >= end) return false
    const b = bytes[start]!
    if ((b >= 0x80 && markedWidth(bytes, start) === 0) || b === 0x2a) return hanName(bytes, start, end, match)
    return (
      latinName(bytes, start, end, match) ||
      dottedLatin(bytes, start, end, match) ||
      hanBehindLatin(bytes, start, end, match)
    )
  },
  free(bytes, at, from, to, match) {
    if (at < to && bytes[at]! < 0x80) return behindEnglish(bytes, at, to, match)
    const word = announcementAt(bytes, at, to)
    if (word === undefined) return false
    const end = at + word.bytes.length
    // 社工員：莊惠蘭　督導：蔡傑: what is before the blank belongs to another role.
    const both = TITLE | ROLE
    if (
      (word.kinds & both) === both &&
      labelsName(bytes, at, end, from, to) &&
      behindRole(bytes, at, end, from, to, match)
    )
      return true
    if ((word.kinds & TITLE) !== 0 && !isOffice(bytes, end, to) && beforeTitle(bytes, at, from, false, match)) {
      // 慰問品由里幹事沈素貞: what is doubted before a title gives way to what is behind it as a role.
      if (match.confidence !== LOW || (word.kinds & ROLE) === 0) return true
      return behindRole(bytes, at, end, from, to, match) || beforeTitle(bytes, at, from, false, match)
    }
    if ((word.kinds & SIGNS) !== 0 && beforeTitle(bytes, at, from, true, match)) return true
    if ((word.kinds & DOES) !== 0 && beforePredicate(bytes, at, from, match)) return true
    if ((word.kinds & SEX) !== 0 && beforePredicate(bytes, passDivider(bytes, at, from), from, match)) return true
    if ((word.kinds & MATTER) !== 0 && beginsSentence(bytes, at, from, match)) return true
    if ((word.kinds & ROLE) === 0) return false
    return behindRole(bytes, at, end, from, to, match) || introduced(bytes, at, end, to, match)
  },
  mask(value) {
    const characters = Array.from(value.trim())
    const head = characters[0] ?? ''
    if (/^\p{Script=Latin}/u.test(head)) return `${head.toUpperCase()}***`
    if (head === '' || !/\p{L}|\p{Co}/u.test(head)) return '○○○'
    // The length of a rare name tells it; two circles always.
    return `${head}○○`
  },
  examples: {
    hit: [
      { text: '王小明', column: '姓名', canonical: '王小明' },
      { text: '王 小 明', column: '會員姓名', canonical: '王小明' },
      { text: '陳明', column: '姓名', canonical: '陳明' },
      { text: '歐陽小美', column: '姓名', canonical: '歐陽小美' },
      { text: '張簡小明', column: '姓名', canonical: '張簡小明' },
      { text: '陳王美麗', column: '姓名', canonical: '陳王美麗' },
      { text: '陳氏金蓮水', column: '姓名', canonical: '陳氏金蓮水' },
      { text: '看護：陳氏金蓮水 0912', canonical: '陳氏金蓮水' },
      { text: '王小明先生', column: '聯絡人', canonical: '王小明' },
      { text: '王小明(配偶)', column: '姓名', canonical: '王小明' },
      { text: '王\u{e001}明', column: '姓名', canonical: '王\u{e001}明' },
      { text: '林\u{2a6a5}明', column: '姓名', canonical: '林\u{2a6a5}明' },
      { text: '撒韵・武荖', column: '姓名', canonical: '撒韵‧武荖' },
      { text: 'Lahok‧古木', column: '姓名', canonical: 'lahok‧古木' },
      { text: 'Kolas‧Yotaka', column: '姓名', canonical: 'kolas‧yotaka' },
      { text: 'WANG, HSIAO-MING', column: 'name', canonical: 'wang hsiao ming' },
      { text: 'Hsiao-Ming Wang', column: 'name', canonical: 'wang hsiao ming' },
      { text: 'Nguyễn Thị Hương', column: '姓名', canonical: 'nguyen thi huong' },
      { text: 'Đặng Thị Lan', column: '英文姓名', canonical: 'dang thi lan' },
      { text: 'Siti Aminah binti Abdullah', column: '姓名', canonical: 'siti aminah binti abdullah' },
      { text: '姓名：Hans Müller', canonical: 'hans muller' },
      { text: '姓名：王小明', canonical: '王小明' },
      { text: '姓名王小明電話0912345678', canonical: '王小明' },
      { text: '請洽王小明先生', canonical: '王小明' },
      { text: '主治醫師：陳大文醫師', canonical: '陳大文' },
      { text: '與歐陽小美女士會面', canonical: '歐陽小美' },
    ],
    miss: [
      { text: '已達門檻，應辦理事項如下' },
      { text: '王小明' },
      { text: '姓名', column: '姓名' },
      { text: '合計', column: '姓名' },
      { text: '王氏股份有限公司', column: '姓名' },
      { text: '高雄旅行社', column: '客戶姓名' },
      { text: '管理部', column: 'name' },
      { text: '總務課', column: '姓名' },
      { text: '高麗菜', column: 'name' },
      { text: '王子麵', column: 'name' },
      { text: '林先生', column: '姓名' },
      { text: '副總經理' },
      { text: '各位先生' },
      { text: '公平交易委員會' },
      { text: '王大明律師事務所' },
      { text: '高雄市長' },
      { text: '12345', column: '姓名' },
      { text: 'report-2026.pdf', column: 'name' },
      { text: 'Node‧js', column: 'name' },
      { text: 'Café Latté', column: 'name' },
      { text: 'VIP‧優惠', column: 'name' },
    ],
    masked: [
      { text: '陳○明', column: '姓名' },
      { text: '王＊＊', column: '姓名' },
      { text: '林O華', column: '姓名' },
      { text: '王**', column: '姓名' },
      { text: '請洽王○○先生' },
    ],
  },
})
