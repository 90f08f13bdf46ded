/**
 * Which data file is which from scan to scan: what people have decided about one stays with it when it is moved or renamed.
 *
 * In this order, so that nothing but the files themselves decides:
 *
 * 1. the same URI as in the last scan of its target;
 * 2. the same people, where that cannot be chance ({@link printOf}), as a data file that vanished in this very scan;
 * 3. the same URI as one that vanished in an earlier scan: a share that was not mounted for a while;
 * 4. otherwise it is a new one.
 *
 * A file that was moved and changed between two scans is a new one: nothing tells that it is not.
 */
import { createHash } from 'node:crypto'
import type { DataFile } from './inventory.ts'

/** With fewer people, equal sets are chance: two forms of one customer are not one data file. */
export const SAME_PEOPLE_FROM = 10

/** A data file as a finished scan left it. */
export interface KnownFile {
  readonly id: string
  /** Where it was seen last. */
  readonly uri: string
  /** Root of the target it was seen in. */
  readonly target: string
  /** See {@link printOf}. */
  readonly fingerprint: string
  /** It was there when its target was last scanned to the end. */
  readonly present: boolean
}

/** A data file of this scan, before it has an id. */
export type SeenFile = Omit<KnownFile, 'id' | 'present'>

/** A data file of this scan, with its id. */
export type IdentifiedFile = Omit<KnownFile, 'present'>

/** What ids are given from. */
export interface Identities {
  /** Every data file that there ever was. */
  readonly known: readonly KnownFile[]
  /** Keyed token of a URI: an id for what was never seen before. */
  readonly token: (uri: string) => string
}

/**
 * What a data file is known by when its URI has changed: its people where they are {@link SAME_PEOPLE_FROM} or more, else its whole
 * content as far as it was looked at.
 *
 * @param people fingerprint of its people, under the site's key
 */
export function printOf(file: Omit<DataFile, 'id'>, people: string): string {
  if (file.subjects.best >= SAME_PEOPLE_FROM) return `people ${people}`
  const { bytes, items, rows, maskedRows, formats, specialCategories, types } = file
  const figures = Object.entries(types).map(([id, { hits, distinct, masked, low }]) => [
    id,
    hits,
    distinct,
    masked,
    low,
  ])
  const content = [people, bytes, items, rows, maskedRows, formats, Object.entries(specialCategories), figures]
  return `content ${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)}`
}

/**
 * Gives every data file of a scan its id, in the order of `seen`. The order of neither list changes an id.
 *
 * @param scanned roots of the targets of this scan: only what was in one of them can have vanished
 */
export function identify(
  seen: readonly SeenFile[],
  { known, token }: Identities,
  scanned: ReadonlySet<string>,
): readonly string[] {
  const ids = new Array<string | undefined>(seen.length)
  const taken = new Set<KnownFile>()
  const order = seen.map((_, index) => index).sort((a, b) => compare(seen[a]!, seen[b]!))
  const sorted = known.toSorted((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1))
  const give = (index: number, file: KnownFile) => {
    ids[index] = file.id
    taken.add(file)
  }

  const byUri = (candidates: readonly KnownFile[]) => {
    const there = Map.groupBy(candidates, ({ uri }) => uri)
    for (const index of order) {
      if (ids[index] !== undefined) continue
      const { uri, target } = seen[index]!
      const free = (there.get(uri) ?? []).filter((file) => !taken.has(file))
      const match = free.find((file) => file.target === target) ?? free[0]
      if (match !== undefined) give(index, match)
    }
  }

  byUri(sorted.filter(({ present }) => present))
  const vanished = sorted.filter((file) => file.present && scanned.has(file.target) && !taken.has(file))
  // Copies have the same people: of several, the one whose path ends most alike. From the longest ending to none at all.
  const open = order.filter((index) => ids[index] === undefined)
  const prints = new Set(open.map((index) => seen[index]!.fingerprint))
  const moved = vanished.filter(({ fingerprint }) => prints.has(fingerprint))
  const deepest = Math.max(0, ...moved.map(({ uri }) => segments(uri).length))
  for (let ending = moved.length === 0 ? -1 : deepest; ending >= 0; ending--) {
    const keyOf = ({ fingerprint, uri }: SeenFile) => {
      const path = segments(uri)
      return path.length < ending ? undefined : `${fingerprint}\n${path.slice(path.length - ending).join('/')}`
    }
    const free = Map.groupBy(moved, (file) => (taken.has(file) ? undefined : keyOf(file)))
    for (const index of open) {
      if (ids[index] !== undefined) continue
      const key = keyOf(seen[index]!)
      const match = key === undefined ? undefined : free.get(key)?.shift()
      if (match !== undefined) give(index, match)
    }
  }
  byUri(sorted.filter(({ present }) => !present))

  const used = new Set(known.map(({ id }) => id))
  for (const index of order) {
    if (ids[index] !== undefined) continue
    const base = token(seen[index]!.uri)
    let id = base
    for (let n = 2; used.has(id); n++) id = `${base}-${n}`
    used.add(id)
    ids[index] = id
  }
  return ids.map((id) => id!)
}

function segments(uri: string): string[] {
  return uri.split('/')
}

function compare(a: SeenFile, b: SeenFile): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1
  return a.target === b.target ? 0 : a.target < b.target ? -1 : 1
}
