/**
 * The door of `agent/journal/`: an append-only file of what was done with the data, beside the state (`<state>.journal`).
 *
 * Each entry holds the hash of the one before and is signed, so that nothing in it can be changed, taken out or put in later without
 * `pandian verify` saying where. That nothing was cut off at its end shows by the last entry that the state and every report remember.
 *
 * Whatever instant the process dies at:
 *
 * 1. An entry is on disk when {@link Journal.append} returns, and only then is it told to the state.
 * 2. A line that was cut off has no end. It stays, so that nothing is ever removed from the file; the next entry ends it and says
 *    that it counts for nothing (`torn`).
 * 3. One process at a time reads the end and writes after it: a lock of the system's, for as long as one entry takes.
 */
import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { PandianError, reasonOf } from '../errors.ts'
import { makeFolder, syncFolder } from '../folders.ts'
import { takeLock } from '../lock.ts'
import { inTaipei } from '../times.ts'
import { userOf } from '../user.ts'
import {
  BEGINNING,
  type Entry,
  type EntryData,
  type EntryKind,
  type Json,
  lineOf,
  OF_STATE,
  sha256,
  signedText,
} from './entry.ts'
import { loadOrCreateSigner, type Signer } from './keys.ts'
import { type End, entriesBackwards, findEntry, NEWLINE, readEnd } from './tail.ts'

export type { EntryData, EntryKind } from './entry.ts'

/** The last entry of a journal: what a state or a report remembers of it. */
export interface JournalHead {
  readonly seq: number
  readonly hash: string
}

/** Where the head is remembered: the state. */
export interface HeadKeeper {
  journalHead(): JournalHead | undefined
  keepJournalHead(head: JournalHead): void
}

/** Signs an entry behind those before. */
type Add = <Kind extends EntryKind>(kind: Kind, data: EntryData[Kind]) => void

/** How long another process may take to write an entry, in milliseconds. */
const PATIENCE = 30_000

/** The journal of a state. */
export function journalPath(state: string): string {
  return `${state}.journal`
}

/** The file that is locked while a journal is written. Empty, and never removed. */
export function journalLockPath(journal: string): string {
  return `${journal}.lock`
}

/**
 * The journal of the settings' state, signed with the key beside that of the site, which is made on first use. With the `ledger` the state
 * remembers every entry; a command that has the state open must hand it over. Throws as {@link loadOrCreateSigner} does.
 */
export function openJournal(
  settings: { readonly state: string; readonly key: string },
  ledger?: HeadKeeper,
  now?: () => number,
): Journal {
  return Journal.open(journalPath(settings.state), settings.key, ledger, now)
}

/** A journal that entries are added to. */
export class Journal {
  readonly path: string
  readonly #signer: Signer
  readonly #keeper: HeadKeeper | undefined
  readonly #now: () => number

  private constructor(path: string, signer: Signer, keeper: HeadKeeper | undefined, now: () => number) {
    this.#now = now
    this.path = path
    this.#signer = signer
    this.#keeper = keeper
  }

  /**
   * Opens a journal; the file is made with the first entry. `key` is the path of the site's key, beside which the keys that sign lie.
   * Throws `sign-key-missing`, `sign-key-malformed`, `key-unreadable`, `key-too-open`, `cannot-write`, `journal-io`.
   */
  static open(path: string, key: string, keeper?: HeadKeeper, now: () => number = Date.now): Journal {
    const signer = loadOrCreateSigner(key, readEnd(path).last !== undefined)
    return new Journal(path, signer, keeper, now)
  }

  /** Fingerprint of the key that signs. */
  get fingerprint(): string {
    return this.#signer.fingerprint
  }

  /** The last entry that is there now. */
  get head(): JournalHead | undefined {
    const { last } = readEnd(this.path)
    return last && headOf(last)
  }

