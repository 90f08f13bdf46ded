import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { toJson } from './json.ts'
import { sampleModel } from './sample-model.ts'
import { fieldTable, reportJsonSchema, reportSchema } from './schema.ts'

const SCHEMA = new URL('../docs/report.schema.json', import.meta.url)
const PAGE = new URL('../docs/report.md', import.meta.url)
const BEGIN = '<!-- fields: made from report/schema.ts -->\n'
const END = '\n<!-- end of fields -->'

// PANDIAN_WRITE_DOCS=1 npx vitest run report/schema writes both anew.
if (process.env.PANDIAN_WRITE_DOCS === '1') {
  writeFileSync(SCHEMA, `${JSON.stringify(reportJsonSchema(), null, 2)}\n`)
  const page = readFileSync(PAGE, 'utf8')
  writeFileSync(
    PAGE,
    `${page.slice(0, page.indexOf(BEGIN))}${BEGIN}\n${fieldTable()}\n${page.slice(page.indexOf(END))}`,
  )
}

test('the committed schema is the one of the code', () => {
  expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())))
})

test('docs/report.md explains every field', () => {
  const page = readFileSync(PAGE, 'utf8')
  expect(fieldTable().split('\n').length).toBeGreaterThan(100)
  expect(page).toContain(fieldTable())
  for (const row of fieldTable().split('\n').slice(2)) expect(row, 'a field without a sentence').not.toMatch(/\|\s*\|$/)
})

test('a report is valid by the committed schema', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false })
  addFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))
  validate(JSON.parse(JSON.stringify(toJson(sampleModel()))))
  expect(validate.errors).toBeNull()
})

test('a report holds no field that the schema does not name', () => {
  // Parsing drops unknown keys: nothing dropped, nothing unknown.
  const report = toJson(sampleModel())
  expect(reportSchema.parse(report)).toEqual(report)
})

test('items add up to what was listed', () => {
  const report = toJson(sampleModel())
  expect(report.items).toHaveLength(report.coverage.listed)
  expect(Object.values(report.coverage.outcomes).reduce((sum, items) => sum + items, 0)).toBe(report.coverage.listed)
})
