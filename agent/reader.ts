/**
 * Reads one item: chooses its format, feeds the scanner, goes into what is nested. Runs in a worker; `inspect` runs it too.
 */
import {
  type ByteSource,
  OUTCOME_STATES,
  type Outcome,
  type OutcomeState,
  ReadError,
  type RowSource,
} from '../connectors/connector.ts'
import { nestedUri } from '../connectors/uri.ts'
import type { Findings, Scanner } from '../detectors/detector.ts'
import { damaged } from '../formats/archives/container.ts'
import { UnpackedSource } from '../formats/archives/unpacked-source.ts'
import type { FormatChoice } from '../formats/catalogue.ts'
import { type Budget, FormatError, type Piece, type ReadContext } from '../formats/format.ts'
import { readRows } from '../formats/table-rows.ts'
import type { Ending } from './ledger/ledger.ts'
import { withFindings } from './totals.ts'

/** The first bytes are looked at before a format is chosen; small files are in memory whole by then. */
const HEAD_BYTES = 64 << 10

/** Where the results of a reading go. `seq` 0 is the item itself; members count from 1. */
export interface ReadingSink {
  /** An item at this depth begins to be read. */
  began?(depth: number, uri: string): void
  /** A full piece of evidence, before the outcome is known. */
  evidence(seq: number, data: Uint8Array): void
  /** A member ended. */
  member(seq: number, uri: string, size: number, ending: Ending, evidence: readonly Uint8Array[]): void
}

/** What a {@link Reader} works with. */
export interface ReaderTools {
  choose(head: Uint8Array, name: string): FormatChoice
  /** Makes a scanner that hands full pieces of evidence over. One a level of nesting. */
  scanner(onEvidence: (data: Uint8Array) => void, depth: number): Scanner
  /** The scanner tells nobody on which line a hit stands. */
  readonly unnumbered?: boolean
  /** What the name of a member tells; `undefined` when nothing. Without it names are not looked at. */
  name?(uri: string): Findings | undefined
}

interface Level {
  readonly scanner: Scanner
  seq: number
}

/** The reading of a table was stopped. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** One for a worker, used for one item after another. */
export class Reader {
  readonly #tools: ReaderTools
  readonly #sink: ReadingSink
  readonly #levels: Level[] = []
  readonly #head = new Uint8Array(HEAD_BYTES)
  #members = 0

  constructor(tools: ReaderTools, sink: ReadingSink) {
    this.#tools = tools
    this.#sink = sink
    // Now, so that a scanner that cannot be made is a worker that cannot start, not a fault of every file.
    this.#level(0)
  }

  /** Reads an item. Never throws for what is in it. `evidence` holds the last pieces; earlier ones went to the sink. */
  async read(
    source: ByteSource,
    uri: string,
    budget: Budget,
    range?: ReadContext['range'],
  ): Promise<{ readonly ending: Ending; readonly evidence: readonly Uint8Array[] }> {
    this.#members = 0
    return this.#readAt(0, 0, source, uri, budget, range)
  }

  /**
   * Reads a table, or the range of it. Throws {@link Stopped} when the signal stops it, and nothing else: what was found until then
   * is void.
   */
  async readTable(
    source: RowSource,
    uri: string,
    budget: Budget,
    range: ReadContext['range'],
    signal: AbortSignal,
  ): Promise<{ readonly ending: Ending; readonly evidence: readonly Uint8Array[] }> {
    this.#members = 0
    const level = this.#level(0)
    level.seq = 0
    const verdict = new Verdict()
    this.#sink.began?.(0, uri)
    level.scanner.begin()
    try {
      const take = this.#taking(0, level, uri, budget, verdict)
      await drain(readRows(source.read(range, signal), source.columns), take, () => this.#inTime(budget, verdict))
    } catch (error) {
      if (signal.aborted) throw new Stopped()
      verdict.error(error)
    }
    if (signal.aborted) throw new Stopped()
    const { evidence, ...totals } = level.scanner.end()
    return { ending: { outcome: verdict.outcome(), format: 'rows', encoding: null, totals }, evidence }
  }

  /** What becomes of each piece of an item. `encoding` is told how the text was read. */
  #taking(
    depth: number,
    level: Level,
    uri: string,
    budget: Budget,
    verdict: Verdict,
    encoding: (name: string) => void = () => {},
  ): (piece: Piece) => void | Promise<void> {
    const names = new Names()
    return (piece) => {
      switch (piece.kind) {
        case 'batch':
          verdict.yielded = true
          level.scanner.feed(piece)
          return
        case 'note':
          verdict.note(piece.outcome)
          return
        case 'read-as':
          encoding(piece.encoding)
          return
        case 'nested':
          verdict.yielded = true
          return this.#nested(depth, piece, nestedUri(uri, names.distinct(piece.name)), budget, verdict)
      }
    }
  }

