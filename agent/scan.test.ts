/** The whole way, from a tree of files to a ledger and reports: what must hold whatever happens on the way. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReportJson } from '../report/schema.ts'
import { type Config, settle } from './config.ts'
import { PandianError } from './errors.ts'
import { Ledger } from './ledger/ledger.ts'
import { RANGE_BYTES, SPLIT_ABOVE } from './plan.ts'
import { runScan, type ScanOptions, type ScanResult } from './run.ts'

const FORMATS = new URL('./sample-formats.ts', import.meta.url).href
const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))

let folder: string
let tree: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-scan-'))
  tree = join(folder, 'tree')
  mkdirSync(tree)
})
afterEach(() => {
  spawnSync('chmod', ['-R', 'u+rwx', folder])
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string) => join(folder, name)

function write(name: string, text: string | Buffer): void {
  mkdirSync(join(tree, name, '..'), { recursive: true })
  writeFileSync(join(tree, name), text)
}

/** A valid number, made from its digits; invented. */
function nationalId(n: number): string {
  // Far from 0000000, which is a sample's.
  const digits = `1${4_680_000 + n}`
  const sum = [...`10${digits}`].reduce(
    (total, digit, i) => total + Number(digit) * [1, 9, 8, 7, 6, 5, 4, 3, 2, 1][i]!,
    0,
  )
  return `A${digits}${(10 - (sum % 10)) % 10}`
}

const person = (n: number) => `#lines\n身分證字號：${nationalId(n)}\n`

async function scan(
  config: Config = {},
  more: Partial<ScanOptions> & { state?: string; paths?: string[] } = {},
): Promise<ScanResult> {
  const { state = 'state.db', paths = [tree], ...rest } = more
  const settings = settle(
    { paths, out: at('out'), state: at(state), key: at('keys/key'), workers: 2, lang: 'en' },
    config,
  )
  return runScan({ settings, formatModules: [FORMATS], ...rest })
}

/** Lines of the last report: `name: state(reason)`. */
function lines(): string[] {
  const report = JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson
  return report.items.map(
    ({ uri, outcome, reason }) =>
      `${decodeURIComponent(uri.replace(/^.*?\/tree\//, ''))}: ${outcome}${reason === undefined ? '' : `(${reason})`}`,
  )
}

function digest(state = 'state.db'): string {
  const key = Buffer.from(readFileSync(at('keys/key'), 'latin1').trim(), 'hex')
  const ledger = Ledger.open(at(state), { key })
  try {
    return ledger.digest()
  } finally {
    ledger.close()
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof PandianError) return error.code
    throw error
  }
  return 'none'
}

/** Runs a scan in a process of its own. */
function scanScript(config: Config, state: string, before = ''): string[] {
  const flags = { paths: [tree], out: at('out'), state: at(state), key: at('keys/key'), workers: 2, lang: 'en' }
  const script = `
    import { runScan } from ${JSON.stringify(new URL('./run.ts', import.meta.url).href)}
    import { settle } from ${JSON.stringify(new URL('./config.ts', import.meta.url).href)}
    const settings = settle(${JSON.stringify(flags)}, ${JSON.stringify(config)})
    ${before}
    try {
      const { exit } = await runScan({ settings, formatModules: [${JSON.stringify(FORMATS)}] })
      process.exitCode = exit
    } catch (error) { console.log(error.code ?? error); process.exitCode = error.exit ?? 1 }`
  return ['--input-type=module', '-e', script]
}

