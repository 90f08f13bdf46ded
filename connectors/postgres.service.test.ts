import { spawnSync } from 'node:child_process'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PostgresServer, startPostgres } from '../fixtures/servers/postgres.ts'
import { describeConformance } from './conformance.ts'
import type { Access, Item, Listed, Outcome, RowPiece, TargetOptions } from './connector.ts'
import { ReadError } from './connector.ts'
import { postgres } from './postgres.ts'

const PASSWORD = 'correct horse'

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
  server.sql(`CREATE ROLE scan LOGIN PASSWORD '${PASSWORD}'`)
}, 300_000)
afterAll(() => server?.stop())

let databases = 0
/** A database of its own for a test. */
function database(sql: string, options = ''): string {
  const name = `db${++databases}`
  server.sql(`CREATE DATABASE ${name} ${options}`)
  server.sql(sql, name)
  return name
}

function access(name: string, options: TargetOptions = {}, exclude: string[] = [], user = 'scan'): Access {
  return {
    target: {
      location: server.url(user, name),
      labels: {},
      exclude,
      followSymlinks: false,
      trustIgnoreFiles: false,
      options: { tls: { ca: server.ca }, ...options },
    },
    secret: PASSWORD,
  }
}

async function list(to: Access): Promise<Listed[]> {
  const source = await postgres.open(to)
  const all: Listed[] = []
  for await (const batch of source.list(new AbortController().signal)) all.push(...batch)
  await source.close()
  return all
}

const say = ({ state, reason }: Outcome) => (reason === undefined ? state : `${state}(${reason})`)

/** What was listed by name, with how it ended where it did. */
function names(listed: readonly Listed[]): string[] {
  return listed.map((entry) => {
    const uri = entry.kind === 'item' ? entry.item.uri : entry.uri
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
    return entry.kind === 'item' ? name : `${name}: ${say(entry.outcome)}`
  })
}

function itemOf(listed: readonly Listed[], name: string): Item {
  const found = listed.find((entry) => entry.kind === 'item' && decodeURIComponent(entry.item.uri).endsWith(`/${name}`))
  if (found?.kind !== 'item') throw new Error(`no item ${name} in ${names(listed)}`)
  return found.item
}

interface Read {
  readonly columns: readonly string[]
  readonly text: string
  readonly rows: string[]
  readonly bytes: Buffer
  readonly documents: { name: string; bytes: Buffer }[]
  readonly notes: string[]
}

async function read(item: Item, to: Access, range?: { from: number; to: number }): Promise<Read> {
  const source = await postgres.read(item, to)
  const rows: Buffer[] = []
  const documents: Read['documents'] = []
  const notes: string[] = []
  for await (const piece of source.read(range, new AbortController().signal) as AsyncIterable<RowPiece>) {
    if (piece.kind === 'rows') rows.push(Buffer.from(piece.bytes))
    else if (piece.kind === 'document') documents.push({ name: piece.name, bytes: Buffer.from(piece.bytes) })
    else notes.push(say(piece.outcome))
  }
  source.close()
  const bytes = Buffer.concat(rows)
  const text = bytes.toString()
  return {
    columns: source.columns.map(({ name }) => name),
    text,
    rows: text.split('\n').slice(0, -1),
    bytes,
    documents,
    notes,
  }
}

async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ReadError) return error.outcome
    throw error
  }
  return { state: 'scanned' }
}

/** Tables of one line each. */
function place(count: number, more = '') {
  const name = database(
    `DO $$ BEGIN FOR i IN 1..${count} LOOP EXECUTE format('CREATE TABLE t%s AS SELECT %L AS a, i FROM generate_series(1, 300) i', i, '王小明 A123456789');
     END LOOP; END $$; GRANT SELECT ON ALL TABLES IN SCHEMA public TO scan; ${more}`,
  )
  const tableOf = (uri: string) => uri.slice(uri.lastIndexOf('.') + 1)
  return {
    access: access(name),
    fingerprint: () =>
      server.sql(
        `SELECT string_agg(concat_ws(' ', relid, n_tup_ins, n_tup_upd, n_tup_del, pg_relation_size(relid)), ',' ORDER BY relid) FROM pg_stat_user_tables`,
        name,
      ),
    remove: (uri: string) => void server.sql(`DROP TABLE ${tableOf(uri)}`, name),
    change: (uri: string) => void server.sql(`UPDATE ${tableOf(uri)} SET a = a`, name),
  }
}

