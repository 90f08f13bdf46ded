/** A score from 0 to 100 for where to look first (docs/risk.md). It orders the inventory; it decides nothing. */
import type { Exposure } from '../connectors/connector.ts'
import { isAbroad, names } from './file-duties.ts'
import type { Risk, RiskReason } from './inventory.ts'

/** What the score is made of. */
export interface RiskFactors {
  readonly people: number
  readonly special: boolean
  readonly strongIdentifiers: boolean
  readonly financial: boolean
  readonly exposure: Exposure
  readonly copies: number
  readonly unread: number
  /** ms since 1970 */
  readonly modified: number
  readonly countedAt: number
  readonly region: string | undefined
  readonly outsourcedTo: string | undefined
}

/** Points by number of people, the most first. */
const PEOPLE: readonly (readonly [atLeast: number, points: number])[] = [
  [100_000, 30],
  [10_000, 25],
  [5_000, 20],
  [1_000, 15],
  [100, 10],
  [10, 5],
]

/** The rest of the points; they add up to more than 100, and the score stops there. */
const POINTS: Readonly<Record<Exclude<RiskReason, 'many-people'>, number>> = {
  'special-data': 25,
  'world-readable': 20,
  'strong-identifiers': 10,
  shared: 5,
  financial: 5,
  unencrypted: 5,
  abroad: 5,
  outsourced: 5,
  stale: 5,
  copies: 5,
  'unread-parts': 5,
}

const HIGH_FROM = 60
const MEDIUM_FROM = 30
const STALE_YEARS = 3

/** Scores a data file. */
export function scoreRisk(factors: RiskFactors): Risk {
  const { exposure, region, outsourcedTo } = factors
  const reasons: { id: RiskReason; points: number }[] = []
  const people = PEOPLE.find(([atLeast]) => factors.people >= atLeast)
  if (people !== undefined) reasons.push({ id: 'many-people', points: people[1] })
  const add = (holds: boolean, id: Exclude<RiskReason, 'many-people'>) => {
    if (holds) reasons.push({ id, points: POINTS[id] })
  }
  add(factors.special, 'special-data')
  // Unknown (null) scores nothing: a score that guesses would be the same everywhere and order nothing.
  add(exposure.worldReadable === true, 'world-readable')
  add(exposure.shared === true, 'shared')
  add(exposure.encrypted === false, 'unencrypted')
  add(isStale(factors.modified, factors.countedAt), 'stale')
  add(factors.copies > 0, 'copies')
  add(isAbroad(region), 'abroad')
  add(outsourcedTo !== undefined && names(outsourcedTo), 'outsourced')
  add(factors.strongIdentifiers, 'strong-identifiers')
  add(factors.financial, 'financial')
  add(factors.unread > 0, 'unread-parts')
  let sum = 0
  for (const { points } of reasons) sum += points
  const score = Math.min(100, sum)
  return { score, level: score >= HIGH_FROM ? 'high' : score >= MEDIUM_FROM ? 'medium' : 'low', reasons }
}

/** Not modified for three years, by the calendar. */
function isStale(modified: number, now: number): boolean {
  const limit = new Date(now)
  limit.setUTCFullYear(limit.getUTCFullYear() - STALE_YEARS)
  return modified > 0 && modified <= limit.getTime()
}
