/** A thread that counts. */
import type { MessagePort } from 'node:worker_threads'
import { countPeople, type People, type Room } from '../../inventory/subjects/count.ts'
import { countValues, type Share, type Values } from '../../inventory/values.ts'
import { type Bell, receiveEvidence } from './channel.ts'

/** What is to be counted. */
export interface CountingTask {
  readonly count: 'people' | Share
  readonly room: Room
  readonly port: MessagePort
  readonly bell: Bell
}

/** The handler the pool calls. */
export default function work({ count, room, port, bell }: CountingTask): People | Values {
  const evidence = receiveEvidence(port, bell)
  try {
    return count === 'people' ? countPeople(evidence, room) : countValues(evidence, room, count)
  } finally {
    port.close()
  }
}
