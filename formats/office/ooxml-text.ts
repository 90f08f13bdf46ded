/**
 * The text of any OOXML part: documents, slides, notes, comments, drawings, charts, custom XML.
 *
 * One rule for all of them instead of a reader for each vocabulary: all character data is text, but for what is known to be
 * measurements. That way nothing is lost that a future version of Office puts somewhere new: mammoth and officeparser know
 * their elements, and lose deleted text, text boxes, headers or content controls.
 */
import type { RecordBatch, TextDialect } from '../format.ts'
import { DELETED, INSERTED } from '../tracked-changes.ts'
import { DocumentTable } from './document-table.ts'
import { TextPlace } from './text-place.ts'
import { CLOSE, END, OPEN, TEXT, type XmlTokenizer } from './xml-tokenizer.ts'

/** Elements whose text stands within a line, which their paragraph ends. */
const INLINE = new Set(['t', 'delText', 'instrText', 'delInstrText'])
/** Elements around what was changed, and what it is. */
const CHANGES: Readonly<Record<string, number>> = {
  ins: INSERTED,
  moveTo: INSERTED,
  del: DELETED,
  moveFrom: DELETED,
}
/** Elements that end a line. */
const LINES = new Set(['p', 'si', 'is', 'comment', 'threadedComment', 'cm'])
/**
 * Elements with nothing in them to be searched: formatting (whose w:tab are tab stops, no tabs), positions, and the copy
 * for old programs of what mc:Choice already said.
 */
const SKIPPED = new Set([
  'Fallback',
  'pPr',
  'rPr',
  'tblPr',
  'trPr',
  'sectPr',
  'bodyPr',
  'lstStyle',
  'positionH',
  'positionV',
  'sizeRelH',
  'sizeRelV',
  'from',
  'to',
  'ClientData',
  'formatCode',
])
/** Elements with something to be read in their attributes, and in which. */
const SPEAKING: Readonly<Record<string, readonly string[]>> = {
  docPr: ['title', 'descr'],
  cNvPr: ['title', 'descr'],
  imagedata: ['title'],
  shape: ['alt', 'title'],
  hyperlink: ['tooltip', 'display', 'location'],
  fldSimple: ['instr'],
  listItem: ['displayText', 'value'],
  alias: ['val'],
  ins: ['author'],
  del: ['author'],
  moveFrom: ['author'],
  moveTo: ['author'],
  comment: ['author'],
  cmAuthor: ['name'],
  author: ['name', 'userId'],
  person: ['author', 'displayName', 'userId'],
  presenceInfo: ['userId'],
  definedName: ['comment', 'description'],
  connection: ['description'],
  dbPr: ['connection', 'command'],
}
/** What fields are, not what they show. */
const CODES = new Set(['instrText', 'delInstrText'])
/** In UTF-16 units; what goes on beyond stands within the line. */
const LONGEST_CODE = 64 * 1024
/** Author names and the like are given once a part: they stand on every change. */
const REMEMBERED = 10_000

/** Reads one part to its end. */
export function* readOoxmlText(
  xml: XmlTokenizer,
  place: string | undefined,
  dialect?: TextDialect,
): Generator<RecordBatch> {
  const text = new TextPlace(place, dialect)
  const said = new Set<string>()
  let table: DocumentTable | undefined
  let tables = 0
  let current = ''
  let code = ''
  /** Elements of {@link CHANGES} that are open. */
  const changes: number[] = []
  const change = (): void => {
    text.change = changes.reduce((all, one) => all | one, 0)
    if (table) table.change = text.change
  }
  const sayCode = (): void => {
    if (code.trim() !== '') said.add(code.trim())
    code = ''
  }
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token === TEXT) {
      if (!INLINE.has(current) && xml.blank) continue
      if (CODES.has(current) && code.length < LONGEST_CODE && said.size < REMEMBERED) {
        code += Buffer.from(xml.text()).toString()
        continue
      }
      if (table) {
        table.add(Buffer.from(xml.text()).toString())
        if (!INLINE.has(current)) table.line()
        continue
      }
      text.add(xml.text())
      if (!INLINE.has(current)) text.line()
    } else if (token === OPEN) {
      current = xml.name
      if (SKIPPED.has(current)) {
        xml.skip()
        current = ''
        continue
      }
      const attributes = SPEAKING[current]
      if (attributes) say(xml, attributes, said)
      const kind = CHANGES[current]
      if (kind !== undefined) {
        changes.push(kind)
        change()
      }
      switch (current) {
        case 'tbl':
          table ??= new DocumentTable(text, `${place === undefined ? '' : `${place} `}table ${++tables}`)
          change()
          table.open()
          break
        case 'tc':
          table?.openCell()
          if (/^(1|true)$/.test(xml.attribute('vMerge') ?? '')) table?.continues()
          break
        case 'vMerge':
          if (xml.attribute('val') !== 'restart') table?.continues()
          break
        case 'gridSpan':
          table?.span(Number(xml.attribute('val')))
          break
        case 'tab':
        case 'ptab':
          if (table) table.add(' ')
          else text.tab()
          break
        case 'br':
        case 'cr':
          if (table) table.line()
          else text.line()
          break
        case 'noBreakHyphen':
          if (table) table.add('-')
          else text.add('-')
          break
        case 'fldChar':
          // The code of a field, in however many pieces, is said apart: between a label and its value it would part the two.
          sayCode()
          break
        case 'txBody':
          if (!table) text.openShape()
          break
        case 'p':
          // A paragraph inside a paragraph (a text box) begins on a line of its own.
          if (!table) text.line()
          break
      }
    } else if (token === CLOSE) {
      current = ''
      if (CHANGES[xml.name] !== undefined) {
        changes.pop()
        change()
      }
      if (xml.name === 'p') {
        if (table) table.line()
        else text.paragraph()
      } else if (LINES.has(xml.name)) text.line()
      else if (!table && xml.name === 'txBody') text.closeShape()
      else if (table && xml.name === 'tc') table.closeCell()
      else if (table && xml.name === 'tr') yield* table.closeRow()
      else if (table && xml.name === 'tbl' && (yield* table.close())) {
        yield* table.rest()
        table = undefined
      }
      const batch = text.take()
      if (batch) yield batch
    }
  }
  if (table) yield* table.rest()
  sayCode()
  for (const value of said) text.whole(value)
  yield* text.rest()
}

function say(xml: XmlTokenizer, attributes: readonly string[], said: Set<string>): void {
  for (const name of attributes) {
    const value = xml.attribute(name)
    if (value && said.size < REMEMBERED) said.add(value)
  }
}
