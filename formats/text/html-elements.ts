/** What elements of a page and their attributes are: within the line, changed text, what a form asks, and where values may stand. */
import { DELETED, INSERTED } from '../tracked-changes.ts'
import { decodeAs } from './charset.ts'

/** Elements that stay within the line: `A123<b>456789</b>` is one value. All others end it. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** Elements around text that was changed, and what it is. */
export const CHANGES: ReadonlyMap<string, number> = new Map([
  ['ins', INSERTED],
  ['del', DELETED],
  ['s', DELETED],
  ['strike', DELETED],
])
/** Fields of a form stand in a line with what is around them. */
export const FIELDS = new Set(['input', 'button', 'select', 'option', 'textarea', 'img', 'meta'])
/** Attributes that hold what a person reads or typed. */
export const SPOKEN = ['value', 'title', 'alt', 'placeholder', 'content', 'aria-label', 'data-value', 'summary']
/** What a form chooses from, as it is on paper. */
const CHOSEN = '☑'
const LEFT = '☐'
/** What is sent for a choice, and is said beside it in words. */
export const WORDS_ONLY = /^[^\d@]*\p{L}[^\d@]*$/u
/** Attributes in which no value can stand: how things look, and where. */
export const DRAWN = new Set(
  'class style d points path transform viewbox integrity nonce rowspan colspan width height'.split(' '),
)
/** Tag names in which a value stands: `<wang@example.com>`, written without escaping. */
export const VALUE_NAME = /@|\d{6}/
/** Links that hold an address or a number. */
export const LINK = /^(?:mailto|tel|sms|callto):/i

/** Does text go on within its line where the element begins and ends? */
export function isInline(name: string): boolean {
  return INLINE.has(name) || VALUE_NAME.test(name)
}

/** The box of what can be chosen, ticked or not; `''` for other elements. */
export function boxOf(name: string, { type = '', checked, selected }: Readonly<Record<string, string>>): string {
  if (name === 'option') return selected === undefined ? LEFT : CHOSEN
  if (name !== 'input' || !/^(?:checkbox|radio)$/iu.test(type)) return ''
  return checked === undefined ? LEFT : CHOSEN
}

/** What a `data:` URL with a text in it says; undefined for all others. */
export function textOfDataUrl(url: string): string | undefined {
  const match = /^data:(?:text\/[\w.+-]+|application\/json)[^,]{0,100};base64,/i.exec(url)
  return match === null ? undefined : decodeAs(Buffer.from(url.slice(match[0].length), 'base64'), '')
}

/** The text with what was written as `%40` decoded, if all of it can be. */
export function decodeLink(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
