/**
 * `pandian record report`: an incident was reported under a regulation, or found to need no report. Until then `pandian status` counts its
 * hours.
 */
import type { Command } from 'commander'
import { reportedOn } from '../../inventory/inventory.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { keepFulfilments, regulationsOf } from '../fulfilments.ts'
import { command } from '../invocation.ts'
import { Questions } from '../questions.ts'
import { openState } from '../state.ts'
import { hasBeen, inTaipei } from '../times.ts'
import { each } from './record-fulfilment.ts'

interface ReportFlags extends StateFlags {
  readonly regulation?: readonly string[]
  readonly first?: boolean
  readonly date?: string
  readonly by?: string
  readonly note?: string
}

/** What is asked for where no option says it. */
const QUESTIONS = {
  date: { 'zh-TW': '通報或決定之日（YYYY-MM-DD）', en: 'The day it was reported, or decided (YYYY-MM-DD)' },
  by: { 'zh-TW': '執行單位或職稱', en: 'Who did it: a unit or a title' },
  note: { 'zh-TW': '說明：受理文號，或無須通報之理由', en: 'A note: the number given, or why no report is needed' },
}

/** Adds the subcommand. */
export function addReport(record: Command, console: Console): void {
  withStateOptions(
    record
      .command('report')
      .description('登錄：個資事故已通報，或經判斷無須通報 / record: an incident was reported, or needs no report')
      .argument('<incident>', '事故之號碼（見 status）/ number of the incident, as status has it')
      .option(
        '--regulation <id>',
        '依哪一部法規，可重複；只有一部尚未登錄時可省略 / under which regulation, may be repeated',
        each,
      )
      .option(
        '--first',
        '只是先行通報，完整通報另行登錄 / only the first report; the one in full is recorded by itself',
      )
      .option('--date <date>', '通報或決定之日，如 2026-11-29 / the day it was reported, or decided')
      .option('--by <text>', '執行單位或職稱 / who did it: a unit or a title')
      .option(
        '--note <text>',
        '說明：受理文號，或無須通報之理由 / a note: the number given, or why no report is needed',
      ),
  )
    .addHelpText(
      'after',
      () =>
        `\n登錄後 ${command('status')} 與行事曆不再就該法規提醒這起事故；誤登者以 ${command('record withdraw')} 撤銷。\n${command('status')} and the calendar count its hours under that regulation no more; ${command('record withdraw')} takes a mistake back.\n\n範例 / Examples:\n  ${command('record report 1 --regulation D0020085 --date 2026-11-29 --by 資訊室 --note 受理第12號')}`,
    )
    .action((incident: string, flags: ReportFlags) => report(incident, flags, console))
}

async function report(number: string, flags: ReportFlags, console: Console): Promise<void> {
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  const questions = new Questions(console)
  try {
    const fulfilments = ledger.fulfilments()
    const found = ledger.incidents().find(({ id }) => String(id) === number)
    const open = found?.reports.filter((one) => reportedOn(fulfilments, found.id, one) === null) ?? []
    if (found === undefined || open.length === 0) throw new PandianError('incident-unknown', { item: number })
    const asked = flags.first === true ? open.filter(({ first }) => first === true) : open
    const regulations = regulationsOf(flags.regulation, new Set(asked.map(({ regulation }) => regulation)))
    const discovered = inTaipei(found.discovered).slice(0, 10)
    const accepts = (text: string) => hasBeen(text, discovered)
    const day = await questions.answer({
      option: 'date',
      given: flags.date,
      words: QUESTIONS.date,
      accepts,
      from: discovered,
    })
    const by = await questions.answer({ option: 'by', given: flags.by, words: QUESTIONS.by })
    const note = await questions.answer({ option: 'note', given: flags.note, words: QUESTIONS.note })
    questions.complete()
    const deed = flags.first === true ? 'first-report' : 'report'
    const said = { deed, day, by, note, incident: found.id } as const
    keepFulfilments(said, regulations, { settings, ledger, console, json: flags.json })
  } finally {
    questions.close()
    ledger.close()
  }
}
