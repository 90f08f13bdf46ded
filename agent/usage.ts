/** What commander finds wrong with a command line, in words of either language. */
import type { CommanderError } from 'commander'
import type { Language } from '../report/model.ts'
import { PandianError } from './errors.ts'

/** The language asked for on a command line that may not be right otherwise. */
export function languageOf(argv: readonly string[]): Language | undefined {
  const end = argv.indexOf('--')
  const flags = end < 0 ? argv : argv.slice(0, end)
  const at = flags.lastIndexOf('--lang')
  const given =
    flags.findLast((flag) => flag.startsWith('--lang='))?.slice('--lang='.length) ?? (at < 0 ? '' : flags[at + 1])
  return given === 'en' || given === 'zh-TW' ? given : undefined
}

/** The error of the closed list for one of commander's, which has its subject only in its message. */
export function usageError({ code, message }: CommanderError): PandianError {
  const [subject = '', second = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1]!)
  const near = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1]
  const [zh, en] = wordsOf(code, subject, second, message)
  return new PandianError('usage', {
    'message-zh': zh + (near === undefined ? '' : `（是否為 ${near}？）`),
    message: en + (near === undefined ? '' : ` (did you mean ${near}?)`),
  })
}

function wordsOf(code: string, subject: string, second: string, message: string): readonly [zh: string, en: string] {
  switch (code) {
    case 'commander.unknownOption':
      return [`沒有 ${subject} 這個選項`, `there is no option ${subject}`]
    case 'commander.unknownCommand':
      return [`沒有 ${subject} 這個指令`, `there is no command ${subject}`]
    case 'commander.missingArgument':
      return [`缺少 <${subject}>`, `<${subject}> is missing`]
    case 'commander.optionMissingArgument':
      return [`選項 ${subject} 後面要有值`, `the option ${subject} needs a value`]
    case 'commander.excessArguments':
      return ['多了參數', 'there are too many arguments']
    case 'commander.invalidArgument': {
      const allowed = /(?:Allowed choices are|is invalid\.) (.+?)\.?$/.exec(message)?.[1]
      const zh = allowed === undefined ? '' : `，應為 ${allowed.replace('Allowed choices are ', '')}`
      const en = allowed === undefined ? '' : `; it should be ${allowed.replace('Allowed choices are ', '')}`
      return [`${subject} 的值 ${second} 不對${zh}`, `${second} is no value for ${subject}${en}`]
    }
    default:
      return [message.replace(/^error: /, ''), message.replace(/^error: /, '')]
  }
}
