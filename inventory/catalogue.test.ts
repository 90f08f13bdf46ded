import { describe, expect, test } from 'vitest'
import { DETECTORS } from '../detectors/catalogue.ts'
import { KINDS, kindOf } from './categories.ts'
import { CATEGORIES } from './data/categories.ts'
import { PURPOSES } from './data/purposes.ts'

describe('kinds', () => {
  test.each(DETECTORS.map((detector) => [detector.id, detector] as const))('%s has its line', (id, detector) => {
    const { code, category, strength } = detector
    expect(kindOf(id)).toMatchObject({ code, category, strength })
  })

  test('no line is about a detector that there is not, and each says which of the law’s words it is', () => {
    expect(KINDS.map(({ id }) => id)).toEqual(DETECTORS.map(({ id }) => id))
    for (const kind of KINDS) expect(kind.actItems.length).toBeGreaterThan(0)
  })

  test('every category is one of the official list', () => {
    const codes = CATEGORIES.map((category) => category.code)
    for (const kind of KINDS) expect(codes).toContain(kind.category)
  })
})

test('the official lists are whole and in order', () => {
  expect(CATEGORIES.length).toBe(74)
  expect(PURPOSES.map((purpose) => purpose.code)).toEqual(
    Array.from({ length: 182 }, (_, i) => String(i + 1).padStart(3, '0')),
  )
})
