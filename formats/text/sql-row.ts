/** One row of a dump: its cells, with what their literals say. */
import type { BatchBuilder } from '../batches.ts'
import type { Piece } from '../format.ts'
import { Arena } from './arena.ts'
import type { Cursor } from './cursor.ts'
import { lastCut } from './cuts.ts'
import { joinsStrings, type Literal, literalBehind, saidBy, textOfBase64, textOfHex } from './sql-literals.ts'

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

/** Reads row after row into the same place. */
export class SqlRow {
  /** The cells, with tabs between. */
  readonly cells = new Arena()
  /** The dump ended within the row. */
  cut = false
  /** The row has a quote behind a backslash: it may or may not end its string. */
  doubt = false
  readonly #cursor: Cursor
  /** A backslash within a string escapes (MySQL). */
  readonly #backslash: boolean
  /** Takes what is too long for a cell. */
  readonly #text: BatchBuilder
  #cellStart = 0

  constructor(cursor: Cursor, backslash: boolean, text: BatchBuilder) {
    this.#cursor = cursor
    this.#backslash = backslash
    this.#text = text
  }

  /** Forgets the row before. */
  clear(): void {
    this.cells.length = 0
    this.#cellStart = 0
    this.doubt = false
  }

  /** Reads the cells up to the bracket that closes the row. */
  *values(): Generator<Piece, void, undefined> {
    const row = this.cells
    const cursor = this.#cursor
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
        if (literal === 'plain') while (!this.#string(literal)) yield* this.spilled()
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
        yield* this.spilled()
      }
    }
  }

  /** A string, up to its closing quote, as what it says. */
  *#literal(literal: Literal): Generator<Piece, void, undefined> {
    const row = this.cells
    const start = row.length
    let held = true
    const read = literal === 'delimited' ? this.#delimited() : undefined
    while (read === undefined ? !this.#string(literal) : !read()) {
      held = false
      yield* this.spilled()
    }
    if (!held || row.length === start) return
    const digits = row.view(start)
    const text = literal === 'hex' ? textOfHex(digits) : literal === 'base64' ? textOfBase64(digits) : undefined
    if (text !== undefined) this.#replace(start, text)
  }

  /** Puts `text` in place of the row's end from `start` on. */
  #replace(start: number, text: string): void {
    const row = this.cells
    row.length = start
    row.append(Buffer.from(text))
    for (let i = start; i < row.length; i++) if (row.bytes[i]! < BLANK || row.bytes[i] === 0x7f) row.bytes[i] = BLANK
  }

  /** What stands around a string in its cell, from `start` on: grammar goes, anything else stays, apart from the string. */
  #endBare(start: number, leading: boolean): void {
    const row = this.cells
    if (row.length === start) return
    // Byte by byte: what is beyond ASCII must come out as it was.
    const said = saidBy(row.view(start).toString('latin1'), leading)
    row.length = start
    row.append(Buffer.from(said, 'latin1'))
  }

  /** Blanks around a cell go; NULL is nothing. */
  #endCell(): void {
    const row = this.cells
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
    const { bytes, length } = this.cells
    if (length - start < 4 || bytes[start] !== mark.charCodeAt(0) || (bytes[start + 1]! | 0x20) !== 0x78) return
    const text = textOfHex(bytes.subarray(start + 2, length))
    if (text !== undefined) this.#replace(start, text)
  }

  /** The content of Oracle's q'[…]', up to its end. What it gives is false when it paused because the string is long. */
  #delimited(): () => boolean {
    const cursor = this.#cursor
    const row = this.cells
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
    const row = this.cells
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
        if (at > 1 && bytes[at - 2] === BACKSLASH) this.doubt = true
        if (cursor.peek() !== APOSTROPHE) return true
        cursor.at++
        row.push(APOSTROPHE)
      } else if (byte === BACKSLASH && backslash) {
        if (literal !== 'plain' && this.#codePoint(literal)) continue
        const escaped = cursor.next()
        if (escaped === APOSTROPHE) this.doubt = true
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
    if (octal || mark === 'x') this.cells.push(code < BLANK || Number.isNaN(code) ? BLANK : code & 0xff)
    else this.cells.pushCodePoint(code < BLANK || code > 0x10ffff || Number.isNaN(code) ? BLANK : code)
    return true
  }

  /** Reads a line of COPY. `end` where there is none, behind `\.`; `spilled` when it paused because a cell is long: to be called again. */
  line(): 'row' | 'end' | 'spilled' {
    const row = this.cells
    const cursor = this.#cursor
    for (;;) {
      const byte = cursor.next()
      if (byte === BACKSLASH) {
        const escaped = cursor.next()
        if (escaped === 0x2e && row.length === 0) {
          if (cursor.peek() === 0x0d) cursor.at++
          if (cursor.peek() === LF) cursor.at++
          return 'end'
        }
        // \N is no value; \t \n \r \b \f \v are blanks; anything else stands for itself.
        if (escaped === 0x4e) continue
        row.push('tnrbfv'.includes(String.fromCharCode(escaped)) || escaped < BLANK ? BLANK : escaped)
      } else if (byte === LF || byte < 0) {
        if (byte < 0) this.cut = true
        if (byte < 0 && row.length === 0) return 'end'
        if (row.bytes[row.length - 1] === 0x0d) row.length--
        this.#endBytes('\\x')
        return 'row'
      } else {
        if (byte === TAB) this.#endBytes('\\x')
        row.push(byte)
        if (byte === TAB) this.#cellStart = row.length
      }
      if (row.length - this.#cellStart > CELL_BYTES) {
        this.#spill()
        return 'spilled'
      }
    }
  }

  #spill(): void {
    const cell = this.cells.view(this.#cellStart)
    const cut = lastCut(cell, cell.length, false)
    this.#text.text(cell.subarray(0, cut))
    this.#text.endLine()
    cell.copyWithin(0, cut)
    this.cells.length -= cut
  }

  /** What was too long for a cell. */
  *spilled(): Generator<Piece, void, undefined> {
    const batch = this.#text.take()
    if (batch !== undefined) yield batch
  }
}
