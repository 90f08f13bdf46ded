/**
 * The tables `snapshot` and `snapshot_part`: every scan, for the clocks of the law and for comparing.
 *
 * Data files stand in parts of some hundreds, and a part is named by its content: of an estate of 100,000 data files that hardly
 * changes, a night costs kilobytes and not three megabytes. Which part a data file is in only its id decides, so that one that
 * appears does not push the others into the next part.
 */
import { createHash } from 'node:crypto'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { fileSchema, headSchema } from '../../inventory/history/snapshot.ts'
import type { Snapshot, SnapshotFile, SnapshotHead } from '../../inventory/inventory.ts'
import { PandianError } from '../errors.ts'
import { canonical, type Json } from '../journal/entry.ts'
import { stateError } from './file.ts'

/** Data files in a part, about. */
const PART_FILES = 256

/** Larger than any we write; a snapshot that inflates to more is damaged. */
const MOST_BYTES = 256 << 20

/** A stored head: what it says, and which parts have its data files. */
const storedHead = headSchema.unwrap().extend({ parts: z.array(z.string()) })
const storedPart = z.array(fileSchema)

/** A scan that is kept, without its data files. */
export interface KeptScan {
  /** The run's number in the state: they ascend in order of time. */
  readonly number: number
  readonly head: SnapshotHead
}

/** Keeps a scan. Inside the caller's transaction. */
export function storeSnapshot(db: Database.Database, run: number, { head, files }: Snapshot): void {
  const known = db.prepare('UPDATE snapshot_part SET last_run = ? WHERE name = ?')
  const part = db.prepare('INSERT INTO snapshot_part (name, last_run, data) VALUES (?, ?, ?)')
  const parts = partsOf(files).map((some) => {
    const text = JSON.stringify(some)
    const name = nameOf(text)
    if (known.run(run, name).changes === 0) part.run(name, run, deflateSync(text))
    return name
  })
  const data = deflateSync(JSON.stringify({ ...head, parts }))
  db.prepare('INSERT INTO snapshot (run, sum, data) VALUES (?, ?, ?)').run(run, crc32(data), data)
}

/** Every scan that is kept, the oldest first, one at a time. Throws `state-corrupt`. */
export function* keptScans(db: Database.Database, path: string): Generator<KeptScan> {
  const next = db.prepare('SELECT run, sum, data FROM snapshot WHERE run > ? ORDER BY run LIMIT 1')
  for (let after = 0; ; ) {
    const row = reading(path, () => next.get(after) as HeadRow | undefined)
    if (row === undefined) return
    const { parts: _parts, ...head } = readHead(row, path)
    yield { number: row.run, head }
    after = row.run
  }
}

