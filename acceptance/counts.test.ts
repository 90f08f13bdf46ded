/** The one question: how many people, and what the law makes of it. At 5,000, just below, and where nobody can tell. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FiveFormats, makeFiveFormats, makeMembersCsv } from '../fixtures/trees.ts'
import type { ReportJson } from '../report/schema.ts'
import { below, type Ended, PICTURE, Site } from './site.ts'

const CONSUMERS = 'J0030130'
const MEMBERS = 'D0020085'

function determination(report: ReportJson, regulation: string): ReportJson['determinations'][number] {
  const found = report.determinations.filter((one) => one.regulation === regulation)
  expect(found).toHaveLength(1)
  return found[0]!
}

function exactly(count: number): ReportJson['totals']['subjects'] {
  return { lower: count, best: count, upper: count }
}

describe('5,000 members in one file', () => {
  const site = new Site()
  let end: Ended
  beforeAll(async () => {
    makeMembersCsv(site.tree, 5000)
    end = await site.scan()
  })
  afterAll(() => site.remove())

  it('are everybody, once, and everything was looked at', () => {
    const { totals, coverage } = site.report()
    expect(end.status).toBe(0)
    expect(totals).toMatchObject({ rows: 5000, subjects: exactly(5000) })
    expect(coverage).toMatchObject({ listed: 1, complete: true })
  })

  it('reach the number of both regulations, under every reading', () => {
    for (const id of [CONSUMERS, MEMBERS]) {
      const { verdict, because, readings, threshold, unread, dataFiles } = determination(site.report(), id)
      expect({ id, verdict, threshold, unread, dataFiles }).toEqual({
        id,
        verdict: 'reached',
        threshold: 5000,
        unread: 0,
        dataFiles: [1],
      })
      expect(because).toContain('lower-bound-reached')
      expect(readings).toMatchObject({ rows: 5000, subjects: exactly(5000), subjectPurposes: 5000 })
    }
  })

  it('are said in the answer to machines as in the report', async () => {
    const { stdout, status } = await site.scan(['--json'])
    const answer = JSON.parse(stdout) as Pick<ReportJson, 'totals' | 'determinations' | 'coverage'>
    const { totals, determinations, coverage } = site.report()
    expect(status).toBe(0)
    expect(answer).toMatchObject({ completed: true, totals, determinations, coverage })
  })
})

describe('4,999 members, each twice, over five formats', () => {
  const site = new Site()
  let truth: FiveFormats
  let end: Ended
  beforeAll(async () => {
    truth = await makeFiveFormats(site.tree)
    end = await site.scan()
  })
  afterAll(() => site.remove())

  it('are 4,999 people on 9,998 rows', () => {
    const { totals } = site.report()
    expect(end.status).toBe(0)
    expect(totals.subjects).toEqual(exactly(4999))
    expect(totals.rows).toBe(9998)
  })

  it('are found in each of the five files, all of them', () => {
    const found = site.report().dataFiles.map(({ uri, rows, subjects }) => [below(site.tree, uri), rows, subjects])
    const wanted = Object.entries(truth.files).map(([name, people]) => [name, people.length, exactly(people.length)])
    expect(found.sort()).toEqual(wanted.sort())
  })

  it('are proven to be below, although the rows alone would reach the number', () => {
    for (const id of [CONSUMERS, MEMBERS]) {
      const { verdict, because } = determination(site.report(), id)
      expect([id, verdict]).toEqual([id, 'below'])
      expect(because).toEqual(expect.arrayContaining(['upper-bound-below', 'rows-reach']))
    }
  })

  it('are proven nothing with a file beside them that nobody can read', async () => {
    const picture = join(site.tree, '掃描.png')
    writeFileSync(picture, PICTURE)
    const { status } = await site.scan()
    const report = site.report()
    expect(status).toBe(2)
    expect(report.totals.subjects).toEqual(exactly(4999))
    expect(report.coverage).toMatchObject({ listed: 6, complete: false, outcomes: { scanned: 5, unsupported: 1 } })
    for (const id of [CONSUMERS, MEMBERS]) {
      const { verdict, because, unread } = determination(report, id)
      expect([id, verdict, unread]).toEqual([id, 'undetermined', 1])
      expect(because).toContain('unread-items')
    }
    // Gone again, it is proven again: the count is of what is there now.
    rmSync(picture)
    expect((await site.scan()).status).toBe(0)
    expect(determination(site.report(), MEMBERS).verdict).toBe('below')
  })

  it('are proven below again when the user says to leave that file out', async () => {
    writeFileSync(join(site.tree, '掃描.png'), PICTURE)
    const { status } = await site.scan(['--exclude', '*.png'])
    const report = site.report()
    expect(status).toBe(0)
    expect(report.coverage).toMatchObject({ complete: true, outcomes: { scanned: 5, skipped: 1 } })
    expect(determination(report, MEMBERS).verdict).toBe('below')
  })
})

describe('whose data it is', () => {
  const site = new Site()
  let report: ReportJson
  beforeAll(async () => {
    // 5,200 members, 4,900 of whom are consumers too, and 300 employees who are neither.
    makeMembersCsv(join(site.tree, '會員'), 5200)
    makeMembersCsv(join(site.tree, '客戶'), 4900)
    makeMembersCsv(join(site.tree, '員工'), 300, 2)
    writeFileSync(
      site.at('work/pandian.yaml'),
      `language: en
targets:
  - path: ../tree
classes:
  - { paths: ['會員/**'], class: member, purposes: ['052'] }
  - { paths: ['客戶/**'], class: consumer, purposes: ['090'] }
  - { paths: ['員工/**'], class: employee, purposes: ['002'] }
regulations: [${CONSUMERS}, ${MEMBERS}]
out: ../var/report
state: ../var/state.db
key: ../var/key
`,
    )
    const { status } = await site.run(['scan'])
    expect(status).toBe(0)
    report = site.report()
  })
  afterAll(() => site.remove())

  it('decides which count a regulation is held against', () => {
    const members = determination(report, MEMBERS)
    const consumers = determination(report, CONSUMERS)
    expect(members).toMatchObject({ verdict: 'reached', unclassified: 0, readings: { subjects: exactly(5200) } })
    expect(consumers).toMatchObject({ verdict: 'below', unclassified: 0, readings: { subjects: exactly(4900) } })
    const classes = new Map(report.dataFiles.map((file) => [file.number, file.class]))
    expect(members.dataFiles.map((number) => classes.get(number))).toEqual(['member'])
    expect(consumers.dataFiles.map((number) => classes.get(number))).toEqual(['consumer'])
  })

  it('counts a person once, and once for each purpose', () => {
    expect(report.totals.subjects).toEqual(exactly(5500))
    expect(report.totals.rows).toBe(10_400)
    expect(report.totals.subjectPurposes).toBe(10_400)
  })

  it('reaches both when nobody has said it', async () => {
    const text = readFileSync(site.at('work/pandian.yaml'), 'utf8')
    writeFileSync(site.at('work/pandian.yaml'), text.replace(/classes:[\s\S]*(?=regulations)/, ''))
    await site.run(['scan'])
    for (const id of [CONSUMERS, MEMBERS]) {
      const { verdict, unclassified, because } = determination(site.report(), id)
      expect([id, verdict, unclassified]).toEqual([id, 'reached', 5500])
      expect(because).toContain('unclassified-included')
    }
  })
})
