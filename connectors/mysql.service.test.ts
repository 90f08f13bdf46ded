import { setTimeout as sleep } from 'node:timers/promises'
import { decode, encode } from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { type MariaDbServer, startMariaDb } from '../fixtures/servers/mariadb.ts'
import { plainRows } from '../formats/table-rows.ts'
import { describeConformance } from './conformance.ts'
import {
  type Access,
  type Item,
  type Listed,
  ReadError,
  type RowPiece,
  type RowSource,
  type TargetOptions,
} from './connector.ts'
import { mysql } from './mysql.ts'

const never = new AbortController().signal
let server: MariaDbServer

beforeAll(async () => {
  server = await startMariaDb()
  server.sql(`
    create user pandian@'127.0.0.1' identified by 'a secret';
    create database crm; grant select on crm.* to pandian@'127.0.0.1';
    create database partly;
    create database large; grant select on large.* to pandian@'127.0.0.1'`)
  server.sql(CRM, 'crm')
  server.sql(PARTLY, 'partly')
  server.sql(LARGE, 'large')
})

afterAll(() => server?.stop())

const CRM = `
  create table \`會 員\` (
    id int primary key auto_increment, \`na\`\`me\` varchar(40) comment '姓名', born date, code char(5), flags bit(9),
    kind enum('甲','乙') character set big5, tags set('a','b'), extra json, price decimal(30,10), shape point,
    upper_name varchar(40) as (upper(\`na\`\`me\`)) virtual, old varchar(20) character set latin1, korean varchar(20) character set euckr,
    photo blob, hash binary(20), huge bigint unsigned, empty varchar(10)) comment '會員主檔';
  insert into \`會 員\` (\`na\`\`me\`, born, code, flags, kind, tags, extra, price, shape, old, korean, photo, hash, huge, empty) values
    ('王\\t小\\\\明', '0000-00-00', 'ab', b'100000001', '乙', 'a,b', '{"電話":"0912"}', 1.5, point(1,2), _latin1 x'b35c', '金', x'255044462d312e37${'20'.repeat(200)}', unhex(sha1('x')), 18446744073709551615, ''),
    ('李', null, '', null, null, null, null, null, null, 'Jose', null, '備註', null, null, null);
  create view people as select * from \`會 員\`;
  create table parts (id int primary key, note text) partition by hash (id) partitions 4;
  insert into parts select seq, concat('note ', seq) from seq_1_to_1000;
  create table history (id int primary key, name varchar(20)) with system versioning;
  insert into history values (1, '舊名'); update history set name = '新名';
  create table heap (a int, b text) engine = myisam;
  insert into heap select seq, 'x' from seq_1_to_10;
  create sequence counter;`

const PARTLY = `
  create table open_table (id int primary key, name varchar(20)); insert into open_table values (1, '陳'), (2, '林');
  create table no_select (id int primary key, name varchar(20)); insert into no_select values (1, '陳');
  create table some_columns (id int primary key, name varchar(20), salary int); insert into some_columns values (1, '陳', 5);
  create table never_named (id int);
  grant select on partly.open_table to pandian@'127.0.0.1';
  grant insert on partly.no_select to pandian@'127.0.0.1';
  grant select (id, name) on partly.some_columns to pandian@'127.0.0.1';`

const LARGE = `
  create table numbered (id bigint primary key auto_increment, name varchar(100), note varchar(200));
  insert into numbered (name, note) select concat('王小明', seq), repeat('x', 100) from seq_1_to_600000;
  create table worded (a varchar(20), b int, c datetime, filler varchar(1000), primary key (a, b, c));
  insert into worded select concat('鍵', seq % 100), seq div 100, '2026-01-01 10:00:00', repeat('y', 1000) from seq_1_to_20000;
  create table keyless (name varchar(100), note varchar(1000));
  insert into keyless select concat('王小明', seq), repeat('z', 1000) from seq_1_to_100000;
  create table doomed (id int primary key, note varchar(1000));
  insert into doomed select seq, repeat('z', 1000) from seq_1_to_100000;
  analyze table numbered, worded, keyless, doomed;`

