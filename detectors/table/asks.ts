/** How the cells of a column are asked, by its name and those beside it. */
import type { Detector } from '../detector.ts'
import { doubtAccounts, isBareAccount, isLogin, namesBank } from '../logins.ts'
import { isPaperColumn, paperCell } from '../special/answer-columns.ts'
import { anyLatinName } from '../types/name/latin-name.ts'

/** A detector of a column, with its number in the catalogue. */
export interface Ask {
  readonly index: number
  readonly cell: Detector['cell']
}

/**
 * How `detector`, number `index` of the catalogue, reads the cells of the column `name`, one of `headers`: those of 帳號 beside nothing of a
 * bank with doubt, those of 姓名 in whatever Latin letters, and those of 良民證 as what was handed in.
 */
export function askOf(index: number, detector: Detector, name: string, headers: readonly string[]): Ask {
  return { index, cell: cellOf(detector, name, headers) }
}

function cellOf(detector: Detector, name: string, headers: readonly string[]): Detector['cell'] {
  const { id, cell, special } = detector
  if (special !== undefined) return isPaperColumn(name) ? paperCell(name, cell) : cell
  if (id === 'name' && name.trim().endsWith('姓名'))
    return (bytes, start, end, match) => cell(bytes, start, end, match) || anyLatinName(bytes, start, end, match)
  if (id !== 'bank-account' || !isBareAccount(name)) return cell
  const banked = headers.some((other) => other !== name && namesBank(other))
  return banked && !isLogin(name) ? cell : doubtAccounts(cell)
}
