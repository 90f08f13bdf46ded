/** The one place that speaks to the user and sets the status, so that the two cannot disagree. */
import type { Language } from '../report/model.ts'
import { PandianError, reasonOf } from './errors.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { maskText } from './names.ts'

/** How often a running line is refreshed. */
const REFRESH_MS = 200

/** Results go to stdout, everything else to stderr. */
export class Console {
  language: Language = 'zh-TW'
  quiet = false
  #line = ''
  #refreshed = 0

  /** One text in the user's language. */
  pick(zh: string, en: string): string {
    return this.language === 'en' ? en : zh
  }

  /** A result. */
  print(text: string): void {
    process.stdout.write(`${text}\n`)
  }

  /** A remark; not with `--quiet`. */
  note(zh: string, en: string): void {
    if (!this.quiet) this.#write(this.pick(zh, en))
  }

  /** Refreshes the running line of a terminal; does nothing elsewhere, where a log would fill with them. */
  running(text: () => string): void {
    if (this.quiet || !process.stderr.isTTY) return
    const now = performance.now()
    if (now - this.#refreshed < REFRESH_MS) return
    this.#refreshed = now
    this.#line = text().slice(0, Math.max(20, (process.stderr.columns ?? 80) - 1))
    process.stderr.write(`\r\x1b[2K${this.#line}`)
  }

  /** Ends with a status, telling why. */
  end(status: ExitCode, zh?: string, en?: string): void {
    if (zh !== undefined && en !== undefined && (!this.quiet || status !== EXIT.complete))
      this.#write(this.pick(zh, en))
    else this.clear()
    process.exitCode = status
  }

  /** Ends with an error. Only a fault of ours shows where it came from, and never its message, which may hold data. */
  fail(error: unknown): void {
    if (error instanceof PandianError) {
      this.end(error.exit, error.words('zh-TW'), error.words('en'))
      return
    }
    const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
    const where = frames.slice(0, 8).join('\n')
    this.end(
      EXIT.internal,
      `程式發生未預期的錯誤（${reasonOf(error)}）。已讀的部分保留，請以相同指令再試；若再發生，請附上以下位置回報。\n${where}`,
      `Something went wrong that should not have (${reasonOf(error)}). What was read is kept; try the same command again, and report it with these places if it comes back.\n${where}`,
    )
  }

  /** Removes the running line. */
  clear(): void {
    if (this.#line !== '') process.stderr.write('\r\x1b[2K')
    this.#line = ''
  }

  /** Where the output of a scheduled scan goes, names of people in paths must not. */
  #write(text: string): void {
    this.clear()
    process.stderr.write(`${maskText(text)}\n`)
  }
}
