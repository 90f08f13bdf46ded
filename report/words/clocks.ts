/** Words of history and clocks: since when, until when, and what to do about it. */
import type { Clock, ClockState } from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

/** Since when. `{after}` and `{by}` are days of scans. */
export const SPANS = {
  'reached-between': {
    'zh-TW': '於 {after} 之盤點後、{by} 盤點時或之前達到；期限自較早之 {after} 起算',
    en: 'reached after the scan of {after} and by that of {by}; periods are counted from the earlier day, {after}',
  },
  'reached-day': { 'zh-TW': '於 {by} 當日之兩次盤點間達到', en: 'reached on {by}, between two scans of that day' },
  'reached-open': {
    'zh-TW': '{by} 盤點時已達到；此前並無盤點可證明未達，如更早即已達到，期限自該日起算',
    en: 'reached by the scan of {by}; no earlier scan shows that it was below, and if it was reached earlier, periods are counted from that day',
  },
  'reached-doubt': {
    'zh-TW':
      '{by} 盤點時已達到；{doubt} 之盤點不能認定是否達到，{by} 之前亦無涵蓋其全部範圍之盤點證明未達：可能於該日或更早即已達到，期限至遲自 {doubt} 起算',
    en: 'reached by the scan of {by}; that of {doubt} could not tell, and before that of {by} no scan of all that it looked at shows that it was below: it may have been reached by then or earlier, and periods are counted from {doubt} at the latest',
  },
  'reached-wider': {
    'zh-TW':
      '{by} 盤點時已達到；{after} 之盤點未達；惟其後曾有盤點不能認定，或該次盤點之位置、排除範圍、判讀規則、當事人類別與達到時、其後仍達到時或現行者不同，可能更早即已達到，期限至遲自 {after} 起算',
    en: 'reached by the scan of {by}; that of {after} was below, but a scan since then could not tell, or places, exclusions, rules or classes of people were others than when it was reached, or still was, or than now: it may have been reached earlier, and periods are counted from {after} at the latest',
  },
  again: {
    'zh-TW': '停止後再次達到：於 {after} 之盤點後、{by} 盤點時或之前',
    en: 'reached again after a stop: after the scan of {after} and by that of {by}',
  },
  'again-wider': {
    'zh-TW':
      '停止後再次達到：{by} 盤點時已達到；{after} 之盤點未達，惟其範圍、判讀規則或當事人類別與達到時或現行者不同，或其後曾有盤點不能認定，可能更早即已達到，期限至遲自 {after} 起算',
    en: 'reached again after a stop, by the scan of {by}; that of {after} was below, but its places, exclusions, rules or classes of people were others than when it was reached or than now, or a scan since then could not tell: it may have been reached earlier, and periods are counted from {after} at the latest',
  },
  possible: {
    'zh-TW': '{after} 之盤點後可能已達到（{by} 之盤點不能認定，尚無涵蓋其全部範圍之盤點釐清）',
    en: 'may have been reached after the scan of {after} (that of {by} could not tell, and none of all that it looked at has settled it)',
  },
  'possible-open': {
    'zh-TW': '可能已達到：{by} 之盤點不能認定，尚無涵蓋其全部範圍之盤點證明未達',
    en: 'may have been reached: the scan of {by} could not tell, and none of all that it looked at has proven it to be below',
  },
  'below-once': { 'zh-TW': '{since} 之盤點未達', en: 'below in the scan of {since}' },
  below: {
    'zh-TW':
      '自 {since} 起歷次盤點均未達（現存 {days} 日之盤點，最近一次 {until}；相鄰兩次最長相隔 {gap} 日，其間所保有者盤點無從得知）',
    en: 'below in every scan since {since} (of {days} days scans are kept, the last of {until}; the longest time from one to the next, of which no scan tells, is {gap} days)',
  },
  'below-wider': {
    'zh-TW':
      '{by} 之盤點已達或不能認定，其後尚無涵蓋其全部範圍（位置，或現已排除者）之盤點證明未達：當時所見是否仍保有，無盤點可證，現有盤點不足以證明得停止',
    en: 'the scan of {by} had it reached or could not tell, and no scan of all that it looked at (its places, or what is excluded now) has proven it below since: nothing shows that what it saw is held no longer, and these scans do not prove that it may be stopped',
  },
} as const satisfies Record<string, Words>

