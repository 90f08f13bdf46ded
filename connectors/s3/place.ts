/** Where a bucket is and how it is reached: what a location and the target's options come to. */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { type Access, ReadError } from '../connector.ts'
import { readTlsFiles } from '../tls.ts'
import { decodeBytes, encodeBytes } from '../uri.ts'

/** Attempts of one request, with growing pauses: for throttling (`SlowDown`) and servers that are busy. */
const ATTEMPTS = 5
const CONNECT_MS = 10_000
/** A server that says nothing for so long is not waited for any longer. */
export const SILENCE_MS = 30_000
const SOCKETS = 64

/** `s3://key-id@bucket/prefix` taken apart. */
export interface Location {
  /** The ID of an access key; its secret is the target's. */
  readonly keyId: string | undefined
  readonly bucket: string
  /** Without a slash at the end; empty for the whole bucket. */
  readonly prefix: string
  /** It can be no single object: it ends with a slash, or is the bucket. */
  readonly isFolder: boolean
}

/** Throws {@link ReadError} (`connection`) for what is no such location, and for one with a secret or settings in it. */
export function parseLocation(location: string): Location {
  const match = /^s3:\/\/(?:([^:@/?#]+)@)?([^:@/?#]+)(?:\/(.*))?$/i.exec(location)
  if (match === null) throw new ReadError({ state: 'unreadable', reason: 'connection', detail: 'bad URL' })
  const [, keyId, bucket, path = ''] = match
  const prefix = Buffer.from(decodeBytes(path)).toString().replace(/\/$/, '')
  return { keyId, bucket: bucket!, prefix, isFolder: path === '' || path.endsWith('/') }
}

/** The root of what lies below a prefix, or of one object where `single`. */
export function rootOf({ bucket, prefix }: Pick<Location, 'bucket' | 'prefix'>, single = false): string {
  const path = encodeBytes(Buffer.from(prefix))
  return `s3://${bucket}/${path}${path === '' || single ? '' : '/'}`
}

/** The URI of an object. */
export function uriOf(bucket: string, key: string): string {
  return `s3://${bucket}/${encodeBytes(Buffer.from(key))}`
}

/**
 * A client for the target. Credentials are those of the SDK's standard chain (environment, profile, role), or the access key in the location
 * with the target's secret. Throws {@link ReadError} for a secret without its key, and for TLS files that cannot be read.
 */
export function clientFor({ target, secret }: Access): S3Client {
  const { keyId } = parseLocation(target.location)
  const { endpoint, region, pathStyle, tls } = target.options ?? {}
  const inTheClear = isInTheClear(target.options)
  const files = readTlsFiles(tls)
  const agent = { keepAlive: true, maxSockets: SOCKETS }
  const config: S3ClientConfig = {
    region: region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1',
    followRegionRedirects: true,
    maxAttempts: ATTEMPTS,
    // Nothing is written, and TLS guards what is read on its way.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: SILENCE_MS,
      throwOnRequestTimeout: true,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent({
        ...agent,
        ...files,
        ...(tls?.mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
      }),
    },
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: pathStyle ?? true }),
    ...(pathStyle === undefined ? {} : { forcePathStyle: pathStyle }),
    ...(endpoint === undefined && inTheClear ? { tls: false } : {}),
  }
  if (secret !== undefined) {
    const accessKeyId = keyId ?? process.env.AWS_ACCESS_KEY_ID
    if (accessKeyId === undefined)
      throw new ReadError({ state: 'unreadable', reason: 'connection', detail: 'access key ID missing' })
    config.credentials = { accessKeyId, secretAccessKey: secret }
  }
  return new S3Client(config)
}

/** Is what is read sent without TLS? Only where that was written: an `http:` endpoint, or TLS turned off. */
export function isInTheClear(options: Access['target']['options']): boolean {
  const { endpoint, tls } = options ?? {}
  return endpoint === undefined ? tls?.mode === 'off' : /^http:/i.test(endpoint)
}
