/** How statements of SQL begin, as far as their rows: INSERT … VALUES, PostgreSQL's COPY … FROM stdin, and CREATE TABLE for its columns. */
import { Arena } from './arena.ts'
import type { Cursor } from './cursor.ts'

/** A statement's beginning that is longer than this is text. */
const HEADER_BYTES = 2 ** 20

const LF = 0x0a
const BLANK = 0x20
const QUOTE = 0x22
const APOSTROPHE = 0x27
const OPEN = 0x28

/** Words between INSERT and the table's name. */
const MODIFIERS = new Set(
  'into ignore low_priority delayed high_priority or replace rollback abort fail all overwrite table only'.split(' '),
)
/** Words that begin an item of CREATE TABLE which is no column. */
const NO_COLUMN = new Set(
  'primary key unique constraint index foreign fulltext spatial check like exclude period clustered nonclustered'.split(
    ' ',
  ),
)
/** Words between CREATE and the table's name. */
const CREATE_WORDS = new Set('temp temporary global local unlogged external if not exists or replace table'.split(' '))

/** A word, a quoted name, or one other byte. */
interface Token {
  readonly kind: 'word' | 'name' | 'byte' | 'end'
  /** Words in lower case. */
  readonly text: string
  /** As it was written, without quotes. */
  readonly written: string
}

/** A table whose rows are in the dump. */
export interface OpenTable {
  readonly name: string
  readonly columns: readonly string[] | undefined
}

/** The rows behind a statement's beginning: between brackets, or lines. */
export interface Rows {
  readonly kind: 'values' | 'lines'
  readonly table: OpenTable
}

/** Reads the beginnings of statements. */
export class SqlStatements {
  /** What was read of a statement that may turn out to be text. */
  readonly seen = new Arena()
  /** Of tables that were created, by their names without a schema. */
  readonly columns: Map<string, readonly string[]>
  readonly #cursor: Cursor

  constructor(cursor: Cursor, columns: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.#cursor = cursor
    this.columns = new Map(columns)
  }

