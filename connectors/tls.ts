/** What a target's settings of TLS come to, for the drivers of databases. */
import { readFileSync } from 'node:fs'
import { ReadError, type TlsOptions } from './connector.ts'

/** As node:tls takes them, PEM. */
export interface TlsFiles {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
}

/** Reads the files that are named. Throws {@link ReadError} (`connection`), saying which setting names one that cannot be read. */
export function readTlsFiles(options: TlsOptions | undefined): TlsFiles {
  const files: { ca?: Buffer; cert?: Buffer; key?: Buffer } = {}
  for (const name of ['ca', 'cert', 'key'] as const) {
    const path = options?.[name]
    if (path === undefined) continue
    try {
      files[name] = readFileSync(path)
    } catch {
      throw new ReadError({ state: 'unreadable', reason: 'connection', detail: `cannot read tls.${name}` })
    }
  }
  return files
}
