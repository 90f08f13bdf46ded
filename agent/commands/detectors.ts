/** `pandian detectors`: every kind of personal data there is, built in or of the organisation's own. */
import { type Command, Option } from 'commander'
import { catalogueWith, literalOf } from '../../detectors/custom.ts'
import type { Detector } from '../../detectors/detector.ts'
import { makeMatch } from '../../detectors/hits.ts'
import type { Language } from '../../report/model.ts'
import { width } from '../../report/text.ts'
import { loadConfig } from '../config.ts'
import { type DetectionSettings, settleDetection } from '../config-detection.ts'
import type { Console } from '../console.ts'
import { EXIT } from '../exit-codes.ts'
import { command } from '../invocation.ts'
import { confidenceLine, detectorPage } from '../pages.ts'

interface DetectorsFlags {
  readonly json?: boolean
  readonly config?: string
  readonly lang?: Language
}

/** Adds the command to the program. */
export function addDetectors(program: Command, console: Console): void {
  program
    .command('detectors')
    .description('列出能找到的個資類型 / list the kinds of personal data that are found')
    .option('--json', '輸出 JSON / print JSON')
    .option('--config <file>', '設定檔（含自訂類型）/ configuration file, for kinds of your own')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      () =>
        `\n範例 / Examples:\n  ${command('detectors')}\n      全部類型，附遮蔽後的範例 / all of them, with a masked example\n  ${command('explain mobile')}\n      某一類型找什麼、不找什麼 / what one of them finds and does not`,
    )
    .action((flags: DetectorsFlags) => list(flags, console))
}

function list(flags: DetectorsFlags, console: Console): void {
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  console.language = flags.lang ?? config.language ?? console.language
  const detection = settleDetection(config)
  const rows = catalogueWith(detection.custom).map((detector) => rowOf(detector, detection, console.language))
  if (flags.json) {
    console.print(JSON.stringify(rows, undefined, 2))
    return
  }
  const idWidth = Math.max(...rows.map(({ id }) => id.length))
  const nameWidth = Math.max(...rows.map(({ names }) => width(console.pick(names.zh, names.en))))
  for (const { id, names, category, example, custom } of rows) {
    const name = console.pick(names.zh, names.en)
    const own = custom ? console.pick('  （自訂）', '  (your own)') : ''
    console.print(`${id.padEnd(idWidth)}  ${name}${' '.repeat(nameWidth - width(name))}  ${category}  ${example}${own}`)
  }
  console.end(
    EXIT.complete,
    `共 ${rows.length} 類。詳情：${command('explain <類型>')}`,
    `${rows.length} kinds. For one of them: ${command('explain <kind>')}`,
  )
}

function rowOf(detector: Detector, { custom }: DetectionSettings, language: Language) {
  const { id, code, names, category, strength, special } = detector
  const spec = custom.find((one) => one.id === id)
  return {
    id,
    names,
    code,
    category,
    strength,
    special: special ?? null,
    example: exampleOf(detector),
    confidence:
      spec === undefined ? confidenceLine(detectorPage(id, language) ?? '') : customConfidence(spec, language),
    custom: spec !== undefined,
  }
}

/** How sure a find of a kind of one's own is, in a line. */
export function customConfidence(spec: DetectionSettings['custom'][number], language: Language): string {
  const pick = (zh: string, en: string) => (language === 'zh-TW' ? zh : en)
  if (spec.checksum !== undefined) return pick('高：檢查碼相符。', 'High: the check digit agrees.')
  const literal = spec.text ? literalOf(spec.pattern) : undefined
  return literal === undefined
    ? pick('高：只在指定的欄位中與標示之後。', 'High: only in its columns and behind its labels.')
    : pick(
        '在指定的欄位中與標示之後為高，內文中為中。',
        'High in its columns and behind its labels, medium in running text.',
      )
}

/** What a report would show of an invented value. */
function exampleOf(detector: Detector): string {
  const match = makeMatch()
  for (const { text } of detector.examples.hit) {
    const bytes = Buffer.from(text)
    if (!detector.cell(bytes, 0, bytes.length, match)) continue
    return detector.mask(Buffer.from(match.canonical.subarray(0, match.canonicalLength)).toString())
  }
  return detector.mask(detector.examples.hit[0]?.canonical ?? detector.examples.hit[0]?.text ?? '')
}
