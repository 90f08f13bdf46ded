/** Scans of files that are named after people: what they count, and that the state knows them again. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Item } from '../connectors/connector.ts'
import { makePeople, type Person } from '../fixtures/people.ts'
import { writeZip } from '../fixtures/zip-writer.ts'
import type { ReportJson } from '../report/schema.ts'
import { type Config, settle } from './config.ts'
import { Ledger } from './ledger/ledger.ts'
import { runScan, type ScanOptions } from './run.ts'

const [one, two, three] = makePeople(9, 'named').filter(({ idKind }) => idKind === 'national') as [
  Person,
  Person,
  Person,
]
const PICTURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-named-'))
  mkdirSync(join(folder, 'tree'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

function write(name: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(at(`tree/${name}`)), { recursive: true })
  writeFileSync(at(`tree/${name}`), bytes)
}

async function scan(more: Partial<ScanOptions> & { paths?: string[]; config?: Config } = {}) {
  const { paths = [at('tree')], config = {}, ...rest } = more
  const settings = settle({ paths, out: at('out'), state: at('state.db'), key: at('key'), workers: 1 }, config)
  return runScan({ settings, ...rest })
}

const report = () => JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson

describe('a file named after a person', () => {
  it('counts that person whatever is in it, once', async () => {
    write(`${one.id}.png`, PICTURE)
    write(`${one.id}.txt`, `身分證字號：${one.id}\n`)
    write('box.zip', writeZip([{ name: `${two.id}.pdf`, data: 'x', encrypted: true }]))
    write(`${three.id}/1.csv`, '')
    const { totals, coverage } = await scan()
    expect(totals).toMatchObject({ subjects: { best: 3 }, rows: 5 })
    expect(coverage.listed).toBe(5)
    expect(report().items.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['unsupported', 'encrypted', 'partial', 'scanned']),
    )
  })

  it('is known again while it is there, and gone when it has another name', async () => {
    for (const person of [one, two, three]) write(`${person.id}.png`, PICTURE)
    write('box.zip', writeZip([{ name: `${one.id}.txt`, data: 'x' }]))
    const first = await scan()
    expect(first.progress).toMatchObject({ listed: 4, unchanged: 0 })
    expect((await scan()).progress).toMatchObject({ listed: 4, unchanged: 4 })
    renameSync(at(`tree/${one.id}.png`), at('tree/1.png'))
    const second = await scan()
    expect(second.progress).toMatchObject({ listed: 4, unchanged: 3 })
    expect(second.totals.rows).toBe(3)
    expect(second.coverage.listed).toBe(first.coverage.listed)
  })

  it('is counted once where places overlap, and the root is masked where it is named so itself', async () => {
    write(`${one.id}/${two.mobile}.txt`, 'x')
    const { totals } = await scan({ paths: [at('tree'), at(`tree/${one.id}`), at(`tree/${one.id}/${two.mobile}.txt`)] })
    expect(totals.rows).toBe(1)
    const text = readFileSync(at('out/report.json'), 'utf8')
    expect(text).not.toContain(one.id)
    expect(text).not.toContain(two.mobile)
    const { targets } = report()
    expect(targets).toHaveLength(3)
  })

  it('is found by rules that name its folder as it is', async () => {
    write(`客戶/${one.id}/a.txt`, `電話：${two.mobile}\n`)
    const classes = [{ paths: [`客戶/${one.id}/**`], class: 'consumer' as const, purposes: [] }]
    const { unusedRules } = await scan({ config: { classes } as Config })
    expect(unusedRules).toEqual([])
    expect(report().dataFiles.map((file) => file.class)).toEqual(['consumer'])
  })
})

describe('the state', () => {
  const TERMS = { rules: '1', limits: 'l', patience: 'p' }
  const ENDING = { outcome: { state: 'scanned' }, format: null, encoding: null, totals: undefined } as const
  const item = (uri: string): Item => ({
    uri,
    locator: new Uint8Array(0),
    size: 1,
    version: '1',
    modified: 0,
    exposure: { worldReadable: null, groupReadable: null, shared: null, encrypted: null },
  })

  it('keeps what lies below a folder that could not be opened, by its name as it is', () => {
    const ledger = Ledger.open(at('state.db'), { key: new Uint8Array(32) })
    try {
      const root = 'file:///srv/'
      const target = ledger.target(root, {})
      expect(ledger.knowsTarget(root)).toBe(true)
      ledger.beginRun('1', 1, '1', '1')
      for (const uri of [`${root}${one.id}/a`, `${root}${two.id}/a`])
        ledger.items.finish(
          ledger.items.reserve(),
          target,
          item(uri),
          { ending: ENDING, piece: 0, evidence: [] },
          TERMS,
        )
      ledger.beginRun('2', 2, '1', '1')
      expect(ledger.items.removeVanished(target, [`${root}${one.id}/`])).toBe(1)
      expect(ledger.items.meet(target, item(`${root}${one.id}/a`), TERMS, false)).toBe('known')
      expect(ledger.items.meet(target, item(`${root}${two.id}/a`), TERMS, false)).toBe('read')
    } finally {
      ledger.close()
    }
  })

  it('finds the ranges of a large file again that were done', () => {
    const ledger = Ledger.open(at('state.db'), { key: new Uint8Array(32) })
    try {
      const large = item(`file:///srv/${one.id}.csv`)
      const target = ledger.target('file:///srv/', {})
      ledger.beginRun('1', 1, '1', '1')
      const id = ledger.items.reserve()
      ledger.items.pending(id, target, large, TERMS)
      ledger.items.part(id, { ...ENDING, part: 0, start: 0, stop: 1 }, { piece: 0, evidence: [] })
      expect(ledger.items.partsDone(large, TERMS)).toMatchObject({ id, parts: [{ part: 0 }] })
    } finally {
      ledger.close()
    }
    expect(readFileSync(at('state.db')).includes(one.id)).toBe(false)
  })
})
