import { owned, ownedEnglish } from '../data/columns.ts'
import { COUNTIES } from '../data/districts.ts'
import { spread } from '../data/name-words.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM } from '../detector.ts'
import { CHARS, DISTRICT_UNIT, HAO, READ, read, STARTS } from './address/characters.ts'
import { englishAddress } from './address/english.ts'
import { endOffset, isRoadAt, maskedRest, PARSED, parse, writeDistrict } from './address/grammar.ts'
import { countyAt, districtAt, shortCountyAt } from './address/places.ts'
import { codePointAt, HYPHEN, isAlnum, isHan, previousStart, widthOf } from './bytes.ts'
import { found, foundMasked } from './matches.ts'
import { numeralValue } from './numeral.ts'

/** As much as a column asks for; false when it is no address. */
function weighCell(start: number, match: Match): boolean {
  const place = PARSED.county || PARSED.district
  const way = PARSED.road || PARSED.village || PARSED.lane
  let confidence: Confidence = MEDIUM
  if (place && way && PARSED.number) confidence = HIGH
  else if (!(place && (way || PARSED.number)) && !((PARSED.road || PARSED.named || PARSED.village) && PARSED.number))
    return false
  match.canonicalLength = PARSED.length
  return found(match, start, endOffset(), confidence, BECAUSE.grammar)
}

function cellAt(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  const count = read(bytes, start, end)
  if (count < 4) {
    if (count < 3) return false
    parse(0, match)
    return maskedRest(bytes, end) && foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  }
  parse(0, match)
  if (maskedRest(bytes, end)) return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  if ((PARSED.county || PARSED.district) && weighCell(start, match)) return true
  // 戶籍地台北市…: the place stands further behind.
  let again = false
  for (let k = 1; k + 6 < count && k < 12; k++) {
    if (countyAt(k) === 0) continue
    again = true
    parse(k, match)
    if (weighCell(STARTS[k]!, match)) return true
  }
  if (again) parse(0, match)
  return weighCell(start, match)
}

/** Does the address parsed from character `k` contain the 號 at `at`? */
function reaches(k: number, at: number, match: Match): boolean {
  parse(k, match)
  return PARSED.number && endOffset() > at
}

function weighFree(k: number, confidence: Confidence, match: Match): boolean {
  match.canonicalLength = PARSED.length
  return found(match, STARTS[k]!, endOffset(), confidence, BECAUSE.grammar)
}

/** What stands before a road and in no name of one: 地址信義路, 通訊處信義路, 住信義路. */
const BEFORE_ROAD = new Set(Array.from('址處住', (character) => character.codePointAt(0)!))

/** Does a word end before character `k`? */
function startsWord(k: number): boolean {
  return STARTS[k]! - STARTS[k - 1]! > 3 || BEFORE_ROAD.has(CHARS[k - 1]!)
}

/**
 * A road and a number without a place: at most three characters before 路 or 街 are its name, and of 通訊處 信義路 those behind the blank. Only
 * something to look at.
 */
function roadOnly(hao: number, at: number, match: Match): boolean {
  let road = hao - 1
  while (road > 0 && !isRoadAt(road)) road--
  if (road < 2) return false
  let k = road
  while (k > 0 && road - k < 4 && CHARS[k - 1]! >= 0x80 && !(road - k > 1 && startsWord(k))) k--
  if (!reaches(k, at, match) || !PARSED.road) return false
  return weighFree(k, LOW, match)
}

