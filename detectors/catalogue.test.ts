import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DETECTORS } from './catalogue.ts'
import { BECAUSE, type Detector, type Example, type Match, SPECIAL_CATEGORIES } from './detector.ts'

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
  if (detector.anchors.includes('at')) every(/@/gu, (found) => found.index)
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
