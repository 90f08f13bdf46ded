/** The order of a journal's lines: what was taken out, put in twice, swapped or moved. */
import { BEGINNING, type Entry } from './entry.ts'
import type { Problem } from './problems.ts'

/** A line of the file. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** Without its end. */
  readonly bytes: Uint8Array
  /** What it says; missing when it is no entry. */
  readonly entry: Entry | undefined
  /** Whole, and signed by a key that is known. Others take up a place and say nothing. */
  readonly sound: boolean
}

/** A line of which the entry is sound. */
export type SoundLine = Line & { readonly entry: Entry }

/** What is wrong with the order, and the sound entries as they were written. */
export function problemsOfOrder(lines: readonly Line[]): {
  readonly problems: Problem[]
  readonly entries: readonly SoundLine[]
} {
  const sound = lines.filter((line): line is SoundLine => line.sound)
  const { once, problems } = withoutCopies(sound)
  const entries = once.toSorted((a, b) => a.entry.seq - b.entry.seq)
  problems.push(...misplaced(once, entries))
  const unsound = lines.filter((line) => !line.sound).map(({ number }) => number)
  for (const [i, line] of entries.entries()) {
    const before = entries[i - 1]
    const missing = line.entry.seq - (before?.entry.seq ?? 0) - 1
    if (missing === 0) {
      if (line.entry.prev !== (before?.entry.hash ?? BEGINNING)) problems.push({ id: 'fork', line: line.number })
      continue
    }
    const from = (before?.entry.seq ?? 0) + 1
    const to = line.entry.seq - 1
    // A line between them that cannot be read is one of those that are missed.
    const between = unsound.filter((number) => number > (before?.number ?? 0) && number < line.number).length
    if (between >= missing) continue
    problems.push({
      id: 'removed',
      line: line.number,
      from,
      to,
      ...(between === 0 ? {} : { missing: missing - between }),
    })
  }
  return { problems, entries }
}

/** Each entry once. Of two the same, the one that stands where it belongs is the original. */
function withoutCopies(sound: readonly SoundLine[]): { readonly once: SoundLine[]; readonly problems: Problem[] } {
  const fits = (index: number) => {
    const { seq } = sound[index]!.entry
    return Number(sound[index - 1]?.entry.seq === seq - 1) + Number(sound[index + 1]?.entry.seq === seq + 1)
  }
  const chosen = new Map<number, number>()
  for (const [index, { entry }] of sound.entries()) {
    const other = chosen.get(entry.seq)
    if (other === undefined || fits(index) > fits(other)) chosen.set(entry.seq, index)
  }
  const once: SoundLine[] = []
  const problems: Problem[] = []
  for (const [index, line] of sound.entries()) {
    const original = sound[chosen.get(line.entry.seq)!]!
    if (sound[index] === original) once.push(line)
    else if (line.entry.hash === original.entry.hash)
      problems.push({ id: 'duplicate', line: line.number, other: original.number })
    else problems.push({ id: 'fork', line: line.number })
  }
  return { once, problems }
}

/** Pairs that were swapped, and of the rest the fewest lines that must have been moved. */
function misplaced(asTheyStand: readonly SoundLine[], ordered: readonly SoundLine[]): Problem[] {
  const problems: Problem[] = []
  const place = new Map(ordered.map((line, index) => [line, index]))
  const standing = [...asTheyStand]
  for (let i = 0; i < standing.length; i++) {
    const j = place.get(standing[i]!)!
    if (j <= i || place.get(standing[j]!) !== i) continue
    problems.push({ id: 'swapped', line: standing[i]!.number, other: standing[j]!.number })
    const first = standing[i]!
    standing[i] = standing[j]!
    standing[j] = first
  }
  const staying = longestRise(standing.map((line) => place.get(line)!))
  for (const [index, line] of standing.entries())
    if (!staying.has(index)) problems.push({ id: 'moved', line: line.number })
  return problems
}

/** Indexes of a longest rising subsequence: what is not in it was moved, if as little as possible was. */
export function longestRise(values: readonly number[]): ReadonlySet<number> {
  // ends[n]: index of the smallest value that a rise of n + 1 can end with.
  const ends: number[] = []
  const before = new Array<number | undefined>(values.length)
  for (const [index, value] of values.entries()) {
    let low = 0
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1
      if (values[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? undefined : ends[low - 1]
    ends[low] = index
  }
  const rise = new Set<number>()
  for (let index = ends[ends.length - 1]; index !== undefined; index = before[index]) rise.add(index)
  return rise
}
