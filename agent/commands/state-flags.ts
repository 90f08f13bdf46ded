/** What commands have in common that ask the state of earlier scans. */
import { type Command, Option } from 'commander'
import type { Language } from '../../report/model.ts'
import { loadConfig, type Settings, settle } from '../config.ts'
import type { Console } from '../console.ts'

/** Where the state is, and in which language to answer. */
export interface StateFlags {
  readonly state?: string
  readonly config?: string
  readonly key?: string
  readonly lang?: Language
}

/** Adds the options; and paths, by which the state of a scan without a configuration is found. */
export function withStateFlags(one: Command, paths: 'paths' | 'none' = 'paths'): Command {
  if (paths === 'paths')
    one.argument(
      '[path...]',
      '當時盤點的位置（未給時取自設定檔）/ the places that were scanned; from the configuration',
    )
  return one
    .option('--state <file>', '狀態檔 / state file')
    .option('--config <file>', '設定檔 / configuration file（./pandian.yaml）')
    .option('--key <file>', '金鑰檔 / key file')
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
}

/** The settings in effect; the console speaks their language from here on. */
export function settingsOf(paths: readonly string[], flags: StateFlags, console: Console): Settings {
  const config = loadConfig(flags.config, (language) => {
    console.language = flags.lang ?? language
  })
  const { state, key, lang } = flags
  const settings = settle(
    {
      paths,
      ...(state === undefined ? {} : { state }),
      ...(key === undefined ? {} : { key }),
      ...(lang === undefined ? {} : { lang }),
    },
    config,
  )
  console.language = settings.language
  return settings
}
