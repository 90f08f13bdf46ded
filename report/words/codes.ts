/**
 * Codes of the official lists with their names. A bare `052` loses its zero in a spreadsheet, and nobody knows 182 codes by heart.
 * The lists are published in Chinese only, so the names are the same in both languages.
 */
import { CATEGORIES, PURPOSES } from '../../inventory/inventory.ts'
import { visible } from '../text.ts'

// Some purposes list in brackets all they include, in up to seventy characters; the code says it as well.
const ASIDE = /（(?:包含|例如|含)[^（）]*）/gu

const NAMES = new Map([...PURPOSES, ...CATEGORIES].map(({ code, name }) => [code, name.replace(ASIDE, '')]))

/** `052 法人或團體對股東、會員、…`, `C001 辨識個人者`; what is in neither list as it is. */
export function codeText(code: string): string {
  const name = NAMES.get(code)
  return name === undefined ? visible(code) : `${code} ${name}`
}
