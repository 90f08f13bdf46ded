/**
 * What one thread reads, searches and counts: a file through its format and the scanner, as a worker does it, without a pool, a ledger
 * or a report around it. Run as a process of its own, so that it can be timed beside other programs:
 *
 *     node benchmarks/single-thread.ts FILE
 *
 * Prints one line of JSON: megabytes a second of every pass, by the clock and by the CPU time of all threads of the process (which is
 * what to look at where others use the machine too), what the plainest loop over bytes in JavaScript does on this machine at that
 * moment, and what was found. The first pass is slower than those after it, as the code is being compiled.
 */

import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { files } from '../connectors/files.ts'
import { createScanner } from '../detectors/scanner.ts'
import { chooseFormat } from '../formats/catalogue.ts'
import { type Budget, DEFAULT_LIMITS } from '../formats/format.ts'

/** So many passes at least, and more until so much time is over: on a machine that others share, a short pass is disturbed less often. */
const PASSES = 4
const SECONDS = 12

const path = process.argv[2]!
const size = statSync(path).size
const scanner = createScanner({ key: new Uint8Array(32).fill(1), onEvidence: () => {} })
const speeds: number[] = []
const cpuSpeeds: number[] = []
let found = { records: 0, hits: 0 }
const until = performance.now() + SECONDS * 1000
while (speeds.length < PASSES || performance.now() < until) {
  const source = files.read({ uri: pathToFileURL(path).href, locator: Buffer.from(path), size, version: '' })
  const head = new Uint8Array(64 << 10)
  const choice = chooseFormat(head.subarray(0, source.read(head, 0)), source.name)
  if (!('format' in choice)) throw new Error(`${path} has no format`)
  const began = performance.now()
  const before = process.cpuUsage()
  const budget: Budget = { limits: DEFAULT_LIMITS, depth: 0, bytes: 0, deadline: Number.POSITIVE_INFINITY }
  scanner.begin()
  for await (const piece of choice.format.read(source, { budget, unnumbered: true }))
    if (piece.kind === 'batch') scanner.feed(piece)
  const findings = scanner.end()
  speeds.push(size / 1e3 / (performance.now() - began))
  const used = process.cpuUsage(before)
  cpuSpeeds.push(size / (used.user + used.system))
  source.close()
  found = { records: findings.records, hits: findings.types.reduce((sum, type) => sum + type.hits, 0) }
}
const line = { speeds: speeds.map(Math.round), cpuSpeeds: cpuSpeeds.map(Math.round), byteLoop: Math.round(byteLoop()) }
console.log(JSON.stringify({ ...line, ...found }))

/** Megabytes a second, the best of ten. */
function byteLoop(): number {
  const bytes = new Uint8Array(8 << 20).fill(0x61)
  let best = 0
  let ends = 0
  for (let i = 0; i < 10; i++) {
    const began = performance.now()
    for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0x0a) ends++
    best = Math.max(best, bytes.length / 1e3 / (performance.now() - began))
  }
  return best + ends
}
