/** OpenDocument text, sheets and slides: one reader, as the three share one vocabulary. */
import type { ByteSource } from '../../connectors/connector.ts'
import {
  defineFormat,
  type Format,
  FormatError,
  type Piece,
  type ReadContext,
  type RecordBatch,
  type TextDialect,
} from '../format.ts'
import { DELETED, INSERTED } from '../tracked-changes.ts'
import { DocumentTable } from './document-table.ts'
import { readOdsSheet } from './ods-sheet.ts'
import { firstNames, OfficePackage } from './package.ts'
import { readProperties } from './properties.ts'
import { decodedLink } from './relationships.ts'
import { DOCUMENT, TextPlace } from './text-place.ts'
import { CLOSE, END, OPEN, TEXT, type XmlTokenizer } from './xml-tokenizer.ts'

/** Parts that hold nothing anybody typed, or pictures of what other parts hold as text. */
const SILENT =
  /^(mimetype|manifest\.rdf|layout-cache|META-INF\/.*|Thumbnails\/.*|Configurations2\/.*|ObjectReplacements\/.*|Pictures\/TablePreview.*|(.*\/)?settings\.xml)$/

/** Elements without text that anybody typed. */
const SKIPPED = new Set([
  'automatic-styles',
  'font-face-decls',
  'styles',
  'scripts',
  'date',
  'date-string',
  'note-citation',
  'generator',
  'creation-date',
  'editing-duration',
  'editing-cycles',
  'calculation-settings',
])
/** Elements whose text goes to a place of its own. */
const ASIDE: Readonly<Record<string, string>> = {
  annotation: 'comments',
  'tracked-changes': 'deleted',
  header: 'header',
  'header-left': 'header',
  'header-first': 'header',
  footer: 'footer',
  'footer-left': 'footer',
  'footer-first': 'footer',
}
/** Elements of tracked changes: what was changed, then where. */
const CHANGES = new Set(['changed-region', 'insertion', 'deletion', 'change', 'change-start', 'change-end'])
/** Attributes that speak, by element. */
const SPEAKING: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  'content-validation': ['condition'],
  'help-message': ['title'],
  text: ['current-value', 'value', 'label'],
  textarea: ['current-value', 'value', 'label'],
  checkbox: ['label'],
  radio: ['label'],
  button: ['label'],
  option: ['label', 'value'],
  item: ['label'],
}
/** Elements that stand in no paragraph and have text of their own. */
const ALONE = new Set(['title', 'desc', 'creator', 'initiator', 'subject', 'keyword', 'module', 'note', 'display-name'])
const REMEMBERED = 100_000
const REPEATED_CELLS = 64
/** Deleted text that is kept until the document comes to where it stood, in UTF-16 units; what is more is given by itself. */
const KEPT_DELETIONS = 4 * 2 ** 20

function* readOdf(source: ByteSource, context: ReadContext, dialect?: TextDialect): Generator<Piece> {
  const file = new OfficePackage(source, context)
  if (isEncrypted(file)) throw new FormatError({ state: 'encrypted', reason: 'password' })
  for (const path of file.paths) {
    if (SILENT.test(path)) continue
    if (!/\.xml$/i.test(path)) yield* file.nested(path)
    else if (/(^|\/)meta\.xml$/.test(path)) yield* readProperties(file, path, SKIPPED, propertyName)
    else yield* readPart(file, path, dialect)
  }
  yield* file.notes()
}

/** Parts are encrypted one by one, and the manifest says how. */
function isEncrypted(file: OfficePackage): boolean {
  const xml = file.has('META-INF/manifest.xml') ? file.xml('META-INF/manifest.xml') : undefined
  if (xml === undefined) return false
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token === OPEN && (xml.name === 'encryption-data' || xml.name === 'encrypted-key')) return true
  }
  return false
}

function propertyName(xml: XmlTokenizer): string {
  return xml.name === 'user-defined' ? (xml.attribute('name') ?? '') : xml.name
}

function* readPart(file: OfficePackage, path: string, dialect: TextDialect | undefined): Generator<Piece> {
  const xml = file.xml(path)
  if (xml === undefined) return
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : undefined
  const reader = new OdfReader(xml, folder, dialect)
  yield* reader.read()
  file.finished(xml)
  if (reader.limited) {
    file.note({ state: 'partial', reason: 'limit-count', detail: 'repeated rows or cells beyond the limit' })
  }
}

/** Text that goes elsewhere until an element ends. */
interface Detour {
  readonly depth: number
  readonly before: TextPlace
  /** The place ends with the element (a slide). */
  readonly ends: boolean
}

