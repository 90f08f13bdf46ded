/** No value of anybody lies anywhere afterwards: not in the state, the reports, what was printed, or in temporary files. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCanaries } from '../fixtures/canary.ts'
import { type EstateManifest, makeEstate } from '../fixtures/estate.ts'
import type { Person } from '../fixtures/people.ts'
import { writeAddress, writeMobile } from '../fixtures/styles.ts'
import { type Ended, namesIn, Site } from './site.ts'

const site = new Site()
let truth: EstateManifest
let canaries: string[]
let end: Ended

/** Values that name somebody; names and addresses of a sample, since everybody's would take minutes. */
function valuesOf(people: readonly Person[]): string[] {
  const everybody = people.flatMap((person) => [
    person.id,
    person.mobile,
    person.email,
    person.bankAccount,
    person.card,
    person.passport,
    person.nhiCard,
  ])
  const sample = people.filter((person) => person.index % 20 === 0 || person.index > people.length - 60)
  const written = sample.flatMap((person) => [
    person.name,
    person.landline ?? person.id,
    writeMobile(person.mobile, 'dashed'),
    writeMobile(person.mobile, 'international'),
    writeAddress(person.address, 'plain'),
    writeAddress(person.address, 'tai'),
  ])
  return [...everybody, ...written]
}

/** Where something of the scan may lie, and what it printed. */
function leaks({ stdout, stderr }: Pick<Ended, 'stdout' | 'stderr'>): string[] {
  writeFileSync(site.at('work/printed.txt'), stdout + stderr)
  const hits = findCanaries([site.at('var'), site.at('tmp'), site.at('home'), site.at('work')], canaries)
  return [...new Set(hits.map(({ path, form }) => `${path.replace(site.folder, '')}: ${form}`))]
}

beforeAll(async () => {
  truth = await makeEstate(site.tree, { members: 1200, consumers: 1000 })
  canaries = valuesOf(truth.people)
  end = await site.scan()
})
afterAll(() => site.remove())

describe('no raw value', () => {
  it('escapes this test, which would find one', () => {
    const { id, mobile } = truth.people[0]!
    mkdirSync(site.at('work/control'))
    writeFileSync(site.at('work/control/a'), `x${Buffer.from(`${id},`).toString('base64')}`)
    writeFileSync(site.at('work/control/b'), Buffer.from(mobile, 'utf16le'))
    const forms = findCanaries([site.at('work/control')], canaries).map(({ form }) => form)
    expect(forms.sort()).toEqual(['base64', 'utf-16le'])
    writeFileSync(site.at('work/control/a'), '')
    writeFileSync(site.at('work/control/b'), '')
  })

  it('is in state, reports, output or temporary files', () => {
    expect(end.status).toBe(2)
    expect(namesIn(site.at('var'))).toEqual(['key', 'report', 'state.db'])
    expect(namesIn(site.at('tmp'))).toEqual([])
    expect(leaks(end)).toEqual([])
  })

  it('is in the report in words, where values are shown masked', () => {
    const { totals } = site.report()
    expect(totals.types['tw-national-id']!.examples.every((example) => /^[A-Z]2?1?\*{8}$/.test(example))).toBe(true)
    expect(totals.types.mobile!.examples.every((example) => /^09\*+\d\d$/.test(example))).toBe(true)
  })

  it('is left by scans that are killed in the middle', async () => {
    const said: Ended[] = []
    let seen = 0
    for (const state of ['a', 'b', 'c']) {
      const path = site.at(`var/killed-${state}.db`)
      const { child, ended } = site.start([...site.scanArgs('--again'), '--state', path])
      // As soon as something of the data has arrived there, and a little later each time.
      while (child.exitCode === null && !sizeAbove(`${path}-wal`, 100_000)) await wait(1)
      await wait(seen * 150)
      child.kill('SIGKILL')
      const killed = await ended
      said.push(killed)
      if (killed.signal === 'SIGKILL') seen++
      expect(leaks(killed)).toEqual([])
    }
    expect(seen).toBeGreaterThan(0)
    expect(existsSync(site.at('var/killed-a.db-wal'))).toBe(true)
  })

  it('is left by a file that kills its worker, or throws what it read', async () => {
    const { id, name } = truth.people[1]!
    for (const kind of ['crash', 'fault', 'unlucky'])
      writeFileSync(join(site.tree, `${kind}.txt`), `#${kind}\n${site.at('work/memory')}\n${name} 身分證字號：${id}\n`)
    const flags = {
      paths: [site.tree],
      out: site.at('var/deaths'),
      state: site.at('var/deaths.db'),
      key: site.at('var/key'),
      workers: 2,
      lang: 'en',
    }
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
    const script = `
      import { runScan } from ${url('../agent/run.ts')}
      import { settle } from ${url('../agent/config.ts')}
      const { exit } = await runScan({ settings: settle(${JSON.stringify(flags)}, {}), formatModules: [${url('../agent/sample-formats.ts')}] })
      process.exitCode = exit`
    const died = await site.run([], { script })
    expect([died.status, died.stderr]).toEqual([2, ''])
    const endings = site.report('var/deaths').items.filter(({ uri }) => /(crash|fault|unlucky)\.txt$/.test(uri))
    expect(endings.map(({ outcome, reason }) => `${outcome}(${reason ?? ''})`)).toEqual([
      'poison(worker-died)',
      'failed(internal)',
      'scanned()',
    ])
    expect(leaks(died)).toEqual([])
  })
})

function sizeAbove(path: string, bytes: number): boolean {
  return existsSync(path) && readFileSync(path).length > bytes
}

describe('inspect', () => {
  const FILE = '會員資料/members.csv'
  const inspect = (...more: string[]) =>
    site.run(['inspect', join(site.tree, FILE), '--key', site.at('var/key'), '--lang', 'en', ...more])

  it('shows no value, in words or to machines', async () => {
    for (const flags of [[], ['--json']]) {
      const shown = await inspect(...flags)
      expect(shown.status).toBe(0)
      expect(shown.stdout.split('\n').length).toBeGreaterThan(1200 * 5)
      expect(leaks(shown)).toEqual([])
    }
  })

  it('shows values when asked to, on stdout only, and keeps a record of who looked, without them', async () => {
    const member = truth.people[0]!
    const revealed = await inspect('--reveal')
    expect(revealed.status).toBe(0)
    for (const value of [member.id, member.mobile, member.email, member.name]) expect(revealed.stdout).toContain(value)
    expect(leaks({ stdout: '', stderr: revealed.stderr })).toEqual([])
    const records = readFileSync(site.at('var/reveals.jsonl'), 'utf8').trimEnd().split('\n')
    expect(records).toHaveLength(1)
    const { item, who, at } = JSON.parse(records[0]!) as Record<string, string>
    expect(item).toMatch(/members\.csv$/)
    expect(who?.length).toBeGreaterThan(0)
    expect(Number.isNaN(Date.parse(at!))).toBe(false)
  })

  it('puts the record into the state when one is named', async () => {
    const revealed = await inspect('--reveal', '--state', site.at('var/state.db'))
    expect(revealed.status).toBe(0)
    expect(readFileSync(site.at('var/reveals.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(1)
    expect(readFileSync(site.at('var/state.db')).includes('members.csv')).toBe(true)
    expect(leaks({ stdout: '', stderr: revealed.stderr })).toEqual([])
  })
})
