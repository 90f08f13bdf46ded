/** One mail message (RFC 5322 with MIME), and web pages saved as one (MHTML). */
import { type ByteSource, type Outcome, ReadError } from '../../connectors/connector.ts'
import { ContainerWatch, damaged } from '../archives/container.ts'
import { Meter } from '../archives/meter.ts'
import { DistinctNames } from '../archives/names.ts'
import { UnpackedSource } from '../archives/unpacked-source.ts'
import { BatchBuilder } from '../batches.ts'
import { defineFormat, FormatError, type Piece, type ReadContext } from '../format.ts'
import { decoderCalled, encodingCalled } from '../text/charset.ts'
import { readHtml } from '../text/html.ts'
import { PLAIN_TEXT, readText } from '../text/text.ts'
import { decodeHeader, type Header, headerOf, parseHeaders, parseParameters, splitAddresses } from './headers.ts'
import { ENCRYPTED_PGP, PGP_MESSAGE } from './pgp.ts'
import { BEFORE_HEADERS, latin1, type Section, Sections } from './sections.ts'
import { isKnownTransfer, openTransfer, type Transfer } from './transfer.ts'

/** Headers that programs write; in a text that only looks like a message they do not stand. */
const WRITTEN_BY_PROGRAMS = new Set([
  'received',
  'return-path',
  'delivered-to',
  'message-id',
  'mime-version',
  'content-type',
  'x-mailer',
])
const WRITTEN_BY_PEOPLE = new Set(['from', 'to', 'cc', 'subject', 'date', 'reply-to', 'sender'])
const ENDINGS = ['eml', 'mht', 'mhtml', 'mail', 'email']
/** What is looked at to tell a message. */
const SNIFFED_BYTES = 16 * 1024
/** Headers with addresses: each mailbox has a line of its own, as it is somebody else's. */
const ADDRESSES = /^(?:resent-)?(?:from|to|cc|bcc|sender|reply-to)$|^(?:return-path|delivered-to|x-original-to)$/i
/** Headers whose `…@…` names a message or a part of one, and nobody's mailbox. */
const IDENTIFIERS = /^(?:(?:resent-)?message-id|references|in-reply-to|content-id|x-.*message-?id)$/i
/** A text is searched for an encrypted message or a file pasted into it up to here. */
const HEAD_BYTES = 64 * 1024

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
  'text/calendar': '.ics',
  'text/vcard': '.vcf',
  'text/x-vcard': '.vcf',
  'text/xml': '.xml',
  'text/rtf': '.rtf',
  'text/rfc822-headers': '.eml',
  'message/rfc822': '.eml',
  'message/global': '.eml',
  'message/partial': '.part',
  'application/pdf': '.pdf',
  'application/rtf': '.rtf',
  'application/json': '.json',
  'application/xml': '.xml',
  'application/zip': '.zip',
  'application/ms-tnef': '.dat',
}

export default defineFormat({
  id: 'eml',
  names: { zh: '電子郵件', en: 'Mail message' },
  endings: ENDINGS,
  splittable: false,

  sniff(head, name) {
    // Not as text: what is behind the headers may be anything.
    const begin = latin1(head, SNIFFED_BYTES).replace(BEFORE_HEADERS, '')
    const names = new Set(parseHeaders(begin).headers.map((header) => header.name.toLowerCase()))
    const among = (known: ReadonlySet<string>): number => [...names].filter((header) => known.has(header)).length
    const programs = among(WRITTEN_BY_PROGRAMS)
    const people = among(WRITTEN_BY_PEOPLE)
    const named = ENDINGS.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
    if (named && programs + people > 0) return 0.95
    return 2 * programs + people >= 4 && people > 0 ? 0.8 : 0
  },

  *read(source, context) {
    yield* new MessageReading(source, context).pieces()
  },
})

/** Reads one message. */
class MessageReading {
  readonly #source: ByteSource
  readonly #context: ReadContext
  readonly #names = new DistinctNames()
  readonly #places = new DistinctNames()
  readonly #headers = new BatchBuilder({ ...PLAIN_TEXT, headers: true }, 'headers')
  #encodingTold = false
  #parts = 0

