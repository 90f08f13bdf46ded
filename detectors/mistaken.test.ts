/** What text that was there before (documentation, sources, drawings, translations) was once mistaken for, and what is near it and right. */
import { describe, expect, test } from 'vitest'
import type { InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const hits: InspectedHit[] = []
const scanner = createScanner({ key: new Uint8Array(32).fill(7), onHit: (hit) => hits.push(hit), reveal: true })

/** Detectors whose finds in a text count. */
function counted(text: string): string[] {
  hits.length = 0
  scanner.begin()
  const bytes = new TextEncoder().encode(text)
  scanner.feed({ kind: 'batch', bytes, dialect: { kind: 'text', reflow: false }, first: true, linesBefore: 0 })
  scanner.end()
  return hits
    .filter((hit) => hit.confidence !== 'low' && !hit.reasons.includes('placeholder'))
    .map((hit) => hit.detector)
}

describe('mistaken once', () => {
  test.each([
    ['the curves of a drawing', 'd="M131 0q131 111 283 200"'],
    ['an anchor of a manual', '<a name="id31455961"></a> id: id31455961'],
    ['code points in a table', '524C 527D 5282 5281 5290 5293 5301'],
    ['limits of a device', 'samsung,pix-limits = <4224 8192 1920 4224>;'],
    ['points of a line', '<polyline points="3675 3600 8700 3600"/>'],
    ['a card of noughts in a test', 'parse("6250000000000000005") // credit card'],
    ['weights of a collation', 'F9A4 ; [.8869.0020.0002] # CJK'],
    ['a path', 'href="text/shared/02/20040000.html?DbPAR=BASIC"'],
    ['an object in a program', "address: {street: '123 2nd St', city: 'New York'}"],
    ['the pattern of a number', 'phone = "09xxxxxxxx"'],
    ['a drawing of a word', 'vxxxxxxxxd sdxxxxxxxx'],
    ['a specimen', '手機：(098) 123 45 67'],
    ['a first name', 'Maintainer name: Mary Chen\nThanks to Gerd Hoffmann'],
    ['a table of characters', 'name: Mary Chen\nprescription: 0x211e'],
    ['the owner in the specification of TOML', 'dob = 1979-05-27T07:32:00-08:00 # First class dates'],
    ['a key', 'name: Mary Chen\nPress Alt 3 or alt 4'],
  ])('%s', (_, text) => {
    expect(counted(text).filter((id) => id !== 'name')).toEqual([])
  })

  test.each([
    ['身分證 Q131 111 283', 'tw-national-id'],
    ['卡號：5282 5281 5290 5293', 'payment-card'],
    ['請刷 5282 5281 5290 5293 謝謝', 'payment-card'],
    ['請撥02/20040000', 'landline'],
    ['電話 08-307-6739', 'landline'],
    ['dob = 1979-05-27', 'birth-date'],
    ['name: Mary Chen\nHistory: GERD, treated', 'special-medical'],
  ])('but %s', (text, id) => {
    expect(counted(text)).toContain(id)
  })
})
