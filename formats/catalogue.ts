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

/** Who reads a file, or how it ends unread. */
export type FormatChoice = { readonly format: Format; readonly confidence: number } | { readonly outcome: Outcome }

/** Below this a format is guessing, and a strong magic number knows better. */
const GUESS = 0.3

/** Chooses by the first 64 KB and the name. `more` are asked before the built-in formats. */
export function chooseFormat(head: Uint8Array, name: string, more: readonly Format[] = []): FormatChoice {
  if (head.length === 0) return { outcome: { state: 'scanned' } }
  let format: Format | undefined
  let confidence = 0
  for (const candidate of [...more, ...formats]) {
    const c = candidate.sniff(head, name)
    if (c > confidence || (c === confidence && c > 0 && !endsAs(format, name) && endsAs(candidate, name))) {
      format = candidate
      confidence = c
    }
  }
  // By its ending alone a text format takes eight bytes of a picture for a table of one row.
  const asText = format !== undefined && TEXT_FORMATS.includes(format)
  const known = confidence > GUESS && !asText ? undefined : identify(head)
  if (known?.strong) return { outcome: known.outcome }
  if (format !== undefined) return { format, confidence }
  return { outcome: known?.outcome ?? { state: 'unsupported', reason: 'binary' } }
}

function endsAs(format: Format | undefined, name: string): boolean {
  const lower = name.toLowerCase()
  return format?.endings.some((ending) => lower.endsWith(`.${ending}`)) ?? false
}
