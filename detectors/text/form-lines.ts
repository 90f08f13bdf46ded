/** Lines of a form whose label is in no list: `聯絡處：02-…`, `統編：…`, `memo_tel=…`. A short word, a colon, and the value right behind. */
import type { Detector } from '../detector.ts'
import { makeMatch } from '../hits.ts'

/** A line begins with no longer word, marks of a list and brackets included. */
const MAX_WORD = 64
/** So much of blanks and quotes may stand between colon and value. */
const MAX_GAP = 12

/** What stands before the value: the marks of a list, a word of letters, and what ends a label. */
const KEY =
  /^[\s\-*•·|"'{[【［#]*(?:\d{1,2}[.、)]\s*)?(\p{L}[\p{L}\p{M}\d _./()（）-]{0,23}?)["'*\]】］\s]*[:：=|｜│][\s"'*(（]*$/u
/** 【聯絡處】02-… */
const BRACKETED = /^[\s\-*•·]*[[【［〔](\p{L}[\p{L}\p{M}\d _./-]{0,23})[\]】］〕]\s*$/u

const decoder = new TextDecoder()

/** Tells such lines. */
export class FormLines {
  readonly #name: Detector | undefined
  readonly #match = makeMatch()

  constructor(catalogue: readonly Detector[]) {
    this.#name = catalogue.find(({ id }) => id === 'name')
  }

  /** Does the line of the value at `at` say with a word before it what it is? 王小明：0912… says whose it is. */
  isLabelled(text: Uint8Array, at: number): boolean {
    if (!hasColon(text, at)) return false
    const floor = Math.max(0, at - MAX_WORD)
    let start = at
    while (start > floor && text[start - 1] !== 0x0a) start--
    if (start > 0 && text[start - 1] !== 0x0a) return false
    const before = decoder.decode(text.subarray(start, at))
    const word = (KEY.exec(before) ?? BRACKETED.exec(before))?.[1]
    return word !== undefined && !this.#isName(word)
  }

  #isName(word: string): boolean {
    const bytes = Buffer.from(word)
    return this.#name?.cell(bytes, 0, bytes.length, this.#match) === true && !this.#match.masked
  }
}

/** Nearly every value has no colon or closing bracket near before it: then nothing is decoded. */
function hasColon(text: Uint8Array, at: number): boolean {
  const floor = Math.max(0, at - MAX_GAP)
  for (let i = at - 1; i >= floor && text[i] !== 0x0a; i--) if (ENDS[text[i]!] === 1) return true
  return false
}

/** `:` `=` `|` `]`, and the last bytes of `：` `｜` `│` `】` `］` `〕`. */
const ENDS = Uint8Array.from({ length: 256 }, (_, b) =>
  [0x3a, 0x3d, 0x7c, 0x5d, 0x9a, 0x9c, 0x82, 0x91, 0xbd, 0x95].includes(b) ? 1 : 0,
)
