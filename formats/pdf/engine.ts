/**
 * PDFium compiled to WebAssembly: loaded once per worker, its memory bounded, thrown away after an abort.
 *
 * The package's own wrapper looks every call up by name and converts arguments (`ccall`); a page asks some ten thousand
 * questions of its characters, so the exports are called directly.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Address in the engine's memory; 0 is null. */
export type Pointer = number

/** PDFium's C functions that are used here (fpdfview.h, fpdf_text.h, fpdf_annot.h, fpdf_attachment.h …). Flags come back as 0 or 1. */
export interface PdfiumFunctions {
  malloc(size: number): Pointer
  free(pointer: Pointer): void
  PDFiumExt_Init(): void
  PDFiumExt_OpenFormFillInfo(): Pointer
  PDFiumExt_CloseFormFillInfo(info: Pointer): void
  PDFiumExt_InitFormFillEnvironment(document: Pointer, info: Pointer): Pointer
  PDFiumExt_ExitFormFillEnvironment(form: Pointer): void
  FPDF_LoadCustomDocument(access: Pointer, password: Pointer): Pointer
  FPDF_CloseDocument(document: Pointer): void
  FPDF_GetLastError(): number
  FPDF_GetPageCount(document: Pointer): number
  FPDF_GetMetaText(document: Pointer, tag: Pointer, buffer: Pointer, size: number): number
  FPDF_GetFormType(document: Pointer): number
  FPDF_GetXFAPacketCount(document: Pointer): number
  FPDF_GetXFAPacketName(document: Pointer, index: number, buffer: Pointer, size: number): number
  FPDF_GetXFAPacketContent(document: Pointer, index: number, buffer: Pointer, size: number, needed: Pointer): number
  FPDF_LoadPage(document: Pointer, index: number): Pointer
  FPDF_ClosePage(page: Pointer): void
  FPDFBookmark_GetFirstChild(document: Pointer, bookmark: Pointer): Pointer
  FPDFBookmark_GetNextSibling(document: Pointer, bookmark: Pointer): Pointer
  FPDFBookmark_GetTitle(bookmark: Pointer, buffer: Pointer, size: number): number
  FPDFDoc_GetAttachmentCount(document: Pointer): number
  FPDFDoc_GetAttachment(document: Pointer, index: number): Pointer
  FPDFAttachment_GetName(attachment: Pointer, buffer: Pointer, size: number): number
  FPDFAttachment_GetFile(attachment: Pointer, buffer: Pointer, size: number, needed: Pointer): number
  FPDFPage_GetRotation(page: Pointer): number
  FPDFPage_CountObjects(page: Pointer): number
  FPDFPage_GetObject(page: Pointer, index: number): Pointer
  FPDFPageObj_GetType(object: Pointer): number
  FPDFFormObj_CountObjects(object: Pointer): number
  FPDFFormObj_GetObject(object: Pointer, index: number): Pointer
  FPDFPage_GetAnnotCount(page: Pointer): number
  FPDFPage_GetAnnot(page: Pointer, index: number): Pointer
  FPDFPage_CloseAnnot(annotation: Pointer): void
  FPDFAnnot_GetSubtype(annotation: Pointer): number
  FPDFAnnot_GetStringValue(annotation: Pointer, key: Pointer, buffer: Pointer, size: number): number
  FPDFAnnot_GetFormFieldType(form: Pointer, annotation: Pointer): number
  FPDFAnnot_GetFormFieldName(form: Pointer, annotation: Pointer, buffer: Pointer, size: number): number
  FPDFAnnot_GetFormFieldAlternateName(form: Pointer, annotation: Pointer, buffer: Pointer, size: number): number
  FPDFAnnot_GetFormFieldValue(form: Pointer, annotation: Pointer, buffer: Pointer, size: number): number
  FPDFAnnot_GetFormFieldExportValue(form: Pointer, annotation: Pointer, buffer: Pointer, size: number): number
  FPDFAnnot_IsChecked(form: Pointer, annotation: Pointer): number
  FPDFAnnot_GetFileAttachment(annotation: Pointer): Pointer
  FPDFAnnot_GetLink(annotation: Pointer): Pointer
  FPDFLink_GetAction(link: Pointer): Pointer
  FPDFAction_GetType(action: Pointer): number
  FPDFAction_GetURIPath(document: Pointer, action: Pointer, buffer: Pointer, size: number): number
  FPDFText_LoadPage(page: Pointer): Pointer
  FPDFText_ClosePage(text: Pointer): void
  FPDFText_CountChars(text: Pointer): number
  FPDFText_GetUnicode(text: Pointer, index: number): number
  FPDFText_IsGenerated(text: Pointer, index: number): number
  FPDFText_IsHyphen(text: Pointer, index: number): number
  FPDFText_HasUnicodeMapError(text: Pointer, index: number): number
  FPDFText_GetLooseCharBox(text: Pointer, index: number, rectangle: Pointer): number
}

/** What of Emscripten's module is used. */
interface EmscriptenPart {
  readonly wasmExports: PdfiumFunctions
  readonly HEAPU8: Uint8Array
  addFunction(callback: (...values: number[]) => number, signature: string): Pointer
  removeFunction(pointer: Pointer): void
}

