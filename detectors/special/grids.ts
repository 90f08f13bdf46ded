/** Grids of answers: below 項目, 是 and 否 a row for each illness, with a tick below one of the two. */
import { answersOfGrid } from '../../formats/format.ts'

/** No row is longer, and no header further above, in bytes. */
const LONGEST_ROW = 400
const HEADER_REACH = 2048
/** Neither is a tick. */
const BLANK = /^[\s　□☐◯–—－\-_/／0]*$/u
/** Where both cells have something, one of them says that the other holds. */
const CROSS = /^(?:[×✕✗✘╳xｘ否無n]|no|false)$/iu
/** A row of which nothing but what is asked is left. */
const ANSWERLESS = /^[^\s:：,，。]{1,24}$/u
const LF = 0x0a

const decoder = new TextDecoder()

/**
 * How the grid answers in which the word `bytes[start, end)` is asked for, in `bytes[from, to)`: undefined where it stands in none, `no` also where
 * neither is ticked.
 */
export function answerOfGrid(
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
): 'yes' | 'no' | undefined {
  const line = Math.max(from, bytes.lastIndexOf(LF, start) + 1)
  const next = bytes.indexOf(LF, end)
  const stop = next < 0 || next > to ? to : next
  if (stop - line > LONGEST_ROW) return undefined
  const row = decoder.decode(bytes.subarray(line, stop))
  const own = separatorOf(row)
  // Of a row without ticks the text may end with the word.
  if (own === '' && stop - line > end - start + 1) return undefined
  const above = decoder.decode(bytes.subarray(Math.max(from, line - HEADER_REACH), line)).split('\n')
  const column = own === '' ? 0 : cellsOf(decoder.decode(bytes.subarray(line, start)), own).length - 1
  for (let i = above.length - 2; i >= 0; i--) {
    const names = above[i]!.trim()
    const separator = separatorOf(names)
    if (separator === '') {
      // A grid goes on without gaps.
      if (ANSWERLESS.test(names)) continue
      return undefined
    }
    if (own !== '' && separator !== own) return undefined
    const answers = answersOfGrid(cellsOf(names, separator))
    if (answers === undefined) continue
    if (column >= Math.min(answers.yes, answers.no)) return undefined
    const cells = own === '' ? [] : cellsOf(row, own)
    return answerOf(cells[answers.yes] ?? '', cells[answers.no] ?? '')
  }
  return undefined
}

function separatorOf(line: string): string {
  return line.includes('\t') ? '\t' : line.includes('|') ? '|' : ''
}

function answerOf(yes: string, no: string): 'yes' | 'no' {
  if (BLANK.test(yes)) return 'no'
  return BLANK.test(no) || CROSS.test(no) ? 'yes' : 'no'
}

/** The cells of a line. In Markdown, `| 高血壓 | V |  |`, it begins with a sign, and ends with one. */
function cellsOf(line: string, separator: string): string[] {
  const piped = separator === '|' && /^\s*\|/u.test(line)
  const cells = line.split(separator).map((cell) => cell.trim())
  return piped ? cells.slice(1) : cells
}
