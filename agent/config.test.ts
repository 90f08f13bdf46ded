import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { DEFAULT_LIMITS } from '../formats/format.ts'
import { RuleFinder } from '../inventory/classes.ts'
import { TEMPLATES } from './commands/init.ts'
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

const LANGUAGES = ['zh-TW', 'en'] as const

it('an empty file and the one that init writes are right', () => {
  expect(problemsOf('')).toEqual([])
  for (const language of LANGUAGES) {
    expect(problemsOf(TEMPLATES[language])).toEqual([])
    expect(parseConfig(TEMPLATES[language], '')).toEqual({ language })
  }
})

it('the template is right once the # of its settings is taken away, one setting or all of them', () => {
  for (const language of LANGUAGES) {
    const text = TEMPLATES[language].replaceAll(/^#(?! \S)/gm, '')
    expect(problemsOf(text)).toEqual([])
    expect(parseConfig(text, '')).toMatchObject({
      targets: [{ path: '/srv/share' }],
      limits: { memory: 1.5 * 2 ** 30 },
      classes: [{ class: 'member', purposes: ['052'] }, { class: 'employee' }],
    })
    for (const setting of ['workers', 'out', 'regulations', 'exclude'])
      expect(problemsOf(TEMPLATES[language].replace(`#${setting}:`, `${setting}:`))).toEqual([])
  }
})

it('purposes are codes of the official list, however YAML reads their digits', () => {
  const of = (codes: string) => `classes: [{ paths: [x], class: member, purposes: [${codes}] }]`
  expect(parseConfig(of('90, "052", 2, 182'), '').classes?.[0]?.purposes).toEqual(['090', '052', '002', '182'])
  expect(problemsOf(of('183'))[0]).toMatch(/purposes\.0: .*001/)
  expect(problemsOf(of('members'))[0]).toMatch(/purposes\.0: .*001/)
})

it('a class rule may name an absolute path', () => {
  const rule = (path: string) => new RuleFinder([{ paths: [path], class: 'member', purposes: [] }])
  const uri = `file:///srv/share/${encodeURIComponent('會員資料')}/a.csv`
  for (const path of [
    '/srv/share/會員資料/**',
    '/srv/share/會員資料',
    '/srv/share/',
    '/srv/**',
    '**/會員資料/**',
    '**',
  ])
    expect([path, rule(path).find(uri, 'file:///srv/share/')]).toEqual([path, 0])
  for (const path of ['/會員資料/**', '/srv/other/**', '**/會員/**'])
    expect([path, rule(path).find(uri, 'file:///srv/share/')]).toEqual([path, -1])
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

it.each([
  ['targets: [\n', 1, '[', ']'],
  ['language: en\ntargets: [\n  /a,\n  /b\nout: /c\n', 2, '[', ']'],
  ['targets:\n  - path: /a\n  - {path: /b\nout: /c\n', 3, '{', '}'],
  ['targets: [\n  {path: /a}, [b],\n  {path: /c}\nout: /d\n', 1, '[', ']'],
  ['targets:\n  - "/a\nout: /c\n', 2, '"', '"'],
  ["targets:\n  - '/a\nout: /c\n", 2, "'", "'"],
])('what is not closed in %j is not called uneven indentation', (text, line, opens, closes) => {
  const problems = problemsOf(text)
  expect(problems).toEqual([`pandian.yaml:${line}: the ${opens} that begins here has no closing ${closes}`])
})

it('a list with hyphens inside brackets is called that, and uneven indentation still is', () => {
  expect(problemsOf('targets: [\n  - path: /a\n]\n')[0]).toMatch(/^pandian\.yaml:2: .*lines that begin with -/)
  expect(problemsOf('a:\n  b: 1\n c: 2\n')[0]).toMatch(/^pandian\.yaml:3: .*indentation is uneven/)
})

it('flags win over the file, the file over the defaults', () => {
  const config = parseConfig('language: en\nworkers: 3\nlimits: { depth: 2, memory: 1 GiB }\nexclude: [a]\n', '')
  const settings = settle({ paths: ['/t'], workers: 1, exclude: ['b'] }, config)
  expect(settings).toMatchObject({ language: 'en', workers: 1, memory: 2 ** 30, seconds: 120 })
  expect(settings.limits).toEqual({ ...DEFAULT_LIMITS, depth: 2 })
  expect(settings.targets).toMatchObject([
    { location: '/t', exclude: ['a', 'b'], followSymlinks: false, trustIgnoreFiles: false },
  ])
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

it('a file URL on the command line was taken for a path of that name: it is the same place, with its labels and its state', () => {
  const config = { targets: [{ path: '/srv/a b', labels: { owner: 'IT' } }] }
  for (const path of ['file:///srv/a%20b', 'file://localhost/srv/a%20b', 'FILE:///srv/./a b', '/srv/a b/']) {
    const settings = settle({ paths: [path] }, config)
    expect([path, settings.targets[0]?.location, settings.targets[0]?.labels]).toEqual([
      path,
      '/srv/a b',
      { owner: 'IT' },
    ])
    expect(settings.state).toBe(settle({ paths: ['/srv/a b'] }, config).state)
  }
  // A name in Big5 has no other way to be written; other places are not ours to judge.
  for (const path of ['file:///srv/%A4%A4', 's3://bucket/key', 'file://elsewhere/share'])
    expect(settle({ paths: [path] }, {}).targets[0]?.location).toBe(path)
})

it('one set of targets has one state, in whatever order it is named', () => {
  const state = (...paths: string[]) => settle({ paths }, {}).state
  expect(state('/a', '/b')).toBe(state('/b', '/a'))
  expect(state('/a')).not.toBe(state('/b'))
})

it('a target by URL says how it is reached, and what is wrong with that is named by line and key', () => {
  const text = `targets:
  - url: postgres://scan@db/crm
    secret: { file: crm.password }
    tls: { ca: ca.pem }
    include: [crm.*]
    sample: 5
    hours: "22:00-06:00"
`
  expect(problemsOf(text)).toEqual([])
  expect(settle({ paths: [] }, parseConfig(text, '')).targets[0]).toMatchObject({
    location: 'postgres://scan@db/crm',
    secret: { file: 'crm.password' },
    options: { tls: { ca: 'ca.pem' }, include: ['crm.*'], sample: 5, hours: '22:00-06:00' },
  })
  const wrong = [
    ['  - url: postgres://scan:hush@db/crm', /:2: targets\.0\.url: .*secret/],
    ['  - url: /srv/share', /:2: targets\.0\.url: .*postgres/],
    ['  - labels: {}', /:2: targets\.0: .*path.*url/],
    ['  - { url: "s3://b", path: a }', /:2: targets\.0: .*path.*url/],
    ['  - url: s3://b\n    secret: { env: A, file: b }', /:3: targets\.0\.secret: .*env/],
    ['  - url: s3://b\n    secret: hush', /:3: targets\.0\.secret: /],
    ['  - url: s3://b\n    hours: nights', /:3: targets\.0\.hours: .*22:00/],
    ['  - url: s3://b\n    sample: 100', /:3: targets\.0\.sample: .*100/],
    ['  - url: s3://b\n    tls: { mode: none }', /:3: targets\.0\.tls\.mode: .*verify-full/],
    ['  - path: a\n    replica: prefer', /:3: targets\.0\.replica: .*url/],
  ] as const
  for (const [lines, problem] of wrong) {
    const problems = problemsOf(`targets:\n${lines}\n`).join('\n')
    expect(problems).toMatch(problem)
    expect(problems).not.toContain('hush')
  }
})

it('the state of a folder that is named after somebody is not', () => {
  const { id: nationalId } = makePeople(1, 'state')[0]!
  const { state } = settle({ paths: [`/srv/${nationalId}`] }, {})
  expect(state).toMatch(/-[0-9a-f]{8}\.db$/)
  expect(state).not.toContain(nationalId)
})
