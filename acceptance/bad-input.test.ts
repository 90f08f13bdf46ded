/** Bad input of every kind: the scan ends by itself, says of every item how it ended, and finds who is in the good ones. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUTCOME_STATES } from '../connectors/connector.ts'
import { type HostileTree, makeHostileTree, makeMembersCsv } from '../fixtures/trees.ts'
import type { ReportJson } from '../report/schema.ts'
import { below, type Ended, Site } from './site.ts'

/** MiB that a scan may ever take, whatever it is given. */
const MOST_MEMORY = 700

function exactly(count: number): ReportJson['totals']['subjects'] {
  return { lower: count, best: count, upper: count }
}

describe('a tree of everything that breaks readers', () => {
  const site = new Site()
  let truth: HostileTree
  let end: Ended
  let report: ReportJson
  beforeAll(async () => {
    truth = await makeHostileTree(site.tree)
    site.openToNobody()
    end = await site.scan([], { unprivileged: true })
    report = site.report()
  })
  afterAll(() => {
    truth.restore()
    site.remove()
  })

  it('is read to its end, with a status that says that not everything was looked at', () => {
    expect([end.status, end.signal]).toEqual([2, null])
    expect(end.stderr).not.toMatch(/^\s+at /m)
  })

  it('has one outcome for every file, link and pipe', () => {
    const top = report.items.filter(({ uri }) => !uri.includes('!/'))
    // What is in the closed folder is not listed; the folder itself is.
    expect(top.length).toBe(truth.regular + truth.links + truth.special)
    expect(new Set(report.items.map(({ uri }) => uri)).size).toBe(report.items.length)
    const { listed, outcomes } = report.coverage
    expect(report.items.length).toBe(listed)
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(listed)
    for (const { outcome } of report.items) expect(OUTCOME_STATES).toContain(outcome)
    expect(outcomes.skipped).toBe(truth.links + truth.special)
  })

  it('costs no worker, no deadline, and no fault of ours', () => {
    const { outcomes, reasons } = report.coverage
    expect([outcomes.poison, outcomes['timed-out']]).toEqual([0, 0])
    expect(reasons.filter(({ reason }) => reason === 'internal' || reason === 'worker-died')).toEqual([])
  })

  it('keeps the people of its one good file, and finds nobody else', () => {
    expect(report.totals.subjects).toEqual(exactly(truth.people.length))
    expect(report.dataFiles.map(({ uri }) => below(site.tree, uri))).toEqual(['ｚ最後一份.csv'])
  })

  it('is shown where it could not be entered', () => {
    const closed = report.items.filter(({ reason }) => reason === 'permission').map(({ uri }) => below(site.tree, uri))
    expect(closed.sort()).toEqual(['權限/不可讀.csv', '權限/不可進入/'])
  })

  it('is bounded in memory', () => {
    expect(end.peak).toBeGreaterThan(0)
    expect(end.peak).toBeLessThan(MOST_MEMORY)
  })
})

describe('one line of 300 MB', () => {
  const site = new Site()
  let end: Ended
  beforeAll(async () => {
    const noise = Buffer.from(Array.from({ length: 1 << 20 }, (_, i) => 97 + ((i * i * 7 + i) % 26)))
    makeMembersCsv(join(site.tree, 'z'), 1)
    for (const [name, head, tail] of [
      ['一行.txt', '', ''],
      ['一行.json', '{"memo":"', '"}\n'],
      ['一行.csv', '姓名,備註\n王,"', '"\n'],
    ] as const) {
      const file = openSync(join(site.tree, name), 'w')
      writeSync(file, head)
      // One is as long as it says; the others are enough to be above every buffer.
      for (let i = 0; i < (name === '一行.txt' ? 300 : 80); i++) writeSync(file, noise)
      writeSync(file, tail)
      closeSync(file)
    }
    end = await site.scan()
  })
  afterAll(() => site.remove())

  it('ends, in bounded memory, and the file after it is counted', () => {
    const report = site.report()
    expect([0, 2]).toContain(end.status)
    expect(report.coverage.listed).toBe(4)
    expect(end.status === 0).toBe(report.coverage.complete)
    expect(report.items.map(({ outcome }) => outcome).filter((o) => o !== 'scanned' && o !== 'partial')).toEqual([])
    expect(report.totals.subjects).toEqual(exactly(1))
    expect(end.peak).toBeLessThan(MOST_MEMORY)
  })
})

describe('a file that grows while it is read', () => {
  const site = new Site()
  afterAll(() => site.remove())

  it('ends, and says that it changed if it does not come to rest', async () => {
    const row = `${'說明文字'.repeat(20)}\n`
    const path = join(site.tree, '0 log.txt')
    // So much that reading it takes longer than this process may wait for its turn on a busy machine.
    writeFileSync(path, row.repeat(240_000))
    mkdirSync(join(site.tree, 'z'))
    makeMembersCsv(join(site.tree, 'z'), 3)
    const { child, ended } = site.start(site.scanArgs())
    const file = openSync(path, 'a')
    // Longer and longer until the scan has ended by itself.
    while (child.exitCode === null) {
      writeSync(file, row)
      await wait(1)
    }
    closeSync(file)
    const { status, peak } = await ended
    const report = site.report()
    const [grown] = report.items.filter(({ uri }) => uri.includes('log.txt'))
    expect([status, grown?.outcome, grown?.reason]).toEqual([2, 'partial', 'changed-while-read'])
    expect(report.totals.subjects).toEqual(exactly(3))
    expect(peak).toBeLessThan(MOST_MEMORY)
    // At rest, it is read once more, and that is that.
    expect((await site.scan()).status).toBe(0)
    expect(site.report().coverage.complete).toBe(true)
  })
})
