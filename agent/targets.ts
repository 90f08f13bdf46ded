/** The targets of a scan: opened with their secrets within their hours, or a line that says why not. */
import { createHmac } from 'node:crypto'
import { resolve } from 'node:path'
import { connectorFor } from '../connectors/catalogue.ts'
import { type Connector, type Outcome, ReadError, type Target, type TargetLabels } from '../connectors/connector.ts'
import { encodeBytes, isUrl } from '../connectors/uri.ts'
import { PandianError, withoutUser } from './errors.ts'
import { millisecondsLeft, parseHours } from './hours.ts'
import type { Ledger, ReadingTerms } from './ledger/ledger.ts'
import type { ScanOptions } from './run.ts'
import { accessTo } from './secrets.ts'
import type { SweptTarget } from './sweep.ts'

/** A target of the settings, open or not. */
export interface OpenedTarget {
  readonly id: number
  readonly root: string
  readonly labels: TargetLabels
  /** What is left out of it: see {@link leftOutTokens}. */
  readonly leftOut: readonly string[]
  /** Missing when it cannot be reached now. */
  readonly swept?: SweptTarget
}

/** Stops a scan when the hours of a place that it reads are over. */
export class Clock {
  readonly signal: AbortSignal
  /** Targets whose hours had not begun. */
  readonly waiting: Target[] = []
  readonly #abort = new AbortController()
  readonly #timers: NodeJS.Timeout[] = []
  #over: Target | undefined

  constructor(signal: AbortSignal | undefined) {
    this.signal = signal === undefined ? this.#abort.signal : AbortSignal.any([signal, this.#abort.signal])
  }

  get outOfHours(): readonly Target[] {
    return this.#over === undefined ? this.waiting : [...this.waiting, this.#over]
  }

  /** May it be read now? Then the scan will stop when it may no longer. */
  admits(target: Target): boolean {
    const hours = parseHours(target.options?.hours ?? '')
    if (hours === undefined) return true
    const left = millisecondsLeft(hours, new Date())
    if (left === 0) {
      this.waiting.push(target)
      return false
    }
    const stop = () => {
      this.#over ??= target
      this.#abort.abort()
    }
    this.#timers.push(setTimeout(stop, left))
    return true
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
  }
}

/**
 * Opens the targets. One that cannot be reached (a share that is not mounted tonight, a password that is not to be had) is a line of the
 * ledger, and the others are scanned; when none can be, that is an error. One whose hours have not begun is left for another time.
 */
export async function openTargets(
  { settings, onWarning, onRefused }: Pick<ScanOptions, 'settings' | 'onWarning' | 'onRefused'>,
  ledger: Ledger,
  terms: ReadingTerms,
  clock: Clock,
  key: Uint8Array,
): Promise<OpenedTarget[]> {
  const opened: OpenedTarget[] = []
  const refused: PandianError[] = []
  for (const target of settings.targets) {
    const connector = await connectorFor(target.location)
    if (connector === undefined) throw new PandianError('no-connector', { path: target.location })
    const { labels } = target
    try {
      if (!clock.admits(target)) {
        const root = rootOf(connector, target.location, ledger)
        opened.push({ id: ledger.target(root, labels), root, labels, leftOut: leftOutTokens(root, target, key) })
        continue
      }
      const access = accessTo(target)
      const source = await connector.open(access)
      const id = ledger.target(source.root, labels)
      // The same place by another name is one target.
      if (opened.some((other) => other.id === id)) {
        await source.close()
        continue
      }
      for (const warning of source.about?.warnings ?? []) onWarning?.(source.root, warning)
      const leftOut = leftOutTokens(source.root, target, key)
      opened.push({ id, root: source.root, labels, leftOut, swept: { source, id, connector: connector.id, access } })
    } catch (error) {
      const { outcome, told } = refusalOf(error, target.location)
      refused.push(told)
      const root = rootOf(connector, target.location, ledger)
      const id = ledger.target(root, labels)
      ledger.items.ended(id, root, outcome, terms)
      opened.push({ id, root, labels, leftOut: leftOutTokens(root, target, key) })
    }
  }
  const [first] = refused
  if (first !== undefined && clock.waiting.length === 0 && opened.every((target) => target.swept === undefined))
    throw first
  for (const error of refused) onRefused?.(error)
  return opened
}

/**
 * Keyed tokens of all by which the settings leave something out of a place, ascending: by them alone is seen whether another scan left out more,
 * for a glob may name somebody. Those of globs and of ignore files are of this place alone: what `old` leaves out of /srv, it does not leave out of
 * /srv/old, where it is scanned for itself.
 *
 * @param key the site's key
 */
export function leftOutTokens(root: string, target: Target, key: Uint8Array): readonly string[] {
  const { exclude, trustIgnoreFiles, followSymlinks, options } = target
  const { include } = options ?? {}
  // One that takes something in again depends on all before it.
  const inOrder = exclude.some((glob) => glob.startsWith('!'))
  const left = [
    ...(inOrder ? [`globs\n${root}\n${exclude.join('\n')}`] : exclude.map((glob) => `glob\n${root}\n${glob}`)),
    ...(include === undefined ? [] : [`all but\n${root}\n${include.toSorted().join('\n')}`]),
    ...(trustIgnoreFiles ? [`ignore files\n${root}`] : []),
    ...(followSymlinks ? [] : ['symbolic links']),
  ]
  const token = (text: string) =>
    createHmac('sha256', key).update(`pandian: left out\n${text}`).digest('hex').slice(0, 16)
  return [...new Set(left)].map(token).sort()
}

/** Why a target at `path` cannot be opened: for its line, and in words of what asks. Throws what is no such reason. */
export function refusalOf(
  error: unknown,
  path: string,
  by: 'scan' | 'doctor' = 'scan',
): {
  readonly outcome: Outcome
  readonly told: PandianError
} {
  if (error instanceof PandianError)
    return { outcome: { state: 'unreadable', reason: 'connection', detail: error.code }, told: error }
  if (!(error instanceof ReadError)) throw error
  const { outcome } = error
  const onServer = /^(?!file:|sqlite:)[a-z\d+.-]+:\/\//i.test(path)
  if (outcome.reason === 'vanished' && !onServer) return { outcome, told: new PandianError('path-missing', { path }) }
  const reason = outcome.reason === 'vanished' ? 'absent' : (outcome.detail ?? outcome.reason ?? outcome.state)
  const code = outcome.reason === 'connection' || onServer ? 'place-unreachable' : 'path-unreachable'
  return { outcome, told: new PandianError(code, { path, reason, by }) }
}

/** The root that a place has, or would have. */
function rootOf(connector: Connector, location: string, ledger: Ledger): string {
  // A URL that cannot be understood has no root, and is then told as an error wherever it stands alone.
  if (connector.rootOf !== undefined) {
    try {
      return connector.rootOf(location)
    } catch (error) {
      if (!(error instanceof ReadError)) throw error
    }
  }
  const uri = isUrl(location) ? withoutUser(location) : `file://${encodeBytes(Buffer.from(resolve(location)))}`
  return ledger.knowsTarget(`${uri}/`) ? `${uri}/` : uri
}
