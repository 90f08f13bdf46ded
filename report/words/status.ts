/** Words of `pandian status` and its calendar. */
import type { Words } from './language.ts'

/** Texts with `{name}`s to fill in. */
export const STATUS_PHRASES = {
  heading: {
    'zh-TW': '法令期限　{today}（台灣時間）',
    en: 'Clocks of the law  {today} (Taiwan time)',
  },
  scans: {
    'zh-TW': '已完成 {number} 次盤點：{first} 至 {last}',
    en: '{number} finished scans: {first} to {last}',
  },
  'scans-one': {
    'zh-TW': '已完成 1 次盤點：{first}',
    en: '1 finished scan: {first}',
  },
  incomplete: {
    'zh-TW': '最近一次盤點有項目未能讀取，無法證明未達者列為尚不能認定',
    en: 'The last scan could not read everything; what cannot be proven below is undetermined',
  },
  figures: {
    'zh-TW': '當事人 {people}；門檻 {threshold}',
    en: 'people {people}; threshold {threshold}',
  },
  trend: { 'zh-TW': '歷次 {line}　{from} 至 {to}', en: 'scans {line}  {from} to {to}' },
  left: { 'zh-TW': '剩 {number} 日', en: '{number} days left' },
  'left-one': { 'zh-TW': '剩 1 日', en: '1 day left' },
  today: { 'zh-TW': '今日屆滿', en: 'ends today' },
  'working-day': { 'zh-TW': '至次一工作日', en: 'working day' },
  past: { 'zh-TW': '已過 {number} 日', en: '{number} days past' },
  done: { 'zh-TW': '已完成', en: 'done' },
  waiting: { 'zh-TW': '未起算', en: 'not begun' },
  overdue: { 'zh-TW': '注意：{number} 項期限已過', en: 'Note: {number} are past their day' },
  'no-clocks': { 'zh-TW': '目前沒有起算中的期限', en: 'No clock is running' },
  incidents: { 'zh-TW': '個資事故（尚未登錄通報）', en: 'Incidents (not recorded as reported)' },
  incident: {
    'zh-TW': '第 {number} 號　{name}　發現 {discovered}',
    en: 'Number {number}  {name}  discovered {discovered}',
  },
  'incident-must': { 'zh-TW': '應通報', en: 'has to be reported' },
  'incident-may': { 'zh-TW': '是否應通報待判斷', en: 'may have to be reported' },
  'incident-must-first': { 'zh-TW': '應先行通報', en: 'has to be announced' },
  'incident-may-first': { 'zh-TW': '是否應先行通報待判斷', en: 'may have to be announced' },
  'hours-left': { 'zh-TW': '剩 {number} 小時', en: '{number} h left' },
  'hours-past': { 'zh-TW': '已逾期', en: 'past' },
  'incident-record': {
    'zh-TW': '通報後，或經判斷無須通報，請登錄：pandian record report {number} --regulation {regulation}',
    en: 'Once it is reported, or found to need no report: pandian record report {number} --regulation {regulation}',
  },
  holidays: {
    'zh-TW': '期間依民法計算：始日不算入，以月計者依曆計算。國定假日不在計算內，末日遇週六、日者另列次一工作日。',
    en: 'Periods are counted as the Civil Code does: the first day does not count, and months are those of the calendar. Public holidays are not known; where a last day is a Saturday or Sunday, the next working day stands beside it.',
  },
  'calendar-name': { 'zh-TW': '個資法令期限', en: 'Personal data: clocks of the law' },
  'event-if': { 'zh-TW': '（如已達門檻）{duty}', en: '(if the number was reached) {duty}' },
  'event-keep': { 'zh-TW': '{duty}：保存至本日', en: '{duty}: keep until this day' },
  'event-stop': { 'zh-TW': '{duty}：期間屆滿', en: '{duty}: the time is over' },
  'event-done': { 'zh-TW': '{duty}：已完成', en: '{duty}: done' },
  'event-incident': {
    'zh-TW': '個資事故第 {number} 號：{what}，期限 {time}',
    en: 'Incident number {number} {what} by {time}',
  },
  'event-incident-done': {
    'zh-TW': '個資事故第 {number} 號：已登錄通報',
    en: 'Incident number {number}: recorded as reported',
  },
  'event-incident-says': {
    'zh-TW': '發現 {discovered}；最後時刻 {time}（台灣時間），時數於夜間與假日照計',
    en: 'Discovered {discovered}; the last moment is {time} (Taiwan time): hours run through nights and holidays',
  },
  'event-last': { 'zh-TW': '{duty}：最後一日', en: '{duty}: last day' },
} as const satisfies Record<string, Words>
