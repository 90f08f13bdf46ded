import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DETECTORS } from './catalogue.ts'
import {
  BECAUSE,
  type Detector,
  defineDetector,
  type Example,
  HIGH,
  type Match,
  SPECIAL_CATEGORIES,
} from './detector.ts'
import { createScanner } from './scanner.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function newMatch(): Match {
  return {
    start: -1,
    end: -1,
    confidence: 1,
    because: 0,
    masked: false,
    canonical: new Uint8Array(512),
    canonicalLength: 0,
  }
}

/** What was found, as strings. */
interface Found {
  readonly text: string
  readonly canonical: string
  readonly masked: boolean
  readonly confidence: number
}

function taken(bytes: Uint8Array, match: Match): Found {
  return {
    text: decode(bytes.subarray(match.start, match.end)),
    canonical: decode(match.canonical.subarray(0, match.canonicalLength)),
    masked: match.masked,
    confidence: match.confidence,
  }
}

/** The plainest engine there can be: every anchor by a regular expression, then the labels. */
function drive(detector: Detector, text: string): Found | undefined {
  const bytes = encode(text)
  const at = (index: number): number => Buffer.byteLength(text.slice(0, index))
  const match = newMatch()
  const places: number[] = []
  const every = (pattern: RegExp, offset: (found: RegExpExecArray) => number): void => {
    for (const found of text.matchAll(pattern)) places.push(at(offset(found)))
  }
  if (detector.anchors.includes('digits')) {
    // A group is digits with single separators; every run of digits in it may be the beginning of a value.
    for (const group of text.matchAll(/\d(?:[-\s./)]{0,2}\d){7,}/gu)) {
      for (const run of group[0].matchAll(/\d+/gu)) places.push(at(group.index + run.index))
    }
  }
  if (detector.anchors.includes('mask')) every(/(?:[*＊○〇●]|(?<=\d)[Xx]|[Xx](?=\d)){2,}/gu, (found) => found.index)
  if (detector.anchors.includes('at')) every(/@|%40/gu, (found) => found.index)
  if (detector.anchors.includes('number-unit'))
    every(/[\d一二三四五六七八九十百零〇○](?=[號巷弄樓路段])/gu, (found) => found.index + 1)
  const words = [...(detector.titles ?? []), ...(detector.words ?? [])].sort((a, b) => b.length - a.length)
  for (const word of words) {
    for (
      let i = text.toLowerCase().indexOf(word.toLowerCase());
      i >= 0;
      i = text.toLowerCase().indexOf(word.toLowerCase(), i + 1)
    )
      places.push(at(i))
  }
  if (detector.special === undefined) {
    for (const label of [...detector.labels].sort((a, b) => b.length - a.length)) {
      // A colon at a label's end says that one has to follow.
      const word = label.replace(/:$/u, '')
      const i = text.toLowerCase().indexOf(word)
      if (i < 0 || (word !== label && !/^[\t:：=]/u.test(text.slice(i + word.length)))) continue
      const rest = /^[\s:：是為]*((?:[^,，。;；\n]|(?<=\d),(?=\d{3}(?!\d)))*)/u.exec(text.slice(i + word.length))
      const value = rest?.[1]?.trim() ?? ''
      if (rest === null || value === '') continue
      const start = at(i + word.length + rest[0].indexOf(value))
      if (detector.cell(bytes, start, start + Buffer.byteLength(value), match)) return taken(bytes, match)
    }
  }
  for (const place of places.sort((a, b) => a - b)) {
    if (detector.free?.(bytes, place, 0, bytes.length, match) === true) return taken(bytes, match)
  }
  return undefined
}

function look(detector: Detector, example: Example): Found | undefined {
  if (example.column === undefined) return drive(detector, example.text)
  // In the middle of other bytes, so that nothing looks past its bounds.
  const bytes = encode(`99${example.text}88`)
  const match = newMatch()
  return detector.cell(bytes, 2, bytes.length - 2, match) ? taken(bytes, match) : undefined
}

