/** Every statement the ledger runs but those of its view, and the rows they take and give. */
import type Database from 'better-sqlite3'
import type { ReadLine } from './results.ts'

/** Rows looked at at a time where there may be any number of them. */
export const PAGE = 1000

/** A line as it is written: the columns of `item` (schema.ts). */
export interface LineColumns {
  readonly id: number
  readonly top: number
  readonly target: number
  readonly uri: string
  readonly version: string | null
  readonly rules: string
  readonly limits: string
  readonly size: number
  readonly modified: number
  readonly exposure: number
  readonly format: string | null
  readonly encoding: string | null
  readonly state: string
  readonly reason: string | null
  readonly detail: string | null
  readonly records: number
  readonly masked: number
  readonly special: string
  readonly types: string
  readonly sum: number
  readonly first_seen: number
  readonly last_seen: number
  readonly seen: number
}

const COLUMNS: readonly (keyof LineColumns)[] = [
  'id',
  'top',
  'target',
  'uri',
  'version',
  'rules',
  'limits',
  'size',
  'modified',
  'exposure',
  'format',
  'encoding',
  'state',
  'reason',
  'detail',
  'records',
  'masked',
  'special',
  'types',
  'sum',
  'first_seen',
  'last_seen',
  'seen',
]

/** An announcement as it is written. */
export interface PendingColumns extends PendingRow {
  readonly uri: string
  readonly target: number
}

/** A line as it is looked up. */
export interface LineRow extends ReadLine {
  readonly id: number
  readonly first_seen: number
  readonly seen: number
}

/** An item that was announced. */
export interface PendingRow {
  readonly item: number
  readonly version: string
  readonly rules: string
  readonly limits: string
}

/** A range that is done. */
export interface PartRow {
  readonly part: number
  readonly start: number
  readonly stop: number
  readonly result: string
}

/** See {@link prepare}. */
export type Statements = ReturnType<typeof prepare>

/** Prepares them all. Pages are by id, so that a page may be worked on before the next is asked for. */
export function prepare(db: Database.Database) {
  return {
    nextId: db.prepare(
      'SELECT 1 + max((SELECT coalesce(max(id), 0) FROM item), (SELECT coalesce(max(item), 0) FROM pending))',
    ),
    beginRun: db.prepare('INSERT INTO run (uuid, started, version, rules) VALUES (?, ?, ?, ?)'),
    endRun: db.prepare('UPDATE run SET finished = ?, completed = ? WHERE id = ?'),
    target: db.prepare(
      'INSERT INTO target (root, labels) VALUES (?, ?) ON CONFLICT (root) DO UPDATE SET labels = excluded.labels RETURNING id',
    ),
    knowsTarget: db.prepare('SELECT 1 FROM target WHERE root = ?'),
    line: db.prepare(
      'SELECT id, version, rules, limits, state, reason, first_seen, seen FROM item WHERE uri = ? AND top = id',
    ),
    touch: db.prepare('UPDATE item SET target = ?, last_seen = ?, seen = ?, exposure = ? WHERE id = ?'),
    firstSeen: db.prepare('SELECT first_seen FROM item WHERE uri = ? ORDER BY id LIMIT 1'),
    insert: db.prepare<LineColumns>(
      `INSERT INTO item (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((c) => `@${c}`).join(', ')})`,
    ),
    evidence: db.prepare('INSERT INTO evidence VALUES (?, ?, ?, ?, ?)'),
    pending: db.prepare<PendingColumns>(
      'INSERT INTO pending (item, uri, target, version, rules, limits) VALUES (@item, @uri, @target, @version, @rules, @limits)',
    ),
    pendingByUri: db.prepare('SELECT item, version, rules, limits FROM pending WHERE uri = ?'),
    pendingOf: db.prepare(`SELECT item FROM pending WHERE target = ? AND item > ? ORDER BY item LIMIT ${PAGE}`),
    allPending: db.prepare(`SELECT item FROM pending WHERE item > ? ORDER BY item LIMIT ${PAGE}`),
    part: db.prepare('INSERT INTO part VALUES (?, ?, ?, ?, ?)'),
    hasParts: db.prepare('SELECT EXISTS (SELECT 1 FROM part WHERE item = ?)'),
    parts: db.prepare('SELECT part, start, stop, result FROM part WHERE item = ? ORDER BY part'),
    unseen: db.prepare(
      `SELECT id, uri FROM item WHERE target = ? AND seen <> ? AND top = id AND id > ? ORDER BY id LIMIT ${PAGE}`,
    ),
    reveal: db.prepare('INSERT INTO reveal (at, who, item) VALUES (?, ?, ?)'),
    dropMembersEvidence: db.prepare(
      'DELETE FROM evidence WHERE item IN (SELECT id FROM item WHERE top = ? AND top <> id)',
    ),
    dropMembers: db.prepare('DELETE FROM item WHERE top = ? AND top <> id'),
    dropEvidence: db.prepare('DELETE FROM evidence WHERE item = ?'),
    dropPartEvidence: db.prepare('DELETE FROM evidence WHERE item = ? AND part = ?'),
    dropUnfinished: db.prepare(
      'DELETE FROM evidence WHERE item = ? AND part NOT IN (SELECT part FROM part WHERE item = ?)',
    ),
    dropParts: db.prepare('DELETE FROM part WHERE item = ?'),
    dropPending: db.prepare('DELETE FROM pending WHERE item = ?'),
    dropLine: db.prepare('DELETE FROM item WHERE id = ?'),
  }
}
