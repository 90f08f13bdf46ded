/** Getting in: which of several hosts, and again where that may help. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ReadError } from './connector.ts'

/** Waits before another attempt, milliseconds; up to half as much is added, so that many workers do not come back at the same moment. */
const BACK_OFF_MS = [300, 1500, 5000]

/** What can be let go of. */
interface Closable {
  destroy(): void
}

/**
 * Tries until it works, or until trying again would not help. Throws what the last attempt threw.
 *
 * @param isPassing may this go away by itself?
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  isPassing: (error: unknown) => boolean,
  signal?: AbortSignal,
): Promise<T> {
  const isCancelled = () => signal?.aborted === true
  for (let failures = 0; ; failures++) {
    try {
      return await attempt()
    } catch (error) {
      const wait = BACK_OFF_MS[failures]
      if (wait === undefined || !isPassing(error) || isCancelled()) throw error
      await sleep(wait * (1 + Math.random() / 2), undefined, signal && { signal }).catch(() => {})
      if (isCancelled()) throw error
    }
  }
}

/**
 * Of several hosts the first that answers, or that is a replica where one is wanted. Throws the failure of the last one.
 *
 * @param replica `prefer` takes another host too where none is a replica, `require` does not
 */
export async function firstHost<Host, Connection extends Closable>(
  hosts: readonly Host[],
  replica: 'prefer' | 'require' | undefined,
  open: (host: Host) => Promise<Connection>,
  isReplica: (connection: Connection) => Promise<boolean>,
): Promise<Connection> {
  let failure: unknown
  let second: Connection | undefined
  for (const host of hosts) {
    let connection: Connection | undefined
    try {
      connection = await open(host)
      if (replica === undefined || (await isReplica(connection))) {
        second?.destroy()
        return connection
      }
      if (replica === 'prefer' && second === undefined) {
        second = connection
        continue
      }
      failure ??= new ReadError({ state: 'unreadable', reason: 'connection', detail: 'no replica' })
    } catch (error) {
      failure = error
    }
    connection?.destroy()
  }
  if (second !== undefined) return second
  throw failure
}