function accessTo(database: string, options: TargetOptions = {}, rest: Partial<Access['target']> = {}): Access {
  return {
    target: {
      location: server.url('pandian', database),
      labels: {},
      exclude: [],
      followSymlinks: false,
      trustIgnoreFiles: false,
      options: { tls: { ca: server.ca }, ...options },
      ...rest,
    },
    secret: 'a secret',
  }
}

/** What listing gives, by the last part of the URI. */
async function list(access: Access): Promise<Map<string, Listed>> {
  const source = await mysql.open(access)
  const listed: Listed[] = []
  for await (const batch of source.list(never)) listed.push(...batch)
  await source.close()
  return new Map(
    listed.map((one) => {
      const uri = one.kind === 'item' ? one.item.uri : one.uri
      expect(uri.startsWith(source.root)).toBe(true)
      return [decodeURIComponent(uri.slice(source.root.length)), one]
    }),
  )
}

function itemOf(listed: ReadonlyMap<string, Listed>, name: string): Item {
  const one = listed.get(name)
  if (one?.kind !== 'item') throw new Error(`${name} is no item: ${JSON.stringify(one)}`)
  return one.item
}

function endOf(listed: ReadonlyMap<string, Listed>, name: string): unknown {
  const one = listed.get(name)
  return one?.kind === 'ended' ? one.outcome : one
}

interface Read {
  readonly rows: string[][]
  readonly others: Exclude<RowPiece, { kind: 'rows' }>[]
}

/** Rows as the scanner sees them. `during` is called before each piece is asked for. */
async function read(
  source: RowSource,
  range?: { from: number; to: number },
  during = async (_: number) => {},
): Promise<Read> {
  const rows: string[][] = []
  const others: Read['others'] = []
  let pieces = 0
  for await (const piece of source.read(range, never)) {
    if (piece.kind !== 'rows') {
      others.push(piece)
      continue
    }
    const lines = Buffer.from(plainRows(piece.bytes)).toString().split('\n')
    expect(lines.pop()).toBe('')
    for (const line of lines) rows.push(line.split('\t'))
    await during(pieces++)
  }
  await source.close()
  return { rows, others }
}

async function readTable(access: Access, name: string): Promise<Read & { source: RowSource }> {
  const source = await mysql.read(itemOf(await list(access), name), access)
  return { ...(await read(source)), source }
}

function outcomeOf(error: unknown): unknown {
  return error instanceof ReadError ? error.outcome : error
}

const numbersFrom = (rows: readonly string[][], column = 0) =>
  rows.map((row) => Number(row[column])).sort((a, b) => a - b)
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

let places = 0
/** A database of so many tables, and more of it. */
function makePlace(count: number, denied = false) {
  const database = `place${++places}`
  const tables = Array.from({ length: count }, (_, i) => `t${String(i).padStart(4, '0')}`)
  const statements = tables.map((table, i) => {
    const create = `create table ${table} (id int primary key, name varchar(20)); insert into ${table} values (1, '王小明'), (2, null);`
    return denied && i > 0 ? create : `${create} grant select on ${database}.${table} to pandian@'127.0.0.1';`
  })
  const begin = `create database ${database}; grant insert on ${database}.* to pandian@'127.0.0.1'; use ${database};`
  server.sql(begin + statements.join('\n'))
  const nameOf = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1)
  return {
    access: accessTo(database, { include: tables.map((table) => `${database}.${table}`) }),
    fingerprint: () => server.sql(`checksum table ${tables.join(', ')}`, database),
    remove: (uri: string) => void server.sql(`drop table ${nameOf(uri)}`, database),
    change: (uri: string) => void server.sql(`update ${nameOf(uri)} set name = 'changed' where id = 2`, database),
  }
}

type Place = ReturnType<typeof makePlace>
const MANY = 300
let many: Place
/** By their number of tables, for a test each. */
const ready = new Map<number, Place[]>()
beforeAll(async () => {
  many = makePlace(MANY)
  for (const count of [1, 1, 2, 2, 2, 3, 3]) ready.set(count, [...(ready.get(count) ?? []), makePlace(count)])
  // The time of the last change counts whole seconds, and is not relied on before they are over: once for all.
  await sleep(3500)
})

async function place(count: number): Promise<Place> {
  if (count === MANY) return many
  const prepared = ready.get(count)?.pop()
  if (prepared !== undefined) return prepared
  const made = makePlace(count)
  await sleep(3500)
  return made
}

