/** `pandian record`: what no scan can know. Here, that data was destroyed, handed over or deleted. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { encodeBytes, isUrl } from '../../connectors/uri.ts'
import {
  DISPOSAL_KINDS,
  type Disposal,
  type DisposalKind,
  type DisposalRecord,
  type Fulfilment,
  type KnownFile,
} from '../../inventory/inventory.ts'
import type { Language } from '../../report/model.ts'
import { displayUri, visible } from '../../report/text.ts'
import {
  DISPOSAL_FIELDS,
  DISPOSAL_VERDICTS,
  DISPOSAL_KINDS as KIND_WORDS,
  OBSTACLES,
} from '../../report/words/disposals.ts'
import type { Words } from '../../report/words.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { plainFulfilment, tellFulfilment } from '../fulfilments.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import { disposalEntry } from '../journal/said.ts'
import { maskText, type Names } from '../names.ts'
import { Questions } from '../questions.ts'
import { openState } from '../state.ts'
import { hasBeen, inTaipei } from '../times.ts'
import { userOf } from '../user.ts'
import { addFulfilments } from './record-fulfilment.ts'
import { addReport } from './record-report.ts'

/** What is asked for, one by one, where no option says it. */
const ASKED = ['method', 'time', 'place', 'proof', 'reason', 'recipient', 'basis'] as const
type Asked = (typeof ASKED)[number]

type DisposalFlags = StateFlags & { readonly kind?: DisposalKind } & Readonly<Partial<Record<Asked, string>>>

/** What only a handing-over has. */
const OF_MOVES: readonly Asked[] = ['reason', 'recipient', 'basis']

/** Adds the command to the program. */
export function addRecord(program: Command, console: Console): void {
  const record = program
    .command('record')
    .description(
      '登錄盤點無從得知之事：資料之銷毀與移轉、計畫之訂定與檢查 / record what no scan can know: data destroyed or handed over, a plan made, a check carried out',
    )
  withStateOptions(
    record
      .command('disposal')
      .description(
        '登錄一個個人資料檔案的銷毀、移轉或刪除 / record that a data file was destroyed, handed over or deleted',
      )
      .argument('<data-file>', '個人資料檔案的識別碼（F-…）、位置或 URI / id (F-…), path or URI of the data file')
      .addOption(new Option('--kind <kind>', '種類 / what was done').choices(DISPOSAL_KINDS))
      .option('--method <text>', '方法 / method')
      .option('--time <time>', '時間，如 2026-11-29 或 2026-11-29T15:30 / when, Taiwan time')
      .option('--place <text>', '地點 / place')
      .option('--proof <text>', '證明方式 / what proves it')
      .option('--reason <text>', '移轉原因 / why it was handed over')
      .option('--recipient <text>', '移轉對象 / to whom')
      .option('--basis <text>', '受移轉對象得保有之合法依據 / by which right they may have it'),
  )
    .addHelpText(
      'after',
      () =>
        `\n未給的項目會逐一詢問。下次完整看過該處的盤點會確認它已不在，或指出它仍在何處。\nWhat is not given is asked for. The next scan that looks at all of its place confirms that it is gone, or says where it still is.\n\n範例 / Examples:\n  ${command('record disposal F-7K3Q9M2TXA')}\n  ${command('record disposal /srv/share/會員.csv --kind destroyed --method 消磁 --time 2026-11-29 --place 機房 --proof 銷毀證明第12號')}`,
    )
    .action((file: string, flags: DisposalFlags) => recordDisposal(file, flags, console))
  addFulfilments(record, console)
  addReport(record, console)
  withStateOptions(
    record.command('list').description('列出登錄的事項，與盤點是否相符 / what was recorded, and what scans say of it'),
  ).action((flags: StateFlags) => list(flags, console))
}

async function recordDisposal(given: string, flags: DisposalFlags, console: Console): Promise<void> {
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  try {
    const files = ledger.files()
    const file = fileOf(given, files, ledger.names)
    const answers = await ask(flags, file, console)
    const record: DisposalRecord = {
      file: file.id,
      uri: file.uri,
      kind: answers.kind,
      // Whoever writes them may name somebody.
      method: maskText(answers.method),
      disposed: answers.disposed,
      place: maskText(answers.place),
      proof: maskText(answers.proof),
      reason: maskText(answers.reason),
      recipient: maskText(answers.recipient),
      basis: maskText(answers.basis),
      at: Date.now(),
      who: userOf(),
      copies: files
        .filter(({ id, fingerprint, present }) => present && id !== file.id && fingerprint === file.fingerprint)
        .map(({ id }) => id),
    }
    // On record before it holds: what could not be recorded is not done.
    const id = ledger.nextDisposal()
    openJournal(settings, ledger, () => record.at).append('disposal', disposalEntry({ id, ...record }))
    ledger.recordDisposal(record)
    if (flags.json) console.print(JSON.stringify({ id, ...record, disposed: inTaipei(record.disposed) }))
    console.end(
      EXIT.complete,
      `已登錄第 ${id} 號：${displayUri(file.uri)}。下次完整看過該處的盤點會確認它已不在。`,
      `Recorded as number ${id}: ${displayUri(file.uri)}. The next scan that looks at all of its place will confirm that it is gone.`,
    )
  } finally {
    ledger.close()
  }
}

