/**
 * Rules that are not in force: drafts of 2026-01-22 for the amendment of the Act that was promulgated on 2025-11-11, for which no
 * effective date was set by 2026-10-09. Each is off until the organisation names the day from which it wants it tried.
 */
import type { Reading, Text } from '../inventory.ts'
import { EVERYONE } from './facts.ts'
import type { Regulation } from './regulation.ts'

/** One rule to come. */
export interface UpcomingRule {
  readonly id: string
  readonly name: Text
  /** What it adds to the regulations that apply. */
  readonly regulation?: Regulation
  /** What a 筆 becomes under every regulation, but for those of which the organisation or the text says otherwise. */
  readonly reading?: Reading
}

const DRAFT = {
  authority: '草案，尚未施行',
  // The Act's own page: a draft has none in the database.
  url: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=I0050021',
  version: '20260122',
  asOf: '2026-10-09',
  sector: 'associations',
  who: { zh: '所有非公務機關', en: 'All organisations' },
  upcoming: true,
} as const

export const UPCOMING: readonly UpcomingRule[] = [
  {
    id: 'incident-2026',
    name: {
      zh: '事故通報（2026-01-22 草案）：涉及特種個資、所在系統保有 10,000 筆以上，或受侵害 100 筆以上者，72 小時內通報',
      en: 'Reporting incidents (draft of 2026-01-22): within 72 hours when special-category data is involved, the system holds 10,000 or more, or 100 or more are affected',
    },
    regulation: {
      ...DRAFT,
      id: 'incident-2026',
      kind: 'incident-2026',
      name: '個人資料保護法 2025-11-11 修正公布、2026-01-22 草案：事故通報',
      incident: {
        article: '草案',
        hours: 72,
        number: 100,
        special: true,
        holds: 10_000,
        to: { zh: '主管機關', en: 'the competent authority' },
      },
    },
  },
  {
    id: 'large-2026',
    name: {
      zh: '大型非公務機關（2026-01-22 草案）：保有 10,000 筆以上，中小企業除外',
      en: 'The large tier (draft of 2026-01-22): from 10,000, but for small and medium-sized enterprises',
    },
    regulation: {
      ...DRAFT,
      id: 'large-2026',
      kind: 'large-2026',
      name: '個人資料保護法 2025-11-11 修正公布、2026-01-22 草案：大型非公務機關',
      tier: {
        number: 10_000,
        ...EVERYONE,
        article: '草案',
        smeExempt: true,
        duty: 'large-tier',
        consequence: { zh: '內容以公告為準', en: 'what is promulgated in the end decides' },
      },
    },
  },
  {
    id: 'purposes-2026',
    name: {
      zh: '筆數之算法（2026-01-22 草案）：以（自然人 × 特定目的）計算',
      en: 'What is counted (draft of 2026-01-22): pairs of person and specific purpose',
    },
    reading: 'subjectPurposes',
  },
]

/** By id, the day (YYYY-MM-DD) from which a rule to come is to be tried. */
export type Switches = Readonly<Record<string, string>>

/** The regulations to determine on a day: those that were chosen, and what the switches add and change by then. */
export function withUpcoming(
  regulations: readonly Regulation[],
  switches: Switches,
  day: string,
): readonly Regulation[] {
  const rules = UPCOMING.filter(({ id }) => switches[id] !== undefined && switches[id] <= day)
  const reading = rules.find((rule) => rule.reading !== undefined)?.reading
  const all = [...regulations, ...rules.flatMap(({ regulation }) => (regulation === undefined ? [] : [regulation]))]
  return reading === undefined ? all : all.map((each) => ({ ...each, reading: each.reading ?? reading }))
}
