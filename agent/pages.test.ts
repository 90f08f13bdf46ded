import { expect, test } from 'vitest'
import { plain } from './pages.ts'

test('masks in a page keep their asterisks: two of them within code are no bold', () => {
  expect(plain('Shown as `09******78` or `A1********`, **never** whole: [why](masking.md)')).toBe(
    'Shown as 09******78 or A1********, never whole: why',
  )
})
