/**
 * The form for reporting an incident (個人資料侵害事故通報與紀錄表): what it asks for, filled where a scan knows. Both renderings print
 * these rows, so that paper and screen cannot say different things.
 */
import type {
  Affected,
  HeldGap,
  IncidentGround,
  IncidentVerdict,
  Reading,
  SubjectInterval,
  Text,
} from '../../inventory/inventory.ts'
import type { Language } from '../model.ts'
import { intervalText } from '../statements.ts'
import { count, displayUri, moment } from '../text.ts'
import { READINGS } from '../words.ts'
import { INCIDENT_WORDS, type IncidentWord } from './words.ts'

/** A place that was named as affected. */
export interface AffectedFile {
  readonly uri: string
  readonly rows: number
  readonly items: number
  /** Of its items, those that were not (wholly) read: there may be more people in it. */
  readonly unread: number
}

/** What a regulation makes of the incident. */
export interface IncidentReport {
  readonly regulation: string
  readonly name: string
  readonly article: string
  /** Number from which it has to be reported; 0 where the text names none. */
  readonly from: number
  readonly hours: number
  /** To whom. */
  readonly to: Text
  /** Hours within which the authority is told first, before the report. */
  readonly firstHours?: number
  /** The circumstance that the text asks for beside the number (將危及其正常營運或大量當事人權益), which only a person can judge. */
  readonly trigger?: Text
  /** What a 筆 was taken to be. */
  readonly reading: Reading
  readonly state: IncidentVerdict
  /** Number of what the affected system holds from which it has to be reported, where the text names one; why there may be more than was counted. */
  readonly holds?: { readonly from: number; readonly gaps: readonly HeldGap[] }
  /** What it is reported for, where a count tells; what nobody can tell. */
  readonly ground?: IncidentGround
  readonly open?: readonly IncidentGround[]
  /** The number is not reached by that reading, and would be by rows. */
  readonly rowsReach?: true
  /** ISO 8601, Taiwan time: the last moment; undefined while nobody has said when the incident was discovered. */
  readonly by: string | undefined
}

/** Everything that is printed. All masked. */
export interface IncidentForm {
  /** The organisation, where the configuration names it. */
  readonly organisation: string | undefined
  /** ISO 8601; undefined is left blank. */
  readonly occurred: string | undefined
  readonly discovered: string | undefined
  /** When this form was made, and the count it rests on: ISO 8601. */
  readonly made: string
  readonly counted: string
  readonly affected: Affected
  readonly rows: number
  readonly files: readonly AffectedFile[]
  readonly reports: readonly IncidentReport[]
  readonly tool: string
}

/** A line of the form: a label and what stands beside it. Blank `lines` leave room to write in. */
export interface FormRow {
  readonly id: IncidentWord
  readonly label: string
  readonly lines: readonly string[]
  /** Lines of room for writing by hand, where nothing is filled in. */
  readonly room: number
}

const BOX = '☐'

/** The words for `id`. */
export function incidentWord(id: IncidentWord, language: Language): string {
  return INCIDENT_WORDS[id][language]
}

/** `約 5,012 筆（當事人；區間 4,998–5,030）` */
function about(people: SubjectInterval, language: Language): string {
  // No blank after a full-width bracket, which brings its own.
  return incidentWord('about', language)
    .replace('{people}', () => intervalText(people, language))
    .replace('） ', '）')
}

