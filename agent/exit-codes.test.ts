import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ERROR_CODES, PandianError } from './errors.ts'
import { EXIT, EXIT_WORDS } from './exit-codes.ts'

const page = readFileSync(new URL('../docs/exit-codes.md', import.meta.url), 'utf8')

it('every status has its words and its line in docs/exit-codes.md', () => {
  const codes = Object.values(EXIT)
  expect(EXIT_WORDS.map(({ code }) => code)).toEqual(codes)
  for (const code of codes) expect(page).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'))
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
