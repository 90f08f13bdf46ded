/**
 * SQL dumps as tables: INSERT … VALUES and PostgreSQL's COPY … FROM stdin, of MySQL, MariaDB, PostgreSQL, SQL Server, SQLite
 * and Oracle. A statement is read row by row, however many megabytes it has; whatever else is in the dump goes out as text.
 */
import { BatchBuilder } from '../batches.ts'
import type { Piece, RecordBatch } from '../format.ts'
import { Arena } from './arena.ts'
import type { Cursor } from './cursor.ts'
import { lastCut } from './cuts.ts'
import { joinsStrings, type Literal, literalBehind, saidBy, textOfBase64, textOfHex } from './sql-literals.ts'
import { PLAIN_TEXT } from './text.ts'

/** A statement's beginning that is longer than this is text. */
const HEADER_BYTES = 2 ** 20
/** A cell longer than this goes out in windows, as text. */
const CELL_BYTES = 2 ** 20

const LF = 0x0a
const TAB = 0x09
const BLANK = 0x20
const APOSTROPHE = 0x27
const BACKSLASH = 0x5c
const OPEN = 0x28
const CLOSE = 0x29
const COMMA = 0x2c
const SEMICOLON = 0x3b

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

/** Reads one dump. */
export class SqlReader {
  /** The dump ended within a row. */
  cut = false
  readonly #cursor: Cursor
  /** A backslash within a string escapes (MySQL). */
  readonly #backslash: boolean
  readonly #text = new BatchBuilder(PLAIN_TEXT)
  #table: BatchBuilder | undefined
  #tableKey = ''
  #columns = new Map<string, readonly string[]>()
  /** Name and columns of the table whose rows are read. */
  #opened: { name: string; columns: readonly string[] | undefined } | undefined
  /** Rows of the opened table come first: the reader took over within a statement. */
  #within = false
  /** The current row has a quote behind a backslash: it may or may not end its string. */
  #doubt = false
  /** The dump ended within a row that has such a quote: where the row began, behind its bracket. The row is held back. */
  torn: number | undefined
  /** What was read of a statement that may turn out to be text. */
  readonly #seen = new Arena()
  /** The cells of the current row. */
  readonly #row = new Arena()
  #cellStart = 0

  /** Where in the text the cursor stands. */
  readonly #where: () => number

  constructor(cursor: Cursor, backslash: boolean, where: () => number) {
    this.#cursor = cursor
    this.#backslash = backslash
    this.#where = where
  }

