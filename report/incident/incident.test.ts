import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWith } from '../../fixtures/read-format.ts'
import { formats } from '../../formats/catalogue.ts'
import { LANGUAGES } from '../words.ts'
import { writeIncidentDocx } from './docx.ts'
import { type IncidentForm, type IncidentReport, reportLines } from './form.ts'
import { incidentHtml } from './html.ts'

const HOSTILE = '<script>alert(1)</script>"&\u202Efdp.csv'

const FORM: IncidentForm = {
  organisation: undefined,
  occurred: '2026-11-20T03:00:00.000+08:00',
  discovered: '2026-11-28T09:30:00.000+08:00',
  made: '2026-11-29T10:00:00.000+08:00',
  counted: '2026-11-27T22:00:00.000+08:00',
  affected: {
    people: { lower: 4998, best: 5012, upper: 5030 },
    general: { lower: 4701, best: 4712, upper: 4732 },
    special: { lower: 298, best: 300, upper: 302 },
    specialRows: 317,
  },
  rows: 10_024,
  files: [
    { uri: 'file:///srv/members.csv', rows: 10_000, items: 1, unread: 0 },
    { uri: `file:///srv/${encodeURIComponent(HOSTILE)}`, rows: 24, items: 3, unread: 2 },
  ],
  reports: [
    {
      regulation: 'D0020085',
      name: '內政部指定合作及人民團體類非公務機關個人資料檔案安全維護管理辦法',
      article: '§8',
      from: 1000,
      hours: 72,
      to: { zh: '主管機關', en: 'the authority' },
      reading: 'subjects',
      state: 'report',
      by: '2026-12-01T09:30:00.000+08:00',
    },
    {
      regulation: 'J0030130',
      name: '製造業及技術服務業個人資料檔案安全維護管理辦法',
      article: '§6',
      from: 0,
      hours: 72,
      to: { zh: '經濟部', en: 'the Ministry' },
      trigger: { zh: '將危及其正常營運或大量當事人權益', en: 'operations are endangered' },
      reading: 'subjects',
      state: 'judge',
      by: '2026-12-01T09:30:00.000+08:00',
    },
  ],
  tool: 'pandian 0.1.0',
}

/** Every field of the official form. */
const FIELDS = [
  ...['非公務機關名稱', '通報機關', '通報時間', '通報人', '簽名（蓋章）', '職稱', '電話', 'Email', '地址', '發生時間'],
  ...['發生種類', '竊取', '竄改', '毀損', '滅失', '洩漏', '其他侵害情形', '個人資料侵害之總筆數（大約）'],
  ...['一般個人資料', '特種個人資料', '發生原因及摘要', '損害狀況', '個人資料侵害可能結果', '擬採取之因應措施'],
  ...['擬通知當事人之時間及方式', '七十二小時內通報', '☐ 是', '☐ 否，理由'],
]

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'incident-form-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the form of an incident', () => {
  test.each(LANGUAGES)('has every field of the official form, as a document and as a page (%s)', async (language) => {
    const path = join(folder, `${language}.docx`)
    await writeIncidentDocx(FORM, path, language)
    const docx = formats.find(({ id }) => id === 'docx')!
    const { text, ended } = await readWith(docx, readFileSync(path))
    expect(ended).toBeUndefined()
    const page = incidentHtml(FORM, language)
    for (const field of FIELDS) {
      expect(text).toContain(field)
      expect(page).toContain(field)
    }
    for (const filled of ['5,012', '4,998–5,030', '4,712', '300', '317', '10,024', '2026-12-01 09:30:00']) {
      expect(text).toContain(filled)
      expect(page).toContain(filled)
    }
  })

  test('fills in nothing that only a person knows', () => {
    const page = incidentHtml(FORM, 'zh-TW')
    for (const id of ['organisation', 'authority', 'title', 'phone', 'email', 'address', 'cause', 'harm', 'notice'])
      expect(page).toMatch(new RegExp(`<tr class="${id}"><th scope="row">[^<]+</th><td style="[^"]+"></td></tr>`))
    expect(page).not.toContain('☑')
  })

  test('names of places can do nothing in the page, and are seen for what they are', () => {
    const page = incidentHtml(FORM, 'zh-TW')
    expect(page).not.toContain('<script')
    expect(page).toContain('\\u202Efdp.csv')
  })

  test('says by when where the time of discovery is known, and how long there is where not', () => {
    const unknown = { ...FORM, discovered: undefined, reports: FORM.reports.map((r) => ({ ...r, by: undefined })) }
    expect(reportLines(FORM, 'zh-TW')[0]![3]).toBe('2026-12-01 09:30:00')
    expect(reportLines(unknown, 'zh-TW')[0]![3]).toContain('72')
  })

  test('a circumstance that only a person can judge is told with the sentence', () => {
    expect(reportLines(FORM, 'zh-TW')[1]![1]).toBe('依情形判斷；以將危及其正常營運或大量當事人權益為要件')
  })

  test('what is below in people and not in rows is said to be so, and what is counted otherwise by what', () => {
    const [report] = FORM.reports as [IncidentReport]
    const told = (more: Partial<IncidentReport>) =>
      reportLines({ ...FORM, reports: [{ ...report, from: 150, ...more }] }, 'zh-TW')[0]![1]
    expect(told({ state: 'below' })).toBe('未達 150 筆')
    expect(told({ state: 'below', rowsReach: true })).toBe(
      '未達 150 筆；惟以列數計將達該筆數，主管機關如採列數計算，結論不同',
    )
    expect(told({ reading: 'rows' })).toBe('應通報（受侵害達 150 筆）（以列數計）')
  })

  test('what it is reported for is said, and what nobody can tell, with the reason', () => {
    const [report] = FORM.reports as [IncidentReport]
    const holds = { from: 10_000, gaps: ['unread-items', 'other-places'] } as const
    const told = (more: Partial<IncidentReport>, language: 'zh-TW' | 'en' = 'zh-TW') =>
      reportLines({ ...FORM, reports: [{ ...report, from: 100, holds, ...more }] }, language)[0]![1]
    expect(told({ ground: 'holds' })).toBe('應通報（所在系統保有達 10,000 筆）')
    expect(told({ ground: 'special' })).toBe('應通報（涉及特種個人資料）')
    expect(told({ ground: 'number' })).toBe('應通報（受侵害達 100 筆）')
    const open = { state: 'undetermined' } as const
    expect(told(open)).toBe('是否達 100 筆尚不能認定，宜先行通報')
    expect(told({ ...open, open: ['holds'] })).toBe(
      '受侵害未達 100 筆，所在系統是否保有 10,000 筆以上尚不能認定（最近一次盤點有未（完整）讀取之項目、最近一次盤點未涵蓋先前盤點過之範圍），宜先行通報',
    )
    expect(told({ ...open, open: ['special'], holds: { from: 10_000, gaps: [] } }, 'en')).toBe(
      'Fewer than 100 are affected; whether special-category data is affected cannot be said; better report it',
    )
  })
})
