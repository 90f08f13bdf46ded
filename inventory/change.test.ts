import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeEvidence, EvidenceWriter } from '../detectors/evidence.ts'
import { countChange } from './change.ts'
import { countScope } from './scopes.ts'
import type { Evidence } from './subjects/count.ts'
import { findNeighbours } from './subjects/neighbours.ts'
import { evidenceOf } from './subjects/testing.ts'
import { WHOLE } from './values.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'change-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

const evidence = (records: readonly string[]): Evidence => evidenceOf(new EvidenceWriter(1 << 14), records, 20)

const concat =
  (...all: readonly Evidence[]): Evidence =>
  () =>
    all.flatMap((part) => [...part()])

/** Records of a world so small that they meet in every way; the more people there are in it, the fewer have to do with each other. */
function world(people: number, maxLength: number) {
  const number = (kind: string, most: number) => fc.nat(most * people).map((n) => `${kind}:${n}`)
  const word = fc.oneof(
    number('id', 8),
    number('arc', 3),
    number('passport', 5),
    number('mobile', 14),
    number('phone', 6),
    number('email', 10),
    number('address', 5),
    number('name', 7),
    number('birth', 4),
    fc.constant('title:1'),
    fc.constant('special'),
    fc.constant('multi'),
  )
  const record = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  return fc.array(record, { maxLength })
}

test.each([1, 4])('a count after a change is the count of everything, whatever has changed (%d)', (people) => {
  const room = { scratch, memory: 1 << 16 }
  fc.assert(
    fc.property(world(people, 40), world(people, 6), world(people, 6), (unchanged, gone, added) => {
      const [kept, before, after] = [evidence(unchanged), evidence(gone), evidence(added)]
      const was = countScope(concat(kept, before), room, WHOLE)
      // Told that there are many, so that it does not give up.
      const change = { unchanged: kept, gone: before, added: after, rows: 1000 }
      expect(countChange(was, change, room)).toEqual(countScope(concat(kept, after), room, WHOLE))
    }),
    { numRuns: 300 },
  )
  expect(readdirSync(scratch)).toEqual([])
})

test('only what has to do with the change is looked at again', () => {
  const room = { scratch, memory: 1 << 20 }
  const people = Array.from({ length: 3000 }, (_, i) => [
    `id:${i} name:${i % 50} mobile:${i} address:${i >> 1}`,
    `name:${i % 50} mobile:${i} email:${i}`,
  ]).flat()
  const neighbours = findNeighbours(
    evidence(people),
    evidence([]),
    evidence(['email:77 name:27']),
    people.length,
    room,
  )!
  let records = 0
  for (const piece of neighbours.records) decodeEvidence(piece, () => records++)
  // The two records of number 77, and one for each sort of record that has the name: the address of a household does not tie here.
  expect(records).toBe(4)
})

test('a change that has to do with everything is not worth it', () => {
  const room = { scratch, memory: 1 << 20 }
  const staff = Array.from({ length: 500 }, (_, i) => `phone:1 email:${i}`)
  expect(findNeighbours(evidence(staff), evidence([]), evidence(['phone:1']), staff.length, room)).toBeUndefined()
  const rows = Array.from({ length: 500 }, (_, i) => `id:${i}`)
  expect(findNeighbours(evidence(rows), evidence(rows), evidence([]), rows.length, room)).toBeUndefined()
})
