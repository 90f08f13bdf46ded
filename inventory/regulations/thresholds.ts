/** From what a regulation says to its numbers, each with what follows from it: one determination a number. */
import type { NumberKind, Reading } from '../inventory.ts'
import { EVERYONE, INCIDENT_OF_THE_ACT, PLAN_OF_THE_ACT } from './facts.ts'
import { isEither } from './incidents.ts'
import type {
  DutyRule,
  IncidentRule,
  MeasuresRule,
  PlanRule,
  Regulation,
  ScopeRule,
  StopRule,
  Threshold,
  TierRule,
} from './regulation.ts'

/**
 * The numbers of a regulation: from which it applies, for the plan, for a higher tier, for measures. Measures that begin with the plan's
 * number, of the same people and on the same basis, stand with the plan. What waits for no number (and incidents, whose number is
 * of the incident and not of what is held) stands with the first; with each, where numbers are from which the regulation applies at all.
 * A regulation without any number has one of kind `none`.
 */
export function thresholdsOf(regulation: Regulation): readonly Threshold[] {
  const { scopes = [], plan, tier, measures, incident } = regulation
  const thresholds: Threshold[] = scopes.map((rule) => thresholdOf('scope', rule, regulation, scopeDuties(rule)))
  if (plan !== undefined && plan.number !== null)
    thresholds.push(thresholdOf('plan', plan, regulation, planDuties(plan)))
  if (tier !== undefined) thresholds.push(thresholdOf('tier', tier, regulation, tierDuties(tier)))
  if (measures !== undefined && measures.number !== null) {
    const own = thresholdOf('measures', measures, regulation, [measuresDuty(measures)])
    const shared = thresholds.findIndex((other) => other.kind === 'plan' && sameNumber(other, own))
    if (shared < 0) thresholds.push(own)
    else thresholds[shared] = { ...thresholds[shared]!, duties: [...thresholds[shared]!.duties, ...own.duties] }
  }
  // An incident's number is of the incident; that of a system is of what is held.
  const ofIncident = incident?.holds ?? incident?.number
  if (thresholds.length === 0 && incident !== undefined && ofIncident !== undefined)
    thresholds.push(thresholdOf('incident', incidentNumber(incident, ofIncident), regulation, []))
  if (thresholds.length === 0)
    thresholds.push(
      thresholdOf(
        'none',
        { number: 0, article: plan?.article ?? PLAN_OF_THE_ACT.article, ...EVERYONE },
        regulation,
        [],
      ),
    )
  // Where a number decides whether the regulation applies, nothing of it applies before.
  const inScope = scopes.length > 0
  return thresholds.map((threshold, index) => {
    if (index > 0 && threshold.kind !== 'scope') return threshold
    const rest = restOf(regulation, threshold).map((duty) => (inScope && duty.from === 0 ? withoutFrom(duty) : duty))
    return { ...threshold, duties: [...threshold.duties, ...rest] }
  })
}

function thresholdOf(
  kind: NumberKind,
  rule: ScopeRule & Pick<TierRule, 'capital' | 'smeExempt'>,
  regulation: Regulation,
  duties: readonly DutyRule[],
): Threshold {
  const { number, article, population, counted, unit, basis, reading, condition, capital, smeExempt } = rule
  return {
    kind,
    number,
    article,
    population,
    counted,
    unit: unit ?? '筆',
    basis: basis ?? 'unstated',
    reading: reading ?? readingOf(regulation),
    ...(condition === undefined ? {} : { condition }),
    ...(capital === undefined ? {} : { capital }),
    ...(smeExempt === undefined ? {} : { smeExempt }),
    duties,
  }
}

/** What a 筆 is, where a number's own rule does not say. */
export function readingOf({ reading }: Regulation): Reading {
  return reading ?? 'subjects'
}

function sameNumber(a: Threshold, b: Threshold): boolean {
  return a.number === b.number && a.population === b.population && a.basis === b.basis && a.unit === b.unit
}

function scopeDuties({ article }: ScopeRule): DutyRule[] {
  return [{ id: 'apply', article }, PLAN_OF_THE_ACT]
}

function planDuties(plan: PlanRule): DutyRule[] {
  const { article, months, filed, note, stop } = plan
  const noted = note === undefined ? {} : { note }
  const duties: DutyRule[] =
    filed !== undefined && filed.daysFromApproval === undefined
      ? [{ id: 'plan', article, months, clock: 'reached', to: filed.to, ...noted }]
      : [{ id: 'complete-plan', article, months, clock: 'reached', ...noted }]
  if (filed?.daysFromApproval !== undefined)
    duties.push({ id: 'file-plan', article, days: filed.daysFromApproval, clock: 'approval', to: filed.to })
  return [...duties, ...stopDuties(stop, article, 'stop-after', 'resume')]
}

