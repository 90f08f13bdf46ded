/** `pandian check-config`: is the configuration right, and does it mean what was meant? Nothing is scanned. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { LineCounter, parseDocument } from 'yaml'
import { isUrl } from '../../connectors/uri.ts'
import { literalOf } from '../../detectors/custom.ts'
import type { Language } from '../../report/model.ts'
import { activeRules, ruleKey } from '../allow.ts'
import { readBaseline } from '../baseline.ts'
import { CONFIG_FILE, type Config, loadConfig, type Settings, settle } from '../config.ts'
import { unknownIds } from '../config-detection.ts'
import { type PlacedGlob, unmatchedGlobs } from '../config-globs.ts'
import { lineOf } from '../config-problems.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { command } from '../invocation.ts'
import { inTaipei } from '../times.ts'

interface CheckFlags {
  readonly lang?: Language
}

type Path = readonly (string | number)[]

/** Something to look at. A mistake makes the configuration wrong; a remark does not. */
interface Remark {
  readonly path: Path
  readonly mistake: boolean
  readonly zh: string
  readonly en: string
}

/** Adds the command to the program. */
export function addCheckConfig(program: Command, console: Console): void {
  program
    .command('check-config')
    .description('檢查設定檔，指出哪一行哪個鍵有問題 / check the configuration: which line and key is not right')
    .argument('[file]', `設定檔 / configuration file（./${CONFIG_FILE}）`)
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      () =>
        `\n檢查語法、鍵、值、自訂類型的樣式與範例、過期的忽略規則、不存在的位置，以及什麼都不符合的樣式。\nSyntax, keys, values, patterns and examples of your own kinds, rules that have expired, places that are not there, globs that match nothing.\n\n結束狀態：正確 0，有誤 78。「注意」不影響結束狀態。\nExit status: 0 when it is right, 78 when it is not. A note changes nothing.\n\n範例 / Examples:\n  ${command('check-config')}\n  ${command('check-config /etc/pandian/pandian.yaml')}`,
    )
    .action((file: string | undefined, flags: CheckFlags) => check(file, flags, console))
}

function check(given: string | undefined, flags: CheckFlags, console: Console): void {
  const file = given ?? CONFIG_FILE
  const config = loadConfig(file, (language) => {
    console.language = flags.lang ?? language
  })
  const { lang } = flags
  const settings = settle({ paths: [], ...(lang === undefined ? {} : { lang }) }, config)
  console.language = settings.language
  const remarks = [...rules(settings), ...places(config), ...globs(config), ...baseline(settings)]
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const placed = remarks.map((remark) => ({ ...remark, line: lineOf(document, lines, remark.path) }))
  for (const { line, path, mistake, zh, en } of placed.toSorted((a, b) => a.line - b.line)) {
    const kind = mistake ? console.pick('有誤', 'wrong') : console.pick('注意', 'note')
    console.print(`${file}:${line}: ${kind}: ${path.join('.')}: ${console.pick(zh, en)}`)
  }
  for (const text of customTexts(settings, console)) console.print(text)
  const mistakes = remarks.filter(({ mistake }) => mistake).length
  if (mistakes > 0)
    console.end(EXIT.config, `設定檔有 ${mistakes} 處錯誤。`, `The configuration has ${mistakes} mistakes.`)
  else console.end(EXIT.complete, `設定檔正確：${file}`, `The configuration is right: ${file}`)
}

/** Each kind of one's own, with where it is looked for. Its examples were run when the file was read. */
function customTexts({ custom }: Settings, console: Console): string[] {
  return custom.map(({ id, names, columns, labels, text, pattern, examples }) => {
    const literal = text ? literalOf(pattern) : undefined
    const number = examples.hit.length + examples.miss.length
    const where = [
      ...(columns.length === 0 ? [] : [console.pick(`欄名 ${columns.join('、')}`, `columns ${columns.join(', ')}`)]),
      ...(labels.length === 0 ? [] : [console.pick(`標示 ${labels.join('、')}`, `labels ${labels.join(', ')}`)]),
      ...(literal === undefined ? [] : [console.pick(`內文中的「${literal}」`, `"${literal}" in running text`)]),
    ]
    const named = console.pick(names.zh, names.en)
    const places = where.length === 0 ? console.pick('哪裡都不會找', 'nowhere') : where.join(console.pick('；', '; '))
    return console.pick(
      `自訂類型 ${id}（${named}）：${number} 個範例都對。尋找處：${places}`,
      `Kind ${id} (${named}): all ${number} examples are right. Looked for: ${places}`,
    )
  })
}

