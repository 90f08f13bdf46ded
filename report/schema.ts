/**
 * The schema of `report.json`, with a sentence for every field. docs/report.schema.json is made from it (JSON Schema
 * 2020-12), and so is the table of fields in docs/report.md; a test holds that they agree.
 *
 * Objects are open: within `report/1` fields are only added, and a reader that checks against an older copy of the schema
 * must not break on a new one.
 */
import { z } from 'zod'
import { OUTCOME_STATES, type OutcomeState, REASONS } from '../connectors/connector.ts'
import {
  ACT_ITEMS,
  ANNOTATION_FIELDS,
  CLOCK_STATES,
  CLOCKS,
  DETERMINATION_REASONS,
  DISPOSAL_KINDS,
  DISPOSAL_VERDICTS,
  EVIDENCE_FILES,
  FILE_DUTIES,
  NUMBER_KINDS,
  OBSTACLES,
  READINGS,
  RISK_REASONS,
  SUBJECT_CLASSES,
} from '../inventory/inventory.ts'

const whole = () => z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const time = () => z.iso.datetime({ offset: true })

const FILE_DUTY_IDS = FILE_DUTIES.map(({ id }) => id)

const textById = () =>
  z.record(z.string(), z.object({ zh: z.string().describe('The sentence.'), en: z.string().describe('The sentence.') }))

const interval = z.object({
  lower: whole().describe('Everything joined that could be one person.'),
  best: whole().describe('As the identifiers tell.'),
  upper: whole().describe('Nothing joined but equal identifiers.'),
})

const typeSummary = z.object({
  hits: whole().describe('Values in the clear, of high or medium confidence; the same value twice counts twice.'),
  distinct: whole().describe('Different values in the clear.'),
  masked: whole().describe('Values that are already masked in the data (A12345****).'),
  low: whole().describe('Candidates of low confidence, for a person to look at; counted nowhere else.'),
  placeholders: whole()
    .default(0)
    .describe('Sample values (A123456789, 0912-345-678, test cards): nobody’s; counted nowhere else.'),
  examples: z.array(z.string()).describe('At most three values, masked for the report.'),
})

const types = () => z.record(z.string(), typeSummary).describe('By detector id; the names are in `legend`.')
const specialCategories = () =>
  z
    .record(z.string(), whole())
    .describe(
      'Rows by special category (個資法 §6): medical-record, medical, genetic, sexual, health-exam, criminal. Only those above 0.',
    )

const outcomes = z
  .object({
    scanned: whole().describe('Wholly read.'),
    partial: whole().describe('Read in part.'),
    skipped: whole().describe('Left out by a rule, or by its kind.'),
    unreadable: whole().describe('The place did not give it.'),
    encrypted: whole().describe('Protected by a password.'),
    unsupported: whole().describe('A format without a reader.'),
    failed: whole().describe('Broken, or our own fault.'),
    'timed-out': whole().describe('Its time was up.'),
    poison: whole().describe('It ended the worker that read it.'),
    waiting: whole().describe('Listed and not read (to its end) when the scan was stopped.'),
  } satisfies Record<OutcomeState, unknown>)
  .describe('Items by outcome; they add up to `listed`.')

const coverage = z.object({
  listed: whole().describe('Items met in the places asked for.'),
  outcomes,
  reasons: z
    .array(
      z.object({
        state: z.enum(OUTCOME_STATES).describe('Outcome.'),
        reason: z.enum(REASONS).describe('Reason.'),
        items: whole().describe('Items that ended so for that reason.'),
      }),
    )
    .describe('Items that are not plainly scanned, by outcome and reason.'),
  bytes: whole().describe('Bytes of all listed items.'),
  complete: z
    .boolean()
    .describe('True when everything asked for was looked at: all scanned, or left out by the user’s own rule.'),
})

