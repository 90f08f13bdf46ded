/** Kinds of one's own, rules and baselines, the whole way from pandian.yaml to the report and the commands. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { ReportJson } from '../report/schema.ts'
import { parseConfig } from './config.ts'
import { PandianError } from './errors.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const people = makePeople(5, 'detection')

const KIND = `
detectors:
  - id: employee-number
    names: { zh: 員工編號, en: Employee number }
    category: C001
    strength: strong
    pattern: 'EMP-\\d{6}'
    columns: [員工編號]
    examples: { hit: [EMP-123456], miss: [EMP-12345, XEMP-123456] }
`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-detection-'))
  mkdirSync(join(folder, 'tree', 'test'), { recursive: true })
  const rows = people.map(({ name, mobile }, i) => `${name},EMP-00000${i},${mobile}\n`)
  writeFileSync(join(folder, 'tree', 'members.csv'), `姓名,員工編號,手機\n${rows.slice(0, 3).join('')}`)
  writeFileSync(join(folder, 'tree', 'test', 'sample.csv'), `姓名,員工編號,手機\n${rows.slice(3).join('')}`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function pandian(args: readonly string[], input = ''): { status: number | null; out: string; err: string } {
  const env = { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, env, input })
  return { status, out: String(stdout), err: String(stderr) }
}

function problemsOf(text: string): string {
  try {
    parseConfig(text, '')
  } catch (error) {
    if (error instanceof PandianError) return String(error.params.problems)
    throw error
  }
  return ''
}

function configure(text: string): void {
  writeFileSync(join(folder, 'pandian.yaml'), `language: en\ntargets: [{ path: tree }]\n${text}`)
}

function scan(...more: string[]): { readonly report: ReportJson; readonly out: string; readonly err: string } {
  const { out, err } = pandian(['scan', ...more])
  return {
    report: JSON.parse(readFileSync(join(folder, 'pandian-report', 'report.json'), 'utf8')) as ReportJson,
    out,
    err,
  }
}

describe('a scan', () => {
  it('counts by the kinds of its configuration, and reads again when they change', () => {
    configure(KIND)
    const { report } = scan()
    expect(report.totals.types['employee-number']).toMatchObject({ hits: 5, distinct: 5 })
    expect(report.legend.find(({ id }) => id === 'employee-number')).toMatchObject({ zh: '員工編號', category: 'C001' })
    expect(report.dataFiles[0]?.categories).toContain('C001')
    expect(scan().err).toContain('Unchanged')
    configure(KIND.replace('\\d{6}', '\\d{5,6}'))
    expect(scan().err).not.toContain('Unchanged')
    configure('')
    expect(scan().report.totals.types['employee-number']).toBeUndefined()
  })

  it('leaves out what is no personal data, says so, and counts what is only known', () => {
    configure('')
    const before = scan().report
    configure(`ignore: [{ paths: ['test/**'], reason: samples }]`)
    const known = scan().report
    expect(known.totals).toEqual(before.totals)
    expect(known.ignored).toMatchObject([{ paths: ['test/**'], reason: 'samples', counted: true, values: 4, items: 1 }])
    configure(`ignore: [{ paths: ['test/**'], notPersonalData: true }]`)
    const { report, out } = scan()
    expect(report.totals.rows).toBe(before.totals.rows - 2)
    expect(report.totals.subjects.upper).toBe(before.totals.subjects.upper - 2)
    expect(report.ignored).toMatchObject([{ counted: false, values: 4, items: 1 }])
    expect(out).toContain('no personal data, not counted')
    expect(report.coverage.outcomes.scanned).toBe(before.coverage.outcomes.scanned)
    // As if nobody had said anything.
    configure(`ignore: [{ paths: ['test/**'], notPersonalData: true, until: 2020-01-01 }]`)
    expect(scan().report.totals).toEqual(before.totals)
  })

  it('leaves out a value by its token, which is asked for without leaving it anywhere', () => {
    configure('')
    scan()
    const value = people[0]!.mobile
    const { out } = pandian(['token', 'mobile'], `${value.slice(0, 4)}-${value.slice(4)}\n`)
    expect(out).toMatch(/^mobile:[0-9a-f]{16}\n$/)
    expect(pandian(['inspect', 'tree/members.csv', '--token']).out).toContain(out.trim())
    configure(`ignore: [{ token: '${out.trim()}', notPersonalData: true }]`)
    const { report } = scan()
    expect(report.totals.types.mobile?.hits).toBe(4)
    expect(report.ignored).toMatchObject([{ token: out.trim(), values: 1 }])
    for (const name of readdirSync(join(folder, 'pandian-report')))
      expect(readFileSync(join(folder, 'pandian-report', name)).includes(value)).toBe(false)
  })

  it('says what is new since the baseline, and counts everything', () => {
    configure('')
    const before = scan().report
    expect(pandian(['baseline', 'write']).status).toBe(0)
    configure('baseline: pandian-baseline.json')
    const same = scan()
    expect(same.report.sinceBaseline?.findings).toEqual([])
    expect(same.report.totals).toEqual(before.totals)
    const { name, mobile } = makePeople(6, 'more')[5]!
    writeFileSync(join(folder, 'tree', 'new.txt'), `${name}先生 ${mobile}\n`)
    const { report, out } = scan()
    expect(report.sinceBaseline?.findings).toMatchObject([{ appeared: true, rows: 1 }])
    expect(report.totals.rows).toBe(before.totals.rows + 1)
    expect(out).toContain('New since the baseline')
  })
})

describe('check-config', () => {
  it('tells what is right', () => {
    configure(KIND)
    const { status, out } = pandian(['check-config'])
    expect(status).toBe(0)
    expect(out).toContain('employee-number (Employee number): all 3 examples are right')
  })

  it.each([
    [
      'a miss that is found',
      KIND.replace('XEMP-123456', 'EMP-999999'),
      '9: detectors.0.examples.miss.1: should not be found',
    ],
    [
      'a hit that is not',
      KIND.replace('hit: [EMP-123456]', 'hit: [E-1]'),
      'detectors.0.examples.hit.0: should be found',
    ],
    ['look-around', KIND.replace('\\d{6}', '\\d{6}(?=x)'), '7: detectors.0.pattern: the pattern is not right'],
    [
      'an id that is taken',
      KIND.replace('employee-number', 'mobile'),
      '3: detectors.0.id: a built-in kind has this name',
    ],
    ['an unknown category', KIND.replace('C001', 'C999'), '5: detectors.0.category'],
    [
      'a code of another range',
      KIND.replace('strong', 'strong\n    code: 50'),
      '7: detectors.0.code: of strong it should be 16',
    ],
    ['weights that are missing', KIND.replace('columns:', 'checksum: weights\n    columns:'), 'detectors.0.checksum'],
    ['a value instead of a token', 'ignore: [{ token: "0912745638" }]', '1: ignore.0.token: should be kind:16'],
    ['a rule of nothing', 'ignore: [{ reason: x }]', 'ignore.0: should have at least one of'],
    ['a day that is none', 'ignore: [{ detector: mobile, until: 2027-02-30 }]', 'ignore.0.until: should be a day'],
  ])('tells of %s', (_name, text, words) => {
    expect(problemsOf(text)).toContain(words)
  })

  it('never repeats a value that was written instead of a token', () => {
    expect(problemsOf('ignore: [{ token: "0912745638" }]')).not.toContain('0912745638')
  })

  it.each([
    ['ignore: [{ detector: mobil }]', 'ignore.0: there is no kind mobil'],
    ['baseline: nowhere.json', 'baseline: The baseline'],
  ])('tells what is wrong with %s', (text, words) => {
    configure(text)
    const { status, out } = pandian(['check-config'])
    expect(status).toBe(78)
    expect(out).toContain(words)
  })

  it('two kinds with one number in evidence are told of, with a number that is free', () => {
    const kinds = Array.from({ length: 14 }, (_, i) =>
      KIND.replace('\ndetectors:\n', '').replace('employee-number', `kind-${i}`),
    )
    expect(problemsOf(`detectors:\n${kinds.join('')}`)).toMatch(/is that of kind-\d+: write code: \d+ here/)
  })

  it('says nothing of a glob that holds for what lies in an archive, and that archives were not opened of the others', () => {
    mkdirSync(join(folder, 'tree/backup'))
    writeFileSync(join(folder, 'tree/backup/members-2025.zip'), '')
    configure('classes: [{ paths: ["backup/members*/**", "backup/other*/**"], class: member }]')
    const { out } = pandian(['check-config'])
    expect(out).not.toContain('paths.0')
    expect(out).toContain(
      'paths.1: backup/other*/** matches nothing now (what lies in archives and mail was not looked at)',
    )
  })

  it('remarks on rules that hold no more, places that are not there and globs that match nothing, and is right all the same', () => {
    configure(`
exclude: ["*.iso", "*.csv"]
classes: [{ paths: ["nowhere/**", "test/**"], class: member }]
ignore: [{ detector: mobile, until: 2020-01-01 }]
`)
    const { status, out } = pandian(['check-config'])
    expect(status).toBe(0)
    expect(out).toContain('exclude.0: *.iso matches nothing now')
    expect(out).toContain('classes.0.paths.0: nowhere/** matches nothing now')
    expect(out).not.toContain('archives')
    expect(out).not.toContain('exclude.1')
    expect(out).not.toContain('paths.1')
    expect(out).toContain('ignore.0.until: it has expired')
    rmSync(join(folder, 'tree'), { recursive: true })
    expect(pandian(['check-config']).out).toContain('targets.0.path: this place is not there now')
  })

  it('a file that is not there is an error', () => {
    expect(pandian(['check-config', 'none.yaml']).status).toBe(78)
  })
})

