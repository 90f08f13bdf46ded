/** `pandian doctor`: what a scan would reach, as whom, and what it would not look at. Lists, and reads nothing. */
import { type Command, Option } from 'commander'
import { connectorFor } from '../../connectors/catalogue.ts'
import type { About, Outcome, OutcomeState, Target, Warning } from '../../connectors/connector.ts'
import { isUnread } from '../../inventory/coverage.ts'
import type { Language } from '../../report/model.ts'
import { ADVICE, REASONS } from '../../report/words/coverage.ts'
import { detailText } from '../../report/words/details.ts'
import { loadConfig, settle } from '../config.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { maskText } from '../names.ts'
import { accessTo } from '../secrets.ts'
import { refusalOf } from '../targets.ts'
import { WARNING_WORDS } from '../warnings.ts'

/** So many names are told of what ends in the same way. */
const EXAMPLES = 5

interface DoctorFlags {
  readonly config?: string
  readonly exclude?: readonly string[]
  readonly json?: boolean
  readonly lang?: Language
}

/** Adds the command to the program. */
export function addDoctor(program: Command, console: Console): void {
  program
    .command('doctor')
    .description(
      '檢查盤點位置：能否連線、以何身分、哪些不會讀取；不讀取資料 / what a scan would reach, as whom, and what it would not look at; reads no data',
    )
    .argument('[place...]', '路徑或網址（未給時取自設定檔）/ paths or URLs; from the configuration when none is given')
    .option('--config <file>', '設定檔 / configuration file（./pandian.yaml）')
    .option(
      '--exclude <glob>',
      '略過的路徑或資料表，可重複 / what to leave out; may be repeated',
      (glob, before: string[] = []) => [...before, glob],
    )
    .option('--json', '只輸出一行 JSON / print one line of JSON')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .action((places: string[], flags: DoctorFlags) => doctor(places, flags, console))
}

/** What ends in the same way. */
interface Group {
  readonly outcome: Pick<Outcome, 'state' | 'reason'>
  count: number
  readonly examples: { readonly uri: string; readonly detail?: string }[]
}

/** What was learned of one place. */
interface Finding {
  readonly root: string
  readonly about?: About
  /** Why it cannot be reached. */
  readonly refused?: PandianError
  /** Items to read, and their bytes as the place estimates them. */
  readonly items: number
  readonly bytes: number
  readonly groups: readonly Group[]
}

async function doctor(places: readonly string[], flags: DoctorFlags, console: Console): Promise<void> {
  if (flags.lang !== undefined) console.language = flags.lang
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  const { targets, language } = settle({ ...flags, paths: places }, config)
  console.language = language
  if (targets.length === 0) throw new PandianError('no-target')
  const findings: Finding[] = []
  for (const target of targets) {
    const finding = await examine(target)
    findings.push(finding)
    if (!flags.json) console.print(textOf(finding, console))
  }
  if (flags.json) console.print(JSON.stringify({ places: findings.map(plain) }))
  const refused = findings.flatMap((finding) => finding.refused ?? [])
  const [first] = refused
  if (first !== undefined && refused.length === findings.length) {
    console.end(first.exit)
    return
  }
  const unread = findings.some(({ groups }) => groups.some(({ outcome }) => isUnread(outcome)))
  if (refused.length === 0 && !unread) console.end(EXIT.complete, '全部可以讀取。', 'Everything can be read.')
  else console.end(EXIT.incomplete, '有些不會讀取，如上所列。', 'Some of it would not be read, as listed above.')
}

async function examine(target: Target): Promise<Finding> {
  const connector = await connectorFor(target.location)
  if (connector === undefined) throw new PandianError('no-connector', { path: target.location })
  const groups = new Map<string, Group>()
  let items = 0
  let bytes = 0
  const add = (uri: string, { state, reason, detail }: Outcome) => {
    const key = `${state}(${reason})`
    const group = groups.get(key) ?? {
      outcome: { state, ...(reason === undefined ? {} : { reason }) },
      count: 0,
      examples: [],
    }
    groups.set(key, group)
    group.count++
    if (group.examples.length < EXAMPLES)
      group.examples.push({ uri: maskText(uri), ...(detail === undefined ? {} : { detail }) })
  }
  try {
    const source = await connector.open(accessTo(target))
    try {
      for await (const batch of source.list(new AbortController().signal)) {
        for (const listed of batch) {
          if (listed.kind === 'ended') add(listed.uri, listed.outcome)
          else {
            const { item, expects = [] } = listed
            for (const outcome of expects) add(item.uri, outcome)
            if (expects.some(({ state }) => state !== 'partial')) continue
            items++
            bytes += item.size
          }
        }
      }
      const { root, about } = source
      return { root, ...(about === undefined ? {} : { about }), items, bytes, groups: [...groups.values()] }
    } finally {
      await source.close()
    }
  } catch (error) {
    const { told } = refusalOf(error, target.location, 'doctor')
    return { root: String(told.params.path ?? target.location), refused: told, items: 0, bytes: 0, groups: [] }
  }
}

