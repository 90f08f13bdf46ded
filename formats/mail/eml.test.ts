import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { allText, budgetOf, type ReadItem, readAll, sourceOf } from '../../fixtures/read-all.ts'
import { writeZip } from '../../fixtures/zip-writer.ts'
import { ARCHIVE_FORMATS } from '../archives/index.ts'
import type { Limits } from '../format.ts'
import { TEXT_FORMATS } from '../text/index.ts'
import { MAIL_FORMATS } from './index.ts'

const FORMATS = [...ARCHIVE_FORMATS, ...MAIL_FORMATS, ...TEXT_FORMATS]

const big5 = (text: string): Buffer => iconv.encode(text, 'cp950')

/** Lines joined by CR LF; pieces may be bytes. */
function mail(...lines: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]))
}

function base64(content: string | Buffer): string {
  return (
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')
}

function read(bytes: Uint8Array, name = 'a.eml', limits: Partial<Limits> = {}): Promise<ReadItem[]> {
  return readAll(sourceOf(name, bytes), FORMATS, budgetOf(limits))
}

async function textOf(bytes: Uint8Array, name = 'a.eml'): Promise<string> {
  return allText(await read(bytes, name))
}

const outcomesOf = (items: readonly ReadItem[]) =>
  items.flatMap(({ path, outcomes }) =>
    outcomes.map(({ state, reason, detail }) => [path, state, reason ?? '', detail ?? ''].join(' ').trim()),
  )

describe('bodies', () => {
  it('a body in Base64 or quoted-printable is not left unread', async () => {
    for (const [encoding, body] of [
      ['base64', base64('王小明 A123456789 敬上')],
      ['Quoted-Printable', '=E7=8E=8B=E5=B0=8F=E6=98=8E A1234=\r\n56789 =E6=95=AC=E4=B8=8A'],
      ['8bit', '王小明 A123456789 敬上'],
    ] as const) {
      const items = await read(
        mail(
          'From: a@example.com',
          `Content-Transfer-Encoding: ${encoding}`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          body,
        ),
      )
      expect(items[0]?.format).toBe('eml')
      expect(allText(items)).toContain('[text] 王小明 A123456789 敬上')
      expect(outcomesOf(items)).toEqual([])
    }
  })

  it.each([
    ['named', 'text/plain; charset=big5', big5('許功蓋 A123456789')],
    ['by its Windows name', 'text/plain; charset="CP950"', big5('許功蓋 A123456789')],
    ['called UTF-8', 'text/plain; charset=utf-8', big5('許功蓋 A123456789 戶籍地址')],
    ['not named at all', 'text/plain', big5('許功蓋 A123456789 戶籍地址')],
    ['UTF-8 called Big5', 'text/plain; charset=big5', Buffer.from('許功蓋 A123456789')],
    ['UTF-16', 'text/plain; charset=utf-16', iconv.encode('許功蓋 A123456789', 'utf-16')],
  ])('Big5 and others: %s', async (_how, type, body) => {
    const bytes = mail(
      'From: a@example.com',
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: base64',
      '',
      base64(body),
    )
    expect(await textOf(bytes)).toContain('許功蓋 A123456789')
  })

  it('encodings with escapes are decoded, or named', async () => {
    const body = Buffer.from('\x1b$B;3ED\x1b(B A123456789', 'latin1')
    const japanese = await read(mail('From: a@example.com', 'Content-Type: text/plain; charset=iso-2022-jp', '', body))
    expect(allText(japanese)).toContain('山田 A123456789')
    const seven = await read(mail('From: a@example.com', 'Content-Type: text/plain; charset=utf-7', '', '+ZeVnLA-'))
    expect(outcomesOf(seven)).toEqual(['a.eml partial damaged character set utf-7'])
  })

  it('pages are read as pages, tables as tables', async () => {
    const rows = [1, 2, 3].map((n) => `<tr><td>王小${n}</td><td>A12345678${n}</td><td>091234567${n}</td></tr>`).join('')
    const page = `<html><body><p>A123<b>456</b>789</p><table><tr><th>姓名</th><th>證號</th><th>手機</th></tr>${rows}</table></body></html>`
    const [item] = await read(
      mail(
        'From: a@example.com',
        'Content-Type: text/html; charset=big5',
        'Content-Transfer-Encoding: base64',
        '',
        base64(big5(page)),
      ),
    )
    expect(item!.batches.map(({ dialect, place }) => `${dialect.kind} ${place}`).sort()).toEqual([
      'table HTML',
      'text HTML',
      'text headers',
    ])
    expect(allText([item!])).toContain('A123456789')
    expect(allText([item!])).toContain('王小1\tA123456781\t0912345671')
  })

  it('lines that flow are one line, and a signature ends none', async () => {
    const type = (delsp: string) => `Content-Type: text/plain; format=flowed; delsp=${delsp}`
    const yes = mail('From: a@example.com', type('yes'), '', 'A12345 ', '6789', '-- ', 'B')
    expect(await textOf(yes)).toContain('A123456789\r\n-- \r\nB')
    const no = mail('From: a@example.com', type('no'), '', '王小明 ', '先生')
    expect(await textOf(no)).toContain('王小明 先生')
  })
})

describe('headers', () => {
  it('names in encoded words are read, also where a character is cut in two by the end of a word', async () => {
    const name = big5('許功蓋')
    const bytes = mail(
      `From: =?big5?B?${name.subarray(0, 3).toString('base64')}?=`,
      ` =?big5?B?${name.subarray(3).toString('base64')}?= <hsu@example.com>`,
      'To: "Wang, Ming" <a@example.com>, =?utf-8?Q?=E7=8E=8B=E5=B0=8F=E6=98=8E?= <b@example.com>',
      Buffer.concat([Buffer.from('Subject: '), big5('會員名單與電話')]),
      'Message-ID: <123.abc@mx.example.com>',
      '',
      'x',
    )
    expect((await textOf(bytes)).split('\n').slice(1, 7)).toEqual([
      '[headers] From: 許功蓋 <hsu@example.com>',
      'To: "Wang, Ming" <a@example.com>',
      'To: 王小明 <b@example.com>',
      'Subject: 會員名單與電話',
      'Message-ID: <123.abc mx.example.com>',
      '',
    ])
  })

  it('any text comes back out of encoded words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, cut) => {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: the builder makes blanks of them
          const said = text.replace(/[\u0000-\u001f\u007f]/g, ' ')
          const bytes = Buffer.from(said)
          const words = []
          for (let at = 0; at < bytes.length; at += cut) {
            words.push(`=?utf-8?B?${bytes.subarray(at, at + cut).toString('base64')}?=`)
          }
          const [item] = await read(mail('From: a@example.com', `Subject: ${words.join('\r\n ')}`, '', ''))
          expect(item!.batches[0]!.text).toBe(`From: a@example.com\nSubject: ${said}\n\n`)
        },
      ),
      { numRuns: 50 },
    )
  })
})

