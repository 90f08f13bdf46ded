/** What is remembered of an open object or array of JSON. */
import type { BatchBuilder } from '../batches.ts'

/** A member that was read and may yet turn out to be a record of its own. */
export interface Member {
  readonly key: Buffer
  readonly start: number
  readonly end: number
}

/** An open object or array. */
export interface Frame {
  array: boolean
  /** Where its lines begin in the arena. */
  start: number
  /** The key it stands under (an array's elements: the array's), in the path. */
  labelStart: number
  labelEnd: number
  labelHash: number
  /** Digits in that key. */
  labelDigits: number
  /** The key, its own or of an object around, that says that this is about somebody else (`emergencyContact`); empty where none does. */
  relationStart: number
  relationEnd: number
  /** Path bytes below belong to frames below. */
  pathStart: number
  /** Values directly in it. */
  scalars: number
  /** Has a key like `value` or `number`. */
  hasValue: boolean
  /** Where the line of such a value begins in the arena, … */
  valueAt: number
  /** … and that of the value which says what it is, with how surely it does; -1 without one. */
  kindAt: number
  kindRank: number
  /** Records that stand in it and were given out before it ended. */
  nested: number
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

/** A frame that nothing has been read into. */
export function newFrame(): Frame {
  return {
    array: false,
    start: 0,
    labelStart: 0,
    labelEnd: 0,
    labelHash: 0,
    labelDigits: 0,
    relationStart: 0,
    relationEnd: 0,
    pathStart: 0,
    scalars: 0,
    hasValue: false,
    valueAt: -1,
    kindAt: -1,
    kindRank: 0,
    nested: 0,
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

/** Empties a frame for another object or array, but for its label and whose it is; its lines begin at `start`, paths below at `pathStart`. */
export function resetFrame(frame: Frame, array: boolean, start: number, pathStart: number): void {
  frame.array = array
  frame.start = start
  frame.pathStart = pathStart
  frame.scalars = 0
  frame.hasValue = false
  frame.valueAt = -1
  frame.kindAt = -1
  frame.nested = 0
  frame.parts = 0
  frame.keys.length = 0
  frame.map = false
  frame.run.length = 0
  frame.rows = undefined
  frame.strings = false
  frame.columns = undefined
}
