/** The table `fulfilment`: what somebody says was done of what the law asks for. Lines are added and taken back, never changed. */
import type Database from 'better-sqlite3'
import type { Fulfilment, FulfilmentRecord } from '../../inventory/inventory.ts'

type Row = FulfilmentRecord & {
  readonly id: number
  readonly withdrawn_at: number | null
  readonly withdrawn_who: string | null
  readonly withdrawn_reason: string | null
}

/** Every record, in the order they were made. */
export function readFulfilments(db: Database.Database): readonly Fulfilment[] {
  const rows = db.prepare('SELECT * FROM fulfilment ORDER BY id').all() as Row[]
  return rows.map(({ withdrawn_at: at, withdrawn_who: who, withdrawn_reason: reason, ...record }) => ({
    ...record,
    withdrawn: at === null ? null : { at, who: who ?? '', reason: reason ?? '' },
  }))
}

/** The number that the next record will have. */
export function nextFulfilment(db: Database.Database): number {
  return db.prepare('SELECT coalesce(max(id), 0) + 1 FROM fulfilment').pluck().get() as number
}

/** Adds a record. Inside the caller's transaction. */
export function storeFulfilment(db: Database.Database, record: FulfilmentRecord): void {
  db.prepare(
    `INSERT INTO fulfilment (deed, regulation, day, by, note, incident, at, who)
     VALUES (@deed, @regulation, @day, @by, @note, @incident, @at, @who)`,
  ).run(record)
}

/** Takes a record back. Inside the caller's transaction. */
export function storeWithdrawal(
  db: Database.Database,
  id: number,
  withdrawal: NonNullable<Fulfilment['withdrawn']>,
): void {
  db.prepare(
    'UPDATE fulfilment SET withdrawn_at = @at, withdrawn_who = @who, withdrawn_reason = @reason WHERE id = @id',
  ).run({ id, ...withdrawal })
}
