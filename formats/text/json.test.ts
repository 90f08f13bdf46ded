import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { TableDialect } from '../format.ts'
import { json, jsonl } from './json.ts'
import { readAll, readRanges } from './testing.ts'

const records = async (value: unknown, format = json): Promise<string[]> => {
  const read = await readAll(format, typeof value === 'string' ? value : JSON.stringify(value))
  expect(read.error).toBeUndefined()
  return read.text('fields').split('\n\n').filter(Boolean)
}

/** Scalars of a value, as they must come out. */
function scalars(value: unknown, out: string[] = []): string[] {
  if (typeof value === 'string')
    out.push([...value].map((char) => (char < ' ' || char === '\x7f' ? ' ' : char)).join(''))
  else if (typeof value === 'number' || typeof value === 'boolean') out.push(String(value))
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) scalars(inner, out)
  return out
}

describe('json', () => {
  test('an object of an array is a record, with the objects in it', async () => {
    expect(
      await records([
        { 姓名: '王小明', address: { city: '臺北市', street: '中正路1號' }, 電話: '0912345678' },
        { 姓名: '李大華', phones: ['02-23456789', '0987654321'] },
      ]),
    ).toEqual([
      '姓名\t王小明\ncity\t臺北市\nstreet\t中正路1號\n電話\t0912345678',
      '姓名\t李大華\nphone\t02-23456789\nphone\t0987654321',
    ])
  })

  test('children in an array are records of their own, and their parent keeps what stands behind them', async () => {
    expect(
      await records({ name: '王小明', children: [{ name: '王一' }, { name: '王二' }], id_number: 'A123456789' }),
    ).toEqual([
      '\u001e0o\u001ename\t王一',
      '\u001e0o\u001ename\t王二',
      '\u001e2\u001ename\t王小明\nid_number\tA123456789',
    ])
  })

  test('a record says how many of those before it stand in it, each with its own counted as one', async () => {
    const visits = [{ day: '1', drugs: [{ drug: '甲' }, { drug: '乙' }] }, { day: '2' }]
    expect(await records({ list: [{ list: [{ a: '1' }] }, { name: '王小明', visits }] })).toEqual([
      'a\t1',
      '\u001e0h\u001edrug\t甲',
      '\u001e0h\u001edrug\t乙',
      '\u001e2\u001eday\t1',
      'day\t2',
      '\u001e2\u001ename\t王小明',
    ])
  })

  test('a key that says nothing is labelled by the object around it', async () => {
    expect(
      await records({
        data: { name: '王小明', phone: { value: '0912345678', type: 'mobile' } },
        company: { name: '某公司' },
        emails: [{ value: 'a@example.com', kind: 'work' }],
      }),
    ).toEqual([
      'name\t王小明\nphone\u001fmobile\t0912345678\nphone.type\tmobile\ncompany.name\t某公司\nemail\u001fwork\ta@example.com\nkind\twork',
    ])
  })

  test('what another field says of what the value is stands behind the label of the value, whichever comes first', async () => {
    expect(await records([{ label: '姓名', value: '王小明' }])).toEqual(['label\t姓名\nvalue\u001f姓名\t王小明'])
    expect(await records([{ value: '1', code: 'a', type: '健保卡' }])).toEqual([
      'value\u001f健保卡\t1\ncode\ta\ntype\t健保卡',
    ])
    expect(await records({ id: [{ type: { text: '護照' }, value: '3' }], n: 1 })).toEqual([
      'type\t護照\nid\u001f護照\t3\nn\t1',
    ])
    // Data, sentences and nothing at all are no kinds.
    expect(await records([{ name: 'a@example.com', value: '1' }])).toEqual(['name\ta@example.com\nvalue\t1'])
    expect(await records([{ type: null, value: '1' }])).toEqual(['value\t1'])
    expect(await records([{ value: null, type: '電話' }])).toEqual(['type\t電話'])
  })

  test('what is somebody else\u2019s says so', async () => {
    expect(await records([{ 姓名: '王小明', 緊急聯絡人: { 姓名: '王大明', 電話: '1' } }])).toEqual([
      '姓名\t王小明\n緊急聯絡人.姓名\t王大明\n緊急聯絡人.電話\t1',
    ])
  })

  test("a doctor's name was the patient's: everything below whoever is on the other side says so, however deep", async () => {
    const doctor = { name: '王大明', contact: { phones: ['1'], mail: { value: '2' } }, company: { name: '甲' } }
    expect(await records([{ no: '7', doctor, patient: { name: '王小明' } }])).toEqual([
      'no\t7\ndoctor.name\t王大明\ndoctor.phone\t1\ndoctor.mail\t2\ncompany.name\t甲\nname\t王小明',
    ])
    // What only begins alike is nobody.
    expect(await records([{ authority: { name: '甲' }, driver_license: { no: '1' }, agency: { no: '2' } }])).toEqual([
      'name\t甲\nno\t1\nagency.no\t2',
    ])
  })

  test('an object of like objects is a list of records; its keys are data', async () => {
    expect(
      await records({
        A123456789: { name: '王', tel: '1' },
        B123456780: { name: '李', tel: '2' },
        C123456780: { name: '陳', tel: '3' },
      }),
    ).toHaveLength(3)
    const two = await records({ u1: { name: '王', tel: '1' }, u2: { name: '李', tel: '2' } })
    expect(two).toEqual(['key\tu1\nname\t王\ntel\t1', 'key\tu2\nname\t李\ntel\t2'])
    // But the two addresses of one person are not.
    expect(await records([{ name: '王', address: { home: { city: '甲' }, work: { city: '乙' } } }])).toEqual([
      'name\t王\ncity\t甲\ncity\t乙',
    ])
    expect(await records([{ basic: { name: '王' }, contact: { phone: '1' } }])).toHaveLength(1)
  })

  test('arrays of arrays are tables; with named columns beside them they have those', async () => {
    const read = await readAll(
      json,
      JSON.stringify([
        ['姓名', '電話'],
        ['王小明', null],
        ['李\t華', '2'],
      ]),
    )
    expect(read.text('table')).toBe('姓名\t電話\n王小明\t\n李 華\t2\n')
    const named = await readAll(
      json,
      JSON.stringify({
        columns: ['name', 'id'],
        rows: [
          ['王', 1],
          ['李', 2],
        ],
      }),
    )
    expect(named.text('table')).toBe('王\t1\n李\t2\n')
    expect((named.batches.find((batch) => batch.dialect.kind === 'table')!.dialect as TableDialect).columns).toEqual([
      'name',
      'id',
    ])
    const pairs = await records({
      id: 7,
      headers: [
        ['Phone', '0912345678'],
        ['Name', '王'],
      ],
    })
    expect(pairs).toEqual(['id\t7\nPhone\t0912345678\nName\t王'])
    expect(
      await records({
        id: 7,
        line: [
          [121.5, 25],
          [121.6, 25.1],
        ],
      }),
    ).toEqual(['id\t7\nline\t121.5 25\nline\t121.6 25.1'])
  })

  test('escapes are decoded, numbers are written out', async () => {
    expect(
      await records(
        '{"a":"\\u738b\\ud842\\udfb7\\n\\"x\\"\\/\\ud800!","n":9.12345678e8,"m":12345678901234567890,"k":1.5,"e":2.0,"z":null}',
      ),
    ).toEqual(['a\t王𠮷 "x"/\ufffd!\nn\t912345678\nm\t12345678901234567890\nk\t1.5\ne\t2'])
  })

  test('any value yields its scalars', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything({
          values: [fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null)],
          maxDepth: 5,
          key: fc.stringMatching(/^[a-z姓名]{1,8}$/),
        }),
        fc.constantFrom(0, 2),
        async (value, space) => {
          const written = JSON.stringify(value, null, space)
          if (written === undefined) return
          const read = await readAll(json, written)
          expect(read.notes).toEqual([])
          const out = read.text()
          for (const scalar of scalars(JSON.parse(written))) expect(out).toContain(scalar)
        },
      ),
    )
  })

  test('what was read before damage counts, and the rest is read as text', async () => {
    const read = await readAll(
      json,
      '[{"name":"王小明"},{"name":"李大華","tel":"09",,,}, {"x": oops A123456789 }]\nB123456780',
    )
    expect(read.text('fields')).toContain('name\t李大華')
    expect(read.text('text')).toContain('A123456789')
    expect(read.text('text')).toContain('B123456780')
    expect(read.notes[0]?.outcome).toMatchObject({ state: 'partial', reason: 'damaged' })
    const cut = await readAll(json, '{"name":"王小明","id":"A12345')
    expect(cut.text()).toContain('name\t王小明')
    expect(cut.notes).toHaveLength(1)
  })

  test('the token or key at which a document breaks is not lost', async () => {
    for (const broken of [
      '[{"a":1}, A123456789, 2]',
      '{"a":1}\nA123456789 called',
      '{"a":1,"A123456789" called}',
      '{"a":1,"A123456789',
      '{"a":1,"id": A123456789 }',
      '["A123456789',
      '[["A123456789", "x", oops',
    ]) {
      const read = await readAll(json, broken)
      expect(read.text('text'), broken).toMatch(/\bA123456789\b/)
      expect(read.notes, broken).toHaveLength(1)
    }
  })

  test('endless nesting ends, and a million brackets are no crash', async () => {
    const read = await readAll(json, `${'['.repeat(1_000_000)}"A123456789"`)
    expect(read.notes).toHaveLength(1)
    expect(read.text()).toContain('A123456789')
  })

  test('a long string goes out as text in windows', async () => {
    const long = 'A123456789, '.repeat(300_000)
    const read = await readAll(json, JSON.stringify({ a: long, b: '1' }))
    expect(read.text().match(/A123456789/g)).toHaveLength(300_000)
    expect(read.text('fields')).toContain('b\t1')
    expect(Math.max(...read.batches.map((batch) => batch.text.length))).toBeLessThan(3_000_000)
  })

  test('an open record of any length stays bounded', async () => {
    const read = await readAll(
      json,
      JSON.stringify({ list: Array.from({ length: 600_000 }, (_, i) => `v${i}`), last: 'x' }),
    )
    expect(read.text('fields').split('\n').filter(Boolean)).toHaveLength(600_001)
    expect(read.batches.length).toBeGreaterThan(1)
  })

  test('Big5 and UTF-16 documents', async () => {
    for (const encoding of ['cp950', 'utf-16le']) {
      const read = await readAll(
        json,
        iconv.encode('[{"姓名":"王小明","許功蓋":"許功蓋"}]', encoding, { addBOM: encoding !== 'cp950' }),
      )
      expect(read.text()).toBe('姓名\t王小明\n許功蓋\t許功蓋\n\n')
    }
  })

  test('tells JSON from what only begins like it', () => {
    const sniff = (text: string, name = 'a'): number => json.sniff(Buffer.from(text), name)
    expect(sniff('{"a": 1}')).toBe(0.9)
    expect(sniff(`[${'{"a": "b"},'.repeat(10_000)}`)).toBe(0.9)
    expect(sniff('[mysqld]\nport=3306\n')).toBe(0)
    expect(sniff('[2024-01-01] INFO started\n')).toBe(0)
    expect(sniff('{ broken', 'a.json')).toBe(0.5)
    expect(sniff('name,phone\n')).toBe(0)
  })
})

