/**
 * The scanning passes, 64 bytes at a time. AssemblyScript: build.ts compiles it into wasm.ts.
 *
 * The caller lays a window of the text at TEXT, with the 64 bytes before it (zeros at the beginning of the text) and 128 bytes after it
 * (zeros after its end), fills the tables once, and reads the lists after each call. What is found is what reference.ts finds, but for
 * Han words and labels, of which only candidates are given: a table of hashed beginnings or ends lets some too many through.
 */

/** How many bytes a window has; a multiple of 64. */
export const WINDOW: u32 = 32768
/** One bit for each hash of a character of three bytes that starts a word or is looked for itself. */
export const FIRST: u32 = 1024
/** One bit for each hash of a Han word's first six bytes, which are two characters of most words. */
export const PAIRS: u32 = 393728
export const PAIR_BITS: u32 = 18
/** One bit for each three classes of bytes that an ASCII word ends in. */
export const TAILS: u32 = 32768
/** The class of each byte, 0–31. */
export const CLASSES: u32 = 36864
export const TEXT: u32 = 40960
/** Masks of one word of 64 bytes each: digits; separators; `)`; blanks. */
const MASKS: u32 = 81920
/** One bit for each three letters that an ASCII word begins with. */
export const STARTS: u32 = 98432
/** One bit for each hash of an ASCII word's first {@link LEAST} to {@link MOST} bytes. */
export const BEGINNINGS: u32 = 102528
/** One bit for each hash of the last {@link LEAST} to {@link MOST} bytes of an ASCII word. */
export const ENDINGS: u32 = 110720
/** Groups of digits: where they begin, where they end, how many digits. */
export const GROUPS: u32 = 131072
export const MAX_GROUPS: u32 = 8192
/** Events: offset in the window << 3 | kind. */
export const EVENTS: u32 = 262144

export const SIGN: u32 = 0
export const COLON: u32 = 1
export const MASK: u32 = 2
export const HAN: u32 = 3

/** By so many first bytes an ASCII word is known: as many as it has, but no more than eight. */
export const LEAST: u32 = 2
export const MOST: u32 = 8

/** So many blanks may stand between a label and its colon. */
const MOST_BLANKS: u32 = 24
const MIN_DIGITS: u32 = 8
/** `40` behind a `%`: the `@` of an address in a URL. */
const ENCODED_SIGN: u16 = 0x3034
const MAX_GROUP: i32 = 4096

/** Groups written by the last call. */
export let groups: u32 = 0
/** Full-width letters or digits were seen since the last start. */
export let fullWidth: bool = false

/** Where the group that reaches into this window begins, or -1. */
let open: i32 = -1
let openDigits: u32 = 0

/** Begins a text. */
export function start(): void {
  open = -1
  fullWidth = false
}

@inline function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    (<u64>i8x16.bitmask(a)) |
    ((<u64>i8x16.bitmask(b)) << 16) |
    ((<u64>i8x16.bitmask(c)) << 32) |
    ((<u64>i8x16.bitmask(d)) << 48)
  )
}

/** '0'–'9' */
@inline function digits(x: v128): v128 {
  return i8x16.lt_s(i8x16.add(x, i8x16.splat(0x50)), i8x16.splat(-118))
}

/** - . / blank ) */
@inline function separators(x: v128): v128 {
  const r = i8x16.lt_s(i8x16.add(x, i8x16.splat(0x53)), i8x16.splat(-125))
  return v128.or(v128.or(r, i8x16.eq(x, i8x16.splat(0x20))), i8x16.eq(x, i8x16.splat(0x29)))
}

@inline function is(x: v128, byte: i8): v128 {
  return i8x16.eq(x, i8x16.splat(byte))
}

/** : = % */
@inline function labelOrPercent(x: v128): v128 {
  return v128.or(v128.or(is(x, 0x3a), is(x, 0x3d)), is(x, 0x25))
}

