/** What the sheets of an Excel workbook need to know before they can be read: names, shared strings, styles. */
import type { Piece } from '../format.ts'
import { mergedRanges } from './merged-cells.ts'
import { builtInStyle, customStyle, type NumberStyle } from './number-formats.ts'
import type { OfficePackage } from './package.ts'
import { partPath, relationships } from './relationships.ts'
import { SHARED_BYTES, SharedStrings } from './shared-strings.ts'
import { TextPlace } from './text-place.ts'
import { Worksheet } from './worksheet.ts'
import { CLOSE, END, OPEN, TEXT } from './xml-tokenizer.ts'

/** A workbook's common parts. */
export interface Workbook {
  /** Names by part: sheets, and what belongs to one sheet (its comments and drawings). */
  readonly places: ReadonlyMap<string, string>
  readonly strings: SharedStrings
  readonly styles: readonly NumberStyle[]
  readonly dateShift: number
  /** Parts that need no other look. */
  readonly done: ReadonlySet<string>
}

/** Days from 1899-12-30 to 1904-01-01, where workbooks from old Macs begin to count. */
const SHIFT_1904 = 1462
const MOST_STYLES = 65_536

/** Reads names and styles; undefined when the package is no workbook. The strings come with {@link readSharedText}. */
export function openWorkbook(file: OfficePackage): Workbook | undefined {
  const path = file.paths.find((one) => /^xl\/workbook\.xml$/i.test(one))
  const sheets = file.paths.some((one) => /^xl\/worksheets\/[^/]+\.xml$/i.test(one))
  if (path === undefined && !sheets) return undefined
  const places = new Map<string, string>()
  let dateShift = 0
  const xml = path === undefined ? undefined : file.xml(path)
  if (xml) {
    const targets = new Map<string, string>()
    for (const { id, target } of relationships(file, 'xl/_rels/workbook.xml.rels'))
      targets.set(id, partPath('xl', target))
    for (let token = xml.next(); token !== END; token = xml.next()) {
      if (token !== OPEN) continue
      if (xml.name === 'workbookPr' && /^(1|true)$/.test(xml.attribute('date1904') ?? '')) dateShift = SHIFT_1904
      if (xml.name !== 'sheet') continue
      const target = targets.get(xml.attribute('id') ?? '')
      if (target !== undefined) places.set(target, xml.attribute('name') ?? '')
    }
  }
  for (const [sheet, name] of [...places]) {
    const rels = sheet.replace(/\/([^/]+)$/, '/_rels/$1.rels')
    if (!file.has(rels)) continue
    for (const { target, external } of relationships(file, rels)) {
      const part = partPath(sheet.slice(0, sheet.lastIndexOf('/')), target)
      if (!external && /comment/i.test(part)) places.set(part, `${name} comments`)
      else if (!external && /\/drawings\//i.test(part)) places.set(part, `${name} drawing`)
    }
  }
  const shared = file.paths.filter((one) => /^xl\/sharedStrings\.xml$/i.test(one))
  return { places, strings: new SharedStrings(), styles: readStyles(file), dateShift, done: new Set(shared) }
}

/**
 * Reads the shared strings into memory. Yields what is not a value of a cell: reading aids, and the strings that do not
 * fit into the memory set aside (their cells stay empty, and a note says so).
 */
export function* readSharedText(file: OfficePackage, workbook: Workbook): Generator<Piece> {
  const { strings } = workbook
  const phonetic = new TextPlace('phonetic')
  const rest = new TextPlace('shared strings')
  for (const path of workbook.done) {
    const xml = file.xml(path)
    if (xml === undefined) continue
    let current = ''
    let aid = false
    for (let token = xml.next(); token !== END; token = xml.next()) {
      if (token === OPEN) {
        current = xml.name
        if (current === 'rPh') aid = true
      } else if (token === TEXT) {
        if (current !== 't') continue
        if (aid) phonetic.add(xml.text())
        else if (!strings.open || !strings.append(xml.text())) {
          strings.dropped++
          rest.add(xml.text())
        }
      } else if (token === CLOSE) {
        current = ''
        if (xml.name === 'rPh') {
          aid = false
          phonetic.line()
        } else if (xml.name === 'si') {
          if (strings.open) strings.end()
          else rest.line()
          for (const batch of [phonetic.take(), rest.take()]) if (batch) yield batch
        }
      }
    }
    file.finished(xml)
  }
  for (const place of [phonetic, rest]) yield* place.rest()
  if (!strings.open) {
    file.note({
      state: 'partial',
      reason: 'limit-size',
      detail: `shared strings beyond ${SHARED_BYTES} bytes are not in their rows`,
    })
  }
}

/** Reads one sheet. */
export function* readSheet(file: OfficePackage, path: string, workbook: Workbook): Generator<Piece> {
  const xml = file.xml(path)
  if (xml === undefined) return
  const place = workbook.places.get(path) ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.xml$/i, '')
  const sheetBytes = file.bytes(path)
  const sheet = new Worksheet(xml, place, {
    ...workbook,
    cellBytes: file.context.budget.limits.tokenBytes,
    merged: sheetBytes === undefined ? [] : mergedRanges(sheetBytes),
  })
  yield* sheet.read()
  file.finished(xml)
  if (sheet.limited) file.note({ state: 'partial', reason: 'limit-size', detail: 'a cell over the limit' })
}

function readStyles(file: OfficePackage): NumberStyle[] {
  const styles: NumberStyle[] = []
  const path = file.paths.find((one) => /^xl\/styles\.xml$/i.test(one))
  const xml = path === undefined ? undefined : file.xml(path)
  if (xml === undefined) return styles
  const custom = new Map<number, NumberStyle>()
  let inCells = false
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token === CLOSE && xml.name === 'cellXfs') inCells = false
    if (token !== OPEN) continue
    if (xml.name === 'cellXfs') inCells = true
    else if (xml.name === 'numFmt' && custom.size < MOST_STYLES) {
      custom.set(Number(xml.attribute('numFmtId')), customStyle((xml.attribute('formatCode') ?? '').slice(0, 1000)))
    } else if (xml.name === 'xf' && inCells && styles.length < MOST_STYLES) {
      const id = Number(xml.attribute('numFmtId') ?? 0)
      styles.push(custom.get(id) ?? builtInStyle(id))
    }
  }
  file.finished(xml)
  return styles
}
