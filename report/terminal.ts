/** The last words on the terminal: what the count means, what was counted, where it lies, what was not looked at. */
import { isSpecialType, legendNames } from './columns.ts'
import { deadlineTexts, historyTexts } from './duties.ts'
import { effectText, ruleText } from './ignored.ts'
import type { Language, ReportModel, SinceBaseline } from './model.ts'
import {
  becauseTexts,
  byRisk,
  missingHeading,
  missingTexts,
  numberText,
  scopeText,
  thresholdText,
  verdictText,
} from './statements.ts'
import { count, displayUri, percent, shorten, visible, width } from './text.ts'
import { phrase, REASONS, RISK_LEVELS, SUBJECT_CLASSES } from './words.ts'

/** How to print {@link summarize}. */
export interface SummaryOptions {
  readonly language: Language
  /** With ANSI colours. */
  readonly color: boolean
  /** Cells in a line. */
  readonly width: number
  /** Paths of the reports that were written. */
  readonly files: readonly string[]
}

/** With so many determinations, what was said of one is not said again of the next. */
const ONCE_FROM = 4
/** Data files named. */
const FILES = 5
/** Kinds of personal data named. */
const TYPES = 6
/** Rules named. */
const RULES = 5
/** Reasons named. */
const REASONS_SHOWN = 6

const CODES = { bold: 1, soft: 2, reached: 31, below: 32, undetermined: 33, high: 31, medium: 33, low: 32 } as const
type Color = keyof typeof CODES

/** The summary, with a line feed at its end. Nothing from the model reaches the terminal as a control character. */
export function summarize(model: ReportModel, { language, color, width: cells, files }: SummaryOptions): string {
  const paint = (how: Color, text: string) => (color ? `\u001B[${CODES[how]}m${text}\u001B[0m` : text)
  const say = (id: Parameters<typeof phrase>[0], values?: Record<string, string | number>) =>
    phrase(id, language, values)
  const { totals, coverage } = model
  const columns = Math.max(40, cells)
  const lines: string[] = []

  lines.push(...wrap(scopeText(model, language), columns).map((text) => paint('bold', text)), '')
  if (!model.run.completed) lines.push(paint('undetermined', say('stopped')), '')
  const verdicts = model.determinations.map((each) => verdictText(each, language))
  // Ten regulations are open for the same reasons: each is told once.
  const told = new Set<string>()
  const once = model.determinations.length >= ONCE_FROM
  const verdictWidth = Math.max(0, ...verdicts.map(width))
  for (const [index, determination] of model.determinations.entries()) {
    const { rows, subjects } = determination.readings
    const figures = say('terminal-figures', {
      best: count(subjects.best),
      lower: count(subjects.lower),
      upper: count(subjects.upper),
      threshold: thresholdText(determination, language),
      rows: count(rows),
    })
    const indent = ' '.repeat(verdictWidth + 2)
    const number = numberText(determination, language)
    const facts = determination.kind === 'none' ? number : `${number}  ${figures}`
    const verdict = paint(determination.verdict, pad(verdicts[index]!, verdictWidth))
    const [first = '', ...more] = wrap(facts, columns - indent.length)
    // A further number of the same regulation needs no name.
    if (model.determinations[index - 1]?.regulation === determination.regulation) lines.push(`${verdict}  ${first}`)
    else {
      const name = shorten(visible(determination.regulationName), columns - indent.length)
      lines.push(`${verdict}  ${paint('bold', name)}`, indent + first)
    }
    lines.push(...more.map((text) => indent + text))
    const because = becauseTexts(determination, language)
    const missing = missingTexts(determination, language).filter((text) => !because.includes(text))
    const heading = missingHeading(determination, language) + (language === 'en' ? ': ' : '：')
    const history = [...historyTexts(determination, model, language), ...deadlineTexts(determination, model, language)]
    for (const note of [...because, ...missing.map((text) => heading + text), ...history]) {
      if (once && told.has(note) && !history.includes(note)) continue
      told.add(note)
      const [first, ...rest] = wrap(note, columns - indent.length - 2)
      lines.push(indent + paint('soft', `- ${first}`), ...rest.map((text) => `${indent}  ${paint('soft', text)}`))
    }
  }
  if (model.determinations.length === 0) lines.push(...wrap(say('no-determination'), columns))

  lines.push('')
  lines.push(
    paint(
      'bold',
      say('terminal-people', {
        best: count(totals.subjects.best),
        lower: count(totals.subjects.lower),
        upper: count(totals.subjects.upper),
      }),
    ),
    `${say('terminal-rows', { rows: count(totals.rows) })}    ${say('terminal-special', { number: count(totals.special) })}`,
  )
  const types = [...legendNames(model, language)]
    .flatMap(([id, name]) =>
      totals.types[id] === undefined ? [] : [{ id, name, distinct: totals.types[id].distinct }],
    )
    .toSorted((a, b) => b.distinct - a.distinct)
  const named = types.slice(0, TYPES).map(({ id, name, distinct }) => {
    const figure = isSpecialType(id) ? say('words-in', { number: count(distinct) }) : count(distinct)
    return `${name} ${figure}`
  })
  if (types.length > TYPES) named.push(say('types-more', { number: types.length - TYPES }))
  for (const line of fill(named, ' · ', columns)) lines.push(paint('soft', line))

  if (model.dataFiles.length > 0) {
    lines.push('', paint('bold', say('terminal-files')))
    const levelWidth = Math.max(...Object.values(RISK_LEVELS).map((words) => width(words[language])))
    for (const file of byRisk(model.dataFiles).slice(0, FILES)) {
      const level = `${pad(RISK_LEVELS[file.risk.level][language], levelWidth)} ${String(file.risk.score).padStart(3)}`
      const people = count(file.subjects.best).padStart(9)
      const before = `  ${level}  ${people}  ${pad(SUBJECT_CLASSES[file.class][language], 12)}  `
      lines.push(paint(file.risk.level, before) + shorten(displayUri(file.uri), Math.max(20, columns - width(before))))
    }
    const more = model.dataFiles.length - FILES
    if (more > 0) lines.push(paint('soft', `  ${say('terminal-more', { number: count(more) })}`))
  }

  const scanned = coverage.outcomes.scanned
  lines.push(
    '',
    paint(
      coverage.complete ? 'below' : 'undetermined',
      // Of a list that is not at its end there is no share.
      say(model.run.completed ? 'terminal-coverage' : 'terminal-listed', {
        scanned: count(scanned),
        listed: count(coverage.listed),
        share: percent(scanned, coverage.listed),
      }),
    ),
  )
  const reasons = coverage.reasons.toSorted((a, b) => b.items - a.items)
  for (const { reason, items } of reasons.slice(0, REASONS_SHOWN))
    lines.push(`  ${count(items).padStart(9)}  ${REASONS[reason][language]}`)
  const rest = reasons.slice(REASONS_SHOWN).reduce((sum, { items }) => sum + items, 0)
  if (rest > 0) lines.push(paint('soft', `  ${count(rest).padStart(9)}  ${say('terminal-other')}`))

  if (model.ignored.length > 0) {
    lines.push('', paint('bold', say('ignored')))
    for (const rule of model.ignored.slice(0, RULES)) {
      const line = say('ignored-line', { rule: ruleText(rule, language), effect: effectText(rule, language) })
      lines.push(`  ${count(rule.values).padStart(9)}  ${shorten(line, columns - 13)}`)
    }
    const more = model.ignored.length - RULES
    if (more > 0) lines.push(paint('soft', `  ${say('terminal-more', { number: count(more) })}`))
  }

  const contradicted = (model.disposals ?? []).filter(({ verdict }) => verdict === 'contradicted')
  if (contradicted.length > 0) {
    const list = contradicted.map(({ file }) => file).join(', ')
    lines.push('', phrase('terminal-contradicted', language, { number: contradicted.length, list }))
  }
  if (model.sinceBaseline !== undefined) lines.push('', ...news(model.sinceBaseline, columns, language))

  if (files.length > 0)
    lines.push('', paint('bold', say('terminal-reports')), ...files.map((path) => `  ${visible(path)}`))
  return `${lines.join('\n')}\n`
}

