/**
 * `pandian inspect`: what was found in one item, hit by hit, and why. Values are masked; `--reveal` shows them, on stdout
 * only, and never without leaving a record of who looked.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { connectorFor } from '../../connectors/catalogue.ts'
import {
  type Access,
  type Connector,
  type Item,
  type Outcome,
  ReadError,
  type RowSource,
  type WatchedBytes,
} from '../../connectors/connector.ts'
import { decodeBytes, encodeBytes, isUrl, nestedUri } from '../../connectors/uri.ts'
import { catalogueWith } from '../../detectors/custom.ts'
import type { Detector, InspectedHit } from '../../detectors/detector.ts'
import { createScanner } from '../../detectors/scanner.ts'
import { chooseFormat } from '../../formats/catalogue.ts'
import type { Language } from '../../report/model.ts'
import { activeRules, holdingRule, type IgnoreRule, Ignores } from '../allow.ts'
import { loadConfig, type Settings, settle } from '../config.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { Journal, journalPath, openJournal } from '../journal/journal.ts'
import { loadOrCreateKey, readKey } from '../key.ts'
import { Ledger } from '../ledger/ledger.ts'
import { findMasked, isMasked, maskText, Names, ownPath } from '../names.ts'
import { Reader } from '../reader.ts'
import { accessTo } from '../secrets.ts'
import { findShown } from '../shown-path.ts'
import { refusalOf } from '../targets.ts'
import { allowance } from '../tasks.ts'
import { inTaipei } from '../times.ts'
import { Tokens } from '../tokens.ts'
import { BECAUSES, CONFIDENCES, OUTCOMES, REASONS } from './inspect-words.ts'

interface InspectFlags {
  readonly json?: boolean
  readonly reveal?: boolean
  readonly token?: boolean
  readonly state?: string
  readonly config?: string
  readonly key?: string
  readonly lang?: Language
}

/** Adds the command to the program. */
export function addInspect(program: Command, console: Console): void {
  program
    .command('inspect')
    .description('列出一個項目中找到的個資與理由 / show what was found in one item, and why')
    .argument('<item>', '路徑、URI，或 a.zip!/b.csv / a path, a URI, or a.zip!/b.csv')
    .option('--json', '每筆一行 JSON / one line of JSON a hit')
    .option('--reveal', '顯示原值，並留下調閱紀錄 / show the values, and record who looked')
    .option('--token', '附上值的代碼，供設定檔 ignore 使用 / with the token of each value, for ignore')
    .option('--state <file>', '狀態檔（調閱紀錄寫入其中）/ state file, where the record goes')
    .option('--config <file>', '設定檔 / configuration file')
    .option('--key <file>', '金鑰檔 / key file')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      `
範例 / Examples:
  pandian inspect /srv/share/members.csv
  pandian inspect '/srv/share/backup.zip!/資料/members.csv'
      壓縮檔中的一個檔案；單引號使 ! 不被命令列解讀 / a member of an archive; quoted, as ! means something to shells
  pandian inspect --reveal /srv/share/members.csv
      顯示原值，並留下調閱紀錄 / with the values; who looked is recorded`,
    )
    .action((item: string, flags: InspectFlags) => inspect(item, flags, console))
}

