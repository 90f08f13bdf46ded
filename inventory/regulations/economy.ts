/** 經濟部 with its agencies, and 公平交易委員會. */
import { CONSUMERS, ENDANGERS, national, STOP } from './facts.ts'
import type { Regulation } from './regulation.ts'

export const ECONOMY: readonly Regulation[] = [
  national({
    id: 'J0030130',
    name: '製造業及技術服務業個人資料檔案安全維護管理辦法',
    authority: '經濟部',
    version: '20231030',
    sector: 'manufacturing',
    kind: 'manufacturer',
    who: { zh: '製造業及技術服務業', en: 'Manufacturing and technical services' },
    plan: { number: 5000, ...CONSUMERS, basis: 'single-day', article: '§2', months: 6, stop: STOP },
    incident: {
      article: '§6',
      trigger: ENDANGERS,
      hours: 72,
      to: {
        zh: '經濟部；或直轄市、縣（市）政府並副知經濟部',
        en: 'the Ministry of Economic Affairs, or the municipality or county with a copy to the Ministry',
      },
    },
    duties: [
      { id: 'inventory-files', article: '§4', from: 0 },
      // The facts at hand have the period and not the article.
      { id: 'keep-records', article: '', months: 60, clock: 'keep' },
    ],
  }),
  national({
    id: 'J0070050',
    name: '著作權集體管理團體個人資料檔案安全維護管理辦法',
    authority: '經濟部（智慧財產局）',
    version: '20211221',
    sector: 'culture',
    kind: 'copyright-society',
    who: { zh: '著作權集體管理團體', en: 'Copyright collective management organisations' },
    incident: {
      article: '§4',
      number: 1000,
      trigger: { zh: '危及正常營運', en: 'it endangers normal operations' },
      together: 'or',
      hours: 72,
      to: { zh: '著作權專責機關', en: 'the authority for copyright' },
    },
  }),
  national({
    id: 'J0080062',
    name: '綜合商品零售業個人資料檔案安全維護管理辦法',
    authority: '經濟部',
    version: '20230801',
    // Named so, and dated, by the database itself: law.moj.gov.tw, PCODE=J0080062. Its text was not read.
    amended: {
      date: '2024-11-13',
      note: {
        zh: '更名為「零售業個人資料檔案安全維護管理辦法」，適用範圍擴大至其他零售業；修正後之條文未收錄',
        en: 'renamed 零售業個人資料檔案安全維護管理辦法, for retailers of other kinds as well; the amended text is not in the data',
      },
    },
    sector: 'retail',
    kind: 'general-retail',
    who: { zh: '綜合商品零售業', en: 'General merchandise retail' },
  }),
  national({
    id: 'J0110089',
    name: '自來水事業個人資料檔案安全維護計畫標準辦法',
    authority: '經濟部（水利署）',
    version: '20220314',
    sector: 'utilities',
    kind: 'water',
    who: { zh: '自來水事業', en: 'Waterworks' },
    scopes: [
      {
        number: 5000,
        population: 'users',
        counted: { zh: '用戶數', en: 'users' },
        unit: '戶',
        article: '§2',
      },
    ],
    incident: {
      article: '§17',
      trigger: ENDANGERS,
      hours: 72,
      to: {
        zh: '自來水事業主管機關，並副知中央主管機關（以電子郵件）',
        en: 'the waterworks authority with a copy to the central one, by e-mail',
      },
    },
  }),
  national({
    id: 'J0130066',
    name: '電業與公用天然氣事業及加油站業個人資料檔案安全維護管理辦法',
    authority: '經濟部',
    version: '20231103',
    sector: 'utilities',
    kind: 'energy',
    who: { zh: '電業、公用天然氣事業、加油站業', en: 'Electricity, public gas, petrol stations' },
    scopes: [
      {
        number: 3000,
        population: 'users',
        counted: { zh: '用戶數', en: 'users' },
        unit: '戶',
        article: '§2',
        condition: { zh: '電業、公用天然氣事業', en: 'electricity and public gas' },
      },
      {
        number: 3000,
        population: 'members',
        counted: { zh: '記名會員數', en: 'registered members' },
        article: '§2',
        condition: { zh: '加油站業', en: 'petrol stations' },
      },
    ],
    measures: {
      number: 10_000,
      population: 'users',
      counted: { zh: '用戶個人資料', en: 'personal data of users' },
      condition: { zh: '以資通訊系統處理者', en: 'where information systems are used' },
      article: '§8-1',
    },
    incident: {
      article: '§6',
      trigger: ENDANGERS,
      hours: 72,
      to: { zh: '經濟部（以書面）', en: 'the Ministry of Economic Affairs, in writing' },
    },
  }),
  national({
    id: 'J0150015',
    name: '多層次傳銷業訂定個人資料檔案安全維護計畫及業務終止後個人資料處理方法作業辦法',
    authority: '公平交易委員會',
    version: '20220323',
    sector: 'retail',
    kind: 'multi-level-marketing',
    who: { zh: '多層次傳銷業', en: 'Multi-level marketing' },
  }),
]
