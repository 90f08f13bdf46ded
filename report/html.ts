/**
 * `report.html`: one file, nothing fetched, nothing run. A reader opens it by double click on a machine with no network;
 * the policy in its head forbids scripts even if an escape had been forgotten.
 */

import { isSpecialType, legendNames } from './columns.ts'
import { barTable, coverageChart } from './html/charts.ts'
import { determinationSection } from './html/determinations.ts'
import { disposalSection } from './html/disposals.ts'
import { actSection, fileSection } from './html/files.ts'
import { type Html, html } from './html/markup.ts'
import { STYLES } from './html/styles.ts'
import { effectText, ruleText } from './ignored.ts'
import type { Language, Renderer, ReportModel } from './model.ts'
import { classTotals, intervalText, rangeText, scopeText, unreadGroups } from './statements.ts'
import { bytes, count, displayName, displayUri, longDay, moment, percent, shorten } from './text.ts'
import {
  ADVICE,
  COLUMNS,
  codeText,
  detailText,
  OUTCOMES,
  type PhraseId,
  phrase,
  READING_DEFINITIONS,
  READINGS,
  REASONS,
  SPECIAL_CATEGORIES,
  SUBJECT_CLASSES,
  VERDICTS,
} from './words.ts'
import { writeTextAtomic } from './write.ts'

/** Bars in one chart. */
const BARS = 12
/** Items listed for one reason. */
const LISTED = 200

/** Prints the report for people. */
export const htmlRenderer: Renderer = {
  id: 'html',
  fileName: 'report.html',
  async render(model, path, language) {
    await writeTextAtomic(path, async (sink) => {
      await sink.write(toHtml(model, language))
    })
  },
}

const SECTIONS = ['determinations', 'totals', 'charts', 'files', 'act', 'unread', 'method', 'run'] as const

