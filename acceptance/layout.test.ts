/** How report.html lies on paper and on a telephone: no word in two pieces, nothing beyond the edge, no sentence or heading alone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readWith } from '../fixtures/read-format.ts'
import { pdf } from '../formats/pdf/pdf.ts'
import { toHtml } from '../report/html.ts'
import { sampleModel } from '../report/sample-model.ts'
import { phrase } from '../report/words.ts'

const profile = mkdtempSync(join(tmpdir(), 'pandian-layout-'))
let context: BrowserContext
let page: Page

beforeAll(async () => {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('chromium'),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  page = await context.newPage()
})
afterAll(async () => {
  await context?.close()
  rmSync(profile, { recursive: true, force: true })
})

/** Words of the tables' headings, figures and verdicts that stand on two lines; paper is 184 mm between its margins. */
const BROKEN = `[...document.querySelectorAll('thead th:not(.turned), .terms th, .terms td, td.terms, .pairs th, .whole')].flatMap((cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
  const broken = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N},.]+/gu)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word)
    }
  return broken
})`

describe.each(['zh-TW', 'en'] as const)('the report in %s', (language) => {
  beforeAll(async () => {
    await page.setContent(toHtml(sampleModel(), language))
  })

  it.each([
    ['print', 695],
    ['screen', 390],
    ['screen', 1280],
  ] as const)('breaks no heading, figure or verdict inside a word: %s, %i wide', async (media, width) => {
    await page.emulateMedia({ media })
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(BROKEN)).toEqual([])
    const [content, screen] = (await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )) as [number, number]
    expect(content).toBeLessThanOrEqual(screen)
  })

  it('leaves no heading at the foot of a sheet, and no sentence alone on one', async () => {
    await page.emulateMedia({ media: 'print' })
    const headings = new Set(
      (await page.evaluate(
        `[...document.querySelectorAll('h2, h3, h4')].map(({ innerText }) => innerText.trim())`,
      )) as string[],
    )
    const notes = [phrase('method-scope', language), phrase('as-of-note', language)].map((text) => text.slice(0, 40))
    // Sheets of several lengths: each breaks elsewhere.
    for (const height of [230, 260, 297]) {
      const file = await page.pdf({ width: '210mm', height: `${height}mm` })
      const { batches } = await readWith(pdf, file)
      const sheets = new Map<string | undefined, string>()
      for (const { place, text } of batches) sheets.set(place, (sheets.get(place) ?? '') + text)
      expect(sheets.size).toBeGreaterThan(3)
      for (const [place, text] of sheets) {
        const lines = text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '' && !/^\d+ \/ \d+$/.test(line))
        expect([height, place, headings.has(lines.at(-1)!) ? lines.at(-1) : '']).toEqual([height, place, ''])
        for (const note of notes) expect([height, place, lines[0]!.startsWith(note)]).toEqual([height, place, false])
      }
    }
  })
})
