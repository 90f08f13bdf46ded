/** What `pandian inspect` says of hits and outcomes. */
import type { BECAUSE, InspectedHit } from '../../detectors/detector.ts'
import { OUTCOMES as OUTCOME_WORDS, REASONS as REASON_WORDS } from '../../report/words/coverage.ts'

type Words = readonly [zh: string, en: string]

/** How the look at an item ended, and why, in the words of the reports. */
export const OUTCOMES = inPairs(OUTCOME_WORDS)
export const REASONS = inPairs(REASON_WORDS)

/** Why a hit is one. */
export const BECAUSES: Readonly<Record<keyof typeof BECAUSE, Words>> = {
  checksum: ['檢查碼正確', 'checksum'],
  column: ['欄名', 'column name'],
  label: ['前有標示', 'label'],
  title: ['稱謂', 'title'],
  prefix: ['字首', 'prefix'],
  context: ['上下文', 'context'],
  grammar: ['寫法', 'way of writing'],
  person: ['與人名同列', 'beside a person'],
  masked: ['已遮罩', 'masked in the data'],
  placeholder: ['範例值（不計入）', 'sample value (not counted)'],
  content: ['欄位內容', 'column content'],
  chance: ['整欄檢查碼與隨機無異', 'the column passes the check only by chance'],
  against: ['欄名或前文為其他編號', 'the name or word before says another number'],
  company: ['該列屬公司', 'of a company'],
}

/** How sure. */
export const CONFIDENCES: Readonly<Record<InspectedHit['confidence'], Words>> = {
  high: ['可信度高', 'high'],
  medium: ['可信度中', 'medium'],
  low: ['可信度低（不計入）', 'low (not counted)'],
}

function inPairs<Id extends string>(words: Readonly<Record<Id, { readonly 'zh-TW': string; readonly en: string }>>) {
  return Object.fromEntries(
    Object.entries<{ readonly 'zh-TW': string; readonly en: string }>(words).map(([id, word]) => [
      id,
      [word['zh-TW'], word.en] as const,
    ]),
  ) as Readonly<Record<Id, Words>>
}
