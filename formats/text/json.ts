/** JSON documents and JSON Lines. */
import type { ByteSource } from '../../connectors/connector.ts'
import { BATCH_BYTES } from '../batches.ts'
import { defineFormat, type Piece, type ReadContext } from '../format.ts'
import { Cursor, cursorOver } from './cursor.ts'
import { JsonReader, MalformedJson } from './json-reader.ts'
import { sniffHead } from './sniffed.ts'
import { HEAD_BYTES, TextSource } from './source.ts'

const LF = 0x0a
const LINE_ENDINGS = ['jsonl', 'ndjson', 'ldjson']
/** A record of JSON Lines is looked for up to here when a range begins within one. */
const LINE_LIMIT = 64 * 2 ** 20

/** JSON documents: one value, or several one after another. */
export const json = defineFormat({
  id: 'json',
  names: { zh: 'JSON', en: 'JSON' },
  endings: ['json', 'geojson', 'har', 'webmanifest', 'ipynb', 'map'],
  splittable: false,
  sniff(head, name) {
    const text = headText(head)
    if (text === undefined || !opens(text)) return 0
    const reader = new JsonReader(cursorOver(text), false)
    try {
      for (let values = 0; values < 1000; values++) {
        const pieces = reader.value()
        let step = pieces.next()
        while (step.done !== true) step = pieces.next()
        if (!step.value) break
      }
    } catch (thrown) {
      if (!(thrown instanceof MalformedJson)) return 0
      const cut = thrown.ended && head.length >= HEAD_BYTES
      if (!cut) return name.toLowerCase().endsWith('json') ? 0.5 : thrown.ended ? 0.4 : 0
    }
    return 0.9
  },
  *read(source: ByteSource, context: ReadContext): Generator<Piece, void, undefined> {
    const text = new TextSource(source, context)
    const cursor = new Cursor(text.chunks())
    const reader = new JsonReader(cursor, false)
    let damaged = false
    try {
      while (yield* reader.value()) {
        // One value after another.
      }
    } catch (thrown) {
      if (!(thrown instanceof MalformedJson)) throw thrown
      // The time being up ends the text early too, and has a note of its own.
      damaged = text.stopped === undefined
      reader.abandon()
      while (cursor.at < cursor.end || cursor.more()) {
        reader.addText(cursor.bytes.subarray(cursor.at, cursor.end))
        cursor.at = cursor.end
        yield* reader.taken()
      }
    } finally {
      cursor.close()
    }
    yield* reader.rest()
    yield* ending(text, damaged ? 'the rest was read as text' : undefined)
  },
})

/** JSON Lines: one value a line. A line that is no JSON is read as text, and the next is tried again. */
export const jsonl = defineFormat({
  id: 'jsonl',
  names: { zh: 'JSON Lines', en: 'JSON Lines' },
  endings: LINE_ENDINGS,
  splittable: true,
  sniff(head, name) {
    const text = headText(head)
    if (text === undefined || !opens(text)) return 0
    const named = LINE_ENDINGS.some((ending) => name.toLowerCase().endsWith(`.${ending}`))
    const lines: Buffer[] = []
    for (let at = 0; at < text.length && lines.length < 2; ) {
      const lf = text.indexOf(LF, at)
      if (lf < 0 && head.length >= HEAD_BYTES) break
      const line = text.subarray(at, lf < 0 ? text.length : lf)
      at = lf < 0 ? text.length : lf + 1
      if (line.length > 1) lines.push(line)
    }
    if (lines.length < 2 && !named) return 0
    return lines.every(isJson) ? 0.95 : named ? 0.5 : 0
  },
  *read(source: ByteSource, context: ReadContext): Generator<Piece, void, undefined> {
    const text = new TextSource(source, context)
    const { range } = context
    const from = range === undefined ? text.start : text.lineStart(range.from, LINE_LIMIT)
    const to = range === undefined ? text.size : text.lineStart(range.to, LINE_LIMIT)
    const cursor = new Cursor(text.chunks(from, to))
    const reader = new JsonReader(cursor, true)
    let damaged = 0
    try {
      for (;;) {
        try {
          if (!(yield* reader.value())) break
        } catch (thrown) {
          if (!(thrown instanceof MalformedJson)) throw thrown
          if (text.stopped === undefined) damaged++
          reader.abandon()
          yield* lineAsText(cursor, reader)
        }
      }
    } finally {
      cursor.close()
    }
    yield* reader.rest()
    yield* ending(text, damaged === 0 ? undefined : `${damaged} lines were read as text`)
  },
})

function* ending(text: TextSource, damage: string | undefined): Generator<Piece, void, undefined> {
  yield text.readAs
  if (damage !== undefined) yield { kind: 'note', outcome: { state: 'partial', reason: 'damaged', detail: damage } }
  if (text.stopped !== undefined) yield { kind: 'note', outcome: text.stopped }
}

function* lineAsText(cursor: Cursor, reader: JsonReader): Generator<Piece, void, undefined> {
  while (cursor.at < cursor.end || cursor.more()) {
    const lf = cursor.bytes.indexOf(LF, cursor.at)
    const end = Math.min(lf < 0 ? cursor.end : lf + 1, cursor.at + BATCH_BYTES)
    reader.addText(cursor.bytes.subarray(cursor.at, end))
    cursor.at = end
    yield* reader.taken()
    if (end === lf + 1) return
  }
  reader.endText()
}

function headText(head: Uint8Array): Buffer | undefined {
  const { detected, text } = sniffHead(head)
  return detected.encoding === 'binary' ? undefined : text
}

/** Begins with a bracket or brace. */
function opens(text: Buffer): boolean {
  const first = text.toString('latin1', 0, 4096).trimStart()[0]
  return first === '{' || first === '['
}

function isJson(line: Buffer): boolean {
  if (line[0] !== 0x7b && line[0] !== 0x5b) return false
  try {
    JSON.parse(line.toString())
    return true
  } catch {
    return false
  }
}
