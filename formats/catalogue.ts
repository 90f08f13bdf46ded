/** Every format, and which of them reads a given file. */
import type { Outcome } from '../connectors/connector.ts'
import { ARCHIVE_FORMATS } from './archives/index.ts'
import type { Format } from './format.ts'
import { identify } from './magic.ts'
import { MAIL_FORMATS } from './mail/index.ts'
import { OFFICE_FORMATS } from './office/index.ts'
import { PDF_FORMATS } from './pdf/index.ts'
import { RTF_FORMATS } from './rtf/index.ts'
import { TEXT_FORMATS } from './text/index.ts'

/** All formats. Order only decides between equal confidence. */
export const formats: readonly Format[] = [
  ...PDF_FORMATS,
  ...RTF_FORMATS,
  ...OFFICE_FORMATS,
  ...ARCHIVE_FORMATS,
  ...MAIL_FORMATS,
  ...TEXT_FORMATS,
]

/** What is told by its bytes and not by what one reads in them. */
const BINARY_FORMATS = new Set([...PDF_FORMATS, ...OFFICE_FORMATS, ...ARCHIVE_FORMATS])

/** Who reads a file, or how it ends unread. */
export type FormatChoice = Candidate | { readonly outcome: Outcome }

/** A format, and how sure it is, 0 to 1. */
interface Candidate {
  readonly format: Format
  readonly confidence: number
}

/** Below this a format is guessing, and a strong magic number knows better. */
const GUESS = 0.3

/** Chooses by the first 64 KB and the name. `more` are asked before the built-in formats. */
export function chooseFormat(head: Uint8Array, name: string, more: readonly Format[] = []): FormatChoice {
  if (head.length === 0) return { outcome: { state: 'scanned' } }
  const candidates = [...more, ...formats].map((format) => ({ format, confidence: format.sniff(head, name) }))
  const best = surest(candidates, name)
  // By its ending alone a text format takes eight bytes of a picture for a table of one row.
  const asText = best !== undefined && TEXT_FORMATS.includes(best.format)
  if (best !== undefined && best.confidence > GUESS && !asText) return best
  const known = identify(head)
  if (!known?.strong) return best ?? { outcome: known?.outcome ?? { state: 'unsupported', reason: 'binary' } }
  // In an archive that packs nothing the first member's text lies open, and looks more like a table than the archive like one.
  const binary = surest(
    candidates.filter(({ format }) => BINARY_FORMATS.has(format)),
    name,
  )
  return binary !== undefined && binary.confidence > GUESS ? binary : { outcome: known.outcome }
}

/** The surest of them, among equals one that the name ends as, else the first; undefined where all say no. */
function surest(candidates: readonly Candidate[], name: string): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    const { confidence } = candidate
    const least = best?.confidence ?? 0
    if (
      confidence > least ||
      (confidence === least && best !== undefined && !endsAs(best, name) && endsAs(candidate, name))
    )
      best = candidate
  }
  return best
}

function endsAs({ format }: Candidate, name: string): boolean {
  const lower = name.toLowerCase()
  return format.endings.some((ending) => lower.endsWith(`.${ending}`))
}
