/** What somebody records as done stops the reminders, stands in the journal, and can be taken back but not be made to vanish. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csv } from '../fixtures/estate/estate-writer.ts'
import { makePeople } from '../fixtures/people.ts'
import { Site } from './site.ts'

const site = new Site()
const people = makePeople(5, 21)
const config = () => ['--config', site.at('pandian.yaml')]
const record = (...args: string[]) => site.run(['record', ...args, ...config(), '--lang', 'en'])

/** By duty: state and day, of every regulation. */
async function clocks(): Promise<Record<string, unknown>> {
  const { stdout } = await site.run(['status', ...config(), '--format', 'json'])
  const { numbers } = JSON.parse(stdout) as {
    numbers: { regulation: string; clocks: { duty: string; state: string; done: string | null }[] }[]
  }
  return Object.fromEntries(
    numbers.flatMap(({ regulation, clocks }) =>
      clocks.map(({ duty, state, done }) => [`${regulation} ${duty}`, done === null ? state : `${state} ${done}`]),
    ),
  )
}

beforeAll(async () => {
  writeFileSync(
    join(site.tree, 'members.csv'),
    csv([['姓名', '身分證字號'], ...people.map(({ name, id }) => [name, id])]),
  )
  writeFileSync(
    site.at('rules.yaml'),
    `regulations:
  - id: OWN-1
    name: 自訂規範
    authority: 本會
    url: https://example.org/rules
    version: 20200101
    plan: { number: 3, article: 第三條, months: 6, filed: { to: 理事會, daysFromApproval: 30 } }
    duties: [{ id: check, article: 第四條, months: 6, clock: every }]
  - id: OWN-2
    name: 另一規範
    authority: 本會
    url: https://example.org/others
    version: 20200101
    plan: { number: 4, article: 第二條, months: 6 }
  - id: OWN-3
    name: 須報備之規範
    authority: 本會
    url: https://example.org/filed
    version: 20200101
    plan: { number: 5, article: 第二條, months: 6, filed: { to: 主管機關 } }
`,
  )
  writeFileSync(
    site.at('pandian.yaml'),
    'targets: [{ path: tree }]\nregulations: [OWN-1, OWN-2, OWN-3]\nregulationFiles: [rules.yaml]\nout: report\nstate: state.db\nkey: key\n',
  )
  const { status, stderr } = await site.run(['scan', ...config(), '--lang', 'en'])
  expect(status, stderr).toBe(0)
})
afterAll(() => site.remove())

test('a plan that was made, and a check that was carried out, are not reminded of as if they were not', async () => {
  expect(await clocks()).toMatchObject({
    'OWN-1 complete-plan': 'running',
    'OWN-1 file-plan': 'waiting',
    'OWN-1 check': 'running',
    'OWN-2 complete-plan': 'running',
  })
  const ambiguous = await record('plan', '--date', '2020-01-02', '--by', '秘書處')
  expect([ambiguous.status, ambiguous.stderr]).toEqual([64, expect.stringContaining('OWN-1, OWN-2, OWN-3')])
  const made = await record(
    'plan',
    '--regulation',
    'own-1',
    '--date',
    '2020-01-02',
    '--by',
    '秘書處',
    '--note',
    '第12號',
  )
  expect(made.stderr).toContain('Recorded as number 1')
  // One regulation only asks for it, and a note may name nobody.
  const checked = await record('check', '--date', '2020-02-29', '--by', '稽核', '--note', `電話 ${people[0]!.mobile}`)
  expect(checked.status, checked.stderr).toBe(0)
  expect((await record('approval', '--date', '2020-01-10', '--by', '理事會')).status).toBe(0)
  expect(await clocks()).toMatchObject({
    'OWN-1 complete-plan': 'done 2020-01-02',
    'OWN-1 file-plan': 'overdue',
    'OWN-1 check': 'overdue 2020-02-29',
    'OWN-2 complete-plan': 'running',
  })
  expect((await record('filing', '--regulation', 'OWN-1', '--date', '2020-01-20', '--by', '秘書處')).status).toBe(0)
  expect(await clocks()).toMatchObject({ 'OWN-1 file-plan': 'done 2020-01-20' })
  const calendar = (await site.run(['status', ...config(), '--format', 'ics'])).stdout.replaceAll('\r\n ', '')
  expect(calendar).toMatch(/SUMMARY:完成個人資料檔案安全維護計畫之訂定：已完成/)
  const journal = readFileSync(site.at('state.db.journal'), 'utf8')
  expect(journal).toContain('"deed":"plan","id":1,"note":"第12號","regulation":"OWN-1"')
  expect(journal).not.toContain(people[0]!.mobile)
})

