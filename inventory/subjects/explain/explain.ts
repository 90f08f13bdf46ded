/**
 * Why records were joined or kept apart (docs/subjects.md): the people who have one identifier, and those who share something with
 * them. From evidence alone; nothing here was ever a value.
 */
import type { Room } from '../partitions.ts'
import { Cluster, type ExplainedPerson, peopleIn, type Separation } from './cluster.ts'
import { GATHER_LIMITS, type GatherLimits, gather } from './gather.ts'
import { link } from './link.ts'
import { type ItemEvidence, type KeptRecord, nameOf, type TokenRef, tokensOf } from './records.ts'

export type { Apart, ExplainedPerson, Separation } from './cluster.ts'
export type { Way } from './link.ts'
export type { ItemEvidence, TokenRef } from './records.ts'

/** What there is to say about an identifier. */
export interface Explanation {
  readonly token: TokenRef
  /** Those who have it: empty when no record has. */
  readonly people: readonly ExplainedPerson[]
  /** Why those who have it are not one: each of `people` beside the first. */
  readonly among: readonly Separation[]
  /** Those who share another identifier with them and are somebody else. */
  readonly others: readonly ExplainedPerson[]
  readonly separations: readonly Separation[]
  /** Rows with the identifier that were only counted. */
  readonly leftOut: number
  /** False when there was more than could be looked at. */
  readonly whole: boolean
}

/** Explains an identifier, or a name. `evidence` is iterated a few times; what is kept of it is bounded ({@link GatherLimits}). */
export function explain(
  evidence: ItemEvidence,
  token: TokenRef,
  room: Room,
  limits: GatherLimits = GATHER_LIMITS,
): Explanation {
  const start = nameOf(token)
  const has = (record: KeptRecord) => tokensOf(record).some((one) => nameOf(one) === start)
  const find = (records: readonly KeptRecord[]) => {
    const linked = link(records, room)
    const asked = new Set(records.filter(has).flatMap((record) => peopleIn(linked, record)))
    return new Set(records.filter((record) => has(record) || peopleIn(linked, record).some((one) => asked.has(one))))
  }
  const { records, leftOut, whole } = gather(evidence, token, find, limits)
  const cluster = new Cluster(records, link(records, room))
  const people = cluster.peopleOf(records.filter(has), token)
  const others = cluster.neighboursOf(people)
  const describe = (keys: readonly string[]) => keys.map((key) => cluster.describe(key))
  return {
    token,
    people: describe(people),
    among: people.slice(1).flatMap((key, i) => cluster.separation(people[0]!, key, 0, i + 1, token)),
    others: describe(others),
    separations: others.flatMap((key, other) =>
      people.flatMap((person, i) => cluster.separation(person, key, i, other)).slice(0, 1),
    ),
    leftOut: leftOut.get(start) ?? 0,
    whole: whole && (leftOut.get(start) ?? 0) === 0,
  }
}
