import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PandianError } from '../errors.ts'
import { BEGINNING, type Entry, entryOf, isIntact, sha256, signedText } from './entry.ts'
import { Journal, type JournalHead } from './journal.ts'
import { loadOrCreateSigner, publicKeyPath, readVerifiers, renewSigner, signingKeyPath } from './keys.ts'

const APPEND_MANY = fileURLToPath(new URL('./append-many.ts', import.meta.url))

let folder: string
let path: string
let key: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-journal-'))
  path = join(folder, 'state.db.journal')
  key = join(folder, 'keys', 'key')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function entries(): Entry[] {
  const text = readFileSync(path, 'utf8')
  expect(text.endsWith('\n')).toBe(true)
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => entryOf(Buffer.from(line))!)
}

function expectChain(all: readonly Entry[]): void {
  const [verifier] = readVerifiers(publicKeyPath(key))
  all.forEach((entry, i) => {
    expect(entry.seq).toBe(i + 1)
    expect(entry.prev).toBe(all[i - 1]?.hash ?? BEGINNING)
    expect(isIntact(entry)).toBe(true)
    expect(verifier!.holds(signedText(entry), entry.sig)).toBe(true)
  })
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work()
  } catch (error) {
    return error instanceof PandianError ? error.code : String(error)
  }
  return undefined
}

/** What a state does for its journal. */
class Memory {
  head: JournalHead | undefined
  journalHead(): JournalHead | undefined {
    return this.head
  }
  keepJournalHead(head: JournalHead): void {
    this.head = head
  }
}

describe('the journal', () => {
  it('chains and signs every entry, begins with its key, and tells the state the last one', () => {
    const state = new Memory()
    const journal = Journal.open(path, key, state)
    expect(journal.head).toBeUndefined()
    const first = journal.append('reveal', { item: 'file:///a' })
    const second = journal.append('import', {
      file: 'inventory.xlsx',
      sha256: sha256(''),
      changes: 2,
      conflicts: 0,
      decisions: sha256(''),
    })
    const all = entries()
    expect(all.map(({ kind }) => kind)).toEqual(['key', 'reveal', 'import'])
    expect(all[0]!.data).toMatchObject({ fingerprint: journal.fingerprint, previous: null })
    expectChain(all)
    expect([first.seq, second.seq]).toEqual([2, 3])
    expect(state.head).toEqual(second)
    expect(journal.head).toEqual(second)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(signingKeyPath(key)).mode & 0o777).toBe(0o600)
  })

  it('is begun with the key alone, once', () => {
    const journal = Journal.open(path, key)
    journal.begin()
    journal.begin()
    Journal.open(path, key).begin()
    expect(entries().map(({ kind }) => kind)).toEqual(['key'])
    journal.append('reveal', { item: 'file:///a' })
    expect(entries().map(({ kind }) => kind)).toEqual(['key', 'reveal'])
    expectChain(entries())
  })

  it('is written in one way: members of data in order, whatever order they were given in', () => {
    const journal = Journal.open(path, key)
    journal.append('incident', { incident: 'x', z: 1, a: { d: undefined, c: [1, { y: 1, b: 2 }], 名: '值' } })
    expect(readFileSync(path, 'utf8').split('\n')[1]).toContain(
      '"data":{"a":{"c":[1,{"b":2,"y":1}],"名":"值"},"incident":"x","z":1}',
    )
    expectChain(entries())
  })

  it('goes on where another process has written meanwhile, and two at once do not fork it', async () => {
    const ours = Journal.open(path, key)
    ours.append('reveal', { item: 'file:///ours/0' })
    const others = [1, 2].map(() => spawn(process.execPath, [APPEND_MANY, path, key, '40'], { stdio: 'inherit' }))
    const ended = others.map((child) => once(child, 'exit'))
    for (let i = 1; others.some(({ exitCode }) => exitCode === null) && i < 200; i++) {
      ours.append('reveal', { item: `file:///ours/${i}` })
      await wait(1)
    }
    expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0])
    const all = entries()
    expect(all.filter(({ data }) => !(data as { item?: string }).item?.includes('ours'))).toHaveLength(81)
    expectChain(all)
  })

  it('two processes that make the key at once agree on it', async () => {
    const others = [1, 2, 3].map(() => spawn(process.execPath, [APPEND_MANY, path, key, '3'], { stdio: 'inherit' }))
    expect((await Promise.all(others.map((child) => once(child, 'exit')))).map(([code]) => code)).toEqual([0, 0, 0])
    expect(entries()).toHaveLength(10)
    expectChain(entries())
  })

  it('kill -9 at any moment: what was returned is there, and the next entry goes on', async () => {
    for (const delay of [250, 300, 350]) {
      const child = spawn(process.execPath, [APPEND_MANY, path, key, '100000'], { stdio: 'ignore' })
      await wait(delay)
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    Journal.open(path, key).append('reveal', { item: 'file:///after' })
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    // A line that was cut off is between them.
    expectChain(lines.flatMap((line) => entryOf(Buffer.from(line)) ?? []))
  })

  it('a line that a kill cut off stays, and the next entry says that it counts for nothing', () => {
    const state = new Memory()
    const journal = Journal.open(path, key, state)
    journal.append('reveal', { item: 'file:///a' })
    const whole = readFileSync(path)
    journal.append('reveal', { item: 'file:///b' })
    const line = readFileSync(path).subarray(whole.length)
    for (const length of [1, 40, line.length - 2]) {
      writeFileSync(path, Buffer.concat([whole, line.subarray(0, length)]))
      state.head = entryHead(whole)
      const next = Journal.open(path, key, state).append('reveal', { item: 'file:///c' })
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
      expect(lines[2]).toBe(line.subarray(0, length).toString())
      expect(JSON.parse(lines[3]!)).toMatchObject({
        seq: 3,
        kind: 'torn',
        data: { lines: 1, bytes: length, sha256: sha256(line.subarray(0, length)) },
      })
      expect(next.seq).toBe(4)
      expectChain(lines.filter((_, i) => i !== 2).map((each) => entryOf(Buffer.from(each))!))
    }
  })

  it('an entry that lacks only the end of its line is one', () => {
    const journal = Journal.open(path, key)
    journal.append('reveal', { item: 'file:///a' })
    truncateSync(path, statSync(path).size - 1)
    journal.append('reveal', { item: 'file:///b' })
    expect(entries().map(({ kind }) => kind)).toEqual(['key', 'reveal', 'reveal'])
    expectChain(entries())
  })

  it('says for ever that the entry was not there which the state had seen last', () => {
    const state = new Memory()
    const journal = Journal.open(path, key, state)
    journal.append('reveal', { item: 'file:///a' })
    const before = readFileSync(path)
    const lost = journal.append('reveal', { item: 'file:///b' })
    writeFileSync(path, before)
    journal.append('reveal', { item: 'file:///c' })
    journal.append('reveal', { item: 'file:///d' })
    expect(entries().map(({ kind }) => kind)).toEqual(['key', 'reveal', 'gap', 'reveal', 'reveal'])
    expect(entries()[2]!.data).toEqual({ expected: lost, found: 2 })
    rmSync(path)
    journal.append('reveal', { item: 'file:///e' })
    expect(entries().map(({ kind }) => kind)).toEqual(['key', 'gap', 'reveal'])
  })

  it('finds its end also where lines are longer than what is read at a time', () => {
    const journal = Journal.open(path, key)
    journal.append('incident', { incident: 'x'.repeat(200_000) })
    appendFileSync(path, 'y'.repeat(150_000))
    journal.append('incident', { incident: 'z'.repeat(70_000) })
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    expectChain(lines.filter((_, i) => i !== 2).map((line) => entryOf(Buffer.from(line))!))
  })

  it('is refused where it cannot be written', () => {
    const journal = Journal.open(join(folder, 'state.db', 'x.journal'), key)
    writeFileSync(join(folder, 'state.db'), '')
    expect(codeOf(() => journal.append('reveal', { item: 'x' }))).toBe('journal-io')
  })
})

