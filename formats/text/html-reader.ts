/** What a page says, as text and tables, from the events of a streaming parser. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch } from '../format.ts'
import { fieldsBefore, PlaceBefore, Versions } from '../tracked-changes.ts'
import {
  boxOf,
  CHANGES,
  DRAWN,
  decodeLink,
  FIELDS,
  isInline,
  LINK,
  SPOKEN,
  textOfDataUrl,
  VALUE_NAME,
  WORDS_ONLY,
} from './html-elements.ts'
import { OpenTable } from './html-open-table.ts'
import { BoundedParser } from './html-parser.ts'
import { type HtmlRow, kindOfTable, ownCells } from './html-table.ts'
import { PLAIN_TEXT } from './text.ts'

/** A line with changes is ended by force when its versions have grown to this many UTF-16 units. */
const LINE_UNITS = 2 ** 20
/** Pages within pages (`srcdoc`) that are read as pages. */
const INNER_PAGES = 3
/** Rows that are held until it is known what kind of table they make. */
const HELD_ROWS = 20
/** The same in characters. */
const HELD_CHARACTERS = 64 * 1024
/** Takes a page piece by piece. */
export class HtmlReader {
  readonly #text = new BatchBuilder(PLAIN_TEXT)
  /**
   * What no reader of the page sees: attributes (a line for each element), comments, style sheets, instructions. By itself, as
   * the values they stand beside must not be broken: programs write `王<!-- -->小明`.
   */
  readonly #markup = new BatchBuilder(PLAIN_TEXT, 'markup')
  /** Lines as they were before they were changed. */
  readonly #before = new PlaceBefore(PLAIN_TEXT)
  /** Of the line of text. */
  readonly #versions = new Versions()
  /** Elements of {@link CHANGES} that are open. */
  readonly #changes: number[] = []
  readonly #depth: number
  readonly #tables: OpenTable[] = []
  /** Batches of tables that have ended, or are full. */
  readonly #ready: RecordBatch[] = []
  readonly #parser: BoundedParser
  /** Elements in which text is as it is: script, pre, textarea. */
  #verbatim = 0
  #style = 0
  /** A blank is due before the next word. */
  #blank = false
  #lineStart = true

