/** `pandian history` and `pandian diff` for people. */
import type { FileChange, ScanDiff, SnapshotHead } from '../inventory/inventory.ts'
import type { Language } from './model.ts'
import { intervalText } from './statements.ts'
import { pad, tableLines, wrap } from './terminal.ts'
import { count, displayUri, moment, shorten, visible, width } from './text.ts'
import { COUNT_REASON_WORDS, DIFF_PHRASES, FILE_CHANGE_WORDS } from './words/diff.ts'
import { fill, SUBJECT_CLASSES, VERDICTS } from './words.ts'

/** Data files named of one kind of change. */
const FILES = 12

/** How to print. */
export interface HistoryOptions {
  readonly language: Language
  /** Cells in a line. */
  readonly width: number
}

/** A scan that is kept: how to name it, and what it came to. */
export interface ListedScan {
  readonly head: SnapshotHead
  /** When it began: ISO 8601 with the offset of Asia/Taipei. */
  readonly started: string
}

/** The scans that are kept, the youngest first, a line each. */
export function historyText(scans: readonly ListedScan[], { language }: HistoryOptions): string {
  const say = (id: keyof typeof DIFF_PHRASES) => DIFF_PHRASES[id][language]
  const lines = scans.toReversed().map(({ head, started }) => {
    const { run, completed, coverage, totals, determinations } = head
    const state = say(!completed ? 'stopped-scan' : coverage.complete ? 'complete' : 'incomplete')
    const numbers = determinations.filter(({ kind }) => kind !== 'none')
    const reached = numbers.filter(({ verdict }) => verdict === 'reached').length
    return [
      run.slice(0, 8),
      moment(started),
      intervalText(totals.subjects, language),
      `${reached}/${numbers.length}`,
      state,
    ]
  })
  const heads = [say('head-scan'), say('head-started'), say('head-people'), say('head-reached'), say('head-coverage')]
  return tableLines([heads, ...lines])
    .map((line) => `${line}\n`)
    .join('')
}

/** What differs between two scans, with a line feed at its end. */
export function diffText(diff: ScanDiff, { language, width: cells }: HistoryOptions): string {
  const columns = Math.max(40, cells)
  const say = (id: keyof typeof DIFF_PHRASES, values: Record<string, string> = {}) =>
    fill(DIFF_PHRASES[id][language], values)
  const { a, b, files, why, numbers } = diff
  const name = ({ day, run }: ScanDiff['a']) => `${day} ${visible(run.slice(0, 8))}`
  const lines = [
    say('heading', { a: name(a), b: name(b) }),
    say('people', {
      was: intervalText(a.totals.subjects, language),
      is: intervalText(b.totals.subjects, language),
      by: signed(b.totals.subjects.best - a.totals.subjects.best),
    }),
    say('rows', { was: count(a.totals.rows), is: count(b.totals.rows), by: signed(b.totals.rows - a.totals.rows) }),
  ]
  if (why.length > 0) {
    lines.push('', say('why'))
    for (const { id, number, people } of why) {
      const values = {
        number: count(number),
        people: people === null ? '' : id === 'class-changed' ? count(people) : signed(people),
      }
      lines.push(...bullets(fill(COUNT_REASON_WORDS[id][language], values)))
    }
    if (why.some(({ people }) => people !== null))
      lines.push(...wrap(say('why-note'), columns - 2).map((text) => `  ${text}`))
  } else if (files.length === 0) lines.push('', say('unchanged'))
  if (files.length > 0) lines.push('', say('files'), ...fileLines())
  const moved = numbers.filter(
    ({ verdicts: [was, is], subjects: [from, to] }) =>
      was !== is || from?.best !== to?.best || from?.lower !== to?.lower,
  )
  if (moved.length > 0) {
    lines.push('', say('numbers'))
    for (const { regulationName, verdicts, subjects, threshold } of moved) {
      const part = (index: 0 | 1) => {
        const [verdict, people] = [verdicts[index], subjects[index]]
        return verdict === null || people === null
          ? say('absent')
          : `${VERDICTS[verdict][language]} ${intervalText(people, language)}`
      }
      lines.push(...bullets(`${visible(regulationName)} ${count(threshold)}  ${part(0)} → ${part(1)}`))
    }
  }
  return `${lines.join('\n')}\n`

  function bullets(text: string): string[] {
    const [line = '', ...rest] = wrap(text, columns - 4)
    return [`  - ${line}`, ...rest.map((more) => `    ${more}`)]
  }

  function fileLines(): string[] {
    const out: string[] = []
    for (const [, some] of Map.groupBy(files, ({ kinds }) => kinds[0]!)) {
      for (const file of some.slice(0, FILES)) out.push(...fileLine(file))
      if (some.length > FILES) out.push(`  ${say('more', { number: count(some.length - FILES) })}`)
    }
    return out
  }

  function fileLine({ uri, from, kinds, people: [was, is], class: [before, after] }: FileChange): string[] {
    const words = kinds.map((kind) => FILE_CHANGE_WORDS[kind][language]).join(language === 'en' ? ', ' : '、')
    const figures = was === is ? count(is ?? 0) : `${count(was ?? 0)} → ${count(is ?? 0)}`
    const classes =
      before !== null && after !== null && before !== after
        ? `  ${SUBJECT_CLASSES[before][language]} → ${SUBJECT_CLASSES[after][language]}`
        : ''
    const head = `  ${pad(words, 14)} ${pad(say('people-of', { number: figures }), 20)}${classes} `
    const room = Math.max(20, columns - width(head))
    const lines = [head + shorten(displayUri(uri), room)]
    if (from !== null) lines.push(' '.repeat(width(head)) + shorten(say('from', { uri: displayUri(from) }), room))
    return lines
  }
}

function signed(number: number): string {
  return number > 0 ? `+${count(number)}` : number < 0 ? `−${count(-number)}` : '±0'
}
