/** The columns of the inventory of data files, once for the sheet and for the CSV. */
import type { Exposure } from '../connectors/connector.ts'
import {
  ACT_ITEMS as ACT_ITEM_IDS,
  type AnnotationField,
  type DataFile,
  type TypeSummary,
} from '../inventory/inventory.ts'
import type { Language, ReportModel } from './model.ts'
import { count, day, displayName, displayUri, scheme, visible } from './text.ts'
import { annotationText } from './words/annotations.ts'
import { codeText } from './words/codes.ts'
import { COLUMNS, type ColumnGroup, type ColumnId, EXPOSURES, SYSTEMS } from './words/columns.ts'
import { word } from './words/language.ts'
import { ACT_ITEMS, RISK_LEVELS, RISK_REASONS, SPECIAL_CATEGORIES, SUBJECT_CLASSES } from './words/law.ts'
import { FILE_DUTIES, MEASURES } from './words/measures.ts'
import { phrase } from './words/phrases.ts'

/** What a cell holds. `true`/`false` only in the yes/no columns; every string is safe to look at, and has line ends only where people fill in. */
export type Cell = string | number | boolean

/** One column. */
export interface Column {
  /** Stable: a column id, or `act:` and the id of an item of the Act. */
  readonly id: string
  readonly group: ColumnGroup
  readonly heading: string
  /** The field that people fill in here, and that is read back from the sheet. */
  readonly field?: AnnotationField
  cell(file: DataFile): Cell
}

/** Most masked examples in one cell: more makes a row higher than a page. */
const MANY = 6
/** Most types in one cell. */
const MANY_TYPES = 8

/** All columns, in order: filled by the scan, then empty ones for people (保有單位 and 委外 come from the target's labels). */
export function inventoryColumns(model: ReportModel, language: Language): readonly Column[] {
  const names = legendNames(model, language)
  const typeIds = [...names.keys()]
  const labels = (file: DataFile) => model.targets[file.target]?.labels ?? {}
  const column = (id: ColumnId, group: ColumnGroup, cell: (file: DataFile) => Cell): Column => ({
    id,
    group,
    heading: COLUMNS[id][language],
    cell,
  })
  // What people have decided, or what the scan proposes.
  const human = (
    id: ColumnId & AnnotationField,
    proposal: (file: DataFile) => string = () => '',
    group: ColumnGroup = 'human',
  ): Column => ({
    ...column(id, group, (file) => {
      const decided = file.annotations?.[id]
      return decided === undefined ? proposal(file) : annotationText(id, decided, language)
    }),
    field: id,
  })

  return [
    column('number', 'file', (file) => file.number),
    column('name', 'file', (file) => displayName(file.uri)),
    column('location', 'file', (file) => displayUri(file.uri)),
    column('system', 'file', (file) => word(SYSTEMS, scheme(file.uri), language)),
    column('form', 'file', (file) => visible([...file.formats, ...file.encodings].join(', '))),
    column('items', 'file', (file) => file.items),
    column('size', 'file', (file) => file.bytes),
    human('class', (file) => SUBJECT_CLASSES[file.class][language], 'file'),
    column('rows', 'figures', (file) => file.rows),
    column('masked-rows', 'figures', (file) => file.maskedRows),
    column('lower', 'figures', (file) => file.subjects.lower),
    column('best', 'figures', (file) => file.subjects.best),
    column('upper', 'figures', (file) => file.subjects.upper),
    column('special', 'figures', (file) => file.special),
    column('risk-level', 'risk', (file) => RISK_LEVELS[file.risk.level][language]),
    column('risk-score', 'risk', (file) => file.risk.score),
    column('risk-reasons', 'risk', (file) =>
      list(
        file.risk.reasons.map((reason) => RISK_REASONS[reason.id][language]),
        language,
      ),
    ),
    column('proposed-measures', 'risk', (file) => numbered(measureTexts(file, language))),
    column('file-duties', 'risk', (file) => numbered(dutyTexts(file, language))),
    column('exposure', 'risk', (file) => list(exposureWords(file.exposure, language), language)),
    column('copies', 'risk', (file) => file.copies.join(', ')),
    column('region', 'risk', (file) => visible(labels(file).region ?? '')),
    column('categories', 'content', (file) => list(file.categories.map(codeText), language)),
    column('special-categories', 'content', (file) => specialWords(file, language)),
    column('types', 'content', (file) => {
      const found = typeIds.filter((id) => file.types[id] !== undefined)
      const texts = found
        .slice(0, MANY_TYPES)
        .map((id) => `${names.get(id)} ${typeFigures(id, file.types[id]!, language)}`)
      if (found.length > MANY_TYPES) texts.push(phrase('types-more', language, { number: found.length - MANY_TYPES }))
      return texts.join(language === 'en' ? '; ' : '；')
    }),
    column('examples', 'content', (file) =>
      typeIds
        .flatMap((id) => file.types[id]?.examples.slice(0, 1) ?? [])
        .slice(0, MANY)
        .map(visible)
        .join(language === 'en' ? ', ' : '、'),
    ),
    ...ACT_ITEM_IDS.map(
      (id): Column => ({
        id: `act:${id}`,
        group: 'act',
        heading: ACT_ITEMS[id][language],
        cell: (file) => file.actItems.includes(id),
      }),
    ),
    column('modified', 'trace', (file) => day(file.modified)),
    column('unread', 'trace', (file) => file.unread),
    column('first-seen', 'trace', (file) => day(file.firstSeen)),
    column('last-seen', 'trace', (file) => day(file.lastSeen)),
    column('id', 'trace', (file) => file.id),
    human('owner', (file) => visible(labels(file).owner ?? '')),
    human('keeper'),
    human('purpose', (file) => file.purposes.map(codeText).join('\n')),
    human('basis'),
    human('collection'),
    human('retention'),
    human('disposal'),
    human('recipients'),
    human('outsourced', (file) => visible(labels(file).outsourcedTo ?? '')),
    human('transfer'),
    human('measures'),
    human('remarks'),
  ]
}