const dataFile = z.object({
  number: whole().describe('From 1, in order of URI; other fields of this report refer to data files by it.'),
  id: z
    .string()
    .optional()
    .describe(
      'Stays with the data file from report to report, also when it is moved or renamed. A keyed token; tells nothing of the path.',
    ),
  uri: z.string().describe('Of the file or table; or of the folder, with a glob at the end. Percent-encoded.'),
  kind: z.enum(['file', 'files']).describe('One item, or a folder’s like items taken together.'),
  items: whole().describe('Items it stands for.'),
  formats: z.array(z.string()).describe('Format ids.'),
  encodings: z.array(z.string()).describe('Text encodings met.'),
  bytes: whole().describe('Size in bytes.'),
  target: whole().describe('Index in `targets`.'),
  class: z.enum(SUBJECT_CLASSES).describe('Whose data it is; unclassified counts in every population.'),
  purposes: z.array(z.string()).describe('Codes of the specific purposes (特定目的) the organisation has stated.'),
  annotations: z
    .partialRecord(z.enum(ANNOTATION_FIELDS), z.string())
    .optional()
    .describe('What people have decided about it, by field: owner, keeper, purpose, basis … as they wrote it.'),
  rows: whole().describe('Records with personal data in the clear.'),
  maskedRows: whole().describe('Records in which everything found was already masked.'),
  subjects: interval.describe('Distinct natural persons; the dead are not told from the living.'),
  specialRows: whole().describe('Records that name a person and hold special-category data.'),
  special: whole().describe('People with special-category data, best estimate.'),
  specialCategories: specialCategories(),
  types: types(),
  categories: z.array(z.string()).describe('Official category codes: C001 …'),
  actItems: z.array(z.enum(ACT_ITEMS)).describe('Items of 個資法 §2(1) that occur.'),
  exposure: z
    .object({
      worldReadable: z.boolean().nullable().describe('Anyone on the machine or share may read it.'),
      groupReadable: z.boolean().nullable().describe('A group beyond the owner may read it.'),
      shared: z.boolean().nullable().describe('Lies on storage that others mount too.'),
      encrypted: z.boolean().nullable().describe('The storage says that it is encrypted at rest.'),
    })
    .describe('What the place says about who can get at it; null where it does not tell.'),
  copies: z.array(whole()).describe('Numbers of other data files with exactly the same people.'),
  unread: whole().describe('Items of it that were not, or not wholly, read.'),
  modified: z.number().describe('Last changed, ms since 1970.'),
  firstSeen: z.number().describe('Scan that saw it first, ms since 1970.'),
  lastSeen: z.number().describe('Scan that saw it last, ms since 1970.'),
  risk: z
    .object({
      score: z.number().min(0).max(100).describe('0 to 100.'),
      level: z.enum(['high', 'medium', 'low']).describe('The score in a word.'),
      reasons: z
        .array(
          z.object({ id: z.enum(RISK_REASONS).describe('Factor.'), points: z.number().describe('Points it adds.') }),
        )
        .describe('What went into the score.'),
    })
    .describe('How much attention it asks for.'),
  duties: z
    .array(
      z.object({
        id: z.enum(FILE_DUTY_IDS).describe('What is asked for; in words in `dutyTexts`.'),
        law: z.object({ zh: z.string().describe('Name.'), en: z.string().describe('Name.') }).describe('Of the law.'),
        article: z.string().describe('Article.'),
        url: z.string().describe('Where it can be read.'),
      }),
    )
    .default([])
    .describe('What the law asks for because of what it holds and where it lies.'),
})

const ignoredRule = z.object({
  key: z.string().describe('The same as long as the rule holds for the same values.'),
  token: z.string().optional().describe('One value, by its keyed token.'),
  detector: z.string().optional().describe('Detector id.'),
  column: z.string().optional().describe('Name of a column or label.'),
  paths: z.array(z.string()).optional().describe('Globs; names of people in them are masked.'),
  reason: z.string().optional().describe('Why, in the organisation’s words.'),
  until: z.string().optional().describe('The last day it holds: YYYY-MM-DD.'),
  counted: z
    .boolean()
    .describe(
      'False: said to be no personal data, and left out of every count. True: known, and counted like all else.',
    ),
  values: whole().describe('Values it held for; the same value twice counts twice.'),
  items: whole().describe('Items with such values.'),
})

