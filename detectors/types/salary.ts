import { owned } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { BECAUSE, type Match, MEDIUM } from '../detector.ts'
import { defineAttribute } from './attribute.ts'
import { BLANK, DOT, isDigit, isLetter, lower, startsWith, utf8 } from './bytes.ts'
import { found } from './matches.ts'

const CURRENCIES = ['新臺幣', '新台幣', '臺幣', '台幣', 'NT$', 'NTD', 'TWD', 'nt$', 'ntd', 'twd', '$', '約'].map(utf8)
const TEN_THOUSAND = ['萬', '万'].map(utf8)
const COMMA = 0x2c

function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  while (i < end && bytes[i] === BLANK) i++
  return i
}

/** 52,000, NT$52000, 5.2萬, 45K; four to nine digits where no unit makes them thousands. */
function amountAt(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let i = start
  for (let again = true; again; ) {
    again = false
    for (const word of CURRENCIES) {
      if (!startsWith(bytes, i, end, word)) continue
      i = skipBlanks(bytes, i + word.length, end)
      again = true
    }
  }
  const out = match.canonical
  let digits = 0
  let point = -1
  let significant = false
  for (; i < end; i++) {
    const b = bytes[i]!
    if (isDigit(b)) {
      if (digits === 12) return false
      if (b !== 0x30) significant = true
      out[digits++] = b
    } else if (b === DOT && point < 0 && digits > 0 && i + 1 < end && isDigit(bytes[i + 1]!)) point = digits
    else if (b !== COMMA || digits === 0 || i + 3 >= end || !isDigit(bytes[i + 1]!)) break
  }
  if (digits === 0 || !significant || out[0] === 0x30) return false
  const whole = point < 0 ? digits : point
  const unit = skipBlanks(bytes, i, end)
  const thousands = unit < end && lower(bytes[unit]!) === 0x6b && !(unit + 1 < end && isLetter(bytes[unit + 1]!))
  const large = TEN_THOUSAND.some((word) => startsWith(bytes, unit, end, word))
  if (thousands || large) {
    if (whole > 4) return false
    // 5.2 and 萬 stay together: the number alone would be another salary.
    out[digits++] = large ? 0x57 : 0x4b
    match.canonicalLength = digits
    return found(match, start, unit + (large ? 3 : 1), MEDIUM, BECAUSE.grammar)
  }
  // 2026-01-31, 30/5/13, a telephone: no amount.
  if (
    whole < 4 ||
    whole > 9 ||
    (i < end && (bytes[i] === 0x2d || bytes[i] === 0x2f || bytes[i] === 0x3a || isLetter(bytes[i]!)))
  )
    return false
  match.canonicalLength = whole
  return found(match, start, i, MEDIUM, BECAUSE.grammar)
}

export default defineAttribute({
  id: 'salary',
  code: 86,
  names: { zh: '薪資與收入', en: 'Salary and income' },
  category: 'C068',
  columns: [
    ...owned('月薪', '薪資', '年薪', '薪水', '本薪', '底薪', '年收入', '月收入', '投保薪資'),
    '月支薪俸',
    '薪俸',
    '俸額',
    '薪給',
    '基本薪資',
    '基本薪',
    '薪資總額',
    '月薪資',
    '月薪資總額',
    '應發薪資',
    '實發薪資',
    '應領薪資',
    '實領薪資',
    '薪資所得',
    '薪資收入',
    '起薪',
    '核薪',
    '核定薪資',
    '目前薪資',
    '期望薪資',
    '希望薪資',
    '希望待遇',
    '期望待遇',
    '希望月薪',
    '期望月薪',
    '待遇',
    '月投保薪資',
    '勞保投保薪資',
    '健保投保薪資',
    '投保金額',
    '勞退提繳工資',
    '月提繳工資',
    '個人年收入',
    '家庭年收入',
    '個人月收入',
    '家庭月收入',
    '全年所得',
    '年所得',
    '所得總額',
    '綜合所得',
    '綜合所得總額',
    '給付總額',
    'salary',
    'monthlysalary',
    'annualsalary',
    'yearlysalary',
    'basesalary',
    'basicsalary',
    'grosssalary',
    'netsalary',
    'currentsalary',
    'expectedsalary',
    'salaryamount',
    'salaryamt',
    'basepay',
    'wage',
    'wages',
    'income',
    'annualincome',
    'yearlyincome',
    'monthlyincome',
    'householdincome',
    'personalincome',
  ],
  labels: [
    '希望待遇:',
    '期望待遇:',
    '希望月薪:',
    '期望月薪:',
    '希望薪資:',
    '期望薪資:',
    '投保薪資:',
    '月投保薪資:',
    '月薪:',
    '年薪:',
    '本薪:',
    '底薪:',
    '薪資:',
    '薪水:',
    '年收入:',
    '月收入:',
    '年所得:',
    'monthly salary:',
    'annual salary:',
    'annual income:',
    'salary:',
    ...spread('月薪'),
    ...spread('本薪'),
    ...spread('薪資'),
  ],
  cell: amountAt,
  examples: {
    hit: [
      { text: '月薪：NT$ 52,000', canonical: '52000' },
      { text: '希望待遇：45,000 元', canonical: '45000' },
      { text: '52000', column: '本薪', canonical: '52000' },
      { text: '52000.00', column: 'salary', canonical: '52000' },
      { text: '120萬', column: '年收入', canonical: '120W' },
      { text: '45K', column: '薪資', canonical: '45K' },
    ],
    miss: [
      { text: '52,000' },
      { text: '月薪 52,000' },
      { text: '面議', column: '薪資' },
      { text: '0', column: '薪資' },
      { text: '2026-01-31', column: '薪資' },
      { text: '0912345678', column: '薪資' },
    ],
  },
})
