import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkJournal, type RememberedHead } from './check.ts'
import {
  BEGINNING,
  type Entry,
  type EntryData,
  type EntryKind,
  type Json,
  lineOf,
  sha256,
  signedText,
} from './entry.ts'
import { Signer } from './keys.ts'
import type { Problem } from './problems.ts'

const OURS = new Signer(generateKeyPairSync('ed25519').privateKey)
const THEIRS = new Signer(generateKeyPairSync('ed25519').privateKey)

function sign(signer: Signer, kind: EntryKind, data: Json, last: Entry | undefined): Entry {
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: '2026-11-29T20:00:00.000+08:00',
    kind,
    who: 'auditor',
    data,
    prev: last?.hash ?? BEGINNING,
    key: signer.fingerprint,
  }
  const text = signedText(entry)
  return { ...entry, hash: sha256(text), sig: signer.sign(text) }
}

function journalOf(length: number, signer = OURS): Entry[] {
  const { fingerprint, publicKey } = signer
  const all = [sign(signer, 'key', { fingerprint, publicKey, previous: null } satisfies EntryData['key'], undefined)]
  while (all.length < length)
    all.push(sign(signer, 'reveal', { item: `file:///srv/${all.length}/名單.csv` }, all[all.length - 1]))
  return all
}

const bytesOf = (lines: readonly (Entry | string)[]) =>
  Buffer.from(lines.map((line) => `${typeof line === 'string' ? line : lineOf(line)}\n`).join(''))

const headOf = ({ seq, hash }: Entry): RememberedHead => ({ seq, hash, source: 'state.db' })

/** The problems, with what the state remembers when the journal was whole. */
function check(bytes: Uint8Array, whole: readonly Entry[] = []): readonly Problem[] {
  return checkJournal(bytes, [OURS], whole.slice(-1).map(headOf)).problems
}

let small: Entry[]
let bytes: Buffer

beforeAll(() => {
  small = journalOf(4)
  bytes = bytesOf(small)
})

describe('a journal as it was written', () => {
  it('has nothing wrong with it, whoever remembers any entry of it', () => {
    const heads = small.map(headOf)
    expect(checkJournal(bytes, [OURS], heads)).toMatchObject({ problems: [], setAside: [] })
    expect(checkJournal(bytes, [OURS], heads).entries).toHaveLength(4)
    expect(check(Buffer.alloc(0))).toEqual([])
  })
})

describe('one byte', () => {
  it('changed anywhere: verify says in which line, for every byte of a small journal', () => {
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = changed[at]! ^ 1
      const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
      const problems = check(changed, small)
      expect(problems.map((problem) => problem.line)).toContain(line)
      expect(['changed', 'signature', 'unknown-key', 'torn']).toContain(problems[0]!.id)
    }
  })

  it('changed to anything anywhere in a longer one', () => {
    const long = journalOf(60)
    const whole = bytesOf(long)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(whole)
        changed[at] = changed[at]! ^ flip
        const line = whole.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
        const lines = check(changed, long).map((problem) => problem.line)
        expect(lines).toContain(line)
        // An end of a line that is gone makes one of two; a new one makes two of one. Nothing further away is named.
        for (const each of lines) expect(Math.abs(each! - line)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })

  it('put in or taken out anywhere', () => {
    for (let at = 0; at <= bytes.length; at += 7) {
      const more = Buffer.concat([bytes.subarray(0, at), Buffer.from(' '), bytes.subarray(at)])
      expect(check(more, small).length).toBeGreaterThan(0)
      const less = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
      if (at < bytes.length) expect(check(less, small).length).toBeGreaterThan(0)
    }
  })

  it('as another way of writing the same', () => {
    const spaced = lineOf(small[1]!).replace('"seq":2,', '"seq": 2,')
    expect(check(bytesOf([small[0]!, spaced, small[2]!, small[3]!]))).toEqual([{ id: 'changed', line: 2 }])
    const twice = lineOf(small[1]!).replace('"seq":2,', '"seq":2,"seq":2,')
    expect(check(bytesOf([small[0]!, twice, small[2]!, small[3]!]))).toEqual([{ id: 'changed', line: 2 }])
  })
})

