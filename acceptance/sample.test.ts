/**
 * The sample estate, scanned once, against what is true of every file in it (the manifest of its maker).
 *
 * Where the manifest and a right scan do not say the same, the difference stands here, with the reason.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EstateFile, type EstateManifest, makeEstate } from '../fixtures/estate.ts'
import { sampleConfig } from '../fixtures/pandian.yaml.ts'
import type { ReportJson } from '../report/schema.ts'
import { below, type Ended, Site } from './site.ts'

type DataFile = ReportJson['dataFiles'][number]

const site = new Site()
let truth: EstateManifest
let end: Ended
let report: ReportJson
/** The manifest's files, by the path that a scan gives them. */
let files: Map<string, EstateFile>
beforeAll(async () => {
  truth = await makeEstate(site.tree)
  writeFileSync(site.at('work/pandian.yaml'), sampleConfig('../tree'))
  end = await site.run(['scan', ...site.places()])
  report = site.report()
  files = new Map(truth.files.map((file) => [scannedPath(file.path), file]))
})
afterAll(() => site.remove())

/** A tar.gz is two containers, one in the other (docs/formats/gzip.md); the manifest names what is in them as if it were one. */
function scannedPath(path: string): string {
  return path.replace(/([^/!]+\.tar)\.gz!\//, '$1.gz!/$1!/')
}

/** Data files below a folder, each with the manifest's files that it stands for. */
function found(folder: string): { readonly path: string; readonly file: DataFile; readonly about: EstateFile[] }[] {
  return report.dataFiles.flatMap((file) => {
    const path = below(site.tree, file.uri)
    if (!path.startsWith(folder)) return []
    const glob = path.lastIndexOf('*')
    const about = [...files].flatMap(([name, one]) => {
      const same =
        glob < 0 ? name === path : name.startsWith(path.slice(0, glob)) && name.endsWith(path.slice(glob + 1))
      return same && (glob < 0 || !name.slice(glob).includes('/')) ? [one] : []
    })
    return [{ path, file, about }]
  })
}

function peopleIn(about: readonly EstateFile[]): number {
  return new Set(about.flatMap((one) => one.people)).size
}

function rowsIn(about: readonly EstateFile[]): number {
  return about.reduce((sum, one) => sum + one.rows, 0)
}

/** What a report says of data files against what is true, a line each, only where they differ. */
function deviations(folder: string, passOver: readonly string[] = []): string[] {
  return found(folder)
    .filter(({ path }) => !passOver.includes(path))
    .flatMap(({ path, file, about }) => {
      const said = `${file.subjects.best} people, ${file.rows} rows, ${file.maskedRows} masked`
      const masked = about.reduce((sum, one) => sum + one.masked, 0)
      const true_ = `${peopleIn(about)} people, ${rowsIn(about)} rows, ${masked} masked`
      return said === true_ ? [] : [`${path}: ${said}; in truth ${true_}`]
    })
}

function spread({ lower, best, upper }: DataFile['subjects']): string {
  return `${lower} ${best} ${upper}`
}

describe('coverage', () => {
  it('has an outcome for every item, and they add up', () => {
    const { listed, outcomes, complete, reasons } = report.coverage
    expect(report.items).toHaveLength(listed)
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(listed)
    expect(reasons.reduce((sum, { items }) => sum + items, 0)).toBe(listed - outcomes.scanned)
    for (const [state, count] of Object.entries(outcomes))
      expect([state, report.items.filter(({ outcome }) => outcome === state).length]).toEqual([state, count])
    expect(complete).toBe(false)
    expect(end.status).toBe(2)
  })

  it('lists every file and everything inside containers, once', () => {
    const listed = report.items.map(({ uri }) => below(site.tree, uri))
    expect(new Set(listed).size).toBe(listed.length)
    expect([...files.keys()].filter((path) => !listed.includes(path))).toEqual([])
    // The tar between a tar.gz and its members, and what is left of a workbook that was cut off.
    expect(listed.filter((path) => !files.has(path) && !path.startsWith('traps/截斷.xlsx!/'))).toEqual([
      '備份/客戶服務_20260930.tar.gz!/客戶服務_20260930.tar',
    ])
  })

  it('ends each as it should', () => {
    const wrong = report.items.flatMap(({ uri, outcome, reason }) => {
      const path = below(site.tree, uri)
      const ending = reason === undefined ? outcome : `${outcome}(${reason})`
      const right = files.get(path)?.outcome
      return right === undefined || right.includes(ending) ? [] : [`${path}: ${ending}, not ${right.join(' or ')}`]
    })
    expect(wrong).toEqual([])
  })
})

describe('people and rows', () => {
  it('are exact for the members, under every reading, in each of the six files and their backup', () => {
    expect(deviations('會員資料/')).toEqual([])
    expect(deviations('備份/會員')).toEqual([])
    const members = [...found('會員資料/'), ...found('備份/會員')]
    expect(members).toHaveLength(7)
    expect(members.map(({ file }) => spread(file.subjects))).toEqual(Array(7).fill('5200 5200 5200'))
  })

  it('are exact in the clinic', () => {
    expect(deviations('醫務室/')).toEqual([])
    for (const { file } of found('醫務室/')) expect(new Set(Object.values(file.subjects)).size).toBe(1)
  })

  it('are exact behind every trap', () => {
    // The workbook that was cut off has a test of its own below.
    expect(deviations('traps/', ['traps/截斷.xlsx'])).toEqual([])
    const masked = found('traps/已遮罩名單.csv')[0]!.file
    expect(masked).toMatchObject({ rows: 0, maskedRows: 30, subjects: { upper: 0 } })
  })

  it('are none of the look-alikes, nor the sample number of every form, A123456789, whose check digit is right', () => {
    for (const { file } of found('traps/不是身分證.txt')) {
      expect([spread(file.subjects), file.rows]).toEqual(['0 0 0', 0])
      for (const { hits } of Object.values(file.types)) expect(hits).toBe(0)
    }
  })

  it('of a workbook that was cut off are those of the whole one, as far as they are left, and it counts as unread', () => {
    // The manifest counts nobody in it; what a reader saves from the ruins is right too, and adds no one.
    for (const { file } of found('traps/截斷.xlsx')) {
      const whole = found('traps/其實是試算表.txt')[0]!.file
      expect(file.unread).toBeGreaterThan(0)
      expect(file.subjects.best).toBeLessThanOrEqual(whole.subjects.best)
      if (file.subjects.best === whole.subjects.best) expect(file.copies).toEqual([whole.number])
    }
  })

  it('are exact where staff have ID numbers', () => {
    const exact = ['薪資轉帳_11509.ods', '應徵/*.docx', '新人訓練.pptx', '眷屬健保名冊.xlsx']
    for (const name of exact) {
      const [one] = found(`人事/${name}`)
      const people = peopleIn(one!.about)
      expect([name, spread(one!.file.subjects), one!.file.rows]).toEqual([
        name,
        `${people} ${people} ${people}`,
        rowsIn(one!.about),
      ])
    }
  })

  it('have the truth in their interval everywhere, and no file with people is missed', () => {
    const all = found('').filter(({ about, path }) => about.length > 0 && path !== 'traps/截斷.xlsx')
    const outside = all.flatMap(({ path, file, about }) => {
      const people = peopleIn(about)
      const { lower, upper } = file.subjects
      return lower <= people && people <= upper ? [] : [`${path}: ${spread(file.subjects)}, in truth ${people}`]
    })
    expect(outside).toEqual([])
    const seen = new Set(all.flatMap(({ about }) => about))
    expect(
      [...files.values()].filter((one) => one.people.length > 0 && !seen.has(one)).map(({ path }) => path),
    ).toEqual([])
  })

  it('are exact in the orders, where mobiles and addresses tell people apart', () => {
    expect(deviations('客戶服務/訂單')).toEqual([])
    expect(deviations('客戶服務/合約')).toEqual([])
    expect(deviations('客戶服務/網頁')).toEqual([])
    expect(deviations('客戶服務/記錄')).toEqual([])
  })

  it('are nobody in open data, code and price lists', () => {
    expect(found('公開資料/').map(({ path }) => path)).toEqual([])
    expect(found('醫務室/衛教').map(({ path }) => path)).toEqual([])
    expect(found('醫務室/藥品價格表.csv').map(({ path }) => path)).toEqual([])
    expect(found('醫務室/法規摘錄.txt').map(({ path }) => path)).toEqual([])
  })

  it('are together those of the estate', () => {
    const { subjects } = report.totals
    expect(subjects.lower).toBeLessThanOrEqual(truth.totals.people)
    expect(subjects.upper).toBeGreaterThanOrEqual(truth.totals.people)
    // The number on the sample form is nobody's.
    expect(subjects.best).toBe(truth.totals.people)
    expect(report.totals.maskedRows).toBe(truth.totals.maskedRows)
  })
})

describe('special categories', () => {
  it('are tied to people in the clinic only, in every record that holds them', () => {
    const special = report.dataFiles.filter((file) => file.specialRows > 0)
    expect(special.filter((file) => !below(site.tree, file.uri).startsWith('醫務室/'))).toEqual([])
    const rows = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, n) => sum + n, 0)
    const wrong = found('醫務室/').flatMap(({ path, file, about }) => {
      const wanted = about.reduce((sum, one) => sum + rows(one.special), 0)
      return file.specialRows === wanted ? [] : [`${path}: ${file.specialRows}, in truth ${wanted}`]
    })
    expect(wrong).toEqual([])
    expect(report.totals.specialRows).toBe(rows(truth.totals.specialRows))
    expect(report.totals.special).toBe(140)
  })
})

