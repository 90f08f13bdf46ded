import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RECORD_ERRORS } from './errors/records.ts'
import { REPORT_ERRORS } from './errors/reports.ts'
import { STATE_ERRORS } from './errors/state.ts'
import { TARGET_ERRORS } from './errors/targets.ts'
import { VALUE_ERRORS } from './errors/values.ts'
import { ERROR_CODES, PandianError } from './errors.ts'
import { EXIT, EXIT_WORDS } from './exit-codes.ts'

const page = readFileSync(new URL('../docs/exit-codes.md', import.meta.url), 'utf8')

it('every status has its words and its line in docs/exit-codes.md', () => {
  const codes = Object.values(EXIT)
  expect(EXIT_WORDS.map(({ code }) => code)).toEqual(codes)
  for (const code of codes) expect(page).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'))
})

it('no code of an error stands for two', () => {
  const parts = [TARGET_ERRORS, VALUE_ERRORS, STATE_ERRORS, RECORD_ERRORS, REPORT_ERRORS]
  expect(ERROR_CODES).toHaveLength(parts.reduce((sum, part) => sum + Object.keys(part).length, 0))
})

it('every error has its line in docs/exit-codes.md with the status it ends with, and says something in both languages', () => {
  for (const code of ERROR_CODES) {
    const error = new PandianError(code, {
      path: '/p',
      reason: 'EIO',
      item: 'i',
      message: 'm',
      state: '/s',
      problems: 'q',
      names: 'n',
      'names-zh': '名',
      found: 2,
      known: 1,
    })
    expect(page).toMatch(new RegExp(`^\\| \`${code}\` +\\| ${error.exit} +\\|`, 'm'))
    expect(error.words('zh-TW')).toMatch(/\p{Script=Han}/u)
    for (const words of [error.words('zh-TW'), error.words('en')]) expect(words).not.toContain('undefined')
  }
})
