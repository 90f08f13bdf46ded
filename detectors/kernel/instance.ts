/** Instances of the compiled passes (scan.as). */
import { WASM } from './wasm.ts'

/** The part of the platform's WebAssembly that is used; the types of Node do not have it. */
interface Platform {
  validate(code: Uint8Array): boolean
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** What scan.as exports. */
export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  start(): void
  scan(base: number, words: number): number
  seek(words: number): number
  startCells(): void
  cells(length: number, separator: number): number
  readonly kinds: { readonly value: number }
  readonly counted: { readonly value: number }
  readonly groups: { readonly value: number }
  readonly fullWidth: { readonly value: number }
  readonly WINDOW: { readonly value: number }
  readonly FIRST: { readonly value: number }
  readonly PAIRS: { readonly value: number }
  readonly PAIR_BITS: { readonly value: number }
  readonly TAILS: { readonly value: number }
  readonly CLASSES: { readonly value: number }
  readonly TEXT: { readonly value: number }
  readonly STARTS: { readonly value: number }
  readonly BEGINNINGS: { readonly value: number }
  readonly ENDINGS: { readonly value: number }
  readonly LEAST: { readonly value: number }
  readonly MOST: { readonly value: number }
  readonly GROUPS: { readonly value: number }
  readonly MAX_GROUPS: { readonly value: number }
  readonly EVENTS: { readonly value: number }
}

/** Compiled once for all instances of the thread. */
let module: object | undefined

/** A fresh instance, with a memory of its own; null where WebAssembly or its SIMD instructions are missing. */
export function instance(): Exports | null {
  const platform = (globalThis as unknown as { WebAssembly?: Platform }).WebAssembly
  if (platform === undefined) return null
  const code = Buffer.from(WASM, 'base64')
  if (!platform.validate(code)) return null
  module ??= new platform.Module(code)
  return new platform.Instance(module).exports as Exports
}