/** @ : = and the tab: by the low half of a byte, which no two of them share, the one it may be. */
@inline function marks(x: v128): v128 {
  const byHalf = i8x16(0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0x09, 0x3a, 0, 0, 0x3d, 0, 0)
  return i8x16.eq(i8x16.swizzle(byHalf, v128.and(x, i8x16.splat(0x0f))), x)
}

/** * x X */
@inline function masks(x: v128): v128 {
  return v128.or(is(x, 0x2a), is(v128.or(x, i8x16.splat(0x20)), 0x78))
}

@inline function leads(x: v128): v128 {
  return is(v128.and(x, i8x16.splat(<i8>0xf0)), <i8>0xe0)
}

/** Scans `words` times 64 bytes, which begin at offset `base` of the text; returns the number of events. */
export function scan(base: i32, words: i32): u32 {
  let event: u32 = EVENTS
  // Two words more are classified: a group's first bytes are weighed with what follows them.
  let cell: u32 = MASKS
  for (let w: i32 = -1; w < words + 2; w++) {
    const at: u32 = TEXT + (w << 6)
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    const digit = bits(digits(a), digits(b), digits(c), digits(d))
    store<u64>(cell, digit)
    if (digit != 0) {
      store<u64>(cell, bits(separators(a), separators(b), separators(c), separators(d)), 8)
      store<u64>(cell, bits(is(a, 0x29), is(b, 0x29), is(c, 0x29), is(d, 0x29)), 16)
      store<u64>(cell, bits(is(a, 0x20), is(b, 0x20), is(c, 0x20), is(d, 0x20)), 24)
    } else {
      // A joiner never stands in a word of 64 bytes that has no digit.
      store<u64>(cell, 0, 8)
      store<u64>(cell, 0, 16)
      store<u64>(cell, 0, 24)
    }
    cell += 32
    if (w < 0 || w >= words) continue
    const offset: u32 = <u32>w << 6
    let mark = bits(marks(a), marks(b), marks(c), marks(d))
    const percentA = is(a, 0x25)
    const percentB = is(b, 0x25)
    const percentC = is(c, 0x25)
    const percentD = is(d, 0x25)
    // URLs are full of them: only those with a 4 behind, or perhaps in the next word.
    if (v128.any_true(v128.or(v128.or(percentA, percentB), v128.or(percentC, percentD)))) {
      const four = bits(is(a, 0x34), is(b, 0x34), is(c, 0x34), is(d, 0x34))
      mark |= bits(percentA, percentB, percentC, percentD) & ((four >> 1) | 0x8000000000000000)
    }
    while (mark != 0) {
      const p: u32 = offset + <u32>ctz(mark)
      mark &= mark - 1
      const byte = load<u8>(TEXT + p)
      if (byte == 0x40 || byte == 0x25) {
        if (byte == 0x40 || load<u16>(TEXT + p, 1) == ENCODED_SIGN) {
          store<u32>(event, (p << 3) | SIGN)
          event += 4
        }
      } else if (!isQuoted(TEXT + p) && isLabelEnd(TEXT + p)) {
        store<u32>(event, (p << 3) | COLON)
        event += 4
      }
    }
    let mask = bits(masks(a), masks(b), masks(c), masks(d))
    mask &= (mask >> 1) | 0x8000000000000000
    while (mask != 0) {
      const p: u32 = offset + <u32>ctz(mask)
      mask &= mask - 1
      const byte = load<u8>(TEXT + p)
      if (byte == load<u8>(TEXT + p + 1) && byte != load<u8>(TEXT + p - 1)) {
        store<u32>(event, (p << 3) | MASK)
        event += 4
      }
    }
    if (v128.any_true(v128.and(v128.or(v128.or(a, b), v128.or(c, d)), i8x16.splat(<i8>0x80)))) {
      let lead = bits(leads(a), leads(b), leads(c), leads(d))
      while (lead != 0) {
        const p: u32 = offset + <u32>ctz(lead)
        lead &= lead - 1
        if (isCandidate(TEXT + p)) {
          store<u32>(event, (p << 3) | HAN)
          event += 4
        }
      }
    }
  }
  findGroups(base, words)
  return (event - EVENTS) >> 2
}