  /** `depth`: how many pages this one stands in. */
  constructor(depth = 0) {
    this.#depth = depth
    this.#parser = new BoundedParser(
      {
        onopentag: (name, attributes) => {
          this.#parser.depth++
          this.#open(name, attributes)
        },
        onclosetag: (name) => {
          // A form within a form has no name and was never opened.
          if (name === '') return
          this.#parser.depth--
          this.#close(name)
        },
        ontext: (text) => this.#say(text),
        oncomment: (text) => this.#mark(text),
        onprocessinginstruction: (_name, text) => {
          if (!/^!doctype\s+html\s*$/i.test(text)) this.#mark(text)
        },
      },
      { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeCDATA: true },
    )
  }

  /** Takes some of the page; then what is ready can be had from {@link taken}. */
  write(text: string): void {
    this.#parser.write(text)
  }

  /** The page is over. */
  end(): void {
    this.#parser.end()
    while (this.#tables.length > 0) this.#endTable()
    this.#endVersions()
  }

  *taken(): Generator<RecordBatch, void, undefined> {
    yield* this.#ready.splice(0)
    for (const { builder } of this.#tables) if (builder?.full) yield builder.take()!
    for (const builder of [this.#text, this.#before, this.#markup]) {
      const batch = builder.take()
      if (batch !== undefined) yield batch
    }
  }

  *rest(): Generator<RecordBatch, void, undefined> {
    yield* this.#ready.splice(0)
    for (const builder of [this.#text, this.#before, this.#markup]) {
      const last = builder.rest()
      if (last !== undefined) yield last
    }
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (name === 'style') this.#style++
    else if (name === 'script' || name === 'pre' || name === 'textarea') this.#verbatim++
    const change = CHANGES.get(name)
    if (change !== undefined) this.#changes.push(change)
    if (name === 'table') this.#startTable()
    else if (name === 'tr') this.#endRow()
    else if (name === 'td' || name === 'th') this.#startCell(name === 'th', attributes)
    else if (FIELDS.has(name)) this.#blank = true
    else if (!isInline(name)) this.#endLine()
    this.#attributes(name, attributes)
  }

  #close(name: string): void {
    if (name === 'style') this.#style = Math.max(0, this.#style - 1)
    else if (name === 'script' || name === 'pre' || name === 'textarea')
      this.#verbatim = Math.max(0, this.#verbatim - 1)
    if (CHANGES.has(name)) this.#endChange(name)
    if (name === 'table') this.#endTable()
    else if (name === 'tr') this.#endRow()
    else if (name === 'td' || name === 'th') this.#endCell()
    // <label>E-mail</label><span>wang@… : pages set them apart, and their text alone does not.
    else if (FIELDS.has(name) || name === 'label') this.#blank = true
    else if (!isInline(name)) this.#endLine()
  }

  #attributes(name: string, attributes: Record<string, string>): void {
    const box = boxOf(name, attributes)
    for (const attribute of SPOKEN) {
      const value = attributes[attribute]
      if (value === undefined || value === '') continue
      // <option value="高血壓">高血壓: left, it is said by nobody, and the box stands before one of the two.
      if (box !== '' && attribute === 'value' && WORDS_ONLY.test(value)) this.#mark(`value: ${box} ${value}`)
      else this.#sayApart(value)
    }
    if (box !== '') this.#sayApart(box)
    if (name === 'meta') this.#endLine()
    if (VALUE_NAME.test(name)) this.#say(`<${name}>`)
    this.#unseen(attributes)
    const link = attributes.href
    if (link === undefined || !LINK.test(link)) return
    // Between blanks: the text of the link often says the same, and must not be glued to it.
    this.#blank = true
    this.#say(decodeLink(link.slice(link.indexOf(':') + 1)))
    this.#blank = true
  }

  #sayApart(text: string): void {
    this.#blank = true
    this.#say(text)
    this.#blank = true
  }

  /** The attributes that are not in the text, in a line. */
  #unseen(attributes: Record<string, string>): void {
    const said: string[] = []
    for (const [name, value] of Object.entries(attributes)) {
      if (SPOKEN.includes(name) || DRAWN.has(name)) continue
      if (VALUE_NAME.test(name)) said.push(name)
      if (value === '' || (name === 'href' && LINK.test(value))) continue
      if (name === 'srcdoc') this.#innerPage(value)
      else said.push(`${name}: ${decodeLink(textOfDataUrl(value) ?? value)}`)
    }
    if (said.length > 0) this.#mark(said.join('\t'))
  }

  #innerPage(page: string): void {
    if (this.#depth >= INNER_PAGES) {
      this.#mark(page)
      return
    }
    const inner = new HtmlReader(this.#depth + 1)
    inner.write(page)
    inner.end()
    for (const pieces of [inner.taken(), inner.rest()]) {
      for (const batch of pieces) this.#ready.push({ ...batch, bytes: Uint8Array.from(batch.bytes) })
    }
  }

  /** Text by itself, in lines of its own. */
  #mark(text: string): void {
    if (text.trim() === '') return
    this.#markup.text(text)
    this.#markup.endLine()
  }

  #say(text: string): void {
    if (this.#style > 0) {
      this.#mark(text)
      return
    }
    const table = this.#tables.at(-1)
    if (this.#verbatim > 0 && !table?.inCell) {
      if (this.#blank && !this.#lineStart) this.#add(' ')
      this.#blank = false
      for (const [at, line] of text.split('\n').entries()) {
        if (at > 0) {
          this.#endVersions()
          this.#text.endLine()
        }
        this.#add(line)
      }
      if (text !== '') this.#lineStart = text.endsWith('\n')
      return
    }
    // Blanks, also those of line breaks, are one blank between words; a no-break or full-width blank stays.
    const words = text.replace(/[ \t\r\n\f]+/g, ' ')
    const begins = words.startsWith(' ')
    const inner = words.slice(begins ? 1 : 0, words.length > 1 && words.endsWith(' ') ? -1 : undefined)
    if (begins) this.#blank = true
    if (inner === '') return
    if (table?.inCell) {
      const said = (this.#blank && table.cell !== '' ? ' ' : '') + inner
      this.#addToCell(table, said)
      // A cell without end is layout.
      if (Math.max(table.cell.length, table.versions.length) > HELD_CHARACTERS) this.#becomeLines(table)
    } else {
      this.#add(this.#blank && !this.#lineStart ? ` ${inner}` : inner)
      this.#lineStart = false
    }
    this.#blank = words.length > 1 && words.endsWith(' ')
  }

  /** What the text that comes next is: {@link Versions.change}. */
  get #change(): number {
    return this.#changes.reduce((all, one) => all | one, 0)
  }

  #endChange(name: string): void {
    // What is struck out is a value, and what follows is often the one in its place, without a mark of its own.
    if (name === 's' || name === 'strike') {
      const table = this.#tables.at(-1)
      if (table?.inCell) this.#addToCell(table, ' ')
      else this.#add(' ')
    }
    this.#changes.pop()
  }

  #addToCell(table: OpenTable, text: string): void {
    table.versions.change = this.#change
    if (table.versions.take(text, () => table.cell)) table.cell += text
  }

  /** Adds to the line of text. */
  #add(text: string): void {
    this.#versions.change = this.#change
    if (text !== '' && this.#versions.take(text, this.#line)) this.#text.text(text)
    if (this.#versions.length > LINE_UNITS) {
      this.#endVersions()
      this.#text.endLine()
    }
  }

  /** The line of text so far. */
  readonly #line = (): string => Buffer.from(this.#text.line).toString()

  #endVersions(): void {
    for (const version of this.#versions.end(this.#line)) this.#before.add(version)
  }

  #endLine(): void {
    const table = this.#tables.at(-1)
    this.#blank = false
    if (table?.inCell) {
      if (table.cell !== '') this.#blank = true
      return
    }
    if (this.#lineStart) return
    this.#endVersions()
    // A line that was deleted leaves none.
    if (!this.#text.atLineStart) this.#text.endLine()
    this.#lineStart = true
  }

  #startTable(): void {
    const outer = this.#tables.at(-1)
    // A table within a cell: the outer one is layout.
    if (outer !== undefined) this.#becomeLines(outer)
    this.#endLine()
    this.#tables.push(new OpenTable())
  }

  #startCell(head: boolean, attributes: Readonly<Record<string, string>>): void {
    const table = this.#tables.at(-1)
    if (table === undefined) {
      this.#endLine()
      return
    }
    this.#endCell()
    if (table.kind === 'lines') {
      // Cells of a line are told apart by tabs.
      if (!this.#lineStart) this.#add('\t')
      this.#blank = false
      return
    }
    table.startCell(head, attributes)
    this.#blank = false
  }

  #endCell(): void {
    const table = this.#tables.at(-1)
    if (!table?.inCell) return
    table.endCell()
    this.#blank = false
  }

  #endRow(): void {
    const table = this.#tables.at(-1)
    if (table === undefined || table.kind === 'lines') {
      this.#endLine()
      return
    }
    this.#endCell()
    const row = table.endRow()
    if (row === undefined) return
    if (table.kind === 'table') {
      this.#writeRow(table, row)
      return
    }
    table.held.push(row)
    if (table.held.length >= HELD_ROWS || table.characters > HELD_CHARACTERS) this.#decide(table)
  }

  #decide(table: OpenTable): void {
    if (kindOfTable(table.held.filter((row) => row.cells.some((cell) => cell !== ''))) === 'lines') {
      this.#becomeLines(table)
      return
    }
    table.kind = 'table'
    table.builder = new BatchBuilder({ kind: 'generated-table' })
    for (const row of table.held) this.#writeRow(table, row)
    table.held = []
  }

  #writeRow(table: OpenTable, row: HtmlRow): void {
    table.writeRow(row)
    if (!table.builder!.full) return
    // What is ready is given before the builder is used again: at the latest when this piece of the page is read.
    const batch = table.builder!.take()!
    this.#ready.push({ ...batch, bytes: Uint8Array.from(batch.bytes) })
  }

  /** What was held, and all that follows in that table, is lines of text. */
  #becomeLines(table: OpenTable): void {
    if (table.kind === 'lines') return
    if (table.inCell) this.#endCell()
    this.#endTableRows(table)
    table.kind = 'lines'
    for (const row of table.held) this.#writeLine(row)
    table.held = []
    const begun = table.takeRow()
    for (const line of fieldsBefore(begun)) this.#before.add(line)
    const own = ownCells(begun)
    if (own.length > 0) {
      this.#text.text(own.join('\t'))
      this.#lineStart = own.join('') === ''
    }
    table.below.clear()
  }

  #writeLine(row: HtmlRow): void {
    for (const line of fieldsBefore(row)) this.#before.add(line)
    const line = ownCells(row).join('\t').replace(/\t+$/, '')
    if (line === '') return
    this.#text.text(line)
    this.#text.endLine()
  }

  #endTableRows(table: OpenTable): void {
    const batch = table.builder?.rest()
    table.builder = undefined
    if (batch !== undefined) this.#ready.push(batch)
  }

  #endTable(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    this.#endRow()
    if (table.kind === undefined) this.#decide(table)
    this.#endTableRows(table)
    this.#tables.pop()
    this.#endLine()
  }
}
