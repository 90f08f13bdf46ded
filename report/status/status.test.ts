/** `pandian status`: a calendar that calendars can read, and a text that says what is due. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PastDetermination } from '../../inventory/inventory.ts'
import { sampleModel } from '../sample-model.ts'
import { statusCalendar } from './ics.ts'
import { statusJson } from './json.ts'
import type { StatusModel } from './model.ts'
import { sparkline, statusText } from './text.ts'

const TODAY = '2027-02-26'

function sample(change: Partial<PastDetermination> = {}): StatusModel {
  const { determinations, outlooks } = sampleModel()
  return {
    today: TODAY,
    now: Date.parse(`${TODAY}T01:02:03Z`),
    scans: 3,
    first: '2026-08-28',
    last: '2026-11-21',
    complete: true,
    incidents: [
      {
        number: 1,
        name: 'incident-20270225-090000',
        discovered: '2027-02-25T09:00:00.000+08:00',
        reports: [
          {
            regulation: 'D0020085',
            name: '某辦法',
            article: '§8',
            certain: true,
            first: false,
            by: '2027-02-28T09:00:00.000+08:00',
            done: null,
          },
          {
            regulation: 'X',
            name: '另一',
            article: '§6',
            certain: false,
            first: false,
            by: '2027-02-26T09:00:00.000+08:00',
            done: null,
          },
        ],
      },
    ],
    numbers: determinations.map((determination, index) => ({
      determination: { ...determination, ...change },
      outlook: outlooks[index]!,
      trend: [10, 20, 40].map((best) => ({
        day: '2026-11-21',
        verdict: 'below',
        subjects: { lower: best, best, upper: best },
      })),
    })),
  }
}

/** … of numbers alone, where incidents do not matter. */
function quiet(change: Partial<PastDetermination> = {}): StatusModel {
  return { ...sample(change), incidents: [] }
}

/** Content lines, unfolded, as RFC 5545 §3.1 has it. */
function unfold(text: string): string[] {
  expect(text.endsWith('\r\n')).toBe(true)
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    // Neither a lone CR or LF, nor half a character.
    expect(line).not.toMatch(/[\r\n\uFFFD]/)
    expect(line.isWellFormed()).toBe(true)
  }
  return text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
}

function plain(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}

/** Properties of a component (RFC 5545 §§3.4, 3.6.1, 3.6.6): those that must stand there once, and those that may. */
const GRAMMAR: Readonly<Record<string, { readonly once: readonly string[]; readonly maybe: readonly string[] }>> = {
  // METHOD makes it a scheduling message, which needs an ORGANIZER (RFC 5546).
  VCALENDAR: { once: ['VERSION', 'PRODID'], maybe: ['CALSCALE', 'X-WR-CALNAME'] },
  VEVENT: {
    once: ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY'],
    maybe: ['DTEND', 'DESCRIPTION', 'TRANSP', 'CLASS'],
  },
  VALARM: { once: ['ACTION', 'DESCRIPTION', 'TRIGGER'], maybe: [] },
}
/** What lies in what. */
const PARENTS: Readonly<Record<string, string>> = { VCALENDAR: '', VEVENT: 'VCALENDAR', VALARM: 'VEVENT' }
const VALUES: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/,
  CALSCALE: /^GREGORIAN$/,
  UID: /^[!-~]+$/,
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  DTSTART: /^\d{8}(T\d{6}Z)?$/,
  DTEND: /^\d{8}(T\d{6}Z)?$/,
  ACTION: /^DISPLAY$/,
  TRIGGER: /^-?P(\d+D|T\d+[HM])$/,
  TRANSP: /^TRANSPARENT$/,
  CLASS: /^PRIVATE$/,
}
/** §3.3.11: no bare comma, semicolon or backslash. */
const TEXT = /^(?:[^\\;,\p{Cc}]|\\[\\;,nN])*$/u

