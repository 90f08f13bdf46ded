/** `pandian history` and `pandian diff`: the scans that are kept, and what differs between two. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { diffScans } from '../../inventory/history/diff.ts'
import { diffText, historyText } from '../../report/model.ts'
import { comparable, findScan, isReportPath, scanOfReport, scanOfState } from '../compared.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withPaths, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { openState } from '../state.ts'
import { inTaipei } from '../times.ts'

/** Adds the commands to the program. */
export function addHistory(program: Command, console: Console): void {
  withStateOptions(
    withPaths(program.command('history')).description(
      '列出狀態檔保存的歷次盤點 / list the scans that the state file keeps',
    ),
  ).action((paths: string[], flags: StateFlags) => history(paths, flags, console))
  withStateOptions(
    program
      .command('diff')
      .description('比較兩次盤點：哪些檔案增減、數字為何變動 / compare two scans')
      .argument('[a]', '較早的盤點 / the earlier scan', 'previous')
      .argument('[b]', '較晚的盤點 / the later scan', 'last'),
  )
    .addHelpText(
      'after',
      () =>
        `\n盤點以識別碼（或其開頭）、日期、last、previous 或 report.json 的路徑指定。\nA scan is named by its id or the beginning of it, its day, last, previous, or the path of a report.json.\n\n範例 / Examples:\n  ${command('diff')}\n  ${command('diff 2026-06-30 last')}\n  ${command('diff old/report.json pandian-report/report.json --json')}`,
    )
    .action((a: string, b: string, flags: StateFlags) => diff(a, b, flags, console))
}

function history(paths: readonly string[], flags: StateFlags, console: Console): void {
  const settings = settingsOf(flags, console, paths)
  const { ledger } = openState(settings)
  try {
    const scans = Array.from(ledger.scans(), ({ head }) => ({ head, started: inTaipei(head.started) }))
    if (scans.length === 0) throw new PandianError('no-scan-kept', { path: settings.state })
    const width = process.stdout.columns ?? 100
    if (flags.json === true) for (const { head } of scans) console.print(JSON.stringify(head))
    else console.print(historyText(scans, { language: settings.language, width }).trimEnd())
    console.end(EXIT.complete)
  } finally {
    ledger.close()
  }
}

function diff(a: string, b: string, flags: StateFlags, console: Console): void {
  const settings = settingsOf(flags, console)
  const names = [a, b]
  const kept = names.every(isReportPath) ? undefined : openState(settings).ledger
  try {
    const scans = kept === undefined ? [] : [...kept.scans()]
    const [earlier, later] = names.map((name) =>
      isReportPath(name) ? scanOfReport(resolve(name)) : scanOfState(kept!, findScan(scans, name)),
    )
    const result = diffScans(...comparable(earlier!, later!))
    const width = process.stdout.columns ?? 100
    console.print(
      flags.json === true
        ? JSON.stringify({
            schema: 'https://pandian.dev/diff/1',
            ...result,
            a: without(result.a),
            b: without(result.b),
          })
        : diffText(result, { language: settings.language, width }).trimEnd(),
    )
    console.end(EXIT.complete)
  } finally {
    kept?.close()
  }
}

/** A side without its data files: those that differ are told, and the others stand in the reports. */
function without<T extends { readonly files: unknown; readonly determinations: unknown }>({
  files: _files,
  determinations: _determinations,
  ...rest
}: T) {
  return rest
}
