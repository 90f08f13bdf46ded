/**
 * What every connector must do, run against a real place of its kind by the connector's own test file. Only tests import it.
 */
import { describe, expect, it } from 'vitest'
import {
  type Access,
  type Connector,
  type Item,
  type Listed,
  type Outcome,
  ReadError,
  type RowSource,
  type WatchedBytes,
} from './connector.ts'

/** A place made for one test. */
export interface ConformingPlace {
  readonly access: Access
  /** Changes whenever anything in the place does that its owner would call a change. */
  fingerprint(): string | Promise<string>
  /** Removes one of its items. */
  remove(uri: string): void | Promise<void>
  /** Changes the content of one of its items. */
  change(uri: string): void | Promise<void>
}

/** A connector, and how places for it are made. */
export interface ConformanceOptions {
  readonly connector: Connector
  /** More than the server, or the connector, gives at once. */
  readonly count: number
  /** Makes a place with so many items that can be read; what is in each holds {@link ConformanceOptions.text}. */
  place(count: number): ConformingPlace | Promise<ConformingPlace>
  /** What can be found in every item, in UTF-8. */
  readonly text: string
  /** Makes a place with one item that can be read and one that the account may not; `undefined` where there is no such thing. */
  readonly denied?: () => ConformingPlace | Promise<ConformingPlace>
  /** The same place, reached with a wrong secret; `undefined` where there are none. */
  readonly intruder?: (access: Access) => Access
  /** All items change their versions together, as the place cannot tell which of them was changed. */
  readonly sharedVersions?: true
  /** Nobody may read about it: `undefined` where there is none. */
  readonly secret?: string
}

/** Defines the tests. Call it in a test file. */
export function describeConformance(options: ConformanceOptions): void {
  const { connector, count, text } = options

  describe(`${connector.id} conforms`, () => {
    it('lists everything once, below its root, in the same order each time, page by page', async () => {
      const { access } = await options.place(count)
      const source = await connector.open(access)
      const uris: string[] = []
      let batches = 0
      for await (const batch of source.list(new AbortController().signal)) {
        batches++
        for (const listed of batch) if (listed.kind === 'item') uris.push(listed.item.uri)
      }
      expect(uris.length).toBe(count)
      expect(new Set(uris).size).toBe(count)
      expect(batches).toBeGreaterThan(1)
      for (const uri of uris) expect(uri.startsWith(source.root)).toBe(true)
      await source.close()
      expect(await itemUris(connector, access)).toEqual(uris)
    })

    it('stops listing when it is told to, without an error', async () => {
      const { access } = await options.place(count)
      const source = await connector.open(access)
      const abort = new AbortController()
      let met = 0
      for await (const batch of source.list(abort.signal)) {
        met += batch.length
        abort.abort()
      }
      expect(met).toBeGreaterThan(0)
      expect(met).toBeLessThan(count)
      await source.close()
    })

    it('reads what it listed, also by the URI alone, and opens nothing that it leaves open', async () => {
      const { access } = await options.place(3)
      for (const item of await items(connector, access)) {
        const known = await contentOf(await connector.read(item, access))
        expect(known).toContain(text)
        const named = { ...item, locator: connector.locate(item.uri) }
        expect(await contentOf(await connector.read(named, access))).toBe(known)
      }
    })

    it('ranges of an item give each row once', async () => {
      const { access } = await options.place(1)
      const [item] = await items(connector, access)
      const opened = await connector.read(item!, access)
      if (!('kind' in opened) || !opened.splittable) {
        await opened.close()
        return
      }
      const whole = await contentOf(opened)
      const { size } = item!
      const bounds = [0, Math.floor(size / 3), Math.floor(size / 2), size]
      let parts = ''
      for (let i = 1; i < bounds.length; i++) {
        const source = (await connector.read(item!, access)) as RowSource
        parts += await contentOf(source, { from: bounds[i - 1]!, to: bounds[i]! })
      }
      expect(sortedLines(parts)).toEqual(sortedLines(whole))
    })

    it('a version stays while nothing changes, and changes with the content', async () => {
      const place = await options.place(2)
      const [first, second] = await items(connector, place.access)
      expect((await items(connector, place.access)).map(({ version }) => version)).toEqual([
        first!.version,
        second!.version,
      ])
      await place.change(first!.uri)
      // Servers count changes a moment later.
      await expect
        .poll(async () => (await items(connector, place.access))[0]!.version, { timeout: 10_000 })
        .not.toBe(first!.version)
      if (options.sharedVersions === undefined)
        expect((await items(connector, place.access))[1]!.version).toBe(second!.version)
    })

    it('what is gone has vanished, whether it is read or looked for', async () => {
      const place = await options.place(2)
      const [first] = await items(connector, place.access)
      await place.remove(first!.uri)
      const outcome = await outcomeOf(async () => contentOf(await connector.read(first!, place.access)))
      expect(outcome).toMatchObject({ state: 'unreadable', reason: 'vanished' })
      expect(await connector.refresh(first!, place.access)).toMatchObject({
        kind: 'ended',
        outcome: { reason: 'vanished' },
      })
    })

    it('changes nothing', async () => {
      const place = await options.place(3)
      const before = await place.fingerprint()
      for (const item of await items(connector, place.access)) await contentOf(await connector.read(item, place.access))
      expect(await place.fingerprint()).toBe(before)
    })

    itWith(options.denied)('says what it may not read, and reads the rest', async () => {
      const { access } = await options.denied!()
      const outcomes: Outcome[] = []
      for (const listed of await list(connector, access)) {
        if (listed.kind === 'ended') outcomes.push(listed.outcome)
        else outcomes.push(await outcomeOf(async () => contentOf(await connector.read(listed.item, access))))
      }
      expect(outcomes.map(({ state }) => state).sort()).toEqual(['scanned', 'unreadable'])
      expect(outcomes.some(({ reason }) => reason === 'permission')).toBe(true)
    })

    itWith(options.intruder)('who is refused is told so, not what he said', async () => {
      const { access } = await options.place(1)
      const wrong = options.intruder!(access)
      const outcome = await outcomeOf(async () => {
        const source = await connector.open(wrong)
        try {
          // Where nothing is asked before the first page, that is where it shows.
          for await (const batch of source.list(new AbortController().signal))
            for (const listed of batch) if (listed.kind === 'ended') throw new ReadError(listed.outcome)
        } finally {
          await source.close()
        }
      })
      expect(outcome.state).toBe('unreadable')
      if (wrong.secret !== undefined) expect(JSON.stringify(outcome)).not.toContain(wrong.secret)
    })

    itWith(options.secret)('nothing it says holds the secret or the account', async () => {
      const { access } = await options.place(2)
      const source = await connector.open(access)
      const said = [source.root, ...(await list(connector, access)).map(plain)]
      await source.close()
      for (const one of said) {
        expect(one).not.toContain(options.secret)
        expect(one).not.toMatch(/:\/\/[^/]*@/)
      }
    })
  })
}