/** The whole page. */
export function toHtml(model: ReportModel, language: Language): string {
  const title = phrase('title', language)
  const heading = (id: (typeof SECTIONS)[number]) => phrase(`section-${id}` satisfies PhraseId, language)
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="generator" content="pandian ${model.tool.version}">
<title>${title} ${model.run.counted}</title><style>${STYLES}</style></head>
<body><header class="masthead"><div class="page"><h1>${title}</h1>
<p class="scope">${scopeText(model, language)}</p>
<ul class="facts"><li>${phrase('counted-on', language)} <b>${longDay(model.run.counted, language)}</b></li><li>${phrase('run-version', language)} <b>pandian ${model.tool.version}</b></li><li>${phrase('run-rules', language)} <b>${model.tool.rules}</b></li><li>${phrase('run-id', language)} <b>${model.run.id}</b></li><li>${phrase('masked-note', language)}</li></ul>
<nav aria-label="${phrase('contents', language)}"><ul class="contents">${SECTIONS.map((id) => html`<li><a href="#${id}">${heading(id)}</a></li>`)}</ul></nav></div></header>
<main class="page">
${model.run.completed ? null : html`<p class="notice" role="note">${phrase('stopped', language)}</p>`}
${determinationSection(model, language)}
${totalsSection(model, language)}
${chartsSection(model, language)}
${fileSection(model, language)}
${actSection(model, language)}
${disposalSection(model.disposals ?? [], language)}
${unreadSection(model, language)}
${methodSection(model, language)}
${runSection(model, language)}
<footer>${phrase('method-scope', language)}</footer>
</main></body></html>
`.text
}

function totalsSection(model: ReportModel, language: Language): Html {
  const { totals, coverage, dataFiles, run } = model
  const classes = classTotals(dataFiles)
  const high = dataFiles.filter((file) => file.risk.level === 'high').length
  const tile = (name: PhraseId, value: string, note: string) =>
    html`<div class="tile"><dt>${phrase(name, language)}</dt><dd class="value">${value}</dd><dd class="soft small">${note}</dd></div>`
  return html`<section id="totals" aria-labelledby="h-totals"><h2 id="h-totals">${phrase('section-totals', language)}</h2><dl class="tiles">
${tile('total-people', count(totals.subjects.best), rangeText(totals.subjects, language))}
${tile('total-rows', count(totals.rows), phrase('total-masked', language, { number: count(totals.maskedRows) }))}
${tile('total-special', count(totals.special), phrase('total-special-rows', language, { number: count(totals.specialRows) }))}
${tile('total-files', count(dataFiles.length), phrase('total-high', language, { number: count(high) }))}
${tile('total-purposes', count(totals.subjectPurposes), phrase('total-unstated', language))}
${
  run.completed
    ? tile(
        'total-coverage',
        percent(coverage.outcomes.scanned, coverage.listed),
        phrase('total-of', language, { number: count(coverage.listed) }),
      )
    : tile(
        'total-coverage',
        count(coverage.outcomes.scanned),
        phrase('total-listed', language, { number: count(coverage.listed) }),
      )
}
</dl>${classes.length === 0 ? null : classTable(classes, language)}</section>`
}

function classTable(classes: ReturnType<typeof classTotals>, language: Language): Html {
  return html`<h3 class="classes">${phrase('total-classes', language)}</h3><table class="compact"><thead><tr><th scope="col">${COLUMNS.class[language]}</th><th scope="col" class="number">${phrase('total-files', language)}</th><th scope="col" class="number">${COLUMNS.rows[language]}</th><th scope="col" class="number">${COLUMNS['masked-rows'][language]}</th></tr></thead>
<tbody>${classes.map((each) => html`<tr><th scope="row">${SUBJECT_CLASSES[each.class][language]}</th><td class="number">${count(each.files)}</td><td class="number">${count(each.rows)}</td><td class="number">${count(each.maskedRows)}</td></tr>`)}</tbody></table>`
}

function chartsSection(model: ReportModel, language: Language): Html {
  const names = legendNames(model, language)
  const types = [...names]
    .flatMap(([id, name]) => {
      const found = model.totals.types[id]
      if (found === undefined || found.distinct === 0) return []
      const text = isSpecialType(id)
        ? phrase('words-in', language, { number: count(found.distinct) })
        : count(found.distinct)
      return [{ label: name, value: found.distinct, text }]
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, BARS)
  const files = model.dataFiles
    .toSorted((a, b) => b.subjects.best - a.subjects.best || a.number - b.number)
    .slice(0, BARS)
    .map((file) => ({
      label: `${file.number} ${shorten(displayName(file.uri), 28)}`,
      value: file.subjects.best,
      span: file.subjects,
      text: count(file.subjects.best),
    }))
  const special = Object.entries(SPECIAL_CATEGORIES)
    .map(([id, words]) => ({ label: words[language], value: model.totals.specialCategories[id] ?? 0 }))
    .filter(({ value }) => value > 0)
    .map((bar) => ({ ...bar, text: count(bar.value) }))
  return html`<section id="charts" aria-labelledby="h-charts"><h2 id="h-charts">${phrase('section-charts', language)}</h2><div class="charts">
${types.length === 0 ? null : html`<div class="panel">${barTable(phrase('chart-types', language), phrase('type', language), phrase('distinct', language), types)}<p class="soft small">${phrase('distinct-caption', language)}</p></div>`}
${files.length === 0 ? null : html`<div class="panel">${barTable(phrase('chart-files', language), COLUMNS.name[language], phrase('total-people', language), files)}</div>`}
<div class="panel">${coverageChart(model.coverage, model.run.completed, language)}</div>
${special.length === 0 ? null : html`<div class="panel">${barTable(phrase('chart-special', language), phrase('special-short', language), READINGS.rows[language], special)}<p class="soft small">${phrase('special-caption', language)}</p></div>`}
</div></section>`
}

function unreadSection(model: ReportModel, language: Language): Html {
  const groups = unreadGroups(model.items(), LISTED)
  return html`<section id="unread" aria-labelledby="h-unread"><h2 id="h-unread">${phrase('section-unread', language)}</h2>
${model.run.completed ? null : html`<p class="notice" role="note">${phrase('unread-stopped', language)}</p>`}
${groups.length > 0 ? html`<p>${phrase('unread-intro', language)}</p>` : model.run.completed ? html`<p>${phrase('no-unread', language)}</p>` : null}
${
  groups.length === 0
    ? null
    : html`<table style="margin-bottom:22px"><thead><tr><th scope="col">${phrase('outcome', language)}</th><th scope="col">${phrase('reason', language)}</th><th scope="col" class="number">${phrase('items', language)}</th><th scope="col">${phrase('advice', language)}</th></tr></thead>
<tbody>${groups.map(({ state, reason, total }) => html`<tr><td>${OUTCOMES[state][language]}</td><td>${reason === undefined ? '' : REASONS[reason][language]}</td><td class="number">${count(total)}</td><td class="soft">${reason === undefined ? '' : ADVICE[reason][language]}</td></tr>`)}</tbody></table>`
}
${groups.map(
  ({
    state,
    reason,
    total,
    first,
  }) => html`<div class="unread framed"><div class="head"><h3>${OUTCOMES[state][language]}${reason === undefined ? null : html` · ${REASONS[reason][language]}`} <span class="soft">${count(total)}</span></h3></div>
<table><thead><tr><th scope="col">${phrase('location', language)}</th><th scope="col">${phrase('detail', language)}</th><th scope="col" class="number">${phrase('size', language)}</th></tr></thead>
<tbody>${first.map((item) => html`<tr><td>${shorten(displayUri(item.uri), 220)}</td><td class="soft">${detailText(item.detail ?? '', language)}</td><td class="number soft">${bytes(item.size)}</td></tr>`)}</tbody></table>
${total > first.length ? html`<p class="more soft">${phrase('items-more', language, { number: count(total - first.length) })}</p>` : null}</div>`,
)}${model.ignored.length === 0 ? null : ignoredTable(model.ignored, language)}</section>`
}

function ignoredTable(rules: ReportModel['ignored'], language: Language): Html {
  return html`<h3 style="margin-top:22px">${phrase('ignored', language)}</h3><p class="soft small">${phrase('ignored-intro', language)}</p>
<table class="compact"><thead><tr><th scope="col">${phrase('ignored-rule', language)}</th><th scope="col">${phrase('ignored-effect', language)}</th><th scope="col" class="number">${phrase('ignored-values', language)}</th><th scope="col" class="number">${phrase('items', language)}</th></tr></thead>
<tbody>${rules.map((rule) => html`<tr><td>${ruleText(rule, language)}</td><td>${effectText(rule, language)}</td><td class="number">${count(rule.values)}</td><td class="number">${count(rule.items)}</td></tr>`)}</tbody></table>`
}

function methodSection(model: ReportModel, language: Language): Html {
  const definition = (term: string, meaning: string) => html`<dt>${term}</dt><dd>${meaning}</dd>`
  const notes = ['method-living', 'method-copies', 'method-masking', 'method-confidence', 'method-risk'] as const
  return html`<section id="method" aria-labelledby="h-method"><h2 id="h-method">${phrase('section-method', language)}</h2><div class="halves"><div>
<h3>${phrase('reading', language)}</h3><dl class="method">${(['subjects', 'rows', 'subjectPurposes'] as const).map((id) => definition(READINGS[id][language], READING_DEFINITIONS[id][language]))}</dl></div><div>
<h3>${phrase('verdicts-heading', language)}</h3><dl class="method">${(['reached', 'below', 'undetermined'] as const).map((id) => definition(VERDICTS[id][language], phrase(`verdict-${id}`, language)))}</dl>
<ul class="plain">${notes.map((id) => html`<li>${phrase(id, language)}</li>`)}</ul></div></div>
${
  model.legend.length === 0
    ? null
    : html`<h3 style="margin-top:18px">${phrase('legend-heading', language)}</h3><div class="scroll"><table class="compact wide-table"><thead><tr><th scope="col">${phrase('type', language)}</th><th scope="col">${phrase('category', language)}</th><th scope="col">${phrase('id', language)}</th><th scope="col" class="number">${phrase('distinct', language)}</th><th scope="col" class="number">${phrase('already-masked', language)}</th><th scope="col" class="number">${phrase('low-confidence', language)}</th><th scope="col" class="number">${phrase('placeholders', language)}</th></tr></thead>
<tbody>${model.legend.map((entry) => {
        const found = model.totals.types[entry.id]
        return html`<tr><td>${language === 'en' ? entry.en : entry.zh}</td><td>${codeText(entry.category)}</td><td><code>${entry.id}</code></td><td class="number">${count(found?.distinct ?? 0)}</td><td class="number">${count(found?.masked ?? 0)}</td><td class="number">${count(found?.low ?? 0)}</td><td class="number">${count(found?.placeholders ?? 0)}</td></tr>`
      })}</tbody></table></div>`
}</section>`
}

function runSection(model: ReportModel, language: Language): Html {
  const { run, tool, coverage, proof } = model
  const row = (name: PhraseId, value: string) =>
    html`<tr><th scope="row">${phrase(name, language)}</th><td>${value}</td></tr>`
  return html`<section id="run" aria-labelledby="h-run"><h2 id="h-run">${phrase('section-run', language)}</h2><div class="halves"><div><table class="compact pairs"><tbody>
${row('run-id', run.id)}${row('run-started', moment(run.started))}${row('run-finished', moment(run.finished))}${row('counted-on', run.counted)}${row('run-version', `${tool.name} ${tool.version}`)}${row('run-rules', tool.rules)}${proof === undefined ? null : html`${row('run-journal', phrase('run-journal-entry', language, { ...proof.journal }))}${row('run-key', proof.key)}`}${row('run-bytes', bytes(coverage.bytes))}${row('run-complete', phrase(coverage.complete && run.completed ? 'yes' : 'no', language))}${row('total-people', intervalText(model.totals.subjects, language))}</tbody></table></div><div>
<table class="compact"><colgroup><col style="width:42%"><col style="width:26%"><col style="width:16%"><col style="width:16%"></colgroup><thead><tr><th scope="col">${phrase('run-targets', language)}</th><th scope="col">${phrase('owner', language)}</th><th scope="col">${phrase('region', language)}</th><th scope="col">${phrase('outsourced-to', language)}</th></tr></thead>
<tbody>${model.targets.map(({ root, labels }) => html`<tr><td>${displayUri(root)}</td><td>${labels.owner ?? ''}</td><td>${labels.region ?? ''}</td><td>${labels.outsourcedTo ?? ''}</td></tr>`)}</tbody></table></div></div></section>`
}
