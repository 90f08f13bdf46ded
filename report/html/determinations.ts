/** The first thing a reader sees: what the count means in law. */
import type { Determination } from '../../inventory/inventory.ts'
import { dutyText, historyTexts } from '../duties.ts'
import type { Language, ReportModel } from '../model.ts'
import {
  againstThreshold,
  authorityText,
  basisText,
  becauseTexts,
  byRegulation,
  countedFilesText,
  evidenceTexts,
  intervalText,
  missingHeading,
  missingTexts,
  numberText,
  type RegulationGroup,
  rangeText,
  thresholdText,
  verdictText,
} from '../statements.ts'
import { count, visible } from '../text.ts'
import { phrase, READINGS, VERDICTS } from '../words.ts'
import { intervalChart } from './charts.ts'
import { type Html, html, unbroken } from './markup.ts'

/** With so many numbers and more, a table says first what the cards say at length. */
const OVERVIEW_FROM = 3

/** A card for each regulation. */
export function determinationSection(model: ReportModel, language: Language): Html {
  const groups = byRegulation(model.determinations)
  return html`<section id="determinations" aria-labelledby="h-determinations"><h2 id="h-determinations">${phrase('section-determinations', language)}</h2>
${
  groups.length === 0
    ? html`<p class="notice">${phrase('no-determination', language)}</p>`
    : html`${model.determinations.length < OVERVIEW_FROM ? null : overview(groups, language)}${groups.map((group, index) => card(group, index, model, language))}
<p class="small soft after">${phrase('as-of-note', language)}</p>`
}</section>`
}

/** Ids come from outside: an anchor is made of the position. */
const anchor = (index: number) => `regulation-${index + 1}`

function overview(groups: readonly RegulationGroup[], language: Language): Html {
  const heading = (text: string, number = false) =>
    html`<th scope="col"${number ? html` class="number"` : null}>${text}</th>`
  return html`<h3>${phrase('overview', language)}</h3><div class="scroll"><table class="compact overview"><colgroup><col style="width:38%"><col style="width:32%"><col style="width:14%"><col style="width:16%"></colgroup><thead><tr>${heading(phrase('regulation', language))}${heading(phrase('number-heading', language))}${heading(phrase('people', language), true)}${heading(phrase('verdict', language))}</tr></thead>
<tbody>${groups.map(({ first, determinations }, index) =>
    determinations.map((determination, position) => {
      const name =
        position > 0
          ? null
          : html`<th scope="row" rowspan="${determinations.length}"><a href="#${anchor(index)}">${visible(first.regulationName)}</a></th>`
      const people = determination.kind === 'none' ? '–' : intervalText(determination.readings.subjects, language)
      return html`<tr>${name}<td>${numberText(determination, language)}</td><td class="number">${unbroken(people)}</td><td class="verdict-cell terms ${determination.verdict}">${verdictText(determination, language)}</td></tr>`
    }),
  )}</tbody></table></div>`
}

function card({ first, determinations }: RegulationGroup, index: number, model: ReportModel, language: Language): Html {
  // A link leads out only to where it says: a name in a model is not to become a `javascript:` address.
  const link = first.url.startsWith('https://')
  const worst = (['reached', 'undetermined', 'below'] as const).find((verdict) =>
    determinations.some((each) => each.verdict === verdict),
  )
  const one = determinations.length === 1
  return html`<article class="card ${worst}" id="${anchor(index)}">
<div class="card-head"><div><h3>${link ? html`<a href="${first.url}" rel="noreferrer noopener">${first.regulationName}</a>` : first.regulationName}</h3>
<ul class="facts"><li>${phrase('issued-by', language)} <b>${authorityText(first, language)}</b></li><li>${phrase('text-version', language)} <b>${first.version}</b></li><li>${phrase('as-of', language)} <b>${first.asOf}</b></li><li><b>${first.regulation}</b></li></ul></div>
${one ? html`<div class="verdict">${verdictText(first, language)}</div>` : null}</div>
${determinations.map((determination) => number(determination, !one, model, language))}
${dutyTable(determinations, model, language)}
</article>`
}

