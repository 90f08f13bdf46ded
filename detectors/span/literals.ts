/** Finds the fixed beginnings of values in text. */
import type { Detector } from '../detector.ts'

/** Below this a plain loop is faster than a call of the platform's search (about 150 ns). */
const SMALL = 48

/** Calls back for every occurrence. */
export class Literals {
  readonly #list: readonly { readonly bytes: Uint8Array; readonly index: number }[]

  constructor(list: readonly { readonly bytes: Uint8Array; readonly index: number }[]) {
    this.#list = list
  }

  /** Those of a catalogue; undefined where there are none, so that nothing has to be asked. */
  static of(catalogue: readonly Detector[]): Literals | undefined {
    const list = catalogue.flatMap(({ literals = [] }, index) => literals.map((bytes) => ({ bytes, index })))
    return list.length === 0 ? undefined : new Literals(list)
  }

  /** Each in `bytes[from, to)`, one literal after another: the catalogue index of its detector and its offset. */
  find(
    bytes: Uint8Array,
    from: number,
    to: number,
    found: (index: number, bytes: Uint8Array, at: number, from: number, to: number) => void,
  ): void {
    const small = to - from < SMALL
    const buffer = small ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    for (const { bytes: literal, index } of this.#list) {
      if (buffer === undefined) {
        for (let i = from; i <= to - literal.length; i++) if (isAt(bytes, i, literal)) found(index, bytes, i, from, to)
      } else
        for (let i = buffer.indexOf(literal); i >= 0; i = buffer.indexOf(literal, i + 1))
          found(index, bytes, from + i, from, to)
    }
  }
}

function isAt(bytes: Uint8Array, at: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false
  return true
}