  constructor(source: ByteSource, context: ReadContext) {
    this.#source = source
    this.#context = context
  }

  *pieces(): Generator<Piece> {
    const sections = new Sections(this.#source)
    // No ratio: decoding makes less of the bytes, not more.
    const watch = new ContainerWatch(this.#context.budget, () => Number.POSITIVE_INFINITY)
    for (const section of sections.read()) {
      const stop = watch.next()
      if (stop !== undefined) {
        yield stop
        return
      }
      yield* this.#writeHeaders(section.headers)
      if (section.role === 'outside') yield* this.#outside(section)
      else yield* this.#part(section)
    }
    if (sections.damage !== undefined) yield damaged(sections.damage)
  }

  *#writeHeaders(headers: readonly Header[]): Generator<Piece> {
    const out = this.#headers
    for (const { name, raw } of headers) {
      const values = ADDRESSES.test(name) ? splitAddresses(raw) : [raw]
      for (const value of values) {
        const said = name.toLowerCase() === 'content-type' ? saidOfType(value) : decodeHeader(value)
        out.value(`${name}: ${IDENTIFIERS.test(name) ? said.replaceAll('@', ' ') : said}`)
        out.endLine()
      }
    }
    if (out.empty) return
    out.endRecord()
    const batch = out.rest()
    if (batch !== undefined) yield batch
  }

  *#outside(section: Section): Generator<Piece> {
    if (section.to <= section.from) return
    const bytes = this.#open({ from: section.from, to: section.to, encoding: '' }, 'outside')
    yield* this.#read(bytes, readText(bytes, this.#context, { place: this.#places.take('outside the parts') }))
  }

  *#part(section: Section): Generator<Piece> {
    this.#parts++
    const { type, headers, from, to } = section
    const disposition = parseParameters(headerOf(headers, 'content-disposition') ?? '')
    const named = disposition.parameters.get('filename') ?? type.parameters.get('name')
    const encoding = parseParameters(headerOf(headers, 'content-transfer-encoding') ?? '').value
    const shown = named === undefined && disposition.value !== 'attachment'
    if (to <= from && shown) return
    const name = (): string => this.#names.take(named || `part ${this.#parts}${EXTENSIONS[type.value] ?? ''}`)
    const ended = endedUnread(section) ?? (isKnownTransfer(encoding) ? undefined : UNKNOWN_TRANSFER)
    if (ended !== undefined) {
      yield { kind: 'nested', name: name(), outcome: ended }
      return
    }
    const transfer = transferOf(section, encoding)
    if (shown && READ_HERE.test(type.value)) {
      yield* this.#body(section, transfer)
      return
    }
    const file = name()
    const bytes = this.#open(transfer, file)
    try {
      yield { kind: 'nested', name: file, source: bytes }
      if (bytes.damage !== undefined) yield damaged(bytes.damage)
    } finally {
      bytes.close()
    }
  }

  /** A text that mail programs show. */
  *#body({ type }: Section, transfer: Transfer): Generator<Piece> {
    const html = type.value === 'text/html'
    const place = this.#places.take(html ? 'HTML' : 'text')
    const charset = type.parameters.get('charset') ?? ''
    const bytes = this.#open(transfer, place)
    const declared = transfer.charset === undefined ? encodingCalled(charset) : undefined
    if (!html) {
      yield* this.#read(bytes, readText(bytes, this.#context, { declared, place }))
      for (const [name, outcome] of sealedIn(bytes)) yield { kind: 'nested', name: this.#names.take(name), outcome }
    } else yield* this.#read(bytes, placed(readHtml(bytes, this.#context, declared), place))
    if (STATEFUL.test(charset)) yield damaged(`character set ${charset.toLowerCase()}`)
    bytes.close()
  }

  /** What is read of `bytes`; that they break off, or are no text, does not end the message. */
  *#read(bytes: UnpackedSource, pieces: Iterable<Piece>): Generator<Piece> {
    try {
      for (const piece of pieces) {
        if (piece.kind === 'read-as') {
          if (this.#encodingTold) continue
          this.#encodingTold = true
        }
        yield piece
      }
    } catch (error) {
      if (error instanceof ReadError) yield { kind: 'note', outcome: error.outcome }
      else if (error instanceof FormatError) yield damaged('a text part that is no text')
      else throw error
    }
    if (bytes.damage !== undefined) yield damaged(bytes.damage)
  }

  #open(transfer: Transfer, name: string): UnpackedSource {
    return new UnpackedSource({
      name,
      size: undefined,
      meter: new Meter(this.#context.budget),
      open: () => openTransfer(this.#source, transfer),
    })
  }
}

