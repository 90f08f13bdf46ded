/** `pandian verify`: is the journal what was written, and are the reports? Needs the public key only. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Language } from '../../report/model.ts'
import type { Console } from '../console.ts'
import { PandianError, reasonOf } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { type Checked, checkJournal, type RememberedHead } from '../journal/check.ts'
import { journalPath } from '../journal/journal.ts'
import { publicKeyPath, readVerifiers, type Verifier } from '../journal/keys.ts'
import { type Problem, problemText } from '../journal/problems.ts'
import { type CheckedReport, checkReports, findReports, holdsReports, type ReportPlace } from '../journal/reports.ts'
import { type CheckedState, checkState, missingState } from '../journal/state.ts'
import { KINDS } from '../journal/words.ts'
import type { KnownPaper } from '../ledger/papers.ts'
import { readRemembered } from '../ledger/remembered.ts'
import { fateOf, type PaperFate } from '../papers.ts'

interface VerifyFlags extends StateFlags {
  readonly report?: readonly string[]
  readonly journal?: string
  readonly publicKey?: readonly string[]
}

/** Adds the command to the program. */
export function addVerify(program: Command, console: Console): void {
  const each = (value: string, before: readonly string[] = []) => [...before, value]
  withStateOptions(
    program
      .command('verify')
      .description(
        '檢查紀錄、狀態檔與報告是否為寫成時的原樣 / check that the journal, the state and the reports are what was written',
      )
      .argument('[report...]', '報告目錄或檔案（未給時取自設定）/ folders of reports, or files; those of the settings')
      .option('--report <path>', '同上，可重複；例如較早的報告目錄 / the same, may be repeated: an older folder', each)
      .option('--journal <file>', '紀錄檔 / journal（<state>.journal）')
      .option('--public-key <file>', '公開金鑰，可重複 / public key, may be repeated（<key>.sign.pub）', each),
  )
    .addHelpText(
      'after',
      () =>
        `\n比對紀錄本身、狀態檔保存的內容與報告；也可指定個資事故通報表、當事人請求處理紀錄或其目錄。有任何不符時結束狀態為 ${EXIT.altered}，並指出第幾行、哪一個檔案；狀態檔在而未能比對時為 ${EXIT.incomplete}。只讀取金鑰檔旁邊的公開金鑰。\nThe journal itself is checked, what the state keeps, and the reports; forms of incidents, records of requests and their folders may be named, too. The exit status is ${EXIT.altered} when anything is not as it was written, and the lines and files are named; it is ${EXIT.incomplete} when the state is there and could not be compared. Of the key, only the public one beside it is read.\n\n範例 / Examples:\n  ${command('verify')}\n  ${command('verify ./pandian-report --state /var/lib/pandian/state.db --public-key auditor/key.sign.pub')}`,
    )
    .action((paths: string[], flags: VerifyFlags) => verify(paths, flags, console))
}

/** A journal, and what was found in it. */
interface CheckedJournal extends Checked {
  readonly path: string
  readonly heads: readonly RememberedHead[]
}

/** What could not be compared though there is, or was, something to compare. */
const NOT_COMPARED = {
  state: { 'zh-TW': '狀態檔保存的內容', en: 'what the state keeps' },
  reports: { 'zh-TW': '報告（原處沒有）', en: 'reports, of which none are there' },
} as const
type NotCompared = keyof typeof NOT_COMPARED

