/**
 * Personal data in the names of files and folders: `A123456789_王小明.pdf` tells of a person whatever is in the file.
 *
 * A name is searched by the detectors of the contents, and what they find counts as one record of the item. Wherever a name is stored
 * or shown, the same finds are masked in it, and the name gets a keyed token at its end: two files never become one line, and a
 * file is the same line in the next run. Who lists and reads files works with the names as they are.
 */
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { decodeBytes, encodeBytes, isUrl } from '../connectors/uri.ts'
import { DETECTORS } from '../detectors/catalogue.ts'
import { Collector } from '../detectors/collector.ts'
import type { Findings, InspectedHit } from '../detectors/detector.ts'
import { fold, hasFullWidth } from '../detectors/fold.ts'
import { HitList } from '../detectors/hits.ts'
import { type Ignoring, IgnoringCollector } from '../detectors/ignoring.ts'
import { SpecialWords } from '../detectors/special.ts'
import { Cmac, deriveTokenKey } from '../detectors/tokens.ts'
import { decodeName } from '../formats/archives/names.ts'
import { ENDING, inOrder, NameFinder } from './name-finder.ts'

/** Changes whenever other finds may come of the same name. */
export const NAMES_VERSION = 2

/** A group of digits that may be a value: fewer are a date, a time, a number of a copy … */
const DIGITS = 9
/** … but behind a letter, where a passport or an old resident number has eight. */
const DIGITS_AFTER_LETTER = 8
/** More folders than this are not remembered; items come folder by folder. */
const FOLDERS = 10_000
/** … nor longer ones. */
const LONGEST_FOLDER = 4096
/** The code of no detector: a token of a name is never that of a value. */
const NAME_CODE = 0
/** A name that ends as a masked one does is given a token too, or somebody could name a file like the line of another. */
const MASKED = /~[a-z2-7]{13}(?:\.[0-9A-Za-z]{1,5})?!?$/

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** What `inspect` asks for besides. */
export interface NamesOptions {
  /** Called for every hit of {@link Names.search}: its line is the number of the part of the path, from 1. */
  readonly onHit?: (hit: InspectedHit) => void
  /** With `onHit`: fills `value` and `normal`. */
  readonly reveal?: boolean
  /** What the user has looked at already. */
  readonly ignoring?: Ignoring
}

/** Searches names and masks them. What that takes is made when the first name needs it: most trees hold none. */
export class Names {
  readonly #key: Uint8Array
  readonly #options: NamesOptions
  readonly #folders = new Map<string, string>()
  #finder: NameFinder | undefined
  #search: NameSearch | undefined
  #cmac: Cmac | undefined

  /** @param key the site's key */
  constructor(key: Uint8Array, options: NamesOptions = {}) {
    this.#key = key
    this.#options = options
  }

  /**
   * A URI as it may be stored and shown: the same for the same URI and key, another for another, and that of a folder is the
   * beginning of those of what lies in it.
   */
  mask(uri: string): string {
    const slash = uri.lastIndexOf('/') + 1
    const name = uri.slice(slash)
    const folder = uri.slice(0, slash)
    const maskedFolder = this.#folder(folder)
    const masked = this.#segment(name)
    return masked === name && maskedFolder === folder ? uri : maskedFolder + masked
  }

  /** Rules by paths (`classes`) as the ledger's URIs are held against them. */
  maskPaths<Rule extends { readonly paths: readonly string[] }>(rules: readonly Rule[]): Rule[] {
    return rules.map((rule) => ({ ...rule, paths: rule.paths.map((path) => this.maskPattern(path)) }))
  }

  /** A glob as it matches masked URIs: the names in it that are no patterns are masked. */
  maskPattern(glob: string): string {
    return glob
      .split('/')
      .map((name) => {
        const encoded = encode(name)
        const masked = /[*?[\]{}!]/.test(name) ? encoded : this.mask(encoded)
        return masked === encoded ? name : decoder.decode(decodeBytes(masked))
      })
      .join('/')
  }

  /** What the names in a path tell, as the findings of one record; `undefined` when they tell nothing. */
  search(path: string): Findings | undefined {
    const segments = path.split('/')
    if (!segments.some(mayHold)) return undefined
    this.#finder ??= new NameFinder()
    this.#search ??= new NameSearch(this.#finder, this.#key, this.#options)
    return this.#search.record(segments.map(textOf))
  }

