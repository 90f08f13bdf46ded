import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Item, Outcome } from '../../connectors/connector.ts'
import type { LedgerView } from '../../inventory/inventory.ts'
import { NO_TALLY } from '../../inventory/subjects/count.ts'
import { PandianError } from '../errors.ts'
import type { LedgerOptions } from './file.ts'
import type { Member } from './items.ts'
import { type Ending, Ledger, type ReadingTerms, type Result } from './ledger.ts'
import { snapshotOfNight } from './testing.ts'

const KEY = new Uint8Array(32).fill(7)
const TERMS: ReadingTerms = { rules: 'r1', limits: 'l1', patience: 'p1' }
const EXPOSURE = { worldReadable: true, groupReadable: null, shared: false, encrypted: null }

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-ledger-'))
  path = join(folder, 'deep', 'state.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (more: Partial<LedgerOptions> = {}) => Ledger.open(path, { key: KEY, ...more })

/** A ledger in which a run has begun, and the number of its one target. */
function begin(): { ledger: Ledger; target: number } {
  const ledger = open()
  ledger.beginRun('run', 1000, '1.0', 'r1')
  return { ledger, target: ledger.target('file:///t/', {}) }
}

const item = (name: string, version = 'v1'): Item => ({
  uri: `file:///t/${name}`,
  locator: new Uint8Array(),
  size: 10,
  version,
  modified: 5,
  exposure: EXPOSURE,
})

const ending = (outcome: Outcome = { state: 'scanned' }): Ending => ({
  outcome,
  format: 'text',
  encoding: 'utf-8',
  totals: { records: 1, maskedRecords: 0, special: [0, 1], types: [] },
})

const result = (...evidence: number[]): Result => ({
  ending: ending(),
  piece: 0,
  evidence: evidence.map((byte) => new Uint8Array(8).fill(byte)),
})

const member = (ledger: Ledger, top: number, target: number, uri: string, of: Item): Member => ({
  id: ledger.items.reserve(),
  top,
  target,
  uri,
  size: 3,
  of,
})

/** What an inventory would see: URIs with the first bytes of their evidence. */
const seen = (view: LedgerView) =>
  [...view.items()].map(
    (line) => `${line.uri.slice(10)} ${[...view.evidence(line.id)].map((data) => data[0]).join(',')}`,
  )

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof PandianError) return error.code
    throw error
  }
  return 'none'
}

