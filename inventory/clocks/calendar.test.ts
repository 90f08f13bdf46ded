/** Periods as the Civil Code counts them: examples worked out by hand, and what holds of all of them. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  afterDays,
  afterHours,
  afterMonths,
  daysBetween,
  isDay,
  taipeiDay,
  workingDayAfter,
} from './calendar.ts'

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n))
const months = fc.integer({ min: 1, max: 120 })

describe('a period of months', () => {
  it.each([
    // An ordinary day: the day before the corresponding day of the day after the event.
    ['2026-11-21', 6, '2027-05-21'],
    ['2026-11-29', 6, '2027-05-29'],
    // From the 31st it begins with a month, and takes months whole.
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-31', 6, '2027-06-30'],
    // So it does from the last day of a short month: March to August.
    ['2027-02-28', 6, '2027-08-31'],
    ['2028-02-29', 6, '2028-08-31'],
    ['2026-06-30', 6, '2026-12-31'],
    // The 28th of February in a leap year is not its last: from the 29th to the 28th of August.
    ['2028-02-28', 6, '2028-08-28'],
    // No corresponding day in February: its last.
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-29', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2026-08-27', 6, '2027-02-27'],
    ['2027-08-29', 6, '2028-02-29'],
    ['2027-08-28', 6, '2028-02-28'],
    // Years.
    ['2028-02-29', 12, '2029-02-28'],
    ['2024-02-28', 48, '2028-02-28'],
    ['2026-11-29', 24, '2028-11-29'],
    ['2026-11-29', 60, '2031-11-29'],
    ['2026-12-31', 60, '2031-12-31'],
  ])('that begins with %s and takes %i ends with %s', (event, count, last) => {
    expect(afterMonths(event, count)).toBe(last)
  })

  it('ends the day before the corresponding day, or with the month that has none', () => {
    fc.assert(
      fc.property(day, months, (event, count) => {
        const first = addDays(event, 1)
        const last = afterMonths(event, count)
        const [year, month] = first.split('-').map(Number)
        const index = year! * 12 + month! - 1 + count
        const corresponding = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-${first.slice(8)}`
        if (isDay(corresponding)) expect(addDays(last, 1)).toBe(corresponding)
        else {
          expect(last.slice(0, 7)).toBe(corresponding.slice(0, 7))
          expect(addDays(last, 1).slice(8)).toBe('01')
        }
      }),
    )
  })

  it('never ends earlier for what happened later, nor for more months, and is months long', () => {
    fc.assert(
      fc.property(day, months, (event, count) => {
        const last = afterMonths(event, count)
        expect(afterMonths(addDays(event, 1), count) >= last).toBe(true)
        expect(afterMonths(event, count + 1) > last).toBe(true)
        const length = daysBetween(event, last)
        expect(length).toBeGreaterThanOrEqual(28 * count)
        expect(length).toBeLessThanOrEqual(31 * count)
      }),
    )
  })
})

describe('days', () => {
  it('of a period do not count the first', () => {
    expect(afterDays('2026-11-29', 30)).toBe('2026-12-29')
    expect(afterDays('2028-02-01', 30)).toBe('2028-03-02')
  })

  it('are those of Taiwan: the last minute there is still the day before in London', () => {
    expect(taipeiDay(Date.UTC(2026, 10, 29, 15, 59, 59, 999))).toBe('2026-11-29')
    expect(taipeiDay(Date.UTC(2026, 10, 29, 16))).toBe('2026-11-30')
    expect(taipeiDay(Date.UTC(2026, 11, 31, 16))).toBe('2027-01-01')
  })

  it('add and subtract over any months, and there is no other day between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, count) => {
        const to = addDays(from, count)
        expect(isDay(to)).toBe(true)
        expect(daysBetween(from, to)).toBe(count)
        expect(Math.sign(count)).toBe(from === to ? 0 : from < to ? 1 : -1)
      }),
    )
  })

  it('that are none are told', () => {
    for (const text of ['2027-02-29', '2026-13-01', '2026-1-1', '2026-00-10', 'today', '', '2026-04-31'])
      expect(isDay(text), text).toBe(false)
    expect(isDay('2028-02-29')).toBe(true)
  })

  it('that end a period on a weekend have a Monday after them', () => {
    expect(workingDayAfter('2026-11-27')).toBeUndefined()
    expect(workingDayAfter('2026-11-28')).toBe('2026-11-30')
    expect(workingDayAfter('2026-11-29')).toBe('2026-11-30')
    fc.assert(
      fc.property(day, (last) => {
        const next = workingDayAfter(last)
        expect(next === undefined || (daysBetween(last, next) <= 2 && workingDayAfter(next) === undefined)).toBe(true)
      }),
    )
  })
})

it('72 hours are 72 hours, over midnight, Sunday and the end of the year', () => {
  const found = Date.UTC(2026, 11, 31, 1, 30)
  expect(new Date(afterHours(found, 72)).toISOString()).toBe('2027-01-03T01:30:00.000Z')
})
