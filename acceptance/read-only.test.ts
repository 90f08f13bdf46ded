/** What was scanned is the same afterwards: every byte, every name, every time and permission. */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeEstate } from '../fixtures/estate.ts'
import { makeMembersCsv } from '../fixtures/trees.ts'
import { namesIn, Site } from './site.ts'

/** Older than every change in the tree: whoever reads a file in the ordinary way now renews its access time. */
const LONG_AGO = new Date('2020-02-02T02:02:02Z')

/** Reading in a way that access times do not notice; systems without it renew them whoever reads. */
const UNNOTICED = constants.O_NOATIME

/** A line for every file, folder and link, with everything that a scan could change. */
function snapshot(folder: string): string[] {
  const { mode, size, mtimeNs, ctimeNs, atimeNs, ino, uid, gid, nlink } = lstatSync(folder, { bigint: true })
  const entry = lstatSync(folder)
  const facts = [folder, mode, size, mtimeNs, ctimeNs, ino, uid, gid, nlink]
  if (entry.isDirectory())
    return [facts.join(' '), ...readdirSync(folder).flatMap((name) => snapshot(join(folder, name)))]
  if (entry.isSymbolicLink()) return [[...facts, readlinkSync(folder)].join(' ')]
  return [[...facts, UNNOTICED === undefined ? '' : atimeNs, hashOf(folder)].join(' ')]
}

function hashOf(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (UNNOTICED ?? 0))
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } finally {
    closeSync(file)
  }
}

function forgetAccess(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile()) utimesSync(path, LONG_AGO, lstatSync(path).mtime)
  }
}

describe('the scanned place', () => {
  const site = new Site()
  let before: string[]
  beforeAll(async () => {
    await makeEstate(site.tree, { members: 1000, consumers: 1000 })
    forgetAccess(site.tree)
    before = snapshot(site.tree)
  })
  afterAll(() => site.remove())

  it('is the same after a scan', async () => {
    expect((await site.scan()).status).toBe(2)
    expect(snapshot(site.tree)).toEqual(before)
  })

  it('is the same after inspect', async () => {
    const file = join(site.tree, '會員資料/members.csv')
    expect((await site.run(['inspect', file, '--key', site.at('var/key')])).status).toBe(0)
    expect(snapshot(site.tree)).toEqual(before)
  })

  it('is the same after a scan that was killed', async () => {
    const { child, ended } = site.start(site.scanArgs('--again'))
    await Promise.race([wait(2500), ended])
    child.kill('SIGKILL')
    await ended
    expect(snapshot(site.tree)).toEqual(before)
  })
})

describe('a scan', () => {
  const site = new Site()
  beforeAll(() => {
    makeMembersCsv(site.tree, 100)
    site.openToNobody()
  })
  afterAll(() => site.remove())

  it('needs to write nowhere but where it was told to: not in its working directory, not in the tree', async () => {
    for (const folder of [site.tree, site.at('work')]) chmodSync(folder, 0o555)
    const { status, stderr } = await site.scan([], { unprivileged: true })
    expect([status, stderr.includes('EACCES')]).toEqual([0, false])
    expect(site.report().totals.subjects).toEqual({ lower: 100, best: 100, upper: 100 })
    expect(namesIn(site.at('work'))).toEqual([])
    expect(namesIn(site.at('tmp'))).toEqual([])
    expect(namesIn(site.at('home'))).toEqual([])
    expect(namesIn(site.at('var'))).toEqual([
      'key',
      'key.sign',
      'key.sign.pub',
      'report',
      'state.db',
      'state.db.journal',
      'state.db.journal.lock',
    ])
  })

  it('says where it cannot write its reports, and does not scan first', async () => {
    const { status, stderr } = await site.run(
      ['scan', site.tree, '--state', site.at('var/other.db'), '--key', site.at('var/key'), '--lang', 'en'],
      { unprivileged: true },
    )
    expect(status).toBe(73)
    expect(stderr).toContain('pandian-report')
    expect(namesIn(site.at('var'))).not.toContain('other.db')
  })
})
