/**
 * `pandian status --format ics`: the days of the clocks for a calendar, RFC 5545. All-day events with an alarm a month and a week
 * before; and the last hours of incidents, which end at a moment. What it says is of regulations and times; neither places nor people are in it.
 *
 * Our own writer: what of the standard is needed is folding, escaping and a dozen properties, and the packages that write calendars
 * bring time zones and recurrence that an all-day event has no use for.
 */
import { createHash } from 'node:crypto'
import { addDays, type DutyClock } from '../../inventory/inventory.ts'
import { adviceTexts, dueText, spanTexts, weekendText } from '../clocks.ts'
import type { Language } from '../model.ts'
import { moment } from '../text.ts'
import { STATUS_PHRASES } from '../words/status.ts'
import { DUTIES, fill, word } from '../words.ts'
import {
  hoursLeft,
  recordOptions,
  reportPhrase,
  type StatusIncident,
  type StatusModel,
  type StatusNumber,
  type StatusReport,
} from './model.ts'

/** Days before the last at which a calendar reminds. */
const REMINDERS = ['-P30D', '-P7D']

/** The event of a report is the last hour before its last moment: one that began with that would be seen when it is over. */
const INCIDENT_MS = 3_600_000

/** Before that hour, in hours: a day, and three hours, before the last moment. */
const HOURS_BEFORE = [23, 2]

/** Octets in a line, without its end (§3.1). */
const LINE_OCTETS = 75

/** The calendar, lines ended by CR LF. */
export function statusCalendar(model: StatusModel, language: Language): string {
  const stamp = instant(model.now)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//pandian//pandian status//EN',
    // No METHOD: a file that is taken in is no scheduling message, and a published one would have to name its organiser (RFC 5546 §3.2.1).
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(STATUS_PHRASES['calendar-name'][language])}`,
    ...model.incidents.flatMap((incident) =>
      incident.reports.flatMap((report) => incidentEvent(incident, report, { now: model.now, stamp, language })),
    ),
    ...model.numbers.flatMap((number) =>
      number.outlook.clocks.flatMap((clock) => event(number, clock, stamp, language)),
    ),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function event(number: StatusNumber, clock: DutyClock, stamp: string, language: Language): string[] {
  const { due } = clock
  if (due === null) return []
  const { determination, outlook } = number
  const { regulation, regulationName, kind, population, threshold, basis, url } = determination
  const duty = word(DUTIES, clock.duty, language)
  const summary = fill(STATUS_PHRASES[titleOf(clock)][language], { duty })
  const says = [
    `${regulationName} ${clock.article}`.trimEnd(),
    ...spanTexts(outlook, language),
    ...(clock.done === null ? [] : [dueText(clock, language)]),
    weekendText(clock, language),
    ...adviceTexts(clock, language),
    url,
  ].filter((text) => text !== '')
  return eventLines({
    name: [regulation, kind, population, threshold, basis, clock.duty, clock.article],
    stamp,
    when: [`DTSTART;VALUE=DATE:${compact(due)}`, `DTEND;VALUE=DATE:${compact(addDays(due, 1))}`],
    summary,
    says,
    alarms: clock.state === 'overdue' || clock.state === 'done' ? [] : REMINDERS,
  })
}

/** The hour that ends at the last moment of a report. */
function incidentEvent(
  { number, name, discovered }: StatusIncident,
  report: StatusReport,
  { now, stamp, language }: { readonly now: number; readonly stamp: string; readonly language: Language },
): string[] {
  const { regulation, name: regulationName, article, first, by, done } = report
  const end = Date.parse(by)
  const minute = (iso: string) => moment(iso).slice(0, 16)
  const say = (id: keyof typeof STATUS_PHRASES, values: Readonly<Record<string, string>>) =>
    fill(STATUS_PHRASES[id][language], values)
  const values = { number: String(number), time: minute(by) }
  const what = say(reportPhrase(report), {})
  const open = [
    say('event-incident-says', { discovered: minute(discovered), time: minute(by) }),
    say('incident-record', { number: String(number), regulation: recordOptions(report) }),
  ]
  return eventLines({
    name: ['incident', name, regulation, article, first],
    stamp,
    when: [`DTSTART:${instant(end - INCIDENT_MS)}`, `DTEND:${instant(end)}`],
    summary: done === null ? say('event-incident', { ...values, what }) : say('event-incident-done', values),
    says: [`${regulationName} ${article}`.trimEnd(), ...(done === null ? open : [done])],
    alarms: done === null && hoursLeft(by, now) >= 0 ? hourReminders(end - INCIDENT_MS, Date.parse(discovered)) : [],
  })
}

/** Of an hour to announce in there is nothing before it: a reminder that lies before the discovery reminds nobody, so it comes in mid-hour. */
function hourReminders(start: number, discovered: number): readonly string[] {
  const before = HOURS_BEFORE.filter((hours) => start - hours * 3_600_000 > discovered)
  return before.length > 0 ? before.map((hours) => `-PT${hours}H`) : ['PT30M']
}

/** One event, as lines that are not folded yet. */
function eventLines(event: {
  /** What it is known by. The same for the same clock, whatever its day: a calendar that takes the file in again moves the event. */
  readonly name: readonly unknown[]
  readonly stamp: string
  readonly when: readonly string[]
  readonly summary: string
  readonly says: readonly string[]
  /** Triggers. */
  readonly alarms: readonly string[]
}): string[] {
  const summary = escaped(event.summary)
  const uid = createHash('sha256').update(JSON.stringify(event.name)).digest('hex').slice(0, 32)
  return [
    'BEGIN:VEVENT',
    `UID:${uid}@pandian.dev`,
    `DTSTAMP:${event.stamp}`,
    ...event.when,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escaped(event.says.join('\n'))}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...event.alarms.flatMap((trigger) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${summary}`,
      `TRIGGER:${trigger}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

function titleOf({ state, clock }: DutyClock): 'event-done' | 'event-if' | 'event-keep' | 'event-stop' | 'event-last' {
  // It stays, without its reminders, so that a calendar that has it does not go on reminding.
  if (state === 'done') return 'event-done'
  if (state === 'conditional') return 'event-if'
  if (clock === 'keep') return 'event-keep'
  return clock === 'below' ? 'event-stop' : 'event-last'
}

/** A moment in UTC (§3.3.5). @param time ms since 1970 */
function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}

/** A TEXT value (§3.3.11). Control characters have no place in one. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

/** Long lines go on in the next, after a blank; between two characters, never inside one. */
function fold(line: string): string {
  let out = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}
