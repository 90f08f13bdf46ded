/** Scans of a bucket and of a SQLite file, from the command line to the report. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { type S3Server, type StubBucket, startStub } from '../fixtures/servers/s3.ts'
import type { ReportJson } from '../report/schema.ts'
import { EXIT } from './exit-codes.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const SECRET = 'correct-horse-7731'
const people = makePeople(5000, 'bucket')
const MIB = 2 ** 20
const HEAD = '身分證字號,姓名,行動電話\n'
const linesOf = (from: number, to: number) =>
  people
    .slice(from, to)
    .map(({ id, name, mobile }) => `${id},${name},${mobile}\n`)
    .join('')

let folder: string
let server: S3Server | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-scan-s3-'))
})
afterEach(async () => {
  await server?.stop()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})
const at = (name: string) => join(folder, name)

async function serve(bucket: StubBucket): Promise<void> {
  server = await startStub(bucket)
  writeFileSync(
    at('pandian.yaml'),
    `targets:\n  - url: s3://AKIDTEST@stub\n    endpoint: ${server.endpoint}\n    secret: {env: BUCKET_SECRET}\n`,
  )
}

function start(...args: string[]): ChildProcess {
  const own = ['--out', at('out'), '--state', at('state.db'), '--key', at('key'), '--workers', '2', '--lang', 'en']
  const env = { ...process.env, BUCKET_SECRET: SECRET }
  return spawn(process.execPath, [BIN, 'scan', ...args, ...own], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function end(child: ChildProcess): Promise<{ readonly status: number | null; readonly text: string }> {
  let text = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (data: string) => {
      text += data
    })
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, text })))
}

const report = () => JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson

it('small objects and a large one give their people once, and nothing of the secret stays anywhere', async () => {
  const objects = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [`會員/${i}.csv`, { text: HEAD + linesOf(50 * i, 50 * i + 50) }]),
  )
  await serve({
    objects: { ...objects, 'all.csv': { text: HEAD + linesOf(0, 5000) }, cold: { size: 9, storageClass: 'GLACIER' } },
  })
  const { status, text } = await end(start())
  expect(status, text).toBe(EXIT.incomplete)
  expect(report().totals.subjects).toMatchObject({ lower: 5000, best: 5000, upper: 5000 })
  expect(report().totals.rows).toBe(10_000)
  expect(report().coverage.reasons).toEqual([{ state: 'unreadable', reason: 'archived', items: 1 }])
  await server!.requests()
  expect((await end(start())).text).toContain('Unchanged and not read again: 101')
  expect((await server!.requests()).filter((line) => /bytes=|\.csv/.test(line))).toEqual([])
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (statSync(at(path)).isFile()) expect(readFileSync(at(path)).includes(SECRET), path).toBe(false)
})

it('a large text is split; killed in the middle, what was read is not read again', async () => {
  const rows = linesOf(0, 5000)
  const text = HEAD + rows + `${'x'.repeat(99)}\n`.repeat(1_000_000)
  const large = { objects: { 'large.csv': { text } } }
  await serve(large)
  const child = start()
  const ended = end(child)
  // Whoever reads the second range looks a little behind its end; who asks for more than that has begun the third, and one of the first two is done.
  let seen = 0
  const begun = async () => {
    seen += (await server!.requests()).filter((line) => Number(/bytes=(\d+)-/.exec(line)?.[1]) >= 64 * MIB).length
    return seen > 1
  }
  await expect.poll(begun, { timeout: 250_000, interval: 50 }).toBe(true)
  // What is read is written down a quarter of a second later.
  await pause(600)
  child.kill('SIGKILL')
  await ended
  await server!.requests()
  const { status, text: said } = await end(start())
  expect(status, said).toBe(EXIT.complete)
  expect(report().totals.subjects.best).toBe(5000)
  // At least one range was done, and of each border a little is read twice.
  expect(bytesIn(await server!.requests())).toBeLessThan(Buffer.byteLength(text) - 32 * MIB + 8 * MIB)
}, 500_000)

function bytesIn(requests: readonly string[]): number {
  return requests.reduce((sum, line) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(line) ?? []
    return from === undefined ? sum : sum + Number(to) - Number(from) + 1
  }, 0)
}

it('an object that is replaced while it is read is read again', async () => {
  await serve({ objects: { 'a.csv': { text: HEAD + linesOf(0, 10), faults: ['replaced'] } } })
  const { status, text } = await end(start())
  expect(status, text).toBe(EXIT.complete)
  expect(report().totals.subjects.best).toBe(10)
})

it('a SQLite file gives its people, by a path relative to the configuration', async () => {
  const db = new DatabaseSync(at('crm.db'))
  db.exec(
    'create table 會員(編號 integer primary key, 身分證字號 text, 姓名 text, 電話 text); create view v as select * from 會員; begin',
  )
  const insert = db.prepare('insert into 會員 values (?, ?, ?, ?)')
  for (const { index, id, name, mobile } of people) insert.run(index, id, name, mobile)
  db.exec('commit')
  db.close()
  writeFileSync(at('pandian.yaml'), 'targets:\n  - path: sqlite:crm.db\n')
  const { status, text } = await end(start())
  expect(status, text).toBe(EXIT.complete)
  expect(report().totals.subjects).toMatchObject({ lower: 5000, best: 5000, upper: 5000 })
  expect(readdirSync(folder).filter((name) => name.startsWith('crm'))).toEqual(['crm.db'])
  const again = await end(start('sqlite:crm.db'))
  expect(again.text).toContain('Unchanged and not read again: 1')
})
