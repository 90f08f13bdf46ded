/** SQL dumps and scripts. */
import type { ByteSource } from '../../connectors/connector.ts'
import { defineFormat, type Piece, type ReadContext } from '../format.ts'
import { Cursor } from './cursor.ts'
import { sniffHead } from './sniffed.ts'
import { type TextChunk, TextSource } from './source.ts'
import { SqlReader } from './sql-reader.ts'

const ROWS = /^[ \t]*(?:(?:insert|replace)\s+(?:\w+\s+)?(?:into\s|\[)|copy\s.+\sfrom\s+stdin)/im
const SQL =
  /^[ \t]*(?:create\s+(?:\w+\s+)?table|insert\s|copy\s.+\sfrom\s+stdin|drop\s+table|alter\s+table|set\s+\w+|use\s|pragma\s|begin\s|select\s|update\s|delete\s+from)/im
/** Dumps of systems where a backslash within a string is only a backslash. */
const LITERAL_BACKSLASH =
  /PostgreSQL|pg_dump|PRAGMA|SQL Server|^[ \t]*GO[ \t]*\r?$|\[dbo\]|SET IDENTITY_INSERT|standard_conforming|Oracle/im
const MYSQL = /MySQL|MariaDB|ENGINE=/i
/** A quote behind a backslash, as the end of its string and within one. */
const QUOTE_ENDS = /[^\\'](?:\\\\)*\\'(?=\s*(?:,\s*(?:[NE]?'|[\d(-]|null\b)|\)\s*[,;\r\n]))/gi
const QUOTE_WITHIN = /[^\\'](?:\\\\)*\\'(?!\s*[,)])/g

/** Whether a backslash within a string escapes, as in MySQL. */
function backslashEscapes(head: string): boolean {
  if (MYSQL.test(head)) return true
  if (LITERAL_BACKSLASH.test(head) && !head.includes('`')) return false
  return (head.match(QUOTE_ENDS)?.length ?? 0) <= (head.match(QUOTE_WITHIN)?.length ?? 0)
}

/** The text from an offset on, and where its cursor stands. */
function cursorFrom(text: TextSource, from: number): { cursor: Cursor; where: () => number } {
  let next = 0
  function* chunks(): Generator<TextChunk, void, undefined> {
    for (const chunk of text.chunks()) {
      const begin = next
      next += chunk.bytes.length
      if (next <= from) continue
      yield begin >= from ? chunk : { ...chunk, bytes: chunk.bytes.subarray(from - begin) }
    }
  }
  const cursor = new Cursor(chunks())
  return { cursor, where: () => next - (cursor.end - cursor.at) }
}

export default defineFormat({
  id: 'sql',
  names: { zh: 'SQL 匯出檔', en: 'SQL dump' },
  endings: ['sql', 'dump', 'ddl', 'psql'],
  // A statement of a dump may fill the file, and where one begins cannot be told from its middle.
  splittable: false,
  sniff(head, name) {
    const { detected, text: bytes } = sniffHead(head)
    if (detected.encoding === 'binary') return 0
    const text = bytes.toString('latin1')
    const named = /\.(?:sql|dump|ddl|psql)$/i.test(name)
    if (named) return ROWS.test(text) ? 0.95 : SQL.test(text) || /^\s*(?:--|\/\*)/.test(text) ? 0.9 : 0.4
    return ROWS.test(text) && /\bvalues?\b|\bstdin\b/i.test(text) && /^\s*(?:--|\/\*|\w)/.test(text) ? 0.75 : 0
  },
  *read(source: ByteSource, context: ReadContext): Generator<Piece, void, undefined> {
    const text = new TextSource(source, context)
    const first = cursorFrom(text, 0)
    let reader = new SqlReader(first.cursor, backslashEscapes(text.head.toString('latin1')), first.where)
    try {
      yield* reader.read()
    } finally {
      first.cursor.close()
    }
    if (reader.torn !== undefined) {
      // The quote that was taken for the wrong one swallowed all behind it: the other reading counts if it comes to an end.
      const other = otherReading(text, reader, reader.torn)
      if (other === undefined) yield* reader.tornRow()
      else {
        try {
          yield* other.reader.read()
        } finally {
          other.cursor.close()
        }
        reader = other.reader
      }
    }
    yield text.readAs
    if (text.stopped !== undefined) yield { kind: 'note', outcome: text.stopped }
    else if (reader.cut) {
      yield { kind: 'note', outcome: { state: 'partial', reason: 'damaged', detail: 'ends within a statement' } }
    }
  },
})

/** A reader of the text from the torn row on, if it gets through. */
function otherReading(
  text: TextSource,
  reader: SqlReader,
  torn: number,
): { reader: SqlReader; cursor: Cursor } | undefined {
  if (text.stopped !== undefined) return undefined
  const trial = cursorFrom(text, torn)
  const tried = reader.otherwise(trial.cursor, trial.where)
  for (const piece of tried.read()) if (piece.kind === 'note') break
  trial.cursor.close()
  if (tried.cut || text.stopped !== undefined) return undefined
  const { cursor, where } = cursorFrom(text, torn)
  return { reader: reader.otherwise(cursor, where), cursor }
}
