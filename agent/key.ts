/**
 * The site's key: 32 random bytes in a file of their own, readable by nobody else. Whoever has it and a report can tell
 * whose data it is; whoever loses it can no longer compare new counts with old ones.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { PandianError, reasonOf } from './errors.ts'
import { makeFolder } from './folders.ts'
import { readKeyFile } from './key-file.ts'
import { isState } from './ledger/file.ts'

/** A key, and whether it was made just now. */
export interface LoadedKey {
  readonly bytes: Uint8Array
  readonly created: boolean
}

/**
 * Reads the key, or makes one where there is none. Not beside a state that exists: a new key could never open that, and
 * whoever lost theirs should hear that, not find another in its place. Throws `key-missing`, `key-unreadable`,
 * `key-too-open`, `key-malformed`, `cannot-write`, and `state-foreign` for a state that is none.
 */
export function loadOrCreateKey(path: string, state: string): LoadedKey {
  const known = readKey(path)
  if (known !== undefined) return known
  if (isState(state)) throw new PandianError('key-missing', { path, state })
  return { bytes: createKey(path), created: true }
}

/** Reads a key; `undefined` when there is no such file. */
export function readKey(path: string): LoadedKey | undefined {
  const text = readKeyFile(path, 1024, /^[0-9a-f]{64}$/i, 'key-malformed')
  if (text === undefined) return undefined
  return { bytes: new Uint8Array(Buffer.from(text, 'hex')), created: false }
}

/** Makes a new key. Never replaces one. */
export function createKey(path: string): Uint8Array {
  const bytes = new Uint8Array(randomBytes(32))
  try {
    makeFolder(dirname(path))
    const fd = openSync(path, 'wx', 0o600)
    try {
      writeSync(fd, `${Buffer.from(bytes).toString('hex')}\n`)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    throw new PandianError('cannot-write', { path, reason: reasonOf(error) })
  }
  return bytes
}
