/**
 * Big5 (code page 950) to UTF-8, bytes to bytes: no JavaScript string is made, and a field that was cut in the middle of
 * a character does not swallow the letter of the ID number behind it.
 *
 * The table is what Node's own `TextDecoder('big5')` gives (ICU windows-950: user-defined characters become private-use code
 * points, so that names with 罕用字 survive), asked once. TextDecoder itself has no way to keep a swallowed letter.
 */

const FIRST_LEAD = 0x81
const LAST_LEAD = 0xfe
const FIRST_TRAIL = 0x40
/** Below are symbols: `：A123456789` is what forms are full of. */
const FIRST_HAN = 0xa4
const TRAILS = 0xff - FIRST_TRAIL
/** U+FFFD in UTF-8, packed as in the table. */
const REPLACEMENT = 0xef | (0xbf << 8) | (0xbd << 16)
/** A lead byte, a letter, a sex digit or letter, eight digits, and what ends them. */
const ORPHAN_LENGTH = 12
/** Letters of ID numbers, in the order of their numbers: A is 10. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'
/** Characters whose second byte is a capital letter and that numbers stand behind: 號碼123456789 is no cut 號 and an ID number. */
// 碼 是 人 與 付 列 名 上 下 以 向 和
const BEFORE_NUMBERS = new Set([
  0xbd58, 0xac4f, 0xa448, 0xbb50, 0xa549, 0xa643, 0xa657, 0xa457, 0xa455, 0xa548, 0xa656, 0xa94d,
])

/** For every pair its UTF-8 bytes, first byte lowest; 0 where there is no character. */
let table: Uint32Array | undefined

function makeTable(): Uint32Array {
  const made = new Uint32Array((LAST_LEAD - FIRST_LEAD + 1) * TRAILS)
  const decoder = new TextDecoder('big5')
  const row = new Uint8Array(TRAILS * 3)
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = 0; trail < TRAILS; trail++) row.set([lead, FIRST_TRAIL + trail, 0x0a], trail * 3)
    // An invalid pair gives U+FFFD, with its second byte behind it where that is ASCII: never one other character.
    const cells = decoder.decode(row).split('\n')
    for (let trail = 0; trail < TRAILS; trail++) {
      const cell = cells[trail] ?? ''
      if (cell === '' || cell.includes('\ufffd')) continue
      const utf8 = Buffer.from(cell)
      made[(lead - FIRST_LEAD) * TRAILS + trail] = utf8[0]! | ((utf8[1] ?? 0) << 8) | ((utf8[2] ?? 0) << 16)
    }
  }
  return made
}

/** Turns Big5 into UTF-8, piece by piece: what a piece's end cuts through is kept for the next. */
export class Big5Transcoder {
  /** Bytes beyond ASCII that were no character, since {@link reset}. */
  invalid = 0
  /** Characters beyond ASCII, since {@link reset}. */
  pairs = 0
  #carry = new Uint8Array(0)

  /** At most this many bytes come out for `length` bytes in. */
  static capacity(length: number): number {
    return (length + ORPHAN_LENGTH) * 3
  }

  /** Bytes of the last piece are kept for the next. */
  get carries(): boolean {
    return this.#carry.length > 0
  }

  /** Forgets what was carried and the counts. */
  reset(): void {
    this.#carry = new Uint8Array(0)
    this.invalid = 0
    this.pairs = 0
  }