describe('what cannot be read', () => {
  it('has its line, each kind by its name', async () => {
    write('a.txt', person(1))
    write('empty', '')
    write('noise', Buffer.from([1, 2, 3, 0, 255, 254]))
    write('photo', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
    write('box', '#box\na 7\n#lines\nlocked 0\n')
    write('broken', '#box\nwhat is this\n')
    write('fault', `#fault\n${nationalId(2)}`)
    execFileSync('mkfifo', [join(tree, 'pipe')])
    symlinkSync('.', join(tree, 'round'))
    writeFileSync(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from('%A4\xa4', 'latin1')]), person(3))
    const result = await scan()
    expect(result.exit).toBe(2)
    expect(readFileSync(at('out/report.json'), 'utf8')).toContain('/tree/%25A4%A4"')
    const found = JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson
    expect(
      found.items.map((i) => `${i.uri.replace(/^.*?\/tree\//, '')}: ${i.outcome} ${i.reason ?? ''}`.trim()),
    ).toEqual([
      '%25A4%A4: scanned',
      'a.txt: scanned',
      'box: partial member-not-read',
      'box!/a: scanned',
      'box!/locked: encrypted password',
      'broken: failed malformed',
      'empty: scanned',
      'fault: failed internal',
      'noise: unsupported binary',
      'photo: unsupported image',
      'pipe: skipped special-file',
      'round: skipped symlink',
    ])
    // An error's message holds what was read; the ledger and the reports must not.
    for (const name of readdirSync(at('out')))
      expect(readFileSync(at(`out/${name}`)).includes(nationalId(2))).toBe(false)
    expect(result.coverage.listed).toBe(12)
    expect(result.totals.subjects.best).toBe(2)
  })

  it('without permission: shown, and the status is not 0', () => {
    write('open/a', person(1))
    write('shut/b', person(2))
    write('secret', person(3))
    chmodSync(join(tree, 'shut'), 0)
    chmodSync(join(tree, 'secret'), 0)
    chmodSync(folder, 0o777)
    chmodSync(tree, 0o755)
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const run = spawnSync(process.execPath, scanScript({}, 'state.db'), { ...user, encoding: 'utf8' })
    expect(run.status, run.stdout + run.stderr).toBe(2)
    expect(lines()).toEqual(['open/a: scanned', 'secret: unreadable(permission)', 'shut/: unreadable(permission)'])
  })

  it('that vanishes or grows meanwhile: the first is said, the second read once more', async () => {
    write('1 slow', `#slow\n${nationalId(1)}\n`)
    write('2 gone', person(2))
    write('3 grown', person(3))
    const settings = { workers: 1 }
    const growing = setTimeout(() => {}, 0)
    const done = scan(settings, {
      onBegin: (progress) => {
        const waiting = setInterval(() => {
          if (progress.listed < 3) return
          clearInterval(waiting)
          rmSync(join(tree, '2 gone'))
          appendFileSync(join(tree, '3 grown'), person(4))
        }, 1)
      },
    })
    await done
    clearTimeout(growing)
    const [, gone, grown] = lines()
    expect(['2 gone: unreadable(vanished)', '2 gone: scanned']).toContain(gone)
    expect(grown).toBe('3 grown: scanned')
  })

  it('that is large is told of range by range: its bytes stood at 0 until all of it was read', async () => {
    const size = SPLIT_ABOVE + RANGE_BYTES / 2
    writeFileSync(join(tree, 'large'), Buffer.alloc(size, `${'no one '.repeat(11)}\n`))
    const told = new Set<number>()
    let watching: NodeJS.Timeout | undefined
    const { progress } = await scan(
      { workers: 1 },
      {
        onBegin: (progress) => {
          watching = setInterval(() => told.add(progress.bytes), 1)
        },
      },
    )
    clearInterval(watching)
    expect(progress.bytes).toBe(size)
    expect(told).toContain(RANGE_BYTES)
  })
})

describe('what is left out', () => {
  it('a .pandianignore in the place proved the count below: it is not looked at, unless the configuration trusts it', async () => {
    write('a', person(1))
    write('hidden/b', person(2))
    write('.pandianignore', 'hidden/\n')
    const regulations: Config = { regulations: ['J0030130'], classes: [{ paths: ['**'], class: 'consumer' }] }
    const doubted = await scan(regulations)
    expect(lines()).toEqual(['.pandianignore: scanned', 'a: scanned', 'hidden/: skipped(ignore-file)'])
    expect(doubted).toMatchObject({ exit: 2, coverage: { complete: false }, progress: { unread: 1 } })
    expect(doubted.determinations[0]).toMatchObject({ verdict: 'undetermined', because: ['ignore-files'], unread: 1 })
    const trusted = await scan({ ...regulations, trustIgnoreFiles: true })
    expect(trusted).toMatchObject({ exit: 0, determinations: [{ verdict: 'below', because: ['upper-bound-below'] }] })
    const asked = await scan({ ...regulations, exclude: ['!hidden/'] })
    expect(asked).toMatchObject({ exit: 0, totals: { rows: 2 } })
  })
})

