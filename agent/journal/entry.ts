/**
 * What a line of the journal is: one JSON object in one way of writing it, so that no byte of it can change unnoticed.
 *
 * `{"seq":…,"at":…,"kind":…,"who":…,"data":{…},"prev":…,"key":…,"hash":…,"sig":…}`: the members in this order, those of `data` (and of what
 * is in it) in order of their names, no blanks. `hash` is SHA-256 over {@link signedText}, `sig` is Ed25519 over the same; `prev` is the
 * hash of the entry before. A line that is not what writing its own content again gives has been changed.
 */
import { createHash } from 'node:crypto'

/** What may stand in an entry. `undefined` members are left out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/** The sum of one report file. */
export type FileSum = {
  /** Its name in the folder of reports. */
  readonly name: string
  readonly sha256: string
}

/** Lower, best and upper number of people. */
export type Interval = {
  readonly lower: number
  readonly best: number
  readonly upper: number
}

/**
 * What each kind of entry holds. Everything is masked: names of files and places as the ledger has them, and no value of anybody's.
 * Evidence is named by its hash and never part of an entry, so that it can go after its time while the chain stays whole.
 */
export type EntryData = {
  /** The key that signs from here on: the first entry of every journal, and where a new key took over. */
  readonly key: {
    readonly fingerprint: string
    /** SubjectPublicKeyInfo (DER) in base64. */
    readonly publicKey: string
    /** Fingerprint of the key before. */
    readonly previous: string | null
  }
  /** A scan came to its end, or was stopped. Its reports follow in an entry of their own, and name this one. */
  readonly scan: {
    readonly run: string
    /** ISO 8601 with the offset of Asia/Taipei. */
    readonly started: string
    readonly finished: string
    readonly completed: boolean
    readonly targets: readonly string[]
    readonly version: string
    readonly rules: string
    readonly items: { readonly listed: number; readonly scanned: number; readonly complete: boolean }
    readonly totals: {
      readonly rows: number
      readonly maskedRows: number
      readonly subjects: Interval
      readonly subjectPurposes: number
      readonly special: number
      readonly dataFiles: number
    }
    readonly determinations: readonly {
      readonly regulation: string
      readonly population: string
      readonly article: string
      readonly threshold: number
      readonly verdict: string
      readonly subjects: Interval
      readonly rows: number
    }[]
    /** SHA-256 of what the state keeps of the count, in the {@link canonical} form of `{"files":…,"head":…}`. */
    readonly snapshot: string
    /** What somebody had recorded as destroyed, moved or deleted, and what this scan says of it. */
    readonly disposals: { readonly confirmed: number; readonly contradicted: number; readonly pending: number }
  }
  /** The state has what a scan came to: from here on it is looked for there. */
  readonly kept: { readonly run: string }
  /** Reports were written, by a scan or a command. */
  readonly report: { readonly run: string | null; readonly files: readonly FileSum[] }
  /** Somebody was shown raw values of an item. */
  readonly reveal: { readonly item: string }
  /** Decisions of people were taken in from a sheet. */
  readonly import: {
    readonly file: string
    readonly sha256: string
    readonly changes: number
    readonly conflicts: number
    /** SHA-256 of what was taken in: `[{"field":…,"file":…,"to":…}, …]`. Entries from before there were `kept` ones have none. */
    readonly decisions?: string
  }
  /** A sheet, a form or a calendar was given out. */
  readonly export: { readonly what: string; readonly file: string; readonly sha256: string }
  /** Somebody asked about themselves (個資法 §3), and was looked for. Never whom it was. */
  readonly 'subject-request': {
    readonly request: string
    readonly places: number
    /** The record of handling. */
    readonly file?: string
    readonly sha256?: string
  }
  /** The form of an incident was made. */
  readonly incident: {
    readonly incident: string
    /** What the state keeps, where its discovery was said and somebody may have to be told. */
    readonly hours?: {
      /** Its number; name of the form. */
      readonly id: number
      readonly name: string
      readonly discovered: string
      readonly reports: readonly {
        readonly regulation: string
        readonly name: string
        readonly article: string
        readonly state: string
        readonly first: boolean
        readonly by: string
      }[]
    }
    /** The form. */
    readonly files?: readonly FileSum[]
    readonly [more: string]: Json | undefined
  }
  /** Data was destroyed, moved or deleted, as somebody says. */
  readonly disposal: {
    /** Its number in the state. Entries from before there were `kept` ones have none. */
    readonly id?: number
    /** Id of the data file; its URI, masked. */
    readonly file: string
    readonly uri: string
    readonly kind: string
    readonly method: string
    readonly disposed: string
    readonly place: string
    readonly proof: string
    readonly reason: string
    readonly recipient: string
    readonly basis: string
    /** Ids of the data files with the same people then. */
    readonly copies?: readonly string[]
  }
  /** Something that a regulation asks for was done, as somebody says. */
  readonly fulfilment: {
    /** Its number in the state. */
    readonly id: number
    readonly deed: string
    readonly regulation: string
    readonly day: string
    readonly by: string
    readonly note: string
    /** Number of the incident that was reported. */
    readonly incident?: number
  }
  /** Such a record was taken back as a mistake. */
  readonly withdrawal: { readonly fulfilment: number; readonly reason: string }
  /** What was older than it has to be kept went. Counts, and the days between which it was of. */
  readonly retention: { readonly before: string; readonly removed: { readonly [what: string]: number } }
  /** The line before had been cut off by a kill or a power cut: it stays where it is, and counts for nothing. */
  readonly torn: { readonly lines: number; readonly bytes: number; readonly sha256: string }
  /** The journal did not have the entry that the state had last seen in it. */
  readonly gap: { readonly expected: { readonly seq: number; readonly hash: string }; readonly found: number }
  /**
   * The state had not seen entries that it has to know of: an earlier one was put back, or it was made anew. The number of the last that it
   * had seen (0: none), and of the last that there was.
   */
  readonly behind: { readonly seen: number; readonly found: number }
}