const sinceBaseline = z
  .object({
    baseline: z.string().describe('When the scan ended that the baseline was written of.'),
    findings: z
      .array(
        z.object({
          uri: z.string().describe('Of the data file.'),
          appeared: z.boolean().describe('The baseline has no such data file.'),
          rows: whole().describe('Rows above those of the baseline.'),
          subjects: whole().describe('People (best) above those of the baseline.'),
          types: z
            .record(z.string(), whole())
            .describe('By detector id: values in the clear above those of the baseline.'),
        }),
      )
      .describe('Data files in which something is more, in order of URI.'),
  })
  .describe('What is new since the baseline, where there is one. Every count is of everything all the same.')

const text = () => z.object({ zh: z.string().describe('In Chinese.'), en: z.string().describe('In English.') })
const verdict = () => z.enum(['reached', 'below', 'undetermined'])
const bounds = () =>
  z.object({
    lower: whole().describe('At least.'),
    upper: whole().nullable().describe('At most; null where nobody can say.'),
  })

const countBounds = () =>
  z.object({ lower: whole().describe('At least.'), upper: whole().describe('At most.') }).optional()

const duty = z.object({
  id: z.string().describe('Kind of duty.'),
  article: z.string().describe('Article that imposes it; empty where the data has none.'),
  months: whole().optional().describe('Months of its period.'),
  days: whole().optional().describe('Days of its period.'),
  hours: whole().optional().describe('Hours of its period.'),
  clock: z
    .enum(CLOCKS)
    .optional()
    .describe(
      'What the period is counted from: the day the number was reached (again), so long in a row below, every period, kept for the period, an incident’s discovery, knowledge, notice or end, the plan’s approval, the regulation coming into force.',
    ),
  after: whole().optional().describe('Months after the number was reached at which a duty that comes again begins.'),
  from: whole()
    .optional()
    .describe('Number at which this duty starts, where it is not `threshold`; 0 when it applies whatever the number.'),
  population: z
    .string()
    .optional()
    .describe('Whose data `from` is held against, where it is not the determination’s population.'),
  to: text().optional().describe('With whom it is filed, to whom it is reported.'),
  trigger: text().optional().describe('What makes an incident one that is reported; for a person to judge.'),
  condition: text().optional().describe('For whom it is a duty, where not for all.'),
  note: text().optional().describe('What else the text says of it.'),
  verdict: verdict()
    .optional()
    .describe('Whether it applies by the count: reached when its number is, or when it has none.'),
})

const determination = z.object({
  regulation: z.string().describe('Regulation id: the pcode of the national law database.'),
  regulationName: z.string().describe('Official name.'),
  authority: z.string().optional().describe('Who issued it.'),
  url: z.string().describe('Where its text is.'),
  version: z.string().describe('Date of the text the figures were taken from, YYYYMMDD.'),
  asOf: z.string().optional().describe('Day of the database that was read; what was amended later is not in the data.'),
  amended: z
    .object({ date: z.iso.date().describe('Its day.'), note: text().describe('What is known of it.') })
    .optional()
    .describe('An amendment after that day which is known of; it decides nothing here.'),
  kind: z
    .enum(NUMBER_KINDS)
    .optional()
    .describe(
      'What the number is for: plan, scope (the regulation as a whole), tier (more than others), measures (for information systems), incident; none: it names no number, and `threshold` is 0.',
    ),
  population: z
    .string()
    .describe('Whose records it counts: consumers, members, users, students, patients, employees, everyone.'),
  counted: text().optional().describe('Whom or what it counts, in the text’s words.'),
  article: z.string().describe('Article that names the number.'),
  threshold: whole().describe('The number.'),
  unit: z.string().optional().describe('What one of the number is called: 筆, 戶.'),
  basis: z.enum(['single-day', 'cumulative', 'unstated']).describe('Held on a single day, ever held, or not said.'),
  reading: z.enum(READINGS).describe('Which reading decides.'),
  verdict: verdict().describe(
    'reached: true even of the lower bound. below: proven, everything looked at. undetermined: neither.',
  ),
  verdicts: z
    .object({
      rows: verdict().describe('If rows decided.'),
      subjects: verdict().describe('If people decided.'),
      subjectPurposes: verdict().describe('If pairs of person and purpose decided.'),
    })
    .optional()
    .describe('The verdict under each reading.'),
  because: z.array(z.enum(DETERMINATION_REASONS)).describe('Why, and what is missing.'),
  readings: z
    .object({
      rows: whole().describe('Records; copies count.'),
      subjects: interval.describe('Distinct people.'),
      subjectPurposes: whole().describe(
        'Distinct pairs of person and purpose; equals subjects.best while none is stated.',
      ),
      subjectPurposeBounds: countBounds().describe('Its bounds.'),
    })
    .describe('The three readings of 筆數 for that population.'),
  classified: z
    .object({
      rows: whole().describe('Records.'),
      subjects: whole().describe('Distinct people.'),
      subjectPurposes: whole().describe('Distinct pairs of person and purpose.'),
    })
    .optional()
    .describe('How many there are at least without the unclassified data files.'),
  everHeld: z
    .object({
      rows: bounds().describe('Records.'),
      subjects: bounds().describe('Distinct people.'),
      subjectPurposes: bounds().describe('Distinct pairs of person and purpose.'),
    })
    .optional()
    .describe('What was ever held, where that is what counts and earlier counts are known.'),
  condition: text().optional().describe('To whom the number applies, where not to all.'),
  unread: whole().describe('Items in scope that were not, or not wholly, looked at.'),
  dataFiles: z.array(whole()).describe('Numbers of the data files counted in.'),
  evidence: z
    .array(
      z.object({
        number: whole().describe('Of the data file.'),
        rows: whole().describe('Its rows.'),
        subjects: interval.describe('Its people; those in several data files are in each.'),
      }),
    )
    .optional()
    .describe(
      `Of the data files counted in, the ones with the most people, at most ${EVIDENCE_FILES}; figures of all are in \`dataFiles\` of the report.`,
    ),
  unclassified: whole().describe('Of the people counted (best), how many are in unclassified data files only.'),
  duties: z.array(duty).describe('What follows once the number is reached.'),
})

