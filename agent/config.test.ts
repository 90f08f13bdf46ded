import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../formats/format.ts'
import { TEMPLATE } from './commands/init.ts'
import { loadConfig, parseConfig, settle } from './config.ts'
import { PandianError } from './errors.ts'

function problemsOf(text: string): string[] {
  try {
    parseConfig(text, 'pandian.yaml')
  } catch (error) {
    if (error instanceof PandianError) return String(error.params.problems).split('\n')
    throw error
  }
  return []
}

it('an empty file and the one that init writes are right', () => {
  expect(problemsOf('')).toEqual([])
  expect(problemsOf(TEMPLATE)).toEqual([])
})

it('every line of the template is right once its # is taken away', () => {
  const text = TEMPLATE.split('\n')
    .filter((line) => /^# (\s|[a-zA-Z]+:)/.test(line))
    .map((line) => line.slice(2))
    .join('\n')
  expect(problemsOf(text)).toEqual([])
  expect(parseConfig(text, '')).toMatchObject({
    limits: { memory: 1.5 * 2 ** 30 },
    classes: [{ class: 'member' }, { class: 'employee' }],
  })
})

it('every mistake is named with file, line and key, and what was meant', () => {
  const problems = problemsOf(
    'targets:\n  - path: a\n    lables: {}\nworkers: many\nclases: []\nclasses:\n  - paths: [x]\n    class: nobody\n',
  )
  expect(problems.length).toBe(4)
  expect(problems.join('\n')).toMatch(/pandian\.yaml:3: targets\.0\.lables: .*labels\?/)
  expect(problems.join('\n')).toMatch(/pandian\.yaml:4: workers: /)
  expect(problems.join('\n')).toMatch(/pandian\.yaml:5: clases: .*classes\?/)
  expect(problems.join('\n')).toMatch(/pandian\.yaml:8: classes\.0\.class: /)
  expect(problemsOf('a: [1\nb: 2')[0]).toMatch(/^pandian\.yaml:\d: /)
})

it('flags win over the file, the file over the defaults', () => {
  const config = parseConfig('language: en\nworkers: 3\nlimits: { depth: 2, memory: 1 GiB }\nexclude: [a]\n', '')
  const settings = settle({ paths: ['/t'], workers: 1, exclude: ['b'] }, config)
  expect(settings).toMatchObject({ language: 'en', workers: 1, memory: 2 ** 30, seconds: 120 })
  expect(settings.limits).toEqual({ ...DEFAULT_LIMITS, depth: 2 })
  expect(settings.targets).toMatchObject([{ location: '/t', exclude: ['a', 'b'], followSymlinks: false }])
})

it('paths in the file are taken from its folder, and labels hold for the same place on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pandian-config-'))
  const file = join(folder, 'pandian.yaml')
  writeFileSync(file, 'targets: [{ path: share, labels: { owner: IT } }]\nstate: s.db\n')
  const config = loadConfig(file)
  expect(settle({ paths: [] }, config)).toMatchObject({
    state: join(folder, 's.db'),
    targets: [{ location: join(folder, 'share') }],
  })
  expect(settle({ paths: [join(folder, 'share')] }, config).targets[0]?.labels).toEqual({ owner: 'IT' })
  rmSync(folder, { recursive: true })
})

it('one set of targets has one state, in whatever order it is named', () => {
  const state = (...paths: string[]) => settle({ paths }, {}).state
  expect(state('/a', '/b')).toBe(state('/b', '/a'))
  expect(state('/a')).not.toBe(state('/b'))
})
