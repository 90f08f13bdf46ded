/**
 * `npm run bench`: how fast, and in how much memory, against what the machine itself can do in the same run.
 *
 *     npm run bench            about ten minutes
 *     npm run bench -- --full  larger files, a CSV of 5 GB, 200,000 files: about a quarter of an hour, 20 GB of disk
 *
 * Absolute figures change with the machine and with what else it does; the ratios are what to compare. Of several runs the median
 * and the best are told: the best is what the program can do, the median what the machine let it do. Kept as JSON in
 * benchmarks/results.json.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { makeManySmallFiles, writeBigCsv, writeDenseCsv, writeSparseText } from '../fixtures/corpora.ts'
import { makeEstate } from '../fixtures/estate.ts'
import { inTurn, type Measured, measure, median, type Spread } from './measure.ts'

const full = process.argv.includes('--full')
const ROUNDS = 3
const here = import.meta.dirname
const cli = join(here, '..', 'bin', 'pandian.js')

/** The same kinds of numbers as patterns, for ripgrep: ASCII word boundaries, every match counted. */
const PATTERNS = [
  String.raw`\b[A-Z][12A-D89]\d{8}\b`,
  String.raw`\b09\d{2}[- ]?\d{3}[- ]?\d{3}\b`,
  String.raw`\+886[- ]?9\d{2}[- ]?\d{3}[- ]?\d{3}\b`,
  String.raw`\(?\b0[2-8]\d{0,2}\)?[- ]?\d{3,4}[- ]?\d{4}\b`,
  String.raw`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`,
  String.raw`\b\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{1,4}\b`,
]

const scratch = mkdtempSync(join(tmpdir(), 'pandian-bench-'))
const results: Record<string, unknown> = {
  machine: {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    kernel: release(),
    node: process.version,
  },
  at: new Date().toISOString(),
}

