import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { makeCertificate } from '../fixtures/servers/certificates.ts'
import { type S3Server, type StubBucket, startS3, startStub } from '../fixtures/servers/s3.ts'
import { describeConformance } from './conformance.ts'
import type { Access, Item, Listed, TargetOptions } from './connector.ts'
import { hangUp } from './s3/remote-bytes.ts'
import { s3 } from './s3.ts'

const SECRET = 'a-secret-nobody-may-see'

function access(endpoint: string, location: string, options: TargetOptions = {}, exclude: string[] = []): Access {
  return {
    target: {
      location: location.replace('s3://', 's3://AKIDTEST@'),
      labels: {},
      exclude,
      followSymlinks: false,
      trustIgnoreFiles: false,
      options: { endpoint, ...options },
    },
    secret: SECRET,
  }
}

async function list(how: Access, signal = new AbortController().signal): Promise<Listed[]> {
  const source = await s3.open(how)
  const listed: Listed[] = []
  for await (const batch of source.list(signal)) listed.push(...batch)
  await source.close()
  return listed
}

const told = (listed: readonly Listed[]) =>
  listed.map((met) =>
    met.kind === 'item'
      ? decodeURIComponent(met.item.uri)
      : `${decodeURIComponent(met.uri)} ${met.outcome.state}(${met.outcome.reason})`,
  )

const itemIn = (listed: readonly Listed[], key: string): Item => {
  const met = listed.find((each) => each.kind === 'item' && decodeURIComponent(each.item.uri).endsWith(`/${key}`))
  if (met?.kind !== 'item') throw new Error(`${key} is not listed`)
  return met.item
}

function readAll(item: Item, how: Access, step = 64 << 10): Buffer {
  const source = s3.read(item, how)
  try {
    const whole = Buffer.alloc(source.size)
    for (let at = 0; at < whole.length; at += step)
      source.read(whole.subarray(at, Math.min(at + step, whole.length)), at)
    return whole
  } finally {
    source.close()
  }
}

afterEach(() => hangUp())

