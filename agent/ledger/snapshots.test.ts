/** What the state keeps of every scan: whole, once, and not believed when it is damaged. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '../../inventory/inventory.ts'
import { PandianError } from '../errors.ts'
import { Ledger } from './ledger.ts'
import { keptFile as file, NIGHT, snapshotOfNight as snapshot } from './testing.ts'

const KEY = new Uint8Array(32).fill(7)

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-snapshots-'))
  path = join(folder, 'state.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function keep(ledger: Ledger, night: number, one: Snapshot): void {
  ledger.beginRun(one.head.run, one.head.started, '0.1.0', 'r1')
  ledger.endRun(night * NIGHT + 2, one)
}

describe('snapshots', () => {
  it('come back as they were, the oldest first, data files in order of id', () => {
    const nights = [1, 2, 3].map((night) =>
      snapshot(
        night,
        Array.from({ length: night * 300 }, (_, n) => file(n, n + night)),
        night !== 2,
      ),
    )
    let ledger = Ledger.open(path, { key: KEY })
    for (const [index, one] of nights.entries()) keep(ledger, index + 1, one)
    ledger.close()
    ledger = Ledger.open(path, { key: KEY })
    const scans = [...ledger.scans()]
    expect(scans.map(({ head }) => head)).toEqual(nights.map(({ head }) => head))
    for (const [index, { number }] of scans.entries()) expect(ledger.filesOf(number)).toEqual(nights[index]!.files)
    ledger.close()
  })

  it('cost little where little changes: a year of nights is not a year of copies', () => {
    const ledger = Ledger.open(path, { key: KEY })
    const files = Array.from({ length: 2_000 }, (_, n) => file(n))
    keep(ledger, 1, snapshot(1, files))
    ledger.close()
    const first = statSync(path).size
    const again = Ledger.open(path, { key: KEY })
    for (let night = 2; night <= 30; night++) {
      files[night] = file(night, 100_000 + night)
      keep(again, night, snapshot(night, files))
    }
    again.close()
    expect(statSync(path).size / first).toBeLessThan(5)
  })

  it('a stopped scan names no data file for good and takes none away', () => {
    const ledger = Ledger.open(path, { key: KEY })
    keep(ledger, 1, snapshot(1, [file(1), file(2)]))
    keep(ledger, 2, snapshot(2, [file(2), file(3)], false))
    expect(ledger.files().map(({ id, present }) => [id, present])).toEqual([
      [file(1).id, true],
      [file(2).id, true],
    ])
    keep(ledger, 3, snapshot(3, [file(2), file(3)]))
    expect(ledger.files().map(({ id, present }) => [id, present])).toEqual([
      [file(1).id, false],
      [file(2).id, true],
      [file(3).id, true],
    ])
    ledger.close()
  })

  it.each(['snapshot', 'snapshot_part'])('of which a bit has changed are not believed: %s', (table) => {
    const ledger = Ledger.open(path, { key: KEY })
    keep(ledger, 1, snapshot(1, [file(1), file(2)]))
    ledger.close()
    const db = new Database(path)
    const data = db.prepare(`SELECT data FROM ${table}`).pluck().get() as Buffer
    data[data.length - 6] = data[data.length - 6]! ^ 4
    db.prepare(`UPDATE ${table} SET data = ?`).run(data)
    db.close()
    const damaged = Ledger.open(path, { key: KEY })
    const read = () => {
      for (const { number } of damaged.scans()) damaged.filesOf(number)
    }
    expect(read).toThrow(PandianError)
    expect(read).toThrow(expect.objectContaining({ code: 'state-corrupt' }))
    damaged.close()
  })
})
