/** One sheet of a workbook: cells in their true rows and columns, whatever the file leaves out. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch } from '../format.ts'
import { MergedCells, type MergedRange, type SheetRow } from './merged-cells.ts'
import { formatNumber, type NumberStyle } from './number-formats.ts'
import type { SharedStrings } from './shared-strings.ts'
import { TextPlace } from './text-place.ts'
import { CLOSE, END, OPEN, TEXT, type XmlTokenizer } from './xml-tokenizer.ts'

/** The largest sheet there is (XFD1048576). Numbers beyond are not believed. */
export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 16_384

/** What a sheet needs of its workbook. */
export interface WorkbookParts {
  readonly strings: SharedStrings
  /** By the number in a cell's `s`. */
  readonly styles: readonly NumberStyle[]
  /** Days between the workbook's day 0 and 1899-12-30: 0 or 1462. */
  readonly dateShift: number
  /** The largest cell, in bytes. */
  readonly cellBytes: number
  /** What is merged over rows of this sheet. */
  readonly merged: readonly MergedRange[]
}

/** Text elements outside the cells that are worth reading. */
const SPOKEN = new Set([
  'oddHeader',
  'oddFooter',
  'evenHeader',
  'evenFooter',
  'firstHeader',
  'firstFooter',
  'formula1',
  'formula2',
  'formula',
])
const SPOKEN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  dataValidation: ['promptTitle', 'prompt', 'errorTitle', 'error'],
  hyperlink: ['display', 'tooltip', 'location'],
}

const R = 0x72
const S = 0x73
const T = 0x74

/** Reads a sheet: its cells as one table, what stands around them (headers, validation lists …) as text. */
export class Worksheet {
  /** A cell was larger than the limit and was cut. */
  limited = false
  readonly #xml: XmlTokenizer
  readonly #workbook: WorkbookParts
  readonly #cells: BatchBuilder
  readonly #around: TextPlace
  #rows = 0
  /** The last column that was written in this row, and the last one that was read. */
  #column = 0
  #last = 0
  // The cell being read.
  #wanted = 0
  #type = 0
  #style = 0
  #value = Buffer.allocUnsafeSlow(4096)
  #length = 0
  #hasValue = false
  #formula = ''
  /** In a sheet with merged cells, rows wait until the next one is known. */
  readonly #merged: MergedCells | undefined
  #cellsOfRow: SheetRow = new Map()
  #waiting: { readonly number: number; readonly row: SheetRow } | undefined

  constructor(xml: XmlTokenizer, place: string, workbook: WorkbookParts) {
    this.#xml = xml
    this.#workbook = workbook
    this.#cells = new BatchBuilder({ kind: 'generated-table' }, place)
    this.#around = new TextPlace(place)
    if (workbook.merged.length > 0) this.#merged = new MergedCells(workbook.merged)
  }

  *read(): Generator<RecordBatch> {
    const xml = this.#xml
    for (let token = xml.next(); token !== END; token = xml.next()) {
      if (token !== OPEN) continue
      const name = xml.name
      if (name === 'c') this.#cell()
      else if (name === 'row') yield* this.#row()
      else if (SPOKEN.has(name)) this.#spoken()
      else {
        const attributes = SPOKEN_ATTRIBUTES[name]
        for (const attribute of attributes ?? []) this.#around.whole(xml.attribute(attribute) ?? '')
      }
      const batch = this.#around.take()
      if (batch) yield batch
    }
    this.#writeWaiting(undefined)
    const last = this.#cells.rest()
    if (last) yield last
    yield* this.#around.rest()
  }

