/** `pandian find-subject`: every place that holds somebody's data, for requests about one's own data. The value is asked for, never on a command line. */
import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { catalogueWith } from '../../detectors/custom.ts'
import { afterDays, isDay, workingDayAfter } from '../../inventory/clocks/calendar.ts'
import { PERSON_REQUESTS, type PersonRequest } from '../../inventory/inventory.ts'
import { dueText, type RequestRecord, requestNotes, wayText, writeRequestHtml } from '../../report/request/html.ts'
import { REQUEST_WORDS } from '../../report/request/words.ts'
import { tableLines } from '../../report/terminal.ts'
import { count, displayUri } from '../../report/text.ts'
import { askSilently } from '../ask.ts'
import type { Console } from '../console.ts'
import { PandianError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { findSubject, isToldByForm, kindsOf } from '../find-subject.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import { givenPapers, giveOut } from '../papers.ts'
import { openState } from '../state.ts'
import { FIRST_DAY, inTaipei } from '../times.ts'
import { userOf } from '../user.ts'
import { VERSION } from '../version.ts'

/** What looking may take. */
const MEMORY = 48 << 20

interface FindFlags extends StateFlags {
  readonly request?: string
  readonly received?: string
  readonly kind?: string
  readonly out?: string
}

/** Adds the command to the program. */
export function addFindSubject(program: Command, console: Console): void {
  withStateOptions(
    program
      .command('find-subject')
      .description(
        '當事人查詢、更正、刪除等請求：找出其資料在何處 / a request of a person concerned: find where their data is',
      )
      .addOption(
        new Option('--request <what>', '請求事項 / what was asked for').choices(PERSON_REQUESTS.map(({ id }) => id)),
      )
      .option('--received <date>', '收到請求之日（YYYY-MM-DD，預設今日）/ when it was received', dayOf)
      .option(
        '--kind <id>',
        '輸入的是哪一類識別資料（預設自動判斷）/ kind of what is typed; told by its form by default',
      )
      .option('--out <dir>', '處理紀錄的目錄 / folder of the records（./pandian-requests）'),
  )
    .addHelpText(
      'after',
      () =>
        `\n識別資料（身分證字號、電話、電子郵件等）執行後再輸入，不會顯示，也不會留下；只以代碼比對狀態檔，不讀取資料。\nAn ID number, a telephone number, an e-mail address … is asked for, not shown and kept nowhere. It is compared as a token with the state; no data is read.\n\n範例 / Examples:\n  ${command('find-subject --request delete')}\n  ${command('find-subject --json')} < value.txt`,
    )
    .action((flags: FindFlags) => find(flags, console))
}

async function find(flags: FindFlags, console: Console): Promise<void> {
  const settings = settingsOf(flags, console)
  const today = inTaipei(Date.now()).slice(0, 10)
  if (flags.received !== undefined && flags.received > today)
    throw new PandianError('time-in-future', { item: '--received' })
  const { ledger, key } = openState(settings)
  const scratch = `${settings.state}.subjects`
  try {
    const last = [...ledger.scans()].findLast(({ head }) => head.completed)?.head
    if (last === undefined) throw new PandianError('no-scan-kept', { path: settings.state })
    const all = catalogueWith(settings.custom)
    const catalogue = flags.kind === undefined ? all : all.filter(({ id }) => id === flags.kind)
    if (catalogue.length === 0) throw new PandianError('detector-unknown', { item: flags.kind ?? '' })
    const value = await askSilently(
      console,
      '請輸入身分證字號、電話或電子郵件等（不會顯示），按 Enter：',
      'The ID number, telephone number or e-mail address (it is not shown), then Enter:',
    )
    const wanted = kindsOf(value, catalogue, key)
    if (wanted.length === 0) throw new PandianError('value-of-nobody')
    rmSync(scratch, { recursive: true, force: true })
    mkdirSync(scratch, { mode: 0o700 })
    const classes = ledger.names.maskPaths(settings.classes)
    const found = findSubject(ledger, wanted, classes, { scratch, memory: MEMORY })
    // A slip of the pen makes an ID number a possible LINE ID or policy number: that nobody has that is no answer to anybody.
    if (found.people === 0 && flags.kind === undefined && !isToldByForm(value, wanted, key))
      throw new PandianError('value-untold', {
        item: wanted.map(({ detector: { id } }) => id).join(', '),
        'names-zh': wanted.map(({ detector: { names } }) => names.zh).join('、'),
        names: wanted.map(({ detector: { names } }) => names.en).join(', '),
      })
    const now = Date.now()
    const request = PERSON_REQUESTS.find(({ id }) => id === flags.request)
    const kinds = (found.kinds.length > 0 ? found.kinds : wanted.map(({ detector }) => detector)).map(({ names }) =>
      console.pick(names.zh, names.en),
    )
    const record: RequestRecord = {
      request,
      received: request === undefined ? flags.received : (flags.received ?? today),
      due: request === undefined ? undefined : dueOf(request, flags.received ?? today),
      kinds,
      at: inTaipei(now),
      who: userOf(),
      counted: inTaipei(last.countedAt),
      places: found.places,
      people: found.people,
      whole: found.whole,
      unread: found.unread,
      tool: `pandian ${VERSION}`,
    }
    const paper = { ending: '.html', write: (path: string) => writeRequestHtml(record, path, settings.language) }
    const out = resolve(flags.out ?? 'pandian-requests')
    const [path] = await giveOut(out, 'request', now, [paper], (sums) => {
      openJournal(settings, ledger).append('subject-request', {
        request: flags.request ?? 'unstated',
        places: found.places.length,
        file: sums[0]!.name,
        sha256: sums[0]!.sha256,
      })
      ledger.keepPapers(givenPapers('request', out, sums, now))
    })
    tell(record, path!, flags, console)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
    ledger.close()
  }
}

function dueOf({ days, prolonged }: PersonRequest, received: string): RequestRecord['due'] {
  const day = afterDays(received, days)
  const longer = afterDays(received, days + prolonged)
  return { day, next: workingDayAfter(day), longer, nextLonger: workingDayAfter(longer) }
}

function tell(record: RequestRecord, path: string, flags: FindFlags, console: Console): void {
  const { language } = console
  const { places, people, whole, unread, due, kinds } = record
  if (flags.json)
    console.print(JSON.stringify({ kinds, places, people, whole, unread, due: due ?? null, record: path }))
  else {
    const heads = (['column-file', 'column-rows', 'column-way', 'column-place'] as const).map(
      (id) => REQUEST_WORDS[id][language],
    )
    const lines = places.map(({ file, uri, rows, way }) => [
      file ?? '—',
      count(rows),
      wayText(way, language),
      displayUri(uri),
    ])
    console.print(
      `${REQUEST_WORDS['searched-by'][language]}${console.pick('：', ': ')}${kinds.join(console.pick('、', ', '))}`,
    )
    if (places.length === 0) console.print(REQUEST_WORDS.nothing[language])
    else for (const line of tableLines([heads, ...lines])) console.print(line)
    const by = dueText(due, language)
    if (by !== undefined) console.print(`${REQUEST_WORDS.due[language]}${console.pick('：', ': ')}${by}`)
    for (const note of requestNotes(record, language)) console.note(note, note)
  }
  console.end(
    EXIT.complete,
    `共 ${places.length} 處。處理紀錄：${path}`,
    `${places.length} ${places.length === 1 ? 'place' : 'places'}. The record of handling: ${path}`,
  )
}

function dayOf(text: string): string {
  if (!isDay(text) || text < FIRST_DAY) throw new InvalidArgumentError('YYYY-MM-DD')
  return text
}
