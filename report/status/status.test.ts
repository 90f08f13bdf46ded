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

describe('the calendar', () => {
  it('has an all-day event for each dated clock, with alarms, and closes what it opens', () => {
    const lines = unfold(statusCalendar(sample(), 'zh-TW'))
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//pandian//pandian status//EN'])
    const open: string[] = []
    for (const line of lines) {
      if (line.startsWith('BEGIN:')) open.push(line.slice(6))
      if (line.startsWith('END:')) expect(open.pop()).toBe(line.slice(4))
    }
    expect(open).toEqual([])
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20270228',
      'DTSTART;VALUE=DATE:20270421',
    ])
    expect(lines).toContain('DTEND;VALUE=DATE:20270301')
    expect(lines).toContain('DTSTAMP:20270226T010203Z')
    expect(lines.filter((line) => line === 'TRIGGER:-P7D').length).toBe(2)
    expect(lines.find((line) => line.startsWith('SUMMARY:（如已達門檻）'))).toBeDefined()
  })

  it('names a clock the same when its day has moved, and no two the same', () => {
    const uids = (model: StatusModel) => unfold(statusCalendar(model, 'en')).filter((line) => line.startsWith('UID:'))
    const model = sample()
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
        const lines = unfold(statusCalendar(sample({ regulationName: hostile }), 'en'))
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
