/**
 * An invented report, rich in what is hard to print: hostile names, every outcome, every verdict. For tests, and for
 * looking at the renderers. Nothing in it is anybody's.
 */
import { OUTCOME_STATES, type OutcomeState, REASONS, type Reason } from '../connectors/connector.ts'
import { SPECIAL_CATEGORIES } from '../detectors/detector.ts'
import {
  ACT_ITEMS,
  type DataFile,
  type Determination,
  type Outlook,
  type RiskReason,
  SUBJECT_CLASSES,
  type TypeSummary,
} from '../inventory/inventory.ts'
import type { LegendEntry, ReportItem, ReportModel } from './model.ts'

/** Names that somebody could give a file to do harm to the reader of a report. */
export const HOSTILE_NAMES = [
  '<script>alert(1)</script>.csv',
  "=cmd|' /C calc'!A0.xlsx",
  '"><img src=x onerror=alert(1)>.txt',
  "+1+1' onmouseover='alert(1).csv",
  '@SUM(1+1).csv',
  '-2+3.docx',
  '＝1+1.csv',
  '\tTab first.csv',
  'invoice\u202Efdp.exe',
  'two\nlines\r\n.csv',
  '\u001B[31mred\u0007.log',
  '_x000D__x003C_b_x003E_.csv',
  '</td></tr></table></style><h1>gone.csv',
  '{{constructor}}{{7*7}}&lt;&#60;.json',
  `${'很長的檔名'.repeat(40)}.xlsx`,
  'zero\u200Bwidth\uFEFF.csv',
] as const

const LEGEND: readonly LegendEntry[] = [
  { id: 'tw-national-id', zh: '國民身分證統一編號', en: 'National ID', category: 'C003' },
  { id: 'tw-resident-id', zh: '統一證號', en: 'Resident certificate number', category: 'C003' },
  { id: 'passport', zh: '護照號碼', en: 'Passport number', category: 'C003' },
  { id: 'mobile', zh: '行動電話', en: 'Mobile number', category: 'C001' },
  { id: 'landline', zh: '市內電話', en: 'Landline number', category: 'C001' },
  { id: 'email', zh: '電子郵件', en: 'E-mail address', category: 'C001' },
  { id: 'address', zh: '地址', en: 'Postal address', category: 'C001' },
  { id: 'name', zh: '姓名', en: 'Name', category: 'C001' },
  { id: 'birth-date', zh: '出生年月日', en: 'Date of birth', category: 'C011' },
  { id: 'bank-account', zh: '金融帳號', en: 'Bank account', category: 'C002' },
  { id: 'card', zh: '信用卡號', en: 'Card number', category: 'C002' },
  { id: 'special-medical', zh: '醫療', en: 'Health care', category: 'C111' },
]

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'tw-national-id': ['A1********', 'F2********'],
  'tw-resident-id': ['A8********'],
  passport: ['3********'],
  mobile: ['09******78', '09******15'],
  landline: ['(02)****-**88'],
  email: ['a***@e***.tw'],
  address: ['台北市大安區○○○', '臺南市東區○○○'],
  name: ['陳○○', '歐陽○○'],
  'birth-date': ['民國75年○月○日'],
  'bank-account': ['***********123'],
  card: ['4***********1111'],
  'special-medical': ['糖○○'],
}

const FOLDERS = ['客服', '行銷/2025 週年慶', '人資/離職', '財務', '會員系統/備份', '健檢中心', 'IT/tmp']
const NAMES = [
  '會員名冊.xlsx',
  '訂單匯出.csv',
  '問卷回覆.json',
  '薪資表.xlsx',
  '退貨登記.docx',
  '健檢報告.pdf',
  '*.docx',
  '客訴信件.mbox',
]
const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 21, 3, 0, 0)

/** Percent-encodes a name as connectors do. */
function fileUri(...segments: readonly string[]): string {
  return `file:///${segments.map(encodeURIComponent).join('/')}`
}

