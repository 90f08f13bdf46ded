import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cmac, deriveTokenKey, keyFingerprint } from './tokens.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const tag = (words: Int32Array, index: number) =>
  Buffer.from(words.buffer, words.byteOffset + index * 16, 16).toString('hex')

const MESSAGE = hex(
  '6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51' +
    '30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710',
)

test('the vectors of RFC 4493 (AES-128)', () => {
  const cmac = new Cmac(hex('2b7e151628aed2a6abf7158809cf4f3c'))
  for (const length of [0, 16, 40, 64]) cmac.addPlain(MESSAGE.subarray(0, length))
  const words = cmac.flush()
  expect([0, 1, 2, 3].map((i) => tag(words, i))).toEqual([
    'bb1d6929e95937287fa37d129b756746',
    '070a16b46b4d4144f79bdd9dd04a287c',
    'dfa66747de9ae63030ca32611497c827',
    '51f0bebf7e3b9d92fc49741779363cfe',
  ])
})

test('the vectors of SP 800-38B (AES-256)', () => {
  const cmac = new Cmac(hex('603deb1015ca71be2b73aef0857d7781 1f352c073b6108d72d9810a30914dff4'))
  for (const length of [0, 16, 40, 64]) cmac.addPlain(MESSAGE.subarray(0, length))
  const words = cmac.flush()
  expect([0, 1, 2, 3].map((i) => tag(words, i))).toEqual([
    '028962f61b7bf89efc6b551f4667d983',
    '28a7023f452e8f82bd4bf28d8c37c35c',
    'aaf3d8f1de5640c232f5b169b9c911e6',
    'e1992190549f6ed5696a2c056c315410',
  ])
})

test('a message has the same tag alone and in any batch', () => {
  const key = deriveTokenKey(new Uint8Array(32).fill(7))
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { minLength: 1, maxLength: 50 }), (messages) => {
      const batch = new Cmac(key)
      for (const message of messages) batch.addPlain(message)
      const together = batch.flush()
      messages.forEach((message, i) => {
        const alone = new Cmac(key)
        alone.addPlain(message)
        expect(tag(alone.flush(), 0)).toBe(tag(together, i))
      })
    }),
    { numRuns: 30 },
  )
})

test('memory of a flush is given back at the next, not when the garbage collector comes by', () => {
  const cmac = new Cmac(new Uint8Array(32))
  cmac.addPlain(MESSAGE)
  const first = cmac.flush()
  expect(first.length).toBe(4)
  cmac.addPlain(MESSAGE)
  const second = cmac.flush()
  expect(first.length).toBe(0)
  expect(second.length).toBe(4)
})

test('the prefix byte separates kinds of values', () => {
  const cmac = new Cmac(new Uint8Array(32))
  const value = hex('31323334')
  cmac.add(1, value, 0, 4)
  cmac.add(2, value, 0, 4)
  const words = cmac.flush()
  expect(tag(words, 0)).not.toBe(tag(words, 1))
})

test('a key has a fingerprint that is not the key', () => {
  const key = new Uint8Array(32).fill(9)
  expect(keyFingerprint(key)).toMatch(/^[0-9a-f]{16}$/)
  expect(keyFingerprint(key)).not.toBe(keyFingerprint(new Uint8Array(32).fill(8)))
})