/** The closed list of what is journaled. */
export type EntryKind = keyof EntryData

/** Kinds of entries about what the state keeps. */
export const OF_STATE: ReadonlySet<string> = new Set<EntryKind>([
  'kept',
  'import',
  'incident',
  'disposal',
  'fulfilment',
  'withdrawal',
  'retention',
])

/** An entry as it stands in the file. */
export interface Entry {
  /** From 1. */
  readonly seq: number
  /** ISO 8601 with the offset of Asia/Taipei. */
  readonly at: string
  readonly kind: string
  /** Account of the system. */
  readonly who: string
  readonly data: Json
  /** Hash of the entry before; {@link BEGINNING} in the first. */
  readonly prev: string
  /** Fingerprint of the key that signed. */
  readonly key: string
  readonly hash: string
  readonly sig: string
}

/** What comes before the first entry. */
export const BEGINNING = '0'.repeat(64)

/** Says what is signed, so that a signature never holds for anything else that the key might sign. */
const CONTEXT = 'pandian journal 1\n'

/** SHA-256 in hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What the hash and the signature of an entry are over. */
export function signedText(entry: Omit<Entry, 'hash' | 'sig'>): string {
  return CONTEXT + body(entry)
}

/** The entry's line, without its end. */
export function lineOf(entry: Entry): string {
  return `${body(entry).slice(0, -1)},"hash":${JSON.stringify(entry.hash)},"sig":${JSON.stringify(entry.sig)}}`
}

/** The entry of a line without its end; `undefined` when the line is not one, or not in the one way of writing it. */
export function entryOf(line: Uint8Array): Entry | undefined {
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isEntry(value)) return undefined
  // Bytes that are no UTF-8 came out as another text.
  return Buffer.from(lineOf(value)).equals(line) ? value : undefined
}

/** Is the entry what its own hash says? */
export function isIntact(entry: Entry): boolean {
  return sha256(signedText(entry)) === entry.hash
}

function body({ seq, at, kind, who, data, prev, key }: Omit<Entry, 'hash' | 'sig'>): string {
  const members = { seq, at, kind, who, data, prev, key }
  return `{${Object.entries(members)
    .map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`)
    .join(',')}}`
}

/** JSON with members in order of their names and no blanks; numbers and strings as ECMAScript writes them. */
export function canonical(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, member] as const],
  )
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Record<string, unknown>
  const texts = ['at', 'kind', 'who', 'prev', 'key', 'hash', 'sig']
  return (
    Number.isSafeInteger(entry.seq) &&
    texts.every((name) => typeof entry[name] === 'string') &&
    typeof entry.data === 'object' &&
    entry.data !== null
  )
}