/** class="a", a == b: an equals sign with a quote or another behind, of which markup and programs are full. */
@inline function isQuoted(at: u32): bool {
  if (load<u8>(at) != 0x3d) return false
  const next = load<u8>(at + 1)
  // name="王小明": behind the quote is what no program has.
  return (next == 0x22 || next == 0x27 || next == 0x3d) && load<u8>(at + 2) < 0xe4
}

/** May a word of the lexicon end before the colon, equals sign or tab at `at`? */
@inline function isLabelEnd(at: u32): bool {
  const before = load<u8>(at - 1)
  // 'name': — a quote closes the label.
  if (before == 0x27 || before == 0x22) at--
  // Name      : — where colons stand below one another.
  else for (let n: u32 = 0; n < MOST_BLANKS && load<u8>(at - 1) == 0x20; n++) at--
  const key =
    <u32>load<u8>(CLASSES + <u32>load<u8>(at - 1)) |
    (<u32>load<u8>(CLASSES + <u32>load<u8>(at - 2)) << 5) |
    (<u32>load<u8>(CLASSES + <u32>load<u8>(at - 3)) << 10)
  if (((<u32>load<u8>(TAILS + (key >> 3)) >> (key & 7)) & 1) == 0) return false
  return endsWord(load<u64>(at - 8) | 0x2020202020202020)
}

/** The same, looked at more closely: one name in five of a program ends in three letters of some label. */
function endsWord(lower: u64): bool {
  for (let n: u64 = LEAST; n <= MOST; n++) {
    const h = <u32>(((lower >> (64 - 8 * n)) * 0x9e3779b97f4a7c15) >> 48)
    if (((<u32>load<u8>(ENDINGS + (h >> 3)) >> (h & 7)) & 1) != 0) return true
  }
  return false
}

/** May a word of the lexicon begin here, or is it a character that is looked for itself? */
@inline function isCandidate(at: u32): bool {
  if (!isFirst(at)) return false
  const bytes = load<u64>(at)
  const lead = <u8>bytes
  // 號 ○ 〇 ● ： and full-width letters; nearly all others begin with other bytes.
  if (lead == 0xe2 || lead == 0xe3 || lead == 0xef || (<u32>bytes & 0xffffff) == 0x9f99e8) return isLikely(at)
  return isPair(bytes) && (<u32>bytes & 0xc0c000) == 0x808000
}

@inline function isFirst(at: u32): bool {
  const f = ((load<u32>(at) << 8) * 0x9e3779b1) >> 16
  return ((<u32>load<u8>(FIRST + (f >> 3)) >> (f & 7)) & 1) != 0
}

/** Does a Han word begin with these six bytes? */
@inline function isPair(bytes: u64): bool {
  const h = <u32>(((bytes << 16) * 0x9e3779b97f4a7c15) >> (64 - PAIR_BITS))
  return ((<u32>load<u8>(PAIRS + (h >> 3)) >> (h & 7)) & 1) != 0
}

/** A digit or a letter. */
@inline function isWordByte(b: u8): bool {
  return (b >= 0x30 && b <= 0x39) || ((b | 0x20) >= 0x61 && (b | 0x20) <= 0x7a)
}

