/**
 * What is found at a check-up, and what is measured of somebody who is ill. 健康檢查 is what is done for no particular disease; what is
 * measured to treat one is part of the treatment (施行細則 §4), and an illness that a check-up shows is its result.
 */
import { DISEASES, EVERYDAY_DISEASES } from '../data/special-words-diseases.ts'
import { HEALTH_EXAM_ITEMS } from '../data/special-words-exam.ts'
import { type Detector, MEDIUM } from '../detector.ts'
import type { HitList } from '../hits.ts'
import { MARK, type Marks } from './marks.ts'

const lowered = (words: readonly string[]) => new Set(words.map((word) => word.toLowerCase()))

const ILLNESSES = lowered([...DISEASES, ...EVERYDAY_DISEASES])
const ITEMS = lowered(HEALTH_EXAM_ITEMS)
/** 健檢發現肺癌, 健檢出來: told of the check-up, and not its paper. */
const TOLD = /發現|查出|出來|異常$|陽性$|追蹤|評估|訪談|服務紀錄|篩檢/u
/** Said of a disease that is looked for as well: HIV 篩檢結果. */
const OF_ANY_DISEASE = new Set(['篩檢結果', '篩檢陽性', '篩檢異常'])
/** Papers of examinations, which are the check-up's where it is one. */
const EXAMINATIONS =
  /x-?ray|x ?光|\b(?:ecg|ekg|ct|mri|abi)\b|心電圖|超音波|ultrasound|echo|(?:檢驗|檢查)(?:報告|結果|單|摘要|紀錄)?|胃鏡|大腸鏡|colonoscopy|endoscopy|mammo|家族史|過去史/iu
/** Labels of a check-up's paper that a chart has as well. */
const RESULT_LABEL =
  /(?:檢查|檢驗|醫師|複檢|綜合|健檢)(?:結果|報告|紀錄|項目|建議|判定|評語|意見)[\s　]*[:：]?[\s　]*$/u
/** So much of a label is looked at, in bytes. */
const LABEL_REACH = 36
/** On the line of an illness: who has it knew before, or is treated. */
const TREATED =
  /病史|既往|曾患|罹患|患有|服用|服藥|用藥|吃藥|確診|住院|手術|開刀|術後|治療|洗腎|透析|請假|控制中|追蹤中|就醫中|化療|diagnosed|treated|history of|takes|on medication/iu
/** So much of a line is looked at before and behind an illness. */
const AROUND = 90
/** More figures than these are no look at how somebody who is ill is doing. */
const FEW_FIGURES = 2

const EXAMINED = Buffer.from('受檢')
const LABORATORY = ['檢體', '送檢'].map((word) => Buffer.from(word))
const decoder = new TextDecoder()

/** The line around `bytes[start, end)`, as far as it is looked at. */
function lineAround(bytes: Uint8Array, start: number, end: number): string {
  let from = start
  while (from > 0 && start - from < AROUND && bytes[from - 1] !== 0x0a) from--
  let to = end
  while (to < bytes.length && to - end < AROUND && bytes[to] !== 0x0a) to++
  return decoder.decode(bytes.subarray(from, to))
}

/** Tells the one from the other. */
export class Checkup {
  readonly #medical: number
  readonly #record: number
  readonly #exam: number
  readonly #genetic: number

  constructor(catalogue: readonly Detector[]) {
    const of = (wanted: string) => catalogue.findIndex(({ special }) => special === wanted)
    this.#medical = of('medical')
    this.#record = of('medical-record')
    this.#exam = of('health-exam')
    this.#genetic = of('genetic')
  }

  /** Is the word with mark `i` the name of a check-up or of its paper? */
  names({ bits, detector, start, end }: Marks, i: number, bytes: Uint8Array): boolean {
    return (
      detector[i] === this.#exam &&
      (bits[i]! & (MARK.word | MARK.value | MARK.generic)) === MARK.word &&
      !TOLD.test(decoder.decode(bytes.subarray(start[i]!, end[i]!)))
    )
  }