describeConformance({
  connector: postgres,
  count: 450,
  place,
  text: '王小明',
  denied: () => place(2, 'REVOKE SELECT ON t1 FROM scan'),
  intruder: (to) => ({ ...to, secret: 'wrong horse' }),
  secret: PASSWORD,
})

describe('listing', () => {
  it('every relation has its line, in byte order; leaves stand for partitioned tables', async () => {
    const name = database(`
      CREATE SCHEMA crm; CREATE SCHEMA closed; GRANT USAGE ON SCHEMA crm TO scan;
      CREATE TABLE crm.members (id text, phone text);
      CREATE VIEW crm.v AS SELECT * FROM crm.members;
      CREATE MATERIALIZED VIEW crm.m AS SELECT * FROM crm.members;
      CREATE MATERIALIZED VIEW crm.empty AS SELECT * FROM crm.members WITH NO DATA;
      CREATE TABLE crm.parts (y int, n text) PARTITION BY LIST (y);
      COMMENT ON COLUMN crm.parts.n IS '身分證字號';
      CREATE TABLE crm.parts_1 PARTITION OF crm.parts FOR VALUES IN (1) PARTITION BY LIST (y);
      CREATE TABLE crm.parts_1_1 PARTITION OF crm.parts_1 FOR VALUES IN (1);
      CREATE TABLE crm.child () INHERITS (crm.members);
      CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw;
      CREATE FOREIGN TABLE crm.far (a text) SERVER s OPTIONS (filename '/dev/null');
      CREATE TABLE closed.t (a text);
      CREATE TABLE crm.denied (a text);
      CREATE TABLE crm.hidden (a text); ALTER TABLE crm.hidden ENABLE ROW LEVEL SECURITY;
      CREATE TABLE crm."會員 ""資料""/a.b" (id text);
      GRANT SELECT ON ALL TABLES IN SCHEMA crm TO scan; REVOKE SELECT ON crm.denied FROM scan;
      GRANT SELECT ON ALL TABLES IN SCHEMA closed TO scan;
      SELECT lo_from_bytea(0, 'x');
      INSERT INTO crm.parts VALUES (1, 'A123456789'); INSERT INTO crm.members VALUES ('m', '1'); INSERT INTO crm.child VALUES ('c', '2');
    `)
    const to = access(name)
    const listed = await list(to)
    expect(names(listed)).toEqual([
      'closed.t: unreadable(permission)',
      'crm.child',
      'crm.denied: unreadable(permission)',
      'crm.empty: skipped(view)',
      'crm.far: unsupported(foreign-table)',
      'crm.hidden: unreadable(row-security)',
      'crm.m',
      'crm.members',
      'crm.parts_1_1',
      'crm.v: skipped(view)',
      'crm.會員 "資料"/a.b',
      'pg_catalog.pg_largeobject: unsupported(binary)',
    ])
    expect((await read(itemOf(listed, 'crm.members'), to)).text).toBe('m\t1\n')
    expect((await read(itemOf(listed, 'crm.child'), to)).text).toBe('c\t2\n')
    const leaf = itemOf(listed, 'crm.parts_1_1')
    expect((await read(leaf, to)).text).toBe('1\tA123456789\n')
    expect((await postgres.read(leaf, to)).columns[1]).toEqual({ name: 'n', comment: '身分證字號' })
    expect((await read(itemOf(listed, 'crm.會員 "資料"/a.b'), to)).columns).toEqual(['id'])
    expect(leaf.uri).toBe(`postgres://localhost:${server.port}/${name}/crm.parts_1_1`)
  })
})

