/**
 * `npm run bench:subjects`: how long people are counted, and in how much memory, on one core.
 *
 *     npm run bench:subjects             5 and 10 million people
 *     npm run bench:subjects -- --full   also 23.4 million, as many as Taiwan has: an hour, 10 GB of disk
 *     npm run bench:subjects -- 0.5 1    other sizes, in millions of people
 *
 * Evidence is generated into a state of its own: one table with two rows for each person, and a file of a thousand rows. Each step is a
 * process of its own: counting everything for the first time, and counting again after the file has changed. Of the smallest size the
 * second count is held against one that starts from nothing. Kept as JSON in benchmarks/subjects.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ledger } from '../agent/ledger/ledger.ts'
import { EvidenceWriter } from '../detectors/evidence.ts'
import { buildInventory } from '../inventory/build.ts'
import { type Measured, measure } from './measure.ts'

/** As in a scan (agent/run.ts). */
const MEMORY = 48 << 20
const ROWS_A_PERSON = 2
const SMALL_ROWS = 1000
/** So many people share an address and a landline. */
const HOUSEHOLD = 2.5
const NAMES = 300_000
const BIRTHS = 25_000

const SHAPES = [
  'every row with an ID',
  'a third of the rows without one',
  'no row with one, each with a mobile and an e-mail',
] as const
/** Mobile numbers that there may be: with 10 million people some are given to two. */
const MOBILES = 100_000_000
const TERMS = { rules: 'r', limits: 'l', patience: 'p' }
const UNKNOWN = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }
const ROOT = 'file:///bench/'

/** What a step says of itself. */
interface Step {
  /** Wall and CPU, from the opened state to the result. */
  readonly seconds: number
  readonly cpu: number
  readonly people: { readonly lower: number; readonly best: number; readonly upper: number }
  /** All figures, to be compared. */
  readonly figures: string
}