describe('entries', () => {
  it('removed, any one of them', () => {
    const all = journalOf(6)
    for (const gone of all) {
      const problems = check(bytesOf(all.filter((entry) => entry !== gone)), all)
      const { seq } = gone
      if (seq === 6) expect(problems).toEqual([{ id: 'cut-off', from: 6, to: 6, source: 'state.db' }])
      else expect(problems).toEqual([{ id: 'removed', line: seq, from: seq, to: seq }])
    }
  })

  it('removed in a row, and at the end, where only what was remembered tells', () => {
    const all = journalOf(6)
    expect(check(bytesOf([all[0]!, all[4]!, all[5]!]), all)).toEqual([{ id: 'removed', line: 2, from: 2, to: 4 }])
    expect(check(bytesOf(all.slice(0, 2)), all)).toEqual([{ id: 'cut-off', from: 3, to: 6, source: 'state.db' }])
    expect(check(bytesOf(all.slice(0, 2)))).toEqual([])
  })

  it('swapped, any two of them', () => {
    const all = journalOf(6)
    for (let a = 0; a < all.length; a++)
      for (let b = a + 1; b < all.length; b++) {
        const swapped = [...all]
        swapped[a] = all[b]!
        swapped[b] = all[a]!
        expect(check(bytesOf(swapped), all)).toEqual([{ id: 'swapped', line: a + 1, other: b + 1 }])
      }
  })

  it('moved away', () => {
    const all = journalOf(6)
    const moved = [all[0]!, all[2]!, all[3]!, all[4]!, all[1]!, all[5]!]
    expect(check(bytesOf(moved), all)).toEqual([{ id: 'moved', line: 5 }])
  })

  it('put in twice, wherever the copy stands', () => {
    const all = journalOf(5)
    for (const copied of all)
      for (let at = 0; at <= all.length; at++) {
        const problems = check(bytesOf([...all.slice(0, at), copied, ...all.slice(at)]), all)
        expect(problems).toHaveLength(1)
        expect(problems[0]!.id).toBe('duplicate')
        const lines = [problems[0]!.line!, problems[0]!.other!]
        // Of two beside each other, either is the copy.
        expect(lines).toContain(at + 1)
      }
  })

  it('signed again by somebody else: the line, and all that follow where they were made anew', () => {
    const all = journalOf(5)
    const forged = sign(THEIRS, 'reveal', { item: 'file:///nothing' }, all[1])
    expect(check(bytesOf([all[0]!, all[1]!, forged, all[3]!, all[4]!]), all)).toEqual([{ id: 'unknown-key', line: 3 }])
    const other = sign(THEIRS, 'reveal', { item: 'file:///nothing' }, forged)
    expect(check(bytesOf([all[0]!, all[1]!, forged, other]), all)).toEqual([
      { id: 'unknown-key', line: 3, lastLine: 4 },
      { id: 'cut-off', from: 3, to: 5, source: 'state.db' },
    ])
    const whole = journalOf(5, THEIRS)
    expect(check(bytesOf(whole), all)[0]).toEqual({ id: 'unknown-key', line: 1, lastLine: 5 })
    const claimed = { ...forged, key: OURS.fingerprint }
    const hash = sha256(signedText(claimed))
    expect(check(bytesOf([all[0]!, all[1]!, { ...claimed, hash }, all[3]!, all[4]!]), all)).toEqual([
      { id: 'signature', line: 3 },
    ])
  })

  it('of an earlier copy that was put back and went on', () => {
    const all = journalOf(5)
    const again = sign(OURS, 'reveal', { item: 'file:///other' }, all[2])
    expect(check(bytesOf([...all.slice(0, 3), again]), all.slice(0, 4))).toEqual([
      { id: 'replaced', line: 4, source: 'state.db' },
    ])
    expect(check(bytesOf([...all.slice(0, 3), again, all[4]!]), all)).toEqual([{ id: 'fork', line: 5 }])
  })

  it('of a key that was not in use any more, or not yet', () => {
    const both = [OURS, THEIRS]
    const all = journalOf(3)
    const { fingerprint, publicKey } = THEIRS
    const renewed = sign(THEIRS, 'key', { fingerprint, publicKey, previous: OURS.fingerprint }, all[2])
    const next = sign(THEIRS, 'reveal', { item: 'a' }, renewed)
    expect(checkJournal(bytesOf([...all, renewed, next]), both, []).problems).toEqual([])
    const old = sign(OURS, 'reveal', { item: 'b' }, next)
    expect(checkJournal(bytesOf([...all, renewed, next, old]), both, []).problems).toEqual([
      { id: 'other-key', line: 6 },
    ])
    const early = sign(THEIRS, 'reveal', { item: 'a' }, all[2])
    expect(checkJournal(bytesOf([...all, early]), both, []).problems).toEqual([{ id: 'other-key', line: 4 }])
  })
})

describe('the end', () => {
  it('cut anywhere', () => {
    const start = bytesOf(small.slice(0, 3)).length
    for (let length = start; length < bytes.length; length++) {
      const problems = check(bytes.subarray(0, length), small)
      if (length === start) expect(problems).toEqual([{ id: 'cut-off', from: 4, to: 4, source: 'state.db' }])
      else expect(problems).toEqual([{ id: 'torn', line: 4 }])
    }
    const cut = bytesOf(small.slice(0, 2)).length - 10
    expect(check(bytes.subarray(0, cut), small)).toEqual([
      { id: 'torn', line: 2 },
      { id: 'cut-off', from: 2, to: 4, source: 'state.db' },
    ])
  })

  it('that a kill cut off, and the next entry says so: nothing is wrong, unless it was a whole line', () => {
    const torn = (text: string) => {
      const data = { lines: 1, bytes: Buffer.byteLength(text), sha256: sha256(text) } satisfies EntryData['torn']
      const noted = sign(OURS, 'torn', data, small[2])
      return checkJournal(
        bytesOf([...small.slice(0, 3), text, noted, sign(OURS, 'reveal', { item: 'x' }, noted)]),
        [OURS],
        [],
      )
    }
    const line = lineOf(small[3]!)
    expect(torn(line.slice(0, 100))).toMatchObject({ problems: [], setAside: [4] })
    expect(torn(line.replace('名單', '名冊'))).toMatchObject({ problems: [{ id: 'changed', line: 4 }], setAside: [] })
    const changed = bytesOf([...small.slice(0, 3), line.slice(0, 99)])
    const noted = sign(OURS, 'torn', { lines: 1, bytes: 100, sha256: sha256(line.slice(0, 100)) }, small[2])
    expect(check(Buffer.concat([changed, bytesOf([noted])]))).toEqual([{ id: 'changed', line: 4 }])
  })

  it('that was not there when the state knew of it is told for ever', () => {
    const noted = sign(OURS, 'gap', { expected: { seq: 9, hash: 'x' }, found: 4 }, small[3])
    expect(check(bytesOf([...small, noted]))).toEqual([{ id: 'gap', line: 5, from: 5, to: 9 }])
  })
})
