/** `pandian inventory`: the columns of the inventory that only people can fill in, back from the sheet, and who changed what when. */
import { basename, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type AnnotationField, type Change, mergeFilled } from '../../inventory/inventory.ts'
import type { Language } from '../../report/model.ts'
import { visible } from '../../report/text.ts'
import { annotationText } from '../../report/words/annotations.ts'
import { COLUMNS } from '../../report/words.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type CellProblem, type FilledInventory, readFilledInventory } from '../filled-inventory.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import { decisionsSum } from '../journal/said.ts'
import { maskText } from '../names.ts'
import { openState } from '../state.ts'
import { inTaipei } from '../times.ts'
import { userOf } from '../user.ts'

/** Cells told of at once; more are not read by anybody. */
const MOST_TOLD = 40

interface ImportFlags extends StateFlags {
  readonly take?: 'sheet' | 'state'
  readonly dryRun?: boolean
}

/** Adds the command to the program. */
export function addInventory(program: Command, console: Console): void {
  const inventory = program
    .command('inventory')
    .description('清冊中由人填寫的欄位：匯回、查看歷程 / the part of the inventory that people fill in')
  withStateOptions(
    inventory
      .command('import')
      .description('匯回填寫好的 inventory.xlsx / take in an inventory.xlsx that was filled in')
      .argument('<file>', '填寫好的清冊（.xlsx）/ the sheet')
      .addOption(
        new Option('--take <which>', '匯出後別處也改過的欄位以何者為準 / what holds where both were changed').choices([
          'sheet',
          'state',
        ]),
      )
      .option('--dry-run', '只列出會變更的內容 / only say what would change'),
  )
    .addHelpText(
      'after',
      () =>
        `\n列可排序、刪除，欄可搬動、刪除；以「${COLUMNS.id['zh-TW']}」與欄名辨識。有一格看不懂就全部不匯入，並指出是哪一格。\nRows may be sorted or deleted and columns moved: they are known by their headings and by the data file’s id. When one cell cannot be understood, nothing is imported and the cell is named.\n\n範例 / Examples:\n  ${command('inventory import pandian-report/inventory.xlsx')}\n  ${command('inventory import signed.xlsx --dry-run')}`,
    )
    .action((file: string, flags: ImportFlags) => importSheet(file, flags, console))
  withStateOptions(
    inventory
      .command('log')
      .description('誰在何時改了什麼 / who changed what when')
      .argument('[file-id]', '個人資料檔案的識別碼（預設為全部）/ id of a data file; all of them by default'),
  ).action((file: string | undefined, flags: StateFlags) => log(file, flags, console))
}

function importSheet(file: string, flags: ImportFlags, console: Console): void {
  const settings = settingsOf(flags, console)
  const path = resolve(file)
  const { ledger } = openState(settings)
  try {
    const known = new Set(ledger.files().map(({ id }) => id))
    const sheet = readFilledInventory(path, known)
    if (sheet.problems.length > 0) throw invalid(path, sheet.problems)
    const now = ledger.annotations()
    const { changes, conflicts } = mergeFilled(sheet.lines, sheet.base, (id, field) => now.get(id)?.[field])
    if (conflicts.length > 0 && flags.take === undefined) throw conflicting(path, sheet, conflicts)
    const taken = flags.take === 'sheet' ? [...changes, ...conflicts] : changes
    if (taken.length > 0 && flags.dryRun !== true) {
      // On record before it holds: what could not be recorded is not done.
      const at = Date.now()
      const source = maskText(basename(path))
      openJournal(settings, ledger, () => at).append('import', {
        file: source,
        sha256: sheet.sum,
        changes: taken.length,
        conflicts: conflicts.length,
        decisions: decisionsSum(taken),
      })
      ledger.annotate(taken, { at, who: userOf(), source })
    }
    tell(taken, conflicts.length, sheet, known, flags, console)
  } finally {
    ledger.close()
  }
}

function tell(
  taken: readonly Change[],
  conflicts: number,
  sheet: FilledInventory,
  known: ReadonlySet<string>,
  flags: ImportFlags,
  console: Console,
): void {
  const { language } = console
  const { missing, hasBase, lines } = sheet
  const absent = known.size - lines.length
  if (flags.json) {
    const dryRun = flags.dryRun === true
    console.print(
      JSON.stringify({ dryRun, changes: taken, conflicts, missing, hasBase, dataFiles: lines.length, absent }),
    )
  } else {
    for (const { file, field, from, to } of taken) {
      const show = (value: string | undefined) => shown(field, value ?? '', language)
      console.print(`${sheet.cell(file, field)}  ${file}  ${COLUMNS[field][language]}: ${show(from)} → ${show(to)}`)
    }
  }
  if (missing.length > 0) {
    const names = missing.map((field) => COLUMNS[field][language]).join(console.pick('、', ', '))
    console.note(
      `清冊中沒有這些欄，維持原值：${names}`,
      `Columns that are not in the sheet keep what they had: ${names}`,
    )
  }
  if (absent > 0)
    console.note(
      `清冊中沒有另外 ${absent} 個個人資料檔案，維持原值。`,
      `${absent} other data files are not in the sheet and keep what they had.`,
    )
  if (!hasBase)
    console.note(
      '清冊的隱藏工作表已不在，無法判斷匯出後別處是否也改過；以清冊所填為準。',
      'The hidden sheet is gone, so nobody can tell what was changed elsewhere since: what the sheet says was taken.',
    )
  const kept = conflicts > 0 && flags.take === 'state'
  if (taken.length === 0 && !kept) {
    console.end(
      EXIT.complete,
      '清冊與現有內容相同，沒有變更。',
      'The sheet says what is known already: nothing changed.',
    )
    return
  }
  console.end(
    EXIT.complete,
    `${flags.dryRun ? '（試行，未寫入）' : ''}變更 ${taken.length} 處${kept ? `，保留原值 ${conflicts} 處` : ''}。下次盤點的報告即依此填入。`,
    `${flags.dryRun ? '(Dry run, nothing written.) ' : ''}${taken.length} changes${kept ? `, ${conflicts} left as they were` : ''}. The reports of the next scan have them.`,
  )
}

