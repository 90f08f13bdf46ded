import { KIN } from '../data/attribute-words.ts'
import { spread } from '../data/name-words.ts'
import { BECAUSE, type Match, MEDIUM } from '../detector.ts'
import { Choices, defineAttribute, readChoice } from './attribute.ts'
import { isDigit, startsWith, utf8 } from './bytes.ts'
import { found } from './matches.ts'

const CHOICES = new Choices(KIN)
const COUNTERS = ['人', '名', '位', '口'].map(utf8)

/** How many: 2, 2人, 3 位; more than 29 are no family. */
function readCount(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let i = start
  while (i < end && i - start < 3 && isDigit(bytes[i]!)) i++
  const digits = i - start
  if (digits === 0 || digits > 2 || (digits === 2 && bytes[start]! > 0x32)) return false
  for (let k = 0; k < digits; k++) match.canonical[k] = bytes[start + k]!
  match.canonicalLength = digits
  const counter = bytes[i] === 0x20 ? i + 1 : i
  for (const word of COUNTERS) if (startsWith(bytes, counter, end, word)) i = counter + word.length
  return i === end && found(match, start, i, MEDIUM, BECAUSE.grammar)
}

export default defineAttribute({
  id: 'family-member',
  code: 85,
  names: { zh: '家庭成員與親屬關係', en: 'Family' },
  category: 'C023',
  columns: [
    '稱謂',
    '關係',
    '與本人關係',
    '與本人之關係',
    '與申請人關係',
    '與申請人之關係',
    '與學生關係',
    '與學生之關係',
    '與幼兒關係',
    '與病人關係',
    '與病人之關係',
    '與病患關係',
    '與個案關係',
    '與案主關係',
    '與員工關係',
    '與會員關係',
    '與戶長關係',
    '與戶長之關係',
    '與要保人關係',
    '與被保險人關係',
    '與被保人關係',
    '與被保險人之關係',
    '與持卡人關係',
    '與當事人關係',
    '與被害人關係',
    '親屬關係',
    '親屬稱謂',
    '家屬稱謂',
    '家屬關係',
    '眷屬關係',
    '眷屬稱謂',
    '眷屬別',
    '家庭關係',
    '關係稱謂',
    '聯絡人關係',
    '連絡人關係',
    '緊急聯絡人關係',
    '緊急連絡人關係',
    '受益人關係',
    '家庭成員',
    '家庭狀況',
    '子女數',
    '子女人數',
    '子女',
    '扶養人數',
    '撫養人數',
    '扶養親屬人數',
    '扶養親屬數',
    '受扶養人數',
    '眷屬人數',
    '家庭人口數',
    '家庭人數',
    '同住家人',
    '同住人數',
    'relationship',
    'relation',
    'kinship',
    'relationtype',
    'relationshiptype',
    'relationshiptostudent',
    'relationshiptoinsured',
    'emergencycontactrelationship',
    'emergencycontactrelation',
    'contactrelationship',
    'contactrelation',
    'children',
    'numberofchildren',
    'numchildren',
    'childrencount',
    'dependents',
    'numberofdependents',
  ],
  labels: [
    '與本人之關係',
    '與本人關係',
    '與申請人關係',
    '與學生關係',
    '與病人關係',
    '與被保險人關係',
    '與要保人關係',
    '與戶長關係',
    '親屬關係',
    '家屬關係',
    '眷屬關係',
    '家庭狀況:',
    '家庭成員:',
    '稱謂:',
    '關係:',
    '子女人數',
    '子女數',
    '扶養人數',
    'relationship',
    'kinship',
    ...spread('稱謂'),
    ...spread('關係'),
  ],
  cell(bytes, start, end, match) {
    return readChoice(CHOICES, bytes, start, end, match) || readCount(bytes, start, end, match)
  },
  examples: {
    hit: [
      { text: '與本人關係：配偶', canonical: 'spouse' },
      { text: 'Relationship: Mother', canonical: 'parent' },
      { text: '長子', column: '稱謂', canonical: 'child' },
      { text: '父', column: '關係', canonical: 'parent' },
      { text: '2人', column: '子女人數', canonical: '2' },
    ],
    miss: [
      { text: '配偶' },
      { text: '關係：密切' },
      { text: '供應商', column: '關係' },
      { text: '35', column: '子女數' },
      { text: '一對多', column: 'relationship' },
    ],
  },
})
