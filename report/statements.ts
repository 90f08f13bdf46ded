/** Sentences about the figures, the same in every rendering: a verdict must not read otherwise on paper than on screen. */
import { OUTCOME_STATES } from '../connectors/connector.ts'
import {
  type Clock,
  type DataFile,
  type Determination,
  type DutyClock,
  type DutyOutcome,
  type Outlook,
  SUBJECT_CLASSES,
  type SubjectClass,
  type SubjectInterval,
  type Text,
} from '../inventory/inventory.ts'
import { dueText, spanTexts, weekendText } from './clocks.ts'
import type { Language, ReportItem, ReportModel } from './model.ts'
import { count, displayUri, visible } from './text.ts'
import { DETERMINATION_REASONS, DUTIES, DUTY_PERIODS, DUTY_PHRASES, fill, POPULATIONS, phrase, word } from './words.ts'

/** Places named in the line of the scope; more stand in the table of the places asked for. */
const PLACES = 12

/** `盤點範圍：/srv/share、/mnt/backup`: what every figure and every verdict is about. */
export function scopeText({ targets }: ReportModel, language: Language): string {
  const places = targets.slice(0, PLACES).map(({ root }) => displayUri(root))
  if (targets.length > PLACES) places.push(phrase('scope-more', language, { number: count(targets.length - PLACES) }))
  return phrase('scope', language, { places: places.length === 0 ? '–' : places.join(language === 'en' ? ', ' : '、') })
}

/** `7,304（6,100–8,211）`; one number where the interval is one. */
export function intervalText({ lower, best, upper }: DataFile['subjects'], language: Language): string {
  if (lower === upper) return count(best)
  const range = `${count(lower)}–${count(upper)}`
  return language === 'en' ? `${count(best)} (${range})` : `${count(best)}（${range}）`
}

/** `區間 6,100–8,211`, or that there is nothing between the bounds. */
export function rangeText({ lower, upper }: SubjectInterval, language: Language): string {
  return lower === upper
    ? phrase('total-exact', language)
    : phrase('total-interval', language, { lower: count(lower), upper: count(upper) })
}

// A tenth: below it, a low bound is not what a reader stumbles over.
const LOW = 0.9

/** Whether a data file's lower bound is low because nothing in it tells two people for certain. */
export function hasLowBound({ subjects, types }: DataFile): boolean {
  const strong = ['tw-national-id', 'tw-resident-id', 'passport', 'nhi-card', 'citizen-digital-certificate'].some(
    (id) => (types[id]?.distinct ?? 0) > 0,
  )
  return !strong && subjects.lower < subjects.best * LOW
}

/** Data files and rows of one class. People are not added up: one person may be in several. */
export interface ClassTotal {
  readonly class: SubjectClass
  readonly files: number
  readonly rows: number
  readonly maskedRows: number
}

/** Totals of the classes that occur, in their order. */
export function classTotals(files: readonly DataFile[]): readonly ClassTotal[] {
  return SUBJECT_CLASSES.flatMap((id) => {
    const own = files.filter((file) => file.class === id)
    const sum = (of: (file: DataFile) => number) => own.reduce((total, file) => total + of(file), 0)
    const total = {
      class: id,
      files: own.length,
      rows: sum((file) => file.rows),
      maskedRows: sum((file) => file.maskedRows),
    }
    return own.length === 0 ? [] : [total]
  })
}

/** Whose data a determination counts, with the regulation's number. */
export function populationText(determination: Determination, language: Language): string {
  return phrase('people-of', language, { population: visible(word(POPULATIONS, determination.population, language)) })
}

/** Why the verdict is what it is. "Below" is proven for what was scanned and nothing else, and says so. */
export function becauseTexts(determination: Determination, language: Language): readonly string[] {
  const texts: string[] = determination.because.map((reason) => DETERMINATION_REASONS[reason][language])
  return determination.verdict === 'below' ? [...texts, phrase('scope-only', language)] : texts
}

/** Heading of {@link missingTexts}: of what is proven nothing is missing, but there may be something to know. */
export function missingHeading({ verdict }: Determination, language: Language): string {
  return phrase(verdict === 'below' ? 'reminders' : 'missing', language)
}

/** What would have to be done to be certain. Empty when reached: more can only confirm it. */
export function missingTexts(determination: Determination, language: Language): readonly string[] {
  if (determination.verdict === 'reached') return []
  const texts: string[] = []
  if (determination.because.includes('listing-incomplete')) texts.push(phrase('missing-listing', language))
  if (determination.unread > 0) texts.push(phrase('missing-unread', language, { number: count(determination.unread) }))
  if (determination.because.includes('interval-straddles')) texts.push(phrase('missing-interval', language))
  if (determination.unclassified > 0)
    texts.push(phrase('missing-unclassified', language, { number: count(determination.unclassified) }))
  for (const reason of ['ignore-files', 'links-outside', 'nothing-read', 'unclassified-decide'] as const)
    if (determination.because.includes(reason)) texts.push(DETERMINATION_REASONS[reason][language])
  return texts
}

/** Numbers of data files named in one line; the rest can be found by their class. */
const FILES_NAMED = 40

/** Which data files were counted. */
export function countedFilesText({ dataFiles }: Determination, language: Language): string {
  const named = dataFiles.slice(0, FILES_NAMED).join(', ') + (dataFiles.length > FILES_NAMED ? ' …' : '')
  return dataFiles.length === 0
    ? '0'
    : phrase('files-counted', language, { number: count(dataFiles.length), list: named })
}

