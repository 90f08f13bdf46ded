/**
 * The door of `connectors/`: where data lives, and what became of every place we were asked to look at.
 *
 * A connector lists items lazily and opens one of them for reading. It never writes to the place it reads.
 */

/** How the look at one item ended. There is no other ending, and no item without one. */
export type OutcomeState =
  | 'scanned'
  | 'partial'
  | 'skipped'
  | 'unreadable'
  | 'encrypted'
  | 'unsupported'
  | 'failed'
  | 'timed-out'
  | 'poison'
  | 'waiting'

/** Every outcome state, in the order in which reports list them. */
export const OUTCOME_STATES: readonly OutcomeState[] = [
  'scanned',
  'partial',
  'skipped',
  'unreadable',
  'encrypted',
  'unsupported',
  'failed',
  'timed-out',
  'poison',
  'waiting',
]

/**
 * Why an item did not end as plain `scanned`. Closed list: the words for each, in zh-TW and English, are in
 * `report/words.ts`, and a test holds that none is missing.
 */
export const REASONS = [
  // partial
  'no-text-layer', // a PDF page that is only a picture
  'damaged', // parts were read, parts could not be
  'limit-depth', // nested containers deeper than the limit
  'limit-size', // more uncompressed bytes than the limit
  'limit-ratio', // a compression ratio that only a bomb has
  'limit-count', // more members than the limit
  'limit-time', // the time for one item was up
  'changed-while-read', // size or modification time differ after reading
  'member-not-read', // something inside could not be read; the member's own line says why
  'columns-denied', // some columns may not be read, or are shown masked to us
  'sampled', // only a sample was asked for
  // skipped
  'excluded', // by the user's own exclude glob, or by an ignore file that he trusts
  'ignore-file', // by a .pandianignore found in the place: whoever may write there may have put it there
  'symlink', // leads to something in the same tree, which has its own line
  'symlink-outside', // leads out of the tree; not followed unless asked
  'special-file', // FIFO, socket, device
  'loop', // the same directory again (bind mount, followed link)
  'same-file', // a second followed link to one file; the detail says which line has what is in it
  'view', // shows rows of tables that have their own lines
  'delete-marker', // an object that was deleted; only older versions of it are there
  'old-version', // older versions of an object; what is there now has its own line
  // unreadable
  'permission',
  'vanished',
  'io-error',
  'connection', // the server or the bucket cannot be reached, or refuses who we are
  'row-security', // a policy would hide rows from us without a word
  'archived', // in cold storage: reading it would mean restoring it
  'requester-pays', // reading costs whoever asks, and nobody has said that we may
  // encrypted
  'password',
  // unsupported
  'binary', // no text in it that we know how to read
  'image',
  'media', // audio, video, fonts
  'archive-type', // 7z, RAR, …: a container no reader is there for
  'legacy-office', // .doc .xls .ppt of 1997-2003
  'database-file',
  'foreign-table', // its rows live in another server, which is a place of its own
  // failed
  'malformed', // not the format it says it is, or broken from the start
  'internal', // our own fault; the detail says where
  // timed-out, poison
  'deadline',
  'worker-died',
  // waiting
  'stopped', // the scan was stopped before it came to it
] as const

/** One of {@link REASONS}. */
export type Reason = (typeof REASONS)[number]

/** The ending of one item. `detail` is for a person: no personal value, no secret. */
export interface Outcome {
  readonly state: OutcomeState
  readonly reason?: Reason
  /** A few words or figures: `page 3 of 10`, `depth 8`. Never text from the item itself. */
  readonly detail?: string
}

/** What the place itself says about who can get at an item. `null` = the place does not tell. */
export interface Exposure {
  /** Anyone on the machine (or share) may read it. */
  readonly worldReadable: boolean | null
  /** A group beyond the owner may read it. */
  readonly groupReadable: boolean | null
  /** Lies on network storage that others mount too. */
  readonly shared: boolean | null
  /** The storage says that it is encrypted at rest. */
  readonly encrypted: boolean | null
}

/** The smallest thing with a line in the coverage ledger. Plain data: it is sent to workers and kept in the state. */
export interface Item {
  /** `file:///srv/share/a.csv`; percent-encoded bytes, so that names that are not UTF-8 keep theirs. */
  readonly uri: string
  /** How the connector finds it again; for files, the raw bytes of the path. */
  readonly locator: Uint8Array
  /** In bytes. */
  readonly size: number
  /** Changes whenever the content may have changed (size, mtime in ns, ctime in ns, inode). */
  readonly version: string
  /** Last modified, in ms since 1970. */
  readonly modified: number
  readonly exposure: Exposure
}

