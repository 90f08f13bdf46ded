/** Places of one kind, in order of offset. The same object is used again and again. */
export class Anchors {
  length = 0
  /** Offset of the first byte. */
  at = new Int32Array(1024)
  /** Where it ends. */
  end = new Int32Array(1024)
  /** Number of the word in the lexicon; number of digits of a group. */
  id = new Int32Array(1024)

  push(at: number, end: number, id: number): void {
    if (this.length === this.at.length) this.#grow(this.length * 2)
    const i = this.length++
    this.at[i] = at
    this.end[i] = end
    this.id[i] = id
  }

  /** Appends whole columns of the same length. */
  append(at: Int32Array, end: Int32Array, id: Int32Array): void {
    const length = this.length + at.length
    if (length > this.at.length) this.#grow(length * 2)
    this.at.set(at, this.length)
    this.end.set(end, this.length)
    this.id.set(id, this.length)
    this.length = length
  }

  /** Puts them in order of offset; almost always they are already. */
  sort(): void {
    for (let i = 1; i < this.length; i++) {
      const at = this.at[i]!
      if (at >= this.at[i - 1]!) continue
      const end = this.end[i]!
      const id = this.id[i]!
      let to = i
      while (to > 0 && this.at[to - 1]! > at) {
        this.at[to] = this.at[to - 1]!
        this.end[to] = this.end[to - 1]!
        this.id[to] = this.id[to - 1]!
        to--
      }
      this.at[to] = at
      this.end[to] = end
      this.id[to] = id
    }
  }

  #grow(length: number): void {
    for (const column of ['at', 'end', 'id'] as const) {
      const grown = new Int32Array(length)
      grown.set(this[column])
      this[column] = grown
    }
  }
}
