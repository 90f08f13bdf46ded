/**
 * A mail in which nobody is named but in its headers: 佩蓉昨晚因為大量出血送急診. What it tells of the special categories is counted as its sender's,
 * of whom or to whom it is known; said of nobody, it would be lost. Whom else it names by half a name is not known to anybody who reads it alone.
 */
import type { Collector, RecordPlace } from '../collector.ts'
import { MEDIUM } from '../detector.ts'
import { HitList } from '../hits.ts'
import type { SpecialWords } from '../special.ts'
import { lineStart, MAX_REGION } from './layout.ts'
import { aroundOf, shown } from './shown.ts'

/** The line of whoever wrote a mail; the headers of its parts have none. */
const FROM = /^From:/imu

const decoder = new TextDecoder()

/** Remembers the sender of the mail that is being read. */
export class MailSender {
  readonly #special: SpecialWords
  readonly #name: number
  readonly #sender: HitList
  readonly #words: HitList
  readonly #record: HitList

  /** @param name the detector of names, by its catalogue number */
  constructor(special: SpecialWords, name: number, inspecting: boolean) {
    this.#special = special
    this.#name = name
    this.#sender = new HitList(inspecting)
    this.#words = new HitList(inspecting)
    this.#record = new HitList(inspecting)
  }

  /** Nobody's mail is being read. */
  forget(): void {
    this.#sender.clear()
  }

  /** Reads who it is from the hits from `first` on, in the headers `text[0, length)`. */
  note(text: Uint8Array, length: number, hits: HitList, first: number): void {
    const sender = this.#sender
    if (!FROM.test(decoder.decode(text.subarray(0, length)))) return
    sender.clear()
    for (let i = first; i < hits.length; i++) {
      const line = text.subarray(lineStart(text, hits.start[i]!), Math.min(length, hits.start[i]!))
      if (FROM.test(decoder.decode(line))) sender.copy(hits, i, i + 1)
    }
    // Their text is gone when that of the mail comes.
    sender.start.fill(0, 0, sender.length)
    sender.end.fill(0, 0, sender.length)
  }

  /**
   * Gives out a record of the sender with what `text[0, length)` tells, if it tells of anything: once for a mail.
   *
   * @param lineOf the line of a place
   */
  tell(
    text: Uint8Array,
    length: number,
    lineOf: (place: number) => number,
    collector: Collector,
    where: RecordPlace,
  ): void {
    const sender = this.#sender
    if (sender.length === 0) return
    const words = this.#words
    words.clear()
    this.#special.findAround(text, 0, length, 0, length, sender, 0, sender.length, words)
    if (words.length === 0) return
    const say = (from: number, to: number) => shown(text, from, to, sender, this.#name, 0, sender.length)
    this.#special.weigh(
      'text',
      () => say(0, Math.min(length, MAX_REGION)),
      (i) => say(...aroundOf(words, i, 0, length)),
      { hits: words, first: 0, last: words.length },
      { hits: sender, first: 0, last: sender.length },
    )
    const record = this.#record
    record.clear()
    for (let k = 0; k < words.length; k++) {
      if (words.confidence[k]! < MEDIUM) continue
      words.line[k] = lineOf(words.start[k]!)
      record.copy(words, k, k + 1)
    }
    if (record.length === 0) return
    record.copy(sender, 0, sender.length)
    collector.record(record, 0, record.length, where)
    // The same mail as HTML tells it again.
    this.forget()
  }
}
