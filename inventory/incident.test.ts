import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EvidenceWriter } from '../detectors/evidence.ts'
import { countAffected } from './incident.ts'
import { evidenceOf } from './subjects/testing.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'incident-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

function affected(records: readonly string[], inPiece = 1000) {
  return countAffected(evidenceOf(new EvidenceWriter(1 << 14), records, inPiece), { scratch, memory: 16 << 20 })
}

describe('the people an incident affects', () => {
  test('somebody with a general and a special record is special, and counts once', () => {
    expect(affected(['id:1 mobile:1', 'id:1 special', 'id:2 mobile:2', 'id:3'])).toEqual({
      people: { lower: 3, best: 3, upper: 3 },
      general: { lower: 2, best: 2, upper: 2 },
      special: { lower: 1, best: 1, upper: 1 },
      specialRows: 1,
    })
  })

  test('without special data all are general', () => {
    expect(affected(['id:1', 'id:2', 'email:1 name:a'])).toMatchObject({
      special: { lower: 0, best: 0, upper: 0 },
      specialRows: 0,
      general: affected(['id:1', 'id:2', 'email:1 name:a']).people,
    })
  })

  test('words of a special category that name nobody affect nobody', () => {
    expect(affected(['special', 'id:1']).special.best).toBe(0)
  })

  test('whatever the records, the parts hold together and order and pieces change nothing', () => {
    const kinds = ['id', 'passport', 'mobile', 'phone', 'email', 'name', 'birth']
    const word = fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 6 })).map(([k, n]) => `${k}:${n}`)
    const record = fc
      .tuple(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([words, special]) => [...words, ...(special ? ['special'] : [])].join(' '))
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (records, inPiece) => {
        const { people, general, special } = affected(records)
        expect(general.best + special.best).toBe(people.best)
        for (const { lower, best, upper } of [people, general, special]) {
          expect(lower).toBeLessThanOrEqual(best)
          expect(best).toBeLessThanOrEqual(upper)
          expect(lower).toBeGreaterThanOrEqual(0)
        }
        expect(affected(records.toReversed(), inPiece)).toEqual({ ...affected(records) })
      }),
      { numRuns: 60 },
    )
  })
})