/** A test that there is only where there is what it needs: one that is skipped would be one that did not run. */
function itWith(needed: unknown): (name: string, test: () => Promise<void>) => void {
  return (name, test) => {
    if (needed !== undefined) it(name, test)
  }
}

async function list(connector: Connector, access: Access): Promise<Listed[]> {
  const source = await connector.open(access)
  const all: Listed[] = []
  try {
    for await (const batch of source.list(new AbortController().signal)) all.push(...batch)
  } finally {
    await source.close()
  }
  return all
}

async function items(connector: Connector, access: Access): Promise<Item[]> {
  return (await list(connector, access)).flatMap((listed) => (listed.kind === 'item' ? [listed.item] : []))
}

async function itemUris(connector: Connector, access: Access): Promise<string[]> {
  return (await items(connector, access)).map(({ uri }) => uri)
}

/** Everything that an item gives, as text; closes it. Throws {@link ReadError}. */
async function contentOf(source: WatchedBytes | RowSource, range?: { from: number; to: number }): Promise<string> {
  try {
    if (!('kind' in source)) {
      const bytes = Buffer.alloc(source.size)
      return bytes.subarray(0, source.read(bytes, 0)).toString()
    }
    let content = ''
    for await (const piece of source.read(range, new AbortController().signal))
      if (piece.kind !== 'note') content += Buffer.from(piece.bytes).toString()
    return content
  } finally {
    await source.close()
  }
}

async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ReadError) return error.outcome
    throw error
  }
  return { state: 'scanned' }
}

function plain(listed: Listed): string {
  if (listed.kind === 'ended') return JSON.stringify(listed)
  const { locator, ...item } = listed.item
  return JSON.stringify(item) + Buffer.from(locator).toString()
}

function sortedLines(text: string): string[] {
  return text.split('\n').sort()
}
