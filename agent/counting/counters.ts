/** Counts large scopes in threads, so that a second worker shortens the counting as it shortens the reading. */
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { Counter, Counts, Evidence } from '../../inventory/inventory.ts'
import type { Room } from '../../inventory/subjects/count.ts'
import { joinValues, NOTHING, PARTS, type Share } from '../../inventory/values.ts'
import { EvidenceServer } from './channel.ts'
import type { CountedShare, CountingTask } from './worker.ts'

/** Where every record has a strong identifier, counting people is about so much of counting the values, in parts. */
const PEOPLE_PARTS = 4

/** A {@link Counter} of its own threads; they are started when something is to be counted. Close it. */
export class Counters implements Counter {
  readonly threads: number
  readonly #room: Room
  #piscina: Piscina<CountingTask, CountedShare> | undefined

  /** @param room of all threads together */
  constructor(threads: number, room: Room) {
    this.threads = threads
    this.#room = { ...room, memory: room.memory / threads }
  }

  async count(evidence: Evidence, values: boolean, together: boolean): Promise<Counts> {
    const shares = values ? sharesOf(together ? this.threads : 1) : [NOTHING]
    const server = new EvidenceServer(evidence)
    // All are served before the first one asks: it is the first pass that they share.
    const channels = shares.map(() => {
      const { port1, port2 } = new MessageChannel()
      const bell = new Int32Array(new SharedArrayBuffer(4))
      return { port: port2, bell, close: server.serve(port1, bell) }
    })
    this.#piscina ??= this.#start()
    const pool = this.#piscina
    const counting = shares.map(async (share, i): Promise<CountedShare> => {
      const { port, bell, close } = channels[i]!
      try {
        const task: CountingTask = { people: i === 0, share, room: this.#room, port, bell }
        return await pool.run(task, { transferList: [port] })
      } finally {
        close()
      }
    })
    try {
      const counted = await Promise.all(counting)
      return {
        ...counted[0]!.people!,
        values: joinValues(counted.map(({ values }) => values).filter((_, i) => !isEmpty(shares[i]!))),
      }
    } catch (error) {
      await Promise.allSettled(counting)
      throw server.failure ?? error
    }
  }

  #start(): Piscina<CountingTask, CountedShare> {
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    return new Piscina({
      filename: new URL(`./worker.${ending}`, import.meta.url).href,
      minThreads: this.threads,
      maxThreads: this.threads,
      maxQueue: Number.POSITIVE_INFINITY,
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    })
  }

  async close(): Promise<void> {
    await this.#piscina?.destroy()
  }
}

function isEmpty({ from, to }: Share): boolean {
  return from === to
}

/** The parts for each of some threads. The first counts the people as well. */
function sharesOf(threads: number): readonly Share[] {
  const each = (PARTS + PEOPLE_PARTS) / threads
  // More threads than parts would have nothing to do.
  const count = Math.min(threads, PARTS)
  const end = (i: number) => (i + 1 === count ? PARTS : Math.max(0, Math.round(each * (i + 1) - PEOPLE_PARTS)))
  return Array.from({ length: count }, (_, i) => ({ from: i === 0 ? 0 : end(i - 1), to: end(i) }))
}
