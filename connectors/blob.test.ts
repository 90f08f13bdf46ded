import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { blobKind, toUtf8 } from './blob.ts'

const BIG5 = Buffer.from([0xb3, 0x5c, 0xb7, 0xe7, 0x41]) // 許瑞A
const kindOf = (text: string) => blobKind(Buffer.from(text))

it('short text belongs into its row, in UTF-8 and in Big5', () => {
  expect([kindOf(''), kindOf('王小明\t0912-000-111\r\n'), blobKind(BIG5)]).toEqual(['text', 'text', 'text'])
})

it('what begins like a file is a document, and so is long text', () => {
  expect(kindOf(`%PDF-1.7${' '.repeat(100)}`)).toBe('document')
  expect(kindOf('姓名,電話\n'.repeat(1000))).toBe('document')
  expect(blobKind(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(200)]))).toBe('document')
})

it('digests are opaque, and long bytes of no kind are said to be so', () => {
  expect(blobKind(createHash('sha512').update('a').digest())).toBe('opaque')
  expect(blobKind(Buffer.alloc(20))).toBe('opaque')
  expect(blobKind(Buffer.concat([Buffer.alloc(1), randomBytes(5000)]))).toBe('unknown')
})

it('bytes of unknown encoding become UTF-8', () => {
  expect(Buffer.from(toUtf8(BIG5)).toString()).toBe('許瑞A')
  expect(Buffer.from(toUtf8(Buffer.from('許瑞A'))).toString()).toBe('許瑞A')
})
