/** What is wrong with a pandian.yaml, in words of either language: where, what, and what was probably meant. */
import { type Document, isAlias, isCollection, isMap, isScalar, type LineCounter, visit } from 'yaml'
import { z } from 'zod'
import type { Language } from '../report/model.ts'

/** One mistake. */
export type Problem = Readonly<Record<Language, string>> & { readonly line: number }

type Path = readonly (string | number)[]

/** Mistakes of YAML itself, by the parser's codes; others are told by their code. */
const YAML_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  BAD_INDENT: [
    '縮排不一致，同一層的行首空白要一樣多',
    'the indentation is uneven: lines of one level begin with as many blanks',
  ],
  TAB_AS_INDENT: ['縮排不能用 Tab，請改用空白', 'a tab cannot indent: use blanks'],
  DUPLICATE_KEY: ['同一個鍵寫了兩次', 'the same key twice'],
  MISSING_CHAR: ['缺少引號、括號、冒號或逗號', 'a quote, bracket, colon or comma is missing'],
  BAD_DQ_ESCAPE: [
    '雙引號內的反斜線有特殊意義，Windows 路徑請改用單引號',
    'a backslash in double quotes has a meaning of its own: put Windows paths in single quotes',
  ],
  BLOCK_AS_IMPLICIT_KEY: ['縮排不一致，或冒號後面多了內容', 'uneven indentation, or something after a colon'],
  MULTILINE_IMPLICIT_KEY: [
    '鍵後面缺少冒號，或縮排不一致',
    'a colon is missing after a key, or the indentation is uneven',
  ],
  BAD_SCALAR_START: ['值以保留字元開頭，請加上引號', 'a value begins with a reserved character: put it in quotes'],
  UNEXPECTED_TOKEN: [
    '這裡有多餘的內容，請檢查引號、括號與縮排',
    'something unexpected: check quotes, brackets and indentation',
  ],
  BLOCK_IN_FLOW: [
    '方括號或大括號裡不能再用「- 」開頭或縮排的寫法，請拿掉括號，或用逗號分隔',
    'lines that begin with - cannot stand inside brackets: leave the brackets out, or part the items with commas',
  ],
  BAD_ALIAS: ['星號開頭的值要加上引號', 'a value that begins with an asterisk needs quotes'],
}

/** What the parser did not understand. */
export function yamlProblems(document: Document, lines: LineCounter): Problem[] {
  const told = new Set<number>()
  return document.errors.map(({ code, message, pos }) => {
    // The parser's code for a bracket without an end is that of uneven indentation; its message alone tells them apart.
    const closes = /(?:end with a |Missing closing )([\]}"'])/.exec(message)?.[1]
    if (closes !== undefined) {
      const opens = closes === ']' ? '[' : closes === '}' ? '{' : closes
      const start = openedAt(document, opens, pos[0], told)
      told.add(start)
      return {
        line: lines.linePos(start).line,
        'zh-TW': `這裡開始的 ${opens} 沒有結尾的 ${closes}`,
        en: `the ${opens} that begins here has no closing ${closes}`,
      }
    }
    const [zh, en] = YAML_WORDS[code] ?? [`YAML 語法錯誤（${code}）`, `not valid YAML (${code})`]
    return { line: lines.linePos(pos[0]).line, 'zh-TW': zh, en }
  })
}

/** Where the bracket or quote that is still open at an offset began: the parser notices at the end, often many lines below. */
function openedAt(document: Document, opens: string, offset: number, told: ReadonlySet<number>): number {
  let start = offset
  visit(document, {
    Node(_, node) {
      const { range } = node
      if (!range || range[0] >= offset || range[1] < offset || told.has(range[0])) return
      // Those inside come later, and are told first: the last that reaches so far is the innermost.
      if (openingOf(node) === opens) start = range[0]
    },
  })
  return start
}

function openingOf(node: unknown): string | undefined {
  if (isScalar(node)) return node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : undefined
  if (!isCollection(node) || node.flow !== true) return undefined
  return isMap(node) ? '{' : '['
}

/** What the schema refuses. */
export function problemsOf(
  issue: z.core.$ZodIssue,
  document: Document,
  lines: LineCounter,
  schema: unknown,
): Problem[] {
  const path = issue.path as Path
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const near = nearest(key, keysAt(schema, path))
      return problemAt([...path, key], document, lines, `沒有這個鍵${maybe(near)}`, `no such key${maybe(near, 'en')}`)
    })
  const [zh, en] = wordsOf(issue, document.getIn(path))
  return [problemAt(path, document, lines, zh, en)]
}

