/** `pandian status`: since when each number of the law is reached or below, and what is due when. */
import { type Command, Option } from 'commander'
import { type Language, statusCalendar, statusJson, statusText } from '../../report/model.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withPaths, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { openState } from '../state.ts'
import { statusOf } from '../status.ts'

interface StatusFlags extends StateFlags {
  readonly format?: 'text' | 'json' | 'ics'
}

/** Adds the command to the program. */
export function addStatus(program: Command, console: Console): void {
  withStateOptions(
    withPaths(program.command('status'))
      .description(
        '法令期限：何時達到門檻、各項義務何時屆滿 / since when each number of the law is reached, and what is due when',
      )
      .addOption(
        new Option('--format <format>', '輸出格式；ics 為行事曆 / text, JSON, or a calendar')
          .choices(['text', 'json', 'ics'])
          .default('text'),
      ),
    'formats',
  )
    .addHelpText(
      'after',
      () =>
        `\n依狀態檔保存的歷次盤點，與 ${command('record')} 登錄之履行事項計算；不掃描、不連網。\nCounted from the scans that the state file keeps, and from what ${command('record')} was told; scans nothing and connects to nothing.\n\n範例 / Examples:\n  ${command('status')}\n  ${command('status --config /etc/pandian/pandian.yaml --format ics > pandian.ics')}`,
    )
    .action((paths: string[], flags: StatusFlags) => status(paths, flags, console))
}

function status(paths: readonly string[], flags: StatusFlags, console: Console): void {
  const settings = settingsOf(flags, console, paths)
  const language: Language = settings.language
  const { ledger } = openState(settings)
  try {
    const model = statusOf(ledger.scans(), ledger.fulfilments(), ledger.incidents(), Date.now())
    if (model === undefined) throw new PandianError('no-scan-kept', { path: settings.state })
    const color = process.stdout.isTTY === true && !process.env.NO_COLOR
    const text =
      flags.format === 'json'
        ? statusJson(model)
        : flags.format === 'ics'
          ? statusCalendar(model, language)
          : statusText(model, { language, color, width: process.stdout.columns ?? 100 })
    process.stdout.write(text)
    console.end(EXIT.complete)
  } finally {
    ledger.close()
  }
}