export default defineDetector({
  id: 'address',
  code: 37,
  names: { zh: '地址', en: 'Address' },
  category: 'C001',
  strength: 'weak',
  columns: [
    ...owned('地址', '住址', '通訊地址', '聯絡地址', '戶籍地址', '住家地址', '居住地址'),
    '通訊處',
    '通訊住址',
    '連絡地址',
    '戶籍地',
    '戶籍住址',
    '現居地址',
    '現居地',
    '居住地',
    '居所',
    '住所',
    '住居所',
    '郵寄地址',
    '寄送地址',
    '送貨地址',
    '收貨地址',
    '收件地址',
    '帳單地址',
    '出貨地址',
    '配送地址',
    '到府地址',
    '服務地址',
    '裝機地址',
    '用電地址',
    '用水地址',
    '房屋地址',
    '門牌',
    '門牌地址',
    '房屋門牌',
    '房屋座落',
    '房屋坐落',
    '坐落',
    '座落',
    '送達處所',
    '現居',
    '現住地',
    '現住地址',
    '現住所',
    '戶籍',
    '住家',
    '寄件地址',
    '送達地址',
    '居留地址',
    '在臺住址',
    '來臺住址',
    '建物門牌',
    '家裡地址',
    ...ownedEnglish('address', 'addr', 'streetaddress'),
    'address1',
    'address2',
    'addr1',
    'addr2',
    'addressline1',
    'addressline2',
    'mailaddr',
    'registeredaddress',
    'residentialaddress',
    'permanentaddress',
    'currentaddress',
    'street',
    'shipto',
    'billto',
    'deliverto',
    'fulladdress',
    'detailaddress',
    'addrline1',
    'addrline2',
    'address3',
    'addr3',
  ],
  labels: [
    '通訊地址',
    '聯絡地址',
    '連絡地址',
    '戶籍地址',
    '居住地址',
    '郵寄地址',
    '寄送地址',
    '收件地址',
    '送達地址',
    '通訊處',
    '地址',
    '住址',
    '住所',
    '居所',
    '戶籍地',
    ...spread('地址'),
    ...spread('住址'),
    '現居地址',
    '現居:',
    '戶籍:',
    '送達處所',
    '房屋坐落',
    '房屋座落',
    '租賃標的',
    '租賃標的物',
    '坐落:',
    'mailing address',
    'home address',
    'address:',
    'addr:',
  ],
  anchors: ['number-unit'],
  cell(bytes, start, end, match) {
    let from = start
    // (106) 台北市…, 戶籍：台北市…: begins again behind what no address has.
    for (let tries = 0; tries < 4 && from < end; tries++) {
      if (cellAt(bytes, from, end, match)) return true
      const stopped = READ.end
      if (stopped >= end) break
      from = stopped + Math.max(1, widthOf(Math.max(codePointAt(bytes, stopped, end), 0)))
    }
    // {street: '123 2nd St': a program's.
    return (isAlnum(bytes[start]!) || bytes[start] === 0x23) && englishAddress(bytes, start, end, match)
  },
  free(bytes, at, from, to, match) {
    // Only the number ends the search: every lane and road before it belongs to the same address.
    if (codePointAt(bytes, at, to) !== HAO) return false
    let start = at
    const floor = Math.max(from, at - 150)
    while (start > floor) {
      const previous = previousStart(bytes, start, floor)
      const point = codePointAt(bytes, previous, start)
      if (
        !isHan(point) &&
        !(point < 0x80 && isAlnum(point)) &&
        point !== HYPHEN &&
        point !== 0x20 &&
        point !== 0x3000 &&
        numeralValue(point) !== 0
      )
        break
      start = previous
    }
    const count = read(bytes, start, Math.min(to, at + 60))
    let hao = 0
    while (hao < count && STARTS[hao]! < at) hao++
    if (hao >= count) return false
    for (let k = hao - 1; k >= 0; k--) {
      if (countyAt(k) === 0) continue
      if (reaches(k, at, match) && (PARSED.road || PARSED.village)) return weighFree(k, HIGH, match)
    }
    for (let k = hao - 1; k >= 0; k--) {
      const two = shortCountyAt(k) !== 0 && CHARS[k]! >= 0x80
      // 宜蘭市 is a district that begins like 宜蘭 before a district.
      const place = Math.max(two ? districtAt(k + 2, false) : 0, districtAt(k, false))
      if (CHARS[k]! < 0x80 || place < 3) continue
      if (reaches(k, at, match) && (PARSED.road || PARSED.village)) return weighFree(k, HIGH, match)
    }
    // 南區竹塘路129號: a district of two characters is one only before a road.
    for (let k = hao - 1; k >= 0; k--) {
      if (CHARS[k + 1] !== DISTRICT_UNIT || districtAt(k, false) !== 2) continue
      if (reaches(k + 2, at, match) && PARSED.road) return writeDistrict(k, match) && weighFree(k, MEDIUM, match)
    }
    return roadOnly(hao, at, match)
  },
  mask(value) {
    const text = value.replaceAll('臺', '台')
    for (const { name, districts } of COUNTIES) {
      if (!text.startsWith(name)) continue
      const district = districts.find((d) => text.startsWith(d, name.length))
      return `${name}${district ?? ''}○○○`
    }
    const district = COUNTIES.flatMap(({ districts }) => districts).find((d) => d.length > 2 && text.startsWith(d))
    return `${district ?? ''}○○○`
  },
  examples: {
    hit: [
      { text: '台北市大安區仁愛路四段100巷5弄20號3樓之2', canonical: '台北市大安區仁愛路4段100巷5弄20號3樓-2' },
      { text: '臺北市大安區仁愛路4段100巷5弄20號3F-2', canonical: '台北市大安區仁愛路4段100巷5弄20號3樓-2' },
      { text: '住106台北市大安區龍門里3鄰仁愛路四段20號，', canonical: '台北市大安區仁愛路4段20號' },
      { text: '10617 台北市 大安區 仁愛路 四段 20 號', canonical: '台北市大安區仁愛路4段20號', column: '地址' },
      { text: '台北市大安區仁愛路四段二十號三樓', canonical: '台北市大安區仁愛路4段20號3樓', column: '地址' },
      { text: '台北縣板橋市文化路一段12之3號', canonical: '新北市板橋區文化路1段12-3號' },
      { text: '新北市板橋區文化路1段12號之3', canonical: '新北市板橋區文化路1段12-3號' },
      { text: '雲林縣口湖鄉頂湖村12號', canonical: '雲林縣口湖鄉頂湖村12號' },
      { text: '高雄市三民區九如一路720號', canonical: '高雄市三民區九如1路720號' },
      { text: '嘉義縣阿里山鄉中正村5鄰59號', canonical: '嘉義縣阿里山鄉中正村5鄰59號' },
      { text: '台北大安區仁愛路四段20號', canonical: '台北市大安區仁愛路4段20號', column: '通訊地址' },
      { text: '大安區仁愛路四段20號', canonical: '大安區仁愛路4段20號' },
      { text: '寄到南區竹塘路129號2樓', canonical: '南區竹塘路129號2樓' },
      { text: '宜蘭市長橋路73巷179號', canonical: '宜蘭市長橋路73巷179號' },
      { text: '住台北市大安區仁愛路四段一七○號', canonical: '台北市大安區仁愛路4段170號' },
      { text: '台中市西屯區台灣大道三段99號B1', canonical: '台中市西屯區台灣大道3段99號B1樓' },
      { text: '仁愛路四段20號', canonical: '仁愛路4段20號', column: '地址' },
      { text: '(106)台北市大安區仁愛路四段20號', canonical: '台北市大安區仁愛路4段20號', column: '戶籍地址' },
      {
        text: "No. 20, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City",
        column: 'address',
        canonical: 'no 20 sec 4 renai rd daan dist taipei city',
      },
      {
        text: 'No. 20, Sec. 4, Ren’ai Rd., Da‘an Dist., Taipei City',
        column: 'address',
        canonical: 'no 20 sec 4 renai rd daan dist taipei city',
      },
    ],
    miss: [
      { text: '台北市大安區' },
      { text: '釋字第748號' },
      { text: '台北市政府府法綜字第1093021234號函' },
      { text: '搭乘台北捷運5號出口' },
      { text: '台北市', column: '地址' },
      { text: '同上', column: '地址' },
      { text: '192.168.1.20', column: 'address' },
      { text: '0x1f3a', column: 'addr' },
    ],
    masked: [
      { text: '台北市大安區○○○', column: '地址' },
      { text: '臺北市大安區仁愛路***', column: '地址' },
      { text: '台北市＊＊＊', column: '地址' },
    ],
  },
})
