/** The version of this package, from its package.json: beside `agent/` in a checkout, beside `dist/` when published. */
import { readFileSync } from 'node:fs'

/** `1.2.3` */
export const VERSION = readVersion()

function readVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Record<
        string,
        unknown
      >
      if (name === 'pandian' && typeof version === 'string') return version
    } catch {
      // Not this one.
    }
  }
  return '0.0.0'
}
