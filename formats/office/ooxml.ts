/** Word, PowerPoint and Excel files since 2007: one package, every part of it read by what kind of part it is. */
import type { ByteSource } from '../../connectors/connector.ts'
import { defineFormat, type Format, FormatError, type Piece, type ReadContext } from '../format.ts'
import { readOoxmlText } from './ooxml-text.ts'
import { firstNames, OfficePackage } from './package.ts'
import { readPivotCache, readRecords } from './pivot-cache.ts'
import { readProperties } from './properties.ts'
import { decodedLink, partPath, relationships } from './relationships.ts'
import { DOCUMENT, TextPlace } from './text-place.ts'
import { openWorkbook, readSharedText, readSheet, type Workbook } from './workbook.ts'
import { END, OPEN, type XmlTokenizer } from './xml-tokenizer.ts'

/**
 * Parts that hold nothing anybody typed: formatting, the order of calculation, printer drivers, the picture of the first
 * page (which the first page itself says better), and the drawing of a diagram (whose text is in its data).
 */
const SILENT =
  /^\[Content_Types\]\.xml$|(^|\/)(styles|stylesWithEffects|settings|webSettings|fontTable|numbering|calcChain|presProps|viewProps|tableStyles)\.xml$|\/theme\/|^docProps\/thumbnail\.|\/printerSettings\/|\/fonts\/|^customXml\/itemProps\d*\.xml$|\/diagrams\/(layout|colors|quickStyle|drawing)\d*\.xml$|^xl\/(metadata|volatileDependencies)\.xml$/i

const SHEET = /^xl\/(worksheets|macrosheets|dialogsheets|chartsheets)\/[^/]+\.xml$/i

/** Elements of the document properties that are not about the content. */
const DULL_PROPERTIES = new Set([
  'created',
  'modified',
  'Application',
  'AppVersion',
  'Template',
  'DocSecurity',
  'TotalTime',
  'Pages',
  'Words',
  'Characters',
  'CharactersWithSpaces',
  'Lines',
  'Paragraphs',
  'revision',
  'ScaleCrop',
  'LinksUpToDate',
  'SharedDoc',
  'HyperlinksChanged',
  'TitlesOfParts',
  'HeadingPairs',
  'PresentationFormat',
  'Slides',
  'Notes',
  'HiddenSlides',
  'MMClips',
])

function* readOoxml(source: ByteSource, context: ReadContext): Generator<Piece> {
  const file = new OfficePackage(source, context)
  if (file.has('xl/workbook.bin')) {
    throw new FormatError({ state: 'unsupported', reason: 'legacy-office', detail: 'xlsb' })
  }
  const workbook = openWorkbook(file)
  const slides = slideNumbers(file)
  const links = new TextPlace('links')
  /** Records of pivot tables: those that came with their definition, and all. */
  const read = new Set<string>()
  const records: string[] = []
  if (workbook) yield* readSharedText(file, workbook)
  for (const path of file.paths) {
    if (SILENT.test(path) || workbook?.done.has(path)) continue
    if (path.endsWith('.rels')) yield* readLinks(file, path, links)
    else if (!/\.(xml|vml)$/i.test(path)) yield* file.nested(path)
    else if (SHEET.test(path) && workbook) yield* readSheet(file, path, workbook)
    else if (path.startsWith('docProps/')) yield* readProperties(file, path, DULL_PROPERTIES, propertyName)
    else if (/^xl\/pivotCache\/.*definition/i.test(path)) {
      for (const part of yield* readPivotCache(file, path)) read.add(part)
    } else if (path.startsWith('xl/pivotCache/')) records.push(path)
    else yield* readText(file, path, placeOf(path, slides, workbook))
  }
  for (const path of records) if (!read.has(path)) yield* readRecords(file, path)
  if (workbook) yield* leftovers(workbook)
  yield* links.rest()
  yield* file.notes()
}

function* readText(file: OfficePackage, path: string, place: string | undefined): Generator<Piece> {
  const xml = file.xml(path)
  if (xml === undefined) return
  yield* readOoxmlText(xml, place, path.startsWith('word/') ? DOCUMENT : undefined)
  file.finished(xml)
}

/** Strings of deleted rows stay in the workbook: nobody sees them, anybody can read them. */
function* leftovers(workbook: Workbook): Generator<Piece> {
  const text = new TextPlace('unused strings')
  for (const value of workbook.strings.unused()) {
    text.whole(value)
    const batch = text.take()
    if (batch) yield batch
  }
  yield* text.rest()
}

/** Links that lead out of the file: `mailto:`, addresses with names in them, templates on somebody's drive. */
function* readLinks(file: OfficePackage, path: string, links: TextPlace): Generator<Piece> {
  for (const { external, target } of relationships(file, path)) {
    if (!external) continue
    links.whole(decodedLink(target))
    const batch = links.take()
    if (batch) yield batch
  }
}

function propertyName(xml: XmlTokenizer, before: string): string {
  if (xml.name === 'property') return xml.attribute('name') ?? ''
  return xml.depth > 2 && before !== '' ? before : xml.name
}