describe('against a server of S3', () => {
  let server: S3Server
  let client: S3Client
  beforeAll(async () => {
    server = await startS3()
    client = new S3Client({
      endpoint: server.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: SECRET },
    })
    await client.send(new CreateBucketCommand({ Bucket: 'crm' }))
  })
  afterAll(async () => {
    client.destroy()
    await server.stop()
  })
  const put = (key: string, body: string) => client.send(new PutObjectCommand({ Bucket: 'crm', Key: key, Body: body }))

  let buckets = 0
  const conforming = async (count: number) => {
    const Bucket = `conform-${++buckets}`
    await client.send(new CreateBucketCommand({ Bucket }))
    const puts = Array.from({ length: count }, (_, i) => ({ Bucket, Key: `資料/${i}.txt`, Body: `內容 ${i}` }))
    for (let i = 0; i < count; i += 50)
      await Promise.all(puts.slice(i, i + 50).map((put) => client.send(new PutObjectCommand(put))))
    const keyOf = (uri: string) => decodeURIComponent(uri.replace(`s3://${Bucket}/`, ''))
    return {
      access: access(server.endpoint, `s3://${Bucket}`),
      fingerprint: async () => JSON.stringify((await client.send(new ListObjectsV2Command({ Bucket }))).Contents),
      remove: async (uri: string) => void (await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(uri) }))),
      change: async (uri: string) =>
        void (await client.send(new PutObjectCommand({ Bucket, Key: keyOf(uri), Body: '內容 changed' }))),
    }
  }
  const denied = async () => {
    const stub = await startStub({
      objects: { denied: { text: 'x', faults: Array(9).fill('denied') }, open: { text: 'x' } },
    })
    onTestFinished(() => stub.stop())
    const nothing = () => {}
    return { access: access(stub.endpoint, 's3://stub'), fingerprint: () => '', remove: nothing, change: nothing }
  }
  describeConformance({ connector: s3, count: 1003, place: conforming, text: '內容', denied, secret: SECRET })

  it('lists beyond a page, names in any script, and below a prefix only', async () => {
    await Promise.all(Array.from({ length: 1205 }, (_, i) => put(`many/${String(i).padStart(5, '0')}.txt`, `${i}`)))
    await put('客戶/王 小明+&=?#%.csv', '姓名,電話\n')
    await put('客戶', 'one object of the name of the folder')
    const all = await list(access(server.endpoint, 's3://crm'))
    expect(all.length).toBe(1207)
    const below = await list(access(server.endpoint, 's3://crm/客戶/'))
    expect(told(below)).toEqual(['s3://crm/客戶/王 小明+&=?#%.csv'])
    const [listed] = below
    const item = listed?.kind === 'item' ? listed.item : undefined
    expect(item!.uri.startsWith(s3.rootOf('s3://crm/客戶'))).toBe(true)
    expect(readAll(item!, access(server.endpoint, 's3://crm')).toString()).toBe('姓名,電話\n')
    expect(Buffer.from(s3.locate(item!.uri)).toString()).toContain('王 小明+&=?#%.csv')
    expect(told(await list(access(server.endpoint, 's3://crm/客戶')))).toEqual(['s3://crm/客戶'])
  })

  it('small objects that are expected are there when they are opened, in whatever order', async () => {
    const how = access(server.endpoint, 's3://crm/many')
    const items = (await list(how)).flatMap((met) => (met.kind === 'item' ? [met.item] : [])).slice(0, 100)
    s3.expect(items, how)
    expect(items.map((item) => Number(readAll(item, how).toString()))).toEqual(items.map((_, i) => i))
    s3.expect(items, how)
    expect(items.toReversed().map((item) => Number(readAll(item, how).toString()))).toEqual(items.map((_, i) => 99 - i))
  })

  it('an unchanged object has the same version, a changed one another, and says so while it is read', async () => {
    const how = access(server.endpoint, 's3://crm/changing')
    await put('changing/a.txt', 'before')
    const item = itemIn(await list(how), 'a.txt')
    expect(itemIn(await list(how), 'a.txt').version).toBe(item.version)
    await put('changing/a.txt', 'after!')
    const source = s3.read(item, how)
    expect(() => source.read(Buffer.alloc(6), 0)).toThrow('changed-while-read')
    expect(source.changed()).toBe(true)
    source.close()
    const now = await s3.refresh(item, how)
    expect(now.kind === 'item' && readAll(now.item, how).toString()).toBe('after!')
    expect(now.kind === 'item' && now.item.version).toBe(itemIn(await list(how), 'a.txt').version)
  })

  it('a bucket that is not there, and a server that is not', async () => {
    await expect(list(access(server.endpoint, 's3://nobody'))).rejects.toMatchObject({
      outcome: { state: 'unreadable', reason: 'vanished' },
    })
    await expect(list(access('http://127.0.0.1:9', 's3://nobody'))).rejects.toMatchObject({
      outcome: { state: 'unreadable', reason: 'connection', detail: 'ECONNREFUSED' },
    })
  })
})

