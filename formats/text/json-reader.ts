/** The grammar of JSON, in one pass, with bounded memory whatever the document; what is read is handed on value by value (json-records.ts). */
import { RECORD_BYTES } from '../batches.ts'
import type { Piece } from '../format.ts'
import type { Arena } from './arena.ts'
import type { Cursor } from './cursor.ts'
import { HASH_START, hashStep } from './json-labels.ts'
import { JsonRecords } from './json-records.ts'

/** A string longer than this goes out in windows, as text. */
const STRING_BYTES = 2 ** 20
/** A longer key, number or literal is none. */
const TOKEN_BYTES = 4096

const LF = 0x0a
const TAB = 0x09
const BLANK = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const LITERALS = new Set(['true', 'false', 'null', 'NaN', 'Infinity', 'undefined'])

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

/** Reads JSON values one after another from a cursor. */
export class JsonReader {
  readonly #cursor: Cursor
  /** A line end always ends a value: what is open then is malformed (JSON Lines). */
  readonly #lines: boolean
  readonly #records = new JsonRecords()
  /** A first surrogate that waits for its second. */
  #high = 0
  /** What is read of a member or element that has not ended. */
  #unfinished: 'key' | 'behind-key' | 'token' | 'string' | undefined
  /** The bytes at hand when the current top value began, and where in them. */
  #valueBytes: Buffer | undefined
  #valueAt = 0
  /** Paused within a long string. */
  #inString = false

  constructor(cursor: Cursor, lines: boolean) {
    this.#cursor = cursor
    this.#lines = lines
  }