it('columns of every type come as text; those that may not be read are counted', async () => {
  const name = database(`
    CREATE TYPE mood AS ENUM ('好'); CREATE DOMAIN phone AS text; CREATE DOMAIN deep AS phone; CREATE DOMAIN photo AS bytea;
    CREATE TYPE pair AS (a text, b int); CREATE TYPE span AS RANGE (subtype = text);
    CREATE TABLE t (
      "中 文" text, j jsonb, x xml, a text[], e mood, d deep, p pair, n numeric, i bigint, b date, ts timestamptz,
      u uuid, yes bool, s span, blob bytea, doc photo, secret text, gen text GENERATED ALWAYS AS (upper(secret)) STORED, c char(5), last text);
    INSERT INTO t VALUES (E'a\\tb\\nc\\\\d', '{"k":"王"}', '<a/>', '{x,"y z"}', '好', '0912345678', ('q',1), 12345678901234567890, 9007199254740993,
      '1990-01-02', '2020-01-01 00:00Z', gen_random_uuid(), true, '[張,王]', '王小明', decode(repeat('00ff', 1000), 'hex'), 'hush', DEFAULT, 'ab', 'z');
    INSERT INTO t (blob, last) VALUES (decode('00ff', 'hex'), 'w');
    GRANT SELECT ON t TO scan; REVOKE SELECT ON t FROM scan;
    GRANT SELECT ("中 文", j, x, a, e, d, p, n, i, b, ts, u, yes, s, blob, doc, gen, c, last) ON t TO scan;
  `)
  const to = access(name)
  const result = await read(itemOf(await list(to), 'public.t'), to)
  expect(result.columns).toEqual('中 文,j,x,a,e,d,p,n,i,b,ts,s,blob,doc,gen,c,last'.split(','))
  expect(result.rows[0]).toBe(
    'a\\tb\\nc\\\\d\t{"k": "王"}\t<a/>\t{x,"y z"}\t好\t0912345678\t(q,1)\t12345678901234567890\t9007199254740993\t1990-01-02\t' +
      '2020-01-01 00:00:00+00\t[張,王]\t王小明\t\\N\tHUSH\tab   \tz',
  )
  expect(result.rows[1]).toMatch(/\t\\N\t\\N\t\\N\t\\N\tw$/)
  expect(result.documents.map((d) => [d.name, d.bytes.length])).toEqual([['doc of row 1', 2000]])
  expect(result.notes).toEqual(['partial(columns-denied)'])
})

it('what the user leaves out has its line', async () => {
  const name = database(
    'CREATE TABLE a (x text, y text); CREATE TABLE b (x text); GRANT SELECT ON ALL TABLES IN SCHEMA public TO scan',
  )
  const to = access(name, {}, ['public.b', '*.*.y'])
  const listed = await list(to)
  expect(names(listed)).toEqual(['public.a', 'public.a.y: skipped(excluded)', 'public.b: skipped(excluded)'])
  expect((await read(itemOf(listed, 'public.a'), to)).columns).toEqual(['x'])
})

it('bytes of a database without an encoding come as they are', async () => {
  const name = database(
    `CREATE TABLE t (a text); INSERT INTO t VALUES (E'\\xa4\\xfd'), ('王'); GRANT SELECT ON t TO scan`,
    "ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'",
  )
  const to = access(name)
  const { bytes } = await read(itemOf(await list(to), 'public.t'), to)
  expect(bytes).toEqual(Buffer.concat([Buffer.from([0xa4, 0xfd, 0x0a]), Buffer.from('王\n')]))
})

it('who is refused is told why, by code, and never with the password', async () => {
  const refused = async (change: (to: Access) => Access) =>
    outcomeOf(async () => (await postgres.open(change(access('postgres')))).close())
  expect(await refused((to) => ({ ...to, secret: 'wrong' }))).toEqual({
    state: 'unreadable',
    reason: 'connection',
    detail: '28P01',
  })
  expect((await refused((to) => ({ ...to, target: { ...to.target, options: {} } }))).detail).toMatch(/SELF_SIGNED|CERT/)
  expect(await refused(() => access('nowhere'))).toMatchObject({ reason: 'connection', detail: '3D000' })
  const location = server.url('scan').replace(/:\d+/, ':1')
  expect(await refused((to) => ({ ...to, target: { ...to.target, location } }))).toMatchObject({
    detail: 'ECONNREFUSED',
  })
})