const span = z.object({
  after: z.iso.date().nullable().describe('The last scan that proves that it had not begun; null when there is none.'),
  by: z.iso.date().describe('The first scan that has seen it.'),
  open: z
    .boolean()
    .describe(
      'It may have begun before `after`, too: no scan of all that was looked at by then, by the same rules and classes, proves otherwise.',
    ),
  doubt: z.iso
    .date()
    .optional()
    .describe(
      'The first scan that could not tell, where none of all that it looked at proves before `by` that it had not begun: it may have by then, and periods are counted from that day.',
    ),
})

const outlook = z.object({
  regulation: z.string().describe('As in `determinations`, like the next four.'),
  kind: z.enum(NUMBER_KINDS).describe('What the number is for.'),
  population: z.string().describe('Whose records it counts.'),
  threshold: whole().describe('The number.'),
  basis: z.enum(['single-day', 'cumulative', 'unstated']).describe('On what it counts.'),
  reached: span.nullable().describe('When it was reached first; stays when the number falls.'),
  possible: span.nullable().describe('Undetermined now: when it may have been reached, or reached again.'),
  below: z
    .object({
      since: z.iso.date().describe('First scan of the row.'),
      until: z.iso.date().describe('Last scan of the row.'),
      days: whole().optional().describe('Days on which scans of the row that are kept were made.'),
      gap: whole()
        .optional()
        .describe('The most days from one of these to the next: what was held in between no scan tells.'),
      wider: z.iso
        .date()
        .optional()
        .describe(
          'The last scan that looked at more than those of the row, places or what is excluded now, and had the number reached or could not tell: they do not prove that it is not.',
        ),
    })
    .nullable()
    .describe('Below now: scans in a row that all prove it.'),
  again: span.nullable().describe('When it was reached again after it had been below long enough to stop.'),
  clocks: z
    .array(
      z.object({
        duty: z.string().describe('Id of the duty, as in `determinations`.'),
        article: z.string().describe('Article that imposes it.'),
        clock: z.enum(CLOCKS).describe('What its period is counted from.'),
        state: z
          .enum(CLOCK_STATES)
          .describe(
            'On the day of the count. running, overdue (nobody has recorded that it was done), conditional (if the number was reached), unproven (time below is over, a later scan has to prove it), open (may be stopped), doubtful (may be stopped, unless the number was reached again, which a scan could not tell), waiting (begins with what no scan knows), done (recorded as done, in time or late).',
          ),
        from: span.nullable().describe('Its beginning.'),
        due: z.iso.date().nullable().describe('Last day of the period, as the Civil Code counts.'),
        workingDay: z.iso
          .date()
          .nullable()
          .describe('Where that is a Saturday or Sunday, the Monday after; public holidays are not known.'),
        done: z.iso
          .date()
          .nullable()
          .describe('When it was done, as somebody recorded; of what comes again, when it was done last.'),
      }),
    )
    .describe('Of every duty with a period that has begun, or waits for something.'),
})

