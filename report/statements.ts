/** Sentences about the figures, the same in every rendering: a verdict must not read otherwise on paper than on screen. */
import { OUTCOME_STATES } from '../connectors/connector.ts'
import {
  type Amendment,
  type DataFile,
  type Determination,
  SUBJECT_CLASSES,
  type SubjectClass,
  type SubjectInterval,
  type Text,
} from '../inventory/inventory.ts'
import type { Language, ReportItem, ReportModel } from './model.ts'
import { count, displayUri, visible } from './text.ts'
import { AUTHORITIES, BASES, DETERMINATION_REASONS, NUMBER_KINDS, phrase, UNITS, VERDICTS, word } from './words.ts'

/** Places named in the line of the scope; more stand in the table of the places asked for. */
const PLACES = 12

/** `盤點範圍：/srv/share、/mnt/backup`: what every figure and every verdict is about. */
export function scopeText({ targets, coverage }: ReportModel, language: Language): string {
  const places = targets.slice(0, PLACES).map(({ root }) => displayUri(root))
  if (targets.length > PLACES) places.push(phrase('scope-more', language, { number: count(targets.length - PLACES) }))
  const scope = phrase('scope', language, {
    places: places.length === 0 ? '–' : places.join(language === 'en' ? ', ' : '、'),
  })
  const sampled = coverage.reasons.find(({ reason }) => reason === 'sampled')
  if (sampled === undefined) return scope
  return `${scope}${phrase('scope-sampled', language, { number: count(sampled.items) })}`
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

/** A text of a regulation's in the language of the report. */
export function textIn({ zh, en }: Text, language: Language): string {
  return visible(language === 'en' ? en : zh)
}

/** `已達`; of a regulation without a number, that it waits for none. */
export function verdictText({ verdict, kind }: Pick<Determination, 'verdict' | 'kind'>, language: Language): string {
  return kind === 'none' ? phrase('verdict-none', language) : VERDICTS[verdict][language]
}

/** Whom or what a determination counts, in the text's words. */
function populationText({ counted }: Determination, language: Language): string {
  return textIn(counted, language)
}

/** `5,000 筆`, `3,000 戶`. */
export function thresholdText({ threshold, unit }: Determination, language: Language): string {
  return unitText(threshold, unit, language)
}

/** Who issued a regulation. */
export function authorityText({ authority }: Pick<Determination, 'authority'>, language: Language): string {
  return visible(word(AUTHORITIES, authority, language))
}

/** A number with what one of it is called. */
export function unitText(number: number, unit: string, language: Language): string {
  return `${count(number)} ${visible(word(UNITS, unit, language))}`
}

/** On what is counted; of a single day, which. */
export function basisText({ basis }: Determination, model: ReportModel, language: Language): string {
  const words = BASES[basis][language]
  if (basis !== 'single-day') return words
  return language === 'en' ? `${words} (${model.run.counted})` : `${words}（${model.run.counted}）`
}

/** What a number is for, to whom it applies, and from how many: `安全維護計畫：消費者個人資料 5,000 筆以上（§2）`. */
export function numberText(determination: Determination, language: Language): string {
  const kind = NUMBER_KINDS[determination.kind][language]
  if (determination.kind === 'none') return kind
  return phrase('number-for', language, {
    kind,
    counted: populationText(determination, language),
    number: thresholdText(determination, language),
    article: visible(determination.article),
  })
}

/** Determinations of one regulation, in their order. */
export interface RegulationGroup {
  readonly first: Determination
  readonly determinations: readonly Determination[]
}

/** Gathers the numbers of each regulation. */
export function byRegulation(determinations: readonly Determination[]): readonly RegulationGroup[] {
  const groups = new Map<string, Determination[]>()
  for (const determination of determinations) {
    const same = groups.get(determination.regulation)
    if (same === undefined) groups.set(determination.regulation, [determination])
    else same.push(determination)
  }
  return [...groups.values()].map((own) => ({ first: own[0]!, determinations: own }))
}

/** Data files named with their figures. */
const EVIDENCE_NAMED = 5

/** The data files that a count mostly consists of. */
export function evidenceTexts({ evidence }: Determination, language: Language): readonly string[] {
  return evidence
    .slice(0, EVIDENCE_NAMED)
    .map(({ number, rows, subjects }) =>
      phrase('evidence-line', language, { number, people: intervalText(subjects, language), rows: count(rows) }),
    )
}

/** Why the verdict is what it is. "Below" is proven for what was scanned and nothing else, and says so. */
export function becauseTexts(determination: Determination, language: Language): readonly string[] {
  const texts: string[] = determination.because.map((reason) => DETERMINATION_REASONS[reason][language])
  const { everHeld, condition } = determination
  if (condition !== undefined)
    texts.push(phrase('number-condition', language, { condition: textIn(condition, language) }))
  if (everHeld !== undefined) {
    const { lower, upper } = everHeld.subjects
    texts.push(
      upper === null
        ? phrase('ever-held-open', language, { lower: count(lower) })
        : phrase('ever-held', language, { lower: count(lower), upper: count(upper) }),
    )
  }
  if (determination.amended !== undefined) texts.push(amendedText(determination.amended, language))
  return determination.verdict === 'below' ? [...texts, phrase('scope-only', language)] : texts
}

/** That there is a later text. */
export function amendedText({ date, note }: Amendment, language: Language): string {
  return phrase('amended', language, { date, note: textIn(note, language) })
}

/** Heading of {@link missingTexts}: of what is proven nothing is missing, but there may be something to know. */
export function missingHeading({ verdict }: Determination, language: Language): string {
  return phrase(verdict === 'below' ? 'reminders' : 'missing', language)
}

/** What would have to be done to be certain. Empty when reached: more can only confirm it. */
export function missingTexts(determination: Determination, language: Language): readonly string[] {
  if (determination.verdict === 'reached') return []
  const texts: string[] = []
  for (const reason of ['history-missing', 'capital-not-stated', 'sme-not-stated'] as const)
    if (determination.because.includes(reason)) texts.push(DETERMINATION_REASONS[reason][language])
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