async function inspect(given: string, flags: InspectFlags, console: Console): Promise<void> {
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  const settings = settle({ ...flags, paths: [] }, config)
  console.language = settings.language
  const { item, wanted, access } = await locate(asItIs(given, settings), settings)
  const connector = (await connectorFor(item.uri))!
  const hasState = (flags.state ?? config.state) !== undefined || existsSync(settings.state)
  let source: WatchedBytes | RowSource
  try {
    source = await connector.read(item, access)
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    throw new PandianError('item-unreadable', { item: given, reason: error.outcome.reason ?? error.outcome.state })
  }
  try {
    // Without a key there is nothing to compare with, and none is needed to look: one for this look only.
    const key = flags.reveal && hasState ? loadOrCreateKey(settings.key, settings.state) : readKey(settings.key)
    const bytes = key?.bytes ?? new Uint8Array(randomBytes(32))
    const reveal = flags.reveal ?? false
    // A token of a key that is thrown away would never be met again.
    if (flags.token && key === undefined)
      throw new PandianError('key-unreadable', { path: settings.key, reason: 'ENOENT' })
    const catalogue = catalogueWith(settings.custom)
    const rules = activeRules(settings.ignore, inTaipei(Date.now()).slice(0, 10))
    const ignores = new Ignores(rules)
    const root = rootOf(item.uri, settings)
    const tokens = new Tokens(bytes)
    let named = item.uri
    const names = new Names(bytes, { reveal: true, onHit: (hit) => tell(named, hit, true) })
    // As the reports have them; without the key they cannot be told apart as there.
    const masked = (uri: string) => (key === undefined ? maskText(uri) : names.mask(uri))
    // A member may be asked for by the name that a report has.
    const wantedMasked = names.mask(item.uri) + wanted.slice(item.uri.length)
    const isWanted = (uri: string) => uri === wanted || names.mask(uri) === wantedMasked
    const isInWanted = (uri: string) => isWithin(uri, wanted) || isWithin(names.mask(uri), wantedMasked)
    if (reveal) {
      const record = audit(settings, hasState, masked(wanted), bytes)
      console.note(`調閱紀錄已寫入 ${record}`, `Who looked was recorded in ${record}`)
    }
    let found = 0
    const tell = (uri: string, hit: InspectedHit, inName: boolean) => {
      if (!isInWanted(uri)) return
      if (found++ === 0 && !flags.json) console.print(heading(console))
      const shown = reveal ? uri : masked(uri)
      const detector = catalogue.find(({ id }) => id === hit.detector)!
      const token = hit.masked ? undefined : tokens.ofNormal(detector, hit.normal ?? '')
      const { value: _value, normal: _normal, ...unseen } = withoutNames(hit)
      const told: ToldHit = {
        hit: reveal ? hit : unseen,
        detector,
        inName,
        token: flags.token ? token : undefined,
        ignored: holdingRule(rules, ignores.rulesFor(uri, root), hit, token),
      }
      console.print(flags.json ? jsonLine(shown, told) : textLine(shown, told, console))
    }
    const uris: string[] = []
    const endings = new Map<string, Outcome>()
    const reader = new Reader(
      {
        choose: chooseFormat,
        scanner: (onEvidence, depth) =>
          createScanner(
            { key: bytes, onEvidence, reveal: true, onHit: (hit) => tell(uris[depth]!, hit, false) },
            catalogue,
          ),
        name: (uri) => {
          named = uri
          return names.search(ownPath(uri, ''))
        },
      },
      {
        began: (depth, uri) => {
          uris[depth] = uri
        },
        evidence: () => {},
        member: (_seq, uri, _size, ending) => {
          if (isInWanted(uri)) endings.set(uri, ending.outcome)
        },
      },
    )
    // Which of its folders a scan began in is not known here: all of them are looked at.
    names.search(item.uri.slice(item.uri.indexOf('://') + 3).replace(/^\/+/, ''))
    const deadline = performance.now() + allowance(settings.seconds, item.size)
    const budget = { limits: settings.limits, depth: 0, bytes: 0, deadline }
    const { ending } = await ('kind' in source
      ? reader.readTable(source, item.uri, budget, undefined, new AbortController().signal)
      : reader.read(source, item.uri, budget))
    if (isInWanted(item.uri)) endings.set(item.uri, ending.outcome)
    const outcome = [...endings].find(([uri]) => isWanted(uri))?.[1]
    if (outcome === undefined)
      throw new PandianError(wanted === item.uri ? 'item-missing' : 'member-missing', { item: given })
    const whole = [...endings.values()].every(({ state }) => state === 'scanned')
    if (!flags.json) {
      const none = console.pick('未發現個人資料', 'No personal data was found')
      console.print(found === 0 ? none : console.pick(`共 ${found} 筆`, `${found} in all`))
    }
    const parts = [OUTCOMES[outcome.state], outcome.reason === undefined ? undefined : REASONS[outcome.reason]]
    const words = (language: 0 | 1) =>
      [
        ...parts.flatMap((part) => part?.[language] ?? []),
        ...(outcome.detail === undefined ? [] : [outcome.detail]),
      ].join(language === 0 ? '，' : ', ')
    console.end(whole ? EXIT.complete : EXIT.incomplete, `讀取結果：${words(0)}`, `Outcome: ${words(1)}`)
  } finally {
    await source.close()
  }
}

