/** Counts large scopes in threads, so that a second worker shortens the counting as it shortens the reading. */
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { Counter, Evidence } from '../../inventory/inventory.ts'
import type { People, Room } from '../../inventory/subjects/count.ts'
import { joinValues, type Values } from '../../inventory/values.ts'
import { serveEvidence } from './channel.ts'
import type { CountingTask } from './worker.ts'

/** A {@link Counter} of its own threads; they are started when something is to be counted. Close it. */
export class Counters implements Counter {
  readonly #threads: number
  readonly #room: Room
  #piscina: Piscina<CountingTask, People | Values> | undefined

  /** @param room of all threads together */
  constructor(threads: number, room: Room) {
    this.#threads = threads
    this.#room = { ...room, memory: room.memory / threads }
  }

  async people(evidence: Evidence): Promise<People> {
    return (await this.#run('people', evidence)) as People
  }

  /** In as many shares as there are threads: values are most of the work. */
  async values(evidence: Evidence): Promise<Values> {
    const shares = Array.from({ length: this.#threads }, (_, index) =>
      this.#run({ index, of: this.#threads }, evidence),
    )
    return joinValues((await Promise.all(shares)) as Values[])
  }

  async #run(count: CountingTask['count'], evidence: Evidence): Promise<People | Values> {
    this.#piscina ??= this.#start()
    const { port1, port2 } = new MessageChannel()
    const bell = new Int32Array(new SharedArrayBuffer(4))
    const serving = serveEvidence(evidence, port1, bell)
    try {
      return await this.#piscina.run({ count, room: this.#room, port: port2, bell }, { transferList: [port2] })
    } catch (error) {
      throw serving.close() ?? error
    } finally {
      serving.close()
    }
  }

  #start(): Piscina<CountingTask, People | Values> {
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    return new Piscina({
      filename: new URL(`./worker.${ending}`, import.meta.url).href,
      minThreads: this.#threads,
      maxThreads: this.#threads,
      maxQueue: Number.POSITIVE_INFINITY,
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    })
  }

  async close(): Promise<void> {
    await this.#piscina?.destroy()
  }
}
