/** For tests: the program in this process, which is a dozen times quicker than one of its own. */
import { vi } from 'vitest'
import { main } from '../main.ts'

/** Runs it with these arguments; the status it would end with, and what it says on the standard output. */
export async function runHere(args: readonly string[]): Promise<{ status: number | string | undefined; out: string }> {
  let out = ''
  const said = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  const noted = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  try {
    await main(args)
    return { status: process.exitCode ?? 0, out }
  } finally {
    process.exitCode = 0
    said.mockRestore()
    noted.mockRestore()
  }
}
