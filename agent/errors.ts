/**
 * Errors a user can meet: a closed list with codes, words in both languages, and what to do next. A stack trace is for our
 * own faults only, and no message carries a value from the data or a secret.
 */
import type { Kind, Params } from './errors/kind.ts'
import { RECORD_ERRORS } from './errors/records.ts'
import { REPORT_ERRORS } from './errors/reports.ts'
import { STATE_ERRORS } from './errors/state.ts'
import { TARGET_ERRORS } from './errors/targets.ts'
import { VALUE_ERRORS } from './errors/values.ts'
import type { ExitCode } from './exit-codes.ts'
import { maskText } from './names.ts'

/** The kinds of errors, by code. */
const KINDS = {
  ...TARGET_ERRORS,
  ...VALUE_ERRORS,
  ...STATE_ERRORS,
  ...RECORD_ERRORS,
  ...REPORT_ERRORS,
} as const satisfies Readonly<Record<string, Kind>>

/** The code of an error: stable, for logs and for programs. */
export type ErrorCode = keyof typeof KINDS

/** An error of the closed list. `message` is English; {@link PandianError.words} gives either language. */
export class PandianError extends Error {
  override readonly name = 'PandianError'
  readonly code: ErrorCode
  readonly params: Params
  /** The status the program ends with. */
  readonly exit: ExitCode

  constructor(code: ErrorCode, given: Params = {}) {
    const params = presentable(given)
    super(KINDS[code].en(params))
    this.code = code
    this.params = params
    this.exit = KINDS[code].exit
  }

  /** What to tell the user. */
  words(language: 'zh-TW' | 'en'): string {
    return language === 'en' ? KINDS[this.code].en(this.params) : KINDS[this.code].zh(this.params)
  }
}

/**
 * `postgres://bob:secret@host/db` is told as `postgres://host/db`, and a path named after a person masked: neither belongs on a
 * screen or in a log.
 */
function presentable(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskText(withoutUser(value)) : value,
    ]),
  )
}

/**
 * A text without the users, passwords and settings of the URLs in it: up to the last `@` before a blank where there is a colon, since a
 * password may hold a slash or an `@` of its own; what is after a `?` may be one too.
 */
export function withoutUser(text: string): string {
  return text.replace(
    /\b((?!file:)[a-z][a-z0-9+.-]*:\/\/)(?:[^\s/@]*@|[^\s/@]*:[^\s（）]*@)?([^\s?（）]*)(\?[^\s（）]*)?/gi,
    '$1$2',
  )
}

/** Every code, for the page of documentation that a test holds complete. */
export const ERROR_CODES = Object.keys(KINDS) as readonly ErrorCode[]

/** The system's or SQLite's code of an error (`ENOSPC`, `SQLITE_FULL`), or its class; never its message, which may hold data. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name
}
