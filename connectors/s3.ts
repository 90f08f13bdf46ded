/**
 * Buckets of S3 and of everything that speaks its language: `s3://bucket/prefix`.
 *
 * Listed in the order of keys, page after page; read by ranges, each bound to the ETag that was listed, so that what is read is one state of the
 * object. Only what is there now is read; that there is more (older versions, deleted objects) has its line.
 */
import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3'
import {
  type About,
  type Access,
  type Connector,
  type Exposure,
  type Item,
  type Listed,
  type Outcome,
  ReadError,
  type Source,
  type Target,
} from './connector.ts'
import { compileIgnore, type IgnoreRules, isIgnored } from './ignore.ts'
import { outcomeOf, statusOf } from './s3/errors.ts'
import { type ListedObject, listObjects, listVersions } from './s3/listing.ts'
import { clientFor, isInTheClear, type Location, parseLocation, rootOf, uriOf } from './s3/place.ts'
import { type Posture, postureOf } from './s3/posture.ts'
import { expectRemote, openRemote, parseLocator, type RemoteItem, toLocator } from './s3/remote-bytes.ts'
import { decodeBytes } from './uri.ts'

const UNKNOWN: Exposure = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }

/** Buckets of S3, and of MinIO, Ceph and others that speak its language. */
export const s3 = {
  id: 's3',
  names: { zh: 'S3 儲存體', en: 'S3 buckets' },
  accepts: (location: string) => /^s3:\/\//i.test(location),
  rootOf: (location: string) => rootOf(parseLocation(location)),
  open: openBucket,
  read: (item: RemoteItem, access: Access) => openRemote(item, access),
  expect: expectRemote,
  locate(uri: string): Uint8Array {
    const [, bucket = '', path = ''] = /^s3:\/\/([^/]*)\/(.*)$/.exec(uri) ?? []
    return toLocator({ bucket, key: Buffer.from(decodeBytes(path)).toString(), etag: '' })
  },
  async refresh(item: Item, access: Access): Promise<Listed> {
    const { bucket, key } = parseLocator(item.locator)
    const client = clientFor(access)
    try {
      const object = await objectNamed(client, bucket, key, access.target)
      if (object === undefined)
        return { kind: 'ended', uri: item.uri, outcome: { state: 'unreadable', reason: 'vanished' } }
      return { kind: 'item', item: itemOf(bucket, object, item.exposure) }
    } catch (error) {
      return { kind: 'ended', uri: item.uri, outcome: outcomeOf(error) }
    } finally {
      client.destroy()
    }
  },
} satisfies Connector

async function openBucket(access: Access): Promise<Source> {
  const location = parseLocation(access.target.location)
  const client = clientFor(access)
  try {
    const { BucketRegion: region } = await client.send(new HeadBucketCommand({ Bucket: location.bucket }))
    const posture = await postureOf(client, location.bucket)
    if (posture.requesterPays === true && access.target.options?.requesterPays !== true)
      throw new ReadError({ state: 'unreadable', reason: 'requester-pays' })
    const { bucket, prefix } = location
    const single = location.isFolder ? undefined : await objectNamed(client, bucket, prefix, access.target)
    return new Bucket(client, location, access, posture, single, await aboutOf(client, access, region))
  } catch (error) {
    client.destroy()
    throw new ReadError(outcomeOf(error))
  }
}

/**
 * The object of that very name. Listed, not asked for its head: that tells the time by the second only, and it would seem another than the one in
 * the next listing.
 */
async function objectNamed(
  client: S3Client,
  bucket: string,
  key: string,
  target: Target,
): Promise<ListedObject | undefined> {
  const listing = { bucket, prefix: key, requesterPays: target.options?.requesterPays ?? false, most: 1 }
  for await (const [first] of listObjects(client, listing, new AbortController().signal))
    return first?.key === key ? first : undefined
  return undefined
}

async function aboutOf(client: S3Client, { target }: Access, region: string | undefined): Promise<About> {
  const { endpoint, tls } = target.options ?? {}
  const { accessKeyId } = await client.config.credentials()
  const clear = isInTheClear(target.options)
  const host = endpoint === undefined ? 'Amazon' : new URL(endpoint).host
  return {
    server: `S3 ${host}${region === undefined ? '' : ` ${region}`}`,
    // It names whoever holds the key, and is no secret; the beginning is enough to tell it from others.
    account: `${accessKeyId.slice(0, 8)}…`,
    tls: clear ? 'off' : tls?.mode === 'verify-ca' ? 'verify-ca' : 'verify-full',
    warnings: clear ? ['tls-off'] : [],
  }
}

