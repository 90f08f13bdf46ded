/** Sentences about history and clocks, the same in reports and in `pandian status`. */
import type { Below, Day, DutyClock, Outlook, Span } from '../inventory/inventory.ts'
import type { Language } from './model.ts'
import { count } from './text.ts'
import { CLOCK_ADVICE, CLOCK_PHRASES, DONE_ADVICE, SPANS, STATE_ADVICE, WEEKDAYS } from './words/clocks.ts'
import { fill } from './words/phrases.ts'

/** Since when a number is reached, or below, or may have been reached; empty when no scan tells. */
export function spanTexts({ reached, again, possible, below }: Outlook, language: Language): readonly string[] {
  const say = (id: keyof typeof SPANS, values: Record<string, string>) => fill(SPANS[id][language], values)
  const days = ({ after, by, doubt }: Span) => ({ after: after ?? '', by, doubt: doubt ?? '' })
  const texts: string[] = []
  if (reached !== null) {
    texts.push(say(reachedPhrase(reached), days(reached)))
  }
  if (again !== null) texts.push(say(again.open ? 'again-wider' : 'again', days(again)))
  if (possible !== null) texts.push(say(possible.after === null ? 'possible-open' : 'possible', days(possible)))
  if (below !== null) texts.push(belowText(below, language))
  if (below?.wider !== undefined) texts.push(say('below-wider', { by: below.wider }))
  return texts
}

function belowText({ since, until, days, gap }: Below, language: Language): string {
  if (days === 1) return fill(SPANS['below-once'][language], { since })
  return fill(SPANS.below[language], { since, until, days: count(days), gap: count(gap) })
}

function reachedPhrase({ after, by, open, doubt }: Span): keyof typeof SPANS {
  if (doubt !== undefined) return 'reached-doubt'
  if (after === null) return 'reached-open'
  if (open) return 'reached-wider'
  return after === by ? 'reached-day' : 'reached-between'
}

/** When a clock ends, as its state wants it said: `至 2027-02-28 屆滿`. Empty while it waits. */
export function dueText({ clock, state, due, workingDay, from, done }: DutyClock, language: Language): string {
  if (due === null && done === null) return ''
  return fill(CLOCK_PHRASES[phraseOf()][language], { date: due ?? '', done: done ?? '' })

  function phraseOf(): keyof typeof CLOCK_PHRASES {
    if (done !== null && clock === 'every') return state === 'overdue' ? 'next-overdue' : 'next-after'
    if (done !== null) return due !== null && done > (workingDay ?? due) ? 'done-late' : 'done'
    if (state === 'open') return 'may-stop'
    if (state === 'doubtful') return 'may-stop-unless'
    if (state === 'overdue') return from?.open === true ? 'overdue-at-latest' : 'overdue'
    if (state === 'unproven') return state
    if (state === 'conditional') return 'if-reached'
    if (clock === 'below') return 'below-until'
    if (clock === 'keep') return 'until'
    if (clock === 'every') return 'next'
    return from?.open === true ? 'at-latest' : 'by'
  }
}

/** That the last day is a Saturday or Sunday, and what comes after; empty when it is neither, or when nothing is to be done by then. */
export function weekendText({ state, due, workingDay }: DutyClock, language: Language): string {
  if (state === 'done' || due === null || workingDay === null) return ''
  const weekday = weekdayText(due, language)
  return fill(CLOCK_PHRASES.weekend[language], { date: due, weekday, next: workingDay })
}

/** `日`, `Sunday`. */
export function weekdayText(day: Day, language: Language): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]![language]
}

/** What to do about a clock. */
export function adviceTexts({ clock, state }: DutyClock, language: Language): readonly string[] {
  if (state === 'done') return [DONE_ADVICE[language]]
  const first = STATE_ADVICE[state]?.[language]
  return first === undefined
    ? [CLOCK_ADVICE[clock][language]]
    : state === 'conditional'
      ? [first, CLOCK_ADVICE[clock][language]]
      : [first]
}
