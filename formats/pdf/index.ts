/** The front door of `formats/pdf/`. */
import type { Format } from '../format.ts'
import { pdf } from './pdf.ts'

/** The formats this folder brings. */
export const PDF_FORMATS: readonly Format[] = [pdf]
