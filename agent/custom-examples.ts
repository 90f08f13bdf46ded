/** Runs the examples of custom kinds as a scan would: as a cell of a column, and as running text. */
import { DETECTORS } from '../detectors/catalogue.ts'
import { type CustomSpec, customDetector, patternProblem } from '../detectors/custom.ts'
import type { Detector } from '../detectors/detector.ts'
import { makeMatch } from '../detectors/hits.ts'
import { createScanner } from '../detectors/scanner.ts'

/** An example that did not do what it says. */
export interface FailedExample {
  /** Of the specification, from 0. */
  readonly index: number
  readonly kind: 'hit' | 'miss'
  /** Its number among its like, from 0. */
  readonly example: number
}

const encoder = new TextEncoder()
/** Tokens are made and thrown away. */
const KEY = new Uint8Array(32)

/** Those that failed. A kind whose pattern is not right has none: that is told of elsewhere. */
export function failedExamples(specs: readonly CustomSpec[]): FailedExample[] {
  const right = specs.flatMap((spec, index) =>
    patternProblem(spec.pattern) === undefined ? [{ spec, index, detector: customDetector(spec) }] : [],
  )
  if (right.length === 0) return []
  const finds = finderAmong(right.map(({ detector }) => detector))
  return right.flatMap(({ spec, index, detector }) =>
    (['hit', 'miss'] as const).flatMap((kind) =>
      spec.examples[kind].flatMap((text, example) =>
        finds(detector, text) === (kind === 'hit') ? [] : [{ index, kind, example }],
      ),
    ),
  )
}

/** Says whether a text is one of these when its column says so, or holds one for whoever reads it. */
function finderAmong(detectors: readonly Detector[]): (detector: Detector, text: string) => boolean {
  const scanner = createScanner({ key: KEY }, [...DETECTORS, ...detectors])
  const match = makeMatch()
  return (detector, text) => {
    const bytes = encoder.encode(text)
    if (detector.cell(bytes, 0, bytes.length, match)) return true
    scanner.begin()
    // What names nobody only counts beside a person.
    const line = encoder.encode(detector.strength === 'none' ? `姓名：王小明 ${text}\n` : `${text}\n`)
    scanner.feed({ kind: 'batch', bytes: line, dialect: { kind: 'text', reflow: false }, first: true, linesBefore: 0 })
    return scanner.end().types.some(({ detector: id, hits, low }) => id === detector.id && hits + low > 0)
  }
}
