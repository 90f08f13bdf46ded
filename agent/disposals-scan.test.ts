/** What real scans make of data that somebody recorded as destroyed: gone is only what was looked for where it was. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { ReportJson } from '../report/schema.ts'
import { type Config, settle } from './config.ts'
import { runScan } from './run.ts'
import { openState } from './state.ts'

const PEOPLE = makePeople(60, 'disposals')
const BROKEN = 'PK\x03\x04\x14\0\0\0\b\0 broken'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-disposals-'))
  list('a/c.csv', 5)
  list('b/f.csv', 20, 5)
  list('b/sub/g.csv', 20, 25)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const uri = (name: string) => `file://${at(name)}`

function list(name: string, count: number, from = 0): void {
  const rows = PEOPLE.slice(from, from + count).map((person) => `${person.id},${person.name},${person.mobile}`)
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(at(name), `身分證字號,姓名,手機\n${rows.join('\n')}\n`)
}

function settings(config: Config = {}, paths: readonly string[] = [at('a'), at('b')]) {
  const given = { out: at('out'), state: at('state.db'), key: at('keys/key'), workers: 1, lang: 'en' } as const
  return settle({ paths: [...paths], ...given }, { classes: [{ paths: ['**'], class: 'consumer' }], ...config })
}

async function scan(day: string, config?: Config, paths?: readonly string[]): Promise<ReportJson> {
  await runScan({ settings: settings(config, paths), now: () => Date.parse(`${day}T12:00:00+08:00`) })
  return JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson
}

/** Records that it was destroyed on 2026-01-15. */
function record(report: ReportJson, ending: string): void {
  const file = report.dataFiles.find((one) => one.uri.endsWith(ending))!
  const { ledger } = openState(settings())
  const said = { method: '', place: '', proof: '', reason: '', recipient: '', basis: '', who: 'x', copies: [] }
  const on = Date.parse('2026-01-15')
  ledger.recordDisposal({ ...said, file: file.id!, uri: file.uri, kind: 'destroyed', disposed: on, at: on })
  ledger.close()
}

/** What is said of the first record: its verdict, and where that is pending, why. */
function said({ disposals }: ReportJson): string {
  const { verdict, obstacle } = disposals![0]!
  return obstacle === null ? verdict : `${verdict} ${obstacle.because} ${obstacle.uri}`
}

describe('what was recorded as destroyed and is there', { timeout: 120_000 }, () => {
  const leave = () => undefined
  it.each<[string, () => void, Config, string | (() => string)]>([
    ['is contradicted where it is seen', leave, {}, 'contradicted'],
    [
      'is not gone because its share was not mounted',
      () => {
        renameSync(at('b'), at('elsewhere'))
        mkdirSync(at('b'))
      },
      {},
      () => `pending nothing-read ${uri('b/')}`,
    ],
    [
      'is not gone because its place is missing',
      () => renameSync(at('b'), at('elsewhere')),
      {},
      () => `pending unread ${uri('b/')}`,
    ],
    [
      'is not gone because it is excluded since',
      leave,
      { exclude: ['sub'] },
      () => `pending left-out ${uri('b/sub/')}`,
    ],
    [
      'is not gone because the very file is excluded',
      leave,
      { exclude: ['g.csv'] },
      () => `pending left-out ${uri('b/sub/g.csv')}`,
    ],
    [
      'is not gone because of an ignore file that nobody vouches for',
      () => writeFileSync(at('b/.pandianignore'), 'sub/\n'),
      {},
      () => `pending left-out ${uri('b/sub/')}`,
    ],
    [
      'is not gone because it can no longer be read',
      () => writeFileSync(at('b/sub/g.csv'), BROKEN),
      {},
      () => `pending unread ${uri('b/sub/g.csv')}`,
    ],
    [
      'is not gone because it counts with others like it now',
      () => {
        for (let i = 0; i < 12; i++) list(`b/sub/${i}.csv`, 1, 45 + i)
      },
      {},
      'contradicted',
    ],
  ])('%s', async (_, change, config, told) => {
    record(await scan('2026-01-10'), 'b/sub/g.csv')
    change()
    const report = await scan('2026-03-10', config)
    expect(said(report)).toBe(typeof told === 'string' ? told : told())
    const html = readFileSync(at('out/report.html'), 'utf8')
    expect(html.includes('confirmed: it is gone')).toBe(false)
    expect(html.includes('no scan could tell since')).toBe(report.disposals![0]!.verdict === 'pending')
  })
})

describe('what was recorded as destroyed and is gone', { timeout: 120_000 }, () => {
  it('is confirmed once its place was looked at, stays so where nobody looks, and is contradicted when it turns up again', async () => {
    record(await scan('2026-01-10'), 'b/sub/g.csv')
    rmSync(at('b/sub'), { recursive: true })
    expect(said(await scan('2026-02-10', {}, [at('a')]))).toBe('pending')
    const confirmed = await scan('2026-03-10')
    expect(confirmed.disposals![0]).toMatchObject({ verdict: 'confirmed', obstacle: null })
    const { judged } = confirmed.disposals![0]!
    list('b/sub/g.csv', 20, 25)
    expect((await scan('2026-04-10', { exclude: ['sub'] })).disposals![0]).toMatchObject({
      verdict: 'confirmed',
      judged,
    })
    expect((await scan('2026-05-10')).disposals![0]).toMatchObject({
      verdict: 'contradicted',
      found: [uri('b/sub/g.csv')],
    })
    rmSync(at('b'), { recursive: true })
    const missing = await scan('2026-06-10')
    expect(missing.disposals![0]).toMatchObject({ verdict: 'contradicted', found: [uri('b/sub/g.csv')] })
  })

  it('of a table is confirmed when it was dropped, not when it or its columns are left out, and contradicted when they are read again', async () => {
    const db = new DatabaseSync(at('b/crm.db'))
    db.exec('CREATE TABLE members (id TEXT, name TEXT); CREATE TABLE other (n INTEGER); INSERT INTO other VALUES (1)')
    const insert = db.prepare('INSERT INTO members VALUES (?, ?)')
    for (const { id, name } of PEOPLE.slice(0, 15)) insert.run(id, name)
    const places = [`sqlite:${at('b/crm.db')}`]
    const first = await scan('2026-01-10', {}, places)
    const [{ uri: table }] = first.dataFiles as [ReportJson['dataFiles'][number]]
    record(first, table)
    for (const exclude of [['*.members'], ['*.members.*']])
      expect(said(await scan('2026-03-10', { exclude }, places))).toBe(`pending left-out ${table}`)
    expect(said(await scan('2026-03-11', { exclude: ['*.other'] }, places))).toBe('contradicted')
    db.exec('DROP TABLE members')
    db.close()
    expect(said(await scan('2026-03-12', {}, places))).toBe('confirmed')
  })
})
