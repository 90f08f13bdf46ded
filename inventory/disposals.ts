/** Data that somebody says was destroyed, moved or deleted: does a scan bear that out? */
import { holdsPersonalData, sharedLine } from './data-files.ts'
import type { KnownFile } from './identity.ts'
import type { LedgerItem } from './inventory.ts'

/** What was done. 其他刪除、停止處理或利用 is `deleted`. */
export const DISPOSAL_KINDS = ['destroyed', 'moved', 'deleted'] as const
export type DisposalKind = (typeof DISPOSAL_KINDS)[number]

/** What was recorded, in the organisation's words, masked. Empty where it does not apply. */
export interface DisposalRecord {
  /** Id of the data file; where it was. */
  readonly file: string
  readonly uri: string
  readonly kind: DisposalKind
  readonly method: string
  /** When it was done: ms since 1970. */
  readonly disposed: number
  readonly place: string
  /** What proves it: a certificate's number, a photograph, a log. */
  readonly proof: string
  /** Why it was moved; to whom, and by which right they may have it. */
  readonly reason: string
  readonly recipient: string
  readonly basis: string
  /** When it was recorded, ms since 1970, and by whom. */
  readonly at: number
  readonly who: string
  /** Ids of the data files that had the same people then: where one copy of several was removed, the others contradict nothing. */
  readonly copies: readonly string[]
}

/** No scan could tell since; it is gone; it is still there, or its people are elsewhere. */
export const DISPOSAL_VERDICTS = ['pending', 'confirmed', 'contradicted'] as const
export type DisposalVerdict = (typeof DISPOSAL_VERDICTS)[number]

/**
 * Why a scan that went through its place to the end could not tell:
 *
 * - `nothing-read`: nothing at all was read in the place; a share that is not mounted is an empty folder
 * - `left-out`: it, or a folder above it, is left out or not followed
 * - `unread`: it, or what it lies in, could not be (wholly) read or listed
 * - `same-name`: something has its name still, in which nothing is found now, and nothing says that it was emptied
 */
export const OBSTACLES = ['nothing-read', 'left-out', 'unread', 'same-name'] as const

/** What kept the last scan of the place from telling. */
export interface Obstacle {
  readonly because: (typeof OBSTACLES)[number]
  /** What was not looked at. */
  readonly uri: string
}

/** A record, with what scans have said of it. */
export interface Disposal extends DisposalRecord {
  /** Its number in the state. */
  readonly id: number
  readonly verdict: DisposalVerdict
  /** When a scan last judged it, ms since 1970; `null` when none has. */
  readonly judged: number | null
  /** Where the data file, or its people, are: URIs. */
  readonly found: readonly string[]
  /** Of one that is pending; `null` where no scan has gone through its place since. */
  readonly obstacle: Obstacle | null
}

/** A place of a scan, as the settings choose from it. */
export interface SeenPlace {
  readonly root: string
  /** Only part of the columns of tables is asked for. */
  readonly columns: boolean
  /** Tables are asked for by their names, and the server lists only those that it lets us read: one that is not listed may be there. */
  readonly named: boolean
}

/** What a scan saw. */
export interface ScanSeen {
  /** When it began, ms since 1970. */
  readonly started: number
  /** Everything was listed, and every item has an outcome. */
  readonly completed: boolean
  /** Every data file that there was before it. */
  readonly known: readonly KnownFile[]
  /** Data files that are counted, and when a scan last met something of them: a place that was not looked at keeps what it had. */
  readonly files: readonly (Omit<KnownFile, 'present'> & { readonly lastSeen: number })[]
  /** In the order of the targets' numbers in `items`. */
  readonly places: readonly SeenPlace[]
  /** Every line. */
  readonly items: Iterable<LedgerItem>
  /** When it is judged, ms since 1970. */
  readonly now: number
}

/** Holds every record against a scan, in the order given. What the scan cannot tell stays as it was. */
export function judgeDisposals(disposals: readonly Disposal[], seen: ScanSeen): readonly Disposal[] {
  if (disposals.length === 0) return []
  const known = new Map(seen.known.map((file) => [file.id, file]))
  const met = seen.files.filter(({ lastSeen }) => lastSeen >= seen.started)
  const there = new Map(met.map((file) => [file.id, file]))
  const byPrint = Map.groupBy(met, ({ fingerprint }) => fingerprint)
  const look = lookAt(new Set(disposals.flatMap(({ file }) => known.get(file)?.uri ?? [])), seen)
  return disposals.map((disposal): Disposal => {
    const before = known.get(disposal.file)
    // Done after the scan began: what it saw may be of before.
    if (before === undefined || disposal.disposed > seen.started) return disposal
    const itself = there.get(disposal.file)
    const same = (byPrint.get(before.fingerprint) ?? []).filter(({ id }) => id !== disposal.file)
    // As long as one of the copies of then is there, another one may be a copy of that.
    const others = same.some(({ id }) => disposal.copies.includes(id)) ? [] : same
    // With more or fewer files like it in its folder, what is there of it is part of another data file.
    const parts = itself === undefined ? (look.parts.get(before.uri) ?? []) : [itself.uri]
    const found = [...new Set([...parts, ...others.map(({ uri }) => uri)])]
    const judged = seen.now
    if (found.length > 0) return { ...disposal, verdict: 'contradicted', judged, found, obstacle: null }
    if (!seen.completed) return disposal
    const obstacle = look.obstacleTo(before.uri, disposal.disposed)
    if (obstacle === null) return { ...disposal, verdict: 'confirmed', judged, found: [], obstacle }
    return obstacle === undefined || disposal.verdict !== 'pending' ? disposal : { ...disposal, obstacle }
  })
}