function verify(paths: readonly string[], flags: VerifyFlags, console: Console): void {
  const settings = settingsOf(flags, console)
  const verifiers = (flags.publicKey ?? [publicKeyPath(settings.key)]).flatMap((path) => readVerifiers(resolve(path)))
  const asked = [...paths, ...(flags.report ?? [])].map((path) => resolve(path))
  // One that was never written is nothing to check.
  const wanted = asked.length > 0 ? asked : holdsReports(settings.out) ? [settings.out] : []
  const places = wanted.map(findReports)
  const isStateAsked = flags.journal === undefined || flags.state !== undefined
  const state = isStateAsked ? readRemembered(settings.state) : undefined
  const heads: RememberedHead[] = places.flatMap(({ remembered }) => remembered ?? [])
  if (typeof state === 'object' && state.head !== undefined) heads.push({ ...state.head, source: settings.state })
  if (typeof state === 'object' && !state.comparable)
    console.note(
      `注意：狀態檔 ${settings.state} 為其他版本的格式，只比對了它所記得的最後一筆；請先執行 ${command('status')} 使其更新。`,
      `Note: the state ${settings.state} has the layout of another version; only the last entry it remembers was compared. Run ${command('status')} first, which brings it up to date.`,
    )
  if (typeof state === 'string')
    console.note(
      `注意：狀態檔 ${settings.state} 無法開啟（${state}），未比對它所記得的最後一筆與所保存的內容。`,
      `Note: the state ${settings.state} cannot be opened (${state}); neither the last entry it remembers nor what it keeps was compared.`,
    )
  const main = check(resolve(flags.journal ?? journalPath(settings.state)), verifiers, heads)
  const journals = [main]
  // Of what was done without a state.
  const own = journalPath(settings.key)
  if (flags.journal === undefined && existsSync(own)) journals.push(check(own, verifiers, []))
  const absent = isStateAsked && state === undefined ? missingState(settings.state, main.entries) : []
  const kept =
    absent.length > 0
      ? { path: settings.state, scans: 0, gone: 0, records: 0, problems: absent }
      : typeof state === 'object' && state.comparable
        ? checkState(
            settings.state,
            state,
            main.entries,
            main.problems.every(({ id }) => id === 'behind'),
          )
        : undefined
  const papers = typeof state === 'object' ? state.papers.map((paper) => ({ ...paper, fate: fateOf(paper) })) : []
  const reports = places.map((place) => ({ place, ...checkReports(place, main.entries) }))
  const problems = [...journals, ...(kept === undefined ? [] : [kept]), ...reports].flatMap((each) => each.problems)
  const written = main.entries.filter(({ entry }) => entry.kind === 'report').length
  const left: NotCompared[] = []
  if (isStateAsked && state !== undefined && kept === undefined) left.push('state')
  if (places.length === 0 && written > 0) left.push('reports')
  if (flags.json) console.print(machineLine(journals, kept, papers, reports, left, verifiers, console.language))
  else {
    for (const journal of journals) tellJournal(journal, console)
    if (kept !== undefined) tellState(kept, console)
    tellPapers(papers, console)
    for (const report of reports) tellReports(report, console)
    const keys = verifiers.map(({ fingerprint }) => fingerprint).join('\n  ')
    console.print(`${console.pick('公開金鑰指紋（SHA-256）', 'Fingerprint of the public key (SHA-256)')}\n  ${keys}`)
    if (heads.length === 0)
      console.note(
        '注意：沒有狀態檔或報告可比對，最後的紀錄若被移除無從得知。',
        'Note: no state and no report to compare with, so nothing tells whether the last entries were removed.',
      )
  }
  if (left.includes('reports'))
    console.note(
      `注意：${settings.out} 沒有報告可檢查，紀錄中有 ${written} 次產出。若已移存他處，請指定其目錄：${command('verify <report...>')}`,
      `Note: no reports are in ${settings.out}, and the journal has them written ${written === 1 ? 'once' : `${written} times`}. Where they were moved, name their folder: ${command('verify <report...>')}`,
    )
  if (problems.length > 0)
    console.end(
      EXIT.altered,
      `發現 ${problems.length} 處與寫成時不符。`,
      `Not as it was written: ${problems.length} in all.`,
    )
  else if (left.length === 0) console.end(EXIT.complete, '全部相符。', 'Everything is as it was written.')
  // Reports may be kept elsewhere, and nobody named any; the state is where it was looked for.
  else
    console.end(
      left.includes('state') ? EXIT.incomplete : EXIT.complete,
      `已比對者相符；未比對：${left.map((one) => NOT_COMPARED[one]['zh-TW']).join('、')}。`,
      `What was compared is as it was written. Not compared: ${left.map((one) => NOT_COMPARED[one].en).join('; ')}.`,
    )
}

function check(path: string, verifiers: readonly Verifier[], heads: readonly RememberedHead[]): CheckedJournal {
  if (!existsSync(path)) {
    if (heads.length === 0) throw new PandianError('journal-missing', { path })
    const problems = heads.map(({ seq, source }): Problem => ({ id: 'missing', to: seq, source }))
    return { path, heads, problems, entries: [], setAside: [] }
  }
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new PandianError('journal-io', { path, reason: reasonOf(error) })
  }
  return { path, heads, ...checkJournal(bytes, verifiers, heads) }
}

