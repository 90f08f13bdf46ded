import type { Regulation } from './regulation.ts'

/** Members' data. Plan and measures share one number and so one determination; incidents have a lower one of their own. */
export const D0020085: Regulation = {
  id: 'D0020085',
  name: '內政部指定合作及人民團體類非公務機關個人資料檔案安全維護管理辦法',
  authority: '內政部',
  url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=D0020085',
  version: '20211130',
  population: { id: 'members', name: '會（社）員', classes: ['member'] },
  thresholds: [
    {
      number: 5000,
      article: '§4',
      basis: 'unstated',
      reading: 'subjects',
      duties: [
        { id: 'plan', article: '§4', months: 6 },
        { id: 'measures', article: '§15' },
        { id: 'inventory', article: '§6', from: 0 },
        { id: 'incident-report', article: '§8', hours: 72, from: 1000 },
        { id: 'check', article: '§17', months: 6 },
        { id: 'keep-records', article: '§17, §18, §21', months: 60 },
      ],
    },
  ],
}
