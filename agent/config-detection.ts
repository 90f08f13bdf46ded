/** What pandian.yaml says of finding: kinds of the organisation's own, and what it has looked at already. */
import { z } from 'zod'
import { DETECTORS } from '../detectors/catalogue.ts'
import { CUSTOM_CODES, type CustomSpec, codeOf, MAX_PATTERN, patternProblem } from '../detectors/custom.ts'
import { CATEGORIES } from '../inventory/inventory.ts'
import type { IgnoreRule } from './allow.ts'
import { failedExamples } from './custom-examples.ts'

/** Kinds of one configuration: their numbers in evidence are few. */
const MAX_CUSTOM = 32

const words = (zh: string, en: string) => ({ params: { words: [zh, en] } })
const problem = (path: readonly (string | number)[], zh: string, en: string) => ({
  code: 'custom' as const,
  path: [...path],
  ...words(zh, en),
})

const name = z.string().trim().min(1).max(80)
const term = z
  .string()
  .trim()
  .max(80)
  .refine((text) => Array.from(text).length >= 2, words('至少兩個字', 'should have two characters or more'))

const CATEGORY_CODES = new Set(CATEGORIES.map(({ code }) => code))

const detector = z
  .strictObject({
    id: z
      .string()
      .max(60)
      .refine(
        (id) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) && !id.startsWith('special-'),
        words(
          '要用小寫英數字與連字號，例如 employee-number（不可以 special- 開頭）',
          'should be of lower-case letters, digits and hyphens, like employee-number (and not begin with special-)',
        ),
      )
      .refine(
        (id) => DETECTORS.every((known) => known.id !== id),
        words('內建的類型已用這個名稱，請換一個', 'a built-in kind has this name: choose another'),
      ),
    code: z.number().int().optional(),
    names: z.strictObject({ zh: name, en: name }),
    category: z
      .string()
      .refine(
        (code) => CATEGORY_CODES.has(code),
        words('個資類別代號如 C001（見 docs/law.md）', 'should be a category code like C001 (docs/law.md)'),
      ),
    strength: z.enum(['strong', 'weak', 'none']).default('weak'),
    pattern: z.string().min(1).max(MAX_PATTERN),
    ignoreCase: z.boolean().default(false),
    checksum: z.enum(['luhn', 'tw-id', 'weights']).optional(),
    weights: z.array(z.number().int()).min(2).max(40).optional(),
    modulus: z.number().int().min(2).max(97).optional(),
    columns: z.array(term).max(50).default([]),
    labels: z.array(term).max(50).optional(),
    text: z.boolean().default(true),
    mask: z
      .strictObject({
        first: z.number().int().min(0).max(4).default(1),
        last: z.number().int().min(0).max(4).default(0),
      })
      .default({ first: 1, last: 0 }),
    examples: z.strictObject({ hit: z.array(z.string().min(1)).min(1), miss: z.array(z.string().min(1)).min(1) }),
  })
  .superRefine(({ pattern, code, strength, checksum, weights, modulus }, context) => {
    if ((checksum === 'weights') !== (weights !== undefined))
      context.addIssue(
        problem(
          ['checksum'],
          'checksum: weights 與 weights: [各位權數] 要一起寫',
          'checksum: weights goes together with weights: [one for each digit]',
        ),
      )
    if (modulus !== undefined && weights === undefined)
      context.addIssue(problem(['modulus'], '只與 weights 一起用', 'only goes together with weights'))
    const wrong = patternProblem(pattern)
    if (wrong !== undefined)
      context.addIssue(
        problem(
          ['pattern'],
          `樣式不對（${wrong}）。語法為 RE2：沒有回溯參照與環視`,
          `the pattern is not right (${wrong}). It is RE2: no back-references, no look-around`,
        ),
      )
    const [first, last] = CUSTOM_CODES[strength]
    if (code !== undefined && (code < first || code > last))
      context.addIssue(
        problem(['code'], `${strength} 應為 ${first} 到 ${last}`, `of ${strength} it should be ${first} to ${last}`),
      )
  })

