/**
 * JSON as records of labelled values, in one pass, with bounded memory whatever the document.
 *
 * A record is an object that is an element of an array, or stands at the top, with all objects nested in it by key. An
 * object whose members are objects of the same kind (`{"u1": {…}, "u2": {…}}`) is a list of records too.
 */
import { BatchBuilder, RECORD_BYTES } from '../batches.ts'
import type { Piece, RecordBatch } from '../format.ts'
import { Arena } from './arena.ts'
import type { Cursor } from './cursor.ts'
import { lastCut } from './cuts.ts'
import {
  COLUMNS_HASHES,
  HASH_START,
  hashStep,
  NAMING_HASHES,
  RELATION,
  singularEnd,
  THING_HASHES,
  VALUE_HASHES,
  WRAPPER_HASHES,
} from './json-labels.ts'
import { PLAIN_TEXT } from './text.ts'

/** Deeper nesting is no data. */
const DEPTH = 1000
/** A string longer than this goes out in windows, as text. */
const STRING_BYTES = 2 ** 20
/** A longer key, number or literal is none. */
const TOKEN_BYTES = 4096
/** Objects of one array that are taken as parts of the record around them (`phones: [{type, number}]`). */
const PARTS = 16
/** A key with so many digits is data. */
const DATA_KEY = 8
/** Like members that make an object a list: two, or four where it (or what is around it) has values of its own. */
const LIKE_MEMBERS = 2
const LIKE_MEMBERS_IN_RECORD = 4

const LF = 0x0a
const TAB = 0x09
const BLANK = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const FIELDS = { kind: 'fields' } as const

/** Raised where the bytes are no JSON. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson'
  /** The text ended too early; there is nothing left to read. */
  readonly ended: boolean
  constructor(ended: boolean) {
    super(ended ? 'JSON ends early' : 'not JSON')
    this.ended = ended
  }
}

/** A member that was read and may yet turn out to be a record of its own. */
interface Member {
  readonly key: Buffer
  readonly start: number
  readonly end: number
}

/** An open object or array. */
interface Frame {
  array: boolean
  /** Where its lines begin in the arena. */
  start: number
  /** The key it stands under (an array's elements: the array's), in the path. */
  labelStart: number
  labelEnd: number
  labelHash: number
  /** Digits in that key. */
  labelDigits: number
  /** That key says that this is somebody else (`emergencyContact`). */
  relation: boolean
  /** Path bytes below belong to frames below. */
  pathStart: number
  /** Values directly in it. */
  scalars: number
  /** Has a key like `value` or `number`. */
  hasValue: boolean
  /** Elements that became parts of the record around. */
  parts: number
  /** Hashes of the keys of its values. */
  readonly keys: number[]
  /** Object: its members are records. */
  map: boolean
  /** Object: like members in a row. */
  readonly run: Member[]
  readonly runKeys: number[]
  /** Array: how the arrays in it are read; undefined until the first has ended. */
  rows: 'table' | 'pairs' | 'list' | undefined
  table: BatchBuilder | undefined
  /** Row: a cell was a string. */
  strings: boolean
  /** Object: strings of a member like `columns`. */
  columns: string[] | undefined
}

function newFrame(): Frame {
  return {
    array: false,
    start: 0,
    labelStart: 0,
    labelEnd: 0,
    labelHash: 0,
    labelDigits: 0,
    relation: false,
    pathStart: 0,
    scalars: 0,
    hasValue: false,
    parts: 0,
    keys: [],
    map: false,
    run: [],
    runKeys: [],
    rows: undefined,
    table: undefined,
    strings: false,
    columns: undefined,
  }
}

