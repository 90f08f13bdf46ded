/**
 * One XML tokenizer for every format that is XML inside: pulls bytes, gives elements and text as ranges of bytes.
 *
 * It works on bytes because most of what it sees is never needed as a string: 300,000 spreadsheet rows took 2.6 s of CPU
 * with this approach and 4.0 s with saxes. It is lenient, as a scanner must be: nothing is validated, an unknown entity
 * stays as text, and no DOCTYPE declares anything: entity bombs and external entities have nothing to work with.
 */
import { attributesIn } from './xml-attributes.ts'
import { type Pull, toUtf8 } from './xml-encoding.ts'
import { LONGEST_ENTITY, XmlEntities } from './xml-entities.ts'
import { XmlNames } from './xml-names.ts'

/** Where the tokenizer stands. */
export const OPEN = 1
export const CLOSE = 2
export const TEXT = 3
export const COMMENT = 4
export const END = 0
export type Token = typeof OPEN | typeof CLOSE | typeof TEXT | typeof COMMENT | typeof END

/** Options of an {@link XmlTokenizer}. */
export interface TokenizerOptions {
  /** Comments, processing instructions and what a DOCTYPE declares are given as tokens, COMMENT all of them. */
  readonly comments?: boolean
  /** What the document is written in, whatever it says itself. */
  readonly encoding?: string
}

const BUFFER_BYTES = 128 * 1024
const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const AMPERSAND = 0x26
const SEMICOLON = 0x3b
const EQUALS = 0x3d
const DOUBLE = 0x22
const SINGLE = 0x27
const COLON = 0x3a
const BANG = 0x21
const QUESTION = 0x3f
const KEPT_OF_HUGE = 512
/** A name in which a value stands: no schema has one like it. */
export const VALUE_NAME = /@|\d{6}/
/**
 * ```ts
 * for (let token = xml.next(); token !== END; token = xml.next()) {
 *   if (token === OPEN && xml.name === 'c') style = xml.attribute('s')
 *   if (token === TEXT) out.value(xml.text())
 * }
 * ```
 * Everything it gives is valid only until the next call of {@link next}. A self-closing element gives OPEN, then CLOSE.
 */
export class XmlTokenizer {
  /** Local name (no prefix) of the element just opened or closed. */
  name = ''
  /** Elements open, the one just opened included. */
  depth = 0
  /** A tag was larger than the limit and was left out, with all its attributes. */
  limited = false
  /** The end came inside a tag, a comment or the like, or with elements open. */
  damaged = false

  readonly #pull: Pull
  readonly #limit: number
  readonly #comments: boolean
  #buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  #at = 0
  #end = 0
  #ended = false
  /** The current token's text, or the current tag's attributes. */
  #from = 0
  #to = 0
  #escaped = false
  #selfClosing = false
  /** What ends the section that the tokenizer is in; empty outside of one. */
  #sectionEnd: ']]>' | '-->' | '?>' | '' = ''
  /** Inside a DOCTYPE: brackets and the quote that are open. */
  #doctype: { brackets: number; quote: number } | undefined
  readonly #names = new XmlNames()
  readonly #entities = new XmlEntities()

  /** `tokenBytes`: the largest tag that is taken in. Text has no limit: long texts come in several tokens. */
  constructor(pull: Pull, tokenBytes: number, options: TokenizerOptions = {}) {
    this.#pull = toUtf8(pull, options.encoding)
    this.#limit = tokenBytes
    this.#comments = options.comments === true
  }