describe('items', () => {
  it('come back in byte order of URIs with everything that was said of them', () => {
    const { ledger, target } = begin()
    for (const name of ['b', 'a', '%E6'])
      ledger.items.finish(ledger.items.reserve(), target, item(name), result(1, 2), TERMS)
    ledger.items.ended(target, 'file:///t/c/', { state: 'skipped', reason: 'excluded' }, TERMS)
    const lines = [...ledger.view([target]).items()]
    expect(lines.map((line) => line.uri)).toEqual(['file:///t/%E6', 'file:///t/a', 'file:///t/b', 'file:///t/c/'])
    expect(lines[1]).toMatchObject({
      target: 0,
      exposure: EXPOSURE,
      format: 'text',
      records: 1,
      special: [0, 1],
      firstSeen: 1000,
    })
    ledger.close()
  })

  it('are read through in pages, however many', () => {
    const { ledger, target } = begin()
    for (let i = 0; i < 2500; i++) ledger.items.finish(ledger.items.reserve(), target, item(`f${i}`), result(), TERMS)
    const uris = [...ledger.view([target]).items()].map((line) => line.uri)
    expect(uris).toEqual(uris.toSorted())
    expect(uris.length).toBe(2500)
    ledger.close()
  })

  it('are known while nothing that matters has changed', () => {
    const first = begin()
    first.ledger.items.finish(first.ledger.items.reserve(), first.target, item('a'), result(), TERMS)
    expect(first.ledger.items.meet(first.target, item('a'), TERMS, false)).toBe('met')
    first.ledger.close()
    const meet = (terms: ReadingTerms, version = 'v1', again = false) => {
      const { ledger, target } = begin()
      const answer = ledger.items.meet(target, item('a', version), terms, again)
      ledger.close()
      return answer
    }
    expect(meet(TERMS, 'v2')).toBe('read')
    expect(meet({ ...TERMS, rules: 'r2' })).toBe('read')
    expect(meet({ ...TERMS, limits: 'l2' })).toBe('read')
    expect(meet(TERMS, 'v1', true)).toBe('read')
    expect(meet({ ...TERMS, patience: 'p2' })).toBe('known')
    expect(meet(TERMS)).toBe('known')
  })

  it.each([
    ['unreadable', 'permission', 'read', 'read'],
    ['failed', 'internal', 'read', 'read'],
    ['partial', 'changed-while-read', 'read', 'read'],
    ['timed-out', 'deadline', 'known', 'read'],
    ['poison', 'worker-died', 'known', 'read'],
    ['failed', 'malformed', 'known', 'read'],
  ] as const)('%s(%s) is %s again, and with more patience %s', (state, reason, again, withMore) => {
    const first = begin()
    const sad = { ...result(), ending: ending({ state, reason }) }
    first.ledger.items.finish(first.ledger.items.reserve(), first.target, item('a'), sad, TERMS)
    first.ledger.close()
    const { ledger, target } = begin()
    expect(ledger.items.meet(target, item('a'), { ...TERMS, patience: 'p2' }, false)).toBe(withMore)
    expect(ledger.items.meet(target, item('a'), TERMS, false)).toBe(again)
    ledger.close()
  })

  it('that changed take their old evidence and members along', () => {
    const { ledger, target } = begin()
    const id = ledger.items.reserve()
    ledger.items.pending(id, target, item('z'), TERMS)
    ledger.items.member(member(ledger, id, target, 'file:///t/z!/m', item('z')), result(4), TERMS)
    expect(seen(ledger.view([target]))).toEqual([])
    ledger.items.finish(id, target, item('z'), result(1), TERMS)
    expect(seen(ledger.view([target]))).toEqual(['z 1', 'z!/m 4'])
    const next = ledger.items.reserve()
    ledger.items.pending(next, target, item('z', 'v2'), TERMS)
    ledger.items.member(member(ledger, next, target, 'file:///t/z!/m', item('z')), result(5), TERMS)
    ledger.items.member(member(ledger, next, target, 'file:///t/z!/n', item('z')), result(6), TERMS)
    expect(seen(ledger.view([target]))).toEqual(['z 1', 'z!/m 4'])
    ledger.items.finish(next, target, item('z', 'v2'), result(2), TERMS)
    expect(seen(ledger.view([target]))).toEqual(['z 2', 'z!/m 5', 'z!/n 6'])
    expect(ledger.digest()).toContain('orphans 0')
    ledger.close()
  })

  it('that are no longer met are removed, but for those nobody could look for', () => {
    const first = begin()
    for (const name of ['a', 'b', 'shut/c'])
      first.ledger.items.finish(first.ledger.items.reserve(), first.target, item(name), result(1), TERMS)
    first.ledger.close()
    const { ledger, target } = begin()
    ledger.items.meet(target, item('a'), TERMS, false)
    ledger.items.ended(target, 'file:///t/shut/', { state: 'unreadable', reason: 'permission' }, TERMS)
    expect(ledger.items.removeVanished(target, ['file:///t/shut/'])).toBe(1)
    expect(seen(ledger.view([target]))).toEqual(['a 1', 'shut/ ', 'shut/c 1'])
    expect(ledger.digest()).toContain('orphans 0')
    ledger.close()
  })

  it('that vanished were all held in memory: however many, they go in pages, and what lies in a shut folder stays', () => {
    const first = begin()
    const put = (name: string) =>
      first.ledger.items.finish(first.ledger.items.reserve(), first.target, item(name), result(1), TERMS)
    for (let i = 0; i < 2500; i++) put(i % 5 === 0 ? `shut/${i}` : i % 5 === 1 ? `shut-not/${i}` : `f${i}`)
    for (let i = 0; i < 2500; i += 7) put(`kept${i}`)
    first.ledger.close()
    const { ledger, target } = begin()
    for (let i = 0; i < 2500; i += 7) ledger.items.meet(target, item(`kept${i}`), TERMS, false)
    expect(ledger.items.removeVanished(target, ['file:///t/shut/', 'file:///t/other/'])).toBe(2000)
    const left = [...ledger.view([target]).items()].map((line) => line.uri.slice(10))
    expect([left.length, left.every((name) => /^(shut\/|kept)/.test(name))]).toEqual([500 + 358, true])
    expect(ledger.digest()).toContain('orphans 0')
    ledger.close()
  })

  it('a damaged page met while an item is looked up ended in a stack trace: it is said in words', () => {
    const { ledger, target } = begin()
    ledger.items.finish(ledger.items.reserve(), target, item('a'), result(1), TERMS)
    ledger.commit()
    const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as Database.Statement
    const damaged = vi.spyOn(statement, 'get').mockImplementation(() => {
      throw new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT')
    })
    expect(codeOf(() => ledger.items.meet(target, item('a'), TERMS, false))).toBe('state-corrupt')
    expect(codeOf(() => ledger.items.partsDone(item('a'), TERMS))).toBe('state-corrupt')
    damaged.mockRestore()
    ledger.close()
  })

  it('belong to the target that met them first, but one target leaving them out does not hide them from another', () => {
    const { ledger, target } = begin()
    const other = ledger.target('file:///t/b/', {})
    ledger.items.finish(ledger.items.reserve(), target, item('b/x'), result(1), TERMS)
    expect(ledger.items.meet(other, item('b/x'), TERMS, false)).toBe('met')
    ledger.items.ended(target, 'file:///t/b/y', { state: 'skipped', reason: 'excluded' }, TERMS)
    expect(ledger.items.meet(other, item('b/y'), TERMS, false)).toBe('read')
    ledger.items.ended(other, 'file:///t/b/x', { state: 'skipped', reason: 'excluded' }, TERMS)
    expect(seen(ledger.view([target, other]))).toEqual(['b/x 1', 'b/y '])
    ledger.close()
  })
})

