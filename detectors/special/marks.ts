/** What a text is turned into before it is judged: marks, each an extent of bytes and what stands there. */

/** What a mark is: bits, combined. */
export const MARK = {
  /** A word of a category. */
  word: 1,
  /** … that is said of much else. */
  everyday: 2,
  /** … that names a paper about one person. */
  paper: 4,
  /** … that has a figure or finding behind it. */
  value: 8,
  cue: 16,
  /** A cue that is only said of who has it. */
  own: 32,
  /** Somebody without a name. */
  subject: 64,
  general: 128,
  /** Somebody with a name. */
  named: 256,
  /** Somebody with a name who deals with such things, or is to be called. */
  contact: 512,
  sentence: 1024,
  line: 2048,
  colon: 4096,
  /** An empty box: what follows is not ticked. */
  empty: 8192,
  ticked: 16384,
  /** Behind the word stand all who have it, or in front of it what is done about it. */
  generic: 32768,
  /** Right before the word stands 有, 無, 因, 是 …: whoever is before that has it, or has it not. */
  has: 65536,
  clause: 131072,
  /** 如有, 是否: what follows is asked or supposed. */
  supposed: 262144,
  /** What one does or what is done to one: only beside a cue that is said of who did it. */
  deed: 524288,
  /** Speaks in general, of its clause only. */
  loose: 1048576,
  /** 先生, 小姐: of somebody with or without a name in front. */
  title: 2097152,
  /** Whoever a chart, a judgment, an inquiry is about: 病患, 被告. */
  role: 4194304,
  /** A word of a paper that is the number of one. */
  number: 8388608,
  /** What is said is said of an animal, or of a thing. */
  animal: 16777216,
  /** What only those write who treat somebody. */
  clinical: 33554432,
  /** A word of a sexual offence: of whoever is convicted of it, it tells of the conviction. */
  offence: 67108864,
  /** Whoever an offence was done to. */
  victim: 134217728,
  /** Behind an empty box stands 有, 無, 是, 否. */
  answer: 268435456,
  /** A drug with its dose behind it. */
  dose: 536870912,
  /** A word of what somebody is charged with: no conviction yet. */
  charge: 1073741824,
  /** … and that it is not one: investigated, not prosecuted, acquitted. The sign's bit. */
  pending: -2147483648,
} as const

/** Marks as columns of numbers, in order of start. */
export class Marks {
  length = 0
  start = new Int32Array(256)
  end = new Int32Array(256)
  bits = new Int32Array(256)
  /** Catalogue number of the word's detector. */
  detector = new Uint8Array(256)

  clear(): void {
    this.length = 0
  }

  add(start: number, end: number, bits: number, detector: number): void {
    const i = this.length++
    if (i === this.start.length) this.#grow()
    this.start[i] = start
    this.end[i] = end
    this.bits[i] = bits
    this.detector[i] = detector
  }

  #grow(): void {
    const size = this.start.length * 2
    const wider = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(size)
      to.set(from)
      return to
    }
    this.start = wider(this.start)
    this.end = wider(this.end)
    this.bits = wider(this.bits)
    const detector = new Uint8Array(size)
    detector.set(this.detector)
    this.detector = detector
  }
}
