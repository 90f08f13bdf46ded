/** Somebody asks what is held about them: found by tokens, everywhere, and what they gave stands nowhere afterwards. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCanaries } from '../fixtures/canary.ts'
import { csv } from '../fixtures/estate/estate-writer.ts'
import { makePeople } from '../fixtures/people.ts'
import { Site } from './site.ts'

const site = new Site()
const [person, relative, stranger] = makePeople(3, 11)
const others = makePeople(40, 12)
const places = () => ['--state', site.at('var/state.db'), '--key', site.at('var/key'), '--out', site.at('var/requests')]
const find = (input: string, ...args: string[]) => site.run(['find-subject', ...args, ...places()], { input })

interface Told {
  readonly places: readonly { uri: string; file: string | null; rows: number; way: string }[]
  readonly people: number
  readonly due: { day: string; next?: string; longer: string; nextLonger?: string } | null
  readonly record: string
}

const where = ({ places }: Told) => places.map(({ uri, way }) => [uri.slice(uri.lastIndexOf('/') + 1), way])

beforeAll(async () => {
  const write = (name: string, rows: readonly (readonly string[])[]) => writeFileSync(join(site.tree, name), csv(rows))
  const head = ['姓名', '身分證字號', '行動電話', '電子郵件']
  const row = ({ name, id, mobile, email }: (typeof others)[number]) => [name, id, mobile, email]
  write('members.csv', [head, row(person!), ...others.map(row)])
  // Known here by e-mail only: the same person, by the members' list.
  write('newsletter.csv', [['電子郵件'], [person!.email], ...others.slice(0, 9).map(({ email }) => [email])])
  // A household's telephone, of two people with IDs.
  const home = ['姓名', '身分證字號', '市內電話']
  write('households.csv', [
    home,
    [person!.name, person!.id, '02-2873-5164'],
    [relative!.name, relative!.id, '02-2873-5164'],
  ])
  // The telephone alone: it could be either's, and is one row.
  write('callers.csv', [['市內電話'], ['02-2873-5164']])
  // The same number as two kinds of identifier, in one row.
  write('clinic.csv', [
    ['姓名', '健保卡號', '病歷號碼'],
    [stranger!.name, '000012345678', '000012345678'],
  ])
  write('elsewhere.csv', [head, row(stranger!)])
  const { status } = await site.run([
    'scan',
    site.tree,
    ...places().slice(0, 4),
    '--out',
    site.at('var/report'),
    '--quiet',
  ])
  expect(status).toBe(0)
})
afterAll(() => site.remove())

describe('a request of a person concerned', () => {
  test('nobody is told that there is nothing of theirs because a digit was mistyped', async () => {
    const { id } = stranger!
    const wrong = id.slice(0, 9) + ((Number(id.at(-1)) + 1) % 10)
    const { status, stdout, stderr } = await find(`${wrong}\n`, '--lang', 'en')
    expect([status, stdout, stderr]).toEqual([64, '', expect.stringContaining('--kind (line-id, insurance-policy)')])
    expect(stderr).not.toContain(wrong)
    const said = await find(`${wrong}\n`, '--lang', 'en', '--kind', 'line-id')
    expect([said.status, said.stdout]).toEqual([
      0,
      expect.stringContaining('Looked for by: LINE ID\nThe scans have nothing'),
    ])
    // One that is right and that nobody has is an answer.
    expect((await find('0955-123-457\n', '--lang', 'en')).stdout).toContain('Looked for by: Mobile number')
    expect((await find('x\n', '--received', '0115-11-20')).status).toBe(64)
  })

  test('everything of theirs is found by their ID, also where only something else of theirs stands', async () => {
    const { status, stdout } = await find(
      ` ${person!.id.toLowerCase()}\n`,
      '--json',
      '--request',
      'delete',
      '--received',
      '2026-11-20',
    )
    expect(status).toBe(0)
    const told = JSON.parse(stdout) as Told
    expect(where(told)).toEqual([
      ['households.csv', 'itself'],
      ['members.csv', 'itself'],
      ['newsletter.csv', 'linked'],
    ])
    expect(told.places.every(({ file }) => file?.startsWith('F-'))).toBe(true)
    // Thirty days, the day itself not counted: a Sunday, so the Monday after it.
    expect(told.due).toEqual({ day: '2026-12-20', next: '2026-12-21', longer: '2027-01-19' })
    const page = readFileSync(told.record, 'utf8')
    for (const text of ['刪除', '2026-12-21', 'newsletter.csv', '准駁及理由']) expect(page).toContain(text)
  })

  test('what several share is theirs all, and that it is shared is said', async () => {
    const { stdout } = await find('(02)2873-5164', '--json')
    const told = JSON.parse(stdout) as Told
    expect(told.people).toBe(2)
    // Everything of the two, once: also what could be of either.
    const rows = told.places.map(({ uri, rows }) => [uri.slice(uri.lastIndexOf('/') + 1), rows])
    expect(rows).toEqual([
      ['callers.csv', 1],
      ['households.csv', 2],
      ['members.csv', 1],
      ['newsletter.csv', 1],
    ])
    expect(readFileSync(told.record, 'utf8')).toContain('由 2 人共用')
  })

  test('a row that has the value as two kinds is one row', async () => {
    const { stdout } = await find('000012345678', '--json')
    const told = JSON.parse(stdout) as Told
    expect(told.places.map(({ uri, rows }) => [uri.slice(uri.lastIndexOf('/') + 1), rows])).toContainEqual([
      'clinic.csv',
      1,
    ])
  })

  test('of somebody nobody knows there is nothing, with a record of having looked', async () => {
    const { status, stdout } = await find('nobody.at.all@example-site.tw', '--json')
    const told = JSON.parse(stdout) as Told
    expect([status, told.places, told.people]).toEqual([0, [], 0])
    expect(readdirSync(site.at('var/requests'))).toHaveLength(6)
  })

  test('what is no identifier is refused without being repeated', async () => {
    const { status, stdout, stderr } = await find('王小明 1234')
    expect([status, stdout, stderr.includes('1234')]).toEqual([64, '', false])
  })

  test('what was given stands in no record, no journal, no state and no report', async () => {
    const values = [person!.id, person!.mobile, person!.email, person!.name]
    expect(findCanaries([site.at('var'), site.at('tmp'), site.at('home')], values)).toEqual([])
    const entries = readFileSync(site.at('var/state.db.journal'), 'utf8').split('\n')
    expect(entries.filter((line) => line.includes('"kind":"subject-request"'))).toHaveLength(6)
  })
})