/** The normal form of a column's name, as detector.ts describes it. */
function normalColumn(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/gu, '')
    .replace(/[\s_-]/gu, '')
}

describe('the catalogue', () => {
  test('has every code and id once, in order of code', () => {
    const codes = DETECTORS.map((detector) => detector.code)
    expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b))
    expect(new Set(DETECTORS.map((detector) => detector.id)).size).toBe(DETECTORS.length)
    for (const { id } of DETECTORS) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/u)
  })

  test('keeps codes within the range of their strength', () => {
    for (const { code, strength, special } of DETECTORS) {
      const range = code < 32 ? 'strong' : code < 64 ? 'weak' : code < 80 ? 'evidence' : 'none'
      expect(strength).toBe(range)
      expect(special !== undefined).toBe(code >= 128)
    }
  })

  test('has every file in types/ that is a detector, by the name of its id, and a page for each and no other', async () => {
    const files = readdirSync(new URL('types/', import.meta.url))
      .filter((file) => /(?<!\.test)\.ts$/u.test(file))
      .map((file) => file.replace(/\.ts$/u, ''))
    const modules = await Promise.all(
      files.map(async (file) => ({ file, made: (await import(`./types/${file}.ts`)) as { default?: Detector } })),
    )
    const made = modules.filter(({ made }) => made.default !== undefined)
    for (const { file, made: module } of made) expect(file).toBe(module.default?.id)
    const ids = DETECTORS.map(({ id }) => id).sort()
    expect(made.map(({ made: module }) => module.default?.id).sort()).toEqual(ids)
    const pages = readdirSync(new URL('../docs/detectors/', import.meta.url)).filter((page) => page.endsWith('.md'))
    expect(pages.map((page) => page.replace(/\.md$/u, '')).sort()).toEqual(ids)
    const chinese = readdirSync(new URL('../docs/detectors/zh-TW/', import.meta.url))
    expect(chinese.map((page) => page.replace(/\.md$/u, '')).sort()).toEqual(ids)
    // One file and one line: the engine knows no detector by its import.
    const sources = readdirSync(new URL('.', import.meta.url)).filter((file) => /(?<!\.test)\.ts$/u.test(file))
    const importing = sources.filter((file) =>
      ids.some((id) => readFileSync(new URL(file, import.meta.url), 'utf8').includes(`types/${id}.ts'`)),
    )
    expect(importing).toEqual(['catalogue.ts'])
  })

  test('takes one more detector as it is: its columns, labels and evidence need nothing else', () => {
    const shoeSize = defineDetector({
      id: 'shoe-size',
      code: 63,
      names: { zh: '鞋號', en: 'Shoe number' },
      category: 'C012',
      strength: 'weak',
      columns: ['鞋號'],
      labels: ['鞋號'],
      anchors: [],
      cell(bytes, start, end, match) {
        if (end - start !== 4 || bytes[start] !== 0x53) return false
        match.canonical.set(bytes.subarray(start, end))
        Object.assign(match, {
          start,
          end,
          canonicalLength: 4,
          confidence: HIGH,
          because: BECAUSE.grammar,
          masked: false,
        })
        return true
      },
      mask: () => 'S***',
      examples: { hit: [], miss: [] },
    })
    const scanner = createScanner({ key: new Uint8Array(32) }, [...DETECTORS, shoeSize])
    const table = encode('編號,鞋號\n1,S001\n2,S002\n')
    const dialects = [
      [{ kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head: table }, table],
      [{ kind: 'text', reflow: false }, encode('鞋號：S001\n\n鞋號：S002\n')],
      [{ kind: 'fields' }, encode('鞋號\tS001\n\n鞋號\tS002\n\n')],
    ] as const
    for (const [dialect, bytes] of dialects) {
      scanner.begin()
      scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
      const findings = scanner.end()
      expect(findings.types).toMatchObject([{ detector: 'shoe-size', hits: 2, masked: 0, low: 0, examples: ['S***'] }])
      expect(findings.records).toBeGreaterThan(0)
      expect(findings.evidence).toHaveLength(1)
    }
  })

  test('says each detector in both languages, with a category and examples of both kinds', () => {
    for (const { names, category, examples } of DETECTORS) {
      expect(names.zh).toMatch(/\p{Script=Han}/u)
      expect(names.en).toMatch(/^[A-Z]/u)
      expect(category).toMatch(/^C\d{3}$/u)
      expect(examples.hit.length).toBeGreaterThan(0)
      expect(examples.miss.length).toBeGreaterThan(0)
    }
  })

  test('has one detector for each special category', () => {
    expect(DETECTORS.flatMap(({ special }) => special ?? [])).toEqual([...SPECIAL_CATEGORIES])
  })
})