/** What is new, the most first. */
function news({ baseline, findings }: SinceBaseline, columns: number, language: Language): string[] {
  const day = baseline.slice(0, 10)
  if (findings.length === 0) return [phrase('since-nothing', language, { day })]
  const lines = [phrase('since-baseline', language, { day, files: count(findings.length) })]
  for (const { uri, appeared, rows, subjects } of findings.toSorted((a, b) => b.rows - a.rows).slice(0, FILES)) {
    const more = phrase('since-rows', language, { rows: count(rows), people: count(subjects) })
    const before = `  ${appeared ? `${phrase('since-appeared', language)}  ` : ''}${more}  `
    lines.push(before + shorten(displayUri(uri), Math.max(20, columns - width(before))))
  }
  if (findings.length > FILES)
    lines.push(`  ${phrase('terminal-more', language, { number: count(findings.length - FILES) })}`)
  return lines
}

/** Filled up with blanks to so many cells. */
export function pad(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - width(text)))
}

/** As many pieces to a line as have room; a piece is never cut. */
function fill(pieces: readonly string[], between: string, cells: number): readonly string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && width(last) + width(between) + width(piece) <= cells) {
      lines[lines.length - 1] = last + between + piece
    } else lines.push(piece)
  }
  return lines
}

/** Lines of a table, each column as wide as its widest cell; the last goes on as it is. */
export function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => width(cells[column] ?? ''))))
  return rows.map((cells) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** Breaks at blanks, and between CJK characters, which have none. Punctuation that ends a phrase stays with it. */
export function wrap(text: string, cells: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(
    /[\u2E80-\u9FFF\uFF01-\uFF60][，。；：、）」]*|[^\s\u2E80-\u9FFF\uFF01-\uFF60]+[，。；：、）」]*\s*|\s+/gu,
  ) ?? []) {
    if (width(line) + width(piece.trimEnd()) > cells && line !== '') {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return line === '' ? lines : [...lines, line.trimEnd()]
}
