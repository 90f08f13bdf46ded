import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePeople, type Person } from '../fixtures/people.ts'
import { makeRandom } from '../fixtures/random.ts'
import { sourceOf } from '../fixtures/read-all.ts'
import { type Budget, DEFAULT_LIMITS, type TableDialect } from '../formats/format.ts'
import csvFormat from '../formats/text/csv.ts'
import { decodeEvidence, type InspectedHit } from './detector.ts'
import { HeadSample } from './head-sample.ts'
import { createScanner } from './scanner.ts'

const KEY = new Uint8Array(32).fill(9)
const encoder = new TextEncoder()
const random = makeRandom('judge')
const people = makePeople(60, 'judge')
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'

function table(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(',')}\n`).join('')
}

function inspect(text: string): InspectedHit[] {
  const bytes = encoder.encode(text)
  const dialect: TableDialect = { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head: bytes }
  const hits: InspectedHit[] = []
  const scanner = createScanner({ key: KEY, onHit: (hit) => hits.push(hit), reveal: true })
  scanner.begin()
  scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
  scanner.end()
  return hits
}

/** `mobile high`, different ones, of a detector. */
function outcomes(text: string, detector: string): string[] {
  const hits = inspect(text).filter((hit) => hit.detector === detector)
  return [...new Set(hits.map(({ confidence, reasons }) => `${confidence} ${reasons.at(-1)}`))]
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function partNumber(): string {
  return random.pick([...LETTERS]) + random.pick(['1', '2']) + random.digits(8)
}

function of(...cells: readonly ((person: Person) => string)[]): string[][] {
  return people.map((person) => cells.map((cell) => cell(person)))
}

describe('numbers of things', () => {
  test.each(['料號', 'fld1', ''])(
    'a column %s of part numbers, one in ten of which pass the check, holds nobody',
    (name) => {
      const text = table([[name, '數量'], ...times(120, (i) => [partNumber(), String(i)])])
      expect(inspect(text).length).toBeGreaterThan(2)
      expect(
        inspect(text).every(
          ({ confidence, reasons }) => confidence === 'low' && /against|chance/u.test(reasons.join()),
        ),
      ).toBe(true)
    },
  )

  test('without a header too, and beside columns about people', () => {
    const bare = table(times(60, () => [partNumber(), 'x']))
    expect(outcomes(bare, 'tw-national-id')).toEqual(['low chance'])
    const beside = table([['姓名', 'X1'], ...people.map(({ name }) => [name, partNumber()])])
    expect(outcomes(beside, 'tw-national-id')).toEqual(['low chance'])
    expect(outcomes(beside, 'name')).toEqual(['high grammar'])
  })

  test('a column of people’s numbers is theirs whatever it is called', () => {
    const ids = [...times(3, partNumber), ...people.map(({ id }) => id)]
    for (const name of ['代碼', 'order_no', 'fld1']) {
      const hits = inspect(table([[name, '數量'], ...ids.map((id) => [id, '1'])])).filter(({ detector }) =>
        detector.startsWith('tw-'),
      )
      expect(hits.length).toBeGreaterThanOrEqual(60)
      expect(hits.every(({ confidence }) => confidence !== 'low')).toBe(true)
    }
  })

  test('of three numbers nothing is said: they stay, less sure', () => {
    const [a, b] = people
    expect(
      outcomes(
        table([
          ['fld1', '姓名'],
          [a!.id, '1'],
          [b!.id, '2'],
        ]),
        'tw-national-id',
      ),
    ).toEqual(['medium grammar'])
  })

  test('ten digits in a column of order numbers are no telephone, 0912-745-638 is one', () => {
    const orders = times(30, () => `09${random.digits(8)}`)
    for (const name of ['訂單編號', '出貨單號', 'order_no', 'orderId', 'SKU'])
      expect(outcomes(table([[name, '金額'], ...orders.map((order) => [order, '1'])]), 'mobile')).toEqual([
        'low against',
      ])
    expect(
      outcomes(
        table([
          ['訂單編號', '金額'],
          ['0912-745-638', '1'],
        ]),
        'mobile',
      ),
    ).toEqual(['high grammar'])
    expect(outcomes(table([['客戶', '金額'], ...orders.map((order) => [order, '1'])]), 'mobile')).toEqual([
      'high grammar',
    ])
  })

  test('telephones among which are landlines are no order numbers', () => {
    const phones = people.map(({ mobile, landline }, i) =>
      i % 3 === 0 && landline !== undefined ? landline.replace('-', '') : mobile,
    )
    expect(outcomes(table([['fld', 'x'], ...phones.map((phone) => [phone, '1'])]), 'mobile').join()).not.toContain(
      'low',
    )
  })

  test('cards and old resident numbers, doubted one by one, are believed in a column of them', () => {
    expect(
      outcomes(
        table([
          ['c', 'x'],
          ...of(
            ({ card }) => card,
            () => '1',
          ),
        ]),
        'payment-card',
      ),
    ).toEqual(['medium content'])
    const foreigners = makePeople(400, 'judge').filter(({ idKind }) => idKind === 'resident-old')
    const column = table([['c', 'x'], ...foreigners.map(({ id }) => [id, '1'])])
    expect(foreigners.length).toBeGreaterThan(2)
    expect(outcomes(column, 'tw-resident-id')).toEqual(['medium content'])
    const [alone] = foreigners
    expect(
      outcomes(
        table([
          ['c', 'x'],
          [alone!.id, '1'],
        ]),
        'tw-resident-id',
      ).join(),
    ).toContain('low')
  })

  test('in fields, the label speaks against', () => {
    const hits: InspectedHit[] = []
    const scanner = createScanner({ key: KEY, onHit: (hit) => hits.push(hit) })
    scanner.begin()
    const bytes = encoder.encode('orderNo\t0977829755\nmemo\t0977829755\n\n')
    scanner.feed({ kind: 'batch', bytes, dialect: { kind: 'fields' }, first: true, linesBefore: 0 })
    scanner.end()
    expect(hits.map(({ confidence }) => confidence)).toEqual(['low', 'high'])
  })
})

describe('columns told by their content', () => {
  const compact = (person: Person) => person.birth.replaceAll('-', '')
  const roc = (person: Person) =>
    String(Number(person.birth.slice(0, 4)) - 1911).padStart(3, '0') + compact(person).slice(4)

  test.each([
    ['no header', []],
    ['the names of an old system', [['F01', 'F02', 'F03', 'F04', 'F05', 'F06']]],
    [
      'a title and names',
      [
        ['報表', '', '', '', '', ''],
        ['F01', 'F02', 'F03', 'F04', 'F05', 'F06'],
      ],
    ],
  ])('%s: names, birth dates and telephones, medium', (_, header) => {
    const hired = (i: number) => `2019${String((i % 12) + 1).padStart(2, '0')}15`
    const rows = people.map((p, i) => [
      String(i),
      p.name,
      p.id,
      compact(p),
      hired(i),
      p.landline?.replace('-', '') ?? '',
    ])
    const found = inspect(table([...header, ...rows]))
    const about = (detector: string) => found.filter((hit) => hit.detector === detector && hit.confidence !== 'low')
    expect(about('name')).toHaveLength(60)
    expect(about('birth-date').map(({ normal }) => normal)).toEqual(people.map(({ birth }) => birth))
    expect(about('tw-national-id').length + about('tw-resident-id').length).toBe(60)
    expect(about('landline')).toHaveLength(people.filter(({ landline }) => landline !== undefined).length)
    expect(about('name')[0]).toMatchObject({ confidence: 'medium', reasons: expect.arrayContaining(['content']) })
    expect(Math.max(...found.map(({ record }) => record))).toBe(60)
  })

  test('birth dates of seven digits beside a column of names that has one', () => {
    const found = inspect(table([['姓名', 'D1'], ...of(({ name }) => name, roc)]))
    expect(found.filter(({ detector }) => detector === 'birth-date').map(({ normal }) => normal)).toEqual(
      people.map(({ birth }) => birth),
    )
  })

  test.each([
    ['goods', ['王子麵', '高麗菜', '金針菇', '江浙菜', '方塊酥', '安全帽', '康師傅', '花生湯', '白蘿蔔', '黃金蟹']],
    ['places', ['高雄港', '林口區', '金門縣', '馬祖島', '石門鄉', '江南鎮', '白河區', '安平港', '關山鎮', '盧溝橋']],
    ['shops', ['王品牛', '林記麵', '張家館', '陳記店', '高雄行', '李白屋', '吳家店', '郭元益', '何嘉仁', '周氏捲']],
  ])('%s are not taken for names', (_, words) => {
    const text = table([['F1', 'F2'], ...times(30, (i) => [words[i % words.length]!, String(i)])])
    expect(inspect(text).filter(({ confidence }) => confidence !== 'low').length).toBeLessThanOrEqual(words.length)
    expect(inspect(text).filter(({ reasons }) => reasons.includes('content'))).toEqual([])
  })

  test('dates of orders are no birth dates, nor is anything in a column whose name says what it is', () => {
    const recent = (p: Person) => `2025${compact(p).slice(4)}`
    expect(
      inspect(table([['姓名', 'D1'], ...of(({ name }) => name, recent)])).some(
        ({ detector }) => detector === 'birth-date',
      ),
    ).toBe(false)
    for (const header of ['到職日', 'hire_date', '批號', '統一編號'])
      expect(
        inspect(table([['姓名', header], ...of(({ name }) => name, compact)])).some(
          ({ detector }) => detector === 'birth-date',
        ),
      ).toBe(false)
    expect(
      inspect(
        table([
          ['品名', '數量'],
          ...of(
            ({ name }) => name,
            () => '1',
          ),
        ]),
      ),
    ).toEqual([])
  })

  test('r93: `line` is a LINE ID over IDs and nothing over places where something is made, `title` a job over jobs and nothing over books', () => {
    const found = (header: string, cells: readonly string[]) =>
      inspect(table([['姓名', header], ...cells.map((cell, i) => [people[i]!.name, cell])]))
        .filter(({ detector }) => detector === 'line-id' || detector === 'job-title')
        .map(({ value }) => value)
    const ids = ['ming0305', 'chen_88', 'lin.mei7']
    expect(found('LINE', ids)).toEqual(ids)
    expect(found('LINE', ['SMT-01', 'SMT-01', 'SMT-02'])).toEqual([])
    expect(found('LINE', ['1', '2', '3'])).toEqual([])
    const jobs = ['護理師', '行政專員', '業務經理']
    expect(found('title', jobs)).toEqual(jobs)
    expect(found('title', ['紅樓夢', '老人與海', '小王子'])).toEqual([])
  })

  test('a form of two columns stays a form', () => {
    const p = people.find(({ idKind }) => idKind === 'national')
    const rows = [
      ['姓名', p!.name],
      ['身分證字號', p!.id],
      ['手機', p!.mobile],
      ['生日', p!.birth],
      ['電子郵件', p!.email],
    ]
    const found = inspect(table([['x', 'y'], ...rows, ['a', 'b'], ['c', 'd'], ['e', 'f']]))
    expect(found.map(({ detector }) => detector).sort()).toEqual([
      'birth-date',
      'email',
      'mobile',
      'name',
      'tw-national-id',
    ])
  })
})

test('a table in ranges gives what it gives as a whole: all are judged by the same head', async () => {
  const many = makePeople(3000, 'ranges')
  const rows = many.map((p) => [p.name, p.id, partNumber(), `09${random.digits(8)}`, p.birth.replaceAll('-', '')])
  const bytes = Buffer.from(table([['f1', 'f2', 'f3', 'order_no', 'f5'], ...rows]))
  const read = async (cuts: readonly number[]) => {
    const counts = new Map<string, number[]>()
    const records = new Map<string, number>()
    for (const [i, from] of cuts.entries()) {
      const scanner = createScanner({ key: KEY })
      scanner.begin()
      const budget: Budget = { limits: DEFAULT_LIMITS, depth: 0, bytes: 0, deadline: Number.POSITIVE_INFINITY }
      const range = { from, to: cuts[i + 1] ?? bytes.length }
      for await (const piece of csvFormat.read(sourceOf('a.csv', bytes), { budget, range }))
        if (piece.kind === 'batch') scanner.feed(piece)
      const findings = scanner.end()
      for (const { detector, hits, low, placeholders } of findings.types) {
        const sum = counts.get(detector) ?? [0, 0, 0]
        counts.set(detector, [sum[0]! + hits, sum[1]! + low, sum[2]! + placeholders])
      }
      for (const evidence of findings.evidence)
        decodeEvidence(evidence, ({ length, codes, tokens, count, flags }) => {
          const key = `${flags} ${codes.subarray(0, length)} ${tokens.subarray(0, 2 * length)}`
          records.set(key, (records.get(key) ?? 0) + count)
        })
    }
    return { counts: [...counts].sort(), records: [...records].sort() }
  }
  const whole = await read([0])
  expect(whole.counts.find(([detector]) => detector === 'name')).toEqual(['name', [3000, 0, 0]])
  expect(whole.counts.some(([detector]) => detector === 'mobile')).toBe(true)
  for (const parts of [2, 4, 7])
    expect(await read(times(parts, (i) => Math.floor((i * bytes.length) / parts)))).toEqual(whole)
})

test('a sample has the cells of its rows, quoted or not, whatever the bytes', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', '王', ' ', ',', '"', '\n', '０') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')
      const sample = new HeadSample({ head: encoder.encode(text), separator: 0x2c, quote: 0x22 })
      expect(sample.rows).toBe(rows.length)
      rows.forEach((row, r) => {
        row.forEach((value, c) => {
          const read = Buffer.from(sample.bytes.subarray(sample.start(r, c), sample.end(r, c))).toString()
          expect(read.replaceAll('""', '"').replaceAll('0', '０')).toBe(value.replace(/^[ \t\r]+|[ \t\r]+$/gu, ''))
        })
        expect(sample.end(r, row.length)).toBe(0)
      })
    }),
  )
})
