import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findRegulation } from '../inventory/regulations/catalogue.ts'
import { thresholdsOf } from '../inventory/regulations/thresholds.ts'
import { loadConfig, settle } from './config.ts'
import { chosenRegulations } from './config-regulations.ts'
import { PandianError } from './errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'law-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The settings of a configuration beside a rule file. */
function settings(config: string, rules?: string) {
  const path = join(folder, 'pandian.yaml')
  writeFileSync(path, config)
  if (rules !== undefined) writeFileSync(join(folder, 'own.yaml'), rules)
  return settle({ paths: [] }, loadConfig(path))
}

/** The lines of what is wrong, without the path. */
function problems(config: string, rules?: string): string[] {
  try {
    settings(config, rules)
  } catch (error) {
    if (!(error instanceof PandianError)) throw error
    return error
      .words('en')
      .split('\n')
      .flatMap((line) => /^.*\/(\w+\.yaml:\d+: .*)$/.exec(line)?.[1] ?? [])
  }
  return []
}

describe('regulations', () => {
  test('by id, and with a reading of one’s own', () => {
    const { regulations, ownRegulations } = settings('regulations: [J0030130, { id: D0020085, reading: rows }]')
    const chosen = chosenRegulations(regulations!, ownRegulations)
    expect(chosen.map((each) => thresholdsOf(each)[0]!.reading)).toEqual(['subjects', 'rows'])
  })

  test('mistakes have their line and what was meant', () => {
    expect(problems('regulations:\n  - J0030130\n  - D002085\n  - J0030130\n')).toEqual([
      'pandian.yaml:3: regulations.1: there is no data for a regulation D002085; did you mean D0020085? pandian regulations lists them',
      'pandian.yaml:4: regulations.2: J0030130 is named twice',
    ])
    expect(problems('regulations:\n  - { id: J0030130, reading: row }\n')[0]).toMatch(
      /^pandian\.yaml:2: regulations\.0: /,
    )
    expect(problems('upcoming:\n  incident-2026: 2027-13-01\n  larg-2026: 2027-01-01\n')).toEqual([
      'pandian.yaml:2: upcoming.incident-2026: should be a day, like 2027-06-30',
      'pandian.yaml:3: upcoming.larg-2026: no such key, did you mean large-2026?',
    ])
  })
})

test('a regulation that nobody knows was told only after the other mistakes were mended', () => {
  const config = 'workers: two\nregulations: [X123, OWN-9]\nclasses:\n  - paths: [a]\n    class: memebers\n'
  const own = `regulations:
  - id: OWN-9
    name: 自訂規則
    authority: 本會
    url: https://example.org/rules
    version: 20260101
    plan: { number: 10, article: 第一條, months: 3 }
`
  const found = problems(`regulationFiles: [own.yaml]\n${config}`, own)
  expect(found.map((line) => line.replace(/^(pandian\.yaml:\d+: [\w.]+).*$/, '$1'))).toEqual([
    'pandian.yaml:2: workers',
    'pandian.yaml:3: regulations.0',
    'pandian.yaml:6: classes.0.class',
  ])
  // What is in a file that cannot be read may be the one that is meant.
  expect(problems(`regulationFiles: [none.yaml]\n${config}`)).toHaveLength(2)
})

describe('rule files', () => {
  const OWN = `regulations:
  - id: OWN-1
    name: 本會個資規範
    authority: 本會
    url: https://example.org/rules
    version: 20260101
    plan: { number: 300, article: 第三條, population: members, months: 3, stop: { months: 12, resumeDays: 10 } }
    incident: { article: 第五條, hours: 24, to: 理事會 }
    duties: [{ id: keep-records, article: 第六條, months: 84, clock: keep }]
  - id: D0020088
    measures: { number: 2000, article: §15, counted: { zh: 信徒資料, en: data of believers } }
    incident: null
`

  test('add a regulation, and change what they name of one; null takes something away', () => {
    const { regulations, ownRegulations } = settings('regulations: [OWN-1, D0020088]\nregulationFiles: [own.yaml]', OWN)
    const [own, religious] = chosenRegulations(regulations!, ownRegulations)
    expect(thresholdsOf(own!)[0]).toMatchObject({
      kind: 'plan',
      number: 300,
      population: 'members',
      counted: { zh: '會（社）員個人資料' },
      duties: [
        { id: 'complete-plan', months: 3, clock: 'reached' },
        { id: 'stop-after', months: 12 },
        { id: 'resume', days: 10 },
        { id: 'keep-records', months: 84, clock: 'keep' },
        { id: 'incident-report', hours: 24, to: { zh: '理事會' } },
      ],
    })
    expect(own!.asOf).toBe('2026-01-01')
    expect(religious).toMatchObject({
      name: findRegulation('D0020088')!.name,
      measures: { number: 2000, counted: { zh: '信徒資料' } },
    })
    expect(religious!.incident).toBeUndefined()
  })

  test('a text of the amendment or later takes away what is said of it', () => {
    const amendedWith = (version: string) => {
      const rules = `regulations:\n  - { id: J0080062, name: 零售業個人資料檔案安全維護管理辦法, version: ${version} }\n`
      const { regulations, ownRegulations } = settings('regulations: [J0080062]\nregulationFiles: [own.yaml]', rules)
      return chosenRegulations(regulations!, ownRegulations)[0]!.amended?.date
    }
    expect(['20230801', '20241113', '20260101'].map(amendedWith)).toEqual(['2024-11-13', undefined, undefined])
  })

  test('mistakes name the file, the line and the key', () => {
    const wrong = OWN.replace('number: 300', 'number: 0')
      .replace('    authority: 本會\n', '')
      .replace('hours: 24', 'hour: 24')
    expect(problems('regulationFiles: [own.yaml]', wrong)).toEqual([
      'own.yaml:6: regulations.0.plan.number: must be more than 0',
      'own.yaml:7: regulations.0.incident.hours: there is no value: it should be a number',
      'own.yaml:7: regulations.0.incident.hour: no such key, did you mean hours?',
    ])
    expect(problems('regulationFiles: [own.yaml]', OWN.replace('    authority: 本會\n', ''))[0]).toMatch(
      /^own\.yaml:2: regulations\.0\.authority: is missing/,
    )
    expect(() => settings('regulationFiles: [none.yaml]')).toThrow(/none\.yaml/)
  })
})
