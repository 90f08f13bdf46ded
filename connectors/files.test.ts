import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Item, type Listed, type Outcome, ReadError, type Target } from './connector.ts'
import { files } from './files.ts'
import { decodeBytes, encodeBytes, pathOfUrl } from './uri.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pandian-files-'))
})
afterEach(() => {
  spawnSync('chmod', ['-R', 'u+rwx', root])
  rmSync(root, { recursive: true, force: true })
})

const target = (more: Partial<Target> = {}): Target => ({
  location: root,
  labels: {},
  exclude: [],
  followSymlinks: false,
  trustIgnoreFiles: false,
  ...more,
})

async function list(more: Partial<Target> = {}): Promise<Listed[]> {
  const source = files.open({ target: target(more) })
  const all: Listed[] = []
  for await (const batch of source.list(new AbortController().signal)) all.push(...batch)
  source.close()
  return all
}

/** What was listed, below the root: items by name, endings as `name: state(reason)`. */
function names(listed: readonly Listed[]): string[] {
  const base = files.open({ target: target() }).root
  return listed.map((entry) => {
    const uri = entry.kind === 'item' ? entry.item.uri : entry.uri
    const name = decodeURIComponent(uri.replace(base, ''))
    return entry.kind === 'item' ? name : `${name}: ${say(entry.outcome)}`
  })
}

const say = ({ state, reason }: Outcome) => (reason === undefined ? state : `${state}(${reason})`)

const write = (name: string, text = 'x') => {
  mkdirSync(join(root, name, '..'), { recursive: true })
  writeFileSync(join(root, name), text)
}

async function onlyItem(): Promise<Item> {
  const [first] = await list()
  if (first?.kind !== 'item') throw new Error('no item')
  return first.item
}

function outcomeOf(work: () => unknown): Outcome {
  try {
    work()
  } catch (error) {
    if (error instanceof ReadError) return error.outcome
    throw error
  }
  return { state: 'scanned' }
}

