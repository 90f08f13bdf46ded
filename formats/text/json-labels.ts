/**
 * Which key labels a value. The innermost key does, except where it says nothing: `{"phone": {"value": "…"}}` is a phone.
 */

import { KIND_RANKS } from '../kinds.ts'

/** Keys that only say "here is the value": the key of the object around them is the label. */
const VALUE_KEYS = [
  'answer',
  '值',
  '答案',
  'value',
  'val',
  'values',
  'number',
  'text',
  'content',
  '#text',
  '$t',
  '$',
  '_',
  '@value',
  'raw',
  '_value',
]
/** Keys that are labelled with their object's where that is no person: `company.name`, `order.id`. */
const NAMING_KEYS = ['name', 'id', 'no', 'code', 'type', 'title', 'display', 'displayname', 'display_name', 'fullname']
/** Objects that are no person: their `name` must not be taken for a person's. Anybody else's (`user`, `members`) is one. */
const THINGS = [
  ...[
    'company',
    'organization',
    'organisation',
    'org',
    'department',
    'dept',
    'branch',
    'store',
    'shop',
    'vendor',
    'brand',
  ],
  ...[
    'school',
    'bank',
    'hospital',
    'clinic',
    'agency',
    'institution',
    'product',
    'products',
    'order',
    'orders',
    'category',
  ],
  ...[
    'categories',
    'group',
    'groups',
    'role',
    'roles',
    'permission',
    'permissions',
    'project',
    'projects',
    'event',
    'course',
  ],
  ...[
    'country',
    'city',
    'region',
    'district',
    'location',
    'place',
    'file',
    'files',
    'device',
    'app',
    'application',
    'tag',
  ],
  ...[
    'tags',
    'status',
    'plan',
    'service',
    'channel',
    'campaign',
    'coupon',
    'sku',
    'model',
    'team',
    'currency',
    'language',
  ],
  ...['phone', 'phones', 'tel', 'mobile', 'email', 'emails', 'address', 'addresses', 'account', 'card', 'identifier'],
]
/** Keys of objects that only wrap: `data.value` is just a value. */
const WRAPPERS = [
  ...[
    'data',
    'result',
    'results',
    'item',
    'items',
    'attributes',
    'properties',
    'fields',
    'row',
    'rows',
    'record',
    'records',
  ],
  ...[
    'body',
    'payload',
    'response',
    'list',
    'node',
    'object',
    '_source',
    'hits',
    'document',
    'doc',
    'root',
    'params',
    'input',
  ],
]

const LETTER_S = 0x73

/** A number for a key, the same for upper and lower case. Only ever compared; two keys with the same number do no harm. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte), 0x01000193)
}

/** What {@link hashStep} starts with. */
export const HASH_START = 0x811c9dc5 | 0

function hashes(keys: readonly string[]): ReadonlySet<number> {
  return new Set(keys.map(hashOf))
}

function hashOf(key: string): number {
  return Buffer.from(key).reduce(hashStep, HASH_START)
}

/** Hashes of keys whose value is labelled by the key of the object around. */
export const VALUE_HASHES = hashes(VALUE_KEYS)
/** Of the key of an answer … */
export const ANSWER_HASHES = hashes(['answer', '答案'])
/** … and of those in its object that have the value, in FHIR. */
export const ANSWER_VALUE_HASHES = hashes([
  'valueBoolean',
  'valueString',
  'valueInteger',
  'valueDecimal',
  'valueDate',
  'valueDateTime',
])
/** Hash of the key of an object there that has it, as its `display`. */
export const CODING_HASHES = hashes(['valueCoding'])
export const DISPLAY_HASHES = hashes(['display'])
/** By a key's hash, of keys whose value says what the value beside it is: how surely, the smaller the surer. */
export const KIND_HASHES: ReadonlyMap<number, number> = new Map(
  [...KIND_RANKS].map(([key, rank]) => [hashOf(key), rank]),
)
/** Hashes of keys that are labelled with the key of the object around and a dot in front, where that is a thing. */
export const NAMING_HASHES = hashes(NAMING_KEYS)
/** Hashes of the keys of things. */
export const THING_HASHES = hashes(THINGS)
/** Hashes of keys that say nothing of what is in their object. */
export const WRAPPER_HASHES = hashes(WRAPPERS)
/** Hashes of keys whose list of strings names the columns of a table beside it. */
export const COLUMNS_HASHES = hashes(['columns', 'column', 'cols', 'header', 'headers', 'fields', 'fieldnames', 'keys'])

/** The end of a label `bytes[start, end)` without the plural's s: `phones` labels phones one by one. */
export function singularEnd(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 4 || bytes[end - 1] !== LETTER_S || bytes[end - 2] === LETTER_S) return end
  const es = bytes[end - 2] === 0x65 && bytes[end - 3] === LETTER_S && bytes[end - 4] === LETTER_S
  return es ? end - 2 : end - 1
}
