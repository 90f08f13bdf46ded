import { expect, test } from 'vitest'
import { HOSTILE_NAMES, sampleModel } from './sample-model.ts'
import { summarize } from './terminal.ts'
import { width } from './text.ts'
import { LANGUAGES } from './words.ts'

const plain = { color: false, width: 100, files: ['/out/report.json', `/out/${HOSTILE_NAMES[10]}`] }

test.each(LANGUAGES)('verdicts come first, reports last, and lines fit: %s', (language) => {
  const lines = summarize(sampleModel(), { ...plain, language })
    .trimEnd()
    .split('\n')
  expect(lines[0]).toMatch(/^(已達|Reached) /)
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
