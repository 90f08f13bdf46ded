import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { afterMonths, taipeiDay } from '../inventory/clocks/calendar.ts'
import type { Deed } from '../inventory/inventory.ts'
import { checkJournal } from './journal/check.ts'
import { sha256 } from './journal/entry.ts'
import { Journal, journalPath } from './journal/journal.ts'
import { publicKeyPath, readVerifiers } from './journal/keys.ts'
import { Ledger } from './ledger/ledger.ts'
import { keptFile, snapshotOfNight } from './ledger/testing.ts'
import { keptFrom, retain, retentionMonths } from './retention.ts'

const KEY = new Uint8Array(32).fill(7)
const DAY = 86_400_000
const YEAR = 365.25 * DAY
const NOW = Date.parse('2026-11-29T12:00:00+08:00')
const TERMS = { rules: 'r', limits: 'l', patience: 'p' }

let folder: string
let state: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-retention-'))
  state = join(folder, 'state.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => Ledger.open(state, { key: KEY })
const journal = (ledger: Ledger) => Journal.open(journalPath(state), join(folder, 'key'), ledger)

/** A scan of one target that meets the named files, at a time, as if the clock were there. */
function scan(ledger: Ledger, at: number, root: string, names: readonly string[]): void {
  ledger.beginRun(`run-${at}`, at, '1', 'r')
  const target = ledger.target(root, {})
  for (const name of names) {
    const exposure = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }
    const item = { uri: root + name, locator: new Uint8Array(), size: 1, version: 'v', modified: 1, exposure }
    if (ledger.items.meet(target, item, TERMS, false) !== 'read') continue
    const totals = { records: 1, maskedRecords: 0, special: [], types: [] }
    const ending = { outcome: { state: 'scanned' as const }, format: 'csv', encoding: null, totals }
    ledger.items.finish(
      ledger.items.reserve(),
      target,
      item,
      { ending, piece: 0, evidence: [new Uint8Array([1, 2, 3])] },
      TERMS,
    )
  }
  ledger.items.removeVanished(target, [])
  const { head, files } = snapshotOfNight(
    1,
    names.map((_, i) => keptFile(i)),
  )
  ledger.endRun(at, {
    head: { ...head, started: at, countedAt: at, day: taipeiDay(at), targets: [root], determinations: [] },
    files,
  })
}

