/** What the scanner finds in a text, for tests. */
import type { Dialect } from '../formats/format.ts'
import type { InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const TEXT: Dialect = { kind: 'text', reflow: false }
const hits: InspectedHit[] = []
const scanner = createScanner({ key: new Uint8Array(32).fill(7), onHit: (hit) => hits.push(hit), reveal: true })

/** All hits in a text, line by line. */
export function inspect(text: string, dialect: Dialect = TEXT): InspectedHit[] {
  hits.length = 0
  scanner.begin()
  scanner.feed({ kind: 'batch', bytes: new TextEncoder().encode(text), dialect, first: true, linesBefore: 0 })
  scanner.end()
  return hits.toSorted((a, b) => a.line - b.line)
}

/** Normal forms of what a text holds of a kind, line by line; those of low confidence left out. */
export function found(text: string, detector: string, dialect: Dialect = TEXT): string[] {
  return inspect(text, dialect)
    .filter((hit) => hit.detector === detector && hit.confidence !== 'low')
    .map((hit) => hit.normal ?? '')
}
