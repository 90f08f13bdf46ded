import { describe, expect, it } from 'vitest'
import type { Outcome } from '../connectors/connector.ts'
import type { TypeFindings } from '../detectors/detector.ts'
import { EvidenceWriter } from '../detectors/evidence.ts'
import { type Disposal, judgeDisposals, type ScanSeen, type SeenPlace } from './disposals.ts'
import type { LedgerItem } from './inventory.ts'
import { ledgerOf, type TestFile } from './testing.ts'

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
  obstacle: null,
}

const file = (id: string, uri: string, fingerprint = 'people 1') => ({
  ...{ id, uri, target: 'file:///srv/', fingerprint },
  lastSeen: 2000,
})
const KNOWN = [{ ...file('F-A', 'file:///srv/a.csv'), present: true }]
const place = (root: string, more: Partial<SeenPlace> = {}): SeenPlace => ({
  root,
  columns: false,
  named: false,
  ...more,
})
/** Lines of a scan; others than these were not met. */
const lines = (files: readonly (TestFile & { readonly met?: false })[]): readonly LedgerItem[] =>
  files.flatMap(({ met, ...line }) =>
    [...ledgerOf(writer, [line]).items()].map((item) => ({ ...item, lastSeen: met === false ? 1500 : 2000 })),
  )
const writer = () => new EvidenceWriter(1 << 14)
const OTHER: TestFile = { uri: 'file:///srv/other.csv' }
const scan = (files: ScanSeen['files'], more: Partial<ScanSeen> = {}): ScanSeen => ({
  started: 2000,
  completed: true,
  known: KNOWN,
  files,
  places: [place('file:///srv/')],
  items: lines([OTHER]),
  now: 3000,
  ...more,
})
const judge = (seen: ScanSeen, disposal: Partial<Disposal> = {}) => {
  const { verdict, found, judged } = judgeDisposals([{ ...DISPOSAL, ...disposal }], seen)[0]!
  return { verdict, found, judged }
}
/** Of `uri`, in a scan that met these besides something else in each of the places. */
const told = (uri: string, met: readonly (TestFile & { readonly met?: false })[], places = [place('file:///srv/')]) => {
  const known = [{ ...KNOWN[0]!, uri }]
  const others = places.map(({ root }, target) => ({ uri: `${root}other`, target }))
  const [one] = judgeDisposals([DISPOSAL], scan([], { known, places, items: lines([...others, ...met]) }))
  return one!.obstacle === null ? one!.verdict : `${one!.verdict} ${one!.obstacle.because} ${one!.obstacle.uri}`
}
const SKIPPED: Outcome = { state: 'skipped', reason: 'excluded' }
const UNREADABLE: Outcome = { state: 'unreadable', reason: 'permission' }
const RECORDS = { records: ['id:1'] }

