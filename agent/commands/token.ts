/** `pandian token <kind>`: the keyed token of a value, for a rule of `ignore`. The value is asked for, and stands nowhere afterwards. */
import { type Command, Option } from 'commander'
import { catalogueWith } from '../../detectors/custom.ts'
import type { Language } from '../../report/model.ts'
import { askSilently } from '../ask.ts'
import { loadConfig, settle } from '../config.ts'
import { nearestOf } from '../config-problems.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { command } from '../invocation.ts'
import { readKey } from '../key.ts'
import { Tokens } from '../tokens.ts'

interface TokenFlags {
  readonly config?: string
  readonly key?: string
  readonly lang?: Language
}

/** Adds the command to the program. */
export function addToken(program: Command, console: Console): void {
  program
    .command('token')
    .description('算出一個值的代碼，供設定檔 ignore 使用 / the token of a value, for ignore in the configuration')
    .argument('<kind>', '類型（見 pandian detectors）/ a kind, as pandian detectors lists them')
    .option('--config <file>', '設定檔 / configuration file')
    .option('--key <file>', '金鑰檔 / key file')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      () =>
        `\n值不寫在指令列上（會留在紀錄中）：執行後再輸入，或由標準輸入讀取。\nThe value is never on the command line, where it would be recorded: it is asked for, or read from standard input.\n\n範例 / Examples:\n  ${command('token mobile')}\n  ${command('token email')} < value.txt`,
    )
    .action((id: string, flags: TokenFlags) => token(id, flags, console))
}

async function token(id: string, flags: TokenFlags, console: Console): Promise<void> {
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  const settings = settle({ ...flags, paths: [] }, config)
  console.language = settings.language
  const catalogue = catalogueWith(settings.custom)
  const detector = catalogue.find((one) => one.id === id)
  if (detector === undefined) {
    const near = nearestOf(
      id,
      catalogue.map((one) => one.id),
      3,
    )
    throw new PandianError('detector-unknown', { item: id, ...(near.length === 0 ? {} : { near: near.join(', ') }) })
  }
  const key = readKey(settings.key)
  // A token of another key would never be met.
  if (key === undefined) throw new PandianError('key-unreadable', { path: settings.key, reason: 'ENOENT' })
  const value = await askSilently(
    console,
    '請輸入值（不會顯示），按 Enter：',
    'The value (it is not shown), then Enter:',
  )
  const made = new Tokens(key.bytes).of(detector, value)
  if (made === undefined) throw new PandianError('value-unknown', { item: id })
  console.print(made)
}
