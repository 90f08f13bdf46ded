import { expect, it } from 'vitest'
import { activeRules, type IgnoreRule, Ignores, ruleKey } from './allow.ts'

const rule = (more: Partial<IgnoreRule>): IgnoreRule => ({ notPersonalData: false, ...more })
const keysFor = (rules: readonly IgnoreRule[], uri: string) =>
  new Ignores(rules).rulesFor(uri, 'file:///srv/share/').map(({ key }) => key)

it('a rule is the same whatever is said of it, and another when it holds for something else', () => {
  const known = ruleKey(rule({ detector: 'mobile' }))
  expect(ruleKey(rule({ detector: 'mobile', reason: '總機', until: '2027-01-01' }))).toBe(known)
  expect(ruleKey(rule({ detector: 'mobile', notPersonalData: true }))).not.toBe(known)
  expect(ruleKey(rule({ detector: 'mobile', paths: ['a/**'] }))).not.toBe(known)
})

it('a rule holds through its last day', () => {
  const rules = [rule({ detector: 'mobile', until: '2027-06-30' })]
  expect(activeRules(rules, '2027-06-30')).toHaveLength(1)
  expect(activeRules(rules, '2027-07-01')).toEqual([])
})

it('the order of rules, and rules that are written twice, change nothing', () => {
  const a = rule({ detector: 'mobile' })
  const b = rule({ detector: 'email' })
  expect(activeRules([a, b], '2026-01-01')).toEqual(activeRules([b, a, { ...b }], '2026-01-01'))
})

it('paths are those of classes: from the place, from the root, and whatever a container holds', () => {
  const rules = [rule({ paths: ['測試/**'] })]
  const key = [ruleKey(rules[0]!)]
  expect(keysFor(rules, 'file:///srv/share/%E6%B8%AC%E8%A9%A6/a.csv')).toEqual(key)
  expect(keysFor(rules, 'file:///srv/share/%E6%B8%AC%E8%A9%A6/a.zip!/b.csv')).toEqual(key)
  expect(keysFor(rules, 'file:///srv/share/a.csv')).toEqual([])
  expect(keysFor([rule({ paths: ['/srv/share/測試'] })], 'file:///srv/share/%E6%B8%AC%E8%A9%A6/a.csv')).toHaveLength(1)
})

it('a token brings its kind along', () => {
  const [hit] = new Ignores([rule({ token: 'mobile:0123456789abcdef' })]).rulesFor('file:///a', 'file:///')
  expect(hit).toMatchObject({ detector: 'mobile', token: [0x89abcdef, 0x01234567] })
})
