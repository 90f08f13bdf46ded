/** Making folders. */
import { mkdirSync, statSync } from 'node:fs'
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
