import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANCHOR, ANCHOR_HEAD, KEYS_SHIFT, Links, NAME_KNOWN, NONE, REF, REF_HEAD, type RefRow } from './links.ts'
import { WordLog } from './word-log.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'links-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

const ref = (lo: number, given: Partial<RefRow>): RefRow => ({
  lo,
  hi: 1,
  bits: 1 << KEYS_SHIFT,
  keyLo: 7,
  keyHi: 7,
  nameLo: 0,
  nameHi: 0,
  birthLo: 0,
  birthHi: 0,
  class: NONE,
  bornClass: NONE,
  candidate: NONE,
  ...given,
})

/** Chains of three refs: the first shares a class with the second, the second an anchor with the third. */
function chains(links: Links, count: number): void {
  for (let n = 0; n < count; n++) {
    const unit = links.unit()
    links.addRef(ref(3 * n, { class: unit }))
    links.addRef(ref(3 * n + 1, { class: unit }))
    // Of two identifiers of one anchor each is a unit.
    links.addRef(ref(3 * n + 1, { candidate: links.tie(n, 5), keyLo: 8 }))
    links.addRef(ref(3 * n + 2, { candidate: links.tie(n, 5), keyLo: 9 }))
    links.addRef(ref(3 * count + n, {}))
  }
}

test.each([1 << 24, 1 << 14])('components come whole, in parts where there is little room: %d bytes', (memory) => {
  const count = 2000
  const links = new Links({ scratch, memory }, count)
  chains(links, count)
  for (let n = 0; n < count; n++) if (links.wants(n, 5)) links.addToken(n, 5, NAME_KNOWN, n, 6)
  const seen = new Set<number>()
  let parts = 0
  let most = 0
  links.parts(
    (part) => {
      parts++
      most = Math.max(most, part.refs)
      const here = new Map<number, number[]>()
      part.eachRef((words, at) => {
        const lo = words[at + REF.lo]!
        const chain = here.get(Math.floor(lo / 3)) ?? []
        here.set(Math.floor(lo / 3), [...chain, lo % 3])
      })
      part.eachAnchor((words, at, to) => {
        const n = words[at + ANCHOR.lo]!
        expect(here.get(n)!.sort()).toEqual([0, 1, 2])
        expect(words[at + ANCHOR.units]).toBe(2)
        expect([...words.subarray(at + ANCHOR_HEAD + 2, to)]).toEqual([n, 6])
        seen.add(n)
      })
      expect(here.size).toBe(part.anchors)
    },
    () => expect.unreachable('nothing is blocked'),
  )
  expect(seen.size).toBe(count)
  expect(most * parts).toBeLessThan(3 * count * 2)
  if (memory < 1 << 20) expect(parts).toBeGreaterThan(50)
  links.discard()
  expect(readdirSync(scratch)).toEqual([])
})

test('an anchor of whom thousands of things are told has several entries, and all of them come', () => {
  const links = new Links({ scratch, memory: 1 << 16 }, 1)
  const tied = Array.from({ length: 3000 }, () => links.tie(1, 1))
  for (const [n, candidate] of tied.entries()) links.addRef(ref(n, { candidate }))
  for (let n = 0; n < 5000; n++) links.addToken(1, 1, 0, n, 2)
  const tokens = new Set<number>()
  const units = new Set<number>()
  let refs = 0
  links.parts(
    (part) => {
      refs += part.refs
      part.eachRef((words, at) => expect(words[at + REF_HEAD]).toBe(words[at + REF.unit]))
      part.eachAnchor((words, at, to) => {
        const from = at + ANCHOR_HEAD
        const ends = from + words[at + ANCHOR.units]!
        for (let i = from; i < ends; i++) units.add(words[i]!)
        for (let i = ends; i < to; i += 2) tokens.add(words[i]!)
      })
    },
    () => expect.unreachable('nothing is blocked'),
  )
  expect([refs, units.size, tokens.size]).toEqual([3000, 3000, 5000])
  links.discard()
})

test('a log of many parts gives back each, in order and as often as asked', () => {
  const log = new WordLog({ scratch, memory: 1 }, 100)
  const expected = Array.from({ length: 100 }, (): number[][] => [])
  for (let n = 0; n < 60_000; n++) {
    const entry = Array.from({ length: n % 50 }, (_, i) => n + i)
    expected[n % 99]!.push(entry)
    log.add(Uint32Array.from([0, ...entry, 0]), 1, 1 + entry.length, n % 99)
  }
  for (const part of [98, 0, 0, 99]) {
    const got: number[][] = []
    log.each((words, from, to) => got.push([...words.subarray(from, to)]), part)
    expect(got).toEqual(expected[part])
    expect(log.entriesOf(part)).toBe(expected[part]!.length)
  }
  expect(readdirSync(scratch)).toHaveLength(1)
  log.discard()
  expect(readdirSync(scratch)).toEqual([])
})