// ---- places -----------------------------------------------------------------------------------------------------------

/** Numbers of slides as a viewer counts them, by part: files are numbered in the order in which they were made. */
function slideNumbers(file: OfficePackage): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const xml = file.has('ppt/presentation.xml') ? file.xml('ppt/presentation.xml') : undefined
  if (xml === undefined) return numbers
  const targets = new Map<string, string>()
  for (const { id, target } of relationships(file, 'ppt/_rels/presentation.xml.rels')) targets.set(id, target)
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token !== OPEN || xml.name !== 'sldId') continue
    // Two attributes are called `id`: the slide's own number and, with the prefix, the relationship.
    for (const [name, value] of xml.attributes()) {
      const target = name === 'id' ? targets.get(value) : undefined
      if (target) numbers.set(partPath('ppt', target), numbers.size + 1)
    }
  }
  for (const path of file.paths) {
    const match = /^ppt\/(notesSlides|comments)\/_rels\/(.*)\.rels$/.exec(path)
    if (!match) continue
    for (const { target } of relationships(file, path)) {
      const number = numbers.get(partPath(`ppt/${match[1]}`, target))
      if (number !== undefined) numbers.set(`ppt/${match[1]}/${match[2]}`, number)
    }
  }
  for (const [path, number] of [...numbers]) {
    const rels = path.replace(/\/([^/]+)$/, '/_rels/$1.rels')
    if (!path.startsWith('ppt/slides/') || !file.has(rels)) continue
    for (const { target } of relationships(file, rels)) {
      const part = partPath('ppt/slides', target)
      if (part.startsWith('ppt/comments/') || part.startsWith('ppt/notesSlides/')) numbers.set(part, number)
    }
  }
  return numbers
}

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\d*\.xml$/i, ''],
  [/^word\/header(\d*)\.xml$/i, 'header'],
  [/^word\/footer(\d*)\.xml$/i, 'footer'],
  [/^ppt\/slideMasters\/.*?(\d*)\.xml$/i, 'slide master'],
  [/^ppt\/slideLayouts\/.*?(\d*)\.xml$/i, 'slide layout'],
  [/\/charts\/.*?(\d*)\.xml$/i, 'chart'],
  [/\/drawings\/.*?(\d*)\.(?:xml|vml)$/i, 'drawing'],
  [/\/diagrams\/.*?(\d*)\.xml$/i, 'diagram'],
  [/^xl\/(?:threadedComments\/.*?|comments\/?.*?)(\d*)\.xml$/i, 'comments'],
  [/^customXml\/.*?(\d*)\.xml$/i, 'custom XML'],
]

function placeOf(
  path: string,
  slides: ReadonlyMap<string, number>,
  workbook: Workbook | undefined,
): string | undefined {
  const slide = slides.get(path)
  if (slide !== undefined) {
    const kind = path.startsWith('ppt/notesSlides/') ? ' notes' : path.startsWith('ppt/comments/') ? ' comments' : ''
    return `slide ${slide}${kind}`
  }
  const sheet = workbook?.places.get(path)
  if (sheet !== undefined) return sheet
  for (const [pattern, name] of PLACES) {
    const match = pattern.exec(path)
    if (match) return name === '' ? undefined : match[1] ? `${name} ${match[1]}` : name
  }
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
}

// ---- the three formats ------------------------------------------------------------------------------------------------

function ooxmlFormat(id: string, names: Format['names'], endings: readonly string[], folder: string): Format {
  return defineFormat({
    id,
    names,
    endings,
    splittable: false,
    sniff(head, name) {
      let packaged = false
      let inFolder = false
      for (const { name: path } of firstNames(head)) {
        if (path === '[Content_Types].xml' || path === '_rels/.rels') packaged = true
        if (path.startsWith(folder)) inFolder = true
        if (packaged && inFolder) return 0.95
      }
      // The parts that tell may lie behind a large first part: then the ending tells, a little better than "zip".
      const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
      if (inFolder && endings.includes(ending)) return 0.9
      return isZip(head) && endings.includes(ending) ? 0.7 : 0
    },
    read: readOoxml,
  })
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

/** `.docx`, `.docm`, `.dotx`, `.dotm`. */
export const docx = ooxmlFormat(
  'docx',
  { zh: 'Word 文件', en: 'Word document' },
  ['docx', 'docm', 'dotx', 'dotm'],
  'word/',
)
/** `.pptx`, `.pptm`, `.ppsx`, `.potx` and their macro kin. */
export const pptx = ooxmlFormat(
  'pptx',
  { zh: 'PowerPoint 簡報', en: 'PowerPoint presentation' },
  ['pptx', 'pptm', 'ppsx', 'ppsm', 'potx', 'potm'],
  'ppt/',
)
/** `.xlsx`, `.xlsm`, `.xltx`, `.xltm`. */
export const xlsx = ooxmlFormat(
  'xlsx',
  { zh: 'Excel 活頁簿', en: 'Excel workbook' },
  ['xlsx', 'xlsm', 'xltx', 'xltm'],
  'xl/',
)