describe.each(DETECTORS.map((detector) => [detector.id, detector] as const))('%s', (id, detector) => {
  test('has its page in docs/detectors', () => {
    const page = new URL(`../docs/detectors/${id}.md`, import.meta.url)
    expect(existsSync(page)).toBe(true)
    expect(readFileSync(page, 'utf8')).toContain(detector.names.zh)
  })

  test('has the same page in the Chinese of Taiwan: its number, its category, how sure it is, what it leaves out', () => {
    const page = readFileSync(new URL(`../docs/detectors/zh-TW/${id}.md`, import.meta.url), 'utf8')
    expect(page).toContain(`${detector.names.zh}（\`${id}\`）`)
    expect(page).toContain(`代碼 ${detector.code} · 類別 ${detector.category}`)
    for (const heading of ['找什麼', '可信度', '刻意不找', '顯示為']) expect(page).toContain(`**${heading}`)
  })

  test('names its columns in normal form and lists nothing twice', () => {
    for (const column of detector.columns) expect(column).toBe(normalColumn(column))
    expect(new Set(detector.columns).size).toBe(detector.columns.length)
    for (const label of detector.labels) expect(label).toBe(label.toLowerCase())
    for (const word of [...(detector.words ?? []), ...(detector.titles ?? [])])
      expect(Array.from(word).length).toBeGreaterThanOrEqual(2)
  })

  test('shows the columns of its examples among its columns', () => {
    for (const { column } of detector.examples.hit) {
      if (column === undefined) continue
      const name = normalColumn(column)
      expect(detector.columns.some((known) => name === known || (known.length >= 3 && name.endsWith(known)))).toBe(true)
    }
  })

  test.each(detector.examples.hit)('finds $text', (example) => {
    const found = look(detector, example)
    expect(found).toBeDefined()
    expect(found?.masked).toBe(false)
    expect(found?.canonical).toBe(example.canonical)
  })

  test.each(detector.examples.miss)('does not find $text', (example) => {
    expect(look(detector, example)).toBeUndefined()
  })

  test.each(detector.examples.masked ?? [])('finds $text as masked', (example) => {
    const found = look(detector, example)
    expect(found).toMatchObject({ masked: true, canonical: '' })
  })

  test('never shows the raw value in its mask', () => {
    for (const example of detector.examples.hit) {
      const found = look(detector, example)
      for (const value of [found?.canonical ?? '', found?.text ?? '', example.text]) {
        const mask = detector.mask(value)
        expect(mask).not.toContain(value)
        expect(mask).toMatch(/[*○]/u)
      }
    }
    for (const { text } of detector.examples.masked ?? []) expect(detector.mask(text)).toMatch(/[*○]/u)
  })

  test('sets a reason for what it is sure of', () => {
    const bytes = encode(detector.examples.hit[0]!.text)
    const match = newMatch()
    if (detector.special === undefined && detector.cell(bytes, 0, bytes.length, match)) {
      expect(match.because & (BECAUSE.column | BECAUSE.label)).toBe(0)
      expect(match.because).not.toBe(0)
    }
  })
})
