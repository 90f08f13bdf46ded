/** Groups of digits: which detectors are asked at which of their runs. */
import type { Detector } from '../detector.ts'
import { isDigit, isLetter } from '../types/bytes.ts'
import type { Candidates } from './candidates.ts'

/** Asks about one group of digits after another. */
export class DigitGroups {
  readonly #candidates: Candidates
  /** For each first digit 0–9: the detectors to ask, with their needs. */
  readonly #byDigit: readonly { index: number; detector: Detector; letter: boolean; digits: number }[][]
  readonly #leastDigits: number
  /** For each first digit: with fewer digits left than this, no detector needs to be asked … */
  readonly #leastByDigit = new Uint8Array(10).fill(255)
  /** … but where a letter stands before it, with fewer than this. */
  readonly #leastAfterLetter = new Uint8Array(10).fill(255)

  constructor(catalogue: readonly Detector[], candidates: Candidates) {
    this.#candidates = candidates
    this.#byDigit = Array.from({ length: 10 }, (_, digit) =>
      catalogue.flatMap((detector, index) => {
        const lead = detector.lead
        if (!detector.anchors.includes('digits')) return []
        if (lead !== undefined && !lead.first.includes(String(digit))) return []
        return [{ index, detector, letter: lead?.letter ?? false, digits: lead?.digits ?? 8 }]
      }),
    )
    this.#leastDigits = Math.min(...this.#byDigit.flat().map((candidate) => candidate.digits))
    this.#byDigit.forEach((candidates, digit) => {
      for (const { letter, digits } of candidates) {
        const least = letter ? this.#leastAfterLetter : this.#leastByDigit
        least[digit] = Math.min(least[digit]!, digits)
      }
    })
  }

  /** Asks at the start of each run of digits in the group, which has `digits` of them. */
  ask(bytes: Uint8Array, start: number, end: number, digits: number, from: number, to: number): void {
    let at = start
    let left = digits
    while (at < end && left >= this.#leastDigits) {
      const digit = bytes[at]! - 0x30
      let next = at
      if (
        left >= this.#leastByDigit[digit]! ||
        (left >= this.#leastAfterLetter[digit]! && hasLetterBefore(bytes, at, from))
      )
        next = this.#number(bytes, at, left, from, to)
      // On to the next run of digits.
      do {
        if (isDigit(bytes[at]!)) left--
        at++
      } while (at < end && (at < next || !isDigit(bytes[at]!) || isDigit(bytes[at - 1]!)))
    }
  }

  /** Asks what begins at a run of digits; returns where it ends, or `at`. */
  #number(bytes: Uint8Array, at: number, left: number, from: number, to: number): number {
    const candidates = this.#byDigit[bytes[at]! - 0x30]!
    const letter = hasLetterBefore(bytes, at, from)
    for (let c = 0; c < candidates.length; c++) {
      const candidate = candidates[c]!
      if (left < candidate.digits || (candidate.letter && !letter)) continue
      if (candidate.detector.free?.(bytes, at, from, to, this.#candidates.match) === true) {
        this.#candidates.add(candidate.index, 0, bytes)
        return this.#candidates.match.end
      }
    }
    return at
  }
}

/** A letter right before, or a single letter and a separator. */
function hasLetterBefore(bytes: Uint8Array, at: number, from: number): boolean {
  if (at <= from) return false
  const b = bytes[at - 1]!
  if (isLetter(b)) return true
  if ((b !== 0x20 && b !== 0x2d) || at - 2 < from || !isLetter(bytes[at - 2]!)) return false
  return at - 3 < from || !isLetter(bytes[at - 3]!) || at - 4 < from || !isLetter(bytes[at - 4]!)
}
