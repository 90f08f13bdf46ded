/** An incident: from the places that were affected to the form, counted from the state alone. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csv } from '../fixtures/estate/estate-writer.ts'
import { makePeople } from '../fixtures/people.ts'
import { writeZip } from '../fixtures/zip-writer.ts'
import { namesIn, Site } from './site.ts'

const site = new Site()
const places = () => ['--state', site.at('var/state.db'), '--key', site.at('var/key')]
const incident = (...args: string[]) => site.run(['incident', ...args, ...places(), '--out', site.at('var/forms')])

/** What `--json` prints, as far as the test looks at it. */
interface Told {
  readonly affected: Record<'people' | 'general' | 'special', { lower: number; best: number; upper: number }>
  readonly rows: number
  readonly places: readonly { uri: string; unread: number }[]
  readonly reports: readonly { regulation: string; state: string; by: string | null }[]
  readonly files: readonly string[]
}

/** Members and patients: 1,200 members, of whom 30 are patients too, and 20 patients who are no members. */
beforeAll(async () => {
  const people = makePeople(1220, 7)
  const rows = people.map(({ name, id, mobile }) => [name, id, mobile])
  for (const folder of ['會員', '門診']) mkdirSync(join(site.tree, folder))
  writeFileSync(join(site.tree, '會員/名冊.csv'), csv([['姓名', '身分證字號', '行動電話'], ...rows.slice(0, 1200)]))
  const patients = rows.slice(1170).map((row) => [...row, '第二型糖尿病'])
  writeFileSync(join(site.tree, '門診/病人.csv'), csv([['姓名', '身分證字號', '行動電話', '診斷'], ...patients]))
  writeFileSync(join(site.tree, '門診/備份.zip'), writeZip([{ name: 'a.csv', data: 'x', encrypted: true }]))
  const { status, stderr } = await site.run(['scan', site.tree, ...places(), '--out', site.at('var/report'), '--quiet'])
  expect([status, stderr.includes('internal')]).toEqual([2, false])
})
afterAll(() => site.remove())