const MIXED = ['From: a@example.com', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="=_x"', '']

describe('attachments', () => {
  it('are items of their own, with their names, and read by their formats', async () => {
    const csv = '姓名,身分證\n王小明,A123456789\n'
    const bytes = mail(
      ...MIXED,
      'This is a multi-part message in MIME format.',
      '--=_x',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      '',
      '您好',
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>您好</p>',
      '--inner--',
      '--=_x',
      "Content-Disposition: attachment; filename*0*=utf-8''%E6%9C%83%E5%93%A1; filename*1*=%E5%90%8D%E5%96%AE; filename*2=.csv",
      'Content-Transfer-Encoding: base64',
      '',
      base64(csv),
      '--=_x',
      `Content-Type: application/zip; name="=?big5?B?${big5('許功蓋.zip').toString('base64')}?="`,
      'Content-Transfer-Encoding: base64',
      '',
      base64(writeZip([{ name: 'b.txt', data: 'B123456780' }])),
      '--=_x',
      Buffer.concat([
        Buffer.from('Content-Disposition: attachment; filename="'),
        big5('客戶資料'),
        Buffer.from('.txt"'),
      ]),
      '',
      'C123456781',
      '--=_x',
      'Content-Type: message/rfc822',
      '',
      'From: b@example.com',
      'Subject: inner',
      '',
      'D123456782',
      '--=_x--',
    )
    const items = await read(bytes)
    expect(items.map(({ path, format }) => [path, format])).toEqual([
      ['a.eml', 'eml'],
      ['a.eml!/會員名單.csv', 'csv'],
      ['a.eml!/許功蓋.zip', 'zip'],
      ['a.eml!/許功蓋.zip!/b.txt', 'text'],
      ['a.eml!/客戶資料.txt', 'text'],
      ['a.eml!/part 6.eml', 'eml'],
    ])
    expect(outcomesOf(items)).toEqual([])
    expect(items[0]!.batches.map(({ place }) => place)).toEqual([
      'headers',
      'outside the parts',
      'headers',
      'text',
      'headers',
      'HTML',
      'headers',
      'headers',
      'headers',
      'headers',
    ])
    for (const id of ['A123456789', 'B123456780', 'C123456781', 'D123456782']) expect(allText(items)).toContain(id)
  })

  it('two of one name are two items, and one without a name has one', async () => {
    const part = ['--=_x', 'Content-Disposition: attachment; filename=a.txt', '', 'x']
    const items = await read(
      mail(...MIXED, ...part, ...part, '--=_x', 'Content-Type: application/pdf', '', '%PDF-', '--=_x--'),
    )
    expect(items.map(({ path }) => path)).toEqual(['a.eml', 'a.eml!/a.txt', 'a.eml!/a (2).txt', 'a.eml!/part 3.pdf'])
  })

  it('are found behind a line that only looks like a boundary, and at every place in a window', async () => {
    for (const length of [0, 1, 1000, 256 * 1024 - 400, 256 * 1024 - 200, 256 * 1024, 300_000]) {
      const filler = `${'x'.repeat(length)}\r\n--=_y\r\n--=_xx\r\n-- `
      const items = await read(
        mail(
          ...MIXED,
          '--=_x',
          '',
          filler,
          '--=_x  ',
          'Content-Disposition: attachment; filename=a.txt',
          '',
          'A123456789',
          '--=_x--',
        ),
      )
      expect(items.map(({ path }) => path)).toEqual(['a.eml', 'a.eml!/a.txt'])
      expect(items[1]!.batches.map(({ text }) => text)).toEqual(['A123456789'])
      expect(allText([items[0]!])).toContain('--=_xx')
    }
  })
})

describe('what is wrong with a message is said', () => {
  it('text in front of, between and behind the parts is read', async () => {
    const bytes = mail(...MIXED, 'A123456789', '--=_x', '', 'hi', '--=_x--', 'B123456780')
    expect(await textOf(bytes)).toMatch(/A123456789[\s\S]*B123456780/)
  })

  it.each([
    ['the end is missing', mail(...MIXED, '--=_x', '', 'A123456789'), 'a multipart has no end'],
    [
      'no boundary is named',
      mail('From: a@example.com', 'Content-Type: multipart/mixed', '', 'A123456789'),
      'a multipart without a boundary',
    ],
    ['the boundary never comes', mail(...MIXED, 'A123456789'), 'a multipart has no end'],
    [
      'an inner part is left open',
      mail(...MIXED, '--=_x', 'Content-Type: multipart/mixed; boundary=i', '', '--i', '', 'A123456789', '--=_x--'),
      'a multipart has no end',
    ],
    [
      'Base64 is broken',
      mail(
        'From: a@example.com',
        'Content-Transfer-Encoding: base64',
        '',
        base64('A123456789 ok'),
        '',
        '名單 list footer B123456780',
      ),
      'Base64 with other lines in it',
    ],
    [
      'a text part is no text',
      mail('From: a@example.com', '', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 37) & 31))),
      'a text part that is no text',
    ],
  ])('%s', async (_case, bytes, detail) => {
    const items = await read(bytes)
    expect(outcomesOf(items)).toEqual([`a.eml partial damaged ${detail}`])
    if (detail !== 'a text part that is no text') expect(allText(items)).toContain('A123456789')
  })

  it.each([
    [
      'S/MIME',
      mail(
        'From: a@example.com',
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
        'Content-Transfer-Encoding: base64',
        '',
        'AAAA',
      ),
      'a.eml!/smime.p7m encrypted password S/MIME',
    ],
    [
      'signed S/MIME',
      mail(
        'From: a@example.com',
        'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
        '',
        'AAAA',
      ),
      'a.eml!/smime.p7m unsupported archive-type S/MIME',
    ],
    [
      'PGP in the text',
      mail('From: a@example.com', '', '-----BEGIN PGP MESSAGE-----', '', 'abc', '-----END PGP MESSAGE-----'),
      'a.eml!/PGP encrypted password PGP',
    ],
    [
      'PGP/MIME',
      mail(
        ...MIXED,
        '--=_x',
        'Content-Type: application/octet-stream; name="encrypted.asc"',
        '',
        '-----BEGIN PGP MESSAGE-----',
        '--=_x--',
      ),
      'a.eml!/encrypted.asc encrypted password PGP',
    ],
    [
      'a uuencoded file',
      mail('From: a@example.com', '', 'hi', '', 'begin 644 a.bin', `M${'!'.repeat(60)}`, '`', 'end'),
      'a.eml!/uuencode unsupported binary uuencode',
    ],
    [
      'an encoding nobody knows',
      mail('From: a@example.com', 'Content-Transfer-Encoding: x-secret', '', 'A123456789'),
      'a.eml!/part 1.txt unsupported binary transfer encoding',
    ],
    [
      'a piece of a message',
      mail('From: a@example.com', 'Content-Type: message/partial; number=1', '', 'A'),
      'a.eml!/part 1.part partial damaged a piece of a message',
    ],
  ])('%s is not taken for text without anybody in it', async (_case, bytes, outcome) => {
    expect(outcomesOf(await read(bytes))).toEqual([outcome])
  })

  it('limits stop it with a note, whatever is nested', async () => {
    const deep = Array.from(
      { length: 800 },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
    ).join('')
    expect(outcomesOf(await read(Buffer.from(`From: a@example.com\r\n${deep}`)))).toContain(
      'a.eml partial damaged multiparts deeper than 50',
    )
    const many = mail(...MIXED, ...Array.from({ length: 50 }, () => '--=_x\r\n\r\nx'), '--=_x--')
    expect(outcomesOf(await read(many, 'a.eml', { members: 10 }))).toEqual([
      'a.eml partial limit-count after 10 members',
    ])
    const large = mail(
      ...MIXED,
      '--=_x',
      'Content-Disposition: attachment; filename=a.txt',
      '',
      'x'.repeat(5000),
      '--=_x',
      '',
      'y',
      '--=_x--',
    )
    expect(outcomesOf(await read(large, 'a.eml', { totalBytes: 2000 }))).toContain(
      'a.eml!/a.txt partial limit-size 2000 bytes',
    )
  })

  it('many small parts cost no more than their bytes', async () => {
    const count = (parts: number): number => {
      const bytes = mail(...MIXED, ...Array.from({ length: parts }, () => '--=_x\r\nX: y\r\n'), '--=_x--')
      let asked = 0
      const source = {
        ...sourceOf('a.eml', bytes),
        read(target: Uint8Array, position: number) {
          const part = bytes.subarray(position, position + target.length)
          target.set(part)
          asked += part.length
          return part.length
        },
      }
      const eml = MAIL_FORMATS.find(({ id }) => id === 'eml')!
      for (const _ of eml.read(source, { budget: budgetOf() }) as Iterable<unknown>);
      return asked
    }
    expect(count(4000)).toBeLessThan(2.5 * count(2000))
  })
})

