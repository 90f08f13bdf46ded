/**
 * Configuration: flags and pandian.yaml become one checked value, printable with `--print-config`; only then is anything
 * opened. Flags win over the file, the file over the defaults.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { SecretReference, Target, TargetOptions } from '../connectors/connector.ts'
import { isUrl, pathOfUrl } from '../connectors/uri.ts'
import { DEFAULT_LIMITS, type Limits } from '../formats/format.ts'
import { PURPOSES } from '../inventory/data/purposes.ts'
import { type ClassRule, SUBJECT_CLASSES } from '../inventory/inventory.ts'
import type { Regulation } from '../inventory/regulations/regulation.ts'
import type { Language } from '../report/model.ts'
import { type DetectionSettings, detectionShape, settleDetection } from './config-detection.ts'
import { problemAt, problemsOf, yamlProblems } from './config-problems.ts'
import {
  invalid,
  type LawSettings,
  lawProblems,
  lawShape,
  loadRegulationFile,
  settleLaw,
  unknownRegulations,
} from './config-regulations.ts'
import { PandianError, reasonOf } from './errors.ts'
import { parseHours } from './hours.ts'
import { maskText } from './names.ts'
import { holdsPassword } from './secrets.ts'

/** The name that is looked for in the working directory. */
export const CONFIG_FILE = 'pandian.yaml'

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 }

/** Bytes as a number, or as `512 MiB`, `2G`. */
const size = z.union([
  z.number().int().positive(),
  z
    .string()
    .regex(/^\d+(\.\d+)?\s*([kmgt]i?b?)?$/i)
    .transform((text) => {
      const [, number, unit] = /^([\d.]+)\s*(\w?)/.exec(text)!
      return Math.floor(Number(number) * UNITS[unit!.toLowerCase()]!)
    }),
])

const PURPOSE_CODES = new Set(PURPOSES.map(({ code }) => code))

/** A code of the official list, as a text or as the number that YAML makes of 090 and 90. */
const purpose = z
  .union([z.string(), z.number()])
  .transform((code) => String(code).trim().padStart(3, '0'))
  .refine((code) => PURPOSE_CODES.has(code))

const words = (zh: string, en: string) => ({ params: { words: [zh, en] } })

const place = z
  .string()
  .min(1)
  .refine(
    (text) => !holdsPassword(text),
    words(
      '密碼不可寫在網址裡，請改用 secret（env、file 或 command）',
      'a password does not belong in a URL: use secret (env, file or command)',
    ),
  )

/** Where a place is, what is said of it, and how it is reached. */
const target = z
  .strictObject({
    path: place.optional(),
    url: place
      .refine(
        isUrl,
        words('應為網址，例如 postgres://帳號@主機/資料庫', 'should be a URL: postgres://user@host/database'),
      )
      .optional(),
    labels: z
      .strictObject({
        owner: z.string().optional(),
        region: z.string().optional(),
        outsourcedTo: z.string().optional(),
      })
      .optional(),
    exclude: z.array(z.string()).optional(),
    secret: z
      .strictObject({
        env: z.string().min(1).optional(),
        file: z.string().min(1).optional(),
        command: z.array(z.string().min(1)).min(1).optional(),
      })
      .refine(
        (secret) => Object.keys(secret).length === 1,
        words('要寫 env、file、command 其中一個', 'should have one of env, file and command'),
      )
      .optional(),
    include: z.array(z.string()).min(1).optional(),
    tls: z
      .strictObject({
        mode: z.enum(['verify-full', 'verify-ca', 'off']).optional(),
        ca: z.string().min(1).optional(),
        cert: z.string().min(1).optional(),
        key: z.string().min(1).optional(),
      })
      .optional(),
    replica: z.enum(['prefer', 'require']).optional(),
    sample: z.number().gt(0).lt(100).optional(),
    rowsPerSecond: z.number().positive().optional(),
    megabytesPerSecond: z.number().positive().optional(),
    hours: z
      .string()
      .refine((text) => parseHours(text) !== undefined, words('應如 22:00-06:00', 'should be like 22:00-06:00'))
      .optional(),
    endpoint: z.string().min(1).optional(),
    region: z.string().min(1).optional(),
    pathStyle: z.boolean().optional(),
    requesterPays: z.boolean().optional(),
  })
  .refine(
    ({ path, url }) => (path === undefined) !== (url === undefined),
    words('要有 path 或 url 其中一個', 'should have either path or url'),
  )
  .superRefine(({ url, path, labels: _labels, exclude: _exclude, hours: _hours, ...network }, context) => {
    if (url !== undefined || path === undefined) return
    for (const key of Object.keys(network))
      context.addIssue({
        code: 'custom',
        path: [key],
        ...words('只用於以 url 指定的位置', 'is only for a place that is named by url'),
      })
  })

