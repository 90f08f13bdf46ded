/** The part of the WebAssembly JavaScript interface that engine.ts uses: neither lib.es2024 nor @types/node declares it. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module'
  }
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>
  class Instance {
    constructor(module: Module, imports?: Imports)
    readonly exports: Readonly<Record<string, unknown>>
  }
  function compile(bytes: Uint8Array): Promise<Module>
}
