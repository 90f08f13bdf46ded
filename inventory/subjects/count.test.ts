import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EvidenceWriter } from '../../detectors/evidence.ts'
import { countPeople, type People } from './count.ts'
import { evidenceOf } from './testing.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'subjects-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

const ROOM = 64 << 20

function count(records: readonly string[], memory = ROOM, inPiece = 1000): People {
  return countPeople(evidenceOf(new EvidenceWriter(1 << 16), records, inPiece), { scratch, memory })
}

interface Puzzle {
  readonly why: string
  readonly records: readonly string[]
  /** lower, best, upper */
  readonly people: readonly [number, number, number]
}

// One for each rule of docs/subjects.md, by its number.
const PUZZLES: readonly Puzzle[] = [
  { why: '1: the same strong identifier is one person', records: ['id:1 mobile:1', 'id:1 email:2'], people: [1, 1, 1] },
  {
    why: '1: two of a kind are two, whatever they share',
    records: ['id:1 mobile:1 name:a birth:1', 'id:2 mobile:1 name:a birth:1'],
    people: [2, 2, 2],
  },
  { why: '1: two of a kind in one record are two, flagged or not', records: ['id:1 id:2 name:a'], people: [2, 2, 2] },
  {
    why: '2: a lower identifier follows its only anchor',
    records: ['id:1 passport:1', 'passport:1 name:a'],
    people: [1, 1, 1],
  },
  {
    why: '2: two passports of one person are one',
    records: ['id:1 passport:1', 'id:1 passport:2', 'passport:1', 'passport:2'],
    people: [1, 1, 1],
  },
  {
    why: '2: a card follows a passport to its owner',
    records: ['nhi:1', 'passport:1 nhi:1', 'id:1 passport:1'],
    people: [1, 1, 1],
  },
  {
    why: '2: seen with two anchors it ties nothing and is somebody',
    records: ['id:1 passport:1', 'id:2 passport:1', 'passport:1'],
    people: [2, 3, 3],
  },
  {
    why: '2: seen with two anchors and never alone it is nobody',
    records: ['id:1 passport:1', 'id:2 passport:1'],
    people: [2, 2, 2],
  },
  { why: '2: kinds that nothing ties may be one person', records: ['id:1', 'id:2', 'passport:1'], people: [2, 3, 3] },
  {
    why: '3: an ID and a resident ID on two records are two people: nobody holds both',
    records: ['id:1', 'id:2', 'arc:1'],
    people: [3, 3, 3],
  },
  {
    why: '3: an ID and a resident ID in one record are one person',
    records: ['id:1 arc:1', 'arc:1 email:1'],
    people: [1, 1, 1],
  },
  { why: '4: a weak identifier of one person ties', records: ['id:1 mobile:1', 'mobile:1'], people: [1, 1, 1] },
  {
    why: '4: …and what else the record says may be another person',
    records: ['id:1 mobile:1', 'mobile:1 email:1'],
    people: [1, 1, 2],
  },
  {
    why: '6: one address and two mobiles are two people of one household, named or not',
    records: ['mobile:1 address:1', 'mobile:2 address:1'],
    people: [1, 2, 2],
  },
  {
    why: '6: one address and the same mobile are one',
    records: ['mobile:1 address:1 email:1', 'mobile:1 address:1'],
    people: [1, 1, 1],
  },
  {
    why: '4: an address does not tie somebody with a mobile of their own',
    records: ['id:1 name:a address:1', 'mobile:2 address:1'],
    people: [1, 2, 2],
  },
  {
    why: '4: … but it ties who has nothing of their own',
    records: ['id:1 name:a address:1', 'address:1'],
    people: [1, 1, 1],
  },
  { why: '4: another name contradicts', records: ['id:1 name:a phone:1', 'phone:1 name:b'], people: [2, 2, 2] },
  { why: '4: another birth date contradicts', records: ['id:1 birth:1 phone:1', 'phone:1 birth:2'], people: [1, 2, 2] },
  {
    why: '4: the name may be told elsewhere',
    records: ['id:1 phone:1', 'id:1 name:a', 'phone:1 name:b'],
    people: [2, 2, 2],
  },
  {
    why: '4: the same name does not contradict',
    records: ['id:1 name:a phone:1', 'phone:1 name:a'],
    people: [1, 1, 1],
  },
  {
    why: '4: a nameless person takes the only name there is',
    records: ['id:1 phone:1', 'phone:1 name:a'],
    people: [1, 1, 2],
  },
  {
    why: '4: a nameless person cannot have two names',
    records: ['id:1 phone:1', 'phone:1 name:a', 'phone:1 name:b'],
    people: [2, 3, 3],
  },
  {
    why: '4: name with birth date ties like a weak identifier',
    records: ['id:1 name:a birth:1', 'name:a birth:1'],
    people: [1, 1, 1],
  },
  {
    why: '4: …unless several people have both',
    records: ['id:1 name:a birth:1', 'id:2 name:a birth:1', 'name:a birth:1'],
    people: [2, 2, 3],
  },
  {
    why: '4: two identifiers of two people: one of them, so nobody new',
    records: ['id:1 mobile:1', 'id:2 mobile:2', 'mobile:1 mobile:2'],
    people: [2, 2, 3],
  },
  {
    why: '4: …the one whose name it is',
    records: ['id:1 name:a mobile:1', 'id:2 name:b mobile:2', 'mobile:1 mobile:2 name:b'],
    people: [2, 2, 3],
  },
  {
    why: '5: a phone of several people ties nothing',
    records: ['id:1 phone:1', 'id:2 phone:1', 'phone:1 email:1'],
    people: [2, 3, 3],
  },
  {
    why: '5: …and by itself is one of theirs',
    records: ['id:1 phone:1', 'id:2 phone:1', 'phone:1'],
    people: [2, 2, 3],
  },
  {
    why: '5: …but with a name it is that person’s',
    records: ['id:1 name:a phone:1', 'id:2 name:b phone:1', 'phone:1 name:b'],
    people: [2, 2, 2],
  },
  {
    why: '5: …or somebody else’s',
    records: ['id:1 name:a phone:1', 'id:2 name:b phone:1', 'phone:1 name:c'],
    people: [3, 3, 3],
  },
  { why: '6: an exclusive identifier joins', records: ['mobile:1 name:a', 'mobile:1 email:1'], people: [1, 1, 2] },
  {
    why: '6: what another record says in full adds nothing',
    records: ['mobile:1 email:1 name:a', 'mobile:1', 'email:1', 'mobile:1 name:a'],
    people: [1, 1, 1],
  },
  { why: '6: another name parts', records: ['phone:1 name:a', 'phone:1 name:b'], people: [2, 2, 2] },
  { why: '6: another birth date parts', records: ['phone:1 birth:1', 'phone:1 birth:2'], people: [1, 2, 2] },
  {
    why: '6: a shared phone joins the same names',
    records: ['phone:1 name:a email:1', 'phone:1 name:b', 'phone:1 name:a email:2'],
    people: [2, 2, 3],
  },
  {
    why: '6: a shared phone alone is one of theirs',
    records: ['phone:1 name:a', 'phone:1 name:b', 'phone:1'],
    people: [2, 2, 3],
  },
  {
    why: '6: the same name and birth date are one',
    records: ['name:a birth:1 mobile:1', 'name:a birth:1 mobile:2'],
    people: [1, 1, 2],
  },
  { why: '6: a name alone joins nothing', records: ['name:a mobile:1', 'name:a mobile:2'], people: [1, 2, 2] },
  { why: '6: a birth date alone joins nothing', records: ['birth:1 mobile:1', 'birth:1 mobile:2'], people: [1, 2, 2] },
  {
    why: '5: who is one person with somebody who could be any of several is nobody new either',
    records: [
      'name:a birth:1 passport:1',
      'id:1 birth:1 name:a',
      'nhi:1 name:a card:1',
      'card:1 birth:1',
      'birth:1 card:1 name:a',
      'card:1 arc:1 name:a',
    ],
    people: [2, 4, 5],
  },
  {
    why: '6: joined by the name with one record and by the birth date with another, on one phone',
    records: ['name:a mobile:1', 'name:b mobile:1', 'name:a mobile:1 birth:1', 'mobile:1 birth:1'],
    people: [2, 2, 2],
  },
  {
    why: '7: a group follows what ties it',
    records: ['id:1 mobile:1', 'mobile:1 email:1', 'email:1 account:1'],
    people: [1, 1, 3],
  },
  {
    why: '7: a group between two people is neither’s',
    records: ['id:1 mobile:1', 'mobile:1 email:1', 'email:1 account:1', 'account:1 mobile:2', 'id:2 mobile:2'],
    people: [2, 3, 5],
  },
  { why: '8: names alone are people, by name', records: ['name:a', 'name:a', 'name:b'], people: [2, 2, 2] },
  {
    why: '8: a name that somebody has is that person, or another',
    records: ['id:1 name:a', 'name:a'],
    people: [1, 1, 2],
  },
  { why: '8: a name nobody has could be a nameless person’s', records: ['id:1', 'name:a'], people: [1, 2, 2] },
  { why: '8: two names of one person are one', records: ['name:a name:b'], people: [1, 1, 1] },
  { why: '8: a birth date alone is nobody', records: ['birth:1', 'title:1'], people: [0, 0, 0] },
  {
    why: '9: a family on one row: each ID is somebody, the phone nobody’s',
    records: ['multi id:1 id:2 name:a name:b phone:1', 'phone:1 name:c'],
    people: [2, 3, 3],
  },
  { why: '9: a paragraph of names', records: ['multi name:a name:b name:c mobile:1'], people: [3, 3, 3] },
  {
    why: '9: several people without a name: each identifier',
    records: ['multi email:1 email:2 email:3'],
    people: [1, 3, 3],
  },
  {
    why: '9: names beyond the identifiers may be further people',
    records: ['multi id:1 name:a name:b', 'multi id:1 name:a name:b mobile:1'],
    people: [1, 1, 2],
  },
  {
    why: '9: the same names with another phone may be others',
    records: ['multi name:a name:b mobile:1', 'multi name:a name:b mobile:2'],
    people: [2, 2, 4],
  },
  {
    why: '9: three of a kind and no name are several people',
    records: ['email:1 email:2 email:3'],
    people: [1, 3, 3],
  },
  {
    why: '9: a list under one name may be as many people as it has addresses',
    records: ['name:a email:1 email:2 email:3 email:4 email:5 email:6', 'name:a email:6'],
    people: [1, 1, 7],
  },
  {
    why: '9: … or under one ID',
    records: ['id:1 email:1 email:2 email:3 email:4 email:5 email:6'],
    people: [1, 1, 7],
  },
  {
    why: '9: five of a kind beside a name may be one person’s',
    records: ['name:a mobile:1 mobile:2 mobile:3 mobile:4 mobile:5'],
    people: [1, 1, 1],
  },
  { why: '9: two of a kind may be one person’s', records: ['email:1 email:2 mobile:1'], people: [1, 1, 1] },
  {
    why: '10: a copy adds nobody',
    records: ['id:1 name:a', 'mobile:1 name:b', 'id:1 name:a', 'mobile:1 name:b'],
    people: [2, 2, 2],
  },
]

