/** What pandian.yaml says of the law: which regulations apply, rules of the organisation's own, and rules to come. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { CLOCKS, type Organisation, READINGS, type Text } from '../inventory/inventory.ts'
import { findRegulation, REGULATIONS } from '../inventory/regulations/catalogue.ts'
import { COUNTED } from '../inventory/regulations/facts.ts'
import {
  DUTY_IDS,
  POPULATIONS,
  type PopulationId,
  type Regulation,
  SECTORS,
} from '../inventory/regulations/regulation.ts'
import { type Switches, UPCOMING } from '../inventory/regulations/upcoming.ts'
import { nearestOf, type Problem, problemAt, problemsOf, yamlProblems } from './config-problems.ts'
import { PandianError, reasonOf } from './errors.ts'

const words = (zh: string, en: string) => ({ params: { words: [zh, en] } })

const day = z
  .string()
  .refine(
    (value) => z.iso.date().safeParse(value).success,
    words('應為日期，例如 2027-06-30', 'should be a day, like 2027-06-30'),
  )
const whole = () => z.number().int().min(0)

/** Keys of pandian.yaml. */
export const lawShape = {
  regulations: z
    .array(z.union([z.string(), z.strictObject({ id: z.string(), reading: z.enum(READINGS).optional() })]))
    .optional(),
  regulationFiles: z.array(z.string().min(1)).optional(),
  organisation: z.strictObject({ capital: whole().optional(), sme: z.boolean().optional() }).optional(),
  upcoming: z.strictObject(Object.fromEntries(UPCOMING.map(({ id }) => [id, day.optional()]))).optional(),
}

const shape = z.strictObject(lawShape)
type LawConfig = z.infer<typeof shape>

/** What was decided about the law. Plain data. */
export interface LawSettings {
  /** Undefined: nobody has said which apply. */
  readonly regulations: readonly ChosenRegulation[] | undefined
  /** Records of the organisation's own; one with the id of a regulation stands in its place. */
  readonly ownRegulations: readonly Regulation[]
  readonly organisation: Organisation
  /** By id, the day from which a rule to come is tried. */
  readonly upcoming: Switches
}

/** A regulation that applies. */
export interface ChosenRegulation {
  readonly id: string
  /** What a 筆 is taken to be, where its text is silent. */
  readonly reading?: (typeof READINGS)[number]
}

/** Puts the settings together. */
export function settleLaw(config: LawConfig, ownRegulations: readonly Regulation[]): LawSettings {
  return {
    regulations: config.regulations?.map(chosenOf),
    ownRegulations,
    organisation: definedOnly(config.organisation ?? {}),
    upcoming: definedOnly(config.upcoming ?? {}),
  }
}

function chosenOf(entry: NonNullable<LawConfig['regulations']>[number]): ChosenRegulation {
  return typeof entry === 'string' ? { id: entry } : definedOnly(entry)
}

/** The records of what was chosen. Ids are known: they were checked when the configuration was read. */
export function chosenRegulations(
  chosen: readonly ChosenRegulation[],
  own: readonly Regulation[],
): readonly Regulation[] {
  return chosen.flatMap(({ id, reading }) => {
    const regulation = own.find((each) => each.id === id) ?? findRegulation(id)
    if (regulation === undefined) return []
    return [reading === undefined ? regulation : { ...regulation, reading }]
  })
}

/** What is wrong with an id, and where it stands. */
export interface IdProblem {
  readonly path: readonly (string | number)[]
  readonly zh: string
  readonly en: string
}

/**
 * {@link unknownRegulations} of a configuration with other mistakes, so that they are told together: as far as what it says of the law
 * can be read, and the rule files that it names, from `folder`, too.
 */
export function lawProblems(value: unknown, folder: string): readonly IdProblem[] {
  const law = z
    .object({ regulations: lawShape.regulations, regulationFiles: lawShape.regulationFiles })
    .safeParse(value)
  if (!law.success) return []
  try {
    const files = law.data.regulationFiles ?? []
    const own = files.flatMap((path) => loadRegulationFile(resolve(folder, path)))
    return unknownRegulations(law.data, own)
  } catch (error) {
    // What is in a file that cannot be read may be the one that is meant.
    if (error instanceof PandianError) return []
    throw error
  }
}

