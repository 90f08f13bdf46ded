/** Options that commands share which ask the state something and scan nothing. */
import { type Command, Option } from 'commander'
import type { Language } from '../report/model.ts'
import { loadConfig, type Settings, settle } from './config.ts'
import type { Console } from './console.ts'
import { knownStates } from './state.ts'

/** Where the state is, and in which language to answer; see {@link withStateOptions}. */
export interface StateFlags {
  readonly state?: string
  readonly config?: string
  readonly key?: string
  readonly lang?: Language
  readonly json?: boolean
}

/** Adds the options; `--json` not for a command that has a choice of formats. */
export function withStateOptions(command: Command, output: 'json' | 'formats' = 'json'): Command {
  command
    .option('--state <file>', '狀態檔 / state file')
    .option('--config <file>', '設定檔 / configuration file（./pandian.yaml）')
    .option('--key <file>', '金鑰檔 / key file')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
  return output === 'json' ? command.option('--json', '輸出 JSON / print JSON') : command
}

/** Adds the paths by which the state of a scan without a configuration is found. */
export function withPaths(command: Command): Command {
  return command.argument(
    '[path...]',
    '當時盤點的位置（未給時取自設定檔）/ the places that were scanned; from the configuration',
  )
}

/**
 * The settings in effect; the console speaks their language from here on. Throws as {@link loadConfig} does.
 *
 * @param paths what was scanned, where no configuration says it
 */
export function settingsOf(
  { state, key, lang, config: path }: StateFlags,
  console: Console,
  paths: readonly string[] = [],
): Settings {
  const config = loadConfig(path, (language) => {
    console.language = lang ?? language
  })
  // Whoever has scanned one place, and has no configuration, means that one.
  const known = paths.length === 0 && config.targets === undefined && config.state === undefined ? knownStates() : []
  const only = known.length === 1 ? known[0] : undefined
  const given = {
    ...(only === undefined ? {} : { state: only }),
    ...(state === undefined ? {} : { state }),
    ...(key === undefined ? {} : { key }),
    ...(lang === undefined ? {} : { lang }),
  }
  const settings = settle({ paths, ...given }, config)
  console.language = settings.language
  return settings
}