  #inTime(budget: Budget, verdict: Verdict): boolean {
    if (performance.now() <= budget.deadline) return true
    verdict.note({ state: 'partial', reason: 'limit-time' })
    return false
  }

  async #readAt(
    depth: number,
    seq: number,
    source: ByteSource,
    uri: string,
    budget: Budget,
    range: ReadContext['range'],
  ): Promise<{ ending: Ending; evidence: readonly Uint8Array[] }> {
    const verdict = new Verdict()
    let format: string | null = null
    let encoding: string | null = null
    let findings: Findings | undefined
    let level: Level | undefined
    try {
      const head = this.#readHead(source, depth)
      const choice = this.#tools.choose(head, source.name)
      if ('outcome' in choice) return { ending: { ...NOTHING, outcome: choice.outcome }, evidence: [] }
      format = choice.format.id
      level = this.#level(depth)
      level.seq = seq
      this.#sink.began?.(depth, uri)
      level.scanner.begin()
      const { unnumbered = false } = this.#tools
      const context: ReadContext = { budget, unnumbered, ...(range === undefined ? {} : { range }) }
      // Members are in memory or streams already, and formats know their own kinds of them: those are not wrapped.
      const pieces = choice.format.read(depth === 0 ? new BufferedSource(source, head) : source, context)
      const take = this.#taking(depth, level, uri, budget, verdict, (name) => {
        encoding ??= name
      })
      await drain(pieces, take, () => this.#inTime(budget, verdict))
    } catch (error) {
      verdict.error(error)
    }
    if (level !== undefined) {
      try {
        findings = level.scanner.end()
      } catch (error) {
        verdict.error(error)
      }
    }
    const outcome = verdict.outcome()
    if (findings === undefined) return { ending: { outcome, format, encoding, totals: undefined }, evidence: [] }
    const { evidence, ...totals } = findings
    return { ending: { outcome, format, encoding, totals }, evidence }
  }

  async #nested(
    depth: number,
    piece: Extract<Piece, { kind: 'nested' }>,
    uri: string,
    budget: Budget,
    verdict: Verdict,
  ): Promise<void> {
    const seq = ++this.#members
    const unread = (outcome: Outcome) => ({ ending: { ...NOTHING, outcome }, evidence: [] })
    let result: { ending: Ending; evidence: readonly Uint8Array[] }
    let readWhole = false
    if (piece.source === undefined) {
      result = unread(piece.outcome ?? { state: 'unreadable', reason: 'io-error' })
    } else if (depth + 1 > budget.limits.depth) {
      result = unread({ state: 'partial', reason: 'limit-depth', detail: `depth ${budget.limits.depth}` })
    } else {
      const above = budget.depth
      budget.depth = depth + 1
      result = await this.#readAt(depth + 1, seq, piece.source, uri, budget, undefined)
      budget.depth = above
      readWhole = result.ending.outcome.state === 'scanned'
      // The container may know more than the member's own bytes tell, and often only when they have been read: cut off, wrong checksum.
      const { damage } = piece.source
      const known = piece.outcome ?? (damage === undefined ? undefined : damaged(damage).outcome)
      if (known !== undefined && readWhole) result = { ...result, ending: { ...result.ending, outcome: known } }
    }
    result = withFindings(result, this.#tools.name?.(uri))
    const { state } = result.ending.outcome
    if (state !== 'scanned' && state !== 'skipped') verdict.unreadMembers++
    const size = piece.source === undefined ? 0 : sizeOf(piece.source, readWhole)
    this.#sink.member(seq, uri, size, result.ending, result.evidence)
  }

  #readHead(source: ByteSource, depth: number): Uint8Array {
    // The buffer of the worker serves the item itself; members have one each, since their container is still being read.
    const buffer = depth === 0 ? this.#head : new Uint8Array(HEAD_BYTES)
    return buffer.subarray(0, source.read(buffer, 0))
  }

  #level(depth: number): Level {
    const known = this.#levels[depth]
    if (known !== undefined) return known
    const level: Level = { scanner: this.#tools.scanner((data) => this.#sink.evidence(level.seq, data), depth), seq: 0 }
    this.#levels[depth] = level
    return level
  }
}

