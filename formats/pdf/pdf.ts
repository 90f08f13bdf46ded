/** The PDF format: page by page with PDFium, what it cannot read with pdf.js, what neither can as an outcome. */
import type { ByteSource, Outcome } from '../../connectors/connector.ts'
import { defineFormat, FormatError, type Piece, type ReadContext, type TextDialect } from '../format.ts'
import { memorySource } from '../memory-source.ts'
import { type Attachment, LARGEST_FILE, PdfDocument, withoutPrefix } from './document.ts'
import { EngineAborted, pdfium } from './engine.ts'
import { informationText, xfaPackets } from './information.ts'
import { withNewTrailer } from './lost-trailer.ts'
import { readPage } from './page.ts'
import { openSecond, type SecondReading } from './second-engine.ts'

const HEAD_BYTES = 64 * 1024
/** Each abort costs seconds and a new instance: a document that does it this often is not tried further. */
const ABORTS = 3
/** Page counts come from the file; a damaged one claims billions. */
const PAGES = 1_000_000
/** So many pages in a row that cannot be loaded: the count was a lie. */
const BAD_IN_A_ROW = 1000

const DIALECT: TextDialect = { kind: 'text', reflow: true, document: true }

/** Position of `%PDF-` in the bytes, or -1. */
function headerAt(head: Uint8Array): number {
  return Buffer.from(head.buffer, head.byteOffset, head.length).indexOf('%PDF-', 0, 'latin1')
}

function headerOf(source: ByteSource): number {
  const head = new Uint8Array(Math.min(HEAD_BYTES, source.size))
  return headerAt(head.subarray(0, source.read(head, 0)))
}

/** What was not read, gathered while reading. */
interface Tally {
  /** Pages that no engine read. */
  damaged: number[]
  /** Pages that broke the engine: over its memory, or endless recursion. */
  aborted: number[]
  noTextLayer: number
  /** Pages from which something was read, be it nothing but the knowledge that they are empty. */
  read: number
}

/** `page 3, 4 of 10`, at most five of them. */
function pageList(pages: readonly number[], of: number): string {
  const shown = pages.slice(0, 5).map((page) => page + 1)
  return `page ${shown.join(', ')}${pages.length > 5 ? ` and ${pages.length - 5} more` : ''} of ${of}`
}

/** Reads one document; holds what must be given back. */
class PdfReading {
  #source: ByteSource
  readonly #context: ReadContext
  readonly #encoder = new TextEncoder()
  readonly #tally: Tally = { damaged: [], aborted: [], noTextLayer: 0, read: 0 }
  #document: PdfDocument | undefined
  #second: SecondReading | undefined
  #secondTried = false
  #aborts = 0
  #first = true
  #stopped: Outcome | undefined
  #newTrailer = false

  constructor(source: ByteSource, context: ReadContext) {
    this.#source = source
    this.#context = context
  }

