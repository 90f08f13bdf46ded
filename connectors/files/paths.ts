/** Paths as bytes: a name that is not UTF-8 is a name like any other. */
import { readlinkSync, realpathSync } from 'node:fs'
import { isAbsolute, normalize, resolve } from 'node:path'
import { encodeBytes, pathOfUrl } from '../uri.ts'

const SLASH = Buffer.from('/')

/** The path that a location names, which may be a `file://` URL. */
export function pathOf(location: string): Buffer {
  return Buffer.from(pathOfUrl(location) ?? resolve(location))
}

/** As a `file://` URL, percent-encoded. */
export function uriOf(path: Buffer): string {
  return `file://${path[0] === 0x2f ? '' : '/'}${encodeBytes(path)}`
}

/** Is it `/`? */
export function isRoot(path: Buffer): boolean {
  return path.equals(SLASH)
}

/** A name in a directory. */
export function join(directory: Buffer, name: Buffer): Buffer {
  return directory[directory.length - 1] === 0x2f
    ? Buffer.concat([directory, name])
    : Buffer.concat([directory, SLASH, name])
}

/** Links resolved; `/` between names on every platform. Throws what the system throws. */
export function realNameOf(path: Buffer): Buffer {
  const real = realpathSync.native(path, { encoding: 'buffer' })
  return process.platform === 'win32' ? Buffer.from(real.toString().replaceAll('\\', '/')) : real
}

/**
 * What a link leads to, by its real name. Of one that leads nowhere (now: the share may not be mounted), or where nobody may
 * look, the name it would have.
 */
export function destinationOf(link: Buffer): Buffer {
  try {
    return realNameOf(link)
  } catch {
    const directory = link.subarray(0, link.lastIndexOf(0x2f) + 1)
    const to = readlinkSync(link, { encoding: 'buffer' })
    const path = isAbsolute(keyOf(to)) ? to : join(directory, to)
    return Buffer.from(normalize(keyOf(path)), 'latin1')
  }
}

/** Does it lie in the directory `root`, or is it that? */
export function isBelow(path: Buffer, root: Buffer): boolean {
  if (path.equals(root) || isRoot(root)) return true
  return path.length > root.length && path.subarray(0, root.length).equals(root) && path[root.length] === 0x2f
}

/** A path as a key of a map: latin1 has a character for every byte and gives the bytes back. */
export function keyOf(path: Buffer): string {
  return path.toString('latin1')
}
