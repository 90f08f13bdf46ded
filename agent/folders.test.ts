import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from './folders.ts'

test('makes the folders that are missing, for the owner only, and leaves those that are there', () => {
  const root = mkdtempSync(join(tmpdir(), 'folders-'))
  try {
    makeFolder(join(root, 'a/b/c'))
    makeFolder(join(root, 'a/b/c'))
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700)
    expect(existsSync(join(root, 'a/b/c'))).toBe(true)
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('a folder that cannot be made is an error, not an endless loop', () => {
  expect(() => makeFolder('/proc/no-such-folder/reports')).toThrow()
})