function stopDuties(
  stop: StopRule | undefined,
  article: string,
  stopId: 'stop-after' | 'stop-tier',
  resumeId: 'resume' | 'resume-tier',
): DutyRule[] {
  if (stop === undefined) return []
  const condition = stop.except === undefined ? {} : { condition: stop.except }
  return [
    { id: stopId, article, months: stop.months, clock: 'below', ...condition },
    { id: resumeId, article, days: stop.resumeDays, clock: 'reached-again' },
  ]
}

function tierDuties({ duty, article, every, after, consequence, stop }: TierRule): DutyRule[] {
  const period = every === undefined ? {} : { months: every, clock: 'every' as const }
  const first = after === undefined ? {} : { after }
  return [
    { id: duty, article, ...period, ...first, note: consequence },
    ...stopDuties(stop, article, 'stop-tier', 'resume-tier'),
  ]
}

function measuresDuty({
  article,
  months,
  condition,
}: Pick<MeasuresRule, 'article' | 'months' | 'condition'>): DutyRule {
  return {
    id: 'measures',
    article,
    ...(months === undefined ? {} : { months, clock: 'reached' as const }),
    ...(condition === undefined ? {} : { condition }),
  }
}

function incidentNumber({ article }: IncidentRule, number: number): ScopeRule {
  return { number, article, ...EVERYONE }
}

/** What does not come from the threshold's own rule. */
function restOf(regulation: Regulation, threshold: Threshold): DutyRule[] {
  const { plan, measures, incident, duties = [], scopes = [] } = regulation
  const rest: DutyRule[] = []
  // What a draft changes is not the whole of a regulation.
  const whole = regulation.upcoming !== true
  if (whole && plan === undefined && scopes.length === 0) rest.push({ ...PLAN_OF_THE_ACT, from: 0 })
  if (plan?.number === null) {
    const { article, months, note } = plan
    rest.push({
      id: months === undefined ? 'make-plan' : 'complete-plan',
      article,
      ...(months === undefined ? {} : { months, clock: 'in-force' as const }),
      from: 0,
      ...(note === undefined ? {} : { note }),
    })
  }
  if (measures?.number === null) rest.push({ ...measuresDuty(measures), from: 0 })
  rest.push(...duties)
  if (incident === undefined) {
    if (whole) rest.push({ ...INCIDENT_OF_THE_ACT, from: 0 })
  } else rest.push(...incidentDuties(incident, threshold.kind === 'incident'))
  return rest
}

/** @param own the number is the determination's */
function incidentDuties(incident: IncidentRule, own: boolean): DutyRule[] {
  const { article, hours, number, trigger, special, holds, to, firstHours, noticeHours, closingMonths } = incident
  const serious = { ...(trigger === undefined ? {} : { trigger }), to }
  const clock = { hours, clock: 'discovery' as const }
  // Whoever the plan's number counts: an incident may concern anybody whose data is held.
  const from =
    number === undefined
      ? { from: 0 }
      : own && holds === undefined
        ? {}
        : { from: number, population: EVERYONE.population }
  const duties: DutyRule[] = []
  if (firstHours !== undefined)
    duties.push({ id: 'first-incident-report', article, hours: firstHours, clock: 'knowledge', from: 0, ...serious })
  if (special) duties.push({ id: 'special-incident-report', article, ...clock, from: 0, to })
  if (holds !== undefined) duties.push({ id: 'system-incident-report', article, ...clock, to })
  const either = isEither(incident)
  if (trigger === undefined || either) duties.push({ id: 'incident-report', article, ...clock, ...from, to })
  if (trigger !== undefined)
    duties.push({ id: 'serious-incident-report', article, ...clock, ...(either ? { from: 0 } : from), ...serious })
  if (noticeHours !== undefined)
    duties.push({ id: 'notified-incident-report', article, hours: noticeHours, clock: 'notice', from: 0, to })
  if (closingMonths !== undefined)
    duties.push({ id: 'incident-closing', article, months: closingMonths, clock: 'closing', from: 0, to })
  return duties
}

function withoutFrom({ from: _, ...duty }: DutyRule): DutyRule {
  return duty
}
