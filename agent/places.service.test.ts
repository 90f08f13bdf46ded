/** The same people in every kind of place at once: counted once, wherever and in whatever encoding they lie, and nothing is changed anywhere. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { decode, encode } from 'iconv-lite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { type MariaDbServer, startMariaDb } from '../fixtures/servers/mariadb.ts'
import { type PostgresServer, startPostgres } from '../fixtures/servers/postgres.ts'
import { type S3Server, startStub } from '../fixtures/servers/s3.ts'
import type { ReportJson } from '../report/schema.ts'
import { EXIT } from './exit-codes.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const PASSWORD = 'correct-horse-7731'
const PEOPLE = 5000

const isBig5 = (text: string) => decode(encode(text, 'cp950'), 'cp950') === text
const people = makePeople(6000, 'places')
  .filter(({ name }) => isBig5(name))
  .slice(0, PEOPLE)

let folder: string
let postgres: PostgresServer
let mariadb: MariaDbServer
let bucket: S3Server
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-places-'))
  const csv = `身分證字號,姓名,行動電話\n${people.map(({ id, name, mobile }) => `${id},${name},${mobile}\n`).join('')}`
  mkdirSync(at('files'))
  writeFileSync(at('files/members.csv'), csv)
  postgres = await startPostgres()
  postgres.sql(`CREATE ROLE scan LOGIN PASSWORD '${PASSWORD}'; CREATE DATABASE crm`)
  postgres.sql(
    `CREATE TABLE members ("身分證字號" text, "姓名" text, "行動電話" text); GRANT SELECT ON members TO scan;
     COPY members FROM STDIN;\n${people.map(({ id, name, mobile }) => `${id}\t${name}\t${mobile}\n`).join('')}\\.\n`,
    'crm',
  )
  mariadb = await startMariaDb()
  const values = people.map(
    ({ id, name, mobile }) => `('${id}', x'${encode(name, 'cp950').toString('hex')}', '${mobile}')`,
  )
  mariadb.sql(`
    create database crm; create user scan@'127.0.0.1' identified by '${PASSWORD}'; grant select on crm.* to scan@'127.0.0.1';
    create table crm.members (身分證字號 char(10) primary key, 姓名 varchar(40), 行動電話 varchar(20)) character set latin1;
    insert into crm.members values ${values.join(',')}`)
  const sqlite = new DatabaseSync(at('crm.db'))
  sqlite.exec('create table members (身分證字號 text, 姓名 text, 行動電話 text); begin')
  const insert = sqlite.prepare('insert into members values (?, ?, ?)')
  for (const { id, name, mobile } of people) insert.run(id, name, mobile)
  sqlite.exec('commit')
  sqlite.close()
  bucket = await startStub({ objects: { 'export/members.csv': { text: csv } } })
  writeFileSync(
    at('pandian.yaml'),
    `targets:
  - path: files
  - url: ${postgres.url('scan', 'crm')}
    secret: { env: CRM_PASSWORD }
    tls: { ca: ${postgres.ca} }
  - url: ${mariadb.url('scan', 'crm')}
    secret: { env: CRM_PASSWORD }
    tls: { ca: ${mariadb.ca} }
  - path: sqlite:crm.db
  - url: s3://AKIDTEST@stub
    endpoint: ${bucket.endpoint}
    secret: { env: CRM_PASSWORD }
`,
  )
}, 300_000)
afterAll(async () => {
  postgres?.stop()
  await mariadb?.stop()
  await bucket?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Everything that its owner would call a change, in each of the places. */
function fingerprint(): string[] {
  const file = (name: string) =>
    `${createHash('sha256')
      .update(readFileSync(at(name)))
      .digest('hex')} ${statSync(at(name)).mtimeMs}`
  return [
    file('files/members.csv'),
    file('crm.db'),
    postgres.sql(`SELECT md5(string_agg(m::text, '' ORDER BY m::text)) FROM members m`, 'crm'),
    postgres.sql(`SELECT n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables`, 'crm'),
    mariadb.sql('checksum table members', 'crm'),
    ...readdirSync(folder).filter((name) => name.startsWith('crm')),
  ]
}