  /** Reads one value, if there is one. Returns false at the end. Throws {@link MalformedJson}. */
  *value(): Generator<Piece, boolean, undefined> {
    for (;;) {
      // A generator's body is slow, and a generator call a token would cost four fifths of the time.
      const more = this.#run()
      yield* this.#records.taken()
      if (!more) return false
      if (this.#records.depth === 0 && !this.#inString) return true
    }
  }

  /** Reads until the value ends or there is something to give. False at the end of the text. */
  #run(): boolean {
    const records = this.#records
    for (;;) {
      if (!this.#step()) return false
      if (records.arena.length > RECORD_BYTES && !this.#inString) records.spillArena()
      if (records.depth === 0 && !this.#inString) return true
      if (records.full) return true
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
      if (this.#records.depth > 0) throw new MalformedJson(true)
      return false
    }
    if (this.#records.depth === 0) {
      this.#valueBytes = this.#cursor.bytes
      this.#valueAt = this.#cursor.at
      if (byte === 0x2c) throw new MalformedJson(false)
      this.#begin(byte)
      return true
    }
    const { inArray } = this.#records
    if (byte === 0x2c) this.#cursor.at++
    else if (byte === (inArray ? 0x5d : 0x7d)) {
      this.#cursor.at++
      this.#records.close()
    } else {
      if (!inArray) this.#key(byte)
      const first = inArray ? byte : this.#blank()
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
      if (!read.includes(BACKSLASH)) this.#records.arena.length = 0
    }
    this.#records.abandon(this.#takeUnfinished())
    this.#inString = false
    this.#high = 0
    this.#valueBytes = undefined
  }

  /** What was begun and can be no part of a record. */
  #takeUnfinished(): Buffer | undefined {
    const unfinished = this.#unfinished
    this.#unfinished = undefined
    if (unfinished === undefined) return undefined
    if (unfinished === 'key') return Buffer.from(this.#records.path.view(this.#records.keyStart))
    if (unfinished === 'behind-key')
      return Buffer.concat([this.#records.path.view(this.#records.keyStart), Buffer.from('" ')])
    // A string with a label is as good as a whole one.
    if (unfinished === 'string' && this.#records.lineStart < this.#records.valueStart) return undefined
    const begun = Buffer.from(this.#records.arena.view(this.#records.lineStart))
    this.#records.arena.length = this.#records.lineStart
    return begun
  }

  /** Adds bytes that were no JSON as text. */
  addText(bytes: Uint8Array): void {
    this.#records.addText(bytes)
  }

  /** Ends the line of text that was added. */
  endText(): void {
    this.#records.endText()
  }

  /** What has gathered. */
  taken(): Generator<Piece, void, undefined> {
    return this.#records.taken()
  }

  /** What is left in the end. */
  rest(): Generator<Piece, void, undefined> {
    return this.#records.rest()
  }

  /** Skips white space; the next byte, or -1. */
  #blank(): number {
    const cursor = this.#cursor
    for (;;) {
      if (cursor.at === cursor.end && !cursor.more()) return -1
      const byte = cursor.bytes[cursor.at]!
      if (byte > BLANK) return byte
      if (byte === LF && this.#lines && this.#records.depth > 0) throw new MalformedJson(false)
      if (byte !== BLANK && byte !== LF && byte !== TAB && byte !== 0x0d) throw new MalformedJson(false)
      cursor.at++
    }
  }

  #begin(byte: number): void {
    if (byte === 0x7b || byte === 0x5b) {
      this.#cursor.at++
      if (!this.#records.open(byte === 0x5b)) throw new MalformedJson(false)
      this.#unfinished = undefined
    } else if (byte === QUOTE) {
      this.#cursor.at++
      this.#startScalar(true)
      this.#inString = true
      this.#finishString()
    } else this.#token(byte)
  }

  #startScalar(string: boolean): void {
    this.#records.startScalar(string)
    this.#unfinished = string ? 'string' : 'token'
    this.#high = 0
  }

  #endScalar(): void {
    this.#unfinished = undefined
    this.#records.endScalar()
  }

  #finishString(): void {
    if (!this.#string()) return
    this.#inString = false
    this.#endScalar()
  }

  #key(byte: number): void {
    if (byte !== QUOTE) throw new MalformedJson(false)
    this.#cursor.at++
    const records = this.#records
    const { path } = records
    records.startKey()
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
      if (path.length - records.keyStart > TOKEN_BYTES) throw new MalformedJson(false)
    }
    this.#endHigh(path)
    records.endKey(hash, digits)
    this.#unfinished = 'behind-key'
    if (this.#blank() !== 0x3a) throw new MalformedJson(false)
    this.#cursor.at++
  }

  /** Reads a string's bytes into the arena. False when it paused because the string is long; to be called again. */
  #string(): boolean {
    const cursor = this.#cursor
    const arena = this.#records.arena
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
      if (arena.length - this.#records.valueStart > STRING_BYTES) {
        this.#records.spillString()
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
    const records = this.#records
    const { arena } = records
    const number = first === 0x2d || (first >= 0x30 && first <= 0x39)
    this.#startScalar(false)
    for (;;) {
      const byte = cursor.peek()
      const digit = byte >= 0x30 && byte <= 0x39
      const letter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
      if (!digit && !letter && byte !== 0x2d && byte !== 0x2b && byte !== 0x2e) break
      arena.push(byte)
      cursor.at++
      if (arena.length - records.valueStart > TOKEN_BYTES) throw new MalformedJson(false)
    }
    const token = arena.view(records.valueStart)
    if (number) {
      if (token.includes(0x2e) || token.includes(0x65) || token.includes(0x45))
        this.#plainNumber(token.toString('latin1'))
    } else {
      const literal = token.toString('latin1')
      if (!LITERALS.has(literal)) throw new MalformedJson(false)
      if (literal === 'null') {
        this.#unfinished = undefined
        records.endNull()
        return
      }
    }
    this.#endScalar()
  }

  /** 9.12345678e8 is the phone number 912345678. */
  #plainNumber(written: string): void {
    const value = Number(written)
    if (Number.isNaN(value)) throw new MalformedJson(false)
    if (!Number.isSafeInteger(value)) return
    this.#records.arena.length = this.#records.valueStart
    this.#records.arena.append(Buffer.from(String(value)))
  }
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
