import { expect, test } from 'vitest'
import { compileIgnore, isIgnored } from './ignore.ts'

const ignores = (line: string, path: string) => isIgnored([compileIgnore([line], '')], path, false) === true

test('blanks at the end are typing accidents, unless escaped', () => {
  expect(ignores('*.log  \r', 'a.log')).toBe(true)
  expect(ignores('a\\ ', 'a ')).toBe(true)
})

test('a line of 200,000 blanks is read in no time and leaves nothing out', () => {
  expect(ignores(`x${' '.repeat(200_000)}x`, 'x')).toBe(false)
})

test('a glob that would keep the matcher busy for ever leaves nothing out', () => {
  expect(ignores('*a*a*a*a*a*a*a*a*a*a*a*a*b', `${'a'.repeat(120)}.txt`)).toBe(false)
  expect(ignores('+(a|aa)+(a|aa)b', 'a'.repeat(60))).toBe(false)
})

test('a line that is no glob leaves its directory readable', () => {
  expect(ignores('x'.repeat(70_000), 'a.txt')).toBe(false)
})

test('what is taken in again is told from what nobody speaks of', () => {
  const rules = [compileIgnore(['*.log', '!keep.log'], '')]
  expect(['a.log', 'keep.log', 'a.txt'].map((path) => isIgnored(rules, path, false))).toEqual([true, false, undefined])
})

test('the usual globs work', () => {
  expect(ignores('*.{log,tmp}', 'sub/a.tmp')).toBe(true)
  expect(ignores('/build/**/*.o', 'build/x/y.o')).toBe(true)
  expect(ignores('/build/**/*.o', 'src/y.o')).toBe(false)
})
