import { expect, it } from 'vitest'
import { Pace, paced, paceOf } from './pace.ts'

it('no pace is asked for unless it is', () => {
  expect(paceOf(undefined)).toBeUndefined()
  expect(paceOf({})).toBeUndefined()
})

it('what several spend adds up, and nothing is saved up', () => {
  const settings = paceOf({ megabytesPerSecond: 1 })!
  const [one, two] = [new Pace(settings), new Pace(settings)]
  expect(one.spend(100_000, 0)).toBeCloseTo(100, -1)
  expect(two.spend(100_000, 0)).toBeCloseTo(200, -1)
  expect(one.countsRows).toBe(false)
})

it('the slower of both rates holds', () => {
  const pace = new Pace(paceOf({ megabytesPerSecond: 1, rowsPerSecond: 1000 })!)
  expect(pace.countsRows).toBe(true)
  expect(pace.spend(10, 500)).toBeCloseTo(500, -1)
})

it('bytes wait behind each read', () => {
  let waited = 0
  const bytes = { name: 'a', size: 9, read: () => 250_000, changed: () => false, close: () => {} }
  const source = paced(bytes, new Pace(paceOf({ megabytesPerSecond: 1 })!), (ms) => {
    waited = ms
  })
  expect(source.read(new Uint8Array(1), 0)).toBe(250_000)
  expect(waited).toBeCloseTo(250, -1)
})