/** Makes the sample; `items` lines of coverage, of which `unread` were not read, and as many data files as asked for. */
export function sampleModel(size: { items?: number; unread?: number; dataFiles?: number } = {}): ReportModel {
  const { items = 1_200, unread = 500, dataFiles = 40 } = size
  const random = seeded(20261121)
  const files = Array.from({ length: dataFiles }, (_, index) => sampleFile(index, random))
  const types: Record<string, TypeSummary> = {}
  for (const file of files) {
    for (const [id, found] of Object.entries(file.types)) {
      const before = types[id]
      types[id] = {
        hits: (before?.hits ?? 0) + found.hits,
        distinct: Math.max(before?.distinct ?? 0, Math.round(found.distinct * 1.3)),
        masked: (before?.masked ?? 0) + found.masked,
        low: (before?.low ?? 0) + found.low,
        placeholders: (before?.placeholders ?? 0) + found.placeholders,
        examples: found.examples,
      }
    }
  }
  const outcomes = Object.fromEntries(OUTCOME_STATES.map((state) => [state, 0])) as Record<OutcomeState, number>
  const reasons = new Map<string, { state: OutcomeState; reason: Reason; items: number }>()
  let bytes = 0
  for (const item of sampleItems(items, unread)) {
    outcomes[item.state]++
    bytes += item.size
    if (item.reason === undefined) continue
    const key = `${item.state}/${item.reason}`
    const line = reasons.get(key) ?? { state: item.state, reason: item.reason, items: 0 }
    line.items++
    reasons.set(key, line)
  }
  return {
    schema: 'https://pandian.dev/report/1',
    tool: { name: 'pandian', version: '0.1.0', rules: '2026.11' },
    run: {
      id: '01JD6Y3Q7T8ZK5M2N4P6R8S0VW',
      started: '2026-11-21T09:30:00+08:00',
      finished: '2026-11-21T11:02:41+08:00',
      counted: '2026-11-21',
      completed: true,
    },
    proof: { journal: { seq: 47, hash: '3f'.repeat(32) }, key: 'a7'.repeat(32) },
    targets: [
      { root: fileUri('srv', 'share'), labels: { owner: '客戶服務部', region: 'TW' } },
      {
        root: fileUri('mnt', 'backup'),
        labels: { owner: '資訊室', region: 'JP', outsourcedTo: '範例雲端股份有限公司' },
      },
    ],
    ignored: [
      {
        key: '0a1b2c3d',
        token: 'landline:0123456789abcdef',
        reason: 'switchboard',
        until: '2027-06-30',
        counted: false,
        values: 812,
        items: 40,
      },
      {
        key: '9f8e7d6c',
        detector: 'bank-account',
        column: 'vat_no',
        paths: ['**/vendors/**'],
        counted: true,
        values: 0,
        items: 0,
      },
    ],
    sinceBaseline: {
      baseline: '2026-10-21T11:02:41+08:00',
      findings: files.slice(0, 2).map(({ uri }, index) => ({
        uri,
        appeared: index === 0,
        rows: 12,
        subjects: 7,
        types: { mobile: 12 },
      })),
    },
    coverage: { listed: items, outcomes, reasons: [...reasons.values()], bytes, complete: unread === 0 },
    totals: {
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      maskedRows: files.reduce((sum, file) => sum + file.maskedRows, 0),
      subjects: { lower: 6_912, best: 8_412, upper: 9_803 },
      subjectPurposes: 11_027,
      subjectPurposeBounds: { lower: 9_302, upper: 12_840 },
      specialRows: files.reduce((sum, file) => sum + file.specialRows, 0),
      special: 642,
      specialCategories: { 'medical-record': 213, 'health-exam': 1_204, criminal: 3 },
      types,
    },
    determinations: sampleDeterminations(),
    outlooks: sampleOutlooks(),
    dataFiles: files,
    legend: LEGEND,
    items: () => sampleItems(items, unread),
  }
}

