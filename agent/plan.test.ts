import { expect, it } from 'vitest'
import { Grouper, type Planned, RANGE_BYTES, rangesOf } from './plan.ts'

const planned = (size: number, target = 1): Planned => ({
  item: {
    uri: 'file:///x',
    locator: new Uint8Array(),
    size,
    version: '',
    modified: 0,
    exposure: { worldReadable: null, groupReadable: null, shared: null, encrypted: null },
  },
  target,
  connector: 'files',
})

const group = (...all: Planned[]) => {
  const grouper = new Grouper()
  return [...all.flatMap((one) => grouper.add(one)), ...grouper.flush()].map((g) => g.length)
}

it('small files travel together, at most 256 or 8 MiB, and one target at a time', () => {
  expect(group(...Array.from({ length: 600 }, () => planned(10)))).toEqual([256, 256, 88])
  expect(group(planned(5 << 20), planned(5 << 20), planned(1), planned(20 << 20), planned(1))).toEqual([1, 2, 1, 1])
  expect(group(planned(1), planned(1, 2), planned(1, 2))).toEqual([1, 2])
  expect(group()).toEqual([])
})

it('ranges cover a file exactly once', () => {
  for (const size of [1, RANGE_BYTES - 1, RANGE_BYTES, RANGE_BYTES + 1, 5 * RANGE_BYTES + 7]) {
    const ranges = rangesOf(size)
    expect(ranges[0]?.from).toBe(0)
    expect(ranges.at(-1)?.to).toBe(size)
    for (const [i, range] of ranges.entries()) expect([range.part, range.from]).toEqual([i, i * RANGE_BYTES])
  }
})
