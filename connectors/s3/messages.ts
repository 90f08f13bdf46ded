/** What a worker and the thread that fetches for it say to each other. */
import type { Access, Outcome } from '../connector.ts'

/** Bytes of a block, the unit in which objects are asked for and handed over; the last one of an object is shorter. */
export const BLOCK_BYTES = 1 << 20

/** An object to fetch from. */
export interface Wanted {
  readonly bucket: string
  readonly key: string
  /** What is there has to be this still. Empty where the service tells none. */
  readonly etag: string
  /** In bytes. */
  readonly size: number
}

/** From the worker. */
export type Request =
  | { readonly kind: 'place'; readonly place: number; readonly access: Access }
  /** Bytes `from` to before `to`, on block borders. Each block is answered by itself; those at and behind `upTo` wait for `go-on`. */
  | {
      readonly kind: 'get'
      readonly id: number
      readonly place: number
      readonly wanted: Wanted
      readonly from: number
      readonly to: number
      readonly upTo: number
    }
  /** Blocks before `upTo` are wanted now, of whatever was asked for. */
  | { readonly kind: 'go-on'; readonly id: number; readonly upTo: number }
  /** Nothing is wanted any longer of what was asked for of this object. */
  | { readonly kind: 'drop'; readonly id: number }

/** How a request travels: with the memory of blocks that were read, to be used again. */
export interface Sent {
  readonly request: Request
  readonly spare: readonly ArrayBuffer[]
}

/** To the worker: a block, or why this and the blocks behind it will not come. */
export type Answer =
  | { readonly id: number; readonly from: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly outcome: Outcome }

/** Shared by both ends: how often something was answered. */
export type Bell = Int32Array<SharedArrayBuffer>

/** What the thread is started with. */
export interface ThreadSettings {
  readonly bell: Bell
}
