/**
 * What the law asks of one data file because of what it holds and where it lies: articles as data. The words are in report/words/measures.ts.
 */
import type { Text } from '../inventory.ts'

/** What makes it so. */
export const FILE_CONDITIONS = ['special-data', 'abroad', 'outsourced', 'system-measures'] as const
export type FileCondition = (typeof FILE_CONDITIONS)[number]

/** A duty of a data file. */
export interface FileDutyRule {
  readonly id: string
  readonly when: FileCondition
  /** Absent: the regulation whose number is reached, which is known only then. */
  readonly law?: { readonly name: Text; readonly article: string; readonly url: string }
}

const ACT = {
  name: { zh: '個人資料保護法', en: 'Personal Data Protection Act' },
  url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=I0050021',
}
const RULES = {
  name: { zh: '個人資料保護法施行細則', en: 'Enforcement Rules of the Personal Data Protection Act' },
  url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=I0050022',
}

/** In the order in which they are shown. */
export const FILE_DUTIES = [
  { id: 'special-basis', when: 'special-data', law: { ...ACT, article: '§6' } },
  { id: 'transfer-restriction', when: 'abroad', law: { ...ACT, article: '§21' } },
  { id: 'transfer-notice', when: 'abroad', law: { ...ACT, article: '§8, §9' } },
  { id: 'transfer-supervision', when: 'abroad', law: { ...ACT, article: '§27' } },
  { id: 'processor-supervision', when: 'outsourced', law: { ...RULES, article: '§8' } },
  { id: 'system-measures', when: 'system-measures' },
] as const satisfies readonly FileDutyRule[]

/** Id of a duty of a data file. */
export type FileDutyId = (typeof FILE_DUTIES)[number]['id']
