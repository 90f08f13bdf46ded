/** What the labels of a batch of records say of their values. */
import { KIND_MARK } from '../../formats/format.ts'
import { type FieldRole, type FieldRoles, NO_FIELD } from '../field-roles.ts'

/** With more kinds of values than that in a batch, others say nothing. */
const MAX_KINDS = 128

const decoder = new TextDecoder()

/** Knows what labels say, batch after batch. */
export class LabelRoles {
  readonly #fieldRoles: FieldRoles
  /** Roles by the label's bytes, read as Latin-1: cheaper than decoding a label a million times. */
  readonly #roles = new Map<string, FieldRole>()
  readonly #rolesOfKinds = new Map<string, FieldRole>()
  /** Labels with kinds of their values in the batch. */
  readonly #kinds = new Set<string>()

  constructor(fieldRoles: FieldRoles) {
    this.#fieldRoles = fieldRoles
  }

  /** A batch begins. */
  begin(): void {
    this.#kinds.clear()
  }

  /** What the label `bytes[from, to)` says, with the kind of its value behind {@link KIND_MARK}, if it has one. */
  of(bytes: Uint8Array, from: number, to: number): FieldRole {
    if (to - from > 200) return NO_FIELD
    const key = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')
    const known = this.#roles.get(key)
    if (known !== undefined) return known
    const mark = bytes.subarray(from, to).indexOf(KIND_MARK)
    if (mark >= 0) {
      // What is another with every value is data itself: {"name": "王小明", "value": "…"}.
      if (!this.#kinds.has(key) && this.#kinds.size >= MAX_KINDS) return this.of(bytes, from, from + mark)
      this.#kinds.add(key)
    }
    const roles = mark < 0 ? this.#roles : this.#rolesOfKinds
    let role = roles.get(key)
    if (role === undefined) {
      role = this.#fieldRoles.role(decoder.decode(bytes.subarray(from, to)))
      if (roles.size < 10_000) roles.set(key, role)
    }
    return role
  }
}
