import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EvidenceWriter } from '../detectors/evidence.ts'
import { buildInventory, type ClassRule, type Determination, type InventoryInput } from './inventory.ts'
import { findRegulation } from './regulations/catalogue.ts'
import { inputOf, ledgerOf, type TestFile } from './testing.ts'

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'inventory-'))
})
afterAll(() => rmSync(scratch, { recursive: true }))

const makeWriter = () => new EvidenceWriter(1 << 16)

function build(files: readonly TestFile[], more: Partial<InventoryInput> = {}) {
  return buildInventory(inputOf(ledgerOf(makeWriter, files), scratch, more))
}

const regulations = (...ids: readonly string[]) => ids.map((id) => findRegulation(id)!)

/** `count` people with an ID and a name, from number `first` on. */
function people(count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, i) => `id:${first + i} name:${first + i}`)
}

const MEMBERS: ClassRule = { paths: ['members/**'], class: 'member', purposes: ['052'] }
const STAFF: ClassRule = { paths: ['hr/**'], class: 'employee', purposes: ['002'] }

describe('data files', () => {
  test('ten like files of a folder are ten lines, eleven are one', async () => {
    const files = (n: number): TestFile[] =>
      Array.from({ length: n }, (_, i) => ({ uri: `file:///srv/forms/${i}.docx`, records: [`id:${i}`] }))
    const other: TestFile = { uri: 'file:///srv/forms/list.CSV', records: ['id:1', 'id:2'] }
    expect((await build([...files(10), other])).dataFiles.length).toBe(11)
    const { dataFiles, totals } = await build([...files(11), other])
    expect(dataFiles.map(({ number, uri, kind, items }) => ({ number, uri, kind, items }))).toEqual([
      { number: 1, uri: 'file:///srv/forms/*.docx', kind: 'files', items: 11 },
      { number: 2, uri: 'file:///srv/forms/list.CSV', kind: 'file', items: 1 },
    ])
    expect(totals.rows).toBe(13)
    expect(totals.subjects).toEqual({ lower: 11, best: 11, upper: 11 })
  })

  test('like files about different people are not put together', async () => {
    const files = Array.from({ length: 14 }, (_, i) => ({
      uri: `file:///srv/mixed/${i < 7 ? 'a' : 'b'}${i}.csv`,
      records: [`id:${i}`],
    }))
    const rules: ClassRule[] = [{ paths: ['mixed/a*'], class: 'member', purposes: [] }]
    const { dataFiles } = await build(files, { rules })
    expect(dataFiles.length).toBe(14)
    expect(dataFiles.filter((file) => file.class === 'member').length).toBe(7)
  })

  test('an archive is a folder, and a rule for it is a rule for what is in it', async () => {
    const { dataFiles } = await build([{ uri: 'file:///srv/%E6%9C%83%E5%93%A1/a.zip!/x/b.csv', records: ['id:1'] }], {
      rules: [{ paths: ['會員/*.zip'], class: 'member', purposes: ['052'] }],
    })
    expect(dataFiles[0]).toMatchObject({ class: 'member', purposes: ['052'] })
  })

  test('the first rule that matches wins, also by the whole URI', async () => {
    const rules: ClassRule[] = [
      { paths: ['file:///srv/a/b/**'], class: 'patient', purposes: [] },
      { paths: ['a/**'], class: 'vendor', purposes: [] },
    ]
    const files = ['file:///srv/a/b/1.csv', 'file:///srv/a/2.csv', 'file:///srv/.hidden/a/3.csv']
    const { dataFiles } = await build(
      files.map((uri) => ({ uri, records: ['id:1'] })),
      { rules },
    )
    expect(dataFiles.map((file) => [file.uri, file.class])).toEqual([
      ['file:///srv/.hidden/a/3.csv', 'unclassified'],
      ['file:///srv/a/2.csv', 'vendor'],
      ['file:///srv/a/b/1.csv', 'patient'],
    ])
  })

  test('copies are the data files with the same ten people or more', async () => {
    const { dataFiles, totals } = await build([
      { uri: 'file:///srv/a.csv', records: people(10) },
      {
        uri: 'file:///srv/b.csv',
        records: people(10)
          .reverse()
          .map((record) => `${record} mobile:1`),
      },
      { uri: 'file:///srv/c.csv', records: people(11) },
      { uri: 'file:///srv/d.csv', records: people(9) },
      { uri: 'file:///srv/e.csv', records: people(9) },
    ])
    expect(dataFiles.map((file) => file.copies)).toEqual([[2], [1], [], [], []])
    expect(totals.rows).toBe(49)
    expect(totals.subjects.best).toBe(11)
  })

  test('kinds, distinct values, categories and columns', async () => {
    const types = [
      { detector: 'tw-national-id', hits: 3, masked: 0, low: 0, placeholders: 0, examples: ['A1********'] },
      {
        detector: 'mobile',
        hits: 3,
        masked: 1,
        low: 2,
        placeholders: 1,
        examples: ['09******78', '09******79', '09******70'],
      },
      { detector: 'payment-card', hits: 0, masked: 0, low: 5, placeholders: 0, examples: [] },
    ]
    const { dataFiles, totals } = await build([
      {
        uri: 'file:///srv/a.csv',
        types,
        records: ['id:1 mobile:1', 'id:1 mobile:2', 'id:2 mobile:2 special'],
        special: [0, 1, 0, 0, 0, 0],
      },
      { uri: 'file:///srv/b.csv', types, records: ['id:1 mobile:1'], masked: 2 },
      { uri: 'file:///srv/empty.csv' },
    ])
    expect(dataFiles.length).toBe(2)
    expect(dataFiles[0]).toMatchObject({
      rows: 3,
      categories: ['C001', 'C003', 'C111'],
      actItems: ['id-number', 'medical', 'contact'],
      specialRows: 1,
      special: 1,
      specialCategories: { medical: 1 },
    })
    expect(dataFiles[0]!.types.mobile).toEqual({
      hits: 3,
      distinct: 2,
      masked: 1,
      low: 2,
      placeholders: 1,
      examples: ['09******78', '09******79', '09******70'],
    })
    expect(totals.types.mobile).toMatchObject({ hits: 6, distinct: 2, masked: 2, low: 4, placeholders: 2 })
    expect(totals).toMatchObject({ rows: 4, maskedRows: 2, special: 1, specialRows: 1 })
  })

  test('the order of items and the memory change nothing, and nothing stays in scratch', async () => {
    const files = Array.from({ length: 30 }, (_, i) => ({
      uri: `file:///srv/${i % 4 === 0 ? 'members' : 'hr'}/${i}.csv`,
      records: [...people(200, i * 50), ...Array.from({ length: 50 }, (_, j) => `mobile:${i * 20 + j} name:${j}`)],
    }))
    const more = { rules: [MEMBERS, STAFF], regulations: regulations('D0020085', 'J0030130') }
    const inventory = await build(files, more)
    expect(await build([...files].reverse(), more)).toEqual(inventory)
    expect(await build(files, { ...more, memory: 8192 })).toEqual(inventory)
    expect(readdirSync(scratch)).toEqual([])
  })

  test('progress goes up and ends at 1', async () => {
    const seen: number[] = []
    await build([{ uri: 'file:///srv/a.csv', records: ['id:1'] }], { onProgress: (done) => seen.push(done) })
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })

  test('a place in which nothing was read beside one that was read proves nothing: it may not be mounted', async () => {
    const files = [{ uri: 'file:///srv/a.csv', records: ['id:1'] }]
    const places = [
      { root: 'file:///srv/', labels: {} },
      { root: 'file:///mnt/share/', labels: {} },
    ]
    const of = async (targets: typeof places) =>
      (await build(files, { targets, regulations: regulations('J0030130') })).determinations[0]
    expect(await of(places.slice(0, 1))).toMatchObject({ verdict: 'below' })
    expect(await of(places)).toMatchObject({ verdict: 'undetermined' })
    expect((await of(places))?.because).toContain('nothing-read')
  })

  test('nothing found is an inventory too', async () => {
    const { dataFiles, totals, determinations } = await build([], { regulations: regulations('J0030130') })
    expect(dataFiles).toEqual([])
    expect(totals.subjects).toEqual({ lower: 0, best: 0, upper: 0 })
    // An empty folder may be a share that is not mounted: it proves nothing.
    expect(determinations[0]).toMatchObject({ verdict: 'undetermined', because: ['nothing-read'], dataFiles: [] })
  })
})

