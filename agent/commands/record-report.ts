/** `pandian record report`: an incident was reported, or found to need no report. Until then `pandian status` counts its hours. */
import type { Command } from 'commander'
import { isDay } from '../../inventory/clocks/calendar.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import { maskText } from '../names.ts'
import { Questions } from '../questions.ts'
import { openState } from '../state.ts'
import { inTaipei } from '../times.ts'

interface ReportFlags extends StateFlags {
  readonly date?: string
  readonly by?: string
  readonly note?: string
}

/** Adds the subcommand. */
export function addReport(record: Command, console: Console): void {
  withStateOptions(
    record
      .command('report')
      .description('登錄：個資事故已通報，或經判斷無須通報 / record: an incident was reported, or needs no report')
      .argument('<incident>', '事故之號碼（見 status）/ number of the incident, as status has it')
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
        `\n登錄後 ${command('status')} 不再提醒這起事故。\n${command('status')} counts its hours no more.\n\n範例 / Examples:\n  ${command('record report 1 --date 2026-11-29 --by 資訊室 --note 受理第12號')}`,
    )
    .action((incident: string, flags: ReportFlags) => report(incident, flags, console))
}

async function report(number: string, flags: ReportFlags, console: Console): Promise<void> {
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  const questions = new Questions(console)
  try {
    const found = ledger.incidents().find(({ id, settled }) => String(id) === number && settled === null)
    if (found === undefined) throw new PandianError('incident-unknown', { item: number })
    const today = inTaipei(Date.now()).slice(0, 10)
    const discovered = inTaipei(found.discovered).slice(0, 10)
    const day = await questions.answer({
      option: 'date',
      given: flags.date,
      words: { 'zh-TW': '通報或決定之日（YYYY-MM-DD）', en: 'The day it was reported, or decided (YYYY-MM-DD)' },
      accepts: (text) => isDay(text) && text <= today && text >= discovered,
    })
    const by = await questions.answer({
      option: 'by',
      given: flags.by,
      words: { 'zh-TW': '執行單位或職稱', en: 'Who did it: a unit or a title' },
    })
    const note = await questions.answer({
      option: 'note',
      given: flags.note,
      words: {
        'zh-TW': '說明：受理文號，或無須通報之理由',
        en: 'A note: the number given, or why no report is needed',
      },
    })
    questions.complete()
    const said = { incident: found.id, name: found.name, day, by: maskText(by), note: maskText(note) }
    openJournal(settings, ledger).append('incident-report', said)
    ledger.settleIncident(found.id, day)
    if (flags.json) console.print(JSON.stringify(said))
    console.end(
      EXIT.complete,
      `已登錄：第 ${found.id} 號事故（${found.name}），${day}。`,
      `Recorded: incident number ${found.id} (${found.name}), ${day}.`,
    )
  } finally {
    questions.close()
    ledger.close()
  }
}