describeConformance({
  connector: mysql,
  count: MANY,
  place,
  text: '王小明',
  denied: () => makePlace(2, true),
  intruder: (access) => ({ ...access, secret: 'a guess' }),
  secret: 'a secret',
})

describe('listing', () => {
  it('gives every table once, and says why a view is none', async () => {
    const listed = await list(accessTo('crm', {}, { exclude: ['crm.heap'] }))
    expect([...listed.keys()]).toEqual(['counter', 'heap', 'history', 'parts', 'people', '會 員'])
    expect(endOf(listed, 'people')).toEqual({ state: 'skipped', reason: 'view' })
    expect(endOf(listed, 'heap')).toEqual({ state: 'skipped', reason: 'excluded' })
    expect(itemOf(listed, '會 員').uri).toBe(`mysql://127.0.0.1:${server.port}/crm/%E6%9C%83%20%E5%93%A1`)
  })

  it('of a whole server names the databases, not those of the server itself, and says that there may be more', async () => {
    const listed = await list(accessTo(''))
    expect([...listed.keys()].filter((name) => /^(mysql|sys|.*_schema)/.test(name))).toEqual([])
    expect(listed.get('crm/parts')?.kind).toBe('item')
    expect(endOf(listed, '')).toEqual({
      state: 'unreadable',
      reason: 'permission',
      detail: 'only granted tables are visible',
    })
  })

  it('says that tables may be hidden where only some are granted', async () => {
    const listed = await list(accessTo('partly'))
    expect(endOf(listed, '')).toMatchObject({ state: 'unreadable', reason: 'permission' })
    expect(listed.has('never_named')).toBe(false)
    const named = await list(accessTo('partly', { include: ['partly.open_table'] }))
    expect(named.has('')).toBe(false)
  })

  it('tells the server, the account and how we are connected', async () => {
    const source = await mysql.open(accessTo('crm', { replica: 'prefer' }))
    expect(source.about).toMatchObject({
      account: 'pandian@127.0.0.1',
      tls: 'verify-full',
      warnings: ['may-write', 'not-replica'],
    })
    expect(source.about?.server).toMatch(/^MariaDB 1\d\.\d+\.\d+$/)
    await source.close()
  })

  it('has the same version again until a row changes', async () => {
    const access = accessTo('large')
    const [before, after] = [await list(access), await list(access)]
    expect(itemOf(after, 'numbered')).toEqual(itemOf(before, 'numbered'))
    server.sql("update numbered set note = 'changed' where id = 17", 'large')
    expect(itemOf(await list(access), 'numbered').version).not.toBe(itemOf(before, 'numbered').version)
    expect(itemOf(await list(access), 'worded').version).toBe(itemOf(before, 'worded').version)
    const refreshed = await mysql.refresh(itemOf(before, 'worded'), access)
    expect(refreshed).toEqual({ kind: 'item', item: itemOf(before, 'worded') })
  })
})

