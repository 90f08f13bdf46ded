/** The first thing a reader sees: what the count means in law. */
import type { Determination } from '../../inventory/inventory.ts'
import type { Language, ReportModel } from '../model.ts'
import {
  againstThreshold,
  becauseTexts,
  countedFilesText,
  dutyText,
  historyTexts,
  intervalText,
  missingHeading,
  missingTexts,
  populationText,
  rangeText,
} from '../statements.ts'
import { count } from '../text.ts'
import { BASES, phrase, READINGS, VERDICTS } from '../words.ts'
import { intervalChart } from './charts.ts'
import { type Html, html } from './markup.ts'

/** Cards of all determinations. */
export function determinationSection(model: ReportModel, language: Language): Html {
  return html`<section id="determinations" aria-labelledby="h-determinations"><h2 id="h-determinations">${phrase('section-determinations', language)}</h2>
${
  model.determinations.length === 0
    ? html`<p class="notice">${phrase('no-determination', language)}</p>`
    : model.determinations.map((determination) => card(determination, model, language))
}</section>`
}

function card(determination: Determination, model: ReportModel, language: Language): Html {
  const { readings, threshold } = determination
  const missing = missingTexts(determination, language)
  const because = becauseTexts(determination, language)
  const history = historyTexts(determination, model, language)
  // A link leads out only to where it says: a name in a model is not to become a `javascript:` address.
  const link = determination.url.startsWith('https://')
  return html`<article class="card ${determination.verdict}">
<div class="card-head"><div><h3>${link ? html`<a href="${determination.url}" rel="noreferrer noopener">${determination.regulationName}</a>` : determination.regulationName}</h3>
<ul class="facts"><li>${determination.article} <b>${populationText(determination, language)}</b></li><li>${phrase('basis-label', language)} <b>${BASES[determination.basis][language]}</b></li>
<li>${phrase('text-version', language)} <b>${determination.version}</b></li><li><b>${determination.regulation}</b></li></ul></div>
<div class="verdict">${VERDICTS[determination.verdict][language]}</div></div>
<div class="measure"><div><div class="big">${count(readings.subjects.best)}<small>${phrase('people', language)}</small></div>
<div class="soft">${rangeText(readings.subjects, language)}<br>${phrase('threshold-of', language, { number: count(threshold) })}</div></div>
<div>${intervalChart(readings.subjects, readings.rows, threshold, language)}</div></div>
<div class="halves"><div>${readingsTable(determination, language)}</div>
<div><h4>${phrase('because', language)}</h4><ul class="plain small">${because.map((text) => html`<li>${text}</li>`)}</ul>
${missing.length === 0 ? null : html`<h4>${missingHeading(determination, language)}</h4><ul class="plain small">${missing.map((text) => html`<li>${text}</li>`)}</ul>`}
<h4>${phrase('counted-files', language)}</h4><p class="small">${countedFilesText(determination, language)}</p></div></div>
${history.length === 0 ? null : html`<h4>${phrase('history', language)}</h4><ul class="plain small">${history.map((text) => html`<li>${text}</li>`)}</ul>`}
${determination.duties.length === 0 ? null : dutyTable(determination, model, language)}
</article>`
}

function readingsTable(determination: Determination, language: Language): Html {
  const { readings, threshold, reading } = determination
  const row = (id: keyof typeof READINGS, figure: string, low: number, high: number) =>
    html`<tr><th scope="row">${READINGS[id][language]}${
      id === reading ? html` <span class="soft">· ${phrase('decisive', language)}</span>` : null
    }</th><td class="number">${figure}</td><td>${phrase(againstThreshold(low, high, threshold), language)}</td></tr>`
  return html`<table class="compact"><thead><tr><th scope="col">${phrase('reading', language)}</th><th scope="col" class="number">${phrase('figure', language)}</th><th scope="col">${phrase('against-threshold', language)}</th></tr></thead><tbody>
${row('subjects', intervalText(readings.subjects, language), readings.subjects.lower, readings.subjects.upper)}
${row('rows', count(readings.rows), readings.rows, readings.rows)}
${row('subjectPurposes', count(readings.subjectPurposes), readings.subjectPurposes, readings.subjectPurposes)}</tbody></table>`
}

function dutyTable(determination: Determination, model: ReportModel, language: Language): Html {
  return html`<h4>${phrase('duties', language)}</h4><table class="compact"><colgroup><col style="width:40%"><col style="width:10%"><col style="width:20%"><col style="width:30%"></colgroup><thead><tr><th scope="col">${phrase('duty', language)}</th><th scope="col">${phrase('article', language)}</th><th scope="col">${phrase('applies-heading', language)}</th><th scope="col">${phrase('deadline', language)}</th></tr></thead>
<tbody>${determination.duties.map((duty) => {
    const text = dutyText(duty, determination, model, language)
    return html`<tr><td>${text.duty}${text.details.map((detail) => html`<div class="soft small">${detail}</div>`)}</td><td>${text.article}</td><td>${text.applies}</td><td>${text.deadline}</td></tr>`
  })}</tbody></table>`
}
