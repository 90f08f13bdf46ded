/** The command line: builds the program, one file a command, and maps what goes wrong to a status. */
import { Command, CommanderError } from 'commander'
import { addBaseline } from './commands/baseline.ts'
import { addCheckConfig } from './commands/check-config.ts'
import { addDetectors } from './commands/detectors.ts'
import { addDoctor } from './commands/doctor.ts'
import { addExplain } from './commands/explain.ts'
import { addFindSubject } from './commands/find-subject.ts'
import { addHistory } from './commands/history.ts'
import { addIncident } from './commands/incident.ts'
import { addInit } from './commands/init.ts'
import { addInspect } from './commands/inspect.ts'
import { addInventory } from './commands/inventory.ts'
import { addRecord } from './commands/record.ts'
import { addRegulations } from './commands/regulations.ts'
import { addRetention } from './commands/retention.ts'
import { addScan } from './commands/scan.ts'
import { addStatus } from './commands/status.ts'
import { addSubjects } from './commands/subjects.ts'
import { addToken } from './commands/token.ts'
import { addVerify } from './commands/verify.ts'
import { Console } from './console.ts'
import { EXIT, EXIT_WORDS } from './exit-codes.ts'
import { languageOf, usageError } from './usage.ts'
import { VERSION } from './version.ts'

/** Runs the program. Never throws; the status is set when the promise settles. */
export async function main(argv: readonly string[]): Promise<void> {
  const console = new Console()
  console.language = languageOf(argv) ?? console.language
  // A reader that has seen enough (`| head`) is no error of ours.
  process.stdout.on('error', () => {})
  try {
    const program = buildProgram(console)
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

/** The program, without running it. */
export function buildProgram(console: Console): Command {
  const program = new Command('pandian')
    .description(
      '盤點：找出檔案、資料庫與儲存桶中的個人資料，計算當事人數，產出法定清冊 / find personal data and count the people in it',
    )
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      () =>
        `\n結束狀態 / Exit status:\n${EXIT_WORDS.map(({ code, zh, en }) => `  ${String(code).padStart(3)}  ${zh} / ${en}`).join('\n')}`,
    )
  const commands = [
    addScan,
    addStatus,
    addHistory,
    addInit,
    addDoctor,
    addInspect,
    addCheckConfig,
    addDetectors,
    addExplain,
    addRegulations,
    addToken,
    addSubjects,
    addBaseline,
    addInventory,
    addVerify,
    addRecord,
    addRetention,
    addIncident,
    addFindSubject,
  ]
  for (const add of commands) add(program, console)
  for (const command of program.commands.flatMap((one) => [one, ...one.commands]))
    command.exitOverride().configureOutput({ writeErr: () => {} })
  return program
}