function tellJournal({ path, entries, problems, setAside, heads }: CheckedJournal, console: Console): void {
  console.print(`${console.pick('紀錄', 'Journal')}  ${path}`)
  const [first, last] = [entries[0]?.entry, entries[entries.length - 1]?.entry]
  if (first !== undefined && last !== undefined) {
    const [from, to] = [first.at.slice(0, 10), last.at.slice(0, 10)]
    console.print(
      console.pick(
        `  ${entries.length} 筆可信，第 ${first.seq} 至 ${last.seq} 筆，${from} 至 ${to}`,
        `  ${entries.length} entries hold, ${first.seq} to ${last.seq}, ${from} to ${to}`,
      ),
    )
  }
  const kinds = Object.entries(KINDS).flatMap(([kind, words]) => {
    const count = entries.filter(({ entry }) => entry.kind === kind).length
    return count === 0 ? [] : `${words[console.language]} ${count}`
  })
  if (kinds.length > 0) console.print(`  ${kinds.join(console.pick('、', ', '))}`)
  for (const number of setAside)
    console.print(
      console.pick(
        `  第 ${number} 行曾因中斷未寫完，後一筆已註明，不計入`,
        `  line ${number} was cut off by a kill; the entry after it says so, and it counts for nothing`,
      ),
    )
  for (const problem of problems) console.print(`  ✗ ${problemText(problem, console.language)}`)
  const remembering = heads.filter(({ source }) => !problems.some((problem) => problem.source === source))
  for (const { source, seq } of remembering)
    console.print(console.pick(`  ${source} 記得第 ${seq} 筆：相符`, `  ${source} remembers entry ${seq}: it is there`))
}

function tellState({ path, scans, gone, records, problems }: CheckedState, console: Console): void {
  console.print(`${console.pick('狀態檔', 'State')}  ${path}`)
  if (!problems.some(({ id }) => id === 'state-missing'))
    console.print(
      console.pick(
        `  保存的盤點 ${scans} 次、登錄 ${records} 筆，與紀錄相符`,
        `  ${scans} kept ${scans === 1 ? 'scan' : 'scans'} and ${records} ${records === 1 ? 'record' : 'records'} are what the journal has`,
      ),
    )
  if (gone > 0)
    console.print(
      console.pick(
        `  另有 ${gone} 次盤點只在紀錄中（已逾保存年限清除，或當時中斷）`,
        `  ${gone} more stand in the journal only (removed after their time, or killed at their end)`,
      ),
    )
  for (const problem of problems) console.print(`  ✗ ${problemText(problem, console.language)}`)
}

type CheckedPaper = KnownPaper & { readonly fate: PaperFate }

/** Forms are there to be filled in and handed over, so one that is not as it was made is told and is nothing wrong. */
function tellPapers(papers: readonly CheckedPaper[], console: Console): void {
  if (papers.length === 0) return
  console.print(console.pick('個資事故通報表與當事人請求處理紀錄', 'Forms of incidents and records of requests'))
  const ours = papers.filter(({ fate }) => fate === 'ours').length
  console.print(
    console.pick(
      `  ${papers.length} 份中 ${ours} 份如產出時原樣`,
      `  ${ours} of ${papers.length} are as they were made`,
    ),
  )
  for (const { fate, path } of papers)
    if (fate !== 'ours')
      console.print(
        fate === 'gone'
          ? console.pick(`  不在原處（已移走或刪除）：${path}`, `  not where it was put: ${path}`)
          : console.pick(`  已填寫或更改：${path}`, `  filled in, or changed: ${path}`),
      )
}

interface CheckedPlace {
  readonly place: ReportPlace
  readonly reports: readonly CheckedReport[]
  readonly problems: readonly Problem[]
}

function tellReports({ place, reports, problems }: CheckedPlace, console: Console): void {
  console.print(`${console.pick('報告', 'Reports')}  ${place.folder}`)
  for (const { path, line } of reports)
    if (line !== undefined)
      console.print(
        console.pick(`  ${basename(path)} 相符（紀錄第 ${line} 行）`, `  ${basename(path)} holds (line ${line})`),
      )
  for (const problem of problems) console.print(`  ✗ ${problemText(problem, console.language)}`)
}

function machineLine(
  journals: readonly CheckedJournal[],
  kept: CheckedState | undefined,
  papers: readonly CheckedPaper[],
  places: readonly CheckedPlace[],
  notCompared: readonly NotCompared[],
  verifiers: readonly Verifier[],
  language: Language,
): string {
  const told = (problems: readonly Problem[]) =>
    problems.map((problem) => ({ ...problem, text: problemText(problem, language) }))
  const problems = [...journals, ...(kept === undefined ? [] : [kept]), ...places].reduce(
    (sum, each) => sum + each.problems.length,
    0,
  )
  return JSON.stringify({
    intact: problems === 0,
    notCompared,
    keys: verifiers.map(({ fingerprint }) => fingerprint),
    journals: journals.map(({ path, entries, setAside, heads, problems }) => ({
      path,
      entries: entries.length,
      last: entries[entries.length - 1]?.entry.seq ?? null,
      setAside,
      heads,
      problems: told(problems),
    })),
    state: kept === undefined ? null : { ...kept, problems: told(kept.problems) },
    papers: papers.map(({ path, fate }) => ({ path, fate })),
    reports: places.flatMap(({ reports }) => reports.map(({ path, line }) => ({ path, line: line ?? null }))),
    reportProblems: places.flatMap(({ problems }) => told(problems)),
  })
}
