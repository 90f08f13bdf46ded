/** A scan that is stopped: what it listed and did not read is told of, and nothing is proven without it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { ReportJson } from '../report/schema.ts'
import { summarize } from '../report/terminal.ts'
import { settle } from './config.ts'
import { Ledger } from './ledger/ledger.ts'
import { runScan, type ScanOptions, type ScanResult } from './run.ts'

const FORMATS = new URL('./sample-formats.ts', import.meta.url).href
const PEOPLE = makePeople(200, 'stopped')

let folder: string
const at = (name: string) => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-stopped-'))
  mkdirSync(at('a'))
  mkdirSync(at('b'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A file that takes its time, with one person in it. */
function write(name: string, person: number): void {
  writeFileSync(at(name), `#slow\n身分證字號：${PEOPLE[person]!.id}\n`)
}

interface Asked extends Pick<ScanOptions, 'signal' | 'onBegin'> {
  readonly state?: string
  readonly paths?: readonly string[]
}

async function scan({ state = 'state.db', paths = ['a'], ...options }: Asked = {}): Promise<ScanResult> {
  const flags = { out: at('out'), state: at(state), key: at('keys/key'), workers: 2 }
  const settings = settle({ ...flags, paths: paths.map(at) }, {})
  return runScan({ settings, formatModules: [FORMATS], ...options }, (model) => {
    said = summarize(model, { language: 'zh-TW', color: false, width: 200, files: [] })
  })
}
let said = ''

/** Stops it once so many items have ended. */
async function stoppedAt(done: number, asked: Asked = {}): Promise<ScanResult> {
  const abort = new AbortController()
  let looking: NodeJS.Timeout | undefined
  try {
    return await scan({
      ...asked,
      signal: abort.signal,
      onBegin(progress) {
        looking = setInterval(() => progress.done >= done && abort.abort(), 5)
      },
    })
  } finally {
    clearInterval(looking)
  }
}

function report(): ReportJson {
  return JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson
}

function digest(state = 'state.db'): string {
  const ledger = Ledger.open(at(state), { key: Buffer.from(readFileSync(at('keys/key'), 'latin1').trim(), 'hex') })
  try {
    return ledger.digest()
  } finally {
    ledger.close()
  }
}

it('was complete, and proved the number to be below, with files that it had listed and never read', async () => {
  for (let i = 0; i < 30; i++) write(`a/${i}`, i)
  const stopped = await stoppedAt(3)
  expect(stopped).toMatchObject({ completed: false, exit: 130 })
  const { coverage, determinations, items } = report()
  const { scanned, waiting } = coverage.outcomes
  expect(coverage).toMatchObject({ listed: 30, complete: false })
  expect(scanned + waiting).toBe(30)
  expect(waiting).toBeGreaterThan(0)
  expect(coverage.reasons).toEqual([{ state: 'waiting', reason: 'stopped', items: waiting }])
  expect(items.filter(({ outcome }) => outcome === 'waiting')).toHaveLength(waiting)
  expect(items.map(({ uri }) => uri)).toEqual(items.map(({ uri }) => uri).toSorted())
  for (const { verdict, because, unread } of determinations)
    expect([verdict, because.includes('unread-items'), unread]).toEqual(['undetermined', true, waiting])

  const resumed = await scan()
  expect(resumed).toMatchObject({ completed: true, exit: 0, progress: { unchanged: scanned } })
  expect(resumed.totals.subjects.best).toBe(30)
  expect(report().determinations.map(({ verdict }) => verdict)).toContain('below')
  await scan({ state: 'whole.db' })
  expect(digest()).toBe(digest('whole.db'))
}, 60_000)

it('said that all was looked at, in a whole bar, instead of what to do next', async () => {
  for (let i = 0; i < 20; i++) write(`a/${i}`, i)
  await stoppedAt(2)
  const page = readFileSync(at('out/report.html'), 'utf8')
  expect(page).not.toContain('範圍內項目均已盤點。')
  expect(page).toContain('停止前尚未列出之項目不在下表')
  expect(page).toContain('以同一指令再次執行')
  expect(/<h3>[^<]*<\/h3>\s*<p class="soft small">本次盤點於完成前停止/.test(page)).toBe(true)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(at('out/inventory.xlsx'))
  const sheet = workbook.getWorksheet('涵蓋範圍')!
  expect(sheet.getCell('A1').text).toContain('以同一指令再次執行')
  expect(sheet.getCell('B3').text).toBe('尚未盤點')
  expect(said).toContain('以同一指令再次執行')
}, 60_000)

it('of two places tells of what was listed in either, also when the second was never reached', async () => {
  for (let i = 0; i < 12; i++) write(`a/${i}`, i)
  for (let i = 0; i < 12; i++) write(`b/${i}`, 50 + i)
  await stoppedAt(1, { paths: ['a', 'b'] })
  const { coverage, determinations } = report()
  expect(coverage.complete).toBe(false)
  expect(coverage.outcomes.scanned + coverage.outcomes.waiting).toBe(coverage.listed)
  expect(determinations.map(({ verdict }) => verdict)).not.toContain('below')
  await scan({ paths: ['a', 'b'] })
  await scan({ paths: ['a', 'b'], state: 'whole.db' })
  expect(digest()).toBe(digest('whole.db'))
}, 60_000)

it('counts what an earlier scan found in a file that has changed, as not read', async () => {
  for (let i = 0; i < 12; i++) write(`a/${i}`, i)
  await scan()
  expect(report().determinations.map(({ verdict }) => verdict)).toContain('below')
  for (let i = 0; i < 12; i++) {
    write(`a/${i}`, 100 + i)
    utimesSync(at(`a/${i}`), 1e9 + i, 1e9 + i)
  }
  const stopped = await stoppedAt(1)
  const { coverage, determinations } = report()
  expect(coverage).toMatchObject({ listed: 12, complete: false })
  expect(coverage.outcomes.scanned + coverage.outcomes.waiting).toBe(12)
  expect(stopped.totals.subjects.best).toBe(12)
  expect(determinations.map(({ verdict }) => verdict)).not.toContain('below')
}, 60_000)
