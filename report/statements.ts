/** Sentences about the figures, the same in every rendering: a verdict must not read otherwise on paper than on screen. */
import type { DataFile, Determination, Duty } from '../inventory/inventory.ts'
import type { Language, ReportItem, ReportModel } from './model.ts'
import { addMonths, count, visible } from './text.ts'
import { DETERMINATION_REASONS, DUTIES, POPULATIONS, phrase, word } from './words.ts'

/** `7,304（6,100–8,211）`; one number where the interval is one. */
export function intervalText({ lower, best, upper }: DataFile['subjects'], language: Language): string {
  if (lower === upper) return count(best)
  const range = `${count(lower)}–${count(upper)}`
  return language === 'en' ? `${count(best)} (${range})` : `${count(best)}（${range}）`
}

/** Whose data a determination counts, with the regulation's number. */
export function populationText(determination: Determination, language: Language): string {
  return phrase('people-of', language, { population: visible(word(POPULATIONS, determination.population, language)) })
}

/** Why the verdict is what it is. */
export function becauseTexts(determination: Determination, language: Language): readonly string[] {
  return determination.because.map((reason) => DETERMINATION_REASONS[reason][language])
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
  return texts
}

/** A duty, and by when. */
export function dutyText(duty: Duty, determination: Determination, model: ReportModel, language: Language) {
  const deadline: string[] = []
  if (duty.from !== undefined) deadline.push(phrase('from-number', language, { number: count(duty.from) }))
  if (duty.months !== undefined) {
    const reached = determination.verdict === 'reached'
    const date = reached ? addMonths(model.run.counted, duty.months) : ''
    deadline.push(phrase(reached ? 'within-months-date' : 'within-months', language, { number: duty.months, date }))
  }
  if (duty.hours !== undefined) deadline.push(phrase('within-hours', language, { number: duty.hours }))
  return {
    duty: visible(word(DUTIES, duty.id, language)),
    article: visible(duty.article),
    deadline: deadline.join(language === 'en' ? '; ' : '；'),
  }
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
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
