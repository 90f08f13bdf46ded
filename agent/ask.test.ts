/** What must not be on a command line, typed at a terminal: `script` of the system makes one. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const MOBILE = '0912345678'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-ask-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function pandian(input: string, terminal: boolean): { readonly status: number | null; readonly out: string } {
  const env = { ...process.env, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder }
  const command = [process.execPath, BIN, 'token', 'mobile', '--key', join(folder, 'key')]
  const args = ['-qec', command.map((word) => `'${word}'`).join(' '), '/dev/null']
  const { status, stdout } = terminal
    ? spawnSync('script', args, { env, input })
    : spawnSync(command[0]!, command.slice(1), { env, input })
  return { status, out: String(stdout) }
}

it('a number typed at a terminal was taken for none', () => {
  expect(spawnSync(process.execPath, [BIN, 'init', folder, '--key', join(folder, 'key')]).status).toBe(0)
  const piped = pandian(MOBILE, false)
  const typed = pandian(`${MOBILE}\n`, true)
  expect(piped.status).toBe(0)
  expect(typed.status).toBe(0)
  const token = piped.out.trim().split(/\s+/u).at(-1)!
  expect(token.length).toBeGreaterThan(8)
  expect(typed.out).toContain(token)
})

it('stopped by Ctrl-Z and taken up again by fg, asks again: it ended without a word, and what was typed next was shown', async () => {
  expect(spawnSync(process.execPath, [BIN, 'init', folder, '--key', join(folder, 'key')]).status).toBe(0)
  const token = pandian(MOBILE, false).out.trim().split(/\s+/u).at(-1)!
  const env = { ...process.env, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, PS1: undefined }
  const shell = spawn('script', ['-qec', 'bash --norc -i', '/dev/null'], { env, stdio: ['pipe', 'pipe', 'ignore'] })
  try {
    const command = [process.execPath, BIN, 'token', 'mobile', '--key', join(folder, 'key')]
    const steps = [
      ['bash-', `${command.map((word) => `'${word}'`).join(' ')}\n`],
      ['Enter', '091\u001A'],
      ['bash-', 'fg\n'],
      ['Enter', `${MOBILE}\n`],
      [token, 'exit\n'],
    ] as const
    let out = ''
    let seen = 0
    const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()))
    let step = 0
    shell.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString()
      for (; step < steps.length; step++) {
        const [awaited, typed] = steps[step]!
        const at = out.indexOf(awaited, seen)
        if (at < 0) return
        seen = at + awaited.length
        shell.stdin.write(typed)
      }
    })
    await ended
    expect(step).toBe(steps.length)
    expect(out).not.toContain(MOBILE)
  } finally {
    shell.kill('SIGKILL')
  }
}, 60_000)
