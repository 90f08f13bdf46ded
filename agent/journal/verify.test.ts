/** `pandian verify` as a user runs it, after real scans. */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sumOf } from '../sums.ts'

const BIN = fileURLToPath(new URL('../../bin/pandian.js', import.meta.url))

let folder: string
const at = (name: string) => join(folder, name)

function pandian(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: at('config'), XDG_STATE_HOME: at('states') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, env, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

/** With everything of the last scan, but for what is changed; what was wrong, by id. */
function verify(...more: string[]): { status: number | null; ids: string[]; out: string } {
  const { status, out } = pandian('verify', '--state', at('state.db'), '--json', '--lang', 'en', ...more)
  const said = JSON.parse(out) as { journals: { problems: { id: string }[] }[]; reportProblems: { id: string }[] }
  const ids = [...said.journals.flatMap(({ problems }) => problems), ...said.reportProblems].map(({ id }) => id)
  return { status, ids, out }
}

/** Changes a file for as long as it takes. */
function having(path: string, change: () => void, then: () => void): void {
  const kept = readFileSync(path)
  try {
    change()
    then()
  } finally {
    writeFileSync(path, kept)
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-verify-'))
  mkdirSync(at('tree'))
  writeFileSync(at('tree/名單.csv'), '姓名,電話\n陳大文,0922-333-444\n')
  const scan = () => pandian('scan', at('tree'), '--state', at('state.db'), '--out', at('pandian-report'), '--quiet')
  expect(scan().status).toBe(0)
  cpSync(at('pandian-report'), at('older'), { recursive: true })
  expect(scan().status).toBe(0)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('verify', () => {
  it('finds everything as it was written: the journal, the state, the last reports and older ones', () => {
    expect(verify()).toMatchObject({ status: 0, ids: [] })
    expect(verify(at('pandian-report'), '--report', at('older'))).toMatchObject({ status: 0, ids: [] })
    const { out, status } = pandian('verify', at('older/report.html'), '--state', at('state.db'), '--lang', 'en')
    expect(status).toBe(0)
    expect(out).toContain('report.html holds (line 3)')
    expect(out).not.toContain('inventory.csv')
  })

  it('needs the public key only, wherever that lies', () => {
    mkdirSync(at('auditor'))
    for (const name of ['key', 'key.sign', 'key.sign.pub'])
      copyFileSync(at(`config/pandian/${name}`), at(`auditor/${name}`))
    rmSync(at('config/pandian'), { recursive: true })
    expect(verify('--public-key', at('auditor/key.sign.pub'))).toMatchObject({ status: 0, ids: [] })
    expect(pandian('verify', '--state', at('state.db')).status).toBe(77)
    cpSync(at('auditor'), at('config/pandian'), { recursive: true })
  })

  it('names the report that was edited since, with its sum made anew or not', () => {
    having(
      at('pandian-report/report.html'),
      () => appendFileSync(at('pandian-report/report.html'), ' '),
      () => {
        const { status, ids, out } = verify()
        expect([status, ids]).toEqual([3, ['report-changed']])
        expect(out).toContain(at('pandian-report/report.html'))
        having(
          at('pandian-report/SHA256SUMS'),
          () => {
            const sum = sumOf(at('pandian-report/report.html'))
            appendFileSync(at('pandian-report/SHA256SUMS'), `${sum}  report.html\n`)
          },
          () => expect(verify().ids).toEqual(['report-changed']),
        )
      },
    )
  })

  it('tells of reports that are gone, that it has never seen, and of a list of sums that was edited', () => {
    having(
      at('pandian-report/inventory.csv'),
      () => rmSync(at('pandian-report/inventory.csv')),
      () => expect(verify().ids).toEqual(['report-missing']),
    )
    mkdirSync(at('foreign'))
    writeFileSync(at('foreign/report.json'), '{}')
    expect(verify(at('foreign')).ids).toEqual(['report-unknown'])
    having(
      at('pandian-report/SHA256SUMS'),
      () => writeFileSync(at('pandian-report/SHA256SUMS'), `${'0'.repeat(64)}  report.html\n`),
      () => expect(verify().ids).toEqual(['sums-changed']),
    )
  })

  it('misses the last entries, whether the state or a report remembers them', () => {
    const journal = at('state.db.journal')
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
    const upTo = (count: number) => Buffer.byteLength(`${lines.slice(0, count).join('\n')}\n`)
    having(
      journal,
      () => truncateSync(journal, upTo(lines.length - 1)),
      () => {
        const { status, out } = pandian('verify', '--state', at('state.db'), '--lang', 'en')
        expect(status).toBe(3)
        expect(out).toContain(`the end was removed: entry ${lines.length}, which ${at('state.db')} remembers`)
      },
    )
    having(
      journal,
      () => truncateSync(journal, upTo(1)),
      () => {
        const { ids } = verify('--journal', journal, '--report', at('pandian-report/report.json'))
        expect(ids).toContain('cut-off')
        expect(pandian('verify', '--state', at('nowhere.db'), '--report', at('older')).out).toContain('✗')
      },
    )
    expect(pandian('verify', '--state', at('nowhere.db'), '--out', at('nowhere')).status).toBe(64)
  })

  it('says of a journal that lost its end, for ever, once the next scan has met it so', () => {
    having(
      at('state.db.journal'),
      () => truncateSync(at('state.db.journal'), readFileSync(at('state.db.journal')).lastIndexOf(10, -2) + 1),
      () => {
        copyFileSync(at('state.db'), at('state.kept'))
        expect(pandian('inspect', at('tree/名單.csv'), '--reveal', '--state', at('state.db')).status).toBe(0)
        expect(verify('--report', at('older')).ids).toEqual(['gap'])
        copyFileSync(at('state.kept'), at('state.db'))
      },
    )
  })
})
