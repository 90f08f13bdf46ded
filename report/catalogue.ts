/** Every renderer there is. One more is one file and one line here. */
import { csvRenderer } from './csv.ts'
import { htmlRenderer } from './html.ts'
import { jsonRenderer } from './json.ts'
import type { Renderer } from './model.ts'
import { xlsxRenderer } from './xlsx.ts'

/** In the order in which they are written: what programs wait for first. */
export const RENDERERS: readonly Renderer[] = [jsonRenderer, csvRenderer, xlsxRenderer, htmlRenderer]
