import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readAll } from './testing.ts'
import vcard from './vcard.ts'

describe('vcard', () => {
  test('a card is a record', async () => {
    const read = await readAll(
      vcard,
      'BEGIN:VCARD\r\nVERSION:3.0\r\nN:王;小明;;;\r\nFN:王小明\r\nitem1.TEL;TYPE=CELL:0912-345-678\r\nEMAIL;TYPE="a:b":ming@example.com\r\nADR;TYPE=HOME:;;和平東路二段106號;大安區;臺北市;106;臺灣\r\nBDAY:1990-01-01\r\nNOTE:第一行\\n第二\r\n 行\r\nPHOTO;ENCODING=b:AAAA\r\n BBBB=\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Li\r\nTEL;VALUE=uri:tel:+886-2-2345-6789\r\nEND:VCARD\r\n',
    )
    expect(read.text('fields')).toBe(
      'name\t王小明\nname\t王小明\nphone\t0912-345-678\nemail\tming@example.com\naddress\t106臺北市大安區和平東路二段106號\nbirthday\t1990-01-01\nnote\t第一行 第二行\n\nname\tLi\nphone\t+886-2-2345-6789\n\n',
    )
  })

  test('quoted-printable in UTF-8 and Big5, over soft line breaks', async () => {
    const quote = (bytes: Buffer): string =>
      [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
    const name = quote(Buffer.from('王小明'))
    const card = `BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${name.slice(0, 9)}=\n${name.slice(9)}\nN;CHARSET=BIG5;ENCODING=QUOTED-PRINTABLE:${quote(iconv.encode('許', 'cp950'))};${quote(iconv.encode('功蓋', 'cp950'))}\nEND:VCARD\n`
    expect((await readAll(vcard, card)).text('fields')).toBe('name\t王小明\nname\t許功蓋\n\n')
  })

  test('a file in Big5, a card without end, and lines that are no property', async () => {
    const read = await readAll(vcard, iconv.encode('BEGIN:VCARD\nFN:許功蓋\nTEL:0912345678\n亂 碼\n', 'cp950'))
    expect(read.text('fields')).toBe('name\t許功蓋\nphone\t0912345678\n')
    expect(read.text('text')).toBe('亂 碼\n')
  })

  test('is known by its first line', () => {
    expect(vcard.sniff(Buffer.from('BEGIN:VCARD\r\n'), 'a.vcf')).toBe(0.98)
    expect(vcard.sniff(Buffer.from('begin'), 'a.vcf')).toBe(0)
  })

  test('a value is found in parameters, groups, what is meant for programs, and properties that look like a card', async () => {
    const read = await readAll(
      vcard,
      'BEGIN:VCARD\r\nADR;TYPE=home;LABEL="106臺北市大安區和平東路1號":;;;;;;\r\nA123456781.TEL;X-ID="A123456782;x":0912345678\r\nUID:A123456783\r\nPHOTO;VALUE=uri:http://example.com/A123456784.jpg\r\nBEGIN:A123456785\r\nEND:A123456786\r\nEND:VCARD\r\n',
    )
    expect(read.text()).toContain('address\t106臺北市大安區和平東路1號\n')
    expect(read.text()).toContain('phone\t0912345678\n')
    for (let n = 1; n <= 6; n++) expect(read.text()).toContain(`A12345678${n}`)
  })
})