function log(file: string | undefined, flags: StateFlags, console: Console): void {
  const { ledger } = openState(settingsOf(flags, console))
  try {
    const lines = ledger.annotationLines(file)
    if (flags.json) console.print(JSON.stringify(lines.map(({ at, ...line }) => ({ at: inTaipei(at), ...line }))))
    else
      for (const line of lines) {
        const { language } = console
        const time = inTaipei(line.at).slice(0, 16).replace('T', ' ')
        console.print(
          `${time}  ${line.who}  ${line.file}  ${COLUMNS[line.field][language]}: ${shown(line.field, line.value, language)}  (${visible(line.source)})`,
        )
      }
    console.end(EXIT.complete, `共 ${lines.length} 筆。`, `${lines.length} in all.`)
  } finally {
    ledger.close()
  }
}

/** A value on one line; nothing as a dash. */
function shown(field: AnnotationField, value: string, language: Language): string {
  return value === '' ? '—' : visible(annotationText(field, value, language).replaceAll('\n', ' ⏎ '))
}

function invalid(path: string, problems: readonly CellProblem[]): PandianError {
  const say = (language: Language) => listed(problems.map((problem) => problemText(problem, language)))
  return new PandianError('inventory-invalid', {
    path,
    found: problems.length,
    problems: say('en'),
    'problems-zh': say('zh-TW'),
  })
}

function problemText(problem: CellProblem, language: Language): string {
  const column = problem.field === undefined ? COLUMNS.id[language] : COLUMNS[problem.field][language]
  return `  ${problem.cell} (${column}): ${PROBLEMS[problem.problem][language](problem)}`
}

/** What is wrong with a cell; the texts of cells are shown only where they are codes or ids. */
const PROBLEMS: Readonly<Record<CellProblem['problem'], Readonly<Record<Language, (problem: CellProblem) => string>>>> =
  {
    'unknown-purpose': {
      'zh-TW': () => '不是官方特定目的代號（001–182）；多個代號以逗號分隔',
      en: () => 'no code of the official purposes (001–182); put commas between several',
    },
    'not-a-choice': { 'zh-TW': () => '請由下拉清單選取', en: () => 'choose from the list' },
    'too-long': {
      'zh-TW': (one) => `超過 ${one.problem === 'too-long' ? one.limit : ''} 字`,
      en: (one) => `longer than ${one.problem === 'too-long' ? one.limit : ''} characters`,
    },
    'unknown-file': {
      'zh-TW': () => '沒有這個識別碼的個人資料檔案（是否為別處的清冊，或識別碼被改動？）',
      en: () => 'there is no data file of that id (an inventory of another site, or the id was changed?)',
    },
    twice: {
      'zh-TW': (one) => `與 ${one.problem === 'twice' ? one.other : ''} 是同一個檔案，但填寫的內容不同`,
      en: (one) => `the same data file as ${one.problem === 'twice' ? one.other : ''}, filled in differently`,
    },
    'personal-value': {
      'zh-TW': () => '含個人資料之值（證號、電話、電子郵件或地址等）：清冊不得存放，請改寫（例如只寫單位與職稱）',
      en: () =>
        'holds a value of somebody’s (an ID, a telephone number, an e-mail address …): an inventory must not; write the unit and the title instead',
    },
    'no-id': {
      'zh-TW': () => '這一列沒有識別碼，不知道是哪個檔案',
      en: () => 'the row has no id, so nobody knows which data file it is about',
    },
  }

function conflicting(
  path: string,
  sheet: FilledInventory,
  conflicts: readonly (Change & { readonly base: string })[],
): PandianError {
  const say = (language: Language) =>
    listed(
      conflicts.map(({ file, field, base, from, to }) => {
        const show = (value: string | undefined) => shown(field, value ?? '', language)
        const [was, now, given] = language === 'en' ? ['was', 'kept now', 'in the sheet'] : ['匯出時', '現值', '清冊']
        return `  ${sheet.cell(file, field)} (${file} ${COLUMNS[field][language]}): ${was} ${show(base)}; ${now} ${show(from)}; ${given} ${show(to)}`
      }),
    )
  return new PandianError('inventory-conflicts', {
    path,
    found: conflicts.length,
    problems: say('en'),
    'problems-zh': say('zh-TW'),
  })
}

function listed(lines: readonly string[]): string {
  const more = lines.length - MOST_TOLD
  return [...lines.slice(0, MOST_TOLD), ...(more > 0 ? [`  … +${more}`] : [])].join('\n')
}
