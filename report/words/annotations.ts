/** What people decide about a data file, in words: what a cell shows, and what may be chosen for it. */
import { type AnnotationField, BASES, type Choices, COLLECTIONS, type SubjectClass } from '../../inventory/inventory.ts'
import type { Language } from '../model.ts'
import { visible } from '../text.ts'
import { codeText } from './codes.ts'
import { LANGUAGES, type Words, word } from './language.ts'
import { SUBJECT_CLASSES } from './law.ts'

/** How data was collected. */
const COLLECTION_WORDS: Readonly<Record<(typeof COLLECTIONS)[number], Words>> = {
  direct: { 'zh-TW': '直接蒐集', en: 'from the person' },
  indirect: { 'zh-TW': '間接蒐集', en: 'from elsewhere' },
  both: { 'zh-TW': '直接及間接蒐集', en: 'both' },
}

/** Proposed where any text may stand. */
const DISPOSALS: readonly Words[] = [
  { 'zh-TW': '刪除電子檔', en: 'Deletion of files' },
  { 'zh-TW': '覆寫或消磁', en: 'Overwriting or degaussing' },
  { 'zh-TW': '實體銷毀（碎紙、破壞媒體）', en: 'Physical destruction' },
  { 'zh-TW': '委外銷毀', en: 'Destruction by a contractor' },
  { 'zh-TW': '去識別化後保存', en: 'Kept after de-identification' },
]

/** A ground as people choose it: `個資法 §19-1-2 契約或類似契約之關係`. */
function basisText({ code, zh, en }: (typeof BASES)[number], language: Language): string {
  return language === 'en' ? `PDPA §${code} ${en}` : `個資法 §${code} ${zh}`
}

/** A stored value as a cell shows it. */
export function annotationText(field: AnnotationField, value: string, language: Language): string {
  if (value === '') return ''
  if (field === 'class') return word(SUBJECT_CLASSES, value, language)
  if (field === 'collection') return word(COLLECTION_WORDS, value, language)
  if (field === 'purpose') return value.split(',').map(codeText).join('\n')
  return value.split('\n').map(visible).join('\n')
}

/** What may be chosen for a field. `closed`: nothing else may stand there. */
export interface FieldChoices {
  readonly field: AnnotationField
  readonly texts: readonly string[]
  readonly closed: boolean
}

/** Lists for the sheet of codes, in its order. */
export function fieldChoices(purposes: readonly string[], language: Language): readonly FieldChoices[] {
  return [
    { field: 'class', texts: Object.values(SUBJECT_CLASSES).map((words) => words[language]), closed: true },
    { field: 'purpose', texts: purposes.map(codeText), closed: false },
    { field: 'basis', texts: BASES.map((basis) => basisText(basis, language)), closed: false },
    { field: 'collection', texts: COLLECTIONS.map((id) => COLLECTION_WORDS[id][language]), closed: true },
    { field: 'disposal', texts: DISPOSALS.map((words) => words[language]), closed: false },
  ]
}

/** The words of every language for what is chosen, by id: a sheet is read whatever language it was made in. */
export const CHOICES: Choices = {
  classes: inAll(SUBJECT_CLASSES) as Record<SubjectClass, readonly string[]>,
  collections: inAll(COLLECTION_WORDS) as Choices['collections'],
}

function inAll(table: Readonly<Record<string, Words>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(table).map(([id, words]) => [id, LANGUAGES.map((one) => words[one])]))
}
