import { describe, expect, it } from 'vitest'
import type { Target } from '../connectors/connector.ts'
import { looksAtAll } from '../inventory/history/place.ts'
import { leftOutTokens } from './targets.ts'

const KEY = new Uint8Array(32)
const ROOT = 'file:///srv/'

function place(more: Partial<Target> = {}, root = ROOT) {
  const target = { location: root, labels: {}, exclude: [], followSymlinks: false, trustIgnoreFiles: false, ...more }
  return [{ root, left: leftOutTokens(root, target, KEY) }]
}

describe('what the settings leave out of a place', () => {
  const all = place()
  it.each<[string, Partial<Target>]>([
    ['a glob', { exclude: ['archive'] }],
    ['a glob with a slash', { exclude: ['archive/2019'] }],
    ['globs of which one takes something in again', { exclude: ['archive', '!archive/2019'] }],
    ['ignore files that are trusted', { trustIgnoreFiles: true }],
    ['all but some tables', { options: { include: ['crm.*'] } }],
  ])('%s: a scan with it looks at less, one without it at all', (_, more) => {
    expect(looksAtAll(place(more), all)).toBe(false)
    expect(looksAtAll(all, place(more))).toBe(true)
    expect(looksAtAll(place(more), place(more))).toBe(true)
  })

  it('is less where symbolic links are followed', () => {
    expect(looksAtAll(all, place({ followSymlinks: true }))).toBe(false)
    expect(looksAtAll(place({ followSymlinks: true }), all)).toBe(true)
  })

  it('other tables are other tables, in whichever order they are named', () => {
    const only = (...include: readonly string[]) => place({ options: { include } })
    expect(looksAtAll(only('crm.*'), only('hr.*'))).toBe(false)
    expect(looksAtAll(only('crm.*', 'hr.*'), only('hr.*', 'crm.*'))).toBe(true)
  })

  it('a glob that takes something in again leaves less out than the same without it', () => {
    const exclude = ['archive', '!archive/2019']
    expect(looksAtAll(place({ exclude: ['archive'] }), place({ exclude }))).toBe(false)
  })

  it('what a glob leaves out of a folder, it does not leave out of that very folder, scanned for itself', () => {
    for (const more of [{ exclude: ['old'] }, { exclude: ['*.iso'] }, { trustIgnoreFiles: true }]) {
      const inner = place(more, 'file:///srv/old/')
      expect(looksAtAll(place(more), inner), JSON.stringify(more)).toBe(false)
      expect(looksAtAll(place(), inner)).toBe(true)
    }
  })

  it('tells no glob: it may name somebody', () => {
    expect(place({ exclude: ['王小明'] })[0]!.left.join()).toMatch(/^[\da-f,]+$/)
  })
})
