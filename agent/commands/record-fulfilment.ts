/**
 * `pandian record plan`, `check`, `resume` …: that something was done that a regulation asks for. The clocks go by it; without it they would
 * remind for ever.
 */
import type { Command } from 'commander'
import { isDay } from '../../inventory/clocks/calendar.ts'
import { DEEDS, type Deed, deedOf, type Fulfilment, type PastDetermination } from '../../inventory/inventory.ts'
import { visible } from '../../report/text.ts'
import { DEED_WORDS, FULFILMENT_FIELDS } from '../../report/words/fulfilments.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import { fulfilmentEntry, withdrawalEntry } from '../journal/state.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { maskText } from '../names.ts'
import { Questions } from '../questions.ts'
import { openState } from '../state.ts'
import { inTaipei } from '../times.ts'
import { userOf } from '../user.ts'

interface DeedFlags extends StateFlags {
  readonly regulation?: readonly string[]
  readonly date?: string
  readonly by?: string
  readonly note?: string
}

/** What is asked for where no option says it. */
const QUESTIONS = {
  date: { 'zh-TW': '完成之日（YYYY-MM-DD）', en: 'The day it was done (YYYY-MM-DD)' },
  by: { 'zh-TW': '執行單位或職稱', en: 'Who did it: a unit or a title' },
  note: {
    'zh-TW': '說明：文號、結果等（可留白）',
    en: 'A note: a number of the document, what came of it (may be blank)',
  },
}

/** Adds a subcommand for each deed, and the one that takes a record back. */
export function addFulfilments(record: Command, console: Console): void {
  const each = (value: string, before: readonly string[] = []) => [...before, value]
  for (const deed of DEEDS) {
    const { 'zh-TW': zh, en } = DEED_WORDS[deed]
    withStateOptions(
      record
        .command(deed)
        .description(`登錄：${zh} / record: ${en}`)
        .option('--regulation <id>', '法規代碼，可重複；只有一部適用時可省略 / regulation, may be repeated', each)
        .option('--date <date>', '完成之日，如 2026-11-29 / the day it was done')
        .option('--by <text>', '執行單位或職稱 / who did it: a unit or a title')
        .option('--note <text>', '說明：文號、結果等 / a note: a number of the document, what came of it'),
    )
      .addHelpText(
        'after',
        () =>
          `\n未給的項目會逐一詢問。記入紀錄後，${command('status')}、行事曆與報告即據以計算期限。\nWhat is not given is asked for. It goes into the journal; ${command('status')}, the calendar and reports count periods by it.\n\n範例 / Examples:\n  ${command(`record ${deed} --regulation D0020085 --date 2026-11-29 --by 秘書處 --note 第12號函`)}`,
      )
      .action((flags: DeedFlags) => recordDeed(deed, flags, console))
  }
  withStateOptions(
    record
      .command('withdraw')
      .description(
        '撤銷一筆誤登之履行登錄（原登錄保留，註明撤銷）/ take back a record of a duty done that was a mistake; it stays, marked so',
      )
      .argument('<number>', '登錄之號碼（見 record list）/ its number, of record list')
      .option('--reason <text>', '原因 / why'),
  ).action((number: string, flags: StateFlags & { readonly reason?: string }) => withdraw(number, flags, console))
}

async function recordDeed(deed: Deed, flags: DeedFlags, console: Console): Promise<void> {
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  const questions = new Questions(console)
  try {
    const regulations = regulationsOf(flags.regulation, asking(deed, ledger))
    const today = inTaipei(Date.now()).slice(0, 10)
    const accepts = (text: string) => isDay(text) && text <= today
    const day = await questions.answer({ option: 'date', given: flags.date, words: QUESTIONS.date, accepts })
    const doneBy = await questions.answer({ option: 'by', given: flags.by, words: QUESTIONS.by })
    const said = await questions.answer({ option: 'note', given: flags.note, words: QUESTIONS.note, optional: true })
    questions.complete()
    // Whoever writes them may name somebody.
    const common = { deed, day, by: maskText(doneBy), note: maskText(said) }
    const first = ledger.nextFulfilment()
    const made = regulations.map((regulation, index) => ({ id: first + index, regulation, ...common }))
    // On record before it holds: what could not be recorded is not done.
    const journal = openJournal(settings, ledger)
    for (const one of made) journal.append('fulfilment', fulfilmentEntry(one))
    const kept = { at: Date.now(), who: userOf() }
    ledger.recordFulfilments(made.map(({ id: _, ...one }) => ({ ...one, ...kept })))
    if (flags.json)
      console.print(JSON.stringify(made.map((one) => plainFulfilment({ ...one, ...kept, withdrawn: null }))))
    const numbers = made.map(({ id }) => id).join(console.pick('、', ', '))
    console.end(
      EXIT.complete,
      `已登錄第 ${numbers} 號：${DEED_WORDS[deed]['zh-TW']}，${day}，${regulations.join('、')}。`,
      `Recorded as number ${numbers}: ${DEED_WORDS[deed].en}, ${day}, ${regulations.join(', ')}.`,
    )
  } finally {
    questions.close()
    ledger.close()
  }
}

