/** One PDF opened in PDFium, reading its bytes where they lie. */
import type { ByteSource } from '../../connectors/connector.ts'
import { FormatError } from '../format.ts'
import { EngineAborted, type Pdfium, type PdfiumFunctions, type Pointer } from './engine.ts'

const SCRATCH_BYTES = 64 * 1024
/** A single string (field value, annotation) longer than this is cut. */
const STRING_BYTES = 16 * 2 ** 20
const ACCESS_BYTES = 12
const ERROR_PASSWORD = 4
const ERROR_SECURITY = 5

const UTF16 = new TextDecoder('utf-16le')

/** PDFium takes the file's length as an unsigned 32-bit number. */
export const LARGEST_FILE = 2 ** 32 - 1

/** A file attached to a document or to a page. */
export interface Attachment {
  readonly name: string
  /** Absent when the file cannot be read, is damaged or too large. */
  readonly bytes: Uint8Array | undefined
  /** There are no bytes because they are over a limit. */
  readonly tooLarge?: boolean
}

/** A C string for the life of a document. */
type Key = 'Contents' | 'T' | 'Title' | 'Author' | 'Subject' | 'Keywords'

/** An open document. All pointers given out are void after {@link close}. */
export class PdfDocument {
  readonly engine: Pdfium
  /** FPDF_DOCUMENT. */
  readonly pointer: Pointer
  /** Number of pages as the file claims it; may be absurd in damaged files. */
  readonly pageCount: number
  readonly #callback: Pointer
  readonly #allocated: Pointer[]
  readonly #keys = new Map<Key, Pointer>()
  readonly #scratch: Pointer
  readonly #failure: { error: unknown }
  #form: Pointer = 0
  #formInfo: Pointer = 0

