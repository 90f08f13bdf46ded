import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { budgetOf, readAll, sourceOf } from '../../fixtures/read-all.ts'
import { TEXT_FORMATS } from '../text/index.ts'
import { MAIL_FORMATS } from './index.ts'

const FORMATS = [...MAIL_FORMATS, ...TEXT_FORMATS]

/** Pieces that mean something to a reader of mail, in any order. */
const PIECES = [
  'From: a@example.com\r\n',
  'Subject: =?big5?B?s1w=?= =?utf-8?Q?=E7?=\r\n',
  'Content-Type: multipart/mixed; boundary="x"\r\n',
  'Content-Type: multipart/digest; boundary=x\r\n',
  'Content-Type: text/html; charset=big5\r\n',
  "Content-Disposition: attachment; filename*0*=utf-8''%E7; filename*1=\"x\r\n",
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: quoted-printable\r\n',
  'Content-Type: message/rfc822\r\n',
  'From a@example.com Mon Sep  7 10:00:00 2026\n',
  '\r\n',
  '--x\r\n',
  '--x--\r\n',
  '=3D=\r\n=',
  'QTEyMzQ1Njc4OQ',
  '==',
  '\xa4\xfd\xa4p',
  '\0',
] as const

describe('hostile mail', () => {
  test('whatever stands in it, the reading ends, with outcomes only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), async (pieces) => {
        const bytes = Buffer.from(`From: a@example.com\r\n${pieces.join('')}`, 'latin1')
        const items = await readAll(sourceOf('a.eml', bytes), FORMATS, budgetOf())
        expect(items[0]!.format).toBe('eml')
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['From: ', '<'],
    ['From: ', '"'],
    ['From: ', '=?a?B?'],
    ['Subject: ', '=?utf-8?Q?'],
    ['Content-Type: text/plain; ', 'a'],
    ['Content-Type: text/plain; ', '; a*'],
    ['Content-Type: text/plain; a="', '\\\\'],
    ['Content-Type: multipart/mixed; boundary=x\r\n\r\n', '\r\n--'],
    ['Content-Type: multipart/mixed; boundary=x\r\n\r\n', '--x\r\n'],
    ['From a@example.com 2026\nFrom: a\n\n', '\nFrom '],
    ['From a@example.com 2026\nFrom: a\n\n\nFrom ', '2026 '],
    ['X: y\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n', '= '],
    ['X: y\r\nContent-Transfer-Encoding: base64\r\n\r\n', '='],
  ])('%j and much of %j takes time that grows with its length', async (start, filler) => {
    const read = async (length: number): Promise<number> => {
      const bytes = Buffer.from(
        `From: a@example.com\r\n${start}`.replace(/^.*\r\n(?=From a)/, '') + filler.repeat(length / filler.length),
      )
      const before = process.cpuUsage()
      await readAll(sourceOf('a.eml', bytes), FORMATS, budgetOf())
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    const best = async (length: number): Promise<number> => Math.min(await read(length), await read(length))
    const small = await best(300_000)
    const large = await best(600_000)
    // A floor, as a few milliseconds say nothing on a busy machine.
    expect(large).toBeLessThan(Math.max(small, 40) * 3.5)
  })
})
