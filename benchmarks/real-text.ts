/** False alarms on text that was there before: documentation, headers, sources and logs of the machine, which speak of nobody in Taiwan. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ByteSource } from '../connectors/connector.ts'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

/** What was found of one detector. */
export interface Alarms {
  /** Of high and medium confidence. */
  count: number
  /** Of low confidence. */
  low: number
  /** Path, line and mask of at most so many as were asked for, no two of one file. */
  readonly examples: string[]
}

/** What a folder's text gave. */
export interface RealText {
  /** Files that were read, and the bytes that were searched. */
  readonly files: number
  readonly bytes: number
  readonly alarms: ReadonlyMap<string, Alarms>
}

/** Larger files are data sets, and one of them would decide the figure. */
const MOST_BYTES = 4e6

/** Reads every file below the folders. Values stay hidden: authors who left their address there are real people. */
export async function readRealText(folders: readonly string[], examples: number): Promise<RealText> {
  const inspect = makeInspector(false)
  const alarms = new Map<string, Alarms>()
  let files = 0
  let bytes = 0
  for (const path of folders.flatMap((folder) => [...walk(folder)])) {
    const source = openFile(path)
    if (source === undefined) continue
    const { hits, bytes: searched } = await inspect(source)
    source.close()
    if (searched === 0) continue
    files++
    bytes += searched
    const seen = new Set<string>()
    for (const hit of hits) {
      if (hit.reasons.includes('placeholder')) continue
      const alarm = alarms.get(hit.detector) ?? { count: 0, low: 0, examples: [] }
      alarms.set(hit.detector, alarm)
      if (hit.confidence === 'low') {
        alarm.low++
        continue
      }
      alarm.count++
      if (!seen.has(hit.detector) && alarm.examples.length < examples) {
        const place = [hit.place, hit.line, hit.columnName].filter((part) => part !== undefined).join(':')
        const example = `:${place}  ${hit.mask}  (${hit.reasons.join(', ')})`
        // The same document lies there under the names of several packages.
        if (!alarm.examples.some((known) => known.endsWith(example))) alarm.examples.push(path + example)
      }
      seen.add(hit.detector)
    }
  }
  return { files, bytes, alarms }
}

/**
 * Every file below a folder, in order of name. Links are not followed; what cannot be opened is left out, and so are hidden folders: caches,
 * which hold this project's own examples.
 */
function* walk(folder: string): Generator<string> {
  let entries: ReturnType<typeof list>
  try {
    entries = list(folder)
  } catch {
    return
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield path
  }
}

function list(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * The translations in a message catalogue of GNU gettext, a paragraph each, without the first, which names the translator. A catalogue as it
 * lies is binary, and no scan reads it; but it is the one Chinese text that every machine has.
 */
function translations(catalogue: Buffer): Buffer {
  const [count, table] = [catalogue.readUInt32LE(8), catalogue.readUInt32LE(16)]
  const texts: string[] = []
  for (let i = 1; i < count; i++) {
    const [length, offset] = [catalogue.readUInt32LE(table + i * 8), catalogue.readUInt32LE(table + i * 8 + 4)]
    texts.push(catalogue.toString('utf8', offset, offset + length).replaceAll('\0', '\n'))
  }
  return Buffer.from(texts.join('\n\n'))
}

function openFile(path: string): ByteSource | undefined {
  try {
    const { size } = statSync(path)
    if (size === 0 || size > MOST_BYTES) return undefined
    if (path.endsWith('.mo')) return sourceOf(path, translations(readFileSync(path)))
    const file = openSync(path, 'r')
    return {
      name: path,
      size,
      read: (target, position) => readSync(file, target, 0, target.length, position),
      close: () => closeSync(file),
    }
  } catch {
    return undefined
  }
}