/** The rows of the official form, in its order. */
export function formRows(form: IncidentForm, language: Language): readonly FormRow[] {
  const word = (id: IncidentWord) => incidentWord(id, language)
  const row = (id: IncidentWord, lines: readonly string[] = [], room = 1): FormRow => ({
    id,
    label: word(id),
    lines,
    room,
  })
  const { affected, rows } = form
  const kinds = (['theft', 'alteration', 'damage', 'loss', 'leak', 'other-kind'] as const).map(
    (id) => `${BOX} ${word(id)}`,
  )
  const rowsText = (number: number) => word('rows').replace('{number}', () => count(number))
  return [
    row('organisation', form.organisation === undefined ? [] : [form.organisation]),
    row('authority'),
    row('reported-at', [], 1),
    row('reporter', [word('signature')], 2),
    row('title'),
    row('phone'),
    row('email'),
    row('address'),
    row('occurred', form.occurred === undefined ? [] : [moment(form.occurred)]),
    row('discovered', form.discovered === undefined ? [] : [moment(form.discovered)]),
    // The last has a line of its own, to be written on.
    row('kind', [kinds.slice(0, -1).join('　'), kinds.at(-1)!]),
    row('total', [about(affected.people, language), rowsText(rows)]),
    row('general', [about(affected.general, language)]),
    row('special', [about(affected.special, language), rowsText(affected.specialRows)]),
    row('cause', [], 4),
    row('harm', [], 3),
    row('consequences', [], 3),
    row('response', [], 4),
    row('notice', [], 3),
    row('in-time', [`${BOX} ${word('in-time-yes')}`, `${BOX} ${word('in-time-no')}`], 2),
  ]
}

/** Who has to be told and by when, a sentence a regulation. */
export function reportLines(form: IncidentForm, language: Language): readonly (readonly string[])[] {
  const word = (id: IncidentWord) => incidentWord(id, language)
  return form.reports.map((report) => [
    `${report.name} ${report.article}`,
    stateText(report, language) +
      (report.reading === 'subjects' || report.from === 0 || report.ground === 'special'
        ? ''
        : word('by-reading').replace('{reading}', () => READINGS[report.reading][language])) +
      (report.rowsReach ? word('rows-reach') : '') +
      (report.trigger === undefined
        ? ''
        : word('trigger').replace('{trigger}', () => textOf(report.trigger, language))),
    textOf(report.to, language),
    report.state === 'below'
      ? '–'
      : report.by === undefined
        ? word('by-unknown').replace('{hours}', () => String(report.hours))
        : moment(report.by) +
          (report.firstHours === undefined ? '' : word('first').replace('{hours}', () => String(report.firstHours))),
  ])
}

/** What is to be done, and for what. */
function stateText(report: IncidentReport, language: Language): string {
  const { state, from, ground = 'number', open = ['number'], holds } = report
  const say = (id: IncidentWord) =>
    incidentWord(id, language)
      .replace('{number}', () => count(from))
      .replace('{holds}', () => count(holds?.from ?? 0))
  if (state === 'report') {
    if (ground !== 'number') return say(`state-report-${ground}`)
    return say(from === 0 ? 'state-report-all' : 'state-report')
  }
  if (state !== 'undetermined') return say(`state-${state}`)
  const gaps = (holds?.gaps ?? []).map((gap) => say(`gap-${gap}`))
  const because = gaps.length === 0 ? '' : say('because').replace('{gaps}', () => gaps.join(say('gap-and')))
  const sentences = [
    ...(from === 0 || open.includes('number') ? [] : [say('number-below')]),
    ...open.map((one) => say(`open-${one}`) + (one === 'holds' ? because : '')),
    say('report-anyway'),
  ]
  return sentences.join(say('clause'))
}

function textOf(text: Text | undefined, language: Language): string {
  return text === undefined ? '' : language === 'en' ? text.en : text.zh
}

/** The places, with their figures. */
export function fileLines(form: IncidentForm, language: Language): readonly (readonly string[])[] {
  return form.files.map(({ uri, rows, items, unread }) => [
    displayUri(uri),
    count(rows),
    count(items),
    unread === 0 ? '' : incidentWord('unread', language).replace('{number}', () => count(unread)),
  ])
}

/** Remarks under the tables: what the figures rest on and what they cannot say. */
export function notes(form: IncidentForm, language: Language): readonly string[] {
  const word = (id: IncidentWord) => incidentWord(id, language)
  const unread = form.files.reduce((sum, file) => sum + file.unread, 0)
  return [
    word('note-count').replace('{counted}', () => moment(form.counted)),
    word('note-part'),
    ...(unread === 0 ? [] : [word('note-unread').replace('{number}', () => count(unread))]),
    word('note-person'),
    word('note-made')
      .replace('{made}', () => moment(form.made))
      .replace('{tool}', () => form.tool),
  ]
}
