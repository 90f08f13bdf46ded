/** Mailboxes of the mbox kind (RFC 4155): messages one after another, each behind a line `From …`. */
import type { ByteSource } from '../../connectors/connector.ts'
import { ContainerWatch, enterContainer, readFully } from '../archives/container.ts'
import { StoredStream } from '../archives/inflate.ts'
import { SliceSource, UnpackedSource } from '../archives/unpacked-source.ts'
import { BatchBuilder } from '../batches.ts'
import { defineFormat, type Piece } from '../format.ts'
import { PLAIN_TEXT } from '../text/text.ts'
import { HEADER_START } from './headers.ts'
import { latin1 } from './sections.ts'

const STEP_BYTES = 2 ** 20
/** A postmark and the header behind it are told within so many bytes: half of them for the line. */
const LOOK_BYTES = 4096
const HEADER_NAME_BYTES = 128
const LF = 0x0a
const POSTMARK = '\nFrom '

/** `.mbox`: Thunderbird, Apple Mail, Gmail's export, Unix mail spools. */
export default defineFormat({
  id: 'mbox',
  names: { zh: '郵件匣', en: 'Mailbox (mbox)' },
  endings: ['mbox', 'mbx'],
  splittable: false,

  sniff(head) {
    return postmarkAt(head, 0) === undefined ? 0 : 0.96
  },

  *read(source, context): Generator<Piece> {
    enterContainer(context)
    const watch = new ContainerWatch(context.budget, () => Number.POSITIVE_INFINITY)
    // A postmark has the sender's address, and is no part of the message.
    const postmarks = new BatchBuilder(PLAIN_TEXT, 'postmarks')
    let begun: Message | undefined
    let number = 0
    for (const next of messages(source)) {
      if (begun !== undefined) {
        const stop = watch.next()
        if (stop !== undefined) {
          yield stop
          break
        }
        postmarks.value(begun.postmark)
        postmarks.endLine()
        if (postmarks.full) yield postmarks.take()!
        yield* message(source, begun.from, next.postmarkFrom, ++number)
      }
      begun = next
    }
    const last = postmarks.rest()
    if (last !== undefined) yield last
  },
})

/** Where a message begins. */
interface Message {
  /** Its `From` line; empty at the end of the mailbox. */
  readonly postmark: string
  readonly postmarkFrom: number
  /** Offset of the first header. */
  readonly from: number
}

function* message(source: ByteSource, from: number, to: number, number: number): Generator<Piece> {
  const name = `message ${number}.eml`
  // A message of a stream (.mbox.gz) is held by itself: going back in it must not unpack the mailbox again.
  const bytes =
    source instanceof UnpackedSource && source.sequential
      ? new UnpackedSource({
          name,
          size: to - from,
          meter: undefined,
          open: () => new StoredStream(source, from, to),
        })
      : new SliceSource(name, source, from, to - from)
  try {
    yield { kind: 'nested', name, source: bytes }
  } finally {
    bytes.close()
  }
}

/**
 * The line at `at`, with its end, if a message begins there: an address or `-`, a date with a year, and a header on the next
 * line. A sentence that begins with "From " is none.
 */
function postmarkAt(bytes: Uint8Array, at: number): string | undefined {
  const end = bytes.subarray(0, at + LOOK_BYTES / 2).indexOf(LF, at) + 1
  if (end === 0) return undefined
  const line = latin1(bytes.subarray(at, end), LOOK_BYTES)
  if (!/^From \S/.test(line) || !/\b\d{4}\b/.test(line)) return undefined
  return HEADER_START.test(latin1(bytes.subarray(end), HEADER_NAME_BYTES)) ? line : undefined
}

/** The messages, and last the end of the mailbox. */
function* messages(source: ByteSource): Generator<Message> {
  const buffer = Buffer.allocUnsafe(STEP_BYTES)
  // A line end is put in front of the first line, so that all lines are found alike.
  buffer[0] = LF
  let held = 1
  for (let position = -1; ; ) {
    const length = held + readFully(source, buffer.subarray(held), position + held)
    const bytes = buffer.subarray(0, length)
    const ended = length < buffer.length
    let at = bytes.indexOf(POSTMARK)
    for (; at >= 0; at = bytes.indexOf(POSTMARK, at + 1)) {
      if (!ended && at + LOOK_BYTES > length) break
      const postmark = postmarkAt(bytes, at + 1)
      if (postmark === undefined) continue
      const postmarkFrom = position + at + 1
      yield { postmark: postmark.trim(), postmarkFrom, from: postmarkFrom + postmark.length }
    }
    if (ended) {
      const end = position + length
      yield { postmark: '', postmarkFrom: end, from: end }
      return
    }
    held = at >= 0 ? length - at : POSTMARK.length
    buffer.copyWithin(0, length - held, length)
    position += length - held
  }
}
