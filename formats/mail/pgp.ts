/** Files and attachments that PGP has encrypted (RFC 9580, section 6.2): named, so that they do not seem to be text without anybody in it. */
import type { Outcome } from '../../connectors/connector.ts'
import { defineFormat, FormatError } from '../format.ts'
import { sniffHead } from '../text/sniffed.ts'

/** The line in front of an encrypted text. */
export const PGP_MESSAGE = '-----BEGIN PGP MESSAGE-----'

export const ENCRYPTED_PGP: Outcome = { state: 'encrypted', reason: 'password', detail: 'PGP' }

/** Always ends as `encrypted`. */
export default defineFormat({
  id: 'pgp',
  names: { zh: 'PGP 加密訊息', en: 'PGP message' },
  endings: ['asc', 'pgp'],
  splittable: false,

  sniff(head) {
    return sniffHead(head).text.toString('latin1', 0, 1024).trimStart().startsWith(PGP_MESSAGE) ? 0.99 : 0
  },

  // biome-ignore lint/correctness/useYield: nothing in it can be read, and the outcome says so
  *read() {
    throw new FormatError(ENCRYPTED_PGP)
  },
})
