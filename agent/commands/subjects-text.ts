/** Prints what `pandian subjects` has found out, as text or as JSON. */
import type { Detector } from '../../detectors/detector.ts'
import type { LedgerItem } from '../../inventory/inventory.ts'
import type {
  Apart,
  ExplainedPerson,
  Explanation,
  Separation,
  TokenRef,
} from '../../inventory/subjects/explain/explain.ts'
import { CROWD_FROM, type SharedIdentifier, type Survey } from '../../inventory/subjects/explain/survey.ts'
import { pad } from '../../report/terminal.ts'
import { count, displayUri, width } from '../../report/text.ts'
import type { Console } from '../console.ts'
import { command } from '../invocation.ts'
import { APARTS, WAYS } from './subjects-words.ts'

/** People, records of one and files that are shown one by one; JSON has all of them. */
const MOST_PEOPLE = 12
const MOST_RECORDS = 8
const MOST_FILES = 15

/** What is told of an item: where it is, and masked examples of what is in it. */
interface Place {
  readonly uri: string
  /** By detector id. */
  readonly examples: ReadonlyMap<string, readonly string[]>
}

/** Prints to one console. */
export class SubjectsPrinter {
  readonly #console: Console
  readonly #byCode: ReadonlyMap<number, Detector>
  readonly #items: () => Iterable<LedgerItem>
  readonly #json: boolean
  readonly #limit: number
  #places: ReadonlyMap<number, Place> = new Map()

  /**
   * @param items in order of URI, as evidence numbers them
   * @param page as JSON, or how many files and identifiers are listed
   */
  constructor(
    console: Console,
    catalogue: readonly Detector[],
    items: () => Iterable<LedgerItem>,
    page: { readonly json?: boolean; readonly limit: number },
  ) {
    this.#console = console
    this.#byCode = new Map(catalogue.map((detector) => [detector.code, detector]))
    this.#items = items
    this.#json = page.json ?? false
    this.#limit = page.limit
  }

