/** The data files: one by one in order of risk, and what the Act calls their contents. */
import { ACT_ITEMS as ACT_ITEM_IDS, type DataFile } from '../../inventory/inventory.ts'
import { dutyTexts, exposureWords, legendNames, measureTexts, specialWords, typeFigures } from '../columns.ts'
import type { Language, ReportModel } from '../model.ts'
import { byRisk, hasLowBound, intervalText } from '../statements.ts'
import { count, day, displayName, displayUri, shorten } from '../text.ts'
import {
  ACT_ITEMS,
  COLUMNS,
  codeText,
  phrase,
  RISK_LEVELS,
  RISK_REASONS,
  SPECIAL_CATEGORIES,
  SUBJECT_CLASSES,
} from '../words.ts'
import { type Html, html } from './markup.ts'

/** Data files shown; an estate's thousands are in the sheet, where they can be filtered. */
const MOST = 500
/** Types shown of one data file. */
const TYPES = 8

/** The table of data files. */
export function fileSection(model: ReportModel, language: Language): Html {
  const files = byRisk(model.dataFiles)
  const names = legendNames(model, language)
  return html`<section id="files" aria-labelledby="h-files"><h2 id="h-files">${phrase('section-files', language)}</h2>
${
  files.length === 0
    ? html`<p>${phrase('no-files', language)}</p>`
    : html`<div class="scroll"><table class="files wide-table"><caption>${phrase('files-caption', language)}</caption>
<colgroup><col style="width:5%"><col style="width:31%"><col style="width:14%"><col style="width:12%"><col style="width:21%"><col style="width:8%"><col style="width:9%"></colgroup>
<thead><tr><th scope="col" class="number">${COLUMNS.number[language]}</th><th scope="col">${COLUMNS.name[language]}</th><th scope="col">${COLUMNS.class[language]}</th><th scope="col" class="number">${COLUMNS.rows[language]}</th><th scope="col" class="number">${phrase('total-people', language)}</th><th scope="col" class="number">${phrase('special-short', language)}</th><th scope="col">${phrase('risk', language)}</th></tr></thead>
${files.slice(0, MOST).map((file) => fileRows(file, names, model, language))}</table></div>`
}${files.length > MOST ? html`<p class="soft">${phrase('files-more', language, { number: count(files.length - MOST) })}</p>` : null}</section>`
}

function fileRows(file: DataFile, names: ReadonlyMap<string, string>, model: ReportModel, language: Language): Html {
  const found = [...names].filter(([id]) => file.types[id] !== undefined)
  const shown = found.slice(0, TYPES)
  const special = specialWords(file, language)
  const reasons = file.risk.reasons.map((reason) => `${RISK_REASONS[reason.id][language]} +${reason.points}`)
  const separator = language === 'en' ? ', ' : '、'
  const facts = [
    file.kind === 'files' ? phrase('items-in', language, { number: count(file.items) }) : '',
    exposureWords(file.exposure, language).join(separator),
    file.copies.length > 0 ? `${phrase('copies', language)} ${file.copies.join(', ')}` : '',
    file.unread > 0 ? phrase('unread-in', language, { number: count(file.unread) }) : '',
    model.targets[file.target]?.labels.owner ?? '',
    file.purposes.length > 0 ? `${phrase('purposes', language)} ${file.purposes.map(codeText).join(separator)}` : '',
    file.categories.length > 0
      ? `${phrase('categories', language)} ${file.categories.map(codeText).join(separator)}`
      : '',
    phrase('changed-on', language, { date: day(file.modified) }),
  ].filter((text) => text !== '')
  return html`<tbody><tr class="main"><td class="number soft">${file.number}</td>
<th scope="row"><div class="name">${shorten(displayName(file.uri), 120)}</div></th>
<td class="terms">${SUBJECT_CLASSES[file.class][language]}</td><td class="number">${count(file.rows)}${file.maskedRows > 0 ? html`<div class="soft small">${phrase('masked-rows-in', language, { number: count(file.maskedRows) })}</div>` : null}</td><td class="number">${intervalText(file.subjects, language)}</td>
<td class="number">${file.special > 0 ? html`<b>${count(file.special)}</b>` : '–'}</td><td><span class="chip ${file.risk.level}">${RISK_LEVELS[file.risk.level][language]} ${file.risk.score}</span></td></tr>
<tr class="more"><td></td><td colspan="6"><div class="path">${shorten(displayUri(file.uri), 220)}</div><ul class="bits">${shown.map(
    ([id, name]) =>
      html`<li><b>${name}</b> ${typeFigures(id, file.types[id]!, language)} <code>${file.types[id]!.examples[0] ?? ''}</code></li>`,
  )}${found.length > TYPES ? html`<li>${phrase('types-more', language, { number: found.length - TYPES })}</li>` : null}</ul>
${special === '' ? null : html`<ul class="bits"><li><b>${phrase('chart-special', language)}</b> ${special}</li></ul>`}
${hasLowBound(file) ? html`<p class="soft small">${phrase('low-bound', language)}</p>` : null}
<ul class="bits">${facts.map((fact) => html`<li>${fact}</li>`)}${reasons.length > 0 ? html`<li><b>${phrase('risk', language)}</b> ${reasons.join(' · ')}</li>` : null}</ul>
${sentences(COLUMNS['proposed-measures'][language], measureTexts(file, language))}${sentences(COLUMNS['file-duties'][language], dutyTexts(file, language))}</td></tr></tbody>`
}

/** Not folded away: what is folded is not printed. */
function sentences(heading: string, texts: readonly string[]): Html | null {
  if (texts.length === 0) return null
  return html`<ul class="bits"><li><b>${heading}</b></li>${texts.map((text) => html`<li>${text}</li>`)}</ul>`
}

/** The yes/no grid: data files down, the items of the Act across, special categories in another colour. */
export function actSection(model: ReportModel, language: Language): Html | null {
  const files = byRisk(model.dataFiles).slice(0, MOST)
  if (files.length === 0) return null
  const special = (id: string) => (id in SPECIAL_CATEGORIES ? 'special' : '')
  return html`<section id="act" aria-labelledby="h-act"><h2 id="h-act">${phrase('section-act', language)}</h2>
<div class="scroll"><table class="grid wide-table"><caption>${phrase('act-caption', language)}</caption>
<thead><tr><th scope="col" class="number">${COLUMNS.number[language]}</th><th scope="col" class="name">${COLUMNS.name[language]}</th>${ACT_ITEM_IDS.map(
    (id) => html`<th scope="col" class="turned ${special(id)}"><span>${ACT_ITEMS[id][language]}</span></th>`,
  )}</tr></thead>
<tbody>${files.map(
    (file) =>
      html`<tr><td class="number soft">${file.number}</td><th scope="row">${shorten(displayName(file.uri), 44)}</th>${ACT_ITEM_IDS.map(
        (id) =>
          file.actItems.includes(id)
            ? html`<td class="dot ${special(id)}"><span role="img" aria-label="${phrase('yes', language)}">●</span></td>`
            : html`<td class="dot ${special(id)}"></td>`,
      )}</tr>`,
  )}</tbody></table></div></section>`
}
