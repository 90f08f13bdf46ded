/** What real scans leave of an incident where it counts how many the system holds: few are proven, many are seen. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { writeZip } from '../fixtures/zip-writer.ts'
import type { Regulation } from '../inventory/regulations/regulation.ts'
import { UPCOMING } from '../inventory/regulations/upcoming.ts'
import { type Config, settle } from './config.ts'
import { makeIncidentForm } from './incident.ts'
import { runScan } from './run.ts'
import { openState } from './state.ts'

const PEOPLE = makePeople(200, 'incidents')
/** The draft's rule with small numbers: 20 affected, or 30 held. */
const RULE = smaller(UPCOMING.find(({ id }) => id === 'incident-2026')!.regulation!)

function smaller(draft: Regulation): Regulation {
  return { ...draft, incident: { ...draft.incident!, number: 20, holds: 30 } }
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-incidents-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

function list(name: string, count: number, from = 0): void {
  const rows = PEOPLE.slice(from, from + count).map((person) => `${person.id},${person.name},${person.mobile}`)
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(at(name), `身分證字號,姓名,手機\n${rows.join('\n')}\n`)
}

function settings(paths: readonly string[], config: Config = {}) {
  const given = { out: at('out'), state: at('state.db'), key: at('keys/key'), workers: 1, lang: 'en' } as const
  return settle({ paths: paths.map(at), ...given }, config)
}

async function scan(day: string, paths: readonly string[], config?: Config, signal?: AbortSignal): Promise<void> {
  const now = () => Date.parse(`${day}T12:00:00+08:00`)
  await runScan({ settings: settings(paths, config), now, ...(signal === undefined ? {} : { signal }) })
}

/** What the form says of an incident in `b/e.csv`: the state, what it is for or what is open, and why there may be more. */
function told(): unknown[] {
  const { state, ground, open, holds } = formOf('b/e.csv', RULE).reports[0]!
  return [state, ground ?? open, ...holds!.gaps]
}

function formOf(affected: string, rule: Regulation, isPath = true) {
  const { ledger } = openState(settings(['b']))
  try {
    const discovered = Date.parse('2026-12-01')
    return makeIncidentForm({
      ...{
        ledger,
        affected: [isPath ? at(affected) : affected],
        occurred: undefined,
        discovered,
        now: discovered,
        organisation: 'X',
      },
      ...{ regulations: [rule], classes: [], scratch: at('scratch') },
    })
  } finally {
    ledger.close()
  }
}

it('a system that was seen to hold many holds them still after a scan of another place', {
  timeout: 120_000,
}, async () => {
  list('a/c.csv', 5)
  list('b/d.csv', 50, 20)
  list('b/e.csv', 10, 80)
  await scan('2026-01-10', ['a', 'b'])
  expect(told()).toEqual(['report', 'holds'])
  await scan('2026-02-10', ['a'])
  expect(told()).toEqual(['report', 'holds', 'other-places'])
  // What is gone since, as far as a scan of all of it tells, is held no longer.
  rmSync(at('b/d.csv'))
  await scan('2026-03-10', ['b'])
  expect(told()).toEqual(['undetermined', ['holds'], 'other-places'])
  await scan('2026-04-10', ['a', 'b'])
  expect(told()).toEqual(['below', undefined])
})

it('few are not proven by a scan that left something unread, out, or behind', { timeout: 240_000 }, async () => {
  list('a/c.csv', 5)
  list('b/e.csv', 10, 80)
  list('b/sub/f.csv', 5, 90)
  await scan('2026-01-10', ['a', 'b'])
  expect(told()).toEqual(['below', undefined])
  writeFileSync(at('a/d.zip'), 'PK\x03\x04 broken')
  await scan('2026-01-11', ['a', 'b'])
  expect(told()).toEqual(['undetermined', ['holds'], 'unread-items'])
  rmSync(at('a/d.zip'))
  await scan('2026-01-12', ['a', 'b'], { exclude: ['sub'] })
  expect(told()).toEqual(['undetermined', ['holds'], 'other-places'])
  renameSync(at('a'), at('elsewhere'))
  mkdirSync(at('a'))
  await scan('2026-01-13', ['a', 'b'])
  expect(told()).toEqual(['undetermined', ['holds'], 'nothing-read'])
  rmSync(at('a'), { recursive: true })
  renameSync(at('elsewhere'), at('a'))
  await scan('2026-01-14', ['a', 'b'])
  expect(told()).toEqual(['below', undefined])
  await scan('2026-01-15', ['a', 'b'], {}, AbortSignal.abort())
  expect(told()).toEqual(['undetermined', ['holds'], 'scan-stopped'])
})

it('what is affected and was not looked at lately, or is left out, was few: with the date of a scan that did not look at it', {
  timeout: 120_000,
}, async () => {
  const { holds: _holds, ...incident } = RULE.incident!
  const said = (affected: string) => {
    const { reports, counted } = formOf(affected, { ...RULE, incident })
    return [reports[0]!.state, counted.slice(0, 10)]
  }
  list('a/c.csv', 5)
  list('b/e.csv', 10, 80)
  list('b/hr/d.csv', 5, 20)
  await scan('2026-01-10', ['a', 'b'])
  expect(said('b')).toEqual(['below', '2026-01-10'])
  // Nobody has looked at it for a year.
  await scan('2026-11-10', ['a'])
  expect(said('b/e.csv')).toEqual(['undetermined', '2026-01-10'])
  // Asked for, and not there.
  renameSync(at('b'), at('gone'))
  await scan('2026-11-11', ['a', 'b'])
  expect(said('b/e.csv')).toEqual(['undetermined', '2026-01-10'])
  renameSync(at('gone'), at('b'))
  // Thieves do not mind what is excluded.
  await scan('2026-11-12', ['a', 'b'], { exclude: ['hr'] })
  expect(said('b')).toEqual(['undetermined', '2026-11-12'])
  expect(said('b/e.csv')).toEqual(['below', '2026-11-12'])
})

it('a data file of which a part was never read was few when it was named by its id', { timeout: 120_000 }, async () => {
  const { holds: _holds, ...incident } = RULE.incident!
  for (let i = 0; i < 12; i++) list(`b/lists/2025-${i}.csv`, 1, i)
  writeFileSync(at('b/lists/2025-13.csv'), 'PK\x03\x04 broken')
  list('all.csv', 60, 100)
  // A member that is cut off in the middle: ten people of sixty may be in what is left.
  const whole = gzipSync(readFileSync(at('all.csv')), { level: 0 })
  writeFileSync(at('b/all.csv.gz'), whole.subarray(0, 400))
  await scan('2026-01-10', ['b'])
  const { ledger } = openState(settings(['b']))
  const ids = ledger.files().map(({ id, uri }) => [uri.slice(uri.lastIndexOf('/')), id] as const)
  ledger.close()
  expect(ids.map(([name]) => name).toSorted()).toEqual(['/*.csv', '/all.csv'])
  for (const [name, id] of ids) {
    const { reports, files } = formOf(id, { ...RULE, incident }, false)
    expect([name, reports[0]!.state]).toEqual([name, 'undetermined'])
    // An archive that was cut off, and the member in which it was, are two items.
    expect(files.reduce((sum, { unread }) => sum + unread, 0)).toBe(name === '/all.csv' ? 2 : 1)
  }
})

it('an id whose line is gone named what was not read there, and nobody', { timeout: 120_000 }, async () => {
  for (let i = 0; i < 11; i++) list(`b/2025-${i}.csv`, 2, 2 * i)
  await scan('2026-01-10', ['b'])
  const { ledger } = openState(settings(['b']))
  const [{ id } = { id: '' }] = ledger.files()
  ledger.close()
  expect(formOf(id, RULE, false).affected.people.best).toBe(22)
  // Too few are left to be one line, and one of them cannot be read.
  writeFileSync(at('b/2025-0.csv'), 'PK\x03\x04 broken')
  rmSync(at('b/2025-1.csv'))
  await scan('2026-01-11', ['b'])
  expect(() => formOf(id, RULE, false)).toThrow('no line of the inventory any more')
})

it('the list that is attached to a mail was not counted with it', { timeout: 120_000 }, async () => {
  list('in/a.csv', 30)
  mkdirSync(at('b'))
  const attached = readFileSync(at('in/a.csv')).toString('base64')
  const [sender] = PEOPLE.slice(100)
  writeFileSync(
    at('b/m.eml'),
    `From: hr@abc.com.tw
Subject: list
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8

姓名：${sender!.name}
身分證字號：${sender!.id}

--x
Content-Type: text/csv; name=a.csv
Content-Disposition: attachment; filename=a.csv
Content-Transfer-Encoding: base64

${attached}
--x--
`,
  )
  await scan('2026-01-10', ['b'])
  const { ledger } = openState(settings(['b']))
  const mail = ledger.files().find(({ uri }) => uri.endsWith('m.eml') || uri.endsWith('text'))!
  ledger.close()
  expect(formOf(mail.id, RULE, false).affected.people.best).toBe(31)
  expect(formOf('b/m.eml', RULE).affected.people.best).toBe(31)
})

it('a member that was read whole could not be told of for a picture beside it in the archive', {
  timeout: 120_000,
}, async () => {
  const { holds: _holds, ...incident } = RULE.incident!
  list('in/a.csv', 5)
  mkdirSync(at('b'))
  const members = [
    { name: 'a.csv', data: readFileSync(at('in/a.csv')) },
    { name: 'photo.bin', data: Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 9]) },
  ]
  writeFileSync(at('b/x.zip'), writeZip(members))
  await scan('2026-01-10', ['b'])
  const { ledger } = openState(settings(['b']))
  const [{ id } = { id: '' }] = ledger.files()
  ledger.close()
  expect(formOf(id, { ...RULE, incident }, false).reports[0]!.state).toBe('below')
})

it('of places within one another, what the wider one no longer meets is not held', { timeout: 120_000 }, async () => {
  list('b/e.csv', 10, 80)
  list('b/sub/f.csv', 50)
  await scan('2026-01-10', ['b/sub'])
  rmSync(at('b/sub/f.csv'))
  list('b/sub/g.csv', 5)
  await scan('2026-01-11', ['b'])
  expect(told()).toEqual(['below', undefined])
})
