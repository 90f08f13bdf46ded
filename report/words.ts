/** The words of every report, zh-TW and English side by side; nothing else in the program speaks to people in two languages. */

export { codeText } from './words/codes.ts'
export { COLUMN_GROUPS, COLUMNS, EXPOSURES, SYSTEMS } from './words/columns.ts'
export { ADVICE, OUTCOMES, REASONS } from './words/coverage.ts'
export { detailText } from './words/details.ts'
export { DUTIES, DUTY_PERIODS, DUTY_PHRASES } from './words/duties.ts'
export { LANGUAGES, type Words, word } from './words/language.ts'
export {
  ACT_ITEMS,
  AUTHORITIES,
  BASES,
  DETERMINATION_REASONS,
  NUMBER_KINDS,
  POPULATIONS,
  READING_DEFINITIONS,
  READINGS,
  RISK_LEVELS,
  RISK_REASONS,
  SPECIAL_CATEGORIES,
  SUBJECT_CLASSES,
  UNITS,
  VERDICTS,
} from './words/law.ts'
export { fill, PHRASES, type PhraseId, phrase } from './words/phrases.ts'