describe('which files are mail', () => {
  it('spool files without an ending are, texts about mail are not', async () => {
    const spool = mail('Return-Path: <a@example.com>', 'Received: from b', 'From: a@example.com', 'Subject: s', '', 'x')
    expect((await read(spool, '1700000000.M1P2.host:2,S'))[0]?.format).toBe('eml')
    for (const text of ['To: do\nbuy milk\n', 'from: here\nto: there\n\nbody\n', 'name: a\nversion: 1\n']) {
      expect((await read(Buffer.from(text), 'a.txt'))[0]?.format).toBe('text')
    }
  })

  it('a page saved as .mht is read with its parts', async () => {
    const bytes = mail(
      'From: <Saved by Blink>',
      'Subject: =?utf-8?Q?=E6=9C=83=E5=93=A1?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="=_x"',
      '',
      '--=_x',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<html><body><p>=E7=8E=8B=E5=B0=8F=E6=98=8E A123<b>45=',
      '6789</b></p></body></html>',
      '--=_x--',
    )
    const items = await read(bytes, 'a.mht')
    expect(items[0]?.format).toBe('eml')
    expect(allText(items)).toContain('王小明 A123456789')
  })
})

describe('mailboxes', () => {
  const message = (n: number) =>
    `From user@example.com Mon Sep  7 10:00:0${n % 10} 2026\nFrom: a${n}@example.com\nSubject: ${n}\nContent-Transfer-Encoding: base64\n\n${base64(`A12345678${n % 10} 號碼 ${n}`)}\nFrom here on 2026 it goes on.\n>From quoted\n\n`

  it('every message is an item', async () => {
    const items = await read(Buffer.from(Array.from({ length: 12 }, (_, n) => message(n)).join('')), 'Inbox')
    expect(items.map(({ path, format }) => [path, format])).toEqual([
      ['Inbox', 'mbox'],
      ...Array.from({ length: 12 }, (_, n) => [`Inbox!/message ${n + 1}.eml`, 'eml']),
    ])
    for (let n = 0; n < 12; n++) expect(allText([items[n + 1]!])).toMatch(new RegExp(`號碼 ${n}\nFrom here`))
  })

  it('also in a stream, and over every edge of what is read at once', async () => {
    const filler = `From a@b.c Mon Sep  7 10:00:00 2026\nFrom: x@example.com\nSubject: s\n\n${'y'.repeat(2 ** 20 - 150)}\n`
    for (let pad = 0; pad < 120; pad += 17) {
      const bytes = Buffer.from(`${filler}${'z'.repeat(pad)}\n${message(1)}`)
      const items = await read(gzipSync(bytes), 'mail.mbox.gz')
      expect(items.map(({ format }) => format)).toEqual(['gzip', 'mbox', 'eml', 'eml'])
      expect(allText(items).includes('A123456781 號碼 1')).toBe(true)
    }
  })
})

it('a comma that no quotes guard parts surname and given name, and not two mailboxes', async () => {
  const text = await textOf(
    mail('From: Kuo, Hsiao-Ping <kuo@pandian.tw>', 'To: ann@pandian.tw, Chen, Ya Ting <chen@pandian.tw>', '', '.'),
  )
  expect(text).toContain('Kuo, Hsiao-Ping <kuo@pandian.tw>')
  expect(text).toContain('Chen, Ya Ting <chen@pandian.tw>')
  expect(text).not.toContain('ann@pandian.tw, ')
})
