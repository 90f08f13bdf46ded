/** Compiles scan.as into wasm.ts: `npm run kernel`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'

const FOLDER = import.meta.dirname
const OPTIONS = [
  '-O3',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--initialMemory',
  '7',
  '--maximumMemory',
  '7',
]

/** The compiled module. */
async function compile(): Promise<Uint8Array> {
  // The compiler asks for `scan.ts`; the file has another name because it is not TypeScript.
  const source = readFileSync(join(FOLDER, 'scan.as'), 'utf8')
  let module: Uint8Array | undefined
  const { error, stderr } = await asc.main(['scan.ts', '--outFile', 'scan.wasm', ...OPTIONS], {
    readFile: (name) => (name === 'scan.ts' ? source : null),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') module = contents
    },
    listFiles: () => [],
  })
  if (error !== null || module === undefined) throw new Error(`scan.as does not compile:\n${stderr.toString()}`)
  return module
}

/** wasm.ts, as it is to be. */
export async function generate(): Promise<string> {
  const code = Buffer.from(await compile()).toString('base64')
  const lines = code.match(/.{1,110}/g) ?? []
  return `// Compiled from scan.as by build.ts (\`npm run kernel\`), with assemblyscript ${asc.version}:
// asc ${OPTIONS.join(' ')}

/** The module, in base64. */
export const WASM =
${lines.map((line) => `  '${line}'`).join(' +\n')}
`
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(FOLDER, 'wasm.ts'), await generate())
