/** An office file as what it is: a zip of parts, most of them XML. Shared by OOXML and OpenDocument. */
import { type ByteSource, type Outcome, ReadError } from '../../connectors/connector.ts'
import { ContainerWatch, tooDeep } from '../archives/container.ts'
import { DistinctNames } from '../archives/names.ts'
import { type OpenedMember, ZipArchive, type ZipMember } from '../archives/zip-reader.ts'
import type { Note, Piece, ReadContext } from '../format.ts'
import type { Pull } from './xml-encoding.ts'
import { XmlTokenizer } from './xml-tokenizer.ts'

/** More parts than any program writes; each costs a little memory. What is beyond is noted. */
const MOST_PARTS = 200_000

/** One open package. Everything that goes wrong in a part is kept as a note; the other parts are read all the same. */
export class OfficePackage {
  /** Paths of the parts in the order of the file, `/` between folders. Equal ones have been told apart. */
  readonly paths: readonly string[]
  readonly context: ReadContext
  readonly #archive: ZipArchive
  readonly #parts = new Map<string, ZipMember>()
  readonly #notes = new Map<string, Outcome>()

  /** Throws FormatError `failed(malformed)` when it is no zip at all. */
  constructor(source: ByteSource, context: ReadContext) {
    this.context = context
    this.#archive = new ZipArchive(source, context.budget)
    const watch = new ContainerWatch(context.budget, () => source.size)
    const names = new DistinctNames()
    for (const member of this.#archive.members()) {
      const stop = watch.next()
      if (stop || this.#parts.size === MOST_PARTS) {
        this.note(stop?.outcome ?? { state: 'partial', reason: 'limit-count', detail: `after ${MOST_PARTS} parts` })
        break
      }
      if (!member.folder) this.#parts.set(names.take(member.name.replaceAll('\\', '/')), member)
    }
    this.paths = [...this.#parts.keys()]
  }

  has(path: string): boolean {
    return this.#parts.has(path)
  }

  /** A part's XML; undefined when there is no such part or it cannot be opened (which is noted). */
  xml(path: string, options: { readonly comments?: boolean } = {}): XmlTokenizer | undefined {
    const pull = this.bytes(path)
    return pull && new XmlTokenizer(pull, this.context.budget.limits.tokenBytes, options)
  }

  /** A part's bytes from the beginning. A damaged part, or one over a limit, ends early, which is noted. */
  bytes(path: string): Pull | undefined {
    const opened = this.#open(path)
    if (opened === undefined) return undefined
    if (opened.outcome) {
      this.note({ state: 'partial', reason: 'member-not-read', detail: `${opened.outcome.state} part` })
      return undefined
    }
    const { source } = opened
    let position = 0
    return {
      read: (target) => {
        try {
          const got = source.read(target, position)
          position += got
          if (got < target.length && source.damage !== undefined) this.#damaged(source.damage)
          return got
        } catch (error) {
          if (!(error instanceof ReadError) || error.outcome.state !== 'partial') throw error
          this.note(error.outcome)
          return 0
        }
      },
    }
  }

  /** A part handed on as an item of its own: a picture, an embedded file. */
  *nested(path: string): Generator<Piece> {
    const { budget } = this.context
    if (budget.depth >= budget.limits.depth) {
      yield { kind: 'nested', name: path, outcome: tooDeep(budget) }
      return
    }
    const opened = this.#open(path)
    if (opened === undefined) return
    if (opened.outcome) {
      yield { kind: 'nested', name: path, outcome: opened.outcome }
      return
    }
    try {
      yield { kind: 'nested', name: path, source: opened.source }
      if (opened.source.damage !== undefined) this.#damaged(opened.source.damage)
    } finally {
      opened.source.close()
    }
  }

  /** Keeps a note for the end; one for each reason. */
  note(outcome: Outcome): void {
    const key = `${outcome.state} ${outcome.reason}`
    if (!this.#notes.has(key)) this.#notes.set(key, outcome)
  }

  /** Takes over what a tokenizer that has come to its end has to say. */
  finished(xml: XmlTokenizer): void {
    if (xml.limited) this.note({ state: 'partial', reason: 'limit-size', detail: 'an XML tag over the limit' })
    if (xml.damaged) this.#damaged('XML cut off')
  }

  /** All notes; to be yielded last. */
  notes(): Note[] {
    if (this.#archive.damage !== undefined) this.#damaged(this.#archive.damage)
    return [...this.#notes.values()].map((outcome) => ({ kind: 'note', outcome }))
  }

  #damaged(detail: string): void {
    this.note({ state: 'partial', reason: 'damaged', detail })
  }

  #open(path: string): OpenedMember | undefined {
    const member = this.#parts.get(path)
    return member && this.#archive.open(member, path)
  }
}

/** Names of the first members, by the local headers in the first bytes of a zip file: what tells office files apart. */
export function* firstNames(head: Uint8Array): Generator<{ readonly name: string; readonly data: number }> {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) return
  for (let at = 0; at >= 0 && at + 30 <= bytes.length; ) {
    const length = bytes.readUInt16LE(at + 26)
    const name = bytes.toString('latin1', at + 30, at + 30 + length).replaceAll('\\', '/')
    const data = at + 30 + length + bytes.readUInt16LE(at + 28)
    yield { name, data }
    // By the stated size where there is one: a stored archive inside this one has headers of its own.
    const streamed = (bytes.readUInt16LE(at + 6) & 8) !== 0
    const next = streamed ? data : data + bytes.readUInt32LE(at + 18)
    at = next < bytes.length ? bytes.indexOf('PK\x03\x04', next, 'latin1') : -1
  }
}