describe('hostile files', () => {
  it('cost themselves only: death, a hang, a fault of memory', async () => {
    for (let i = 0; i < 40; i++) write(`people/${i}`, person(i))
    write('people/1 crash', '#crash\n')
    write('people/2 hang', '#hang\n')
    write('people/3 hog', '#hog\n')
    const result = await scan({ limits: { seconds: 8, memory: 900 * 2 ** 20 } })
    expect(lines().filter((line) => !line.endsWith(': scanned'))).toEqual([
      'people/1 crash: poison(worker-died)',
      'people/2 hang: timed-out(deadline)',
      'people/3 hog: failed(limit-size)',
    ])
    expect(result.totals.subjects.best).toBe(40)
    const again = await scan({ limits: { seconds: 8, memory: 900 * 2 ** 20 } })
    expect(again.progress).toMatchObject({ unchanged: 43, bytes: 0 })
  })

  it('a worker that died by bad luck is not held against the file', async () => {
    write('a', person(1))
    write('b', `#unlucky\n${at('memory')}\n身分證字號：${nationalId(2)}\n`)
    expect((await scan()).exit).toBe(0)
    expect(existsSync(at('memory'))).toBe(true)
  })
})

describe('the second scan', () => {
  it('reads nothing again that has not changed, members included', async () => {
    for (let i = 0; i < 10; i++) write(`${i}`, person(i))
    const member = person(50)
    write('box', `#box\nm ${Buffer.byteLength(member)}\n${member}`)
    const first = await scan()
    const before = digest()
    const second = await scan()
    expect(first.progress).toMatchObject({ unchanged: 0, listed: 11 })
    expect(second.progress).toMatchObject({ unchanged: 11, listed: 11, bytes: 0 })
    expect(second.totals).toEqual(first.totals)
    expect(digest()).toBe(before)
    expect((await scan({}, { again: true })).progress).toMatchObject({ unchanged: 0 })
    expect(digest()).toBe(before)
  })

  it('counts what changed and what went without reading the rest', async () => {
    for (let i = 0; i < 10; i++) write(`${i}`, person(i))
    expect((await scan()).totals.subjects.best).toBe(10)
    rmSync(join(tree, '0'))
    write('1', person(2))
    const after = await scan()
    expect(after.totals.subjects.best).toBe(8)
    expect(after.progress).toMatchObject({ unchanged: 8, listed: 9 })
  })

  it('of followed links counts nothing twice, and says which line has it, without a value in it', async () => {
    mkdirSync(at('outside'))
    writeFileSync(at('outside/members'), person(1))
    for (const name of [nationalId(1), nationalId(2)]) symlinkSync(at('outside/members'), join(tree, name))
    const result = await scan({ followSymlinks: true })
    expect(result).toMatchObject({ exit: 0, coverage: { listed: 2 } })
    const { items } = JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson
    const [first, second] = items.toSorted((a, b) => (a.outcome < b.outcome ? -1 : 1))
    expect(second).toMatchObject({ outcome: 'skipped', reason: 'same-file', detail: `same as ${first?.uri}` })
    for (const file of [at('out/report.json'), at('state.db')])
      for (const id of [nationalId(1), nationalId(2)]) expect(readFileSync(file).includes(id)).toBe(false)
  })

  it('links of two places to one file counted it twice, as did a link from one place into another', async () => {
    for (const name of ['outside', 'tree/a', 'tree/b']) mkdirSync(at(name))
    writeFileSync(at('outside/x'), person(1))
    writeFileSync(at('tree/b/y'), person(2))
    for (const name of ['a', 'b']) symlinkSync(at('outside'), at(`tree/${name}/out`))
    symlinkSync(at('tree/b/y'), at('tree/a/y'))
    const paths = [at('tree/a'), at('tree/b')]
    for (const order of [paths, paths.toReversed()]) {
      const first = order[0]!.slice(-1)
      const second = order[1]!.slice(-1)
      const { totals } = await scan({ followSymlinks: true }, { paths: order, state: `${first}.db` })
      expect(totals.rows).toBe(2)
      expect(lines()).toEqual(
        [
          `${first}/out/x: scanned`,
          `${second}/out/x: skipped(same-file)`,
          'a/y: skipped(same-file)',
          'b/y: scanned',
        ].sort(),
      )
    }
  })

  it('of places that overlap counts nothing twice', async () => {
    for (let i = 0; i < 5; i++) write(`in/${i}`, person(i))
    write('out', person(9))
    const result = await scan({}, { paths: [tree, join(tree, 'in'), `${tree}/./`, join(tree, 'in', '3')] })
    expect(result.totals.rows).toBe(6)
    expect(result.coverage.listed).toBe(6)
  })
})

