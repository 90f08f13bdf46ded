/** Sentences about what a regulation asks for: what, by when, and whether it applies. */
import type { Clock, Determination, Duty, DutyClock, DutyOutcome, Outlook } from '../inventory/inventory.ts'
import { dueText, spanTexts, weekendText } from './clocks.ts'
import type { Language, ReportModel } from './model.ts'
import { textIn, unitText } from './statements.ts'
import { count, visible } from './text.ts'
import { DUTIES, DUTY_PERIODS, DUTY_PHRASES, fill, phrase, word } from './words.ts'

/** A duty with what the text says of it, when, and whether it applies. */
export function dutyText(duty: DutyOutcome, determination: Determination, model: ReportModel, language: Language) {
  return {
    duty: dutyName(duty, language),
    details: dutyDetails(duty, language),
    article: dutyArticle(duty),
    deadline: deadlineText(duty, determination, model, language),
    applies: appliesText(duty, determination, model, language),
  }
}

/** What is to be done. */
export function dutyName({ id }: Duty, language: Language): string {
  return visible(word(DUTIES, id, language))
}

/** The article; `–` where the data has none. */
export function dutyArticle({ article }: Duty): string {
  return visible(article) || '–'
}

/** What the text says beside it: for whom, of which incidents, to whom. */
export function dutyDetails(
  { id, to, trigger, condition, note, from, population }: Duty,
  language: Language,
): readonly string[] {
  const say = (phraseId: keyof typeof DUTY_PHRASES, values: Record<string, string>) =>
    fill(DUTY_PHRASES[phraseId][language], values)
  const ofIncident = from !== undefined && from > 0 && id.includes('incident')
  return [
    ...(note === undefined ? [] : [textIn(note, language)]),
    ...(condition === undefined ? [] : [say('condition', { condition: textIn(condition, language) })]),
    ...(ofIncident
      ? [say(population === undefined ? 'incident-from' : 'incident-from-anybody', { number: count(from) })]
      : []),
    ...(trigger === undefined ? [] : [say('trigger', { trigger: textIn(trigger, language) })]),
    ...(to === undefined ? [] : [say('to', { to: textIn(to, language) })]),
  ]
}

function deadlineText(duty: DutyOutcome, determination: Determination, model: ReportModel, language: Language): string {
  const period = dutyPeriodText(duty, language)
  if (period === '') return ''
  const clock = clockOf(duty, determination, model)
  const texts = clock === undefined ? [] : [dueText(clock, language), weekendText(clock, language)]
  return [period, ...texts].filter((text) => text !== '').join(language === 'en' ? '; ' : '；')
}

/** The period of a duty and what it is counted from; empty when it has none. */
export function dutyPeriodText(duty: Duty, language: Language): string {
  const { clock, after } = duty
  const period = periodText(duty, language)
  if (period === null) return ''
  if (clock === undefined) return period
  const deadline = fill(word(DUTY_PERIODS, clock, language), { period })
  if (after === undefined) return deadline
  return fill(DUTY_PHRASES.after[language], { deadline, period: phrase('months', language, { number: after }) })
}

/** What all scans know of a determination's number. */
function outlookFor(determination: Determination, { outlooks }: ReportModel): Outlook | undefined {
  const { regulation, kind, population, threshold, basis } = determination
  return outlooks.find(
    (one) =>
      one.regulation === regulation &&
      one.kind === kind &&
      one.population === population &&
      one.threshold === threshold &&
      one.basis === basis,
  )
}

/** Clocks that hang on history alone. */
const DATED: readonly Clock[] = ['reached', 'reached-again', 'below']

/** `§2 完成個人資料檔案安全維護計畫之訂定：至 2027-02-28 屆滿`: the days that history or a record of what was done knows, and no others. */
export function deadlineTexts(determination: Determination, model: ReportModel, language: Language): readonly string[] {
  const clocks = outlookFor(determination, model)?.clocks.filter(
    ({ clock, due, done }) => (DATED.includes(clock) && due !== null) || done !== null,
  )
  return (clocks ?? []).map((clock) => {
    const duty = `${visible(clock.article)} ${visible(word(DUTIES, clock.duty, language))}`.trim()
    const texts = [dueText(clock, language), weekendText(clock, language)].filter((text) => text !== '')
    return language === 'en' ? `${duty}: ${texts.join('; ')}` : `${duty}：${texts.join('；')}`
  })
}

/** Since when a number is reached or below, as far as the scans that are kept tell. */
export function historyTexts(determination: Determination, model: ReportModel, language: Language): readonly string[] {
  const outlook = outlookFor(determination, model)
  return outlook === undefined ? [] : spanTexts(outlook, language)
}

/** Whether a duty applies by the count, or by earlier ones. */
function appliesText(duty: DutyOutcome, determination: Determination, model: ReportModel, language: Language): string {
  const { from, clock, verdict } = duty
  const { threshold, unit } = determination
  if (from === 0 || (from === undefined && threshold === 0)) return phrase('applies-always', language)
  if (clock === 'below' || clock === 'reached-again') {
    if (clockOf(duty, determination, model) !== undefined) return phrase('applies-begun', language)
    return phrase(
      historyTexts(determination, model, language).length === 0 ? 'applies-history' : 'applies-not-begun',
      language,
    )
  }
  return phrase(`applies-${verdict}`, language, {
    number: from === undefined ? unitText(threshold, unit, language) : unitText(from, '筆', language),
  })
}

/** The clock of a duty, where it has begun or waits for something. */
function clockOf(duty: DutyOutcome, determination: Determination, model: ReportModel): DutyClock | undefined {
  return outlookFor(determination, model)?.clocks.find(
    (one) => one.duty === duty.id && one.clock === duty.clock && one.article === duty.article,
  )
}

/** `6 個月`, `5 年`, `72 小時`, `30 日`. */
function periodText({ months, days, hours }: Duty, language: Language): string | null {
  const so = (number: number, unit: 'days' | 'months' | 'hours') =>
    number === 1 ? phrase(`${unit}-one`, language) : phrase(unit, language, { number })
  if (days !== undefined) return so(days, 'days')
  if (months !== undefined)
    return months % 12 === 0 && months > 12 ? phrase('years', language, { number: months / 12 }) : so(months, 'months')
  return hours === undefined ? null : so(hours, 'hours')
}
