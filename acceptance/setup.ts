/** Before the tests: the browser that opens the report. What is there is used; where nothing is, Debian's is installed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const CHROMIUM = '/usr/bin/chromium'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser. */
    chromium: string
  }
}

/** Finds the browser for the tests, or installs it. Throws with what to install by hand. */
export default function setup(project: { provide(name: 'chromium', path: string): void }): void {
  project.provide('chromium', findChromium() ?? installChromium())
}

function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, CHROMIUM].find((path) => path !== undefined && path !== '' && existsSync(path))
}

function installChromium(): string {
  const root = process.getuid?.() === 0
  const packages = ['chromium', 'fonts-noto-cjk']
  const steps = [
    ['apt-get', 'update'],
    ['apt-get', '-o', 'DPkg::Lock::Timeout=600', 'install', '-y', '--no-install-recommends', ...packages],
  ]
  for (const step of steps) {
    const [command, ...args] = root ? step : ['sudo', '-n', ...step]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    if (spawnSync(command!, args, { stdio: 'ignore', env }).status !== 0) break
  }
  if (existsSync(CHROMIUM)) return CHROMIUM
  throw new Error(
    `The report is tested in a real browser, and there is none: install Debian's packages ${packages.join(' and ')}, or name a Chromium with CHROMIUM_PATH.`,
  )
}
