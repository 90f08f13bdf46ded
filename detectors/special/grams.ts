/** What the model of experiencer.ts sees of a text: its characters and pairs of characters, each once. */

const BLANK = 0x20
const ZERO = 0x30
/** What is left of a character that was cut. */
const CUT = 0xfffd
/** A line end: pairs do not reach over it. */
const END = 0x0a

/**
 * Calls `visit` with a number for every character and every pair of neighbours in `text`, as often as they stand there: half width, lower
 * case, any number as 0, blanks as one. Line ends part pairs and are none themselves.
 */
export function visitGrams(text: string, visit: (gram: number) => void): void {
  const plain = text.normalize('NFKC').toLowerCase()
  let before = END
  for (let i = 0; i < plain.length; i++) {
    let c = plain.charCodeAt(i)
    if (c === END || c === 0x0d || c === CUT) {
      before = END
      continue
    }
    if (c === 0x09 || c === 0xa0) c = BLANK
    else if (c >= 0x31 && c <= 0x39) c = ZERO
    if (c === before && (c === BLANK || c === ZERO)) continue
    visit(c)
    if (before !== END) visit((before << 16) | c)
    before = c
  }
}

/** How a gram is written in the list of weights: its one or two characters. */
export function gramText(gram: number): string {
  return gram >= 0 && gram < 0x10000 ? String.fromCharCode(gram) : String.fromCharCode(gram >>> 16, gram & 0xffff)
}

/** The gram that is written so. */
export function gramOf(text: string): number {
  return text.length === 1 ? text.charCodeAt(0) : (text.charCodeAt(0) << 16) | text.charCodeAt(1)
}