try {
  const ripgrep = spawnSync('rg', ['--version']).status === 0
  if (!ripgrep) console.log('ripgrep is not installed: its lines are left out')
  await singleThread('sparse text', join(scratch, 'sparse.txt'), (path) => writeSparseText(path, 128e6, 1))
  await singleThread('dense CSV, UTF-8', join(scratch, 'dense.csv'), (path) => writeDenseCsv(path, 64e6, 1, 'utf8'))
  await singleThread('dense CSV, Big5', join(scratch, 'dense-big5.csv'), (path) =>
    writeDenseCsv(path, 64e6, 1, 'cp950'),
  )
  // Starting takes as long with one worker as with two: what the second one brings is told by a file that takes much longer.
  await workers('sparse text', full ? 12e9 : 4e9, (path, bytes) => writeSparseText(path, bytes, 1))
  await workers('dense CSV', full ? 1e9 : 384e6, (path, bytes) => writeDenseCsv(path, bytes, 1, 'utf8'))
  await estate()
  await memory('many small files', full ? 200_000 : 20_000, (directory, count) => makeManySmallFiles(directory, count))
  await memory('one CSV', full ? 5e9 : 512e6, (directory, bytes) => writeBigCsv(join(directory, 'big.csv'), bytes, 1))

  async function singleThread(name: string, path: string, write: (path: string) => { bytes: number }): Promise<void> {
    write(path)
    const megabytes = statSync(path).size / 1e6
    let found = ''
    const cpuSpeeds: number[] = []
    const speed = (command: string, args: string[]) => async () => megabytes / (await measure(command, args, true)).wall
    const runs: Record<string, () => Promise<number | number[]>> = {
      'wc -l': speed('wc', ['-l', path]),
      cat: speed('cat', [path]),
      pandian: async () => {
        const { stdout } = await measure(process.execPath, [join(here, 'single-thread.ts'), path])
        const { speeds, ...rest } = JSON.parse(stdout) as { speeds: number[]; cpuSpeeds: number[]; byteLoop: number }
        cpuSpeeds.push(...rest.cpuSpeeds.slice(1))
        found = JSON.stringify({ ...rest, cpuSpeeds: undefined })
        return speeds.slice(1)
      },
    }
    if (ripgrep) {
      runs.ripgrep = speed('rg', [
        ...['-j1', '-a', '--no-unicode', '--count-matches'],
        ...PATTERNS.flatMap((pattern) => ['-e', pattern]),
        path,
      ])
    }
    const speeds = await inTurn(ROUNDS, runs)
    // By the clock only an idle machine tells what the program can do.
    const cpu = { 'pandian, CPU': { median: median(cpuSpeeds), best: Math.max(...cpuSpeeds) } }
    report(`${name}, one thread (MB/s)`, { ...speeds, ...cpu }, 'pandian', found)
    rmSync(path)
  }

  /**
   * The whole command on one large file: does a second worker help? What the machine itself gains by its second core is measured in the same
   * run, by two processes of one thread that have nothing to do with each other.
   */
  async function workers(
    name: string,
    amount: number,
    write: (path: string, amount: number) => { bytes: number },
  ): Promise<void> {
    const directory = join(scratch, 'workers')
    mkdirSync(directory)
    const { bytes } = write(join(directory, 'file'), amount)
    const speed = (count: number) => async () => bytes / 1e6 / (await scan(directory, count)).wall
    const speeds = await inTurn(ROUNDS, { '1 worker': speed(1), '2 workers': speed(2) })
    rmSync(directory, { recursive: true })
    const sample = join(scratch, 'sample')
    write(sample, 48e6)
    const alone = async () => {
      const { stdout } = await measure(process.execPath, [join(here, 'single-thread.ts'), sample])
      return median((JSON.parse(stdout) as { speeds: number[] }).speeds.slice(1))
    }
    const one = await alone()
    const together = await Promise.all([alone(), alone()])
    rmSync(sample)
    const limit = `two processes of one thread each: ${((together[0] + together[1]) / one).toFixed(2)} times the speed of one`
    report(`${name}, ${Math.round(bytes / 1e6)} MB, whole command (MB/s)`, speeds, '2 workers', limit)
  }

  async function estate(): Promise<void> {
    const directory = join(scratch, 'estate')
    await makeEstate(directory)
    for (const count of [1, 2]) {
      const run = await scan(directory, count)
      const { coverage } = JSON.parse(run.stdout) as { coverage: { listed: number; bytes: number } }
      results[`sample estate, ${count} worker`] = {
        seconds: round(run.wall),
        itemsPerSecond: Math.round(coverage.listed / run.wall),
        MBps: round(coverage.bytes / 1e6 / run.wall),
        peakMB: Math.round(run.peak),
      }
      console.log(
        `sample estate, ${count} worker(s): ${coverage.listed} items in ${run.wall.toFixed(1)} s, ` +
          `${Math.round(coverage.listed / run.wall)} items/s, peak ${Math.round(run.peak)} MB`,
      )
    }
    rmSync(directory, { recursive: true })
  }

  async function memory(
    name: string,
    amount: number,
    make: (directory: string, amount: number) => { bytes: number },
  ): Promise<void> {
    const directory = join(scratch, 'memory')
    mkdirSync(directory)
    const { bytes } = make(directory, amount)
    const state = join(scratch, 'memory.db')
    const first = await scan(directory, 2, state)
    const second = await scan(directory, 2, state)
    const row = {
      amount,
      MB: Math.round(bytes / 1e6),
      seconds: round(first.wall),
      MBps: round(bytes / 1e6 / first.wall),
      peakMB: Math.round(first.peak),
      secondRunSeconds: round(second.wall),
      secondRunPeakMB: Math.round(second.peak),
    }
    results[name] = row
    console.log(
      `${name} (${amount}): ${row.seconds} s, ${row.MBps} MB/s, peak ${row.peakMB} MB; ` +
        `again, unchanged: ${row.secondRunSeconds} s, peak ${row.secondRunPeakMB} MB`,
    )
    rmSync(directory, { recursive: true })
  }

  /** A whole scan in a process of its own, with a state of its own unless one is given. */
  async function scan(directory: string, count: number, state?: string): Promise<Measured> {
    const own = state ?? join(scratch, 'state.db')
    if (state === undefined) for (const end of ['', '-wal', '-shm']) rmSync(own + end, { force: true })
    const run = await measure(process.execPath, [
      cli,
      'scan',
      directory,
      ...['--json', '--quiet', '--workers', String(count), '--state', own],
      ...['--key', join(scratch, 'key'), '--out', join(scratch, 'out')],
    ])
    if (run.status !== 0 && run.status !== 2) throw new Error(`the scan ended with ${run.status}`)
    return run
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
  writeFileSync(join(here, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
}

/** @param note what else there is to say: what was found, or what the machine itself can do */
function report(title: string, speeds: Record<string, Spread>, ours: string, note: string): void {
  const rounded = Object.entries(speeds).map(([name, { median, best }]) => [
    name,
    { median: round(median), best: round(best) },
  ])
  results[title] = { ...Object.fromEntries(rounded), note }
  console.log(`${title}  ${note}`)
  for (const [name, { median, best }] of Object.entries(speeds)) {
    const ratio = name === ours ? '' : `   ${ours} / ${name} = ${(speeds[ours]!.median / median).toFixed(2)}`
    console.log(
      `  ${name.padEnd(12)} median ${median.toFixed(0).padStart(5)}  best ${best.toFixed(0).padStart(5)}${ratio}`,
    )
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
