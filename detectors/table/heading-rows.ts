/**
 * Columns that are named in two rows: 緊急聯絡人 over 姓名 and 電話. Cells that are merged over columns have their value in the first of them,
 * as sheets saved as CSV do, and those that are merged over rows in each or in the upper one. A column is called what it would be called
 * in one row: 緊急聯絡人姓名.
 */
import { type ColumnNames, normaliseName, type Role } from '../columns.ts'
import { isRole } from '../somebody.ts'
import { companionIn } from './companions.ts'

/** What is longer is a sentence, and what has digits or an @ a value: neither is a word of a group. */
const LONGEST = 24
const HAS_VALUE = /\d{4}|@/u
/** A number or an address is of a row of data. Columns are called 2026年度會費 or, below 出席, 2025, 0501 and 2025-05-01. */
const HAS_NUMBER = /\d(?:[- ]?\d){6}|@/u
const DAYS =
  /(?<!\d)(?:(?:19|20)\d\d|[01]?\d\d)([-/.]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)/gu
/** So many columns make a group. */
const LEAST = 2
/** Letters of the same word, which a blank keeps apart from the next. */
const ENDS_WORD = /[A-Za-z]$/u
const BEGINS_WORD = /^[A-Za-z]/u

/** The names of the columns that two rows give, `above` right above `below`; `undefined` where they are not two rows of a heading. */
export function joinHeadings(
  above: readonly string[],
  below: readonly string[],
  names: ColumnNames,
): string[] | undefined {
  const length = Math.max(above.length, below.length)
  // 會員名冊, over all of them, is a title.
  if (above.filter((word) => word !== '').length < 2 && (above[0] ?? '') !== '') return undefined
  if ([...above, ...below].some((word) => HAS_NUMBER.test(word.replace(DAYS, '')))) return undefined
  const headings: string[] = []
  let grouped = false
  for (let c = 0; c < length; ) {
    const written = bare(above[c] ?? '')
    let end = c + 1
    while (end < length && ((above[end] ?? '') === '' || bare(above[end]!) === written)) end++
    const own = Array.from({ length: end - c }, (_, i) => below[c + i] ?? '')
    const group = end - c >= LEAST && (written.length > LONGEST || HAS_VALUE.test(written)) ? '' : written
    grouped ||=
      group !== '' && own.filter((word) => word !== '' && names.role(word).detectors.length > 0).length >= LEAST
    for (const [i, word] of own.entries()) headings.push(joined(i > 0 && word === '' ? '' : group, word, names))
    c = end
  }
  return grouped ? headings : undefined
}

/** 緊急聯絡人（請填日間可聯絡到的親友）: without what is said of how to fill it in. */
function bare(word: string): string {
  return word.replace(/[（(][^（()）]*[)）]\s*$/u, '').trim()
}

/** The name of a column by its own word and that of its group; by its own alone where the group says nothing more. */
function joined(group: string, word: string, names: ColumnNames): string {
  if (group === '' || group === word) return word
  if (word === '') return group
  const whole = group + (ENDS_WORD.test(group) && BEGINS_WORD.test(word) ? ' ' : '') + word
  const [own, both] = [names.role(word), names.role(whole)]
  if (!says(both)) return says(own) || !says(names.role(group)) ? word : group
  const [part, all] = [normaliseName(word), normaliseName(whole)]
  return isSame(own, both) && isRole(part) === isRole(all) && companionIn(part) === companionIn(all) ? word : whole
}

function says({ detectors, other }: Role): boolean {
  return detectors.length > 0 || other !== ''
}

function isSame(a: Role, b: Role): boolean {
  return (
    a.relation === b.relation && a.staff === b.staff && a.other === b.other && a.detectors.join() === b.detectors.join()
  )
}