/** One number: what for, where the count stands, and why. */
function number(determination: Determination, several: boolean, model: ReportModel, language: Language): Html {
  const because = becauseTexts(determination, language)
  const reasons = html`<h4>${phrase('because', language)}</h4><ul class="plain small">${because.map((text) => html`<li>${text}</li>`)}</ul>`
  if (determination.kind === 'none') return reasons
  const { readings } = determination
  const missing = missingTexts(determination, language)
  const evidence = evidenceTexts(determination, language)
  const history = historyTexts(determination, model, language)
  return html`<div class="number-part ${determination.verdict}"><div class="card-head"><div><h4 class="number-title">${numberText(determination, language)}</h4>
<ul class="facts"><li>${phrase('basis-label', language)} <b>${basisText(determination, model, language)}</b></li></ul></div>
${several ? html`<div class="verdict">${verdictText(determination, language)}</div>` : null}</div>
<div class="measure"><div><div class="big">${count(readings.subjects.best)}<small>${phrase('people', language)}</small></div>
<div class="soft">${rangeText(readings.subjects, language)}<br>${phrase('threshold-of', language, { number: thresholdText(determination, language) })}</div></div>
<div>${intervalChart(determination, language)}</div></div>
<div class="halves"><div>${readingsTable(determination, language)}</div>
<div>${reasons}
${missing.length === 0 ? null : html`<h4>${missingHeading(determination, language)}</h4><ul class="plain small">${missing.map((text) => html`<li>${text}</li>`)}</ul>`}
<h4>${phrase('counted-files', language)}</h4><p class="small">${countedFilesText(determination, language)}</p>
${evidence.length < 2 ? null : html`<p class="small soft">${phrase('largest-files', language)}</p><ul class="plain small">${evidence.map((text) => html`<li>${text}</li>`)}</ul>`}</div></div>
${history.length === 0 ? null : html`<h4>${phrase('history', language)}</h4><ul class="plain small">${history.map((text) => html`<li>${text}</li>`)}</ul>`}</div>`
}

function readingsTable(determination: Determination, language: Language): Html {
  const { readings, threshold, reading, verdicts } = determination
  const pairs = { ...readings.subjectPurposeBounds, best: readings.subjectPurposes }
  const row = (id: keyof typeof READINGS, figure: string, low: number, high: number) =>
    html`<tr><th scope="row">${READINGS[id][language]}${
      id === reading ? html` <span class="soft">· ${phrase('decisive', language)}</span>` : null
    }</th><td class="number">${unbroken(figure)}</td><td>${phrase(againstThreshold(low, high, threshold), language)}</td><td>${VERDICTS[verdicts[id]][language]}</td></tr>`
  return html`<table class="compact terms"><thead><tr><th scope="col">${phrase('reading', language)}</th><th scope="col" class="number">${phrase('figure', language)}</th><th scope="col">${phrase('against-threshold', language)}</th><th scope="col">${phrase('verdict', language)}</th></tr></thead><tbody>
${row('subjects', intervalText(readings.subjects, language), readings.subjects.lower, readings.subjects.upper)}
${row('rows', count(readings.rows), readings.rows, readings.rows)}
${row('subjectPurposes', intervalText(pairs, language), pairs.lower, pairs.upper)}</tbody></table>`
}

function dutyTable(determinations: readonly Determination[], model: ReportModel, language: Language): Html | null {
  const duties = determinations.flatMap((determination) =>
    determination.duties.map((duty) => dutyText(duty, determination, model, language)),
  )
  if (duties.length === 0) return null
  // What stands with two numbers alike is told once.
  const distinct = new Map(duties.map((text) => [JSON.stringify(text), text]))
  return html`<h4>${phrase('duties', language)}</h4><table class="compact prose"><colgroup><col style="width:40%"><col style="width:10%"><col style="width:20%"><col style="width:30%"></colgroup><thead><tr><th scope="col">${phrase('duty', language)}</th><th scope="col">${phrase('article', language)}</th><th scope="col">${phrase('applies-heading', language)}</th><th scope="col">${phrase('deadline', language)}</th></tr></thead>
<tbody>${[...distinct.values()].map(
    (text) =>
      html`<tr><td>${text.duty}${text.details.map((detail) => html`<div class="soft small">${detail}</div>`)}</td><td class="terms">${text.article}</td><td>${unbroken(text.applies)}</td><td>${unbroken(text.deadline)}</td></tr>`,
  )}</tbody></table>`
}