  /** Goes to the next token. */
  next(): Token {
    if (this.#selfClosing) {
      this.#selfClosing = false
      this.depth--
      return CLOSE
    }
    for (;;) {
      if (this.#sectionEnd !== '' || this.#doctype !== undefined) {
        const token = this.#doctype === undefined ? this.#section() : this.#declarations(this.#doctype)
        if (token !== undefined) return token
        continue
      }
      if (this.#at === this.#end && !this.#more()) {
        if (this.depth > 0) this.damaged = true
        return END
      }
      if (this.#buffer[this.#at] !== LT) return this.#plain()
      const token = this.#markup()
      if (token !== undefined) return token
    }
  }

  /** The current text, entities resolved, as UTF-8. */
  text(): Uint8Array {
    if (this.#escaped) return this.#entities.resolve(this.#buffer.subarray(this.#from, this.#to))
    // Not of the Buffer: cutting pieces off one costs twice as much.
    const { buffer, byteOffset } = this.#buffer
    return new Uint8Array(buffer, byteOffset + this.#from, this.#to - this.#from)
  }

  /** True when the current text is nothing but blanks and line ends. */
  get blank(): boolean {
    for (let at = this.#from; at < this.#to; at++) if (this.#buffer[at]! > 0x20) return false
    return true
  }

  /** The value of an attribute of the element just opened, by local name. */
  attribute(name: string): string | undefined {
    for (const [local, value] of attributesIn(this.#buffer, this.#from, this.#to)) {
      if (local.length === name.length && local.toString('latin1') === name) return this.#value(value)
    }
    return undefined
  }

  /** The element just opened may have attributes. */
  get hasAttributes(): boolean {
    return this.#to > this.#from
  }

  /**
   * All attributes of the element just opened: local names and values. Namespace declarations are left out, unless an address
   * or a number stands there.
   */
  *attributes(): Generator<[string, string]> {
    for (const [local, raw, prefix] of attributesIn(this.#buffer, this.#from, this.#to)) {
      const name = local.toString()
      const value = this.#value(raw)
      if ((prefix === 'xmlns' || name === 'xmlns') && !VALUE_NAME.test(value)) continue
      yield [name, value]
    }
  }

  /**
   * Finds an attribute without making a string of it: its bytes are `bytes[from, to)` of the result's fields, as they are
   * in the file. The fast way for cell addresses and styles; `name` of one ASCII letter.
   */
  rawAttribute(name: number): { readonly bytes: Uint8Array; readonly from: number; readonly to: number } | undefined {
    const bytes = this.#buffer
    const end = this.#to
    for (let at = this.#from; at < end; ) {
      while (at < end && bytes[at]! <= 0x20) at++
      const start = at
      while (at < end && bytes[at] !== EQUALS) at++
      let nameEnd = at
      while (nameEnd > start && bytes[nameEnd - 1]! <= 0x20) nameEnd--
      at++
      while (at < end && bytes[at]! <= 0x20) at++
      const quote = bytes[at++]
      const from = at
      while (at < end && bytes[at] !== quote) at++
      if (nameEnd - start === 1 && bytes[start] === name) {
        RAW.bytes = bytes
        RAW.from = from
        RAW.to = at
        return RAW
      }
      at++
    }
    return undefined
  }

  /** Skips everything up to the end of the element just opened. */
  skip(): void {
    const depth = this.depth
    for (let token = this.next(); token !== END; token = this.next()) {
      if (token === CLOSE && this.depth < depth) return
    }
  }

  // ---- text -----------------------------------------------------------------------------------------------------------

  #plain(): Token {
    const bytes = this.#buffer
    for (;;) {
      let at = this.#at
      let escaped = false
      const end = this.#end
      while (at < end) {
        const byte = bytes[at]!
        if (byte === LT) break
        if (byte === AMPERSAND) escaped = true
        at++
      }
      // A text that reaches the end of what is there may go on: get more first, unless the buffer is well filled.
      if (at === end && !this.#ended) {
        const length = at - this.#at
        if (length < bytes.length / 2) {
          if (this.#more()) continue
          at = this.#end
        } else at = this.#wholeText(at)
      }
      this.#from = this.#at
      this.#to = at
      this.#at = at
      this.#escaped = escaped
      return TEXT
    }
  }

  /** Moves the end of a piece of text back so that it cuts neither a character nor an entity. */
  #wholeText(at: number): number {
    const bytes = this.#buffer
    for (let back = at - 1; back > this.#at && back > at - LONGEST_ENTITY; back--) {
      if (bytes[back] === SEMICOLON) break
      if (bytes[back] === AMPERSAND) return back
    }
    let back = at
    while (back > this.#at && back > at - 4 && (bytes[back - 1]! & 0xc0) === 0x80) back--
    if (back > this.#at && bytes[back - 1]! >= 0xc0) {
      const lead = bytes[back - 1]!
      const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
      if (back - 1 + length > at && back - 1 > this.#at) return back - 1
    }
    return at
  }

  // ---- markup ---------------------------------------------------------------------------------------------------------

  /** At a `<`. Undefined when it was something that gives no token. */
  #markup(): Token | undefined {
    if (!this.#need(2)) return this.#rest()
    const second = this.#buffer[this.#at + 1]!
    if (second === QUESTION) return this.#instruction()
    if (second === BANG) return this.#declaration()
    if (second === SLASH) return this.#closing()
    if (!isNameStart(second)) {
      // A bare `<`: text, as far as a scanner cares.
      this.#from = this.#at
      this.#to = ++this.#at
      this.#escaped = false
      return TEXT
    }
    return this.#opening()
  }

  #opening(): Token | undefined {
    const end = this.#tagEnd()
    if (end < 0) return this.#rest()
    const at = this.#readName(this.#at + 1, end)
    this.#selfClosing = this.#buffer[end - 1] === SLASH
    this.#from = at
    this.#to = this.#selfClosing ? Math.max(at, end - 1) : end
    this.#at = end + 1
    this.depth++
    return OPEN
  }

  #closing(): Token | undefined {
    const end = this.#tagEnd()
    if (end < 0) return this.#rest()
    this.#readName(this.#at + 2, end)
    this.#from = this.#to = end
    this.#at = end + 1
    // More ends than beginnings: not counted, so that `depth` stays the number of open elements.
    if (this.depth > 0) this.depth--
    else this.damaged = true
    return CLOSE
  }

  /** Where the `>` of the tag at `#at` is; -1 when there is none. Tags over the limit are passed by. */
  #tagEnd(): number {
    let at = this.#at + 1
    let quote = 0
    for (;;) {
      const bytes = this.#buffer
      const end = this.#end
      for (; at < end; at++) {
        const byte = bytes[at]!
        if (quote !== 0) {
          if (byte === quote) quote = 0
        } else if (byte === GT) return at
        else if (byte === DOUBLE || byte === SINGLE) quote = byte
      }
      if (at - this.#at > this.#limit) return this.#passHuge(quote)
      const before = this.#at
      if (!this.#more()) return -1
      at -= before - this.#at
    }
  }

  /**
   * A tag over the limit: everything behind its first bytes is passed by. Those are put back right before the `>`, so that
   * the name is known and the depth stays right; the attributes are lost. Where the `>` is; -1 when there is none.
   */
  #passHuge(open: number): number {
    this.limited = true
    const start = Buffer.from(this.#buffer.subarray(this.#at, this.#at + KEPT_OF_HUGE))
    const nameEnd = start.findIndex((byte) => byte <= 0x20)
    let quote = open
    let last = 0
    this.#at = this.#end
    while (this.#more()) {
      for (let at = 0; at < this.#end; at++) {
        const byte = this.#buffer[at]!
        if (quote !== 0) {
          if (byte === quote) quote = 0
        } else if (byte === GT) {
          const tag = Buffer.concat([
            start.subarray(0, nameEnd < 0 ? start.length : nameEnd),
            Buffer.from(last === SLASH ? ' />' : ' >'),
          ])
          const rest = this.#buffer.subarray(at + 1, this.#end)
          const joined = Buffer.concat([tag, rest])
          if (joined.length > this.#buffer.length) this.#buffer = Buffer.allocUnsafeSlow(this.#buffer.length * 2)
          joined.copy(this.#buffer)
          this.#at = 0
          this.#end = joined.length
          return tag.length - 1
        } else if (byte === DOUBLE || byte === SINGLE) quote = byte
        last = byte
      }
      this.#at = this.#end
    }
    return -1
  }

  #declaration(): Token | undefined {
    this.#need(9)
    const start = this.#buffer.toString('latin1', this.#at, Math.min(this.#end, this.#at + 9))
    if (start.startsWith('<!--')) {
      this.#at += 4
      this.#sectionEnd = '-->'
      return undefined
    }
    if (start === '<![CDATA[') {
      this.#at += 9
      this.#sectionEnd = ']]>'
      return undefined
    }
    this.#at += 2
    this.#doctype = { brackets: 0, quote: 0 }
    return undefined
  }

  /** `<?…?>`; that of the document itself, which says nothing of anybody, gives no token. */
  #instruction(): undefined {
    this.#need(6)
    if (/^<\?xml\s/.test(this.#buffer.toString('latin1', this.#at, Math.min(this.#end, this.#at + 6)))) {
      return this.#passTo('?>')
    }
    this.#at += 2
    this.#sectionEnd = '?>'
  }

  /** Inside `<!DOCTYPE …>`: its next piece. Nothing that it declares is ever used. */
  #declarations(open: { brackets: number; quote: number }): Token | undefined {
    if (this.#at === this.#end && !this.#more()) {
      this.damaged = true
      this.#doctype = undefined
      return undefined
    }
    this.#from = this.#at
    this.#escaped = false
    while (this.#at < this.#end && this.#doctype !== undefined) {
      const byte = this.#buffer[this.#at++]!
      if (open.quote !== 0) {
        if (byte === open.quote) open.quote = 0
      } else if (byte === DOUBLE || byte === SINGLE) open.quote = byte
      else if (byte === 0x5b) open.brackets++
      else if (byte === 0x5d) open.brackets--
      else if (byte === GT && open.brackets <= 0) this.#doctype = undefined
    }
    this.#to = this.#doctype === undefined ? this.#at - 1 : this.#at
    return this.#comments && this.#to > this.#from ? COMMENT : undefined
  }

  #passTo(mark: string): undefined {
    for (;;) {
      const found = this.#buffer.subarray(0, this.#end).indexOf(mark, this.#at, 'latin1')
      if (found >= 0) {
        this.#at = found + mark.length
        return undefined
      }
      this.#at = Math.max(this.#at, this.#end - mark.length + 1)
      if (!this.#more()) {
        this.#at = this.#end
        this.damaged = true
        return undefined
      }
    }
  }

  /** Inside CDATA, a comment or an instruction: its next piece. */
  #section(): Token | undefined {
    const mark = this.#sectionEnd
    const wanted = mark === ']]>' || this.#comments
    const token = mark === ']]>' ? TEXT : COMMENT
    for (;;) {
      const found = this.#buffer.subarray(0, this.#end).indexOf(mark, this.#at, 'latin1')
      if (found < 0 && this.#end - this.#at < this.#buffer.length / 2 && this.#more()) continue
      let to = found >= 0 ? found : this.#ended ? this.#end : this.#wholeText(Math.max(this.#at, this.#end - 2))
      if (found < 0 && to === this.#at && !this.#ended) to = this.#end - 2
      this.#from = this.#at
      this.#to = to
      this.#escaped = false
      this.#at = to
      if (found >= 0) {
        this.#at = found + mark.length
        this.#sectionEnd = ''
      } else if (this.#ended) {
        this.damaged = true
        this.#sectionEnd = ''
      }
      return wanted && this.#to > this.#from ? token : undefined
    }
  }

  /** The end came inside markup: what is left is text. */
  #rest(): Token {
    this.damaged = true
    this.#from = this.#at
    this.#to = this.#at = this.#end
    this.#escaped = true
    return TEXT
  }

  // ---- names, attributes, entities ------------------------------------------------------------------------------------

  /** Takes the local name of the tag whose name begins at `from`. Where the name ends. */
  #readName(from: number, end: number): number {
    const bytes = this.#buffer
    let at = from
    let nameFrom = from
    let hash = 0
    for (; at < end; at++) {
      const byte = bytes[at]!
      if (byte <= 0x20 || byte === SLASH) break
      if (byte === COLON) {
        nameFrom = at + 1
        hash = 0
      } else hash = (Math.imul(hash, 31) + byte) | 0
    }
    this.name = this.#names.get(bytes, nameFrom, at, hash)
    return at
  }

  #value(raw: Buffer): string {
    const bytes = raw.includes(AMPERSAND) ? this.#entities.resolve(raw) : raw
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  }

  // ---- bytes ----------------------------------------------------------------------------------------------------------

  #need(count: number): boolean {
    while (this.#end - this.#at < count) if (!this.#more()) return false
    return true
  }

  /** Gets more bytes behind those not used yet, which move to the front. False when there are none. */
  #more(): boolean {
    if (this.#ended) return false
    const left = this.#end - this.#at
    if (left === this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(this.#buffer.length * 2)
      this.#buffer.copy(larger, 0, this.#at, this.#end)
      this.#buffer = larger
    } else if (this.#at > 0) {
      this.#buffer.copyWithin(0, this.#at, this.#end)
    }
    this.#at = 0
    this.#end = left
    const got = this.#pull.read(this.#buffer.subarray(left))
    this.#end += got
    if (got === 0) this.#ended = true
    return got > 0
  }
}

const RAW: { bytes: Uint8Array; from: number; to: number } = { bytes: new Uint8Array(0), from: 0, to: 0 }

function isNameStart(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f || byte === COLON || byte >= 0x80
  )
}
