/**
 * Same input, same key: same report, but for the run's id and its times. Whatever the number of workers, and at whatever
 * moments the process was killed on the way.
 */
import type { ChildProcess } from 'node:child_process'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeEstate } from '../fixtures/estate.ts'
import { sampleConfig } from '../fixtures/pandian.yaml.ts'
import { writeBigCsv } from '../fixtures/trees.ts'
import { namesIn, normalise, Site } from './site.ts'

const site = new Site()
/** The report of an uninterrupted scan with two workers, and how many milliseconds it took. */
let whole: unknown
let took: number

beforeAll(async () => {
  await makeEstate(join(site.tree, 'estate'), { members: 1200, consumers: 1000 })
  // Above 64 MiB text is read in ranges: three of them here.
  writeBigCsv(join(site.tree, '大檔.csv'), 66 * 2 ** 20, 7, { distinct: 20_000 })
  writeFileSync(site.at('work/pandian.yaml'), sampleConfig('../tree'))
  const began = performance.now()
  const { status, stderr } = await scan('whole', 2)
  took = performance.now() - began
  expect([status, stderr.includes('at ')]).toEqual([2, false])
  whole = normalise(site.report('whole/report'))
})
afterAll(() => site.remove())

function args(name: string, workers: number): string[] {
  const places = [
    '--out',
    site.at(`${name}/report`),
    '--state',
    site.at(`${name}/state.db`),
    '--key',
    site.at('var/key'),
  ]
  return ['scan', ...places, '--workers', String(workers)]
}

function scan(name: string, workers: number) {
  return site.run(args(name, workers))
}

describe('the report', () => {
  it('is the same for one worker and for four', async () => {
    for (const workers of [1, 4]) {
      expect((await scan(`${workers}`, workers)).status).toBe(2)
      expect(normalise(site.report(`${workers}/report`))).toEqual(whole)
      rmSync(site.at(`${workers}`), { recursive: true })
    }
  })

  it('is the same for a second look at what has not changed', async () => {
    cpSync(site.at('whole'), site.at('again'), { recursive: true })
    expect((await scan('again', 2)).status).toBe(2)
    expect(normalise(site.report('again/report'))).toEqual(whole)
  })

  it('is the same after ten kills, each with the same command after it', async () => {
    const folder = site.at('killed')
    /** Kills the next run at a moment; false when it had ended by then. */
    const killAt = async (moment: Promise<void> | (() => boolean)): Promise<boolean> => {
      const { child, ended } = site.start(args('killed', 2))
      await Promise.race([typeof moment === 'function' ? until(moment, child) : moment, ended])
      child.kill('SIGKILL')
      return (await ended).signal === 'SIGKILL'
    }
    const killed: boolean[] = []
    for (const milliseconds of [20, 110, 190]) killed.push(await killAt(wait(milliseconds)))
    // Shares of the whole: each run goes on where the one before was killed, so that together they are spread over all of it.
    for (const share of [0.12, 0.2, 0.26, 0.28, 0.3]) killed.push(await killAt(wait(share * took)))
    // While people are counted, and while the first and the last of the reports are written.
    killed.push(await killAt(() => namesIn(folder).some((name) => name.endsWith('.counting'))))
    for (const name of ['.report.json.', '.report.html.'])
      killed.push(await killAt(() => beingMade(join(folder, 'report')).some((partial) => partial.startsWith(name))))
    expect(killed.filter((yes) => yes).length).toBeGreaterThanOrEqual(10)

    expect((await scan('killed', 2)).status).toBe(2)
    expect(normalise(site.report('killed/report'))).toEqual(whole)
    // What the killed runs left half done is gone, and nothing of ours is kept as if somebody had filled it in.
    expect(namesIn(folder)).toEqual(['report', 'state.db', 'state.db.journal', 'state.db.journal.lock'])
    const reports = ['.pandian.lock', 'SHA256SUMS', 'inventory.csv', 'inventory.xlsx', 'report.html', 'report.json']
    expect(namesIn(join(folder, 'report'))).toEqual(reports)
  })
})

/** Names of the reports that are being made: in a folder of their own inside that of the reports. */
function beingMade(reports: string): string[] {
  const folders = namesIn(reports).filter((name) => name.startsWith('.pandian-staging-'))
  return folders.flatMap((name) => namesIn(join(reports, name)))
}

/** Waits for something, looking often, as long as the process is there. */
async function until(happened: () => boolean, child: ChildProcess): Promise<void> {
  while (!happened() && child.exitCode === null) await wait(1)
}