const item = z.object({
  uri: z.string().describe('Percent-encoded; members of containers after `!/`.'),
  outcome: z.enum(OUTCOME_STATES).describe('How the look at it ended.'),
  reason: z.enum(REASONS).optional().describe('Why, where it is not plainly scanned.'),
  detail: z.string().optional().describe('A few words or figures for a person.'),
  format: z.string().nullable().describe('Format id; null when it was never opened.'),
  encoding: z.string().nullable().describe('Text encoding, where there is one.'),
  size: whole().describe('In bytes.'),
})

/** `report.json`. */
export const reportSchema = z
  .object({
    schema: z
      .literal('https://pandian.dev/report/1')
      .describe('Name of this schema; another number means another shape.'),
    tool: z
      .object({
        name: z.literal('pandian').describe('Always pandian.'),
        version: z.string().describe('Version of the program.'),
        rules: z.string().describe('Version of the detection rules: the same rules and data give the same figures.'),
      })
      .describe('What made the report.'),
    run: z
      .object({
        id: z.string().describe('Of this run; also in its log.'),
        started: time().describe('With the offset of Asia/Taipei.'),
        finished: time().describe('With the offset of Asia/Taipei.'),
        counted: z.iso.date().describe('The day of the count, in Taipei.'),
        completed: z.boolean().describe('False when it was stopped: the figures are of what was looked at so far.'),
      })
      .describe('When.'),
    proof: z
      .object({
        journal: z
          .object({
            seq: whole().describe('Number of the entry.'),
            hash: z.string().describe('Its SHA-256, in hexadecimal.'),
          })
          .describe('The journal’s entry about this scan. A journal that ends before it has lost its end.'),
        key: z.string().describe('SHA-256 of the public key that signs the journal (SubjectPublicKeyInfo, DER).'),
      })
      .optional()
      .describe('What leads to the journal, which has the SHA-256 of every report: docs/journal.md.'),
    targets: z
      .array(
        z.object({
          root: z.string().describe('URI; the URIs of its items start with it.'),
          labels: z
            .object({
              owner: z.string().optional().describe('保有單位.'),
              region: z.string().optional().describe('Where the machine stands: TW, JP …'),
              outsourcedTo: z.string().optional().describe('受託者.'),
            })
            .describe('What only the organisation knows of the place.'),
        }),
      )
      .describe('Places that were asked for.'),
    coverage: coverage.describe('What was looked at and what was not.'),
    ignored: z
      .array(ignoredRule)
      .default([])
      .describe('Rules for what the organisation has looked at already (docs/configuration.md), in order of key.'),
    disposals: z
      .array(
        z.object({
          id: whole().describe('Number of the record.'),
          file: z.string().describe('Id of the data file.'),
          uri: z.string().describe('Where it was.'),
          kind: z.enum(DISPOSAL_KINDS).describe('What was done.'),
          method: z.string().describe('How.'),
          disposed: time().describe('When it was done.'),
          place: z.string().describe('Where it was done.'),
          proof: z.string().describe('What proves it.'),
          reason: z.string().describe('Why it was handed over; empty where it was not.'),
          recipient: z.string().describe('To whom; empty where it was not.'),
          basis: z.string().describe('By which right they may have it; empty where it was not.'),
          recorded: time().describe('When it was recorded.'),
          who: z.string().describe('By which account.'),
          verdict: z
            .enum(DISPOSAL_VERDICTS)
            .describe(
              'pending: no scan could tell since; confirmed: it is gone; contradicted: it is there, or its people are elsewhere.',
            ),
          judged: time().nullable().describe('When a scan last said so.'),
          found: z.array(z.string()).describe('Where it, or the data of the same people, is: URIs.'),
          obstacle: z
            .object({
              because: z
                .enum(OBSTACLES)
                .describe(
                  'nothing-read: nothing at all was read in the place; left-out: it was left out or not followed; unread: it could not be wholly read or listed; same-name: something of that name is there still.',
                ),
              uri: z.string().describe('What was not looked at.'),
            })
            .nullable()
            .default(null)
            .describe(
              'Of one that is pending: what kept the last scan of its place from telling; null where there was none since.',
            ),
        }),
      )
      .optional()
      .describe('Data that somebody recorded as destroyed, handed over or deleted (`pandian record disposal`).'),
    sinceBaseline: sinceBaseline.optional(),
    totals: z
      .object({
        rows: whole().describe('Records with personal data in the clear.'),
        maskedRows: whole().describe('Records in which everything found was already masked.'),
        subjects: interval.describe('Distinct people over everything; not the sum of the data files.'),
        subjectPurposes: whole().describe('Distinct pairs of person and purpose.'),
        subjectPurposeBounds: countBounds().describe('Its bounds.'),
        specialRows: whole().describe('Records that name a person and hold special-category data.'),
        special: whole().describe('People with special-category data, best estimate.'),
        specialCategories: specialCategories(),
        types: types(),
      })
      .describe('Over everything.'),
    determinations: z.array(determination).describe('One a regulation, population and number.'),
    outlooks: z
      .array(outlook)
      .default([])
      .describe('What all scans that are kept know of each determination’s number: since when, and until when.'),
    dataFiles: z.array(dataFile).describe('個人資料檔案: the lines of the inventory.'),
    measures: textById().optional().describe('What is proposed, by reason of the risk score.'),
    dutyTexts: textById().optional().describe('What the duties of data files ask for, by id.'),
    legend: z
      .array(
        z.object({
          id: z.string().describe('Detector id.'),
          zh: z.string().describe('Name in Chinese.'),
          en: z.string().describe('Name in English.'),
          category: z.string().describe('Official category code.'),
        }),
      )
      .describe('Names of the types of personal data.'),
    items: z.array(item).describe('Every item, in order of URI.'),
  })
  .meta({ title: 'pandian report' })

