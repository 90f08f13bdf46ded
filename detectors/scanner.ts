/** Puts the engines together: one scanner a worker, used for one item after another. */
import type { RecordBatch } from '../formats/format.ts'
import { DETECTORS } from './catalogue.ts'
import { ColumnNames } from './columns.ts'
import type { Detector, Findings, Scanner, ScannerOptions } from './detector.ts'
import { DocumentCollector } from './document.ts'
import { FieldsEngine } from './fields.ts'
import { IgnoringCollector } from './ignoring.ts'
import { SpanFinder } from './span.ts'
import { SpecialWords } from './special.ts'
import { AttributeRows } from './table/attribute-rows.ts'
import { TableEngine } from './table.ts'
import { TextEngine } from './text.ts'
import { TextTables } from './text-tables.ts'

/**
 * Changes whenever the same bytes may give other findings than before; what was found under another version is read again.
 */
export const RULES_VERSION = '2026.11.108'

/** Makes a scanner for the catalogue. */
export function createScanner(options: ScannerOptions, catalogue: readonly Detector[] = DETECTORS): Scanner {
  if (options.key.length !== 32) throw new RangeError(`a key has 32 bytes, not ${options.key.length}`)
  return new BatchScanner(options, catalogue)
}

class BatchScanner implements Scanner {
  readonly #collector: DocumentCollector
  readonly #text: TextEngine
  readonly #table: TableEngine
  readonly #fields: FieldsEngine
  readonly #tablesInText: TextTables
  readonly #attributes: AttributeRows

  constructor(options: ScannerOptions, catalogue: readonly Detector[]) {
    const { ignoring } = options
    // Only hits that are to be shown know their columns; a rule about one has to know it too.
    const inspecting = options.onHit !== undefined || ignoring?.columns === true
    const names = new ColumnNames(catalogue)
    this.#tablesInText = new TextTables(catalogue, names)
    const finder = new SpanFinder([...catalogue, this.#tablesInText.listener], inspecting)
    const special = new SpecialWords(catalogue, options.onQuestion)
    this.#collector =
      ignoring === undefined
        ? new DocumentCollector(catalogue, options)
        : new IgnoringCollector(catalogue, options, ignoring)
    this.#text = new TextEngine(catalogue, finder, special, this.#collector, inspecting)
    this.#table = new TableEngine(catalogue, names, finder, special, this.#collector, this.#text, inspecting)
    this.#tablesInText.engine = this.#table
    this.#fields = new FieldsEngine(catalogue, names, finder, special, this.#collector, inspecting)
    this.#attributes = new AttributeRows(catalogue, names, (bytes, rows, place) =>
      this.#fields.feed(bytes, 0, place, rows),
    )
  }

  begin(): void {
    this.#collector.begin()
    this.#text.beginItem()
    this.#fields.beginItem()
  }

  feed(batch: RecordBatch): void {
    const { dialect } = batch
    // One shape of array for the hot loops: with Buffers among them every access would ask which it is.
    const bytes =
      batch.bytes.constructor === Uint8Array
        ? batch.bytes
        : new Uint8Array(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.byteLength)
    switch (dialect.kind) {
      case 'text':
        if (dialect.document === true) this.#collector.hold()
        this.#text.feed(
          bytes,
          { reflow: dialect.reflow, rows: false, headers: dialect.headers === true },
          batch.linesBefore,
          batch.place,
          this.#tablesInText,
        )
        if (dialect.headers === true) this.#text.end()
        break
      case 'table':
        if (!this.#attributes.feed(bytes, dialect, batch.first, batch.linesBefore, batch.place))
          this.#table.feed(bytes, dialect, batch.first, batch.linesBefore, batch.place)
        break
      case 'fields':
        this.#fields.feed(bytes, batch.linesBefore, batch.place)
        break
    }
  }

  end(): Findings {
    this.#attributes.end()
    this.#text.end()
    this.#table.end()
    return this.#collector.end()
  }
}
