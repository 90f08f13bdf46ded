/**
 * What a bucket says about who can get at it. An answer may be forbidden to us or unknown to the service, and some services answer with an empty
 * "yes": only what is plainly said counts, everything else stays unknown.
 */
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyStatusCommand,
  GetBucketRequestPaymentCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { Exposure } from '../connector.ts'
import { nameOf } from './errors.ts'

/** See https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
const EVERYONE = 'http://acs.amazonaws.com/groups/global/AllUsers'
const ANY_ACCOUNT = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'
const READING = new Set(['READ', 'FULL_CONTROL'])

/** What is known of a bucket. `null`: nobody says. */
export interface Posture {
  readonly exposure: Exposure
  /** It keeps, or has kept, older versions of its objects. */
  readonly versioned: boolean | null
  /** Reading costs whoever asks. */
  readonly requesterPays: boolean | null
}

/** Asks the bucket; what it does not tell is unknown. Never throws for that. */
export async function postureOf(client: S3Client, bucket: string): Promise<Posture> {
  const of = { Bucket: bucket }
  const ask = <T>(answer: Promise<T>, absent: string[] = []): Promise<T | 'absent' | undefined> =>
    answer.catch((error: unknown) => (absent.includes(nameOf(error)) ? 'absent' : undefined))
  const [block, policy, acl, ownership, encryption, versioning, payment] = await Promise.all([
    ask(client.send(new GetPublicAccessBlockCommand(of))),
    ask(client.send(new GetBucketPolicyStatusCommand(of)), ['NoSuchBucketPolicy']),
    ask(client.send(new GetBucketAclCommand(of))),
    ask(client.send(new GetBucketOwnershipControlsCommand(of))),
    ask(client.send(new GetBucketEncryptionCommand(of)), ['ServerSideEncryptionConfigurationNotFoundError']),
    ask(client.send(new GetBucketVersioningCommand(of))),
    ask(client.send(new GetBucketRequestPaymentCommand(of))),
  ])
  const grants = told(acl)?.Grants
  const grantedTo = (group: string) =>
    grants?.some(({ Grantee, Permission }) => Grantee?.URI === group && READING.has(Permission ?? '')) ?? null
  const blocked = told(block)?.PublicAccessBlockConfiguration
  const closed = blocked?.IgnorePublicAcls === true && blocked.RestrictPublicBuckets === true
  const publicPolicy = policy === 'absent' ? false : (told(policy)?.PolicyStatus?.IsPublic ?? null)
  // Where objects have no access lists of their own, the bucket's rules are all there is.
  const enforced = told(ownership)?.OwnershipControls?.Rules?.some(
    (rule) => rule.ObjectOwnership === 'BucketOwnerEnforced',
  )
  const open = publicPolicy === true || (grantedTo(EVERYONE) === true && enforced !== true)
  const rules = told(encryption)?.ServerSideEncryptionConfiguration?.Rules
  const status = told(versioning)
  return {
    exposure: {
      worldReadable: closed ? false : open ? true : enforced === true && publicPolicy === false ? false : null,
      groupReadable: closed ? false : enforced === true ? null : grantedTo(ANY_ACCOUNT) === true ? true : null,
      shared: null,
      encrypted: encryption === 'absent' ? false : rules !== undefined && rules.length > 0 ? true : null,
    },
    versioned: status === undefined ? null : status.Status === 'Enabled' || status.Status === 'Suspended',
    requesterPays: told(payment)?.Payer === undefined ? null : told(payment)?.Payer === 'Requester',
  }
}

function told<T>(answer: T | 'absent' | undefined): Exclude<T, 'absent'> | undefined {
  return answer === 'absent' || answer === undefined ? undefined : (answer as Exclude<T, 'absent'>)
}
