/** Words that are compared byte by byte with what stands at a place. */

const encoder = new TextEncoder()

/** Words that are compared where something ends or begins. */
export class Affixes {
  readonly #words: readonly Uint8Array[]

  constructor(words: readonly string[]) {
    this.#words = words.map((word) => encoder.encode(word)).sort((a, b) => b.length - a.length)
  }

  /** Bytes of the one that begins at `at`, or 0. */
  begin(bytes: Uint8Array, at: number, to: number): number {
    for (const word of this.#words) if (at + word.length <= to && equal(bytes, at, word)) return word.length
    return 0
  }

  /** Does one of them end at `at`? */
  end(bytes: Uint8Array, at: number, from: number): boolean {
    for (const word of this.#words) if (at - word.length >= from && equal(bytes, at - word.length, word)) return true
    return false
  }
}

/** Does the word stand at `at`? */
export function equal(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false
  return true
}