describe('a disposal', () => {
  it('is confirmed by a scan of its place to the end that does not meet it', () => {
    expect(judge(scan([]))).toEqual({ verdict: 'confirmed', found: [], judged: 3000 })
  })

  it('stays as it was when the place was not scanned, or not to its end', () => {
    expect(judge(scan([], { completed: false })).verdict).toBe('pending')
    expect(judge(scan([], { places: [place('file:///other/')] }), { verdict: 'confirmed', judged: 5 }).judged).toBe(5)
  })

  it('is contradicted where it is still there, also under another name, and by a scan that was stopped', () => {
    expect(judge(scan([file('F-A', 'file:///srv/moved.csv')], { completed: false }))).toEqual({
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

  it('is not confirmed where the share was not mounted: an empty place was not looked at', () => {
    expect(judgeDisposals([DISPOSAL], scan([], { items: [] }))[0]).toMatchObject({
      verdict: 'pending',
      judged: null,
      obstacle: { because: 'nothing-read', uri: 'file:///srv/' },
    })
  })

  it.each([
    ['it is left out', { uri: 'file:///srv/b/a.csv', outcome: SKIPPED }, 'left-out'],
    ['its folder is', { uri: 'file:///srv/b/', outcome: SKIPPED }, 'left-out'],
    [
      'an ignore file hides it',
      { uri: 'file:///srv/b/', outcome: { state: 'skipped', reason: 'ignore-file' } },
      'left-out',
    ],
    [
      'its folder is a link now',
      { uri: 'file:///srv/b', outcome: { state: 'skipped', reason: 'symlink-outside' } },
      'left-out',
    ],
    ['its folder cannot be opened', { uri: 'file:///srv/b/', outcome: UNREADABLE }, 'unread'],
    [
      'its place cannot be listed',
      { uri: 'file:///srv/', outcome: { state: 'unreadable', reason: 'connection' } },
      'unread',
    ],
    ['it is damaged', { uri: 'file:///srv/b/a.csv', outcome: { state: 'partial', reason: 'damaged' } }, 'unread'],
    [
      'it is read by sample',
      { uri: 'file:///srv/b/a.csv', outcome: { state: 'partial', reason: 'sampled' } },
      'unread',
    ],
    ['it is encrypted', { uri: 'file:///srv/b/a.csv', outcome: { state: 'encrypted', reason: 'password' } }, 'unread'],
    ['it was not met', { uri: 'file:///srv/b/a.csv', ...RECORDS, met: false }, 'unread'],
    ['what is found in it is ignored', { uri: 'file:///srv/b/a.csv', types: [aside()] }, 'same-name'],
    ['it is as it was before', { uri: 'file:///srv/b/a.csv', modified: 900 }, 'same-name'],
    [
      'older versions of the object are kept',
      { uri: 'file:///srv/b/a.csv?versions', outcome: { state: 'skipped', reason: 'old-version' } },
      'left-out',
    ],
  ] as const)('is not confirmed where %s', (_, line: TestFile & { met?: false }, because) => {
    expect(told('file:///srv/b/a.csv', [line])).toBe(`pending ${because} ${line.uri}`)
  })

  it.each([
    ['others in its folder are not read', { uri: 'file:///srv/b/c.csv', outcome: UNREADABLE }],
    ['a neighbour of its folder is left out', { uri: 'file:///srv/b2/', outcome: SKIPPED }],
    ['it was emptied', { uri: 'file:///srv/b/a.csv', modified: 1100 }],
    ['a folder has its name now', { uri: 'file:///srv/b/a.csv/c.txt', outcome: UNREADABLE }],
  ] as const)('is confirmed though %s', (_, line: TestFile) => {
    expect(told('file:///srv/b/a.csv', [line])).toBe('confirmed')
  })

  it('of what lay in an archive is not confirmed by one that could not be read, and is where only others in it could not', () => {
    const uri = 'file:///srv/b.zip!/c.zip!/a.csv'
    const ends = (of: string, outcome: Outcome) => told(uri, [{ uri: of, outcome }])
    for (const outcome of [{ state: 'encrypted' }, { state: 'partial', reason: 'limit-count' }, UNREADABLE] as const) {
      expect(ends('file:///srv/b.zip', outcome)).toBe('pending unread file:///srv/b.zip')
      expect(ends('file:///srv/b.zip!/c.zip', outcome)).toBe('pending unread file:///srv/b.zip!/c.zip')
    }
    expect(ends('file:///srv/b.zip', { state: 'partial', reason: 'member-not-read' })).toBe('confirmed')
    expect(ends('file:///srv/b.zip!/d.csv', UNREADABLE)).toBe('confirmed')
  })

  it('of a folder of like files is contradicted by those that stay, however few, and not confirmed past one that is not read', () => {
    const forms = 'file:///srv/forms/*.docx'
    const [one] = judgeDisposals(
      [DISPOSAL],
      scan([], {
        known: [{ ...KNOWN[0]!, uri: forms }],
        items: lines([{ uri: 'file:///srv/forms/3.docx', ...RECORDS }]),
      }),
    )
    expect(one).toMatchObject({ verdict: 'contradicted', found: ['file:///srv/forms/3.docx'] })
    const blanks = Array.from({ length: 20 }, (_, i) => ({ uri: `file:///srv/forms/${i}.docx` }))
    expect(told(forms, blanks)).toBe('confirmed')
    const closed = { uri: 'file:///srv/forms/99.docx', outcome: UNREADABLE }
    expect(told(forms, [...blanks, closed])).toBe(`pending unread ${closed.uri}`)
    expect(told(forms, [...blanks, { ...closed, uri: 'file:///srv/forms/99.pdf' }])).toBe('confirmed')
  })

  it('of a file that is part of a folder of like files now is contradicted: it is there', () => {
    const items = lines([{ uri: 'file:///srv/a.csv', ...RECORDS }])
    expect(judge(scan([file('F-B', 'file:///srv/*.csv', 'people 2')], { items }))).toMatchObject({
      verdict: 'contradicted',
      found: ['file:///srv/a.csv'],
    })
  })

  it('is not contradicted by what an earlier scan saw in a place that this one could not look at', () => {
    const stale = { ...file('F-A', 'file:///srv/a.csv'), lastSeen: 1500 }
    const items = lines([
      { uri: 'file:///srv/', outcome: UNREADABLE },
      { uri: 'file:///srv/a.csv', ...RECORDS, met: false },
    ])
    expect(judge(scan([stale], { items })).verdict).toBe('pending')
    expect(judge(scan([stale], { items }), { verdict: 'confirmed', judged: 5 })).toMatchObject({
      verdict: 'confirmed',
      judged: 5,
    })
  })

  it('that was confirmed is contradicted once it turns up again, and stays confirmed where nobody looked', () => {
    const confirmed = { verdict: 'confirmed', judged: 5 } as const
    expect(judge(scan([file('F-A', 'file:///srv/a.csv')]), confirmed)).toMatchObject({
      verdict: 'contradicted',
      judged: 3000,
    })
    expect(judge(scan([], { items: [] }), confirmed)).toMatchObject({ verdict: 'confirmed', judged: 5 })
    const contradicted = { verdict: 'contradicted', judged: 5, found: ['file:///srv/a.csv'] } as const
    expect(judge(scan([], { items: [] }), contradicted)).toEqual(contradicted)
  })

  it('is judged by whichever place asks for it, also one around or within the one that it was met in', () => {
    const uri = 'file:///srv/b/a.csv'
    const leftOut = { uri: 'file:///srv/b/', outcome: SKIPPED }
    expect(told(uri, [], [place('file:///')])).toBe('confirmed')
    expect(told(uri, [leftOut], [place('file:///srv/'), place('file:///srv/b/')])).toBe('confirmed')
    expect(told(uri, [{ ...leftOut, target: 1 }], [place('file:///srv/c/'), place('file:///srv/')])).toMatch('pending')
    expect(told(uri, [], [place('file:///srv/c/')])).toBe('pending')
  })

  it('of a table is confirmed when it was dropped, and not where columns are left out of it or the server may hide it', () => {
    const uri = 'mysql://db/crm/members'
    const of = (more: Partial<SeenPlace>, met: readonly TestFile[] = []) => told(uri, met, [place('mysql://db/', more)])
    const emptied = [{ uri, modified: 0 }]
    expect(of({})).toBe('confirmed')
    expect(of({}, emptied)).toBe('confirmed')
    expect(of({ columns: true })).toBe('confirmed')
    expect(of({ columns: true }, emptied)).toBe(`pending left-out ${uri}`)
    expect(of({ named: true })).toBe('pending left-out mysql://db/')
    const hidden = { uri: 'mysql://db/crm/', outcome: UNREADABLE }
    expect(of({}, [hidden])).toBe('pending unread mysql://db/crm/')
    expect(of({}, [{ ...hidden, uri: 'mysql://db/shop/' }])).toBe('confirmed')
  })
})

/** A find that a rule of the user's own has set aside. */
function aside(): TypeFindings {
  return { detector: 'mobile', hits: 0, masked: 0, low: 0, placeholders: 0, examples: [], ignored: { 'rule 1': 3 } }
}
