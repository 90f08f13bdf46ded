/** `pandian verify` as a user runs it, after real scans. */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sumOf } from '../sums.ts'
import { runHere } from './testing.ts'

const BIN = fileURLToPath(new URL('../../bin/pandian.js', import.meta.url))

let folder: string
let home: string
const at = (name: string) => join(folder, name)

/** A process of its own, for what scans. */
function scan(): void {
  const args = ['scan', at('tree'), '--state', at('state.db'), '--key', at('config/key'), '--quiet']
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

const pandian = (...args: string[]) => runHere([...args, '--key', at('config/key')])

/** With everything of the last scan, but for what is changed; what was wrong, by id. */
async function verify(...more: string[]) {
  const { status, out } = await pandian('verify', '--state', at('state.db'), '--json', '--lang', 'en', ...more)
  interface Problems {
    readonly problems: { readonly id: string }[]
  }
  const said = JSON.parse(out) as { journals: Problems[]; state: Problems | null; reportProblems: { id: string }[] }
  const ofState = said.state?.problems ?? []
  const ids = [...said.journals.flatMap(({ problems }) => problems), ...ofState, ...said.reportProblems].map(
    ({ id }) => id,
  )
  return { status, ids, out }
}

/** Changes a file for as long as it takes. */
async function having(path: string, change: () => void, then: () => Promise<void>): Promise<void> {
  const kept = readFileSync(path)
  try {
    change()
    await then()
  } finally {
    writeFileSync(path, kept)
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-verify-'))
  home = process.cwd()
  mkdirSync(at('tree'))
  writeFileSync(at('tree/名單.csv'), '姓名,電話\n陳大文,0922-333-444\n')
  scan()
  cpSync(at('pandian-report'), at('older'), { recursive: true })
  scan()
  // Where the reports are looked for that nobody names.
  process.chdir(folder)
})

afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true, force: true })
})