function plain({ root, about, refused, items, bytes, groups }: Finding): unknown {
  const error = refused === undefined ? null : { code: refused.code, message: refused.message }
  const { server = null, account = null, tls = null, warnings = [] } = about ?? {}
  return {
    root: maskText(root),
    reached: refused === undefined,
    error,
    server,
    account,
    tls,
    warnings,
    items,
    bytes,
    notRead: groups.map(({ outcome, count, examples }) => ({
      outcome,
      count,
      examples: examples.map(({ uri }) => uri),
    })),
  }
}

/** What will become of items. The words of a report are about what has been done. */
const AHEAD: Readonly<Record<OutcomeState, Readonly<Record<Language, string>>>> = {
  scanned: { 'zh-TW': '會讀取', en: 'to be read' },
  partial: { 'zh-TW': '只讀取部分內容', en: 'to be read in part' },
  skipped: { 'zh-TW': '依規則不讀取', en: 'left out by rule' },
  unreadable: { 'zh-TW': '無法讀取', en: 'cannot be read' },
  encrypted: { 'zh-TW': '已加密', en: 'encrypted' },
  unsupported: { 'zh-TW': '不支援', en: 'not supported' },
  failed: { 'zh-TW': '處理失敗', en: 'failed' },
  'timed-out': { 'zh-TW': '逾時', en: 'timed out' },
  poison: { 'zh-TW': '使處理程序中止', en: 'ended its worker' },
  waiting: { 'zh-TW': '尚未讀取', en: 'not read yet' },
}

const TLS_WORDS: Readonly<Record<About['tls'], Readonly<Record<Language, string>>>> = {
  'verify-full': { 'zh-TW': 'TLS，已驗證憑證與主機名稱', en: 'TLS, certificate and host checked' },
  'verify-ca': { 'zh-TW': 'TLS，已驗證憑證，未核對主機名稱', en: 'TLS, certificate checked, host not' },
  off: { 'zh-TW': '未加密', en: 'not encrypted' },
  local: { 'zh-TW': '本機連線', en: 'within this machine' },
}

function textOf({ root, about, refused, items, bytes, groups }: Finding, console: Console): string {
  const { language } = console
  const lines = [maskText(root)]
  if (refused !== undefined) return [...lines, `  ${refused.words(language)}`].join('\n')
  if (about !== undefined) {
    const tls = TLS_WORDS[about.tls][language]
    lines.push(
      console.pick(
        `  ${about.server}；帳號 ${about.account}${about.readOnly ? '（無修改資料之權限）' : ''}；${tls}`,
        `  ${about.server}; account ${about.account}${about.readOnly ? ' (may change nothing)' : ''}; ${tls}`,
      ),
    )
  }
  const count = items.toLocaleString('en')
  const megabytes = Math.ceil(bytes / 1e6).toLocaleString('en')
  lines.push(
    console.pick(
      `  會讀取 ${count} 項，約 ${megabytes} MB`,
      `  to be read: ${count} ${items === 1 ? 'item' : 'items'}, about ${megabytes} MB`,
    ),
  )
  for (const { outcome, count, examples } of groups) {
    const { state, reason } = outcome
    const many = count.toLocaleString('en')
    const why = reason === undefined ? '' : REASONS[reason][language]
    lines.push(
      console.pick(
        `  ${AHEAD[state]['zh-TW']} ${many} 項${why && `：${why}`}`,
        `  ${AHEAD[state].en}: ${many} ${count === 1 ? 'item' : 'items'}${why && `. ${why}`}`,
      ),
    )
    for (const { uri, detail } of examples) {
      const told = detail === undefined ? '' : detailText(detail, language)
      lines.push(`    ${uri}${told && console.pick(`（${told}）`, ` (${told})`)}`)
    }
    if (count > examples.length) lines.push('    …')
    if (reason !== undefined && isUnread(outcome)) lines.push(`    → ${ADVICE[reason][language]}`)
  }
  const warnings: readonly Warning[] = about?.warnings ?? []
  for (const warning of warnings) lines.push(`  ! ${WARNING_WORDS[warning][language]}`)
  return lines.join('\n')
}
