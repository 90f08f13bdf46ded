/**
 * `report.json`: the whole model, for programs. One item a line, so that it can be looked through with `grep` and compared
 * with `diff`; the keys always in the same order, those of records that are made while scanning in alphabetical order.
 */
import { OUTCOME_STATES, type Outcome, type TargetLabels } from '../connectors/connector.ts'
import type {
  Below,
  Bounds,
  CountBounds,
  Coverage,
  DataFile,
  Determination,
  DutyOutcome,
  Inventory,
  Outlook,
  Span,
  SubjectInterval,
  Text,
  TypeSummary,
} from '../inventory/inventory.ts'
import type { IgnoredRule, Proof, Renderer, ReportDisposal, ReportItem, ReportModel, SinceBaseline } from './model.ts'
import type { ReportJson } from './schema.ts'
import type { Words } from './words/language.ts'
import { FILE_DUTIES, MEASURES } from './words/measures.ts'
import { type TextSink, writeTextAtomic } from './write.ts'

/** Prints everything. The language changes nothing. */
export const jsonRenderer: Renderer = {
  id: 'json',
  fileName: 'report.json',
  render(model, path) {
    return writeTextAtomic(path, (sink) => writeJson(model, sink))
  },
}

/** Writes the model bit by bit: the items of a large estate never stand in memory together. */
export async function writeJson(model: ReportModel, sink: TextSink): Promise<void> {
  await sink.write('{\n')
  for (const [key, value] of Object.entries(head(model)))
    await sink.write(`${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
  await writeLines(sink, 'determinations', model.determinations, determination)
  await sink.write(',\n')
  await writeLines(sink, 'outlooks', model.outlooks, outlook)
  await sink.write(',\n')
  await writeLines(sink, 'dataFiles', model.dataFiles, dataFile)
  await sink.write(',\n')
  await writeLines(sink, 'legend', model.legend, ({ id, zh, en, category }) => ({ id, zh, en, category }))
  await sink.write(',\n')
  await writeLines(sink, 'items', model.items(), item)
  await sink.write('\n}\n')
}

/** The same as one object, for small models. */
export function toJson(model: ReportModel): ReportJson {
  return {
    ...head(model),
    determinations: model.determinations.map(determination),
    outlooks: model.outlooks.map(outlook),
    dataFiles: model.dataFiles.map(dataFile),
    legend: model.legend.map(({ id, zh, en, category }) => ({ id, zh, en, category })),
    items: Array.from(model.items(), item),
  }
}

async function writeLines<T>(
  sink: TextSink,
  key: string,
  values: Iterable<T>,
  plain: (value: T) => object,
): Promise<void> {
  await sink.write(`${JSON.stringify(key)}: [`)
  let separator = '\n'
  for (const value of values) {
    const full = sink.write(separator + JSON.stringify(plain(value)))
    if (full !== undefined) await full
    separator = ',\n'
  }
  await sink.write('\n]')
}

function head(model: ReportModel) {
  const { schema, tool, run, proof, targets } = model
  return {
    schema,
    tool: { name: tool.name, version: tool.version, rules: tool.rules },
    run: {
      id: run.id,
      started: run.started,
      finished: run.finished,
      counted: run.counted,
      completed: run.completed,
    },
    ...(proof === undefined ? {} : { proof: proofOf(proof) }),
    targets: targets.map((target) => ({ root: target.root, labels: labels(target.labels) })),
    coverage: coverage(model.coverage),
    ignored: model.ignored.map(ignoredRule),
    ...(model.disposals === undefined ? {} : { disposals: model.disposals.map(disposal) }),
    ...(model.sinceBaseline === undefined ? {} : { sinceBaseline: sinceBaseline(model.sinceBaseline) }),
    totals: totals(model.totals),
    measures: texts(MEASURES),
    dutyTexts: texts(FILE_DUTIES),
  }
}

function proofOf({ journal: { seq, hash }, key }: Proof) {
  return { journal: { seq, hash }, key }
}

/** The report must be understood without the program. */
function texts(words: Readonly<Record<string, Words>>) {
  return Object.fromEntries(Object.entries(words).map(([id, word]) => [id, { zh: word['zh-TW'], en: word.en }]))
}

function disposal(value: ReportDisposal) {
  const { id, file, uri, kind, method, disposed, place, proof, reason, recipient, basis } = value
  const { recorded, who, verdict, judged, found, obstacle } = value
  const said = { id, file, uri, kind, method, disposed, place, proof, reason, recipient, basis, recorded, who }
  return { ...said, verdict, judged, found: [...found], obstacle: obstacle === null ? null : { ...obstacle } }
}

function labels({ owner, region, outsourcedTo }: TargetLabels) {
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(region === undefined ? {} : { region }),
    ...(outsourcedTo === undefined ? {} : { outsourcedTo }),
  }
}

function coverage(value: Coverage) {
  return {
    listed: value.listed,
    outcomes: Object.fromEntries(OUTCOME_STATES.map((state) => [state, value.outcomes[state]])) as Coverage['outcomes'],
    reasons: value.reasons.map(({ state, reason, items }) => ({ state, reason, items })),
    bytes: value.bytes,
    complete: value.complete,
  }
}

function ignoredRule({ key, token, detector, column, paths, reason, until, counted, values, items }: IgnoredRule) {
  return {
    key,
    ...(token === undefined ? {} : { token }),
    ...(detector === undefined ? {} : { detector }),
    ...(column === undefined ? {} : { column }),
    ...(paths === undefined ? {} : { paths: [...paths] }),
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    counted,
    values,
    items,
  }
}

function sinceBaseline({ baseline, findings }: SinceBaseline) {
  return {
    baseline,
    findings: findings.map(({ uri, appeared, rows, subjects, types }) => ({
      uri,
      appeared,
      rows,
      subjects,
      types: sorted(types, (values) => values),
    })),
  }
}

function totals(value: Inventory['totals']) {
  return {
    rows: value.rows,
    maskedRows: value.maskedRows,
    subjects: interval(value.subjects),
    subjectPurposes: value.subjectPurposes,
    subjectPurposeBounds: countBounds(value.subjectPurposeBounds),
    specialRows: value.specialRows,
    special: value.special,
    specialCategories: sorted(value.specialCategories, (rows) => rows),
    types: sorted(value.types, typeSummary),
  }
}

function dataFile(file: DataFile) {
  return {
    number: file.number,
    id: file.id,
    uri: file.uri,
    kind: file.kind,
    items: file.items,
    formats: [...file.formats],
    encodings: [...file.encodings],
    bytes: file.bytes,
    target: file.target,
    class: file.class,
    purposes: [...file.purposes],
    ...(file.annotations === undefined ? {} : { annotations: { ...file.annotations } }),
    rows: file.rows,
    maskedRows: file.maskedRows,
    subjects: interval(file.subjects),
    specialRows: file.specialRows,
    special: file.special,
    specialCategories: sorted(file.specialCategories, (rows) => rows),
    types: sorted(file.types, typeSummary),
    categories: [...file.categories],
    actItems: [...file.actItems],
    exposure: {
      worldReadable: file.exposure.worldReadable,
      groupReadable: file.exposure.groupReadable,
      shared: file.exposure.shared,
      encrypted: file.exposure.encrypted,
    },
    copies: [...file.copies],
    unread: file.unread,
    modified: file.modified,
    firstSeen: file.firstSeen,
    lastSeen: file.lastSeen,
    duties: file.duties.map(({ id, law, article, url }) => ({ id, law: { zh: law.zh, en: law.en }, article, url })),
    risk: {
      score: file.risk.score,
      level: file.risk.level,
      reasons: file.risk.reasons.map(({ id, points }) => ({ id, points })),
    },
  }
}

function determination(value: Determination) {
  const { everHeld, condition } = value
  return {
    regulation: value.regulation,
    regulationName: value.regulationName,
    authority: value.authority,
    url: value.url,
    version: value.version,
    asOf: value.asOf,
    ...(value.amended === undefined ? {} : { amended: { date: value.amended.date, note: text(value.amended.note) } }),
    kind: value.kind,
    population: value.population,
    counted: text(value.counted),
    article: value.article,
    threshold: value.threshold,
    unit: value.unit,
    basis: value.basis,
    reading: value.reading,
    verdict: value.verdict,
    verdicts: {
      rows: value.verdicts.rows,
      subjects: value.verdicts.subjects,
      subjectPurposes: value.verdicts.subjectPurposes,
    },
    because: [...value.because],
    readings: {
      rows: value.readings.rows,
      subjects: interval(value.readings.subjects),
      subjectPurposes: value.readings.subjectPurposes,
      subjectPurposeBounds: countBounds(value.readings.subjectPurposeBounds),
    },
    classified: {
      rows: value.classified.rows,
      subjects: value.classified.subjects,
      subjectPurposes: value.classified.subjectPurposes,
    },
    ...(everHeld === undefined
      ? {}
      : {
          everHeld: {
            rows: bounds(everHeld.rows),
            subjects: bounds(everHeld.subjects),
            subjectPurposes: bounds(everHeld.subjectPurposes),
          },
        }),
    ...(condition === undefined ? {} : { condition: text(condition) }),
    unread: value.unread,
    dataFiles: [...value.dataFiles],
    evidence: value.evidence.map(({ number, rows, subjects }) => ({ number, rows, subjects: interval(subjects) })),
    unclassified: value.unclassified,
    duties: value.duties.map(duty),
  }
}

function duty(value: DutyOutcome) {
  const { id, article, months, days, hours, clock, after, from, population, to, trigger, condition, note, verdict } =
    value
  return {
    id,
    article,
    ...(months === undefined ? {} : { months }),
    ...(days === undefined ? {} : { days }),
    ...(hours === undefined ? {} : { hours }),
    ...(clock === undefined ? {} : { clock }),
    ...(after === undefined ? {} : { after }),
    ...(from === undefined ? {} : { from }),
    ...(population === undefined ? {} : { population }),
    ...(to === undefined ? {} : { to: text(to) }),
    ...(trigger === undefined ? {} : { trigger: text(trigger) }),
    ...(condition === undefined ? {} : { condition: text(condition) }),
    ...(note === undefined ? {} : { note: text(note) }),
    verdict,
  }
}

function text({ zh, en }: Text) {
  return { zh, en }
}

function bounds({ lower, upper }: Bounds) {
  return { lower, upper }
}

function countBounds({ lower, upper }: CountBounds) {
  return { lower, upper }
}

function outlook(value: Outlook) {
  return {
    regulation: value.regulation,
    kind: value.kind,
    population: value.population,
    threshold: value.threshold,
    basis: value.basis,
    reached: value.reached === null ? null : span(value.reached),
    possible: value.possible === null ? null : span(value.possible),
    below: value.below === null ? null : below(value.below),
    again: value.again === null ? null : span(value.again),
    clocks: value.clocks.map(({ duty, article, clock, state, from, due, workingDay, done }) => ({
      duty,
      article,
      clock,
      state,
      from: from === null ? null : span(from),
      due,
      workingDay,
      done,
    })),
  }
}

function below({ since, until, days, gap, wider }: Below) {
  return { since, until, days, gap, ...(wider === undefined ? {} : { wider }) }
}

function span({ after, by, open }: Span) {
  return { after, by, open }
}

function item(value: ReportItem) {
  return { uri: value.uri, ...outcome(value), format: value.format, encoding: value.encoding, size: value.size }
}

/** The outcome as programs want it: the state under the name of what it is. */
function outcome({ state, reason, detail }: Outcome) {
  return {
    outcome: state,
    ...(reason === undefined ? {} : { reason }),
    ...(detail === undefined ? {} : { detail }),
  }
}

function interval({ lower, best, upper }: SubjectInterval) {
  return { lower, best, upper }
}

function typeSummary({ hits, distinct, masked, low, placeholders, examples }: TypeSummary) {
  return { hits, distinct, masked, low, placeholders, examples: [...examples] }
}

function sorted<T, U>(record: Readonly<Record<string, T>>, plain: (value: T) => U): Record<string, U> {
  const keys = Object.keys(record).sort()
  return Object.fromEntries(keys.map((key) => [key, plain(record[key] as T)]))
}