/** The shape of `report.json`. */
export type ReportJson = z.infer<typeof reportSchema>

/** The schema for readers in other languages, JSON Schema 2020-12. */
export function reportJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input' })
  return { $schema, $id: 'https://pandian.dev/report/1', ...rest }
}

/** The fields with their types and sentences, as a Markdown table: the middle of docs/report.md. */
export function fieldTable(): string {
  const rows: string[] = []
  const walk = (node: JsonNode, path: string, required: boolean): void => {
    if (path !== '')
      rows.push(
        `| \`${path}\` | ${typeName(node)}${required ? '' : ', optional'} | ${(node.description ?? '').replaceAll('|', '\\|')} |`,
      )
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      walk(child, path === '' ? key : `${path}.${key}`, node.required?.includes(key) ?? false)
    }
    const each = node.items ?? (typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined)
    if (each?.properties !== undefined) {
      for (const [key, child] of Object.entries(each.properties)) {
        walk(child, `${path}${node.items === undefined ? '.*' : '[]'}.${key}`, each.required?.includes(key) ?? false)
      }
    }
  }
  walk(reportJsonSchema() as JsonNode, '', true)
  return ['| field | type | meaning |', '|---|---|---|', ...rows].join('\n')
}

interface JsonNode {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonNode>>
  readonly required?: readonly string[]
  readonly items?: JsonNode
  readonly additionalProperties?: JsonNode | boolean
  readonly anyOf?: readonly JsonNode[]
  readonly enum?: readonly string[]
  readonly const?: unknown
}

function typeName(node: JsonNode): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``
  if (node.anyOf !== undefined) return node.anyOf.map(typeName).join(' or ')
  if (node.items !== undefined) return `array of ${typeName(node.items)}`
  if (node.additionalProperties !== undefined && typeof node.additionalProperties === 'object') return 'object by id'
  return node.type ?? 'any'
}
