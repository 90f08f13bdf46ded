import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EvidenceWriter } from '../../detectors/evidence.ts'
import { countPeople } from '../../inventory/subjects/count.ts'
import { evidenceOf } from '../../inventory/subjects/testing.ts'
import { countValues } from '../../inventory/values.ts'
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

test.each([2, 3])('%d threads count what one counts', async (threads) => {
  const room = { scratch, memory: 1 << 20 }
  const counters = new Counters(threads, room)
  try {
    const [people, values, again] = await Promise.all([
      counters.people(evidence),
      counters.values(evidence),
      counters.people(evidence),
    ])
    expect(people).toEqual(countPeople(evidence, room))
    expect(people.interval.best).toBeGreaterThan(2000)
    expect(again).toEqual(people)
    expect(values).toEqual(countValues(evidence, room))
    expect(values.specialRows).toBe(2000)
    expect(readdirSync(scratch)).toEqual([])
  } finally {
    await counters.close()
  }
})

test('evidence that cannot be read fails the count with its own error, and the next count works', async () => {
  const counters = new Counters(2, { scratch, memory: 1 << 20 })
  const broken = new RangeError('a torn page')
  try {
    await expect(
      counters.people(function* () {
        yield* evidence()
        throw broken
      }),
    ).rejects.toBe(broken)
    expect((await counters.people(evidence)).interval.best).toBeGreaterThan(2000)
  } finally {
    await counters.close()
  }
})