/** Reads JSON values one after another from a cursor. */
export class JsonReader {
  readonly #cursor: Cursor
  /** A line end always ends a value: what is open then is malformed (JSON Lines). */
  readonly #lines: boolean
  readonly #records = new BatchBuilder(FIELDS)
  readonly #text = new BatchBuilder(PLAIN_TEXT)
  /** Lines of the open records, innermost last. */
  readonly #arena = new Arena()
  /** Keys on the way to the current value. */
  readonly #path = new Arena()
  /** Frames are used again. */
  readonly #frames: Frame[] = []
  #depth = 0
  /** Current key, in the path. */
  #keyStart = 0
  #keyHash = 0
  /** Digits in it; an `@` counts for eight. */
  #keyDigits = 0
  /** Where the current value's line and the value itself begin in the arena. */
  #lineStart = 0
  #valueStart = 0
  #high = 0
  /** By a key's hash: is it somebody else's? */
  readonly #relations = new Map<number, boolean>()
  /** What is read of a member or element that has not ended. */
  #unfinished: 'key' | 'behind-key' | 'token' | 'string' | undefined
  /** The bytes at hand when the current top value began, and where in them. */
  #valueBytes: Buffer | undefined
  #valueAt = 0
  /** Paused within a long string. */
  #inString = false
  /** Batches of tables, to be given before anything else is read. */
  readonly #tables: RecordBatch[] = []

  constructor(cursor: Cursor, lines: boolean) {
    this.#cursor = cursor
    this.#lines = lines
  }

