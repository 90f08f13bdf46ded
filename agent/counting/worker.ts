/** A thread that counts. */
import type { MessagePort } from 'node:worker_threads'
import type { Counts } from '../../inventory/inventory.ts'
import { countScope } from '../../inventory/scopes.ts'
import type { Room } from '../../inventory/subjects/count.ts'
import { countValues, type Share, type Values } from '../../inventory/values.ts'
import { type Bell, receiveEvidence } from './channel.ts'

/** What is to be counted. */
export interface CountingTask {
  /** Of the people one thread makes the count; of the values each a share. */
  readonly people: boolean
  readonly share: Share
  readonly room: Room
  readonly port: MessagePort
  readonly bell: Bell
}

/** What it came to. */
export interface CountedShare {
  readonly people?: Omit<Counts, 'values'>
  readonly values: Values
}

/** The handler the pool calls. */
export default function work({ people, share, room, port, bell }: CountingTask): CountedShare {
  const evidence = receiveEvidence(port, bell)
  try {
    if (!people) return { values: countValues(evidence, room, share) }
    const { values, ...counted } = countScope(evidence, room, share)
    return { people: counted, values }
  } finally {
    port.close()
  }
}
