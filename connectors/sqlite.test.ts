import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeConformance } from './conformance.ts'
import type { Access, Item, Listed, RowPiece } from './connector.ts'
import { sqlite } from './sqlite.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-test-'))
  path = join(folder, `客戶's "data" #1?.db`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function make(sql: string): DatabaseSync {
  const db = new DatabaseSync(path)
  db.exec(sql)
  return db
}

function access(options: Partial<Access['target']> = {}): Access {
  return {
    target: {
      location: `sqlite:${path}`,
      labels: {},
      exclude: [],
      followSymlinks: false,
      trustIgnoreFiles: false,
      ...options,
    },
  }
}

async function list(how = access()): Promise<Listed[]> {
  const listed: Listed[] = []
  for await (const batch of sqlite.open(how).list(new AbortController().signal)) listed.push(...batch)
  return listed
}

async function items(how = access()): Promise<Item[]> {
  return (await list(how)).flatMap((listed) => (listed.kind === 'item' ? [listed.item] : []))
}

async function read(item: Item, range?: { from: number; to: number }, how = access()) {
  const source = sqlite.read(item, how)
  const pieces: RowPiece[] = []
  for await (const piece of source.read(range, new AbortController().signal))
    pieces.push(piece.kind === 'note' ? piece : { ...piece, bytes: Uint8Array.from(piece.bytes) })
  const changed = source.changed()
  source.close()
  const rows = Buffer.concat(pieces.flatMap((piece) => (piece.kind === 'rows' ? [piece.bytes] : [])))
  return { pieces, rows, changed, source }
}

const textOf = async (sql: string) => {
  make(sql).close()
  const [item] = await items()
  return (await read(item!)).rows.toString()
}

describeConformance({
  connector: sqlite,
  count: 300,
  text: '內容',
  sharedVersions: true,
  place(count) {
    const tables = Array.from(
      { length: count },
      (_, i) => `create table "表 ${i}"(a); insert into "表 ${i}" values ('內容 ${i}'), (${i});`,
    )
    make(`begin; ${tables.join('')} commit`).close()
    const change = (sql: string) => make(sql).close()
    const nameOf = (uri: string) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
    return {
      access: access(),
      fingerprint: () => JSON.stringify(sums()),
      remove: (uri) => change(`drop table "${nameOf(uri)}"`),
      change: (uri) => change(`insert into "${nameOf(uri)}" values ('more')`),
    }
  },
})

it('gives every kind of value as COPY writes it', async () => {
  expect(
    await textOf(`create table t(a text, b integer, c real, d, e as (a || '!') virtual);
      insert into t values ('王小明', 9007199254740993, 912345678, null), (char(9) || 'x' || char(10) || '\\', -1, 1.5, 0.1)`),
  ).toBe('王小明\t9007199254740993\t912345678\t\t王小明!\n\\tx\\n\\\\\t-1\t1.5\t0.1\t\\tx\\n\\\\!\n')
})

it('a value with our own separators in it stays one value', async () => {
  expect(
    await textOf(`create table t(a, b); insert into t values ('x' || char(31) || 'y', 'z'), (char(30), char(31))`),
  ).toBe('x\x1fy\tz\n\x1e\t\x1f\n')
})

it('Big5 in a text column keeps its bytes, and UTF-16 becomes UTF-8', async () => {
  make(`create table t(a text); insert into t values (cast(x'a4fdA470' as text))`).close()
  expect((await read((await items())[0]!)).rows.toString('hex')).toBe('a4fda4700a')
  rmSync(path)
  expect(
    await textOf(`pragma encoding = 'UTF-16le'; create table t(a text, b); insert into t values ('王小明', 1)`),
  ).toBe('王小明\t1\n')
})

it('any values come out as they went in, whatever the range', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constant(null),
  )
  const ids = fc.uniqueArray(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(ids, fc.array(value, { minLength: 40, maxLength: 40 }), fc.nat(), async (keys, values, cut) => {
      rmSync(path, { force: true })
      const db = make('create table t(k integer primary key, v)')
      const insert = db.prepare('insert into t values (?, ?)')
      for (const [i, key] of keys.entries()) insert.run(key, values[i]!)
      db.close()
      const [item] = await items()
      const expected = keys
        .map((key, i) => [key, values[i]] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, v]) => `${key}\t${v === null ? '' : copyOf(String(v))}\n`)
      const at = cut % (item!.size + 1)
      const whole = [undefined, { from: 0, to: at }, { from: at, to: item!.size }].map((range) => read(item!, range))
      const [all, before, after] = (await Promise.all(whole)).map(({ rows }) => withoutNulls(rows.toString()))
      expect(all).toBe(expected.join(''))
      if (at > 0 && at < item!.size) expect(`${before}${after}`).toBe(all)
    }),
    { numRuns: 30 },
  )
})

const copyOf = (text: string) =>
  Buffer.from(text)
    .toString()
    .replaceAll(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]!)
