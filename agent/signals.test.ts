/** The process, through the command line: how it begins, and what ends a scan from outside, and what does not. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { ReportJson } from '../report/schema.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))
const FILES = 300

let folder: string
let env: NodeJS.ProcessEnv
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-signals-'))
  env = { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state') }
  mkdirSync(join(folder, 'tree'))
  const rows = makePeople(5, 'signals').map(({ name, mobile }) => `${name},${mobile}\n`)
  for (let i = 0; i < FILES; i++) writeFileSync(join(folder, 'tree', `${i}.csv`), `姓名,手機\n${rows.join('')}`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function scan(...options: string[]): ChildProcess {
  return spawn(process.execPath, [...options, BIN, 'scan', 'tree', '--json'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

/** The status, or the signal that ended it. */
function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => child.on('exit', (status, signal) => resolve(signal ?? status ?? '')))
}

function said(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.stderr!.once('data', (bytes: Buffer) => resolve(bytes.toString())))
}

function report(): ReportJson {
  return JSON.parse(readFileSync(join(folder, 'pandian-report', 'report.json'), 'utf8')) as ReportJson
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s: reports that say they are not complete, 130, and the same command goes on',
  async (signal) => {
    const child = scan()
    const end = endOf(child)
    // The note of the new key comes when signals are listened for.
    await said(child)
    child.kill(signal)
    expect(await end).toBe(130)
    expect(report().run.completed).toBe(false)
    expect(await endOf(scan())).toBe(0)
    expect(report().run.completed).toBe(true)
    expect(report().coverage.outcomes.scanned).toBe(FILES)
  },
)

it('a scan that nohup keeps goes on when its terminal is gone', async () => {
  const child = scan()
  const end = endOf(child)
  await said(child)
  child.kill('SIGHUP')
  expect(await end).toBe(0)
  expect(report().run.completed).toBe(true)
})

it('… and when it is gone before the program is loaded', async () => {
  const telling = `process.on('newListener', (name) => name === 'SIGHUP' && process.stderr.write(name))`
  const child = scan('--import', `data:text/javascript,${encodeURIComponent(telling)}`)
  const end = endOf(child)
  expect(await said(child)).toBe('SIGHUP')
  child.kill('SIGHUP')
  expect(await end).toBe(0)
  expect(existsSync(join(folder, 'pandian-report', 'report.json'))).toBe(true)
})

it('a scan whose messages nobody reads any more goes on to its reports, and ends as it would have', () => {
  const script = `{ "$0" "$@" 2>&1 >/dev/null; echo $? > status; } | true`
  spawnSync('bash', ['-c', script, process.execPath, BIN, 'scan', 'tree'], { cwd: folder, env })
  expect(readFileSync(join(folder, 'status'), 'utf8').trim()).toBe('0')
  expect(report().run.completed).toBe(true)
})

it('begins anew with a heap laid out small, as the same process and with what Node.js was told', () => {
  const telling = `process.on('exit', () => process.stderr.write(process.pid + ' ' + process.execArgv.join(' ')))`
  const asked = ['--import', `data:text/javascript,${encodeURIComponent(telling)}`]
  const { pid, stderr } = spawnSync(process.execPath, [...asked, BIN, '--version'], { env })
  expect(String(stderr)).toMatch(new RegExp(`^${pid} --max-semi-space-size=4 `))
  expect(String(stderr).endsWith(asked.join(' '))).toBe(true)
})

it('is written in words that a Node.js too old for it can read: Node.js 12 met a syntax error instead of being told', () => {
  const script = readFileSync(BIN, 'utf8')
  expect(script).not.toMatch(/\?\?|\?\.|\|\|=|&&=|\bawait\b/u)
  expect(script).toContain('22.18')
})

it('says that files are missing, without a stack', () => {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  copyFileSync(BIN, join(bin, 'pandian.js'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const { status, stderr } = spawnSync(process.execPath, [join(bin, 'pandian.js'), 'scan', 'tree'], { env })
  expect(status).toBe(70)
  expect(String(stderr)).toContain('npm ci')
  expect(String(stderr)).not.toContain('    at ')
})
