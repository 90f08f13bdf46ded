/** What the state keeps is held against the journal: whatever somebody changes, takes out or puts back in it, `verify` says what. */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../inventory/inventory.ts'
import { readKey } from '../key.ts'
import { Ledger } from '../ledger/ledger.ts'
import { Journal, journalPath } from './journal.ts'
import { decisionsSum } from './said.ts'
import { runHere } from './testing.ts'

const BIN = fileURLToPath(new URL('../../bin/pandian.js', import.meta.url))

let folder: string
const at = (name: string) => join(folder, name)
const places = () => ['--state', at('state.db'), '--key', at('key')]

function scan(out = 'report'): void {
  const args = ['scan', at('tree'), ...places(), '--out', at(out), '--quiet']
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

const pandian = (...args: string[]) => runHere([...args, ...places()])

async function record(...args: string[]): Promise<void> {
  expect((await pandian('record', ...args)).status, args.join(' ')).toBe(0)
}

/** What is wrong: id, kind and number of a record, line of the journal. */
async function wrong(given = 'report'): Promise<readonly string[]> {
  const { status, out } = await pandian('verify', '--json', '--lang', 'en', at(given))
  interface Told {
    readonly problems: readonly { id: string; record?: string; number?: number; line?: number; text: string }[]
  }
  const { journals, state } = JSON.parse(out) as { journals: readonly Told[]; state: Told | null }
  const problems = [...journals.flatMap((one) => one.problems), ...(state?.problems ?? [])]
  expect(status).toBe(problems.length === 0 ? 0 : 3)
  for (const { text } of problems) expect(text).not.toMatch(/undefined|\{/)
  return problems.map(({ id, record, number }) => [id, record, number].filter((one) => one !== undefined).join(' '))
}

/** The state and its journal as they are now, and put back as they were then. */
function remember(name: string, files = ['state.db', 'state.db.journal']): () => void {
  for (const file of files) copyFileSync(at(file), at(`${file}.${name}`))
  return () => {
    for (const file of files) copyFileSync(at(`${file}.${name}`), at(file))
  }
}

function change(...statements: readonly string[]): void {
  const db = new Database(at('state.db'))
  for (const statement of statements) expect(db.prepare(statement).run().changes, statement).toBeGreaterThan(0)
  db.close()
}

let reset: () => void
let older: () => void

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-state-'))
  mkdirSync(at('tree'))
  writeFileSync(at('tree/名單.csv'), '姓名,電話\n陳大文,0922-333-444\n')
  scan()
  older = remember('older', ['state.db'])
  const said = ['--date', '2026-02-28', '--by', '秘書處', '--note', '第12號']
  for (let n = 0; n < 3; n++) await record('check', '--regulation', 'D0020085', ...said)
  await record('withdraw', '2', '--reason', '誤登')
  const gone = ['--kind', 'destroyed', '--method', '消磁', '--time', '2026-02-28', '--place', '機房', '--proof', 'x']
  await record('disposal', at('tree/名單.csv'), ...gone)
  const forms = ['--discovered', '2026-02-27 23:30', '--out', at('forms')]
  for (let n = 0; n < 2; n++) expect((await pandian('incident', at('tree'), ...forms)).status).toBe(0)
  await record('report', '1', '--regulation', 'J0030130', ...said)
  const ledger = Ledger.open(at('state.db'), { key: readKey(at('key'))!.bytes })
  const changes: Change[] = [{ file: 'F-1', field: 'owner', from: undefined, to: '會務組' }]
  const now = Date.parse('2026-03-01T12:00:00+08:00')
  const taken = { file: 'a.xlsx', sha256: '0', changes: 1, conflicts: 0, decisions: decisionsSum(changes) }
  Journal.open(journalPath(at('state.db')), at('key'), ledger, () => now).append('import', taken)
  ledger.annotate(changes, { at: now, who: 'root', source: 'a.xlsx' })
  ledger.close()
  scan()
  reset = remember('whole')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the state', () => {
  it('is what the journal has as long as nobody has changed it', async () => {
    expect(await wrong()).toEqual([])
    const { out } = await pandian('verify', at('report'), '--lang', 'en')
    // Three checks, a report, a disposal and two incidents.
    expect(out).toContain('2 kept scans and 7 records are what the journal has')
    expect(out).toContain('4 of 4 are as they were made')
  })

  it.each<readonly [statement: string, ...ids: string[]]>([
    [
      'UPDATE fulfilment SET withdrawn_at = NULL, withdrawn_who = NULL, withdrawn_reason = NULL',
      'record-changed fulfilment 2',
    ],
    [
      `UPDATE fulfilment SET withdrawn_at = 1, withdrawn_who = 'x', withdrawn_reason = 'x' WHERE id = 1`,
      'record-changed fulfilment 1',
    ],
    [`UPDATE fulfilment SET day = '2026-08-01' WHERE id = 3`, 'record-changed fulfilment 3'],
    [`UPDATE fulfilment SET who = 'somebody else' WHERE id = 1`, 'record-changed fulfilment 1'],
    ['UPDATE fulfilment SET at = at + 1000 WHERE id = 1', 'record-changed fulfilment 1'],
    ['UPDATE fulfilment SET incident = 2 WHERE id = 4', 'record-changed fulfilment 4'],
    ['DELETE FROM fulfilment WHERE id = 1', 'record-missing fulfilment 1'],
    ['DELETE FROM fulfilment WHERE id = 4', 'record-missing fulfilment 4'],
    [
      `INSERT INTO fulfilment (deed, regulation, day, by, note, at, who) VALUES ('filing', 'D0020085', '2026-01-01', '', '', 0, '')`,
      'record-changed fulfilment 5',
    ],
    ['DELETE FROM disposal', 'record-missing disposal 1'],
    [`UPDATE disposal SET copies = '["F-2"]'`, 'record-changed disposal 1'],
    ['DELETE FROM incident WHERE id = 2', 'record-missing incident 2'],
    ['UPDATE incident SET discovered = discovered + 86400000 WHERE id = 1', 'record-changed incident 1'],
    [`UPDATE incident SET reports = '[]' WHERE id = 2`, 'record-changed incident 2'],
    [`UPDATE annotation SET value = '別組'`, 'import-changed'],
    ['DELETE FROM annotation', 'import-changed'],
    ['UPDATE annotation SET at = at + 1', 'import-changed', 'import-unknown 1'],
    ['DELETE FROM snapshot WHERE run = (SELECT min(run) FROM snapshot)', 'scan-missing'],
    ['DELETE FROM snapshot WHERE run = (SELECT max(run) FROM snapshot)', 'scan-missing'],
  ])('is not when somebody has done this: %s', async (statement, ...ids) => {
    try {
      change(statement)
      expect(await wrong()).toEqual(ids)
    } finally {
      reset()
    }
  })

  it('is not when a scan was copied behind the last one: an old count is not the one of today', async () => {
    try {
      change('INSERT INTO snapshot SELECT 99, sum, data FROM snapshot ORDER BY run LIMIT 1')
      expect(await wrong()).toEqual(['scan-twice'])
      change('UPDATE snapshot SET run = 98 WHERE run = (SELECT max(run) FROM snapshot WHERE run < 99)')
      expect(await wrong()).toEqual(['scan-twice'])
      expect((await pandian('verify', at('report'), '--lang', 'en')).out).toContain('2 kept scans')
    } finally {
      reset()
    }
  })

  it('is not when two scans have changed places: the clocks run in the order of the state', async () => {
    try {
      change(
        'UPDATE snapshot SET run = 99 WHERE run = (SELECT min(run) FROM snapshot)',
        'UPDATE snapshot SET run = 1 WHERE run = (SELECT min(run) FROM snapshot)',
      )
      expect(await wrong()).toEqual(['scan-moved'])
    } finally {
      reset()
    }
  })

  it('lacks what was recorded since when an earlier one was put back, and the journal says so once it has gone on', async () => {
    try {
      older()
      const missing = await wrong()
      expect(missing.filter((one) => one.startsWith('record-missing'))).toHaveLength(7)
      expect(missing).toEqual(expect.arrayContaining(['scan-missing', 'import-changed', 'record-missing incident 2']))
      await record('check', '--regulation', 'D0020085', '--date', '2026-03-01', '--by', '秘書處')
      expect(await wrong()).toEqual(['behind'])
      expect((await pandian('verify', at('report'), '--lang', 'en')).out).toMatch(/without entry \d+–\d+/)
      // What the state has from then on is looked at like before.
      change(`UPDATE fulfilment SET day = '2026-08-01'`)
      expect(await wrong()).toEqual(['behind', 'record-changed fulfilment 1'])
    } finally {
      reset()
    }
  })

  it('and the journal put back together are missed by a report that was kept elsewhere, and by nothing here', async () => {
    try {
      older()
      const db = new Database(at('state.db'))
      const head = db.prepare(`SELECT value FROM meta WHERE name = 'journal-head'`).pluck().get() as string
      db.close()
      const { seq } = JSON.parse(head) as { seq: number }
      const lines = readFileSync(at('state.db.journal'), 'utf8').split('\n')
      writeFileSync(at('state.db.journal'), `${lines.slice(0, seq).join('\n')}\n`)
      // As docs/journal.md says it.
      expect((await pandian('verify')).status).toBe(0)
      expect(await wrong('report/report.json')).toEqual(['cut-off'])
      // Also when it has gone on, as far as that entry and further.
      while (readFileSync(at('state.db.journal'), 'utf8').split('\n').length <= lines.length)
        await record('check', '--regulation', 'D0020085', '--date', '2026-03-01', '--by', '秘書處')
      expect(await wrong('report/report.json')).toEqual(['replaced'])
    } finally {
      reset()
    }
  })

  it('that was made anew beside the old journal is told of in the same way', async () => {
    try {
      rmSync(at('state.db'))
      scan('other-report')
      expect(await wrong()).toEqual(['behind'])
    } finally {
      reset()
    }
  })

  it('that was taken away while the journal stays is missed', async () => {
    try {
      rmSync(at('state.db'))
      expect(await wrong()).toEqual(['state-missing'])
      // An auditor who was given no state asks for none.
      const args = ['verify', '--journal', at('state.db.journal'), '--key', at('key'), at('report')]
      expect(spawnSync(process.execPath, [BIN, ...args], { cwd: folder }).status).toBe(0)
    } finally {
      reset()
    }
  })

  it('that was taken away is missed by the journal of an earlier version, which noted scans alone', () => {
    const kept = readFileSync(at('state.db.journal'), 'utf8').split('\n')
    const first = kept.findIndex((line) => line.includes('"kind":"kept"'))
    mkdirSync(at('earlier'))
    writeFileSync(at('earlier/state.db.journal'), `${kept.slice(0, first).join('\n')}\n`)
    const args = ['verify', '--state', at('earlier/state.db'), '--key', at('key'), '--json']
    const { status, stdout } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' })
    expect([status, stdout]).toEqual([3, expect.stringContaining('"id":"state-missing"')])
  })

  it('that was made to forget how far the journal goes is told before the next command writes', async () => {
    try {
      change(`DELETE FROM meta WHERE name = 'journal-head'`)
      expect(await wrong()).toEqual(['head-missing'])
      // And then the end of the journal may go, too, as far as the reports do not remember it.
      const lines = readFileSync(at('state.db.journal'), 'utf8').trimEnd().split('\n')
      writeFileSync(at('state.db.journal'), `${lines.slice(0, -1).join('\n')}\n`)
      expect(await wrong('forms')).toEqual(['head-missing'])
      await record('check', '--regulation', 'D0020085', '--date', '2026-03-01', '--by', '秘書處')
      expect(await wrong('forms')).toContain('behind')
    } finally {
      reset()
    }
  })

  it('of another layout is not said to be what the journal has, nor that everything was looked at', async () => {
    try {
      change('DELETE FROM snapshot')
      const db = new Database(at('state.db'))
      db.pragma('user_version = 7')
      db.close()
      const { status, out } = await pandian('verify', at('report'), '--lang', 'en')
      expect([status, out]).toEqual([2, expect.not.stringContaining('are what the journal has')])
      const { out: said } = await pandian('verify', at('report'), '--json')
      expect(JSON.parse(said)).toMatchObject({ intact: true, notCompared: ['state'], state: null })
    } finally {
      reset()
    }
  })

  it.each([0, 0o444])('that this account may not open is not passed over, mode %o', (mode) => {
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    try {
      chmodSync(folder, 0o555)
      for (const name of ['state.db.journal', 'key.sign.pub']) chmodSync(at(name), 0o644)
      chmodSync(at('state.db'), mode)
      const args = ['verify', ...places(), '--lang', 'en']
      const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { ...user, cwd: folder, encoding: 'utf8' })
      expect([status, stderr]).toEqual([2, expect.stringContaining('Not compared: what the state keeps; reports')])
    } finally {
      chmodSync(folder, 0o700)
      chmodSync(at('state.db'), 0o600)
      reset()
    }
  })

  it('lacks a record whose command was killed, until it is recorded again', async () => {
    try {
      const ledger = Ledger.open(at('state.db'), { key: readKey(at('key'))!.bytes })
      const said = { id: 5, deed: 'check', regulation: 'D0020085', day: '2026-03-01', by: 'x', note: '' }
      Journal.open(journalPath(at('state.db')), at('key'), ledger).append('fulfilment', said)
      ledger.close()
      expect(await wrong()).toEqual(['record-missing fulfilment 5'])
      await record('check', '--regulation', 'D0020085', '--date', '2026-03-02', '--by', 'x')
      expect(await wrong()).toEqual([])
    } finally {
      reset()
    }
  })

  it('may lack what was removed after its time, and nothing younger', async () => {
    try {
      const add = (before: string) => {
        const ledger = Ledger.open(at('state.db'), { key: readKey(at('key'))!.bytes })
        const removed = { scans: 1, fulfilments: 1, incidents: 1, disposals: 1, annotations: 1 }
        Journal.open(journalPath(at('state.db')), at('key'), ledger).append('retention', { before, removed })
        ledger.close()
      }
      const statements = ['fulfilment', 'incident', 'disposal', 'annotation', 'snapshot'].map(
        (one) => `DELETE FROM ${one}`,
      )
      change(...statements)
      add('2026-01-01')
      expect((await wrong()).length).toBeGreaterThan(7)
      add('2999-01-01')
      expect(await wrong()).toEqual([])
    } finally {
      reset()
    }
  })
})

