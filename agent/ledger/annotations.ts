/** The table `annotation`: what people have decided about data files. Lines are added, never changed: they say who changed what when. */
import type Database from 'better-sqlite3'
import { ANNOTATION_FIELDS, type AnnotationField, type Annotations, type Change } from '../../inventory/inventory.ts'

/** One decision. */
export interface AnnotationLine {
  readonly file: string
  readonly field: AnnotationField
  /** Stored form; empty when it was taken back. */
  readonly value: string
  /** ms since 1970 */
  readonly at: number
  readonly who: string
  /** Where it came from: the name of the file. */
  readonly source: string
}

/** What holds now, by data file. */
export function readAnnotations(db: Database.Database): ReadonlyMap<string, Annotations> {
  const all = new Map<string, Partial<Record<AnnotationField, string>>>()
  for (const { file, field, value } of annotationLines(db)) {
    const one = all.get(file) ?? {}
    one[field] = value
    all.set(file, one)
  }
  return all
}

/** Every decision in the order they were made, of one data file or of all. */
export function annotationLines(db: Database.Database, file?: string): readonly AnnotationLine[] {
  const rows = db
    .prepare(
      'SELECT file, field, value, at, who, source FROM annotation WHERE @file IS NULL OR file = @file ORDER BY id',
    )
    .all({ file: file ?? null }) as AnnotationLine[]
  return rows.filter(({ field }) => ANNOTATION_FIELDS.includes(field))
}

/** Adds decisions. Inside the caller's transaction. */
export function storeAnnotations(
  db: Database.Database,
  changes: readonly Pick<Change, 'file' | 'field' | 'to'>[],
  made: Pick<AnnotationLine, 'at' | 'who' | 'source'>,
): void {
  const insert = db.prepare(
    'INSERT INTO annotation (file, field, value, at, who, source) VALUES (@file, @field, @to, @at, @who, @source)',
  )
  for (const { file, field, to } of changes) insert.run({ file, field, to, ...made })
}
