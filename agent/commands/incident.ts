/** `pandian incident`: the form for reporting an incident, with the counts of the places it has affected. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { afterHours } from '../../inventory/clocks/calendar.ts'
import { writeIncidentDocx } from '../../report/incident/docx.ts'
import { formRows, type IncidentForm, reportLines } from '../../report/incident/form.ts'
import { writeIncidentHtml } from '../../report/incident/html.ts'
import { recordOptions } from '../../report/status/model.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { makeIncidentForm } from '../incident.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import { hoursEntry } from '../journal/said.ts'
import type { DueReport } from '../ledger/incidents.ts'
import { givenPapers, giveOut } from '../papers.ts'
import { appliedRegulations } from '../regulations.ts'
import { openState } from '../state.ts'
import { FIRST_DAY, inTaipei } from '../times.ts'

interface IncidentFlags extends StateFlags {
  readonly occurred?: number
  readonly discovered?: number
  readonly organisation?: string
  readonly out?: string
}

/** Adds the command to the program. */
export function addIncident(program: Command, console: Console): void {
  withStateOptions(
    program
      .command('incident')
      .description(
        '個資事故：計算受侵害的當事人數，產出通報表 / an incident: count the people affected and make the form that reports it',
      )
      .argument(
        '<place...>',
        '受侵害之處：個人資料檔案識別碼、路徑、URI 或萬用字元 / what was affected: ids of data files, paths, URIs or globs',
      )
      .option('--discovered <time>', '發現時間，例如 "2026-11-28 09:30"（臺灣時間）/ when it was discovered', time)
      .option('--occurred <time>', '發生時間 / when it happened', time)
      .option('--organisation <name>', '非公務機關名稱 / name of the organisation')
      .option('--out <dir>', '通報表的目錄 / folder of the forms（./pandian-incident）'),
  )
    .addHelpText(
      'after',
      () =>
        `\n只由狀態檔計算，不讀取資料。計得的數字與期限填入表中；只有承辦人知道的欄位留白。\nCounted from the state alone; no data is read. What only a person knows is left blank.\n\n範例 / Examples:\n  ${command('incident /srv/share/會員資料 --discovered "2026-11-28 09:30"')}\n  ${command('incident F-7K3Q9M2TXA postgres://db.example/crm/public.customers')}`,
    )
    .action((places: string[], flags: IncidentFlags) => incident(places, flags, console))
}

async function incident(places: readonly string[], flags: IncidentFlags, console: Console): Promise<void> {
  const { organisation } = flags
  const settings = settingsOf(flags, console)
  const { ledger } = openState(settings)
  try {
    const now = Date.now()
    checkTimes(flags, now)
    const classes = ledger.names.maskPaths(settings.classes)
    const form = makeIncidentForm({
      ledger,
      // What lies there may be named as it is from here.
      affected: places.map((place) => (existsSync(place) ? resolve(place) : place)),
      occurred: flags.occurred,
      discovered: flags.discovered,
      now,
      organisation,
      regulations: appliedRegulations(settings, now),
      classes,
      scratch: `${settings.state}.counting`,
    })
    const { language } = settings
    const papers = [
      { ending: '.docx', write: (path: string) => writeIncidentDocx(form, path, language) },
      { ending: '.html', write: (path: string) => writeIncidentHtml(form, path, language) },
    ]
    const { people, general, special } = form.affected
    const due = dueReports(form, flags.discovered)
    let number: number | undefined
    const out = resolve(flags.out ?? 'pandian-incident')
    const files = await giveOut(out, 'incident', now, papers, (sums) => {
      const hours =
        flags.discovered === undefined || due.length === 0
          ? undefined
          : {
              id: ledger.nextIncident(),
              name: sums[0]!.name.replace(/\.docx$/, ''),
              discovered: flags.discovered,
              reports: due,
            }
      openJournal(settings, ledger, () => now).append('incident', {
        incident: sums[0]!.name,
        ...(hours === undefined ? {} : { hours: hoursEntry(hours) }),
        discovered: form.discovered ?? null,
        people: { ...people },
        general: { ...general },
        special: { ...special },
        rows: form.rows,
        places: form.files.map(({ uri }) => uri),
        reports: form.reports.map(({ regulation, state: verdict, by }) => ({ regulation, verdict, by: by ?? null })),
        files: sums.map((sum) => ({ ...sum })),
      })
      ledger.keepPapers(givenPapers('incident', out, sums, now))
      if (hours === undefined) return
      number = hours.id
      ledger.keepIncident({ ...hours, at: now })
    })
    tell(form, files, flags, console)
    const couldRun = form.reports.some(({ state }) => state !== 'below')
    if (flags.discovered === undefined && couldRun)
      console.note(
        `未填 --discovered：通報期限無從計算，${command('status')} 與行事曆也不會提醒；請以發現時間再執行一次。`,
        `Without --discovered no hours are counted, neither in ${command('status')} nor in the calendar: run it again with the time of discovery.`,
      )
    const asked = due[0] === undefined ? '' : recordOptions({ first: false, ...due[0] })
    if (number !== undefined)
      console.note(
        `第 ${number} 號事故：${command('status')} 會提醒通報期限；通報後請登錄：${command(`record report ${number} --regulation ${asked}`)}`,
        `Incident number ${number}: ${command('status')} counts its hours. Once it is reported: ${command(`record report ${number} --regulation ${asked}`)}`,
      )
  } finally {
    ledger.close()
  }
}

