/** Every regulation there is data for, and the two that are tried where nobody has said which apply. */
import { COUNCILS } from './councils.ts'
import { ECONOMY } from './economy.ts'
import { EDUCATION } from './education.ts'
import { FINANCE } from './finance.ts'
import { HEALTH } from './health.ts'
import { INTERIOR } from './interior.ts'
import { AGRICULTURE, LABOUR } from './labour.ts'
import type { Regulation } from './regulation.ts'
import { TRANSPORT } from './transport.ts'

/** In order of id. */
export const REGULATIONS: readonly Regulation[] = [
  ...INTERIOR,
  ...HEALTH,
  ...FINANCE,
  ...EDUCATION,
  ...ECONOMY,
  ...TRANSPORT,
  ...LABOUR,
  ...AGRICULTURE,
  ...COUNCILS,
].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The regulation of that id; `undefined` when there is no data for it. */
export function findRegulation(id: string): Regulation | undefined {
  return REGULATIONS.find((regulation) => regulation.id === id)
}

/** Tried where nobody has said which apply: one for consumers, one for members. All 58 would bury them. */
export const TRIED: readonly Regulation[] = ['J0030130', 'D0020085'].map((id) => findRegulation(id)!)