const withoutNulls = (rows: string) => rows.replaceAll(/(?<=\t)\\N(?=\n)/g, '')

it('blobs are documents, texts or nothing, whatever their column says', async () => {
  make(`create table t(id integer primary key, a text);
    insert into t values (1, 'one'), (7, cast('%PDF-1.7' || char(0) as blob) || zeroblob(200)), (8, x'00ff10'), (9, cast('備註' as blob))`).close()
  const db = new DatabaseSync(path)
  db.prepare('insert into t values (7, ?) on conflict do update set a = excluded.a').run(
    Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(200)]),
  )
  db.close()
  const { pieces, rows } = await read((await items())[0]!)
  expect(pieces.flatMap((piece) => (piece.kind === 'document' ? [[piece.name, piece.bytes.length]] : []))).toEqual([
    ['a of row 7', 208],
  ])
  expect(withoutNulls(rows.toString())).toBe('1\tone\n7\t\n8\t\n9\t備註\n')
})

it('large values do not keep the small ones beside them from being read', async () => {
  make(`create table t(id integer primary key, a text);
    insert into t values (1, 'one'), (2, printf('%.*c', 20000000, 'x')), (3, 'three')`).close()
  const { pieces, rows } = await read((await items())[0]!)
  expect(withoutNulls(rows.toString())).toBe('1\tone\n2\t\n3\tthree\n')
  expect(pieces.find((piece) => piece.kind === 'document')?.bytes.length).toBe(20_000_000)
})

it('lists tables once: views, search indexes and what belongs to them are named for what they are', async () => {
  make(`create table "a ""b"" 表/1"(x); create view v as select 1; create table w(k text primary key, v) without rowid;
    create virtual table f using fts5(姓名, 電話); insert into f values ('王小明', '0912345678');
    create table sqlitex(rowid, oid, _rowid_); insert into sqlitex values (1, 2, 3); insert into w values ('k', 'v')`).close()
  const met = (await list()).map((listed) => {
    const name = decodeURIComponent((listed.kind === 'item' ? listed.item.uri : listed.uri).replace(/.*\//, ''))
    return [name, listed.kind === 'item' ? 'item' : `${listed.outcome.state}(${listed.outcome.reason})`].join(' ')
  })
  expect(met).toEqual([
    'a "b" 表/1 item',
    'f skipped(view)',
    'f_config skipped(view)',
    'f_content item',
    'f_data skipped(view)',
    'f_docsize skipped(view)',
    'f_idx skipped(view)',
    'sqlitex item',
    'v skipped(view)',
    'w item',
  ])
  const all = await items()
  const one = async (name: string) => read(all.find(({ uri }) => uri.endsWith(`/${name}`))!)
  expect((await one('f_content')).source.columns.map(({ comment }) => comment)).toEqual([undefined, '姓名', '電話'])
  expect((await one('f_content')).rows.toString()).toBe('1\t王小明\t0912345678\n')
  expect((await one('sqlitex')).rows.toString()).toBe('1\t2\t3\n')
  expect((await one('w')).rows.toString()).toBe('k\tv\n')
})

it('leaves tables and columns out as asked, and reads a sample where asked', async () => {
  make(`create table t(a, b); create table u(a); insert into t values (1, 2);
    with recursive c(x) as (select 1 union all select x + 1 from c where x < 20000) insert into u select x from c`).close()
  const how = access({ exclude: ['*.*.b'], options: { include: ['main.t'] } })
  const [t, u] = await list(how)
  expect(t?.kind === 'item' && (await read(t.item, undefined, how)).rows.toString()).toBe('1\n')
  expect(u).toMatchObject({ kind: 'ended', outcome: { state: 'skipped', reason: 'excluded' } })
  const sampling = access({ options: { sample: 25 } })
  const { pieces, rows } = await read((await items(sampling))[1]!, undefined, sampling)
  expect(pieces[0]).toMatchObject({ kind: 'note', outcome: { state: 'partial', reason: 'sampled' } })
  expect(rows.toString().split('\n').length).toBeLessThan(12_000)
})

it('a table that is read by other columns, or another sample, is another version: an earlier reading does not stand for it', async () => {
  make('create table t(a, b)').close()
  const version = async (options: Partial<Access['target']>) => (await items(access(options)))[0]!.version
  const versions = await Promise.all(
    [
      {},
      { exclude: ['*.*.b'] },
      { exclude: ['*.*.a'] },
      { options: { include: ['main.t.a'] } },
      { options: { sample: 25 } },
      { options: { sample: 50 } },
    ].map(version),
  )
  expect(new Set(versions).size).toBe(versions.length)
  expect(await version({ exclude: ['*.u'], options: { include: ['main.t'] } })).toBe(versions[0])
})

const sums = () =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      [
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
        statSync(join(folder, name)).mtimeMs,
      ],
    ]),
  )

