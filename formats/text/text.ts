/** Plain text: letters, notes, logs, Markdown, configuration, source code, and whatever else decodes as text. */
import type { ByteSource } from '../../connectors/connector.ts'
import { countLines } from '../batches.ts'
import { defineFormat, type FormatError, type Piece, type ReadContext, type TextDialect } from '../format.ts'
import type { Encoding } from './encoding.ts'
import { sniffHead } from './sniffed.ts'
import { TextSource } from './source.ts'

/** The one dialect of all plain text. */
export const PLAIN_TEXT: TextDialect = { kind: 'text', reflow: false }

/** Endings of what is text for certain and should not be taken for a table because it has many commas. */
export const TEXT_ENDINGS = [
  ...[
    'txt',
    'text',
    'log',
    'md',
    'markdown',
    'rst',
    'ini',
    'cfg',
    'conf',
    'config',
    'properties',
    'env',
    'yaml',
    'yml',
    'toml',
  ],
  ...[
    'js',
    'mjs',
    'cjs',
    'ts',
    'tsx',
    'jsx',
    'py',
    'java',
    'cs',
    'vb',
    'c',
    'h',
    'cpp',
    'go',
    'rs',
    'php',
    'rb',
    'pl',
    'sh',
  ],
  ...['bat', 'cmd', 'ps1', 'vbs', 'css', 'tex', 'srt', 'ics', 'ldif'],
] as const

export default defineFormat({
  id: 'text',
  names: { zh: '純文字', en: 'Plain text' },
  endings: TEXT_ENDINGS,
  splittable: true,
  sniff(head) {
    const { encoding, confidence } = sniffHead(head).detected
    // The lowest of all confidences: any format that knows more than "it is text" wins.
    return encoding === 'binary' ? 0 : 0.2 + 0.1 * confidence
  },
  read: (source, context) => readText(source, context),
})

/**
 * Reads `source` as running text. `declared`: the encoding that is named elsewhere; `place`: put on the batches. Throws
 * {@link FormatError} when it is no text.
 */
export function* readText(
  source: ByteSource,
  context: ReadContext,
  options: { readonly declared?: Encoding | undefined; readonly place?: string } = {},
): Generator<Piece, void, undefined> {
  const { declared, place } = options
  const text = new TextSource(source, context, declared === undefined ? {} : { declared })
  const from = context.range === undefined ? text.start : text.lineStart(context.range.from)
  const to = context.range === undefined ? text.size : text.lineStart(context.range.to)
  const where = place === undefined ? {} : { place }
  let first = from === text.start
  let linesBefore = 0
  for (const { bytes } of text.chunks(from, to)) {
    if (bytes.length === 0) continue
    yield { kind: 'batch', bytes, dialect: PLAIN_TEXT, first, linesBefore, ...where }
    first = false
    if (context.unnumbered !== true) linesBefore += countLines(bytes)
  }
  yield text.readAs
  if (text.stopped !== undefined) yield { kind: 'note', outcome: text.stopped }
}
