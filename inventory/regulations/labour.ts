/** 勞動部 and 農業部. */
import { CONSUMERS, LOCAL_COMPETENT, national } from './facts.ts'
import type { Regulation } from './regulation.ts'

export const LABOUR: readonly Regulation[] = [
  national({
    id: 'N0020023',
    name: '人力供應業個人資料檔案安全維護計畫及處理辦法',
    authority: '勞動部',
    version: '20220309',
    sector: 'labour',
    kind: 'staffing',
    who: { zh: '人力供應業', en: 'Labour supply' },
  }),
  national({
    id: 'N0080048',
    name: '私立職業訓練機構個人資料檔案安全維護計畫及處理辦法',
    authority: '勞動部',
    version: '20220318',
    sector: 'education',
    kind: 'vocational-training',
    who: { zh: '私立職業訓練機構', en: 'Private vocational training institutions' },
  }),
  national({
    id: 'N0090045',
    name: '人力仲介業個人資料檔案安全維護計畫及處理辦法',
    authority: '勞動部',
    version: '20210927',
    sector: 'labour',
    kind: 'employment-agency',
    who: { zh: '人力仲介業', en: 'Employment agencies' },
  }),
]

export const AGRICULTURE: readonly Regulation[] = [
  national({
    id: 'M0070067',
    name: '農業金融業個人資料檔案安全維護管理辦法',
    authority: '農業部（原農委會）',
    version: '20220412',
    sector: 'finance',
    kind: 'agricultural-finance',
    who: { zh: '農業金融業', en: 'Agricultural finance' },
  }),
  national({
    id: 'M0140049',
    name: '農藥販賣業個人資料檔案安全維護管理辦法',
    authority: '農業部（原農委會）',
    version: '20221202',
    sector: 'retail',
    kind: 'pesticides',
    who: { zh: '農藥販賣業', en: 'Sale of pesticides' },
    plan: { number: 1000, ...CONSUMERS, article: '§3, §5', months: 6, filed: { to: LOCAL_COMPETENT } },
    measures: {
      number: 1000,
      ...CONSUMERS,
      condition: { zh: '以資通訊系統處理者', en: 'where information systems are used' },
      months: 6,
      article: '§13',
    },
    incident: {
      article: '§8',
      hours: 72,
      to: {
        zh: '當地主管機關，並副知中央主管機關',
        en: 'the local competent authority, with a copy to the central one',
      },
      closingMonths: 1,
    },
  }),
]
