/** The journal from its end, in pieces: five years of entries need not be read to add one. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { PandianError, reasonOf } from '../errors.ts'
import { type Entry, entryOf, isIntact } from './entry.ts'

const PIECE = 1 << 16
/** What ends a line. */
export const NEWLINE = 0x0a

/** How a journal ends. */
export interface End {
  /** The last entry that is whole and its own hash's; missing in a journal that has none. */
  readonly last: Entry | undefined
  /** What comes after it and is no entry. */
  readonly after: Uint8Array
  /** The file ends with the end of a line, or is empty or not there. */
  readonly ended: boolean
}

/** The end of a journal. Throws `journal-io`. */
export function readEnd(path: string): End {
  const after: Uint8Array[] = []
  let ended: boolean | undefined
  for (const line of linesBackwards(path)) {
    const complete = line[line.length - 1] === NEWLINE
    ended ??= complete
    const last = entryOf(complete ? line.subarray(0, -1) : line)
    // An entry without the end of its line is whole all the same: the next one ends it.
    if (last !== undefined && isIntact(last)) return { last, after: Buffer.concat(after.reverse()), ended }
    after.push(line)
  }
  return { last: undefined, after: Buffer.concat(after.reverse()), ended: ended ?? true }
}

/** The entry of a number, looked for from the end. Throws `journal-io`. */
export function findEntry(path: string, seq: number): Entry | undefined {
  for (const entry of entriesBackwards(path)) {
    if (entry.seq === seq) return entry
    if (entry.seq < seq) return undefined
  }
  return undefined
}

/** The entries that are whole and their own hashes', the last first. Throws `journal-io`. */
export function* entriesBackwards(path: string): Generator<Entry> {
  for (const line of linesBackwards(path)) {
    const entry = entryOf(line[line.length - 1] === NEWLINE ? line.subarray(0, -1) : line)
    if (entry !== undefined && isIntact(entry)) yield entry
  }
}

/** Lines with their ends, the last first; nothing of a file that is not there. */
function* linesBackwards(path: string): Generator<Uint8Array> {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return
    throw new PandianError('journal-io', { path, reason: reasonOf(error) })
  }
  try {
    let rest: Buffer = Buffer.alloc(0)
    for (let stop = fstatSync(fd).size; stop > 0; ) {
      const start = Math.max(0, stop - PIECE)
      const piece = Buffer.alloc(stop - start)
      for (let done = 0; done < piece.length; ) {
        const read = readSync(fd, piece, done, piece.length - done, start + done)
        // It has become shorter meanwhile: nobody of ours does that.
        if (read === 0) return
        done += read
      }
      rest = Buffer.concat([piece, rest])
      stop = start
      // The end of the line before is what begins a line.
      for (let cut = rest.lastIndexOf(NEWLINE, -2); cut >= 0; cut = rest.lastIndexOf(NEWLINE, -2)) {
        yield rest.subarray(cut + 1)
        rest = rest.subarray(0, cut + 1)
      }
    }
    if (rest.length > 0) yield rest
  } catch (error) {
    throw new PandianError('journal-io', { path, reason: reasonOf(error) })
  } finally {
    closeSync(fd)
  }
}
