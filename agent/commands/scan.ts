/** `pandian scan`: the command around {@link runScan}. */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import fastGlob from 'fast-glob'
import { stringify } from 'yaml'
import { isUrl, pathOfUrl } from '../../connectors/uri.ts'
import { type Language, type ReportModel, summarize } from '../../report/model.ts'
import type { Progress } from '../bookkeeper.ts'
import { type Flags, loadConfig, settle } from '../config.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { command, quoted } from '../invocation.ts'
import { runScan, type ScanResult } from '../run.ts'
import { WARNING_WORDS } from '../warnings.ts'

interface ScanFlags {
  readonly out?: string
  readonly state?: string
  readonly config?: string
  readonly key?: string
  readonly exclude?: readonly string[]
  readonly followSymlinks?: boolean
  readonly workers?: number
  readonly sample?: number
  readonly again?: boolean
  readonly json?: boolean
  readonly lang?: Language
  readonly quiet?: boolean
  readonly printConfig?: boolean
}

/** Ends of the help: what to type, and what it does. */
const EXAMPLES = [
  ['scan /srv/share', '盤點一個目錄', 'scan a folder'],
  [
    'scan /srv/share --out ./reports --lang en',
    '指定報告目錄與語言',
    'with another folder and language of the reports',
  ],
  ["scan /srv/share --exclude '*.iso' --exclude '**/node_modules'", '略過部分路徑', 'leaving something out'],
  [
    'scan postgres://pandian@db.example/crm',
    '盤點資料庫（密碼由 PGPASSWORD 或設定檔的 secret 提供）',
    'a database; its password from PGPASSWORD, or from secret in the configuration',
  ],
  ['scan --config /etc/pandian/pandian.yaml --quiet', '排程：依設定檔盤點', 'from a scheduler, by a configuration'],
] as const

/** Adds the command to the program. */
export function addScan(program: Command, console: Console): void {
  program
    .command('scan')
    .description('盤點路徑中的個人資料並計算當事人數 / find personal data and count the people in it')
    .argument(
      '[path...]',
      '要盤點的檔案、目錄或 URL（未給時取自設定檔）/ files, folders or URLs; from the configuration when none is given',
    )
    .option('--out <dir>', '報告目錄 / folder of the reports（./pandian-report）')
    .option('--state <file>', '狀態檔 / state file')
    .option('--config <file>', '設定檔 / configuration file（./pandian.yaml）')
    .option('--key <file>', '金鑰檔 / key file')
    .option(
      '--exclude <glob>',
      '略過的路徑，可重複 / what to leave out; may be repeated',
      (glob, before: string[] = []) => [...before, glob],
    )
    .option('--follow-symlinks', '跟隨符號連結 / follow symbolic links')
    .option('--workers <n>', '工作執行緒數 / number of workers', positive)
    .option(
      '--sample <percent>',
      '資料庫的每個資料表只讀百分之幾（檔案照樣全讀）；不能證明未達門檻 / read so many per cent of each table of databases (files are read whole); proves nothing below',
      percent,
    )
    .option('--again', '未變更的項目也重讀 / read unchanged items again')
    .option('--json', '只輸出一行 JSON / print one line of JSON')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .option('--quiet', '不顯示進度 / no progress')
    .option('--print-config', '印出生效的設定後結束 / print the settings in effect and end')
    .addHelpText(
      'after',
      () =>
        `\n範例 / Examples:\n${EXAMPLES.map(([rest, zh, en]) => `  ${command(rest)}\n      ${zh} / ${en}`).join('\n')}`,
    )
    .action((paths: string[], flags: ScanFlags) => scan(paths, flags, console))
}