/** Throws where the lines are no calendar. */
function parseCalendar(lines: readonly string[]): void {
  const open: { readonly name: string; readonly seen: Set<string> }[] = []
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z][A-Z-]*)((?:;[A-Z-]+=[^:;,"]+)*):(.*)$/su.exec(line) ?? []
    const inside = open.at(-1)
    if (name === 'BEGIN') {
      expect(inside?.name ?? '', line).toBe(PARENTS[value])
      open.push({ name: value, seen: new Set() })
    } else if (name === 'END') {
      const { name: ended, seen } = open.pop()!
      expect(ended).toBe(value)
      for (const needed of GRAMMAR[ended]!.once) expect(seen, `${ended} ${needed}`).toContain(needed)
    } else {
      const { once, maybe } = GRAMMAR[inside!.name]!
      expect([...once, ...maybe], line).toContain(name)
      expect(inside!.seen.has(name), line).toBe(false)
      inside!.seen.add(name)
      expect(parameters, line).toBe(/^DT(START|END)$/.test(name) && !value.includes('T') ? ';VALUE=DATE' : '')
      expect(value, line).toMatch(VALUES[name] ?? TEXT)
    }
  }
  expect(open).toEqual([])
}

describe('the calendar', () => {
  it('has an all-day event for each dated clock, with alarms, and is one by its grammar', () => {
    const lines = unfold(statusCalendar(sample(), 'zh-TW'))
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//pandian//pandian status//EN'])
    parseCalendar(lines)
    expect(lines.filter((line) => line.startsWith('DTSTART;'))).toEqual([
      'DTSTART;VALUE=DATE:20270228',
      'DTSTART;VALUE=DATE:20270421',
    ])
    expect(lines).toContain('DTEND;VALUE=DATE:20270301')
    expect(lines).toContain('DTSTAMP:20270226T010203Z')
    expect(lines.filter((line) => line === 'TRIGGER:-P7D').length).toBe(2)
    expect(lines.find((line) => line.startsWith('SUMMARY:（如已達門檻）'))).toBeDefined()
  })

  it('has the last hour of each report of an incident, and lets go of it when it is recorded', () => {
    const model = sample()
    const eventsOf = (incidents: StatusModel['incidents'], language: 'zh-TW' | 'en' = 'zh-TW') => {
      const lines = unfold(statusCalendar({ ...model, numbers: [], incidents }, language))
      parseCalendar(lines)
      const starts = lines.flatMap((line, index) => (line === 'BEGIN:VEVENT' ? [index] : []))
      return starts.map((start) => lines.slice(start, lines.indexOf('END:VEVENT', start)))
    }
    const [must, may] = eventsOf(model.incidents)
    // 72 hours after 9 o'clock in Taiwan, and an hour before that.
    expect(must).toEqual(expect.arrayContaining(['DTSTART:20270228T000000Z', 'DTEND:20270228T010000Z']))
    expect(must).toContain('SUMMARY:個資事故第 1 號：應通報，期限 2027-02-28 09:00')
    expect(must!.filter((line) => line.startsWith('TRIGGER:'))).toEqual(['TRIGGER:-PT23H', 'TRIGGER:-PT2H'])
    const says = plain(must!.find((line) => line.startsWith('DESCRIPTION:'))!)
    for (const text of ['某辦法 §8', '發現 2027-02-25 09:00', 'pandian record report 1 --regulation D0020085'])
      expect(says).toContain(text)
    // Its name says when it was made, not of whom or what it is: no more does the calendar.
    expect(must!.join('\n')).not.toContain('incident-20270225')
    // Past: there is nothing to be reminded of by the hour.
    expect(may!.filter((line) => line.startsWith('TRIGGER:'))).toEqual([])
    expect(may).toContain('SUMMARY:個資事故第 1 號：是否應通報待判斷，期限 2027-02-26 09:00')
    const uids = (events: readonly string[][]) => events.map((lines) => lines.find((line) => line.startsWith('UID:')))
    expect(new Set(uids([must!, may!])).size).toBe(2)
    const [incident] = model.incidents
    const [first, second] = incident!.reports
    const done = eventsOf([{ ...incident!, reports: [{ ...first!, done: '2027-02-27' }, second!] }], 'en')
    expect(uids(done)).toEqual(uids([must!, may!]))
    expect(done[0]).toContain('SUMMARY:Incident number 1: recorded as reported')
    expect(done[0]!.some((line) => line.startsWith('TRIGGER:'))).toBe(false)
    expect(done[1]).toContain('SUMMARY:Incident number 1 may have to be reported by 2027-02-26 09:00')
    // A first report is another event than the one in full.
    const both = eventsOf([{ ...incident!, reports: [{ ...first!, first: true }, first!] }])
    expect(new Set(uids(both)).size).toBe(2)
    expect(both[0]!.find((line) => line.startsWith('SUMMARY:'))).toContain('應先行通報')
  })

  it('of an hour to announce in, reminds in that hour and not a day before the discovery, and does not end the report in full', () => {
    const model = sample()
    const [incident] = model.incidents
    const hour = { ...incident!.reports[0]!, first: true, by: '2027-02-25T10:00:00.000+08:00' }
    const incidents = [{ ...incident!, reports: [hour] }]
    const now = Date.parse('2027-02-25T09:10:00+08:00')
    const lines = unfold(statusCalendar({ ...model, now, numbers: [], incidents }, 'en'))
    parseCalendar(lines)
    expect(lines.filter((line) => line.startsWith('TRIGGER:'))).toEqual(['TRIGGER:PT30M'])
    const says = 'pandian record report 1 --regulation D0020085 --first'
    expect(plain(lines.find((line) => line.startsWith('DESCRIPTION:'))!)).toContain(says)
    const text = statusText({ ...model, now, numbers: [], incidents }, { language: 'en', color: false, width: 160 })
    expect(text).toContain(says)
  })

  it('reminds of nothing that was done, and keeps its event, so that a calendar that has it hears of it', () => {
    const model = quiet()
    const [first, ...others] = model.numbers
    const clocks = first!.outlook.clocks.map((one) => ({ ...one, state: 'done' as const, done: '2027-01-15' }))
    const done = { ...model, numbers: [{ ...first!, outlook: { ...first!.outlook, clocks } }, ...others] }
    const lines = unfold(statusCalendar(done, 'zh-TW'))
    parseCalendar(lines)
    const uid = (all: readonly string[]) => all.find((line) => line.startsWith('UID:'))
    expect(uid(lines)).toBe(uid(unfold(statusCalendar(model, 'zh-TW'))))
    const end = lines.indexOf('END:VEVENT')
    expect(lines.slice(0, end).some((line) => line === 'BEGIN:VALARM')).toBe(false)
    expect(lines.slice(0, end).find((line) => line.startsWith('SUMMARY:'))).toContain('已完成')
    for (const language of ['zh-TW', 'en'] as const)
      expect(statusText(done, { language, color: false, width: 90 })).toContain('2027-01-15')
  })

  it('names a clock the same when its day has moved, and no two the same', () => {
    const uids = (model: StatusModel) => unfold(statusCalendar(model, 'en')).filter((line) => line.startsWith('UID:'))
    const model = quiet()
    const later: StatusModel = {
      ...model,
      now: model.now + 1e9,
      numbers: model.numbers.map((number) => ({
        ...number,
        outlook: {
          ...number.outlook,
          clocks: number.outlook.clocks.map((one) => (one.due === null ? one : { ...one, due: '2030-01-01' })),
        },
      })),
    }
    expect(uids(later)).toEqual(uids(model))
    expect(new Set(uids(model)).size).toBe(2)
  })

  it('any text of a regulation comes back as it was, and opens no line of its own', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replaceAll(/\p{Cc}/gu, ''))
    fc.assert(
      fc.property(words, (regulationName) => {
        const hostile = `${regulationName}\nEND:VEVENT;\\,`
        const lines = unfold(statusCalendar(quiet({ regulationName: hostile }), 'en'))
        parseCalendar(lines)
        const description = lines.find((line) => line.startsWith('DESCRIPTION:') && line.includes('END'))!
        expect(plain(description.slice('DESCRIPTION:'.length)).startsWith(`${hostile} §2\n`)).toBe(true)
        expect(lines.filter((line) => line === 'END:VEVENT').length).toBe(2)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the text', () => {
  it.each(['zh-TW', 'en'] as const)('says what is due, in how many days, and what to do: %s', (language) => {
    const text = statusText(sample(), { language, color: false, width: 90 })
    const words =
      language === 'en'
        ? ['2027-02-28 (Sunday)', '2 days left', '2027-03-01', 'by 2027-04-21 if it was reached', 'not begun']
        : ['2027-02-28（日）', '剩 2 日', '2027-03-01', '如已達到，至 2027-04-21 屆滿', '未起算']
    for (const word of words) expect(text).toContain(word)
    expect(text).not.toContain('undefined')
    expect(text).not.toContain('{')
  })

  it.each(['zh-TW', 'en'] as const)(
    'counts the hours of an incident that nobody has recorded as reported: %s',
    (language) => {
      const text = statusText(sample(), { language, color: false, width: 90 })
      const words =
        language === 'en'
          ? [
              'discovered 2027-02-25 09:00',
              '47 h left',
              'has to be reported',
              '! 2027-02-26 09:00  past',
              'may have to be reported',
            ]
          : ['發現 2027-02-25 09:00', '剩 47 小時', '應通報', '! 2027-02-26 09:00  已逾期', '是否應通報待判斷']
      for (const word of [...words, 'pandian record report 1', '--regulation D0020085']) expect(text).toContain(word)
      expect(JSON.parse(statusJson(sample()))).toMatchObject({
        incidents: [{ reports: [{ hoursLeft: 47 }, { hoursLeft: -1 }] }],
      })
    },
  )

  it('draws the history in one line, however long it is', () => {
    const of = (...counts: number[]) =>
      sparkline(
        sample()
          .numbers[0]!.trend.slice(0, 1)
          .flatMap((point) => counts.map((best) => ({ ...point, subjects: { lower: best, best, upper: best } }))),
      )
    expect(of(0, 0)).toBe('▁▁')
    expect(of(1, 4, 8)).toBe('▂▅█')
    const long = of(...Array.from({ length: 3_650 }, (_, n) => n))
    expect(long.length).toBeLessThanOrEqual(40)
    expect(long.endsWith('█')).toBe(true)
  })
})

it('the JSON has every clock with its days left', () => {
  const { numbers } = JSON.parse(statusJson(sample())) as {
    numbers: { clocks: { due: string | null; daysLeft: number | null }[] }[]
  }
  expect(numbers[0]!.clocks.map(({ due, daysLeft }) => [due, daysLeft])).toEqual([
    ['2027-02-28', 2],
    [null, null],
  ])
})