function sampleFile(index: number, random: () => number): DataFile {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const hostile = HOSTILE_NAMES[index - 3]
  // The third is 客戶.csv in Big5, as an old file server keeps it.
  const uri =
    index === 2
      ? 'file:///srv/share/%AB%C8%A4%E1.csv'
      : fileUri(
          'srv',
          'share',
          ...pick(FOLDERS).split('/'),
          hostile ?? `${String(index).padStart(2, '0')}-${pick(NAMES)}`,
        )
  const best = index === 0 ? 7_304 : Math.floor(10 ** (random() * 3.6))
  const spread = Math.floor(best * random() * 0.2)
  const special = random() < 0.25 ? Math.ceil(best * random()) : 0
  const rows = Math.floor(best * (1 + random() * 3))
  const types: Record<string, TypeSummary> = {}
  for (const { id } of LEGEND) {
    if (random() < 0.55 && id !== 'name') continue
    const distinct = Math.max(1, Math.floor(best * random()))
    types[id] = {
      hits: distinct * 2,
      distinct,
      masked: random() < 0.3 ? Math.floor(distinct / 3) : 0,
      low: Math.floor(random() * 5),
      placeholders: index % 9 === 4 ? 2 : 0,
      examples: [...(EXAMPLES[id] ?? [])],
    }
  }
  const reasons: { id: RiskReason; points: number }[] = []
  if (best > 500) reasons.push({ id: 'many-people', points: 40 })
  if (special > 0) reasons.push({ id: 'special-data', points: 25 })
  if (index % 4 === 0) reasons.push({ id: 'world-readable', points: 15 })
  if (types['tw-national-id'] !== undefined) reasons.push({ id: 'strong-identifiers', points: 10 })
  if (types.card !== undefined) reasons.push({ id: 'financial', points: 8 })
  if (index % 6 === 5) reasons.push({ id: 'stale', points: 5 })
  const score = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return {
    number: index + 1,
    id: `F-${String(index + 1).padStart(10, '0')}`,
    uri,
    kind: uri.includes('*') ? 'files' : 'file',
    items: uri.includes('*') ? 3 + Math.floor(random() * 200) : 1,
    formats: [uri.endsWith('.csv') ? 'csv' : 'xlsx'],
    encodings: uri.endsWith('.csv') ? [index % 2 === 0 ? 'big5' : 'utf-8'] : [],
    bytes: Math.floor(rows * 180 * random()) + 512,
    target: index % 5 === 4 ? 1 : 0,
    class: SUBJECT_CLASSES[index % SUBJECT_CLASSES.length]!,
    purposes: index % 3 === 0 ? ['040', '052'] : [],
    rows,
    maskedRows: index % 7 === 0 ? Math.floor(rows / 10) : 0,
    subjects: { lower: best - spread, best, upper: best + spread },
    specialRows: special * 2,
    special,
    specialCategories: special > 0 ? { [SPECIAL_CATEGORIES[index % SPECIAL_CATEGORIES.length]!]: special * 2 } : {},
    types,
    categories: [...new Set(LEGEND.filter(({ id }) => types[id] !== undefined).map(({ category }) => category))].sort(),
    actItems: ACT_ITEMS.filter((id, position) => id === 'name' || (position * 7 + index * 3) % 5 === 0),
    exposure: {
      worldReadable: index % 4 === 0,
      groupReadable: index % 2 === 0,
      shared: index % 3 === 0 ? true : null,
      encrypted: index % 5 === 4 ? false : null,
    },
    copies: index === 0 ? [5, 12] : index === 4 || index === 11 ? [1] : [],
    unread: index % 9 === 8 ? 3 : 0,
    modified: NOW - Math.floor(random() * 1_500) * DAY,
    firstSeen: NOW - 200 * DAY,
    lastSeen: NOW,
    duties:
      index % 3 === 0
        ? [
            {
              id: 'processor-supervision',
              law: { zh: '個人資料保護法施行細則', en: 'Enforcement Rules of the Personal Data Protection Act' },
              article: '§8',
              url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=I0050022',
            },
          ]
        : [],
    risk: { score, level: score >= 60 ? 'high' : score >= 30 ? 'medium' : 'low', reasons },
  }
}

