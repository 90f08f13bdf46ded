/**
 * How well the detectors find what they should, and how often they find what is not there:
 *
 *     npm run accuracy                  the labelled corpus, then the real text of this machine
 *     npm run accuracy -- --mistakes    also what was missed or found wrongly, what costs most first
 *     npm run accuracy -- --no-real     the labelled corpus only
 *     npm run accuracy -- --write       also writes benchmarks/accuracy.json and the tables in docs/accuracy.md
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DETECTORS } from '../detectors/catalogue.ts'
import { ENCODINGS } from '../fixtures/accuracy/corpus.ts'
import { type CommittedFigures, figuresToCommit } from '../fixtures/accuracy/figures.ts'
import { measureCorpus, SEED } from '../fixtures/accuracy/measure.ts'
import type { Mistake, Score } from '../fixtures/accuracy/score.ts'
import { figuresOf } from '../fixtures/accuracy/score.ts'
import { type RealText, readRealText } from './real-text.ts'

/** What a Debian 12 with this repository has. People in Taiwan are in none of it. */
const REAL_TEXT = [
  '/usr/share/doc',
  '/usr/include',
  '/var/log',
  fileURLToPath(new URL('../node_modules', import.meta.url)),
]
/** Programs' translations into the Chinese of Taiwan: little, but all of it Chinese. */
const CHINESE_TEXT = ['/usr/share/locale/zh_TW']
/** Sources and documentation name their authors, and these are really e-mail addresses and names: no false alarms. */
const AUTHORS: ReadonlySet<string> = new Set(['email', 'name'])
const EXAMPLES = 5
const PAGE = fileURLToPath(new URL('../docs/accuracy.md', import.meta.url))
const FIGURES = fileURLToPath(new URL('accuracy.json', import.meta.url))

const { values: flags } = parseArgs({
  options: {
    mistakes: { type: 'boolean', default: false },
    'no-real': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const score = await measureCorpus(SEED)
const figures = figuresToCommit(score)
const tables = [
  `${figures.documents} documents, ${figures.labels} labels, ${(score.bytes / 1e6).toFixed(1)} MB, seed \`${SEED}\`.`,
  detectorTable(score),
  '### By encoding (precision / recall / F1)',
  encodingTable(score),
  '### Labelled, no detector yet',
  withoutDetector(figures),
]
console.log(tables.join('\n\n'))
if (flags.mistakes) for (const line of worst(score.mistakes)) console.log(line)
if (!flags['no-real']) {
  const real = await readRealText(REAL_TEXT, EXAMPLES)
  const chinese = await readRealText(CHINESE_TEXT, EXAMPLES)
  const table = `${realTable(real)}\n\n${chineseTable(chinese)}`
  console.log(`\n${table}\n`)
  for (const { alarms } of [real, chinese]) {
    for (const [detector, { examples }] of alarms) {
      if (alarms === real.alarms && AUTHORS.has(detector)) continue
      for (const example of examples) console.log(`${detector}  ${example}`)
    }
  }
  tables.push('### Real text', table)
}
if (flags.write) {
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
  const page = readFileSync(PAGE, 'utf8')
  // Without the real text its last table stays.
  const [from, to] = flags['no-real']
    ? ['<!-- figures -->', '### Real text']
    : ['<!-- figures -->', '<!-- /figures -->']
  const [start, end] = [page.indexOf(from) + from.length, page.indexOf(to)]
  writeFileSync(PAGE, `${page.slice(0, start)}\n\n${tables.join('\n\n')}\n\n${page.slice(end)}`)
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [row(header), row(header.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n')
}

function shown(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(1)
}

function detectorTable(score: Score): string {
  return table(
    ['detector', 'labels', 'precision', 'recall', 'F1', 'missed', 'of these low', 'false alarms', 'low false alarms'],
    DETECTORS.map(({ id }) => {
      const tally = score.total(id)
      const { precision, recall, f1 } = figuresOf(tally)
      const missed = tally.labels - tally.found
      return [
        id,
        tally.labels,
        ...[precision, recall, f1].map(shown),
        missed,
        tally.doubted,
        tally.wrong,
        tally.doubtedWrong,
      ]
    }),
  )
}

function encodingTable(score: Score): string {
  return table(
    ['detector', ...ENCODINGS],
    DETECTORS.map(({ id }) => [
      id,
      ...ENCODINGS.map((encoding) => {
        const tally = score.tallies.get(id)?.get(encoding)
        if (tally === undefined) return '–'
        const { precision, recall, f1 } = figuresOf(tally)
        return [precision, recall, f1].map(shown).join(' / ')
      }),
    ]),
  )
}

function withoutDetector({ unscored }: CommittedFigures): string {
  const kinds = Object.entries(unscored)
  return kinds.length === 0 ? 'None.' : kinds.map(([kind, labels]) => `${kind} (${labels})`).join(', ')
}

function realTable({ files, bytes, alarms }: RealText): string {
  const rate = (count: number) => ((count / bytes) * 1e8).toFixed(1)
  const ids = DETECTORS.map(({ id }) => id)
  const rows = (authors: boolean) =>
    ids
      .filter((id) => AUTHORS.has(id) === authors)
      .map((id) => {
        const { count, low } = alarms.get(id) ?? { count: 0, low: 0 }
        return [id, count, rate(count), low]
      })
  return [
    `${files} files, ${(bytes / 1e6).toFixed(0)} MB of text, unpacked: ${REAL_TEXT.map((path) => `\`${path.replace(/^.*\/(?=node_modules$)/, '')}\``).join(', ')}.`,
    table(['detector', 'false alarms', 'per 100 MB', 'of low confidence'], rows(false)),
    'Authors left their names and addresses there; these are right, and counted apart:',
    table(['detector', 'found', 'per 100 MB', 'of low confidence'], rows(true)),
  ].join('\n\n')
}

function chineseTable({ files, bytes, alarms }: RealText): string {
  const found = [...alarms].filter(([, { count, low }]) => count + low > 0)
  const list = found.map(([id, { count, low }]) => `${id} ${count} (and ${low} of low confidence)`).join(', ')
  return `Chinese text, ${files} message catalogues with ${(bytes / 1e6).toFixed(1)} MB of translations: ${list || 'nothing'}.`
}

/** Groups of like mistakes, the costliest first, with three examples each. */
function worst(mistakes: readonly Mistake[]): string[] {
  // 申訴信_1.txt and 申訴信_2.txt are one text with two people in it.
  const groups = Map.groupBy(mistakes, ({ kind, detector, genre, style, document }) =>
    [detector, kind, genre, document.replace(/_\d+(?=\.)|\.(?:xlsx|docx|pdf)$/g, ''), style].join(' | '),
  )
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([group, members]) => {
      const encodings = [...new Set(members.map(({ encoding }) => encoding))].join(' ')
      const examples = [...new Set(members.map(({ text }) => text))].slice(0, 3).join('; ')
      return `${String(members.length).padStart(5)}  ${group}  e.g. ${examples}  (${encodings})`
    })
}
