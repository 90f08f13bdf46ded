/** Data that somebody recorded as destroyed, handed over or deleted, and whether scans bear that out. */
import type { Language, ReportDisposal } from '../model.ts'
import { displayUri, moment, shorten } from '../text.ts'
import { DISPOSAL_FIELDS, DISPOSAL_KINDS, DISPOSAL_VERDICTS, OBSTACLES } from '../words/disposals.ts'
import { phrase } from '../words.ts'
import { type Html, html } from './markup.ts'

/** The table; nothing where nothing was recorded. What is contradicted comes first. */
export function disposalSection(disposals: readonly ReportDisposal[], language: Language): Html | null {
  if (disposals.length === 0) return null
  const first = disposals.toSorted((a, b) => order(a) - order(b) || a.id - b.id)
  const heading = (name: keyof typeof DISPOSAL_FIELDS) => html`<th scope="col">${DISPOSAL_FIELDS[name][language]}</th>`
  return html`<section id="disposals" aria-labelledby="h-disposals"><h2 id="h-disposals">${phrase('section-disposals', language)}</h2>
<p>${phrase('disposals-intro', language)}</p>
<div class="scroll"><table class="wide-table"><thead><tr>${heading('file')}${heading('kind')}${heading('disposed')}${heading('proof')}${heading('recipient')}${heading('verdict')}</tr></thead>
<tbody>${first.map((one) => row(one, language))}</tbody></table></div></section>`
}

function row(one: ReportDisposal, language: Language): Html {
  const {
    file,
    uri,
    kind,
    method,
    disposed,
    place,
    proof,
    reason,
    recipient,
    basis,
    verdict,
    judged,
    found,
    obstacle,
  } = one
  const small = (text: string) => (text === '' ? null : html`<div class="soft small">${text}</div>`)
  return html`<tr><td>${file}${small(shorten(displayUri(uri), 220))}</td><td>${DISPOSAL_KINDS[kind][language]}${small(method)}</td><td>${moment(disposed)}${small(place)}</td><td>${proof}</td><td>${recipient}${small(reason)}${small(basis)}</td>
<td>${verdict === 'contradicted' ? html`<b>${DISPOSAL_VERDICTS[verdict][language]}</b>` : DISPOSAL_VERDICTS[verdict][language]}${small(judged === null ? '' : moment(judged))}${found.map((place) => small(shorten(displayUri(place), 220)))}${obstacle === null ? null : small(`${OBSTACLES[obstacle.because][language]}${language === 'en' ? ': ' : '：'}${shorten(displayUri(obstacle.uri), 220)}`)}</td></tr>`
}

function order({ verdict }: ReportDisposal): number {
  return verdict === 'contradicted' ? 0 : 1
}
