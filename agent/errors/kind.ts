/** What there is to say of an error. */
import type { ExitCode } from '../exit-codes.ts'

/** What its words tell, by name; never a value from the data or a secret. */
export type Params = Readonly<Record<string, string | number>>

/** A kind of error: the status the program ends with, and the words. */
export interface Kind {
  readonly exit: ExitCode
  readonly zh: (p: Params) => string
  readonly en: (p: Params) => string
}
