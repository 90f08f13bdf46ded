/** Years of scans by a clock of the test's own: what is kept, which data file is which, and what is due when. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { diffScans } from '../inventory/history/diff.ts'
import { statusCalendar, statusText } from '../report/model.ts'
import type { ReportJson } from '../report/schema.ts'
import { findScan, scanOfReport, scanOfState } from './compared.ts'
import { type Config, settle } from './config.ts'
import { runScan, type ScanResult } from './run.ts'
import { openState } from './state.ts'
import { statusOf } from './status.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const PEOPLE = makePeople(5_200, 'years')

let folder: string
let tree: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-history-'))
  tree = join(folder, 'tree')
  mkdirSync(tree)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

/** A list of so many people. */
function list(name: string, count: number, from = 0): void {
  const rows = PEOPLE.slice(from, from + count).map((person) => `${person.id},${person.name},${person.mobile}`)
  mkdirSync(join(tree, name, '..'), { recursive: true })
  writeFileSync(join(tree, name), `身分證字號,姓名,手機\n${rows.join('\n')}\n`)
}

function settings(state = 'state.db', out = 'out') {
  return settle(
    { paths: [tree], out: at(out), state: at(state), key: at('keys/key'), workers: 1, lang: 'en' },
    { regulations: ['J0030130'], classes: [{ paths: ['**'], class: 'consumer' }] },
  )
}

/** Noon in Taipei. */
const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)

async function scan(day: string, more: { signal?: AbortSignal; state?: string; out?: string } = {}) {
  const { state, out, ...rest } = more
  const result: ScanResult = await runScan({ settings: settings(state, out), now: () => noon(day), ...rest })
  return { result, report: reportOf(out) }
}

function reportOf(out = 'out'): ReportJson {
  return JSON.parse(readFileSync(at(`${out}/report.json`), 'utf8')) as ReportJson
}

/** Of the plan's number, as a report has it: verdict, spans, and `state due` by duty. */
function outlook(report: ReportJson) {
  const { reached, below, again, possible, clocks } = report.outlooks[0]!
  const due = Object.fromEntries(clocks.map((clock) => [clock.duty, `${clock.state} ${clock.due}`]))
  return { verdict: report.determinations[0]!.verdict, reached, below, again, possible, due }
}

/** The clocks that `pandian status` has on a day. */
function status(day: string) {
  const { ledger } = openState(settings())
  try {
    const model = statusOf(ledger.scans(), ledger.fulfilments(), ledger.incidents(), noon(day))!
    const due = Object.fromEntries(model.numbers[0]!.outlook.clocks.map((one) => [one.duty, `${one.state} ${one.due}`]))
    return { model, due }
  } finally {
    ledger.close()
  }
}