describe('the key that signs', () => {
  it('is never replaced by itself: not where its public half is there, nor where a journal is', () => {
    Journal.open(path, key).append('reveal', { item: 'x' })
    const signer = readFileSync(signingKeyPath(key))
    rmSync(signingKeyPath(key))
    expect(codeOf(() => Journal.open(path, key))).toBe('sign-key-missing')
    rmSync(publicKeyPath(key))
    expect(codeOf(() => Journal.open(path, key))).toBe('sign-key-missing')
    expect(existsSync(signingKeyPath(key))).toBe(false)
    writeFileSync(signingKeyPath(key), signer, { mode: 0o600 })
    Journal.open(path, key).append('reveal', { item: 'y' })
    expectChain(entries())
  })

  it('is refused when others can read it, and when it is none', () => {
    loadOrCreateSigner(key, false)
    chmodSync(signingKeyPath(key), 0o640)
    expect(codeOf(() => loadOrCreateSigner(key, false))).toBe('key-too-open')
    writeFileSync(signingKeyPath(key), 'nonsense', { mode: 0o600 })
    chmodSync(signingKeyPath(key), 0o600)
    expect(codeOf(() => loadOrCreateSigner(key, false))).toBe('sign-key-malformed')
  })

  it('is renewed when asked for: the journal says so, and what the old one signed still holds', () => {
    Journal.open(path, key).append('reveal', { item: 'x' })
    const [old] = readVerifiers(publicKeyPath(key))
    const renewed = renewSigner(key)
    Journal.open(path, key).append('reveal', { item: 'y' })
    const all = entries()
    expect(all.map(({ kind }) => kind)).toEqual(['key', 'reveal', 'key', 'reveal'])
    expect(all[2]!.data).toMatchObject({ fingerprint: renewed.fingerprint, previous: old!.fingerprint })
    const known = readVerifiers(publicKeyPath(key))
    expect(known.map(({ fingerprint }) => fingerprint)).toEqual([renewed.fingerprint, old!.fingerprint])
    for (const entry of all)
      expect(known.find(({ fingerprint }) => fingerprint === entry.key)!.holds(signedText(entry), entry.sig)).toBe(true)
    rmSync(signingKeyPath(key))
    renewSigner(key)
    expect(readVerifiers(publicKeyPath(key))).toHaveLength(3)
  })
})

function entryHead(journal: Buffer): JournalHead {
  const last = journal.toString().trimEnd().split('\n').at(-1)!
  const { seq, hash } = entryOf(Buffer.from(last))!
  return { seq, hash }
}
