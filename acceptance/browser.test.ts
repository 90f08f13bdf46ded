/** report.html in a real browser: what a reader sees, and what a hostile file name cannot do there. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeMembersCsv } from '../fixtures/trees.ts'
import type { ReportJson } from '../report/schema.ts'
import { PICTURE, Site } from './site.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Names that would do something if anything forgot to escape them. No name of a file holds a slash; folders help out. */
const HOSTILE = [
  '<script>window.hacked=1<',
  '<img src=x onerror=window.hacked=2>.csv',
  '"><svg onload=window.hacked=3>.csv',
  "' onmouseover='window.hacked=4.csv",
  '<style>*{display:none}<',
  '<meta http-equiv=refresh content="0;url=https:',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of another kind is what this name tries.
  '${window.hacked=5}{{7*7}}.csv',
  '&lt;b&gt;&amp;.csv',
  '\u202e倒寫vsc.csv',
  '換行\n名稱.csv',
  '鈴\u0007聲\u001b[31m.csv',
]

const site = new Site()
let report: ReportJson
let context: BrowserContext
let page: Page
const complaints: string[] = []
const requests: string[] = []

beforeAll(async () => {
  for (const [i, name] of HOSTILE.entries()) {
    const folder = join(site.tree, name)
    mkdirSync(folder)
    // Both lists of the report: a data file, and something nobody can read.
    makeMembersCsv(join(folder, 'script>'), 3, i)
    writeFileSync(join(folder, name), PICTURE)
  }
  makeMembersCsv(join(site.tree, '名冊'), 5000)
  const { status, stderr } = await site.scan()
  expect([status, stderr.includes('internal')]).toEqual([2, false])
  report = site.report()

  context = await chromium.launchPersistentContext(site.at('tmp/profile'), {
    executablePath: inject('chromium'),
    headless: true,
    args: FLAGS,
  })
  page = await context.newPage()
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => requests.push(request.url()))
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) complaints.push(`frame: ${frame.url()}`)
  })
  await page.goto(pathToFileURL(site.at('var/report/report.html')).href, { waitUntil: 'load' })
  // Whatever hides in an event handler gets its chance.
  for (const at of ['top', 'bottom']) {
    await page.mouse.move(400, at === 'top' ? 100 : 500)
    await page.mouse.wheel(0, at === 'top' ? 0 : 100_000)
  }
})
afterAll(async () => {
  await context?.close()
  site.remove()
})

/** What a reader sees of an element, as opposed to what its source holds. */
async function visibleText(selector: string): Promise<string> {
  return (await page.evaluate(`document.querySelector('${selector}').innerText`)) as string
}

describe('the report in a browser', () => {
  it('says what the count means, and about whom', async () => {
    const text = await visibleText('#determinations')
    for (const { regulationName, verdict } of report.determinations) {
      expect(text).toContain(regulationName)
      expect(verdict).toBe('reached')
    }
    expect(text).toContain(report.totals.subjects.best.toLocaleString('en'))
    expect(await page.locator('#determinations article.card.reached').count()).toBe(report.determinations.length)
    expect(await page.locator('#determinations article').first().isVisible()).toBe(true)
  })

  it('shows every data file and every item that was not read, by its name as text', async () => {
    const files = await visibleText('#files')
    const unread = await visibleText('#unread')
    expect(await page.locator('#files tbody tr').first().isVisible()).toBe(true)
    expect(report.dataFiles.length).toBe(HOSTILE.length + 1)
    for (const visible of [
      '<script>window.hacked=1<',
      '<img src=x onerror=window.hacked=2>.csv',
      '&lt;b&gt;&amp;.csv',
    ]) {
      expect(files).toContain(visible)
      expect(unread).toContain(visible)
    }
    // What cannot be seen, or would turn the line around, is written out.
    for (const hidden of ['\u202e', '\u0007', '\u001b']) expect(files.includes(hidden)).toBe(false)
    expect(files).toContain('\\u202E')
  })

  it('runs nothing, opens nothing, fetches nothing, complains of nothing', async () => {
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.locator('script, iframe, object, embed, img, form, link, base').count()).toBe(0)
    expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(requests).toEqual([pathToFileURL(site.at('var/report/report.html')).href])
    expect(page.url()).toBe(requests[0])
  })

  it('fits a small screen without moving sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const [content, screen] = (await page.evaluate(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    )) as [number, number]
    expect(content).toBeLessThanOrEqual(screen)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('prints', async () => {
    const path = site.at('tmp/report.pdf')
    await page.pdf({ path, format: 'A4' })
    const pdf = readFileSync(path, 'latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []
    expect(pages.length).toBeGreaterThanOrEqual(2)
    expect(pages.length).toBeLessThan(40)
  })

  it('reads as a document: a language, a title, headings in order, tables with heads', async () => {
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect((await page.title()).length).toBeGreaterThan(5)
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('section h2').count()).toBeGreaterThan(5)
    const headless = await page.locator('table:not(:has(th))').count()
    expect(headless).toBe(0)
  })
})
