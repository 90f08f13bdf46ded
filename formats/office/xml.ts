/** XML of no known kind: exports, configurations, feeds. Elements that repeat are records, what runs through is text. */
import { type ByteSource, type Outcome, ReadError } from '../../connectors/connector.ts'
import { readFully } from '../archives/container.ts'
import { defineFormat, type Piece, type ReadContext } from '../format.ts'
import { detectEncoding } from '../text/encoding.ts'
import { type Pull, xmlEncoding } from './xml-encoding.ts'
import { XmlRecords } from './xml-records.ts'
import { CLOSE, COMMENT, END, OPEN, TEXT, VALUE_NAME, XmlTokenizer } from './xml-tokenizer.ts'

const HEAD_BYTES = 64 * 1024
const ENDINGS = ['xml', 'xsd', 'xsl', 'rss', 'atom', 'kml', 'gml', 'svg', 'fodt', 'fods', 'fodp', 'config', 'plist']

/** `.xml` and whatever else begins like it. XHTML is left to the format for HTML. */
export default defineFormat({
  id: 'xml',
  names: { zh: 'XML', en: 'XML' },
  endings: ENDINGS,
  splittable: false,

  sniff(head, name) {
    const { name: encoding, skip } = xmlEncoding(head)
    const wide = encoding.startsWith('utf-16')
    const bytes = Buffer.from(head.buffer, head.byteOffset + skip, Math.min(2048, head.length - skip))
    const text = (wide ? new TextDecoder(encoding).decode(bytes) : bytes.toString('latin1')).trimStart()
    if (/<(!doctype\s+)?html\b/i.test(text)) return 0.2
    if (/^<\?xml[\s?]/.test(text)) return 0.85
    const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
    return ENDINGS.includes(ending) && /^<[a-z_!?\u0080-\uffff]/i.test(text) ? 0.75 : 0
  },

  *read(source, context): Generator<Piece> {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, Math.max(0, source.size)))
    const { encoding, confidence } = encodingOf(head.subarray(0, readFully(source, head, 0)))
    yield { kind: 'read-as', encoding, confidence }
    const bytes = new SourcePull(source, context)
    const limit = context.budget.limits.tokenBytes
    const xml = new XmlTokenizer(bytes, limit, { comments: true, encoding })
    const records = new XmlRecords()
    for (let token = xml.next(); token !== END; token = xml.next()) {
      if (token === OPEN) {
        records.open(xml.name, xml.hasAttributes ? xml.attributes() : undefined)
        if (VALUE_NAME.test(xml.name)) records.comment(Buffer.from(xml.name))
      }
      if (token === CLOSE) records.close(xml.name)
      else if (token === TEXT) records.text(xml.text(), xml.blank)
      else if (token === COMMENT) records.comment(xml.text())
      if (records.ready) yield* records.take()
    }
    yield* records.rest()
    if (bytes.outcome) yield { kind: 'note', outcome: bytes.outcome }
    else if (xml.damaged || records.damaged) yield note('damaged', 'not well-formed')
    if (xml.limited) yield note('limit-size', 'a tag over the limit')
  },
})

function note(reason: 'damaged' | 'limit-size', detail: string): Piece {
  return { kind: 'note', outcome: { state: 'partial', reason, detail } }
}

/**
 * What the document says it is written in, unless its bytes plainly are something else: exports that say UTF-8 and are Big5
 * are common.
 */
function encodingOf(head: Uint8Array): { encoding: string; confidence: number } {
  const { name, skip } = xmlEncoding(head)
  if (skip > 0 || name.startsWith('utf-16')) return { encoding: name, confidence: 1 }
  const detected = detectEncoding(head)
  const plain = detected.encoding === 'ascii' || detected.encoding === 'binary' || detected.encoding === 'latin1'
  if (plain || detected.encoding === name) return { encoding: name, confidence: 0.95 }
  // A valid UTF-8 text of any length is nothing else; other readings are only believed against a UTF-8 that is not valid.
  if (detected.encoding === 'utf-8' || name === 'utf-8') return detected
  return { encoding: name, confidence: 0.9 }
}

/** The source from its beginning. Ends early, with an outcome, when the time is up or a damaged member breaks off. */
class SourcePull implements Pull {
  outcome: Outcome | undefined
  readonly #source: ByteSource
  readonly #deadline: number
  #position = 0

  constructor(source: ByteSource, context: ReadContext) {
    this.#source = source
    this.#deadline = context.budget.deadline
  }

  read(target: Uint8Array): number {
    if (performance.now() > this.#deadline) {
      this.outcome ??= { state: 'partial', reason: 'limit-time' }
      return 0
    }
    try {
      const got = this.#source.read(target, this.#position)
      this.#position += got
      return got
    } catch (error) {
      if (!(error instanceof ReadError) || error.outcome.state !== 'partial') throw error
      this.outcome ??= error.outcome
      return 0
    }
  }
}
