/** The command line as a user runs it: a process of its own, in a folder with nothing of the user's own settings around it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReportJson } from '../report/schema.ts'

const BIN = fileURLToPath(new URL('../bin/pandian.js', import.meta.url))

/** Somebody without rights: what root could read, this one may not. */
const NOBODY = { uid: 65534, gid: 65534 } as const

/** A photograph as far as anybody can tell who does not look at it: the head of a PNG, and bytes that are no text. */
export const PICTURE = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d4948445200000020000000200802000000', 'hex'),
  Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * i * 31 + i * 7) & 0xff)),
])

/** How a process is started. */
export interface StartOptions {
  /** Another working directory than the site's `work`. */
  readonly cwd?: string
  /** As a user without rights, where this one is root. */
  readonly unprivileged?: boolean
  /** What it reads from its standard input. */
  readonly input?: string
  /** Another script than the command line: its text. */
  readonly script?: string
}

/** How a process ended. */
export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Most memory it ever had (VmHWM), in MiB; 0 where the system does not tell. */
  readonly peak: number
}

/** A process at work. */
export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** A folder with everything of one scan: `tree` to be scanned, and beside it state, key, reports, temporary files. */
export class Site {
  readonly folder: string
  readonly tree: string

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'pandian-acceptance-'))
    this.tree = this.at('tree')
    for (const name of ['tree', 'tmp', 'work', 'home', 'var']) mkdirSync(this.at(name))
  }

  /** A path in the folder. */
  at(name: string): string {
    return join(this.folder, name)
  }

  /** Gives what the program writes to a user without rights, who may read the rest. */
  openToNobody(): void {
    chmodSync(this.folder, 0o755)
    if (process.getuid?.() !== 0) return
    const own = ['tmp', 'home', 'var'].map((name) => this.at(name))
    execFileSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, ...own])
  }

  /** `pandian …` */
  start(args: readonly string[], options: StartOptions = {}): Started {
    const { cwd = this.at('work'), input, script, unprivileged = false } = options
    const what = script === undefined ? [BIN, ...args] : ['--input-type=module', '-e', script]
    const child = spawn(process.execPath, what, {
      cwd,
      // Nothing else of the environment: neither the user's configuration nor the test runner's flags.
      env: {
        PATH: process.env.PATH,
        HOME: this.at('home'),
        TMPDIR: this.at('tmp'),
        XDG_CONFIG_HOME: this.at('home/config'),
        XDG_STATE_HOME: this.at('home/state'),
      },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(unprivileged && process.getuid?.() === 0 ? NOBODY : {}),
    })
    child.stdin?.end(input)
    return { child, ended: watch(child) }
  }

  /** `pandian …`, to its end. */
  run(args: readonly string[], options?: StartOptions): Promise<Ended> {
    return this.start(args, options).ended
  }

  /** The flags of a scan of the tree, with everything it writes in `var`. */
  scanArgs(...more: readonly string[]): string[] {
    return ['scan', this.tree, ...this.places(), '--workers', '2', '--lang', 'en', ...more]
  }

  /** Where a scan keeps what is its own. */
  places(): string[] {
    return ['--out', this.at('var/report'), '--state', this.at('var/state.db'), '--key', this.at('var/key')]
  }

  /** A scan to its end. */
  scan(more: readonly string[] = [], options?: StartOptions): Promise<Ended> {
    return this.run(this.scanArgs(...more), options)
  }

  /** The last report. */
  report(out = 'var/report'): ReportJson {
    return JSON.parse(readFileSync(this.at(`${out}/report.json`), 'utf8')) as ReportJson
  }

  remove(): void {
    execFileSync('chmod', ['-R', 'u+rwx', this.folder])
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Waits for the end, remembering what was said and how much memory was used. */
function watch(child: ChildProcess): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  let peak = 0
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  // The high-water mark only grows, so that looking now and then loses at most the last moments.
  const looking = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid))
  }, 50)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => {
      clearInterval(looking)
      resolve({ status, signal, stdout, stderr, peak })
    })
  })
}

function memoryOf(pid: number | undefined): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? 0 : Number(kilobytes) / 1024
  } catch {
    return 0
  }
}

/** The part of a URI below the tree, as it was named on disk. */
export function below(tree: string, uri: string): string {
  const path = decodeURIComponent(uri.replace(/^file:\/\//, ''))
  return path.startsWith(`${tree}/`) ? path.slice(tree.length + 1) : path
}

/** Everything in a report but the run's id, the times of runs, and what leads to the journal of the one state. */
export function normalise(report: ReportJson): unknown {
  const { run, proof: _proof, dataFiles, ...rest } = report
  return {
    ...rest,
    run: { completed: run.completed },
    dataFiles: dataFiles.map(({ firstSeen: _first, lastSeen: _last, ...file }) => file),
  }
}

/** Names in a folder, `[]` when it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
