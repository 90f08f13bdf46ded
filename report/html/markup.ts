/**
 * HTML as a value. Text becomes HTML in one place only, so there is one place to hold against hostile names.
 */
import { visible } from '../text.ts'

/** Markup that is safe to print. Made by {@link html} alone. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What can be put into a template: text and numbers are escaped, markup is not, `null`, `undefined`, `false` are nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[]

/** A template whose fixed parts are markup and whose values are text. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  let text = parts[0]!
  for (let i = 0; i < values.length; i++) text += escaped(values[i]) + parts[i + 1]!
  return new Html(text)
}

/** Text as markup: nothing in it has a meaning, nothing in it is invisible. Good for elements and quoted attributes. */
function escaped(value: Content): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return value.map(escaped).join('')
  return visible(value).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A text in which dates, intervals and numbers with their bracket stay on one line each: browsers break behind a hyphen or a dash. */
export function unbroken(text: string): Html {
  return html`${text.split(WHOLE).map((part, index) => (index % 2 === 0 ? part : html`<span class="whole">${part}</span>`))}`
}

/** 2026-11-30; （3,564–3,778）; 3,564–3,778 */
const WHOLE = /(\d{4}-\d\d-\d\d|[（(]?[\d,]+–[\d,]+[）)]?)/u
