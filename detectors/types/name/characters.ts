/** What a character is to names: one of surnames, of given names, of offices, of grammar; and which two are a compound surname. */
import { GIVEN_CHARACTERS, NEVER_GIVEN, SOUNDS } from '../../data/given-names.ts'
import { NOT_IN_NAMES, ORGANISATION_ENDINGS } from '../../data/name-words.ts'
import {
  COMMON_SURNAMES,
  COMPOUND_SURNAMES,
  JAPANESE_SURNAMES,
  ONLY_SURNAMES,
  RARE_SURNAMES,
  SELDOM_SURNAMES,
  VIETNAMESE_SURNAMES,
} from '../../data/surnames.ts'
import { low16, WordSet } from '../word-sets.ts'

// What a character of the Basic Multilingual Plane is to names: bits.
const RARE = 1
/** A surname that many have. */
export const COMMON = 2
/** The last one of an organisation. */
export const ENDS_OFFICE = 4
/** In no name. */
export const NEVER = 8
/** In given names. */
export const GIVEN = 16
/** In no given name. */
export const NO_GIVEN = 32
/** An adverb, a preposition or a verb more often than a surname, though it is one: 向林明先生, 應林明之請. */
export const GRAMMAR = 64
/** In names of other languages. */
export const SOUND = 128
const CHARACTERS = new Uint8Array(0x10000)
for (const [text, bit] of [
  [RARE_SURNAMES, RARE],
  [COMMON_SURNAMES, COMMON],
  [ORGANISATION_ENDINGS, ENDS_OFFICE],
  [NOT_IN_NAMES, NEVER],
  [GIVEN_CHARACTERS, GIVEN],
  [NEVER_GIVEN, NO_GIVEN],
  [SOUNDS, SOUND],
  ['向應常連于於和與全任都單才符池管', GRAMMAR],
] as const) {
  for (let i = 0; i < text.length; i++) CHARACTERS[text.charCodeAt(i)] = CHARACTERS[text.charCodeAt(i)]! | bit
}

const COMPOUND_HEADS = new Set([...COMPOUND_SURNAMES, ...JAPANESE_SURNAMES].map((name) => name.codePointAt(0)!))
const COMPOUND = new WordSet([...COMPOUND_SURNAMES, ...JAPANESE_SURNAMES])

/** The bits of a character. One of the private use areas or the rarer planes stands in names and hardly anywhere else. */
export function kind(codePoint: number): number {
  if (codePoint >= 0x10000) return GIVEN
  return CHARACTERS[codePoint]! | (codePoint >= 0xe000 && codePoint < 0xf900 ? GIVEN : 0)
}

/** One that is a surname by itself. */
export function isSurname(codePoint: number): boolean {
  return (kind(codePoint) & (RARE | COMMON)) !== 0
}

const SELDOM = new Set(Array.from(SELDOM_SURNAMES, (c) => c.codePointAt(0)!))

/** A surname of very few, and an everyday character: 百, 言. */
export function isSeldom(codePoint: number): boolean {
  return SELDOM.has(codePoint)
}

/** A surname, the first character of one, or of a name with dots. */
export function mayBeginName(codePoint: number): boolean {
  return isSurname(codePoint) || COMPOUND_HEADS.has(codePoint)
}

/** Are the two characters, 0 for masked ones, a surname: 歐陽, 張簡? */
export function isCompound(first: number, second: number): boolean {
  return second !== 0 && COMPOUND.get(low16(first), low16(second), 0, 0) !== 0
}

const SECOND = new Set(Array.from(ONLY_SURNAMES, (c) => c.codePointAt(0)!))

/** Are the two characters the surnames of a married woman, her husband's and her own, whatever follows? */
export function areTwoSurnames(first: number, second: number): boolean {
  return SECOND.has(second) && (kind(first) & COMMON) !== 0 && (kind(first) & GRAMMAR) === 0
}

const VIETNAMESE = new Set(Array.from(VIETNAMESE_SURNAMES, (c) => c.codePointAt(0)!))
/** 氏 */
const THI = 0x6c0f

/** 武氏碧桃: what women of Vietnam have before their given names, as their papers have it in Han characters. */
export function isVietnamese(first: number, second: number): boolean {
  return second === THI && VIETNAMESE.has(first)
}

/** `‧`, `・`, `·`, `•`, `．`: between the parts of indigenous and foreign names. */
export function isMiddleDot(codePoint: number): boolean {
  return (
    codePoint === 0x2027 ||
    codePoint === 0x30fb ||
    codePoint === 0xb7 ||
    codePoint === 0x2022 ||
    codePoint === 0xff0e ||
    codePoint === 0xff65
  )
}