/** By its id, its path, or its URI as it is or as reports have it. Throws `data-file-unknown`. */
function fileOf(given: string, files: readonly KnownFile[], names: Names): KnownFile {
  const wanted = new Set([given, given.toUpperCase()])
  const uri = isUrl(given) ? given : `file://${encodeBytes(Buffer.from(resolve(given)))}`
  wanted.add(uri).add(names.mask(uri))
  const found = files.filter((file) => wanted.has(file.id) || wanted.has(file.uri))
  const file = found.find(({ present }) => present) ?? found[0]
  if (file === undefined) throw new PandianError('data-file-unknown', { item: given })
  return file
}

interface Answers extends Readonly<Record<Exclude<Asked, 'time'>, string>> {
  readonly kind: DisposalKind
  readonly disposed: number
}

/** What the options do not say is asked for. Throws `record-incomplete`, `record-invalid`. */
async function ask(flags: DisposalFlags, file: KnownFile, console: Console): Promise<Answers> {
  const questions = new Questions(console)
  try {
    const which = `${file.id} ${displayUri(file.uri)}`
    if (questions.onTerminal) console.note(which, which)
    const accepts = (text: string) => kindOf(text) !== undefined
    const kind = kindOf(await questions.answer({ option: 'kind', given: flags.kind, words: kindWords(), accepts }))
    const said: Partial<Record<Asked, string>> = {}
    for (const option of ASKED) {
      if (kind !== 'moved' && OF_MOVES.includes(option)) continue
      const isTime = option === 'time'
      const words = DISPOSAL_FIELDS[isTime ? 'disposed' : option]
      const accepts = (text: string) => !isTime || momentOf(text) !== undefined
      said[option] = await questions.answer({ option, given: flags[option], words, accepts })
    }
    questions.complete()
    const disposed = momentOf(said.time ?? '')
    if (kind === undefined || disposed === undefined) throw new PandianError('record-incomplete', { item: '--kind' })
    const { method = '', place = '', proof = '', reason = '', recipient = '', basis = '' } = said
    return { kind, disposed, method, place, proof, reason, recipient, basis }
  } finally {
    questions.close()
  }
}

function kindOf(text: string): DisposalKind | undefined {
  return DISPOSAL_KINDS.find((kind) => kind === text || KIND_WORDS[kind]['zh-TW'] === text)
}

/** The question with its choices. */
function kindWords(): Words {
  const choices = (language: Language) => DISPOSAL_KINDS.map((kind) => `${kind} ${KIND_WORDS[kind][language]}`)
  const { 'zh-TW': zh, en } = DISPOSAL_FIELDS.kind
  return { 'zh-TW': `${zh}（${choices('zh-TW').join('；')}）`, en: `${en} (${choices('en').join('; ')})` }
}

/** `2026-11-29`, `2026-11-29T15:30` or with a blank between, Taiwan time; `undefined` for what is no time, or still to come. */
function momentOf(text: string): number | undefined {
  const [, day, hour = '00', minute = '00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d))?$/.exec(text) ?? []
  if (day === undefined || !hasBeen(day)) return undefined
  const moment = Date.parse(`${day}T${hour}:${minute}:00+08:00`)
  // 2026-02-30 is no day, though it parses in places.
  return Number.isNaN(moment) || inTaipei(moment).slice(0, 10) !== day || moment > Date.now() ? undefined : moment
}

function list(flags: StateFlags, console: Console): void {
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  let disposals: readonly Disposal[]
  let fulfilments: readonly Fulfilment[]
  try {
    disposals = ledger.disposals()
    fulfilments = ledger.fulfilments()
  } finally {
    ledger.close()
  }
  if (flags.json) {
    const plain = {
      disposals: disposals.map(({ disposed, at, judged, ...rest }) => ({
        ...rest,
        disposed: inTaipei(disposed),
        at: inTaipei(at),
        judged: judged === null ? null : inTaipei(judged),
      })),
      fulfilments: fulfilments.map(plainFulfilment),
    }
    console.print(JSON.stringify(plain))
    return
  }
  if (disposals.length + fulfilments.length === 0) console.print(console.pick('尚無登錄。', 'Nothing was recorded.'))
  if (disposals.length > 0) console.print(console.pick('個人資料之處置', 'Data destroyed, handed over, deleted'))
  for (const disposal of disposals) tell(disposal, console)
  if (fulfilments.length > 0) console.print(console.pick('履行之法定義務', 'Duties done'))
  for (const fulfilment of fulfilments) tellFulfilment(fulfilment, console)
}

function tell(disposal: Disposal, console: Console): void {
  const of = console.language
  const { id, file, uri, kind, verdict, judged, found, obstacle } = disposal
  const field = (name: keyof typeof DISPOSAL_FIELDS, text: string) => {
    if (text !== '') console.print(`  ${DISPOSAL_FIELDS[name][of]}  ${visible(text)}`)
  }
  console.print(`${id}  ${KIND_WORDS[kind][of]}  ${file}  ${displayUri(uri)}`)
  field('method', disposal.method)
  field('disposed', inTaipei(disposal.disposed).slice(0, 16).replace('T', ' '))
  field('place', disposal.place)
  field('proof', disposal.proof)
  field('reason', disposal.reason)
  field('recipient', disposal.recipient)
  field('basis', disposal.basis)
  field('who', `${disposal.who}  ${inTaipei(disposal.at).slice(0, 16).replace('T', ' ')}`)
  const when = judged === null ? '' : `  ${inTaipei(judged).slice(0, 10)}`
  field('verdict', DISPOSAL_VERDICTS[verdict][of] + when)
  for (const one of found) field('found', displayUri(one))
  if (obstacle !== null) field('obstacle', `${OBSTACLES[obstacle.because][of]}  ${displayUri(obstacle.uri)}`)
}