describe('verify', () => {
  it('finds everything as it was written: the journal, the state, the last reports and older ones', async () => {
    expect(await verify()).toMatchObject({ status: 0, ids: [] })
    expect(await verify(at('pandian-report'), '--report', at('older'))).toMatchObject({ status: 0, ids: [] })
    const { out, status } = await pandian('verify', at('older/report.html'), '--state', at('state.db'), '--lang', 'en')
    expect(status).toBe(0)
    expect(out).toContain('report.html holds (line 3)')
    expect(out).not.toContain('inventory.csv')
  })

  it('names the scan in the state that is not what the journal has of it, and the record', async () => {
    const state = at('state.db')
    const changing = (statement: string, ...values: unknown[]) => {
      const db = new Database(state)
      db.prepare(statement).run(...values)
      db.close()
    }
    // A count that somebody has made smaller, with every sum in the state made anew.
    await having(
      state,
      () => {
        const db = new Database(state)
        const { run, data } = db.prepare('SELECT run, data FROM snapshot ORDER BY run').get() as {
          run: number
          data: Buffer
        }
        db.close()
        const head = JSON.parse(inflateSync(data).toString()) as { totals: { rows: number } }
        head.totals.rows = 0
        const changed = deflateSync(JSON.stringify(head))
        changing('UPDATE snapshot SET data = ?, sum = ? WHERE run = ?', changed, crc32(changed), run)
      },
      async () => {
        const { status, ids, out } = await verify()
        expect([status, ids]).toEqual([3, ['scan-changed']])
        expect(out).toMatch(/the scan [0-9a-f]{8} that .*state\.db keeps is not what line 2 has of it/)
        const { out: said } = await pandian('verify', '--state', state, '--lang', 'en')
        expect(said).toMatch(/1 kept scan and 0 records are what the journal has/)
      },
    )
    // A plan that nobody recorded.
    await having(
      state,
      () =>
        changing(
          `INSERT INTO fulfilment (deed, regulation, day, by, note, at, who) VALUES ('plan', 'X', '2020-01-01', '', '', 0, '')`,
        ),
      async () => expect(await verify()).toMatchObject({ status: 3, ids: ['record-changed'] }),
    )
  })

  it('needs the public key only, wherever that lies', async () => {
    cpSync(at('config'), at('auditor'), { recursive: true })
    rmSync(at('config'), { recursive: true })
    const publicKey = at('auditor/key.sign.pub')
    expect(await verify('--public-key', publicKey)).toMatchObject({ status: 0, ids: [] })
    expect((await pandian('verify', '--state', at('state.db'))).status).toBe(77)
    cpSync(at('auditor'), at('config'), { recursive: true })
  })

  it('names the report that was edited since, with its sum made anew or not', async () => {
    const page = at('pandian-report/report.html')
    const sums = at('pandian-report/SHA256SUMS')
    await having(
      page,
      () => appendFileSync(page, ' '),
      async () => {
        const { status, ids, out } = await verify()
        expect([status, ids]).toEqual([3, ['report-changed']])
        expect(out).toContain(page)
        await having(
          sums,
          () => appendFileSync(sums, `${sumOf(page)}  report.html\n`),
          async () => expect((await verify()).ids).toEqual(['report-changed']),
        )
      },
    )
  })

  it('tells of reports that are gone, that it has never seen, and of a list of sums that was edited', async () => {
    const [sheet, sums] = [at('pandian-report/inventory.csv'), at('pandian-report/SHA256SUMS')]
    await having(
      sheet,
      () => rmSync(sheet),
      async () => expect((await verify()).ids).toEqual(['report-missing']),
    )
    mkdirSync(at('foreign'))
    writeFileSync(at('foreign/report.json'), '{}')
    expect((await verify(at('foreign'))).ids).toEqual(['report-unknown'])
    await having(
      sums,
      () => writeFileSync(sums, `${'0'.repeat(64)}  report.html\n`),
      async () => expect((await verify()).ids).toEqual(['sums-changed']),
    )
  })

  it('takes no earlier report for one of the last scan, nor one that was taken out for none, whatever the list of sums says', async () => {
    const mixed = (name: string) => at(`mixed/${name}`)
    const seal = () => {
      const names = readdirSync(at('mixed')).filter((name) => /^[ir].*\.(html|json|csv|xlsx)$/.test(name))
      writeFileSync(mixed('SHA256SUMS'), names.map((name) => `${sumOf(mixed(name))}  ${name}\n`).join(''))
    }
    cpSync(at('pandian-report'), at('mixed'), { recursive: true })
    seal()
    expect((await verify(at('mixed'))).ids).toEqual([])
    cpSync(at('older/report.html'), mixed('report.html'))
    seal()
    const { status, ids, out } = await verify(at('mixed'))
    expect([status, ids]).toEqual([3, ['report-mixed']])
    expect(out).toContain('another scan than those beside it (line 3 of the journal, the others line ')
    expect((await verify(mixed('report.html'))).ids).toEqual(['report-mixed'])
    // Without the one that names the scan, by what most are of.
    rmSync(mixed('report.json'))
    seal()
    expect((await verify(at('mixed'))).ids).toEqual(['report-mixed', 'report-missing'])
  })

  it('does not call it everything where reports were written and none are there', async () => {
    const [out, aside] = [at('pandian-report'), at('archived')]
    renameSync(out, aside)
    try {
      const args = ['verify', '--state', at('state.db'), '--key', at('config/key'), '--lang', 'en']
      const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' })
      expect(status, stderr).toBe(0)
      expect(stderr).toContain(`no reports are in ${out}, and the journal has them written 2 times`)
      expect(stderr).toContain('Not compared: reports')
      expect(stderr).not.toContain('Everything')
      expect(JSON.parse((await verify()).out)).toMatchObject({ intact: true, notCompared: ['reports'] })
      expect(JSON.parse((await verify(aside)).out)).toMatchObject({ intact: true, notCompared: [] })
    } finally {
      renameSync(aside, out)
    }
  })

  it('looks at reports whose list of sums was taken away', async () => {
    const [page, sums] = [at('pandian-report/report.html'), at('pandian-report/SHA256SUMS')]
    await having(
      sums,
      () => rmSync(sums),
      () =>
        having(
          page,
          () => appendFileSync(page, ' '),
          async () => expect(await verify()).toMatchObject({ status: 3, ids: ['report-changed'] }),
        ),
    )
  })

  it('misses the last entries, whether the state or a report remembers them', async () => {
    const journal = at('state.db.journal')
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
    const upTo = (count: number) => Buffer.byteLength(`${lines.slice(0, count).join('\n')}\n`)
    await having(
      journal,
      () => truncateSync(journal, upTo(lines.length - 1)),
      async () => {
        const { status, out } = await pandian('verify', '--state', at('state.db'), '--lang', 'en')
        expect(status).toBe(3)
        expect(out).toContain(`the end was removed: entry ${lines.length}, which ${at('state.db')} remembers`)
      },
    )
    await having(
      journal,
      () => truncateSync(journal, upTo(1)),
      async () => {
        const { ids } = await verify('--journal', journal, '--report', at('pandian-report/report.json'))
        expect(ids).toContain('cut-off')
      },
    )
    expect((await verify('--state', at('nowhere.db'), '--report', at('older'))).ids).toContain('missing')
  })

  it('says of a journal that lost its end, for ever, once the next command has met it so', async () => {
    const [journal, state] = [at('state.db.journal'), at('state.db')]
    await having(
      journal,
      () => truncateSync(journal, readFileSync(journal).lastIndexOf(10, -2) + 1),
      async () => {
        await having(
          state,
          () => {},
          async () => {
            const { status } = await pandian('inspect', at('tree/名單.csv'), '--reveal', '--state', state)
            expect(status).toBe(0)
            expect((await verify('--report', at('older'))).ids).toEqual(['gap'])
          },
        )
      },
    )
  })
})
