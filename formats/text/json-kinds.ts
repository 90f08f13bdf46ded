/** What else in an object says what its value is (`{"type": "phone", "value": "…"}`), put behind the label of that value. */
import { KIND_MARK, mayBeKind } from '../kinds.ts'
import type { Arena } from './arena.ts'
import type { Frame } from './json-frame.ts'

/** In a longer object nothing says what one of its values is. */
const KIND_BYTES = 1024
const MARK = Uint8Array.of(KIND_MARK)
const LF = 0x0a
const TAB = 0x09

/** The line at `at` may say what the value of the object is. */
export function noteKind(frame: Frame, rank: number, at: number): void {
  if (frame.kindAt >= 0 && frame.kindRank <= rank) return
  frame.kindAt = at
  frame.kindRank = rank
}

/** The lines of the arena behind its end are gone. */
export function forgetKinds(frame: Frame | undefined, arena: Arena): void {
  if (frame === undefined) return
  if (frame.valueAt >= arena.length) frame.valueAt = -1
  if (frame.kindAt >= arena.length) frame.kindAt = -1
}

/** Puts what says of the object's value what it is behind that value's label. */
export function addKind({ valueAt, kindAt }: Frame, arena: Arena): void {
  if (Math.max(valueAt, kindAt) >= arena.length || arena.length - Math.min(valueAt, kindAt) > KIND_BYTES) return
  const from = arena.bytes.indexOf(TAB, kindAt) + 1
  const to = arena.bytes.indexOf(LF, from)
  const at = arena.bytes.indexOf(TAB, valueAt)
  if (at < 0 || to < 0 || Math.max(at, to) >= arena.length || !mayBeKind(arena.bytes, from, to)) return
  const kind = Buffer.concat([MARK, arena.view(from, to)])
  arena.reserve(kind.length)
  arena.bytes.copyWithin(at + kind.length, at, arena.length)
  arena.bytes.set(kind, at)
  arena.length += kind.length
}
