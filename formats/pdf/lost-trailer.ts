/**
 * A PDF's last bytes name its catalogue. Where they are lost (a transfer that broke off, a disk that was filled up with zeros),
 * neither engine finds a document, though every page may be there: they go by the trailer only, so one is put behind the file.
 */
import type { ByteSource } from '../../connectors/connector.ts'

// Writers put the catalogue first or last. What is further from both ends than this is not looked for.
const HEAD_BYTES = 2 ** 20
const TAIL_BYTES = 16 * 2 ** 20
const MOST_PAGES = 100_000
// PDFium knows no higher numbers; what looks like one is something else.
const MOST_OBJECTS = 4 * 2 ** 20

// An object's number and generation, or what kind of dictionary it is. All runs bounded: the bytes may be made to cost time.
const MARK = /\b(\d{1,10})\s{1,8}(\d{1,5})\s{1,8}obj\b|\/Type\s{0,8}\/(Catalog|Page)(?![A-Za-z])/g
// Which key a file was encrypted with stands in the trailer, so that nothing can be read without it.
const ENCRYPTED = /\/Filter\s{0,8}\/(?:Standard|Adobe\.PubSec)\b/

interface Found {
  /** Indirect reference to the last catalogue: `12 0 R`. */
  readonly catalog: string | undefined
  /** References to the pages, in the order of the file. */
  readonly pages: readonly string[]
  /** Larger than every object number. */
  readonly next: number
}

function textOf(source: ByteSource): string {
  const part = (from: number, to: number): string => {
    const bytes = Buffer.alloc(to - from)
    return bytes.toString('latin1', 0, source.read(bytes, from))
  }
  const tail = Math.max(0, source.size - TAIL_BYTES)
  // The line end keeps an object that the two cut through from being made of both.
  return `${part(0, Math.min(HEAD_BYTES, tail))}\n${part(tail, source.size)}`
}

function find(text: string): Found {
  let catalog: string | undefined
  const pages = new Set<string>()
  let object: string | undefined
  let next = 1
  for (const [, number, generation, type] of text.matchAll(MARK)) {
    if (number !== undefined) {
      const known = Number(number) < MOST_OBJECTS - 2
      object = known ? `${Number(number)} ${Number(generation)} R` : undefined
      if (known) next = Math.max(next, Number(number) + 1)
    } else if (object !== undefined) {
      if (type === 'Catalog') catalog = object
      else if (pages.size < MOST_PAGES) pages.add(object)
    }
  }
  return { catalog, pages: [...pages], next }
}

/** The same bytes with more behind them. */
function withTail(source: ByteSource, tail: Uint8Array): ByteSource {
  return {
    name: source.name,
    size: source.size + tail.length,
    read(target, position) {
      const own = Math.min(target.length, Math.max(0, source.size - position))
      const filled = own === 0 ? 0 : source.read(target.subarray(0, own), position)
      if (filled < own) return filled
      const rest = tail.subarray(Math.max(0, position - source.size))
      const count = Math.min(target.length - own, rest.length)
      target.set(rest.subarray(0, count), own)
      return own + count
    },
    close: () => source.close(),
  }
}

/**
 * The document with a new trailer, in the ways worth trying: at most two. The first names the last catalogue in the file; the
 * second a new one over all pages, where that catalogue or its list of pages is lost, too. None for an encrypted document, or
 * where no page is left.
 *
 * Looks at the first 1 MiB and the last 16 MiB. Throws ReadError of the source.
 */
export function* withNewTrailer(source: ByteSource): Generator<ByteSource> {
  const text = textOf(source)
  if (ENCRYPTED.test(text)) return
  const { catalog, pages, next } = find(text)
  // pdf.js makes up an empty page where the list of pages is lost; a file that has none left is no damaged document but none.
  if (pages.length === 0 && source.size <= HEAD_BYTES + TAIL_BYTES) return
  // The file may end anywhere: within a string, a dictionary, a stream.
  const tail = (objects: string, root: string, size: number): Uint8Array =>
    Buffer.from(`\n)>>\nendstream\nendobj\n${objects}trailer\n<< /Size ${size} /Root ${root} >>\n%%EOF\n`, 'latin1')
  if (catalog !== undefined) yield withTail(source, tail('', catalog, next))
  if (pages.length === 0) return
  const objects =
    `${next} 0 obj\n<< /Type /Catalog /Pages ${next + 1} 0 R >>\nendobj\n` +
    `${next + 1} 0 obj\n<< /Type /Pages /Count ${pages.length} /Kids [${pages.join(' ')}] >>\nendobj\n`
  yield withTail(source, tail(objects, `${next} 0 R`, next + 2))
}
