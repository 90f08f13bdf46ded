/** The front door of `formats/rtf/`. */
import type { Format } from '../format.ts'
import { rtf } from './rtf.ts'

/** The formats this folder brings. */
export const RTF_FORMATS: readonly Format[] = [rtf]
