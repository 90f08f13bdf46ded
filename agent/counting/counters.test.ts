import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EvidenceWriter } from '../../detectors/evidence.ts'
import { countPeople } from '../../inventory/subjects/count.ts'
import { evidenceOf, piecesOf } from '../../inventory/subjects/testing.ts'
import { countValues, NO_VALUES } from '../../inventory/values.ts'
import { Counters } from './counters.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'counters-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

/** Records of every guise, so that counting iterates its evidence more than once. */
const evidence = evidenceOf(
  new EvidenceWriter(1 << 12),
  Array.from({ length: 6000 }, (_, i) => {
    const person = `name:${i % 97} birth:${i % 389} mobile:${i % 2900}`
    return i % 3 === 0 ? `id:${i % 1500} ${person}` : i % 3 === 1 ? `${person} special` : `mobile:${i} email:${i % 700}`
  }),
  50,
)

test.each([
  [2, false],
  [2, true],
  [3, true],
])('%d threads count what one counts, together: %s', async (threads, together) => {
  const room = { scratch, memory: 1 << 20 }
  const counters = new Counters(threads, room)
  try {
    const [counted, people, again] = await Promise.all([
      counters.count(evidence, true, together),
      counters.count(evidence, false, together),
      counters.count(evidence, true, together),
    ])
    expect(counted.people).toEqual(countPeople(evidence, room))
    expect(counted.people.interval.best).toBeGreaterThan(2000)
    expect(people).toEqual({ ...counted, values: NO_VALUES })
    expect(again).toEqual(counted)
    expect(counted.values).toEqual(countValues(evidence, room))
    expect(counted.values.specialRows).toBe(2000)
    expect(readdirSync(scratch)).toEqual([])
  } finally {
    await counters.close()
  }
})

test('threads that count together have the evidence read once, and each further pass by whoever needs it', async () => {
  const counters = new Counters(2, { scratch, memory: 1 << 20 })
  let passes = 0
  try {
    const { people } = await counters.count(
      () => {
        passes++
        return piecesOf(new EvidenceWriter(1 << 12), ['id:1 mobile:1', 'id:2 mobile:2'], 1)
      },
      true,
      true,
    )
    expect(people.interval.best).toBe(2)
    expect(passes).toBe(1)
  } finally {
    await counters.close()
  }
})

test('evidence that cannot be read fails the count with its own error, and the next count works', async () => {
  const counters = new Counters(2, { scratch, memory: 1 << 20 })
  const broken = new RangeError('a torn page')
  try {
    await expect(
      counters.count(
        function* () {
          yield* evidence()
          throw broken
        },
        true,
        true,
      ),
    ).rejects.toBe(broken)
    expect((await counters.count(evidence, true, true)).people.interval.best).toBeGreaterThan(2000)
  } finally {
    await counters.close()
  }
})