describe('our own files', () => {
  it('are never counted: reports, state and key inside the scanned place, and one line says so for each', async () => {
    write('a', person(1))
    const inside = { out: join(tree, 'rep'), state: join(tree, 's.db'), key: join(tree, 'k'), workers: 1 } as const
    const settings = settle({ paths: [tree], ...inside }, { followSymlinks: true })
    symlinkSync(tree, at('link'))
    const seen: string[][] = []
    for (let i = 0; i < 2; i++) {
      const { totals, exit } = await runScan({ settings, formatModules: [FORMATS] })
      expect([totals.subjects.best, totals.rows, exit]).toEqual([1, 1, 0])
      const report = JSON.parse(readFileSync(join(inside.out, 'report.json'), 'utf8')) as ReportJson
      seen.push(
        report.items.map(({ uri, outcome, detail }) => `${uri.replace(/^.*?\/tree\//, '')} ${detail ?? outcome}`),
      )
    }
    const own = ['k', 'k.sign', 'k.sign.pub', 'rep/', 's.db', 's.db-wal', 's.db.journal', 's.db.journal.lock']
    expect(seen[0]).toEqual(['a scanned', ...own.map((name) => `${name} own output`)])
    expect(seen[1]).toEqual(seen[0])
  })

  it('hid whatever else lay in the folder of reports: people there were not counted, and the number was proven to be below', async () => {
    write('a', person(1))
    write('rep/other.txt', person(2))
    const places = { out: join(tree, 'rep'), state: join(tree, 'rep', 's.db'), key: at('keys/key'), workers: 1 }
    const settings = settle({ paths: [tree], ...places }, {})
    for (let i = 0; i < 2; i++) {
      const { totals, coverage } = await runScan({ settings, formatModules: [FORMATS] })
      expect([totals.subjects.best, totals.rows, coverage.outcomes.scanned]).toEqual([2, 2, 2])
    }
  })

  it('are known by their names where the scanned folder is itself that of the reports', async () => {
    write('a', person(1))
    const settings = settle({ paths: [tree], out: tree, state: at('state.db'), key: at('keys/key'), workers: 1 }, {})
    for (let i = 0; i < 2; i++) expect((await runScan({ settings, formatModules: [FORMATS] })).totals.rows).toBe(1)
  })

  it('that people have filled in are kept when the next scan writes new ones', async () => {
    write('a', person(1))
    const kept: string[] = []
    const onEditedKept = (_from: string, to: string) => kept.push(to)
    await scan({}, { onEditedKept })
    await scan({}, { onEditedKept })
    expect(kept).toEqual([])
    const sums = readFileSync(at('out/SHA256SUMS'), 'utf8').trimEnd().split('\n')
    expect(sums.map((line) => line.slice(66))).toEqual([
      'report.json',
      'inventory.csv',
      'inventory.xlsx',
      'report.html',
    ])
    for (const line of sums) {
      const bytes = readFileSync(at(`out/${line.slice(66)}`))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(line.slice(0, 64))
    }
    writeFileSync(at('out/inventory.xlsx'), 'filled in')
    await scan({}, { onEditedKept })
    expect(kept.length).toBe(1)
    expect(kept[0]).toMatch(/out\/inventory-\d{8}-\d{6}\.xlsx$/)
    expect(readFileSync(kept[0]!, 'utf8')).toBe('filled in')
    rmSync(at('out/SHA256SUMS'))
    await scan({}, { onEditedKept })
    // The workbook, which has the time in it. The other is the same, byte for byte, as the one that takes its place.
    expect(kept.slice(1).map((path) => path.slice(-5))).toEqual(['.xlsx'])
  })
})

