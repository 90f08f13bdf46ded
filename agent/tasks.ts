/** What the main thread and the workers say to each other. Plain data: it crosses between threads. */
import type { MessagePort } from 'node:worker_threads'
import type { Access, Item } from '../connectors/connector.ts'
import type { CustomSpec } from '../detectors/custom.ts'
import type { Limits } from '../formats/format.ts'
import type { IgnoreRule } from './allow.ts'
import type { Ending } from './ledger/ledger.ts'
import type { PaceSettings } from './pace.ts'

/** What a worker is given when it starts. */
export interface WorkerSettings {
  /** The site's secret key. */
  readonly key: Uint8Array
  readonly limits: Limits
  /** Seconds for one item, before its size is looked at. */
  readonly seconds: number
  /** URLs of modules whose `default` is a list of more formats; they are asked before the built-in ones. */
  readonly formatModules: readonly string[]
  /** Kinds of the organisation's own. */
  readonly custom: readonly CustomSpec[]
  /** What it has looked at already: the rules that hold today. */
  readonly ignore: readonly IgnoreRule[]
  /** URIs of the targets' roots, by their numbers in the ledger. */
  readonly roots: ReadonlyMap<number, string>
  /** How to get into the targets, by their numbers in the ledger. */
  readonly access: ReadonlyMap<number, Access>
  /** How fast those may be read that are not to be read as fast as it goes. */
  readonly paces: ReadonlyMap<number, PaceSettings>
}

/** An item as a worker needs it. */
export type TaskItem = Pick<Item, 'uri' | 'locator' | 'size' | 'version'>

/** One piece of work for one worker. */
export interface Task {
  /** `read`: whole items, one after another. `probe`: only say whether it can be split. `hello`: is the worker there at all? */
  readonly kind: 'read' | 'probe' | 'hello'
  readonly connector: string
  /** Number of the target in the ledger. */
  readonly target: number
  readonly items: readonly TaskItem[]
  /** For a single item: only this range of it. */
  readonly range?: { readonly from: number; readonly to: number }
  /** See {@link CONTROL}. */
  readonly control: Int32Array
  readonly port: MessagePort
}

/** Words of the memory that both sides of a task share. */
export const CONTROL = {
  /** Index of the item being read, -1 before the first and after the last: who is to blame when the worker dies. */
  current: 0,
  /** Bytes sent and not yet written by the ledger. */
  outstanding: 1,
  /** 1 while the worker waits for the ledger, or keeps the pace that was asked for; that time is not the item's. */
  waiting: 2,
  /** 1 when the worker should stop before the next item. */
  stop: 3,
} as const

/** How many words {@link CONTROL} has. */
export const CONTROL_WORDS = 4

/** A worker waits while more than this was sent and not yet written: a fast one must not flood the one writer. */
export const CREDIT_BYTES = 4 << 20

/** What every message counts at least, so that a million small ones are bounded too. */
const MESSAGE_BYTES = 1 << 10

/** From a worker, several at a time. `seq` 0 is the item itself; its members count from 1. */
export type Message =
  | {
      readonly kind: 'evidence'
      readonly index: number
      readonly seq: number
      readonly piece: number
      readonly data: Uint8Array
    }
  | {
      readonly kind: 'member'
      readonly index: number
      readonly seq: number
      readonly uri: string
      readonly size: number
      readonly ending: Ending
      /** Number of the first of `evidence`; earlier pieces were sent before. */
      readonly piece: number
      readonly evidence: readonly Uint8Array[]
    }
  | {
      readonly kind: 'item'
      readonly index: number
      readonly ending: Ending
      readonly piece: number
      readonly evidence: readonly Uint8Array[]
      /** The item is not what it was when listed. */
      readonly changed: boolean
    }
  | { readonly kind: 'probed'; readonly splittable: boolean }
  | { readonly kind: 'done' }

/** The pieces of evidence a message brings. Whoever takes it keeps none of them. */
export function evidenceOf(message: Message): readonly Uint8Array[] {
  return message.kind === 'evidence' ? [message.data] : 'evidence' in message ? message.evidence : []
}

/** What a message counts against {@link CREDIT_BYTES}. */
export function weight(message: Message): number {
  return evidenceOf(message).reduce((sum, piece) => sum + piece.length, MESSAGE_BYTES)
}

/** Milliseconds one item may take. Known to both sides: the worker stops by itself, and is stopped when it does not. */
export function allowance(seconds: number, size: number): number {
  return seconds * 1000 + (size / 2 ** 20) * 1000
}
