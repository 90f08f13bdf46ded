/** OLE compound files: what Office wrote until 2003, and the wrapping of newer documents with a password. */
import { defineFormat, FormatError } from '../format.ts'

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const MESSAGE = Buffer.from('__properties_version1.0', 'utf16le')
/** The directory with the names of the streams lies anywhere, but a small file is searched whole. */
const SEARCHED_BYTES = 64 * 2 ** 20

/** Always ends with an outcome: `encrypted` for documents with a password, `unsupported` for the others. */
export default defineFormat({
  id: 'ole',
  names: { zh: '舊版 Office 檔案', en: 'legacy Office file' },
  endings: ['doc', 'xls', 'ppt', 'dot', 'xlt', 'pot', 'pps', 'msg', 'mpp', 'vsd'],
  splittable: false,

  sniff(head) {
    // Below what a reader for one of its kinds (a mail message, say) will claim.
    return SIGNATURE.equals(head.subarray(0, SIGNATURE.length)) ? 0.5 : 0
  },

  // biome-ignore lint/correctness/useYield: nothing in it can be read, and the outcome says why
  *read(source) {
    const chunk = Buffer.alloc(2 ** 20)
    const keep = MESSAGE.length
    let message = false
    for (let position = 0; position < Math.min(source.size, SEARCHED_BYTES); ) {
      const length = source.read(chunk, position)
      const bytes = chunk.subarray(0, length)
      if (bytes.includes(ENCRYPTED)) throw new FormatError({ state: 'encrypted', reason: 'password' })
      message ||= bytes.includes(MESSAGE)
      if (length < chunk.length) break
      position += length - keep
    }
    const detail = message ? 'Outlook message' : undefined
    throw new FormatError({
      state: 'unsupported',
      reason: 'legacy-office',
      ...(detail === undefined ? {} : { detail }),
    })
  },
})