describe('against answers as AWS gives them', () => {
  let server: S3Server
  afterEach(() => server.stop())
  const serve = async (bucket: StubBucket, options?: TargetOptions, exclude?: string[]) => {
    server = await startStub(bucket)
    return access(server.endpoint, 's3://stub', options, exclude)
  }

  it('a hundred thousand keys, lazily, taken up again where a page was lost', async () => {
    const how = await serve({ many: 100_000, breakListingAt: 3 })
    const source = await s3.open(how)
    const keys = new Set<string>()
    for await (const batch of source.list(new AbortController().signal))
      for (const met of batch) if (met.kind === 'item') keys.add(met.item.uri)
    expect(keys.size).toBe(100_000)
    const abort = new AbortController()
    let met = 0
    await server.requests()
    for await (const batch of source.list(abort.signal)) {
      met += batch.length
      abort.abort()
    }
    await source.close()
    expect(met).toBe(1000)
    expect((await server.requests()).length).toBe(1)
  })

  it('each obstacle has its own outcome, and never a word of the object or the secret', async () => {
    const how = await serve({
      objects: {
        'a/': { size: 0 },
        cold: { size: 5, storageClass: 'DEEP_ARCHIVE' },
        denied: { size: 5, faults: ['denied'] },
        gone: { size: 5, faults: ['gone'] },
        kms: { size: 5, faults: ['kms'] },
        'sse-c': { size: 5, faults: ['sse-c'] },
        tiered: { size: 5, storageClass: 'INTELLIGENT_TIERING', faults: ['archived'] },
      },
    })
    const listed = await list(how)
    const outcomes = listed.map((met) => {
      if (met.kind === 'ended') return told([met])[0]!.replace('s3://stub/', '')
      try {
        readAll(met.item, how)
        return 'read'
      } catch (error) {
        expect(JSON.stringify(error) + String(error)).not.toContain(SECRET)
        return `${met.item.uri.replace('s3://stub/', '')} ${(error as Error).message}`
      }
    })
    expect(outcomes).toEqual([
      'a/ skipped(special-file)',
      'cold unreadable(archived)',
      'denied unreadable: permission',
      'gone unreadable: vanished',
      'kms unreadable: permission',
      'sse-c encrypted: password',
      'tiered unreadable: archived',
    ])
    expect(JSON.stringify(listed)).not.toContain(SECRET)
    expect((await server.requests()).every((line) => /^(GET|HEAD) /.test(line))).toBe(true)
  })

  it('a service that asks for patience gets it, and what was cut goes on where it was', async () => {
    const how = await serve({
      objects: {
        big: { size: 9_000_001, faults: ['slow-down', 'cut', 'unavailable', 'cut'] },
        small: { text: 'there', faults: ['slow-down'] },
      },
    })
    const listed = await list(how)
    expect(readAll(itemIn(listed, 'small'), how).toString()).toBe('there')
    const big = readAll(itemIn(listed, 'big'), how)
    expect(big.equals(Buffer.alloc(9_000_001, 'line of text that says nothing about anybody\n'))).toBe(true)
  })

  it('who reads on is fetched for ahead; who jumps gets what he jumped to', async () => {
    const how = await serve({ objects: { big: { size: 40 << 20 } } })
    const item = itemIn(await list(how), 'big')
    await server.requests()
    const source = s3.read(item, how)
    const piece = Buffer.alloc(1000)
    source.read(piece, item.size - 1000)
    source.read(piece, 0)
    source.read(piece, 20 << 20)
    source.close()
    const jumps = (await server.requests()).map((line) => /bytes=(\d+)-(\d+)/.exec(line)!.slice(1).map(Number))
    expect(jumps.map(([from, to]) => to! - from! + 1)).toEqual([1 << 20, 1 << 20, 1 << 20])
    expect(readAll(item, how).length).toBe(40 << 20)
    const requests = await server.requests()
    expect(requests.length).toBeLessThan(20)
  })

  it('whoever jumps about in what is fetched ahead, stays behind it or is cut off meanwhile gets the right bytes', async () => {
    const size = (70 << 20) + 17
    const how = await serve({ objects: { big: { size, faults: ['cut', 'slow-down', 'cut'] } } })
    const item = itemIn(await list(how), 'big')
    const line = 'line of text that says nothing about anybody\n'
    const source = s3.read(item, how)
    const piece = Buffer.alloc(3 << 20)
    const check = (from: number) => {
      const wanted = piece.subarray(0, Math.min(piece.length, size - from))
      expect(source.read(piece, from)).toBe(wanted.length)
      const shift = from % line.length
      expect(wanted.equals(Buffer.alloc(wanted.length + shift, line).subarray(shift)), `at ${from}`).toBe(true)
    }
    const mib = 1 << 20
    // Straight on until far is fetched ahead, beyond that, back, the start of a range, over its end, the end.
    for (const at of [0, 3, 6, 9, 30, 8, 32, 35, 38, 63, 66, 4, 69, 0]) check(at * mib + (at % 7) * 1001)
    source.close()
  })

  it('older versions and what was deleted have their lines', async () => {
    const version = (name: string, key: string, latest: boolean, size = 3) =>
      `<${name}><Key>${encodeURIComponent(key)}</Key><VersionId>${Math.abs(size)}${latest}</VersionId><IsLatest>${latest}</IsLatest>` +
      `<LastModified>2026-01-02T03:04:05.000Z</LastModified>${name === 'Version' ? `<ETag>"x"</ETag><Size>${size}</Size>` : ''}</${name}>`
    const how = await serve({
      versions: [
        version('Version', '現行', true),
        version('Version', '現行', false),
        version('Version', '現行', false),
        version('Version', '刪除', false),
        version('DeleteMarker', '刪除', true),
        version('DeleteMarker', '現行', false),
        version('Version', 'only', true),
      ].join(''),
    })
    expect(told(await list(how)).toSorted()).toEqual([
      's3://stub/only',
      's3://stub/刪除 skipped(delete-marker)',
      's3://stub/現行',
      's3://stub/現行?versions skipped(old-version)',
    ])
  })

  it('what the bucket says of itself is evidence; what it does not say stays unknown', async () => {
    const exposureWith = async (answers: Record<string, string>) => {
      await server?.stop()
      const how = await serve({ objects: { a: { text: 'x' } }, answers })
      return itemIn(await list(how), 'a').exposure
    }
    const unknown = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }
    expect(await exposureWith({})).toEqual(unknown)
    expect(await exposureWith({ encryption: '<ServerSideEncryptionConfiguration/>' })).toEqual(unknown)
    expect(
      await exposureWith({
        policyStatus: '<PolicyStatus><IsPublic>TRUE</IsPublic></PolicyStatus>',
        encryption:
          '<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>',
      }),
    ).toMatchObject({ worldReadable: true, encrypted: true })
    expect(
      await exposureWith({
        policyStatus: 'NoSuchBucketPolicy',
        ownershipControls:
          '<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>',
        encryption: 'ServerSideEncryptionConfigurationNotFoundError',
      }),
    ).toMatchObject({ worldReadable: false, encrypted: false })
    expect(
      await exposureWith({
        policyStatus: '<PolicyStatus><IsPublic>TRUE</IsPublic></PolicyStatus>',
        publicAccessBlock:
          '<PublicAccessBlockConfiguration><IgnorePublicAcls>TRUE</IgnorePublicAcls><RestrictPublicBuckets>TRUE</RestrictPublicBuckets></PublicAccessBlockConfiguration>',
      }),
    ).toMatchObject({ worldReadable: false })
  })

  it('reading that costs whoever asks is not begun unless he said so', async () => {
    const answers = {
      requestPayment: '<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>',
    }
    const how = await serve({ objects: { a: { text: 'x' } }, answers })
    await expect(list(how)).rejects.toMatchObject({ outcome: { reason: 'requester-pays' } })
    const paying = access(server.endpoint, 's3://stub', { requesterPays: true })
    expect(readAll(itemIn(await list(paying), 'a'), paying).toString()).toBe('x')
  })

  it('leaves out what it is asked to, below a folder too', async () => {
    const objects = { 'a/b/c.txt': { text: '1' }, 'a/x.log': { text: '2' }, 'd/e.txt': { text: '3' } }
    const how = await serve({ objects }, { include: ['a/'] }, ['*.log'])
    expect(told(await list(how))).toEqual([
      's3://stub/a/b/c.txt',
      's3://stub/a/x.log skipped(excluded)',
      's3://stub/d/e.txt skipped(excluded)',
    ])
  })

  it('over TLS only with an authority that is trusted, and for that very host', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pandian-s3-'))
    try {
      const certificate = makeCertificate(folder)
      server = await startStub({ objects: { a: { text: 'x' } } }, certificate)
      const stranger = access(server.endpoint, 's3://stub')
      await expect(list(stranger)).rejects.toMatchObject({ outcome: { state: 'unreadable', reason: 'connection' } })
      const known = access(server.endpoint, 's3://stub', { tls: { ca: certificate.cert } })
      expect(readAll(itemIn(await list(known), 'a'), known).toString()).toBe('x')
      const source = await s3.open(known)
      await source.close()
      expect(source.about).toMatchObject({ tls: 'verify-full', warnings: [] })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('says what it is connected to, and that it is in the clear', async () => {
    const how = await serve({})
    const source = await s3.open(how)
    await source.close()
    expect(source.about).toMatchObject({ account: 'AKIDTEST…', tls: 'off', warnings: ['tls-off'] })
    await expect(list({ ...how, target: { ...how.target, location: 's3://key:secret@stub' } })).rejects.toMatchObject({
      outcome: { reason: 'connection', detail: 'bad URL' },
    })
  })
})
