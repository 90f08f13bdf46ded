/** How fast a place is read, by all workers together. */
import type { TargetOptions, WatchedBytes } from '../connectors/connector.ts'

/** Plain data that crosses between threads: rates, and the time at which the next byte may be asked for, shared. */
export interface PaceSettings {
  readonly bytesPerSecond: number
  readonly rowsPerSecond: number
  readonly shared: SharedArrayBuffer
}

/** The pace that a target's options ask for; `undefined`: as fast as it goes. */
export function paceOf(options: TargetOptions | undefined): PaceSettings | undefined {
  const { megabytesPerSecond, rowsPerSecond } = options ?? {}
  if (megabytesPerSecond === undefined && rowsPerSecond === undefined) return undefined
  return {
    bytesPerSecond: megabytesPerSecond === undefined ? Number.POSITIVE_INFINITY : megabytesPerSecond * 1e6,
    rowsPerSecond: rowsPerSecond ?? Number.POSITIVE_INFINITY,
    shared: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT),
  }
}

/** Keeps a pace. */
export class Pace {
  /** Are rows to be counted at all? */
  readonly countsRows: boolean
  readonly #settings: PaceSettings
  readonly #next: BigInt64Array<SharedArrayBuffer>

  constructor(settings: PaceSettings) {
    this.#settings = settings
    this.#next = new BigInt64Array(settings.shared)
    this.countsRows = Number.isFinite(settings.rowsPerSecond)
  }

  /** Notes that so much was read; returns for how many milliseconds nothing more should be. Nothing is saved up while nobody reads. */
  spend(bytes: number, rows: number): number {
    const { bytesPerSecond, rowsPerSecond } = this.#settings
    const cost = BigInt(Math.ceil(Math.max(bytes / bytesPerSecond, rows / rowsPerSecond) * 1e9))
    for (;;) {
      const now = process.hrtime.bigint()
      const before = Atomics.load(this.#next, 0)
      const next = (before > now ? before : now) + cost
      if (Atomics.compareExchange(this.#next, 0, before, next) === before) return Number(next - now) / 1e6
    }
  }
}

/** Bytes read at a pace. `wait` blocks the thread for so many milliseconds. */
export function paced(source: WatchedBytes, pace: Pace, wait: (milliseconds: number) => void): WatchedBytes {
  return {
    name: source.name,
    size: source.size,
    read(target, position) {
      const length = source.read(target, position)
      wait(pace.spend(length, 0))
      return length
    },
    changed: () => source.changed(),
    close: () => source.close(),
  }
}