describe('a table', () => {
  it('gives values of every type as text, names and comments of columns, and blobs as documents', async () => {
    const { rows, others, source } = await readTable(accessTo('crm'), '會 員')
    expect(source.columns[1]).toMatchObject({ name: 'na`me', comment: '姓名' })
    expect(rows).toHaveLength(2)
    expect(rows[0]!.slice(0, 17)).toEqual([
      ...['1', '王 小\\明', '0000-00-00', 'ab', '257', '乙', 'a,b', '{"電話":"0912"}', '1.5000000000', 'POINT(1 2)'],
      ...['王 小\\明', '許', '金', '', '', '18446744073709551615', ''],
    ])
    expect(rows[1]![13]).toBe('備註')
    expect(others).toEqual([{ kind: 'document', name: 'photo of row 1', bytes: expect.anything() }])
  })

  it('leaves columns out as asked', async () => {
    const { rows, source } = await readTable(accessTo('crm', {}, { exclude: ['crm.parts.note'] }), 'parts')
    expect(source.columns.map(({ name }) => name)).toEqual(['id'])
    expect(numbersFrom(rows)).toEqual(upTo(1000))
  })

  it('with a history is read with what was changed', async () => {
    const { rows } = await readTable(accessTo('crm'), 'history')
    expect(rows.map((row) => row[1]).sort()).toEqual(['新名', '舊名'].sort())
  })

  it('that may not be read says so, and one some of whose columns may not gives the others', async () => {
    const access = accessTo('partly')
    const listed = await list(access)
    const denied = { state: 'unreadable', reason: 'permission' }
    expect(endOf(listed, 'no_select')).toEqual(denied)
    expect(listed.get('open_table')).not.toHaveProperty('expects')
    expect(listed.get('some_columns')).toHaveProperty('expects', [{ state: 'partial', reason: 'columns-denied' }])
    const found = { ...itemOf(listed, 'open_table'), locator: mysql.locate('mysql://h/partly/no_select') }
    await expect(mysql.read(found, access).catch(outcomeOf)).resolves.toEqual(denied)
    const { rows, others } = await readTable(access, 'some_columns')
    expect(rows).toEqual([['1', '陳']])
    expect(others).toEqual([{ kind: 'note', outcome: { state: 'partial', reason: 'columns-denied' } }])
  })

  it('of which a sample is wanted gives the same rows each time, and is never whole', async () => {
    const access = accessTo('large', { sample: 5 })
    const [first, second] = [await readTable(access, 'worded'), await readTable(access, 'worded')]
    expect(first.rows).toEqual(second.rows)
    expect(first.rows.length).toBeGreaterThan(600)
    expect(first.rows.length).toBeLessThan(1500)
    expect(first.others).toEqual([{ kind: 'note', outcome: { state: 'partial', reason: 'sampled', detail: '5 %' } }])
  })

  it('with a key of several columns, in Chinese, gives every row once', async () => {
    const { rows, source } = await readTable(accessTo('large'), 'worded')
    expect(source.splittable).toBe(false)
    expect(new Set(rows.map(([a, b]) => `${a} ${b}`)).size).toBe(20_000)
    expect(rows).toHaveLength(20_000)
  })

  it('in ranges gives every row once', async () => {
    const access = accessTo('large')
    const item = itemOf(await list(access), 'numbered')
    expect(item.size).toBeGreaterThan(64 << 20)
    expect(Buffer.from(item.locator).toString()).not.toMatch(/600000|"1"/)
    let all: string[][] = []
    for (let from = 0; from < item.size; from += 32 << 20) {
      const source = await mysql.read(item, access)
      expect(source.splittable).toBe(true)
      const { rows } = await read(source, { from, to: Math.min(from + (32 << 20), item.size) })
      expect(rows.length).toBeGreaterThan(20_000)
      all = all.concat(rows)
    }
    expect(numbersFrom(all)).toEqual(upTo(600_000))
  })

  it('in Big5 that is declared latin1 gives its 5,000 people', async () => {
    // Some names have characters that Big5 lacks.
    const inBig5 = (text: string) => decode(encode(text, 'cp950'), 'cp950') === text
    const people = makePeople(6000, 'big5')
      .filter(({ name, address }) => inBig5(name) && inBig5(address.county + address.street))
      .slice(0, 5000)
    const literals = people.map(
      ({ id, name, address }) =>
        `('${id}', x'${encode(name, 'cp950').toString('hex')}', x'${encode(`${address.county}${address.street}`, 'cp950').toString('hex')}')`,
    )
    server.sql(
      `create table old_members (id char(10) primary key, name varchar(50), address varchar(200)) character set latin1;
       insert into old_members values ${literals.join(',')}`,
      'crm',
    )
    const { rows } = await readTable(accessTo('crm'), 'old_members')
    const expected = people.map(({ id, name, address }) => [id, name, `${address.county}${address.street}`])
    expect(rows.toSorted()).toEqual(expected.toSorted())
  })
})

