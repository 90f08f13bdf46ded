/** Files whose names are not UTF-8: on an old share they are Big5, and neither a shell's argument nor what a report shows has their bytes. */
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { decodeBytes, encodeBytes } from '../connectors/uri.ts'
import { displayUri } from '../report/text.ts'

/**
 * The `file://` URI of what a report shows as `path`, or a shell has given as such, its bytes lost; undefined where there is none, or more than
 * one with a name that reads so.
 */
export function findShown(path: string): string | undefined {
  let found = ''
  for (const segment of resolve(path).replaceAll('\\', '/').split('/').slice(1)) {
    const name = entryOf(found, segment)
    if (name === undefined) return undefined
    found += `/${name}`
  }
  return `file://${found}`
}

/** The entry of a folder, percent-encoded, that has the name or, where none has, the only one that is shown with it. */
function entryOf(folder: string, shown: string): string | undefined {
  try {
    const entries = readdirSync(Buffer.from(decodeBytes(`${folder}/`)), { encoding: 'buffer' })
    if (entries.some((entry) => entry.equals(Buffer.from(shown)))) return encodeBytes(Buffer.from(shown))
    const alike = entries.filter((entry) => entry.toString() === shown || displayUri(encodeBytes(entry)) === shown)
    return alike.length === 1 ? encodeBytes(alike[0]!) : undefined
  } catch {
    // Not there, or not for us to read.
    return undefined
  }
}
