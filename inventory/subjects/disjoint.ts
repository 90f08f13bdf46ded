/** Disjoint sets of the numbers below the length of `parent`, in which each points to another of its set, or to itself. */

/** Each number a set of its own. */
export function singles(count: number): Uint32Array<ArrayBuffer> {
  const parent = new Uint32Array(count)
  for (let i = 0; i < count; i++) parent[i] = i
  return parent
}

/** The number that stands for the set. */
export function find(parent: Uint32Array, number: number): number {
  let root = number
  while (parent[root] !== root) root = parent[root]!
  for (let at = number; at !== root; ) {
    const up = parent[at]!
    parent[at] = root
    at = up
  }
  return root
}

/** The smaller number becomes the root, so that a root is the first of its set. */
export function unite(parent: Uint32Array, a: number, b: number): void {
  const x = find(parent, a)
  const y = find(parent, b)
  if (x < y) parent[y] = x
  else parent[x] = y
}
