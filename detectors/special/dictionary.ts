/** The words by which it is told that a text is about somebody's illness, genes, sexual life or convictions, and what each of them is. */
import {
  ANIMALS,
  CUES,
  ENUMERATED,
  GENERAL,
  LOOSELY_GENERAL,
  NOT_GENERAL,
  OWN_CUES,
  PAPERS,
  PENDING,
  ROLES,
  SUBJECTS,
  SUPPOSED,
  TITLES,
  VICTIMS,
} from '../data/special-words-context.ts'
import { CRIMINAL_WORDS, EVERYDAY_CRIMINAL } from '../data/special-words-criminal.ts'
import { EVERYDAY_DISEASES } from '../data/special-words-diseases.ts'
import { EVERYDAY_DRUGS } from '../data/special-words-drugs.ts'
import { EVERYDAY_EXAM, EXAM_ARRANGED, EXAM_TO_COME, HEALTH_EXAM_ITEMS } from '../data/special-words-exam.ts'
import { EVERYDAY_GENETIC } from '../data/special-words-genetic.ts'
import { CLINICAL_SIGNS, EVERYDAY_RECORD, RECORD_NUMBERS } from '../data/special-words-record.ts'
import { EVERYDAY_SEXUAL, OFFENCES } from '../data/special-words-sexual.ts'
import { EVERYDAY_TREATMENTS } from '../data/special-words-treatment.ts'
import type { Detector } from '../detector.ts'
import { WordSearch } from '../kernel.ts'
import { Lexicon } from '../lexicon.ts'
import { MARK } from './marks.ts'

/** Words that name a paper about one person. */
const PAPER =
  /(?:報告|報告單|報告書|紀錄|紀錄表|記錄|證明|證明書|處分書|摘要|病摘|單|診斷書|同意書|病歷|檢查|鑑定|問卷|主訴|病史|診斷|體檢表)$/u

/** What one is charged with, in a word that tells of no judgment: 業務侵占, 詐欺案, 違反保護令. */
const CHARGE =
  /^(?!.*(?:判|刑|拘役|前科|前案|緩|起訴|確定|定讞|服|監|獄|執行|累犯|慣犯|保護管束|紀錄|列管)).*(?:罪|案|案件|未遂|既遂|竊盜|詐欺|侵占|毒品|傷害|致死|駕駛|駕車|逃逸|背信|詐騙|搶劫|強盜|恐嚇|家暴|殺人|縱火|放火|誹謗|侮辱|毀損)$|^(?:違反|持有|施用|販賣|製造|運輸|轉讓)/u

/** What is only said of who was found guilty. */
const JUDGED = /^(?:經|遭|被|曾)+(?:判|犯)|^判[過了]|判刑|判處|確定$|定讞/u

/** Words that are said of much else, too. */
const EVERYDAY = [
  ...EVERYDAY_DISEASES,
  ...EVERYDAY_DRUGS,
  ...EVERYDAY_TREATMENTS,
  ...EVERYDAY_RECORD,
  ...EVERYDAY_GENETIC,
  ...EVERYDAY_SEXUAL,
  ...EVERYDAY_CRIMINAL,
  ...EVERYDAY_EXAM,
]

/** What a word of the lexicon is. */
export interface Entry {
  readonly detector: number
  readonly bits: number
}

/** The words of a catalogue, and what they are. */
interface Dictionary {
  /** The words of the categories. */
  readonly words: WordSearch
  /** With them all that says whether a text is about somebody. */
  readonly lexicon: Lexicon
  /** By the numbers in both. */
  readonly entries: readonly Entry[]
}

/** To make one takes a while, and a test makes hundreds of scanners. */
const dictionaries = new WeakMap<readonly Detector[], Dictionary>()

/** The words of a catalogue. */
export function dictionaryOf(catalogue: readonly Detector[]): Dictionary {
  let dictionary = dictionaries.get(catalogue)
  if (dictionary === undefined) {
    dictionary = makeDictionary(catalogue)
    dictionaries.set(catalogue, dictionary)
  }
  return dictionary
}

function makeDictionary(catalogue: readonly Detector[]): Dictionary {
  const words = new Map<string, Entry>()
  const mark = (list: Iterable<string>, bits: number, detector = 0): void => {
    for (const word of list) {
      const key = word.toLowerCase()
      const known = words.get(key)
      // A word of two categories is the first one's.
      words.set(key, { detector: known?.detector ?? detector, bits: (known?.bits ?? 0) | bits })
    }
  }
  catalogue.forEach((detector, index) => {
    const list = detector.words ?? []
    mark(list, MARK.word, index)
    mark(
      list.filter((word) => PAPER.test(word)),
      MARK.paper,
      index,
    )
  })
  const known = EVERYDAY.filter((word) => words.has(word.toLowerCase()))
  mark(known, MARK.everyday)
  mark(
    HEALTH_EXAM_ITEMS.filter((word) => words.has(word.toLowerCase())),
    MARK.value,
  )
  mark(
    EVERYDAY_CRIMINAL.filter((word) => words.has(word.toLowerCase())),
    MARK.deed,
  )
  mark(
    RECORD_NUMBERS.filter((word) => words.has(word.toLowerCase())),
    MARK.number,
  )
  mark(
    OFFENCES.filter((word) => words.has(word)),
    MARK.offence,
  )
  mark(
    [...CRIMINAL_WORDS, ...EVERYDAY_CRIMINAL].filter((word) => CHARGE.test(word) && words.has(word.toLowerCase())),
    MARK.charge,
  )
  mark(
    CRIMINAL_WORDS.filter((word) => JUDGED.test(word) && words.has(word.toLowerCase()) && !word.includes('無罪')),
    MARK.cue | MARK.own,
  )
  const ofCategories = new Lexicon([...words.keys()].map((word, i) => [word, i]))
  mark(PAPERS, MARK.paper)
  mark(SUBJECTS, MARK.subject)
  mark(ROLES, MARK.role)
  mark(CUES, MARK.cue)
  mark(OWN_CUES, MARK.cue | MARK.own)
  mark(GENERAL, MARK.general)
  mark(ENUMERATED, MARK.general)
  mark(NOT_GENERAL, 0)
  mark(EXAM_ARRANGED, MARK.general)
  mark(EXAM_TO_COME, MARK.loose)
  mark(PENDING, MARK.pending)
  mark(LOOSELY_GENERAL, MARK.loose)
  mark(TITLES, MARK.title)
  mark(SUPPOSED, MARK.supposed)
  mark(ANIMALS, MARK.animal)
  mark(CLINICAL_SIGNS, MARK.clinical)
  mark(VICTIMS, MARK.victim)
  return {
    words: new WordSearch(ofCategories),
    lexicon: new Lexicon([...words.keys()].map((word, i) => [word, i])),
    entries: [...words.values()],
  }
}
