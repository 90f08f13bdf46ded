/** `pandian subjects`: why people were joined or kept apart, as somebody asks it after a scan. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guisesOf } from '../fixtures/puzzles/guises.ts'
import { personOf } from '../fixtures/puzzles/puzzle.ts'
import { WEAK } from '../fixtures/puzzles/weak.ts'
import { Site } from './site.ts'

const site = new Site()
/** The token of an e-mail address, as somebody gets it before asking. */
let email = ''
const run = async (...args: string[]) => {
  const ended = await site.run([...args, '--state', site.at('var/state.db'), '--key', site.at('var/key')])
  // Nothing raw, whatever was asked.
  for (const letter of 'ABCDEFGHIJKL') {
    const { id, name, mobile, email, landline } = personOf(letter)
    for (const value of [id, name, mobile, email, landline!]) {
      expect(ended.stdout).not.toContain(value)
      expect(ended.stderr).not.toContain(value)
    }
  }
  return ended
}

/** What JSON says of one person. */
interface Person {
  readonly anchor: string | null
  readonly nobody: boolean
  readonly records: readonly { readonly way: string; readonly items: readonly { readonly uri: string }[] }[]
}
interface Explained {
  readonly people: readonly Person[]
  readonly among: readonly { readonly apart: string }[]
}

beforeAll(async () => {
  const { csv } = await guisesOf(WEAK.find(({ id }) => id === 'switchboard')!)
  const { json } = await guisesOf(WEAK.find(({ id }) => id === 'group-follows-its-tie')!)
  for (const [name, content] of Object.entries({ ...csv, ...json })) {
    const path = join(site.tree, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  const args = ['--out', site.at('var/report'), '--quiet']
  expect((await run('scan', site.tree, ...args)).status).toBe(0)
  const seen = await run('inspect', join(site.tree, 'shop.json'), '--token', '--json')
  email = (JSON.parse(seen.stdout.slice(0, seen.stdout.indexOf('\n'))) as { token: string }).token
  // From here on there is the state alone.
  rmSync(site.tree, { recursive: true })
})
afterAll(() => site.remove())

describe('pandian subjects', () => {
  it('tells which numbers several people have, and where', async () => {
    const { status, stdout } = await run('subjects', '--json')
    const told = JSON.parse(stdout) as {
      kinds: { kind: string; identifiers: number; mostPeople: number }[]
      most: { token: string; people: number; items: number }[]
      items: { uri: string; identifiers: number }[]
    }
    expect(status).toBe(0)
    expect(told.kinds).toMatchObject([{ kind: 'landline', identifiers: 1, mostPeople: 11 }])
    expect(told.most).toMatchObject([{ people: 11, items: 3 }])
    expect(told.items.map(({ uri }) => uri.replace(/.*\//, '')).sort()).toEqual([
      'calls.csv',
      'staff.csv',
      'visits.csv',
    ])

    const text = (await run('subjects')).stdout
    expect(text).toContain(told.most[0]!.token)
    expect(text).toContain('由多人共用的識別碼：1 個')
    const explained = await run('subjects', 'explain', told.most[0]!.token, '--json')
    const { people, among } = JSON.parse(explained.stdout) as Explained
    expect(people.filter(({ nobody }) => !nobody)).toHaveLength(11)
    expect(people.filter(({ anchor }) => anchor !== null)).toHaveLength(8)
    expect(new Set(among.map(({ apart }) => apart))).toEqual(new Set(['two-strong', 'other-name', 'shared']))
  })

  it('says why four files are one person, in words', async () => {
    expect(email).toMatch(/^email:[0-9a-f]{16}$/)
    const json = JSON.parse((await run('subjects', 'explain', email, '--json')).stdout) as Explained
    expect(json.people.map(({ records }) => records.map(({ way }) => way))).toEqual([
      ['strong', 'strong', 'exclusive', 'group'],
    ])
    const { stdout } = await run('subjects', 'explain', email, '--lang', 'en')
    for (const words of [
      'counted as 1 person',
      'rule 1:',
      'rule 4:',
      'rule 7:',
      'members.json',
      'shop.json',
      'c***@m***.tw',
    ])
      expect(stdout).toContain(words)
  })

  it('says what an item has in common with others', async () => {
    const { stdout } = await run('subjects', 'explain', '--item', join(site.tree, 'news.json'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ joining: { mobile: 1, email: 1 }, own: {}, kinds: [] })
  })

  it('refuses what is no token, no item and no state, in words', async () => {
    expect((await run('subjects', 'explain', 'A123456789')).stderr).toContain('不是代碼')
    expect((await run('subjects', 'explain', `sex:${'0'.repeat(16)}`)).stderr).toContain('不能辨識人')
    expect((await run('subjects', 'explain', '--item', 'nowhere.csv')).stderr).toContain('盤點結果中沒有 nowhere.csv')
    const { status, stderr } = await site.run(['subjects', '--state', site.at('var/none.db')])
    expect([status, stderr.includes('沒有狀態檔')]).toEqual([66, true])
  })
})
