/** Asks on a terminal for what options did not say; elsewhere it is missing. */
import { createInterface, type Interface } from 'node:readline'
import type { Words } from '../report/words.ts'
import type { Console } from './console.ts'
import { PandianError } from './errors.ts'

/** What is asked for. */
export interface Question {
  /** The option that says it, without its dashes. */
  readonly option: string
  /** What the option said. */
  readonly given: string | undefined
  readonly words: Words
  /** Is that an answer? Every one that is not blank, where this is missing. */
  readonly accepts?: (text: string) => boolean
  /** A blank is an answer, too. */
  readonly optional?: boolean
  /** Of a day: the first that is one, for telling what is wrong with others. */
  readonly from?: string
}

/** One after the other. Close it in any case. */
export class Questions {
  readonly #console: Console
  readonly #typing: Interface | undefined
  readonly #lines: AsyncIterator<string> | undefined
  readonly #missing: string[] = []
  #open: boolean

  constructor(console: Console) {
    this.#console = console
    this.#open = process.stdin.isTTY === true
    if (!this.#open) return
    this.#typing = createInterface({ input: process.stdin, output: process.stderr })
    // Stopped by Ctrl-Z and taken up again it pauses, and the program would end.
    this.#typing.on('SIGCONT', () => this.#typing?.prompt(true))
    // Not `question()`, which loses lines that are pasted together.
    this.#lines = this.#typing[Symbol.asyncIterator]()
    this.#typing.once('close', () => {
      this.#open = false
    })
  }

  /** Somebody can be asked. */
  get onTerminal(): boolean {
    return this.#typing !== undefined
  }

  /** What an option said, or an answer; asks again when it is none. Empty when there is nobody to ask. Throws `record-invalid`. */
  async answer({
    option,
    given = '',
    words,
    accepts = () => true,
    optional = false,
    from = '',
  }: Question): Promise<string> {
    let said = given.trim()
    if (said !== '' && !accepts(said)) throw new PandianError('record-invalid', { item: `--${option}`, from })
    for (;;) {
      if (said !== '' && accepts(said)) return said
      if (this.#open) this.#typing?.setPrompt(`${words[this.#console.language]}: `)
      if (this.#open) this.#typing?.prompt()
      const line = await this.#lines?.next()
      // Nobody to ask, or somebody who has had enough.
      if (line === undefined || line.done === true) {
        if (!optional) this.#missing.push(`--${option}`)
        return ''
      }
      said = line.value.trim()
      if (optional && said === '') return ''
    }
  }

  /** Throws `record-incomplete` when something has no answer. */
  complete(): void {
    if (this.#missing.length > 0) throw new PandianError('record-incomplete', { item: this.#missing.join(' ') })
  }

  close(): void {
    this.#typing?.close()
  }
}