class Bucket implements Source {
  readonly root: string
  readonly about: About
  readonly #client: S3Client
  readonly #location: Location
  readonly #access: Access
  readonly #posture: Posture
  readonly #single: ListedObject | undefined
  readonly #exclude: readonly IgnoreRules[]
  readonly #include: readonly IgnoreRules[] | undefined

  constructor(
    client: S3Client,
    location: Location,
    access: Access,
    posture: Posture,
    single: ListedObject | undefined,
    about: About,
  ) {
    this.root = rootOf(location, single !== undefined)
    this.about = about
    this.#client = client
    this.#location = location
    this.#access = access
    this.#posture = posture
    this.#single = single
    const { exclude, options } = access.target
    this.#exclude = [compileIgnore(exclude, '')]
    this.#include = options?.include === undefined ? undefined : [compileIgnore(options.include, '')]
  }

  async *list(signal: AbortSignal): AsyncGenerator<readonly Listed[]> {
    if (this.#single !== undefined) {
      yield this.#listed(this.#single)
      return
    }
    try {
      for await (const page of this.#pages(signal)) {
        const listed = page.flatMap((object) => this.#listed(object))
        if (listed.length > 0) yield listed
        if (signal.aborted) return
      }
    } catch (error) {
      if (!signal.aborted) yield [{ kind: 'ended', uri: this.root, outcome: outcomeOf(error) }]
    }
  }

  async *#pages(signal: AbortSignal): AsyncGenerator<readonly ListedObject[]> {
    const { bucket, prefix } = this.#location
    const requesterPays = this.#access.target.options?.requesterPays ?? false
    const listing = { bucket, prefix: prefix === '' ? '' : `${prefix}/`, requesterPays }
    if (this.#posture.versioned === true) {
      let begun = false
      try {
        for await (const page of listVersions(this.#client, listing, signal)) {
          begun = true
          yield page
        }
        return
      } catch (error) {
        // Whoever may not list versions still lists objects.
        if (begun || statusOf(error) === 0 || statusOf(error) >= 500) throw error
      }
    }
    yield* listObjects(this.#client, listing, signal)
  }

  #listed(object: ListedObject): Listed[] {
    const { bucket, prefix } = this.#location
    const uri = uriOf(bucket, object.key)
    const relative = this.#single === undefined ? object.key.slice(prefix === '' ? 0 : prefix.length + 1) : object.key
    const older: Listed[] =
      object.older > 0 && !object.deleted
        ? [
            {
              kind: 'ended',
              uri: `${uri}?versions`,
              outcome: { state: 'skipped', reason: 'old-version', detail: `${object.older}` },
            },
          ]
        : []
    const outcome = this.#unread(object, relative)
    if (outcome !== undefined) return [{ kind: 'ended', uri, outcome }, ...older]
    return [{ kind: 'item', item: itemOf(bucket, object, this.#posture.exposure) }, ...older]
  }

  /** How an object ends that is not read. */
  #unread(object: ListedObject, relative: string): Outcome | undefined {
    if (this.#isLeftOut(relative)) return { state: 'skipped', reason: 'excluded' }
    if (object.deleted) return { state: 'skipped', reason: 'delete-marker' }
    // What a console makes for an empty folder.
    if (object.key.endsWith('/') && object.size === 0)
      return { state: 'skipped', reason: 'special-file', detail: 'folder' }
    if (object.archived) return { state: 'unreadable', reason: 'archived' }
    return undefined
  }

  /** As in a tree: what matches a folder on the way holds for everything below it. */
  #isLeftOut(relative: string): boolean {
    return (
      matches(this.#exclude, relative) ||
      (this.#include !== undefined && relative !== '' && !matches(this.#include, relative))
    )
  }

  close(): void {
    this.#client.destroy()
  }
}

function matches(rules: readonly IgnoreRules[], path: string): boolean {
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    if (isIgnored(rules, path.slice(0, slash), true) === true) return true
  return isIgnored(rules, path, false) === true
}

function itemOf(bucket: string, object: ListedObject, exposure: Exposure = UNKNOWN): Item {
  const { key, size, etag, modified } = object
  return {
    uri: uriOf(bucket, key),
    locator: toLocator({ bucket, key, etag }),
    size,
    version: `${size}-${etag}-${modified}`,
    modified,
    exposure,
  }
}
