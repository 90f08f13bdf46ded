import { expect, test } from 'vitest'
import { HOSTILE_NAMES, sampleModel } from './sample-model.ts'
import { summarize } from './terminal.ts'
import { width } from './text.ts'
import { DETERMINATION_REASONS, LANGUAGES } from './words.ts'

const plain = { color: false, width: 100, files: ['/out/report.json', `/out/${HOSTILE_NAMES[10]}`] }

test.each(LANGUAGES)('verdicts come first, reports last, and lines fit: %s', (language) => {
  const lines = summarize(sampleModel(), { ...plain, language })
    .trimEnd()
    .split('\n')
  expect(lines[0]).toMatch(/^(盤點範圍：|Scope: )\/srv\/share/)
  // Whoever reads the first line reads that it is a sample.
  expect(lines.slice(0, lines.indexOf('')).join(' ')).toMatch(/抽樣盤點：其中|A sample: of/)
  expect(lines[lines.indexOf('') + 1]).toMatch(/^(已達|Reached) /)
  expect(lines.at(-2)).toContain('/out/report.json')
  for (const line of lines) expect(width(line), line).toBeLessThanOrEqual(100)
})

test('no control character of the model reaches the terminal', () => {
  const model = sampleModel()
  const hostile = model.dataFiles.map((file) => ({ ...file, uri: `file:///\u001B]0;title\u0007${file.uri}` }))
  const text = summarize({ ...model, dataFiles: hostile }, { ...plain, language: 'zh-TW' })
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test('colours change nothing but colours', () => {
  const options = { ...plain, language: 'zh-TW' as const }
  const colored = summarize(sampleModel(), { ...options, color: true })
  expect(
    colored
      .split('\u001B')
      .map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, '')))
      .join(''),
  ).toBe(summarize(sampleModel(), options))
})

test('every reason of every verdict is said, with figures that have names', () => {
  const model = sampleModel()
  const text = summarize(model, { ...plain, width: 400, language: 'zh-TW' })
  for (const { because } of model.determinations)
    for (const reason of because) expect(text).toContain(DETERMINATION_REASONS[reason]['zh-TW'])
  expect(text).toContain('最佳估計 4,871 人（下限 4,388、上限 5,420）；門檻 5,000 筆；列數 12,960')
  expect(text).toContain('僅及於上列盤點範圍')
  expect(text).toContain('其他原因')
  expect(text).toContain('另有 6 類')
})

test('a list that is not at its end has no share', () => {
  const model = sampleModel()
  const stopped = { ...model, run: { ...model.run, completed: false } }
  const text = summarize(stopped, { ...plain, language: 'zh-TW' })
  expect(text).toContain('停止時已列出 1,200 個')
  expect(text).not.toContain('%')
})
