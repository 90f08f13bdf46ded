/** The attributes within a tag, as ranges of its bytes. */

const EQUALS = 0x3d
const COLON = 0x3a

/**
 * The attributes of the tag whose name ends at `bytes[begin]` and which ends at `end`: local name, value as it is in the file, and prefix.
 * Valid as long as the bytes are.
 */
export function* attributesIn(
  bytes: Buffer,
  begin: number,
  end: number,
): Generator<[Buffer, Buffer, string | undefined]> {
  for (let at = begin; at < end; ) {
    while (at < end && bytes[at]! <= 0x20) at++
    const start = at
    while (at < end && bytes[at] !== EQUALS) at++
    if (at >= end) return
    let nameEnd = at
    while (nameEnd > start && bytes[nameEnd - 1]! <= 0x20) nameEnd--
    at++
    while (at < end && bytes[at]! <= 0x20) at++
    const quote = bytes[at++]
    const from = at
    while (at < end && bytes[at] !== quote) at++
    const colon = bytes.subarray(start, nameEnd).indexOf(COLON)
    const prefix = colon < 0 ? undefined : bytes.toString('latin1', start, start + colon)
    yield [bytes.subarray(start + colon + 1, nameEnd), bytes.subarray(from, at), prefix]
    at++
  }
}
