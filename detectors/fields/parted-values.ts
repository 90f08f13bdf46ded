/** Values that a record has in parts, each below a label of its own: 姓 and 名, the two numbers of a post office's account. */
import type { ColumnNames } from '../columns.ts'
import type { FieldRole } from '../field-roles.ts'
import { type FieldPart, joinName, joinPost, OTHER_PART, POST } from '../parted.ts'

/** A part of a value, which waits for the rest of it: extents of its value and its label. */
interface WaitingPart {
  readonly role: FieldRole
  readonly part: FieldPart
  readonly start: number
  readonly end: number
  readonly label: Uint8Array
  readonly line: number
}

/** Looks at the value `bytes[from, to)` below a label of that role. */
export type TakeValue = (
  bytes: Uint8Array,
  from: number,
  to: number,
  role: FieldRole,
  label: Uint8Array,
  line: number,
) => void

/** Keeps the parts until the record is at its end. */
export class PartedValues {
  readonly #names: ColumnNames
  #parts: WaitingPart[] = []
  readonly #whole = new Uint8Array(256)

  constructor(names: ColumnNames) {
    this.#names = names
  }

  /** A record begins. */
  clear(): void {
    this.#parts = []
  }

  /** Adds a part. */
  add(part: WaitingPart): void {
    this.#parts.push(part)
  }

  /** The record ends: gives its parts to `value`, put together, or alone where the other part is missing. `bytes`: the record stands there. */
  take(bytes: Uint8Array, value: TakeValue): void {
    if (this.#parts.length === 0) return
    const parts = this.#parts
    for (const { role, part, start, end, label, line } of parts) {
      const other = parts.find(({ part: { part: of, whose } }) => of === OTHER_PART[part.part] && whose === part.whose)
      if (other === undefined) value(bytes, start, end, role, label, line)
      else if (part.part === 'given') {
        const length = joinName(bytes.subarray(other.start, other.end), bytes.subarray(start, end), this.#whole)
        // 姓 and 名 say nothing alone.
        const named = role.detectors.length > 0 ? role : { ...role, ...this.#names.role(`${part.whose}姓名`) }
        if (named.detectors.length > 0) value(this.#whole, 0, length, named, label, line)
      } else if (part.part === 'account') {
        const length = joinPost(bytes.subarray(other.start, other.end), bytes.subarray(start, end), this.#whole)
        if (length > 0) value(this.#whole, 0, length, { ...role, ...this.#names.role(POST) }, label, line)
      }
    }
    this.#parts = []
  }
}
