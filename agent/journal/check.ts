/**
 * Is the journal what was written, and where not? Knows public keys only. Everything that can be told apart is: a line that was changed, taken
 * out, put in, copied, moved, swapped with another, signed by somebody else, or cut off.
 */
import { type Entry, type EntryData, entryOf, isIntact, sha256, signedText } from './entry.ts'
import type { JournalHead } from './journal.ts'
import type { Verifier } from './keys.ts'
import { type Line, problemsOfOrder, type SoundLine } from './order.ts'
import type { Problem } from './problems.ts'
import { NEWLINE } from './tail.ts'

/** What somebody remembers of a journal. */
export interface RememberedHead extends JournalHead {
  /** Who remembers it: a path. */
  readonly source: string
}

/** What a check came to. */
export interface Checked {
  /** Everything that is not as it should be, by line. */
  readonly problems: readonly Problem[]
  /** Sound entries in order of their numbers. */
  readonly entries: readonly SoundLine[]
  /** Lines that a kill had cut off, and that an entry after them says count for nothing. */
  readonly setAside: readonly number[]
}

/** Checks a journal's bytes. `heads`: what states and reports remember of it. */
export function checkJournal(
  bytes: Uint8Array,
  verifiers: readonly Verifier[],
  heads: readonly RememberedHead[],
): Checked {
  const problems: Problem[] = []
  const byFingerprint = new Map(verifiers.map((verifier) => [verifier.fingerprint, verifier]))
  const all = linesOf(bytes).map((line, index): Line => {
    const entry = entryOf(line)
    return { number: index + 1, bytes: line, entry, sound: isSound(entry, byFingerprint) }
  })
  const setAside = new Set(all.flatMap((line) => (line.sound ? linesSetAside(line, all) : [])))
  const lines = all.filter(({ number }) => !setAside.has(number))
  const last = all[all.length - 1]
  const torn = last !== undefined && bytes[bytes.length - 1] !== NEWLINE
  if (torn) problems.push({ id: 'torn', line: last.number })
  for (const { number, entry, sound } of lines) {
    if (sound || (torn && number === last.number && entry === undefined)) continue
    problems.push({ id: fault(entry, byFingerprint), line: number })
  }
  const order = problemsOfOrder(lines)
  problems.push(...order.problems, ...problemsOfKeys(order.entries), ...gaps(order.entries))
  problems.push(...problemsOfHeads(order.entries, lines, heads))
  problems.sort((a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER))
  return { problems: merged(problems), entries: order.entries, setAside: [...setAside].sort((a, b) => a - b) }
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start)
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end))
    start = end < 0 ? bytes.length : end + 1
  }
  return lines
}

function isSound(entry: Entry | undefined, verifiers: ReadonlyMap<string, Verifier>): boolean {
  if (entry === undefined || !isIntact(entry)) return false
  return verifiers.get(entry.key)?.holds(signedText(entry), entry.sig) ?? false
}

/** Why a line is not sound. */
function fault(
  entry: Entry | undefined,
  verifiers: ReadonlyMap<string, Verifier>,
): 'changed' | 'signature' | 'unknown-key' {
  if (entry === undefined || !isIntact(entry)) return 'changed'
  return verifiers.has(entry.key) ? 'signature' : 'unknown-key'
}

/**
 * The lines that an entry of kind `torn` is about: they stand before it (and before the entry about a new key that may go with it), have
 * the sum that it says, and are no JSON. What somebody has changed in a whole line mostly still is.
 */
function linesSetAside({ number, entry }: Line, all: readonly Line[]): number[] {
  if (entry?.kind !== 'torn') return []
  const { lines, bytes, sha256: sum } = entry.data as Record<string, unknown>
  const before = all.slice(0, number - 1)
  if (before[before.length - 1]?.entry?.kind === 'key') before.pop()
  const about = before.slice(before.length - Number(lines))
  const text = Buffer.concat(about.flatMap((line) => [line.bytes, Buffer.of(NEWLINE)]))
  const said = text.subarray(0, Number(bytes))
  if (text.length - said.length > 1 || sha256(said) !== sum || about.some((line) => isJson(line.bytes))) return []
  return about.map((line) => line.number)
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(bytes).toString('utf8'))
    return true
  } catch {
    return false
  }
}

/** A key signs from the entry on that is about it, and the one before not any more. */
function problemsOfKeys(entries: readonly SoundLine[]): Problem[] {
  const problems: Problem[] = []
  let current: string | undefined
  for (const { number, entry } of entries) {
    if (entry.kind === 'key' && (entry.data as { fingerprint?: unknown }).fingerprint === entry.key) current = entry.key
    // Where the first entry is missing, that has been said.
    else current ??= entry.key
    if (entry.key !== current) problems.push({ id: 'other-key', line: number })
  }
  return problems
}

/** What the journal itself says was not there when it went on. */
function gaps(entries: readonly SoundLine[]): Problem[] {
  return entries.flatMap(({ number, entry }): Problem[] => {
    if (entry.kind === 'behind') {
      const { seen, found } = entry.data as unknown as EntryData['behind']
      return [{ id: 'behind', line: number, from: seen + 1, to: found }]
    }
    if (entry.kind !== 'gap') return []
    const { expected, found } = entry.data as unknown as EntryData['gap']
    return [{ id: 'gap', line: number, from: found + 1, to: expected.seq }]
  })
}

/** Was the end cut off, or another put in its place? */
function problemsOfHeads(
  entries: readonly SoundLine[],
  lines: readonly Line[],
  heads: readonly RememberedHead[],
): Problem[] {
  const last = entries[entries.length - 1]
  const lastSeq = last?.entry.seq ?? 0
  // What cannot be read behind the last entry takes up places.
  const behind = lines.filter(({ number, sound }) => !sound && number > (last?.number ?? 0)).length
  return heads.flatMap(({ seq, hash, source }): Problem[] => {
    const here = entries.find(({ entry }) => entry.seq === seq)
    if (here !== undefined) return here.entry.hash === hash ? [] : [{ id: 'replaced', line: here.number, source }]
    if (seq - lastSeq <= behind) return []
    return [{ id: 'cut-off', from: lastSeq + 1, to: seq, source }]
  })
}

/** Neighbouring lines with the same fault are told as one. */
function merged(problems: readonly Problem[]): Problem[] {
  const together: Problem[] = []
  for (const problem of problems) {
    const before = together[together.length - 1]
    const alone = problem.id === 'unknown-key' || problem.id === 'signature' || problem.id === 'changed'
    if (alone && before?.id === problem.id && (before.lastLine ?? before.line) === problem.line! - 1)
      together[together.length - 1] = { ...before, lastLine: problem.line! }
    else together.push(problem)
  }
  return together
}
