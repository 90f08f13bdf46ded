/**
 * Names that stand where only the layout says that a name comes: who speaks in a chat (`10:01⇥王小明⇥早安`, `王小明：早安`), and who signs
 * a mail, below `--` or 謝謝.
 *
 * Looking at every line would cost as much as the search. So a text's beginning says whether it is one of these, and of nearly
 * every text nothing more is looked at.
 */
import { isAscii } from 'node:buffer'
import { BECAUSE, type Detector, HIGH, MEDIUM } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'

/** What a text is says its first so many bytes. */
const BEGINNING = 2048
/** A speaker stands in the first so many bytes of a line. */
const HEAD = 96
/** So many lines with a time and a name before what is said, or with a name alone, make a chat. */
const LEAST_TIMED = 2
const LEAST_NAMED = 3
/** Who signs stands so many lines below `--` or 謝謝. */
const BELOW = 3

/** `10:01⇥`, `[2026/2/14 下午 10:01] `, `2026-02-14, 10:01 - ` and what stands behind it. */
const TIMED =
  /^[\s[(]*(?:\d{2,4}[/.-]\d{1,2}[/.-]\d{1,2}[,\sT]*)?(?:[(（]\p{Script=Han}{1,3}[)）]\s*)?(?:上午|下午|[ap]m)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m)?[\])]?[\s,-]*(\p{L}[^\t:：>]{0,23}?)(?=\t|\s*[:：>]|\s|$)/iu
/** `王小明：`, `王小明 10:01`, `王小明 (2026/2/14 10:01)`. */
const NAMED =
  /^\s*(\p{Script=Han}{2,5})\s?(?:[:：]|[([（]?(?:\d{4}[/-]\d{1,2}[/-]\d{1,2} )?(?:上午|下午)?\s?\d{1,2}:\d{2})/u
const MAIL = /^(?:from|to|subject|date|寄件者|寄件人|收件者|收件人|主旨|主題)\s?[:：]/iu
const CLOSING =
  /^(?:--+|__+)\s*$|^(?:謝謝|感謝|敬祝|順頌|順祝|敬頌|祝好|此致|best|best regards|kind regards|regards|sincerely|thanks|thank you|br|cheers)[\p{P}\s\p{Script=Han}]{0,12}$/iu
const SIGNED = /^\s*(\p{L}[\p{L}-]{1,11})(?=\s*$|\s*[|/｜(（]|\s+\S)/u

const decoder = new TextDecoder()

type Layout = 'chat' | 'mail' | undefined

/** Finds them, text after text. */
export class Speakers {
  readonly #name: Detector | undefined
  readonly #index: number
  readonly #match = makeMatch()
  #layout: Layout

  constructor(catalogue: readonly Detector[]) {
    this.#index = catalogue.findIndex(({ id }) => id === 'name')
    this.#name = catalogue[this.#index]
  }

  /** Looks at the beginning of a text. */
  begin(bytes: Uint8Array, length: number): void {
    this.#layout = undefined
    const to = Math.min(length, BEGINNING)
    if (this.#name === undefined || isAscii(bytes.subarray(0, to))) return
    let timed = 0
    const named: string[] = []
    for (let at = 0, lines = 0; at < to; lines++) {
      const end = lineEnd(bytes, at, to)
      const head = headOf(bytes, at, end)
      if (lines === 0 && MAIL.test(head)) {
        this.#layout = 'mail'
        return
      }
      const who = mayBeTimed(bytes, at) ? TIMED.exec(head)?.[1] : undefined
      if (who !== undefined && this.#isName(who, MEDIUM)) timed++
      else {
        const other = bytes[at]! >= 0xe4 ? NAMED.exec(head)?.[1] : undefined
        if (other !== undefined && this.#isName(other, HIGH)) named.push(other)
      }
      at = end + 1
    }
    // 王小明：早安 once is a heading; a chat has the same people again.
    if (timed >= LEAST_TIMED || (named.length >= LEAST_NAMED && new Set(named).size < named.length))
      this.#layout = 'chat'
  }

  /** Adds what stands in a part of the text behind the hits from `first` on that were found otherwise; it consists of whole lines. */
  find(bytes: Uint8Array, length: number, hits: HitList, first: number): void {
    if (this.#layout === undefined) return
    const known = hits.length
    let below = 0
    for (let at = 0; at < length; ) {
      const end = lineEnd(bytes, at, length)
      const head = headOf(bytes, at, end)
      let found: RegExpExecArray | null = null
      let least: number = MEDIUM
      if (this.#layout === 'mail') {
        if (CLOSING.test(head.trim())) below = BELOW
        else if (below > 0 && head.trim() !== '') {
          below--
          found = SIGNED.exec(head)
        }
      } else {
        found = mayBeTimed(bytes, at) ? TIMED.exec(head) : null
        if (found === null) {
          found = NAMED.exec(head)
          least = HIGH
        }
      }
      const who = found?.[1]
      if (found !== null && who !== undefined && this.#isName(who, least)) {
        const behind = found[0].lastIndexOf(who)
        const start = at + Buffer.byteLength(found[0].slice(0, behind))
        if (this.#add(bytes, start, start + Buffer.byteLength(who), hits, first, known)) below = 0
      }
      at = end + 1
    }
  }

  #isName(text: string, least: number): boolean {
    const bytes = Buffer.from(text)
    const match = this.#match
    return (
      this.#name?.cell(bytes, 0, bytes.length, match) === true &&
      !match.masked &&
      match.confidence >= least &&
      match.start === 0 &&
      match.end === bytes.length
    )
  }

  /** Unless something else was found there. */
  #add(bytes: Uint8Array, start: number, end: number, hits: HitList, first: number, known: number): boolean {
    for (let i = first; i < known; i++) if (hits.start[i]! < end && hits.end[i]! > start) return false
    const match = this.#match
    if (this.#name?.cell(bytes, start, end, match) !== true) return false
    match.confidence = MEDIUM
    match.because |= BECAUSE.context
    hits.add(this.#index, match, 0, bytes)
    return true
  }
}

function lineEnd(bytes: Uint8Array, at: number, to: number): number {
  const end = bytes.indexOf(0x0a, at)
  return end < 0 || end > to ? to : end
}

function headOf(bytes: Uint8Array, at: number, end: number): string {
  return decoder.decode(bytes.subarray(at, Math.min(end, at + HEAD)))
}

/** A digit, a bracket, 上 or 下. */
function mayBeTimed(bytes: Uint8Array, at: number): boolean {
  const b = bytes[at]!
  return (b >= 0x30 && b <= 0x39) || b === 0x5b || b === 0x28 || (b === 0xe4 && bytes[at + 1] === 0xb8)
}