describe('what a killed run leaves', () => {
  it('is not seen, and gone at the next start, but for ranges that were done', () => {
    const { ledger, target } = begin()
    const box = ledger.items.reserve()
    ledger.items.pending(box, target, item('box'), TERMS)
    ledger.items.evidence(box, 0, 0, new Uint8Array(8))
    ledger.items.member(member(ledger, box, target, 'file:///t/box!/m', item('box')), result(4), TERMS)
    const big = ledger.items.reserve()
    ledger.items.pending(big, target, item('big'), TERMS)
    ledger.items.part(big, { ...ending(), part: 1, start: 5, stop: 10 }, result(9))
    ledger.items.evidence(big, 0, 0, new Uint8Array(8).fill(8))
    ledger.close()
    const { ledger: again } = begin()
    expect(seen(again.view([target]))).toEqual([])
    const done = again.items.partsDone(item('big'), TERMS)!
    expect(done.parts).toMatchObject([{ part: 1, start: 5, stop: 10, format: 'text' }])
    again.items.part(done.id, { ...ending(), part: 0, start: 0, stop: 5 }, result(7))
    again.items.finish(done.id, target, item('big'), result(), TERMS)
    expect(seen(again.view([target]))).toEqual(['big 7,9'])
    expect(again.digest()).toContain('orphans 0')
    again.close()
  })

  it('is dropped when the file has changed meanwhile', () => {
    const { ledger, target } = begin()
    const big = ledger.items.reserve()
    ledger.items.pending(big, target, item('big'), TERMS)
    ledger.items.part(big, { ...ending(), part: 0, start: 0, stop: 5 }, result(9))
    expect(ledger.items.partsDone(item('big', 'v2'), TERMS)).toBeUndefined()
    expect(ledger.digest()).toBe('orphans 0')
    ledger.close()
  })

  it('killed between any two batches, an item is there with all its evidence or not at all', () => {
    const script = `
      import { Ledger } from ${JSON.stringify(new URL('./ledger.ts', import.meta.url).href)}
      const ledger = Ledger.open(${JSON.stringify(path)}, { key: new Uint8Array(32).fill(7) })
      ledger.beginRun('run', 1000, '1.0', 'r1')
      const target = ledger.target('file:///t/', {})
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 150)
      let n = 0
      const step = () => {
        for (let i = 0; i < 50; i++) {
          const item = { uri: 'file:///t/' + n++ % 300, locator: new Uint8Array(), size: 1, version: 'v' + n, modified: 0,
            exposure: { worldReadable: null, groupReadable: null, shared: null, encrypted: null } }
          const id = ledger.items.reserve()
          ledger.items.pending(id, target, item, ${JSON.stringify(TERMS)})
          for (let e = 0; e < 3; e++) ledger.items.evidence(id, 0, e, new Uint8Array(2000).fill(n))
          ledger.items.finish(id, target, item, { ending: { outcome: { state: 'scanned' }, format: null, encoding: null, totals: undefined }, piece: 3, evidence: [new Uint8Array(8).fill(n)] }, ${JSON.stringify(TERMS)})
        }
        if (n % 400 === 0) ledger.commit()
        setImmediate(step)
      }
      step()`
    for (let round = 0; round < 3; round++) {
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
      expect(run.signal, run.stderr).toBe('SIGKILL')
      const ledger = open()
      const view = ledger.view([1])
      for (const line of view.items()) {
        const bytes = new Set([...view.evidence(line.id)].map((data) => data[0]))
        expect([...view.evidence(line.id)].length).toBe(4)
        expect(bytes.size).toBe(1)
      }
      expect(ledger.digest()).toContain('orphans 0')
      ledger.close()
    }
  })
})

