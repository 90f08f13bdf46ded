/** Names of members: from whatever bytes the writing program put there, to text that is told apart. */
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'

const UTF8 = new TextDecoder('utf-8')
const BIG5 = new TextDecoder('big5', { fatal: true })

const CP437_UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '

/**
 * UTF-8 where the archive says so or the bytes are nothing else; then CP950 (which Node's `big5` is); then CP437, the
 * zip standard's own, in which every byte is a character.
 *
 * Bytes are decoded before anybody looks for separators: the second byte of 許, 功 and 蓋 is 0x5C, which readers that
 * decode as CP437 turn into a folder.
 */
export function decodeName(bytes: Uint8Array, declaredUtf8 = false): string {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (isUtf8(bytes)) return UTF8.decode(bytes)
  try {
    return BIG5.decode(bytes)
  } catch {
    if (declaredUtf8) return UTF8.decode(bytes)
    let name = ''
    for (const byte of bytes) name += byte < 0x80 ? String.fromCharCode(byte) : CP437_UPPER[byte - 0x80]!
    return name
  }
}

/** Hands out names of which no two in one container are equal, so that every member has a URI of its own. */
export class DistinctNames {
  /** Every name given out, with the number its last copy got. */
  readonly #seen = new Map<string, number>()

  /** The name without leading separators; a second `a/b.txt` becomes `a/b (2).txt`. */
  take(name: string): string {
    const plain = name.replace(/^[/\\]+/, '') || 'unnamed'
    const key = keyOf(plain)
    let copy = this.#seen.get(key)
    if (copy === undefined) {
      this.#seen.set(key, 1)
      return plain
    }
    let distinct: string
    do distinct = numbered(plain, ++copy)
    while (this.#seen.has(keyOf(distinct)))
    this.#seen.set(key, copy)
    this.#seen.set(keyOf(distinct), 1)
    return distinct
  }
}

/** A million names are remembered, and a name may have 64 KB: long ones are kept as their hash. */
function keyOf(name: string): string {
  return name.length <= 100 ? name : createHash('sha256').update(name).digest('base64')
}

function numbered(name: string, copy: number): string {
  const dot = name.lastIndexOf('.')
  if (dot <= name.lastIndexOf('/') + 1) return `${name} (${copy})`
  return `${name.slice(0, dot)} (${copy})${name.slice(dot)}`
}
