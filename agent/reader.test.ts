/** What a container learns of a member only while it is read reaches the member's own line. */
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Outcome } from '../connectors/connector.ts'
import { createScanner } from '../detectors/scanner.ts'
import { makePeople } from '../fixtures/people.ts'
import { budgetOf, sourceOf } from '../fixtures/read-all.ts'
import { writeTar } from '../fixtures/tar-writer.ts'
import { writeZip } from '../fixtures/zip-writer.ts'
import { chooseFormat } from '../formats/catalogue.ts'
import { Reader } from './reader.ts'

const rows = makePeople(400, 'damaged').map(({ name, mobile, email }) => `${name},${mobile},${email}\n`)
const data = `姓名,手機,電子郵件\n${rows.join('')}`

interface Line {
  readonly state: Outcome['state']
  readonly reason: Outcome['reason']
  readonly rows: number
  readonly size: number
}

/** The lines of the members and of the container itself, by their names. */
async function linesOf(name: string, bytes: Uint8Array): Promise<Record<string, Line>> {
  const lines: Record<string, Line> = {}
  const reader = new Reader(
    { choose: chooseFormat, scanner: () => createScanner({ key: new Uint8Array(32).fill(3) }) },
    {
      evidence: () => {},
      member: (_seq, uri, size, { outcome, totals }) => {
        lines[uri] = { state: outcome.state, reason: outcome.reason, rows: totals?.records ?? 0, size }
      },
    },
  )
  const { ending } = await reader.read(sourceOf(name, bytes), name, budgetOf())
  lines[name] = { state: ending.outcome.state, reason: ending.outcome.reason, rows: 0, size: bytes.length }
  return lines
}

const damaged = { state: 'partial', reason: 'damaged' }

it('r10: the member in which a ZIP is cut off was not read whole, and does not pass for scanned', async () => {
  const bytes = writeZip([
    { name: 'whole.csv', data },
    { name: 'cut.csv', data },
  ])
  const lines = await linesOf('a.zip', bytes.subarray(0, Math.floor(bytes.length * 0.7)))
  expect(lines['a.zip!/whole.csv']).toMatchObject({ state: 'scanned', rows: 400 })
  expect(lines['a.zip!/cut.csv']).toMatchObject(damaged)
  expect(lines['a.zip!/cut.csv']!.rows).toBeGreaterThan(0)
  expect(lines['a.zip!/cut.csv']!.rows).toBeLessThan(400)
  expect(lines['a.zip']).toMatchObject(damaged)
})

it('r10: so it is in a tar, packed or not, and in a gzip', async () => {
  const tar = writeTar([
    { name: 'whole.csv', data: Buffer.from(data) },
    { name: 'cut.csv', data: Buffer.from(data) },
  ])
  const plain = await linesOf('a.tar', tar.subarray(0, 512 * 3 + Math.floor(Buffer.byteLength(data) * 1.5)))
  expect(plain['a.tar!/whole.csv']).toMatchObject({ state: 'scanned', rows: 400 })
  expect(plain['a.tar!/cut.csv']).toMatchObject(damaged)
  expect(plain['a.tar']).toMatchObject(damaged)

  const packed = gzipSync(tar)
  const lines = await linesOf('a.tar.gz', packed.subarray(0, Math.floor(packed.length * 0.5)))
  for (const uri of ['a.tar.gz', 'a.tar.gz!/a.tar', 'a.tar.gz!/a.tar!/whole.csv'])
    expect(lines[uri], uri).toMatchObject(damaged)

  const single = gzipSync(data)
  const half = await linesOf('a.csv.gz', single.subarray(0, Math.floor(single.length * 0.5)))
  expect(half['a.csv.gz!/a.csv']).toMatchObject(damaged)
  expect(half['a.csv.gz!/a.csv']!.size).toBeGreaterThan(0)
})
