/** Which regulations apply: asked on a terminal, or answered by flags. Only the organisation can say; the questions narrow 58 down. */
import type { Interface } from 'node:readline/promises'
import { REGULATIONS } from '../inventory/regulations/catalogue.ts'
import { type Regulation, SECTORS, type Sector } from '../inventory/regulations/regulation.ts'
import type { Language } from '../report/model.ts'
import { amendedText, authorityText, textIn } from '../report/statements.ts'
import { PandianError } from './errors.ts'

/** What the organisation said of itself. */
export interface Choice {
  /** Empty: said to be none. Undefined: not said. */
  readonly regulations: readonly Regulation[] | undefined
  /** New Taiwan dollars. */
  readonly capital?: number
}

/** Answers on a command line. */
export interface ChoiceFlags {
  readonly sector?: readonly string[]
  readonly kind?: readonly string[]
  readonly capital?: number
}

/** Fields of business. */
const SECTOR_WORDS: Readonly<Record<Sector, Readonly<Record<Language, string>>>> = {
  manufacturing: { 'zh-TW': '製造業及技術服務業', en: 'Manufacturing and technical services' },
  retail: { 'zh-TW': '批發、零售、食品、菸酒、藥品、傳銷', en: 'Wholesale, retail, food, medicines, direct selling' },
  digital: { 'zh-TW': '數位經濟', en: 'Digital economy' },
  communications: { 'zh-TW': '通訊傳播', en: 'Communications and broadcasting' },
  utilities: { 'zh-TW': '水、電、天然氣、加油站', en: 'Water, electricity, gas, petrol stations' },
  transport: { 'zh-TW': '運輸、停車場、觀光', en: 'Transport, car parks, tourism' },
  finance: { 'zh-TW': '金融', en: 'Finance' },
  'tax-customs': { 'zh-TW': '記帳報稅、報關、保稅', en: 'Bookkeeping, customs, bonded warehouses' },
  health: { 'zh-TW': '醫院、護理、精神復健', en: 'Hospitals, nursing, psychiatric rehabilitation' },
  welfare: { 'zh-TW': '社會福利、長期照顧', en: 'Social welfare, long-term care' },
  education: {
    'zh-TW': '學校、補習班、課後照顧、職業訓練',
    en: 'Schools, tutoring, after-school care, vocational training',
  },
  labour: { 'zh-TW': '人力供應、人力仲介', en: 'Labour supply, employment agencies' },
  associations: {
    'zh-TW': '人民團體、合作社、宗教、政黨、祭祀團體',
    en: 'Associations, cooperatives, religion, parties',
  },
  services: { 'zh-TW': '殯葬、交友、警政類業者', en: 'Funerals, dating, businesses under the police authorities' },
  property: { 'zh-TW': '地政類、營建類、工程技術顧問', en: 'Land, construction, engineering consultants' },
  overseas: { 'zh-TW': '移民業務、僑務、大陸事務', en: 'Immigration, overseas community and mainland affairs' },
  culture: { 'zh-TW': '電影、著作權集管、彩券', en: 'Film, copyright societies, lotteries' },
}

const ofSector = (sector: Sector) => REGULATIONS.filter((regulation) => regulation.sector === sector)
const isSector = (text: string): text is Sector => (SECTORS as readonly string[]).includes(text)

/** Whether any of the flags answers something. */
export function answered({ sector, kind, capital }: ChoiceFlags): boolean {
  return sector !== undefined || kind !== undefined || capital !== undefined
}

/**
 * What the flags say. A sector with one regulation names it; one with several needs the kind of organisation. Throws `usage` for
 * words nobody knows, and where the kind is missing, with those to choose of.
 */
export function choiceOf({ sector, kind, capital }: ChoiceFlags): Choice {
  const money = capital === undefined ? {} : { capital }
  if (sector === undefined && kind === undefined) return { regulations: undefined, ...money }
  if (sector?.length === 1 && sector[0] === 'none' && kind === undefined) return { regulations: [], ...money }
  const chosen = new Set<Regulation>()
  for (const wanted of kind ?? []) {
    const found = REGULATIONS.find((regulation) => regulation.kind === wanted)
    if (found === undefined)
      throw unknown(
        '--kind',
        wanted,
        REGULATIONS.map((regulation) => regulation.kind),
      )
    chosen.add(found)
  }
  for (const wanted of sector ?? []) {
    if (!isSector(wanted)) throw unknown('--sector', wanted, [...SECTORS, 'none'])
    const within = ofSector(wanted)
    if (within.some((regulation) => chosen.has(regulation))) continue
    if (within.length > 1)
      throw unknown(
        '--kind',
        '',
        within.map((regulation) => regulation.kind),
      )
    for (const regulation of within) chosen.add(regulation)
  }
  return { regulations: inOrder(chosen), ...money }
}

