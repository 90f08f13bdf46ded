import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { TableDialect } from '../format.ts'
import sql from './sql.ts'
import { type ReadAll, readAll } from './testing.ts'

const tables = (read: ReadAll): { place: string | undefined; columns: readonly string[] | undefined; text: string }[] =>
  read.batches
    .filter((batch) => batch.dialect.kind === 'table')
    .map((batch) => ({ place: batch.place, columns: (batch.dialect as TableDialect).columns, text: batch.text }))

describe('sql', () => {
  test('MySQL: columns of CREATE TABLE, several rows a statement, escapes', async () => {
    const read = await readAll(
      sql,
      [
        '-- MySQL dump 10.13',
        'CREATE TABLE `member` (',
        "  `id` int(11) NOT NULL COMMENT '編號, 主鍵',",
        '  `name` varchar(50) DEFAULT NULL,',
        '  `phone` varchar(20),',
        '  PRIMARY KEY (`id`), KEY `k` (`name`)',
        ') ENGINE=InnoDB;',
        "INSERT INTO `member` VALUES (1,'王小明','0912\\'345'),(2,'李''大\\n華',NULL),",
        "(3, _utf8'陳\\\\', x'A1');INSERT INTO `member` VALUES (4,'林',0x31);",
        '/* A123456789 */',
      ].join('\n'),
    )
    expect(tables(read)).toEqual([
      {
        place: 'member',
        columns: ['id', 'name', 'phone'],
        text: "1\t王小明\t0912'345\n2\t李'大 華\t\n3\t陳\\\tA1\n4\t林\t1\n",
      },
    ])
    expect(read.text('text')).toContain('編號, 主鍵')
    expect(read.text('text')).toContain('/* A123456789 */')
    expect(read.notes).toEqual([])
  })

  test('PostgreSQL: COPY blocks, and strings in which a backslash is nothing special', async () => {
    const read = await readAll(
      sql,
      [
        '-- PostgreSQL database dump',
        'COPY public.member (id, "name", phone) FROM stdin;',
        '1\t王小明\t0912345678',
        '2\t\\N\ta\\tb\\\\c',
        '\\.',
        '',
        "INSERT INTO public.orders (id, who) VALUES (1, 'C:\\'), (2, E'a\\'b');",
        "SELECT pg_catalog.setval('x', 1);",
      ].join('\n'),
    )
    expect(tables(read)).toEqual([
      { place: 'public.member', columns: ['id', 'name', 'phone'], text: '1\t王小明\t0912345678\n2\t\ta b\\c\n' },
      { place: 'public.orders', columns: ['id', 'who'], text: "1\tC:\\\n2\ta'b\n" },
    ])
    expect(read.text('text')).toContain('setval')
  })

  test('SQL Server, SQLite and Oracle', async () => {
    const server = await readAll(
      sql,
      "SET IDENTITY_INSERT [dbo].[會員] ON\nINSERT [dbo].[會員] ([編號], [姓名], [生日]) VALUES (1, N'王小明', CAST(N'1990-01-01' AS Date))\nGO\nINSERT [dbo].[會員] ([編號], [姓名], [生日]) VALUES (2, N'李', NULL)\nGO\n",
    )
    expect(
      tables(server)
        .map((table) => table.text)
        .join(''),
    ).toBe('1\t王小明\t1990-01-01\n2\t李\t\n')
    expect(tables(server)[0]).toMatchObject({ place: 'dbo.會員', columns: ['編號', '姓名', '生日'] })
    const lite = await readAll(
      sql,
      "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(a INTEGER, b TEXT);\nINSERT INTO t VALUES(1,'王''s');\nCOMMIT;\n",
    )
    expect(tables(lite)).toEqual([{ place: 't', columns: ['a', 'b'], text: "1\t王's\n" }])
    const oracle = await readAll(
      sql,
      "INSERT ALL INTO t (a) VALUES ('1')\n INTO t (a) VALUES (to_date('2020','yyyy')) SELECT 1 FROM dual;\n",
    )
    expect(
      tables(oracle)
        .map((table) => table.text)
        .join(''),
    ).toBe('1\n2020 yyyy\n')
  })

  test('strings that are joined are one cell', async () => {
    const read = await readAll(sql, "INSERT INTO t VALUES ('王' || '小明', concat('a', 'b'), 'x' );\n")
    expect(read.text('table')).toBe('王小明\tab\tx\n')
  })

  test('a path that ends with a backslash swallows no rows', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `INSERT INTO m (d,pid) VALUES ('C:\\','F13110${4000 + i}');\n`)
    // By the evidence of the head, and where that misleads by reading again.
    for (const start of ['', '-- MySQL\n', "INSERT INTO m (d,pid) VALUES ('x','y');\n-- MariaDB\n"]) {
      const read = await readAll(sql, start + rows.join(''))
      expect(read.text('table').match(/^C:\\\tF13110\d{4}$/gm), start).toHaveLength(20)
      expect(read.notes).toEqual([])
    }
  })

  const HEX = Buffer.from('王小明 A123456789').toString('hex')
  test.each([
    ["CONCAT('A1234', '56789')", 'A123456789'],
    ["('A1234' || '56789')", 'A123456789'],
    ["CONCAT('王小明', CHAR(32), UPPER('a123456789'))", '王小明 a123456789'],
    ["CHR(65) || '123456789' || CHR(10) || '王'", 'A123456789 王'],
    ["NCHAR(29579) + N'小明'", '王小明'],
    ["'x' AS A123456789", 'x  AS A123456789'],
    ["N'王小明'", '王小明'],
    ["_utf8mb4'王小明' COLLATE utf8mb4_bin", '王小明'],
    ["E'\\u738b\\xe5\\xb0\\x8f\\346\\230\\216 A12345\\x36789\\'s'", "王小明 A123456789's"],
    ["U&'\\738B\\+005C0F\\660E A1234\\00356789'", '王小明 A123456789'],
    ["q'[王's A123456789]'", "王's A123456789"],
    [`0x${HEX}`, '王小明 A123456789'],
    [`x'${HEX}'`, '王小明 A123456789'],
    [`UNHEX('${HEX}')`, '王小明 A123456789'],
    [`0x${iconv.encode('許功蓋的戶籍地址', 'cp950').toString('hex')}`, '許功蓋的戶籍地址'],
    [`0x${Buffer.from('王 A123456789', 'utf16le').toString('hex')}`, '王 A123456789'],
    [`FROM_BASE64('${Buffer.from('王小明').toString('base64')}')`, '王小明'],
    ['0x00FF1234', '0x00FF1234'],
    ["x'89504e470d0a1a0a00'", '89504e470d0a1a0a00'],
  ])('a value written as %s is found', async (written, value) => {
    const read = await readAll(sql, `INSERT INTO t VALUES (1, ${written}, 'end');\n`)
    expect(read.text('table')).toBe(`1\t${value}\tend\n`)
    expect(read.notes).toEqual([])
  })

  test("PostgreSQL's bytea is the text that it is, in COPY too", async () => {
    const read = await readAll(
      sql,
      `-- PostgreSQL database dump\nCOPY t (a, b, c) FROM stdin;\n\\\\x${HEX}\t\\\\x${HEX}\t\\\\x00\n\\.\nINSERT INTO t VALUES ('\\x${HEX}');\n`,
    )
    expect(read.text('table')).toBe('王小明 A123456789\t王小明 A123456789\t\\x00\n王小明 A123456789\n')
  })

  test('what stands behind a string in its cell is not discarded', async () => {
    const read = await readAll(
      sql,
      "INSERT INTO t VALUES ('x' || A123456789, 'a' B123456780 'c', CAST('1990-01-01' AS Date));\n",
    )
    expect(read.text('table')).toMatch(/\bA123456789\b.*\bB123456780\b.*\t1990-01-01\n/)
  })

  test('a statement of many megabytes is read row by row', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `(${i},'王小明','A${String(100000000 + i)}')`)
    const read = await readAll(sql, `INSERT INTO m (id, name, idno) VALUES ${rows.join(',')};\n`)
    expect(read.text('table').split('\n').length).toBe(100_001)
    expect(read.batches.length).toBeGreaterThan(5)
    expect(Math.max(...read.batches.map((batch) => batch.text.length))).toBeLessThan(2 ** 20)
    expect(read.text('table')).toContain('99999\t王小明\tA100099999\n')
  })

  test('a cell of many megabytes goes out in windows', async () => {
    const read = await readAll(sql, `INSERT INTO m (a, b) VALUES ('${'A123456789, '.repeat(300_000)}', 'x');\n`)
    expect(read.text().match(/A123456789/g)).toHaveLength(300_000)
    expect(read.text('table').endsWith('\tx\n')).toBe(true)
  })

  test('INSERT … SELECT and words that only look like statements are text', async () => {
    const script =
      "insert into t select * from u where id = 'A123456789';\nInsert coin, please\nCOPY that\nupdate t set a='B123456780'\n"
    const read = await readAll(sql, script)
    expect(read.text('table')).toBe('')
    expect(read.text('text')).toBe(script)
  })

  test('a dump that was cut is read up to the cut, and says so', async () => {
    const read = await readAll(sql, "INSERT INTO t (a,b) VALUES (1,'王小明'),(2,'A123456789")
    expect(read.text('table')).toBe('1\t王小明\n2\tA123456789\n')
    expect(read.notes[0]?.outcome).toMatchObject({ state: 'partial', reason: 'damaged' })
  })

  test('any rows come back, in Big5 as well', async () => {
    const cell = fc.stringMatching(/^[a-z0-9許功蓋王'\\,();" -]{0,12}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.constantFrom('utf8', 'cp950'),
        async (rows, encoding) => {
          const written = rows.map(
            (row) => `(${row.map((value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(',')})`,
          )
          const dump = `-- MariaDB 許功蓋會員資料表備份檔案\nINSERT INTO t (a,b) VALUES ${written.join(',')};\n`
          const read = await readAll(sql, iconv.encode(dump, encoding))
          const expected = rows.map((row) =>
            row
              .map((value) => value.replace(/^ +| +$/g, ''))
              .map((value) => (value === 'null' ? '' : value))
              .join('\t'),
          )
          expect(read.text('table').split('\n').slice(0, -1)).toEqual(expected)
        },
      ),
    )
  })

  test('knows dumps by their bytes', () => {
    const sniff = (text: string, name: string): number => sql.sniff(Buffer.from(text), name)
    expect(sniff('-- dump\nINSERT INTO t VALUES (1);\n', 'a.sql')).toBe(0.95)
    expect(sniff('-- dump\nINSERT INTO t VALUES (1);\n', 'backup')).toBe(0.75)
    expect(sniff('Please insert into the slot.\n', 'a.txt')).toBe(0)
    expect(sniff('姓名,電話\n', 'a.csv')).toBe(0)
  })
})
