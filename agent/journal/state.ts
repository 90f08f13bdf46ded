/** Is what the state keeps what the journal has of it, and is all of it there? Scans by their sums, and what people have recorded, word by word. */
import type { Remembered } from '../ledger/remembered.ts'
import { inTaipei } from '../times.ts'
import { canonical, type Entry, type EntryData, type EntryKind, type Json, OF_STATE } from './entry.ts'
import { longestRise, type SoundLine } from './order.ts'
import type { Problem, RecordKind } from './problems.ts'
import { decisionsSum, disposalEntry, fulfilmentEntry, hoursEntry, withdrawalEntry } from './said.ts'

/** What comparing came to. */
export interface CheckedState {
  readonly path: string
  /** Scans that are kept and are what the journal has. */
  readonly scans: number
  /** Scans of the journal that are not kept, and need not be: gone after their time, or killed before they were. */
  readonly gone: number
  /** Records of people that are what the journal has. */
  readonly records: number
  readonly problems: readonly Problem[]
}

/** What the state has to hold, by the journal. */
interface Wanted {
  /** Line of the entry. */
  readonly line: number
  /** When it was made. */
  readonly at: string
  /** What it says, in one way of writing it. */
  readonly text: string
}

/**
 * Compares. Every entry is written before the state is told, so that nothing is there without one; and what an entry says is there, unless it is
 * older than things are kept, or the journal itself says that the state was made anew or put back. Of a journal that is not `whole` itself
 * (entries were removed, or cannot be read), what it has not proves nothing, and only scans that it has are compared.
 */
export function checkState(
  path: string,
  kept: Remembered,
  entries: readonly SoundLine[],
  whole: boolean,
): CheckedState {
  const journal = new Journaled(entries)
  const forgotten = forgottenHead(path, kept, entries)
  const scans = compareScans(path, kept, journal, whole)
  const { records, problems } = compareRecords(path, kept, journal)
  if (!whole) return { path, ...scans, records, problems: [...forgotten, ...scans.problems] }
  const imports = compareImports(path, kept, journal)
  return { path, ...scans, records, problems: [...forgotten, ...scans.problems, ...problems, ...imports] }
}

/** That the state remembers no entry: whoever took that out could cut off the end of the journal too. The next command that writes goes on as with a state that was put back. */
function forgottenHead(path: string, { head }: Remembered, entries: readonly SoundLine[]): readonly Problem[] {
  const last = head === undefined ? entries.findLast(({ entry }) => entry.kind === 'kept') : undefined
  return last === undefined ? [] : [{ id: 'head-missing', line: last.number, source: path }]
}

function compareScans(path: string, { scans }: Remembered, journal: Journaled, whole: boolean) {
  const problems: Problem[] = []
  const written = new Map(journal.of('scan').map(({ line, data }, place) => [data.run, { line, data, place }]))
  const order = problemsOfScanOrder(path, scans, written)
  let held = 0
  for (const [index, { run, sum }] of scans.entries()) {
    const entry = written.get(run)
    if (entry === undefined) {
      if (whole) problems.push({ id: 'scan-unknown', scan: run, source: path })
    } else if (entry.data.snapshot !== sum)
      problems.push({ id: 'scan-changed', line: entry.line, scan: run, source: path })
    else if (!order.has(index)) held++
  }
  problems.push(...order.values())
  const there = new Set(scans.map(({ run }) => run))
  // One that was killed before the state had it has no entry that says it has.
  for (const { line, data } of whole ? journal.of('kept') : []) {
    const started = written.get(data.run)?.data.started
    if (!there.has(data.run) && started !== undefined && !journal.letGo('scans', started))
      problems.push({ id: 'scan-missing', line, scan: data.run, source: path })
  }
  const missing = problems.filter(({ id }) => id === 'scan-missing').length
  return { scans: held, gone: [...written.keys()].filter((run) => !there.has(run)).length - missing, problems }
}

/**
 * Scans that stand twice in the state, and those that do not stand in the order of their entries, by their places: one scan at a time has the state, so
 * they were kept as they were noted. The clocks run in the order of the state, so that a copy put behind the last, or two that were swapped, move deadlines.
 */