  private constructor(
    engine: Pdfium,
    pointer: Pointer,
    callback: Pointer,
    allocated: Pointer[],
    failure: { error: unknown },
  ) {
    this.engine = engine
    this.pointer = pointer
    this.#callback = callback
    this.#allocated = allocated
    this.#failure = failure
    this.#scratch = engine.call((f) => f.malloc(SCRATCH_BYTES))
    allocated.push(this.#scratch)
    this.pageCount = engine.call((f) => f.FPDF_GetPageCount(pointer))
  }

  /**
   * Opens the document; undefined when PDFium finds no document in it.
   *
   * Throws {@link FormatError} (`encrypted`) when a password is asked for, {@link ReadError} of the source, {@link EngineAborted}.
   */
  static open(engine: Pdfium, source: ByteSource): PdfDocument | undefined {
    const failure: { error: unknown } = { error: undefined }
    // A throw through WebAssembly frames would leave PDFium's stack where it is: the error is kept and thrown afterwards.
    const callback = engine.addCallback((_parameter, position, buffer, length) => {
      if (failure.error !== undefined || position === undefined || buffer === undefined || length === undefined)
        return 0
      try {
        const start = buffer >>> 0
        const target = engine.memory.subarray(start, start + (length >>> 0))
        return source.read(target, position >>> 0) === target.length ? 1 : 0
      } catch (error) {
        failure.error = error
        return 0
      }
    }, 'iiiii')
    const allocated: Pointer[] = []
    try {
      const access = engine.call((f) => f.malloc(ACCESS_BYTES))
      allocated.push(access)
      const view = new DataView(engine.memory.buffer, access, ACCESS_BYTES)
      view.setUint32(0, source.size, true)
      view.setUint32(4, callback, true)
      view.setUint32(8, 0, true)
      const pointer = engine.call((f) => f.FPDF_LoadCustomDocument(access, 0))
      if (failure.error !== undefined) throw failure.error
      if (pointer !== 0) return new PdfDocument(engine, pointer, callback, allocated, failure)
      const reason = engine.call((f) => f.FPDF_GetLastError())
      if (reason === ERROR_PASSWORD) throw new FormatError({ state: 'encrypted', reason: 'password' })
      if (reason === ERROR_SECURITY) {
        throw new FormatError({ state: 'encrypted', reason: 'password', detail: 'unknown security handler' })
      }
    } catch (error) {
      release(engine, allocated, callback)
      throw error
    }
    release(engine, allocated, callback)
    return undefined
  }

  /** Calls into the engine, then raises what the source raised meanwhile. */
  call<T>(work: (functions: PdfiumFunctions) => T): T {
    const result = this.engine.call(work)
    if (this.#failure.error !== undefined) throw this.#failure.error
    return result
  }

  /** The C string of a dictionary key, valid as long as the document is open. */
  key(name: Key): Pointer {
    let pointer = this.#keys.get(name)
    if (pointer === undefined) {
      pointer = this.engine.call((f) => f.malloc(name.length + 1))
      for (let i = 0; i < name.length; i++) this.engine.memory[pointer + i] = name.charCodeAt(i)
      this.engine.memory[pointer + name.length] = 0
      this.#allocated.push(pointer)
      this.#keys.set(name, pointer)
    }
    return pointer
  }

  /** 64 KB of the engine's memory for results. Overwritten by every {@link text}. */
  get scratch(): Pointer {
    return this.#scratch
  }

  /** Asks a function that fills a buffer and tells the bytes it needs, as PDFium's do for strings. */
  bytes(fill: (functions: PdfiumFunctions, buffer: Pointer, size: number) => number): Uint8Array {
    const needed = this.call((f) => fill(f, this.#scratch, SCRATCH_BYTES)) >>> 0
    if (needed <= SCRATCH_BYTES) return this.engine.memory.slice(this.#scratch, this.#scratch + needed)
    const size = Math.min(needed, STRING_BYTES)
    const buffer = this.call((f) => f.malloc(size))
    if (buffer === 0) return new Uint8Array()
    try {
      // PDFium fills nothing when the buffer is too small.
      const filled = this.call((f) => fill(f, buffer, size)) >>> 0
      return filled <= size ? this.engine.memory.slice(buffer, buffer + filled) : new Uint8Array()
    } finally {
      if (!this.engine.dead) this.engine.call((f) => f.free(buffer))
    }
  }

  /** The same for UTF-16LE with a closing NUL. */
  text(fill: (functions: PdfiumFunctions, buffer: Pointer, size: number) => number): string {
    const bytes = this.bytes(fill)
    return bytes.length < 4 ? '' : UTF16.decode(bytes.subarray(0, bytes.length - 2))
  }

  /** FPDF_FORMHANDLE, made when first asked for; 0 when the document has no form. */
  form(): Pointer {
    if (this.#form === 0 && this.call((f) => f.FPDF_GetFormType(this.pointer)) !== 0) {
      this.#formInfo = this.call((f) => f.PDFiumExt_OpenFormFillInfo())
      this.#form = this.call((f) => f.PDFiumExt_InitFormFillEnvironment(this.pointer, this.#formInfo))
    }
    return this.#form
  }

  /** An attachment's name and bytes; `limit` in bytes. */
  attachment(pointer: Pointer, limit: number): Attachment {
    const name = this.text((f, buffer, size) => f.FPDFAttachment_GetName(pointer, buffer, size))
    const needed = this.#scratch
    const view = (): number => new DataView(this.engine.memory.buffer).getUint32(needed, true)
    if (this.call((f) => f.FPDFAttachment_GetFile(pointer, 0, 0, needed)) === 0) return { name, bytes: undefined }
    const size = view()
    if (size > limit) return { name, bytes: undefined, tooLarge: true }
    const buffer = this.call((f) => f.malloc(Math.max(size, 1)))
    if (buffer === 0) return { name, bytes: undefined, tooLarge: true }
    try {
      const filled = this.call((f) => f.FPDFAttachment_GetFile(pointer, buffer, size, needed))
      return {
        name,
        bytes: filled === 0 ? undefined : this.engine.memory.slice(buffer, buffer + Math.min(size, view())),
      }
    } finally {
      if (!this.engine.dead) this.engine.call((f) => f.free(buffer))
    }
  }

  /** Closes the document and gives everything back; nothing is left to do when the engine is gone. */
  close(): void {
    if (this.engine.dead) return
    try {
      this.engine.call((f) => {
        if (this.#form !== 0) f.PDFiumExt_ExitFormFillEnvironment(this.#form)
        if (this.#formInfo !== 0) f.PDFiumExt_CloseFormFillInfo(this.#formInfo)
        f.FPDF_CloseDocument(this.pointer)
      })
    } catch (error) {
      if (!(error instanceof EngineAborted)) throw error
    }
    release(this.engine, this.#allocated, this.#callback)
  }
}

function release(engine: Pdfium, allocated: readonly Pointer[], callback: Pointer): void {
  if (engine.dead) return
  for (const pointer of allocated) engine.call((f) => f.free(pointer))
  engine.removeCallback(callback)
}

/** The same bytes without what stands before `%PDF-`. */
export function withoutPrefix(source: ByteSource, skip: number): ByteSource {
  if (skip === 0) return source
  return {
    name: source.name,
    size: source.size - skip,
    read: (target, position) => source.read(target, position + skip),
    close: () => source.close(),
  }
}