describe('the same result', () => {
  /** A tree of every kind: small files, a container, one that is split. */
  function variety(): void {
    for (let i = 0; i < 300; i++) write(`many/${i % 7}/${i}`, person(i))
    const member = person(1000)
    write(
      'box',
      `#box\n${Array.from({ length: 40 }, (_, i) => `m${i} ${Buffer.byteLength(member)}\n${member}`).join('')}`,
    )
    const block = `${'x'.repeat(200)}\n`.repeat(5000)
    write(
      'big',
      Array.from(
        { length: 70 },
        (_, i) => (i === 0 ? person(2000) : `身分證字號：${nationalId(2000 + i)}\n`) + block,
      ).join(''),
    )
    for (let i = 0; i < 5; i++) write(`slow/${i}`, `#slow\n身分證字號：${nationalId(3000 + i)}\n`)
  }

  it('for one, two and four workers', async () => {
    variety()
    const digests: string[] = []
    for (const workers of [1, 2, 4]) {
      const settings = settle(
        { paths: [tree], out: at('out'), state: at(`${workers}.db`), key: at('keys/key'), workers },
        {},
      )
      const { totals } = await runScan({ settings, formatModules: [FORMATS] })
      expect(totals.subjects.best).toBe(376)
      digests.push(digest(`${workers}.db`))
    }
    expect(new Set(digests).size).toBe(1)
  })

  it('after kill -9 at any moment and taking up again', async () => {
    variety()
    await scan({}, { state: 'whole.db' })
    const whole = digest('whole.db')
    let killed = 0
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, scanScript({}, 'state.db'), { stdio: 'ignore' })
      const status = await endOf(child, 500 + round * 250)
      if (status === 0) break
      killed++
      // Whatever was committed is whole.
      if (existsSync(at('state.db'))) expect(digest()).toContain('orphans')
    }
    expect(killed).toBeGreaterThan(2)
    await scan()
    expect(digest()).toBe(whole)
    expect(whole).toContain('orphans 0')
  }, 240_000)

  it('after an interrupt in good order, which says that it is not complete', async () => {
    for (let i = 0; i < 60; i++) write(`${i}`, `#slow\n身分證字號：${nationalId(i)}\n`)
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 2500)
    const stopped = await scan({}, { signal: abort.signal })
    expect(stopped).toMatchObject({ completed: false, exit: 130 })
    const report = JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as { run: { completed: boolean } }
    expect(report.run.completed).toBe(false)
    expect(stopped.totals.rows).toBeLessThan(60)
    const resumed = await scan()
    expect(resumed).toMatchObject({ completed: true, exit: 0 })
    expect(resumed.totals.rows).toBe(60)
    expect(resumed.progress.unchanged).toBe(stopped.totals.rows)
  })
})

/** Waits for a process, killing it after a while. */
function endOf(child: ChildProcess, after: number): Promise<number | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), after)
    child.on('exit', (status) => {
      clearTimeout(timer)
      resolve(status)
    })
  })
}

