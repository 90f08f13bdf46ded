/** Charts as inline SVG: drawn from numbers alone, every text beside them in HTML, where it wraps, scales and is read aloud. */
import { OUTCOME_STATES, type OutcomeState } from '../../connectors/connector.ts'
import type { Coverage, Determination, SubjectInterval } from '../../inventory/inventory.ts'
import type { Language } from '../model.ts'
import { thresholdText } from '../statements.ts'
import { count, percent } from '../text.ts'
import { OUTCOMES, phrase } from '../words.ts'
import { type Content, type Html, html } from './markup.ts'

/** Fill of each outcome, dark to light; the table beside the bar names and counts them. */
const FILLS: Readonly<Record<OutcomeState, string>> = {
  scanned: '#1f5582',
  partial: '#6f9cc3',
  skipped: '#c3ccd6',
  unreadable: '#9c2f24',
  encrypted: '#c7681d',
  unsupported: '#e0b45c',
  failed: '#74325a',
  'timed-out': '#a98bb5',
  poison: '#3b3b3b',
  waiting: '#eef1f5',
}

/** Units wide that the drawings are; they scale with their place. */
const WIDE = 800

/** Where the number of people lies against the number of the law: lower to upper, best estimate, rows as a diamond. */
export function intervalChart(determination: Determination, language: Language): Html {
  const { threshold } = determination
  const { subjects, rows } = determination.readings
  const top = Math.max(subjects.upper, threshold, 1) * 1.25
  const x = (value: number) => rounded((Math.min(value, top) / top) * WIDE)
  const limit = x(threshold)
  const label = phrase('chart-interval', language, {
    best: count(subjects.best),
    lower: count(subjects.lower),
    upper: count(subjects.upper),
    threshold: count(threshold),
    rows: count(rows),
  })
  const beyond = rows > top
  const diamond = beyond ? WIDE - 8 : x(rows)
  // As far along its own width as along the bar: over the line, and clear of both edges, whatever the number.
  const along = rounded((limit / WIDE) * 100)
  return html`<p class="over" style="--along:${along}%">${phrase('threshold-of', language, { number: thresholdText(determination, language) })}</p>
<svg viewBox="0 16 ${WIDE} 43" role="img" aria-label="${label}">
<rect x="0" y="28" width="${WIDE}" height="20" fill="#eef1f5"/>
<rect x="${x(subjects.lower)}" y="28" width="${rounded(Math.max(3, x(subjects.upper) - x(subjects.lower)))}" height="20" fill="#8fb3d1"/>
<rect x="${rounded(Math.max(0, x(subjects.best) - 2))}" y="24" width="4" height="28" fill="#1f5582"/>
<line x1="${limit}" y1="18" x2="${limit}" y2="57" stroke="#1c2430" stroke-width="2" stroke-dasharray="4 3"/>
${beyond ? html`<path d="M${diamond - 5} 33 l8 5 l-8 5 z" fill="#55606e"/>` : html`<path d="M${diamond} 32 l6 6 l-6 6 l-6 -6 z" fill="#fff" stroke="#55606e" stroke-width="1.6"/>`}
</svg>
<p class="ends"><span>0</span><span>${count(Math.round(top))}</span></p>
<ul class="bits"><li><svg class="swatch" viewBox="0 0 11 11" aria-hidden="true"><rect width="11" height="11" fill="#8fb3d1"/></svg>${phrase('legend-interval', language)}</li>
<li><svg class="swatch" viewBox="0 0 11 11" aria-hidden="true"><rect x="4" width="4" height="11" fill="#1f5582"/></svg>${phrase('legend-best', language)}</li>
<li><svg class="swatch" viewBox="0 0 11 11" aria-hidden="true">${beyond ? html`<path d="M2 1 l7 4.5 l-7 4.5 z" fill="#55606e"/>` : html`<path d="M5.5 0.5 l5 5 l-5 5 l-5 -5 z" fill="#fff" stroke="#55606e"/>`}</svg>${phrase('legend-rows', language)} ${count(rows)}</li></ul>`
}

/** One bar of {@link barTable}. */
export interface Bar {
  readonly label: Content
  readonly value: number
  /** Drawn as a lighter span, where the value is an interval's best estimate. */
  readonly span?: SubjectInterval
  readonly text: string
}

/** A table whose middle column is a bar: the same for an eye, a screen reader and a photocopier. */
export function barTable(caption: string, labelHeading: string, valueHeading: string, bars: readonly Bar[]): Html {
  const top = Math.max(1, ...bars.map((bar) => bar.span?.upper ?? bar.value))
  const x = (value: number) => rounded((value / top) * WIDE)
  const drawing = ({
    value,
    span,
  }: Bar) => html`<svg viewBox="0 0 ${WIDE} 28" preserveAspectRatio="none" aria-hidden="true" style="height:14px">
<rect y="4" width="${Math.max(3, x(value))}" height="20" fill="#1f5582"/>${
    span !== undefined && span.upper > span.lower
      ? html`<rect x="${x(span.lower)}" y="10" width="${rounded(x(span.upper) - x(span.lower))}" height="8" fill="#8fb3d1"/>`
      : null
  }</svg>`
  return html`<table class="bars"><caption><h3>${caption}</h3></caption>
<thead><tr><th scope="col">${labelHeading}</th><th scope="col" colspan="2" class="number">${valueHeading}</th></tr></thead>
<tbody>${bars.map((bar) => html`<tr><th scope="row">${bar.label}</th><td>${drawing(bar)}</td><td class="number">${bar.text}</td></tr>`)}</tbody></table>`
}

/** All items in one bar, by outcome, with the figures below; the figures alone of a scan that was stopped: of a list that is not at its end there is no share. */
export function coverageChart(coverage: Coverage, completed: boolean, language: Language): Html {
  const met = OUTCOME_STATES.filter((state) => coverage.outcomes[state] > 0)
  let left = 0
  const parts = met.map((state) => {
    const wide = (coverage.outcomes[state] / Math.max(1, coverage.listed)) * WIDE
    const part = html`<rect x="${rounded(left)}" width="${rounded(wide)}" height="24" fill="${FILLS[state]}"/>`
    left += wide
    return part
  })
  const label = met.map((state) => `${OUTCOMES[state][language]} ${count(coverage.outcomes[state])}`).join(', ')
  const bar = html`<svg viewBox="0 0 ${WIDE} 24" preserveAspectRatio="none" role="img" aria-label="${label}" style="height:22px;margin-bottom:8px">${parts}</svg>`
  return html`<h3>${phrase('chart-coverage', language)}</h3>
${completed ? bar : html`<p class="soft small">${phrase('stopped', language)}</p>`}
<table class="compact"><thead><tr><th scope="col">${phrase('outcome', language)}</th><th scope="col" class="number">${phrase('items', language)}</th><th scope="col" class="number">${phrase('share', language)}</th></tr></thead>
<tbody>${met.map(
    (state) =>
      html`<tr><td><svg class="swatch" viewBox="0 0 11 11" aria-hidden="true"><rect width="11" height="11" fill="${FILLS[state]}"/></svg>${OUTCOMES[state][language]}</td><td class="number">${count(coverage.outcomes[state])}</td><td class="number">${completed ? percent(coverage.outcomes[state], coverage.listed) : ''}</td></tr>`,
  )}</tbody></table>`
}

/** Two decimals: what is drawn does not depend on the last bit of a division. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
