/** What commander prints of itself in a help text, in both languages like the rest of it, and as wide as a terminal shows it. */
import type { Command } from 'commander'
import { width } from '../report/text.ts'

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 / Usage:',
  'Arguments:': '參數 / Arguments:',
  'Options:': '選項 / Options:',
  'Commands:': '指令 / Commands:',
}

/** Before any command is added: those take it over from the program. */
export function withHelp(program: Command): Command {
  return program
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      // A Chinese character takes two cells.
      displayWidth: (text) => width(text),
      optionDescription: ({ argChoices, defaultValue, description }) =>
        described(description, defaultValue, argChoices),
      argumentDescription: ({ argChoices, defaultValue, description }) =>
        described(description, defaultValue, argChoices),
    })
    .helpOption('-h, --help', '顯示說明 / display help')
    .helpCommand('help [command]', '顯示一個指令的說明 / display help for a command')
}

function described(description: string, value: unknown, choices: readonly string[] | undefined): string {
  const more = [
    ...(choices === undefined ? [] : [`可為 / choices: ${choices.join(', ')}`]),
    ...(value === undefined || typeof value === 'boolean' ? [] : [`預設 / default: ${value}`]),
  ]
  return more.length === 0 ? description : `${description}（${more.join('；')}）`
}
