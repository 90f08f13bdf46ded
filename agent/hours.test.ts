import fc from 'fast-check'
import { expect, it } from 'vitest'
import { millisecondsLeft, parseHours } from './hours.ts'

const at = (hour: number, minute = 0) => new Date(2026, 10, 21, hour, minute)
const left = (text: string, now: Date) => millisecondsLeft(parseHours(text)!, now) / 60_000

it('hours may go past midnight', () => {
  expect(left('22:00-06:00', at(23))).toBe(7 * 60)
  expect(left('22:00-06:00', at(5, 59))).toBe(1)
  expect(left('22:00-06:00', at(6))).toBe(0)
  expect(left('22:00-06:00', at(21, 59))).toBe(0)
  expect(left('9:00-17:30', at(9))).toBe(8.5 * 60)
  expect(left('9:00-17:30', at(17, 30))).toBe(0)
  expect(left('00:00-24:00', at(12))).toBe(12 * 60)
})

it('what is no time is refused', () => {
  for (const text of ['', '22-06', '25:00-26:00', '10:60-11:00', '10:00-10:00', '24:00-06:00', 'nights'])
    expect([text, parseHours(text)]).toEqual([text, undefined])
})

it('any time of day is either in the hours or in those between them', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
  fc.assert(
    fc.property(minute, minute, minute, (from, to, now) => {
      fc.pre(from !== to)
      const time = at(Math.floor(now / 60), now % 60)
      expect(millisecondsLeft({ from, to }, time) > 0).not.toBe(millisecondsLeft({ from: to, to: from }, time) > 0)
    }),
  )
})
