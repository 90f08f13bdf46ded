/**
 * How exact the count of people is where the truth is known: worlds of 300 stores in differing guises (docs/subjects.md), one a seed.
 *
 *     npm run world -- --seeds 100 --people 200000
 *
 * Prints of each seed the truth and the interval, and in the end how far the best estimate is off. Status 1 when an interval misses
 * its truth, or a best estimate is off by more than half a per cent.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeWorld } from '../fixtures/world/world.ts'
import { countPeople } from '../inventory/subjects/count.ts'

/** How far a best estimate may be off, in per cent. */
const TOLERANCE = 0.5

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    people: { type: 'string', default: '200000' },
    first: { type: 'string', default: '1' },
  },
})
const [seeds, people, first] = [values.seeds, values.people, values.first].map(Number) as [number, number, number]
const scratch = mkdtempSync(join(tmpdir(), 'pandian-world-'))
const errors: number[] = []
const islands: number[] = []
let missed = 0
try {
  console.log('seed  stores  records    truth    lower     best    upper   best off  islands')
  for (let seed = first; seed < first + seeds; seed++) {
    const world = makeWorld(people, seed)
    const { lower, best, upper } = countPeople(() => world.evidence, { scratch, memory: 48 << 20 }).interval
    const { truth } = world
    const holds = lower <= truth && truth <= upper
    if (!holds) missed++
    const error = (100 * (best - truth)) / truth
    errors.push(error)
    islands.push((100 * world.islands) / truth)
    console.log(
      `${String(seed).padStart(4)}  ${String(world.stores).padStart(6)}  ${String(world.records).padStart(7)}` +
        [truth, lower, best, upper].map((n) => String(n).padStart(9)).join('') +
        `   ${error.toFixed(3).padStart(6)} %   ${String(world.islands).padStart(5)}${holds ? '' : '  MISSED'}`,
    )
  }
} finally {
  rmSync(scratch, { recursive: true })
}
const worst = errors.reduce((most, error) => (Math.abs(error) > Math.abs(most) ? error : most), 0)
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
console.log(
  `${seeds} seeds: the interval holds the truth in ${seeds - missed}; best is off by ${mean(errors).toFixed(3)} % on average, ` +
    `${worst.toFixed(3)} % at worst; islands ${mean(islands).toFixed(3)} % of people`,
)
if (missed > 0 || Math.abs(worst) > TOLERANCE) process.exitCode = 1
