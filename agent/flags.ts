/** Options that commands share which ask the state something and scan nothing. */
import { type Command, Option } from 'commander'
import type { Language } from '../report/model.ts'
import { loadConfig, type Settings, settle } from './config.ts'
import type { Console } from './console.ts'

/** See {@link withStateOptions}. */
export interface StateFlags {
  readonly state?: string
  readonly config?: string
  readonly key?: string
  readonly lang?: Language
  readonly json?: boolean
}

/** Adds the options. */
export function withStateOptions(command: Command): Command {
  return command
    .option('--state <file>', '狀態檔 / state file')
    .option('--config <file>', '設定檔 / configuration file')
    .option('--key <file>', '金鑰檔 / key file')
    .option('--json', '輸出 JSON / print JSON')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
}

/** The settings in effect; the console speaks their language from here on. Throws as {@link loadConfig} does. */
export function settingsOf({ state, key, lang, config: path }: StateFlags, console: Console): Settings {
  const config = loadConfig(path, (language) => {
    console.language = lang ?? language
  })
  const given = {
    ...(state === undefined ? {} : { state }),
    ...(key === undefined ? {} : { key }),
    ...(lang === undefined ? {} : { lang }),
  }
  const settings = settle({ paths: [], ...given }, config)
  console.language = settings.language
  return settings
}
