/** What one page holds: its text, what is filled into it, noted on it, linked from it and attached to it. */
import { usualCharacters, visibleLength } from './characters.ts'
import type { Attachment, PdfDocument } from './document.ts'
import type { Pointer } from './engine.ts'
import { PageLayout, type PlacedCharacter } from './layout.ts'

/** One page as read. */
export interface PageContent {
  /** Lines, each ended with `\n`; empty when there is nothing. */
  readonly text: string
  /** The page is a picture, or its text cannot be mapped to characters: to be read by eye (or OCR) only. */
  readonly noTextLayer: boolean
  /** Files attached to the page by annotations. */
  readonly attachments: readonly Attachment[]
}

// A page with an image and fewer visible characters than this has no text layer: scanners stamp a page number or a date.
const FEW_CHARACTERS = 20
const OBJECT_IMAGE = 3
const OBJECT_FORM = 5
// An image is among the first objects of a scanned page; a drawing has hundreds of thousands.
const OBJECTS_LOOKED_AT = 2000
const FORM_DEPTH = 3
const ANNOTATIONS = 100_000

const SUBTYPE_LINK = 2
const SUBTYPE_POPUP = 16
const SUBTYPE_FILE = 17
const SUBTYPE_WIDGET = 20
const FIELD_PUSH_BUTTON = 1
const FIELD_CHECK_BOX = 2
const FIELD_RADIO_BUTTON = 3
const FIELD_SIGNATURE = 7
const ACTION_URI = 3

/** Reads page `index` (from 0); undefined when PDFium cannot load it. `limit` is for attachments, in bytes. */
export function readPage(document: PdfDocument, index: number, limit: number): PageContent | undefined {
  const page = document.call((f) => f.FPDF_LoadPage(document.pointer, index))
  if (page === 0) return undefined
  try {
    const text = pageText(document, page)
    if (text === undefined) return undefined
    const few = visibleLength(text.text) < FEW_CHARACTERS && hasImage(document, page)
    const annotations = readAnnotations(document, page, limit)
    return {
      text: text.text + usualCharacters(annotations.lines.map((line) => `${line}\n`).join('')),
      noTextLayer: few || text.unmapped,
      attachments: annotations.attachments,
    }
  } finally {
    if (!document.engine.dead) document.engine.call((f) => f.FPDF_ClosePage(page))
  }
}

function pageText(document: PdfDocument, page: Pointer): { text: string; unmapped: boolean } | undefined {
  const text = document.call((f) => f.FPDFText_LoadPage(page))
  if (text === 0) return undefined
  try {
    return document.call((f) => {
      const layout = new PageLayout()
      const rotation = f.FPDFPage_GetRotation(page)
      const box = document.scratch
      const character: PlacedCharacter = {
        code: 0,
        generated: false,
        hyphen: false,
        left: 0,
        right: 0,
        bottom: 0,
        top: 0,
      }
      let unmapped = 0
      let view = new DataView(document.engine.memory.buffer)
      const count = f.FPDFText_CountChars(text)
      for (let i = 0; i < count; i++) {
        const code = f.FPDFText_GetUnicode(text, i) >>> 0
        if (f.FPDFText_HasUnicodeMapError(text, i) === 1) unmapped++
        if (code === 0 || code > 0x10ffff) continue
        character.code = code
        character.generated = f.FPDFText_IsGenerated(text, i) === 1
        character.hyphen = f.FPDFText_IsHyphen(text, i) === 1
        if (!character.generated) {
          f.FPDFText_GetLooseCharBox(text, i, box)
          if (view.buffer !== document.engine.memory.buffer) view = new DataView(document.engine.memory.buffer)
          place(character, view, box, rotation)
        }
        layout.add(character)
      }
      return { text: usualCharacters(layout.text()), unmapped: unmapped * 2 > count }
    })
  } finally {
    if (!document.engine.dead) document.engine.call((f) => f.FPDFText_ClosePage(text))
  }
}

/** Fills the place from an FS_RECTF (left, top, right, bottom), turned as the page is shown. */
function place(character: PlacedCharacter, view: DataView, box: Pointer, rotation: number): void {
  const left = view.getFloat32(box, true)
  const top = view.getFloat32(box + 4, true)
  const right = view.getFloat32(box + 8, true)
  const bottom = view.getFloat32(box + 12, true)
  switch (rotation) {
    case 1: // clockwise by 90 degrees: what was up is right
      character.left = bottom
      character.right = top
      character.bottom = -right
      character.top = -left
      return
    case 2:
      character.left = -right
      character.right = -left
      character.bottom = -top
      character.top = -bottom
      return
    case 3:
      character.left = -top
      character.right = -bottom
      character.bottom = left
      character.top = right
      return
    default:
      character.left = left
      character.right = right
      character.bottom = bottom
      character.top = top
  }
}

