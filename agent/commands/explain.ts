/** `pandian explain <kind>`: the page of documentation of one kind of personal data. */
import { type Command, Option } from 'commander'
import { DETECTORS } from '../../detectors/catalogue.ts'
import { type CustomSpec, codeOf, literalOf } from '../../detectors/custom.ts'
import { CATEGORIES } from '../../inventory/inventory.ts'
import type { Language } from '../../report/model.ts'
import { loadConfig } from '../config.ts'
import { settleDetection } from '../config-detection.ts'
import { nearestOf } from '../config-problems.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { command } from '../invocation.ts'
import { detectorPage, plain } from '../pages.ts'
import { customConfidence } from './detectors.ts'

interface ExplainFlags {
  readonly config?: string
  readonly lang?: Language
}

/** Adds the command to the program. */
export function addExplain(program: Command, console: Console): void {
  program
    .command('explain')
    .description('說明某一類型找什麼、不找什麼 / tell what one kind finds and what it does not')
    .argument('<kind>', '類型（見 pandian detectors）/ a kind, as pandian detectors lists them')
    .option('--config <file>', '設定檔（含自訂類型）/ configuration file, for kinds of your own')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      () => `\n範例 / Examples:\n  ${command('explain tw-national-id')}\n  ${command('explain name')}`,
    )
    .action((id: string, flags: ExplainFlags) => explain(id, flags, console))
}

function explain(id: string, flags: ExplainFlags, console: Console): void {
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  console.language = flags.lang ?? config.language ?? console.language
  const { custom } = settleDetection(config)
  const spec = custom.find((one) => one.id === id)
  if (spec !== undefined) {
    console.print(pageOf(spec, console))
    return
  }
  const page = DETECTORS.some((detector) => detector.id === id) ? detectorPage(id, console.language) : undefined
  if (page === undefined) {
    const near = nearestOf(
      id,
      [...DETECTORS, ...custom].map((detector) => detector.id),
      3,
    )
    throw new PandianError('detector-unknown', { item: id, ...(near.length === 0 ? {} : { near: near.join(', ') }) })
  }
  console.print(plain(page).trimEnd())
}

/** A page for a kind of one's own, from its specification. */
function pageOf(spec: CustomSpec, console: Console): string {
  const { names, id, category, strength, pattern, columns, labels, examples } = spec
  const literal = spec.text ? literalOf(pattern) : undefined
  const list = (words: readonly string[]) => (words.length === 0 ? '—' : words.join(', '))
  const official = CATEGORIES.find(({ code }) => code === category)?.name ?? ''
  const rows: readonly (readonly [zh: string, en: string, value: string])[] = [
    ['類別', 'Category', `${category} ${official}`],
    ['強度', 'Strength', strength],
    ['證據代號', 'Number in evidence', String(codeOf(spec))],
    ['樣式', 'Pattern', pattern],
    ['檢查碼', 'Checksum', spec.checksum === undefined ? '—' : JSON.stringify(spec.checksum)],
    ['欄名', 'Columns', list(columns)],
    ['標示', 'Labels', list(labels)],
    ['內文', 'Running text', literal === undefined ? console.pick('只在標示之後', 'only behind a label') : literal],
    ['可信度', 'Confidence', customConfidence(spec, console.language)],
    ['範例', 'Examples', `${examples.hit.length} + ${examples.miss.length}`],
  ]
  const lines = rows.map(([zh, en, value]) => `${console.pick(zh, en)}${console.pick('：', ': ')}${value}`)
  return [`${names.zh} ${names.en} (${id})`, '', ...lines].join('\n')
}