  /**
   * Adds an entry, on disk when this returns, and returns what it became. Strings are stored as they are: mask what may name somebody
   * before. Throws `journal-in-use` when another process keeps the file for half a minute, and `journal-io` when it cannot be written.
   */
  append<Kind extends EntryKind>(kind: Kind, data: EntryData[Kind]): JournalHead {
    return this.#locked((end) => this.#write(end, (add) => add(kind, data)))
  }

  /**
   * Makes the file, with its first entry, where there is none yet: a scan lists what is its own before it has anything to say. Throws as
   * {@link Journal.append} does.
   */
  begin(): void {
    if (readEnd(this.path).last === undefined)
      this.#locked((end) => (end.last === undefined ? this.#write(end, () => {}) : headOf(end.last)))
  }

  #locked(work: (end: End) => JournalHead): JournalHead {
    try {
      makeFolder(dirname(this.path))
      // The state beside it is never opened without a lock either.
      const lock = takeLock(journalLockPath(this.path), PATIENCE)
      if (lock === 'busy') throw new PandianError('journal-in-use', { path: this.path })
      if (lock === 'none') throw new PandianError('journal-io', { path: this.path, reason: 'ENOLCK' })
      try {
        const head = work(readEnd(this.path))
        this.#keeper?.keepJournalHead(head)
        return head
      } finally {
        lock.release()
      }
    } catch (error) {
      if (error instanceof PandianError) throw error
      throw new PandianError('journal-io', { path: this.path, reason: reasonOf(error) })
    }
  }

  /** Writes what is asked for, behind what has to be said first of the key and of the journal's end. One of them at least is. */
  #write(end: End, ask: (add: Add) => void): JournalHead {
    const entries: Entry[] = []
    const add: Add = (kind, data) => {
      entries.push(this.#sign(kind, data, entries[entries.length - 1] ?? end.last))
    }
    const { fingerprint, publicKey } = this.#signer
    if (end.last?.key !== fingerprint) add('key', { fingerprint, publicKey, previous: end.last?.key ?? null })
    const { after } = end
    if (after.length > 0) {
      const lines = after.filter((byte) => byte === NEWLINE).length + (after[after.length - 1] === NEWLINE ? 0 : 1)
      add('torn', { lines, bytes: after.length, sha256: sha256(after) })
    }
    const expected = this.#keeper?.journalHead()
    if (expected !== undefined && findEntry(this.path, expected.seq)?.hash !== expected.hash)
      add('gap', { expected, found: end.last?.seq ?? 0 })
    else if (this.#keeper !== undefined && end.last !== undefined && this.#isBehind(expected?.seq ?? 0))
      add('behind', { seen: expected?.seq ?? 0, found: end.last.seq })
    ask(add)
    this.#store((end.ended ? '' : '\n') + entries.map((entry) => `${lineOf(entry)}\n`).join(''))
    return headOf(entries[entries.length - 1]!)
  }

  /** Are there entries after that one that the state has to know of? */
  #isBehind(seq: number): boolean {
    for (const entry of entriesBackwards(this.path)) {
      if (entry.seq <= seq) return false
      if (OF_STATE.has(entry.kind)) return true
    }
    return false
  }

  #store(text: string): void {
    const fd = openSync(this.path, 'a', 0o600)
    try {
      const isNew = fstatSync(fd).size === 0
      const bytes = Buffer.from(text)
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
      fsyncSync(fd)
      if (isNew) syncFolder(dirname(this.path))
    } finally {
      closeSync(fd)
    }
  }

  #sign(kind: EntryKind, data: Json, last: Pick<Entry, 'seq' | 'hash'> | undefined): Entry {
    const entry = {
      seq: (last?.seq ?? 0) + 1,
      at: inTaipei(this.#now()),
      kind,
      who: userOf(),
      data,
      prev: last?.hash ?? BEGINNING,
      key: this.#signer.fingerprint,
    }
    const text = signedText(entry)
    return { ...entry, hash: sha256(text), sig: this.#signer.sign(text) }
  }
}

function headOf({ seq, hash }: Entry): JournalHead {
  return { seq, hash }
}