it('nothing is left beside a file in WAL mode, and what its log holds is read', async () => {
  make('pragma journal_mode = wal; create table t(a); insert into t values (1)').close()
  const clean = sums()
  expect((await read((await items())[0]!)).rows.toString()).toBe('1\n')
  expect(sums()).toEqual(clean)
  const owner = make('pragma wal_autocheckpoint = 0; insert into t values (2)')
  const live = sums()
  expect(Object.keys(live).length).toBe(3)
  const [item] = await items()
  const { rows, changed } = await read(item!)
  expect(rows.toString()).toBe('1\n2\n')
  expect(changed).toBe(false)
  expect(sums()).toEqual(live)
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('pandian-sqlite-'))).toEqual([])
  owner.exec('insert into t values (3)')
  expect((await items())[0]!.version).not.toBe(item!.version)
  owner.close()
})

it('its owner goes on writing while we read; what he changed is read again, from a copy', async () => {
  make('create table t(a); insert into t values (1)').close()
  const [item] = await items()
  const source = sqlite.read(item!, access())
  const pieces = source.read(undefined, new AbortController().signal)[Symbol.asyncIterator]()
  await pieces.next()
  const owner = make('pragma busy_timeout = 0; insert into t values (2)')
  await pieces.next()
  expect(source.changed()).toBe(true)
  source.close()
  const again = sqlite.refresh(item!, access())
  expect(again.kind).toBe('item')
  const { rows, changed } = await read((again as { item: Item }).item)
  expect([rows.toString(), changed]).toEqual(['1\n2\n', false])
  owner.exec('begin exclusive')
  expect((await read(item!)).rows.toString()).toBe('1\n2\n')
  owner.exec('drop table t; commit')
  expect(sqlite.refresh(item!, access())).toMatchObject({ outcome: { reason: 'vanished' } })
  expect(() => sqlite.read(item!, access())).toThrow('vanished')
  owner.close()
})

it('a transaction that was cut off is undone in the copy, not in the file', async () => {
  make(`create table t(a); insert into t values ('before')`).close()
  const child = spawn(process.execPath, [
    '-e',
    `const db = new (require('node:sqlite').DatabaseSync)(process.argv[1])
     db.exec("pragma cache_size = 1; begin; update t set a = 'after'")
     for (let i = 0; i < 3000; i++) db.exec("insert into t values (hex(randomblob(400)))")
     console.log('there'); setInterval(() => {}, 1000)`,
    path,
  ])
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  const before = sums()
  expect(Object.keys(before).length).toBe(2)
  expect((await read((await items())[0]!)).rows.toString()).toBe('before\n')
  expect(sums()).toEqual(before)
})

it('what is no database says so, and what may be an encrypted one too', async () => {
  const only = async () => {
    const [listed] = await list()
    return listed?.kind === 'ended' ? `${listed.outcome.state}(${listed.outcome.reason})` : listed?.kind
  }
  writeFileSync(path, 'id,name\n'.repeat(2000))
  expect(await only()).toBe('failed(malformed)')
  writeFileSync(path, Buffer.concat(Array.from({ length: 64 }, (_, i) => createHash('sha512').update(`${i}`).digest())))
  expect(await only()).toBe('encrypted(password)')
  writeFileSync(path, '')
  expect(await only()).toBe(undefined)
  rmSync(path)
  expect(() => sqlite.open(access())).toThrow('vanished')
})

it('a damaged table is read as far as it goes', async () => {
  make(
    `create table t(a); with recursive c(x) as (select 1 union all select x + 1 from c where x < 50000) insert into t select 'row ' || x from c`,
  ).close()
  const bytes = readFileSync(path)
  bytes.fill(0xff, 60 * 4096, 61 * 4096)
  writeFileSync(path, bytes)
  const [item] = await items()
  const source = sqlite.read(item!, access())
  const outcomes: string[] = []
  let length = 0
  try {
    for await (const piece of source.read(undefined, new AbortController().signal)) {
      if (piece.kind === 'note') outcomes.push(`${piece.outcome.state}(${piece.outcome.reason})`)
      if (piece.kind === 'rows') length += piece.bytes.length
    }
  } catch (error) {
    outcomes.push(String(error))
  }
  source.close()
  expect(outcomes).toEqual(['ReadError: partial: damaged'])
  expect(length).toBeGreaterThan(1000)
})

it('is found again by its URI, and by other ways to write its place', async () => {
  make('create table "表 1"(a); insert into "表 1" values (5)').close()
  const [item] = await items()
  expect(Buffer.from(sqlite.locate(item!.uri)).toString()).toBe(JSON.stringify({ path, table: '表 1' }))
  const { root } = sqlite.open(access())
  expect(item!.uri.startsWith(root)).toBe(true)
  expect(sqlite.rootOf(`sqlite://${path}`)).toBe(root)
  chmodSync(path, 0o604)
  expect((await items())[0]!.exposure).toMatchObject({ worldReadable: true, groupReadable: false })
})
