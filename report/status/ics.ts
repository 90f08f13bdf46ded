/**
 * `pandian status --format ics`: the days of the clocks for a calendar, RFC 5545. All-day events with an alarm a month and a week
 * before. What it says is of regulations and days; neither places nor people are in it.
 *
 * Our own writer: what of the standard is needed is folding, escaping and a dozen properties, and the packages that write calendars
 * bring time zones and recurrence that an all-day event has no use for.
 */
import { createHash } from 'node:crypto'
import { addDays, type DutyClock } from '../../inventory/inventory.ts'
import { adviceTexts, dueText, spanTexts, weekendText } from '../clocks.ts'
import type { Language } from '../model.ts'
import { STATUS_PHRASES } from '../words/status.ts'
import { DUTIES, fill, word } from '../words.ts'
import type { StatusModel, StatusNumber } from './model.ts'

/** Days before the last at which a calendar reminds. */
const REMINDERS = [30, 7]

/** Octets in a line, without its end (§3.1). */
const LINE_OCTETS = 75

/** The calendar, lines ended by CR LF. */
export function statusCalendar(model: StatusModel, language: Language): string {
  const stamp = `${new Date(model.now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//pandian//pandian status//EN',
    // No METHOD: a file that is taken in is no scheduling message, and a published one would have to name its organiser (RFC 5546 §3.2.1).
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(STATUS_PHRASES['calendar-name'][language])}`,
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
  // The same for the same clock, whatever its day: a calendar that takes the file in again moves the event.
  const name = JSON.stringify([regulation, kind, population, threshold, basis, clock.duty, clock.article])
  const uid = `${createHash('sha256').update(name).digest('hex').slice(0, 32)}@pandian.dev`
  const alarms = clock.state === 'overdue' || clock.state === 'done' ? [] : REMINDERS
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(due)}`,
    `DTEND;VALUE=DATE:${compact(addDays(due, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(says.join('\n'))}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...alarms.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(summary)}`,
      `TRIGGER:-P${days}D`,
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
