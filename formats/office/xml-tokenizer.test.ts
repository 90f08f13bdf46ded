import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pull } from './xml-encoding.ts'
import { CLOSE, COMMENT, END, OPEN, TEXT, XmlTokenizer } from './xml-tokenizer.ts'

function pullOf(bytes: Uint8Array, sizes: readonly number[] = []): Pull {
  let position = 0
  let turn = 0
  return {
    read(target) {
      const size = sizes.length > 0 ? sizes[turn++ % sizes.length]! : target.length
      const part = bytes.subarray(position, position + Math.min(size, target.length))
      target.set(part)
      position += part.length
      return part.length
    },
  }
}

/** Everything the tokenizer gives, neighbouring texts joined. */
function tokens(xml: string | Uint8Array, sizes: readonly number[] = [], limit = 2 ** 20): string[] {
  const tokenizer = new XmlTokenizer(pullOf(Buffer.from(xml), sizes), limit, { comments: true })
  const out: string[] = []
  let text = ''
  for (let token = tokenizer.next(); ; token = tokenizer.next()) {
    if (token === TEXT) {
      text += Buffer.from(tokenizer.text()).toString()
      continue
    }
    if (text !== '') out.push(`=${text}`)
    text = ''
    if (token === END) break
    if (token === OPEN) {
      const attributes = [...tokenizer.attributes()].map(([name, value]) => ` ${name}=${value}`)
      out.push(`<${tokenizer.name}${attributes.join('')}`)
    }
    if (token === CLOSE) out.push(`/${tokenizer.name}`)
    if (token === COMMENT) out.push(`!${Buffer.from(tokenizer.text()).toString()}`)
  }
  if (tokenizer.damaged) out.push('damaged')
  if (tokenizer.limited) out.push('limited')
  return out
}

describe('xml tokenizer', () => {
  it('reads elements, prefixes, attributes, entities, CDATA and comments', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y>">]><x:a xmlns:x="u" b='1 > 0' x:c="&quot;&#x5F35;"> 王&amp;&#26446;<![CDATA[<&amp;]]><d/><!-- <no> --></x:a>`
    expect(tokens(xml)).toEqual([
      '!DOCTYPE a [<!ENTITY x "y>">]',
      '<a b=1 > 0 c="張',
      '= 王&李<&amp;',
      '<d',
      '/d',
      '! <no> ',
      '/a',
    ])
  })

  it('leaves entities alone that nobody declared to it: a bomb is a handful of bytes', () => {
    const bomb = `<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY e SYSTEM "file:///etc/passwd">]><l>&b;&e;&#0;&#xD800;&;&</l>`
    expect(tokens(bomb).slice(1)).toEqual(['<l', '=&b;&e;&#0;&#xD800;&;&', '/l'])
  })

  it('takes broken markup as text and says that it is damaged', () => {
    expect(tokens('<a>1 < 2 <')).toEqual(['<a', '=1 < 2 <', 'damaged'])
    expect(tokens('<a b="')).toEqual(['=<a b="', 'damaged'])
    expect(tokens('<a><!-- x')).toEqual(['<a', '! x', 'damaged'])
    expect(tokens('</a>x')).toEqual(['/a', '=x', 'damaged'])
  })

  it('reads UTF-16 and declared encodings', () => {
    const xml = '<?xml version="1.0" encoding="UTF-16"?><a>堃</a>'
    expect(tokens(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]))).toEqual(['<a', '=堃', '/a'])
    expect(tokens(Buffer.from(xml, 'utf16le').swap16())).toEqual(['<a', '=堃', '/a'])
    const big5 = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="Big5"?><a>'),
      Buffer.from('b35c', 'hex'),
      Buffer.from('</a>'),
    ])
    expect(tokens(big5)).toEqual(['<a', '=許', '/a'])
  })

  it('passes by a tag over the limit, and says so', () => {
    const xml = `<a><b c="${'x'.repeat(400_000)}"/><d>MARK</d></a>`
    expect(tokens(xml, [], 200_000)).toEqual(['<a', '<b', '/b', '<d', '=MARK', '/d', '/a', 'limited'])
    expect(tokens(xml, [], 500_000)).toContain(`<b c=${'x'.repeat(400_000)}`)
  })

  it('long texts come in pieces that cut no character and no entity', () => {
    const text = '王&amp;小明'.repeat(60_000)
    expect(tokens(`<a>${text}</a>`)).toEqual(['<a', `=${text.replaceAll('&amp;', '&')}`, '/a'])
    expect(tokens(`<a><![CDATA[${text}]]></a>`)).toEqual(['<a', `=${text}`, '/a'])
  })

  it('a million levels cost nothing but time', () => {
    expect(tokens('<a>'.repeat(100_000)).length).toBe(100_001)
  })

  it('gives the same wherever the chunks end', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1&lt;" y=\'>\'/>',
      '王小明',
      '&amp;',
      '&#x738B;',
      '&no;',
      '&',
      '<![CDATA[x]]y]]>',
      '<!-- c -->',
      '<?p q?>',
      '<',
      '>',
      'x',
      ']]>',
      '<n:e\n>',
      '😀',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 10 }),
        (pieces, sizes) => {
          const xml = pieces.join('')
          expect(tokens(xml, sizes)).toEqual(tokens(xml))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('whatever the bytes, it ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void tokens(bytes)),
      { numRuns: 500 },
    )
  })
})
