/** `pandian baseline write`: what was found until now is known; later scans say what is new. */
import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { Language } from '../../report/model.ts'
import { baselineOf, writeBaseline } from '../baseline.ts'
import { loadConfig, settle } from '../config.ts'
import type { Console } from '../console.ts'
import { EXIT } from '../exit-codes.ts'
import { command } from '../invocation.ts'

/** Where a baseline goes unless somebody says otherwise. */
const BASELINE_FILE = 'pandian-baseline.json'

interface BaselineFlags {
  readonly report?: string
  readonly config?: string
  readonly out?: string
  readonly lang?: Language
}

/** Adds the command to the program. */
export function addBaseline(program: Command, console: Console): void {
  const baseline = program
    .command('baseline')
    .description(
      '以目前的結果為基準，之後只提示新增的 / take what was found as known, so that later scans tell what is new',
    )
  baseline
    .command('write')
    .description('由報告寫出基準檔 / write the baseline from a report')
    .option('--report <file>', '報告（預設為設定的報告目錄中的 report.json）/ a report.json')
    .option('--out <file>', `基準檔 / the baseline（./${BASELINE_FILE}）`)
    .option('--config <file>', '設定檔 / configuration file')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      () =>
        `\n基準檔只有各檔案的筆數，沒有個資。計數與門檻認定不受基準影響。\nA baseline holds figures of each data file and no personal data. No count and no determination is changed by one.\n\n範例 / Examples:\n  ${command('baseline write')}\n  ${command('baseline write --report pandian-report/report.json --out /etc/pandian/baseline.json')}`,
    )
    .action((flags: BaselineFlags) => write(flags, console))
}

function write(flags: BaselineFlags, console: Console): void {
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  const { lang } = flags
  const settings = settle({ paths: [], ...(lang === undefined ? {} : { lang }) }, config)
  console.language = settings.language
  const known = baselineOf(resolve(flags.report ?? join(settings.out, 'report.json')))
  const path = resolve(flags.out ?? settings.baseline ?? BASELINE_FILE)
  writeBaseline(path, known)
  const next =
    settings.baseline === path
      ? ['', '']
      : [`請在設定檔寫上 baseline: ${path}`, ` Name it in the configuration: baseline: ${path}`]
  console.end(
    EXIT.complete,
    `已寫入基準 ${path}（${known.dataFiles.length} 個個人資料檔案，${known.scanned.slice(0, 10)}）。${next[0]}`,
    `Wrote the baseline ${path} (${known.dataFiles.length} data files, ${known.scanned.slice(0, 10)}).${next[1]}`,
  )
}
