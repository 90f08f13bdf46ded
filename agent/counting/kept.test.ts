import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EvidenceWriter } from '../../detectors/evidence.ts'
import { buildInventory, type KeptCounts } from '../../inventory/inventory.ts'
import { piecesOf } from '../../inventory/subjects/testing.ts'
import { inputOf } from '../../inventory/testing.ts'
import { Ledger } from '../ledger/ledger.ts'

const TERMS = { rules: 'r1', limits: 'l1', patience: 'p1' }
const UNKNOWN = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'kept-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

function write(ledger: Ledger, name: string, records: readonly string[]): number {
  const uri = `file:///srv/${name}`
  const item = { uri, locator: new Uint8Array(), size: 1, version: 'v', modified: 1, exposure: UNKNOWN }
  const totals = { records: records.length, maskedRecords: 0, special: [], types: [] }
  const ending = { outcome: { state: 'scanned' }, format: 'csv', encoding: null, totals } as const
  const id = ledger.items.reserve()
  ledger.items.finish(id, 1, item, { ending, piece: 0, evidence: piecesOf(new EvidenceWriter(), records) }, TERMS)
  return id
}

/** The inventory, and how often the evidence of each item was asked for. */
async function count(ledger: Ledger, kept?: KeptCounts) {
  const view = ledger.view([1])
  const asked: number[] = []
  const watched = {
    items: () => view.items(),
    evidence: (id: number) => {
      asked.push(id)
      return view.evidence(id)
    },
  }
  const folder = mkdtempSync(join(scratch, 'count-'))
  const inventory = await buildInventory(inputOf(watched, folder, kept === undefined ? {} : { kept }))
  expect(readdirSync(folder)).toEqual([])
  return { inventory, asked }
}

test('what was counted is not counted again, and after a change only what differs: to the same figures', async () => {
  const ledger = Ledger.open(join(scratch, 'state.db'), { key: new Uint8Array(32).fill(7) })
  ledger.beginRun('run', 1, '1', TERMS.rules)
  ledger.target('file:///srv/', {})
  const people = Array.from({ length: 100_000 }, (_, i) => (i % 3 === 0 ? `name:${i % 999} mobile:${i}` : `id:${i}`))
  const table = write(ledger, 'table.csv', people)
  write(ledger, 'small.csv', ['id:1 mobile:3', 'name:4 mobile:6 special', 'id:4 mobile:9 name:9'])
  const kept = ledger.counts('code')
  const first = await count(ledger, kept)
  expect(first.inventory).toEqual((await count(ledger)).inventory)
  expect(first.inventory.totals.subjects.best).toBeGreaterThan(99_000)

  const unchanged = await count(ledger, kept)
  expect(unchanged.inventory).toEqual(first.inventory)
  expect(unchanged.asked).not.toContain(table)

  ledger.close()
  const again = Ledger.open(join(scratch, 'state.db'), { key: new Uint8Array(32).fill(7) })
  again.beginRun('run', 2, '1', TERMS.rules)
  write(again, 'small.csv', ['id:2 mobile:3', 'name:4 mobile:12 special', 'id:2000000'])
  const changed = await count(again, again.counts('code'))
  const anew = await count(again)
  expect(changed.inventory).toEqual(anew.inventory)
  expect(changed.inventory.totals).not.toEqual(first.inventory.totals)
  // Twice, to find what has to do with the change and to take it out; counting reads it once for each of several passes, twice over.
  expect(changed.asked.filter((id) => id === table).length).toBe(2)
  expect(anew.asked.filter((id) => id === table).length).toBeGreaterThan(2)
  again.close()
})
