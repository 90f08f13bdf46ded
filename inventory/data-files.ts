/**
 * 個人資料檔案: which items make one line of the inventory.
 *
 * A file is a line of its own. Where a folder (or an archive) holds more than {@link MANY} files of the same ending with personal
 * data, as a folder of filled-in forms does, they are one line: an inventory of 40,000 lines is read by nobody. They must also be
 * about the same people: where the user's rules part them, each stays a line of its own, so that a URI is never two lines.
 */
import type { RuleFinder } from './classes.ts'
import type { LedgerItem, LedgerView } from './inventory.ts'

/** More like files than this in one folder are one line. */
const MANY = 10

/** The items of one line. */
export interface Group {
  readonly uri: string
  readonly kind: 'file' | 'files'
  readonly target: number
  /** Index of the class rule; -1 when none matched. */
  readonly rule: number
}

/** Does the item hold personal data? */
export function holdsPersonalData(item: Pick<LedgerItem, 'records' | 'maskedRecords' | 'special'>): boolean {
  return item.records > 0 || item.maskedRecords > 0 || item.special.some((records) => records > 0)
}

/** The folder of an item, with its slash, and the ending of its name in lower case (`.docx`), empty when it has none. */
function splitUri(uri: string): { folder: string; ending: string } {
  const slash = uri.lastIndexOf('/')
  const name = uri.slice(slash + 1)
  const dot = name.lastIndexOf('.')
  return { folder: uri.slice(0, slash + 1), ending: dot > 0 ? name.slice(dot).toLowerCase() : '' }
}

/** The line that an item shares with the like files of its folder, where they are {@link MANY}: `file:///srv/forms/*.docx`. */
export function sharedLine(uri: string): string {
  const { folder, ending } = splitUri(uri)
  return `${folder}*${ending}`
}

/** Says of every item which line it belongs to. */
export class Grouping {
  readonly #rules: RuleFinder
  readonly #targets: readonly { readonly root: string }[]
  /** By target, folder and ending: number of items, rule, and whether rules differ. */
  readonly #folders = new Map<string, { items: number; rule: number; torn: boolean }>()

  constructor(ledger: LedgerView, targets: readonly { readonly root: string }[], rules: RuleFinder) {
    this.#rules = rules
    this.#targets = targets
    for (const item of ledger.items()) {
      if (!holdsPersonalData(item)) continue
      const rule = this.#rule(item)
      const key = this.#key(item)
      const folder = this.#folders.get(key)
      if (folder === undefined) this.#folders.set(key, { items: 1, rule, torn: false })
      else {
        folder.items++
        if (folder.rule !== rule) folder.torn = true
      }
    }
  }

  /** The line of an item that {@link holdsPersonalData}. */
  groupOf(item: LedgerItem): Group {
    const folder = this.#folders.get(this.#key(item))
    if (folder === undefined || folder.torn || folder.items <= MANY) {
      return { uri: item.uri, kind: 'file', target: item.target, rule: this.#rule(item) }
    }
    return { uri: sharedLine(item.uri), kind: 'files', target: item.target, rule: folder.rule }
  }

  #rule(item: LedgerItem): number {
    return this.#rules.find(item.uri, this.#targets[item.target]?.root ?? '')
  }

  #key(item: LedgerItem): string {
    const { folder, ending } = splitUri(item.uri)
    return `${item.target}\n${folder}\n${ending}`
  }
}