  /** Reads one value, if there is one. Returns false at the end. Throws {@link MalformedJson}. */
  *value(): Generator<Piece, boolean, undefined> {
    for (;;) {
      // A generator's body is slow, and a generator call a token would cost four fifths of the time.
      const more = this.#run()
      if (this.#tables.length > 0) yield* this.#tables.splice(0)
      yield* this.taken()
      if (!more) return false
      if (this.#depth === 0 && !this.#inString) return true
    }
  }

  /** Reads until the value ends or there is something to give. False at the end of the text. */
  #run(): boolean {
    for (;;) {
      if (!this.#step()) return false
      if (this.#arena.length > RECORD_BYTES && !this.#inString) this.#spillArena()
      if (this.#depth === 0 && !this.#inString) return true
      if (this.#tables.length > 0 || this.#records.full || this.#text.full) return true
    }
  }

  /** Reads a bracket, a key with the beginning of its value, a value, or a piece of a long string. False at the end. */
  #step(): boolean {
    if (this.#inString) {
      this.#finishString()
      return true
    }
    const byte = this.#blank()
    if (byte < 0) {
      if (this.#depth > 0) throw new MalformedJson(true)
      return false
    }
    if (this.#depth === 0) {
      this.#valueBytes = this.#cursor.bytes
      this.#valueAt = this.#cursor.at
      if (byte === 0x2c) throw new MalformedJson(false)
      this.#begin(byte)
      return true
    }
    const frame = this.#frames[this.#depth - 1]!
    if (byte === 0x2c) this.#cursor.at++
    else if (byte === (frame.array ? 0x5d : 0x7d)) {
      this.#cursor.at++
      this.#close(frame)
    } else {
      if (!frame.array) this.#key(frame, byte)
      const first = frame.array ? byte : this.#blank()
      if (first < 0) throw new MalformedJson(true)
      this.#begin(first)
    }
    return true
  }

  /**
   * After {@link MalformedJson}: gives what was open as records, so that it counts, and what was begun as text, in front of
   * the text that follows. A line of JSON Lines is put back as a whole where its bytes are still at hand.
   */
  abandon(): void {
    const cursor = this.#cursor
    if (this.#lines && this.#valueBytes === cursor.bytes && this.#valueAt <= cursor.at) {
      const read = cursor.bytes.subarray(this.#valueAt, cursor.at)
      cursor.at = this.#valueAt
      this.#unfinished = undefined
      // Text has the same, but not what is escaped.
      if (!read.includes(BACKSLASH)) this.#arena.length = 0
    }
    const begun = this.#takeUnfinished()
    for (let depth = this.#depth; depth > 0; depth--) {
      const frame = this.#frames[depth - 1]!
      const start = Math.min(frame.start, this.#arena.length)
      if (!frame.array) this.#emit(start)
      else if (depth > 1 && this.#frames[depth - 2]!.array && this.#arena.length > start) {
        // Cells are no lines of a record.
        this.#text.text(this.#arena.view(start))
        this.#text.endLine()
        this.#arena.length = start
      }
    }
    this.#emit(0)
    if (begun !== undefined) this.#text.text(begun)
    this.#inString = false
    this.#high = 0
    this.#depth = 0
    this.#path.length = 0
    this.#valueBytes = undefined
  }

  /** What was begun and can be no part of a record. */
  #takeUnfinished(): Buffer | undefined {
    const unfinished = this.#unfinished
    this.#unfinished = undefined
    if (unfinished === undefined) return undefined
    if (unfinished === 'key') return Buffer.from(this.#path.view(this.#keyStart))
    if (unfinished === 'behind-key') return Buffer.concat([this.#path.view(this.#keyStart), Buffer.from('" ')])
    // A string with a label is as good as a whole one.
    if (unfinished === 'string' && this.#lineStart < this.#valueStart) return undefined
    const begun = Buffer.from(this.#arena.view(this.#lineStart))
    this.#arena.length = this.#lineStart
    return begun
  }

  /** Adds bytes that were no JSON as text. */
  addText(bytes: Uint8Array): void {
    this.#text.text(bytes)
  }

  /** Ends the line of text that was added. */
  endText(): void {
    if (!this.#text.atLineStart) this.#text.endLine()
  }

  /** What has gathered. */
  *taken(): Generator<Piece, void, undefined> {
    const records = this.#records.take()
    if (records !== undefined) yield records
    const text = this.#text.take()
    if (text !== undefined) yield text
  }

  /** What is left in the end. */
  *rest(): Generator<Piece, void, undefined> {
    for (const frame of this.#frames) this.#endTable(frame)
    yield* this.#tables.splice(0)
    for (const builder of [this.#records, this.#text]) {
      const batch = builder.rest()
      if (batch !== undefined) yield batch
    }
  }

  /** Skips white space; the next byte, or -1. */
  #blank(): number {
    const cursor = this.#cursor
    for (;;) {
      if (cursor.at === cursor.end && !cursor.more()) return -1
      const byte = cursor.bytes[cursor.at]!
      if (byte > BLANK) return byte
      if (byte === LF && this.#lines && this.#depth > 0) throw new MalformedJson(false)
      if (byte !== BLANK && byte !== LF && byte !== TAB && byte !== 0x0d) throw new MalformedJson(false)
      cursor.at++
    }
  }

  #begin(byte: number): void {
    const dataKey = this.#depth > 0 && !this.#frames[this.#depth - 1]!.array && this.#keyDigits >= DATA_KEY
    // In front of the value; within it where that is an object, which may turn out to be a record of its own.
    if (dataKey && byte !== 0x7b) this.#keyAsData()
    if (byte === 0x7b || byte === 0x5b) {
      this.#cursor.at++
      this.#open(byte === 0x5b)
      if (dataKey && byte === 0x7b) this.#keyAsData()
    } else if (byte === QUOTE) {
      this.#cursor.at++
      this.#startScalar(true)
      this.#inString = true
      this.#finishString()
    } else this.#token(byte)
  }

  #finishString(): void {
    if (!this.#string()) return
    this.#inString = false
    this.#endScalar()
  }

  #open(array: boolean): void {
    if (this.#depth >= DEPTH) throw new MalformedJson(false)
    const parent = this.#frames[this.#depth - 1]
    if (this.#frames.length === this.#depth) this.#frames.push(newFrame())
    this.#unfinished = undefined
    const frame = this.#frames[this.#depth++]!
    frame.array = array
    frame.start = this.#arena.length
    if (parent === undefined) {
      frame.labelStart = 0
      frame.labelEnd = 0
      frame.labelHash = 0
      frame.labelDigits = 0
    } else if (parent.array) {
      frame.labelStart = parent.labelStart
      frame.labelEnd = parent.labelEnd
      frame.labelHash = parent.labelHash
      frame.labelDigits = parent.labelDigits
    } else {
      frame.labelStart = this.#keyStart
      frame.labelEnd = this.#path.length
      frame.labelHash = this.#keyHash
      frame.labelDigits = this.#keyDigits
    }
    frame.relation = !array && frame.labelEnd > frame.labelStart && this.#isRelation(frame)
    frame.pathStart = this.#path.length
    frame.scalars = 0
    frame.hasValue = false
    frame.parts = 0
    frame.keys.length = 0
    frame.map = false
    frame.run.length = 0
    frame.rows = undefined
    frame.strings = false
    frame.columns = undefined
    if (parent !== undefined && !parent.array && array && COLUMNS_HASHES.has(frame.labelHash)) parent.columns = []
  }

  #isRelation(frame: Frame): boolean {
    let relation = this.#relations.get(frame.labelHash)
    if (relation === undefined) {
      relation = RELATION.test(this.#path.view(frame.labelStart, frame.labelEnd).toString())
      if (this.#relations.size < 10_000) this.#relations.set(frame.labelHash, relation)
    }
    return relation
  }

  #key(frame: Frame, byte: number): void {
    if (byte !== QUOTE) throw new MalformedJson(false)
    this.#cursor.at++
    const path = this.#path
    path.length = frame.pathStart
    this.#keyStart = frame.pathStart
    this.#unfinished = 'key'
    let hash = HASH_START
    let digits = 0
    const cursor = this.#cursor
    for (;;) {
      const next = cursor.at < cursor.end ? cursor.bytes[cursor.at++]! : cursor.next()
      if (next < 0) throw new MalformedJson(true)
      if (next === QUOTE) break
      if (next === LF && this.#lines) {
        cursor.at--
        throw new MalformedJson(false)
      }
      if (next === BACKSLASH) this.#escape(path)
      else path.push(Math.max(next, BLANK))
      hash = hashStep(hash, next)
      if ((next >= 0x30 && next <= 0x39) || next === 0x40) digits += next === 0x40 ? 8 : 1
      if (path.length - this.#keyStart > TOKEN_BYTES) throw new MalformedJson(false)
    }
    this.#endHigh(path)
    this.#keyHash = hash
    this.#unfinished = 'behind-key'
    if (this.#blank() !== 0x3a) throw new MalformedJson(false)
    this.#cursor.at++
    this.#keyDigits = digits
  }

  /** A key that looks like a number or an address is data: `{"A123456789": {…}}`. */
  #keyAsData(): void {
    const arena = this.#arena
    arena.append(KEY_LABEL)
    arena.append(this.#path.bytes, this.#keyStart, this.#path.length)
    arena.push(LF)
  }

  /** Writes the label, or nothing in front of a cell or a value without one. */
  #startScalar(string: boolean): void {
    const arena = this.#arena
    this.#unfinished = string ? 'string' : 'token'
    this.#lineStart = arena.length
    const frame = this.#frames[this.#depth - 1]
    if (frame !== undefined) {
      frame.scalars++
      if (string) frame.strings = true
      if (!frame.array) this.#startMember(frame)
      else if (!this.#isRow() && frame.labelEnd > frame.labelStart) {
        const path = this.#path.bytes
        arena.append(path, frame.labelStart, singularEnd(path, frame.labelStart, frame.labelEnd))
        arena.push(TAB)
      }
    }
    this.#valueStart = arena.length
    this.#high = 0
  }

  #startMember(frame: Frame): void {
    const arena = this.#arena
    const path = this.#path.bytes
    const labelled =
      frame.labelEnd > frame.labelStart && frame.labelDigits < DATA_KEY && !WRAPPER_HASHES.has(frame.labelHash)
    frame.run.length = 0
    if (frame.keys.length < 32) frame.keys.push(this.#keyHash)
    if (VALUE_HASHES.has(this.#keyHash)) {
      frame.hasValue = true
      if (labelled) {
        arena.append(path, frame.labelStart, singularEnd(path, frame.labelStart, frame.labelEnd))
        arena.push(TAB)
        return
      }
    } else if (
      labelled &&
      (frame.relation || (THING_HASHES.has(frame.labelHash) && NAMING_HASHES.has(this.#keyHash)))
    ) {
      arena.append(path, frame.labelStart, singularEnd(path, frame.labelStart, frame.labelEnd))
      arena.push(0x2e)
    }
    arena.append(path, this.#keyStart, this.#path.length)
    arena.push(TAB)
  }

  /** The innermost array is an element of an array: a row. */
  #isRow(): boolean {
    return this.#depth > 1 && this.#frames[this.#depth - 2]!.array
  }

  #endScalar(): void {
    const arena = this.#arena
    this.#unfinished = undefined
    const frame = this.#frames[this.#depth - 1]
    if (frame?.array === true) {
      const around = this.#frames[this.#depth - 2]
      if (this.#isRow()) {
        arena.push(TAB)
        return
      }
      if (around?.columns !== undefined && around.columns.length < 500 && COLUMNS_HASHES.has(frame.labelHash)) {
        around.columns.push(arena.view(this.#valueStart).toString())
      }
      if (frame.labelEnd > frame.labelStart) {
        arena.push(LF)
        return
      }
    } else if (frame !== undefined) {
      arena.push(LF)
      return
    }
    // A value without any label.
    this.#text.text(arena.view(this.#valueStart))
    this.#text.endLine()
    arena.length = this.#lineStart
  }

  /** Reads a string's bytes into the arena. False when it paused because the string is long; to be called again. */
  #string(): boolean {
    const cursor = this.#cursor
    const arena = this.#arena
    for (;;) {
      if (cursor.at === cursor.end && !cursor.more()) throw new MalformedJson(true)
      arena.reserve(cursor.end - cursor.at)
      const { bytes, end } = cursor
      const target = arena.bytes
      let at = cursor.at
      let length = arena.length
      let byte = 0
      while (at < end) {
        byte = bytes[at++]!
        if (byte === QUOTE || byte === BACKSLASH) break
        if (byte < BLANK && byte === LF && this.#lines) break
        if (this.#high !== 0) {
          arena.length = length
          this.#endHigh(arena)
          length = arena.length
        }
        target[length++] = byte < BLANK || byte === 0x7f ? BLANK : byte
      }
      arena.length = length
      cursor.at = at
      if (byte === QUOTE) {
        this.#endHigh(arena)
        return true
      }
      if (byte === BACKSLASH) this.#escape(arena)
      else if (byte === LF && this.#lines) {
        cursor.at--
        throw new MalformedJson(false)
      }
      if (arena.length - this.#valueStart > STRING_BYTES) {
        this.#spillString()
        return false
      }
    }
  }

  /** Decodes what follows a backslash. */
  #escape(target: Arena): void {
    const byte = this.#cursor.next()
    if (byte !== 0x75) {
      this.#endHigh(target)
      if (byte < 0) throw new MalformedJson(true)
      if (byte === LF && this.#lines) {
        this.#cursor.at--
        throw new MalformedJson(false)
      }
      // \n \r \t \b \f are blanks here; \" \\ \/ and anything unknown stand for themselves.
      const control = byte === 0x6e || byte === 0x72 || byte === 0x74 || byte === 0x62 || byte === 0x66
      target.push(control || byte < BLANK ? BLANK : byte)
      return
    }
    let unit = 0
    for (let i = 0; i < 4; i++) {
      const digit = hexDigit(this.#cursor.peek())
      if (digit < 0) {
        target.append(Buffer.from(`\\u${i === 0 ? '' : unit.toString(16).padStart(i, '0')}`))
        throw new MalformedJson(false)
      }
      this.#cursor.at++
      unit = unit * 16 + digit
    }
    if (unit >= 0xdc00 && unit <= 0xdfff && this.#high !== 0) {
      const point = 0x10000 + ((this.#high - 0xd800) << 10) + (unit - 0xdc00)
      this.#high = 0
      target.pushCodePoint(point)
      return
    }
    this.#endHigh(target)
    if (unit >= 0xd800 && unit <= 0xdbff) this.#high = unit
    else target.pushCodePoint(unit < BLANK || unit === 0x7f ? BLANK : unit)
  }

  /** A first surrogate without its second. */
  #endHigh(target: Arena): void {
    if (this.#high === 0) return
    this.#high = 0
    target.pushCodePoint(0xfffd)
  }

  #token(first: number): void {
    const cursor = this.#cursor
    const arena = this.#arena
    const number = first === 0x2d || (first >= 0x30 && first <= 0x39)
    this.#startScalar(false)
    for (;;) {
      const byte = cursor.peek()
      const digit = byte >= 0x30 && byte <= 0x39
      const letter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
      if (!digit && !letter && byte !== 0x2d && byte !== 0x2b && byte !== 0x2e) break
      arena.push(byte)
      cursor.at++
      if (arena.length - this.#valueStart > TOKEN_BYTES) throw new MalformedJson(false)
    }
    const token = arena.view(this.#valueStart)
    if (number) {
      if (token.includes(0x2e) || token.includes(0x65) || token.includes(0x45))
        this.#plainNumber(token.toString('latin1'))
    } else {
      const literal = token.toString('latin1')
      if (!LITERALS.has(literal)) throw new MalformedJson(false)
      if (literal === 'null') {
        // Nothing to search; but a row keeps its columns.
        if (this.#isRow() && this.#frames[this.#depth - 1]!.array) arena.length = this.#valueStart
        else {
          arena.length = this.#lineStart
          this.#unfinished = undefined
          return
        }
      }
    }
    this.#endScalar()
  }

  /** 9.12345678e8 is the phone number 912345678. */
  #plainNumber(written: string): void {
    const value = Number(written)
    if (Number.isNaN(value)) throw new MalformedJson(false)
    if (!Number.isSafeInteger(value)) return
    this.#arena.length = this.#valueStart
    this.#arena.append(Buffer.from(String(value)))
  }

  #close(frame: Frame): void {
    const parent = this.#depth > 1 ? this.#frames[this.#depth - 2]! : undefined
    if (!frame.array) this.#closeObject(frame, parent)
    else if (parent?.array === true) {
      this.#closeRow(frame, parent)
      const batch = parent.table?.take()
      if (batch !== undefined) this.#tables.push(batch)
    }
    this.#endTable(frame)
    this.#depth--
    this.#path.length = frame.pathStart
  }

  #endTable(frame: Frame): void {
    const batch = frame.table?.rest()
    frame.table = undefined
    if (batch !== undefined) this.#tables.push(batch)
  }

  #closeObject(frame: Frame, parent: Frame | undefined): void {
    if (parent === undefined) {
      this.#emit(frame.start)
      return
    }
    if (parent.array) {
      const isPart = frame.hasValue && frame.scalars <= 4 && parent.parts < PARTS && this.#depth > 2
      if (!isPart || this.#frames[this.#depth - 3]!.array) {
        this.#emit(frame.start)
        return
      }
      parent.parts++
      return
    }
    // A key that is data stands among its lines already.
    const named = frame.labelDigits < DATA_KEY ? frame.labelEnd : frame.labelStart
    const key = Buffer.from(this.#path.view(frame.labelStart, named))
    if (parent.map) {
      this.#emitMember({ key, start: frame.start, end: this.#arena.length })
      this.#arena.length = frame.start
      return
    }
    const { run } = parent
    const last = run.at(-1)
    if (last !== undefined && (last.end !== frame.start || !alike(parent.runKeys, frame.keys))) run.length = 0
    run.push({ key, start: frame.start, end: this.#arena.length })
    parent.runKeys.length = 0
    parent.runKeys.push(...frame.keys)
    // One key in common is too little to go by.
    const needed = frame.keys.length < 2 || this.#inRecord() ? LIKE_MEMBERS_IN_RECORD : LIKE_MEMBERS
    if (run.length < needed || frame.keys.length === 0) return
    for (const member of run) this.#emitMember(member)
    this.#arena.length = run[0]!.start
    run.length = 0
    parent.map = true
  }

  /** The object around the one that closes, or an object around that up to the next array, has values of its own. */
  #inRecord(): boolean {
    for (let at = this.#depth - 2; at >= 0 && !this.#frames[at]!.array; at--) {
      if (this.#frames[at]!.scalars > 0) return true
    }
    return false
  }

  #closeRow(row: Frame, parent: Frame): void {
    const arena = this.#arena
    if (row.scalars === 0 || arena.length === row.start) return
    parent.rows ??= this.#rowsOf(row, parent)
    if (parent.rows === 'table' && parent.table !== undefined) {
      arena.bytes[arena.length - 1] = LF
      parent.table.text(arena.view(row.start))
      arena.length = row.start
      return
    }
    if (parent.rows === 'pairs' && row.scalars === 2) {
      arena.bytes[arena.length - 1] = LF
      return
    }
    const cells = Buffer.from(arena.view(row.start, arena.length - 1))
    for (let at = cells.indexOf(TAB); at >= 0; at = cells.indexOf(TAB, at + 1)) cells[at] = BLANK
    arena.length = row.start
    if (row.labelEnd === row.labelStart) {
      this.#text.text(cells)
      this.#text.endLine()
      return
    }
    arena.append(this.#path.bytes, row.labelStart, row.labelEnd)
    arena.push(TAB)
    arena.append(cells)
    arena.push(LF)
  }

  /** By the first row: strings make a table; two cells within a record are a label and its value; numbers are a list. */
  #rowsOf(row: Frame, parent: Frame): 'table' | 'pairs' | 'list' {
    const around = this.#depth > 2 ? this.#frames[this.#depth - 3]! : undefined
    const named = around?.columns?.length === row.scalars ? around.columns : undefined
    if (!row.strings && named === undefined) return 'list'
    const inRecord = around !== undefined && !around.array && around.scalars > 0
    if (row.scalars === 2 && inRecord && named === undefined) return 'pairs'
    parent.table = new BatchBuilder({ kind: 'generated-table', ...(named === undefined ? {} : { columns: named }) })
    return 'table'
  }

  /** Gives the arena's lines from `start` on as a record. */
  #emit(start: number): void {
    if (this.#arena.length === start) return
    this.#records.text(this.#arena.view(start))
    this.#records.endRecord()
    this.#arena.length = start
  }

  #emitMember({ key, start, end }: Member): void {
    if (start === end) return
    if (key.length > 0) this.#records.field('key', key)
    this.#records.text(this.#arena.view(start, end))
    this.#records.endRecord()
  }

  /** An open record that is too long goes out as far as it was read. */
  #spillArena(): void {
    this.#emit(0)
    for (let at = 0; at < this.#depth; at++) {
      const frame = this.#frames[at]!
      frame.start = 0
      frame.run.length = 0
    }
  }

  /** A string that is too long goes out as text, up to a place that is within no value. */
  #spillString(): void {
    const arena = this.#arena
    const value = arena.view(this.#valueStart)
    const cut = lastCut(value, value.length, false)
    this.#text.text(value.subarray(0, cut))
    this.#text.endLine()
    value.copyWithin(0, cut)
    arena.length -= cut
  }
}

const KEY_LABEL = Buffer.from('key\t')
const LITERALS = new Set(['true', 'false', 'null', 'NaN', 'Infinity', 'undefined'])

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** Half of the keys are the same. */
function alike(left: readonly number[], right: readonly number[]): boolean {
  let common = 0
  for (const key of left) if (right.includes(key)) common++
  return common > 0 && common * 2 >= Math.max(left.length, right.length)
}
