/**
 * `pandian subjects`: which identifiers several people have, and why records were joined or kept apart. From the state alone: tokens,
 * masked paths and masked examples; nothing is read again.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { encodeBytes, isUrl } from '../../connectors/uri.ts'
import { catalogueWith } from '../../detectors/custom.ts'
import type { Detector } from '../../detectors/detector.ts'
import { sharedLine } from '../../inventory/data-files.ts'
import type { LedgerItem, LedgerView } from '../../inventory/inventory.ts'
import { explain, type ItemEvidence, type TokenRef } from '../../inventory/subjects/explain/explain.ts'
import { MOST_SHARED, survey } from '../../inventory/subjects/explain/survey.ts'
import { nearestOf } from '../config-problems.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openState } from '../state.ts'
import { SubjectsPrinter } from './subjects-text.ts'

/** What looking may take: rows beyond go to the scratch folder. */
const MEMORY = 48 << 20

interface ExplainFlags extends SubjectsFlags {
  readonly item?: string
}

interface SubjectsFlags extends StateFlags {
  readonly limit: number
}

/** Adds the command to the program. */
export function addSubjects(program: Command, console: Console): void {
  const subjects = withStateOptions(
    program
      .command('subjects')
      .description('哪些識別碼由多人共用，紀錄為何合併或分開 / what several people share, and why records were joined')
      .option('--limit <number>', '檔案與識別碼各列出幾個 / how many files and identifiers are listed', limitOf, 10),
  )
    .addHelpText(
      'after',
      () =>
        `\n先列出最多共用識別碼的檔案，再列出最多人共用的識別碼。由一人獨有的識別碼不在此列。\nFiles with the most shared identifiers come first, then the identifiers of the most people. What only one person has is not listed.\n\n範例 / Examples:\n  ${command('subjects')}\n  ${command('subjects --limit 100')}\n  ${command('subjects --json')}`,
    )
    .action((flags: SubjectsFlags) => summarize(flags, console))
  withStateOptions(
    subjects
      .command('explain')
      .description('說明一個代碼或一個檔案：哪些紀錄是同一人、為什麼 / explain one token, or one item')
      .argument('[token]', '代碼，例如 mobile:0123456789abcdef / a token, as pandian token prints it')
      .option(
        '--item <uri>',
        '改為說明一個檔案（路徑、URI 或識別碼）/ explain an item instead: a path, a URI, or an id',
      ),
  )
    .addHelpText(
      'after',
      () =>
        `\n代碼由 ${command('token mobile')}、${command('inspect --token <檔案>')} 取得，或取自本指令的輸出。\nTokens are printed by ${command('token mobile')}, by ${command('inspect --token <file>')} and by this command.\n\n範例 / Examples:\n  ${command('subjects explain mobile:0123456789abcdef')}\n  ${command('subjects explain --item /srv/share/members.csv')}`,
    )
    .action((token: string | undefined, _flags: ExplainFlags, self: Command) => {
      const flags = self.optsWithGlobals() as ExplainFlags
      if (token !== undefined || flags.item !== undefined) explainOne(token, flags, console)
      else {
        console.print(self.helpInformation())
        console.end(EXIT.usage)
      }
    })
}

function limitOf(text: string): number {
  const limit = Number(text)
  if (!/^\d{1,5}$/.test(text) || limit === 0) throw new InvalidArgumentError('1–99999')
  return limit
}

function summarize(flags: SubjectsFlags, console: Console): void {
  withState(flags, console, ({ evidence, room, print }) => print.survey(survey(evidence, room, mostOf(flags))))
}

/** A page is short; what programs read need not be. */
function mostOf({ limit, json }: SubjectsFlags): { readonly most: number } {
  return { most: json ? Math.max(limit, MOST_SHARED) : limit }
}

function explainOne(text: string | undefined, flags: ExplainFlags, console: Console): void {
  withState(flags, console, ({ evidence, room, catalogue, ledger, items, print }) => {
    if (flags.item !== undefined) {
      const within = itemsNamed(flags.item, ledger, items)
      print.item(flags.item, survey(evidence, room, { within, ...mostOf(flags) }))
    } else print.explanation(explain(evidence, parseToken(text ?? '', catalogue), room))
  })
}

/** What a look at the state needs. */
interface Looking {
  readonly ledger: Ledger
  readonly catalogue: readonly Detector[]
  readonly items: () => Iterable<LedgerItem>
  readonly evidence: ItemEvidence
  readonly room: { readonly scratch: string; readonly memory: number }
  readonly print: SubjectsPrinter
}

function withState(flags: SubjectsFlags, console: Console, look: (looking: Looking) => void): void {
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  // Named after the state, which is ours alone as long as it is open.
  const scratch = `${settings.state}.subjects`
  try {
    rmSync(scratch, { recursive: true, force: true })
    mkdirSync(scratch, { mode: 0o700 })
    const view = ledger.view(ledger.targets().map(({ id }) => id))
    const catalogue = catalogueWith(settings.custom)
    look({
      ledger,
      catalogue,
      items: () => view.items(),
      evidence: () => evidenceIn(view),
      room: { scratch, memory: MEMORY },
      print: new SubjectsPrinter(console, catalogue, () => view.items(), flags),
    })
  } finally {
    rmSync(scratch, { recursive: true, force: true })
    ledger.close()
  }
}

/** Items by their place in order of URI: their numbers in the state depend on which worker was first. */
function* evidenceIn(view: LedgerView): ReturnType<ItemEvidence> {
  let item = 0
  for (const { id, records } of view.items()) {
    if (records > 0) yield { item, pieces: view.evidence(id) }
    item++
  }
}

/** The places of the items that somebody names: a data file by its id, a path, a URI, an archive with all in it, or the like files of a folder. */
function itemsNamed(given: string, ledger: Ledger, items: () => Iterable<LedgerItem>): ReadonlySet<number> {
  const { names } = ledger
  const file = ledger.files().find(({ id }) => id === given)
  const uri =
    file !== undefined ? file.uri : isUrl(given) ? given : `file://${encodeBytes(Buffer.from(resolve(given)))}`
  const wanted = new Set([uri, names.mask(uri)])
  const found = new Set<number>()
  let place = 0
  for (const item of items()) {
    const top = item.uri.split('!/', 1)[0]!
    if (wanted.has(item.uri) || wanted.has(top) || wanted.has(sharedLine(item.uri))) found.add(place)
    place++
  }
  if (found.size === 0) throw new PandianError('place-unknown', { item: given })
  return found
}

/** `mobile:0123456789abcdef`. Throws `token-malformed`, `token-of-nobody`, `detector-unknown`. */
function parseToken(text: string, catalogue: readonly Detector[]): TokenRef {
  const [, id = '', hi = '', lo = ''] = /^([a-z][a-z0-9-]*):([0-9a-f]{8})([0-9a-f]{8})$/i.exec(text.trim()) ?? []
  if (id === '') throw new PandianError('token-malformed', { item: text })
  const detector = catalogue.find((one) => one.id === id)
  if (detector?.strength === 'none') throw new PandianError('token-of-nobody', { item: id })
  if (detector !== undefined) return { code: detector.code, lo: Number.parseInt(lo, 16), hi: Number.parseInt(hi, 16) }
  const near = nearestOf(
    id,
    catalogue.map((one) => one.id),
    3,
  )
  throw new PandianError('detector-unknown', { item: id, ...(near.length === 0 ? {} : { near: near.join(', ') }) })
}