/** Ids that nobody knows, and those named twice, with where they stand. */
export function unknownRegulations(config: LawConfig, own: readonly Regulation[]): readonly IdProblem[] {
  const known = [...REGULATIONS, ...own].map(({ id }) => id)
  const chosen = (config.regulations ?? []).map(chosenOf)
  return chosen.flatMap(({ id }, index) => {
    const path = typeof config.regulations?.[index] === 'string' ? ['regulations', index] : ['regulations', index, 'id']
    if (chosen.findIndex((other) => other.id === id) < index)
      return [{ path, zh: `${id} 寫了兩次`, en: `${id} is named twice` }]
    if (known.includes(id)) return []
    const [near] = nearestOf(id, known, 1)
    const seeZh = near === undefined ? '清單見 pandian regulations' : `是否為 ${near}？清單見 pandian regulations`
    const seeEn =
      near === undefined ? 'pandian regulations lists them' : `did you mean ${near}? pandian regulations lists them`
    return [
      { path, zh: `沒有 ${id} 這部辦法的資料；${seeZh}`, en: `there is no data for a regulation ${id}; ${seeEn}` },
    ]
  })
}

const text = z.preprocess(
  (value) => (typeof value === 'string' ? { zh: value, en: value } : value),
  z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
)
const article = z.string().min(1)
const population = z.enum(Object.keys(POPULATIONS) as [PopulationId, ...PopulationId[]])

const number = {
  number: z.number().int().positive(),
  article,
  population: population.default('everyone'),
  counted: text.optional(),
  unit: z.string().min(1).optional(),
  basis: z.enum(['single-day', 'cumulative', 'unstated']).optional(),
  reading: z.enum(READINGS).optional(),
  condition: text.optional(),
}
const stop = z.strictObject({ months: whole(), resumeDays: whole(), except: text.optional() })
const duty = z.enum(DUTY_IDS)

const record = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9-]+$/),
    name: z.string().min(1).optional(),
    authority: z.string().min(1).optional(),
    url: z
      .string()
      .refine((url) => url.startsWith('https://'), words('應為 https:// 開頭的網址', 'should begin with https://'))
      .optional(),
    version: z
      .preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().regex(/^\d{8}$/))
      .optional(),
    asOf: day.optional(),
    sector: z.enum(SECTORS).optional(),
    who: text.optional(),
    scopes: z.array(z.strictObject(number)).nullable().optional(),
    plan: z
      .strictObject({
        ...number,
        months: whole(),
        filed: z.strictObject({ to: text, daysFromApproval: whole().optional() }).optional(),
        note: text.optional(),
        stop: stop.optional(),
      })
      .nullable()
      .optional(),
    tier: z
      .strictObject({
        ...number,
        duty: duty.default('yearly-measures'),
        consequence: text,
        every: whole().optional(),
        after: whole().optional(),
        capital: whole().optional(),
        smeExempt: z.boolean().optional(),
        stop: stop.optional(),
      })
      .nullable()
      .optional(),
    measures: z
      .strictObject({ ...number, months: whole().optional() })
      .nullable()
      .optional(),
    incident: z
      .strictObject({
        article,
        hours: whole(),
        number: z.number().int().positive().optional(),
        trigger: text.optional(),
        together: z.enum(['and', 'or']).optional(),
        to: text,
        firstHours: whole().optional(),
        noticeHours: whole().optional(),
        closingMonths: whole().optional(),
      })
      .nullable()
      .optional(),
    duties: z
      .array(
        z.strictObject({
          id: duty,
          article,
          months: whole().optional(),
          days: whole().optional(),
          hours: whole().optional(),
          clock: z.enum(CLOCKS).optional(),
          from: whole().optional(),
          to: text.optional(),
          condition: text.optional(),
          note: text.optional(),
        }),
      )
      .nullable()
      .optional(),
    reading: z.enum(READINGS).optional(),
  })
  .superRefine((given, context) => {
    if (findRegulation(given.id) !== undefined) return
    for (const key of ['name', 'authority', 'url', 'version'] as const)
      if (given[key] === undefined)
        context.addIssue({
          code: 'custom',
          path: [key],
          ...words(
            '缺少這個鍵：內建沒有這部辦法，名稱、機關、網址與條文日期都要寫',
            'is missing: the regulation is not built in, so name, authority, url and version are needed',
          ),
        })
  })