  /** Reads as far as the rows; as far as it is clear that there are none, where `undefined` is given. */
  begin(): Rows | undefined {
    this.seen.length = 0
    const { text } = this.#token()
    if (text === 'insert' || text === 'replace' || text === 'into') return rowsOf('values', this.#insert())
    if (text === 'copy') return rowsOf('lines', this.#copy())
    if (text === 'create') this.#create()
    return undefined
  }

  #insert(): OpenTable | undefined {
    let token = this.#token()
    while (token.kind === 'word' && MODIFIERS.has(token.text)) token = this.#token()
    const name = this.#name(token)
    if (name === undefined) return undefined
    let columns: string[] | undefined
    token = name.next
    if (token.text === '(') {
      columns = []
      for (token = this.#token(); token.text !== ')'; token = this.#token()) {
        if (token.kind === 'end' || token.text === 'select') return undefined
        if (token.kind !== 'byte') columns.push(token.written)
      }
      token = this.#token()
    }
    // OVERRIDING SYSTEM VALUE; AS alias; OUTPUT inserted.id
    for (let words = 0; words < 8; words++) {
      if (token.text === 'values' || (token.text === 'value' && this.#blankPeek() === OPEN)) {
        return { name: name.name, columns: columns ?? this.columns.get(name.key) }
      }
      if (token.kind === 'end' || ['select', 'set', ';', 'default', 'with', 'exec'].includes(token.text))
        return undefined
      token = this.#token()
    }
    return undefined
  }

  #copy(): OpenTable | undefined {
    const name = this.#name(this.#token())
    if (name === undefined) return undefined
    let columns: string[] | undefined
    let token = name.next
    if (token.text === '(') {
      columns = []
      for (token = this.#token(); token.text !== ')'; token = this.#token()) {
        if (token.kind === 'end') return undefined
        if (token.kind !== 'byte') columns.push(token.written)
      }
      token = this.#token()
    }
    if (token.text !== 'from' || this.#token().text !== 'stdin') return undefined
    for (let byte = this.#next(); byte !== LF; byte = this.#next()) if (byte < 0) return undefined
    return { name: name.name, columns: columns ?? this.columns.get(name.key) }
  }

  /** Remembers the columns; what was read goes out as text in any case. */
  #create(): void {
    let token = this.#token()
    while (token.kind === 'word' && CREATE_WORDS.has(token.text)) token = this.#token()
    const seen = Buffer.from(this.seen.view(0)).toString('latin1')
    if (!/\btable\b/i.test(seen)) return
    const name = this.#name(token)
    if (name?.next.text !== '(') return
    const columns: string[] = []
    let depth = 1
    let first = true
    while (depth > 0) {
      token = this.#token()
      if (token.kind === 'end') return
      if (token.text === '(') depth++
      else if (token.text === ')') depth--
      else if (depth === 1 && token.text === ',') first = true
      else if (first && token.kind !== 'byte') {
        if (token.kind === 'name' || !NO_COLUMN.has(token.text)) columns.push(token.written)
        first = false
      }
    }
    if (columns.length > 0) this.columns.set(name.key, columns)
  }

  /** `schema.table`, from its first token on; with the token behind it. */
  #name(first: Token): { name: string; key: string; next: Token } | undefined {
    if (first.kind !== 'word' && first.kind !== 'name') return undefined
    let name = first.written
    let last = first
    let next = this.#token()
    while (next.text === '.') {
      last = this.#token()
      if (last.kind !== 'word' && last.kind !== 'name') return undefined
      name += `.${last.written}`
      next = this.#token()
    }
    return { name, key: last.written.toLowerCase(), next }
  }

  /** The next token; white space and comments before it are skipped. Everything is kept as seen. */
  #token(): Token {
    for (;;) {
      const byte = this.#next()
      if (byte < 0 || this.seen.length > HEADER_BYTES) return END
      if (byte <= BLANK) continue
      if (isWord(byte)) return this.#word()
      if (byte === 0x60 || byte === QUOTE || byte === 0x5b || byte === APOSTROPHE) return this.#quoted(byte)
      if (byte === 0x2d && this.#cursor.peek() === 0x2d) {
        // A comment within a statement; in front of one it is a line of text.
        if (
          this.seen
            .view(0, this.seen.length - 1)
            .toString('latin1')
            .trim() === ''
        )
          return BYTE_TOKENS[byte]!
        for (let next = this.#next(); next >= 0 && next !== LF; next = this.#next());
        continue
      }
      return BYTE_TOKENS[byte]!
    }
  }

  #word(): Token {
    const start = this.seen.length - 1
    for (let byte = this.#cursor.peek(); isWord(byte) && this.seen.length < HEADER_BYTES; byte = this.#cursor.peek()) {
      this.#next()
    }
    const written = this.seen.view(start).toString()
    return { kind: 'word', text: written.toLowerCase(), written }
  }

  #quoted(open: number): Token {
    const start = this.seen.length
    const close = open === 0x5b ? 0x5d : open
    for (;;) {
      const byte = this.#next()
      if (byte < 0 || this.seen.length > HEADER_BYTES) return END
      if (byte !== close) continue
      if (this.#cursor.peek() !== close) break
      this.#next()
    }
    const written = this.seen.view(start, this.seen.length - 1).toString()
    return { kind: 'name', text: '', written }
  }

  /** The next byte, kept as seen; -1 at the end. */
  #next(): number {
    const byte = this.#cursor.next()
    if (byte >= 0) this.seen.push(byte)
    return byte
  }

  #blankPeek(): number {
    for (let byte = this.#cursor.peek(); byte >= 0 && byte <= BLANK; byte = this.#cursor.peek()) this.#next()
    return this.#cursor.peek()
  }
}

function rowsOf(kind: Rows['kind'], table: OpenTable | undefined): Rows | undefined {
  return table && { kind, table }
}

const END: Token = { kind: 'end', text: '', written: '' }
const BYTE_TOKENS: readonly Token[] = Array.from({ length: 256 }, (_, byte) => {
  const text = String.fromCharCode(byte)
  return { kind: 'byte', text, written: text }
})

function isWord(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x5f ||
    byte === 0x24 ||
    byte === 0x23 ||
    byte === 0x40 ||
    byte >= 0x80
  )
}