  /** Does the text name somebody who is examined, 受檢者, 受檢人, and no specimen of theirs that a physician sends to a laboratory? */
  namesExamined(bytes: Uint8Array, from: number, to: number): boolean {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    return text.includes(EXAMINED) && !LABORATORY.some((word) => text.includes(word))
  }

  /** Of a check-up's paper: the illnesses in the hits from `first` on are what it found, and the papers in it its own. */
  keepFindings(bytes: Uint8Array, hits: HitList, first: number): void {
    if (this.#exam < 0) return
    for (let i = first; i < hits.length; i++) {
      const detector = hits.detector[i]
      if ((detector !== this.#medical && detector !== this.#record) || hits.confidence[i]! < MEDIUM) continue
      const word = decoder.decode(bytes.subarray(hits.start[i]!, hits.end[i]!)).toLowerCase()
      if (detector === this.#record ? EXAMINATIONS.test(word) : this.#isFound(bytes, hits, i, word))
        hits.detector[i] = this.#exam
    }
  }

  /** … and what stands behind 檢查結果 and 醫師建議 there, in the hits `[first, last)` of what has labels. */
  keepLabelled(bytes: Uint8Array, hits: HitList, first: number, last: number): void {
    if (this.#exam < 0) return
    for (let i = first; i < last; i++) {
      const start = hits.start[i]!
      // One of end 0 went with another batch.
      if (hits.detector[i] !== this.#record || hits.end[i] === 0) continue
      if (RESULT_LABEL.test(decoder.decode(bytes.subarray(Math.max(0, start - LABEL_REACH), start))))
        hits.detector[i] = this.#exam
    }
  }

  #isFound(bytes: Uint8Array, hits: HitList, i: number, word: string): boolean {
    return ILLNESSES.has(word) && !TREATED.test(lineAround(bytes, hits.start[i]!, hits.end[i]!))
  }

  /**
   * Of a row or record of labelled values, most of which are figures: 脊柱側彎 beside 身高 and 視力 is a finding. Looks at the hits from
   * `first` on for words, at all for figures.
   */
  keepFindingsOfRow(bytes: Uint8Array, hits: HitList, first: number): void {
    let examined = 0
    for (let i = 0; i < hits.length; i++) {
      if (hits.detector[i] === this.#record) return
      if (hits.detector[i] === this.#exam && hits.confidence[i]! >= MEDIUM) examined++
    }
    if (examined === 0) return
    for (let i = first; i < hits.length; i++) {
      if (hits.detector[i] !== this.#medical) continue
      const word = decoder.decode(bytes.subarray(hits.start[i]!, hits.end[i]!)).toLowerCase()
      if (ITEMS.has(word) || examined > FEW_FIGURES ? this.#isFound(bytes, hits, i, word) : false)
        hits.detector[i] = this.#exam
    }
  }

  /**
   * Figures beside an illness, where no check-up is named, are measured to treat it: 確診第 5 天，血氧 95. Of a chart (`charted`) all of
   * them are, elsewhere one or two.
   */
  keepInTreatment(marks: Marks, bytes: Uint8Array, hits: HitList, first: number, charted: boolean): void {
    for (let i = 0; i < marks.length; i++)
      if (
        marks.detector[i] === this.#exam &&
        (marks.bits[i]! & (MARK.word | MARK.value)) === MARK.word &&
        !OF_ANY_DISEASE.has(decoder.decode(bytes.subarray(marks.start[i]!, marks.end[i]!)))
      )
        return
    let [figures, recorded, ill] = [0, charted, false]
    for (let i = first; i < hits.length; i++) {
      if (hits.confidence[i]! < MEDIUM) continue
      if (hits.detector[i] === this.#exam) figures++
      recorded ||= hits.detector[i] === this.#record
      ill ||= hits.detector[i] === this.#medical || hits.detector[i] === this.#genetic
    }
    if (!(ill || recorded) || !(charted || figures <= FEW_FIGURES)) return
    const kept = recorded ? this.#record : this.#medical
    if (kept < 0) return
    for (let i = first; i < hits.length; i++) if (hits.detector[i] === this.#exam) hits.detector[i] = kept
  }
}
