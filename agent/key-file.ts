/** Files that hold a key: opened once, so that what is checked is what is read. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { type ErrorCode, PandianError, reasonOf } from './errors.ts'

/**
 * What a key's file holds; `undefined` when there is none. Throws `key-unreadable`, `malformed` for what is no file, is larger than `most` bytes
 * or has not the `shape` of a key, and `key-too-open` when others may read it: of a key only, for whoever types the path of another file is not to
 * be told to close that to everybody.
 */
export function readKeyFile(path: string, most: number, shape: RegExp, malformed: ErrorCode): string | undefined {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined
    throw new PandianError('key-unreadable', { path, reason: reasonOf(error) })
  }
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile() || stats.size > most) throw new PandianError(malformed, { path })
    const text = readFileSync(fd, 'latin1').trim()
    if (!shape.test(text)) throw new PandianError(malformed, { path })
    // Windows keeps no such bits; there the folder of the user's profile is what protects it.
    if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) throw new PandianError('key-too-open', { path })
    return text
  } finally {
    closeSync(fd)
  }
}
