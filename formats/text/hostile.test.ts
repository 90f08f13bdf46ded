import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../format.ts'
import { TEXT_FORMATS } from './index.ts'
import { context, memorySource, readAll } from './testing.ts'

const SAMPLES = [
  '姓名,電話\n"王,小明",0912345678\n"a ""b""\nc",2\n',
  '{"a":[{"name":"王","x":{"y":1,"z":[1,"2",null]}},[["a","b"],[1,2]]],"b":"\\ud842\\udfb7"}\n{"c":1.5e3}\n',
  '<html><table><tr><th>a<td>1</table><p title="x">王<b>小</b>明<!-- c --><script>x()</script>',
  "-- MySQL\nCREATE TABLE t (a int, b text);\nINSERT INTO t VALUES (1,'王\\'小'),(2,CAST(N'x' AS y));\nCOPY t (a) FROM stdin;\n1\\t\n\\.\n",
  'BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:=E7=8E=\n=8B;x\nTEL;X="a:b":1\n folded\nEND:VCARD\n',
]
const TOKENS = [
  '"',
  "'",
  '\\',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  ':',
  ';',
  '<',
  '>',
  '\n',
  '\0',
  '\t',
  '=',
  '\\u12',
  '<table>',
  '<td>',
  "N'",
  '""',
  'INSERT INTO t VALUES ',
]

/** A sample with a few pieces put in, cut out and turned over. */
const damaged = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...TOKENS), fc.nat(5)), { maxLength: 8 }),
    fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 3 }),
  )
  .map(([sample, edits, flips]) => {
    let text = sample
    for (const [at, token, cut] of edits)
      text = text.slice(0, at % text.length) + token + text.slice((at % text.length) + cut)
    const bytes = Buffer.from(text)
    for (const [at, byte] of flips) bytes[at % bytes.length] = byte
    return bytes
  })

describe('hostile bytes', () => {
  test.each(TEXT_FORMATS.map((format) => [format.id, format] as const))(
    '%s ends, with an outcome at worst',
    async (_, format) => {
      await fc.assert(
        fc.asyncProperty(damaged, async (bytes) => {
          format.sniff(bytes, 'a')
          const read = await readAll(format, bytes)
          if (read.error !== undefined) expect(read.error).toBeInstanceOf(FormatError)
          for (const batch of read.batches) expect(Buffer.from(batch.text).toString()).toBe(batch.text)
        }),
        { numRuns: 300 },
      )
    },
  )

  test.each([
    ['csv', ',"a'],
    ['csv', '",""'],
    ['csv', '"\n'],
    ['csv', ',"""a""'],
    ['json', '{"a":'],
    ['json', '[[1],'],
    ['json', '{"a":{"b":1,"c":2}},'],
    ['html', '<table><tr><td>'],
    ['html', '<div><p><!--'],
    ['html', '<form><b>'],
    ['html', '&amp'],
    ['sql', "INSERT INTO t VALUES ('"],
    ['sql', 'create table t ('],
    ['sql', '\n'],
    ['vcard', 'BEGIN:VCARD\n"'],
    ['vcard', ' x\n'],
    ['text', '\u9999'],
  ])('%s: twice as much of %j takes about twice as long', async (id, piece) => {
    const format = TEXT_FORMATS.find((one) => one.id === id)!
    const time = async (times: number): Promise<number> => {
      const bytes = Buffer.from(piece.repeat(times))
      let best = Number.POSITIVE_INFINITY
      for (let run = 0; run < 3; run++) {
        const before = process.cpuUsage()
        format.sniff(bytes.subarray(0, 65536), 'a')
        await readAll(format, bytes)
        const { user, system } = process.cpuUsage(before)
        best = Math.min(best, (user + system) / 1000)
      }
      return best
    }
    const small = await time(40_000)
    const large = await time(80_000)
    // A floor, as a few milliseconds say nothing on a busy machine.
    expect(large).toBeLessThan(Math.max(small, 40) * 3.5)
  })

  test('the time being up is said, and what was read counts', () => {
    for (const format of TEXT_FORMATS) {
      const bytes = Buffer.from('王小明,A123456789\n'.repeat(200_000))
      const late = { budget: { ...context().budget, deadline: performance.now() - 1 } }
      const pieces = [...(format.read(memorySource(bytes), late) as Iterable<{ kind: string }>)]
      expect(pieces.filter((piece) => piece.kind === 'note')).toEqual([
        {
          kind: 'note',
          outcome: { state: 'partial', reason: 'limit-time', detail: expect.stringMatching(/^byte 0 of/) },
        },
      ])
    }
  })
})