/** What listing yields: an item to read, or something met on the way that ends here. */
export type Listed =
  | {
      readonly kind: 'item'
      readonly item: Item
      /** What is known before it is read: columns that are denied, a sample only, that it will not be read. Reading it says so again. */
      readonly expects?: readonly Outcome[]
      /** Of one that a followed link led to: its URI by its own name, under which another target may have it. */
      readonly real?: string
    }
  | {
      readonly kind: 'ended'
      readonly uri: string
      readonly outcome: Outcome
      /** With `same-file`: the URI under which it is read. */
      readonly sameAs?: string
    }

/**
 * Random access to the bytes of one item, synchronous: in a worker, synchronous reads cost 7 to 13 times less CPU than
 * promises (docs/performance.md). Sources that are streams by nature are spooled by their connector.
 */
export interface ByteSource {
  /** The name a person knows it by, decoded; only its ending is used. */
  readonly name: string
  /** In bytes. */
  readonly size: number
  /**
   * Fills `target` from `position` on. Returns the number of bytes read: less than asked only at the end.
   * Throws {@link ReadError} when the place does not give the bytes.
   */
  read(target: Uint8Array, position: number): number
  close(): void
}

/** A column of a table, as the place describes it. */
export interface Column {
  readonly name: string
  /** What somebody has written about it: a column `n` may be described as 身分證字號. */
  readonly comment?: string
}

/** What a table gives. */
export type RowPiece =
  | {
      /**
       * Whole rows, as PostgreSQL's COPY writes text: a tab between cells, a line feed behind each row; a backslash, tab, line feed or
       * carriage return in a value as `\\`, `\t`, `\n`, `\r`; `\N` where there is no value. UTF-8, or whatever bytes the place
       * holds where it does not know their encoding. Valid until the next piece is asked for.
       */
      readonly kind: 'rows'
      readonly bytes: Uint8Array
    }
  | {
      /** A value that may be a document: a `bytea`, a blob. */
      readonly kind: 'document'
      /** Column and row, for a person: `photo of row 17`. Never a value of the row. */
      readonly name: string
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'note'; readonly outcome: Outcome }

/** A table, open for reading. */
export interface RowSource {
  readonly kind: 'rows'
  /** In the order of the cells. */
  readonly columns: readonly Column[]
  /** Large ones may be read by ranges of the item's size, side by side. */
  readonly splittable: boolean
  /**
   * The rows of the whole table, or of the part of it that stands for this range of the item's size: neighbouring ranges give every row
   * exactly once. Stopping early, and the signal, end the query on the server too. Throws {@link ReadError}.
   */
  read(range: { readonly from: number; readonly to: number } | undefined, signal: AbortSignal): AsyncIterable<RowPiece>
  /** True when what was read may be of two moments; asked behind the last piece. Places that give one moment do not have it. */
  changed?(): boolean
  close(): void | Promise<void>
}

/** Bytes that may change while they are read. */
export interface WatchedBytes extends ByteSource {
  /** True when size or modification time are no longer what they were when listed. */
  changed(): boolean
}

/** Raised by a {@link ByteSource} or by opening one: ends the item with its outcome. */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super(`${outcome.state}: ${outcome.reason ?? ''}`)
    this.outcome = outcome
  }
}

/** A configured place to scan, with the labels an inventory carries. Plain data, and no secret in it. */
export interface Target {
  /** As the user wrote it: a path or a URL, which never holds a password. */
  readonly location: string
  readonly labels: TargetLabels
  /**
   * Globs of what to leave out, relative to the target's root, as in `.gitignore`. Of a database: `schema.table` or `schema.table.column`,
   * see {@link Selection} in selection.ts.
   */
  readonly exclude: readonly string[]
  readonly followSymlinks: boolean
  /** Count what a `.pandianignore` in the place leaves out as left out by the user himself. */
  readonly trustIgnoreFiles: boolean
  /** Where the secret is found; what it is stands in {@link Access}. */
  readonly secret?: SecretReference
  /** Of places that are reached over a network. */
  readonly options?: TargetOptions
}

/** Where the password or secret key is to be found when the scan begins. */
export type SecretReference =
  /** In a variable of the environment. */
  | { readonly env: string }
  /** In a file that only its owner may read; a line end at its end is not part of it. */
  | { readonly file: string }
  /** What a program prints. */
  | { readonly command: readonly string[] }

