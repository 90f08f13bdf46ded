import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleModel } from '../report/sample-model.ts'
import { PandianError } from './errors.ts'
import { isReportName, LOCK_FILE, ReportFolder } from './report-folder.ts'

const WHOLE = [LOCK_FILE, 'SHA256SUMS', 'inventory.csv', 'inventory.xlsx', 'report.html', 'report.json']

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-reports-'))
  out = join(folder, 'out')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a set of reports; each size gives others. Returns what was moved aside. */
async function write(dataFiles: number): Promise<string[]> {
  const kept: string[] = []
  const reports = ReportFolder.open(out)
  try {
    await reports.write(sampleModel({ items: 2, unread: 1, dataFiles }), 'en', (_from, to) => kept.push(to))
  } finally {
    reports.close()
  }
  return kept
}

/** The same in a process of its own, with its own words before it. */
function inProcess(script: string, dataFiles = 1) {
  const from = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  const all = `
    import { ReportFolder } from ${from('./report-folder.ts')}
    import { sampleModel } from ${from('../report/sample-model.ts')}
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const model = sampleModel({ items: 2, unread: 1, dataFiles: ${dataFiles} })
    const out = ${JSON.stringify(out)}
    ${script}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', all], { encoding: 'utf8' })
}

/** Writes, and is killed just before the `step`th change to the folder. True when it was. */
function killedAt(step: number, dataFiles: number): boolean {
  const run = inProcess(
    `let step = 0
    for (const name of ['mkdtempSync', 'writeSync', 'renameSync', 'rmSync', 'rmdirSync']) {
      const original = fs[name]
      fs[name] = (...args) => {
        if (++step === ${step}) process.kill(process.pid, 'SIGKILL')
        return original(...args)
      }
    }
    syncBuiltinESMExports()
    const reports = ReportFolder.open(out)
    await reports.write(model, 'en')
    reports.close()`,
    dataFiles,
  )
  if (run.signal === 'SIGKILL') return true
  expect(run.status, run.stderr).toBe(0)
  return false
}

/** Names in the folder, and whether the seal is right. */
function state(): { readonly names: readonly string[]; readonly sealed: boolean } {
  const lines = readFileSync(join(out, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
  const sealed = lines.every((line) => {
    const bytes = readFileSync(join(out, line.slice(66)))
    return createHash('sha256').update(bytes).digest('hex') === line.slice(0, 64)
  })
  return { names: readdirSync(out).sort(), sealed }
}

function codeOf(work: () => ReportFolder): string {
  try {
    work().close()
  } catch (error) {
    if (error instanceof PandianError) return error.code
    throw error
  }
  return 'none'
}

describe('killed at any step', () => {
  it('our own inventories were kept as if somebody had filled them in', async () => {
    await write(1)
    let step = 1
    for (; killedAt(step, step + 1); step++) {
      // The next run may be killed as well, wherever it likes.
      if (step % 3 === 0) killedAt((step * 7) % 17 || 1, step + 50)
      expect([step, await write(step + 100)]).toEqual([step, []])
      expect([step, state()]).toEqual([step, { names: WHOLE, sealed: true }])
    }
    expect(step).toBeGreaterThan(12)
  }, 300_000)

  it('what somebody has filled in is there afterwards, once', async () => {
    await write(1)
    for (let step = 1; ; step++) {
      const words = `filled in before ${step}`
      writeFileSync(join(out, 'inventory.csv'), words)
      const killed = killedAt(step, step + 1)
      await write(step + 100)
      const asides = readdirSync(out).filter((name) => /^inventory-/.test(name))
      expect([step, asides.map((name) => readFileSync(join(out, name), 'utf8'))]).toEqual([step, [words]])
      for (const name of asides) rmSync(join(out, name))
      expect([step, state()]).toEqual([step, { names: WHOLE, sealed: true }])
      if (!killed) break
    }
  }, 300_000)
})

describe('one scan at a time', () => {
  it('two scans into one folder removed each other’s half-made reports: the second is refused, whichever process it is in', async () => {
    const first = ReportFolder.open(out)
    expect(codeOf(() => ReportFolder.open(out))).toBe('out-in-use')
    const attempt = `try { ReportFolder.open(out) } catch (error) { console.log(error.code, error.exit) }`
    expect(inProcess(attempt).stdout.trim()).toBe('out-in-use 75')
    await first.write(sampleModel({ items: 2, unread: 1, dataFiles: 1 }), 'en')
    first.close()
    expect(inProcess(`ReportFolder.open(out).close()\nconsole.log('mine')`).stdout.trim()).toBe('mine')
    expect(state()).toEqual({ names: WHOLE, sealed: true })
    expect(statSync(join(out, LOCK_FILE)).mode & 0o777).toBe(0o600)
  })

  it('a lock goes with its process, however that ends', () => {
    const run = inProcess(`ReportFolder.open(out)\nprocess.kill(process.pid, 'SIGKILL')`)
    expect(run.signal).toBe('SIGKILL')
    expect(codeOf(() => ReportFolder.open(out))).toBe('none')
  })

  it('a probe that was killed left its folder behind: the next scan removes it, and nothing that is not ours', () => {
    mkdirSync(join(out, '.pandian-staging-AbCdEf'), { recursive: true })
    mkdirSync(join(out, '.pandian-staging-kept'))
    writeFileSync(join(out, '.pandian-staging-AbCdEf', '.report.json.0123456789ab.partial'), '')
    writeFileSync(join(out, '.pandian-staging-kept', 'diary.txt'), '')
    writeFileSync(join(out, '.pandian-diary'), '')
    writeFileSync(join(out, 'SHA256SUMS.coming.partial'), '')
    ReportFolder.open(out).close()
    expect(readdirSync(out).sort()).toEqual([LOCK_FILE, '.pandian-diary', '.pandian-staging-kept'].sort())
    expect(existsSync(join(out, '.pandian-staging-kept', 'diary.txt'))).toBe(true)
  })

  it('a file of the user’s where the lock would be stays as it is', () => {
    mkdirSync(out)
    const text = 'this is no lock, it is a diary, and longer than any header that a database may have. '.repeat(3)
    writeFileSync(join(out, LOCK_FILE), text)
    ReportFolder.open(out).close()
    expect(readFileSync(join(out, LOCK_FILE), 'utf8')).toBe(text)
  })
})

it('knows its own names', () => {
  for (const name of [...WHOLE.slice(1), '.report.html.0123456789ab.partial', 'inventory-20261121-101112-2.csv'])
    expect([name, isReportName(name)]).toEqual([name, true])
  for (const name of ['.pandian-diary', 'inventory-old.csv', 'report.json.bak', 'members.csv'])
    expect([name, isReportName(name)]).toEqual([name, false])
})
