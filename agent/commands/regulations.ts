/** `pandian regulations`: every regulation there is data for, and what one of them asks for. */
import { type Command, Option } from 'commander'
import type { Duty } from '../../inventory/inventory.ts'
import { REGULATIONS } from '../../inventory/regulations/catalogue.ts'
import { POPULATIONS as CLASSES, type Regulation, type Threshold } from '../../inventory/regulations/regulation.ts'
import { thresholdsOf } from '../../inventory/regulations/thresholds.ts'
import { UPCOMING } from '../../inventory/regulations/upcoming.ts'
import { dutyArticle, dutyDetails, dutyName, dutyPeriodText } from '../../report/duties.ts'
import type { Language } from '../../report/model.ts'
import { amendedText, authorityText, textIn, unitText } from '../../report/statements.ts'
import { count, width } from '../../report/text.ts'
import { BASES, NUMBER_KINDS, phrase, READINGS, SUBJECT_CLASSES } from '../../report/words.ts'
import { loadConfig } from '../config.ts'
import { nearestOf } from '../config-problems.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { command } from '../invocation.ts'

interface RegulationsFlags {
  readonly json?: boolean
  readonly config?: string
  readonly lang?: Language
}

/** Adds the command to the program. */
export function addRegulations(program: Command, console: Console): void {
  program
    .command('regulations')
    .description(
      '列出安全維護辦法，或其中一部之門檻、應辦理事項與條次 / list the regulations, or what one of them asks for',
    )
    .argument('[id]', '法規代碼 / id of one, as J0030130')
    .option('--json', '輸出 JSON / print JSON')
    .option('--config <file>', '設定檔（含自訂之辦法）/ configuration file, for rules of your own')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      () =>
        `\n內容取自全國法規資料庫，各辦法註明版本與截止日；其後之修正未查證。\nRead from the database of national laws; each has its version and the day it was read. Later amendments are not verified.\n\n範例 / Examples:\n  ${command('regulations')}\n      全部辦法與其門檻 / all of them, with their numbers\n  ${command('regulations D0020085')}\n      一部辦法 / one of them\n  ${command('regulations --json')}\n      供程式使用 / for programs`,
    )
    .action((id: string | undefined, flags: RegulationsFlags) => print(id, flags, console))
}

function print(id: string | undefined, flags: RegulationsFlags, console: Console): void {
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  console.language = flags.lang ?? config.language ?? console.language
  const own = config.ownRegulations ?? []
  const drafts = UPCOMING.flatMap(({ regulation }) => regulation ?? [])
  const builtIn = REGULATIONS.filter((each) => own.every((other) => other.id !== each.id))
  const known = [...builtIn, ...own].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (id === undefined) {
    list(known, flags.json ?? false, console)
    return
  }
  const found = [...known, ...drafts].find((regulation) => regulation.id.toLowerCase() === id.toLowerCase())
  if (found === undefined) {
    const ids = known.map((regulation) => regulation.id)
    throw new PandianError('regulation-unknown', { item: id, known: nearestOf(id, ids, 3).join(', ') || '–' })
  }
  if (flags.json) console.print(JSON.stringify(plain(found), undefined, 2))
  else for (const line of page(found, console.language)) console.print(line)
}

function list(regulations: readonly Regulation[], json: boolean, console: Console): void {
  if (json) {
    console.print(JSON.stringify(regulations.map(plain), undefined, 2))
    return
  }
  const { language } = console
  const idWidth = Math.max(...regulations.map(({ id }) => id.length))
  for (const regulation of regulations) {
    const numbers = thresholdsOf(regulation).map((threshold) => shortNumber(threshold, language))
    const indent = ' '.repeat(idWidth + 2)
    console.print(`${regulation.id.padEnd(idWidth)}  ${regulation.name}`)
    console.print(`${indent}${authorityText(regulation, language)} · ${numbers.join(' · ')}`)
  }
  console.end(
    EXIT.complete,
    `共 ${regulations.length} 部。詳情：${command('regulations <代碼>')}；適用者寫在 pandian.yaml 的 regulations，或執行 ${command('init')} 選擇。`,
    `${regulations.length} regulations. For one of them: ${command('regulations <id>')}. Name those that apply in pandian.yaml (regulations), or choose with ${command('init')}.`,
  )
}

/** For programs: the record, with its numbers and what follows from each. */
function plain(regulation: Regulation) {
  return { ...regulation, thresholds: thresholdsOf(regulation) }
}

function shortNumber({ kind, number, unit }: Threshold, language: Language): string {
  const name = NUMBER_KINDS[kind][language]
  return kind === 'none' ? name : `${name} ${unitText(number, unit, language)}`
}

/** One regulation, in full. */
function page(regulation: Regulation, language: Language): string[] {
  const { id, name, authority, version, asOf, url, who } = regulation
  const colon = language === 'en' ? ': ' : '：'
  const facts: [string, string][] = [
    [phrase('issued-by', language), authorityText({ authority }, language)],
    [language === 'en' ? 'For' : '適用對象', textIn(who, language)],
    [phrase('text-version', language), version],
    [phrase('as-of', language), asOf],
    [language === 'en' ? 'Source' : '出處', url],
  ]
  const labels = Math.max(...facts.map(([label]) => width(label)))
  return [
    `${id}  ${name}`,
    ...facts.map(([label, value]) => `  ${label}${' '.repeat(labels - width(label))}  ${value}`),
    ...thresholdsOf(regulation).flatMap((threshold) => ['', ...section(threshold, colon, language)]),
    '',
    ...(regulation.amended === undefined ? [] : [amendedText(regulation.amended, language)]),
    phrase('as-of-note', language),
  ]
}

function section(threshold: Threshold, colon: string, language: Language): string[] {
  const { kind, number, unit, article, counted, population, basis, reading, condition, capital } = threshold
  const lines: string[] = []
  if (kind === 'none') lines.push(NUMBER_KINDS.none[language])
  else {
    const classes = CLASSES[population].map((each) => SUBJECT_CLASSES[each][language])
    const between = language === 'en' ? ', ' : '、'
    lines.push(
      phrase('number-for', language, {
        kind: NUMBER_KINDS[kind][language],
        counted: textIn(counted, language),
        number: unitText(number, unit, language),
        article,
      }),
      `  ${phrase('basis-label', language)}${colon}${BASES[basis][language]}`,
      `  ${phrase('reading', language)}${colon}${READINGS[reading][language]}`,
      `  ${language === 'en' ? 'Classes counted in' : '計入之類別'}${colon}${classes.join(between)}${between}${SUBJECT_CLASSES.unclassified[language]}`,
    )
    if (condition !== undefined)
      lines.push(`  ${phrase('number-condition', language, { condition: textIn(condition, language) })}`)
    if (capital !== undefined)
      lines.push(
        language === 'en'
          ? `  Also from a capital of ${count(capital)} New Taiwan dollars, whatever the count.`
          : `  資本額達新臺幣 ${count(capital)} 元者，不論筆數亦適用。`,
      )
  }
  return [...lines, ...threshold.duties.map((duty) => dutyLine(duty, language))]
}

function dutyLine(duty: Duty, language: Language): string {
  const parts = [
    dutyName(duty, language),
    ...dutyDetails(duty, language),
    dutyPeriodText(duty, language),
    duty.from === 0 ? phrase('applies-always', language) : '',
  ]
  return `  - ${dutyArticle(duty)} ${parts.filter((part) => part !== '').join(language === 'en' ? '; ' : '；')}`
}