/** Settings of a place on a network. Each connector's page says which of them it heeds; none is silently without effect. */
export interface TargetOptions {
  /** Globs as in {@link Target.exclude}: read only these. */
  readonly include?: readonly string[]
  readonly tls?: TlsOptions
  /** Read from a replica: of several hosts in the URL the first that is one, and none that is not (`require`). */
  readonly replica?: 'prefer' | 'require'
  /**
   * Read only so many hundredths of each table, the same ones each time: above 0, below 100. Every item then ends as
   * `partial(sampled)`, also one that happens to be read whole, so that it can never prove a number to be below. File trees are read whole.
   */
  readonly sample?: number
  /** Of all workers together; whoever runs them sees to it, not the connector. */
  readonly rowsPerSecond?: number
  /** The same in 10⁶ bytes. */
  readonly megabytesPerSecond?: number
  /** When the place may be read, in local time: `22:00-06:00`. Whoever runs the scan sees to it. */
  readonly hours?: string
  /** S3: URL of the service, where it is not Amazon's. */
  readonly endpoint?: string
  /** S3 */
  readonly region?: string
  /** S3: the bucket is part of the path, not of the host's name. */
  readonly pathStyle?: boolean
  /** S3: we pay for reading where the owner wants it so. */
  readonly requesterPays?: boolean
}

/** How a connection is protected. Without any of it: TLS, with a certificate of an authority the system trusts, for that very host. */
export interface TlsOptions {
  /** `verify-ca`: the certificate may be for another name. `off`: in the clear, which is said wherever the place is shown. */
  readonly mode?: 'verify-full' | 'verify-ca' | 'off'
  /** Path of a PEM file with the authorities to trust instead of the system's. */
  readonly ca?: string
  /** Paths of PEM files with our own certificate and its key, where the server asks who we are. */
  readonly cert?: string
  readonly key?: string
}

/** A target and what it takes to get in: kept in memory, never in the state, a report, a log or an error. */
export interface Access {
  readonly target: Target
  /** The password or secret key, where the place asks for one. */
  readonly secret?: string
}

/** What only the organisation knows of a place. */
export interface TargetLabels {
  /** 保有單位 */
  readonly owner?: string
  /** Where the machine stands: `TW`, `JP`, … */
  readonly region?: string
  /** 受託者: to whom the keeping is outsourced. */
  readonly outsourcedTo?: string
}

/** What `doctor` should say and a scan should not be silent about. Closed list: the words are in `agent/warnings.ts`. */
export const WARNINGS = [
  'tls-off', // the connection is in the clear, because it was asked for
  'superuser', // the account may do anything: read-only is then only our own promise
  'may-write', // the account has rights to change what it is to read
  'not-replica', // a replica was preferred, and this is none
  'old-server', // no longer maintained by its makers, or older than what was tested
] as const

/** One of {@link WARNINGS}. */
export type Warning = (typeof WARNINGS)[number]

/** What a server says of itself and of us. */
export interface About {
  /** Product and version: `PostgreSQL 15.18`. */
  readonly server: string
  /** Who we are there. */
  readonly account: string
  /** How the connection is protected; `local`: it does not leave the machine (a socket of the file system). */
  readonly tls: 'verify-full' | 'verify-ca' | 'off' | 'local'
  /** The server was asked, and knows of no right of ours to change a table. */
  readonly readOnly?: boolean
  readonly warnings: readonly Warning[]
}

/** One open target. */
export interface Source {
  /** The root's URI, without user, password or settings; every item's URI starts with it. */
  readonly root: string
  /** Of a server. `doctor` opens and lists, and shows this. */
  readonly about?: About
  /** Read no more items and ranges of it at once than this, however many workers there are. */
  readonly parallel?: number
  /** Lists lazily, in batches, depth first, in byte order of names; nothing is read but directories. */
  list(signal: AbortSignal): AsyncIterable<readonly Listed[]>
  close(): void | Promise<void>
}

/** A kind of place. */
export interface Connector {
  readonly id: string
  readonly names: { readonly zh: string; readonly en: string }
  /** Does this connector answer for that location? */
  accepts(location: string): boolean
  /** What {@link Source.root} would be, told from the location alone: for a place that cannot be reached. Not needed of file trees. */
  rootOf?(location: string): string
  /** Throws {@link ReadError} (`unreadable`) when the root itself cannot be reached; its detail is a code of the server or the system. */
  open(access: Access): Source | Promise<Source>
  /** Opens one item for reading; called in workers. Throws {@link ReadError}. */
  read(
    item: Pick<Item, 'uri' | 'locator' | 'size' | 'version'>,
    access: Access,
  ): WatchedBytes | RowSource | Promise<WatchedBytes | RowSource>
  /** Told in a worker which items will be opened there next, in this order: a place far away may fetch them ahead. Never throws. */
  expect?(items: readonly Pick<Item, 'uri' | 'locator' | 'size' | 'version'>[], access: Access): void
  /** The locator of an item, from its URI alone. */
  locate(uri: string): Uint8Array
  /** The item as it is now, or how it ends when it is there no longer: for one that changed while it was read. */
  refresh(item: Item, access: Access): Listed | Promise<Listed>
}
