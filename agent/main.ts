/** The command line: builds the program, one file a command, and maps what goes wrong to a status. */
import { Command, CommanderError } from 'commander'
import { Console } from './console.ts'
import { EXIT, EXIT_WORDS } from './exit-codes.ts'
import { withHelp } from './help.ts'
import { languageOf, usageError } from './usage.ts'
import { VERSION } from './version.ts'

/** Every command, in the order of the help. A run loads only its own. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command, console: Console) => void>>> = {
  scan: async () => (await import('./commands/scan.ts')).addScan,
  status: async () => (await import('./commands/status.ts')).addStatus,
  history: async () => (await import('./commands/history.ts')).addHistory,
  init: async () => (await import('./commands/init.ts')).addInit,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
  inspect: async () => (await import('./commands/inspect.ts')).addInspect,
  'check-config': async () => (await import('./commands/check-config.ts')).addCheckConfig,
  detectors: async () => (await import('./commands/detectors.ts')).addDetectors,
  explain: async () => (await import('./commands/explain.ts')).addExplain,
  regulations: async () => (await import('./commands/regulations.ts')).addRegulations,
  token: async () => (await import('./commands/token.ts')).addToken,
  subjects: async () => (await import('./commands/subjects.ts')).addSubjects,
  baseline: async () => (await import('./commands/baseline.ts')).addBaseline,
  inventory: async () => (await import('./commands/inventory.ts')).addInventory,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  record: async () => (await import('./commands/record.ts')).addRecord,
  retention: async () => (await import('./commands/retention.ts')).addRetention,
  incident: async () => (await import('./commands/incident.ts')).addIncident,
  'find-subject': async () => (await import('./commands/find-subject.ts')).addFindSubject,
}

/** Whoever asks for the version waits for no command. */
const VERSION_FLAGS = new Set(['-V', '--version'])

/** Runs the program. Never throws; the status is set when the promise settles. */
export async function main(argv: readonly string[]): Promise<void> {
  const console = new Console()
  console.language = languageOf(argv) ?? console.language
  // A reader that has seen enough (`| head`) is no error of ours.
  process.stdout.on('error', () => {})
  // Nor is a log that nobody reads any more, or a terminal that is gone: a scan goes on to its reports.
  process.stderr.on('error', () => {})
  try {
    const program = await buildProgram(console, argv)
    if (argv.length === 0) {
      // Help, for whoever has just installed it; not 0, for nothing was looked at and a scheduler should notice.
      console.print(program.helpInformation())
      process.exitCode = EXIT.usage
      return
    }
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version have been printed.
      if (error.exitCode === 0) return
      console.fail(usageError(error))
    } else console.fail(error)
  }
}

/** The program, without running it: with every command, or with the one that is asked for. */
export async function buildProgram(console: Console, argv: readonly string[]): Promise<Command> {
  const program = withHelp(new Command('pandian'))
    .description(
      '盤點：找出檔案、資料庫與儲存桶中的個人資料，計算當事人數，產出法定清冊 / find personal data and count the people in it',
    )
    .version(VERSION, [...VERSION_FLAGS].join(', '), '顯示版本 / output the version number')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      () =>
        `\n結束狀態 / Exit status:\n${EXIT_WORDS.map(({ code, zh, en }) => `  ${String(code).padStart(3)}  ${zh} / ${en}`).join('\n')}`,
    )
  const wanted = argv[0] ?? ''
  const every = VERSION_FLAGS.has(wanted) ? [] : Object.values(COMMANDS)
  const load = Object.hasOwn(COMMANDS, wanted) ? [COMMANDS[wanted]!] : every
  for (const command of load) (await command())(program, console)
  for (const command of program.commands.flatMap((one) => [one, ...one.commands]))
    command.exitOverride().configureOutput({ writeErr: () => {} })
  return program
}