// Real scans, one after the other: more than the usual minute where the machine is busy with other tests.
describe('years of scans', { timeout: 240_000 }, () => {
  it('cross, stay, fall, two years below, cross again: every clock is right, in the reports and in status', async () => {
    list('crm/customers.csv', 4_990)
    const first = await scan('2026-08-31')
    expect(outlook(first.report)).toMatchObject({ verdict: 'below', below: { since: '2026-08-31' }, reached: null })
    expect(first.report.outlooks[0]!.clocks.map(({ duty }) => duty)).not.toContain('complete-plan')

    list('crm/customers.csv', 5_010)
    const crossed = outlook((await scan('2026-09-10')).report)
    const reached = { after: '2026-08-31', by: '2026-09-10', open: false }
    expect(crossed).toMatchObject({ verdict: 'reached', reached, due: { 'complete-plan': 'running 2027-02-28' } })
    const html = readFileSync(at('out/report.html'), 'utf8')
    for (const day of ['2026-08-31', '2026-09-10', '2027-02-28', '2027-03-01']) expect(html).toContain(day)

    const stayed = outlook((await scan('2027-01-15')).report)
    expect(stayed).toMatchObject({ reached, due: { 'complete-plan': 'running 2027-02-28' } })
    expect(status('2027-03-01').due['complete-plan']).toBe('running 2027-02-28')
    expect(status('2027-03-02').due['complete-plan']).toBe('overdue 2027-02-28')

    list('crm/customers.csv', 4_000)
    const fallen = outlook((await scan('2027-04-01')).report)
    expect(fallen).toMatchObject({
      verdict: 'below',
      reached,
      below: { since: '2027-04-01', until: '2027-04-01', days: 1, gap: 0 },
      due: { 'complete-plan': 'overdue 2027-02-28', 'stop-after': 'running 2029-04-01' },
    })
    expect(status('2029-04-02').due['stop-after']).toBe('unproven 2029-04-01')

    const years = outlook((await scan('2029-04-02')).report)
    expect(years.due['stop-after']).toBe('open 2029-04-01')
    expect(years.due['complete-plan']).toBeUndefined()

    list('crm/customers.csv', 5_200)
    const again = outlook((await scan('2029-06-01')).report)
    expect(again).toMatchObject({
      verdict: 'reached',
      again: { after: '2029-04-02', by: '2029-06-01', open: false },
      due: { resume: 'overdue 2029-05-02' },
    })
    expect(again.due['stop-after']).toBeUndefined()

    const { model } = status('2029-06-02')
    expect(model.scans).toBe(6)
    expect(model.numbers[0]!.trend.map(({ subjects }) => subjects.best)).toEqual([4990, 5010, 5010, 4000, 4000, 5200])
    const text = statusText(model, { language: 'zh-TW', color: false, width: 100 })
    for (const words of ['2029-05-02（三）', '已過 31 日', '恢復執行計畫', '███▆▆█']) expect(text).toContain(words)
    const calendar = statusCalendar(model, 'zh-TW')
    expect(calendar).toContain('DTSTART;VALUE=DATE:20290502')
    expect(calendar).not.toContain(folder)

    // And from the command line, on the day this runs.
    const flags = ['--state', at('state.db'), '--key', at('keys/key'), '--lang', 'en']
    const run = (...args: string[]) => spawnSync(process.execPath, [BIN, ...args, ...flags], { encoding: 'utf8' })
    expect(run('diff', '2027-04-01', 'last').stdout).toMatch(/4,000 → 5,200[\s\S]*1 have grown \(\+1,200 people\)/)
    const json = run('status', '--format', 'json')
    expect(json.stderr).toBe('')
    expect(JSON.parse(json.stdout)).toMatchObject({ scans: 6, numbers: [{ regulation: 'J0030130', again: {} }] })
  })

  it('what could not be read proves nothing: the span of the crossing keeps the day before', async () => {
    list('customers.csv', 4_990)
    await scan('2026-08-28')
    list('more/locked.csv', 100, 4_990)
    writeFileSync(join(tree, 'more/sealed.zip'), 'PK\u0003\u0004 is no archive')
    const { report, result } = await scan('2026-09-10')
    expect(result.coverage.complete).toBe(false)
    expect(outlook(report)).toMatchObject({ verdict: 'reached', reached: { after: '2026-08-28' } })
    rmSync(join(tree, 'more/locked.csv'))
    const open = outlook((await scan('2026-10-01')).report)
    expect(open).toMatchObject({ verdict: 'undetermined', possible: { after: '2026-08-28', by: '2026-10-01' } })
    expect(open.due['complete-plan']).toBe('running 2027-02-28')
  })
})

/** A scan of folders of the tree, with more of the configuration. */
async function scanOf(day: string, folders: readonly string[], more: Partial<Config> = {}) {
  const classes = [{ paths: ['**'], class: 'consumer' as const }]
  const places = { out: at('out'), state: at('state.db'), key: at('keys/key'), workers: 1, lang: 'en' as const }
  const paths = folders.map((name) => join(tree, name))
  const config = { regulations: ['J0030130'], classes, ...more }
  await runScan({ settings: settle({ paths, ...places }, config), now: () => noon(day) })
  return outlook(reportOf())
}

