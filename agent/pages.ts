/** Pages of documentation that the program itself shows: beside `agent/` in a checkout, beside `dist/` when published. */
import { readFileSync } from 'node:fs'
import type { Language } from '../report/model.ts'

/** The page of a detector in a language, in Markdown; undefined when it is not there. */
export function detectorPage(id: string, language: Language): string | undefined {
  const folder = language === 'zh-TW' ? 'detectors/zh-TW' : 'detectors'
  for (const root of ['../docs', '../../docs']) {
    try {
      return readFileSync(new URL(`${root}/${folder}/${id}.md`, import.meta.url), 'utf8')
    } catch {
      // Not there.
    }
  }
  return undefined
}

/** What the page says of how sure a find is, as plain text in one line: up to the next paragraph with a heading of its own. */
export function confidenceLine(page: string): string {
  const [, heading] = /\*\*(Confidence\.|可信度。)\*\*/u.exec(page) ?? []
  if (heading === undefined) return ''
  const [, text = ''] = page
    .slice(page.indexOf(`**${heading}**`))
    .split(/\n\n(?=\*\*|#)/, 1)[0]!
    .split(`**${heading}**`)
  return plain(text.replaceAll(/^[|\s:-]+$/gm, ''))
    .replaceAll(/^\s*\||\|\s*$/gm, '')
    .replaceAll(/\s*\|\s*/g, ': ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Markdown as a terminal shows it: links by their words, no marks. */
export function plain(markdown: string): string {
  // Asterisks within code are those of a mask.
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/`([^`]*)`/)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll(/\*\*([^*]+)\*\*/g, '$1').replaceAll(/^#+ /gm, '')))
    .join('')
}