/** What is said of a clock beside its period. `{date}` is its last day. */
export const CLOCK_PHRASES = {
  by: { 'zh-TW': '至 {date} 屆滿', en: 'by {date}' },
  'if-reached': { 'zh-TW': '如已達到，至 {date} 屆滿', en: 'by {date} if it was reached' },
  'at-latest': { 'zh-TW': '至遲 {date} 屆滿', en: 'by {date} at the latest' },
  until: { 'zh-TW': '本次盤點之紀錄至 {date}', en: 'those of this scan until {date}' },
  next: { 'zh-TW': '最近一期至 {date}', en: 'the present period ends on {date}' },
  'next-after': {
    'zh-TW': '最近一次 {done}，下一次至遲 {date}',
    en: 'last done on {done}, the next by {date}',
  },
  'next-overdue': {
    'zh-TW': '最近一次 {done}，下一次已於 {date} 屆滿',
    en: 'last done on {done}, the next was due on {date}',
  },
  done: { 'zh-TW': '已於 {done} 完成', en: 'done on {done}' },
  'done-late': { 'zh-TW': '已於 {done} 完成，逾期限 {date}', en: 'done on {done}, after it was due on {date}' },
  'may-stop': {
    'zh-TW': '期間已於 {date} 屆滿，並經其後之盤點證明，得停止',
    en: 'the time was over on {date}, and a later scan has proven it: it may be stopped',
  },
  'may-stop-unless': {
    'zh-TW': '期間已於 {date} 屆滿並經證明；惟有盤點不能認定是否再次達到，尚未釐清',
    en: 'the time was over on {date}, and proven; but a scan could not tell whether it was reached again, and none has settled it',
  },
  'below-until': { 'zh-TW': '持續未達至 {date} 者得停止', en: 'may be stopped if it stays below to {date}' },
  unproven: {
    'zh-TW': '期間已於 {date} 屆滿，尚待其後之盤點證明',
    en: 'the time was over on {date}; a later scan has to prove it',
  },
  overdue: { 'zh-TW': '已於 {date} 屆滿', en: 'was due on {date}' },
  'overdue-at-latest': { 'zh-TW': '至遲已於 {date} 屆滿', en: 'was due by {date} at the latest' },
  weekend: {
    'zh-TW': '{date} 為週{weekday}，次一工作日 {next}（未計國定假日）',
    en: '{date} is a {weekday}; the next working day is {next} (public holidays are not known)',
  },
} as const satisfies Record<string, Words>

/** Days of the week from Sunday. */
export const WEEKDAYS: readonly Words[] = [
  { 'zh-TW': '日', en: 'Sunday' },
  { 'zh-TW': '一', en: 'Monday' },
  { 'zh-TW': '二', en: 'Tuesday' },
  { 'zh-TW': '三', en: 'Wednesday' },
  { 'zh-TW': '四', en: 'Thursday' },
  { 'zh-TW': '五', en: 'Friday' },
  { 'zh-TW': '六', en: 'Saturday' },
]

/** What to do, by what the period is counted from. `overdue` and the like go before. */
export const CLOCK_ADVICE: Readonly<Record<Clock, Words>> = {
  reached: {
    'zh-TW': '於期限前完成，留存日期可考之證明，並登錄（pandian record）',
    en: 'Have it done by then, keep proof of the day, and record it (pandian record)',
  },
  'reached-again': {
    'zh-TW': '於期限前恢復執行，留存日期可考之證明，並登錄（pandian record resume）；未曾停止者亦請登錄',
    en: 'Take it up again by then, keep proof of the day, and record it (pandian record resume), also when it was never stopped',
  },
  below: {
    'zh-TW': '停止前以當日之盤點確認仍未達，並保存歷次報告',
    en: 'Before stopping, scan once more on that day, and keep every report',
  },
  every: {
    'zh-TW': '於期限前執行一次，作成紀錄並登錄（pandian record check）；下一次自登錄之日起算',
    en: 'Do it by then and record it (pandian record check); the next one is counted from the day recorded',
  },
  keep: { 'zh-TW': '在此之前不得銷毀', en: 'Do not destroy them before' },
  discovery: {
    'zh-TW': '發現事故之時刻即起算，假日不停',
    en: 'It begins the moment an incident is discovered, and holidays do not stop it',
  },
  knowledge: {
    'zh-TW': '知悉之時刻即起算，假日不停',
    en: 'It begins the moment an incident is known of, and holidays do not stop it',
  },
  notice: { 'zh-TW': '接獲通知時起算', en: 'It begins with the notice' },
  closing: { 'zh-TW': '事故處理結束時起算', en: 'It begins when the incident has been dealt with' },
  approval: {
    'zh-TW': '自計畫核定時起算：核定之日請登錄（pandian record approval）',
    en: 'It begins with the approval of the plan: record its day (pandian record approval)',
  },
  'in-force': { 'zh-TW': '自本辦法施行日起算', en: 'It begins with the day the regulation came into force' },
}

/** What is still to be said of what was done. */
export const DONE_ADVICE: Words = {
  'zh-TW': '保存其證明與紀錄',
  en: 'Keep what proves it',
}

/** What to do first, by state; those that are not here have nothing before {@link CLOCK_ADVICE}. */
export const STATE_ADVICE: Readonly<Partial<Record<ClockState, Words>>> = {
  overdue: {
    'zh-TW': '期限已過，且無完成之登錄：已完成者請登錄（pandian record）；尚未完成者請立即辦理，並向主管機關說明',
    en: 'Past, and nobody has recorded that it was done. If it was, record it (pandian record); if not, do it now and tell the authority',
  },
  conditional: {
    'zh-TW': '先補足認定所缺者（見認定之理由），使結果可以認定；在此之前以此日為準',
    en: 'Find what is missing for the number to be determined (the reasons say what); until then, keep to this day',
  },
  doubtful: {
    'zh-TW':
      '再次達到前得停止：尚未停止者，先補足認定所缺者再停止；已停止者，未確定再次達到前無須恢復，惟請以恢復之期限為準備',
    en: 'It may be stopped until it is reached again. If it has not been stopped yet, first find what is missing for it to be determined. If it has, nothing has to be resumed before it is certain, but be ready by the day shown for that',
  },
  unproven: {
    'zh-TW': '再盤點一次（含已達當時盤點之全部範圍）以證明至期間末日仍未達',
    en: 'Scan again, all that was looked at when it was reached, to prove that it stayed below to the end',
  },
}