describe('what a scan does not prove', { timeout: 240_000 }, () => {
  it('two years without a place, or with it excluded, are not two years below', async () => {
    list('a/customers.csv', 3_000)
    list('b/customers.csv', 2_100, 3_000)
    expect((await scanOf('2026-01-10', ['a', 'b'])).verdict).toBe('reached')
    await scanOf('2026-02-10', ['a'])
    const fewer = await scanOf('2028-02-11', ['a'])
    expect(fewer).toMatchObject({ verdict: 'below', below: { wider: '2026-01-10' } })
    expect(fewer.due['stop-after']).toBe('unproven 2028-02-10')
    expect(readFileSync(at('out/report.html'), 'utf8')).toContain('do not prove that it may be stopped')
    const excluded = await scanOf('2028-02-12', ['.'], { exclude: ['b'] })
    expect(excluded).toMatchObject({ verdict: 'below', below: { since: '2028-02-12', wider: '2026-01-10' } })
  })

  it('data files whose class was put right were there before', async () => {
    list('a/customers.csv', 3_000)
    list('b/customers.csv', 2_100, 3_000)
    const classes = (of: 'employee' | 'consumer') => ({
      classes: [
        { paths: ['**/b/**'], class: of },
        { paths: ['**'], class: 'consumer' as const },
      ],
    })
    await scanOf('2026-01-10', ['.'], classes('employee'))
    const right = await scanOf('2026-02-10', ['.'], classes('consumer'))
    expect(right.reached).toEqual({ after: '2026-01-10', by: '2026-02-10', open: true })
    expect(right.due['complete-plan']).toBe('running 2026-07-10')
    expect(readFileSync(at('out/report.html'), 'utf8')).toContain('it may have been reached earlier')
  })
})

describe('what a later scan shows of earlier ones', { timeout: 240_000 }, () => {
  const classes = (of: 'employee' | 'consumer') => ({
    classes: [
      { paths: ['**/staff.csv'], class: of },
      { paths: ['**'], class: 'consumer' as const },
    ],
  })

  it('a class was put right after a scan of another place alone: what it had been counted as is not forgotten', async () => {
    list('a/customers.csv', 5_000)
    list('b/staff.csv', 2_100, 3_000)
    await scanOf('2026-01-10', ['a', 'b'], classes('employee'))
    list('a/customers.csv', 3_000)
    await scanOf('2026-02-01', ['a', 'b'], classes('employee'))
    expect((await scanOf('2028-02-01', ['a', 'b'], classes('employee'))).due['stop-after']).toBe('open 2028-02-01')
    list('a/customers.csv', 200)
    await scanOf('2028-02-02', ['a'], classes('employee'))
    // At no time in those two years was it below, by the classes of now: 3,000 and 2,100.
    const right = await scanOf('2028-02-03', ['a', 'b'], classes('consumer'))
    expect(right).toMatchObject({ verdict: 'below', below: { since: '2028-02-03' } })
    expect(right.due).toMatchObject({ 'stop-after': 'running 2030-02-03', 'complete-plan': 'overdue 2026-07-10' })
  })

  it('data that nobody had classified was deleted, not somebody else\u2019s, though its people are found elsewhere', async () => {
    const of = { classes: [{ paths: ['**/staff.csv'], class: 'employee' as const }] }
    list('a/list.csv', 5_050)
    list('b/staff.csv', 5_050)
    expect((await scanOf('2026-01-10', ['.'], of)).verdict).toBe('reached')
    rmSync(join(tree, 'a/list.csv'))
    const { verdict, reached, due } = await scanOf('2026-02-10', ['.'], of)
    expect({ verdict, by: reached?.by }).toEqual({ verdict: 'below', by: '2026-01-10' })
    expect(due['complete-plan']).toBe('running 2026-07-10')
  })

  it('a folder that was scanned for itself was taken for looked at by a scan that leaves out its name', async () => {
    list('a/customers.csv', 50)
    list('a/old/customers.csv', 5_000, 50)
    const without = { exclude: ['old'] }
    await scanOf('2026-01-10', ['a', 'a/old'], without)
    await scanOf('2026-02-10', ['a'], without)
    const later = await scanOf('2028-02-11', ['a'], without)
    expect(later).toMatchObject({ verdict: 'below', below: { wider: '2026-01-10' } })
    expect(later.due['stop-after']).toBe('unproven 2028-02-10')
  })
})