/** The same, looked at more closely. */
function isLikely(at: u32): bool {
  const bytes = load<u64>(at)
  const low = <u32>bytes
  if ((low & 0xc0c000) != 0x808000) return false
  const cp = ((low & 15) << 12) | ((low >> 2) & 0xfc0) | ((low >> 16) & 63)
  // 號 ○ 〇 ●
  if (cp == 0x865f || cp == 0x25cb || cp == 0x3007 || cp == 0x25cf) return true
  // ： ends a label in Latin letters as : does.
  if (cp == 0xff1a) return isLabelEnd(at)
  if (cp >= 0xff10 && (cp <= 0xff19 || (cp >= 0xff20 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a))) fullWidth = true
  // （02）2745-6389: wide brackets around an area code.
  if (cp == 0xff08 && load<u8>(at + 3) == 0x30 && load<u8>(at + 4) - 0x30 < 10) fullWidth = true
  // 0912－745－638: wide dashes between digits.
  if (cp == 0xff0d && isDigit(load<u8>(at - 1)) && isDigit(load<u8>(at + 3))) fullWidth = true
  // 0912＊＊＊678: a mask in the middle of a number.
  if (cp == 0xff0a && isWordByte(load<u8>(at - 1))) fullWidth = true
  return isPair(bytes)
}

/** '0'–'9', 'A'–'Z', 'a'–'z' */
@inline function wordBytes(x: v128): v128 {
  const letter = i8x16.lt_s(i8x16.add(v128.or(x, i8x16.splat(0x20)), i8x16.splat(0x1f)), i8x16.splat(-102))
  return v128.or(digits(x), letter)
}

/**
 * Writes the places in the first `words` times 64 bytes of the window where a word of the lexicon may begin, as events; returns how many
 * they are. Unlike in `scan`, ASCII words may stand anywhere, and the characters that are looked for themselves are none.
 */
export function seek(words: i32): u32 {
  let event: u32 = EVENTS
  let before: u64 = <u64>isWordByte(load<u8>(TEXT - 1))
  for (let w: i32 = 0; w < words; w++) {
    const at: u32 = TEXT + (w << 6)
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    const letters = bits(wordBytes(a), wordBytes(b), wordBytes(c), wordBytes(d))
    let begins = letters & ~((letters << 1) | before)
    before = letters >> 63
    while (begins != 0) {
      const p: u32 = at + <u32>ctz(begins)
      begins &= begins - 1
      if (mayBegin(p)) {
        store<u32>(event, p - TEXT)
        event += 4
      }
    }
    if (v128.any_true(v128.and(v128.or(v128.or(a, b), v128.or(c, d)), i8x16.splat(<i8>0x80)))) {
      let lead = bits(leads(a), leads(b), leads(c), leads(d))
      while (lead != 0) {
        const p: u32 = at + <u32>ctz(lead)
        lead &= lead - 1
        if (isFirst(p) && isPair(load<u64>(p))) {
          store<u32>(event, p - TEXT)
          event += 4
        }
      }
    }
  }
  return (event - EVENTS) >> 2
}

/** May an ASCII word of the lexicon begin here? */
@inline function mayBegin(at: u32): bool {
  const bytes = load<u64>(at)
  const three = ((<u32>bytes & 31) << 10) | ((<u32>(bytes >> 8) & 31) << 5) | (<u32>(bytes >> 16) & 31)
  if (((<u32>load<u8>(STARTS + (three >> 3)) >> (three & 7)) & 1) == 0) return false
  return beginsWord(bytes | 0x2020202020202020)
}

/** The same, looked at more closely: one in six words of English begins with three letters of some word. */
function beginsWord(lower: u64): bool {
  for (let n: u64 = LEAST; n <= MOST; n++) {
    const h = <u32>(((lower << (64 - 8 * n)) * 0x9e3779b97f4a7c15) >> 48)
    if (((<u32>load<u8>(BEGINNINGS + (h >> 3)) >> (h & 7)) & 1) != 0) return true
  }
  return false
}

// What is in a cell, as in cells.ts.
const HIGH: u32 = 2
const AT_OR_MASK: u32 = 4
const WIDE: u32 = 8
const AT: u32 = 16
const LABEL_OR_PERCENT: u32 = 32
/** More digits than these are not told apart. */
const MOST_DIGITS: u32 = 4095

