/**
 * What is made of the values of a JSON text: records of labelled values, tables, and text for what has no label.
 *
 * A record is an object that is an element of an array, or stands at the top, with all objects nested in it by key. An
 * object whose members are objects of the same kind (`{"u1": {…}, "u2": {…}}`) is a list of records too.
 */
import type { Piece } from '../format.ts'
import { Arena } from './arena.ts'
import { lastCut } from './cuts.ts'
import { type Frame, type Member, newFrame, resetFrame } from './json-frame.ts'
import { addKind, forgetKinds, noteKind } from './json-kinds.ts'
import {
  ANSWER_HASHES,
  ANSWER_VALUE_HASHES,
  CODING_HASHES,
  COLUMNS_HASHES,
  DISPLAY_HASHES,
  KIND_HASHES,
  NAMING_HASHES,
  singularEnd,
  THING_HASHES,
  VALUE_HASHES,
  WRAPPER_HASHES,
} from './json-labels.ts'
import { KeyMeanings, NOTHING_SAID } from './json-meanings.ts'
import { JsonOutput } from './json-output.ts'
import { JsonRows } from './json-rows.ts'

/** Deeper nesting is no data. */
const DEPTH = 1000
/** Objects of one array that are taken as parts of the record around them (`phones: [{type, number}]`). */
const PARTS = 16
/** A key with so many digits is data. */
const DATA_KEY = 8
/** Like members that make an object a list: two, or four where it (or what is around it) has values of its own. */
const LIKE_MEMBERS = 2
const LIKE_MEMBERS_IN_RECORD = 4
const LF = 0x0a
const TAB = 0x09
const DOT = 0x2e
const KEY_LABEL = Buffer.from('key\t')

/**
 * Is told of brackets, keys and values as they are read, and gives batches. The bytes of keys and values are put into `path` and `arena` by
 * the reader, for speed; the other fields it only looks at.
 */
export class JsonRecords {
  /** Lines of the open records, innermost last. */
  readonly arena = new Arena()
  /** Keys on the way to the current value. */
  readonly path = new Arena()
  /** Open objects and arrays. */
  depth = 0
  /** Where the current key begins in the path. */
  keyStart = 0
  /** Where the current value's line and the value itself begin in the arena. */
  lineStart = 0
  valueStart = 0
  #keyHash = 0
  /** Digits in the current key; an `@` counts for eight. */
  #keyDigits = 0
  readonly #out = new JsonOutput()
  readonly #rows = new JsonRows(this.arena, this.path, this.#out)
  /** Frames are used again. */
  readonly #frames: Frame[] = []
  readonly #meanings = new KeyMeanings(this.path)

  /** What is open, innermost, is an array. */
  get inArray(): boolean {
    return this.#frames[this.depth - 1]!.array
  }

  /** There is enough to give. */
  get full(): boolean {
    return this.#out.full
  }

  /** Makes room in the path for a key of the innermost object. */
  startKey(): void {
    const { pathStart } = this.#frames[this.depth - 1]!
    this.path.length = pathStart
    this.keyStart = pathStart
  }

  /** The key is in the path: its hash and how many digits it has, of which an `@` counts for eight. */
  endKey(hash: number, digits: number): void {
    this.#keyHash = hash
    this.#keyDigits = digits
  }

  /** A bracket or brace. False, and nothing is opened, when it is too deep. */
  open(array: boolean): boolean {
    const dataKey = this.#isDataKey()
    // In front of the value; within it where that is an object, which may turn out to be a record of its own.
    if (dataKey && array) this.#keyAsData()
    if (this.depth >= DEPTH) return false
    const parent = this.#frames[this.depth - 1]
    if (this.#frames.length === this.depth) this.#frames.push(newFrame())
    const frame = this.#frames[this.depth++]!
    resetFrame(frame, array, this.arena.length, this.path.length)
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
      frame.labelStart = this.keyStart
      frame.labelEnd = this.path.length
      frame.labelHash = this.#keyHash
      frame.labelDigits = this.#keyDigits
    }
    const relation = !array && frame.labelEnd > frame.labelStart && this.#meanings.isSomebodyElse(frame)
    frame.relationStart = relation ? frame.labelStart : (parent?.relationStart ?? 0)
    frame.relationEnd = relation ? frame.labelEnd : (parent?.relationEnd ?? 0)
    if (parent !== undefined && !parent.array && array && COLUMNS_HASHES.has(frame.labelHash)) parent.columns = []
    if (dataKey && !array) this.#keyAsData()
    return true
  }

