/** 財政部 with its agencies, 金融監督管理委員會 and 中央銀行. */
import { EVERYONE, national } from './facts.ts'
import type { IncidentRule, MeasuresRule, Regulation } from './regulation.ts'

/** Of measures that are taken within six months of the day on which the number was reached. */
const WITHIN_SIX_MONTHS: Omit<MeasuresRule, 'article'> = {
  number: 10_000,
  ...EVERYONE,
  condition: { zh: '以資通訊系統處理者', en: 'where information systems are used' },
  months: 6,
}

const CUSTOMS_INCIDENT: IncidentRule = {
  article: '§6',
  hours: 72,
  to: {
    zh: '財政部關務署（以電子郵件）',
    en: 'the Customs Administration of the Ministry of Finance, by e-mail',
  },
}

export const FINANCE: readonly Regulation[] = [
  national({
    id: 'G0320033',
    name: '公益彩券發行機構個人資料檔案安全維護管理辦法',
    authority: '財政部',
    version: '20210728',
    sector: 'culture',
    kind: 'public-lottery',
    who: { zh: '公益彩券發行機構', en: 'Issuers of the public welfare lottery' },
  }),
  national({
    id: 'G0330036',
    name: '菸酒事業個人資料檔案安全維護管理辦法',
    authority: '財政部',
    version: '20211026',
    sector: 'retail',
    kind: 'tobacco-alcohol',
    who: { zh: '菸酒事業', en: 'Tobacco and alcohol businesses' },
    measures: {
      number: 10_000,
      ...EVERYONE,
      condition: {
        zh: '以資通訊系統處理菸酒消費者個人資料者',
        en: 'where information systems process personal data of consumers of tobacco or alcohol',
      },
      article: '§18-1',
    },
    incident: {
      article: '§7',
      hours: 72,
      to: {
        zh: '地方主管機關，並副知財政部（以電子郵件）',
        en: 'the local competent authority with a copy to the Ministry of Finance, by e-mail',
      },
    },
  }),
  national({
    id: 'G0340165',
    name: '記帳士與記帳及報稅代理人個人資料檔案安全維護管理辦法',
    authority: '財政部',
    version: '20220120',
    sector: 'tax-customs',
    kind: 'bookkeeper',
    who: { zh: '記帳士、記帳及報稅代理人', en: 'Certified bookkeepers, bookkeeping and tax agents' },
    measures: { ...WITHIN_SIX_MONTHS, article: '§17' },
    incident: {
      article: '§6',
      hours: 72,
      to: { zh: '財政部（以電子郵件）', en: 'the Ministry of Finance, by e-mail' },
    },
  }),
  national({
    id: 'G0350076',
    name: '保稅倉庫及物流中心個人資料檔案安全維護管理辦法',
    authority: '財政部（關務署）',
    version: '20220208',
    sector: 'tax-customs',
    kind: 'bonded-warehouse',
    who: { zh: '保稅倉庫及物流中心', en: 'Bonded warehouses and logistics centres' },
    measures: { ...WITHIN_SIX_MONTHS, article: '§18' },
    incident: CUSTOMS_INCIDENT,
  }),
  national({
    id: 'G0350077',
    name: '報關業個人資料檔案安全維護管理辦法',
    authority: '財政部（關務署）',
    version: '20220304',
    sector: 'tax-customs',
    kind: 'customs-broker',
    who: { zh: '報關業', en: 'Customs brokers' },
    measures: { ...WITHIN_SIX_MONTHS, article: '§18' },
    incident: CUSTOMS_INCIDENT,
  }),
  national({
    id: 'G0380233',
    name: '金融監督管理委員會指定非公務機關個人資料檔案安全維護辦法',
    authority: '金融監督管理委員會',
    version: '20211214',
    sector: 'finance',
    kind: 'financial',
    who: { zh: '金管會指定之金融業', en: 'Financial institutions under the Financial Supervisory Commission' },
  }),
  national({
    id: 'G0430010',
    name: '票據交換所個人資料檔案安全維護計畫標準辦法',
    authority: '中央銀行',
    version: '20240627',
    sector: 'finance',
    kind: 'clearing-house',
    who: { zh: '票據交換所', en: 'The bills clearing house' },
  }),
]