/** The regulations of the last scan that ask for what a deed settles, or begins. Throws `no-scan-kept`. */
function asking(deed: Deed, ledger: Ledger): ReadonlySet<string> {
  const last = [...ledger.scans()].findLast(({ head }) => head.completed)?.head
  if (last === undefined) throw new PandianError('no-scan-kept', { path: ledger.path })
  const asks = ({ duties }: PastDetermination) =>
    duties.some(({ id, clock }) => deedOf(id) === deed || (deed === 'approval' && clock === 'approval'))
  return new Set(last.determinations.filter(asks).map(({ regulation }) => regulation))
}

/** Throws `duty-unknown`, `regulation-unsaid`. */
function regulationsOf(given: readonly string[] | undefined, known: ReadonlySet<string>): readonly string[] {
  const list = [...known].join(', ')
  if (given !== undefined) {
    const asked = [...new Set(given.map((id) => (known.has(id) ? id : id.toUpperCase())))]
    const stranger = asked.find((id) => !known.has(id))
    if (stranger !== undefined) throw new PandianError('duty-unknown', { item: stranger, known: list })
    return asked
  }
  if (known.size === 0) throw new PandianError('duty-unknown', { item: '', known: list })
  if (known.size > 1) throw new PandianError('regulation-unsaid', { known: list })
  return [...known]
}

async function withdraw(
  number: string,
  flags: StateFlags & { readonly reason?: string },
  console: Console,
): Promise<void> {
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  const questions = new Questions(console)
  try {
    const found = ledger.fulfilments().find(({ id, withdrawn }) => String(id) === number && withdrawn === null)
    if (found === undefined) throw new PandianError('record-unknown', { item: number })
    const words = { 'zh-TW': '撤銷之原因', en: 'Why it is withdrawn' }
    const reason = maskText(await questions.answer({ option: 'reason', given: flags.reason, words }))
    questions.complete()
    openJournal(settings, ledger).append('withdrawal', withdrawalEntry(found.id, reason))
    const withdrawn = { at: Date.now(), who: userOf(), reason }
    ledger.withdrawFulfilment(found.id, withdrawn)
    if (flags.json) console.print(JSON.stringify(plainFulfilment({ ...found, withdrawn })))
    console.end(
      EXIT.complete,
      `第 ${found.id} 號登錄已撤銷，期限不再據以計算。`,
      `Record number ${found.id} is withdrawn: no clock goes by it any more.`,
    )
  } finally {
    questions.close()
    ledger.close()
  }
}

/** A record for programs. */
export function plainFulfilment({ at, withdrawn, ...rest }: Fulfilment) {
  return {
    ...rest,
    at: inTaipei(at),
    withdrawn: withdrawn === null ? null : { ...withdrawn, at: inTaipei(withdrawn.at) },
  }
}

/** … and for people. */
export function tellFulfilment(fulfilment: Fulfilment, console: Console): void {
  const of = console.language
  const { id, deed, regulation, day, by, note, at, who, withdrawn } = fulfilment
  const minute = (time: number) => inTaipei(time).slice(0, 16).replace('T', ' ')
  const field = (name: keyof typeof FULFILMENT_FIELDS, text: string) => {
    if (text !== '') console.print(`  ${FULFILMENT_FIELDS[name][of]}  ${visible(text)}`)
  }
  console.print(`${id}  ${day}  ${visible(regulation)}  ${DEED_WORDS[deed][of]}`)
  field('by', by)
  field('note', note)
  field('who', `${who}  ${minute(at)}`)
  if (withdrawn !== null) field('withdrawn', `${minute(withdrawn.at)}  ${withdrawn.who}  ${withdrawn.reason}`)
}