/** A mistake at a path of keys. */
export function problemAt(path: Path, document: Document, lines: LineCounter, zh: string, en: string): Problem {
  const where = path.length === 0 ? '' : `${path.join('.')}: `
  return { line: lineOf(document, lines, path), 'zh-TW': where + zh, en: where + en }
}

const TYPES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文字', 'a text'],
  number: ['數字', 'a number'],
  int: ['整數', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['清單（每行以 - 開頭，或 [a, b]）', 'a list (lines that begin with -, or [a, b])'],
  object: ['「鍵: 值」', 'keys and values (key: value)'],
}

function wordsOf(issue: z.core.$ZodIssue, value: unknown): readonly [zh: string, en: string] {
  if (issue.path.includes('purposes') && issue.path.length > 3)
    return ['特定目的代號是 001 到 182', 'codes of purposes are 001 to 182']
  switch (issue.code) {
    case 'invalid_type': {
      const [zh, en] = TYPES[issue.expected] ?? [issue.expected, issue.expected]
      if (value === undefined || value === null) return [`缺少值，應為${zh}`, `there is no value: it should be ${en}`]
      return [`應為${zh}`, `should be ${en}`]
    }
    case 'invalid_value': {
      const known = issue.values.map(String)
      const near = typeof value === 'string' ? nearest(value, known) : undefined
      const list = known.join(', ')
      return [`應為其中之一：${list}${maybe(near)}`, `should be one of: ${list}${maybe(near, 'en')}`]
    }
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return ['不能是空的', 'must not be empty']
      return issue.inclusive
        ? [`至少為 ${issue.minimum}`, `must be at least ${issue.minimum}`]
        : [`應大於 ${issue.minimum}`, `must be more than ${issue.minimum}`]
    case 'too_big':
      return issue.inclusive
        ? [`至多為 ${issue.maximum}`, `must be at most ${issue.maximum}`]
        : [`應小於 ${issue.maximum}`, `must be less than ${issue.maximum}`]
    case 'custom': {
      const words: unknown = issue.params?.words
      return Array.isArray(words) ? [words[0], words[1]] : ['這個值不對', 'this value is not right']
    }
    case 'invalid_union':
    case 'invalid_format':
      if (issue.path[0] === 'regulations' && issue.path.length === 2)
        return [
          '應為法規代碼，或 { id: 法規代碼, reading: rows、subjects 或 subjectPurposes }',
          'should be the code of a regulation, or { id: code, reading: rows, subjects or subjectPurposes }',
        ]
      return ['要寫成位元組數，或如 512 MiB、2 GiB', 'should be a number of bytes, or like 512 MiB, 2 GiB']
    default:
      return ['這個值不對', 'this value is not right']
  }
}

function maybe(near: string | undefined, language: Language = 'zh-TW'): string {
  if (near === undefined) return ''
  return language === 'en' ? `, did you mean ${near}?` : `，是否為 ${near}？`
}

function nearest(word: string, known: readonly string[]): string | undefined {
  return nearestOf(word, known, 1)[0]
}

/** What was probably meant, the nearest first; at most `most` of the known words. */
export function nearestOf(word: string, known: readonly string[], most: number): string[] {
  return known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, word.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** The line of what stands at a path of keys, or of the nearest thing around it. */
export function lineOf(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents
  let start = 0
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (!isCollection(node)) break
    for (const entry of node.items) {
      // A pair of a map: its key tells the line.
      if (entry !== null && typeof entry === 'object' && 'key' in entry && String(entry.key) === String(step)) {
        const key = entry.key as { range?: readonly number[] } | null
        start = key?.range?.[0] ?? start
      }
    }
    node = node.get(step, true)
    if (typeof step === 'number') start = (node as { range?: readonly number[] } | undefined)?.range?.[0] ?? start
  }
  return lines.linePos(start).line
}

function keysAt(at: unknown, path: Path): string[] {
  let node = at
  for (const step of path) {
    node = unwrap(node)
    if (node instanceof z.ZodArray) node = node.element
    else if (node instanceof z.ZodObject) node = node.shape[step]
  }
  node = unwrap(node)
  return node instanceof z.ZodObject ? Object.keys(node.shape) : []
}

function unwrap(node: unknown): unknown {
  return node instanceof z.ZodOptional || node instanceof z.ZodNullable ? unwrap(node.unwrap()) : node
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
