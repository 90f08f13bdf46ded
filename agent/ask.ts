/** Asks for something that must not be on a command line, where it would stay in histories and show in lists of processes. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import type { Console } from './console.ts'

/** What is typed, without being shown; or the whole of standard input where that is no terminal. */
export async function askSilently(console: Console, zh: string, en: string): Promise<string> {
  if (!process.stdin.isTTY) return readAll(process.stdin)
  console.note(zh, en)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      // Before it is closed, which is told at once and means that there is nothing.
      resolve(line)
      lines.close()
    })
    lines.once('close', () => resolve(''))
    lines.once('SIGINT', () => {
      lines.removeAllListeners('close')
      lines.close()
      process.kill(process.pid, 'SIGINT')
    })
  })
}