describe('puzzles', () => {
  test.each(PUZZLES)('$why', ({ records, people }) => {
    const { lower, best, upper } = count(records).interval
    expect([lower, best, upper]).toEqual(people)
  })
})

describe('special categories', () => {
  test.each([
    ['an anchored person counts once', ['id:1 special', 'id:1 mobile:1 special', 'id:2'], 1],
    ['a tied record makes its person count', ['id:1 mobile:1', 'mobile:1 special'], 1],
    ['…once', ['id:1 mobile:1 special', 'mobile:1 special', 'mobile:1 email:1 special'], 1],
    ['a weak person counts once', ['mobile:1 special', 'mobile:1 email:1 special', 'mobile:2'], 1],
    ['weak persons that share nothing', ['mobile:1 special', 'mobile:2 special', 'mobile:3'], 2],
    ['a name', ['name:a special', 'name:b'], 1],
  ])('%s', (_, records, special) => {
    expect(count(records).special).toBe(special)
  })
})

/** A small number generator, so that worlds are the same on every machine. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** People in households, written down in differing guises; returns the records and how many people are in them. */
function world(seed: number, size: number): { records: string[]; truth: number } {
  const next = random(seed)
  const records: string[] = []
  const seen = new Set<number>()
  const people = Array.from({ length: size }, (_, i) => {
    const household = Math.floor(i / 3)
    return {
      id: i % 20 === 0 ? `arc:${i}` : `id:${i}`,
      passport: `passport:${i}`,
      // Names come again, but not in one household.
      name: `name:${(i % 3) + 3 * next(300)}`,
      birth: `birth:${next(9000)}`,
      mobile: `mobile:${i}`,
      email: `email:${i}`,
      phone: `phone:${household}`,
      address: `address:${household}`,
    }
  })
  for (let n = 0; n < size * 2; n++) {
    const i = next(size)
    const p = people[i]!
    seen.add(i)
    const guises = [
      `${p.id} ${p.name} ${p.birth} ${p.mobile} ${p.phone}`,
      `${p.id}`,
      `${p.id} ${p.phone} ${p.address}`,
      `${p.id} ${p.passport}`,
      `${p.passport} ${p.name}`,
      `${p.name} ${p.mobile}`,
      `${p.email} ${p.mobile}`,
      `${p.email} ${p.name} ${p.birth}`,
      `${p.name} ${p.phone}`,
      `${p.name} ${p.address} ${p.birth}`,
      `${p.mobile}`,
    ]
    const other = people[next(size)]!
    if (n % 50 === 0) {
      seen.add(people.indexOf(other))
      records.push(`multi ${p.id} ${other.id} ${p.name} ${other.name} ${p.phone}`)
    } else records.push(guises[next(guises.length)]!)
  }
  return { records, truth: seen.size }
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = random(seed)
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = next(i + 1)
    const a = out[i]!
    out[i] = out[j]!
    out[j] = a
  }
  return out
}

