/** Lists of SHA-256 sums, as `sha256sum -c` reads them. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from './folders.ts'

/** The seal of a set of reports: the sum of each. */
export const SUMS_FILE = 'SHA256SUMS'

/** The sum of one file, in hexadecimal. */
export interface Sum {
  readonly name: string
  readonly sum: string
}

/** The lines of a list; none of one that is not there. Lines that are none of ours are left out. */
export function readSums(path: string): readonly Sum[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((line) => (line[64] === ' ' ? { name: line.slice(66), sum: line.slice(0, 64) } : []))
}

/** Writes a list, each line once; under a temporary name first, so that it is whole or absent. On disk when this returns. */
export function writeSums(path: string, sums: readonly Sum[]): void {
  const temporary = `${path}.partial`
  const lines = new Set(sums.map(({ name, sum }) => `${sum}  ${name}\n`))
  const fd = openSync(temporary, 'w', 0o600)
  try {
    writeSync(fd, [...lines].join(''))
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

/** The sum of a file. In pieces: a report of millions of items is larger than a string may be. */
export function sumOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1 << 16)
  const fd = openSync(path, 'r')
  try {
    for (let n = readSync(fd, piece); n > 0; n = readSync(fd, piece)) hash.update(piece.subarray(0, n))
  } finally {
    closeSync(fd)
  }
  return hash.digest('hex')
}
