import { describe, expect, it } from 'vitest'
import type { Outlook } from '../inventory/inventory.ts'
import { spanTexts } from './clocks.ts'

const OUTLOOK: Outlook = {
  regulation: 'X',
  kind: 'plan',
  population: 'consumer',
  threshold: 5000,
  basis: 'single-day',
  reached: null,
  possible: null,
  below: null,
  again: null,
  clocks: [],
}

describe('a day of a scan that proved nothing was printed as one of a scan that was below', () => {
  const reached = { after: null, by: '2026-07-20', open: true, doubt: '2026-01-10' } as const

  it('when it was reached', () => {
    for (const after of [null, '2026-03-01'] as const) {
      const zh = spanTexts({ ...OUTLOOK, reached: { ...reached, after } }, 'zh-TW').join()
      expect(zh).toContain('2026-01-10 之盤點不能認定')
      expect(zh).not.toMatch(/2026-0[13]-\d\d 之盤點未達/u)
      const en = spanTexts({ ...OUTLOOK, reached: { ...reached, after } }, 'en').join()
      expect(en).toContain('that of 2026-01-10 could not tell')
      expect(en).not.toMatch(/\d was below/)
    }
  })

  it('nor is anything said of scans after it was reached', () => {
    // Below since, of all that the doubt looked at: that nothing ever showed it to be below would be false.
    const below = { since: '2026-08-01', until: '2026-08-01', days: 1, gap: 0 }
    const zh = spanTexts({ ...OUTLOOK, reached, below }, 'zh-TW').join()
    expect(zh).toContain('2026-07-20 之前亦無涵蓋其全部範圍之盤點證明未達')
    expect(zh).toContain('2026-08-01 之盤點未達')
  })

  it('nor that every scan since could not tell, where one could not', () => {
    const possible = { after: '2026-05-01', by: '2026-06-01', open: true }
    expect(spanTexts({ ...OUTLOOK, possible }, 'zh-TW').join()).not.toContain('起之盤點不能認定')
    expect(spanTexts({ ...OUTLOOK, possible }, 'en').join()).not.toContain('undetermined since')
  })

  it('and where other places were scanned before, it is not the first scan', () => {
    const zh = spanTexts({ ...OUTLOOK, reached: { after: null, by: '2026-07-20', open: true } }, 'zh-TW').join()
    expect(zh).not.toContain('首次')
  })
})
