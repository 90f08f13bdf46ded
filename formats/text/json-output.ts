/** Where what is made of a JSON text gathers: records, tables, and text. */
import { BatchBuilder } from '../batches.ts'
import type { Piece, RecordBatch } from '../format.ts'
import { PLAIN_TEXT } from './text.ts'

const FIELDS = { kind: 'fields' } as const

/** Gathers batches. */
export class JsonOutput {
  readonly records = new BatchBuilder(FIELDS)
  readonly text = new BatchBuilder(PLAIN_TEXT)
  /** Batches of tables, to be given before anything else is read. */
  readonly tables: RecordBatch[] = []

  /** There is enough to give. */
  get full(): boolean {
    return this.tables.length > 0 || this.records.full || this.text.full
  }

  /** Adds a line of text. */
  line(bytes: Uint8Array): void {
    this.text.text(bytes)
    this.text.endLine()
  }

  /** What has gathered. */
  *taken(): Generator<Piece, void, undefined> {
    if (this.tables.length > 0) yield* this.tables.splice(0)
    const records = this.records.take()
    if (records !== undefined) yield records
    const text = this.text.take()
    if (text !== undefined) yield text
  }

  /** What is left in the end. */
  *rest(): Generator<Piece, void, undefined> {
    yield* this.tables.splice(0)
    for (const builder of [this.records, this.text]) {
      const batch = builder.rest()
      if (batch !== undefined) yield batch
    }
  }
}