async function run(): Promise<void> {
  const asked = process.argv.slice(2).map(Number).filter(Number.isFinite)
  const full = process.argv.includes('--full')
  const sizes = asked.length > 0 ? asked : [5, 10, ...(full ? [23.4] : [])]
  const scratch = mkdtempSync(join(tmpdir(), 'pandian-subjects-'))
  const results: Record<string, unknown>[] = []
  try {
    for (const [shape, name] of SHAPES.entries()) {
      console.log(`${name}:`)
      let first: number | undefined
      for (const millions of sizes) {
        const people = Math.round(millions * 1e6)
        const state = join(scratch, 'state.db')
        for (const end of ['', '-wal']) rmSync(state + end, { force: true })
        await step('make', state, String(people), String(shape))
        const all = await step('count', state, 'kept')
        await step('change', state, String(people), String(shape))
        const again = await step('count', state, 'kept')
        const same =
          first === undefined ? (await step('count', state, 'anew')).said.figures === again.said.figures : undefined
        if (same === false) throw new Error('the count after a change differs from one that starts from nothing')
        first ??= all.said.cpu / millions
        const { said } = all
        const row = {
          shape: name,
          people,
          rows: people * ROWS_A_PERSON,
          interval: said.people,
          seconds: said.seconds,
          cpu: said.cpu,
          peakMB: Math.round(all.run.peak),
          againSeconds: again.said.seconds,
          againCpu: again.said.cpu,
          againPeakMB: Math.round(again.run.peak),
          toSmallest: Math.round((said.cpu / millions / first) * 100) / 100,
        }
        results.push(row)
        console.log(
          `  ${millions} million people, ${row.rows / 1e6} million rows: ${row.seconds} s (CPU ${row.cpu} s), peak ${row.peakMB} MB; ` +
            `for each person ${row.toSmallest} × the smallest; again after a change ${row.againSeconds} s (CPU ${row.againCpu} s), ` +
            `peak ${row.againPeakMB} MB${same === true ? ', the same as anew' : ''}; ` +
            `counted ${said.people.lower} / ${said.people.best} / ${said.people.upper}`,
        )
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  writeFileSync(join(import.meta.dirname, 'subjects.json'), `${JSON.stringify(results, null, 2)}\n`)
}

async function step(...args: readonly string[]): Promise<{ readonly run: Measured; readonly said: Step }> {
  // As bin/pandian.js runs.
  const flags = ['--max-semi-space-size=4', '--optimize-for-size']
  const run = await measure(process.execPath, [...flags, import.meta.filename, ...args])
  if (run.status !== 0) throw new Error(`the step "${args.join(' ')}" ended with ${run.status}`)
  return { run, said: JSON.parse(run.stdout) as Step }
}

/** Makes the state. */
function make(state: string, people: number, shape: number): void {
  const ledger = begin(state)
  write(ledger, 'table.csv', 0, people * ROWS_A_PERSON, people, shape)
  write(ledger, 'small.csv', 0, SMALL_ROWS, people, shape)
  ledger.close()
  console.log('{}')
}

/** Has the small file hold other people. */
function change(state: string, people: number, shape: number): void {
  const ledger = begin(state)
  write(ledger, 'small.csv', people >> 1, SMALL_ROWS, people + SMALL_ROWS, shape)
  ledger.close()
  console.log('{}')
}

async function count(state: string, kept: boolean): Promise<void> {
  const ledger = begin(state)
  const scratch = `${state}.counting`
  mkdirSync(scratch, { recursive: true })
  const began = performance.now()
  const cpu = process.cpuUsage()
  const { totals, dataFiles } = await buildInventory({
    ledger: ledger.view([1]),
    identities: { known: [], token: (uri) => uri },
    targets: [{ root: ROOT, labels: {} }],
    rules: [],
    regulations: [],
    regulationsStated: true,
    countedAt: 0,
    listedAll: true,
    scratch,
    memory: MEMORY,
    ...(kept ? { kept: ledger.counts('benchmark') } : {}),
  })
  const used = process.cpuUsage(cpu)
  const said: Step = {
    seconds: tenths((performance.now() - began) / 1000),
    cpu: tenths((used.user + used.system) / 1e6),
    people: totals.subjects,
    figures: JSON.stringify([totals, dataFiles.map(({ subjects, types }) => [subjects, types])]),
  }
  ledger.close()
  rmSync(scratch, { recursive: true })
  console.log(JSON.stringify(said))
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

function begin(state: string): Ledger {
  const ledger = Ledger.open(state, { key: new Uint8Array(32).fill(7) })
  ledger.beginRun('benchmark', 1, '1', TERMS.rules)
  ledger.target(ROOT, {})
  return ledger
}

/** Writes rows `from` … of a world of so many people as a file of its own: first each person once, then each again in another order. */
function write(ledger: Ledger, name: string, from: number, rows: number, people: number, shape: number): void {
  const uri = ROOT + name
  const item = { uri, locator: new Uint8Array(), size: rows * 130, version: `${from}`, modified: 1, exposure: UNKNOWN }
  const id = ledger.items.reserve()
  ledger.items.pending(id, 1, item, TERMS)
  const writer = new EvidenceWriter()
  const row = new Row()
  let seq = 0
  for (let i = from; i < from + rows; i++) {
    row.fill(i, people, shape)
    if (row.addTo(writer)) continue
    ledger.items.evidence(id, 0, seq++, writer.take())
    row.addTo(writer)
  }
  const totals = { records: rows, maskedRecords: 0, special: [], types: [] }
  const ending = { outcome: { state: 'scanned' }, format: 'csv', encoding: 'utf-8', totals } as const
  ledger.items.finish(id, 1, item, { ending, piece: seq, evidence: [writer.take()] }, TERMS)
}

/** One row: the tokens of a person. */
class Row {
  readonly #codes = new Uint8Array(16)
  readonly #tokens = new Uint32Array(32)
  #length = 0

  fill(row: number, people: number, shape: number): void {
    const person = row < people ? row : (row * 7919) % people
    const household = mix(person, 5) % Math.ceil(people / HOUSEHOLD)
    const chance = (sort: number, of: number) => mix(row, sort) % of === 0
    this.#length = 0
    if (shape === 2) {
      // A table of subscribers, of whom everybody is in it once.
      this.#put(32, mix(row, 6) % MOBILES)
      this.#put(34, row)
      return
    }
    this.#put(64, mix(person, 3) % NAMES)
    if (shape === 1 && chance(77, 3)) {
      // A newsletter's, a shop's: a name, a phone, sometimes an e-mail address or a birth date; one in ten the household's phone.
      if (chance(78, 2)) this.#put(65, mix(person, 4) % BIRTHS)
      if (chance(79, 10)) this.#put(33, household)
      else this.#put(32, person)
      if (chance(80, 2)) this.#put(34, person)
      return
    }
    this.#put(1, person)
    this.#put(65, mix(person, 4) % BIRTHS)
    this.#put(32, person)
    this.#put(34, person)
    this.#put(37, household)
  }

  addTo(writer: EvidenceWriter): boolean {
    return writer.add(0, this.#length, this.#codes, this.#tokens)
  }

  /** A token of the value with this number, for a detector's code. */
  #put(code: number, value: number): void {
    const at = this.#length++
    this.#codes[at] = code
    this.#tokens[2 * at] = mix(value, code)
    this.#tokens[2 * at + 1] = mix(value ^ 0x55555555, code + 1000)
  }
}

/** 32 even bits of two numbers. */
function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ Math.imul(b + 0x9e3779b1, 0x297a2d39)
  h = Math.imul(h ^ (h >>> 12), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

const [command, ...rest] = process.argv.slice(2)
if (command === 'make') make(rest[0]!, Number(rest[1]), Number(rest[2]))
else if (command === 'change') change(rest[0]!, Number(rest[1]), Number(rest[2]))
else if (command === 'count') await count(rest[0]!, rest[1] === 'kept')
else await run()