test('the next report goes by it, and says when it was done', async () => {
  await site.run(['scan', ...config()])
  // Dates stand in elements of their own, so that none is broken at the end of a line.
  const words = readFileSync(site.at('report/report.html'), 'utf8').replaceAll(/<[^>]*>/g, '')
  expect(words).toContain('已於 2020-01-02 完成')
  const { outlooks } = site.report('report')
  expect(outlooks[0]!.clocks.find(({ duty }) => duty === 'complete-plan')).toMatchObject({ done: '2020-01-02' })
})

test('a plan that is to be filed in the same period is not done before it is filed', async () => {
  const made = await record('plan', '--regulation', 'OWN-3', '--date', '2020-01-02', '--by', '秘書處')
  expect([made.status, made.stderr]).toEqual([0, expect.stringContaining('record filing --regulation OWN-3')])
  expect(await clocks()).toMatchObject({ 'OWN-3 plan': 'running' })
  expect((await record('filing', '--regulation', 'OWN-3', '--date', '2020-01-03', '--by', '秘書處')).status).toBe(0)
  expect(await clocks()).toMatchObject({ 'OWN-3 plan': 'done 2020-01-03' })
  for (const number of ['5', '6']) expect((await record('withdraw', number, '--reason', 'x')).status).toBe(0)
})

test('a mistake is taken back once, stays in the list, and counts for nothing', async () => {
  expect((await record('withdraw', '1', '--reason', '誤登')).status).toBe(0)
  expect(await clocks()).toMatchObject({ 'OWN-1 complete-plan': 'running' })
  const again = await record('withdraw', '1', '--reason', '誤登')
  expect([again.status, again.stderr]).toEqual([66, expect.stringContaining('number 1')])
  const { fulfilments } = JSON.parse((await record('list', '--json')).stdout) as {
    fulfilments: { id: number; withdrawn: { reason: string } | null }[]
  }
  expect(fulfilments.map(({ id, withdrawn }) => [id, withdrawn?.reason])).toEqual([
    [1, '誤登'],
    [2, undefined],
    [3, undefined],
    [4, undefined],
    [5, 'x'],
    [6, 'x'],
  ])
  expect((await site.run(['verify', ...config()])).status).toBe(0)
})

test('what was typed into a record of a disposal commands no terminal', async () => {
  const { id } = site.report('report').dataFiles[0]!
  const said = [
    '--kind',
    'destroyed',
    '--method',
    'a\u001B[2Jb',
    '--time',
    '2020-01-01',
    '--place',
    'x',
    '--proof',
    'x',
  ]
  expect((await record('disposal', id!, ...said)).status).toBe(0)
  const { stdout } = await record('list')
  expect(stdout).not.toContain('\u001B')
  expect(stdout).toContain('a\\u001B[2Jb')
})

test('what is none is refused: a day to come, a regulation that asks for no such thing, nothing said', async () => {
  for (const [args, status, says] of [
    [['plan', '--regulation', 'OWN-1', '--date', '2999-01-01', '--by', 'x'], 64, '--date'],
    [['plan', '--regulation', 'OWN-1', '--date', '2026-02-30', '--by', 'x'], 64, '--date'],
    // 民國 115 is no year of long ago.
    [['plan', '--regulation', 'OWN-1', '--date', '0115-11-29', '--by', 'x'], 64, '--date'],
    [['check', '--regulation', 'OWN-2', '--date', '2020-01-01', '--by', 'x'], 64, 'OWN-1'],
    [['resume', '--date', '2020-01-01', '--by', 'x'], 64, 'None of the regulations'],
    [['check'], 64, '--date --by'],
  ] as const) {
    const { status: got, stderr } = await record(...args)
    expect([got, stderr], args.join(' ')).toEqual([status, expect.stringContaining(says)])
  }
})