describe('jsonl', () => {
  const lines = Array.from({ length: 300 }, (_, i) => JSON.stringify({ 姓名: `王小明${i}`, tags: [{ k: i }] }))

  test('a line is a record, read by ranges as well', async () => {
    const bytes = Buffer.from(lines.join('\n'))
    const whole = (await readAll(jsonl, bytes)).text()
    expect(whole.match(/姓名/g)).toHaveLength(300)
    for (const step of [1, 7, 100, 1000]) {
      if (step < 100 && bytes.length > 2000) continue
      expect((await readRanges(jsonl, bytes, step)).join('')).toBe(whole)
    }
  })

  test('a bad line is read as text, and the next is read again', async () => {
    const read = await readAll(jsonl, `${lines[0]}\n{"姓名":"李大\nnot json A123456789\n${lines[1]}\n`)
    expect(read.text('fields').match(/王小明/g)).toHaveLength(2)
    expect(read.text('text')).toContain('A123456789')
    expect(read.notes).toHaveLength(1)
    expect(read.text()).toContain('李大')
  })

  test('a bad line is handed out whole, and does not swallow the next', async () => {
    for (const bad of ['A123456789 called', '{"a":1,"A123456789', '{"a":1,"b":A123456789}', '{"a":"A123456789 \\']) {
      const read = await readAll(jsonl, `${lines[0]}\n${bad}\n${lines[1]}\n`)
      expect(read.text('text'), bad).toBe(`${bad}\n`)
      expect(read.text('fields').match(/王小明/g), bad).toHaveLength(2)
      expect(read.notes, bad).toHaveLength(1)
    }
  })

  test('is told from one document over many lines', () => {
    expect(jsonl.sniff(Buffer.from(lines.join('\n')), 'a')).toBe(0.95)
    expect(jsonl.sniff(Buffer.from('{\n"a": 1\n}\n'), 'a')).toBe(0)
    expect(jsonl.sniff(Buffer.from('{"a": 1}\n'), 'a.json')).toBe(0)
  })
})
