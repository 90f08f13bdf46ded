/** What errors of the system mean for a file that is to be read. */
import type { Outcome } from './connector.ts'

/** The system's code of an error (`EACCES`); empty for what has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** System errors as outcomes. The detail is the system's own code, never its message: that holds the path. */
export function outcomeOf(error: unknown): Outcome {
  const code = codeOf(error)
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return { state: 'unreadable', reason: 'permission' }
    case 'ENOENT':
    case 'ENOTDIR':
    // A link where the file was: with O_NOFOLLOW that is ELOOP.
    case 'ELOOP':
      return { state: 'unreadable', reason: 'vanished' }
    default:
      return { state: 'unreadable', reason: 'io-error', ...(code === '' ? {} : { detail: code }) }
  }
}
