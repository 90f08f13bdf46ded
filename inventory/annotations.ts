/**
 * What people decide about a data file and no scan can know: who keeps it, for which purpose, on which ground … Kept between scans
 * under the data file's id.
 */
import { PURPOSES } from './data/purposes.ts'
import { SUBJECT_CLASSES, type SubjectClass } from './inventory.ts'

/** The fields, in the order of the inventory's columns. */
export const ANNOTATION_FIELDS = [
  'class',
  'owner',
  'keeper',
  'purpose',
  'basis',
  'collection',
  'retention',
  'disposal',
  'recipients',
  'outsourced',
  'transfer',
  'measures',
  'remarks',
] as const

/** One of {@link ANNOTATION_FIELDS}. */
export type AnnotationField = (typeof ANNOTATION_FIELDS)[number]

/** What was decided of one data file, in stored form; fields nobody has decided are not there. */
export type Annotations = Readonly<Partial<Record<AnnotationField, string>>>

/** Collected from the person, from elsewhere, or both (個資法 §8, §9). */
export const COLLECTIONS = ['direct', 'indirect', 'both'] as const
export type Collection = (typeof COLLECTIONS)[number]

/** The longest text of a field, in UTF-16 units. */
const LONGEST_ANNOTATION = 4000

/** Why a text cannot be a field's value. */
export type AnnotationProblem =
  | { readonly problem: 'unknown-purpose'; readonly text: string }
  | { readonly problem: 'not-a-choice' }
  | { readonly problem: 'too-long'; readonly limit: number }

/** A field's value in stored form, or why the text is none. An empty text is "nothing decided". */
export type ReadAnnotation = { readonly value: string } | AnnotationProblem

/** Words that people choose from, by id, in every language they may stand in. */
export interface Choices {
  readonly classes: Readonly<Record<SubjectClass, readonly string[]>>
  readonly collections: Readonly<Record<Collection, readonly string[]>>
}

/**
 * Reads what somebody has written into a cell. Codes of purposes are read as people write them (`090`, `90`, `○九○`, `90 消費者…`, several
 * with commas between) and stored as `052,090`; what is chosen from a list is stored by its id; other texts as they are, without blanks around.
 */
export function readAnnotation(field: AnnotationField, text: string, choices: Choices): ReadAnnotation {
  const trimmed = text.normalize('NFC').trim()
  if (trimmed === '') return { value: '' }
  if (trimmed.length > LONGEST_ANNOTATION) return { problem: 'too-long', limit: LONGEST_ANNOTATION }
  if (field === 'purpose') return readPurposes(trimmed)
  if (field === 'class') return choose(trimmed, SUBJECT_CLASSES, choices.classes)
  if (field === 'collection') return choose(trimmed, COLLECTIONS, choices.collections)
  return { value: trimmed }
}

function choose<T extends string>(
  text: string,
  ids: readonly T[],
  words: Readonly<Record<T, readonly string[]>>,
): ReadAnnotation {
  const wanted = bare(text)
  const id = ids.find((one) => one === wanted || words[one].some((word) => bare(word) === wanted))
  return id === undefined ? { problem: 'not-a-choice' } : { value: id }
}

/** 會（社）員 is written 會員, too. */
function bare(word: string): string {
  return word
    .replace(/（[^）]*）|\([^)]*\)/gu, '')
    .trim()
    .toLowerCase()
}

const DIGITS = new Map([...'○一二三四五六七八九'].map((digit, value) => [digit, String(value)]))
for (const [digit, value] of [...'〇零OoＯｏ'].map((one) => [one, '0'] as const)) DIGITS.set(digit, value)

/**
 * Purposes with anything but a comma, a semicolon or a line end between them. A name behind a code is for the reader: the list of names
 * holds commas (、) of its own, so the text between two codes is passed over up to the next separator that a code follows.
 */
function readPurposes(text: string): ReadAnnotation {
  const parts = text.normalize('NFKC').split(/[,;，；、\n]+\s*(?=[\d○〇零OoＯｏ一二三四五六七八九])|\n/u)
  const codes = new Set<string>()
  for (const part of parts) {
    const trimmed = part.trim()
    if (trimmed === '') continue
    const written = /^[\d○〇零OoＯｏ一二三四五六七八九]{1,3}(?![\d])/u.exec(trimmed)?.[0]
    const digits = written === undefined ? '' : [...written].map((one) => DIGITS.get(one) ?? one).join('')
    const code = digits.padStart(3, '0')
    if (written === undefined || !PURPOSES.some((purpose) => purpose.code === code))
      return { problem: 'unknown-purpose', text: trimmed.slice(0, 20) }
    codes.add(code)
  }
  return { value: [...codes].sort().join(',') }
}

/** The codes of a stored purpose. */
export function purposeCodes(stored: string): readonly string[] {
  return stored === '' ? [] : stored.split(',')
}

/** A line of an inventory that somebody has filled in. */
export interface FilledLine {
  /** The data file. */
  readonly file: string
  /** Stored form by field; fields whose column is not in the sheet are not there. */
  readonly values: Annotations
}

/** One field that is to change. */
export interface Change {
  readonly file: string
  readonly field: AnnotationField
  /** What holds now; undefined when nobody has decided. */
  readonly from: string | undefined
  readonly to: string
}

/** A field that was changed in the sheet and, since the sheet was made, also elsewhere. */
export interface Conflict extends Change {
  /** What the sheet was made with. */
  readonly base: string
}

/**
 * What a filled-in inventory changes. A value the sheet was made with changes nothing, also where the state has moved on since;
 * a value that both have changed in different ways is a conflict.
 *
 * @param base what the sheet was made with, by data file and field; undefined where that is not known
 * @param current what was decided until now; undefined where nothing was
 */
export function mergeFilled(
  lines: readonly FilledLine[],
  base: (file: string, field: AnnotationField) => string | undefined,
  current: (file: string, field: AnnotationField) => string | undefined,
): { readonly changes: readonly Change[]; readonly conflicts: readonly Conflict[] } {
  const changes: Change[] = []
  const conflicts: Conflict[] = []
  for (const { file, values } of lines) {
    for (const field of ANNOTATION_FIELDS) {
      const to = values[field]
      if (to === undefined) continue
      const from = current(file, field)
      // What nobody has decided is what the scan proposed, and that is what the sheet was made with.
      const made = base(file, field) ?? from ?? ''
      const now = from ?? made
      if (to === made || to === now) continue
      const change = { file, field, from, to }
      if (now === made) changes.push(change)
      else conflicts.push({ ...change, base: made })
    }
  }
  return { changes, conflicts }
}