/** Texts without a name of their own, and reports about delivery. */
const READ_HERE =
  /^(?:text\/(?:plain|html|enriched|richtext|x-markdown|markdown)|message\/(?:delivery|disposition).*|)$/
/** Encodings with escapes that no decoder here undoes. */
const STATEFUL = /^(?:utf-7|unicode-1-1-utf-7|x-imap4-modified-utf7|hz-gb-2312|iso-2022-(?:kr|cn)(?:-ext)?)$/i

const ENCRYPTED_SMIME: Outcome = { state: 'encrypted', reason: 'password', detail: 'S/MIME' }
const UNKNOWN_TRANSFER: Outcome = { state: 'unsupported', reason: 'binary', detail: 'transfer encoding' }

/** How a part ends that cannot be read, told by its type; undefined for all others. */
function endedUnread({ type }: Section): Outcome | undefined {
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type.value)) {
    const kind = type.parameters.get('smime-type')?.toLowerCase() ?? 'enveloped-data'
    if (kind.includes('enveloped')) return ENCRYPTED_SMIME
    return { state: 'unsupported', reason: 'archive-type', detail: 'S/MIME' }
  }
  if (type.value === 'message/partial') return { state: 'partial', reason: 'damaged', detail: 'a piece of a message' }
  return undefined
}

/** A file in the body, as programs sent them before MIME: a line with rights and a name, then lines of 45 bytes. */
const UUENCODED = /^begin [0-7]{3,4} \S[^\n]*\nM[!-`]{60}\r?$/m
const UNDECODED: Outcome = { state: 'unsupported', reason: 'binary', detail: 'uuencode' }

/** What stands in the text of a body and cannot be read as text. As a file, an encrypted message has a format of its own. */
function sealedIn(bytes: ByteSource): (readonly [name: string, outcome: Outcome])[] {
  const head = Buffer.alloc(HEAD_BYTES)
  let text: string
  try {
    text = head.toString('latin1', 0, bytes.read(head, 0))
  } catch (error) {
    if (error instanceof ReadError) return []
    throw error
  }
  return [
    ...(text.includes(PGP_MESSAGE) ? [['PGP', ENCRYPTED_PGP] as const] : []),
    ...(UUENCODED.test(text) ? [['uuencode', UNDECODED] as const] : []),
  ]
}

function transferOf({ type, from, to }: Section, encoding: string): Transfer {
  const charset = type.parameters.get('charset') ?? ''
  const coded = type.value.startsWith('text/') && decoderCalled(charset) !== undefined
  const flowed = type.parameters.get('format')?.toLowerCase() === 'flowed'
  const deletes = type.parameters.get('delsp')?.toLowerCase() === 'yes'
  return {
    from,
    to,
    encoding,
    charset: coded ? () => decoderCalled(charset)! : undefined,
    flowed: flowed ? (deletes ? 'delete-blank' : 'keep-blank') : undefined,
  }
}

/** A type with its parameters decoded: a file's name may stand there. */
function saidOfType(raw: string): string {
  const { value, parameters } = parseParameters(raw)
  return [value, ...[...parameters].map(([name, said]) => `${name}=${said}`)].join('; ')
}

function* placed(pieces: Iterable<Piece>, place: string): Generator<Piece> {
  for (const piece of pieces) {
    if (piece.kind !== 'batch') yield piece
    else yield { ...piece, place: piece.place === undefined ? place : `${place} ${piece.place}` }
  }
}