describe('the file', () => {
  it('is readable by its owner only, and holds nothing of the key', () => {
    const { ledger } = begin()
    ledger.close()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const bytes = readFileSync(path)
    expect(bytes.includes(Buffer.from(KEY))).toBe(false)
    expect(bytes.includes(Buffer.from(KEY).toString('hex'))).toBe(false)
  })

  it('is for one scan at a time', () => {
    const { ledger } = begin()
    const script = `
      import { Ledger } from ${JSON.stringify(new URL('./ledger.ts', import.meta.url).href)}
      try { Ledger.open(${JSON.stringify(path)}, { key: new Uint8Array(32).fill(7) }) } catch (error) { console.log(error.code) }`
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(run.stdout.trim(), run.stderr).toBe('state-in-use')
    ledger.close()
  })

  it('of a newer version, of another key, or of something else is refused', () => {
    begin().ledger.close()
    expect(codeOf(() => open({ key: new Uint8Array(32) }))).toBe('key-mismatch')
    const db = new Database(path)
    db.pragma('user_version = 99')
    db.close()
    expect(codeOf(open)).toBe('state-newer')
    writeFileSync(
      path,
      'this is no database, it is a diary, and quite a long one at that; 100 bytes at the very least, really',
      { mode: 0o644 },
    )
    chmodSync(path, 0o644)
    expect(codeOf(open)).toBe('state-foreign')
    expect(statSync(path).mode & 0o777).toBe(0o644)
    rmSync(path)
    const foreign = new Database(path)
    foreign.exec('CREATE TABLE diary (day TEXT)')
    foreign.close()
    expect(codeOf(open)).toBe('state-foreign')
  })

  it('damaged anywhere is opened at its last good record, or refused in so many words', () => {
    const { ledger, target } = begin()
    for (let i = 0; i < 200; i++)
      ledger.items.finish(ledger.items.reserve(), target, item(`f${i}`), result(i, i), TERMS)
    ledger.close()
    const good = readFileSync(path)
    const verdicts = new Set<string>()
    for (let at = 0; at < good.length; at += 997) {
      const bad = Buffer.from(good)
      bad[at] = bad[at]! ^ 0xff
      writeFileSync(path, at % 2 === 0 ? bad : good.subarray(0, at))
      verdicts.add(
        codeOf(() => {
          const damaged = open()
          try {
            for (const line of damaged.view([1]).items())
              for (const data of damaged.view([1]).evidence(line.id)) void data
          } finally {
            damaged.close()
          }
        }),
      )
    }
    for (const verdict of verdicts)
      expect(['none', 'state-corrupt', 'state-foreign', 'state-newer', 'key-mismatch']).toContain(verdict)
    expect(verdicts).toContain('state-corrupt')
  })

  it('full: stops with words, and what was committed before is there afterwards', () => {
    const full = open({ maxPages: 40 })
    full.beginRun('run', 1000, '1.0', 'r1')
    const target = full.target('file:///t/', {})
    let n = 0
    const code = codeOf(() => {
      for (; ; n++) {
        full.items.finish(
          full.items.reserve(),
          target,
          item(`f${n}`),
          { ...result(), evidence: [new Uint8Array(3000)] },
          TERMS,
        )
        if (n % 5 === 4) full.commit()
      }
    })
    expect(code).toBe('state-io')
    full.close()
    const ledger = open()
    expect([...ledger.view([target]).items()].length).toBe(n - (n % 5))
    expect(ledger.digest()).toContain('orphans 0')
    ledger.close()
  })

  it('remembers the last entry of the journal, on disk when that returns', () => {
    const { ledger } = begin()
    expect(ledger.journalHead()).toBeUndefined()
    ledger.keepJournalHead({ seq: 1, hash: 'a' })
    ledger.keepJournalHead({ seq: 2, hash: 'b' })
    const copy = join(folder, 'copy.db')
    writeFileSync(copy, readFileSync(path))
    const copied = Ledger.open(copy, { key: KEY })
    expect(copied.journalHead()).toEqual({ seq: 2, hash: 'b' })
    copied.close()
    ledger.close()
  })
})

