/**
 * Formats for tests: what real files do to a scanner only now and then, these do every time. Each is told by its first bytes.
 */
import { existsSync, writeFileSync } from 'node:fs'
import type { ByteSource } from '../connectors/connector.ts'
import { defineFormat, type Format, FormatError, type Piece, type ReadContext } from '../formats/format.ts'

const startsWith = (text: string) => (head: Uint8Array) =>
  Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1').startsWith(text) ? 1 : 0

const TEXT = { kind: 'text', reflow: false } as const

function wholeOf(source: ByteSource): Buffer {
  const bytes = Buffer.alloc(source.size)
  return bytes.subarray(0, source.read(bytes, 0))
}

function make(id: string, read: (source: ByteSource, range: ReadContext['range']) => Iterable<Piece>): Format {
  return defineFormat({
    id: `test-${id}`,
    names: { zh: id, en: id },
    endings: [],
    splittable: id === 'lines',
    sniff: startsWith(`#${id}\n`),
    read: (source, { range }) => read(source, range),
  })
}

/** Lines of text, in ranges: a range has the lines that begin in it. */
const lines = make('lines', function* (source, range) {
  const { from, to } = range ?? { from: 0, to: source.size }
  const buffer = Buffer.alloc(1 << 20)
  let at = from
  let first = true
  // A line that began before the range belongs to the range before.
  if (from > 0) {
    const n = source.read(buffer, from - 1)
    at = from + buffer.subarray(0, n).indexOf(10)
  }
  while (at < to) {
    const n = source.read(buffer, at)
    if (n === 0) break
    let end = buffer.subarray(0, n).lastIndexOf(10) + 1
    if (at + end > to) end = buffer.subarray(0, n).indexOf(10, to - at - 1) + 1
    if (end === 0) end = n
    yield { kind: 'batch', bytes: buffer.subarray(0, end), dialect: TEXT, first, linesBefore: 0 }
    first = false
    at += end
  }
})

/** A container: after its first line, entries of `name size\n` and their bytes. */
const box = make('box', function* (source) {
  const bytes = wholeOf(source)
  let at = bytes.indexOf(10) + 1
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at)
    const [name, length] = bytes.toString('utf8', at, end).split(' ')
    const size = Number(length)
    if (name === undefined || Number.isNaN(size)) throw new FormatError({ state: 'failed', reason: 'malformed' })
    const content = bytes.subarray(end + 1, end + 1 + size)
    const member: ByteSource = {
      name,
      size,
      read(target, position) {
        const part = content.subarray(position, position + target.length)
        target.set(part)
        return part.length
      },
      close() {},
    }
    if (name.startsWith('locked')) yield { kind: 'nested', name, outcome: { state: 'encrypted', reason: 'password' } }
    else yield { kind: 'nested', name, source: member }
    at = end + 1 + size
  }
})

/** Kills its worker. */
const crash = make('crash', function* () {
  yield* []
  process.exit(9)
})

/** Kills its worker the first time only, as bad luck does: the second line names a file that remembers. */
const unlucky = make('unlucky', function* (source) {
  const text = wholeOf(source)
  const memory = text.toString().split('\n')[1]!
  if (!existsSync(memory)) {
    writeFileSync(memory, '')
    process.exit(9)
  }
  yield { kind: 'batch', bytes: text, dialect: TEXT, first: true, linesBefore: 0 }
})

/** Never ends. */
const hang = make('hang', function* () {
  yield* []
  for (;;);
})

/** Takes all the memory there is, outside the JavaScript heap. */
const hog = make('hog', function* () {
  yield* []
  const held: Buffer[] = []
  for (;;) held.push(Buffer.alloc(16 << 20, 1))
})

/** Throws with what it read in its message, as JSON.parse does. */
const fault = make('fault', function* (source) {
  yield* []
  throw new SyntaxError(`unexpected ${wholeOf(source).toString()}`)
})

/** Takes a tenth of a second a file, without using the processor. */
const slow = make('slow', function* (source) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  yield { kind: 'batch', bytes: wholeOf(source), dialect: TEXT, first: true, linesBefore: 0 }
})

export default [lines, box, crash, unlucky, hang, hog, fault, slow]
