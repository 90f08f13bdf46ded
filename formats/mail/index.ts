/** The mail formats. */
import type { Format } from '../format.ts'
import eml from './eml.ts'
import mbox from './mbox.ts'
import pgp from './pgp.ts'

/** Every format of this folder. */
export const MAIL_FORMATS: readonly Format[] = [mbox, eml, pgp]