describe('retention', () => {
  it('is of five years where nothing else is said: the regulations’ number, not the program’s', () => {
    expect(retentionMonths({ regulations: undefined, ownRegulations: [] })).toBe(60)
    expect(retentionMonths({ ownRegulations: [], regulations: [{ id: 'D0020085' }] })).toBe(60)
    expect(retentionMonths({ ownRegulations: [], regulations: [{ id: 'D0020085' }], retentionYears: 7 })).toBe(84)
  })

  it('ends by the calendar, also in leap years', () => {
    for (const today of ['2026-11-29', '2024-02-29', '2024-03-01', '2025-03-01', '2026-12-31', '2027-01-01']) {
      const first = keptFrom(today, 60)
      expect(afterMonths(first, 60) >= today).toBe(true)
      const before = new Date(Date.parse(first) - DAY).toISOString().slice(0, 10)
      expect(afterMonths(before, 60) < today).toBe(true)
    }
  })

  it('removes items of places that are scanned no longer, and says so; scans and the journal stay whole', () => {
    const ledger = open()
    scan(ledger, NOW - 8 * YEAR, 'file:///old/', ['a.csv', 'b.csv'])
    for (let years = 7; years >= 0; years--) scan(ledger, NOW - years * YEAR, 'file:///srv/', ['c.csv'])
    const dry = retain(ledger, undefined, 60, NOW)
    expect(dry.removed).toMatchObject({ items: 2, evidence: 2 })
    expect([...ledger.scans()]).toHaveLength(9)
    const done = retain(ledger, journal(ledger), 60, NOW)
    expect(done).toEqual(dry)
    // No period may come out otherwise because something was tidied away.
    expect([...ledger.scans()]).toHaveLength(9)
    expect(ledger.digest()).not.toContain('file:///old/')
    expect(ledger.digest()).toContain('file:///srv/c.csv')
    for (const { number } of ledger.scans()) expect(ledger.filesOf(number)).not.toEqual([])
    // Nothing more to do, and so nothing to record.
    expect(Object.values(retain(ledger, journal(ledger), 60, NOW).removed).every((count) => count === 0)).toBe(true)
    const head = { ...ledger.journalHead()!, source: state }
    ledger.close()
    const bytes = readFileSync(journalPath(state))
    const { problems, entries } = checkJournal(bytes, readVerifiers(publicKeyPath(join(folder, 'key'))), [head])
    expect(problems).toEqual([])
    expect(entries.map(({ entry }) => entry.kind)).toEqual(['key', 'retention'])
    expect(entries[1]!.entry.data).toMatchObject({ before: dry.before, removed: { items: 2, evidence: 2 } })
  })

  it('removes what was decided and then changed, never what still holds; and a disposal only when it is confirmed', () => {
    const ledger = open()
    scan(ledger, NOW - 9 * YEAR, 'file:///srv/', ['c.csv'])
    const decide = (to: string, years: number) =>
      ledger.annotate([{ file: 'F-1', field: 'owner', from: '', to }], {
        at: NOW - years * YEAR,
        who: 'a',
        source: 's',
      })
    decide('甲', 9)
    decide('乙', 8)
    const said = { method: '', place: '', proof: '', reason: '', recipient: '', basis: '', who: '', copies: [] }
    for (const file of ['F-1', 'F-2'])
      ledger.recordDisposal({ ...said, file, uri: 'x', kind: 'deleted', disposed: NOW - 9 * YEAR, at: NOW - 9 * YEAR })
    const [first] = ledger.disposals()
    ledger.beginRun('judged', NOW - 8 * YEAR, '1', 'r')
    ledger.endRun(NOW - 8 * YEAR, snapshotOfNight(1, []), [{ ...first!, verdict: 'confirmed', judged: 1 }])
    expect(retain(ledger, journal(ledger), 60, NOW).removed).toMatchObject({ annotations: 1, disposals: 1 })
    expect(ledger.annotations().get('F-1')).toEqual({ owner: '乙' })
    expect(ledger.disposals().map(({ file }) => file)).toEqual(['F-2'])
    ledger.close()
  })

  it('removes forms and records of requests that are as they were made, names those that somebody filled in, and stays checkable', () => {
    const ledger = open()
    scan(ledger, NOW, 'file:///srv/', ['c.csv'])
    const paper = (name: string, years: number, text = name) => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return { kind: 'request' as const, path, sha256: sha256(name), at: NOW - years * YEAR }
    }
    const [old, filled, recent] = [paper('old.html', 6), paper('filled.html', 6, 'by hand'), paper('recent.html', 4)]
    const gone = { ...old, path: join(folder, 'moved.html') }
    ledger.keepPapers([old, filled, recent, gone])
    expect(retain(ledger, undefined, 60, NOW)).toMatchObject({ removed: { papers: 2 }, filledIn: [filled.path] })
    expect(existsSync(old.path)).toBe(true)
    const written = journal(ledger)
    expect(retain(ledger, written, 60, NOW).removed.papers).toBe(2)
    expect([old, filled, recent].map(({ path }) => existsSync(path))).toEqual([false, true, true])
    // What is left is told again, and is nothing to be put on record every night.
    const head = written.head
    expect(retain(ledger, written, 60, NOW)).toMatchObject({ removed: { papers: 0 }, filledIn: [filled.path] })
    expect(written.head).toEqual(head)
    const bytes = readFileSync(journalPath(state))
    expect(checkJournal(bytes, readVerifiers(publicKeyPath(join(folder, 'key'))), []).problems).toEqual([])
    ledger.close()
  })

  it('removes checks that later ones have replaced and what was withdrawn; no plan, and never the last number', () => {
    const ledger = open()
    scan(ledger, NOW, 'file:///srv/', ['c.csv'])
    const record = (deed: Deed, years: number) => ({
      deed,
      regulation: 'X',
      day: taipeiDay(NOW - years * YEAR),
      by: '',
      note: '',
      incident: null,
      at: NOW - years * YEAR,
      who: '',
    })
    ledger.recordFulfilments([
      record('plan', 9),
      record('check', 9),
      record('plan', 8),
      record('check', 8),
      record('check', 4),
      record('resume', 9),
    ])
    ledger.withdrawFulfilment(3, { at: NOW - 8 * YEAR, who: '', reason: '' })
    ledger.withdrawFulfilment(6, { at: NOW - 8 * YEAR, who: '', reason: '' })
    // That of eight years ago is the last of before the limit: the one of four years may yet be withdrawn.
    expect(retain(ledger, journal(ledger), 60, NOW).removed.fulfilments).toBe(2)
    expect(ledger.fulfilments().map(({ id }) => id)).toEqual([1, 4, 5, 6])
    expect(ledger.nextFulfilment()).toBe(7)
    ledger.close()
  })

  it('keeps an incident until each of its reports has been on record for so long, and their records with it', () => {
    const ledger = open()
    scan(ledger, NOW, 'file:///srv/', ['c.csv'])
    const due = (regulation: string, first = false) => {
      const one = { regulation, name: regulation, article: '§8', state: 'report' as const, by: NOW }
      return first ? { ...one, first } : one
    }
    const at = NOW - 9 * YEAR
    for (const reports of [[due('X'), due('Y')], [due('X')], [due('X', true), due('X')], [due('X')]])
      ledger.keepIncident({ name: 'incident', discovered: at, reports, at })
    const record = (incident: number, deed: Deed, regulation: string, years: number) => ({
      ...{ deed, regulation, incident, day: '2018-01-01', by: '', note: '', who: '' },
      at: NOW - years * YEAR,
    })
    ledger.recordFulfilments([
      record(1, 'report', 'X', 9),
      record(2, 'report', 'X', 9),
      // Announced, and never reported in full.
      record(3, 'first-report', 'X', 9),
      record(4, 'report', 'X', 9),
    ])
    expect(retain(ledger, journal(ledger), 60, NOW).removed).toMatchObject({ incidents: 1, fulfilments: 1 })
    // To the other authority it was not reported, or not long enough ago; the last number is not given again.
    expect(ledger.incidents().map(({ id }) => id)).toEqual([1, 3, 4])
    expect(ledger.fulfilments().map(({ id }) => id)).toEqual([1, 3, 4])
    ledger.recordFulfilments([record(1, 'report', 'Y', 4), record(3, 'report', 'X', 8)])
    expect(retain(ledger, journal(ledger), 60, NOW).removed).toMatchObject({ incidents: 1, fulfilments: 1 })
    expect(ledger.incidents().map(({ id }) => id)).toEqual([1, 4])
    ledger.close()
  })

  it('overwrites what was there', () => {
    const ledger = open()
    scan(ledger, NOW - 8 * YEAR, 'file:///old/', ['telling-name.csv'])
    scan(ledger, NOW, 'file:///srv/', ['c.csv'])
    retain(ledger, journal(ledger), 60, NOW)
    ledger.close()
    expect(readFileSync(state).includes('telling-name')).toBe(false)
    const db = new Database(state, { readonly: true })
    expect(db.prepare('SELECT count(*) FROM evidence').pluck().get()).toBe(1)
    db.close()
  })
})
