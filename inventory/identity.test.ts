/** A data file stays the one it is, whatever it is called and wherever it lies. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identify, type KnownFile, type SeenFile } from './identity.ts'

const SRV = 'file:///srv/'
const token = (uri: string) => `F-${uri}`
const seen = (uri: string, fingerprint = uri, target = SRV): SeenFile => ({ uri, target, fingerprint })

/** A scan after another: what it gives, and what is known after it. */
function next(known: readonly KnownFile[], files: readonly SeenFile[], scanned: readonly string[] = [SRV]) {
  const ids = identify(files, { known, token }, new Set(scanned))
  const after = new Map(
    known.map((file) => [file.id, scanned.includes(file.target) ? { ...file, present: false } : file]),
  )
  for (const [index, file] of files.entries()) after.set(ids[index]!, { ...file, id: ids[index]!, present: true })
  return { ids, known: [...after.values()] }
}

describe('identity of data files', () => {
  it('is that of the place where it was seen first', () => {
    const first = next([], [seen('file:///srv/a.csv', 'A')])
    expect(first.ids).toEqual(['F-file:///srv/a.csv'])
    const moved = next(first.known, [seen('file:///srv/b/renamed.csv', 'A')])
    expect(moved.ids).toEqual(first.ids)
    // And what comes to its old place is another.
    const both = next(moved.known, [seen('file:///srv/a.csv', 'B'), seen('file:///srv/b/renamed.csv', 'A')])
    expect(both.ids).toEqual(['F-file:///srv/a.csv-2', 'F-file:///srv/a.csv'])
  })

  it('keeps to the path where the content changed, and takes moved and changed for new', () => {
    const { known } = next([], [seen('file:///srv/a.csv', 'A'), seen('file:///srv/b.csv', 'B')])
    expect(next(known, [seen('file:///srv/a.csv', 'B'), seen('file:///srv/b.csv', 'A')]).ids).toEqual([
      'F-file:///srv/a.csv',
      'F-file:///srv/b.csv',
    ])
    expect(next(known, [seen('file:///srv/c.csv', 'C')]).ids).toEqual(['F-file:///srv/c.csv'])
  })

  it('takes nothing for moved that is still there: a copy is another data file', () => {
    const { known } = next([], [seen('file:///srv/a.csv', 'A')])
    expect(next(known, [seen('file:///srv/a.csv', 'A'), seen('file:///srv/copy.csv', 'A')]).ids).toEqual([
      'F-file:///srv/a.csv',
      'F-file:///srv/copy.csv',
    ])
  })

  it('of several copies in a folder that was renamed, each keeps its own', () => {
    const { known, ids } = next(
      [],
      ['x/b.csv', 'x/a.csv', 'y/a.csv'].map((path) => seen(`file:///srv/old/${path}`, 'A')),
    )
    const moved = ['x/b.csv', 'x/a.csv', 'y/a.csv'].map((path) => seen(`file:///srv/an/other/${path}`, 'A'))
    expect(next(known, moved).ids).toEqual(ids)
  })

  it('comes back with a share that was not mounted for a while', () => {
    const first = next([], [seen('file:///srv/a.csv', 'A')])
    const without = next(first.known, [])
    expect(next(without.known, [seen('file:///srv/a.csv', 'A grown')]).ids).toEqual(first.ids)
    // What vanished long ago is not what appears elsewhere today.
    expect(next(without.known, [seen('file:///srv/b.csv', 'A')]).ids).toEqual(['F-file:///srv/b.csv'])
  })

  it('moves from one target to another in the same scan, and stays where its target is not scanned', () => {
    const other = 'file:///mnt/'
    const { known, ids } = next([], [seen('file:///srv/a.csv', 'A')], [SRV, other])
    expect(next(known, [seen('file:///mnt/a.csv', 'A', other)], [SRV, other]).ids).toEqual(ids)
    expect(next(known, [seen('file:///mnt/a.csv', 'A', other)], [other]).ids).toEqual(['F-file:///mnt/a.csv'])
  })

  it('knows no order, gives no id twice, and never loses one that kept its path', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e/a', 'e/b', 'f/a')
    const people = fc.constantFrom('P', 'Q', 'R')
    const scans = fc.array(
      fc.uniqueArray(fc.record({ name, people }), { selector: (file) => file.name, maxLength: 7 }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(scans, fc.nat(), (history, turn) => {
        let known: readonly KnownFile[] = []
        for (const scan of history) {
          const files = scan.map((file) => seen(`file:///srv/${file.name}`, file.people))
          const here = next(known, files)
          expect(new Set(here.ids).size).toBe(files.length)
          const rotated = files.map((_, i) => files[(i + turn) % files.length]!)
          const shuffled = next(known.toReversed(), rotated)
          expect(
            files.map((_, i) => shuffled.ids[(((i - turn) % files.length) + files.length) % files.length]),
          ).toEqual(here.ids)
          for (const { uri, id, present } of known) {
            const at = files.findIndex((file) => file.uri === uri)
            if (present && at >= 0) expect(here.ids[at]).toBe(id)
          }
          known = here.known
        }
      }),
      { numRuns: 300 },
    )
  })
})