function problemsOfScanOrder(
  path: string,
  scans: Remembered['scans'],
  written: ReadonlyMap<string, { readonly line: number; readonly place: number }>,
): ReadonlyMap<number, Problem> {
  const known = scans.flatMap(({ run }, index) => {
    const entry = written.get(run)
    return entry === undefined ? [] : [{ run, index, ...entry }]
  })
  const rise = longestRise(known.map(({ place }) => place))
  const once = new Set(known.filter((_, index) => rise.has(index)).map(({ run }) => run))
  const problems = new Map<number, Problem>()
  for (const [number, { run, index, line }] of known.entries()) {
    if (rise.has(number)) continue
    problems.set(index, { id: once.has(run) ? 'scan-twice' : 'scan-moved', line, scan: run, source: path })
    once.add(run)
  }
  return problems
}

/** Disposals, duties done and incidents, by their numbers. */
function compareRecords(path: string, kept: Remembered, journal: Journaled) {
  const withdrawals = new Map(journal.of('withdrawal').map((one) => [one.data.fulfilment, one]))
  const sayings: readonly {
    readonly record: RecordKind
    readonly retained: string
    readonly wanted: ReadonlyMap<number, Wanted>
    readonly there: readonly {
      readonly id: number
      readonly text: string
      /** Does an entry from before there was all of that text say it, as far as it says anything? */
      readonly isOlder: () => boolean
    }[]
  }[] = [
    {
      record: 'disposal',
      retained: 'disposals',
      wanted: byNumber(
        journal.of('disposal').flatMap((one) => {
          const { id } = one.data
          return id === undefined ? [] : [{ ...one, id, said: one.data }]
        }),
      ),
      there: kept.disposals.map((one) => ({
        id: one.id,
        text: told(disposalEntry(one), inTaipei(one.at), one.who),
        isOlder: () => journal.saidBefore('disposal', 'id', disposalEntry(one), one.at),
      })),
    },
    {
      record: 'fulfilment',
      retained: 'fulfilments',
      wanted: byNumber(
        journal.of('fulfilment').map((one) => {
          const back = withdrawals.get(one.data.id)
          const withdrawn = back === undefined || back.line < one.line ? null : told(back.data, back.at, back.who)
          return { ...one, id: one.data.id, said: { ...one.data, withdrawn } }
        }),
      ),
      there: kept.fulfilments.map((one) => {
        const { id, withdrawn: back } = one
        const withdrawn = back === null ? null : told(withdrawalEntry(id, back.reason), inTaipei(back.at), back.who)
        return {
          id,
          text: told({ ...fulfilmentEntry(one), withdrawn }, inTaipei(one.at), one.who),
          isOlder: () =>
            (back?.reason ?? null) === (withdrawals.get(id)?.data.reason ?? null) &&
            journal.saidBefore('fulfilment', 'incident', fulfilmentEntry(one), one.at),
        }
      }),
    },
    {
      record: 'incident',
      retained: 'incidents',
      wanted: byNumber(
        journal.of('incident').flatMap((one) => {
          const { hours } = one.data
          return hours === undefined ? [] : [{ ...one, who: '', id: hours.id, said: hours }]
        }),
      ),
      there: kept.incidents.map((one) => ({
        id: one.id,
        text: told(hoursEntry(one), inTaipei(one.at), ''),
        isOlder: () => {
          const said = { incident: `${one.name}.docx`, discovered: inTaipei(one.discovered) }
          return journal.saidBefore('incident', 'hours', said, one.at)
        },
      })),
    },
  ]
  const problems: Problem[] = []
  let records = 0
  for (const { record, retained, wanted, there } of sayings) {
    const numbers = new Set(there.map(({ id }) => id))
    for (const { id: number, text, isOlder } of there) {
      if (wanted.get(number)?.text === text || isOlder()) records++
      else problems.push({ id: 'record-changed', record, number, source: path })
    }
    for (const [number, { line, at }] of wanted)
      if (!numbers.has(number) && !journal.letGo(retained, at))
        problems.push({ id: 'record-missing', record, number, line, source: path })
  }
  return { records, problems }
}

