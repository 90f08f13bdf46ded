/** Scans of a real MariaDB, from the command line to the report. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decode, encode } from 'iconv-lite'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { type MariaDbServer, startMariaDb } from '../fixtures/servers/mariadb.ts'
import type { ReportJson } from '../report/schema.ts'
import { EXIT } from './exit-codes.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const PASSWORD = 'correct-horse-7731'
const PEOPLE = 5000
const ROWS = 900_000
const NUMBERS = 20_000

let server: MariaDbServer
beforeAll(async () => {
  server = await startMariaDb()
  const inBig5 = (text: string) => decode(encode(text, 'cp950'), 'cp950') === text
  const people = makePeople(6000, 'mysql')
    .filter(({ name }) => inBig5(name))
    .slice(0, PEOPLE)
  const rows = people.map(
    ({ id, name, mobile }) => `('${id}', x'${encode(name, 'cp950').toString('hex')}', '${mobile}')`,
  )
  server.sql(`
    create database crm; create database large; create database partly;
    create user scan@'127.0.0.1' identified by '${PASSWORD}';
    grant select on crm.* to scan@'127.0.0.1'; grant select on large.* to scan@'127.0.0.1';
    create table crm.members (id char(10) primary key, name varchar(40), phone varchar(20)) character set latin1;
    insert into crm.members values ${rows.join(',')};
    create view crm.everybody as select * from crm.members;
    create table partly.denied (id int); grant insert on partly.denied to scan@'127.0.0.1';
    create table partly.some (id int, name varchar(20)); grant select (id) on partly.some to scan@'127.0.0.1';
    use large;
    create table large.big (id bigint primary key auto_increment, mobile char(10), filler varchar(200));
    insert into large.big (mobile, filler) select concat('09', lpad((seq % ${NUMBERS} + 1) * 4999, 8, '0')), repeat('x', 150) from seq_1_to_${ROWS};
    analyze table large.big, crm.members`)
}, 300_000)
afterAll(() => server?.stop())

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-scan-mysql-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

function start(database: string): ChildProcess {
  writeFileSync(
    at('pandian.yaml'),
    `targets:\n  - url: ${server.url('scan', database)}\n    secret: { env: CRM_PASSWORD }\n    tls: { ca: ${server.ca} }\n`,
  )
  const args = [
    'scan',
    '--out',
    at('out'),
    '--state',
    at('state.db'),
    '--key',
    at('key'),
    '--workers',
    '2',
    '--lang',
    'en',
  ]
  return spawn(process.execPath, [BIN, ...args], {
    cwd: folder,
    env: { ...process.env, CRM_PASSWORD: PASSWORD },
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
const lines = () =>
  report().items.map(
    ({ uri, outcome, reason }) =>
      `${uri.slice(uri.lastIndexOf('/') + 1)}: ${outcome}${reason === undefined ? '' : `(${reason})`}`,
  )

it('counts 5,000 people whose names lie in Big5 under latin1, changes nothing and keeps no secret', async () => {
  const sum = () => server.sql('checksum table members', 'crm')
  const before = sum()
  const { status, text } = await end(start('crm'))
  expect([status, text]).toEqual([EXIT.complete, expect.any(String)])
  expect(lines()).toEqual(['everybody: skipped(view)', 'members: scanned'])
  expect(report().totals.subjects).toMatchObject({ best: PEOPLE })
  expect(sum()).toBe(before)
  const files = readdirSync(at('out'))
    .map((name) => join('out', name))
    .concat('state.db')
  for (const name of files.filter((name) => statSync(at(name)).isFile()))
    expect([name, readFileSync(at(name)).includes(PASSWORD)]).toEqual([name, false])
  expect(text).not.toContain(PASSWORD)
  server.statements('scan')
  await end(start('crm'))
  expect(server.statements('scan').filter((statement) => statement.includes('from `crm`.`members`'))).toEqual([])
})

it('says what it may not read', async () => {
  expect((await end(start('partly'))).status).toBe(EXIT.incomplete)
  expect(lines().slice(-2)).toEqual(['denied: unreadable(permission)', 'some: partial(columns-denied)'])
  expect(lines()).toHaveLength(3)
})

it('killed in the middle of a large table, it reads at most the two ranges again that were under way', async () => {
  /** The ranges of which pages were asked for since the last call, each as the condition on the key that it is. */
  const ranges = () =>
    server
      .statements('scan')
      .flatMap((statement) => /from `large`\.`big` force index .*? where \((.*?)\)/.exec(statement)?.[1] ?? [])
  ranges()
  const child = start('large')
  const ended = end(child)
  const seen = new Set<string>()
  const look = () => {
    for (const range of ranges()) seen.add(range)
    return seen.size
  }
  await expect.poll(look, { timeout: 120_000, interval: 5 }).toBeGreaterThanOrEqual(4)
  child.kill('SIGKILL')
  await ended
  look()
  const { status, text } = await end(start('large'))
  expect([status, text]).toEqual([EXIT.complete, expect.any(String)])
  const later = new Set(ranges())
  expect(new Set([...later, ...seen]).size).toBeGreaterThan(4)
  expect([...later].filter((range) => seen.has(range)).length).toBeLessThanOrEqual(2)
  const { rows, subjects } = report().totals
  expect([rows, subjects.best]).toEqual([ROWS, NUMBERS])
})