function isWithin(uri: string, wanted: string): boolean {
  return uri === wanted || uri.startsWith(`${wanted}!/`)
}

/** The path given, or the one that a report shows, masked or decoded, as the path given. */
function asItIs(given: string, settings: Settings): string {
  const cut = given.indexOf('!/')
  const top = cut < 0 ? given : given.slice(0, cut)
  if (existsSync(given) || existsSync(top)) return given
  const shown = isUrl(top) ? undefined : findShown(top)
  if (shown === undefined && !isMasked(top)) return given
  const key = readKey(settings.key)
  const path = shown ?? (key === undefined ? undefined : findMasked(top, new Names(key.bytes)))
  if (path === undefined) throw new PandianError('item-masked', { item: given })
  const inside = given.slice(top.length)
  return path + (isUrl(given) ? inside : inside.split('!/').map(encodeName).join('!/'))
}

/** What is to be looked at. */
interface Located {
  readonly item: Item
  readonly wanted: string
  readonly access: Access
}

/** The top-level item to open, and the URI that is asked for. A path may name a member: `a.zip!/資料/b.csv`. */
async function locate(given: string, settings: Settings): Promise<Located> {
  const cut = given.indexOf('!/')
  // A file whose own name holds `!/` is found by its URI, where `!` is encoded.
  const top = cut < 0 || existsSync(given) ? given : given.slice(0, cut)
  const inside = given.slice(top.length)
  const connector = await connectorFor(top)
  if (connector === undefined) throw new PandianError('no-connector', { path: top })
  const { root, access } =
    connector.rootOf === undefined
      ? await inTree(connector, top, given)
      : onServer(connector, connector.rootOf, top, settings)
  const locator = connector.locate(root)
  const exposure = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }
  const item: Item = { uri: root, locator, size: 0, version: '', modified: 0, exposure }
  if (inside === '') return { item, wanted: root, access }
  // Names in a URI are encoded, as a report has them or as somebody has typed them.
  const nameOf = (part: string) => (isUrl(given) ? plainName(part) : part)
  const wanted = inside
    .slice(2)
    .split('!/')
    .reduce((parent, part) => nestedUri(parent, nameOf(part)), root)
  return { item, wanted, access }
}

const UNLABELLED = { labels: {}, exclude: [], followSymlinks: false, trustIgnoreFiles: false }

/** A file, with its URI. */
async function inTree(
  connector: Connector,
  location: string,
  given: string,
): Promise<{ root: string; access: Access }> {
  const access: Access = { target: { ...UNLABELLED, location } }
  let root: string
  try {
    const source = await connector.open(access)
    root = source.root
    await source.close()
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    throw new PandianError('item-missing', { item: given })
  }
  if (root.endsWith('/')) throw new PandianError('item-is-folder', { item: location })
  return { root, access }
}

/** An item of a target in the configuration, which says how to get in; otherwise of the place that its URL names. */
function onServer(
  connector: Connector,
  rootOf: (location: string) => string,
  top: string,
  { targets }: Settings,
): { root: string; access: Access } {
  try {
    const folder = top.slice(0, top.lastIndexOf('/') + 1)
    const root = rootOf(folder) + top.slice(folder.length)
    const target = targets.find(({ location }) => connector.accepts(location) && root.startsWith(rootOf(location)))
    return { root, access: accessTo(target ?? { ...UNLABELLED, location: folder }) }
  } catch (error) {
    throw refusalOf(error, top).told
  }
}

/** The hit with sheet and column masked where they are themselves named after somebody. */
function withoutNames({ place, columnName, ...rest }: InspectedHit): InspectedHit {
  return {
    ...rest,
    ...(place === undefined ? {} : { place: maskText(place) }),
    ...(columnName === undefined ? {} : { columnName: maskText(columnName) }),
  }
}