  async *pieces(): AsyncGenerator<Piece> {
    const pageCount = (await this.#pageCount()) || (await this.#pageCountWithNewTrailer())
    if (pageCount === 0) {
      if (this.#aborts > 0) throw new FormatError({ state: 'failed', reason: 'limit-size', detail: 'engine memory' })
      throw new FormatError({ state: 'failed', reason: 'malformed' })
    }
    const attachments: Attachment[] = []
    yield* this.#pages(pageCount, attachments)
    if (this.#tally.read === 0 && this.#stopped === undefined) {
      const reason = this.#tally.aborted.length > 0 ? 'limit-size' : 'malformed'
      throw new FormatError({ state: 'failed', reason, detail: `none of ${pageCount} pages` })
    }
    yield* this.#rest()
    for (const attachment of attachments) yield* this.#nested(attachment)
    yield* this.#notes(pageCount)
  }

  async close(): Promise<void> {
    this.#document?.close()
    await this.#second?.close()
    this.#document = undefined
    this.#second = undefined
    this.#secondTried = false
  }

  /** As the engine tells it that opens the document; 0 when neither does. */
  async #pageCount(): Promise<number> {
    const opened = await this.#open()
    return opened?.pageCount ?? (await this.#openSecond())?.pageCount ?? 0
  }

  async #pageCountWithNewTrailer(): Promise<number> {
    for (const source of withNewTrailer(this.#source)) {
      if (this.#aborts > 0 || source.size > LARGEST_FILE || performance.now() > this.#context.budget.deadline) return 0
      await this.close()
      this.#source = source
      this.#newTrailer = true
      const count = await this.#pageCount()
      if (count > 0) return count
    }
    return 0
  }

  /** The document in PDFium, opened again when an abort (of this or of a nested document) took it away. */
  async #open(): Promise<PdfDocument | undefined> {
    if (this.#document !== undefined && !this.#document.engine.dead) return this.#document
    if (this.#aborts >= ABORTS) return undefined
    try {
      this.#document = PdfDocument.open(await pdfium(), this.#source)
    } catch (error) {
      if (!(error instanceof EngineAborted)) throw error
      this.#aborts = ABORTS
      this.#document = undefined
    }
    return this.#document
  }

  async #openSecond(): Promise<SecondReading | undefined> {
    // What made PDFium run out of memory costs pdf.js 1 to 2 GB, which nothing bounds.
    if (this.#secondTried || this.#aborts > 0) return this.#second
    this.#secondTried = true
    this.#second = await openSecond(this.#source, this.#context.budget.deadline)
    return this.#second
  }

  async *#pages(pageCount: number, attachments: Attachment[]): AsyncGenerator<Piece> {
    const { budget } = this.#context
    let bad = 0
    for (let index = 0; index < Math.min(pageCount, PAGES); index++) {
      if (performance.now() > budget.deadline) {
        this.#stopped = { state: 'partial', reason: 'limit-time', detail: `after ${index} of ${pageCount} pages` }
        return
      }
      if (budget.bytes > budget.limits.totalBytes) {
        this.#stopped = { state: 'partial', reason: 'limit-size', detail: `after ${index} of ${pageCount} pages` }
        return
      }
      const text = await this.#page(index, attachments)
      if (text === undefined) {
        if (++bad >= BAD_IN_A_ROW) return
        continue
      }
      bad = 0
      this.#tally.read++
      if (text !== '') yield this.#batch(text, `p. ${index + 1}`)
    }
  }

  /** The text of one page by whichever engine reads it. */
  async #page(index: number, attachments: Attachment[]): Promise<string | undefined> {
    const { totalBytes } = this.#context.budget.limits
    const document = await this.#open()
    try {
      const page = document === undefined ? undefined : readPage(document, index, totalBytes)
      if (page !== undefined) {
        if (page.noTextLayer) this.#tally.noTextLayer++
        attachments.push(...page.attachments)
        return page.text
      }
    } catch (error) {
      if (!(error instanceof EngineAborted)) throw error
      this.#aborts++
      this.#tally.aborted.push(index)
      return undefined
    }
    const text = await (await this.#openSecond())?.page(index)
    if (text === undefined) this.#tally.damaged.push(index)
    return text
  }

  /** What belongs to no page: information, bookmarks, attachments, form data. */
  async *#rest(): AsyncGenerator<Piece> {
    const document = await this.#open()
    if (document === undefined) return
    const { limits } = this.#context.budget
    try {
      const text = informationText(document)
      if (text !== '') yield this.#batch(text, 'document information')
      const count = document.call((f) => f.FPDFDoc_GetAttachmentCount(document.pointer))
      for (let index = 0; index < count; index++) {
        if (index >= limits.members) {
          this.#stopped ??= { state: 'partial', reason: 'limit-count', detail: `attachment ${index} of ${count}` }
          break
        }
        // A nested document may have broken the engine meanwhile.
        const open = await this.#open()
        if (open === undefined) break
        const pointer = open.call((f) => f.FPDFDoc_GetAttachment(open.pointer, index))
        if (pointer !== 0) yield* this.#nested(open.attachment(pointer, limits.totalBytes))
      }
      const open = await this.#open()
      if (open !== undefined) for (const packet of xfaPackets(open)) yield* this.#nested(packet)
    } catch (error) {
      if (!(error instanceof EngineAborted)) throw error
      this.#aborts++
      this.#stopped ??= { state: 'partial', reason: 'limit-size', detail: 'attachments and document information' }
    }
  }

  *#nested(attachment: Attachment): Generator<Piece> {
    const { budget } = this.#context
    const name = attachment.name === '' ? 'attachment' : attachment.name
    if (attachment.bytes === undefined) {
      const outcome: Outcome = attachment.tooLarge
        ? { state: 'partial', reason: 'limit-size' }
        : { state: 'failed', reason: 'malformed' }
      yield { kind: 'nested', name, outcome }
      return
    }
    budget.bytes += attachment.bytes.length
    if (budget.bytes > budget.limits.totalBytes) {
      yield { kind: 'nested', name, outcome: { state: 'partial', reason: 'limit-size' } }
      return
    }
    yield { kind: 'nested', name, source: memorySource(name, attachment.bytes) }
  }

  *#notes(pageCount: number): Generator<Piece> {
    const { damaged, aborted, noTextLayer } = this.#tally
    if (this.#stopped !== undefined) yield { kind: 'note', outcome: this.#stopped }
    const note = (reason: Outcome['reason'] & string, detail: string): Piece => ({
      kind: 'note',
      outcome: { state: 'partial', reason, detail },
    })
    if (this.#newTrailer) yield note('damaged', 'without its trailer')
    if (damaged.length > 0) yield note('damaged', pageList(damaged, pageCount))
    if (aborted.length > 0) yield note('limit-size', pageList(aborted, pageCount))
    if (noTextLayer > 0) yield note('no-text-layer', `${noTextLayer} of ${pageCount} pages`)
  }

  #batch(text: string, place: string): Piece {
    const bytes = this.#encoder.encode(text)
    this.#context.budget.bytes += bytes.length
    const first = this.#first
    this.#first = false
    return { kind: 'batch', bytes, dialect: DIALECT, first, linesBefore: 0, place }
  }
}

/** PDF 1.0 to 2.0. */
export const pdf = defineFormat({
  id: 'pdf',
  names: { zh: 'PDF 文件', en: 'PDF document' },
  endings: ['pdf'],
  splittable: false,
  sniff(head, name) {
    const at = headerAt(head)
    if (at === 0) return 1
    if (at < 0) return 0
    const named = name.toLowerCase().endsWith('.pdf')
    // Viewers look for the header within the first 1,024 bytes; junk before it comes from gateways that put a banner there.
    if (at < 1024) return named ? 0.95 : 0.6
    return named ? 0.7 : 0.1
  },
  async *read(source, context) {
    const at = headerOf(source)
    if (at < 0) throw new FormatError({ state: 'failed', reason: 'malformed', detail: 'no PDF header' })
    if (source.size - at > LARGEST_FILE) {
      throw new FormatError({ state: 'failed', reason: 'limit-size', detail: 'over 4 GiB' })
    }
    const reading = new PdfReading(withoutPrefix(source, at), context)
    try {
      yield* reading.pieces()
    } finally {
      await reading.close()
    }
  },
})