/**
 * 512 MiB in pages of 64 KiB. The binary allows 2 GiB, which one hostile page of 1 MB can fill (measured: 1.1 to 2.1 GB of
 * resident memory); of 2,000 honest pages none needed more than 60 MiB above the 18 MiB it starts with.
 */
const MEMORY_PAGES = (512 * 2 ** 20) / 65536

/** The engine broke (out of memory, stack overflow, a bug) and is gone; the next {@link pdfium} makes a new one. */
export class EngineAborted extends Error {
  override readonly name = 'EngineAborted'
}

/** One living instance of PDFium. */
export class Pdfium {
  /** No call is possible any more: every address is void. */
  dead = false
  readonly #module: EmscriptenPart
  readonly #functions: PdfiumFunctions

  constructor(module: EmscriptenPart) {
    this.#module = module
    this.#functions = module.wasmExports
  }

  /** The memory, looked up anew at each use: it is replaced when it grows. */
  get memory(): Uint8Array {
    return this.#module.HEAPU8
  }

  /**
   * Calls into the engine. Whatever is thrown out of WebAssembly (RuntimeError, RangeError of a full stack, Emscripten's
   * abort) leaves its stack and heap in no state to go on, so the instance is given up and {@link EngineAborted} thrown.
   */
  call<T>(work: (functions: PdfiumFunctions) => T): T {
    if (this.dead) throw new EngineAborted('this instance of the PDF engine was given up')
    try {
      return work(this.#functions)
    } catch (error) {
      if (error instanceof EngineAborted) throw error
      this.dead = true
      throw new EngineAborted('the PDF engine ran out of memory or broke', { cause: error })
    }
  }

  /** Makes a JavaScript function callable from PDFium. To be given back with {@link removeCallback}. */
  addCallback(callback: (...values: number[]) => number, signature: string): Pointer {
    return this.#module.addFunction(callback, signature)
  }

  removeCallback(pointer: Pointer): void {
    if (!this.dead) this.#module.removeFunction(pointer)
  }

  /** The memory's size in bytes; grows, never shrinks. */
  get memoryBytes(): number {
    return this.memory.length
  }
}

/** Reads one unsigned LEB128 number; returns it with the position behind it. */
function leb128(bytes: Uint8Array, at: number): [value: number, after: number] {
  let value = 0
  let shift = 1
  for (let position = at; ; position++) {
    const byte = bytes[position]
    if (byte === undefined) throw new RangeError('the WebAssembly binary ends within a number')
    value += (byte & 0x7f) * shift
    shift *= 128
    if (byte < 0x80) return [value, position + 1]
  }
}

/**
 * Sets the `maximum` of the one memory that a WebAssembly binary declares, in place. The number keeps its length in bytes
 * (LEB128 may be padded), so nothing moves. Emscripten was not asked to import its memory, so that it cannot be handed in.
 *
 * Throws RangeError when there is no memory section with a maximum, or the number does not fit its bytes.
 */
export function boundMemory(binary: Uint8Array, pages: number): void {
  const MEMORY_SECTION = 5
  let at = 8 // after '\0asm' and the version
  while (at < binary.length) {
    const id = binary[at]
    const [length, body] = leb128(binary, at + 1)
    if (id === MEMORY_SECTION) {
      const [count, flagsAt] = leb128(binary, body)
      const flags = binary[flagsAt]
      if (count !== 1 || flags === undefined || (flags & 1) === 0) break
      const [, maximumAt] = leb128(binary, flagsAt + 1)
      const [, after] = leb128(binary, maximumAt)
      if (pages >= 128 ** (after - maximumAt)) break
      let rest = pages
      for (let position = maximumAt; position < after; position++) {
        binary[position] = (rest & 0x7f) | (position < after - 1 ? 0x80 : 0)
        rest = Math.floor(rest / 128)
      }
      return
    }
    at = body + length
  }
  throw new RangeError('the PDF engine has no memory that could be bounded')
}

let compiled: WebAssembly.Module | undefined
let current: Promise<Pdfium> | undefined

/** A new instance with at most `pages` of memory. Use {@link pdfium}, except in tests. */
export async function createPdfium(pages: number): Promise<Pdfium> {
  let module: WebAssembly.Module
  if (pages === MEMORY_PAGES && compiled !== undefined) {
    module = compiled
  } else {
    const binary = readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))
    boundMemory(binary, pages)
    module = await WebAssembly.compile(binary)
    if (pages === MEMORY_PAGES) compiled = module
  }
  const quiet = (): void => {}
  const overrides = {
    print: quiet,
    printErr: quiet,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  }
  // Loaded with the first PDF: most workers of a database never see one.
  const { init } = await import('@embedpdf/pdfium')
  // The package's types lean on @types/emscripten, which it does not bring along.
  const wrapped = await init(overrides as unknown as Parameters<typeof init>[0])
  const engine = new Pdfium(wrapped.pdfium as unknown as EmscriptenPart)
  engine.call((f) => f.PDFiumExt_Init())
  return engine
}

/** This worker's instance; made when first asked for, made anew after an abort. */
export async function pdfium(): Promise<Pdfium> {
  const engine = await current
  if (engine !== undefined && !engine.dead) return engine
  current = createPdfium(MEMORY_PAGES)
  return await current
}
