import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeEvidence, EvidenceWriter } from '../../../detectors/evidence.ts'
import { countPeople } from '../count.ts'
import { piecesOf, refOf as tokenOf } from '../testing.ts'
import { explain } from './explain.ts'
import { GATHER_LIMITS } from './gather.ts'
import { link } from './link.ts'
import { type ItemEvidence, type KeptRecord, keep, keyOf, nameOf, tokensOf } from './records.ts'
import { survey } from './survey.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'explain-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))
const room = () => ({ scratch, memory: 16 << 20 })

/** Items, each of records in short words. */
function itemsOf(...items: readonly (readonly string[])[]): ItemEvidence {
  const pieces = items.map((records) => piecesOf(new EvidenceWriter(1 << 16), records))
  return () => pieces.map((some, item) => ({ item, pieces: some }))
}

/** In short words: who has the token, and why they are apart. */
function told(token: string, ...items: readonly (readonly string[])[]) {
  const { people, among, others, separations } = explain(itemsOf(...items), tokenOf(token), room())
  return {
    ways: people.map(({ records }) => records.map(({ way }) => way).join(' ')),
    among: among.map(({ because }) => because),
    others: others.length,
    apart: separations.map(({ because }) => because),
  }
}

describe('the rule that decided', () => {
  test.each([
    ['1', 'id:1', ['id:1 name:a'], ['id:1 mobile:1'], { ways: ['strong strong'] }],
    ['2', 'passport:1', ['id:1 passport:1'], ['passport:1 name:a'], { ways: ['strong follows'] }],
    [
      '2',
      'passport:1',
      ['id:1 passport:1'],
      ['id:2 passport:1'],
      { ways: ['strong', 'strong'], among: ['two-strong'] },
    ],
    ['4', 'mobile:1', ['id:1 mobile:1'], ['mobile:1 email:1'], { ways: ['strong exclusive'] }],
    ['4', 'email:1', ['id:1 mobile:1'], ['mobile:1 email:1'], { ways: ['strong exclusive'] }],
    ['4', 'phone:1', ['id:1 name:a phone:1'], ['phone:1 name:b'], { ways: ['strong', 'alone'], among: ['other-name'] }],
    [
      '4',
      'phone:1',
      ['id:1 birth:1 phone:1'],
      ['phone:1 birth:2'],
      { ways: ['strong', 'alone'], among: ['other-birth'] },
    ],
    [
      '4',
      'phone:1',
      ['id:1 phone:1'],
      ['phone:1 name:a', 'phone:1 name:b'],
      { ways: ['strong', 'alone', 'alone'], among: ['two-names', 'two-names'] },
    ],
    [
      '4',
      'email:1',
      ['id:1 mobile:1', 'id:2 mobile:2'],
      ['mobile:1 mobile:2 email:1'],
      { ways: ['strong either'], others: 1 },
    ],
    [
      '5',
      'phone:1',
      ['id:1 name:a phone:1', 'id:2 name:b phone:1'],
      ['phone:1 name:b'],
      { ways: ['strong named', 'strong'], among: ['two-strong'] },
    ],
    ['5', 'phone:1', ['id:1 phone:1', 'id:2 phone:1'], ['phone:1'], { ways: ['strong', 'strong', 'anybody'] }],
    [
      '5',
      'email:1',
      ['id:1 phone:1', 'id:2 phone:1'],
      ['phone:1 email:1'],
      { ways: ['alone'], others: 2, apart: ['shared', 'shared'] },
    ],
    ['6', 'email:1', ['mobile:1 name:a'], ['mobile:1 email:1'], { ways: ['together together'] }],
    [
      '6',
      'address:1',
      ['mobile:1 address:1'],
      ['mobile:2 address:1'],
      { ways: ['alone', 'alone'], among: ['own-instead'] },
    ],
    ['6', 'name:a', ['mobile:1 name:a'], ['mobile:2 name:a'], { ways: ['alone', 'alone'], among: ['name-only'] }],
    [
      '7',
      'account:1',
      ['id:1 mobile:1'],
      ['mobile:1 email:1', 'email:1 account:1'],
      { ways: ['strong exclusive group'] },
    ],
    [
      '7',
      'email:1',
      ['id:1 mobile:1', 'id:2 mobile:2'],
      ['mobile:1 email:1', 'email:1 account:1', 'account:1 mobile:2'],
      { others: 1 },
    ],
    ['8', 'name:a', ['name:a'], ['name:b'], { ways: ['name'], others: 0 }],
    [
      '9',
      'phone:1',
      ['multi id:1 id:2 name:a name:b phone:1'],
      ['phone:1 name:c'],
      { ways: ['several', 'several', 'alone'], among: ['two-strong', 'several-in-record'] },
    ],
  ] as const)('%s: %s', (_, token, one, other, expected) => {
    expect(told(token, one, other)).toMatchObject(expected)
  })

  test('nobody has it', () => {
    expect(told('email:9', ['email:1'])).toEqual({ ways: [], among: [], others: 0, apart: [] })
  })
})

/** All records of items, each once. */
function recordsOf(evidence: ItemEvidence): KeptRecord[] {
  const records = new Map<string, KeptRecord>()
  for (const { pieces } of evidence())
    for (const piece of pieces)
      decodeEvidence(piece, (record) => {
        if (!records.has(keyOf(record))) records.set(keyOf(record), keep(record))
      })
  return [...records.values()]
}