async function scan(paths: readonly string[], flags: ScanFlags, console: Console): Promise<void> {
  if (flags.lang !== undefined) console.language = flags.lang
  console.quiet = flags.quiet ?? false
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  const settings = settle({ ...(flags satisfies Omit<Flags, 'paths'>), paths: expand(paths) }, config)
  console.language = settings.language
  if (flags.printConfig) {
    console.print(stringify(settings).trimEnd())
    return
  }
  for (const { location, options } of settings.targets)
    if (options?.sample !== undefined && isReadWhole(location))
      console.note(
        `注意：sample 只用於資料庫的資料表，${location} 全部讀取。`,
        `Note: sample is for tables of databases; ${location} is read whole.`,
      )
  const interrupts = watchInterrupts(console)
  let watching: NodeJS.Timeout | undefined
  try {
    let summary = ''
    const result = await runScan(
      {
        settings,
        again: flags.again ?? false,
        signal: interrupts.signal,
        onKeyCreated: (path) =>
          console.note(
            `已產生金鑰 ${path}：請備份並妥善保管，遺失後無法與先前結果比對。`,
            `A key was made: ${path}. Back it up and keep it safe; without it earlier results cannot be compared.`,
          ),
        onEditedKept: (from, to) =>
          console.note(
            `${basename(from)} 不是產生時的原樣（可能經人工填寫），已另存為 ${to}，再寫入新的一份。`,
            `${basename(from)} is not as it was written (filled in, perhaps): it is kept as ${to}, and a new one is written.`,
          ),
        onWarning: (root, warning) => {
          const { 'zh-TW': zh, en } = WARNING_WORDS[warning]
          console.note(`注意：${root}：${zh}`, `Note: ${root}: ${en}`)
        },
        onRefused: (error) => console.note(error.words('zh-TW'), error.words('en')),
        onBegin: (progress) => {
          const began = performance.now()
          watching = setInterval(() => console.running(() => progressLine(progress, began, console)), 200)
        },
        onCounting: (done) => {
          clearInterval(watching)
          console.running(() => `${console.pick('計算當事人', 'Counting people')} ${Math.round(done * 100)}%`)
        },
      },
      (model: ReportModel, written) => {
        const color = process.stdout.isTTY === true && !process.env.NO_COLOR
        const width = process.stdout.columns ?? 100
        summary = summarize(model, { language: settings.language, color, width, files: written }).trimEnd()
      },
    )
    clearInterval(watching)
    console.clear()
    console.print(flags.json ? machineLine(result) : summary)
    const { unchanged } = result.progress
    if (unchanged > 0)
      console.note(
        `${unchanged.toLocaleString('en')} 個項目未變更，未重讀。`,
        `Unchanged and not read again: ${unchanged.toLocaleString('en')}.`,
      )
    for (const { paths } of result.unusedRules) {
      const rule = paths.join(', ')
      console.note(
        `注意：classes 的規則 ${rule} 沒有符合任何有個資的檔案。paths 以盤點位置為起點，例如 **/會員資料/**。`,
        `Note: the rule ${rule} of classes holds for no file with personal data. Its paths begin at the place that is scanned: **/members/**, for example.`,
      )
    }
    tell(result, settings.out, console)
  } finally {
    clearInterval(watching)
    interrupts.dispose()
  }
}

/** A file tree or a bucket, of which there is no sample. */
function isReadWhole(location: string): boolean {
  return !isUrl(location) || /^(?:file|s3):/iu.test(location)
}

function machineLine({ files, coverage, totals, determinations, completed, runId }: ScanResult): string {
  const reportJson = files.find((path) => path.endsWith('report.json')) ?? null
  return JSON.stringify({ run: runId, completed, reportJson, coverage, totals, determinations })
}