  *#row(): Generator<RecordBatch> {
    const xml = this.#xml
    const wanted = readNumber(xml.rawAttribute(R))
    // Rows that are not in the file are empty: their lines keep the row numbers true.
    if (wanted > this.#rows + 1 && wanted <= MOST_ROWS) {
      while (this.#rows < wanted - 1) {
        this.#endRow()
        const batch = this.#cells.take()
        if (batch) yield batch
      }
    }
    const depth = xml.depth
    this.#column = this.#last = 0
    for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
      if (token === OPEN && xml.name === 'c') this.#cell()
    }
    this.#endRow()
    for (const batch of [this.#cells.take(), this.#around.take()]) if (batch) yield batch
  }

  #endRow(): void {
    this.#rows++
    if (!this.#merged) {
      this.#cells.endLine()
      return
    }
    const row = this.#cellsOfRow
    this.#cellsOfRow = new Map()
    this.#writeWaiting(row)
    this.#waiting = { number: this.#rows, row }
  }

  #writeWaiting(next: SheetRow | undefined): void {
    if (!this.#merged || !this.#waiting) return
    const { number, row } = this.#waiting
    const filled = this.#merged.fill(number, row, next)
    let written = 1
    for (const column of [...filled.keys()].sort((a, b) => a - b)) {
      for (; written < column; written++) this.#cells.separate()
      this.#cells.value(filled.get(column)!)
    }
    this.#cells.endLine()
  }

  #cell(): void {
    const xml = this.#xml
    const address = readColumn(xml.rawAttribute(R))
    this.#wanted = this.#last = address > this.#last ? address : this.#last + 1
    this.#style = readNumber(xml.rawAttribute(S))
    this.#type = typeOf(xml.rawAttribute(T))
    this.#length = 0
    this.#hasValue = false
    this.#formula = ''
    const depth = xml.depth
    let inside = ''
    for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
      if (token === OPEN) {
        inside = xml.name
        // The reading aid is searched by itself: it is no part of the value.
        if (inside === 'rPh') this.#spoken()
      } else if (token === TEXT) {
        if (inside === 'v' || inside === 't') this.#append(xml.text())
        else if (inside === 'f' && this.#formula.length < 64 * 1024) this.#formula += Buffer.from(xml.text()).toString()
      } else inside = ''
    }
    this.#write()
  }

  /** The text of the element just opened, on a line by itself. */
  #spoken(): void {
    const xml = this.#xml
    const depth = xml.depth
    for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
      if (token === TEXT) this.#around.add(xml.text())
    }
    this.#around.line()
  }

  #append(piece: Uint8Array): void {
    this.#hasValue = true
    const needed = this.#length + piece.length
    if (needed > this.#workbook.cellBytes) {
      this.limited = true
      return
    }
    if (needed > this.#value.length) {
      const larger = Buffer.allocUnsafeSlow(needed * 2)
      this.#value.copy(larger, 0, 0, this.#length)
      this.#value = larger
    }
    this.#value.set(piece, this.#length)
    this.#length = needed
  }

  #write(): void {
    // A formula with text in it may hold what no cell shows.
    if (this.#formula.includes('"') && this.#hasValue) this.#around.whole(this.#formula)
    const content = this.#content()
    if (content === undefined || content.length === 0) return
    if (this.#wanted > MOST_COLUMNS) {
      this.#around.whole(content)
      return
    }
    if (this.#merged) {
      this.#cellsOfRow.set(this.#wanted, typeof content === 'string' ? content : Buffer.from(content).toString())
      return
    }
    if (this.#column === 0) this.#column = 1
    for (; this.#column < this.#wanted; this.#column++) this.#cells.separate()
    this.#cells.value(content)
  }

  #content(): Uint8Array | string | undefined {
    if (!this.#hasValue) return this.#formula === '' ? undefined : `=${this.#formula}`
    if (this.#type === SHARED) return this.#workbook.strings.get(digitsOf(this.#value, this.#length))
    const value = new Uint8Array(this.#value.buffer, this.#value.byteOffset, this.#length)
    if (this.#type !== NUMBER) return value
    const style = this.#workbook.styles[this.#style]
    const general = style === undefined || style.kind === 'general'
    if (general && this.#length <= 15 && digitsOf(value, this.#length) >= 0) return value
    const number = Number(this.#value.toString('latin1', 0, this.#length))
    if (!Number.isFinite(number)) return value
    return general ? String(number) : formatNumber(number, style, this.#workbook.dateShift)
  }
}

type Raw = ReturnType<XmlTokenizer['rawAttribute']>

const NUMBER = 0
const SHARED = 1
const PLAIN = 2

/** `s` is a shared string, `n` or nothing a number; all others hold their text. */
function typeOf(raw: Raw): number {
  if (raw === undefined) return NUMBER
  if (raw.to - raw.from !== 1) return PLAIN
  const letter = raw.bytes[raw.from]
  if (letter === S) return SHARED
  return letter === 0x6e ? NUMBER : PLAIN
}

/** The column of an address, from 1; 0 where there is none. */
function readColumn(raw: Raw): number {
  if (raw === undefined) return 0
  let column = 0
  for (let at = raw.from; at < raw.to && at < raw.from + 4; at++) {
    const letter = raw.bytes[at]! & 0xdf
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column
}

function readNumber(raw: Raw): number {
  if (raw === undefined) return 0
  let value = 0
  for (let at = raw.from; at < raw.to && at < raw.from + 9; at++) {
    const digit = raw.bytes[at]! - 0x30
    if (digit < 0 || digit > 9) return 0
    value = value * 10 + digit
  }
  return value
}

/** The number that the first `length` bytes are, as digits; -1 when they are not only digits. */
function digitsOf(bytes: Uint8Array, length: number): number {
  let value = 0
  for (let at = 0; at < length; at++) {
    const digit = bytes[at]! - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return length === 0 ? -1 : value
}