function hasImage(document: PdfDocument, page: Pointer): boolean {
  return document.call((f) => {
    let left = OBJECTS_LOOKED_AT
    const within = (parent: Pointer, depth: number): boolean => {
      const count = depth === 0 ? f.FPDFPage_CountObjects(parent) : f.FPDFFormObj_CountObjects(parent)
      for (let i = 0; i < count && left > 0; i++, left--) {
        const object = depth === 0 ? f.FPDFPage_GetObject(parent, i) : f.FPDFFormObj_GetObject(parent, i)
        const type = object === 0 ? 0 : f.FPDFPageObj_GetType(object)
        if (type === OBJECT_IMAGE) return true
        if (type === OBJECT_FORM && depth < FORM_DEPTH && within(object, depth + 1)) return true
      }
      return false
    }
    return within(page, 0)
  })
}

function readAnnotations(
  document: PdfDocument,
  page: Pointer,
  limit: number,
): { lines: string[]; attachments: Attachment[] } {
  const lines: string[] = []
  const attachments: Attachment[] = []
  const count = Math.min(
    document.call((f) => f.FPDFPage_GetAnnotCount(page)),
    ANNOTATIONS,
  )
  for (let i = 0; i < count; i++) {
    const annotation = document.call((f) => f.FPDFPage_GetAnnot(page, i))
    if (annotation === 0) continue
    try {
      const subtype = document.call((f) => f.FPDFAnnot_GetSubtype(annotation))
      if (subtype === SUBTYPE_POPUP) continue // shows its parent's contents
      if (subtype === SUBTYPE_FILE) {
        const file = document.call((f) => f.FPDFAnnot_GetFileAttachment(annotation))
        if (file !== 0) attachments.push(document.attachment(file, limit))
      }
      const line =
        subtype === SUBTYPE_WIDGET
          ? fieldLine(document, annotation)
          : subtype === SUBTYPE_LINK
            ? linkLine(document, annotation)
            : noteLine(document, annotation)
      if (line !== '') lines.push(line)
    } finally {
      if (!document.engine.dead) document.engine.call((f) => f.FPDFPage_CloseAnnot(annotation))
    }
  }
  return { lines, attachments }
}

/** `label: value`; the label is what the user sees (`/TU`), else the field's name (`/T`). Empty without a value. */
function fieldLine(document: PdfDocument, annotation: Pointer): string {
  const form = document.form()
  if (form === 0) return ''
  const type = document.call((f) => f.FPDFAnnot_GetFormFieldType(form, annotation))
  if (type === FIELD_PUSH_BUTTON || type === FIELD_SIGNATURE) return ''
  const button = type === FIELD_CHECK_BOX || type === FIELD_RADIO_BUTTON
  if (button && document.call((f) => f.FPDFAnnot_IsChecked(form, annotation)) === 0) return ''
  const value = document.text((f, buffer, size) =>
    button
      ? f.FPDFAnnot_GetFormFieldExportValue(form, annotation, buffer, size)
      : f.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size),
  )
  if (value.trim() === '') return ''
  const label =
    document.text((f, buffer, size) => f.FPDFAnnot_GetFormFieldAlternateName(form, annotation, buffer, size)) ||
    document.text((f, buffer, size) => f.FPDFAnnot_GetFormFieldName(form, annotation, buffer, size))
  return label === '' ? lineEnds(value) : `${label}: ${lineEnds(value)}`
}

function linkLine(document: PdfDocument, annotation: Pointer): string {
  return document.call((f) => {
    const link = f.FPDFAnnot_GetLink(annotation)
    const action = link === 0 ? 0 : f.FPDFLink_GetAction(link)
    return action !== 0 && f.FPDFAction_GetType(action) === ACTION_URI ? action : 0
  }) === 0
    ? ''
    : uri(document, annotation)
}

function uri(document: PdfDocument, annotation: Pointer): string {
  const bytes = document.bytes((f, buffer, size) => {
    const action = f.FPDFLink_GetAction(f.FPDFAnnot_GetLink(annotation))
    return f.FPDFAction_GetURIPath(document.pointer, action, buffer, size)
  })
  const text = new TextDecoder().decode(bytes).replace(/\0+$/, '')
  try {
    return decodeURIComponent(text) // mailto:%E7%8E%8B…
  } catch {
    return text
  }
}

/** Who noted what. */
function noteLine(document: PdfDocument, annotation: Pointer): string {
  const contents = lineEnds(
    document.text((f, buffer, size) => f.FPDFAnnot_GetStringValue(annotation, document.key('Contents'), buffer, size)),
  )
  const author = document.text((f, buffer, size) =>
    f.FPDFAnnot_GetStringValue(annotation, document.key('T'), buffer, size),
  )
  if (contents === '') return author
  return author === '' ? contents : `${author}: ${contents}`
}

function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
