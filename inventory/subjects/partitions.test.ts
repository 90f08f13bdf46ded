import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Distinct, Partitions } from './partitions.ts'
import { Bloom, TokenIndex } from './tables.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'partitions-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

test.each([
  ['in memory', 64 << 20, 30_000, false, false],
  ['in memory, too many for the cache', 64 << 20, 100_000, false, true],
  ['spilled', 4096, 30_000, true, true],
])('rows come back whole, equal tokens together: %s', (_, memory, size, spills, parts) => {
  const partitions = new Partitions(3, { scratch, memory })
  const row = new Uint32Array(3)
  for (let i = 0; i < size; i++) {
    row.set([i % 1000, (i % 1000) * 7, i])
    partitions.add(row)
  }
  expect(partitions.spilled).toBe(spills)
  const place = new Map<number, number>()
  const seen = new Set<number>()
  let visits = 0
  partitions.drain((rows, count) => {
    expect(rows.length).toBe(count * 3)
    for (let at = 0; at < rows.length; at += 3) {
      const token = rows[at]!
      if (rows[at + 1] !== token * 7 || rows[at + 2]! % 1000 !== token) throw new Error(`row ${at} is torn`)
      seen.add(rows[at + 2]!)
      if (!place.has(token)) place.set(token, visits)
      else if (place.get(token) !== visits) throw new Error(`token ${token} is in two partitions`)
    }
    visits++
  })
  expect(seen.size).toBe(size)
  expect(visits > 1).toBe(parts)
  expect(readdirSync(scratch)).toEqual([])
})

test.each([
  ['in memory', 64 << 20, false],
  ['spilled', 8192, true],
])('distinct tokens with all their flags: %s', (_, memory, spills) => {
  const distinct = new Distinct({ scratch, memory })
  for (let i = 0; i < 50_000; i++) distinct.add(i % 5000, i % 5000, 1 << (i % 3))
  expect(distinct.spilled).toBe(spills)
  let count = 0
  distinct.drain((lo, hi, flags) => {
    count++
    expect(flags).toBe(7)
    // 0 marks a free slot, so the token 0 is taken to be 1.
    expect(lo === hi || (lo === 1 && hi === 0)).toBe(true)
  })
  expect(count).toBe(5000)
  expect(readdirSync(scratch)).toEqual([])
})

test('what is not drained leaves no file', () => {
  const distinct = new Distinct({ scratch, memory: 4096 })
  for (let i = 0; i < 20_000; i++) distinct.add(i, i, 0)
  expect(readdirSync(scratch).length).toBe(1)
  distinct.discard()
  expect(readdirSync(scratch)).toEqual([])
})

test('a token index numbers in order of arrival', () => {
  const index = new TokenIndex()
  for (let i = 0; i < 10_000; i++) expect(index.add(i, i * 3)).toBe(i)
  for (let i = 0; i < 10_000; i++) expect(index.find(i, i * 3)).toBe(i)
  expect(index.find(5, 5)).toBe(-1)
})

test('a Bloom filter never forgets, and seldom errs', () => {
  const bloom = new Bloom(1000, 1 << 20)
  const hi = (i: number) => Math.imul(i + 1, 0x9e3779b1) >>> 0
  for (let i = 0; i < 1000; i++) bloom.add(i, hi(i))
  for (let i = 0; i < 1000; i++) expect(bloom.has(i, hi(i))).toBe(true)
  let wrong = 0
  for (let i = 1000; i < 11_000; i++) if (bloom.has(i, hi(i))) wrong++
  expect(wrong).toBeLessThan(200)
})