describe('an incident', () => {
  test('counts who is affected, each person once, and parts them into general and special', async () => {
    const { status, stdout } = await incident(site.tree, '--discovered', '2026-02-27 23:30', '--json')
    expect(status).toBe(0)
    const told = JSON.parse(stdout) as Told
    const exactly = (n: number) => ({ lower: n, best: n, upper: n })
    expect(told.affected).toMatchObject({ people: exactly(1220), general: exactly(1170), special: exactly(50) })
    expect(told.rows).toBe(1250)
    // 1,000 are reached, and 72 hours later it is March.
    expect(told.reports.find(({ regulation }) => regulation === 'D0020085')).toMatchObject({
      state: 'report',
      by: '2026-03-02T23:30:00.000+08:00',
    })
    expect(told.reports.find(({ regulation }) => regulation === 'J0030130')?.state).toBe('judge')
  })

  test('whose discovery was said is counted by the hour in status until it is recorded as reported', async () => {
    const ask = async () =>
      (
        JSON.parse((await site.run(['status', ...places(), '--format', 'json'])).stdout) as {
          incidents: { number: number; discovered: string; reports: { regulation: string; certain: boolean }[] }[]
        }
      ).incidents
    expect(await ask()).toMatchObject([
      {
        number: 1,
        discovered: '2026-02-27T23:30:00.000+08:00',
        reports: expect.arrayContaining([
          expect.objectContaining({ regulation: 'D0020085', certain: true, by: '2026-03-02T23:30:00.000+08:00' }),
          expect.objectContaining({ regulation: 'J0030130', certain: false }),
        ]),
      },
    ])
    const report = (...args: string[]) =>
      site.run(['record', 'report', ...args, '--by', '資訊室', '--note', '第12號', ...places()])
    const to = (regulation: string) => ['1', '--regulation', regulation]
    // Before it was discovered nobody reported it; the message says when that was.
    const early = await report(...to('D0020085'), '--date', '2026-02-26')
    expect([early.status, early.stderr]).toEqual([64, expect.stringContaining('2026-02-27')])
    const untold = await report('1', '--date', '2026-02-28')
    expect([untold.status, untold.stderr]).toEqual([64, expect.stringContaining('D0020085')])
    expect((await report(...to('D0020085'), '--date', '2026-02-28')).status).toBe(0)
    expect((await report(...to('D0020085'), '--date', '2026-02-28')).status).toBe(64)
    // That one authority knows of it tells the others nothing: their hours run on.
    const [open] = await ask()
    const others = open!.reports.map(({ regulation }) => regulation)
    expect(others).toContain('J0030130')
    expect(others).not.toContain('D0020085')
    const { status, stdout } = await report(
      ...others.flatMap((id) => ['--regulation', id]),
      '1',
      '--date',
      '2026-03-01',
      '--json',
    )
    expect([status, await ask()]).toEqual([0, []])
    expect((await report('1', '--date', '2026-02-28')).status).toBe(66)
    // One that is a mistake is taken back, and its hours run again.
    const made = JSON.parse(stdout) as { id: number; regulation: string; incident: number }[]
    const { id } = made.find(({ regulation }) => regulation === 'J0030130')!
    expect((await site.run(['record', 'withdraw', String(id), '--reason', '誤登', ...places()])).status).toBe(0)
    expect((await ask()).map(({ reports }) => reports.map(({ regulation }) => regulation))).toEqual([['J0030130']])
    const list = (await site.run(['record', 'list', ...places(), '--lang', 'en'])).stdout
    expect(list).toContain('Incident reported, or found to need no report\n  Incident number  1\n  Done by  資訊室')
  })

  test('under a regulation that wants it announced within the hour, both hours are counted', async () => {
    const asked = async () => {
      const { stdout } = await site.run(['status', ...places(), '--format', 'json'])
      const { incidents } = JSON.parse(stdout) as { incidents: { reports: Record<string, unknown>[] }[] }
      return incidents.flatMap(({ reports }) => reports.filter(({ regulation }) => regulation === 'K0060104'))
    }
    writeFileSync(site.at('ncc.yaml'), 'targets: [{ path: tree }]\nregulations: [K0060104, D0020085]\n')
    await incident(site.tree, '--discovered', '2026-02-27 23:30', '--config', site.at('ncc.yaml'))
    expect(await asked()).toMatchObject([
      { first: true, by: '2026-02-28T00:30:00.000+08:00' },
      { first: false, by: '2026-03-02T23:30:00.000+08:00' },
    ])
    const report = (...args: string[]) =>
      site.run(['record', 'report', '2', ...args, '--date', '2026-02-28', '--by', 'x', '--note', 'y', ...places()])
    expect((await report('--first', '--regulation', 'D0020085')).status).toBe(64)
    expect((await report('--first')).status).toBe(0)
    expect(await asked()).toMatchObject([{ first: false }])
    expect((await report('--regulation', 'K0060104')).status).toBe(0)
    expect(await asked()).toEqual([])
    const calendar = (await site.run(['status', ...places(), '--format', 'ics'])).stdout.replaceAll('\r\n ', '')
    expect(calendar).toContain('DTEND:20260302T153000Z')
    expect(calendar).toContain('SUMMARY:個資事故第 2 號：已登錄通報')
  })

  test('of one place only its people count, and what could not be read there keeps the number open', async () => {
    const told = JSON.parse((await incident(join(site.tree, '門診'), '--json')).stdout) as Told
    expect(told.affected.people.best).toBe(50)
    expect(told.places.reduce((sum, { unread }) => sum + unread, 0)).toBeGreaterThan(0)
    expect(told.reports.find(({ regulation }) => regulation === 'D0020085')).toMatchObject({
      state: 'undetermined',
      by: null,
    })
  })

  test('under a regulation that counts rows, the form counts rows as the report does', async () => {
    const tree = site.at('agency')
    mkdirSync(tree)
    const rows = makePeople(100, 11).flatMap(({ name, id, mobile }) => Array(4).fill([name, id, mobile]) as string[][])
    writeFileSync(join(tree, '客戶.csv'), csv([['姓名', '身分證字號', '行動電話'], ...rows]))
    const state = ['--state', site.at('agency.db'), '--key', site.at('agency.key')]
    const by = site.at('agency.yaml')
    const asked = async (reading: string) => {
      writeFileSync(by, `targets: [{ path: agency }]\nregulations: [{ id: D0080198, reading: ${reading} }]\n`)
      const args = ['incident', tree, '--config', by, ...state, '--out', site.at('agency-forms'), '--json']
      const { stdout, stderr } = await site.run([...args, '--discovered', '2026-02-27 23:30'])
      expect(stderr).not.toContain('internal')
      return (JSON.parse(stdout) as Told).reports
    }
    expect((await site.run(['scan', tree, ...state, '--out', site.at('agency-report'), '--quiet'])).status).toBe(0)
    expect(await asked('rows')).toMatchObject([{ reading: 'rows', state: 'report' }])
    expect(await asked('subjects')).toMatchObject([{ state: 'below', rowsReach: true }])
    expect(await asked('subjectPurposes')).toMatchObject([{ state: 'below', rowsReach: true }])
  })

  test('a data file is named by its id, and the form says what was counted', async () => {
    const { id } = site.report().dataFiles.find(({ uri }) => uri.includes(encodeURIComponent('名冊')))!
    const { status, stdout } = await incident(id!, '--json')
    expect(status).toBe(0)
    const told = JSON.parse(stdout) as Told
    expect(told.affected.people.best).toBe(1200)
    const page = readFileSync(told.files.find((path) => path.endsWith('.html'))!, 'utf8')
    expect(page).toContain('1,200')
    expect(page).toContain('/會員/名冊.csv')
    for (const { id: number } of makePeople(3, 7)) expect(page).not.toContain(number)
  })

  test('it is in the journal, which still holds', async () => {
    const verified = await site.run(['verify', ...places(), '--json', '--report', site.at('var/report')])
    expect(verified.status, verified.stderr).toBe(0)
    const entries = readFileSync(site.at('var/state.db.journal'), 'utf8').trim().split('\n')
    expect(entries.filter((line) => line.includes('"kind":"incident"'))).toHaveLength(4)
  })

  test('a place no scan has met is told, and nothing is written', async () => {
    rmSync(site.at('var/forms'), { recursive: true })
    const { status, stderr } = await incident('F-0000000000', '--lang', 'en')
    expect([status, stderr.includes('F-0000000000')]).toEqual([66, true])
    for (const time of ['2026-02-30 10:00', '2999-01-01 10:00'])
      expect((await incident(site.tree, '--discovered', time)).status).toBe(64)
    const before = ['--discovered', '2026-02-01 10:00', '--occurred', '2026-02-02 10:00']
    expect((await incident(site.tree, ...before)).status).toBe(64)
    expect(namesIn(site.at('var/forms'))).toEqual([])
  })
})