describe('detectors and explain', () => {
  it('list every kind, with those of the configuration, and show no value', () => {
    configure(KIND)
    const kinds = JSON.parse(pandian(['detectors', '--json']).out) as {
      id: string
      custom: boolean
      example: string
      confidence: string
    }[]
    expect(kinds.find(({ id }) => id === 'employee-number')).toMatchObject({ custom: true, example: 'E********' })
    for (const { example, confidence } of kinds) {
      expect(example).toMatch(/[*○]/)
      expect(confidence).toMatch(/high|medium|low/i)
    }
    expect(pandian(['detectors']).out).toContain('tw-national-id')
  })

  it('give the page of a kind, and the nearest ids of none', () => {
    expect(pandian(['explain', 'tw-national-id']).out).toMatch(
      /^國民身分證統一編號（tw-national-id）[\s\S]*可信度。 高/,
    )
    expect(pandian(['explain', 'tw-national-id', '--lang', 'en']).out).toMatch(
      /^國民身分證統一編號 \(tw-national-id\)[\s\S]*Confidence\. High/,
    )
    const { status, err } = pandian(['explain', 'moblie', '--lang', 'en'])
    expect([status, err.includes('did you mean mobile')]).toEqual([64, true])
    configure(KIND)
    expect(pandian(['explain', 'employee-number']).out).toContain('EMP-\\d{6}')
  })

  it('a value on the command line is refused and not repeated', () => {
    const { status, out, err } = pandian(['token', 'mobile', people[0]!.mobile])
    expect(status).toBe(64)
    expect(out + err).not.toContain(people[0]!.mobile)
    configure('')
    pandian(['init', 'other'])
    expect(pandian(['token', 'mobile'], 'no number').status).toBe(64)
  })
})