  /**
   * Writes the UTF-8 of `input` to `output`, which holds at least {@link capacity} bytes; returns the number of bytes
   * written. Unless `final`, a few bytes at the end may be kept back.
   */
  write(input: Uint8Array, output: Uint8Array, final: boolean): number {
    if (this.#carry.length === 0) return this.#run(input, output, final)
    // The carried bytes with the next few in front, so that the loop below never has to look across an edge.
    const joined = new Uint8Array(this.#carry.length + input.length)
    joined.set(this.#carry)
    joined.set(input, this.#carry.length)
    this.#carry = new Uint8Array(0)
    return this.#run(joined, output, final)
  }

  #run(input: Uint8Array, output: Uint8Array, final: boolean): number {
    table ??= makeTable()
    const length = input.length
    // Before here nothing may have to wait for what comes next.
    const sure = final ? length - 1 : length - ORPHAN_LENGTH
    const pairs = table
    let met = 0
    let out = 0
    let i = 0
    while (i < length) {
      let byte = input[i]!
      while (byte < 0x80) {
        output[out++] = byte
        if (++i === length) break
        byte = input[i]!
      }
      if (i === length) break
      // A character as nearly all are. One whose second byte is a capital letter may be something else.
      if (i < sure && byte >= FIRST_LEAD && byte <= LAST_LEAD) {
        const trail = input[i + 1]!
        if (trail >= FIRST_TRAIL && trail < 0xff && (trail > 0x5a || trail === FIRST_TRAIL)) {
          const packed = pairs[(byte - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL]!
          if (packed > 0xffff) {
            output[out] = packed & 0xff
            output[out + 1] = (packed >> 8) & 0xff
            output[out + 2] = packed >> 16
            out += 3
            i += 2
            met++
            continue
          }
        }
      }
      if (!final && length - i < ORPHAN_LENGTH && mayBeOrphan(input, i)) {
        this.#carry = input.slice(i)
        break
      }
      met++
      let packed = REPLACEMENT
      let used = 1
      if (byte === 0x80) packed = 0xc2 | (0x80 << 8)
      else if (byte === 0xff) packed = 0xef | (0xa3 << 8) | (0xb8 << 16)
      else {
        const trail = i + 1 < length ? input[i + 1]! : 0
        const found =
          trail < FIRST_TRAIL || trail === 0xff ? 0 : pairs[(byte - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL]!
        if (found === 0) {
          this.invalid++
          if (trail >= 0x80) used = 2
        } else if (trail >= 0x41 && trail <= 0x5a && byte >= FIRST_HAN && isOrphan(input, i)) {
          this.invalid++
        } else {
          packed = found
          used = 2
        }
      }
      i += used
      output[out++] = packed & 0xff
      output[out++] = (packed >> 8) & 0xff
      if (packed > 0xffff) output[out++] = packed >> 16
    }
    this.pairs += met
    return out
  }
}

/**
 * The lead byte at `at` stands alone: the capital letter behind it begins an ID number (letter, 1 2 8 9 A–D, 8 digits, the last of
 * them right), with nothing behind that would make it longer.
 *
 * Only then. A character and a number behind it are far commoner than a cut character and an ID, and one such number in ten has a
 * check digit that is right by chance.
 */
function isOrphan(input: Uint8Array, at: number): boolean {
  if (at + ORPHAN_LENGTH - 1 > input.length || BEFORE_NUMBERS.has((input[at]! << 8) | input[at + 1]!)) return false
  const first = LETTERS.indexOf(String.fromCharCode(input[at + 1]!)) + 10
  const second = input[at + 2]!
  if (!isSexCode(second)) return false
  // Of a second letter, the last digit of its number counts.
  let sum = Math.floor(first / 10) + (first % 10) * 9
  sum += (isDigit(second) ? second - 0x30 : (LETTERS.indexOf(String.fromCharCode(second)) + 10) % 10) * 8
  for (let i = 3; i < 11; i++) {
    const byte = input[at + i]!
    if (!isDigit(byte)) return false
    sum += (byte - 0x30) * (i < 10 ? 10 - i : 1)
  }
  return sum % 10 === 0 && !isAlphanumeric(input[at + 11] ?? 0x20)
}

/** As {@link isOrphan}, where the input ends before it can be told. */
function mayBeOrphan(input: Uint8Array, at: number): boolean {
  if (at + 1 === input.length) return true
  const letter = input[at + 1]!
  if (letter < 0x41 || letter > 0x5a) return false
  if (at + 2 < input.length && !isSexCode(input[at + 2]!)) return false
  for (let i = at + 3; i < input.length; i++) if (!isDigit(input[i]!)) return false
  return true
}

function isAlphanumeric(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}

function isSexCode(byte: number): boolean {
  return byte === 0x31 || byte === 0x32 || byte === 0x38 || byte === 0x39 || (byte >= 0x41 && byte <= 0x44)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
