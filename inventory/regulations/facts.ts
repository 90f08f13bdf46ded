/** What records of regulations have in common: the source they were read from, and phrases that several texts share. */
import type { Text } from '../inventory.ts'
import type { DutyRule, IncidentRule, PopulationId, Regulation } from './regulation.ts'

/** The day of the database of national laws that every record was read from. Later amendments are not verified. */
const AS_OF = '2024-10-11'

/** A record of the national law database, whose address follows from its number. */
export function national(facts: Omit<Regulation, 'url' | 'asOf'>): Regulation {
  return { ...facts, url: `https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=${facts.id}`, asOf: AS_OF }
}

/** Texts that say 個人資料 and name nobody. */
export const EVERYONE = { population: 'everyone', counted: { zh: '個人資料', en: 'personal data' } } as const
export const CONSUMERS = {
  population: 'consumers',
  counted: { zh: '消費者個人資料', en: 'personal data of consumers' },
} as const
export const MEMBERS = {
  population: 'members',
  counted: { zh: '會（社）員個人資料', en: 'personal data of members' },
} as const

/** What is counted, where a rule of the organisation's own does not say it in other words. */
export const COUNTED: Readonly<Record<PopulationId, Text>> = {
  everyone: EVERYONE.counted,
  consumers: CONSUMERS.counted,
  members: MEMBERS.counted,
  users: { zh: '用戶個人資料', en: 'personal data of users' },
  students: { zh: '學生個人資料', en: 'personal data of students' },
  patients: { zh: '病患個人資料', en: 'personal data of patients' },
  employees: { zh: '員工個人資料', en: 'personal data of employees' },
}

/** Of measures for information systems. */
export const SYSTEMS: Text = { zh: '使用資通訊系統者', en: 'where information systems are used' }
/** The same, of those who sell to the public on the net. */
export const SHOP_SYSTEMS: Text = {
  zh: '使用資通訊系統，且具對外電子商務服務系統者',
  en: 'where information systems are used and there is an e-commerce system open to the public',
}

/** Two years below: may stop; reached again: thirty days. */
export const STOP = { months: 24, resumeDays: 30 } as const

/** What endangers an organisation or many people. */
export const ENDANGERS: Text = {
  zh: '危及正常營運或大量當事人權益',
  en: 'it endangers normal operations or the rights of many people',
}

export const COMPETENT: Text = { zh: '主管機關', en: 'the competent authority' }
export const LOCAL_COMPETENT: Text = { zh: '當地主管機關', en: 'the local competent authority' }

/** Incidents of so many records, told to the municipality or county with a copy to the Ministry of the Interior. */
export function toLocalAndInterior(article: string, number: number): IncidentRule {
  return {
    article,
    number,
    hours: 72,
    to: {
      zh: '直轄市、縣（市）政府，並副知內政部',
      en: 'the municipality or county, with a copy to the Ministry of the Interior',
    },
  }
}

/**
 * What the Act asks of everybody whom a regulation is made for (個資法 §27(3) is what all of them rest on), where the data has nothing of
 * the regulation's own: a plan, and telling the people concerned of an incident.
 */
export const PLAN_OF_THE_ACT: DutyRule = { id: 'make-plan', article: '個資法 §27' }
export const INCIDENT_OF_THE_ACT: DutyRule = { id: 'notify-people', article: '個資法 §12' }