const schema = z.strictObject({
  language: z.enum(['zh-TW', 'en']).optional(),
  targets: z.array(target).optional(),
  exclude: z.array(z.string()).optional(),
  classes: z
    .array(
      z.strictObject({
        paths: z.array(z.string()).min(1),
        class: z.enum(SUBJECT_CLASSES),
        purposes: z.array(purpose).optional(),
      }),
    )
    .optional(),
  retention: z.strictObject({ years: z.number().positive().max(100) }).optional(),
  limits: z
    .strictObject({
      seconds: z.number().positive().optional(),
      memory: size.optional(),
      depth: z.number().int().positive().optional(),
      totalBytes: size.optional(),
      ratio: z.number().positive().optional(),
      members: z.number().int().positive().optional(),
    })
    .optional(),
  workers: z.number().int().positive().max(64).optional(),
  out: z.string().min(1).optional(),
  state: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  followSymlinks: z.boolean().optional(),
  trustIgnoreFiles: z.boolean().optional(),
  ...detectionShape,
  ...lawShape,
})

/** What pandian.yaml may hold. */
export type Config = z.infer<typeof schema> & {
  /** What the `regulationFiles` say. */
  readonly ownRegulations?: readonly Regulation[]
}

type TargetConfig = z.infer<typeof target>

/** Everything decided: flags, file and defaults in one. Plain data, without secrets. */
export interface Settings extends DetectionSettings, LawSettings {
  readonly language: Language
  readonly targets: readonly Target[]
  readonly classes: readonly ClassRule[]
  /** For how many years evidence and detail are kept; undefined: as the regulations say. */
  readonly retentionYears?: number
  readonly limits: Limits
  /** Seconds for one item, before its size is looked at. */
  readonly seconds: number
  /** Bytes of memory the process should stay within. */
  readonly memory: number
  readonly workers: number
  /** Folder of the reports. */
  readonly out: string
  /** Path of the state file. */
  readonly state: string
  /** Path of the key file. */
  readonly key: string
  /** Path of the findings that are known already. */
  readonly baseline?: string
}

/** What the command line says; everything optional. */
export interface Flags {
  readonly paths: readonly string[]
  readonly out?: string
  readonly state?: string
  readonly key?: string
  readonly exclude?: readonly string[]
  readonly followSymlinks?: boolean
  readonly workers?: number
  /** Hundredths of each table; see {@link TargetOptions.sample}. */
  readonly sample?: number
  readonly lang?: Language
}

/**
 * Reads and checks a configuration file; paths in it are taken from the folder it lies in. Without `path`, the one in the
 * working directory, if there is one. Throws `config-missing`, `config-unreadable`, `config-invalid` with file, line and key of every mistake.
 */
export function loadConfig(path?: string, onLanguage?: (language: Language) => void): Config {
  const file = path ?? CONFIG_FILE
  if (path === undefined && !existsSync(file)) return {}
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') throw new PandianError('config-missing', { path: file })
    throw new PandianError('config-unreadable', { path: file, reason: reasonOf(error) })
  }
  return rebase(parseConfig(text, file, onLanguage), dirname(resolve(file)))
}

/**
 * Checks the text of a configuration file. `file` is for the words of an error, and rule files are found from its folder; `onLanguage` is told the language as
 * soon as it is known, so that the errors of the rest are in it.
 */
export function parseConfig(text: string, file: string, onLanguage?: (language: Language) => void): Config {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const language = isMap(document.contents) ? document.get('language') : undefined
  if (language === 'zh-TW' || language === 'en') onLanguage?.(language)
  let problems = yamlProblems(document, lines)
  if (problems.length === 0) {
    const result = schema.safeParse(document.toJS() ?? {})
    if (result.success) {
      const config = result.data
      const folder = dirname(resolve(file))
      const ownRegulations = (config.regulationFiles ?? []).flatMap((path) => loadRegulationFile(resolve(folder, path)))
      const unknown = unknownRegulations(config, ownRegulations)
      if (unknown.length === 0) return ownRegulations.length === 0 ? config : { ...config, ownRegulations }
      problems = unknown.map(({ path, zh, en }) => problemAt(path, document, lines, zh, en))
    } else {
      const law = lawProblems(document.toJS(), dirname(resolve(file)))
      problems = [
        ...result.error.issues.flatMap((issue) => problemsOf(issue, document, lines, schema)),
        ...law.map(({ path, zh, en }) => problemAt(path, document, lines, zh, en)),
      ]
    }
  }
  throw invalid(file, problems)
}

