/** What a data file is called that was never seen before. */
import { createHmac } from 'node:crypto'

/** Crockford's: no letter that could be read as a digit, so that an id can be read aloud and typed. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 50 bits: among a million data files two meet once in two thousand estates, and then one has a number at its end. */
const LENGTH = 10

/**
 * The keyed token of a (masked) URI: `F-7K3Q9M2TXA`. The letter before it keeps spreadsheets from reading 12345E6789 as a number.
 *
 * @param key the site's key
 */
export function fileToken(key: Uint8Array, uri: string): string {
  const bits = createHmac('sha256', key).update(`pandian: which data file is this\n${uri}`).digest()
  let digits = ''
  for (let i = 0; i < LENGTH; i++) {
    const at = i * 5
    digits += DIGITS[(bits.readUInt16BE(at >> 3) >> (11 - (at & 7))) & 31]
  }
  return `F-${digits}`
}
