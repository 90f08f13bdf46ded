/** `pandian status` for people. */
import { type DutyOutcome, daysLeft } from '../../inventory/inventory.ts'
import { adviceTexts, dueText, spanTexts, weekdayText, weekendText } from '../clocks.ts'
import { dutyPeriodText } from '../duties.ts'
import type { Language } from '../model.ts'
import { intervalText } from '../statements.ts'
import { pad, wrap } from '../terminal.ts'
import { count, moment, visible, width } from '../text.ts'
import { STATUS_PHRASES } from '../words/status.ts'
import { DUTIES, fill, VERDICTS, word } from '../words.ts'
import {
  hoursLeft,
  openIncidents,
  recordOptions,
  reportPhrase,
  type StatusIncident,
  type StatusModel,
  type StatusNumber,
  type TrendPoint,
} from './model.ts'

/** How to print. */
export interface StatusOptions {
  readonly language: Language
  /** With ANSI colours. */
  readonly color: boolean
  /** Cells in a line. */
  readonly width: number
}

const CODES = { bold: 1, soft: 2, reached: 31, below: 32, undetermined: 33, overdue: 31 } as const

/** Scans in a history line; of more, the last of each stretch. */
const POINTS = 40
const BARS = '▁▂▃▄▅▆▇█'

/** The text, with a line feed at its end. */
export function statusText(model: StatusModel, { language, color, width: cells }: StatusOptions): string {
  const paint = (how: keyof typeof CODES, text: string) => (color ? `\u001B[${CODES[how]}m${text}\u001B[0m` : text)
  const say = (id: keyof typeof STATUS_PHRASES, values: Record<string, string> = {}) =>
    fill(STATUS_PHRASES[id][language], values)
  const columns = Math.max(40, cells)
  const { today, first, last, scans, complete, numbers } = model
  const lines = [
    paint('bold', say('heading', { today })),
    say(scans === 1 ? 'scans-one' : 'scans', { number: count(scans), first, last }),
  ]
  if (!complete) lines.push(...wrap(say('incomplete'), columns).map((line) => paint('undetermined', line)))
  const incidents = openIncidents(model.incidents)
  if (incidents.length > 0) lines.push('', paint('overdue', say('incidents')))
  for (const incident of incidents) lines.push(...incidentLines(incident))
  for (const number of numbers) lines.push('', ...block(number))
  const overdue = numbers.flatMap(({ outlook }) => outlook.clocks).filter(({ state }) => state === 'overdue').length
  if (overdue > 0) lines.push('', paint('overdue', say('overdue', { number: count(overdue) })))
  lines.push('', ...wrap(say('holidays'), columns).map((line) => paint('soft', line)))
  return `${lines.join('\n')}\n`

  /** Hours run through nights and holidays, so they are told as hours. */
  function incidentLines({ number, name, discovered, reports }: StatusIncident): string[] {
    const minute = (iso: string) => moment(iso).slice(0, 16)
    const out = wrap(
      say('incident', { number: count(number), name: visible(name), discovered: minute(discovered) }),
      columns,
    )
    // A command an authority, this for the first: what was told to one is not told to the others.
    const regulation = reports[0] === undefined ? '' : visible(recordOptions(reports[0]))
    const told = reports.flatMap((report) => {
      const { name, article, by } = report
      const left = hoursLeft(by, model.now)
      const how = left < 0 ? say('hours-past') : say('hours-left', { number: count(left) })
      const head = `${left < 0 ? '!' : ' '} ${minute(by)}  ${pad(how, 15)} `
      const what = `${say(reportPhrase(report))}  ${visible(report.regulation)} ${visible(name)} ${visible(article)}`
      const [line = '', ...rest] = wrap(what, columns - width(head))
      return [`${head}${line}`, ...rest.map((more) => ' '.repeat(width(head)) + more)]
    })
    return [
      ...out,
      ...told,
      ...wrap(say('incident-record', { number: String(number), regulation }), columns - 6).map(
        (line) => `      ${line}`,
      ),
    ]
  }

  function block({ determination, outlook, trend }: StatusNumber): string[] {
    const { verdict, regulationName, regulation, article, counted, readings, threshold, unit } = determination
    const lead = VERDICTS[verdict][language]
    const indent = '  '
    const people = intervalText(readings.subjects, language)
    const of = visible(language === 'en' ? counted.en : counted.zh)
    const number = language === 'en' ? count(threshold) : `${count(threshold)} ${visible(unit)}`
    const figures = say('figures', { people, threshold: number })
    const out = [
      `${paint(verdict, lead)}  ${paint('bold', visible(regulationName))}`,
      ...wrap(`${visible(regulation)} ${visible(article)} ${of}  ${figures}`, columns - 2).map((line) => indent + line),
    ]
    if (trend.length > 1) {
      const values = { line: sparkline(trend), from: trend[0]!.day, to: trend.at(-1)!.day }
      out.push(indent + say('trend', values))
    }
    for (const text of spanTexts(outlook, language)) out.push(...bullet(text, indent))
    for (const clock of outlook.clocks) {
      const left = daysLeft(clock, today)
      const when =
        clock.due === null
          ? clock.state === 'done'
            ? ''
            : say('waiting')
          : `${clock.due}（${weekdayText(clock.due, language)}）`
      const how =
        clock.state === 'done'
          ? say('done')
          : left === null
            ? ''
            : left > 1
              ? say('left', { number: count(left) })
              : left === 1
                ? say('left-one')
                : left === 0
                  ? say('today')
                  : clock.state === 'running'
                    ? say('working-day')
                    : say('past', { number: count(-left) })
      const duty = determination.duties.find(({ id, clock: own }) => id === clock.duty && own === clock.clock)
      const what = `${visible(clock.article)} ${visible(word(DUTIES, clock.duty, language))}`.trim()
      const head = `${pad(language === 'en' ? when.replace('（', ' (').replace('）', ')') : when, 22)} ${pad(how, language === 'en' ? 15 : 12)} `
      const mark = clock.state === 'overdue' ? paint('overdue', '!') : ' '
      const [line = '', ...rest] = wrap(what, columns - 2 - width(head))
      out.push(`${mark} ${clock.state === 'overdue' ? paint('overdue', head) : head}${line}`)
      for (const more of rest) out.push(`  ${' '.repeat(width(head))}${more}`)
      const notes = [...periodNote(duty, dueText(clock, language)), weekendText(clock, language)]
      for (const note of [...notes, ...adviceTexts(clock, language)])
        if (note !== '') for (const piece of wrap(note, columns - 6)) out.push(`      ${paint('soft', piece)}`)
    }
    if (outlook.clocks.length === 0) out.push(indent + paint('soft', say('no-clocks')))
    return out
  }

  function periodNote(duty: DutyOutcome | undefined, due: string): string[] {
    const period = duty === undefined ? '' : dutyPeriodText(duty, language)
    return [[period, due].filter((text) => text !== '').join(language === 'en' ? '; ' : '；')]
  }

  function bullet(text: string, indent: string): string[] {
    const [line = '', ...rest] = wrap(text, columns - 4)
    return [`${indent}- ${line}`, ...rest.map((more) => `${indent}  ${more}`)]
  }
}

/** `▁▂▅█`: people (best) scan after scan, the highest bar the most there ever were. */
export function sparkline(trend: readonly TrendPoint[]): string {
  const step = Math.ceil(trend.length / POINTS)
  const shown = trend.filter((_, index) => (trend.length - 1 - index) % step === 0)
  const most = Math.max(...shown.map(({ subjects }) => subjects.best))
  return shown
    .map(({ subjects }) => BARS[most === 0 ? 0 : Math.round((subjects.best / most) * (BARS.length - 1))]!)
    .join('')
}
