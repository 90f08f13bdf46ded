/** Whose records lie where: the user's rules, applied to URIs. */
import picomatch from 'picomatch'
import type { ClassRule } from './inventory.ts'

/**
 * The text of percent-encoded bytes. Bytes that are not UTF-8 become U+FFFD: a rule cannot name them, but it can name the folder
 * they are in.
 */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
}

/** An absolute path is matched as the URI it is; one that names a folder stands for everything in it. */
function globsOf(path: string): string[] {
  const absolute = path.startsWith('/')
    ? path
    : /^[A-Za-z]:[\\/]/.test(path)
      ? `/${path.replaceAll('\\', '/')}`
      : undefined
  if (absolute === undefined) return [path]
  const uri = `file://${absolute.replace(/\/+$/, '')}`
  return [uri, `${uri}/**`]
}

/** Finds the first rule that matches. */
export class RuleFinder {
  readonly #rules: readonly ((text: string) => boolean)[]
  /** Answers by folder, for the last folders asked for: items come in the order of their URIs. */
  readonly #folders = new Map<string, number>()

  constructor(rules: readonly ClassRule[]) {
    this.#rules = rules.map((rule) => picomatch(rule.paths.flatMap(globsOf), { dot: true }))
  }

  /**
   * Index of the first rule that matches the item or anything it lies in (folder, archive); -1 when none does.
   * @param root URI of the target's root
   */
  find(uri: string, root: string): number {
    if (this.#rules.length === 0) return -1
    let first = this.#match(uri, root)
    for (let at = uri.lastIndexOf('/'); at > root.length; at = uri.lastIndexOf('/', at - 1)) {
      // `a.zip!/b.csv` lies in `a.zip`.
      const folder = uri.slice(0, uri[at - 1] === '!' ? at - 1 : at)
      if (folder.length <= root.length) break
      const key = `${root}\n${folder}`
      let answer = this.#folders.get(key)
      if (answer === undefined) {
        answer = this.#match(folder, root)
        if (this.#folders.size >= 10_000) this.#folders.clear()
        this.#folders.set(key, answer)
      }
      if (answer >= 0 && (first < 0 || answer < first)) first = answer
    }
    return first
  }

  #match(uri: string, root: string): number {
    const whole = decodePercent(uri)
    const below = decodePercent(uri.startsWith(root) ? uri.slice(root.length) : uri).replace(/^\/+/, '')
    return this.#rules.findIndex((matches) => (below !== '' && matches(below)) || matches(whole))
  }
}