/** Names of types by id, in the order of the legend, then those it does not name by their ids. */
export function legendNames(model: ReportModel, language: Language): ReadonlyMap<string, string> {
  const names = new Map(model.legend.map((entry) => [entry.id, visible(language === 'en' ? entry.en : entry.zh)]))
  for (const id of Object.keys(model.totals.types).sort()) if (!names.has(id)) names.set(id, visible(id))
  return names
}

/**
 * `120`, `已遮蔽 30`, `120，待確認 4`, `範例值 2`: what was found of one type. Of the words of a special category it counts different
 * words, and says so: `糖尿病` in 900 rows is one.
 */
export function typeFigures(
  id: string,
  { distinct, masked, low, placeholders }: TypeSummary,
  language: Language,
): string {
  const parts: string[] = []
  if (distinct > 0 || masked + low + placeholders === 0)
    parts.push(isSpecialType(id) ? phrase('words-in', language, { number: count(distinct) }) : count(distinct))
  if (masked > 0) parts.push(phrase('masked-in', language, { number: count(masked) }))
  if (low > 0) parts.push(phrase('low-in', language, { number: count(low) }))
  if (placeholders > 0) parts.push(phrase('placeholders-in', language, { number: count(placeholders) }))
  return parts.join(language === 'en' ? ', ' : '，')
}

/** Whether a type is the words of a special category: its distinct values are words, not people. */
export function isSpecialType(id: string): boolean {
  return id.startsWith('special-') && id.slice('special-'.length) in SPECIAL_CATEGORIES
}

/** What is known of who can get at a place. */
export function exposureWords(exposure: Exposure, language: Language): readonly string[] {
  const words: string[] = []
  if (exposure.worldReadable) words.push(EXPOSURES.worldReadable[language])
  else if (exposure.groupReadable) words.push(EXPOSURES.groupReadable[language])
  else if (exposure.worldReadable === false && exposure.groupReadable === false) words.push(EXPOSURES.owner[language])
  if (exposure.shared) words.push(EXPOSURES.shared[language])
  if (exposure.encrypted !== null) words.push(EXPOSURES[exposure.encrypted ? 'encrypted' : 'unencrypted'][language])
  return words.length > 0 ? words : [EXPOSURES.unknown[language]]
}

/** `病歷 120、健康檢查 8`, in the order of the Act. */
export function specialWords(file: Pick<DataFile, 'specialCategories'>, language: Language): string {
  const found = Object.entries(SPECIAL_CATEGORIES).filter(([id]) => (file.specialCategories[id] ?? 0) > 0)
  return list(
    found.map(([id, words]) => `${words[language]} ${file.specialCategories[id]}`),
    language,
  )
}

function list(words: readonly string[], language: Language): string {
  return words.join(language === 'en' ? ', ' : '、')
}

/** What is proposed for a data file, the heaviest reason first. */
export function measureTexts(file: Pick<DataFile, 'risk'>, language: Language): string[] {
  return file.risk.reasons.toSorted((a, b) => b.points - a.points).map(({ id }) => MEASURES[id][language])
}

/** What the law asks of a data file, with the article. */
export function dutyTexts(file: Pick<DataFile, 'duties'>, language: Language): string[] {
  return file.duties.map(({ id, law, article }) => {
    const source = language === 'en' ? `${law.en} ${article}` : `${law.zh} ${article}`
    return language === 'en' ? `${FILE_DUTIES[id].en} (${source})` : `${FILE_DUTIES[id]['zh-TW']}（${source}）`
  })
}

/** Several sentences in one cell; line ends are for what people fill in. */
function numbered(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : texts.map((text, i) => `${i + 1}. ${text}`).join('　')
}
