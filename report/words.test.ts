import { expect, test } from 'vitest'
import { OUTCOME_STATES, REASONS as REASON_IDS } from '../connectors/connector.ts'
import { SPECIAL_CATEGORIES as SPECIAL_IDS } from '../detectors/detector.ts'
import { COUNT_REASONS, FILE_CHANGES } from '../inventory/history/diff.ts'
import * as inventory from '../inventory/inventory.ts'
import { REGULATIONS } from '../inventory/regulations/catalogue.ts'
import { DUTY_IDS, POPULATIONS } from '../inventory/regulations/regulation.ts'
import { CLOCK_ADVICE, CLOCK_PHRASES, SPANS, STATE_ADVICE, WEEKDAYS } from './words/clocks.ts'
import { COUNT_REASON_WORDS, DIFF_PHRASES, FILE_CHANGE_WORDS } from './words/diff.ts'
import { STATUS_PHRASES } from './words/status.ts'
import * as words from './words.ts'

const tables: readonly (readonly [string, Readonly<Record<string, words.Words>>, readonly string[]])[] = [
  ['outcomes', words.OUTCOMES, OUTCOME_STATES],
  ['reasons', words.REASONS, REASON_IDS],
  ['advice', words.ADVICE, REASON_IDS],
  ['subject classes', words.SUBJECT_CLASSES, inventory.SUBJECT_CLASSES],
  ['items of the Act', words.ACT_ITEMS, inventory.ACT_ITEMS],
  ['special categories', words.SPECIAL_CATEGORIES, SPECIAL_IDS],
  ['risk reasons', words.RISK_REASONS, inventory.RISK_REASONS],
  ['risk levels', words.RISK_LEVELS, ['high', 'medium', 'low']],
  ['verdicts', words.VERDICTS, ['reached', 'below', 'undetermined']],
  ['determination reasons', words.DETERMINATION_REASONS, inventory.DETERMINATION_REASONS],
  ['populations', words.POPULATIONS, Object.keys(POPULATIONS)],
  ['kinds of numbers', words.NUMBER_KINDS, inventory.NUMBER_KINDS],
  ['authorities', words.AUTHORITIES, REGULATIONS.map(({ authority }) => authority)],
  ['units', words.UNITS, []],
  ['bases', words.BASES, ['single-day', 'cumulative', 'unstated']],
  ['readings', words.READINGS, inventory.READINGS],
  ['definitions of readings', words.READING_DEFINITIONS, inventory.READINGS],
  ['duties', words.DUTIES, DUTY_IDS],
  ['periods of duties', words.DUTY_PERIODS, inventory.CLOCKS],
  ['phrases of duties', words.DUTY_PHRASES, []],
  ['columns', words.COLUMNS, []],
  ['groups of columns', words.COLUMN_GROUPS, []],
  ['systems', words.SYSTEMS, ['file']],
  ['exposures', words.EXPOSURES, []],
  ['phrases', words.PHRASES, []],
  ['spans', SPANS, []],
  ['phrases of clocks', CLOCK_PHRASES, []],
  ['advice on clocks', CLOCK_ADVICE, inventory.CLOCKS],
  ['advice by state', STATE_ADVICE as Readonly<Record<string, words.Words>>, []],
  ['days of the week', Object.fromEntries(WEEKDAYS.entries()), ['0', '6']],
  ['phrases of status', STATUS_PHRASES, []],
  ['changes of data files', FILE_CHANGE_WORDS, FILE_CHANGES],
  ['why counts move', COUNT_REASON_WORDS, COUNT_REASONS],
  ['phrases of diff', DIFF_PHRASES, []],
]

test.each(tables)('no word is missing in either language: %s', (_name, table, ids) => {
  expect(Object.keys(table)).toEqual(expect.arrayContaining([...ids]))
  for (const [id, both] of Object.entries(table)) {
    for (const language of words.LANGUAGES) expect(both[language].trim(), `${id} in ${language}`).not.toBe('')
    expect(both.en, `${id} in English`).not.toMatch(/\p{Script=Han}/u)
    // What one language puts in, the other does, too.
    const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
    expect(values(both.en), `${id}`).toEqual(values(both['zh-TW']))
  }
})

test('the Chinese words are Chinese, but for product names and figures', () => {
  for (const [, table] of tables) {
    for (const [id, both] of Object.entries(table)) expect(both['zh-TW'], id).toMatch(/\p{Script=Han}|^\{/u)
  }
})

test('the items of the Act are those of its article 2(1), in its order', () => {
  expect(inventory.ACT_ITEMS.map((id) => words.ACT_ITEMS[id]['zh-TW']).join('、')).toBe(
    '姓名、出生年月日、國民身分證統一編號、護照號碼、特徵、指紋、婚姻、家庭、教育、職業、病歷、醫療、基因、性生活、健康檢查、犯罪前科、聯絡方式、財務情況、社會活動、其他',
  )
})

test('a word nobody knows yet is its id, and so is what every object has', () => {
  expect(words.word(words.DUTIES, 'no-such-duty', 'zh-TW')).toBe('no-such-duty')
  expect(words.word(words.DUTIES, 'constructor', 'en')).toBe('constructor')
})

test('codes come with the names of the official lists, without their asides', () => {
  expect(words.codeText('C001')).toBe('C001 辨識個人者')
  expect(words.codeText('052')).toMatch(/^052 法人或團體對股東、會員、董事/)
  expect(words.codeText('999')).toBe('999')
})

test.each([
  ['3 of 3 pages', '3/3 頁'],
  ['after 0 of 2 pages', '已讀 0/2 頁'],
  ['page 2 of 3', '第 2 頁（共 3 頁）'],
  ['depth 8', '第 8 層'],
  ['line 12', '第 12 行'],
  ['compressed data cut off', '壓縮資料不完整（遭截斷）'],
  ['EIO', 'EIO'],
  ['constructor', 'constructor'],
])('a detail in the language of the report: %s', (detail, text) => {
  expect(words.detailText(detail, 'zh-TW')).toBe(text)
  expect(words.detailText(detail, 'en')).toBe(detail)
})