/** What is in the cell that reaches behind the window, as far as it was seen, and how many digits. */
export let kinds: u32 = 0
export let counted: u32 = 0

/** Begins a table. */
export function startCells(): void {
  kinds = 0
  counted = 0
}

/**
 * Finds where cells end in the first `length` bytes of the window: at each separator and line end. Writes for each of them, as events, its
 * offset, what is in the cell (<< 14) and how many digits (<< 20); returns how many they are.
 */
export function cells(length: i32, separator: u32): u32 {
  let event: u32 = EVENTS
  let kind = kinds
  let seen = counted
  for (let from: i32 = 0; from < length; from += 64) {
    const at: u32 = TEXT + from
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    // What stands behind the end of the text is of no cell.
    const within = below(<u64>(length - from))
    let ends = within & bits(endsCell(a, separator), endsCell(b, separator), endsCell(c, separator), endsCell(d, separator))
    const digit = within & bits(digits(a), digits(b), digits(c), digits(d))
    const high = within & bits(a, b, c, d)
    let wide: u64 = 0
    if (high != 0) wide = within & bits(is(a, <i8>0xef), is(b, <i8>0xef), is(c, <i8>0xef), is(d, <i8>0xef))
    let sign: u64 = 0
    let mask: u64 = 0
    let label: u64 = 0
    if (v128.any_true(v128.or(v128.or(isRare(a), isRare(b)), v128.or(isRare(c), isRare(d))))) {
      sign = within & bits(is(a, 0x40), is(b, 0x40), is(c, 0x40), is(d, 0x40))
      mask = sign | (within & bits(masks(a), masks(b), masks(c), masks(d)))
      label = within & bits(labelOrPercent(a), labelOrPercent(b), labelOrPercent(c), labelOrPercent(d))
    }
    let open: u64 = u64.MAX_VALUE
    while (ends != 0) {
      const p = ctz(ends)
      ends &= ends - 1
      const part = open & below(p)
      kind |= kindsOf(high & part, mask & part, wide & part, sign & part, label & part)
      seen += <u32>popcnt(digit & part)
      store<u32>(event, (<u32>from + <u32>p) | (kind << 14) | (min(seen, MOST_DIGITS) << 20))
      event += 4
      kind = 0
      seen = 0
      open = ~below(p + 1)
    }
    kind |= kindsOf(high & open, mask & open, wide & open, sign & open, label & open)
    seen += <u32>popcnt(digit & open)
  }
  kinds = kind
  counted = seen
  return (event - EVENTS) >> 2
}

@inline function endsCell(x: v128, separator: u32): v128 {
  return v128.or(i8x16.eq(x, i8x16.splat(<i8>separator)), is(x, 0x0a))
}

/** @ % : = * x X and the tab */
@inline function isRare(x: v128): v128 {
  return v128.or(v128.or(marks(x), masks(x)), is(x, 0x25))
}

@inline function kindsOf(high: u64, mask: u64, wide: u64, sign: u64, label: u64): u32 {
  return (
    (high != 0 ? HIGH : 0) |
    (mask != 0 ? AT_OR_MASK : 0) |
    (wide != 0 ? WIDE : 0) |
    (sign != 0 ? AT : 0) |
    (label != 0 ? LABEL_OR_PERCENT : 0)
  )
}

