/** The words by which a text announces somebody: titles and signatures behind a name, roles before it, what is done and told of people. */
import {
  MATTERS,
  NAME_LABELS,
  PREDICATES,
  ROLES,
  SEX_BEHIND_NAMES,
  SIGNATURES,
  SPREAD_ROLES,
  spread,
  TITLES,
} from '../../data/name-words.ts'
import { startsWith, utf8 } from '../bytes.ts'

// What a word says of the text around it: bits.
/** Somebody stands before it: 先生. */
export const TITLE = 1
/** Who signs stands before it: 敬上. */
export const SIGNS = 2
/** Somebody stands behind it: 原告. */
export const ROLE = 4
/** Who does it stands before it and begins the sentence. */
export const DOES = 8
/** A sex, behind a name and a comma or bracket. */
export const SEX = 16
/** What is told of whom the sentence begins with. */
export const MATTER = 32

/** A word and what it says. */
export interface Announcement {
  readonly bytes: Uint8Array
  /** Bits. */
  readonly kinds: number
}

/** By two of their bytes, the longest first: a text has a title or role in every line. */
const ANNOUNCEMENTS: readonly Announcement[][] = Array.from({ length: 1024 }, () => [])
function bucket(bytes: Uint8Array, at: number): number {
  return (bytes[at + 2]! ^ (bytes[at + 4]! << 4)) & 1023
}

/** All words, with their bits. */
export const KINDS = new Map<string, number>()
for (const [words, kind] of [
  [TITLES, TITLE],
  [SIGNATURES, SIGNS],
  [ROLES, ROLE],
  [PREDICATES, DOES],
  [MATTERS, MATTER],
  [SEX_BEHIND_NAMES, SEX],
  // In forms a word of two characters is spread over the width of longer ones: 原　　告.
  [SPREAD_ROLES.flatMap(spread), ROLE],
  [NAME_LABELS, ROLE],
] as const) {
  for (const word of words) KINDS.set(word, (KINDS.get(word) ?? 0) | kind)
}
for (const [word, kinds] of KINDS) {
  const bytes = utf8(word)
  ANNOUNCEMENTS[bucket(bytes, 0)]!.push({ bytes, kinds })
}
for (const list of ANNOUNCEMENTS) list.sort((a, b) => b.bytes.length - a.bytes.length)

/** The announcement at `at`, or undefined. */
export function announcementAt(bytes: Uint8Array, at: number, to: number): Announcement | undefined {
  if (at + 5 > to) return undefined
  const list = ANNOUNCEMENTS[bucket(bytes, at)]!
  for (let i = 0; i < list.length; i++) if (startsWith(bytes, at, to, list[i]!.bytes)) return list[i]
  return undefined
}
