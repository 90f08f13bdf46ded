import { describe, expect, it } from 'vitest'
import { type Disposal, judgeDisposals, type ScanSeen } from './disposals.ts'

const DISPOSAL: Disposal = {
  id: 1,
  file: 'F-A',
  uri: 'file:///srv/a.csv',
  kind: 'destroyed',
  method: '碎紙',
  disposed: 1000,
  place: '機房',
  proof: '證明',
  reason: '',
  recipient: '',
  basis: '',
  at: 1100,
  who: 'alice',
  copies: [],
  verdict: 'pending',
  judged: null,
  found: [],
}

const file = (id: string, uri: string, fingerprint = 'people 1') => ({ id, uri, target: 'file:///srv/', fingerprint })
const KNOWN = [{ ...file('F-A', 'file:///srv/a.csv'), present: true }]
const scan = (files: ScanSeen['files'], more: Partial<ScanSeen> = {}): ScanSeen => ({
  started: 2000,
  known: KNOWN,
  files,
  whole: ['file:///srv/'],
  now: 3000,
  ...more,
})
const judge = (seen: ScanSeen, disposal: Partial<Disposal> = {}) => {
  const { verdict, found, judged } = judgeDisposals([{ ...DISPOSAL, ...disposal }], seen)[0]!
  return { verdict, found, judged }
}

describe('a disposal', () => {
  it('is confirmed by a scan of its place to the end that does not meet it', () => {
    expect(judge(scan([]))).toEqual({ verdict: 'confirmed', found: [], judged: 3000 })
  })

  it('stays as it was when the place was not scanned, or not to its end', () => {
    expect(judge(scan([], { whole: [] })).verdict).toBe('pending')
    expect(judge(scan([], { whole: ['file:///other/'] }), { verdict: 'confirmed', judged: 5 }).judged).toBe(5)
  })

  it('is contradicted where it is still there, also under another name, and by a scan that was stopped', () => {
    expect(judge(scan([file('F-A', 'file:///srv/moved.csv')], { whole: [] }))).toEqual({
      verdict: 'contradicted',
      found: ['file:///srv/moved.csv'],
      judged: 3000,
    })
  })

  it('is contradicted where its people turned up elsewhere, unless that was a copy known when it was recorded', () => {
    const elsewhere = scan([file('F-B', 'file:///srv/b.csv')])
    expect(judge(elsewhere)).toMatchObject({ verdict: 'contradicted', found: ['file:///srv/b.csv'] })
    expect(judge(elsewhere, { copies: ['F-B'] })).toMatchObject({ verdict: 'confirmed', found: [] })
    const another = scan([file('F-B', 'file:///srv/b.csv'), file('F-C', 'file:///srv/c.csv')])
    expect(judge(another, { copies: ['F-B'] }).verdict).toBe('confirmed')
    expect(judge(another, { copies: ['F-Z'] }).verdict).toBe('contradicted')
    expect(judge(scan([file('F-B', 'file:///srv/b.csv', 'people 2')])).verdict).toBe('confirmed')
  })

  it('of after the scan began is not judged by it', () => {
    expect(judge(scan([file('F-A', 'file:///srv/a.csv')]), { disposed: 2500 }).verdict).toBe('pending')
  })

  it('that was contradicted is confirmed once it is gone', () => {
    expect(judge(scan([]), { verdict: 'contradicted', found: ['file:///srv/a.csv'] })).toMatchObject({
      verdict: 'confirmed',
      found: [],
    })
  })
})
