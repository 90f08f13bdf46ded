import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SecretReference, Target } from '../connectors/connector.ts'
import { settle } from './config.ts'
import { PandianError } from './errors.ts'
import { accessTo, holdsPassword } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-secrets-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const target = (secret: SecretReference): Target => ({
  location: 'postgres://scan@db/crm',
  labels: {},
  exclude: [],
  followSymlinks: false,
  trustIgnoreFiles: false,
  secret,
})

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof PandianError) return `${error.code} ${error.params.reason ?? ''}`.trim()
    throw error
  }
  return 'none'
}

function file(text: string, mode = 0o600): string {
  const path = join(folder, 'password')
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

it('a secret comes from the environment, a file or a program, without the line end behind it', () => {
  vi.stubEnv('CRM_PASSWORD', ' two words ')
  expect(accessTo(target({ env: 'CRM_PASSWORD' })).secret).toBe(' two words ')
  expect(accessTo(target({ file: file('a b\r\n') })).secret).toBe('a b')
  expect(accessTo(target({ command: ['printf', 'x%s\n', '$HOME;'] })).secret).toBe('x$HOME;')
})

it('what is not there, not ours alone, or empty is said, and the secret is not', () => {
  expect(codeOf(() => accessTo(target({ env: 'PANDIAN_NO_SUCH' })))).toBe('secret-missing unset')
  expect(codeOf(() => accessTo(target({ file: join(folder, 'none') })))).toBe('secret-missing ENOENT')
  expect(codeOf(() => accessTo(target({ file: file('\n') })))).toBe('secret-missing empty')
  expect(codeOf(() => accessTo(target({ command: ['false'] })))).toBe('secret-missing exit 1')
  expect(codeOf(() => accessTo(target({ command: [join(folder, 'none')] })))).toBe('secret-missing ENOENT')
  if (process.platform !== 'win32')
    expect(codeOf(() => accessTo(target({ file: file('x', 0o644) })))).toBe('secret-too-open')
})

it('a password in a URL is refused wherever it hides, and nothing else is taken for one', () => {
  const held = [
    'postgres://scan:hush@db/crm',
    'postgres://scan:@db/crm',
    'postgres://scan:hu/sh@db/crm',
    'mysql://a:p@ss@db/x',
    'postgres://scan@db/crm?password=hush',
    'postgres://db/crm?sslmode=require&password=hush',
    's3://KEY:SECRET@bucket/prefix',
  ]
  for (const url of held) {
    expect([url, holdsPassword(url)]).toEqual([url, true])
    let words = ''
    try {
      settle({ paths: [url] }, {})
    } catch (error) {
      if (error instanceof PandianError) words = `${error.code} ${error.words('en')} ${error.words('zh-TW')}`
    }
    expect(words).toContain('secret-in-url')
    expect(words).not.toMatch(/hush|sh@|SECRET|p@ss/)
  }
  for (const url of [
    'postgres://scan@db:5432/crm',
    'postgres://db:5432/a@b',
    '/srv/a:b@c',
    'file:///a:b@c',
    's3://bucket/a:b',
  ])
    expect([url, holdsPassword(url)]).toEqual([url, false])
})