/** What has not happened yet is a mistake of typing, and so is what was discovered before it happened. */
function checkTimes({ discovered, occurred }: IncidentFlags, now: number): void {
  for (const [item, value] of Object.entries({ '--discovered': discovered, '--occurred': occurred }))
    if (value !== undefined && value > now) throw new PandianError('time-in-future', { item })
  if (discovered !== undefined && occurred !== undefined && occurred > discovered)
    throw new PandianError('discovered-before', {})
}

/** Under which regulations it has to be reported, or may have to be; where one wants it announced first, that by itself. */
function dueReports({ reports }: IncidentForm, discovered: number | undefined): readonly DueReport[] {
  if (discovered === undefined) return []
  return reports.flatMap(({ regulation, name, article, state, hours, firstHours }) => {
    if (state === 'below') return []
    const due = { regulation, name, article, state, by: afterHours(discovered, hours) }
    return firstHours === undefined ? [due] : [{ ...due, by: afterHours(discovered, firstHours), first: true }, due]
  })
}

function tell(form: IncidentForm, files: readonly string[], flags: IncidentFlags, console: Console): void {
  const { language } = console
  if (flags.json) {
    const { affected, rows, reports, discovered, occurred, counted } = form
    const places = form.files
    console.print(
      JSON.stringify(
        { affected, rows, places, reports, occurred, discovered, counted, files },
        (_, value) => value ?? null,
      ),
    )
  } else {
    for (const { id, label, lines } of formRows(form, language))
      if (['total', 'general', 'special'].includes(id))
        console.print(`${label}${console.pick('：', ': ')}${lines.join(console.pick('　', ', '))}`)
    for (const line of reportLines(form, language)) console.print(`  ${line.join(' · ')}`)
    console.print('')
    for (const file of files) console.print(`  ${file}`)
  }
  const unread = form.files.reduce((sum, file) => sum + file.unread, 0)
  console.end(
    EXIT.complete,
    `通報表已產生，空白欄位請填寫後簽名${unread > 0 ? `；另有 ${unread} 個受侵害項目未讀取，實際人數可能更多` : ''}。`,
    `The form is made: fill in what is blank and sign it.${unread > 0 ? ` ${unread} affected items were not read: there may be more people.` : ''}`,
  )
}

/** A time as people write it, Taiwan time unless it says otherwise; ms since 1970. */
function time(text: string): number {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text.trim())
  const value =
    parts === null
      ? Number.NaN
      : Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${parts[3] ?? ':00'}${parts[4] ?? '+08:00'}`)
  // Date.parse takes February 30th for March 2nd, and 民國 115 for a year of long ago.
  if (
    Number.isNaN(value) ||
    inTaipei(value) < FIRST_DAY ||
    (parts?.[4] === undefined && inTaipei(value).slice(0, 10) !== parts?.[1])
  )
    throw new InvalidArgumentError('YYYY-MM-DD hh:mm')
  return value
}