  /** What several people share, everywhere. */
  survey(survey: Survey): void {
    const files = [...survey.items].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    if (this.#json) {
      this.#find([...files.map(([item]) => item), ...survey.most.flatMap((one) => one.firstItems)])
      const inFiles = files.map(([item, identifiers]) => ({ uri: this.#uri(item), identifiers }))
      this.#say(JSON.stringify({ ...this.#sharedJson(survey), items: inFiles }))
      return
    }
    const shown = files.slice(0, this.#limit)
    this.#find([...shown.map(([item]) => item), ...survey.most.flatMap((one) => one.firstItems)])
    this.#kinds(survey)
    if (files.length === 0) return
    this.#say('')
    this.#say(this.#pick('共用識別碼最多的檔案（個數）：', 'Files with the most of them (how many):'))
    for (const [item, identifiers] of shown)
      this.#say(`  ${count(identifiers).padStart(9)}  ${displayUri(this.#uri(item))}`)
    this.#more(files.length - shown.length, '  ', '--limit')
    this.#say('')
    this.#mostShared(survey)
    this.#say('')
    this.#say(
      this.#pick(
        `其中一個的理由：${command('subjects explain <代碼>')}；一個檔案的情形：${command('subjects explain --item <檔案>')}`,
        `The reasons for one of them: ${command('subjects explain <token>')}; what a file shares: ${command('subjects explain --item <file>')}`,
      ),
    )
  }

  /** What one item (or the like files of a folder) has in common with the others. */
  item(given: string, survey: Survey): void {
    this.#find(survey.most.flatMap((one) => one.firstItems))
    if (this.#json) {
      const byKind = (figures: ReadonlyMap<number, number>) =>
        Object.fromEntries([...figures].sort(([a], [b]) => a - b).map(([code, n]) => [this.#id(code), n]))
      const joined = { own: byKind(survey.own), joining: byKind(survey.joining) }
      this.#say(JSON.stringify({ item: given, ...joined, ...this.#sharedJson(survey) }))
      return
    }
    this.#say(displayUri(given))
    const figures = (title: string, byCode: ReadonlyMap<number, number>) => {
      const kinds = [...byCode].sort(([a], [b]) => a - b).map(([code, n]) => `${this.#kind(code)} ${count(n)}`)
      this.#say(`  ${title}${kinds.length === 0 ? this.#pick('無', 'none') : kinds.join(this.#pick('、', ', '))}`)
    }
    figures(
      this.#pick(
        '只屬於一個人、其他檔案也有（因此與那些紀錄合併）：',
        'of one person and in other items too, so that the records are joined: ',
      ),
      survey.joining,
    )
    figures(this.#pick('只屬於一個人、只在這裡：', 'of one person and only here: '), survey.own)
    this.#say('')
    this.#kinds(survey)
    if (survey.most.length === 0) return
    this.#say('')
    this.#mostShared(survey)
  }

  /** Why the records with one identifier were joined or kept apart. */
  explanation(told: Explanation): void {
    const everybody = [...told.people, ...told.others]
    this.#find(everybody.flatMap(({ records }) => records.flatMap(({ items }) => [...items.keys()])))
    if (this.#json) {
      this.#say(JSON.stringify(this.#explanationJson(told)))
      return
    }
    this.#say(`${this.#token(told.token)}`)
    if (told.people.length === 0) {
      this.#say(
        this.#pick(
          '沒有任何紀錄有這個代碼（代碼隨金鑰而異；或該值已遮罩、已忽略）。',
          'No record has this token (tokens differ from key to key; a value that is masked or ignored has none).',
        ),
      )
      return
    }
    const known = told.people.filter(({ nobody }) => !nobody).length
    this.#say(
      this.#pick(
        `有這個代碼的紀錄算作 ${count(known)} 個人。`,
        `The records with it are counted as ${count(known)} ${known === 1 ? 'person' : 'people'}.`,
      ),
    )
    if (told.leftOut > 0)
      this.#say(
        this.#pick(
          `另有 ${count(told.leftOut)} 筆紀錄也有它，只計數、未逐筆列出。`,
          `Another ${count(told.leftOut)} rows have it too; they were only counted.`,
        ),
      )
    for (const [i, person] of told.people.slice(0, MOST_PEOPLE).entries()) this.#person(`${i + 1}`, person)
    this.#more(told.people.length - MOST_PEOPLE)
    if (told.among.length > 0) {
      this.#say('')
      this.#say(this.#pick('與第 1 人不同的理由：', 'Why they are not the first:'))
      const reasons = new Map<Apart, number[]>()
      for (const { other, because } of told.among) reasons.set(because, [...(reasons.get(because) ?? []), other + 1])
      for (const [because, others] of reasons)
        this.#say(`  ${shortened(others)}${this.#pick('：', ': ')}${this.#words(APARTS[because])}`)
    }
    if (told.others.length > 0) {
      this.#say('')
      this.#say(
        this.#pick(
          '與他們有其他相同識別碼、但另計的人：',
          'Others who share something with them, and are counted apart:',
        ),
      )
      told.others.slice(0, MOST_PEOPLE).forEach((person, i) => {
        this.#person(letters(i), person)
        for (const one of told.separations.filter(({ other }) => other === i))
          this.#apart(`   ${one.person + 1}, ${letters(i)}`, one)
      })
      this.#more(told.others.length - MOST_PEOPLE)
    }
    if (!told.whole)
      this.#say(
        this.#pick(
          '\n相關的紀錄太多，以上只依看過的部分說明。',
          '\nThere were more records than could be looked at: this is told of those that were.',
        ),
      )
    this.#examples(everybody.slice(0, 2 * MOST_PEOPLE))
  }

  #person(label: string, { anchor, records, nobody }: ExplainedPerson): void {
    const who = nobody
      ? this.#pick('不另計的紀錄', 'records of nobody new')
      : anchor === undefined
        ? this.#pick('沒有強識別碼的人', 'somebody without a strong identifier')
        : this.#token(anchor)
    this.#say('')
    this.#say(`${label}. ${who}`)
    for (const { tokens, items, way, by } of records.slice(0, MOST_RECORDS)) {
      const kinds = [...new Set(tokens.map(({ code }) => this.#kind(code)))].join(this.#pick('、', ', '))
      const reason = by.length === 0 ? this.#words(WAYS[way]) : `${this.#words(WAYS[way])}${this.#list(by)}`
      this.#say(`   ${kinds}`)
      this.#say(`     ${reason}`)
      const places = [...items].sort(([a], [b]) => a - b)
      for (const [item, rows] of places.slice(0, MOST_RECORDS))
        this.#say(`     ${this.#pick(`${count(rows)} 筆`, `${count(rows)} ×`)}  ${displayUri(this.#uri(item))}`)
      this.#more(places.length - MOST_RECORDS, '     ')
    }
    this.#more(records.length - MOST_RECORDS, '   ')
  }

  #apart(label: string, { by, because }: Separation): void {
    this.#say(`  ${label}${this.#pick('：', ': ')}${this.#words(APARTS[because])}${this.#list(by)}`)
  }

  /** Masked examples that the state has of the files: of the kinds that the records have, not of the records. */
  #examples(people: readonly ExplainedPerson[]): void {
    const kinds = new Map<number, Set<number>>()
    for (const { tokens, items } of people.flatMap(({ records }) => records.slice(0, MOST_RECORDS))) {
      for (const item of items.keys()) {
        const codes = kinds.get(item) ?? new Set()
        for (const { code } of tokens) codes.add(code)
        kinds.set(item, codes)
      }
    }
    const shown = [...kinds].sort(([a], [b]) => a - b)
    this.#say('')
    this.#say(
      this.#pick(
        '遮罩後的範例（取自各檔案，不一定是上列的紀錄）：',
        'Masked examples (of what is in the files, not always of these records):',
      ),
    )
    for (const [item, codes] of shown.slice(0, MOST_FILES)) {
      const examples = [...codes]
        .sort((a, b) => a - b)
        .flatMap((code) => {
          const some = this.#places.get(item)?.examples.get(this.#id(code)) ?? []
          return some.length === 0 ? [] : [`${this.#kind(code)} ${some.slice(0, 2).join(this.#pick('、', ', '))}`]
        })
      this.#say(`  ${displayUri(this.#uri(item))}`)
      this.#say(`    ${examples.join(this.#pick('；', '; '))}`)
    }
    this.#more(shown.length - MOST_FILES)
  }

  /** How many there are of each kind. */
  #kinds({ kinds }: Survey): void {
    const all = kinds.reduce((sum, { identifiers }) => sum + identifiers, 0)
    this.#say(
      this.#pick(
        `由多人共用的識別碼：${count(all)} 個。它們單獨出現時不連結任何人。`,
        `Identifiers that several people have: ${count(all)}. By themselves they tie nobody.`,
      ),
    )
    if (all === 0) return
    const rows = [
      [
        this.#pick('類型', 'kind'),
        this.#pick('個數', 'how many'),
        this.#pick(`2–${CROWD_FROM - 1} 人（如家戶）`, `2–${CROWD_FROM - 1} people (a household)`),
        this.#pick(`${CROWD_FROM} 人以上（如總機）`, `${CROWD_FROM} and more (a switchboard)`),
        this.#pick('最多人數', 'most people'),
        this.#pick('強識別碼不同', 'two strong'),
        this.#pick('姓名不同', 'other name'),
        this.#pick('生日不同', 'other birth date'),
      ],
      ...kinds.map(({ code, identifiers, crowds, mostPeople, because }) => [
        this.#kind(code),
        ...[
          identifiers,
          identifiers - crowds,
          crowds,
          mostPeople,
          because['two-strong'],
          because['other-name'],
          because['other-birth'],
        ].map(count),
      ]),
    ]
    const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => width(row[c]!))))
    this.#say('')
    for (const row of rows)
      this.#say(`  ${row.map((cell, c) => (c === 0 ? pad(cell, widths[c]!) : padStart(cell, widths[c]!))).join('  ')}`)
  }

  /** Those of the most people, one by one. */
  #mostShared({ kinds, most }: Survey): void {
    const all = kinds.reduce((sum, { identifiers }) => sum + identifiers, 0)
    this.#say(this.#pick('最多人共用的識別碼（至少幾人）：', 'Those of the most people (at least how many):'))
    for (const one of most) this.#sharedLine(one)
    this.#more(all - most.length, '  ', '--limit')
  }

  #sharedLine({ token, people, because, items, firstItems }: SharedIdentifier): void {
    this.#say(`  ${count(people).padStart(7)}  ${this.#token(token)}  ${this.#words(APARTS[because])}`)
    // One is enough to go by; JSON has the first few.
    const more = items > 1 ? this.#pick(` 等 ${count(items)} 個檔案`, ` and ${count(items - 1)} more`) : ''
    this.#say(`           ${displayUri(this.#uri(firstItems[0]!))}${more}`)
  }

  #sharedJson({ kinds, most }: Survey) {
    return {
      kinds: kinds.map(({ code, ...figures }) => ({ kind: this.#id(code), ...figures })),
      most: most.map(({ token, firstItems, ...one }) => ({
        token: this.#text(token),
        ...one,
        firstItems: firstItems.map((item) => this.#uri(item)),
      })),
    }
  }

  #explanationJson({ token, people, among, others, separations, leftOut, whole }: Explanation) {
    const person = ({ anchor, records, nobody }: ExplainedPerson) => ({
      anchor: anchor === undefined ? null : this.#text(anchor),
      nobody,
      records: records.map(({ tokens, items, way, by }) => ({
        tokens: tokens.map((one) => this.#text(one)),
        way,
        because: this.#words(WAYS[way]),
        by: by.map((one) => this.#text(one)),
        items: [...items].sort(([a], [b]) => a - b).map(([item, rows]) => ({ uri: this.#uri(item), rows })),
      })),
    })
    const apart = ({ person: one, other, by, because }: Separation) => ({
      person: one,
      other,
      by: by.map((shared) => this.#text(shared)),
      apart: because,
      because: this.#words(APARTS[because]),
    })
    return {
      token: this.#text(token),
      people: people.map(person),
      among: among.map(apart),
      others: others.map(person),
      separations: separations.map(apart),
      leftOut,
      whole,
    }
  }

  /** Looks up where these items are. */
  #find(places: readonly number[]): void {
    const wanted = new Set(places)
    const found = new Map<number, Place>()
    let place = 0
    for (const { uri, types } of this.#items()) {
      if (found.size === wanted.size) break
      if (wanted.has(place))
        found.set(place, { uri, examples: new Map(types.map(({ detector, examples }) => [detector, examples])) })
      place++
    }
    this.#places = found
  }

  #uri(item: number): string {
    return this.#places.get(item)!.uri
  }

  #id(code: number): string {
    return this.#byCode.get(code)?.id ?? String(code)
  }

  #kind(code: number): string {
    const names = this.#byCode.get(code)?.names
    return names === undefined ? String(code) : this.#pick(names.zh, names.en)
  }

  /** As `pandian token` prints it. */
  #text({ code, lo, hi }: TokenRef): string {
    const hex = (word: number) => word.toString(16).padStart(8, '0')
    return `${this.#id(code)}:${hex(hi)}${hex(lo)}`
  }

  #token(token: TokenRef): string {
    return `${this.#kind(token.code)} ${this.#text(token)}`
  }

  #list(tokens: readonly TokenRef[]): string {
    return this.#pick(
      `（${tokens.map((token) => this.#token(token)).join('、')}）`,
      ` (${tokens.map((token) => this.#token(token)).join(', ')})`,
    )
  }

  #more(rest: number, indent = '  ', option: '--json' | '--limit' = '--json'): void {
    const [zh, en] =
      option === '--json' ? ['--json 全部列出', '--json has all'] : ['--limit 可列出更多', '--limit lists more']
    if (rest > 0)
      this.#say(`${indent}${this.#pick(`…另有 ${count(rest)} 個（${zh}）`, `… and ${count(rest)} more (${en})`)}`)
  }

  #words(words: readonly [zh: string, en: string]): string {
    return this.#pick(...words)
  }

  #pick(zh: string, en: string): string {
    return this.#console.pick(zh, en)
  }

  #say(text: string): void {
    this.#console.print(text)
  }
}

/** `2, 3, 4, …, 11` */
function shortened(numbers: readonly number[]): string {
  return numbers.length <= 6 ? numbers.join(', ') : [...numbers.slice(0, 3), '…', numbers.at(-1)].join(', ')
}

function letters(index: number): string {
  return String.fromCharCode(65 + index)
}

function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - width(text))) + text
}