function tell(result: ScanResult, out: string, console: Console): void {
  const { exit, outOfHours } = result
  if (outOfHours.length > 0) {
    const hours = [...new Set(outOfHours.map(({ options }) => options?.hours))].join(', ')
    console.end(
      exit,
      `已到允許的時段（${hours}）之外而停止，尚有位置未盤點完；已讀的部分都已保存，報告標示為未完成（${out}）。於時段內以相同指令即可續掃：\n  ${sameCommand()}`,
      `Stopped outside the hours that are allowed (${hours}), with places not yet done. What was read is kept, and the reports say that they are not complete (${out}). The same command continues within them:\n  ${sameCommand()}`,
    )
  } else if (exit === EXIT.interrupted) {
    console.end(
      exit,
      `已停止。已讀的部分都已保存，報告標示為未完成（${out}）。以相同指令即可續掃：\n  ${sameCommand()}`,
      `Stopped. What was read is kept, and the reports say that they are not complete (${out}). The same command continues:\n  ${sameCommand()}`,
    )
  } else if (exit === EXIT.incomplete) {
    console.end(
      exit,
      `掃描完成，但有項目未能讀取；報告列出是哪些、為什麼（${out}）。`,
      `The scan ran to its end, but something was not read; the reports say what and why (${out}).`,
    )
  } else console.end(exit, `掃描完成，全部看過。報告在 ${out}`, `The scan is complete. The reports are in ${out}`)
}

/** First interrupt: stop in good order. Second: at once; the state is safe at any instant. */
function watchInterrupts(console: Console): { readonly signal: AbortSignal; dispose(): void } {
  const abort = new AbortController()
  const onSignal = () => {
    if (abort.signal.aborted) process.exit(EXIT.interrupted)
    console.note(
      '正在停止並寫出報告…（再按一次立即結束）',
      'Stopping and writing the reports … (once more to end at once)',
    )
    abort.abort()
  }
  // Where messages do not go to the terminal, that it is gone is nothing to us (bin/pandian.js).
  const signals: readonly NodeJS.Signals[] = [
    'SIGINT',
    'SIGTERM',
    ...(process.stderr.isTTY ? (['SIGHUP'] as const) : []),
  ]
  for (const name of signals) process.on(name, onSignal)
  return {
    signal: abort.signal,
    dispose() {
      for (const name of signals) process.off(name, onSignal)
    },
  }
}

function progressLine(progress: Progress, began: number, console: Console): string {
  const seconds = (performance.now() - began) / 1000
  const megabytes = progress.bytes / 1e6
  const rate = (megabytes / Math.max(seconds, 0.001)).toFixed(0)
  const n = (value: number) => value.toLocaleString('en')
  if (progress.listed === 0) return console.pick('列出檔案中…', 'Listing files …')
  return console.pick(
    `${n(progress.done)}/${n(progress.listed)} 項　${n(Math.round(megabytes))} MB（${rate} MB/s）　個資 ${n(progress.records)} 筆　未讀 ${n(progress.unread)}`,
    `${n(progress.done)}/${n(progress.listed)} items  ${n(Math.round(megabytes))} MB (${rate} MB/s)  ${n(progress.records)} records  ${n(progress.unread)} unread`,
  )
}

/** Patterns that the user quoted, and a shell that does not expand them, are expanded here. A file of that very name wins. */
function expand(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const named = pathOfUrl(path)
    if (existsSync(named === undefined ? path : Buffer.from(named))) return [path]
    // A place of another kind: whoever knows the kinds can say whether it is there.
    if (named === undefined && isUrl(path)) return [path]
    const found =
      named === undefined && fastGlob.isDynamicPattern(path)
        ? fastGlob
            .sync(path, { dot: true, onlyFiles: false, followSymbolicLinks: false, markDirectories: false })
            .sort()
        : []
    // What was typed and is not there is a mistake of typing; a share in the configuration that is not mounted is not.
    if (found.length === 0) throw new PandianError('path-missing', { path })
    return found
  })
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 64) throw new InvalidArgumentError('1–64')
  return value
}

function percent(text: string): number {
  const value = Number(text.replace(/%$/, ''))
  if (!(value > 0 && value < 100)) throw new InvalidArgumentError('> 0, < 100')
  return value
}

/** The command as it was typed, quoted for a shell. */
function sameCommand(): string {
  return command(process.argv.slice(2).map(quoted).join(' '))
}