  /** Whose the records in the array or object are: see `FieldsDialect`. At the top nothing is another's. */
  #says(frame: Frame | undefined): Uint8Array {
    return frame === undefined || this.depth < 3 ? NOTHING_SAID : this.#meanings.says(frame)
  }

  #isDataKey(): boolean {
    return this.depth > 0 && this.#keyDigits >= DATA_KEY && !this.#frames[this.depth - 1]!.array
  }

  /** A key that looks like a number or an address is data: `{"A123456789": {…}}`. */
  #keyAsData(): void {
    const arena = this.arena
    arena.append(KEY_LABEL)
    arena.append(this.path.bytes, this.keyStart, this.path.length)
    arena.push(LF)
  }

  /** A value begins: writes its label, or nothing in front of a cell or a value without one. `string`: it stands in quotes. */
  startScalar(string: boolean): void {
    if (this.#isDataKey()) this.#keyAsData()
    const arena = this.arena
    this.lineStart = arena.length
    const frame = this.#frames[this.depth - 1]
    if (frame !== undefined) {
      frame.scalars++
      if (string) frame.strings = true
      if (!frame.array) this.#startMember(frame)
      else if (!this.#isRow() && frame.labelEnd > frame.labelStart) {
        this.#relation(frame)
        this.#label(frame)
        arena.push(TAB)
      }
    }
    this.valueStart = arena.length
  }

  #startMember(frame: Frame): void {
    const arena = this.arena
    const labelled =
      frame.labelEnd > frame.labelStart && frame.labelDigits < DATA_KEY && !WRAPPER_HASHES.has(frame.labelHash)
    frame.run.length = 0
    if (frame.keys.length < 32) frame.keys.push(this.#keyHash)
    if (
      VALUE_HASHES.has(this.#keyHash) ||
      (ANSWER_VALUE_HASHES.has(this.#keyHash) && ANSWER_HASHES.has(frame.labelHash)) ||
      (DISPLAY_HASHES.has(this.#keyHash) && CODING_HASHES.has(frame.labelHash))
    ) {
      frame.hasValue = true
      frame.valueAt = this.lineStart
      if (labelled) {
        this.#relation(frame)
        this.#label(frame)
        arena.push(TAB)
        return
      }
    } else if (labelled && THING_HASHES.has(frame.labelHash) && NAMING_HASHES.has(this.#keyHash)) {
      this.#label(frame)
      arena.push(DOT)
    } else {
      this.#relation(frame, labelled)
    }
    const rank = KIND_HASHES.get(this.#keyHash)
    if (rank !== undefined) noteKind(frame, rank, this.lineStart)
    arena.append(this.path.bytes, this.keyStart, this.path.length)
    arena.push(TAB)
  }

  /** The line at `at` stands in the array: of the object around it may be the answer, as in `{"text": "糖尿病", "answer": [{"valueBoolean": false}]}`. */
  #mayAnswer({ labelHash }: Frame, at: number): void {
    const around = ANSWER_HASHES.has(labelHash) ? this.#frameAroundArray() : undefined
    if (around === undefined) return
    // The text is what is asked.
    if (around.kindAt < 0) noteKind(around, 0, around.valueAt)
    else if (around.valueAt >= 0) return
    around.valueAt = at
  }

  /** The object around the innermost array. */
  #frameAroundArray(): Frame | undefined {
    const at = this.#frames[this.depth - 1]!.array ? this.depth - 2 : this.depth - 3
    const frame = this.#frames[at]
    return frame === undefined || frame.array ? undefined : frame
  }

  #label({ labelStart, labelEnd }: Frame): void {
    const path = this.path.bytes
    this.arena.append(path, labelStart, singularEnd(path, labelStart, labelEnd))
  }

  /** Whose the value is, where it is somebody else's, in front of its label; the key of the object itself only where `own`. */
  #relation({ relationStart, relationEnd, labelStart }: Frame, own = false): void {
    if (relationEnd === relationStart || (relationStart === labelStart && !own)) return
    const path = this.path.bytes
    this.arena.append(path, relationStart, singularEnd(path, relationStart, relationEnd))
    this.arena.push(DOT)
  }

  /** The innermost array is an element of an array: a row. */
  #isRow(): boolean {
    return this.depth > 1 && this.#frames[this.depth - 2]!.array
  }

  /** The value is `null`: there is nothing to search, but a row keeps its columns, and what was asked has no answer. */
  endNull(): void {
    const { array = false, kindAt = -1, valueAt = -1 } = this.#frames[this.depth - 1] ?? {}
    const unanswered = !array && kindAt >= 0 && valueAt === this.lineStart
    if (unanswered || (this.#isRow() && this.inArray)) {
      this.arena.length = this.valueStart
      this.endScalar()
    } else {
      this.arena.length = this.lineStart
      forgetKinds(this.#frames[this.depth - 1], this.arena)
    }
  }

  /** The value is in the arena. */
  endScalar(): void {
    const arena = this.arena
    const frame = this.#frames[this.depth - 1]
    if (frame?.array === true) {
      const around = this.#frames[this.depth - 2]
      if (this.#isRow()) {
        arena.push(TAB)
        return
      }
      if (around?.columns !== undefined && around.columns.length < 500 && COLUMNS_HASHES.has(frame.labelHash)) {
        around.columns.push(arena.view(this.valueStart).toString())
      }
      if (frame.labelEnd > frame.labelStart) {
        arena.push(LF)
        this.#mayAnswer(frame, this.lineStart)
        return
      }
    } else if (frame !== undefined) {
      arena.push(LF)
      return
    }
    // A value without any label.
    this.#out.line(arena.view(this.valueStart))
    arena.length = this.lineStart
  }

  /** The bracket or brace that closes what is open. */
  close(): void {
    const frame = this.#frames[this.depth - 1]!
    const parent = this.depth > 1 ? this.#frames[this.depth - 2]! : undefined
    if (!frame.array) this.#closeObject(frame, parent)
    else if (parent?.array === true)
      this.#rows.close(frame, parent, this.depth > 2 ? this.#frames[this.depth - 3]! : undefined)
    this.#rows.end(frame)
    if (parent !== undefined) parent.nested += frame.nested
    this.depth--
    this.path.length = frame.pathStart
  }

  #closeObject(frame: Frame, parent: Frame | undefined): void {
    if (frame.valueAt >= 0 && CODING_HASHES.has(frame.labelHash) && parent?.array === false) {
      parent.hasValue = true
      parent.valueAt = frame.valueAt
    } else if (frame.valueAt >= 0) {
      if (frame.kindAt >= 0) addKind(frame, this.arena)
      // {"type": {"text": "身分證"}, "value": …}
      const rank = KIND_HASHES.get(frame.labelHash)
      if (rank !== undefined && parent?.array === false) noteKind(parent, rank, frame.valueAt)
    }
    if (parent === undefined) {
      this.#emitNesting(frame, parent)
      return
    }
    if (parent.array) {
      const isPart = frame.hasValue && frame.scalars <= 4 && parent.parts < PARTS && this.depth > 2
      if (!isPart || this.#frames[this.depth - 3]!.array) {
        this.#emitNesting(frame, parent)
        return
      }
      parent.parts++
      if (frame.valueAt >= 0 && frame.kindAt < 0) this.#mayAnswer(parent, frame.valueAt)
      return
    }
    // A key that is data stands among its lines already.
    const named = frame.labelDigits < DATA_KEY ? frame.labelEnd : frame.labelStart
    const key = Buffer.from(this.path.view(frame.labelStart, named))
    if (parent.map) {
      this.#out.records.nesting(frame.nested, this.#says(parent))
      frame.nested = this.arena.length > frame.start ? 1 : frame.nested
      this.#emitMember({ key, start: frame.start, end: this.arena.length })
      this.arena.length = frame.start
      return
    }
    const { run } = parent
    const last = run.at(-1)
    if (last !== undefined && (last.end !== frame.start || !alike(parent.runKeys, frame.keys))) run.length = 0
    run.push({ key, start: frame.start, end: this.arena.length })
    parent.runKeys.length = 0
    parent.runKeys.push(...frame.keys)
    // One key in common is too little to go by.
    const needed = frame.keys.length < 2 || this.#inRecord() ? LIKE_MEMBERS_IN_RECORD : LIKE_MEMBERS
    if (run.length < needed || frame.keys.length === 0) return
    for (const member of run) {
      if (member.end > member.start) this.#out.records.nesting(0, this.#says(parent))
      this.#emitMember(member)
      if (member.end > member.start) frame.nested++
    }
    this.arena.length = run[0]!.start
    run.length = 0
    parent.map = true
    forgetKinds(parent, this.arena)
  }

  /** The object around the one that closes, or an object around that up to the next array, has values of its own. */
  #inRecord(): boolean {
    for (let at = this.depth - 2; at >= 0 && !this.#frames[at]!.array; at--) {
      if (this.#frames[at]!.scalars > 0) return true
    }
    return false
  }

  /** Gives the arena's lines from `start` on as a record. */
  #emit(start: number): void {
    if (this.arena.length === start) return
    this.#out.records.text(this.arena.view(start))
    this.#out.records.endRecord()
    this.arena.length = start
  }

  /** The same of an object that ends, in which others may stand. */
  #emitNesting(frame: Frame, parent: Frame | undefined): void {
    if (this.arena.length === frame.start) return
    this.#out.records.nesting(frame.nested, this.#says(parent))
    this.#emit(frame.start)
    frame.nested = 1
  }

  #emitMember({ key, start, end }: Member): void {
    if (start === end) return
    if (key.length > 0) this.#out.records.field('key', key)
    this.#out.records.text(this.arena.view(start, end))
    this.#out.records.endRecord()
  }

  /** An open record that is too long goes out as far as it was read. */
  spillArena(): void {
    this.#emit(0)
    for (let at = 0; at < this.depth; at++) {
      const frame = this.#frames[at]!
      frame.start = 0
      frame.nested = 0
      frame.run.length = 0
      forgetKinds(frame, this.arena)
    }
  }

  /** A string that is too long goes out as text, up to a place that is within no value. */
  spillString(): void {
    const arena = this.arena
    const value = arena.view(this.valueStart)
    const cut = lastCut(value, value.length, false)
    this.#out.line(value.subarray(0, cut))
    value.copyWithin(0, cut)
    arena.length -= cut
  }

  /** Ends what is open, where the bytes turned out to be no JSON: gives it as records, so that it counts, and `begun` as text. */
  abandon(begun: Uint8Array | undefined): void {
    for (let depth = this.depth; depth > 0; depth--) {
      const frame = this.#frames[depth - 1]!
      const start = Math.min(frame.start, this.arena.length)
      if (!frame.array) this.#emit(start)
      else if (depth > 1 && this.#frames[depth - 2]!.array && this.arena.length > start) {
        // Cells are no lines of a record.
        this.#out.line(this.arena.view(start))
        this.arena.length = start
      }
    }
    this.#emit(0)
    if (begun !== undefined) this.#out.text.text(begun)
    this.depth = 0
    this.path.length = 0
  }

  /** Adds bytes that were no JSON as text. */
  addText(bytes: Uint8Array): void {
    this.#out.text.text(bytes)
  }

  /** Ends the line of text that was added. */
  endText(): void {
    if (!this.#out.text.atLineStart) this.#out.text.endLine()
  }

  /** What has gathered. */
  taken(): Generator<Piece, void, undefined> {
    return this.#out.taken()
  }

  /** What is left in the end. */
  rest(): Generator<Piece, void, undefined> {
    for (const frame of this.#frames) this.#rows.end(frame)
    return this.#out.rest()
  }
}

/** Half of the keys are the same. */
function alike(left: readonly number[], right: readonly number[]): boolean {
  let common = 0
  for (const key of left) if (right.includes(key)) common++
  return common > 0 && common * 2 >= Math.max(left.length, right.length)
}