function unknown(option: string, given: string, allowed: readonly string[]): PandianError {
  const list = allowed.join(', ')
  return new PandianError('usage', {
    'message-zh': given === '' ? `請再以 ${option} 指定：${list}` : `${option} 沒有 ${given}，應為：${list}`,
    message: given === '' ? `say which with ${option}: ${list}` : `${option} has no ${given}; it should be of: ${list}`,
  })
}

function inOrder(chosen: ReadonlySet<Regulation>): readonly Regulation[] {
  return REGULATIONS.filter((regulation) => chosen.has(regulation))
}

/** Asks. What is left empty is not said, and so is the rest where the input ends; `0` is none. */
export async function ask(terminal: Interface, print: (text: string) => void, language: Language): Promise<Choice> {
  const ended = new AbortController()
  terminal.once('close', () => ended.abort())
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)
  print(
    say(
      '以下問題用來找出適用之安全維護辦法，可直接按 Enter 略過，日後再寫在設定檔。',
      'These questions find the regulations that apply. Press Enter to skip one; the configuration can be changed later.',
    ),
  )
  const sectors = await pick(
    SECTORS.map((sector) => SECTOR_WORDS[sector][language]),
    say('業別（可多選，以逗號分隔；0 為都不是）：', 'Field of business (several with commas; 0: none of them): '),
  )
  if (sectors === undefined) return { regulations: undefined }
  const chosen = new Set<Regulation>()
  let skipped = false
  for (const sector of sectors.map((index) => SECTORS[index]!)) {
    const within = ofSector(sector)
    if (within.length === 1) {
      chosen.add(within[0]!)
      continue
    }
    print(`\n${SECTOR_WORDS[sector][language]}`)
    const kinds = await pick(
      within.map(({ who }) => textIn(who, language)),
      say('哪一種（可多選；0 為都不是）：', 'Which of these (several with commas; 0: none of them): '),
    )
    skipped ||= kinds === undefined
    for (const index of kinds ?? []) chosen.add(within[index]!)
  }
  // Skipping is not saying that there is none.
  if (skipped && chosen.size === 0) return { regulations: undefined }
  const regulations = inOrder(chosen)
  if (!regulations.some(({ tier }) => tier?.capital !== undefined)) return { regulations }
  const capital = await amount(
    say('資本額（新臺幣元；不知道請按 Enter）：', 'Capital in New Taiwan dollars (Enter: not known): '),
  )
  return capital === undefined ? { regulations } : { regulations, capital }

  async function answerTo(question: string): Promise<string> {
    if (ended.signal.aborted) return ''
    try {
      return await terminal.question(question, { signal: ended.signal })
    } catch (error) {
      if (ended.signal.aborted) return ''
      throw error
    }
  }

  async function pick(options: readonly string[], question: string): Promise<readonly number[] | undefined> {
    for (const [index, option] of options.entries()) print(`${String(index + 1).padStart(4)}  ${option}`)
    for (;;) {
      const answer = (await answerTo(question)).trim()
      if (answer === '') return undefined
      const numbers = answer.split(/[\s,，、]+/).filter((part) => part !== '')
      if (numbers.length === 1 && numbers[0] === '0') return []
      const indexes = numbers.map((part) => (/^\d+$/.test(part) ? Number(part) - 1 : -1))
      if (indexes.every((index) => index >= 0 && index < options.length)) return [...new Set(indexes)]
      print(say(`請輸入 1 到 ${options.length}，或 0。`, `Type 1 to ${options.length}, or 0.`))
    }
  }

  async function amount(question: string): Promise<number | undefined> {
    for (;;) {
      const answer = (await answerTo(question)).trim().replaceAll(/[,，\s]/g, '')
      if (answer === '') return undefined
      if (/^\d{1,15}$/.test(answer)) return Number(answer)
      print(say('請輸入數字，例如 10000000。', 'Type a number, like 10000000.'))
    }
  }
}

/** The choice as lines of pandian.yaml, each regulation with why it stands there. */
export function choiceLines({ regulations, capital }: Choice, language: Language): string {
  const lines: string[] = []
  const say = (zh: string, en: string) => (language === 'en' ? en : zh)
  if (regulations !== undefined) {
    if (regulations.length === 0) {
      lines.push(say('# 設定時回答：都不是', '# Said when this was set up: none of them'), 'regulations: []')
    } else {
      lines.push('regulations:')
      for (const regulation of regulations) {
        const { id, name, who, version, asOf } = regulation
        const by = authorityText(regulation, language)
        lines.push(
          say(
            `  # ${textIn(who, language)}：${name}（${by}，條文版本 ${version}，資料截至 ${asOf}）`,
            `  # ${textIn(who, language)}: ${name} (${by}, text of ${version}, data as of ${asOf})`,
          ),
          ...(regulation.amended === undefined ? [] : [`  # ${amendedText(regulation.amended, language)}`]),
          `  - ${id}`,
        )
      }
    }
  }
  if (capital !== undefined)
    lines.push(
      '',
      say('# 資本額（新臺幣元）', '# Capital in New Taiwan dollars'),
      'organisation:',
      `  capital: ${capital}`,
    )
  return lines.join('\n')
}