/** Runs pandian; gives what it printed, and what others on the machine saw of it meanwhile. */
async function run(...args: string[]): Promise<{ status: number | null; text: string; seen: string }> {
  const child = spawn(process.execPath, [BIN, ...args, '--lang', 'en'], {
    cwd: folder,
    env: { ...process.env, CRM_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  let seen = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (data: string) => {
      text += data
    })
  const watching = setInterval(() => {
    try {
      seen += readFileSync(`/proc/${child.pid}/cmdline`, 'latin1')
    } catch {
      // It has ended, or there is no /proc here.
    }
  }, 50)
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(watching)
  return { status, text, seen }
}

it('are 5,000 in each place and 5,000 in all, in 25,000 rows, and nothing is changed anywhere', async () => {
  const before = fingerprint()
  postgres.statements()
  mariadb.statements('scan')
  const { status, text, seen } = await run('scan', '--workers', '2', '--state', at('state.db'), '--key', at('key'))
  expect([status, text]).toEqual([EXIT.complete, expect.any(String)])
  const report = JSON.parse(readFileSync(at('pandian-report/report.json'), 'utf8')) as ReportJson
  expect(report.totals.subjects).toMatchObject({ lower: PEOPLE, best: PEOPLE, upper: PEOPLE })
  expect(report.totals.rows).toBe(5 * PEOPLE)
  expect(report.dataFiles.map(({ rows, subjects }) => [rows, subjects.best])).toEqual(Array(5).fill([PEOPLE, PEOPLE]))
  expect(report.dataFiles.map(({ uri }) => uri.slice(0, uri.indexOf(':'))).sort()).toEqual([
    'file',
    'mysql',
    'postgres',
    's3',
    'sqlite',
  ])
  expect(report.dataFiles.map(({ copies }) => copies.length)).toEqual(Array(5).fill(4))

  expect(fingerprint()).toEqual(before)
  const asked = postgres.statements().filter((line) => line.startsWith('pandian|'))
  expect(asked.length).toBeGreaterThan(5)
  for (const line of asked)
    expect(line.split('|').slice(2).join('|').trim()).toMatch(
      /^(?:SELECT|SET|BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY|COMMIT|COPY \(SELECT)/,
    )
  const askedToo = mariadb.statements('scan')
  expect(askedToo.length).toBeGreaterThan(5)
  for (const line of askedToo)
    expect(line).toMatch(/^(?:select|show|set|start transaction read only|commit|rollback)\b/i)
  for (const line of await bucket.requests()) expect(line).toMatch(/^(?:GET|HEAD) /)

  const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(at(name)).isFile())
  for (const name of kept) expect([name, readFileSync(at(name)).includes(PASSWORD)]).toEqual([name, false])
  expect(`${text}${seen}`).not.toContain(PASSWORD)
})

it('are told of beforehand, place by place, without reading any', async () => {
  postgres.statements()
  mariadb.statements('scan')
  await bucket.requests()
  const { status, text } = await run('doctor')
  expect([status, text]).toEqual([EXIT.complete, expect.any(String)])
  expect(text.match(/to be read: 1 item,/g)).toHaveLength(5)
  for (const said of [/PostgreSQL 1\d/, /MariaDB 1\d/, /S3 127\.0\.0\.1/]) expect(text).toMatch(said)
  expect(text).toMatch(/not encrypted/)
  expect(postgres.statements().filter((line) => line.includes('COPY'))).toEqual([])
  expect(mariadb.statements('scan').filter((line) => line.includes('from `crm`.`members`'))).toEqual([])
  expect((await bucket.requests()).filter((line) => line.includes('.csv'))).toEqual([])
})
