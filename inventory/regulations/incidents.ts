/** What a regulation makes of an incident: to be reported or not, and within how many hours. Knows no regulation by name and no number. */
import type { CountBounds, HeldGap, Reading, Text } from '../inventory.ts'
import type { IncidentRule } from './regulation.ts'

/** So much, by each reading of 筆. */
export type Counted = Readonly<Record<Reading, CountBounds>>

/** What is known of an incident. */
export interface IncidentFacts {
  readonly affected: Counted
  /** People with data of a special category among them. */
  readonly special: CountBounds
  /** Affected items that were not (wholly) read: there may be more people in them. */
  readonly unread: number
  /** What the organisation holds, affected or not. */
  readonly holds: Counted
  /** Why it may hold more. */
  readonly gaps: readonly HeldGap[]
}

/** What an incident is reported for: how many are affected, whose data is of a special category, how many are held where it happened. */
export type IncidentGround = 'number' | 'special' | 'holds'

/**
 * - `report`: what can be counted suffices, and nothing else is asked for
 * - `judge`: to be reported if the trigger holds, which only a person can say
 * - `undetermined`: a number lies in the interval, or something affected was not read; of what is held, something that was ever asked for
 *   was not looked at by the last scan
 * - `below`: even the upper bound stays below, and all that is affected was read; so does what is held, where that counts
 */
export type IncidentVerdict = 'report' | 'judge' | 'undetermined' | 'below'

/** A rule applied to an incident. */
export interface IncidentJudgement {
  readonly verdict: IncidentVerdict
  /** The number that decides; undefined where the text names none. */
  readonly number?: number
  /** The circumstance that only a person can judge, where it still matters. */
  readonly trigger?: Text
  /** Of one that is reported for what a count tells: which. */
  readonly ground?: IncidentGround
  /** Of one that is undetermined: which grounds nobody can tell, all others being out of the question. */
  readonly open?: readonly IncidentGround[]
  /** The number is not reached by the reading that decides, and would be by rows: an authority may count these. */
  readonly rowsReach?: true
}

/**
 * Applies the rule. Where a number and a circumstance are both asked for, a number that is not reached ends the matter.
 *
 * @param reading what a 筆 is under the regulation, as in its determinations
 */
export function judgeIncident(rule: IncidentRule, facts: IncidentFacts, reading: Reading): IncidentJudgement {
  const { number, trigger } = rule
  const { affected, special, unread, holds, gaps } = facts
  const byNumber = number === undefined ? undefined : against(affected[reading], number, unread)
  const grounds: Partial<Record<IncidentGround, IncidentVerdict>> = {
    ...(byNumber === undefined ? {} : { number: byNumber }),
    ...(rule.special === true ? { special: against(special, 1, unread) } : {}),
    ...(rule.holds === undefined ? {} : { holds: against(holds[reading], rule.holds, gaps.length) }),
  }
  const found = (verdict: IncidentVerdict) => GROUNDS.filter((ground) => grounds[ground] === verdict)
  // Of rows that are certain: masked ones may be nobody's, and the form says that the number *would* be reached.
  const rowsReach = number !== undefined && byNumber === 'below' && affected.rows.lower >= number
  const named = { ...(number === undefined ? {} : { number }), ...(rowsReach ? { rowsReach } : {}) }
  const undetermined = () => ({ verdict: 'undetermined' as const, open: found('undetermined'), ...named })
  const [ground] = found('report')
  if (grounds.special === 'report' || grounds.holds === 'report')
    return { verdict: 'report', ground: ground!, ...(number === undefined ? {} : { number }) }
  const counted = () => {
    const verdict = best(Object.values(grounds))
    if (verdict === 'undetermined') return undetermined()
    return { verdict, ...(ground === undefined ? {} : { ground }), ...named }
  }
  if (trigger === undefined) return counted()
  // With the circumstance alone, or beside a number that would do as well, a person decides whatever is counted.
  if (byNumber === undefined || isEither(rule))
    return byNumber === 'report'
      ? { verdict: 'report', ground: 'number', ...named }
      : { verdict: 'judge', ...named, trigger }
  if (byNumber === 'report') return { verdict: 'judge', ...named, trigger }
  return byNumber === 'undetermined' ? { ...undetermined(), trigger } : counted()
}

const GROUNDS: readonly IncidentGround[] = ['number', 'special', 'holds']

/** Is the number enough by itself, and so is the circumstance? Nobody is let off because a rule of their own does not say how they go together. */
export function isEither({ number, trigger, together = 'or' }: IncidentRule): boolean {
  return number !== undefined && trigger !== undefined && together === 'or'
}

function against({ lower, upper }: CountBounds, number: number, unread: number): IncidentVerdict {
  if (lower >= number) return 'report'
  return upper < number && unread === 0 ? 'below' : 'undetermined'
}

/** Of grounds any of which is enough. A text that names none has every incident reported. */
function best(grounds: readonly IncidentVerdict[]): IncidentVerdict {
  if (grounds.length === 0 || grounds.includes('report')) return 'report'
  return grounds.includes('undetermined') ? 'undetermined' : 'below'
}
