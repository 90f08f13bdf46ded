/** What a regulation makes of an incident: to be reported or not, and within how many hours. Knows no regulation by name and no number. */
import type { Affected } from '../incident.ts'
import type { SubjectInterval, Text } from '../inventory.ts'
import type { IncidentRule } from './regulation.ts'

/** What is known of an incident. */
export interface IncidentFacts {
  readonly affected: Affected
  /** Affected items that were not (wholly) read: there may be more people in them. */
  readonly unread: number
  /** People that the organisation holds data of, affected or not; undefined where no count is kept. */
  readonly holds: SubjectInterval | undefined
}

/**
 * - `report`: what can be counted suffices, and nothing else is asked for
 * - `judge`: to be reported if the trigger holds, which only a person can say
 * - `undetermined`: a number lies in the interval, or something affected was not read
 * - `below`: even the upper bound stays below, and all that is affected was read
 */
export type IncidentVerdict = 'report' | 'judge' | 'undetermined' | 'below'

/** A rule applied to an incident. */
export interface IncidentJudgement {
  readonly verdict: IncidentVerdict
  /** The number that decides; undefined where the text names none. */
  readonly number?: number
  /** The circumstance that only a person can judge, where it still matters. */
  readonly trigger?: Text
}

/** Applies the rule. Where a number and a circumstance are both asked for, a number that is not reached ends the matter. */
export function judgeIncident(rule: IncidentRule, facts: IncidentFacts): IncidentJudgement {
  const { number, trigger } = rule
  const byNumber = number === undefined ? undefined : against(facts.affected.people, number, facts.unread)
  const others = [
    ...(rule.special === true ? [against(facts.affected.special, 1, facts.unread)] : []),
    ...(rule.holds === undefined || facts.holds === undefined ? [] : [against(facts.holds, rule.holds, 0)]),
  ]
  const named = number === undefined ? {} : { number }
  if (others.includes('report')) return { verdict: 'report', ...named }
  const counted = [...(byNumber === undefined ? [] : [byNumber]), ...others]
  if (trigger === undefined) return { verdict: best(counted), ...named }
  // With the circumstance alone, or beside a number that would do as well, a person decides whatever is counted.
  if (byNumber === undefined || isEither(rule))
    return byNumber === 'report' ? { verdict: 'report', ...named } : { verdict: 'judge', ...named, trigger }
  if (byNumber === 'report') return { verdict: 'judge', ...named, trigger }
  return byNumber === 'undetermined'
    ? { verdict: 'undetermined', ...named, trigger }
    : { verdict: best(counted), ...named }
}

/** Is the number enough by itself, and so is the circumstance? Nobody is let off because a rule of their own does not say how they go together. */
export function isEither({ number, trigger, together = 'or' }: IncidentRule): boolean {
  return number !== undefined && trigger !== undefined && together === 'or'
}

function against({ lower, upper }: SubjectInterval, number: number, unread: number): IncidentVerdict {
  if (lower >= number) return 'report'
  return upper < number && unread === 0 ? 'below' : 'undetermined'
}

/** Of grounds any of which is enough. A text that names none has every incident reported. */
function best(grounds: readonly IncidentVerdict[]): IncidentVerdict {
  if (grounds.length === 0 || grounds.includes('report')) return 'report'
  return grounds.includes('undetermined') ? 'undetermined' : 'below'
}