/** Lists as someone who is not root: permissions mean nothing to root. */
function listAsNobody(): string[] {
  const script = `
    import { files } from ${JSON.stringify(new URL('./files.ts', import.meta.url).href)}
    const source = files.open({ target: { location: ${JSON.stringify(root)}, labels: {}, exclude: [], followSymlinks: false, trustIgnoreFiles: false } })
    for await (const batch of source.list(new AbortController().signal)) for (const l of batch) {
      let outcome = l.outcome
      if (l.kind === 'item') try { files.read(l.item).close() } catch (error) { outcome = error.outcome }
      console.log((l.kind === 'item' ? l.item.uri : l.uri).replace(source.root, '') + (outcome ? ': ' + outcome.state + '(' + outcome.reason + ')' : ''))
    }`
  const options = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { ...options, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout.trim().split('\n')
}

describe('listing', () => {
  it('goes depth first, in byte order of names', async () => {
    for (const name of ['b/2', 'b/1', 'a', 'c', 'b.txt', '會員/名單.csv']) write(name)
    expect(names(await list())).toEqual(['a', 'b/1', 'b/2', 'b.txt', 'c', '會員/名單.csv'])
  })

  it('hands batches of at most 256 over, and stops when asked', async () => {
    for (let i = 0; i < 600; i++) write(`f${i}`)
    const abort = new AbortController()
    const sizes: number[] = []
    for await (const batch of files.open({ target: target() }).list(abort.signal)) {
      sizes.push(batch.length)
      if (sizes.length === 2) abort.abort()
    }
    expect(sizes).toEqual([256, 256])
  })

  it('takes a single file', async () => {
    write('one.csv')
    const [only] = await list({ location: join(root, 'one.csv') })
    expect(only?.kind === 'item' && only.item.uri.endsWith('/one.csv')).toBe(true)
  })

  it('ends with unreadable(vanished) when the root is not there', () => {
    expect(outcomeOf(() => files.open({ target: target({ location: join(root, 'no') }) }))).toEqual({
      state: 'unreadable',
      reason: 'vanished',
    })
  })

  it('pdscan dropped them silently: directories and files without permission have their lines', () => {
    write('open/a')
    write('shut/b')
    write('deep/c')
    write('secret')
    chmodSync(root, 0o755)
    chmodSync(join(root, 'shut'), 0)
    chmodSync(join(root, 'deep'), 0o644)
    chmodSync(join(root, 'secret'), 0)
    expect(listAsNobody()).toEqual([
      'deep/c: unreadable(permission)',
      'open/a',
      'secret: unreadable(permission)',
      'shut/: unreadable(permission)',
    ])
  })

  it('neither waits at a FIFO nor follows a link', async () => {
    execFileSync('mkfifo', [join(root, 'fifo')])
    write('file')
    symlinkSync('file', join(root, 'link'))
    symlinkSync('nowhere', join(root, 'lost'))
    expect(names(await list())).toEqual([
      'fifo: skipped(special-file)',
      'file',
      'link: skipped(symlink)',
      'lost: skipped(symlink)',
    ])
  })

  it('a link out of the tree was taken for one inside, which has its own line: it has a reason of its own', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'pandian-outside-'))
    writeFileSync(join(outside, 'o'), 'x')
    write('dir/file')
    symlinkSync(outside, join(root, 'folder'))
    symlinkSync(join(outside, 'o'), join(root, 'dir', 'file2'))
    symlinkSync(join(outside, 'not mounted'), join(root, 'lost'))
    symlinkSync('../nowhere', join(root, 'lost2'))
    symlinkSync('../dir/file', join(root, 'dir', 'inside'))
    symlinkSync(`${root}-other/x`, join(root, 'neighbour'))
    symlinkSync('round', join(root, 'round'))
    expect(names(await list())).toEqual([
      'dir/file',
      'dir/file2: skipped(symlink-outside)',
      'dir/inside: skipped(symlink)',
      'folder: skipped(symlink-outside)',
      'lost: skipped(symlink-outside)',
      'lost2: skipped(symlink-outside)',
      'neighbour: skipped(symlink-outside)',
      'round: skipped(symlink)',
    ])
    rmSync(outside, { recursive: true })
  })

  it('two followed links to one file counted its rows twice: the second names the line that has them', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'pandian-outside-'))
    mkdirSync(join(outside, 'deep'))
    for (const name of ['a', 'b', 'deep/c', 'deep/d']) writeFileSync(join(outside, name), 'x')
    symlinkSync(join(outside, 'a'), join(root, '1'))
    symlinkSync(join(outside, 'a'), join(root, '2'))
    symlinkSync(join(outside, 'deep', 'c'), join(root, '3'))
    symlinkSync(join(outside, 'deep'), join(root, '4'))
    symlinkSync(join(outside, 'deep', 'd'), join(root, '5'))
    symlinkSync(join(outside, 'b'), join(root, '6'))
    const listed = await list({ followSymlinks: true })
    expect(names(listed)).toEqual([
      '1',
      '2: skipped(same-file)',
      '3',
      '4/c: skipped(same-file)',
      '4/d',
      '5: skipped(same-file)',
      '6',
    ])
    const base = files.open({ target: target() }).root
    expect(listed.flatMap((one) => (one.kind === 'ended' ? one.sameAs : []))).toEqual(
      ['1', '3', '4/d'].map((name) => base + name),
    )
    rmSync(outside, { recursive: true })
  })

  it('follows links when asked, once round a loop, and never twice to one place', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'pandian-outside-'))
    writeFileSync(join(outside, 'o'), 'x')
    symlinkSync(root, join(outside, 'back'))
    write('dir/file')
    symlinkSync(outside, join(root, 'out'))
    symlinkSync(outside, join(root, 'out2'))
    symlinkSync('dir', join(root, 'same'))
    symlinkSync('dir/file', join(root, 'same-file'))
    symlinkSync('..', join(root, 'dir', 'up'))
    symlinkSync('nowhere', join(root, 'lost'))
    expect(names(await list({ followSymlinks: true }))).toEqual([
      'dir/file',
      'dir/up: skipped(loop)',
      'lost: unreadable(vanished)',
      'out/back: skipped(loop)',
      'out/o',
      'out2/: skipped(loop)',
      'same: skipped(loop)',
      'same-file: skipped(symlink)',
    ])
    rmSync(outside, { recursive: true })
  })

  it.skipIf(process.platform !== 'linux')('leaves the file systems of the kernel alone', async () => {
    const [only] = await list({ location: '/proc' })
    expect(only).toEqual({ kind: 'ended', uri: 'file:///proc/', outcome: { state: 'skipped', reason: 'special-file' } })
  })

  it('keeps the bytes of names that are not UTF-8, and opens them', async () => {
    const big5 = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xa4, 0xa4, 0xa4, 0x5c, 0x21])])
    writeFileSync(big5, 'hello')
    const [entry] = await list()
    if (entry?.kind !== 'item') throw new Error('no item')
    expect(entry.item.uri.endsWith('/%A4%A4%A4%5C%21')).toBe(true)
    const source = files.read(entry.item)
    const bytes = Buffer.alloc(10)
    expect(bytes.toString('utf8', 0, source.read(bytes, 0))).toBe('hello')
    source.close()
    expect(Buffer.from(files.locate(entry.item.uri)).equals(big5)).toBe(true)
  })

  it('prunes what is excluded, with one line for a directory', async () => {
    for (const name of ['a.log', 'b/a.log', 'b/c', 'node_modules/x/y', 'tmp/keep', 'tmp/no']) write(name)
    expect(names(await list({ exclude: ['*.log', 'node_modules', 'tmp/n*'] }))).toEqual([
      'a.log: skipped(excluded)',
      'b/a.log: skipped(excluded)',
      'b/c',
      'node_modules/: skipped(excluded)',
      'tmp/keep',
      'tmp/no: skipped(excluded)',
    ])
  })

  it('obeys .pandianignore below its directory', async () => {
    for (const name of ['x.bak', 'keep.bak', 'sub/x.bak', 'sub/y', 'sub/z', 'other/y']) write(name)
    write('.pandianignore', '# copies\n*.bak\n!keep.bak\n')
    write('sub/.pandianignore', '/y\n!x.bak\n')
    expect(names(await list())).toEqual([
      '.pandianignore',
      'keep.bak',
      'other/y',
      'sub/.pandianignore',
      'sub/x.bak',
      'sub/y: skipped(ignore-file)',
      'sub/z',
      'x.bak: skipped(ignore-file)',
    ])
  })

  it('a .pandianignore found in the place counted as the user’s own word: it does only where he trusts it', async () => {
    for (const name of ['a.bak', 'b.bak', 'c.bak', 'hidden/x']) write(name)
    write('.pandianignore', '*.bak\nhidden/\n!a.bak\n')
    const own = { exclude: ['a.bak', '!b.bak'] }
    expect(names(await list(own))).toEqual([
      '.pandianignore',
      'a.bak: skipped(excluded)',
      'b.bak',
      'c.bak: skipped(ignore-file)',
      'hidden/: skipped(ignore-file)',
    ])
    const trusted = await list({ ...own, trustIgnoreFiles: true })
    expect(names(trusted)).toEqual([
      '.pandianignore',
      'a.bak: skipped(excluded)',
      'b.bak',
      'c.bak: skipped(excluded)',
      'hidden/: skipped(excluded)',
    ])
    expect(trusted.map((one) => (one.kind === 'ended' ? one.outcome.detail : ''))).toEqual([
      '',
      undefined,
      '',
      '.pandianignore',
      '.pandianignore',
    ])
  })

  it('changes the version with size, time, inode', async () => {
    write('f', 'one')
    const versions = new Set<string>()
    const remember = async () => versions.add((await onlyItem()).version)
    await remember()
    appendFileSync(join(root, 'f'), '!')
    await remember()
    utimesSync(join(root, 'f'), 1, 1)
    await remember()
    write('g', 'one!')
    utimesSync(join(root, 'g'), 1, 1)
    renameSync(join(root, 'g'), join(root, 'f'))
    await remember()
    expect(versions.size).toBe(4)
  })

  it('tells who may read, taking the directories above into account', async () => {
    write('open/f')
    write('shut/f')
    chmodSync(join(root, 'open'), 0o755)
    chmodSync(join(root, 'open', 'f'), 0o644)
    chmodSync(join(root, 'shut'), 0o700)
    chmodSync(join(root, 'shut', 'f'), 0o644)
    chmodSync(root, 0o755)
    const exposures = (await list()).map((entry) => (entry.kind === 'item' ? entry.item.exposure : undefined))
    expect(exposures.map((e) => e?.worldReadable)).toEqual([true, false])
    expect(exposures[0]?.encrypted).toBe(null)
  })

  it('lists two names of one inode as two items: copies are rows, and subjects only once', async () => {
    write('a')
    linkSync(join(root, 'a'), join(root, 'b'))
    expect(names(await list())).toEqual(['a', 'b'])
  })
})