  /** A reader for which a backslash is what it is not for this one; to begin with the row that is {@link torn}. */
  otherwise(cursor: Cursor, where: () => number): SqlReader {
    const other = new SqlReader(cursor, !this.#backslash, where)
    other.#columns = new Map(this.#columns)
    other.#opened = this.#opened
    other.#within = true
    return other
  }

  /** The row that was held back. */
  *tornRow(): Generator<Piece, void, undefined> {
    if (this.#opened === undefined) return
    this.#open(this.#opened.name, this.#opened.columns)
    this.#table!.text(this.#row.view(0))
    this.#table!.endLine()
    yield* this.#endTable()
  }

  *read(): Generator<Piece, void, undefined> {
    if (this.#within && this.#opened !== undefined) {
      this.#open(this.#opened.name, this.#opened.columns)
      yield* this.#rows()
    }
    while (this.#cursor.peek() >= 0) {
      this.#seen.length = 0
      const word = this.#token()
      if (word.text === 'insert' || word.text === 'replace' || word.text === 'into') {
        if (this.#insert()) yield* this.#rows()
        else yield* this.#line()
      } else if (word.text === 'copy') {
        if (this.#copy()) yield* this.#copied()
        else yield* this.#line()
      } else {
        if (word.text === 'create') this.#create()
        yield* this.#line()
      }
    }
    yield* this.#endTable()
    const last = this.#text.rest()
    if (last !== undefined) yield last
  }

  // --- beginnings of statements -----------------------------------------------------------------------------------

  #insert(): boolean {
    let token = this.#token()
    while (token.kind === 'word' && MODIFIERS.has(token.text)) token = this.#token()
    const name = this.#name(token)
    if (name === undefined) return false
    let columns: string[] | undefined
    token = name.next
    if (token.text === '(') {
      columns = []
      for (token = this.#token(); token.text !== ')'; token = this.#token()) {
        if (token.kind === 'end' || token.text === 'select') return false
        if (token.kind !== 'byte') columns.push(token.written)
      }
      token = this.#token()
    }
    // OVERRIDING SYSTEM VALUE; AS alias; OUTPUT inserted.id
    for (let words = 0; words < 8; words++) {
      if (token.text === 'values' || (token.text === 'value' && this.#blankPeek() === OPEN)) {
        this.#open(name.name, columns ?? this.#columns.get(name.key))
        return true
      }
      if (token.kind === 'end' || ['select', 'set', ';', 'default', 'with', 'exec'].includes(token.text)) return false
      token = this.#token()
    }
    return false
  }

  #copy(): boolean {
    const name = this.#name(this.#token())
    if (name === undefined) return false
    let columns: string[] | undefined
    let token = name.next
    if (token.text === '(') {
      columns = []
      for (token = this.#token(); token.text !== ')'; token = this.#token()) {
        if (token.kind === 'end') return false
        if (token.kind !== 'byte') columns.push(token.written)
      }
      token = this.#token()
    }
    if (token.text !== 'from' || this.#token().text !== 'stdin') return false
    for (let byte = this.#next(); byte !== LF; byte = this.#next()) if (byte < 0) return false
    this.#open(name.name, columns ?? this.#columns.get(name.key))
    return true
  }

  /** Remembers the columns; what was read goes out as text in any case. */
  #create(): void {
    let token = this.#token()
    while (token.kind === 'word' && CREATE_WORDS.has(token.text)) token = this.#token()
    const seen = Buffer.from(this.#seen.view(0)).toString('latin1')
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
    if (columns.length > 0) this.#columns.set(name.key, columns)
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
      if (byte < 0 || this.#seen.length > HEADER_BYTES) return END
      if (byte <= BLANK) continue
      if (isWord(byte)) return this.#word()
      if (byte === 0x60 || byte === QUOTE || byte === 0x5b || byte === APOSTROPHE) return this.#quoted(byte)
      if (byte === 0x2d && this.#cursor.peek() === 0x2d) {
        // A comment within a statement; in front of one it is a line of text.
        if (
          this.#seen
            .view(0, this.#seen.length - 1)
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
    const start = this.#seen.length - 1
    for (let byte = this.#cursor.peek(); isWord(byte) && this.#seen.length < HEADER_BYTES; byte = this.#cursor.peek()) {
      this.#next()
    }
    const written = this.#seen.view(start).toString()
    return { kind: 'word', text: written.toLowerCase(), written }
  }

  #quoted(open: number): Token {
    const start = this.#seen.length
    const close = open === 0x5b ? 0x5d : open
    for (;;) {
      const byte = this.#next()
      if (byte < 0 || this.#seen.length > HEADER_BYTES) return END
      if (byte !== close) continue
      if (this.#cursor.peek() !== close) break
      this.#next()
    }
    const written = this.#seen.view(start, this.#seen.length - 1).toString()
    return { kind: 'name', text: '', written }
  }

  /** The next byte, kept as seen; -1 at the end. */
  #next(): number {
    const byte = this.#cursor.next()
    if (byte >= 0) this.#seen.push(byte)
    return byte
  }

  #blankPeek(): number {
    for (let byte = this.#cursor.peek(); byte >= 0 && byte <= BLANK; byte = this.#cursor.peek()) this.#next()
    return this.#cursor.peek()
  }

  /** What was seen, and the rest of its line, as text. */
  *#line(): Generator<Piece, void, undefined> {
    yield* this.#endTable()
    const seen = this.#seen.view(0)
    this.#text.text(seen)
    const cursor = this.#cursor
    let ended = seen.at(-1) === LF
    while (!ended && cursor.peek() >= 0) {
      const lf = cursor.bytes.indexOf(LF, cursor.at)
      const end = lf < 0 || lf >= cursor.end ? cursor.end : lf + 1
      this.#text.text(cursor.bytes.subarray(cursor.at, end))
      ended = lf >= 0 && end === lf + 1
      cursor.at = end
      const batch = this.#text.take()
      if (batch !== undefined) yield batch
    }
    const batch = this.#text.take()
    if (batch !== undefined) yield batch
  }

  // --- rows -------------------------------------------------------------------------------------------------------

  #open(name: string, columns: readonly string[] | undefined): void {
    this.#opened = { name, columns }
    const key = `${name}\n${columns?.join('\t') ?? ''}`
    if (this.#table !== undefined && this.#tableKey === key) return
    this.#ended = this.#table?.rest()
    this.#tableKey = key
    this.#table = new BatchBuilder({ kind: 'generated-table', ...(columns === undefined ? {} : { columns }) }, name)
  }

  /** The last batch of the table before, not yet given. */
  #ended: RecordBatch | undefined;

  *#endTable(): Generator<Piece, void, undefined> {
    yield* this.#giveEnded()
    const batch = this.#table?.rest()
    this.#table = undefined
    if (batch !== undefined) yield batch
  }

  *#giveEnded(): Generator<Piece, void, undefined> {
    const batch = this.#ended
    this.#ended = undefined
    if (batch !== undefined) yield batch
  }

  *#rows(): Generator<Piece, void, undefined> {
    yield* this.#giveEnded()
    const table = this.#table!
    for (;;) {
      const byte = this.#cursor.peek()
      if (byte === OPEN) {
        const from = this.#where()
        this.#cursor.at++
        this.#doubt = false
        yield* this.#values()
        if (this.cut && this.#doubt) {
          this.torn = from
          return
        }
        table.text(this.#row.view(0))
        table.endLine()
        if (table.full) yield table.take()!
      } else if (byte === COMMA || (byte >= 0 && byte <= BLANK)) this.#cursor.at++
      else {
        if (byte === SEMICOLON) this.#cursor.at++
        return
      }
    }
  }

  /** The cells up to the bracket that closes the row, into `#row`, with tabs between. */
  *#values(): Generator<Piece, void, undefined> {
    const row = this.#row
    const cursor = this.#cursor
    row.length = 0
    this.#cellStart = 0
    let depth = 0
    /** The cell has a string, and is what its strings say: CAST(N'1990-01-01' AS Date) is 1990-01-01. */
    let inner = false
    /** Where what stands in front of a string, or behind one, begins. */
    let bare = 0
    /** Its strings are one value. */
    let joined = false
    for (;;) {
      const byte = cursor.next()
      if (inner && (byte < 0 || (depth === 0 && (byte === CLOSE || byte === COMMA)))) this.#endBare(bare, false)
      if (byte === APOSTROPHE) {
        if (!inner) bare = this.#cellStart
        const before = row.view(bare).toString('latin1')
        const { literal, prefix } = literalBehind(before)
        row.length -= prefix
        if (!inner) joined = before !== '' && joinsStrings(before)
        this.#endBare(bare, !inner)
        if (inner && !joined && depth > 0 && before.includes(',')) row.push(BLANK)
        inner = true
        // A generator for every string would be the main cost of a dump.
        if (literal === 'plain') while (!this.#string(literal)) yield* this.#spilled()
        else yield* this.#literal(literal)
        bare = row.length
        continue
      }
      if (byte < 0) this.cut = true
      if (byte < 0 || (byte === CLOSE && depth === 0)) return this.#endCell()
      if (byte === COMMA && depth === 0) {
        this.#endCell()
        row.push(TAB)
        this.#cellStart = row.length
        inner = false
        continue
      }
      if (byte === OPEN) depth++
      else if (byte === CLOSE) depth--
      row.push(Math.max(byte, BLANK))
      if (row.length - this.#cellStart > CELL_BYTES) {
        this.#spill()
        bare = row.length
        yield* this.#spilled()
      }
    }
  }

  /** A string, up to its closing quote, as what it says. */
  *#literal(literal: Literal): Generator<Piece, void, undefined> {
    const row = this.#row
    const start = row.length
    let held = true
    const read = literal === 'delimited' ? this.#delimited() : undefined
    while (read === undefined ? !this.#string(literal) : !read()) {
      held = false
      yield* this.#spilled()
    }
    if (!held || row.length === start) return
    const digits = row.view(start)
    const text = literal === 'hex' ? textOfHex(digits) : literal === 'base64' ? textOfBase64(digits) : undefined
    if (text !== undefined) this.#replace(start, text)
  }

  /** Puts `text` in place of the row's end from `start` on. */
  #replace(start: number, text: string): void {
    const row = this.#row
    row.length = start
    row.append(Buffer.from(text))
    for (let i = start; i < row.length; i++) if (row.bytes[i]! < BLANK || row.bytes[i] === 0x7f) row.bytes[i] = BLANK
  }

  /** What stands around a string in its cell, from `start` on: grammar goes, anything else stays, apart from the string. */
  #endBare(start: number, leading: boolean): void {
    const row = this.#row
    if (row.length === start) return
    // Byte by byte: what is beyond ASCII must come out as it was.
    const said = saidBy(row.view(start).toString('latin1'), leading)
    row.length = start
    row.append(Buffer.from(said, 'latin1'))
  }

  /** Blanks around a cell go; NULL is nothing. */
  #endCell(): void {
    const row = this.#row
    let start = this.#cellStart
    while (start < row.length && row.bytes[start] === BLANK) start++
    while (row.length > start && row.bytes[row.length - 1] === BLANK) row.length--
    if (start > this.#cellStart) {
      row.bytes.copyWithin(this.#cellStart, start, row.length)
      row.length -= start - this.#cellStart
    }
    this.#endBytes('0x')
    this.#endBytes('\\x')
    if (row.length - this.#cellStart === 4 && (row.bytes[this.#cellStart]! | 0x20) === 0x6e) {
      if (row.view(this.#cellStart).toString('latin1').toLowerCase() === 'null') row.length = this.#cellStart
    }
  }

  /** A cell that is bytes written as digits behind `mark` (0x41, PostgreSQL's \\x41) becomes the text that they are. */
  #endBytes(mark: '0x' | '\\x'): void {
    const start = this.#cellStart
    const { bytes, length } = this.#row
    if (length - start < 4 || bytes[start] !== mark.charCodeAt(0) || (bytes[start + 1]! | 0x20) !== 0x78) return
    const text = textOfHex(bytes.subarray(start + 2, length))
    if (text !== undefined) this.#replace(start, text)
  }

  /** The content of Oracle's q'[…]', up to its end. What it gives is false when it paused because the string is long. */
  #delimited(): () => boolean {
    const cursor = this.#cursor
    const row = this.#row
    const open = cursor.next()
    const close = CLOSING.get(open) ?? open
    return () => {
      for (let byte = cursor.next(); byte >= 0; byte = cursor.next()) {
        if (byte === close && cursor.peek() === APOSTROPHE) {
          cursor.at++
          return true
        }
        row.push(byte < BLANK || byte === 0x7f ? BLANK : byte)
        if (row.length - this.#cellStart <= CELL_BYTES) continue
        this.#spill()
        return false
      }
      return true
    }
  }

  /** A string's content, up to its closing quote. False when it paused because it is long. */
  #string(literal: Literal): boolean {
    const backslash = this.#backslash || literal === 'escapes' || literal === 'unicode'
    const cursor = this.#cursor
    const row = this.#row
    for (;;) {
      if (cursor.at === cursor.end && !cursor.more()) return true
      row.reserve(cursor.end - cursor.at)
      const { bytes, end } = cursor
      const target = row.bytes
      let { length } = row
      let { at } = cursor
      let byte = 0
      while (at < end) {
        byte = bytes[at++]!
        if (byte === APOSTROPHE || (byte === BACKSLASH && backslash)) break
        target[length++] = byte < BLANK || byte === 0x7f ? BLANK : byte
      }
      row.length = length
      cursor.at = at
      if (byte === APOSTROPHE) {
        if (at > 1 && bytes[at - 2] === BACKSLASH) this.#doubt = true
        if (cursor.peek() !== APOSTROPHE) return true
        cursor.at++
        row.push(APOSTROPHE)
      } else if (byte === BACKSLASH && backslash) {
        if (literal !== 'plain' && this.#codePoint(literal)) continue
        const escaped = cursor.next()
        if (escaped === APOSTROPHE) this.#doubt = true
        const control = escaped === 0x6e || escaped === 0x72 || escaped === 0x74 || escaped === 0x30 || escaped === 0x5a
        row.push(control || escaped < BLANK ? BLANK : escaped)
      }
      if (row.length - this.#cellStart > CELL_BYTES) {
        this.#spill()
        return false
      }
    }
  }

  /** Behind a backslash: a character by its number. False, and nothing taken, where there is none. */
  #codePoint(literal: Literal): boolean {
    const cursor = this.#cursor
    const mark = String.fromCharCode(cursor.peek())
    const octal = literal === 'escapes' && mark >= '0' && mark <= '7'
    const length = octal ? 3 : literal === 'unicode' ? (mark === '+' ? 6 : 4) : ESCAPED_DIGITS.get(mark)
    if (length === undefined || (literal === 'unicode' && mark !== '+' && !/[0-9a-f]/i.test(mark))) return false
    if (!octal && (literal === 'escapes' || mark === '+')) cursor.at++
    let digits = ''
    const digit = octal ? /[0-7]/ : /[0-9a-f]/i
    while (digits.length < length && digit.test(String.fromCharCode(cursor.peek()))) {
      digits += String.fromCharCode(cursor.next())
    }
    const code = Number.parseInt(digits, octal ? 8 : 16)
    // By \\x and octal digits a byte is written, perhaps of a character of several.
    if (octal || mark === 'x') this.#row.push(code < BLANK || Number.isNaN(code) ? BLANK : code & 0xff)
    else this.#row.pushCodePoint(code < BLANK || code > 0x10ffff || Number.isNaN(code) ? BLANK : code)
    return true
  }

  #spill(): void {
    const cell = this.#row.view(this.#cellStart)
    const cut = lastCut(cell, cell.length, false)
    this.#text.text(cell.subarray(0, cut))
    this.#text.endLine()
    cell.copyWithin(0, cut)
    this.#row.length -= cut
  }

  *#spilled(): Generator<Piece, void, undefined> {
    const batch = this.#text.take()
    if (batch !== undefined) yield batch
  }

  /** The lines of COPY, up to `\.`. */
  *#copied(): Generator<Piece, void, undefined> {
    yield* this.#giveEnded()
    const table = this.#table!
    const row = this.#row
    row.length = 0
    this.#cellStart = 0
    for (;;) {
      const byte = this.#cursor.next()
      if (byte === BACKSLASH) {
        const escaped = this.#cursor.next()
        if (escaped === 0x2e && row.length === 0) {
          if (this.#cursor.peek() === 0x0d) this.#cursor.at++
          if (this.#cursor.peek() === LF) this.#cursor.at++
          return
        }
        // \N is no value; \t \n \r \b \f \v are blanks; anything else stands for itself.
        if (escaped === 0x4e) continue
        row.push('tnrbfv'.includes(String.fromCharCode(escaped)) || escaped < BLANK ? BLANK : escaped)
      } else if (byte === LF || byte < 0) {
        if (byte < 0) this.cut = true
        if (byte < 0 && row.length === 0) return
        if (row.bytes[row.length - 1] === 0x0d) row.length--
        this.#endBytes('\\x')
        table.text(row.view(0))
        table.endLine()
        row.length = 0
        this.#cellStart = 0
        if (table.full) yield table.take()!
        if (byte < 0) return
      } else {
        if (byte === TAB) this.#endBytes('\\x')
        row.push(byte)
        if (byte === TAB) this.#cellStart = row.length
      }
      if (row.length - this.#cellStart > CELL_BYTES) {
        this.#spill()
        yield* this.#spilled()
      }
    }
  }
}

/** What ends a string of Oracle that begins with the one before; any other byte ends what it began. */
const CLOSING: ReadonlyMap<number, number> = new Map(
  ['[]', '{}', '()', '<>'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
)
/** Hexadecimal digits behind the letter of an escape. */
const ESCAPED_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])
const QUOTE = 0x22
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
