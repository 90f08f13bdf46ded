/** What must not be on a command line, typed at a terminal: `script` of the system makes one. */
import { spawnSync } from 'node:child_process'
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