describe('reading', () => {
  it('reads at random, less only at the end, and leaves the access time alone', async () => {
    write('f', '0123456789')
    utimesSync(join(root, 'f'), 1000, 2000)
    const source = files.read(await onlyItem())
    const bytes = Buffer.alloc(4)
    expect(source.read(bytes, 3)).toBe(4)
    expect(bytes.toString()).toBe('3456')
    expect(source.read(bytes, 8)).toBe(2)
    expect(source.read(bytes, 20)).toBe(0)
    expect(source.changed()).toBe(false)
    source.close()
    const { atimeMs, mtimeMs } = statSync(join(root, 'f'))
    expect([atimeMs, mtimeMs]).toEqual([1_000_000, 2_000_000])
  })

  it('notices that the file changed, and that it is another one', async () => {
    write('f', 'one')
    const item = await onlyItem()
    const source = files.read(item)
    chmodSync(join(root, 'f'), 0o600)
    expect(source.changed()).toBe(false)
    appendFileSync(join(root, 'f'), '!')
    expect(source.changed()).toBe(true)
    source.close()
    const now = files.refresh(item)
    expect(now.kind === 'item' && now.item.size).toBe(4)
  })

  it('ends with unreadable(vanished) when it is gone, or became a link or a FIFO', async () => {
    write('f')
    const item = await onlyItem()
    rmSync(join(root, 'f'))
    const vanished = { state: 'unreadable', reason: 'vanished' }
    expect(outcomeOf(() => files.read(item))).toEqual(vanished)
    expect(files.refresh(item)).toMatchObject({ kind: 'ended', outcome: vanished })
    symlinkSync('/etc/hostname', join(root, 'f'))
    expect(outcomeOf(() => files.read(item))).toEqual(vanished)
    rmSync(join(root, 'f'))
    execFileSync('mkfifo', [join(root, 'f')])
    expect(outcomeOf(() => files.read(item))).toEqual(vanished)
  })
})

it('URIs come back as the bytes they were made of', () => {
  const bytes = Uint8Array.from({ length: 255 }, (_, i) => i + 1)
  expect(Buffer.from(decodeBytes(encodeBytes(bytes))).equals(Buffer.from(bytes))).toBe(true)
  expect(encodeBytes(Buffer.from('/a b!/會'))).toBe('/a%20b%21/%E6%9C%83')
})

it('a file URL names the path it was made of, whatever bytes that has', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (name) => {
      const path = Buffer.concat([Buffer.from('/'), name])
      for (const start of ['file://', 'FILE://', 'file://localhost'])
        expect(Buffer.from(pathOfUrl(start + encodeBytes(path)) ?? [])).toEqual(path)
    }),
  )
  for (const url of ['/a', 'a', 'C:\\a', 'file:a', 'file://elsewhere/a', 's3://bucket/a'])
    expect(pathOfUrl(url)).toBe(undefined)
})
