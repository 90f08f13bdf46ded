/** Asks for something that must not be on a command line, where it would stay in histories and show in lists of processes. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import type { Console } from './console.ts'

/** What is typed, without being shown; or the whole of standard input where that is no terminal. */
export async function askSilently(console: Console, zh: string, en: string): Promise<string> {
  if (!process.stdin.isTTY) return readAll(process.stdin)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  // Not before: what is typed at once would be shown.
  console.note(zh, en)
  // Whoever stops it (Ctrl-Z) and takes it up again (fg) is asked again. Readline pauses then, and with nothing to wait for the program ended;
  // the shell has set the terminal to show what is typed, which the stream does not know of.
  const ask = () => {
    process.stdin.setRawMode(false)
    process.stdin.setRawMode(true)
    // What was typed before is not shown, and nobody knows it any more.
    lines.write(null, { ctrl: true, name: 'u' })
    console.note(zh, en)
    lines.resume()
  }
  process.on('SIGCONT', ask)
  lines.once('close', () => process.removeListener('SIGCONT', ask))
  // It pauses after those who listen to the process.
  lines.on('SIGCONT', () => lines.resume())
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
