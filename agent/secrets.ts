/** Passwords: where they come from. They are never in the settings, which are shown and kept. */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import type { Access, Target } from '../connectors/connector.ts'
import { PandianError, reasonOf } from './errors.ts'

/** A program that asks somebody, or hangs, is given this long. */
const COMMAND_MS = 30_000
/** No password is longer. */
const MAX_BYTES = 64 << 10

/** Is there a password in this URL? Of paths never. */
export function holdsPassword(location: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(location) || /^file:/i.test(location)) return false
  const rest = location.slice(location.indexOf('://') + 3)
  if (/[?&](?:password|pwd|sslpassword|secret(?:accesskey)?)=/i.test(rest)) return true
  // A password may hold a slash that should have been encoded; host:port/name@… has digits up to the slash.
  const user = /^([^/?#]*)@/.exec(rest)?.[1] ?? /^([^/?#@]*:(?!\d*\/)[^?#]*)@/.exec(rest)?.[1]
  return user?.includes(':') ?? false
}

/**
 * A target with its secret. Throws `secret-missing` with where it was looked for and the system's code, `secret-too-open` for a file
 * that others may read.
 */
export function accessTo(target: Target): Access {
  const { secret } = target
  if (secret === undefined) return { target }
  if ('env' in secret) {
    const value = process.env[secret.env]
    if (value === undefined || value === '')
      throw missing(target, `env ${secret.env}`, value === undefined ? 'unset' : 'empty')
    return { target, secret: value }
  }
  if ('file' in secret) return { target, secret: secretIn(target, secret.file) }
  return { target, secret: printed(target, secret.command) }
}

function secretIn(target: Target, file: string): string {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new PandianError('secret-too-open', { path: file })
    const text = withoutLineEnd(readFileSync(file, 'utf8'))
    if (text === '') throw missing(target, file, 'empty')
    return text
  } catch (error) {
    throw error instanceof PandianError ? error : missing(target, file, reasonOf(error))
  }
}

/** No shell; what the program says besides goes nowhere, since it may be the secret too. */
function printed(target: Target, [program = '', ...args]: readonly string[]): string {
  const { status, stdout, error } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: COMMAND_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_BYTES,
    windowsHide: true,
  })
  if (error !== undefined) throw missing(target, program, reasonOf(error))
  if (status !== 0) throw missing(target, program, `exit ${status}`)
  const text = withoutLineEnd(stdout)
  if (text === '') throw missing(target, program, 'empty')
  return text
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '')
}

function missing(target: Target, from: string, reason: string): PandianError {
  return new PandianError('secret-missing', { path: target.location, item: from, reason })
}