describe('determinations', () => {
  it('are those that docs/sample-estate.md promises', () => {
    const [consumers, members] = report.determinations
    expect(members).toMatchObject({ regulation: 'D0020085', population: 'members', verdict: 'reached' })
    expect(members!.readings.subjects.best - members!.unclassified).toBe(5200)
    expect(consumers).toMatchObject({ regulation: 'J0030130', population: 'consumers', verdict: 'undetermined' })
    expect(consumers!.because).toEqual(expect.arrayContaining(['unread-items', 'rows-reach']))
    const { lower, upper } = consumers!.readings.subjects
    expect(lower).toBeLessThanOrEqual(3650)
    expect(upper).toBeGreaterThanOrEqual(3650)
  })
})

describe('the reports', () => {
  it('are valid against the published schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../docs/report.schema.json', import.meta.url), 'utf8')) as object
    const ajv = new Ajv2020({ allErrors: true, strict: true })
    addFormats.default(ajv)
    const validate = ajv.compile(schema)
    validate(report)
    expect(validate.errors ?? []).toEqual([])
  })

  it('are four, their sums and the lock, for their owner only', () => {
    const names = readdirSync(site.at('var/report')).sort()
    expect(names).toEqual([
      '.pandian.lock',
      'SHA256SUMS',
      'inventory.csv',
      'inventory.xlsx',
      'report.html',
      'report.json',
    ])
    for (const name of names)
      expect([name, statSync(site.at(`var/report/${name}`)).mode & 0o777]).toEqual([name, 0o600])
  })
})