/** A duty with what the text says of it, when, and whether it applies. */
export function dutyText(duty: DutyOutcome, determination: Determination, model: ReportModel, language: Language) {
  const say = (id: keyof typeof DUTY_PHRASES, values: Record<string, string>) =>
    fill(DUTY_PHRASES[id][language], values)
  const of = (text: Text) => visible(textIn(text, language))
  const { to, trigger, condition, note, from, id } = duty
  const details = [
    ...(note === undefined ? [] : [of(note)]),
    ...(condition === undefined ? [] : [say('condition', { condition: of(condition) })]),
    ...(from !== undefined && from > 0 && id.includes('incident')
      ? [say('incident-from', { number: count(from) })]
      : []),
    ...(trigger === undefined ? [] : [say('trigger', { trigger: of(trigger) })]),
    ...(to === undefined ? [] : [say('to', { to: of(to) })]),
  ]
  return {
    duty: visible(word(DUTIES, id, language)),
    details,
    article: visible(duty.article) || '–',
    deadline: deadlineText(duty, determination, model, language),
    applies: appliesText(duty, determination, model, language),
  }
}

function deadlineText(duty: DutyOutcome, determination: Determination, model: ReportModel, language: Language): string {
  const period = dutyPeriodText(duty, language)
  if (period === '') return ''
  const clock = clockOf(duty, determination, model)
  const texts = clock === undefined ? [] : [dueText(clock, language), weekendText(clock, language)]
  return [period, ...texts].filter((text) => text !== '').join(language === 'en' ? '; ' : '；')
}

/** The period of a duty and what it is counted from; empty when it has none. */
export function dutyPeriodText(duty: DutyOutcome, language: Language): string {
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

/** `§2 完成個人資料檔案安全維護計畫之訂定：至 2027-02-28 屆滿`: the days that history knows, and no others. */
export function deadlineTexts(determination: Determination, model: ReportModel, language: Language): readonly string[] {
  const clocks = outlookFor(determination, model)?.clocks.filter(
    ({ clock, due }) => DATED.includes(clock) && due !== null,
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
  const { threshold } = determination
  if (from === 0 || (from === undefined && threshold === 0)) return phrase('applies-always', language)
  if (clock === 'below' || clock === 'reached-again') {
    if (clockOf(duty, determination, model) !== undefined) return phrase('applies-begun', language)
    return phrase(
      historyTexts(determination, model, language).length === 0 ? 'applies-history' : 'applies-not-begun',
      language,
    )
  }
  return phrase(`applies-${verdict}`, language, { number: count(from ?? threshold) })
}

/** The clock of a duty, where it has begun or waits for something. */
function clockOf(duty: DutyOutcome, determination: Determination, model: ReportModel): DutyClock | undefined {
  return outlookFor(determination, model)?.clocks.find(
    (one) => one.duty === duty.id && one.clock === duty.clock && one.article === duty.article,
  )
}

/** A text of a regulation's in the language of the report. */
function textIn({ zh, en }: Text, language: Language): string {
  return language === 'en' ? en : zh
}

/** `6 個月`, `5 年`, `72 小時`, `30 日`. */
function periodText({ months, days, hours }: DutyOutcome, language: Language): string | null {
  if (days !== undefined) return phrase('days', language, { number: days })
  if (months !== undefined) {
    return months % 12 === 0
      ? phrase('years', language, { number: months / 12 })
      : phrase('months', language, { number: months })
  }
  return hours === undefined ? null : phrase('hours', language, { number: hours })
}

/** Where a reading stands against the number. */
export function againstThreshold(low: number, high: number, threshold: number): 'at-or-above' | 'under' | 'straddles' {
  if (low >= threshold) return 'at-or-above'
  return high < threshold ? 'under' : 'straddles'
}

/** Data files in the order in which a person should look at them. */
export function byRisk(files: readonly DataFile[]): readonly DataFile[] {
  return files.toSorted(
    (a, b) => b.risk.score - a.risk.score || b.subjects.best - a.subjects.best || a.number - b.number,
  )
}

/** Items that were not wholly read, of one outcome and reason. */
export interface UnreadGroup {
  readonly state: ReportItem['state']
  readonly reason: ReportItem['reason'] | undefined
  total: number
  readonly first: ReportItem[]
}

/** Gathers the items that were not wholly read, the first `most` of each outcome and reason; one pass, bounded memory. */
export function unreadGroups(items: Iterable<ReportItem>, most: number): readonly UnreadGroup[] {
  const groups = new Map<string, UnreadGroup>()
  for (const item of items) {
    if (item.state === 'scanned') continue
    const key = `${item.state}/${item.reason ?? ''}`
    let group = groups.get(key)
    if (group === undefined) {
      group = { state: item.state, reason: item.reason, total: 0, first: [] }
      groups.set(key, group)
    }
    group.total++
    if (group.first.length < most) group.first.push(item)
  }
  const order = ({ state }: UnreadGroup) => OUTCOME_STATES.indexOf(state)
  return [...groups.values()].sort(
    (a, b) => order(a) - order(b) || b.total - a.total || ((a.reason ?? '') < (b.reason ?? '') ? -1 : 1),
  )
}
