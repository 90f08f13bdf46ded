/** SQL dumps and scripts. */
import type { ByteSource } from '../../connectors/connector.ts'
import { defineFormat, type Piece, type ReadContext } from '../format.ts'
import { Cursor } from './cursor.ts'
import { sniffHead } from './sniffed.ts'
import { TextSource } from './source.ts'
import { SqlReader } from './sql-reader.ts'

const ROWS = /^[ \t]*(?:(?:insert|replace)\s+(?:\w+\s+)?(?:into\s|\[)|copy\s.+\sfrom\s+stdin)/im
const SQL =
  /^[ \t]*(?:create\s+(?:\w+\s+)?table|insert\s|copy\s.+\sfrom\s+stdin|drop\s+table|alter\s+table|set\s+\w+|use\s|pragma\s|begin\s|select\s|update\s|delete\s+from)/im
/** Dumps of systems where a backslash within a string is only a backslash. */
const LITERAL_BACKSLASH =
  /PostgreSQL|pg_dump|PRAGMA|SQL Server|^[ \t]*GO[ \t]*\r?$|\[dbo\]|SET IDENTITY_INSERT|standard_conforming|Oracle/im
const MYSQL = /MySQL|MariaDB|ENGINE=|`/i

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
    const cursor = new Cursor(text.chunks())
    const head = text.head.toString('latin1')
    const reader = new SqlReader(cursor, MYSQL.test(head) || !LITERAL_BACKSLASH.test(head))
    try {
      yield* reader.read()
    } finally {
      cursor.close()
    }
    yield text.readAs
    if (text.stopped !== undefined) yield { kind: 'note', outcome: text.stopped }
    else if (reader.cut) {
      yield { kind: 'note', outcome: { state: 'partial', reason: 'damaged', detail: 'ends within a statement' } }
    }
  },
})