/** Puts flags, file and defaults together. Throws `secret-in-url` for a password on the command line. */
export function settle(flags: Flags, config: Config): Settings {
  const exclude = [...(config.exclude ?? []), ...(flags.exclude ?? [])]
  const followSymlinks = flags.followSymlinks ?? config.followSymlinks ?? false
  const configured = config.targets ?? []
  for (const path of flags.paths) if (holdsPassword(path)) throw new PandianError('secret-in-url', { path })
  // Paths on the command line are the whole of what is asked for; labels of the same place in the file still hold.
  const chosen =
    flags.paths.length > 0
      ? flags.paths
          .map((path) => placeOf(path, '.'))
          .map((path): TargetConfig => configured.find((c) => (c.path ?? c.url) === path) ?? { path })
      : configured
  const targets = chosen.map((given): Target => {
    const { path, url, labels, exclude: own = [], secret, ...options } = given
    return {
      location: path ?? url!,
      labels: withoutUndefined(labels ?? {}),
      exclude: [...exclude, ...own],
      followSymlinks,
      trustIgnoreFiles: config.trustIgnoreFiles ?? false,
      // One of the three is there.
      ...(secret === undefined ? {} : { secret: withoutUndefined(secret) as SecretReference }),
      options: withoutUndefined({ ...options, sample: flags.sample ?? options.sample }) as TargetOptions,
    }
  })
  const { seconds, memory, ...limits } = config.limits ?? {}
  return {
    language: flags.lang ?? config.language ?? 'zh-TW',
    targets,
    classes: (config.classes ?? []).map((rule) => ({ ...rule, purposes: rule.purposes ?? [] })),
    limits: { ...DEFAULT_LIMITS, ...withoutUndefined(limits) },
    seconds: seconds ?? 120,
    memory: memory ?? 1.5 * 2 ** 30,
    workers: flags.workers ?? config.workers ?? Math.min(availableParallelism(), 4),
    out: resolve(flags.out ?? config.out ?? 'pandian-report'),
    state: resolve(flags.state ?? config.state ?? defaultState(targets)),
    key: resolve(flags.key ?? config.key ?? defaultKey()),
    ...settleDetection(config),
    ...(config.retention === undefined ? {} : { retentionYears: config.retention.years }),
    ...settleLaw(config, config.ownRegulations ?? []),
    ...(config.baseline === undefined ? {} : { baseline: resolve(config.baseline) }),
  }
}

/** Where the key lies unless the user says otherwise: never beside the state, so that one backup does not hold both. */
export function defaultKey(): string {
  const base = process.env.XDG_CONFIG_HOME || process.env.APPDATA || join(homedir(), '.config')
  return join(base, 'pandian', 'key')
}

/** Where the state lies unless the user says otherwise. */
export function stateFolder(): string {
  const base = process.env.XDG_STATE_HOME || process.env.LOCALAPPDATA || join(homedir(), '.local', 'state')
  return join(base, 'pandian')
}

/** One state file a set of targets, in whatever order they are named. A folder may be named after somebody: its state is not. */
function defaultState(targets: readonly Target[]): string {
  const locations = targets.map((target) => target.location).sort()
  const hash = createHash('sha256').update(locations.join('\0')).digest('hex').slice(0, 8)
  const name =
    maskText(basename(locations[0] ?? ''))
      .replaceAll(/[^\p{L}\p{N}._-]/gu, '_')
      .slice(0, 40) || 'root'
  return join(stateFolder(), `${name}-${hash}.db`)
}

/**
 * A place by one name, however it was written, so that its labels and its state are found again: `file:///srv/share` is
 * `/srv/share`. A URL stays one when it is of another kind, or when the name it stands for is not UTF-8 and has no other way to be
 * written.
 */
function placeOf(given: string, folder: string): string {
  // A place inside a file: the file is found from the folder like any other.
  const sqlite = /^(sqlite:)(?!\/\/)(.+)$/is.exec(given)
  if (sqlite !== null) return `${sqlite[1]}${resolve(folder, sqlite[2]!)}`
  const bytes = pathOfUrl(given)
  if (bytes === undefined) return isUrl(given) ? given : resolve(folder, given)
  const path = Buffer.from(bytes).toString()
  return Buffer.from(path).equals(bytes) ? resolve(path) : given
}

function rebase(config: Config, folder: string): Config {
  const path = (value: string) => placeOf(value, folder)
  return withoutUndefined({
    ...config,
    targets: config.targets?.map(({ tls, secret, ...target }) =>
      withoutUndefined({
        ...target,
        path: target.path === undefined ? undefined : path(target.path),
        secret: secret?.file === undefined ? secret : { file: path(secret.file) },
        tls:
          tls &&
          withoutUndefined({
            ...tls,
            ca: tls.ca && path(tls.ca),
            cert: tls.cert && path(tls.cert),
            key: tls.key && path(tls.key),
          }),
      }),
    ),
    out: config.out === undefined ? undefined : path(config.out),
    state: config.state === undefined ? undefined : path(config.state),
    key: config.key === undefined ? undefined : path(config.key),
    baseline: config.baseline === undefined ? undefined : path(config.baseline),
    regulationFiles: config.regulationFiles?.map(path),
  }) as Config
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>
}
