/** Growing bytes that are filled and cut back like a stack. */

/** A byte buffer with an end that moves both ways. */
export class Arena {
  bytes: Buffer = Buffer.allocUnsafe(4096)
  /** Bytes in use. */
  length = 0

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.length + count, this.bytes.length * 2))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1)
    this.bytes[this.length++] = byte
  }

  append(source: Uint8Array, from = 0, to = source.length): void {
    this.reserve(to - from)
    for (let i = from; i < to; i++) this.bytes[this.length++] = source[i]!
  }

  /** Appends a code point as UTF-8; surrogates become U+FFFD. */
  pushCodePoint(point: number): void {
    if (point < 0x80) {
      this.push(point)
      return
    }
    this.reserve(4)
    this.length += this.bytes.write(
      String.fromCodePoint(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point),
      this.length,
      'utf8',
    )
  }

  view(from: number, to = this.length): Buffer {
    return this.bytes.subarray(from, to)
  }
}
