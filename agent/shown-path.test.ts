import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeBytes } from '../connectors/uri.ts'
import { findShown } from './shown-path.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-shown-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inFolder = (...names: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(folder), ...names.flatMap((name) => [Buffer.from('/'), name])])
const big5 = (name: string): Buffer => iconv.encode(name, 'cp950')
const uriOf = (path: Buffer): string => `file://${encodeBytes(path)}`

test('a file with a Big5 name could be named as no shell and no report shows it, only by its URI', () => {
  const path = inFolder(big5('客戶'), big5('名冊.csv'))
  mkdirSync(inFolder(big5('客戶')))
  writeFileSync(path, '')
  expect(findShown(join(folder, '客戶/名冊.csv'))).toBe(uriOf(path))
  // As Node gives an argument whose bytes are not UTF-8.
  expect(findShown(join(folder, big5('客戶').toString(), big5('名冊.csv').toString()))).toBe(uriOf(path))
})

test('the name itself comes first, and of several that read alike it is none', () => {
  for (const name of [
    Buffer.from('名冊.csv'),
    big5('名冊.csv'),
    Buffer.from('\xff.csv', 'latin1'),
    Buffer.from('\xfe.csv', 'latin1'),
  ])
    writeFileSync(inFolder(name), '')
  expect(findShown(join(folder, '名冊.csv'))).toBe(uriOf(inFolder(Buffer.from('名冊.csv'))))
  expect(findShown(join(folder, '\ufffd.csv'))).toBeUndefined()
  expect(findShown(join(folder, 'nowhere/a.csv'))).toBeUndefined()
})