class OdfReader {
  limited = false
  readonly #xml: XmlTokenizer
  readonly #prefix: string | undefined
  readonly #dialect: TextDialect | undefined
  readonly #places = new Map<string, TextPlace>()
  readonly #said = new Set<string>()
  readonly #detours: Detour[] = []
  /** Tracked changes stand in front of the document, by the id that is given where they were made: deleted text. */
  readonly #deletions = new Map<string, string>()
  #deletedUnits = 0
  readonly #insertions = new Set<string>()
  /** Of the changed region that is being read. */
  #region = ''
  /** The deletion that is being read, paragraph by paragraph. */
  #deletion: string | undefined
  #inDeletion = false
  #change = 0
  #text: TextPlace
  #slide = 0
  #tables = 0
  #table: DocumentTable | undefined
  /** Where the table stands: text that takes a detour out of it is not in its cells. */
  #tableText: TextPlace | undefined

  constructor(xml: XmlTokenizer, prefix: string | undefined, dialect: TextDialect | undefined) {
    this.#xml = xml
    this.#prefix = prefix
    this.#dialect = dialect
    this.#text = new TextPlace(prefix, dialect)
  }

  *read(): Generator<RecordBatch> {
    const xml = this.#xml
    const main = this.#text
    let spreadsheet = false
    for (let token = xml.next(); token !== END; token = xml.next()) {
      if (token === OPEN) {
        if (SKIPPED.has(xml.name)) xml.skip()
        else if (xml.name === 'spreadsheet') spreadsheet = true
        else if (xml.name === 'table' && spreadsheet) yield* this.#sheet()
        else this.#open(xml.name)
      } else if (token === CLOSE) {
        yield* this.#close(xml.name)
      } else if (token === TEXT) this.#add()
      const batch = this.#text.take()
      if (batch) yield batch
    }
    if (this.#table) yield* this.#table.rest()
    if (this.#said.size > 0) {
      const said = this.#place('links')
      for (const value of this.#said) said.whole(value)
    }
    // Deletions that stand nowhere in the document.
    for (const text of this.#deletions.values()) this.#tellDeletion(text)
    const open = this.#detours.map((detour) => detour.before)
    for (const place of new Set([main, ...open, this.#text, ...this.#places.values()])) {
      yield* place.rest()
    }
  }

  get #cells(): DocumentTable | undefined {
    return this.#text === this.#tableText ? this.#table : undefined
  }

  #open(name: string): void {
    const xml = this.#xml
    for (const attribute of SPEAKING[name] ?? []) {
      const value = xml.attribute(attribute)
      if (value && !value.startsWith('#') && this.#said.size < REMEMBERED) this.#said.add(decodedLink(value))
    }
    const aside = ASIDE[name]
    if (aside !== undefined) this.#detour(this.#place(aside), false)
    else if (this.#deletion !== undefined && (name === 'p' || name === 'h' || name === 'table'))
      this.#inDeletedText(name)
    else if (name === 'page') this.#detour(new TextPlace(this.#named(`slide ${++this.#slide}`)), true)
    else if (name === 'notes' && this.#slide > 0) {
      this.#detour(new TextPlace(this.#named(`slide ${this.#slide} notes`)), true)
    } else if (name === 'p' || name === 'h') {
      if (this.#cells === undefined) this.#text.line()
    } else if (name === 's') this.#string(' ')
    else if (name === 'tab') {
      if (this.#inDeletion) this.#deletion += '\t'
      else if (this.#cells) this.#cells.add(' ')
      else this.#text.tab()
    } else if (name === 'line-break') this.#line()
    else if (name === 'table') this.#openTable()
    else if (CHANGES.has(name)) this.#openChange(name)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell()
  }

  *#close(name: string): Generator<RecordBatch> {
    const top = this.#detours.at(-1)
    if (top !== undefined && this.#xml.depth < top.depth) {
      this.#detours.pop()
      this.#text.line()
      if (top.ends) {
        yield* this.#text.rest()
      }
      this.#text = top.before
      return
    }
    const table = this.#cells
    if (name === 'deletion') this.#endDeletion()
    else if (this.#inDeletion && (name === 'p' || name === 'h')) this.#inDeletion = false
    else if (name === 'p' || name === 'h') {
      if (table) table.line()
      else this.#text.paragraph()
    } else if (table && (name === 'table-cell' || name === 'covered-table-cell')) table.closeCell()
    else if (table && name === 'table-row') yield* table.closeRow()
    else if (table && name === 'table' && (yield* table.close())) {
      yield* table.rest()
      this.#table = this.#tableText = undefined
      this.#mark(this.#change)
    } else if (ALONE.has(name)) this.#line()
  }

  #add(): void {
    const xml = this.#xml
    if (xml.blank && (this.#text.atLineStart || this.#cells !== undefined)) return
    const bytes = xml.text()
    if (this.#inDeletion) this.#deletion += Buffer.from(bytes).toString()
    else if (this.#cells) this.#cells.add(Buffer.from(bytes).toString())
    else this.#text.add(bytes)
  }

  #string(value: string): void {
    if (this.#inDeletion) this.#deletion += value
    else if (this.#cells) this.#cells.add(value)
    else this.#text.add(value)
  }

  #line(): void {
    if (this.#inDeletion) this.#deletion += '\n'
    else if (this.#cells) this.#cells.line()
    else this.#text.line()
  }

  #openChange(name: string): void {
    const id = this.#xml.attribute('id') ?? ''
    const changed = this.#xml.attribute('change-id') ?? ''
    if (name === 'changed-region') this.#region = id
    else if (name === 'insertion') this.#insertions.add(this.#region)
    else if (name === 'deletion') this.#deletion = ''
    else if (name === 'change') {
      const text = this.#deletions.get(changed)
      if (text === undefined) return
      this.#deletions.delete(changed)
      this.#mark(this.#change | DELETED)
      this.#string(text)
      this.#mark(this.#change)
    } else if (this.#insertions.has(changed)) {
      this.#change = name === 'change-start' ? INSERTED : 0
      this.#mark(this.#change)
    }
  }

  /** Says what the text that comes next is. */
  #mark(change: number): void {
    this.#text.change = change
    if (this.#cells) this.#cells.change = change
  }

  /** A paragraph, or a table, begins in a deletion. A table is read as one, by itself, and so is what stands around it. */
  #inDeletedText(name: string): void {
    const before = this.#deletion ?? ''
    if (name === 'table') {
      this.#deletion = undefined
      this.#tellDeletion(before)
      this.#openTable()
      return
    }
    if (before !== '') this.#deletion = `${before}\n`
    this.#inDeletion = true
  }

  #endDeletion(): void {
    const text = this.#deletion ?? ''
    this.#deletion = undefined
    this.#inDeletion = false
    this.#deletedUnits += text.length
    if (this.#deletedUnits > KEPT_DELETIONS || this.#deletions.has(this.#region)) this.#tellDeletion(text)
    else if (text !== '') this.#deletions.set(this.#region, text)
  }

  #tellDeletion(text: string): void {
    for (const line of text.split('\n')) this.#place('deleted').whole(line)
  }

  #openTable(): void {
    if (this.#table === undefined) {
      this.#table = new DocumentTable(this.#text, this.#named(`table ${++this.#tables}`))
      this.#tableText = this.#text
    }
    this.#mark(this.#change)
    this.#cells?.open()
  }

  #openCell(): void {
    const table = this.#cells
    if (table === undefined) return
    const repeated = Math.min(Number(this.#xml.attribute('number-columns-repeated') ?? 1), REPEATED_CELLS)
    for (let cell = 1; cell < repeated; cell++) {
      table.openCell()
      table.closeCell()
    }
    table.openCell()
  }

  #detour(place: TextPlace, ends: boolean): void {
    this.#detours.push({ depth: this.#xml.depth, before: this.#text, ends })
    this.#text = place
  }

  *#sheet(): Generator<RecordBatch> {
    const name = this.#xml.attribute('name') ?? ''
    const sheet = readOdsSheet(this.#xml, this.#named(name), this.#place('comments'))
    this.limited = (yield* sheet) || this.limited
    const batch = this.#place('comments').take()
    if (batch) yield batch
  }

  #place(name: string): TextPlace {
    const kept = this.#places.get(name)
    if (kept) return kept
    const place = new TextPlace(this.#named(name), this.#dialect)
    this.#places.set(name, place)
    return place
  }

  #named(name: string): string {
    return this.#prefix === undefined ? name : `${this.#prefix} ${name}`
  }
}

// ---- the three formats ------------------------------------------------------------------------------------------------

function odfFormat(id: string, names: Format['names'], endings: readonly string[], type: string): Format {
  return defineFormat({
    id,
    names,
    endings,
    splittable: false,
    sniff(head, name) {
      const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
      const names = [...firstNames(head)]
      const [first] = names
      if (first === undefined) return 0
      const plain = first.name === 'mimetype' && bytes.toString('latin1', first.data, first.data + 12)
      if (plain === 'application/') {
        const prefix = `application/vnd.oasis.opendocument.${type}`
        return bytes.toString('latin1', first.data, first.data + prefix.length) === prefix ? 0.95 : 0
      }
      // Packed again by hand: the type is compressed, or stands elsewhere. The three are read alike, so the parts are enough.
      const parts = ['META-INF/manifest.xml', 'content.xml'].every((part) => names.some((one) => one.name === part))
      if (endings.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase())) return parts ? 0.95 : 0.7
      return parts ? 0.65 : 0
    },
    read: (source, context) => readOdf(source, context, type === 'text' ? DOCUMENT : undefined),
  })
}

/** `.odt`, `.ott`. */
export const odt = odfFormat('odt', { zh: 'ODF 文字文件', en: 'OpenDocument text' }, ['odt', 'ott', 'odm'], 'text')
/** `.ods`, `.ots`. */
export const ods = odfFormat('ods', { zh: 'ODF 試算表', en: 'OpenDocument spreadsheet' }, ['ods', 'ots'], 'spreadsheet')
/** `.odp`, `.otp`, `.odg`. */
export const odp = odfFormat('odp', { zh: 'ODF 簡報', en: 'OpenDocument presentation' }, ['odp', 'otp'], 'presentation')
