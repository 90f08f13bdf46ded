/** Every renderer there is. One more is one file and one line here. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { csvRenderer } from './csv.ts'
import { htmlRenderer } from './html.ts'
import { jsonRenderer } from './json.ts'
import type { Language, Renderer, ReportModel } from './model.ts'
import { removePartial } from './write.ts'
import { xlsxRenderer } from './xlsx.ts'

/** In the order in which they are written: what programs wait for first. */
export const RENDERERS: readonly Renderer[] = [jsonRenderer, csvRenderer, xlsxRenderer, htmlRenderer]

/**
 * Prints every report into `folder`, which is made when it is not there (mode 0700), and returns their paths. One after
 * the other: each goes through all items, and together they would hold four places in the ledger at once. Stops at the
 * first that fails; those before it are whole, and the one that failed leaves what was there before.
 */
export async function renderAll(model: ReportModel, folder: string, language: Language): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removePartial(
    folder,
    RENDERERS.map(({ fileName }) => fileName),
  )
  const paths: string[] = []
  for (const renderer of RENDERERS) {
    const path = join(folder, renderer.fileName)
    await renderer.render(model, path, language)
    paths.push(path)
  }
  return paths
}