describe('the state', () => {
  it('of another scan at work, of another key, of a newer version is refused with words', async () => {
    write('a', person(1))
    await scan()
    const holder = Ledger.open(at('state.db'), {
      key: Buffer.from(readFileSync(at('keys/key'), 'latin1').trim(), 'hex'),
    })
    holder.beginRun('x', 1, '1', '1')
    const other = spawnSync(process.execPath, scanScript({}, 'state.db'), { encoding: 'utf8' })
    expect([other.status, other.stdout.trim()]).toEqual([75, 'state-in-use'])
    holder.close()
    writeFileSync(at('keys/key'), `${'ab'.repeat(32)}\n`)
    expect(await codeOf(scan())).toBe('key-mismatch')
    chmodSync(at('keys/key'), 0o644)
    expect(await codeOf(scan())).toBe('key-too-open')
    // Of what is no key nobody is told to close it to everybody else.
    writeFileSync(at('keys/key'), 'root:x:0:0:root:/root:/bin/bash\n')
    expect(await codeOf(scan())).toBe('key-malformed')
  })

  it('on a full disk stops with words, and the same command goes on', async () => {
    for (let i = 0; i < 2000; i++) write(`${i}`, person(i))
    // A file may be 300 blocks of 1 KiB here: the disk is full for the state, and for nothing else.
    const [flag, , script] = scanScript({}, 'state.db')
    const full = spawnSync(
      'bash',
      ['-c', `trap '' XFSZ; ulimit -f 300; exec "$0" "$@"`, process.execPath, flag!, '-e', script!],
      {
        encoding: 'utf8',
      },
    )
    expect([full.status, full.stdout.trim()]).toEqual([74, 'state-io'])
    const result = await scan()
    expect(result.exit).toBe(0)
    expect(result.totals.subjects.best).toBe(2000)
    expect(digest()).toContain('orphans 0')
  })
})