function sampleOutlooks(): readonly Outlook[] {
  const nothing = { reached: null, possible: null, below: null, again: null }
  const reached = { after: '2026-08-28', by: '2026-09-10', open: false }
  const possible = { after: '2026-10-21', by: '2026-11-21', open: false }
  return [
    {
      ...nothing,
      regulation: 'J0030130',
      kind: 'plan',
      population: 'consumers',
      threshold: 5_000,
      basis: 'single-day',
      reached,
      clocks: [
        {
          duty: 'complete-plan',
          article: '§2',
          clock: 'reached',
          state: 'running',
          from: reached,
          due: '2027-02-28',
          workingDay: '2027-03-01',
          done: null,
        },
        {
          duty: 'serious-incident-report',
          article: '§6',
          clock: 'discovery',
          state: 'waiting',
          from: null,
          due: null,
          workingDay: null,
          done: null,
        },
      ],
    },
    {
      ...nothing,
      regulation: 'D0020085',
      kind: 'plan',
      population: 'members',
      threshold: 5_000,
      basis: 'unstated',
      possible,
      clocks: [
        {
          duty: 'plan',
          article: '§4',
          clock: 'reached',
          state: 'conditional',
          from: possible,
          due: '2027-04-21',
          workingDay: null,
          done: null,
        },
      ],
    },
    {
      ...nothing,
      regulation: 'D0020088',
      kind: 'measures',
      population: 'everyone',
      threshold: 10_000,
      basis: 'unstated',
      below: { since: '2026-01-10', until: '2026-11-21', days: 12, gap: 31 },
      clocks: [],
    },
  ]
}

function sampleDeterminations(): readonly Determination[] {
  const url = (pcode: string) => `https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=${pcode}`
  const common = { asOf: '2024-10-11', unit: '筆', reading: 'subjects' } as const
  const systems = { zh: '使用資通訊系統者', en: 'where information systems are used' }
  return [
    {
      ...common,
      regulation: 'J0030130',
      regulationName: '製造業及技術服務業個人資料檔案安全維護管理辦法',
      authority: '經濟部',
      url: url('J0030130'),
      version: '20231030',
      kind: 'plan',
      population: 'consumers',
      counted: { zh: '消費者個人資料', en: 'personal data of consumers' },
      article: '§2',
      threshold: 5_000,
      basis: 'single-day',
      verdict: 'reached',
      verdicts: { rows: 'reached', subjects: 'reached', subjectPurposes: 'reached' },
      because: ['lower-bound-reached', 'unclassified-included'],
      readings: {
        rows: 28_340,
        subjects: { lower: 6_100, best: 7_304, upper: 8_211 },
        subjectPurposes: 9_120,
        subjectPurposeBounds: { lower: 7_410, upper: 10_633 },
      },
      classified: { rows: 27_100, subjects: 5_980, subjectPurposes: 7_290 },
      unread: 41,
      dataFiles: [1, 2, 3, 9, 10],
      evidence: [
        { number: 1, rows: 15_400, subjects: { lower: 6_000, best: 7_304, upper: 8_000 } },
        { number: 9, rows: 840, subjects: { lower: 210, best: 212, upper: 212 } },
      ],
      unclassified: 212,
      duties: [
        { id: 'complete-plan', article: '§2', months: 6, clock: 'reached', verdict: 'reached' },
        { id: 'stop-after', article: '§2', months: 24, clock: 'below', verdict: 'undetermined' },
        { id: 'resume', article: '§2', days: 30, clock: 'reached-again', verdict: 'undetermined' },
        { id: 'inventory-files', article: '§4', from: 0, verdict: 'reached' },
        {
          id: 'serious-incident-report',
          article: '§6',
          hours: 72,
          clock: 'discovery',
          from: 0,
          trigger: {
            zh: '危及正常營運或大量當事人權益',
            en: 'it endangers normal operations or the rights of many people',
          },
          to: { zh: '經濟部', en: 'the Ministry of Economic Affairs' },
          verdict: 'reached',
        },
      ],
    },
    {
      ...common,
      regulation: 'D0020085',
      regulationName: '內政部指定合作及人民團體類非公務機關個人資料檔案安全維護管理辦法',
      authority: '內政部',
      url: url('D0020085'),
      version: '20211130',
      kind: 'plan',
      population: 'members',
      counted: { zh: '會（社）員個人資料', en: 'personal data of members' },
      article: '§4',
      threshold: 5_000,
      basis: 'unstated',
      verdict: 'undetermined',
      verdicts: { rows: 'reached', subjects: 'undetermined', subjectPurposes: 'undetermined' },
      because: ['interval-straddles', 'unread-items', 'rows-reach', 'unclassified-included'],
      readings: {
        rows: 12_960,
        subjects: { lower: 4_388, best: 4_871, upper: 5_420 },
        subjectPurposes: 4_871,
        subjectPurposeBounds: { lower: 4_388, upper: 5_420 },
      },
      classified: { rows: 11_720, subjects: 4_190, subjectPurposes: 4_190 },
      unread: 41,
      dataFiles: [2, 9, 11],
      evidence: [{ number: 2, rows: 9_900, subjects: { lower: 4_300, best: 4_700, upper: 5_200 } }],
      unclassified: 212,
      duties: [
        {
          id: 'plan',
          article: '§4',
          months: 6,
          clock: 'reached',
          to: { zh: '主管機關', en: 'the competent authority' },
          verdict: 'undetermined',
        },
        { id: 'measures', article: '§15', condition: systems, verdict: 'undetermined' },
        {
          id: 'incident-report',
          article: '§8',
          hours: 72,
          clock: 'discovery',
          from: 1_000,
          to: { zh: '主管機關', en: 'the competent authority' },
          verdict: 'reached',
        },
        { id: 'check', article: '§17', months: 6, clock: 'every', verdict: 'undetermined' },
        { id: 'keep-records', article: '§17, §18, §21', months: 60, clock: 'keep', verdict: 'undetermined' },
      ],
    },
    {
      ...common,
      regulation: 'D0020088',
      regulationName: '內政部指定宗教團體個人資料檔案安全維護管理辦法',
      authority: '內政部',
      url: url('D0020088'),
      version: '20211130',
      kind: 'measures',
      population: 'everyone',
      counted: { zh: '個人資料', en: 'personal data' },
      article: '§15',
      threshold: 10_000,
      basis: 'unstated',
      verdict: 'below',
      verdicts: { rows: 'below', subjects: 'below', subjectPurposes: 'below' },
      because: ['upper-bound-below'],
      readings: {
        rows: 4_200,
        subjects: { lower: 980, best: 1_012, upper: 1_090 },
        subjectPurposes: 1_012,
        subjectPurposeBounds: { lower: 980, upper: 1_090 },
      },
      classified: { rows: 4_200, subjects: 980, subjectPurposes: 980 },
      condition: systems,
      unread: 0,
      dataFiles: [6],
      evidence: [{ number: 6, rows: 4_200, subjects: { lower: 980, best: 1_012, upper: 1_090 } }],
      unclassified: 0,
      duties: [
        { id: 'measures', article: '§15', condition: systems, verdict: 'below' },
        { id: 'make-plan', article: '個資法 §27', from: 0, verdict: 'reached' },
      ],
    },
  ]
}