/** A hit and what else is told of it. */
interface ToldHit {
  readonly hit: InspectedHit
  readonly detector: Detector
  /** Found in the names of the path, not in what the item holds. */
  readonly inName: boolean
  readonly token: string | undefined
  /** The rule of the user's that holds for it. */
  readonly ignored: IgnoreRule | undefined
}

function jsonLine(uri: string, { hit, inName, token, ignored }: ToldHit): string {
  const { place, line, column, columnName, detector, record, confidence, reasons, mask, masked, value, normal } = hit
  return JSON.stringify({
    item: uri,
    detector,
    position: inName ? { name: line } : { place, line, column, columnName },
    record,
    confidence,
    reasons,
    mask,
    masked,
    value,
    normal,
    token,
    ignored: ignored && { counted: !ignored.notPersonalData, reason: ignored.reason },
  })
}

/** What the parts of a line are. */
function heading(console: Console): string {
  return console.pick(
    '位置（行或段:欄）  類型  內容  可信度  理由',
    'place (line or paragraph:column)  kind  content  confidence  reasons',
  )
}

function textLine(uri: string, { hit, detector, inName, token, ignored }: ToldHit, console: Console): string {
  const word = (words: readonly [zh: string, en: string]) => console.pick(...words)
  const member = uri.includes('!/') ? `${plainName(uri.slice(uri.indexOf('!/') + 2))} ` : ''
  const place = inName ? console.pick('路徑名稱', 'name in the path') : hit.place
  const position = [place, `${hit.line}`, hit.columnName ?? hit.column].filter((part) => part !== undefined).join(':')
  const kind = console.pick(detector.names.zh, detector.names.en)
  const shown = hit.value === undefined ? hit.mask : `${hit.value} = ${hit.normal ?? ''}`
  const reasons = hit.reasons.map((reason) => word(BECAUSES[reason as keyof typeof BECAUSES] ?? [reason, reason]))
  const text = [
    member + position,
    kind,
    shown,
    word(CONFIDENCES[hit.confidence]),
    reasons.join(console.pick('、', ', ')),
    ...(token === undefined ? [] : [token]),
    ...(ignored === undefined ? [] : [ignoredText(ignored, console)]),
  ].join('  ')
  // A value is whatever a stranger wrote: it must not steer the terminal.
  return text.replaceAll(/\p{Cc}|\p{Cf}/gu, '\u{fffd}')
}

function ignoredText({ notPersonalData, reason }: IgnoreRule, console: Console): string {
  const effect = notPersonalData
    ? console.pick('已忽略，不計入', 'ignored, not counted')
    : console.pick('已知，仍計入', 'known, counted')
  return reason === undefined ? `[${effect}]` : `[${effect}: ${reason}]`
}

/** The root of the configured place that the item lies in, which globs begin at; its own folder where there is none. */
function rootOf(uri: string, { targets }: Settings): string {
  const roots = targets.map(({ location }) =>
    isUrl(location) ? location : `file://${encodeBytes(Buffer.from(location))}`,
  )
  const root = roots.map((one) => `${one}/`).find((one) => uri.startsWith(one))
  return root ?? uri.slice(0, uri.lastIndexOf('/') + 1)
}

/** The name of a member as URIs have it. */
function encodeName(name: string): string {
  return encodeBytes(Buffer.from(name))
}

/** The name of a member as people write it. */
function plainName(encoded: string): string {
  return Buffer.from(decodeBytes(encoded)).toString()
}

/**
 * Records who looks at what, before anything is shown: in the state's journal, or in one beside the key where no state is named.
 * Returns where. Throws when it cannot; then nothing is shown.
 */
function audit(settings: Settings, hasState: boolean, item: string, key: Uint8Array): string {
  try {
    if (!hasState) {
      const journal = Journal.open(journalPath(settings.key), settings.key)
      journal.append('reveal', { item })
      return journal.path
    }
    const ledger = Ledger.open(settings.state, { key })
    try {
      const journal = openJournal(settings, ledger)
      journal.append('reveal', { item })
      return journal.path
    } finally {
      ledger.close()
    }
  } catch (error) {
    if (!(error instanceof PandianError) || error.code !== 'journal-io') throw error
    throw new PandianError('audit-failed', error.params)
  }
}
