/** Runs commands and measures them from outside: wall time, CPU time, peak memory. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One run of a command. */
export interface Measured {
  /** Seconds. */
  readonly wall: number
  /** Seconds of CPU, user and system, of the process and the children it waited for. */
  readonly cpu: number
  /** Largest resident size, in MB (10⁶ bytes). */
  readonly peak: number
  readonly status: number | null
  readonly stdout: string
}

const POLL_MS = 20
/** What the kernel calls a kB, in bytes. */
const KERNEL_KB = 1024
const TICKS_PER_SECOND = 100

/**
 * Runs a command to its end. Memory and CPU are read from /proc while it runs (Linux only: elsewhere both are 0), the last
 * time at most 20 ms before it ends; the peak is the kernel's own high-water mark and cannot be missed by polling.
 *
 * @param discard its output goes to /dev/null
 */
export function measure(command: string, args: readonly string[], discard = false): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', discard ? 'ignore' : 'pipe', 'inherit'] })
    let peak = 0
    let cpu = 0
    let stdout = ''
    const look = () => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        peak = Math.max(peak, (Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * KERNEL_KB) / 1e6)
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
        cpu = Math.max(cpu, (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND)
      } catch {
        // It has just ended; what was read before stands.
        clearInterval(timer)
      }
    }
    const timer = setInterval(look, POLL_MS)
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < 1 << 20) stdout += text
    })
    child.on('error', (error) => {
      clearInterval(timer)
      reject(error)
    })
    child.on('close', (status) => {
      clearInterval(timer)
      resolve({ wall: (performance.now() - began) / 1000, cpu, peak, status, stdout })
    })
  })
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Several measurements of one thing. */
export interface Spread {
  readonly median: number
  readonly best: number
}

/** Runs two or more commands in turn, A B A B …, so that a change of the machine's speed meets all of them. Each gives one or more speeds. */
export async function inTurn<Name extends string>(
  rounds: number,
  runs: Readonly<Record<Name, () => Promise<number | readonly number[]>>>,
): Promise<Record<Name, Spread>> {
  const names = Object.keys(runs) as Name[]
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round++)
    for (const name of names) values[name].push(...[await runs[name]()].flat())
  return Object.fromEntries(
    names.map((name) => [name, { median: median(values[name]), best: Math.max(...values[name]) }]),
  ) as Record<Name, Spread>
}
