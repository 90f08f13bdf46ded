/** Control words that are characters, and those of tracked changes (RTF 1.9.1). */
import { DELETED, INSERTED } from '../tracked-changes.ts'

/** Control words that are characters. */
export const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['cell', '\t'],
  ['nestcell', '\t'],
  ['row', '\n'],
  ['nestrow', '\n'],
  ['par', '\n'],
  ['line', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['column', '\n'],
  ['softline', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
])

/** Line ends that do not end the row when they stand in a cell. */
export const WITHIN_CELL = new Set(['par', 'line', 'softline'])

/** Control words of tracked changes (a move is a deletion and an insertion), and what they say of the text that follows. */
export const CHANGES: ReadonlyMap<string, number> = new Map([
  ['revised', INSERTED],
  ['mvt', INSERTED],
  ['deleted', DELETED],
  ['mvf', DELETED],
])