/** What people filled in: all that an import took in was taken in at one moment. */
function compareImports(path: string, { decisions }: Remembered, journal: Journaled): readonly Problem[] {
  const byTime = Map.groupBy(decisions, ({ at }) => inTaipei(at))
  const problems: Problem[] = []
  for (const { line, at, data } of journal.of('import')) {
    if (data.decisions === undefined) {
      // From before there was a sum: what was taken in then is known, and cannot be compared.
      for (const time of byTime.keys()) if (isSameMinute(Date.parse(time), at)) byTime.delete(time)
      continue
    }
    const there = byTime.get(at) ?? []
    byTime.delete(at)
    const sum = decisionsSum(there.map(({ file, field, value }) => ({ file, field, to: value })))
    // Those that later ones have replaced go after their time.
    if (sum !== data.decisions && !journal.letGo('annotations', at))
      problems.push({ id: 'import-changed', line, source: path })
  }
  const unknown = [...byTime.values()].reduce((count, some) => count + some.length, 0)
  return unknown === 0 ? problems : [...problems, { id: 'import-unknown', number: unknown, source: path }]
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a ?? null) === canonical(b ?? null)
}

function told(said: Json, at: string, who: string): string {
  return canonical({ said, at, who })
}

/** Of two with the same number the later: a kill had kept the first from the state, which gave the number again. */
function byNumber(
  all: readonly {
    readonly id: number
    readonly line: number
    readonly at: string
    readonly who: string
    readonly said: Json
  }[],
): ReadonlyMap<number, Wanted> {
  return new Map(all.map(({ id, line, at, who, said }) => [id, { line, at, text: told(said, at, who) }]))
}

/** Of one command, which wrote the entry and told the state with a clock's reading for each. */
function isSameMinute(time: number, at: string): boolean {
  return Math.abs(time - Date.parse(at)) < 60_000
}

/** That there is no state at all, where the journal has what only one that is there could be told: an earlier version noted scans alone. */
export function missingState(path: string, entries: readonly SoundLine[]): readonly Problem[] {
  const last = entries.findLast(({ entry }) => entry.kind === 'scan' || OF_STATE.has(entry.kind))
  return last === undefined ? [] : [{ id: 'state-missing', line: last.number, source: path }]
}

/** The journal as far as the state has to agree with it. */
class Journaled {
  readonly #entries: readonly SoundLine[]
  readonly #retentions: readonly EntryData['retention'][]

  constructor(entries: readonly SoundLine[]) {
    // What the state did not have when it went on from another one is not looked for: the entry that says so is told by itself.
    const lost = entries.flatMap(({ entry }) => {
      if (entry.kind !== 'behind') return []
      const { seen, found } = entry.data as EntryData['behind']
      return [{ seen, found }]
    })
    const isLost = ({ seq }: Entry) => lost.some(({ seen, found }) => seq > seen && seq <= found)
    this.#entries = entries.filter(({ entry }) => entry.kind === 'scan' || !isLost(entry))
    this.#retentions = this.of('retention').map(({ data }) => data)
  }

  of<Kind extends EntryKind>(kind: Kind) {
    return this.#entries.flatMap(({ number, entry }) =>
      entry.kind === kind ? [{ line: number, at: entry.at, who: entry.who, data: entry.data as EntryData[Kind] }] : [],
    )
  }

  /**
   * Is there an entry from before the first `kept` that does not know of `newer` and says what is held, as far as it says anything? Those have
   * another moment than the state, by milliseconds, and not all that later ones have.
   */
  saidBefore(
    kind: EntryKind,
    newer: string,
    held: { readonly [member: string]: Json | undefined },
    at: number,
  ): boolean {
    const first = this.of('kept')[0]?.line ?? Number.POSITIVE_INFINITY
    return this.of(kind).some(({ line, at: time, data }) => {
      if (line > first || newer in data || !isSameMinute(at, time)) return false
      const said = new Map<string, Json | undefined>(Object.entries(data))
      return Object.entries(held).every(([name, value]) => !said.has(name) || same(said.get(name), value))
    })
  }

  /** Was something of that moment old enough for one of the times at which such things were removed? */
  letGo(what: string, at: string): boolean {
    return this.#retentions.some(({ before, removed }) => (removed[what] ?? 0) > 0 && at.slice(0, 10) < before)
  }
}
