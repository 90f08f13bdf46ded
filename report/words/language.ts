import type { Language } from '../model.ts'

/** The same thing said in both languages. */
export type Words = Readonly<Record<Language, string>>

/** The languages reports are written in. */
export const LANGUAGES: readonly Language[] = ['zh-TW', 'en']

/**
 * The word for `id` in a table that should know it, or the id itself: a regulation's data may be newer than this program,
 * and an id in a report is a smaller harm than no report.
 */
export function word(table: Readonly<Record<string, Words>>, id: string, language: Language): string {
  return Object.hasOwn(table, id) ? (table[id]?.[language] ?? id) : id
}
