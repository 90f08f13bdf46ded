/** What SQL Server's error numbers mean for an item. Its messages are never looked at: they repeat values. */
import { type Outcome, ReadError } from '../connector.ts'
import { SilenceError } from '../row-feed.ts'

const PERMISSION = new Set([229, 230, 297, 300, 916, 15247])
const VANISHED = new Set([208, 911, 2501, 4701])
const CHANGED = new Set([207, 1938, 2020, 3961])
/** Somebody else was in the way, or the server is busy for a moment, or moves to another machine. */
const PASSING = new Set([
  1205, 1222, 3960, 596, 40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920, 10928, 10929, 1204, 701,
])
/** Who we are, or what we ask for, is refused; asking again changes nothing. */
const LOGIN = new Set([18456, 18452, 18470, 18486, 18487, 18488, 4060, 40615, 40914])

/** Is it worth trying again, with a new connection? */
export function isPassing(error: unknown): boolean {
  if (error instanceof SilenceError) return true
  const { number, code = '' } = fieldsOf(error)
  if (number !== undefined) return PASSING.has(number)
  return (
    ['ESOCKET', 'ECLOSE', 'ETIMEOUT', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(code) &&
    !isTls(error)
  )
}

/** How an item or a place ends that met this error. */
function outcomeOf(error: unknown): Outcome {
  if (error instanceof ReadError) return error.outcome
  const { number, code } = fieldsOf(error)
  const detail =
    number === undefined ? (tlsCodeOf(error) ?? codeWithin(error, SYSTEM) ?? code ?? 'driver') : `error ${number}`
  if (number === undefined) {
    // Of the driver: the time for a statement was up.
    if (code === 'ETIMEOUT' && fieldsOf(error).name === 'RequestError')
      return { state: 'timed-out', reason: 'deadline', detail }
    return { state: 'unreadable', reason: 'connection', detail }
  }
  if (PERMISSION.has(number)) return { state: 'unreadable', reason: 'permission', detail }
  if (VANISHED.has(number)) return { state: 'unreadable', reason: 'vanished', detail }
  if (CHANGED.has(number)) return { state: 'partial', reason: 'changed-while-read', detail }
  return { state: 'unreadable', reason: LOGIN.has(number) ? 'connection' : 'io-error', detail }
}

/** The same as something to throw. */
export function toReadError(error: unknown): ReadError {
  return error instanceof ReadError ? error : new ReadError(outcomeOf(error))
}

interface Fields {
  readonly name?: string
  /** The server's. */
  readonly number?: number
  /** The driver's: `ELOGIN`, `ESOCKET`; the system's; that of TLS. */
  readonly code?: string
  readonly cause?: unknown
  /** Of each address that was tried. */
  readonly errors?: readonly unknown[]
}

function fieldsOf(error: unknown): Fields {
  return typeof error === 'object' && error !== null ? (error as Fields) : {}
}

function isTls(error: unknown): boolean {
  return tlsCodeOf(error) !== undefined
}

const TLS = /CERT|TLS|SSL|SIGNATURE/
const SYSTEM = /^(?:ECONN|EAI_|ENOTFOUND|EHOST|ENET|ETIMEDOUT|EPIPE)/

function tlsCodeOf(error: unknown): string | undefined {
  return codeWithin(error, TLS)
}

/**
 * The driver wraps what went wrong with a certificate or the network once or twice and calls it ESOCKET; of several addresses that were
 * tried, the first says why.
 */
function codeWithin(error: unknown, wanted: RegExp, depth = 0): string | undefined {
  const { code, cause, errors = [] } = fieldsOf(error)
  if (code !== undefined && wanted.test(code)) return code
  return depth === 4 ? undefined : (codeWithin(cause, wanted, depth + 1) ?? codeWithin(errors[0], wanted, depth + 1))
}
