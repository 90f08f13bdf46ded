import type { Regulation } from './regulation.ts'

/** Consumers' data, held on a single day. No number for incidents: they are reported when operations or many people are endangered. */
export const J0030130: Regulation = {
  id: 'J0030130',
  name: '製造業及技術服務業個人資料檔案安全維護管理辦法',
  authority: '經濟部',
  url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=J0030130',
  version: '20231030',
  population: { id: 'consumers', name: '消費者', classes: ['consumer'] },
  thresholds: [
    {
      number: 5000,
      article: '§2',
      basis: 'single-day',
      reading: 'subjects',
      duties: [
        { id: 'complete-plan', article: '§2', months: 6 },
        { id: 'stop-after', article: '§2', months: 24 },
        { id: 'resume', article: '§2', hours: 720 },
        { id: 'inventory-files', article: '§4', from: 0 },
        { id: 'serious-incident-report', article: '§6', hours: 72, from: 0 },
      ],
    },
  ],
}