describe('small worlds, any records', () => {
  const word = fc.oneof(
    ...['id', 'arc', 'passport', 'mobile', 'phone', 'email'].map((kind) =>
      fc.integer({ min: 1, max: 4 }).map((n) => `${kind}:${n}`),
    ),
    fc.integer({ min: 1, max: 3 }).map((n) => `name:${n}`),
    fc.integer({ min: 1, max: 2 }).map((n) => `birth:${n}`),
    fc.constantFrom('multi'),
  )
  const world = fc.array(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    { maxLength: 14 },
  )

  test('what is explained is what is counted', () => {
    fc.assert(
      fc.property(world, (records) => {
        const evidence = itemsOf(records)
        const linked = link(recordsOf(evidence), room())
        const people = new Set<string>()
        const names = new Set<string>()
        for (const memberships of linked.values()) {
          for (const { person, way } of memberships) {
            if (way === 'name') names.add(person)
            else if (way !== 'anybody') people.add(person)
          }
        }
        const { best } = countPeople(() => [...evidence()].flatMap(({ pieces }) => [...pieces]), room()).interval
        // Names that stand alone are told apart by the count itself.
        if (names.size === 0) expect(people.size).toBe(best)
        else expect(people.size).toBeLessThanOrEqual(best)
      }),
      { numRuns: 300, seed: 5 },
    )
  })

  test('what lies near decides as everything does, and the order of reading changes nothing', () => {
    fc.assert(
      fc.property(world, (records) => {
        const evidence = itemsOf(records)
        const all = recordsOf(evidence)
        const linked = link(all, room())
        const tokens = new Map(all.flatMap(tokensOf).map((token) => [nameOf(token), token] as const))
        for (const [name, token] of tokens) {
          const holders = all.filter((record) => tokensOf(record).some((one) => nameOf(one) === name))
          const anchors = new Set(
            holders.flatMap((record) => linked.get(record)!.map(({ person, way }) => `${person} ${way === 'anybody'}`)),
          )
          const { people } = explain(evidence, token, room())
          if (token.code >= 32) expect([name, people.length]).toEqual([name, anchors.size])
          const again = explain(itemsOf([...records].reverse()), token, room())
          expect(again.people.map(({ anchor }) => anchor)).toEqual(people.map(({ anchor }) => anchor))
        }
      }),
      { numRuns: 60, seed: 6 },
    )
  })
})

test('a switchboard of thousands is counted and not kept, but for who has the name that was asked for', () => {
  const staff = Array.from({ length: 5000 }, (_, i) => `id:${i} name:${i} phone:1`)
  const evidence = itemsOf(staff, ['phone:1 name:4321 email:1'])
  const { people, others, leftOut } = explain(evidence, tokenOf('email:1'), room(), { ...GATHER_LIMITS, holders: 100 })
  expect(people).toHaveLength(1)
  expect(people[0]!.records.map(({ way }) => way)).toEqual(['strong', 'named'])
  expect(others.length).toBeLessThanOrEqual(100)
  expect(leftOut).toBe(0)
  const board = explain(evidence, tokenOf('phone:1'), room(), { ...GATHER_LIMITS, holders: 100 })
  expect([board.people.length, board.leftOut, board.whole]).toEqual([100, 4901, false])
})

describe('what several people have', () => {
  const evidence = itemsOf(
    [
      'id:1 name:a phone:1 mobile:1',
      'id:2 name:b phone:1 mobile:2',
      'id:3 name:c passport:1',
      'id:4 name:d passport:1',
    ],
    ['phone:1 name:b', 'mobile:1 email:1', 'phone:2 name:a', 'phone:2 name:e', 'mobile:3 birth:1'],
    ['mobile:3 birth:2', ...Array.from({ length: 7 }, (_, i) => `phone:3 name:${i}`)],
  )

  test.each([16 << 20, 4096])('everywhere, with %d bytes', (memory) => {
    const { kinds, most, items } = survey(evidence, { scratch, memory })
    expect(
      kinds.map(({ code, identifiers, crowds, mostPeople, because }) => [
        code,
        identifiers,
        crowds,
        mostPeople,
        because,
      ]),
    ).toEqual([
      [3, 1, 0, 2, { 'two-strong': 1, 'other-name': 0, 'other-birth': 0 }],
      [32, 1, 0, 2, { 'two-strong': 0, 'other-name': 0, 'other-birth': 1 }],
      [33, 3, 1, 7, { 'two-strong': 1, 'other-name': 2, 'other-birth': 0 }],
    ])
    expect(most[0]).toMatchObject({ token: tokenOf('phone:3'), people: 7, items: 1, firstItems: [2] })
    expect([...items].sort()).toEqual([
      [0, 2],
      [1, 3],
      [2, 2],
    ])
    expect(readdirSync(scratch)).toEqual([])
  })

  test('in one item, beside what joins it with others and what is only there', () => {
    const { kinds, own, joining } = survey(evidence, room(), { within: new Set([1]) })
    expect(kinds.map(({ code, identifiers }) => [code, identifiers])).toEqual([
      [32, 1],
      [33, 2],
    ])
    expect([[...own], [...joining]]).toEqual([[[34, 1]], [[32, 1]]])
  })
})
