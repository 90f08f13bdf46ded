/**
 * Companies are not people: in a row or a form with a 統一編號 and nobody's name or number, the telephone and the address are the
 * company's. As soon as somebody is named (負責人, 聯絡人), all of it counts as before.
 */
import { BECAUSE, type Detector, LOW } from './detector.ts'
import type { HitList } from './hits.ts'
import { codePointAt, startsWith, utf8 } from './types/bytes.ts'

/** What companies have like people. An e-mail address is left to its local part: `service@` is doubted by its detector. */
const SHARED: ReadonlySet<string> = new Set(['landline', 'fax', 'address', 'bank-account'])
const NEUTRAL: ReadonlySet<string> = new Set([...SHARED, 'email'])

const WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1] as const
const WORDS = ['統一編號', '統編'].map(utf8)
/** 身分證統一編號 is a person's. */
const PERSONAL = ['證', '民', '人', '外'].map((word) => word.codePointAt(0)!)
/** So much may stand between 統一編號 and the number: `（8碼）：`. */
const GAP = 24

/**
 * Is `bytes[start, end)` a 統一編號: eight digits, the sum of whose weighted digits' digits is a multiple of five (財政部, since April 2023;
 * before, of ten, which is a case of it); where the seventh is 7, its ten may also count as 0 and 1.
 */
export function isCompanyNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 8) return false
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const digit = bytes[start + i]! - 0x30
    if (digit < 0 || digit > 9) return false
    const product = digit * WEIGHTS[i]!
    sum += Math.floor(product / 10) + (product % 10)
  }
  return sum % 5 === 0 || (bytes[start + 6] === 0x37 && (sum + 1) % 5 === 0)
}

/** Is there a company's 統一編號 behind that word in `bytes[from, to)`? */
export function namesCompany(bytes: Uint8Array, from: number, to: number): boolean {
  const first = WORDS[0]![0]!
  for (let i = bytes.indexOf(first, from); i >= 0 && i < to; i = bytes.indexOf(first, i + 1)) {
    const word = WORDS.find((candidate) => startsWith(bytes, i, to, candidate))
    if (word === undefined || (i - 3 >= from && PERSONAL.includes(codePointAt(bytes, i - 3, i)))) continue
    const limit = Math.min(to, i + word.length + GAP)
    for (let k = i + word.length; k < limit; k++) {
      if (bytes[k] === 0x0a) break
      if (
        isDigit(bytes[k]!) &&
        !isDigit(bytes[k - 1]!) &&
        k + 8 <= to &&
        !isDigit(bytes[k + 8] ?? 0) &&
        isCompanyNumber(bytes, k, k + 8)
      )
        return true
    }
  }
  return false
}

/** Tells whether what was found may be a company's, and doubts it where it is. */
export class CompanyRows {
  readonly #shared: Uint8Array
  readonly #personal: Uint8Array

  constructor(catalogue: readonly Detector[]) {
    this.#shared = Uint8Array.from(catalogue, ({ id }) => (SHARED.has(id) ? 1 : 0))
    this.#personal = Uint8Array.from(catalogue, ({ id, strength }) => (strength === 'none' || NEUTRAL.has(id) ? 0 : 1))
  }

  /** Are there hits `[from, to)` that a company has too, and none that only a person has? */
  mayBe(hits: HitList, from: number, to: number): boolean {
    let shared = false
    for (let i = from; i < to; i++) {
      if (hits.confidence[i]! <= LOW && hits.masked[i] === 0) continue
      if (this.#personal[hits.detector[i]!] === 1) return false
      shared ||= this.#shared[hits.detector[i]!] === 1
    }
    return shared
  }

  /** The record is a company's: what it has like people counts nowhere. */
  doubt(hits: HitList, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      if (this.#shared[hits.detector[i]!] === 0 || hits.masked[i] === 1 || hits.confidence[i]! <= LOW) continue
      hits.confidence[i] = LOW
      hits.because[i] = hits.because[i]! | BECAUSE.company
    }
  }
}

function isDigit(b: number): boolean {
  return b >= 0x30 && b <= 0x39
}
