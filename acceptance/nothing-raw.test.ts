/** No value of anybody lies anywhere afterwards: not in the state, the reports, what was printed, or in temporary files. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCanaries } from '../fixtures/canary.ts'
import { type EstateManifest, makeEstate } from '../fixtures/estate.ts'
import type { Person } from '../fixtures/people.ts'
import { writeAddress, writeMobile } from '../fixtures/styles.ts'
import { writeZip } from '../fixtures/zip-writer.ts'
import { below, type Ended, namesIn, PICTURE, Site } from './site.ts'

const site = new Site()
let truth: EstateManifest
let canaries: string[]
let named: string[]
let end: Ended

/** Values that name somebody; names and addresses of a sample, since everybody's would take minutes. */
function valuesOf(people: readonly Person[]): string[] {
  const everybody = people.flatMap((person) => [
    person.id,
    person.mobile,
    person.email,
    encodeURIComponent(person.email),
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

/** Files, folders and members of archives that are named by what tells of a person: their paths. */
function makeNamed(tree: string, [a, b, c, d, e]: readonly Person[]): string[] {
  const wide = a!.id.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    [`掃描檔/${a!.id}_申請書.png`, PICTURE],
    [`掃描檔/${wide}.png`, PICTURE],
    [`掃描檔/${b!.mobile}/${b!.email}.txt`, '沒有個資\n'],
    [`掃描檔/20260131-${c!.mobile}-1.jpg`, PICTURE],
    [`掃描檔/${c!.email}_${c!.id}.txt`, ''],
    [
      `掃描檔/${d!.id}.zip`,
      writeZip([
        { name: `${d!.email}/${e!.mobile}.txt`, data: `身分證字號：${e!.id}\n` },
        { name: `${e!.id}.pdf`, data: 'x', encrypted: true },
      ]),
    ],
  ]
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(tree, name)), { recursive: true })
    writeFileSync(join(tree, name), bytes)
  }
  return files.map(([name]) => name)
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
  named = makeNamed(site.tree, truth.people.slice(100, 105))
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
    const own = ['key', 'key.sign', 'key.sign.pub', 'report', 'state.db', 'state.db.journal', 'state.db.journal.lock']
    expect(namesIn(site.at('var'))).toEqual(own)
    expect(namesIn(site.at('tmp'))).toEqual([])
    expect(leaks(end)).toEqual([])
  })

  it('is in the journal, whatever somebody writes into it, and whoever is asked for', async () => {
    const { id, mobile, email } = truth.people[2]!
    const [file] = site.report().dataFiles
    const words = ['--method', mobile, '--place', `${email} 的座位`, '--proof', `證明書 ${id}`]
    const keys = ['--state', site.at('var/state.db'), '--key', site.at('var/key'), '--lang', 'en']
    const said = await site.run([
      'record',
      'disposal',
      file!.id!,
      '--kind',
      'deleted',
      '--time',
      '2026-01-02',
      ...words,
      ...keys,
    ])
    expect(said.status).toBe(0)
    const listed = await site.run(['record', 'list', ...keys])
    const checked = await site.run(['verify', site.at('var/report'), ...keys])
    expect([listed.status, checked.status]).toEqual([0, 0])
    expect(readFileSync(site.at('var/state.db.journal'), 'utf8')).toContain('"kind":"disposal"')
    for (const each of [said, listed, checked]) expect(leaks(each)).toEqual([])
  })

  it('is in the report in words, where values are shown masked', () => {
    const { totals } = site.report()
    expect(totals.types['tw-national-id']!.examples.every((example) => /^[A-Z]2?1?\*{8}$/.test(example))).toBe(true)
    expect(totals.types.mobile!.examples.every((example) => /^09\*+\d\d$/.test(example))).toBe(true)
  })

  it('is in names of files, of which each still has its line, and which count', () => {
    const { items, dataFiles } = site.report()
    const lines = items.filter(({ uri }) => below(site.tree, uri).startsWith('掃描檔/'))
    expect(lines).toHaveLength(named.length + 2)
    expect(new Set(lines.map(({ uri }) => uri)).size).toBe(lines.length)
    const files = dataFiles.filter(({ uri }) => below(site.tree, uri).startsWith('掃描檔/'))
    expect(files.map(({ subjects }) => subjects.best)).toEqual(
      files.map(({ uri }) => (uri.includes('.txt') && uri.includes('!/') ? 2 : 1)),
    )
    expect(files).toHaveLength(lines.length)
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
    const records = readFileSync(site.at('var/key.journal'), 'utf8').trimEnd().split('\n')
    // The first entry is about the key that signs.
    expect(records).toHaveLength(2)
    const { kind, data, who, at } = JSON.parse(records[1]!) as Record<string, string> & { data: { item: string } }
    expect(kind).toBe('reveal')
    expect(data.item).toMatch(/members\.csv$/)
    expect(who?.length).toBeGreaterThan(0)
    expect(Number.isNaN(Date.parse(at!))).toBe(false)
  })

  it('shows no value of a name either, and finds the file by the name that reports have', async () => {
    for (const name of named) {
      const shown = await site.run(['inspect', join(site.tree, name), '--key', site.at('var/key'), '--json'])
      expect(shown.stdout).toContain('"position":{"name":')
      expect(leaks(shown)).toEqual([])
    }
    const missing = await site.run(['inspect', join(site.tree, `${truth.people[7]!.id}.csv`)])
    expect(missing.status).toBe(66)
    expect(leaks(missing)).toEqual([])
    for (const { uri } of site.report().items.filter((item) => below(site.tree, item.uri).startsWith('掃描檔/'))) {
      const shown = await site.run(['inspect', uri, '--key', site.at('var/key'), '--json'])
      expect(
        new Set(
          shown.stdout
            .trimEnd()
            .split('\n')
            .map((line) => (JSON.parse(line) as { item: string }).item),
        ).has(uri),
      ).toBe(true)
    }
  })

  it('puts the record into the journal of the state when one is named', async () => {
    const revealed = await inspect('--reveal', '--state', site.at('var/state.db'))
    expect(revealed.status).toBe(0)
    expect(readFileSync(site.at('var/key.journal'), 'utf8').trimEnd().split('\n')).toHaveLength(2)
    expect(readFileSync(site.at('var/state.db.journal'), 'utf8')).toContain('members.csv')
    expect(leaks({ stdout: '', stderr: revealed.stderr })).toEqual([])
    for (const state of [[], ['--state', site.at('var/state.db')]]) {
      const path = join(site.tree, named[0]!)
      const { stderr } = await site.run(['inspect', path, '--key', site.at('var/key'), '--reveal', ...state])
      expect(leaks({ stdout: '', stderr })).toEqual([])
    }
  })
})
