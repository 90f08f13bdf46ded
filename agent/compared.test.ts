/** How people name a scan. */
import { describe, expect, it } from 'vitest'
import { findScan, isReportPath } from './compared.ts'
import { PandianError } from './errors.ts'
import { snapshotOfNight } from './ledger/testing.ts'

const SCANS = (
  [
    ['aaaa1111', '2026-11-01', true],
    ['aaab2222', '2026-11-02', true],
    ['bbbb3333', '2026-11-02', false],
    ['cccc4444', '2026-11-03', false],
  ] as const
).map(([run, day, completed], index) => ({
  number: index + 1,
  head: { ...snapshotOfNight(index, [], completed).head, run, day },
}))

const nameOf = (name: string) => findScan(SCANS, name).head.run
const codeOf = (name: string) => {
  try {
    return nameOf(name)
  } catch (error) {
    return error instanceof PandianError ? error.code : error
  }
}

describe('a scan is found', () => {
  it.each([
    ['aaaa1111', 'aaaa1111'],
    ['AAAB', 'aaab2222'],
    ['last', 'aaab2222'],
    ['previous', 'aaaa1111'],
    ['2026-11-02', 'aaab2222'],
    ['2026-11-03', 'cccc4444'],
  ])('by %s', (name, run) => expect(nameOf(name)).toBe(run))

  it('or not, and why', () => {
    expect(codeOf('aaa')).toBe('scan-ambiguous')
    for (const name of ['zzz', '', '2026-12-01']) expect(codeOf(name), name).toBe('scan-unknown')
    expect(() => findScan(SCANS.slice(0, 1), 'previous')).toThrow(PandianError)
  })

  it('and the path of a report is none of these', () => {
    expect(isReportPath('report.json')).toBe(true)
    expect(isReportPath('out/report')).toBe(true)
    expect(isReportPath('last')).toBe(false)
  })
})
