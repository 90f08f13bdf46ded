/** Errors of the service, the SDK and the network as outcomes. */
import { type Outcome, ReadError } from '../connector.ts'

/** What an error tells without its message: that may hold keys of objects, or names of accounts. */
interface Told {
  readonly name: string
  readonly code: string
  readonly status: number
  /** Only asked for known words. */
  readonly message: string
}

/**
 * The outcome of a request that failed. The detail is the error's name or code as the service or the system gives it.
 */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof ReadError) return error.outcome
  const told = tell(error)
  const { name, status } = told
  if (status === 412) return { state: 'partial', reason: 'changed-while-read' }
  if (name === 'InvalidObjectState') return { state: 'unreadable', reason: 'archived' }
  if (isKeyOfCustomer(told)) return { state: 'encrypted', reason: 'password', detail: 'SSE-C' }
  if (name.startsWith('KMS.') || (status === 403 && /\bkms:/i.test(told.message)))
    return { state: 'unreadable', reason: 'permission', detail: 'KMS' }
  if (REFUSED_LOGINS.has(name)) return { state: 'unreadable', reason: 'connection', detail: name }
  if (status === 403 || name === 'AccessDenied') return { state: 'unreadable', reason: 'permission' }
  if (status === 404) return { state: 'unreadable', reason: 'vanished' }
  if (status === 416) return { state: 'partial', reason: 'changed-while-read' }
  const detail = status > 0 ? `${name} ${status}` : told.code || name
  return { state: 'unreadable', reason: status > 0 && status < 500 ? 'io-error' : 'connection', detail }
}

/** Is it worth another try after the SDK's own? Cut connections, silence, a service that is busy. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ReadError) return false
  const { name, code, status } = tell(error)
  if (status >= 500 || status === 429 || name === 'SlowDown') return true
  return status === 0 && !/CERT|SELF_SIGNED|VERIFY|ALTNAME|ENOTFOUND|Credentials/i.test(`${code} ${name}`)
}

/** Says a service that does not know the question, or who may not ask it: nothing is known then. */
export function statusOf(error: unknown): number {
  return tell(error).status
}

/** The name the service gives its error. */
export function nameOf(error: unknown): string {
  return tell(error).name
}

const REFUSED_LOGINS = new Set([
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidToken',
  'TokenRefreshRequired',
  'RequestTimeTooSkewed',
  'AuthorizationHeaderMalformed',
  'CredentialsProviderError',
  'PermanentRedirect',
])

/** Objects that are encrypted with a key that only their owner has. */
function isKeyOfCustomer({ name, status, message }: Told): boolean {
  return status === 400 && name === 'InvalidRequest' && /encrypt/i.test(message)
}

function tell(error: unknown): Told {
  if (!(error instanceof Error)) return { name: 'Error', code: '', status: 0, message: '' }
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: unknown }
  const status = $metadata?.httpStatusCode ?? 0
  return { name: plain(error.name), code: typeof code === 'string' ? plain(code) : '', status, message: error.message }
}

/** A name in an answer is the server's to choose: no more of it than a name has. */
function plain(name: string): string {
  return name.replaceAll(/[^\w.]/g, '').slice(0, 60)
}
