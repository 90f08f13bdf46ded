/** What must not be on a command line, typed at a terminal: `script` of the system makes one. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

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

/** Types into a shell, each as soon as what it waits for has been shown. Gives all that was shown, and how many were typed. */
async function inShell(steps: readonly (readonly [awaited: string, typed: string])[]) {
  const env = { ...process.env, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, PS1: undefined, LC_ALL: 'zh_TW.UTF-8' }
  const shell = spawn('script', ['-qec', 'bash --norc -i', '/dev/null'], { env, stdio: ['pipe', 'pipe', 'ignore'] })
  let [shown, seen, typed] = ['', 0, 0]
  try {
    await new Promise<void>((resolve) => {
      shell.once('exit', () => resolve())
      shell.stdout.on('data', (bytes: Buffer) => {
        shown += bytes.toString()
        for (; typed < steps.length; typed++) {
          const [awaited, text] = steps[typed]!
          const at = shown.indexOf(awaited, seen)
          if (at < 0) return
          seen = at + awaited.length
          shell.stdin.write(text)
        }
      })
    })
  } finally {
    shell.kill('SIGKILL')
  }
  return { shown, typed }
}

const line = (...words: string[]) => `${[process.execPath, BIN, ...words].map((word) => `'${word}'`).join(' ')}\n`

describe('stopped by Ctrl-Z and taken up again by fg', () => {
  it('asks again for what is not shown: it ended without a word, and what was typed next was shown', async () => {
    const key = join(folder, 'key')
    expect(spawnSync(process.execPath, [BIN, 'init', folder, '--key', key]).status).toBe(0)
    const token = pandian(MOBILE, false).out.trim().split(/\s+/u).at(-1)!
    const { shown, typed } = await inShell([
      ['bash-', line('token', 'mobile', '--key', key)],
      ['Enter', '091\u001A'],
      ['bash-', 'fg\n'],
      ['Enter', `${MOBILE}\n`],
      [token, 'exit\n'],
    ])
    expect(typed).toBe(5)
    expect(shown).not.toContain(MOBILE)
  }, 60_000)

  it('init goes on asking', async () => {
    const { typed } = await inShell([
      ['bash-', line('init', folder, '--key', join(folder, 'key'))],
      ['）：', '\u001A'],
      ['bash-', 'fg\n'],
      ['）：', '\u0003'],
      ['bash-', 'exit\n'],
    ])
    expect(typed).toBe(5)
  }, 60_000)
})
