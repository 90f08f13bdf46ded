/** What the server's error numbers mean for an item. Its messages are never looked at: they repeat values. */
import { type Outcome, ReadError } from '../connector.ts'
import { SilenceError } from '../row-feed.ts'

/** The numbers, by what becomes of the item. The names are the server's. */
const PERMISSION = new Set([1044, 1142, 1143, 1227, 1370]) // ER_DBACCESS_DENIED, ER_TABLEACCESS_DENIED, ER_COLUMNACCESS_DENIED, …
const VANISHED = new Set([1049, 1051, 1146]) // ER_BAD_DB, ER_BAD_TABLE, ER_NO_SUCH_TABLE
const CHANGED = new Set([1054, 1412, 1176]) // ER_BAD_FIELD, ER_TABLE_DEF_CHANGED, ER_KEY_DOES_NOT_EXITS
const TIME = new Set([1969, 3024]) // ER_STATEMENT_TIMEOUT of MariaDB, ER_QUERY_TIMEOUT of MySQL
/** The connection is gone, or the server had no place for it: another may be had in a moment. */
const LOST = new Set([1040, 1053, 1158, 1159, 1160, 1161, 1203, 1226, 1317, 1927, 3169, 4031])
/** Somebody else was in the way. */
const LOCKED = new Set([1205, 1213])

/** Is it worth trying again, with a new connection? Not what is wrong with the certificate or the password. */
export function isPassing(error: unknown): boolean {
  if (error instanceof SilenceError) return true
  const { errno, code = '', fatal } = fieldsOf(error)
  if (errno !== undefined && errno > 0) return LOST.has(errno) || LOCKED.has(errno)
  return code === 'PROTOCOL_CONNECTION_LOST' || /^E[A-Z]+$/.test(code) || (fatal === true && code === '')
}

/** How an item or a place ends that met this error. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof ReadError) return error.outcome
  const { errno, code, host } = fieldsOf(error)
  // The driver calls every failure of TLS the same; only that of a certificate for another name tells the name.
  const named = code === 'HANDSHAKE_SSL_ERROR' && host !== undefined ? 'ERR_TLS_CERT_ALTNAME_INVALID' : code
  const detail = named ?? (errno === undefined ? 'driver' : `error ${errno}`)
  if (errno !== undefined && errno > 0) {
    if (PERMISSION.has(errno)) return { state: 'unreadable', reason: 'permission', detail }
    if (VANISHED.has(errno)) return { state: 'unreadable', reason: 'vanished', detail }
    if (CHANGED.has(errno)) return { state: 'partial', reason: 'changed-while-read', detail }
    if (TIME.has(errno)) return { state: 'timed-out', reason: 'deadline', detail }
    if (!LOST.has(errno) && errno !== 1045) return { state: 'unreadable', reason: 'io-error', detail }
  }
  return { state: 'unreadable', reason: 'connection', detail }
}

/** The same as something to throw. */
export function toReadError(error: unknown): ReadError {
  return error instanceof ReadError ? error : new ReadError(outcomeOf(error))
}

interface Fields {
  readonly errno?: number
  /** Of the server `ER_…`, of the system `ECONNRESET`. */
  readonly code?: string
  readonly fatal?: boolean
  /** Whose certificate it should have been. */
  readonly host?: string
}

function fieldsOf(error: unknown): Fields {
  return typeof error === 'object' && error !== null ? (error as Fields) : {}
}