it('says who it is there and what is wrong with that', async () => {
  server.sql(`CREATE ROLE boss SUPERUSER LOGIN PASSWORD '${PASSWORD}'`)
  const source = await postgres.open(access('postgres', { tls: { mode: 'off' } }, [], 'boss'))
  expect(source.about).toMatchObject({ account: 'boss', tls: 'off', warnings: ['tls-off', 'superuser'] })
  await source.close()
  const modest = await postgres.open(access('postgres'))
  expect(modest.about).toMatchObject({ account: 'scan', tls: 'verify-full', warnings: [] })
  await modest.close()
})

describe('a large table', () => {
  const ROWS = 300_000
  let name: string
  beforeAll(() => {
    name = database(`
      CREATE TABLE big AS SELECT i, 'A' || lpad(i::text, 9, '0') AS id, repeat('x', 80) AS filler FROM generate_series(1, ${ROWS}) i;
      GRANT SELECT ON big TO scan`)
  })

  it('its ranges give every row once, in one snapshot, while rows are moved about', async () => {
    const to = access(name)
    const source = await postgres.open(to)
    const listed: Listed[] = []
    for await (const batch of source.list(new AbortController().signal)) listed.push(...batch)
    const item = itemOf(listed, 'public.big')
    expect(item.size).toBeGreaterThan(32 << 20)
    const seen = new Set<string>()
    let rows = 0
    const bounds = [0, 0.2, 0.5, 0.50001, 0.9, 1].map((share) => Math.floor(share * item.size))
    for (let i = 1; i < bounds.length; i++) {
      server.sql(`UPDATE big SET filler = repeat('y', 80) WHERE i % 5 = ${i - 1}`, name)
      const part = await read(item, to, { from: bounds[i - 1]!, to: bounds[i]! })
      expect(part.notes).toEqual([])
      for (const row of part.rows) seen.add(row.slice(0, row.indexOf('\t')))
      rows += part.rows.length
    }
    expect([rows, seen.size]).toEqual([ROWS, ROWS])
    await source.close()
    // The snapshot is gone with the scan: what is read now is held against the counts.
    const later = await read(item, to, { from: 0, to: bounds[1]! })
    expect(later.notes).toEqual(['partial(changed-while-read)'])
  })

  it('its version changes with it, and with nothing else', async () => {
    const to = access(name)
    const version = async (other = to) => itemOf(await list(other), 'public.big').version
    const before = await version()
    expect(await version()).toBe(before)
    expect(await version(access(name, { sample: 5 }))).not.toBe(before)
    server.sql(`UPDATE big SET filler = 'z' WHERE i = 1`, name)
    await expect.poll(() => version()).not.toBe(before)
  })

  it('stopping ends the query on the server too', async () => {
    const to = access(name)
    const item = itemOf(await list(to), 'public.big')
    const abort = new AbortController()
    const source = await postgres.read(item, to)
    for await (const _ of source.read(undefined, abort.signal)) break
    const busy = () => server.sql(`SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND usename = 'scan'`)
    await expect.poll(busy).toBe('0')
    const reading = (async () => {
      for await (const _ of source.read(undefined, abort.signal)) abort.abort()
    })()
    await expect(reading).rejects.toThrow(ReadError)
    await expect.poll(busy).toBe('0')
  })

  it('a connection that is cut is made again, and every row comes once', async () => {
    const to = access(name)
    const item = itemOf(await list(to), 'public.big')
    const source = await postgres.read(item, to)
    let rows = 0
    let cuts = 0
    for await (const piece of source.read(undefined, new AbortController().signal)) {
      if (piece.kind !== 'rows') continue
      rows += Buffer.from(piece.bytes).toString('latin1').split('\n').length - 1
      if (rows > ROWS / 3 && cuts === 0) {
        cuts = Number(
          server.sql(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'scan'`),
        )
      }
    }
    expect(cuts).toBeGreaterThan(0)
    expect(rows).toBe(ROWS)
  })

  it('a sample is the same each time, and says that it is one', async () => {
    const to = access(name, { sample: 10 })
    const item = itemOf(await list(to), 'public.big')
    const [first, second] = [await read(item, to), await read(item, to)]
    expect(first.notes).toEqual(['partial(sampled)'])
    expect(first.bytes.equals(second.bytes)).toBe(true)
    expect(first.rows.length / ROWS).toBeGreaterThan(0.05)
    expect(first.rows.length / ROWS).toBeLessThan(0.15)
  })
})

it('a table that was dropped since has vanished', async () => {
  const name = database(
    'CREATE TABLE t (a text); GRANT SELECT ON t TO scan; CREATE TABLE k (a text); GRANT SELECT ON k TO scan',
  )
  const to = access(name)
  const listed = await list(to)
  server.sql('DROP TABLE t', name)
  expect(await outcomeOf(() => read(itemOf(listed, 'public.t'), to))).toEqual({
    state: 'unreadable',
    reason: 'vanished',
  })
  expect(await postgres.refresh(itemOf(listed, 'public.t'), to)).toMatchObject({ outcome: { reason: 'vanished' } })
  const gone = { uri: `${postgres.rootOf(to.target.location)}public.t`, locator: postgres.locate('x/public.t') }
  expect(await outcomeOf(async () => postgres.read(gone, to))).toMatchObject({ reason: 'vanished' })
})

// Both wait for long, and do so together.
it.concurrent('a table that is locked has its line, and does not hold the scan up', async () => {
  const name = database('CREATE TABLE k (a text); CREATE TABLE l (a text); GRANT SELECT ON k, l TO scan')
  const to = access(name)
  const locked = server.session('BEGIN; LOCK TABLE k;', name)
  await expect
    .poll(() => server.sql(`SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'`, name))
    .not.toBe('0')
  const listed = await list(to)
  expect(names(listed)).toEqual(['public.k', 'public.l'])
  expect(await outcomeOf(() => read(itemOf(listed, 'public.k'), to))).toEqual({
    state: 'unreadable',
    reason: 'io-error',
    detail: 'SQLSTATE 55P03',
  })
  expect((await read(itemOf(listed, 'public.l'), to)).text).toBe('')
  locked.end()
})

it.concurrent('a server that accepts and says nothing is given up', async () => {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => sockets.add(socket))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  const to = access('postgres')
  const location = `postgres://scan@127.0.0.1:${port}/postgres`
  const outcome = await outcomeOf(() => postgres.open({ ...to, target: { ...to.target, location } }))
  expect(outcome).toEqual({ state: 'unreadable', reason: 'connection', detail: 'ETIMEDOUT' })
  for (const socket of sockets) socket.destroy()
  silent.close()
})

it('a value of 100 MB does not need its size in memory', async () => {
  const name = database(`
    CREATE TABLE t (a text, b text, c text); GRANT SELECT ON t TO scan;
    INSERT INTO t SELECT 'first', repeat('線上 0912345678 ', 5600000), 'last'`)
  const to = access(name)
  const item = itemOf(await list(to), 'public.t')
  const source = await postgres.read(item, to)
  let largest = 0
  let total = 0
  let found = 0
  for await (const piece of source.read(undefined, new AbortController().signal)) {
    if (piece.kind !== 'rows') continue
    largest = Math.max(largest, piece.bytes.length)
    total += piece.bytes.length
    const text = Buffer.from(piece.bytes).toString()
    expect(text).not.toContain('\u{FFFD}')
    found += text.split('0912345678').length - 1
    for (const row of text.split('\n').slice(0, -1)) expect(row.split('\t').length).toBeLessThanOrEqual(3)
  }
  expect(total).toBeGreaterThan(100e6)
  expect(found).toBe(5_600_000)
  expect(largest).toBeLessThan(6 << 20)
})

it('asks for nothing that could change anything', async () => {
  const name = database('CREATE TABLE t (a text, b bytea); GRANT SELECT ON t TO scan')
  const to = access(name)
  server.statements()
  for (const entry of await list(to)) if (entry.kind === 'item') await read(entry.item, to)
  const mine = server.statements().filter((line) => line.startsWith('pandian|'))
  expect(mine.length).toBeGreaterThan(5)
  for (const line of mine)
    expect(line.split('|')[2]!.trim()).toMatch(
      /^(?:SELECT|SET|BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY|COMMIT|ROLLBACK|COPY \(SELECT)/,
    )
  expect(spawnSync('ps', ['-ef'], { encoding: 'utf8' }).stdout).not.toContain(PASSWORD)
})
