/** A range of a table's size as a range of its key, for tables large enough to be read in several pieces side by side. */

/**
 * What is kept of the first and the last key. Never the keys themselves, which may be anybody's number: rounded so far outwards that
 * the whole table is 4,096 steps long at most, and a step 16 keys at least.
 */
export interface KeySpan {
  /** Decimal: a bigint is larger than a number. */
  readonly low: string
  readonly high: string
}

const STEPS = 4096n

/** The span that holds these two keys. */
export function spanOf(first: string, last: string): KeySpan {
  const [low, high] = [BigInt(first), BigInt(last)]
  const step = stepFor(high - low)
  return { low: `${floorTo(low, step)}`, high: `${floorTo(high, step) + step}` }
}

/**
 * Where the key must lie for the range of the size: at or above `from` and below `to`, either of them `undefined` at the ends, so that
 * rows beyond the span belong to a range as well. Neighbouring ranges share their border.
 */
export function sliceOf(
  { low, high }: KeySpan,
  range: { readonly from: number; readonly to: number },
  size: number,
): { readonly from: bigint | undefined; readonly to: bigint | undefined } {
  const start = BigInt(low)
  const length = BigInt(high) - start
  const at = (position: number) =>
    start + (length * BigInt(Math.floor(position))) / BigInt(Math.max(Math.floor(size), 1))
  return { from: range.from <= 0 ? undefined : at(range.from), to: range.to >= size ? undefined : at(range.to) }
}

function stepFor(length: bigint): bigint {
  let step = 16n
  while (step * STEPS < length) step *= 2n
  return step
}

function floorTo(value: bigint, step: bigint): bigint {
  const rest = ((value % step) + step) % step
  return value - rest
}