/**
 * A stream that was not read to its end would have to be unpacked once more to be measured (a picture in a .gz): its size
 * stays 0, unknown.
 */
function sizeOf(source: ByteSource, readWhole: boolean): number {
  return source instanceof UnpackedSource && source.sequential && !readWhole ? 0 : source.size
}

const NOTHING = { format: null, encoding: null, totals: undefined } as const

/** Gathers what keeps an item from being plainly `scanned`. */
class Verdict {
  #outcome: Outcome | undefined
  yielded = false
  unreadMembers = 0

  /** Keeps the worst; among equals the first, which tells where it began. */
  note(outcome: Outcome): void {
    if (this.#outcome === undefined || severity(outcome.state) > severity(this.#outcome.state)) this.#outcome = outcome
  }

  error(error: unknown): void {
    if (error instanceof FormatError) {
      // Broken in the middle: what came before was searched and counts.
      const broken = error.outcome.state === 'failed' && error.outcome.reason === 'malformed' && this.yielded
      this.note(broken ? { ...error.outcome, state: 'partial', reason: 'damaged' } : error.outcome)
    } else if (error instanceof ReadError) this.note(error.outcome)
    else this.note({ state: 'failed', reason: 'internal', detail: placeOf(error) })
  }

  outcome(): Outcome {
    if (this.unreadMembers > 0) {
      this.note({
        state: 'partial',
        reason: 'member-not-read',
        detail: `${this.unreadMembers} member${this.unreadMembers === 1 ? '' : 's'}`,
      })
    }
    return this.#outcome ?? { state: 'scanned' }
  }
}

/** How far from `scanned`; the order in which reports list them is the order of how bad they are, but for `skipped`. */
export function severity(state: OutcomeState): number {
  return OUTCOME_STATES.indexOf(state)
}

/**
 * Where in our code an error came from. Not its message: `Unexpected token 'A', "A123456789"` is a raw value on its way
 * into the ledger.
 */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const frame = /([\w.-]+\.[cm]?[jt]s:\d+):\d+/.exec(error.stack?.split('\n').slice(1).join('\n') ?? '')
  return frame?.[1] === undefined ? error.name : `${error.name} at ${frame[1]}`
}

/** Keeps two members of the same name apart: tar allows them, and each has its own line. */
class Names {
  readonly #seen = new Map<string, number>()

  distinct(name: string): string {
    const count = (this.#seen.get(name) ?? 0) + 1
    this.#seen.set(name, count)
    return count === 1 ? name : this.distinct(`${name}#${count}`)
  }
}

/** Serves the head from memory: for a small file the only read is the one that was made already. */
class BufferedSource implements ByteSource {
  readonly name: string
  readonly size: number
  readonly #source: ByteSource
  readonly #head: Uint8Array

  constructor(source: ByteSource, head: Uint8Array) {
    this.#source = source
    this.#head = head
    this.name = source.name
    this.size = source.size
  }

  read(target: Uint8Array, position: number): number {
    const head = this.#head
    if (position + target.length <= head.length || (head.length === this.size && position <= this.size)) {
      const part = head.subarray(position, position + target.length)
      target.set(part)
      return part.length
    }
    return this.#source.read(target, position)
  }

  close(): void {
    this.#source.close()
  }
}

/** Goes through the pieces without a promise for each where the format gives none. */
async function drain(
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
  take: (piece: Piece) => void | Promise<void>,
  goOn: () => boolean,
): Promise<void> {
  if (Symbol.iterator in pieces) {
    for (const piece of pieces) {
      const waiting = take(piece)
      if (waiting !== undefined) await waiting
      if (!goOn()) return
    }
    return
  }
  for await (const piece of pieces) {
    await take(piece)
    if (!goOn()) return
  }
}