describe('data files through time', { timeout: 240_000 }, () => {
  it('keep their ids when a folder is renamed and a file moves, and a diff says so', async () => {
    list('sales/2026/customers.csv', 40)
    list('sales/2026/copy.csv', 40)
    list('sales/2026/few.csv', 3, 100)
    list('leads.csv', 25, 200)
    const before = (await scan('2026-11-01')).report
    const idOf = (report: ReportJson, ending: string) =>
      report.dataFiles.find(({ uri }) => uri.endsWith(ending))?.id ?? 'none'
    renameSync(join(tree, 'sales'), join(tree, 'archive'))
    renameSync(join(tree, 'leads.csv'), join(tree, 'archive/old leads.csv'))
    list('leads.csv', 30, 300)
    rmSync(join(tree, 'archive/2026/few.csv'))
    list('few again.csv', 3, 100)
    const after = (await scan('2026-11-02')).report
    expect(idOf(after, 'archive/2026/customers.csv')).toBe(idOf(before, 'sales/2026/customers.csv'))
    expect(idOf(after, 'archive/2026/copy.csv')).toBe(idOf(before, 'sales/2026/copy.csv'))
    expect(idOf(after, 'few%20again.csv')).toBe(idOf(before, 'few.csv'))
    expect(idOf(after, 'tree/leads.csv')).toBe(idOf(before, 'tree/leads.csv'))
    expect(new Set(after.dataFiles.map(({ id }) => id)).size).toBe(after.dataFiles.length)

    const { ledger } = openState(settings())
    const scans = [...ledger.scans()]
    const sides = ['previous', 'last'].map((name) => scanOfState(ledger, findScan(scans, name)))
    ledger.close()
    const { files, why } = diffScans(sides[0]!, sides[1]!)
    expect(files.filter(({ kinds }) => kinds.includes('moved')).map(({ from }) => from?.split('/').at(-1))).toEqual(
      expect.arrayContaining(['customers.csv', 'copy.csv', 'few.csv']),
    )
    expect(files.filter(({ kinds }) => kinds.includes('vanished'))).toEqual([])
    expect(why.map(({ id }) => id)).toEqual(['files-new', 'files-grown'])
    // The report says the same as the state.
    const [fromReport] = diffScans(sides[0]!, scanOfReport(at('out/report.json'))).files
    expect(fromReport).toEqual(files[0])
  })

  it('a stopped scan is kept as stopped, names nothing for good, and the next gives what one scan would have given', async () => {
    list('a/customers.csv', 40)
    list('b.csv', 20, 100)
    await scan('2026-11-01')
    await scan('2026-11-01', { state: 'other.db', out: 'other' })
    renameSync(join(tree, 'a'), join(tree, 'moved'))
    const stop = new AbortController()
    stop.abort()
    const stopped = await scan('2026-11-02', { signal: stop.signal })
    expect(stopped.result.completed).toBe(false)
    const resumed = (await scan('2026-11-02')).report
    const whole = (await scan('2026-11-02', { state: 'other.db', out: 'other' })).report
    const plain = ({ run: _run, proof: _proof, ...rest }: ReportJson) => rest
    expect(plain(resumed)).toEqual(plain(whole))
    // Nothing has changed: one more scan is kept, and the report is the same.
    expect(plain((await scan('2026-11-02')).report)).toEqual(plain(whole))
    const { ledger } = openState(settings())
    expect(Array.from(ledger.scans(), ({ head }) => head.completed)).toEqual([true, false, true, true])
    ledger.close()
  })

  it('a scan that cannot write its reports leaves no scan behind', async () => {
    list('a.csv', 20)
    await scan('2026-11-01')
    if (process.getuid?.() === 0) {
      // Whoever may write everywhere is stopped by a folder where a report should be.
      rmSync(at('out/report.json'))
      mkdirSync(at('out/report.json/x'), { recursive: true })
    } else chmodSync(at('out'), 0o500)
    await expect(scan('2026-11-02')).rejects.toThrow()
    if (process.getuid?.() !== 0) chmodSync(at('out'), 0o700)
    const { ledger } = openState(settings())
    expect([...ledger.scans()].length).toBe(1)
    ledger.close()
  })
})
