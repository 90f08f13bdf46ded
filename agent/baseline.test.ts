import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DataFile } from '../inventory/inventory.ts'
import { toJson } from '../report/json.ts'
import { sampleModel } from '../report/sample-model.ts'
import { type Baseline, baselineOf, compare, readBaseline, writeBaseline } from './baseline.ts'
import { PandianError } from './errors.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-baseline-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const model = sampleModel({ items: 10, unread: 0 })

function baseline(files: Baseline['dataFiles']): Baseline {
  return { schema: 'https://pandian.dev/baseline/1', scanned: '2026-11-21T11:02:41+08:00', dataFiles: files }
}

function dataFile(uri: string, rows: number, types: Record<string, number> = {}): DataFile {
  const summary = (hits: number) => ({ hits, distinct: hits, masked: 0, low: 0, placeholders: 0, examples: [] })
  return {
    ...model.dataFiles[0]!,
    uri,
    rows,
    subjects: { lower: rows, best: rows, upper: rows },
    types: Object.fromEntries(Object.entries(types).map(([id, hits]) => [id, summary(hits)])),
  }
}

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof PandianError) return error.code
    throw error
  }
  return 'none'
}

it('a report against its own baseline has nothing new', () => {
  const report = join(folder, 'report.json')
  const path = join(folder, 'baseline.json')
  writeFileSync(report, JSON.stringify(toJson(model)))
  writeBaseline(path, baselineOf(report))
  expect(compare(model.dataFiles, readBaseline(path))).toEqual({ baseline: model.run.finished, findings: [] })
})

it('holds figures and no examples', () => {
  const report = join(folder, 'report.json')
  writeFileSync(report, JSON.stringify(toJson(model)))
  writeBaseline(join(folder, 'b.json'), baselineOf(report))
  const text = readFileSync(join(folder, 'b.json'), 'utf8')
  for (const example of ['A1********', '陳○○', '09******78']) expect(text).not.toContain(example)
})

it('tells what appeared and what grew, and nothing of what became less', () => {
  const known = baseline([
    { uri: 'file:///a', rows: 5, subjects: 5, types: { mobile: 5 } },
    { uri: 'file:///b', rows: 9, subjects: 9, types: { mobile: 9 } },
  ])
  const now = [
    dataFile('file:///a', 7, { mobile: 7, email: 1 }),
    dataFile('file:///b', 3, { mobile: 3 }),
    dataFile('file:///c', 1),
  ]
  expect(compare(now, known).findings).toEqual([
    { uri: 'file:///a', appeared: false, rows: 2, subjects: 2, types: { mobile: 2, email: 1 } },
    { uri: 'file:///c', appeared: true, rows: 1, subjects: 1, types: {} },
  ])
})

it('like files that became one line, or no longer are, are compared as one', () => {
  const known = baseline([
    { uri: 'file:///f/1.docx', rows: 1, subjects: 1, types: {} },
    { uri: 'file:///f/2.docx', rows: 1, subjects: 1, types: {} },
  ])
  expect(compare([dataFile('file:///f/*.docx', 12)], known).findings).toEqual([
    { uri: 'file:///f/*.docx', appeared: false, rows: 10, subjects: 10, types: {} },
  ])
  const back = baseline([{ uri: 'file:///f/*.docx', rows: 12, subjects: 12, types: {} }])
  expect(compare([dataFile('file:///f/1.docx', 1), dataFile('file:///f/2.docx', 1)], back).findings).toEqual([])
})

it('a report of a scan that was stopped, something else, and nothing at all are refused', () => {
  const path = join(folder, 'report.json')
  expect(codeOf(() => baselineOf(path))).toBe('report-unreadable')
  writeFileSync(path, '{"run":')
  expect(codeOf(() => baselineOf(path))).toBe('report-unreadable')
  expect(codeOf(() => readBaseline(path))).toBe('baseline-unreadable')
  writeFileSync(path, JSON.stringify(toJson({ ...model, run: { ...model.run, completed: false } })))
  expect(codeOf(() => baselineOf(path))).toBe('report-incomplete')
})
