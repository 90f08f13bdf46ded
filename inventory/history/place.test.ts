import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksAtAll, overlap, type Place } from './place.ts'

const at = (root: string, ...left: readonly string[]): Place => ({ root, left })
const srv = at('file:///srv/')

describe('a scan looks at all that another did', () => {
  it.each<[string, boolean, readonly Place[], readonly Place[]]>([
    ['the same place', true, [srv], [srv]],
    ['a folder in it', true, [srv], [at('file:///srv/a/')]],
    ['not what lies around it', false, [at('file:///srv/a/')], [srv]],
    ['not a folder whose name begins like it', false, [at('file:///srv/a')], [at('file:///srv/ab/')]],
    ['not another place', false, [srv], [srv, at('postgres://db/crm')]],
    ['with less left out', true, [at('file:///srv/', 'x')], [at('file:///srv/', 'x', 'y')]],
    ['not with more left out', false, [at('file:///srv/', 'x', 'y')], [at('file:///srv/', 'x')]],
    ['where nobody noted what was', true, [at('file:///srv/', 'x')], [{ root: 'file:///srv/', left: undefined }]],
    // What is left out of one place is not left out of another.
    ['with something left out of a third', true, [srv, at('s3://b/', 'x')], [srv]],
    ['not when it is left out of this one', false, [at('file:///srv/', 'x'), at('s3://b/')], [srv, at('s3://b/', 'x')]],
    ['by another of its places', true, [at('file:///srv/', 'x'), at('file:///srv/a/')], [at('file:///srv/a/')]],
  ])('%s', (_, answer, one, other) => {
    expect(looksAtAll(one, other)).toBe(answer)
  })

  it('as a third that looks at all that it does', () => {
    const root = fc.constantFrom('file:///', 'file:///a/', 'file:///a/b/', 'file:///c/', 's3://b/')
    const places = fc.array(fc.record({ root, left: fc.subarray(['x', 'y', 'z']) }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(places, places, places, (a, b, c) => {
        expect(looksAtAll(a, a)).toBe(true)
        if (looksAtAll(a, b) && looksAtAll(b, c)) expect(looksAtAll(a, c)).toBe(true)
        if (looksAtAll(a, b)) expect(overlap(b, a)).toBe(true)
      }),
    )
  })
})
