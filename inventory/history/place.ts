/** What a scan looked at: a scan of less proves nothing of the rest. */

/** A place, without what the settings left out of it. */
export interface Place {
  readonly root: string
  /** Tokens of all by which something was left out, ascending; `undefined`: nobody noted it. */
  readonly left: readonly string[] | undefined
}

/** Did one scan look at all that another did? A token that is not the other's may leave out anything. */
export function looksAtAll(one: readonly Place[], other: readonly Place[]): boolean {
  return other.every((place) => one.some((wider) => holds(wider.root, place.root) && leavesNoMore(wider, place)))
}

/** Did two scans look at anything together, as far as their places say? */
export function overlap(one: readonly Place[], other: readonly Place[]): boolean {
  return one.some((a) => other.some((b) => holds(a.root, b.root) || holds(b.root, a.root)))
}

/** Is a place the other, or around it? */
function holds(root: string, other: string): boolean {
  return other === root || (root.endsWith('/') && other.startsWith(root))
}

function leavesNoMore({ left }: Place, other: Place): boolean {
  return left === undefined || other.left === undefined || left.every((token) => other.left?.includes(token))
}