/** What lines tell of some places. */
interface Look {
  /** By URI of a data file: URIs of items that are part of it, were met, and hold personal data. At most {@link PARTS}. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  /** Why nobody can tell that nothing is there; `null` where it was looked at, `undefined` where it is in no place of the scan. */
  obstacleTo(uri: string, disposed: number): Obstacle | null | undefined
}

/** URIs of parts that are told of one data file. */
const PARTS = 10

function lookAt(uris: ReadonlySet<string>, { items, places, started }: ScanSeen): Look {
  const around = new Set([...uris].flatMap(foldersOf))
  const parts = new Map<string, string[]>()
  const lines = new Map<string, LedgerItem[]>()
  const read = places.map(() => 0)
  for (const item of items) {
    const { uri, target, outcome, lastSeen } = item
    const isMet = lastSeen >= started
    if (isMet && (outcome.state === 'scanned' || outcome.state === 'partial')) read[target] = read[target]! + 1
    // An object of which older versions are kept has a line for these.
    const own = uri.replace(/\?versions$/, '')
    const shared = sharedLine(own)
    const one = uris.has(own) ? own : uris.has(shared) ? shared : undefined
    if (one !== undefined && isMet && holdsPersonalData(item)) add(parts, one, uri, (list) => list.length < PARTS)
    else if (one !== undefined && (own === one || tellsLittle(item, started)))
      // Of a folder with any number of them, one of each sort decides.
      add(lines, one, item, (list) => own === one || !list.some((other) => isAlike(other, item)))
    else if (around.has(uri)) add(lines, uri, item)
  }
  const obstacleIn = (index: number, uri: string, disposed: number): Obstacle | null => {
    const { root, columns, named } = places[index]!
    for (const { target, ...line } of foldersOf(uri).flatMap((folder) => lines.get(folder) ?? [])) {
      const because = target === index ? hides(line) : undefined
      if (because !== undefined) return { because, uri: line.uri }
    }
    for (const line of lines.get(uri) ?? []) {
      // What one place leaves out another one may ask for.
      if (line.outcome.state === 'skipped' && line.target !== index) continue
      const because = mayHold(line, { columns, started, disposed: line.uri === uri ? disposed : 0 })
      if (because !== undefined) return { because, uri: line.uri }
    }
    if (named) return { because: 'left-out', uri: root }
    return read[index] === 0 ? { because: 'nothing-read', uri: root } : null
  }
  return {
    parts,
    obstacleTo(uri, disposed) {
      const around = [...places.keys()].filter((index) => isIn(uri, places[index]!.root))
      const obstacles = around.map((index) => obstacleIn(index, uri, disposed))
      return obstacles.some((obstacle) => obstacle === null) ? null : obstacles[0]
    },
  }
}

function add<T>(lists: Map<string, T[]>, key: string, value: T, admits: (list: T[]) => boolean = () => true): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else if (admits(list)) list.push(value)
}

function isAlike(one: LedgerItem, other: LedgerItem): boolean {
  return one.target === other.target && (one.outcome.state === 'skipped') === (other.outcome.state === 'skipped')
}

/** Not looked at, or not by this scan; or what was found in it is not counted by a rule of the user's own. */
function tellsLittle({ outcome, lastSeen, types }: LedgerItem, started: number): boolean {
  return outcome.state !== 'scanned' || lastSeen < started || types.some(({ ignored = {} }) => isAny(ignored))
}

function isAny(record: Readonly<Record<string, number>>): boolean {
  return Object.keys(record).length > 0
}

/** Could what lies in it be there unseen, by the line of a folder or of an archive? */
function hides({ outcome: { state, reason, detail } }: Pick<LedgerItem, 'outcome'>): Obstacle['because'] | undefined {
  // A bucket has no folders, only objects that stand for one. What could not be read inside an archive has a line of its own.
  if (state === 'scanned' || reason === 'member-not-read' || detail === 'folder') return undefined
  return state === 'skipped' ? 'left-out' : 'unread'
}

/** Could an item in which nothing was found, or that was not looked at, hold what was there? */
function mayHold(
  { outcome: { state }, lastSeen, modified, types }: LedgerItem,
  { columns, started, disposed }: { readonly columns: boolean; readonly started: number; readonly disposed: number },
): Obstacle['because'] | undefined {
  if (state === 'skipped') return 'left-out'
  if (state !== 'scanned' || lastSeen < started) return 'unread'
  if (columns) return 'left-out'
  // Found, and not counted by a rule of the user's own; or as it was before: then it is only not found any more. Tables tell no time.
  const isAside = types.some(({ ignored = {} }) => isAny(ignored))
  return isAside || (modified > 0 && modified < disposed) ? 'same-name' : undefined
}

/** Is it the place, or in it? */
function isIn(uri: string, root: string): boolean {
  return uri === root || uri.startsWith(root.endsWith('/') ? root : `${root}!/`)
}

/** Everything that it lies in, the outermost first: folders as lines have them, with a slash and without; archives. */
function foldersOf(uri: string): string[] {
  const folders: string[] = []
  for (let slash = uri.indexOf('/'); slash >= 0; slash = uri.indexOf('/', slash + 1)) {
    if (uri[slash - 1] === '!') folders.push(uri.slice(0, slash - 1))
    else folders.push(uri.slice(0, slash), uri.slice(0, slash + 1))
  }
  return folders
}
