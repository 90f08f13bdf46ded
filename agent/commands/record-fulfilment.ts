/**
 * `pandian record plan`, `check`, `resume` …: that something was done that a regulation asks for. The clocks go by it; without it they would
 * remind for ever.
 */
import type { Command } from 'commander'
import { DEEDS, type Deed, isStepOf } from '../../inventory/inventory.ts'
import { DEED_WORDS } from '../../report/words/fulfilments.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { keepFulfilments, plainFulfilment, regulationsOf } from '../fulfilments.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import { withdrawalEntry } from '../journal/said.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { maskText } from '../names.ts'
import { Questions } from '../questions.ts'
import { openState } from '../state.ts'
import { hasBeen } from '../times.ts'
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

/** Collects an option that may be repeated. */
export function each(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/** Of these a record is about an incident (record-report.ts). */
const OF_INCIDENTS: readonly Deed[] = ['report', 'first-report']

/** Adds a subcommand for each deed, and the one that takes a record back. */
export function addFulfilments(record: Command, console: Console): void {
  for (const deed of DEEDS) {
    if (OF_INCIDENTS.includes(deed)) continue
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
        '撤銷一筆誤登之履行或通報登錄（原登錄保留，註明撤銷）/ take back a record of a duty done, or of a report, that was a mistake; it stays, marked so',
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
    const duties = dutiesOf(deed, ledger)
    const regulations = regulationsOf(flags.regulation, new Set(duties.map(({ regulation }) => regulation)))
    const accepts = (text: string) => hasBeen(text)
    const day = await questions.answer({ option: 'date', given: flags.date, words: QUESTIONS.date, accepts })
    const by = await questions.answer({ option: 'by', given: flags.by, words: QUESTIONS.by })
    const note = await questions.answer({ option: 'note', given: flags.note, words: QUESTIONS.note, optional: true })
    questions.complete()
    const said = { deed, day, by, note, incident: null }
    keepFulfilments(said, regulations, { settings, ledger, console, json: flags.json })
    const toBeFiled = duties.filter(({ duty, regulation }) => duty === 'plan' && regulations.includes(regulation))
    if (deed === 'plan' && toBeFiled.length > 0) {
      const list = toBeFiled.map(({ regulation }) => regulation)
      const next = command(`record filing --regulation ${list.join(' --regulation ')}`)
      console.note(
        `${list.join('、')} 並須於同一期限內報請備查：報請後請登錄 ${next}，在此之前期限照計。`,
        `${list.join(', ')} asks for the plan to be filed within the same period: once it is, ${next}. Until then the period runs.`,
      )
    }
  } finally {
    questions.close()
    ledger.close()
  }
}

/** The duties of the last scan that a deed settles, or is a step of. Throws `no-scan-kept`. */
function dutiesOf(deed: Deed, ledger: Ledger): readonly { readonly regulation: string; readonly duty: string }[] {
  const last = [...ledger.scans()].findLast(({ head }) => head.completed)?.head
  if (last === undefined) throw new PandianError('no-scan-kept', { path: ledger.path })
  return last.determinations.flatMap(({ regulation, duties }) =>
    duties.filter((duty) => isStepOf(deed, duty)).map(({ id }) => ({ regulation, duty: id })),
  )
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
    const withdrawn = { at: Date.now(), who: userOf(), reason }
    openJournal(settings, ledger, () => withdrawn.at).append('withdrawal', withdrawalEntry(found.id, reason))
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