describe('a state that an earlier version began', () => {
  it('is not said to have been changed because that version wrote less, and is when it was', async () => {
    try {
      // Beside another journal, as that version wrote it: no numbers, no hours, no sum of decisions, no `kept`, and moments a little apart.
      const lines = readFileSync(at('state.db.journal'), 'utf8').trim().split('\n')
      const entries = lines.map((line) => JSON.parse(line) as { at: string; kind: string; data: Record<string, never> })
      rmSync(at('state.db.journal'))
      change(`DELETE FROM meta WHERE name = 'journal-head'`, 'DELETE FROM fulfilment WHERE incident IS NOT NULL')
      for (const { at: time, kind, data } of entries) {
        if (kind === 'key' || kind === 'kept' || (kind === 'fulfilment' && 'incident' in data)) continue
        const { decisions, hours, copies, id, ...older } = data
        const said = kind === 'fulfilment' ? { id, ...older } : older
        const moment = () => Date.parse(time) + 7
        Journal.open(at('state.db.journal'), at('key'), undefined, moment).append(kind as 'export', said as never)
      }
      // The reports remember entries of the other journal.
      expect(await wrong('forms')).toEqual([])
      change(`UPDATE fulfilment SET day = '2026-08-01' WHERE id = 3`, `UPDATE disposal SET place = '他處'`)
      change(
        'UPDATE incident SET discovered = discovered + 86400000 WHERE id = 1',
        'UPDATE annotation SET at = at + 90000',
      )
      change(
        `INSERT INTO fulfilment (deed, regulation, day, by, note, at, who) VALUES ('filing', 'D0020085', '2026-01-01', '', '', 0, '')`,
      )
      expect((await wrong('forms')).toSorted()).toEqual([
        'import-unknown 1',
        'record-changed disposal 1',
        'record-changed fulfilment 3',
        'record-changed fulfilment 4',
        'record-changed incident 1',
      ])
    } finally {
      reset()
    }
  })
})

