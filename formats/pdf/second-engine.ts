/**
 * pdf.js, for what PDFium cannot open: over 20 files with 200 damaged bytes each, PDFium alone found 5,027 of 20,000 IDs,
 * the two together 8,064 (docs/formats/pdf.md). Slower by four times and unbounded in memory, so never the first choice.
 */
import { fileURLToPath } from 'node:url'
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js'
import { type ByteSource, ReadError } from '../../connectors/connector.ts'
import { FormatError } from '../format.ts'
import { usualCharacters } from './characters.ts'
import { catchStrayRejections } from './stray-rejections.ts'

/** pdf.js takes the whole file into memory, and keeps a second copy while parsing: larger files have one engine only. */
const SECOND_ENGINE_BYTES = 64 * 2 ** 20

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

let loading: Promise<PdfJs> | undefined

async function load(): Promise<PdfJs> {
  // When its optional canvas is not installed, pdf.js says so on stderr while it is loaded, before it can be told to be quiet.
  const warn = console.warn
  console.warn = () => {}
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs')
  } finally {
    console.warn = warn
  }
}

/** A document open in pdf.js. */
export interface SecondReading {
  readonly pageCount: number
  /** The text of page `index` (from 0); undefined when it cannot be read. */
  page(index: number): Promise<string | undefined>
  close(): Promise<void>
}

/**
 * Opens the document with pdf.js; undefined when it cannot. Everything pdf.js needs comes from its own package; it opens no
 * connection, evaluates no code and says nothing.
 *
 * Throws {@link FormatError} (`encrypted`) and {@link ReadError}. `deadline` in ms of performance.now.
 */
export async function openSecond(source: ByteSource, deadline: number): Promise<SecondReading | undefined> {
  if (source.size > SECOND_ENGINE_BYTES) return undefined
  const data = new Uint8Array(source.size)
  let filled = 0
  while (filled < data.length) {
    const count = source.read(data.subarray(filled), filled)
    if (count === 0) break
    filled += count
  }
  loading ??= load()
  const pdfjs = await loading
  const folder = (name: string): string =>
    fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')))
  const settled = catchStrayRejections()
  const task = pdfjs.getDocument({
    data: data.subarray(0, filled),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
  } as Parameters<PdfJs['getDocument']>[0])
  try {
    const document = await within(task.promise, deadline)
    return {
      pageCount: document.numPages,
      async page(index) {
        try {
          const page = await within(document.getPage(index + 1), deadline)
          const content = await within(page.getTextContent(), deadline)
          page.cleanup()
          return joined(content.items)
        } catch {
          return undefined
        }
      },
      async close() {
        await destroy(task)
        await settled()
      },
    }
  } catch (error) {
    await destroy(task)
    await settled()
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new FormatError({ state: 'encrypted', reason: 'password' })
    }
    if (error instanceof ReadError) throw error
    return undefined
  }
}

async function destroy(task: { destroy(): Promise<void> }): Promise<void> {
  try {
    await task.destroy()
  } catch {
    // What cannot be closed cannot be read either; its memory goes with the last reference.
  }
}

/** pdf.js works in the same thread, so that this can only end waits between its steps. */
async function within<T>(promise: Promise<T>, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const left = Math.max(0, Math.min(deadline - performance.now(), 2 ** 31 - 1))
    timer = setTimeout(() => reject(new RangeError('the time for this item was up')), left)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function joined(items: readonly (TextItem | TextMarkedContent)[]): string {
  let text = ''
  for (const item of items) {
    if (!('str' in item)) continue
    // An item of blanks alone stands for a gap; a wide one is the gap between two cells.
    if (item.str.trim() === '' && item.width > item.transform[3]) text += '\t'
    else text += item.str
    if (item.hasEOL) text += '\n'
  }
  if (text !== '' && !text.endsWith('\n')) text += '\n'
  return usualCharacters(text)
}
