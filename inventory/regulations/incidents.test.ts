import { describe, expect, test } from 'vitest'
import { HELD_GAPS, type HeldGap, type Reading, type SubjectInterval } from '../inventory.ts'
import { REGULATIONS } from './catalogue.ts'
import { type Counted, type IncidentFacts, judgeIncident } from './incidents.ts'
import type { IncidentRule } from './regulation.ts'
import { thresholdsOf } from './thresholds.ts'

const exactly = (n: number): SubjectInterval => ({ lower: n, best: n, upper: n })
const NOBODY = exactly(0)

function facts(
  people: SubjectInterval,
  more: { special?: SubjectInterval; unread?: number; holds?: SubjectInterval; gaps?: HeldGap[]; rows?: number } = {},
): IncidentFacts {
  const { special = NOBODY, unread = 0, holds = people, gaps = [], rows } = more
  const counted = (subjects: SubjectInterval, inRows = subjects): Counted => ({
    rows: inRows,
    subjects,
    subjectPurposes: subjects,
  })
  return {
    affected: counted(people, rows === undefined ? people : exactly(rows)),
    special,
    unread,
    holds: counted(holds),
    gaps,
  }
}

const judge = (rule: IncidentRule, known: IncidentFacts, reading: Reading = 'subjects') =>
  judgeIncident(rule, known, reading)

const RULE: IncidentRule = { article: '§8', hours: 72, to: { zh: '主管機關', en: 'the authority' } }
const TRIGGER = { zh: '將危及正常營運', en: 'operations are endangered' }

describe('whether an incident is reported', () => {
  test('where the text names neither a number nor a circumstance, every one is', () => {
    expect(judge(RULE, facts(exactly(1)))).toEqual({ verdict: 'report' })
  })

  test.each([
    [exactly(999), 0, 'below'],
    [exactly(1000), 0, 'report'],
    [{ lower: 999, best: 1000, upper: 1001 }, 0, 'undetermined'],
    [exactly(999), 1, 'undetermined'],
    [exactly(1000), 1, 'report'],
  ] as const)('by the number alone: %j with %d unread is %s', (people, unread, verdict) => {
    expect(judge({ ...RULE, number: 1000 }, facts(people, { unread })).verdict).toBe(verdict)
  })

  test('by the circumstance alone, a person decides', () => {
    expect(judge({ ...RULE, trigger: TRIGGER }, facts(exactly(1)))).toEqual({
      verdict: 'judge',
      trigger: TRIGGER,
    })
  })

  test.each([
    ['and', 999, 'below'],
    ['and', 1000, 'judge'],
    ['or', 999, 'judge'],
    ['or', 1000, 'report'],
  ] as const)('number %s circumstance, %d people: %s', (together, people, verdict) => {
    const rule = { ...RULE, number: 1000, trigger: TRIGGER, together }
    expect(judge(rule, facts(exactly(people))).verdict).toBe(verdict)
  })

  test('a number beside a circumstance, without how they go together: form and report both take either for enough', () => {
    const rule = { ...RULE, number: 1000, trigger: TRIGGER }
    expect(judge(rule, facts(exactly(999))).verdict).toBe('judge')
    expect(judge(rule, facts(exactly(1000))).verdict).toBe('report')
    const { incident: _, ...regulation } = REGULATIONS.find(({ id }) => id === 'D0020088')!
    const duties = (incident: IncidentRule) =>
      thresholdsOf({ ...regulation, incident }).flatMap(({ duties: all }) =>
        all.filter(({ id }) => id.endsWith('incident-report')).map(({ id, from }) => [id, from]),
      )
    expect(duties(rule)).toEqual([
      ['incident-report', 1000],
      ['serious-incident-report', 0],
    ])
    expect(duties(rule)).toEqual(duties({ ...rule, together: 'or' }))
  })

  test('a 筆 is what it is in the determinations, and of people in many rows it is said that rows would reach the number', () => {
    const rule = { ...RULE, number: 150 }
    const many = facts(exactly(100), { rows: 400 })
    expect(judge(rule, many, 'rows')).toEqual({ verdict: 'report', ground: 'number', number: 150 })
    expect(judge(rule, many)).toEqual({ verdict: 'below', number: 150, rowsReach: true })
    expect(judge(rule, facts(exactly(100), { rows: 149 }))).toEqual({ verdict: 'below', number: 150 })
    expect(judge(rule, facts(exactly(150), { rows: 400 }))).toEqual({
      verdict: 'report',
      ground: 'number',
      number: 150,
    })
    const either = { ...rule, trigger: TRIGGER }
    expect(judge(either, many)).toEqual({ verdict: 'judge', number: 150, rowsReach: true, trigger: TRIGGER })
  })

  test('special data, or a system that holds many, is enough by itself where the rule says so', () => {
    const rule = { ...RULE, number: 100, special: true, holds: 10_000 }
    expect(judge(rule, facts(exactly(5))).verdict).toBe('below')
    expect(judge(rule, facts(exactly(5), { special: exactly(1) })).verdict).toBe('report')
    expect(judge(rule, facts(exactly(5), { holds: exactly(10_000) })).verdict).toBe('report')
    expect(judge(rule, facts(exactly(5), { special: { lower: 0, best: 0, upper: 1 } })).verdict).toBe('undetermined')
    expect(judge(rule, facts(exactly(100))).verdict).toBe('report')
  })

  test('a system holds few only where everything that was ever asked for was looked at; many, wherever they were seen', () => {
    const rule = { ...RULE, number: 100, special: true, holds: 10_000 }
    const told = (more: Parameters<typeof facts>[1]) => {
      const { verdict, ground, open } = judge(rule, facts(exactly(5), more))
      return [verdict, ground ?? open]
    }
    expect(told({})).toEqual(['below', undefined])
    for (const gap of HELD_GAPS) {
      expect(told({ gaps: [gap] })).toEqual(['undetermined', ['holds']])
      expect(told({ gaps: [gap], holds: exactly(10_000) })).toEqual(['report', 'holds'])
      // What a rule does not ask for keeps nobody from saying that the number is not reached.
      expect(judge({ ...RULE, number: 100 }, facts(exactly(5), { gaps: [gap] })).verdict).toBe('below')
    }
    expect(told({ holds: { lower: 9_000, best: 9_500, upper: 10_000 } })).toEqual(['undetermined', ['holds']])
    expect(told({ unread: 1, gaps: ['unread-items'] })).toEqual(['undetermined', ['number', 'special', 'holds']])
    expect(told({ special: exactly(1), gaps: ['other-places'] })).toEqual(['report', 'special'])
  })

  const rules = REGULATIONS.flatMap(({ id, incident }) => (incident === undefined ? [] : [{ id, incident }]))
  const numbered = rules.filter(({ incident }) => incident.number !== undefined)

  test('every regulation that tells of incidents says within how many hours and to whom', () => {
    expect(rules.length).toBeGreaterThanOrEqual(26)
    for (const { incident } of rules) {
      expect(incident.hours).toBeGreaterThan(0)
      expect(incident.to.zh).not.toBe('')
    }
  })

  test.each(numbered)(
    '$id: at its number it is reported, or left to a person; one below it is not by the number',
    ({ incident }) => {
      const number = incident.number!
      const at = judge(incident, facts(exactly(number))).verdict
      const under = judge(incident, facts(exactly(number - 1))).verdict
      const or = incident.together === 'or'
      expect(at).toBe(incident.trigger === undefined || or ? 'report' : 'judge')
      expect(under).toBe(incident.trigger !== undefined && or ? 'judge' : 'below')
    },
  )
})
