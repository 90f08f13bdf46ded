/** The record of a request: where a person's data is, and room for what only people know. One page that prints on A4. */
import { html } from '../html/markup.ts'
import { INCIDENT_STYLES } from '../incident/styles.ts'
import type { Language } from '../model.ts'
import { count, displayUri, moment } from '../text.ts'
import { writeTextAtomic } from '../write.ts'
import { REQUEST_WORDS, type RequestWord } from './words.ts'

/** A data file with data of the person. */
export interface FoundPlace {
  /** Id of the data file; undefined where it has none yet. */
  readonly file: string | undefined
  readonly uri: string
  readonly owner: string | undefined
  readonly rows: number
  /** It holds what was looked for; records there are joined with one that does; or could be. The first that holds. */
  readonly way: 'itself' | 'linked' | 'possible'
}

/** Everything that is printed; nothing of the person but where their data is. */
export interface RequestRecord {
  /** What was asked for, in words; undefined is left blank. */
  readonly request: { readonly zh: string; readonly en: string; readonly articles: string } | undefined
  /** YYYY-MM-DD */
  readonly received: string | undefined
  /** Last days of the period, and the working day after one that is a weekend's. */
  readonly due:
    | {
        readonly day: string
        readonly next: string | undefined
        readonly longer: string
        readonly nextLonger: string | undefined
      }
    | undefined
  /** Kinds of what was looked for, in words. */
  readonly kinds: readonly string[]
  readonly at: string
  readonly who: string
  readonly counted: string
  readonly places: readonly FoundPlace[]
  /** People who have what was looked for. */
  readonly people: number
  /** False when there was more than could be looked at. */
  readonly whole: boolean
  /** Items of all scans that were not (wholly) read. */
  readonly unread: number
  readonly tool: string
}

/** Writes the record. */
export function writeRequestHtml(record: RequestRecord, path: string, language: Language): Promise<void> {
  return writeTextAtomic(path, async (sink) => {
    await sink.write(requestHtml(record, language))
  })
}

/** A place's way in words. */
export function wayText(way: FoundPlace['way'], language: Language): string {
  return REQUEST_WORDS[`way-${way}`][language]
}

/** What has to be said beside the places. */
export function requestNotes(record: RequestRecord, language: Language): readonly string[] {
  const word = (id: RequestWord, number = 0) => REQUEST_WORDS[id][language].replace('{number}', () => count(number))
  return [
    ...(record.people > 1 ? [word('note-several', record.people)] : []),
    ...(record.whole ? [] : [word('note-part')]),
    ...(record.unread > 0 ? [word('note-unread', record.unread)] : []),
    word('note-state'),
  ]
}

/** The whole page. */
function requestHtml(record: RequestRecord, language: Language): string {
  const word = (id: RequestWord) => REQUEST_WORDS[id][language]
  const { request, places } = record
  const row = (id: RequestWord, text: string | undefined, room = 1) =>
    html`<tr class="${id}"><th scope="row">${word(id)}</th><td style="height: ${room * 1.75}em">${text}</td></tr>`
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${word('title')}</title><style>${INCIDENT_STYLES}</style></head>
<body><main><h1>${word('title')}</h1>
<table class="form"><tbody>
${row('request', request === undefined ? undefined : language === 'en' ? request.en : request.zh)}
${row('article', request?.articles)}${row('received', record.received)}${row('due', dueText(record.due, language))}
${row('person', undefined)}${row('identity', undefined)}
${row('searched-by', record.kinds.join(language === 'en' ? ', ' : '、'))}
${row('searched-at', moment(record.at))}${row('searched-who', record.who)}${row('counted', moment(record.counted))}
</tbody></table>
<h2>${word('result')}</h2>
${
  places.length === 0
    ? html`<p>${word('nothing')}</p>`
    : html`<table><thead><tr>${(['column-file', 'column-place', 'column-owner'] as const).map((id) => html`<th scope="col">${word(id)}</th>`)}<th scope="col" class="number">${word('column-rows')}</th><th scope="col">${word('column-way')}</th></tr></thead>
<tbody>${places.map(({ file, uri, owner, rows, way }) => html`<tr><td>${file}</td><td>${displayUri(uri)}</td><td>${owner}</td><td class="number">${count(rows)}</td><td>${wayText(way, language)}</td></tr>`)}</tbody></table>`
}
<ul>${requestNotes(record, language).map((note) => html`<li>${note}</li>`)}</ul>
<table class="form" style="margin-top: 16px"><tbody>${row('decision', undefined, 3)}${row('done', undefined, 3)}${row('fee', undefined)}${row('answered', undefined)}${row('handler', undefined, 2)}</tbody></table>
<p>${record.tool}</p></main></body></html>
`.text
}

/** By when it has to be decided; undefined where nothing was said of the request. */
export function dueText(due: RequestRecord['due'], language: Language): string | undefined {
  if (due === undefined) return undefined
  const words = REQUEST_WORDS
  const shown = (day: string, next: string | undefined) =>
    next === undefined ? day : words['due-working'][language].replace('{date}', day).replace('{next}', next)
  return words['due-longer'][language]
    .replace('{due}', shown(due.day, due.next))
    .replace('{longer}', shown(due.longer, due.nextLonger))
}