describe('forms and records that were given out', () => {
  it('are known to the journal by name and by folder, and one that somebody has written into is told', async () => {
    const named = await pandian('verify', at('forms'), '--lang', 'en')
    expect([named.status, named.out]).toEqual([0, expect.stringMatching(/incident-\d+-\d+\.docx holds \(line \d+\)/)])
    const form = /incident-\d+-\d+\.html/.exec(named.out)![0]
    const back = remember('form', [`forms/${form}`])
    writeFileSync(at(`forms/${form}`), 'filled in')
    const changed = await pandian('verify', at(`forms/${form}`), '--lang', 'en')
    expect([changed.status, changed.out]).toEqual([
      3,
      expect.stringContaining(`changed since it was written: ${at(`forms/${form}`)}`),
    ])
    // Nobody asked for it by name: that is what a form is for.
    expect(await wrong()).toEqual([])
    expect((await pandian('verify', '--lang', 'en')).out).toContain(`filled in, or changed: ${at(`forms/${form}`)}`)
    rmSync(at(`forms/${form}`))
    expect((await pandian('verify', '--lang', 'en')).out).toContain(`not where it was put: ${at(`forms/${form}`)}`)
    back()
    writeFileSync(at('forms/incident-20200101-000000.html'), 'of nobody’s making')
    const foreign = await pandian('verify', at('forms'), '--lang', 'en')
    expect([foreign.status, foreign.out]).toEqual([3, expect.stringContaining('no entry of this report')])
  })
})