/** Runs of digits and joiners with eight digits or more, from the masks. */
@inline function findGroups(base: i32, words: i32): void {
  groups = 0
  let cell: u32 = MASKS + 32
  const before = load<u64>(MASKS)
  let digit = load<u64>(cell)
  let after = load<u64>(cell + 32)
  // Bit 63 of the pairs `) ` of the word before: its blank is the first byte of this one.
  let carried =
    (load<u64>(MASKS, 16) >> 63) & (before >> 62) & load<u64>(cell, 24) & (digit >> 1) & 1
  let pairs = pairsOf(cell, before, digit, after)
  let group = joined(cell, before, digit, after, pairs, carried)
  for (let w: i32 = 0; w < words; w++) {
    cell += 32
    const third = load<u64>(cell + 32)
    const nextPairs = pairsOf(cell, digit, after, third)
    const nextGroup = joined(cell, digit, after, third, nextPairs, pairs >> 63)
    if ((group | <u64>(open >= 0)) != 0) inWord(base + (w << 6), TEXT + (w << 6), digit, group, nextGroup)
    digit = after
    after = third
    pairs = nextPairs
    group = nextGroup
  }
}

/** The `)` of each `) ` between digits. */
@inline function pairsOf(cell: u32, before: u64, digit: u64, after: u64): u64 {
  const bracket = load<u64>(cell, 16)
  if (bracket == 0) return 0
  const left = (digit << 1) | (before >> 63)
  const blank = (load<u64>(cell, 24) >> 1) | (load<u64>(cell + 32, 24) << 63)
  return bracket & left & blank & ((digit >> 2) | (after << 62))
}

/** Digits, single separators between digits, and `) ` between digits. */
@inline function joined(cell: u32, before: u64, digit: u64, after: u64, pairs: u64, carried: u64): u64 {
  const left = (digit << 1) | (before >> 63)
  const right = (digit >> 1) | (after << 63)
  return digit | (load<u64>(cell, 8) & left & right) | pairs | (pairs << 1) | carried
}

/** The groups of one word of 64 bytes. */
@inline function inWord(base: i32, text: u32, digit: u64, group: u64, next: u64): void {
  if (open >= 0) {
    const length = group == u64.MAX_VALUE ? 64 : <i32>ctz(~group)
    const limit = open + MAX_GROUP
    let counted: u64 = 0
    if (base + length > limit) {
      // The piece ends with its last digit, the next one begins with a digit.
      const cut = limit - base
      counted = below(<u64>cut)
      let end = text + <u32>cut
      while (!isDigit(load<u8>(end - 1))) end--
      emit(open, base + <i32>(end - text), openDigits + <u32>popcnt(digit & counted))
      let begin = text + <u32>cut
      while (!isDigit(load<u8>(begin))) begin++
      open = base + <i32>(begin - text)
      openDigits = 0
    }
    openDigits += <u32>popcnt(digit & ~counted & below(<u64>length))
    if (length == 64) return
    emit(open, base + length, openDigits)
    open = -1
    group &= ~below(<u64>length)
  }
  // Only where eight bytes on end belong to a group.
  const two = group & ((group >> 1) | (next << 63))
  const nextTwo = next & (next >> 1)
  const four = two & ((two >> 2) | (nextTwo << 62))
  const nextFour = nextTwo & (nextTwo >> 2)
  let begins = four & ((four >> 4) | (nextFour << 60)) & ~(group << 1)
  while (begins != 0) {
    const b = ctz(begins)
    begins &= begins - 1
    const length = ctz(~(group >> b))
    const count = <u32>popcnt((digit >> b) & below(length))
    if (b + length >= 64) {
      open = base + <i32>b
      openDigits = count
      return
    }
    emit(base + <i32>b, base + <i32>(b + length), count)
  }
}

/** The lowest `n` bits, `n` ≤ 64. */
@inline function below(n: u64): u64 {
  return n >= 64 ? u64.MAX_VALUE : ((<u64>1) << n) - 1
}

@inline function isDigit(byte: u8): bool {
  return byte >= 0x30 && byte <= 0x39
}

@inline function emit(at: i32, end: i32, count: u32): void {
  if (count < MIN_DIGITS) return
  const place = GROUPS + (groups << 2)
  store<i32>(place, at)
  store<i32>(place, end, MAX_GROUPS * 4)
  store<u32>(place, count, MAX_GROUPS * 8)
  groups++
}
