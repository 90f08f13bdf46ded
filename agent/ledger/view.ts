/** The ledger as the inventory reads it: line after line, in pages, nothing held in memory. */
import { crc32 } from 'node:zlib'
import type Database from 'better-sqlite3'
import type { Exposure, Outcome, Reason } from '../../connectors/connector.ts'
import type { TypeFindings } from '../../detectors/detector.ts'
import type { LedgerItem, LedgerView } from '../../inventory/inventory.ts'
import { PandianError } from '../errors.ts'
import { LateRelease } from '../release.ts'
import { stateError } from './file.ts'

/** Lines read at a time when the ledger is looked through. A thousand outlived the young generation: four times the time, for garbage. */
const PAGE = 100

/** Items of these targets, and evidence on request. Throws `state-corrupt`, `state-io`. */
export function viewOf(db: Database.Database, targets: readonly number[], path: string): LedgerView {
  const position = new Map(targets.map((id, index) => [id, index]))
  const page = db.prepare(
    `SELECT i.*, t.target AS top_target, t.last_seen AS top_last_seen FROM item i JOIN item t ON t.id = i.top
       WHERE i.uri > ? AND t.target IN (${targets.map(Number).join(',')}) ORDER BY i.uri LIMIT ${PAGE}`,
  )
  const pieces = db.prepare(
    `SELECT part, seq, sum, data FROM evidence WHERE item = ? AND (part, seq) > (?, ?) ORDER BY part, seq LIMIT 4`,
  )
  const guard = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw stateError(error, path)
    }
  }
  return {
    *items() {
      for (let after = ''; ; ) {
        const rows = guard(() => page.all(after) as ItemRow[])
        for (const row of rows) {
          if (lineSum(row) !== row.sum) throw new PandianError('state-corrupt', { path })
          yield toLedgerItem(row, position.get(row.top_target)!)
        }
        if (rows.length < PAGE) return
        after = rows[rows.length - 1]!.uri
      }
    },
    *evidence(item) {
      const spent = new LateRelease()
      for (let part = -1, seq = -1; ; ) {
        const rows = guard(() => pieces.all(item, part, seq) as EvidenceRow[])
        for (const row of rows) {
          // SQLite does not notice a flipped bit; a token that changed would be one more person.
          if (crc32(row.data) !== row.sum) throw new PandianError('state-corrupt', { path })
          yield row.data
          spent.add(row.data)
        }
        const last = rows[rows.length - 1]
        if (last === undefined) break
        part = last.part
        seq = last.seq
      }
      spent.end()
    },
  }
}

interface EvidenceRow {
  readonly part: number
  readonly seq: number
  readonly sum: number
  readonly data: Uint8Array
}

interface ItemRow {
  readonly id: number
  readonly uri: string
  readonly size: number
  readonly modified: number
  readonly exposure: number
  readonly format: string | null
  readonly encoding: string | null
  readonly state: Outcome['state']
  readonly reason: Reason | null
  readonly detail: string | null
  readonly records: number
  readonly masked: number
  readonly special: string
  readonly types: string
  readonly sum: number
  readonly first_seen: number
  readonly top_target: number
  readonly top_last_seen: number
}

/**
 * The checksum of a line, over what does not change as long as it stands. SQLite does not notice a flipped bit, and a count
 * must not rest on one.
 */
export function lineSum(
  line: Pick<
    ItemRow,
    'uri' | 'format' | 'encoding' | 'state' | 'reason' | 'detail' | 'records' | 'masked' | 'special' | 'types'
  >,
): number {
  const { uri, format, encoding, state, reason, detail, records, masked, special, types } = line
  return crc32([uri, format, encoding, state, reason, detail, records, masked, special, types].join('\0'))
}

// Two bits each: 0 no, 1 yes, 2 unknown.
/** An exposure as one number. */
export function packExposure(exposure: Exposure): number {
  const bits = (value: boolean | null) => (value === null ? 2 : Number(value))
  return (
    bits(exposure.worldReadable) |
    (bits(exposure.groupReadable) << 2) |
    (bits(exposure.shared) << 4) |
    (bits(exposure.encrypted) << 6)
  )
}

function unpackExposure(packed: number): Exposure {
  const value = (shift: number) => [false, true, null][(packed >> shift) & 3] ?? null
  return { worldReadable: value(0), groupReadable: value(2), shared: value(4), encrypted: value(6) }
}

function toLedgerItem(row: ItemRow, target: number): LedgerItem {
  return {
    id: row.id,
    uri: row.uri,
    target,
    size: row.size,
    modified: row.modified,
    exposure: unpackExposure(row.exposure),
    format: row.format,
    encoding: row.encoding,
    outcome: {
      state: row.state,
      ...(row.reason === null ? {} : { reason: row.reason }),
      ...(row.detail === null ? {} : { detail: row.detail }),
    },
    records: row.records,
    maskedRecords: row.masked,
    special: JSON.parse(row.special) as number[],
    types: JSON.parse(row.types) as TypeFindings[],
    firstSeen: row.first_seen,
    lastSeen: row.top_last_seen,
  }
}