describe('counts that are kept', () => {
  const counts = {
    people: { interval: { lower: 1, best: 2, upper: 3 }, special: 1, fingerprint: 'f' },
    tally: NO_TALLY,
    values: { distinct: new Map([[1, 2]]), specialRows: 4 },
  }
  it('are found by the same code, until a whole run has not asked for them', () => {
    const { ledger } = begin()
    ledger.counts('code').keep('a', counts)
    ledger.counts('code').keep('b', counts)
    expect(ledger.counts('code').find('a')).toEqual(counts)
    expect(ledger.counts('other code').find('a')).toBeUndefined()
    ledger.endRun(2000, snapshotOfNight(1, []))
    for (const completed of [false, true]) {
      ledger.beginRun('run', 3000, '1.0', 'r1')
      expect(ledger.counts('code').find('a')).toEqual(counts)
      ledger.endRun(4000, snapshotOfNight(1, [], completed))
      ledger.beginRun('run', 5000, '1.0', 'r1')
      if (completed) expect(ledger.counts('code').find('b')).toBeUndefined()
    }
    ledger.close()
  })

  it('a damaged one is none', () => {
    const { ledger } = begin()
    ledger.counts('code').keep('a', counts)
    ledger.close()
    const db = new Database(path)
    expect(db.prepare(`UPDATE counted SET data = replace(data, '"best":2', '"best":3')`).run().changes).toBe(1)
    db.close()
    const again = open()
    expect(again.counts('code').find('a')).toBeUndefined()
    again.close()
  })

  it('what differs from one can be read until the next count is made, and no longer', () => {
    const { ledger, target } = begin()
    const ids = ['a', 'b', 'c'].map((name, i) => {
      const id = ledger.items.reserve()
      ledger.items.finish(id, target, item(name), result(i), TERMS)
      return id
    })
    ledger.counts('code').keep('all', counts, Uint32Array.from(ids))
    ledger.endRun(2000, snapshotOfNight(1, []))
    ledger.close()
    const again = open()
    again.beginRun('run', 3000, '1.0', 'r1')
    for (const name of ['a', 'b']) again.items.meet(target, item(name), TERMS, false)
    const added = again.items.reserve()
    again.items.finish(added, target, item('b', 'v2'), result(7), TERMS)
    again.items.removeVanished(target, [])
    const now = Uint32Array.from([ids[0]!, added])
    expect(again.counts('code').nearest(now)).toEqual({ counts, gone: [ids[1], ids[2]], added: [added] })
    expect([...again.view([target]).evidence(ids[2]!)]).toEqual([Buffer.alloc(8, 2)])
    expect(again.counts('other code').nearest(now)).toBeUndefined()
    again.endRun(4000, snapshotOfNight(1, []))
    expect(again.counts('code').nearest(now)).toBeUndefined()
    expect(again.digest()).toContain('orphans 0')
    again.close()
  })

  it('the number of an item that was counted is not given again when the item is gone', () => {
    const { ledger, target } = begin()
    const id = ledger.items.reserve()
    ledger.items.finish(id, target, item('a'), result(1), TERMS)
    ledger.counts('code').keep('a', counts)
    ledger.endRun(2000, snapshotOfNight(1, []))
    ledger.beginRun('run', 3000, '1.0', 'r1')
    ledger.items.removeVanished(target, [])
    ledger.close()
    const again = open()
    expect(again.items.reserve()).toBeGreaterThan(id)
    again.close()
  })
})
