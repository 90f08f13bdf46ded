import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { Big5Transcoder } from './big5.ts'

function transcode(...pieces: Uint8Array[]): string {
  const transcoder = new Big5Transcoder()
  const out: Buffer[] = []
  for (const [at, piece] of pieces.entries()) {
    const output = Buffer.alloc(Big5Transcoder.capacity(piece.length))
    out.push(output.subarray(0, transcoder.write(piece, output, at === pieces.length - 1)))
  }
  return Buffer.concat(out).toString()
}

/** Every pair that TextDecoder knows. */
function* validPairs(): Generator<Uint8Array> {
  const decoder = new TextDecoder('big5', { fatal: true })
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const pair = Uint8Array.of(lead, trail)
      try {
        decoder.decode(pair)
      } catch {
        continue
      }
      yield pair
    }
  }
}

describe('Big5Transcoder', () => {
  test('gives what TextDecoder gives, for every valid pair', () => {
    const decoder = new TextDecoder('big5')
    let pairs = 0
    for (const pair of validPairs()) {
      expect(transcode(pair)).toBe(decoder.decode(pair))
      pairs++
    }
    expect(pairs).toBeGreaterThan(19_000)
  })

  test('keeps user-defined characters as private use: pinned, as a later Node may read them otherwise', () => {
    expect(transcode(Uint8Array.of(0xfa, 0x40))).toBe('\ue000')
    expect(transcode(Uint8Array.of(0x81, 0x40))).toBe('\ueeb8')
    expect(transcode(Uint8Array.of(0xf9, 0xd6, 0xf9, 0xdc))).toBe('碁嫺')
    expect(transcode(Uint8Array.of(0xa3, 0xe1))).toBe('€')
    expect(transcode(Uint8Array.of(0x80))).toBe('\u0080')
  })

  test('a lead byte at the edge of a piece is carried to the next, wherever the edges are', () => {
    const text = '王小明,A123456789,臺北市大安區和平東路二段106號\n'
    const bytes = iconv.encode(text, 'cp950')
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 6 }), (cuts) => {
        const sorted = [0, ...cuts.sort((a, b) => a - b), bytes.length]
        const pieces = sorted.slice(1).map((end, at) => bytes.subarray(sorted[at]!, end))
        expect(transcode(...pieces)).toBe(text)
      }),
    )
  })

  test('an orphan lead byte does not swallow the letter of an ID number', () => {
    const cut = Buffer.concat([iconv.encode('王小明', 'cp950').subarray(0, 5), Buffer.from('A123456789 B8A0000000')])
    expect(transcode(cut)).toBe('王小\ufffdA123456789 B8A0000000')
    // Also when the pieces' edge lies within the number.
    for (let at = 0; at <= cut.length; at++) {
      expect(transcode(cut.subarray(0, at), cut.subarray(at))).toBe('王小\ufffdA123456789 B8A0000000')
    }
    expect(transcode(Buffer.concat([Buffer.of(0xa4), Buffer.from('A1234567')]))).toBe('乙1234567')
  })

  test('a character before an ID number or another number is not taken for a cut one', () => {
    // `：` is A1 47: its G, the A of the number and eight digits were an ID number, and most IDs in Big5 forms were lost.
    for (const text of [
      '身分證字號：A123456789 B223456785',
      '護照號碼123456789，是234567890',
      '：1900628411',
      '證號名A123456789',
      '會員乙1234567890',
    ]) {
      const bytes = iconv.encode(text, 'cp950')
      for (let at = 0; at <= bytes.length; at++) expect(transcode(bytes.subarray(0, at), bytes.subarray(at))).toBe(text)
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...'：，。、（碼是人與名'),
        fc.stringMatching(/^[A-Z][0-9]{9}$|^[0-9]{8,16}$/),
        (before, number) => {
          const text = `${before}${number}`
          expect(transcode(iconv.encode(text, 'cp950'))).toBe(text)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('invalid bytes never swallow ASCII, and are counted', () => {
    const transcoder = new Big5Transcoder()
    const output = Buffer.alloc(100)
    const length = transcoder.write(Buffer.from('a\xa4\nb\xa4"c', 'latin1'), output, true)
    expect(output.toString('utf8', 0, length)).toBe('a\ufffd\nb\ufffd"c')
    expect(transcoder.invalid).toBe(2)
  })
})
