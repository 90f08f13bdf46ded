/** What reports say of the rules for what was looked at already. */
import type { IgnoredRule, Language } from './model.ts'
import { visible } from './text.ts'
import { phrase } from './words/phrases.ts'

/** What the rule holds for, and why somebody made it; safe to look at. */
export function ruleText({ token, detector, column, paths, reason, until }: IgnoredRule, language: Language): string {
  const what = [token, detector, column, paths?.join(', ')].filter((part) => part !== undefined)
  const why = [reason, until === undefined ? undefined : phrase('ignored-until', language, { day: until })]
  const said = why.filter((part) => part !== undefined && part !== '')
  const between = language === 'en' ? '; ' : '；'
  return visible([what.join(' + '), ...said].join(between))
}

/** What the rule does to the counts. */
export function effectText({ counted }: IgnoredRule, language: Language): string {
  return phrase(counted ? 'ignored-counted' : 'ignored-left-out', language)
}
