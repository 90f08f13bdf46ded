/** The form as one page of HTML that prints well on A4: nothing fetched, nothing run. */
import { type Html, html } from '../html/markup.ts'
import type { Language } from '../model.ts'
import { writeTextAtomic } from '../write.ts'
import { fileLines, formRows, type IncidentForm, incidentWord, notes, reportLines } from './form.ts'
import { INCIDENT_STYLES } from './styles.ts'
import type { IncidentWord } from './words.ts'

/** Writes the form. */
export function writeIncidentHtml(form: IncidentForm, path: string, language: Language): Promise<void> {
  return writeTextAtomic(path, async (sink) => {
    await sink.write(incidentHtml(form, language))
  })
}

/** The whole page. */
export function incidentHtml(form: IncidentForm, language: Language): string {
  const word = (id: IncidentWord) => incidentWord(id, language)
  const rows = formRows(form, language)
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${word('form')}</title><style>${INCIDENT_STYLES}</style></head>
<body><main><h1>${word('form')}</h1>
<table class="form"><tbody>${rows.map(
    ({ id, label, lines, room }) =>
      html`<tr class="${id}"><th scope="row">${label}</th><td style="height: ${Math.max(lines.length, room) * 1.75}em">${lines.map((line) => html`<div>${line}</div>`)}</td></tr>`,
  )}</tbody></table>
<section class="annex"><h2>${word('reports')}</h2>
${
  form.reports.length === 0
    ? html`<p>${word('no-reports')}</p>`
    : table(
        ['column-regulation', 'column-state', 'column-to', 'column-by'].map((id) => word(id as IncidentWord)),
        reportLines(form, language),
        [],
      )
}
<h2>${word('files')}</h2>
${table(
  ['column-place', 'column-rows', 'column-items', 'column-note'].map((id) => word(id as IncidentWord)),
  fileLines(form, language),
  [1, 2],
)}
<h2>${word('notes')}</h2><ul>${notes(form, language).map((note) => html`<li>${note}</li>`)}</ul></section>
</main></body></html>
`.text
}

function table(heads: readonly string[], lines: readonly (readonly string[])[], numbers: readonly number[]): Html {
  const kind = (column: number) => (numbers.includes(column) ? 'number' : 'text')
  return html`<table><thead><tr>${heads.map((head, i) => html`<th scope="col" class="${kind(i)}">${head}</th>`)}</tr></thead>
<tbody>${lines.map((line) => html`<tr>${line.map((cell, i) => html`<td class="${kind(i)}">${cell}</td>`)}</tr>`)}</tbody></table>`
}
