/** Making folders, and having their names on disk. */
import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder, for its owner only, and those above it that are missing. Throws as `mkdirSync` does.
 *
 * Not `mkdirSync(…, { recursive: true })`: where a folder cannot be made and says ENOENT (`/proc/x`), that goes up and down for ever.
 */
export function makeFolder(path: string): void {
  const missing: string[] = []
  let at = resolve(path)
  while (statSync(at, { throwIfNoEntry: false }) === undefined) {
    missing.push(at)
    const parent = dirname(at)
    if (parent === at) break
    at = parent
  }
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder, { mode: 0o700 })
    } catch (error) {
      // Somebody else was quicker.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

/** Has the names in a folder on disk when this returns: what was renamed stays so after a power cut. */
export function syncFolder(path: string): void {
  // Windows has no way to open a folder for that, and needs none.
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