describe('purposes', () => {
  test('a person counts once for each purpose, and once where none is stated at all', async () => {
    const files = [
      { uri: 'file:///srv/members/a.csv', records: people(10) },
      { uri: 'file:///srv/hr/b.csv', records: people(10, 5) },
    ]
    expect((await build(files)).totals.subjectPurposes).toBe(15)
    expect((await build(files, { rules: [MEMBERS, STAFF] })).totals.subjectPurposes).toBe(20)
  })
})

describe('determinations', () => {
  const inMembers = (count: number, more: Partial<TestFile> = {}): TestFile => ({
    uri: 'file:///srv/members/list.csv',
    records: people(count),
    ...more,
  })
  const rules = [MEMBERS, STAFF]
  const first = async (files: readonly TestFile[], more: Partial<InventoryInput> = {}) =>
    (await build(files, { rules, regulations: regulations('D0020085'), ...more })).determinations[0]!

  test('one for each number: plan and measures share one', async () => {
    const { determinations } = await build([inMembers(3)], { rules, regulations: regulations('J0030130', 'D0020085') })
    expect(determinations.map(({ regulation, threshold, population }) => [regulation, threshold, population])).toEqual([
      ['J0030130', 5000, 'consumers'],
      ['D0020085', 5000, 'members'],
    ])
    expect(determinations[1]!.duties.map((duty) => duty.id)).toEqual(
      expect.arrayContaining(['plan', 'measures', 'incident-report']),
    )
  })

  test('4,999 members are below, 5,000 reach', async () => {
    expect(await first([inMembers(4999)])).toMatchObject({
      verdict: 'below',
      because: ['upper-bound-below'],
      unclassified: 0,
    })
    expect(await first([inMembers(5000)])).toMatchObject({
      verdict: 'reached',
      because: ['lower-bound-reached'],
      readings: { rows: 5000, subjects: { lower: 5000, best: 5000, upper: 5000 }, subjectPurposes: 5000 },
      dataFiles: [1],
    })
  })

  test('others do not count, unclassified ones do', async () => {
    const files = [inMembers(3000), { uri: 'file:///srv/hr/staff.csv', records: people(4000, 10_000) }]
    expect(await first(files)).toMatchObject({ verdict: 'below', dataFiles: [2] })
    expect(await first(files, { rules: [MEMBERS] })).toMatchObject({
      verdict: 'reached',
      because: ['lower-bound-reached', 'unclassified-included', 'unclassified-decide'],
      unclassified: 4000,
      dataFiles: [1, 2],
    })
  })

  test('rows alone that reach are told, and decide nothing', async () => {
    expect(await first([inMembers(3000), inMembers(3000, { uri: 'file:///srv/members/copy.csv' })])).toMatchObject({
      verdict: 'below',
      because: ['upper-bound-below', 'rows-reach'],
    })
  })

  test('between lower and upper nothing is determined', async () => {
    const file = inMembers(4999, { records: [...people(4999), 'mobile:1'] })
    expect(await first([file])).toMatchObject({ verdict: 'undetermined', because: ['interval-straddles'] })
  })

  test.each([
    ['an unreadable item', { state: 'unreadable', reason: 'permission' }],
    ['an encrypted one', { state: 'encrypted', reason: 'password' }],
    ['one read in part', { state: 'partial', reason: 'limit-size' }],
    ['one no reader is there for', { state: 'unsupported', reason: 'image' }],
    ['one that failed', { state: 'failed', reason: 'malformed' }],
    ['one that took too long', { state: 'timed-out', reason: 'deadline' }],
    ['one that killed its worker', { state: 'poison', reason: 'worker-died' }],
  ] as const)('%s anywhere keeps "below" open', async (_, outcome) => {
    const files = [inMembers(10), { uri: 'file:///srv/hr/x', outcome }]
    expect(await first(files)).toMatchObject({ verdict: 'undetermined', because: ['unread-items'], unread: 1 })
    expect((await build(files)).coverage.complete).toBe(false)
    expect(await first([inMembers(5000), files[1]!])).toMatchObject({ verdict: 'reached' })
  })

  test('what a .pandianignore found in the place leaves out keeps "below" open: whoever may write there could hide data', async () => {
    const ignored: TestFile = {
      uri: 'file:///srv/members/old/',
      outcome: { state: 'skipped', reason: 'ignore-file' },
    }
    const files = [inMembers(10), ignored]
    expect(await first(files)).toMatchObject({ verdict: 'undetermined', because: ['ignore-files'], unread: 1 })
    expect((await build(files)).coverage.complete).toBe(false)
    const shut: TestFile = { uri: 'file:///srv/hr/x', outcome: { state: 'unreadable', reason: 'permission' } }
    expect((await first([...files, shut])).because).toEqual(['unread-items', 'ignore-files'])
  })

  test('a link out of the place leaves "below" as it is, and is said beside it', async () => {
    const link: TestFile = { uri: 'file:///srv/hr/x', outcome: { state: 'skipped', reason: 'symlink-outside' } }
    const files = [inMembers(10), link]
    expect(await first(files)).toMatchObject({
      verdict: 'below',
      because: ['upper-bound-below', 'links-outside'],
      unread: 0,
    })
    expect((await build(files)).coverage.complete).toBe(true)
  })

  test.each(['excluded', 'symlink', 'special-file', 'loop', 'same-file'] as const)(
    'what is skipped (%s) is not missing',
    async (reason) => {
      const files: TestFile[] = [inMembers(10), { uri: 'file:///srv/hr/x', outcome: { state: 'skipped', reason } }]
      expect(await first(files)).toMatchObject({ verdict: 'below', unread: 0 })
      const { coverage } = await build(files)
      expect(coverage).toMatchObject({ listed: 2, complete: true, reasons: [{ state: 'skipped', reason, items: 1 }] })
    },
  )

  test('a listing cut short keeps "below" open', async () => {
    expect(await first([inMembers(10)], { listedAll: false })).toMatchObject({
      verdict: 'undetermined',
      because: ['listing-incomplete'],
    })
  })

  test.each(['D0020085', 'D0030036', 'D0060136', 'D0080198', 'D0080210'])(
    '%s: an incident’s number is held against everybody whose data is held, not only against those whom the others count',
    async (id) => {
      const regulation = findRegulation(id)!
      const number = regulation.incident!.number!
      const of = async (staff: number) => {
        const { determinations } = await build(
          [
            { uri: 'file:///srv/members/a.csv', records: people(20) },
            { uri: 'file:///srv/hr/b.csv', records: people(staff, 20) },
          ],
          {
            rules: [{ ...MEMBERS, class: id === 'D0020085' ? 'member' : 'consumer' }, STAFF],
            regulations: [regulation],
          },
        )
        const [{ verdict, readings, duties }] = determinations as [Determination]
        const report = duties.find((duty) => duty.id === 'incident-report')
        expect({ verdict, counted: readings.subjects.best }).toEqual({ verdict: 'below', counted: 20 })
        expect(report).toMatchObject({ from: number, population: 'everyone' })
        return report?.verdict
      }
      expect(await of(number - 20)).toBe('reached')
      expect(await of(number - 21)).toBe('below')
    },
  )

  test('a regulation that nobody has said applies is tried, and says so', async () => {
    const { determinations } = await build([inMembers(3)], {
      rules,
      regulations: regulations('D0020085'),
      regulationsStated: false,
    })
    expect(determinations[0]!.because).toContain('not-stated-to-apply')
  })
})
