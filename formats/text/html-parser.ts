/** The streaming parser of pages, which takes no time that grows with how deep elements nest. */
import { Parser } from 'htmlparser2'

/**
 * The parser keeps open elements in an array that it shifts for every tag: 30,000 nested ones took 6 seconds. Elements deeper
 * than this are taken as empty ones, so that they are not kept; what is in them is read all the same.
 */
const DEPTH = 500

/** A parser that opens no more than so many elements within one another. */
export class BoundedParser extends Parser {
  /** Elements that are open. */
  depth = 0
  /** The tag that is being read is too deep: one answer from its name to its end, or the two would not fit. */
  #deep = false

  override onopentagname(start: number, endIndex: number): void {
    this.#deep = this.depth >= DEPTH
    super.onopentagname(start, endIndex)
  }

  override onclosetag(start: number, endIndex: number): void {
    this.#deep = false
    super.onclosetag(start, endIndex)
  }

  protected override isVoidElement(name: string): boolean {
    return this.#deep || super.isVoidElement(name)
  }
}
