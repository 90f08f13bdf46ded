/** Scans of a real PostgreSQL, from the command line to the report. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { type PostgresServer, startPostgres } from '../fixtures/servers/postgres.ts'
import type { ReportJson } from '../report/schema.ts'
import { EXIT } from './exit-codes.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const PASSWORD = 'correct-horse-7731'
const PEOPLE = 5000

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
  server.sql(`CREATE ROLE scan LOGIN PASSWORD '${PASSWORD}'; CREATE DATABASE crm; CREATE DATABASE large`)
  const people = makePeople(PEOPLE, 'postgres')
  const rows = people.map(({ id, name, birth, mobile, email }) => [id, name, birth, mobile, email].join('\t'))
  server.sql(
    `CREATE TABLE members (c1 text, name text, birth date, phone text, mail text);
     COMMENT ON COLUMN members.c1 IS '身分證字號';
     COPY members FROM STDIN;\n${rows.join('\n')}\n\\.\n
     CREATE TABLE orders AS SELECT row_number() OVER () AS no, c1 AS id FROM members;
     CREATE TABLE few AS SELECT * FROM members LIMIT 3; CREATE TABLE denied (a text); CREATE TABLE hidden (a text); ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
     CREATE TABLE partly (a text, b text); CREATE VIEW everybody AS SELECT * FROM members;
     GRANT SELECT ON members, few, orders, hidden, everybody TO scan; GRANT SELECT (a) ON partly TO scan`,
    'crm',
  )
}, 300_000)
afterAll(() => server?.stop())

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-scan-postgres-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const all = [BIN, ...args, '--lang', 'en']
  return spawn(process.execPath, all, {
    cwd: folder,
    env: { ...process.env, PGPASSWORD: PASSWORD, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

interface Ended {
  readonly status: number | null
  readonly text: string
}

function end(child: ChildProcess): Promise<Ended> {
  let text = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (data: string) => {
      text += data
    })
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, text })))
}

const own = () => ['--out', at('out'), '--state', at('state.db'), '--key', at('key'), '--workers', '2']
const url = (database: string) => `${server.url('scan', database)}?sslrootcert=${server.ca}`
const scan = (database: string, ...more: string[]) => end(start(['scan', url(database), ...own(), ...more]))

function report(): ReportJson {
  return JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson
}

function lines(): string[] {
  return report().items.map(
    ({ uri, outcome, reason }) =>
      `${uri.slice(uri.lastIndexOf('/') + 1)}: ${outcome}${reason === undefined ? '' : `(${reason})`}`,
  )
}

it('counts the people of a database, says what it may not read, changes nothing, and keeps no secret', async () => {
  const sums = () => server.sql(`SELECT md5(string_agg(m::text, '' ORDER BY c1)) FROM members m`, 'crm')
  const before = sums()
  server.statements()
  const { status, text } = await scan('crm')
  expect([status, text]).toEqual([EXIT.incomplete, expect.any(String)])
  expect(lines()).toEqual([
    'public.denied: unreadable(permission)',
    'public.everybody: skipped(view)',
    'public.few: scanned',
    'public.hidden: unreadable(row-security)',
    'public.members: scanned',
    'public.orders: scanned',
    'public.partly: partial(columns-denied)',
  ])
  expect(report().totals.subjects).toMatchObject({ best: PEOPLE })
  expect(sums()).toBe(before)
  for (const line of server.statements().filter((statement) => statement.startsWith('pandian|')))
    expect(line.split('|').slice(2).join('|').trim()).toMatch(
      /^(?:SELECT|SET|BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY|COMMIT|COPY \(SELECT)/,
    )
  for (const name of readdirSync(at('out'))
    .map((entry) => join('out', entry))
    .concat('state.db')) {
    if (statSync(at(name)).isFile()) expect([name, readFileSync(at(name)).includes(PASSWORD)]).toEqual([name, false])
  }
  expect(text).not.toContain(PASSWORD)
  // Nothing has changed since, our rights neither: nothing is read again.
  const again = await scan('crm')
  expect(again.text).toMatch(/not read again: 4/i)
  expect(server.statements().filter((line) => line.includes('COPY (SELECT')).length).toBe(0)
})

it('a sample proves nothing, and a full scan after it reads everything', async () => {
  await scan('crm', '--sample', '20')
  expect(lines()).toContain('public.members: partial(sampled)')
  expect(report().totals.subjects.best).toBeLessThan(PEOPLE)
  await scan('crm')
  expect(report().totals.subjects.best).toBe(PEOPLE)
})

it('doctor tells beforehand, and reads nothing', async () => {
  server.statements()
  const { status, text } = await end(start(['doctor', url('crm')]))
  expect(status).toBe(EXIT.incomplete)
  expect(text).toMatch(/PostgreSQL \d+/)
  expect(text).toMatch(/account scan \(may change nothing\); TLS, certificate and host checked/)
  expect(text).toMatch(/to be read: 4 items/)
  expect(text).toMatch(/to be read in part: 1 item\. Some columns are denied/)
  expect(text).toMatch(/public\.hidden/)
  expect(server.statements().some((line) => line.includes('COPY'))).toBe(false)
  const json = await end(start(['doctor', url('crm'), '--json']))
  const [first] = json.text.split('\n')
  expect(JSON.parse(first!)).toMatchObject({
    places: [{ reached: true, account: 'scan', tls: 'verify-full', items: 4 }],
  })
  const refused = await end(start(['doctor', server.url('scan', 'crm')], { PGPASSWORD: 'wrong' }))
  expect(refused.status).toBe(EXIT.noInput)
  expect(refused.text).toMatch(/authority|self-signed/)
  const wrong = await end(start(['doctor', url('crm')], { PGPASSWORD: 'wrong-horse' }))
  expect(wrong.text).toMatch(/wrong account or password/)
  expect(wrong.text).not.toContain('wrong-horse')
  const held = await end(start(['doctor', url('crm').replace('scan@', 'scan:hush@')]))
  expect([held.status, held.text]).toEqual([EXIT.usage, expect.not.stringContaining('hush')])
})

it('inspect shows what was found in a table, by the URI that a report has', async () => {
  writeFileSync(at('pandian.yaml'), `targets:\n  - url: ${url('crm')}\n`)
  const uri = `postgres://localhost:${server.port}/crm/public.few`
  const { text, status } = await end(start(['inspect', uri, '--key', at('key')]))
  expect(text).toMatch(/National ID/)
  expect(status).toBe(EXIT.complete)
  const none = await end(start(['inspect', `${uri}x`, '--key', at('key')]))
  expect([none.status, none.text]).toEqual([EXIT.noInput, expect.stringMatching(/not there/)])
})

it('outside its hours nothing is read, and the same command goes on within them', async () => {
  const hour = new Date().getHours()
  const configured = (from: number, to: number) =>
    writeFileSync(
      at('pandian.yaml'),
      `targets:\n  - url: ${url('crm')}\n    secret: { env: CRM }\n    hours: "${(from + 24) % 24}:00-${(to + 24) % 24}:00"\n`,
    )
  const run = () => end(start(['scan', ...own()], { CRM: PASSWORD, PGPASSWORD: '' }))
  configured(hour + 2, hour + 4)
  const outside = await run()
  expect(outside.status).toBe(EXIT.interrupted)
  expect(outside.text).toMatch(/hours that are allowed/)
  expect(report().run.completed).toBe(false)
  configured(hour - 1, hour + 2)
  expect((await run()).status).toBe(EXIT.incomplete)
  expect(report().totals.subjects.best).toBe(PEOPLE)
})

describe('a table of several ranges', () => {
  const ROWS = 5_000_000
  const NUMBERS = 20_000
  beforeAll(() => {
    server.sql(
      `CREATE TABLE big AS SELECT '09' || lpad(((i % ${NUMBERS} + 1) * 4999)::text, 8, '0') AS mobile FROM generate_series(1, ${ROWS}) i;
       GRANT SELECT ON big TO scan`,
      'large',
    )
  }, 300_000)

  const ranges = () =>
    server.statements().flatMap((line) => {
      const copy = /COPY \(SELECT .* FROM ONLY "public"\."big"(.*)\) TO STDOUT/.exec(line)
      return copy === null ? [] : [copy[1]!]
    })

  it('after kill -9 less than two ranges are read again, and the count is the same', async () => {
    server.statements()
    const child = start(['scan', url('large'), ...own()])
    const ended = end(child)
    const seen = new Set<string>()
    const look = () => {
      for (const range of ranges()) seen.add(range)
      return seen.size
    }
    // A finished range was lost when its worker had been given the next one already: so at once, when one has begun.
    await expect.poll(look, { timeout: 120_000, interval: 5 }).toBeGreaterThanOrEqual(4)
    child.kill('SIGKILL')
    await ended
    look()
    const resumed = await scan('large')
    expect([resumed.status, resumed.text]).toEqual([EXIT.complete, expect.any(String)])
    const again = new Set(ranges())
    expect(new Set([...again, ...seen]).size).toBeGreaterThan(5)
    // Those that were being read, a connection each; neither had been read to its end.
    expect([...again].filter((range) => seen.has(range)).length).toBeLessThanOrEqual(2)
    const { rows, subjects } = report().totals
    expect([rows, subjects.best]).toEqual([ROWS, NUMBERS])
  })
})