  #folder(folder: string): string {
    let masked = this.#folders.get(folder)
    if (masked === undefined) {
      masked = folder
        .split('/')
        .map((name) => this.#segment(name))
        .join('/')
      if (this.#folders.size >= FOLDERS) this.#folders.clear()
      // Names in archives may be longer than any system's.
      if (folder.length <= LONGEST_FOLDER) this.#folders.set(folder, masked)
    }
    return masked
  }

  #segment(segment: string): string {
    if (!mayHold(segment)) return segment
    // The `!` of a container that the path goes into: one of the name itself is encoded.
    const inside = segment.endsWith('!') ? '!' : ''
    const name = inside === '' ? segment : segment.slice(0, -1)
    this.#finder ??= new NameFinder()
    const text = textOf(name)
    const masked = this.#finder.mask(text)
    if (masked === undefined && !MASKED.test(name)) return segment
    const shown = masked ?? decoder.decode(text)
    const ending = ENDING.exec(shown)?.[0] ?? ''
    return encode(`${shown.slice(0, shown.length - ending.length)}~${this.#token(name)}${ending}`) + inside
  }

  /** 64 bits, of the name as its bytes are and not as they are read. */
  #token(name: string): string {
    this.#cmac ??= new Cmac(deriveTokenKey(this.#key))
    const bytes = encoder.encode(name)
    this.#cmac.add(NAME_CODE, bytes, 0, bytes.length)
    const words = this.#cmac.flush()
    return base32((BigInt(words[1]! >>> 0) << 32n) | BigInt(words[0]! >>> 0))
  }
}

/** The names that are an item's own: below the root of its target, or inside the container that it is in. */
export function ownPath(uri: string, root: string): string {
  const inside = uri.lastIndexOf('!/')
  if (inside >= 0) return uri.slice(inside + 2)
  return root.endsWith('/') && uri.startsWith(root) ? uri.slice(root.length) : uri.slice(uri.lastIndexOf('/') + 1)
}

/** Is there a name in the path as {@link Names.mask} makes them? */
export function isMasked(path: string): boolean {
  return path.split('/').some((name) => MASKED.test(name))
}

/**
 * The `file:` URI of what a report shows as `masked`, a path or a URI: names are masked in the folders on the way until they are
 * the ones asked for. `undefined` when there are none, or no longer, or they were masked with another key.
 */
export function findMasked(masked: string, names: Names): string | undefined {
  const uri = isUrl(masked) ? masked : `file://${encodeBytes(Buffer.from(resolve(masked).replaceAll('\\', '/')))}`
  if (!uri.startsWith('file:///')) return undefined
  let path = ''
  for (const segment of uri.slice('file:///'.length).split('/')) {
    const wanted = encodeBytes(decodeBytes(segment))
    const known = MASKED.test(wanted) ? entryOf(`${path}/`, wanted, names) : wanted
    if (known === undefined) return undefined
    path += `/${known}`
  }
  return `file://${path}`
}

/** The entry of a folder with that masked name. */
function entryOf(folder: string, masked: string, names: Names): string | undefined {
  try {
    const entries = readdirSync(Buffer.from(decodeBytes(folder)), { encoding: 'buffer' }).map(encodeBytes)
    // One that only looks masked is given as it is.
    return entries.find((name) => names.mask(name) === masked) ?? entries.find((name) => name === masked)
  } catch {
    // Not there, or not for us to read: then neither is what lies in it.
    return undefined
  }
}

let messages: NameFinder | undefined

/**
 * A message with every find masked in the paths and URIs that it names. Without tokens: who reads it knows what the command was about.
 */
export function maskText(text: string): string {
  return text
    .split(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s：，。；、）]+)/i)
    .map((part, i) => {
      const isUri = i % 2 === 1
      return part
        .split('/')
        .map((segment) => {
          // The `!` of a container in a URI.
          const inside = isUri && segment.endsWith('!') ? '!' : ''
          const name = isUri ? segment.slice(0, segment.length - inside.length) : encode(segment)
          if (!mayHold(name)) return segment
          messages ??= new NameFinder()
          const masked = messages.mask(textOf(name))
          return masked === undefined ? segment : isUri ? encode(masked) + inside : masked
        })
        .join('/')
    })
    .join('')
}

/** The first two characters of each label and title: what leads to a person's name or birth date without many digits. */
const LEADS = new Set(
  DETECTORS.flatMap(({ labels, titles = [] }) => [...labels.filter((label) => !label.endsWith(':')), ...titles])
    .filter((word) => /^\p{Script=Han}{2}/u.test(word))
    .map((word) => pairOf(word.charCodeAt(0), word.charCodeAt(1))),
)
/** With a digit somewhere, an address. */
const UNITS = new Set([...'號号樓巷弄'].map((character) => character.charCodeAt(0)))