/** The data files of a scan that is kept, in order of id. Throws `state-corrupt`. */
export function keptFiles(db: Database.Database, path: string, run: number): SnapshotFile[] {
  return [...eachKeptFile(db, path, run)].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** … in no order, some hundreds in memory at a time. */
function* eachKeptFile(db: Database.Database, path: string, run: number): Generator<SnapshotFile> {
  const row = db.prepare('SELECT run, sum, data FROM snapshot WHERE run = ?').get(run) as HeadRow | undefined
  if (row === undefined) throw new PandianError('state-corrupt', { path })
  const part = db.prepare('SELECT data FROM snapshot_part WHERE name = ?').pluck()
  for (const name of readHead(row, path).parts) {
    const data = part.get(name) as Buffer | undefined
    const text = data === undefined ? undefined : inflated(data)
    if (text === undefined || nameOf(text) !== name) throw new PandianError('state-corrupt', { path })
    yield* checked(storedPart, text, path)
  }
}

/** A scan that is kept, and the sum that the journal should have of it; `undefined` where it is damaged. */
export interface SnapshotSum {
  readonly run: string
  readonly sum: string | undefined
}

/** See {@link Ledger.lastMet}. */
export function* lastMet(db: Database.Database, path: string, ids: readonly string[]): Generator<SnapshotFile> {
  // Earlier versions let scans go.
  const lastRun = db
    .prepare('SELECT last_run FROM data_file WHERE id = ? AND last_run IN (SELECT run FROM snapshot)')
    .pluck()
  const runs = Map.groupBy(ids, (id) => lastRun.get(id) as number | undefined)
  for (const [run, some] of runs) {
    if (run === undefined) continue
    const wanted = new Set(some)
    for (const file of eachKeptFile(db, path, run)) if (wanted.has(file.id)) yield file
  }
}

/**
 * The sum of every scan that is kept, as the journal has it: over what stands there, whether or not this version knows every member. A part that the scan
 * before had, too, is looked at once: of years of nights over the same estate, that is most of them.
 */
export function* snapshotSums(db: Database.Database): Generator<SnapshotSum> {
  const next = db.prepare(
    `SELECT s.run, s.sum, s.data, r.uuid FROM snapshot s LEFT JOIN run r ON r.id = s.run
       WHERE s.run > ? ORDER BY s.run LIMIT 1`,
  )
  const part = db.prepare('SELECT data FROM snapshot_part WHERE name = ?').pluck()
  let before: ReadonlyMap<string, readonly FileText[]> = new Map()
  for (let after = 0; ; ) {
    const row = next.get(after) as (HeadRow & { readonly uuid: string | null }) | undefined
    if (row === undefined) return
    after = row.run
    const now = new Map<string, readonly FileText[]>()
    const text = crc32(row.data) === row.sum ? inflated(row.data) : undefined
    const head = text === undefined ? undefined : parsed(text)
    const parts = head !== undefined && Array.isArray(head.parts) ? (head.parts as readonly string[]) : undefined
    let whole = parts !== undefined
    for (const name of parts ?? []) {
      const texts = before.get(name) ?? fileTexts(name, part.get(name) as Buffer | undefined)
      if (texts === undefined) whole = false
      else now.set(name, texts)
    }
    before = now
    const files = [...now.values()].flat().sort((a, b) => (a.id < b.id ? -1 : 1))
    const { parts: _parts, ...rest } = head ?? {}
    const run = typeof rest.run === 'string' ? rest.run : (row.uuid ?? String(row.run))
    yield { run, sum: whole ? sumOfTexts(files, rest) : undefined }
  }
}

/** A data file's line in the one way of writing it. */
interface FileText {
  readonly id: string
  readonly text: string
}

function fileTexts(name: string, data: Buffer | undefined): readonly FileText[] | undefined {
  const text = data === undefined ? undefined : inflated(data)
  if (text === undefined || nameOf(text) !== name) return undefined
  const files = JSON.parse(text) as readonly { readonly [member: string]: Json; readonly id: string }[]
  return files.map((file) => ({ id: file.id, text: canonical(file) }))
}

function sumOfTexts(files: readonly FileText[], head: Readonly<Record<string, Json>>): string {
  const hash = createHash('sha256').update('{"files":[')
  for (const [index, { text }] of files.entries()) hash.update(index === 0 ? text : `,${text}`)
  return hash.update(`],"head":${canonical(head)}}`).digest('hex')
}

function parsed(text: string): Readonly<Record<string, Json>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, Json>>
  } catch {
    return undefined
  }
}

function reading<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw stateError(error, path)
  }
}

interface HeadRow {
  readonly run: number
  readonly sum: number
  readonly data: Buffer
}

function readHead({ sum, data }: HeadRow, path: string): z.infer<typeof storedHead> {
  const text = crc32(data) === sum ? inflated(data) : undefined
  if (text === undefined) throw new PandianError('state-corrupt', { path })
  return checked(storedHead, text, path)
}

function checked<T>(schema: z.ZodType<T>, text: string, path: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new PandianError('state-corrupt', { path })
  }
  const result = schema.safeParse(value)
  // What it holds is not told: the state has been damaged, or was written by a version we do not know.
  if (!result.success) throw new PandianError('state-corrupt', { path })
  return result.data
}

function inflated(data: Uint8Array): string | undefined {
  try {
    return inflateSync(data, { maxOutputLength: MOST_BYTES }).toString()
  } catch {
    return undefined
  }
}

function partsOf(files: readonly SnapshotFile[]): SnapshotFile[][] {
  let bits = 0
  while (files.length > PART_FILES << bits && bits < 16) bits++
  const parts = new Map<number, SnapshotFile[]>()
  for (const file of files) {
    const place = createHash('sha256').update(file.id).digest().readUInt16BE(0) >>> (16 - bits)
    const part = parts.get(place)
    if (part === undefined) parts.set(place, [file])
    else part.push(file)
  }
  return [...parts].sort(([a], [b]) => a - b).map(([, part]) => part)
}

function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
