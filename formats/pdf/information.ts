/** What a document says of itself: information, bookmarks, the data of an XFA form. */
import { usualCharacters } from './characters.ts'
import type { Attachment, PdfDocument } from './document.ts'
import type { Pointer } from './engine.ts'

const ENTRIES = ['Title', 'Author', 'Subject', 'Keywords'] as const
/** Titles of bookmarks read at most; they may be linked in a circle. */
const BOOKMARKS = 100_000
const BOOKMARK_DEPTH = 32
const XFA_BYTES = 64 * 2 ** 20

/** `Title: …` and so on, then one line a bookmark: files merged of many are bookmarked by person. */
export function informationText(document: PdfDocument): string {
  let text = ''
  for (const entry of ENTRIES) {
    const key = document.key(entry)
    const value = document.text((f, buffer, size) => f.FPDF_GetMetaText(document.pointer, key, buffer, size))
    if (value.trim() !== '') text += `${entry}: ${value.replace(/[\r\n]+/g, ' ')}\n`
  }
  for (const title of bookmarks(document)) text += `${title}\n`
  return usualCharacters(text)
}

function bookmarks(document: PdfDocument): string[] {
  const titles: string[] = []
  const seen = new Set<Pointer>()
  const visit = (parent: Pointer, depth: number): void => {
    let at = document.call((f) => f.FPDFBookmark_GetFirstChild(document.pointer, parent))
    while (at !== 0 && !seen.has(at) && titles.length < BOOKMARKS) {
      const bookmark = at
      seen.add(bookmark)
      const title = document.text((f, buffer, size) => f.FPDFBookmark_GetTitle(bookmark, buffer, size))
      if (title.trim() !== '') titles.push(title.replace(/[\r\n]+/g, ' '))
      if (depth < BOOKMARK_DEPTH) visit(bookmark, depth + 1)
      at = document.call((f) => f.FPDFBookmark_GetNextSibling(document.pointer, bookmark))
    }
  }
  visit(0, 0)
  return titles
}

/** The filled-in data of an XFA form (`datasets`), as XML; such forms have no pages of their own but a notice. */
export function xfaPackets(document: PdfDocument): Attachment[] {
  const packets: Attachment[] = []
  const count = document.call((f) => f.FPDF_GetXFAPacketCount(document.pointer))
  const needed = document.scratch
  const told = (): number => new DataView(document.engine.memory.buffer).getUint32(needed, true)
  for (let index = 0; index < count; index++) {
    const name = new TextDecoder()
      .decode(document.bytes((f, buffer, size) => f.FPDF_GetXFAPacketName(document.pointer, index, buffer, size)))
      .replace(/\0+$/, '')
    if (name !== 'datasets') continue
    if (document.call((f) => f.FPDF_GetXFAPacketContent(document.pointer, index, 0, 0, needed)) === 0) continue
    const size = told()
    const buffer = size === 0 || size > XFA_BYTES ? 0 : document.call((f) => f.malloc(size))
    if (buffer === 0) continue
    try {
      const read = document.call((f) => f.FPDF_GetXFAPacketContent(document.pointer, index, buffer, size, needed))
      const bytes = read === 0 ? undefined : document.engine.memory.slice(buffer, buffer + size)
      packets.push({ name: 'xfa-datasets.xml', bytes })
    } finally {
      if (!document.engine.dead) document.engine.call((f) => f.free(buffer))
    }
  }
  return packets
}