const detectors = z
  .array(detector)
  .max(MAX_CUSTOM)
  .superRefine((list, context) => {
    const ids = new Set<string>()
    const byCode = new Map<number, string>()
    for (const [i, spec] of list.entries()) {
      if (ids.has(spec.id)) context.addIssue(problem([i, 'id'], '同一個 id 寫了兩次', 'the same id twice'))
      const code = codeOf(spec as CustomSpec)
      const other = byCode.get(code)
      if (!ids.has(spec.id) && other !== undefined) {
        const free = freeCode(spec.strength, list as readonly CustomSpec[])
        context.addIssue(
          problem(
            [i, 'id'],
            `證據代號 ${code} 與 ${other} 相同，請為這一個寫上 code: ${free}`,
            `its number in evidence, ${code}, is that of ${other}: write code: ${free} here`,
          ),
        )
      }
      ids.add(spec.id)
      byCode.set(code, spec.id)
    }
  })
  // Only of kinds that are right in themselves, or one mistake would be told twice.
  .superRefine((list, context) => {
    for (const { index, kind, example } of failedExamples(list.map(withDefaults)))
      context.addIssue(
        kind === 'hit'
          ? problem([index, 'examples', 'hit', example], '應該找得到，卻沒有', 'should be found, and is not')
          : problem([index, 'examples', 'miss', example], '不該找到，卻找到了', 'should not be found, and is'),
      )
  })

function freeCode(strength: CustomSpec['strength'], list: readonly CustomSpec[]): string {
  const taken = new Set(list.map(codeOf))
  const [first, last] = CUSTOM_CODES[strength]
  for (let code = first; code <= last; code++) if (!taken.has(code)) return String(code)
  return `${first}–${last}`
}

const IDS = new Set(DETECTORS.map(({ id }) => id))

const ignore = z.array(
  z
    .strictObject({
      token: z
        .string()
        .refine(
          (text) => /^[a-z0-9-]+:[0-9a-f]{16}$/.test(text),
          words(
            '應為「類型:16 個十六進位字元」，由 pandian inspect --token 或 pandian token 印出；不可寫原值',
            'should be kind:16 hexadecimal digits, as pandian inspect --token and pandian token print it; never the value',
          ),
        )
        .optional(),
      detector: z.string().optional(),
      column: name.optional(),
      paths: z.array(z.string().min(1)).min(1).optional(),
      reason: z.string().trim().max(200).optional(),
      until: z
        .string()
        .refine(isDay, words('應為日期，例如 2027-06-30', 'should be a day, like 2027-06-30'))
        .optional(),
      notPersonalData: z.boolean().default(false),
    })
    .refine(
      ({ token, detector: id, column, paths }) => [token, id, column, paths].some((part) => part !== undefined),
      words(
        '要有 token、detector、column、paths 至少一個',
        'should have at least one of token, detector, column and paths',
      ),
    ),
)

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Keys of pandian.yaml. */
export const detectionShape = {
  detectors: detectors.optional(),
  ignore: ignore.optional(),
  baseline: z.string().min(1).optional(),
}

const shape = z.strictObject(detectionShape)
type Detection = z.infer<typeof shape>

/** Everything about finding that was decided. Plain data. */
export interface DetectionSettings {
  readonly custom: readonly CustomSpec[]
  readonly ignore: readonly IgnoreRule[]
}

/** With the defaults that depend on other keys. */
export function settleDetection({ detectors: list = [], ignore: rules = [] }: Detection): DetectionSettings {
  return { custom: list.map(withDefaults), ignore: rules.map(definedOnly) }
}

/** Labels are the names of columns where nothing else is said. */
function withDefaults({ checksum, weights, modulus = 10, ...spec }: z.infer<typeof detector>): CustomSpec {
  const proof = checksum === 'weights' ? { weights: weights ?? [], modulus } : checksum
  return definedOnly({ ...spec, labels: spec.labels ?? spec.columns, checksum: proof })
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function definedOnly<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Present<T>
}

/** Ids in rules that no kind has, built in or custom: most likely mistyped. */
export function unknownIds({
  custom,
  ignore: rules,
}: DetectionSettings): { readonly rule: number; readonly id: string }[] {
  const known = new Set([...IDS, ...custom.map(({ id }) => id)])
  return rules.flatMap(({ detector: id, token }, rule) => {
    const ids = [...(id === undefined ? [] : [id]), ...(token === undefined ? [] : [token.split(':')[0]!])]
    return ids.filter((one) => !known.has(one)).map((one) => ({ rule, id: one }))
  })
}
