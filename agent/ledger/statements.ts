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

/** An item with its members. Not `top = @id` alone: members have an index of their own, and every item would be looked at for every one that goes. */
const WHOLE = '(id = @id OR (top = @id AND top <> id))'

/** Pages are by id, so that a page may be worked on before the next is asked for. */
const SQL = {
  // Counts are kept by the numbers of items: one that a count was made of must not be given again, though its item be gone.
  nextId: `SELECT 1 + max((SELECT coalesce(max(id), 0) FROM item), (SELECT coalesce(max(item), 0) FROM pending),
    (SELECT coalesce(max(item), 0) FROM gone),
    (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM meta WHERE name = 'last-id'))`,
  lastId: `INSERT INTO meta VALUES ('last-id', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  counted: 'SELECT sum, data FROM counted WHERE key = ?',
  useCounted: 'UPDATE counted SET used = ? WHERE key = ?',
  keepCounted: 'INSERT OR REPLACE INTO counted (key, used, sum, data, items) VALUES (?, ?, ?, ?, ?)',
  hasCountedItems: 'SELECT EXISTS (SELECT 1 FROM counted WHERE items IS NOT NULL)',
  countedItems: 'SELECT key, items FROM counted WHERE items IS NOT NULL AND key BETWEEN ? AND ?',
  // The road not taken: keeping the evidence of large items too. A table of millions that was read again is counted again.
  keepGone: `INSERT OR IGNORE INTO gone SELECT id FROM item WHERE ${WHOLE} AND records BETWEEN 1 AND 1000000`,
  isGone: 'SELECT EXISTS (SELECT 1 FROM gone WHERE item = ?)',
  dropNotGone: `DELETE FROM evidence WHERE item IN
    (SELECT id FROM item WHERE ${WHOLE} AND id NOT IN (SELECT item FROM gone))`,
  dropGoneEvidence: 'DELETE FROM evidence WHERE item IN (SELECT item FROM gone)',
  dropGone: 'DELETE FROM gone',
  dropCounted: 'DELETE FROM counted WHERE used < ?',
  beginRun: 'INSERT INTO run (uuid, started, version, rules) VALUES (?, ?, ?, ?)',
  endRun: 'UPDATE run SET finished = ?, completed = ? WHERE id = ?',
  target:
    'INSERT INTO target (root, labels) VALUES (?, ?) ON CONFLICT (root) DO UPDATE SET labels = excluded.labels RETURNING id',
  targets: 'SELECT id, root FROM target ORDER BY id',
  knowsTarget: 'SELECT 1 FROM target WHERE root = ?',
  line: 'SELECT id, version, rules, limits, state, reason, first_seen, seen FROM item WHERE uri = ? AND top = id',
  touch: 'UPDATE item SET target = ?, last_seen = ?, seen = ?, exposure = ? WHERE id = ?',
  firstSeen: 'SELECT first_seen FROM item WHERE uri = ? ORDER BY id LIMIT 1',
  insert: `INSERT INTO item (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((c) => `@${c}`).join(', ')})`,
  evidence: 'INSERT INTO evidence VALUES (?, ?, ?, ?, ?)',
  pending:
    'INSERT INTO pending (item, uri, target, version, rules, limits) VALUES (@item, @uri, @target, @version, @rules, @limits)',
  pendingByUri: 'SELECT item, version, rules, limits FROM pending WHERE uri = ?',
  pendingOf: `SELECT item FROM pending WHERE target = ? AND item > ? ORDER BY item LIMIT ${PAGE}`,
  allPending: `SELECT item FROM pending WHERE item > ? ORDER BY item LIMIT ${PAGE}`,
  part: 'INSERT INTO part VALUES (?, ?, ?, ?, ?)',
  hasParts: 'SELECT EXISTS (SELECT 1 FROM part WHERE item = ?)',
  parts: 'SELECT part, start, stop, result FROM part WHERE item = ? ORDER BY part',
  unseen: `SELECT id, uri FROM item WHERE target = ? AND seen <> ? AND top = id AND id > ? ORDER BY id LIMIT ${PAGE}`,
  meta: 'SELECT value FROM meta WHERE name = ?',
  keepMeta: 'INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  dropMembersEvidence: 'DELETE FROM evidence WHERE item IN (SELECT id FROM item WHERE top = ? AND top <> id)',
  dropMembers: 'DELETE FROM item WHERE top = ? AND top <> id',
  dropEvidence: 'DELETE FROM evidence WHERE item = ?',
  dropPartEvidence: 'DELETE FROM evidence WHERE item = ? AND part = ?',
  dropUnfinished: 'DELETE FROM evidence WHERE item = ? AND part NOT IN (SELECT part FROM part WHERE item = ?)',
  dropParts: 'DELETE FROM part WHERE item = ?',
  dropPending: 'DELETE FROM pending WHERE item = ?',
  dropLine: 'DELETE FROM item WHERE id = ?',
}

/** See {@link prepare}. */
export type Statements = Readonly<
  Record<Exclude<keyof typeof SQL, 'insert' | 'pending'>, Database.Statement> & {
    insert: Database.Statement<[LineColumns]>
    pending: Database.Statement<[PendingColumns]>
  }
>

/** Prepares them all. */
export function prepare(db: Database.Database): Statements {
  return Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)])) as unknown as Statements
}
