/**
 * The objects of a bucket, page after page. A page that cannot be had is asked for again from the last key that was listed, not by the service's
 * token: that may have expired.
 */
import { setTimeout } from 'node:timers/promises'
import {
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type RestoreStatus,
  type S3Client,
} from '@aws-sdk/client-s3'
import { type Outcome, ReadError } from '../connector.ts'
import { isPassing } from './errors.ts'

/** Tries for one page, each of which the SDK makes several of, and the pause before the second (ms); it doubles. */
const TRIES = 4
const PAUSE_MS = 500

/** An object as it is listed. */
export interface ListedObject {
  readonly key: string
  readonly size: number
  /** With its quotes, as requests want it. */
  readonly etag: string
  /** Milliseconds since 1970. */
  readonly modified: number
  /** It is in cold storage and there is no copy of it for reading. */
  readonly archived: boolean
  /** Deleted: only older versions are there. */
  readonly deleted: boolean
  /** How many older versions there are. */
  readonly older: number
}

/** What to list. */
export interface Listing {
  readonly bucket: string
  readonly prefix: string
  readonly requesterPays: boolean
  /** No more than this of a page. */
  readonly most?: number
}

/** What is there now, in the order of keys. Throws what the SDK throws. */
export async function* listObjects(
  client: S3Client,
  { bucket, prefix, requesterPays, most }: Listing,
  signal: AbortSignal,
): AsyncGenerator<readonly ListedObject[]> {
  let after: string | undefined
  for (;;) {
    const page: ListObjectsV2CommandOutput = await again(signal, () =>
      client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          StartAfter: after,
          MaxKeys: most,
          EncodingType: 'url',
          OptionalObjectAttributes: ['RestoreStatus'],
          ...(requesterPays ? { RequestPayer: 'requester' } : {}),
        }),
        { abortSignal: signal },
      ),
    )
    const decode = decoderOf(page.EncodingType)
    const objects = (page.Contents ?? []).map((object) => toListed(decode(object.Key ?? ''), object, 0))
    if (objects.length > 0) yield objects
    const last = objects.at(-1)?.key
    if (page.IsTruncated !== true) return
    // More is to come, and nothing tells from where: a page may be empty, but then the rest of the bucket is unseen.
    if (last === undefined || last === after) throw new ReadError(CUT_SHORT)
    after = last
  }
}

/** The same of a bucket that keeps older versions: also what was deleted, and how many older versions each object has. */
export async function* listVersions(
  client: S3Client,
  { bucket, prefix, requesterPays }: Listing,
  signal: AbortSignal,
): AsyncGenerator<readonly ListedObject[]> {
  let marker: { readonly key: string; readonly version: string | undefined } | undefined
  let pending: ListedObject | undefined
  for (;;) {
    const page: ListObjectVersionsCommandOutput = await again(signal, () =>
      client.send(
        new ListObjectVersionsCommand({
          Bucket: bucket,
          Prefix: prefix,
          KeyMarker: marker?.key,
          VersionIdMarker: marker?.version,
          EncodingType: 'url',
          OptionalObjectAttributes: ['RestoreStatus'],
          ...(requesterPays ? { RequestPayer: 'requester' } : {}),
        }),
        { abortSignal: signal },
      ),
    )
    const decode = decoderOf(page.EncodingType)
    const found = [
      ...(page.Versions ?? []).map((version) => ({ ...version, deleted: false })),
      ...(page.DeleteMarkers ?? []).map((version) => ({ ...version, deleted: true })),
    ]
    const byKey = new Map<string, ListedObject>()
    if (pending !== undefined) byKey.set(pending.key, pending)
    for (const version of found) {
      const key = decode(version.Key ?? '')
      const known = byKey.get(key) ?? { key, size: 0, etag: '', modified: 0, ...NOTHING }
      byKey.set(
        key,
        version.IsLatest === true
          ? { ...toListed(key, version, known.older), deleted: version.deleted }
          : { ...known, older: known.older + (version.deleted ? 0 : 1) },
      )
    }
    const objects = [...byKey.values()].toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
    const next = page.NextKeyMarker === undefined ? undefined : decode(page.NextKeyMarker)
    const more = page.IsTruncated === true
    // Its other versions may be on the next page.
    pending = more ? objects.pop() : undefined
    if (objects.length > 0) yield objects
    if (!more) return
    if (next === undefined || (next === marker?.key && page.NextVersionIdMarker === marker?.version))
      throw new ReadError(CUT_SHORT)
    marker = { key: next, version: page.NextVersionIdMarker }
  }
}

/** The service says that there is more and not where. */
const CUT_SHORT: Outcome = { state: 'unreadable', reason: 'io-error', detail: 'listing' }

const NOTHING = { archived: false, deleted: true, older: 0 } as const

interface Described {
  readonly Size?: number | undefined
  readonly ETag?: string | undefined
  readonly LastModified?: Date | undefined
  readonly StorageClass?: string | undefined
  readonly RestoreStatus?: RestoreStatus | undefined
}

function toListed(key: string, object: Described, older: number): ListedObject {
  const cold = object.StorageClass === 'GLACIER' || object.StorageClass === 'DEEP_ARCHIVE'
  return {
    key,
    size: object.Size ?? 0,
    etag: object.ETag ?? '',
    modified: object.LastModified?.getTime() ?? 0,
    archived: cold && object.RestoreStatus?.RestoreExpiryDate === undefined,
    deleted: false,
    older,
  }
}

/** Names may hold characters that XML has no way to write, so they are asked for encoded; not every service does it. */
function decoderOf(encoding: string | undefined): (text: string) => string {
  if (encoding !== 'url') return (text) => text
  return (text) => {
    try {
      return decodeURIComponent(text.replaceAll('+', ' '))
    } catch {
      return text
    }
  }
}

async function again<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await request()
    } catch (error) {
      if (signal.aborted || tried === TRIES || !isPassing(error)) throw error
      await setTimeout(PAUSE_MS * 2 ** (tried - 1), undefined, { signal })
    }
  }
}