describe('the command', () => {
  function pandian(...args: string[]) {
    const env = { ...process.env, XDG_CONFIG_HOME: at('config'), XDG_STATE_HOME: at('state'), NO_COLOR: '1' }
    const run = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', cwd: folder, env })
    return { status: run.status, out: run.stdout, err: run.stderr }
  }

  it('ends with the status that says what happened', () => {
    write('empty', '')
    const config = (text: string) => {
      writeFileSync(at('pandian.yaml'), text)
      return pandian('scan', tree).status
    }
    const matrix: [string, number | null, number][] = [
      ['complete', pandian('scan', tree).status, 0],
      ['help', pandian('--help').status, 0],
      ['nothing at all', pandian().status, 64],
      ['unknown command', pandian('scna').status, 64],
      ['unknown option', pandian('scan', '--fast', tree).status, 64],
      ['bad number', pandian('scan', tree, '--workers', 'many').status, 64],
      ['nothing to scan', pandian('scan').status, 64],
      ['no such path', pandian('scan', at('nowhere')).status, 66],
      ['no such item', pandian('inspect', at('nowhere')).status, 66],
      ['reports cannot be written', pandian('scan', tree, '--out', '/dev/null/x').status, 73],
      ['no such configuration', pandian('scan', tree, '--config', at('no.yaml')).status, 78],
      ['misspelt key', config('langauge: en\n'), 78],
      ['no YAML', config('a: [\n'), 78],
    ]
    writeFileSync(at('pandian.yaml'), '')
    writeFileSync(at('open-key'), `${'ab'.repeat(32)}\n`, { mode: 0o644 })
    writeFileSync(at('bad-key'), 'secret', { mode: 0o600 })
    writeFileSync(at('bad.db'), 'x'.repeat(5000))
    write('noise', Buffer.from([0, 1, 2, 255]))
    matrix.push(
      ['incomplete', pandian('scan', tree).status, 2],
      ['key too open', pandian('scan', tree, '--key', at('open-key')).status, 77],
      ['key malformed', pandian('scan', tree, '--key', at('bad-key')).status, 77],
      ['state foreign', pandian('scan', tree, '--state', at('bad.db')).status, 65],
    )
    expect(matrix.filter(([, got, want]) => got !== want)).toEqual([])
    // Eighteen processes: more than the usual minute on a machine that has other things to do.
  }, 240_000)

  it('whoever scanned one place means that one; of several, they are told which there are', () => {
    write('a', person(1))
    expect(pandian('history').status).toBe(66)
    expect(pandian('scan', tree).status).toBe(0)
    expect(pandian('history', '--lang', 'en')).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringMatching(/^Scan +Started .*\n[0-9a-f]{8} {2}.*complete\n$/),
    })
    expect(pandian('scan', at('tree/a')).status).toBe(0)
    const { status, err } = pandian('history')
    expect(status).toBe(66)
    const states = readdirSync(at('state/pandian')).filter((name) => name.endsWith('.db'))
    expect(states).toHaveLength(2)
    for (const state of states) expect(err).toContain(at(`state/pandian/${state}`))
    expect(pandian('history', '--state', at(`state/pandian/${states[0]}`)).status).toBe(0)
    // Six processes: more than the usual minute on a machine that has other things to do.
  }, 240_000)

  it('never shows a stack for a mistake of the user', () => {
    for (const args of [['scan', at('nowhere')], ['scan', '--fast'], ['inspect']]) {
      const { err } = pandian(...args)
      expect(err).not.toMatch(/\n\s+at /)
      expect(err.trim().length).toBeGreaterThan(10)
    }
  })

  it('names file, line and key of a mistake in the configuration, and what was meant', () => {
    writeFileSync(
      at('pandian.yaml'),
      'language: en\ntargets:\n  - path: tree\n    labels:\n      onwer: IT\nlimits:\n  seconds: soon\n',
    )
    const { err } = pandian('scan')
    expect(err).toMatch(/pandian\.yaml:5: targets\.0\.labels\.onwer: .*owner/)
    expect(err).toMatch(/pandian\.yaml:7: limits\.seconds: /)
  })

  it('a sample of a file tree is none, and that is said: all was read without a word', () => {
    expect(pandian('scan', tree, '--sample', '10').err).toContain(`${tree} 全部讀取`)
  })

  it('inspects a file with a Big5 name by the name that the report shows', () => {
    const path = Buffer.concat([Buffer.from(`${tree}/`), Buffer.from('a4a4a4e52e747874', 'hex')])
    writeFileSync(path, `身分證字號：${nationalId(5)}\n`)
    expect(pandian('inspect', `${tree}/中文.txt`, '--json').out.trim().split('\n')).toHaveLength(1)
  })

  it('takes file URLs like paths, to scan and to inspect', () => {
    write('會員 名單.txt', person(1))
    writeFileSync(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from('\xa4\xa4', 'latin1')]), person(2))
    const url = pathToFileURL(tree).href
    const whole = pandian('scan', url, '--json')
    expect([whole.status, whole.err]).toEqual([0, expect.not.stringContaining('://')])
    expect(JSON.parse(whole.out)).toMatchObject({ coverage: { listed: 2 }, totals: { rows: 2 } })
    expect(pandian('scan', tree).err).toMatch(/2 /)
    for (const item of [`${url}/會員 名單.txt`, pathToFileURL(join(tree, '會員 名單.txt')).href, `${url}/%A4%A4`])
      expect([item, pandian('inspect', item, '--json').out.split('\n').length]).toEqual([item, 2])
    expect(JSON.parse(pandian('scan', `${url}/%A4%A4`, '--json').out)).toMatchObject({ totals: { rows: 1 } })
    const statuses = [`${url}/nowhere`, 'file://elsewhere/share', 'gopher://bucket'].map(
      (at) => pandian('scan', at).status,
    )
    expect(statuses).toEqual([66, 64, 64])
  }, 240_000)

  it('says what is missing or mistaken in the language asked for, and touches nothing of the user', () => {
    write('a.txt', person(1))
    expect(pandian('scan', tree, '--lang', 'en', '--fsat').err).toMatch(/^The command line .*--fsat/)
    expect(pandian('scna').err).toMatch(/沒有 scna .*scan/)
    expect(pandian('inspect', tree).err).toContain(`scan ${tree}`)
    writeFileSync(at('diary.txt'), 'dear diary', { mode: 0o644 })
    const foreign = pandian('scan', tree, '--state', at('diary.txt'))
    expect([foreign.status, existsSync(at('config/pandian/key'))]).toEqual([65, false])
    expect(foreign.err).not.toContain('移')
    expect(pandian('scan', tree, '--out', at('diary.txt'), '--lang', 'en').err).toContain('is a file')
    expect(readFileSync(at('diary.txt'), 'utf8')).toBe('dear diary')
    pandian('scan', tree, '--state', at('s.db'))
    rmSync(at('config/pandian/key'))
    const lost = pandian('scan', tree, '--state', at('s.db'))
    expect([lost.status, existsSync(at('config/pandian/key'))]).toEqual([77, false])
    expect(lost.err).toContain('找不到原金鑰')
  })

  it('speaks to machines in one line of stdout', () => {
    write('empty', '')
    const { out, err, status } = pandian('scan', tree, '--json', '--out', at('machine'))
    expect(status).toBe(0)
    const answer = JSON.parse(out) as { reportJson: string; coverage: { listed: number } }
    expect(out.trim().split('\n').length).toBe(1)
    expect(answer).toMatchObject({ reportJson: at('machine/report.json'), coverage: { listed: 1 } })
    expect(err).toContain(at('config/pandian/key'))
  })

  it('init writes a configuration that is valid, and replaces it only by force, and the key never', () => {
    const first = pandian('init', at('site'))
    expect(first.status, first.err).toBe(0)
    const key = readFileSync(at('config/pandian/key'), 'utf8')
    expect(pandian('init', at('site')).status).toBe(73)
    expect(pandian('init', at('site'), '--force').status).toBe(0)
    expect(readFileSync(at('config/pandian/key'), 'utf8')).toBe(key)
    expect(pandian('scan', tree, '--config', at('site/pandian.yaml'), '--print-config').out).toContain(
      'language: zh-TW',
    )
  })

  it('init took the folder behind --sector for another field of business', () => {
    const none = pandian('init', '--sector', 'none', at('site'))
    expect(none.status, none.err).toBe(0)
    expect(readFileSync(at('site/pandian.yaml'), 'utf8')).toMatch(/^regulations: \[\]$/m)
    const two = ['--sector', 'digital', '--sector', 'associations', '--kind', 'religious']
    expect(pandian('init', ...two, at('two')).status).toBe(0)
    expect(readFileSync(at('two/pandian.yaml'), 'utf8')).toMatch(/^regulations:\n(.*\n)*?.*D0020088/m)
  })

  it('inspect reveals only with a record of who looked, and refuses when there can be none', () => {
    const member = `身分證字號：${nationalId(5)}\n`
    write('名單.txt', member)
    const file = join(tree, '名單.txt')
    const masked = pandian('inspect', file, '--json')
    expect(masked.out).not.toContain(nationalId(5))
    const revealed = pandian('inspect', file, '--json', '--reveal')
    expect(JSON.parse(revealed.out)).toMatchObject({ detector: 'tw-national-id', value: nationalId(5), record: 1 })
    expect(revealed.err).not.toContain(nationalId(5))
    const audit = readFileSync(at('config/pandian/key.journal'), 'utf8')
    expect(audit).toContain('"kind":"reveal"')
    expect(audit).toContain('"item":"file:')
    expect(audit).not.toContain(nationalId(5))
    rmSync(at('config/pandian/key.journal'))
    mkdirSync(at('config/pandian/key.journal'))
    const refused = pandian('inspect', file, '--json', '--reveal')
    expect([refused.status, refused.out]).toEqual([73, ''])
    expect(pandian('inspect', file, '--reveal', '--state', at('audit.db')).out).toContain(nationalId(5))
  })
})
