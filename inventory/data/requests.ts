/**
 * What a person may ask for about their own data (個人資料保護法 §3, §10, §11), and within how many days it is decided (§13). The period may
 * be prolonged once, by as many days, with the reasons told in writing.
 */

/** One right. */
export interface PersonRequest {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Articles of the Act: the right, and the period. */
  readonly articles: string
  /** Days within which it is granted or refused. */
  readonly days: number
  /** Days by which that may be prolonged. */
  readonly prolonged: number
}

/** In the order of the Act. */
export const PERSON_REQUESTS: readonly PersonRequest[] = [
  { id: 'query', zh: '查詢', en: 'query', articles: '§3, §10, §13', days: 15, prolonged: 15 },
  { id: 'view', zh: '閱覽', en: 'view', articles: '§3, §10, §13', days: 15, prolonged: 15 },
  { id: 'copy', zh: '製給複製本', en: 'copy', articles: '§3, §10, §13', days: 15, prolonged: 15 },
  { id: 'correct', zh: '補充或更正', en: 'supplement or correct', articles: '§3, §11, §13', days: 30, prolonged: 30 },
  {
    id: 'stop',
    zh: '停止蒐集、處理或利用',
    en: 'stop collecting, processing or using',
    articles: '§3, §11, §13',
    days: 30,
    prolonged: 30,
  },
  { id: 'delete', zh: '刪除', en: 'delete', articles: '§3, §11, §13', days: 30, prolonged: 30 },
]
