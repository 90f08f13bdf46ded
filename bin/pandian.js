#!/usr/bin/env node
// As old as JavaScript modules can be, so that a Node.js that is too old still gets as far as saying so.
import { existsSync } from 'node:fs'
import * as modules from 'node:module'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `pandian 需要 Node.js 22.18 以上，目前是 ${process.versions.node}。請自 https://nodejs.org/ 安裝新版後再執行。\n` +
      `pandian needs Node.js 22.18 or newer; this is ${process.versions.node}. Install it from https://nodejs.org/ and run again.\n`,
  )
  process.exitCode = 70
} else {
  begin()
}

function begin() {
  // A small young generation, and an old one that is collected when it has grown by a quarter: a scanner on a production server is to be small
  // rather than quick by a few per cent. V8 lays its heap out when it starts and takes these from the command line only, so the program takes
  // its own place with them, as the same process (docs/decisions.md, "The program takes its own place").
  const sized = [...process.execArgv, process.env.NODE_OPTIONS || ''].some((flag) =>
    flag.includes('max-semi-space-size'),
  )
  if (process.execve !== undefined && process.platform !== 'win32' && !sized && existsSync(process.execPath)) {
    const flags = ['--max-semi-space-size=4', '--min-semi-space-size=4', '--heap-growing-percent=25']
    try {
      process.execve(process.execPath, [process.argv0, ...flags, ...process.execArgv, ...process.argv.slice(1)])
    } catch {
      // Not permitted (`node --permission`): it goes on as it is.
    }
  }
  // The terminal is gone. Whoever sent the messages elsewhere (nohup, a scheduler) wants the work to go on, and Node.js takes back what nohup
  // had set. From the first moment: loading the program takes a second or two.
  if (!isatty(2)) process.on('SIGHUP', () => {})
  // A checkout runs its TypeScript, of which Node.js strips the types; the published package holds compiled JavaScript only.
  const source = new URL('../agent/main.ts', import.meta.url)
  // In a checkout, what was stripped and compiled once is kept: a command starts with 0.9 s of work instead of 1.7. Threads look for it in the
  // environment, each for itself.
  if (existsSync(source)) {
    const kept =
      process.env.NODE_COMPILE_CACHE || fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url))
    process.env.NODE_COMPILE_CACHE = kept
    modules.enableCompileCache(kept)
  }
  const entry = existsSync(source) ? source : new URL('../dist/agent/main.js', import.meta.url)
  import(entry.href).then(({ main }) => main(process.argv.slice(2)), incomplete)
}

/** A package that was installed by halves; without a stack, which helps nobody. */
function incomplete(error) {
  process.stderr.write(
    `程式檔案不完整，無法載入（${error.code || error.name}）。請重新安裝 pandian（在原始碼目錄為 npm ci）後再執行。\n` +
      `The program cannot be loaded: files are missing (${error.code || error.name}). Install pandian again (npm ci in a checkout) and run again.\n`,
  )
  process.exitCode = 70
}