describe('worlds of 2,000 people', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('world %i: the interval holds the truth', (seed) => {
    const { records, truth } = world(seed, 2000)
    const { lower, best, upper } = count(records).interval
    expect(lower).toBeLessThanOrEqual(truth)
    expect(upper).toBeGreaterThanOrEqual(truth)
    expect(lower).toBeLessThanOrEqual(best)
    expect(best).toBeLessThanOrEqual(upper)
  })

  test('order, pieces, doubles and a budget that spills everything change nothing', () => {
    const { records } = world(11, 2000)
    const people = count(records)
    expect(count(shuffled(records, 1))).toEqual(people)
    expect(count(shuffled(records, 2), ROOM, 7)).toEqual(people)
    expect(count(shuffled([...records, ...records], 3))).toEqual(people)
    expect(count(records, 4096)).toEqual(people)
    expect(count(shuffled(records, 4), 20_000)).toEqual(people)
    expect(readdirSync(scratch)).toEqual([])
  })
})

describe('small worlds, any records', () => {
  const word = fc.oneof(
    ...['id', 'arc', 'passport', 'nhi', 'mobile', 'phone', 'email'].map((kind) =>
      fc.integer({ min: 1, max: 4 }).map((n) => `${kind}:${n}`),
    ),
    fc.integer({ min: 1, max: 3 }).map((n) => `name:${n}`),
    fc.integer({ min: 1, max: 3 }).map((n) => `birth:${n}`),
    fc.constantFrom('multi', 'special'),
  )
  const records = fc.array(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    { maxLength: 14 },
  )

  test('lower ≤ best ≤ upper, and no order, doubling or budget changes them', () => {
    fc.assert(
      fc.property(records, fc.integer(), (list, seed) => {
        const people = count(list)
        const { lower, best, upper } = people.interval
        expect(lower).toBeLessThanOrEqual(best)
        expect(best).toBeLessThanOrEqual(upper)
        expect(people.special).toBeLessThanOrEqual(best)
        expect(count(shuffled(list, seed))).toEqual(people)
        expect(count(shuffled([...list, ...list], seed), ROOM, 3)).toEqual(people)
        expect(count(list, 512)).toEqual(people)
      }),
      { numRuns: 1500, seed: 7 },
    )
  })

  test('components decided upon one by one are what everything at once is', () => {
    const number = (most: number) => fc.integer({ min: 1, max: most })
    const weak = fc.oneof(
      ...['id', 'mobile', 'email', 'card', 'phone', 'address'].map((kind) => number(9).map((n) => `${kind}:${n}`)),
      number(5).map((n) => `name:${n}`),
      number(4).map((n) => `birth:${n}`),
      fc.constantFrom('multi', 'special'),
    )
    const record = fc.array(weak, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(record, { minLength: 10, maxLength: 60 }), (list) => {
        const people = count(list)
        for (const memory of [256, 2048]) expect(count(list, memory)).toEqual(people)
      }),
      { numRuns: 500 },
    )
    expect(readdirSync(scratch)).toEqual([])
  })
})

describe('growth', () => {
  test('twice the people, less than 2.5 times the time', () => {
    // Processor time, and the best of several: other programs on the machine must not decide.
    const sizes = [10_000, 20_000].map((size) => ({
      evidence: evidenceOf(new EvidenceWriter(1 << 16), world(5, size).records),
      time: Number.POSITIVE_INFINITY,
      people: 0,
    }))
    for (let i = 0; i < 6; i++) {
      for (const size of sizes) {
        const start = process.cpuUsage()
        size.people = countPeople(size.evidence, { scratch, memory: ROOM }).interval.best
        const { user, system } = process.cpuUsage(start)
        size.time = Math.min(size.time, (user + system) / 1000)
      }
    }
    const [small, large] = sizes
    expect(large!.people).toBeGreaterThan(small!.people * 1.8)
    expect(large!.time).toBeLessThan(small!.time * 2.5 + 50)
  })
})