const ENDINGS: readonly { readonly state: OutcomeState; readonly reasons: readonly Reason[] }[] = [
  { state: 'partial', reasons: REASONS.slice(0, 9) },
  { state: 'skipped', reasons: REASONS.slice(9, 16) },
  { state: 'unreadable', reasons: REASONS.slice(16, 19) },
  { state: 'encrypted', reasons: ['password'] },
  { state: 'unsupported', reasons: REASONS.slice(20, 26) },
  { state: 'failed', reasons: REASONS.slice(26, 28) },
  { state: 'timed-out', reasons: ['deadline'] },
  { state: 'poison', reasons: ['worker-died'] },
]

function* sampleItems(items: number, unread: number): Generator<ReportItem> {
  for (let index = 0; index < items; index++) {
    const uri = fileUri(
      'srv',
      'share',
      '掃描',
      `${String(index).padStart(7, '0')} ${HOSTILE_NAMES[index % 97] ?? '表單.pdf'}`,
    )
    if (index >= unread) {
      yield { uri, state: 'scanned', format: 'pdf', encoding: null, size: 20_000 + index }
      continue
    }
    const ending = ENDINGS[index % ENDINGS.length]!
    // Two of three pictures: a real share is full of them, and lists must be cut somewhere.
    const state = index % 3 === 0 ? ending.state : 'unsupported'
    const reason = index % 3 === 0 ? ending.reasons[index % ending.reasons.length]! : 'image'
    yield {
      uri,
      state,
      reason,
      ...(state === 'partial' ? { detail: `page ${index % 7} of 10` } : {}),
      format: state === 'partial' ? 'pdf' : null,
      encoding: null,
      size: 1_000 + index,
    }
  }
}

// Mulberry32: the same sample on every machine.
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
