/** Where one person's data is, from tokens alone: for whoever asks about themselves (個資法 §3). */
import type { Detector } from '../detectors/detector.ts'
import { createScanner } from '../detectors/scanner.ts'
import { RuleFinder } from '../inventory/classes.ts'
import { isUnread } from '../inventory/coverage.ts'
import { Grouping } from '../inventory/data-files.ts'
import type { Annotations, ClassRule, LedgerItem } from '../inventory/inventory.ts'
import type { Room } from '../inventory/subjects/count.ts'
import { type Explanation, explain, type ItemEvidence, type TokenRef } from '../inventory/subjects/explain/explain.ts'
import type { FoundPlace } from '../report/request/html.ts'
import type { Ledger } from './ledger/ledger.ts'
import { Tokens } from './tokens.ts'

/** An identifier that somebody gave, as one kind. */
interface Wanted {
  readonly detector: Detector
  readonly token: TokenRef
}

/** What was found. */
export interface Found {
  /** Kinds that the value could be, and that somebody has. */
  readonly kinds: readonly Detector[]
  readonly places: readonly FoundPlace[]
  /** People who have it. */
  readonly people: number
  readonly whole: boolean
  readonly unread: number
}

/** The kinds a value can be: one that names somebody, and whose form it has. */
export function kindsOf(value: string, catalogue: readonly Detector[], key: Uint8Array): readonly Wanted[] {
  const tokens = new Tokens(key)
  return catalogue.flatMap((detector) => {
    if (detector.strength !== 'strong' && detector.strength !== 'weak') return []
    const text = tokens.of(detector, value)
    const [, hi, lo] = /:([0-9a-f]{8})([0-9a-f]{8})$/.exec(text ?? '') ?? []
    if (hi === undefined || lo === undefined) return []
    return [{ detector, token: { code: detector.code, lo: Number.parseInt(lo, 16), hi: Number.parseInt(hi, 16) } }]
  })
}

/** Is the value one of these by its form, or could it be anything that stands in a column of that name? */
export function isToldByForm(value: string, wanted: readonly Wanted[], key: Uint8Array): boolean {
  const scanner = createScanner({ key })
  scanner.begin()
  const bytes = Buffer.from(`${value.trim()}\n`)
  scanner.feed({ kind: 'batch', bytes, dialect: { kind: 'text', reflow: false }, first: true, linesBefore: 0 })
  const { types } = scanner.end()
  return types.some(({ detector, hits, low }) => hits + low > 0 && wanted.some((one) => one.detector.id === detector))
}

/** Looks for somebody in everything the state keeps. */
export function findSubject(
  ledger: Ledger,
  wanted: readonly Wanted[],
  classes: readonly ClassRule[],
  room: Room,
): Found {
  const targets = ledger.targets()
  const view = ledger.view(targets.map(({ id }) => id))
  const evidence: ItemEvidence = function* () {
    for (const { id, records } of view.items()) if (records > 0) yield { item: id, pieces: view.evidence(id) }
  }
  const answers = wanted.map((one) => ({ ...one, explanation: explain(evidence, one.token, room) }))
  const met = answers.filter(({ explanation }) => explanation.people.length > 0)
  const rows = rowsByItem(met)
  const grouping = new Grouping(view, targets, new RuleFinder(classes))
  const ids = new Map(ledger.files().map(({ uri, target, id }) => [`${target}\n${uri}`, id]))
  const annotations = ledger.annotations()
  const places = new Map<string, FoundPlace>()
  let unread = 0
  for (const item of view.items()) {
    if (isUnread(item.outcome)) unread++
    const here = rows.get(item.id)
    if (here !== undefined)
      addPlace(places, item, here, { grouping, ids, annotations, root: targets[item.target]!.root })
  }
  return {
    kinds: met.map(({ detector }) => detector),
    places: [...places.values()],
    // Records that could be anybody's of them are nobody more.
    people: Math.max(0, ...met.map(({ explanation }) => explanation.people.filter(({ nobody }) => !nobody).length)),
    whole: met.every(({ explanation }) => explanation.whole),
    unread,
  }
}

type Here = Pick<FoundPlace, 'rows' | 'way'>

/**
 * Of each item its rows about the person, and how that is known. A record counts once, though it may be one of several people, or be met by
 * every kind that the value could be of.
 */
function rowsByItem(
  met: readonly { readonly token: TokenRef; readonly explanation: Explanation }[],
): Map<number, Here> {
  const records = new Map<string, { readonly items: ReadonlyMap<number, number>; way: FoundPlace['way'] }>()
  for (const { token, explanation } of met)
    for (const { records: own, nobody } of explanation.people)
      for (const { key, tokens, items, way } of own) {
        const itself = tokens.some(({ code, lo, hi }) => code === token.code && lo === token.lo && hi === token.hi)
        const certain = itself ? 'itself' : nobody || way === 'either' || way === 'anybody' ? 'possible' : 'linked'
        records.set(key, { items, way: stronger(records.get(key)?.way, certain) })
      }
  const found = new Map<number, Here>()
  for (const { items, way } of records.values())
    for (const [item, rows] of items) {
      const before = found.get(item)
      found.set(item, { rows: (before?.rows ?? 0) + rows, way: stronger(before?.way, way) })
    }
  return found
}

const WAYS = ['itself', 'linked', 'possible'] as const

function stronger(a: FoundPlace['way'] | undefined, b: FoundPlace['way']): FoundPlace['way'] {
  return WAYS.find((way) => way === a || way === b) ?? b
}

function addPlace(
  places: Map<string, FoundPlace>,
  item: LedgerItem,
  { rows, way }: Here,
  known: {
    readonly grouping: Grouping
    readonly ids: ReadonlyMap<string, string>
    readonly annotations: ReadonlyMap<string, Annotations>
    readonly root: string
  },
): void {
  const line = known.grouping.groupOf(item).uri
  // Of a folder's like files the very one that holds the person: whoever answers has to open it.
  const before = places.get(item.uri)
  const file = known.ids.get(`${known.root}\n${line}`)
  const owner = file === undefined ? undefined : known.annotations.get(file)?.owner
  places.set(item.uri, {
    file,
    uri: item.uri,
    owner,
    rows: (before?.rows ?? 0) + rows,
    way: stronger(before?.way, way),
  })
}