function rules(settings: Settings): Remark[] {
  const today = inTaipei(Date.now()).slice(0, 10)
  const active = new Set(activeRules(settings.ignore, today).map(ruleKey))
  const seen = new Set<string>()
  const remarks = settings.ignore.flatMap((rule, i): Remark[] => {
    const key = ruleKey(rule)
    const path = ['ignore', i]
    if (!active.has(key))
      return [
        {
          path: [...path, 'until'],
          mistake: false,
          zh: `已過期（${rule.until}），不再生效`,
          en: `it has expired (${rule.until}) and holds no more`,
        },
      ]
    if (seen.has(key)) return [{ path, mistake: false, zh: '與前面的規則相同', en: 'the same as a rule before it' }]
    seen.add(key)
    return []
  })
  const unknown = unknownIds(settings).map(
    ({ rule, id }): Remark => ({
      path: ['ignore', rule],
      mistake: true,
      zh: `沒有 ${id} 這個類型（見 ${command('detectors')}）`,
      en: `there is no kind ${id} (see ${command('detectors')})`,
    }),
  )
  const nowhere = settings.custom.flatMap(({ columns, labels, text, pattern }, i): Remark[] => {
    if (columns.length + labels.length > 0 || (text && literalOf(pattern) !== undefined)) return []
    return [
      {
        path: ['detectors', i],
        mistake: true,
        zh: '沒有欄名也沒有標示，樣式也不是以固定的文字開頭，永遠不會找到',
        en: 'it has no columns and no labels, and its pattern begins with no fixed text: it would never be found',
      },
    ]
  })
  return [...remarks, ...unknown, ...nowhere]
}

/** The folders and files of the configuration, with where they stand in it. */
function localTargets(
  config: Config,
): { readonly index: number; readonly path: string; readonly exclude: readonly string[] }[] {
  return (config.targets ?? []).flatMap(({ path, exclude = [] }, index) =>
    path === undefined || isUrl(path) ? [] : [{ index, path, exclude }],
  )
}

function places(config: Config): Remark[] {
  return localTargets(config)
    .filter(({ path }) => !existsSync(path))
    .map(({ index, path }) => ({
      path: ['targets', index, 'path'],
      mistake: false,
      zh: `目前沒有這個位置：${path}（未掛載？）`,
      en: `this place is not there now: ${path} (not mounted?)`,
    }))
}

function globs(config: Config): Remark[] {
  const targets = localTargets(config)
  const others = (config.targets ?? []).length - targets.length
  // What is in a database, or on a share that is not mounted, is not known here.
  if (targets.length === 0 || others > 0 || !targets.every(({ path }) => isFolder(path))) return []
  const placed: PlacedGlob[] = [
    ...(config.exclude ?? []).map((glob, i) => ({ path: ['exclude', i], glob, kind: 'exclude' as const })),
    ...targets.flatMap(({ index, path, exclude }) =>
      exclude.map((glob, i) => ({
        path: ['targets', index, 'exclude', i],
        glob,
        kind: 'exclude' as const,
        root: path,
      })),
    ),
    ...(config.classes ?? []).flatMap(({ paths }, c) =>
      paths.map((glob, i) => ({ path: ['classes', c, 'paths', i], glob, kind: 'rule' as const })),
    ),
    ...(config.ignore ?? []).flatMap(({ paths = [] }, r) =>
      paths.map((glob, i) => ({ path: ['ignore', r, 'paths', i], glob, kind: 'rule' as const })),
    ),
  ]
  const unmatched =
    placed.length === 0
      ? undefined
      : unmatchedGlobs(
          placed,
          targets.map(({ path }) => path),
        )
  const inside = unmatched?.containers ?? false
  return (unmatched?.globs ?? []).map(({ path, glob }) => ({
    path,
    mistake: false,
    zh: `${glob} 目前不符合任何檔案${inside ? '（壓縮檔與郵件內的檔案未檢查）' : ''}`,
    en: `${glob} matches nothing now${inside ? ' (what lies in archives and mail was not looked at)' : ''}`,
  }))
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function baseline({ baseline: path }: Settings): Remark[] {
  if (path === undefined) return []
  try {
    readBaseline(path)
    return []
  } catch (error) {
    if (!(error instanceof PandianError)) throw error
    return [{ path: ['baseline'], mistake: true, zh: error.words('zh-TW'), en: error.words('en') }]
  }
}
