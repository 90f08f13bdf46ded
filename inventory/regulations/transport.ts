/** 交通部 with its agencies. */
import { COMPETENT, CONSUMERS, ENDANGERS, national, SHOP_SYSTEMS, STOP } from './facts.ts'
import type { Regulation } from './regulation.ts'

export const TRANSPORT: readonly Regulation[] = [
  national({
    id: 'K0040071',
    name: '停車場經營業個人資料檔案安全維護計畫及處理辦法',
    authority: '交通部',
    version: '20220323',
    sector: 'transport',
    kind: 'parking',
    who: { zh: '停車場經營業', en: 'Car parks' },
  }),
  national({
    id: 'K0070073',
    name: '船舶運送業個人資料檔案安全維護計畫及處理辦法',
    authority: '交通部（航港局）',
    version: '20220421',
    sector: 'transport',
    kind: 'shipping',
    who: { zh: '船舶運送業', en: 'Shipping' },
  }),
  national({
    id: 'K0090080',
    name: '民用航空事業個人資料檔案安全維護計畫及處理辦法',
    authority: '交通部（民航局）',
    version: '20220601',
    sector: 'transport',
    kind: 'aviation',
    who: { zh: '民用航空事業', en: 'Civil aviation' },
  }),
  national({
    id: 'K0110047',
    name: '汽車運輸業與計程車客運服務業個人資料檔案安全維護計畫及處理辦法',
    authority: '交通部',
    version: '20231024',
    sector: 'transport',
    kind: 'road-transport',
    who: { zh: '汽車運輸業、計程車客運服務業', en: 'Road transport and taxi services' },
    plan: { number: 100, ...CONSUMERS, basis: 'cumulative', article: '§3', months: 6, stop: STOP },
    measures: { number: 100, ...CONSUMERS, condition: SHOP_SYSTEMS, article: '§18' },
    incident: {
      article: '§7',
      hours: 72,
      to: {
        zh: '主管機關，並副知交通部公路局',
        en: 'the competent authority, with a copy to the Highway Bureau of the Ministry of Transportation and Communications',
      },
      closingMonths: 1,
    },
  }),
  national({
    id: 'K0110048',
    name: '交通部指定觀光產業類非公務機關個人資料檔案安全維護計畫及處理辦法',
    authority: '交通部',
    version: '20220401',
    sector: 'transport',
    kind: 'tourism',
    who: { zh: '觀光產業', en: 'Tourism' },
    plan: {
      number: 8000,
      ...CONSUMERS,
      basis: 'cumulative',
      article: '§4',
      months: 6,
      note: { zh: '留存於營業所在地備查（§6）', en: 'kept at the place of business for inspection (§6)' },
      stop: STOP,
    },
    measures: { number: 8000, ...CONSUMERS, condition: SHOP_SYSTEMS, article: '§16' },
    incident: {
      article: '§9',
      trigger: ENDANGERS,
      hours: 72,
      to: {
        zh: `${COMPETENT.zh}（向地方通報者副知交通部）`,
        en: `${COMPETENT.en} (with a copy to the Ministry of Transportation and Communications where it is a local one)`,
      },
    },
  }),
]
