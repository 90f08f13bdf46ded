/** What all text formats want to know of a file's first bytes before one of them is chosen, found out once. */
import { type Detected, detectEncoding } from './encoding.ts'
import { Transcoder } from './transcode.ts'

/** A file's head, looked at. */
interface Sniffed {
  readonly detected: Detected
  /** In UTF-8, without the byte order mark. Shared: not to be written to. */
  readonly text: Buffer
}

// Seven formats ask about the same head. Detecting and transcoding it for each was 40 % of a worker's time on a tree of small files.
const sniffed = new WeakMap<Uint8Array, Sniffed>()
const NOTHING = Buffer.alloc(0)

/** The head's encoding and text; the text of a binary head is empty. */
export function sniffHead(head: Uint8Array): Sniffed {
  let known = sniffed.get(head)
  if (known === undefined) {
    const detected = detectEncoding(head)
    const text =
      detected.encoding === 'binary'
        ? NOTHING
        : new Transcoder(detected).toUtf8(Buffer.from(head.subarray(detected.bom)), true)
    known = { detected, text }
    sniffed.set(head, known)
  }
  return known
}
