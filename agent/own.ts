/**
 * What this program itself writes into a scanned place: never counted, or every scan would find the reports of the last one
 * and the people in them again.
 */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Listed, Outcome } from '../connectors/connector.ts'
import { decodeBytes, encodeBytes } from '../connectors/uri.ts'
import type { Settings } from './config.ts'
import { journalLockPath, journalPath } from './journal/journal.ts'
import { publicKeyPath, signingKeyPath } from './journal/keys.ts'
import { hasReports, isReportName, LOCK_FILE } from './report-folder.ts'

/** The line of each of our own places. */
export const OWN_OUTPUT: Outcome = { state: 'skipped', reason: 'excluded', detail: 'own output' }

/** Our own places, by their real paths: one reached by a followed link is the same place. */
export class OwnPlaces {
  readonly #out: string
  readonly #files: readonly string[]
  /** The folder of reports holds something that is not ours: then it is a folder like others, and only what is ours is left out. */
  readonly #mixed: boolean

  /** The folder of reports and the state have to be there already, for their real names. */
  constructor({ out, state, key }: Pick<Settings, 'out' | 'state' | 'key'>) {
    this.#out = comparable(realOf(out))
    const [db, secret] = [realOf(state), realOf(key)]
    const journals = [db, secret].map(journalPath).flatMap((path) => [path, journalLockPath(path)])
    const withState = ['', '-wal', '-shm', '-journal', '.counting', '.subjects'].map((ending) => db + ending)
    const keys = [secret, signingKeyPath(secret), publicKeyPath(secret)]
    const lock = join(this.#out, LOCK_FILE)
    this.#files = [...withState, ...journals, ...keys, lock, `${lock}-journal`].map(comparable)
    this.#mixed = readdirSync(this.#out).some(
      (name) => !isReportName(name) && !this.#files.includes(comparable(join(this.#out, name))),
    )
  }

  /**
   * URIs of what is left out of a target: a folder of reports inside it as one line. Where the target is itself that folder, or it holds something
   * else too, its reports are left out one by one, and only where their sums say that we wrote there.
   */
  linesIn(root: string): string[] {
    const out = `${uriOf(this.#out)}/`
    const oneByOne = out === root || this.#mixed
    const files = this.#files.filter((path) => existsSync(path) && (oneByOne || !isWithin(path, this.#out)))
    const places = files.map((path) => uriOf(path) + (isFolder(path) ? '/' : ''))
    if (!oneByOne) places.push(out)
    else for (const name of this.#reportsInOut()) places.push(uriOf(join(this.#out, name)))
    return places.filter((uri) => (root.endsWith('/') ? uri.startsWith(root) && uri !== root : uri === root))
  }

  /** Is what was listed below `root` ours? */
  holds(listed: Listed, root: string): boolean {
    if (!root.startsWith('file:')) return false
    const path =
      listed.kind === 'item'
        ? Buffer.from(listed.item.locator).toString()
        : Buffer.from(decodeBytes(listed.uri.replace(/^file:\/\//, ''))).toString()
    const plain = comparable(path.replace(/(?<=.)\/$/, ''))
    if (this.#files.some((own) => isWithin(plain, own))) return true
    if (!isWithin(plain, this.#out)) return false
    const out = `${uriOf(this.#out)}/`
    if (root !== out && !this.#mixed) return !root.startsWith(out)
    const [name = ''] = plain.slice(this.#out.length + 1).split('/')
    return isReportName(name) && hasReports(this.#out)
  }

  #reportsInOut(): string[] {
    return hasReports(this.#out) ? readdirSync(this.#out).filter(isReportName).sort() : []
  }
}

function isWithin(path: string, own: string): boolean {
  return path === own || path.startsWith(`${own}/`)
}

/** The real name; of something that is not there (yet), that of its folder with its own name. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return dirname(path) === path ? path : join(realOf(dirname(path)), basename(path))
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function comparable(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}

/** As the connector of files names it. */
function uriOf(path: string): string {
  return `file://${path.startsWith('/') ? '' : '/'}${encodeBytes(Buffer.from(path))}`
}