describe('trouble', () => {
  const threads = () =>
    server.sql("select id from information_schema.processlist where user = 'pandian'").split('\n').filter(Boolean)
  const kill = () => {
    for (const id of threads()) server.sql(`kill ${id}`)
  }

  it('a connection that is cut in the middle is made again, and every row comes once', async () => {
    const access = accessTo('large')
    const source = await mysql.read(itemOf(await list(access), 'numbered'), access)
    const { rows } = await read(source, undefined, async (piece) => {
      if (piece === 3 || piece === 40) kill()
    })
    expect(numbersFrom(rows)).toEqual(upTo(600_000))
  })

  it('a listing whose connection was cut while tables were read goes on', async () => {
    const source = await mysql.open(accessTo(''))
    const names: string[] = []
    for await (const batch of source.list(never)) {
      for (const one of batch) if (one.kind === 'item') names.push(one.item.uri.slice(source.root.length))
      kill()
      await sleep(100)
    }
    await source.close()
    expect(names).toEqual(expect.arrayContaining(['crm/parts', 'large/numbered', 'partly/open_table']))
  })

  it('without a key there is no way back, and the outcome says so', async () => {
    const access = accessTo('large')
    const source = await mysql.read(itemOf(await list(access), 'keyless'), access)
    const reading = read(source, undefined, async (piece) => {
      if (piece === 1) kill()
    })
    await expect(reading.catch(outcomeOf)).resolves.toMatchObject({ state: 'unreadable', reason: 'connection' })
  })

  it('a table that is dropped while it is read has vanished', async () => {
    const access = accessTo('large')
    const listed = await list(access)
    const source = await mysql.read(itemOf(listed, 'doomed'), access)
    const reading = read(source, undefined, async (piece) => {
      if (piece === 1) void server.meanwhile('rename table doomed to gone', 'large')
    })
    await expect(reading.catch(outcomeOf)).resolves.toMatchObject({ state: 'unreadable', reason: 'vanished' })
    await expect(mysql.read(itemOf(listed, 'doomed'), access).catch(outcomeOf)).resolves.toMatchObject({
      reason: 'vanished',
    })
    expect(await mysql.refresh(itemOf(listed, 'doomed'), access)).toMatchObject({ outcome: { reason: 'vanished' } })
  })

  it('a reader who stops leaves no statement behind', async () => {
    const access = accessTo('large')
    const abort = new AbortController()
    const source = await mysql.read(itemOf(await list(access), 'keyless'), access)
    for await (const piece of source.read(undefined, abort.signal)) if (piece.kind === 'rows') abort.abort()
    await source.close()
    await expect.poll(threads, { timeout: 20_000 }).toEqual([])
  })

  it('a wrong password, an authority nobody knows and a closed port are told apart, and tell no secret', async () => {
    const refused = async (access: Access) => {
      const outcome = await Promise.resolve(mysql.open(access)).catch(outcomeOf)
      expect(JSON.stringify(outcome)).not.toContain('secret')
      return outcome
    }
    expect(await refused({ ...accessTo('crm'), secret: 'not the secret' })).toEqual({
      state: 'unreadable',
      reason: 'connection',
      detail: 'ER_ACCESS_DENIED_ERROR',
    })
    expect(await refused(accessTo('crm', { tls: {} }))).toMatchObject({
      reason: 'connection',
      detail: 'HANDSHAKE_SSL_ERROR',
    })
    expect(await refused(accessTo('crm', { tls: { ca: '/nowhere' } }))).toMatchObject({ detail: 'cannot read tls.ca' })
    expect(await refused(accessTo('elsewhere'))).toMatchObject({ reason: 'vanished' })
    expect(await refused(accessTo('crm', { replica: 'require' }))).toMatchObject({ detail: 'no replica' })
  })

  it('a certificate for one address is none for another', async () => {
    const to = (mode: 'verify-full' | 'verify-ca', host: string) => {
      const location = server.url('pandian', 'crm').replace('127.0.0.1', host)
      return Promise.resolve(mysql.open(accessTo('crm', { tls: { ca: server.ca, mode } }, { location }))).then(
        (source) => source.close(),
        outcomeOf,
      )
    }
    expect(await to('verify-full', '127.0.0.2')).toMatchObject({ detail: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(await to('verify-ca', '127.0.0.2')).toBeUndefined()
    expect(await to('verify-full', 'localhost')).toBeUndefined()
  })
})

it('nothing but reading was asked of the server', () => {
  const statements = server.statements('pandian')
  expect(statements.length).toBeGreaterThan(100)
  for (const statement of statements) expect(statement).toMatch(/^(select|set session|show grants|KILL QUERY)\b/)
})
