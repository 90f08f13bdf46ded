/**
 * The bytes of a file.
 *
 * Sparse files are read like others. Leaving them out by `blocks * 512 < size` was considered and dropped: compressing and
 * inline-storing file systems report few or no blocks for files full of data, and holes read at memory speed.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { type Item, ReadError, type WatchedBytes } from '../connector.ts'
import { codeOf, outcomeOf } from '../system-errors.ts'
import { isChanged } from './stats.ts'

/** One open file. */
export class FileBytes implements WatchedBytes {
  readonly name: string
  readonly size: number
  readonly #fd: number
  readonly #version: string

  constructor(item: Pick<Item, 'uri' | 'locator' | 'size' | 'version'>) {
    const path = Buffer.from(item.locator)
    this.name = path.subarray(path.lastIndexOf(0x2f) + 1).toString()
    this.#version = item.version
    try {
      this.#fd = openForReading(path)
      const stats = fstatSync(this.#fd, { bigint: true })
      if (!stats.isFile()) {
        closeSync(this.#fd)
        throw new ReadError({ state: 'unreadable', reason: 'vanished' })
      }
      this.size = Number(stats.size)
    } catch (error) {
      throw error instanceof ReadError ? error : new ReadError(outcomeOf(error))
    }
  }

  read(target: Uint8Array, position: number): number {
    let done = 0
    try {
      while (done < target.length) {
        const n = readSync(this.#fd, target, done, target.length - done, position + done)
        if (n === 0) break
        done += n
      }
    } catch (error) {
      throw new ReadError(outcomeOf(error))
    }
    return done
  }

  changed(): boolean {
    try {
      return isChanged(this.#version, fstatSync(this.#fd, { bigint: true }))
    } catch {
      return true
    }
  }

  close(): void {
    closeSync(this.#fd)
  }
}

/**
 * Opens without following a link that took the file's place, without waiting for a writer should it have become a FIFO, and
 * without touching the access time where the system lets us (the owner and root may).
 */
function openForReading(path: Buffer): number {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  if (constants.O_NOATIME === undefined) return openSync(path, flags)
  try {
    return openSync(path, flags | constants.O_NOATIME)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error
    return openSync(path, flags)
  }
}
