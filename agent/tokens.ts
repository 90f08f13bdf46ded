/** The keyed token of one value, by which a rule of `ignore` names it. */
import type { Detector } from '../detectors/detector.ts'
import { fold, hasFullWidth } from '../detectors/fold.ts'
import { makeMatch } from '../detectors/hits.ts'
import { Cmac, deriveTokenKey } from '../detectors/tokens.ts'

/** Makes tokens with one key. */
export class Tokens {
  readonly #cmac: Cmac

  /** @param key the site's key, 32 bytes */
  constructor(key: Uint8Array) {
    this.#cmac = new Cmac(deriveTokenKey(key))
  }

  /** Of a value in its normal form: `mobile:0123456789abcdef`. */
  ofNormal({ id, code }: Pick<Detector, 'id' | 'code'>, normal: string): string {
    const bytes = Buffer.from(normal)
    this.#cmac.add(code, bytes, 0, bytes.length)
    const [low = 0, high = 0] = this.#cmac.flush()
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')
    return `${id}:${hex(high)}${hex(low)}`
  }

  /** Of a value as somebody writes it; undefined when it is none of the detector's. */
  of(detector: Detector, text: string): string | undefined {
    let bytes: Uint8Array = Buffer.from(text.trim())
    if (hasFullWidth(bytes, 0, bytes.length)) {
      const folded = new Uint8Array(bytes.length * 2)
      bytes = folded.subarray(0, fold(bytes, 0, bytes.length, folded))
    }
    const match = makeMatch()
    if (!detector.cell(bytes, 0, bytes.length, match) || match.masked) return undefined
    return this.ofNormal(detector, Buffer.from(match.canonical.subarray(0, match.canonicalLength)).toString())
  }
}