const rules = z.strictObject({ regulations: z.array(record).min(1) })

/**
 * Reads a rule file of the organisation's own. Throws `config-unreadable`, and `config-invalid` with line and key of every mistake.
 */
export function loadRegulationFile(path: string): readonly Regulation[] {
  let source: string
  try {
    source = readFileSync(path, 'utf8')
  } catch (error) {
    throw new PandianError('config-unreadable', { path, reason: reasonOf(error) })
  }
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  let problems: Problem[] = yamlProblems(document, lines)
  if (problems.length === 0) {
    const result = rules.safeParse(document.toJS() ?? {})
    if (result.success) {
      const twice = result.data.regulations.findIndex(
        ({ id }, index, all) => all.findIndex((other) => other.id === id) < index,
      )
      if (twice < 0) return result.data.regulations.map(regulationOf)
      problems = [problemAt(['regulations', twice, 'id'], document, lines, '同一個 id 寫了兩次', 'the same id twice')]
    } else problems = result.error.issues.flatMap((issue) => problemsOf(issue, document, lines, rules))
  }
  throw invalid(path, problems)
}

/** The error for a file with mistakes. */
export function invalid(file: string, problems: readonly Problem[]): PandianError {
  const sorted = problems.toSorted((a, b) => a.line - b.line)
  const say = (of: 'en' | 'zh-TW') => sorted.map((problem) => `${file}:${problem.line}: ${problem[of]}`).join('\n')
  return new PandianError('config-invalid', { problems: say('en'), 'problems-zh': say('zh-TW') })
}

type Given = z.infer<typeof record>
type GivenNumber = NonNullable<Given['measures']>

/** What the file says over what is built in; `null` takes something away. */
function regulationOf(given: Given): Regulation {
  const { id, scopes, plan, tier, measures, incident, duties, ...facts } = given
  const base: Regulation = findRegulation(id) ?? {
    id,
    name: id,
    authority: '',
    url: '',
    version: '',
    asOf: '',
    sector: 'services',
    kind: id.toLowerCase(),
    who: { zh: given.name ?? id, en: given.name ?? id },
  }
  const {
    scopes: _scopes,
    plan: _plan,
    tier: _tier,
    measures: _measures,
    incident: _incident,
    duties: _duties,
    ...rest
  } = base
  const version = given.version ?? base.version
  const asOf = given.asOf ?? `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6)}`
  // A later text that somebody has read for themselves.
  const { amended, ...unamended } = rest
  const known = amended !== undefined && given.version !== undefined && amended.date.replaceAll('-', '') <= version
  return definedOnly({
    ...(known ? unamended : rest),
    ...definedOnly(facts),
    asOf: given.asOf === undefined && given.version === undefined ? base.asOf : asOf,
    scopes: over(scopes?.map(counted), scopes, base.scopes),
    plan: over(plan && counted(plan), plan, base.plan),
    tier: over(tier && counted(tier), tier, base.tier),
    measures: over(measures && counted(measures), measures, base.measures),
    incident: over(incident && definedDeep(incident), incident, base.incident),
    duties: over(duties?.map(definedDeep), duties, base.duties),
  }) as Regulation
}

function over<T, U>(made: T | null | undefined, given: unknown, built: U): T | U | undefined {
  if (given === null) return undefined
  return given === undefined ? built : (made ?? undefined)
}

function counted<T extends GivenNumber>(rule: T) {
  const { counted: own, population: of } = rule
  return definedDeep({ ...rule, counted: (own as Text | undefined) ?? COUNTED[of] })
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function definedOnly<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Present<T>
}

/** Optional keys of YAML are absent, at every depth. */
function definedDeep<T extends object>(value: T): Present<T> {
  return Object.fromEntries(
    Object.entries(definedOnly(value)).map(([key, v]) => [
      key,
      v !== null && typeof v === 'object' && !Array.isArray(v) ? definedDeep(v as object) : v,
    ]),
  ) as Present<T>
}