function pairOf(first: number, second: number): number {
  return (first << 16) | second
}

/**
 * Is a name, as URIs have it, worth searching? Nearly none is. Asked of every item that is met, so it must cost less than to
 * decode the name.
 */
function mayHold(name: string): boolean {
  let group = 0
  let least = DIGITS
  let digit = false
  let unit = false
  let letter = false
  let tilde = false
  let previous = 0
  for (let i = 0; i < name.length; i++) {
    let c = name.charCodeAt(i)
    if (c === 0x25) {
      c = byteAt(name, i + 1)
      i += 2
      if (c >= 0xe0 && c < 0xf0 && name.charCodeAt(i + 1) === 0x25 && name.charCodeAt(i + 4) === 0x25) {
        c = ((c & 15) << 12) | ((byteAt(name, i + 2) & 63) << 6) | (byteAt(name, i + 5) & 63)
        i += 6
        // ０ to ９, ＠ and ：
        if ((c >= 0xff10 && c <= 0xff1a) || c === 0xff20 || LEADS.has(pairOf(previous, c))) return true
        unit ||= UNITS.has(c)
      }
      // @ and :
      else if (c === 0x40 || c === 0x3a) return true
    }
    previous = c
    if (c >= 0x30 && c <= 0x39) {
      if (group === 0) least = letter ? DIGITS_AFTER_LETTER : DIGITS
      if (++group >= least) return true
      digit = true
    } else if (!JOINERS.has(c)) group = 0
    tilde ||= c === 0x7e
    letter = isLetter(c)
  }
  return (digit && unit) || (tilde && MASKED.test(name))
}

/** What may stand between the digits of one value. */
const JOINERS = new Set([...' -.()+'].map((character) => character.charCodeAt(0)))

function isLetter(c: number): boolean {
  return (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)
}

/** The byte of two hexadecimal digits; anything where there are none. */
function byteAt(name: string, at: number): number {
  return (nibble(name.charCodeAt(at)) << 4) | nibble(name.charCodeAt(at + 1))
}

function nibble(c: number): number {
  return c < 0x40 ? c & 15 : (c & 7) + 9
}

/** Makes records of names. */
class NameSearch {
  readonly #finder: NameFinder
  /** Made when it is needed: few names name somebody, and its words take longer to make ready than all else here. */
  #special: SpecialWords | undefined
  readonly #collector: Collector
  readonly #hits = new HitList(true)

  constructor(finder: NameFinder, key: Uint8Array, options: NamesOptions) {
    this.#finder = finder
    const { ignoring, ...rest } = options
    this.#collector =
      ignoring === undefined
        ? new Collector(DETECTORS, { key, ...rest })
        : new IgnoringCollector(DETECTORS, { key, ...rest }, ignoring)
  }

  /** One record of the names of a path. */
  record(texts: readonly Uint8Array[]): Findings | undefined {
    const hits = this.#hits
    hits.clear()
    texts.forEach((text, i) => {
      const first = hits.length
      this.#finder.find(text)
      for (const k of inOrder(this.#finder.found)) hits.copy(this.#finder.found, k, k + 1)
      hits.line.fill(i + 1, first, hits.length)
    })
    if (hits.length === 0) return undefined
    if (this.#collector.namesPerson(hits, 0, hits.length)) {
      this.#special ??= new SpecialWords(DETECTORS)
      const special = this.#special
      texts.forEach((text, i) => {
        const first = hits.length
        special.find(text, 0, text.length, hits)
        hits.line.fill(i + 1, first, hits.length)
      })
    }
    this.#collector.begin()
    this.#collector.record(hits, 0, hits.length, { place: undefined, columnName: () => undefined })
    return this.#collector.end()
  }
}

/** A name of a URI as detectors read it: one line, half width. */
function textOf(name: string): Uint8Array {
  const bytes = encoder.encode(decodeName(decodeBytes(name)).replaceAll(/\p{Cc}/gu, ' '))
  if (!hasFullWidth(bytes, 0, bytes.length)) return bytes
  const folded = new Uint8Array(bytes.length)
  return folded.subarray(0, fold(bytes, 0, bytes.length, folded))
}

/** A name as URIs have it. */
function encode(name: string): string {
  return encodeBytes(encoder.encode(name)).replaceAll('/', '%2F')
}

/** 64 bits in 13 characters that no one takes for one another (RFC 4648, lower case). */
function base32(value: bigint): string {
  let text = ''
  for (let shift = 60n; shift >= 0n; shift -= 5n)
    text += 'abcdefghijklmnopqrstuvwxyz234567'[Number((value >> shift) & 31n)]
  return text
}
