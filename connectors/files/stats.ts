/** What the system says of a file, as an item. */
import { type BigIntStats, statSync } from 'node:fs'
import type { Exposure, Item } from '../connector.ts'

/** Who can get down to a directory: a file open to everyone in a closed directory is open to nobody. */
export interface Reach {
  readonly world: boolean
  readonly group: boolean
}

/** An item, with what the system says of it. */
export function toItem(uri: string, locator: Uint8Array, stats: BigIntStats, exposure: Exposure): Item {
  return {
    uri,
    // A copy of its own: a small Buffer is a view of a pool, and a message to a worker would carry the whole pool.
    locator: new Uint8Array(locator),
    size: Number(stats.size),
    version: versionOf(stats),
    modified: Number(stats.mtimeNs / 1_000_000n),
    exposure,
  }
}

/** Changes with the content. Field by field: {@link isChanged} compares some of them. */
function versionOf(stats: BigIntStats): string {
  return `${stats.size}-${stats.mtimeNs}-${stats.ctimeNs}-${stats.ino}-${stats.dev}`
}

/** Was the file written, or another put in its place? Not by ctime: a chmod or a new hard link while we read changes nothing of what was read. */
export function isChanged(version: string, stats: BigIntStats): boolean {
  const now = versionOf(stats).split('-')
  const then = version.split('-')
  return [0, 1, 3, 4].some((part) => now[part] !== then[part])
}

/** `undefined` on those FUSE file systems that number everything 0; there the identity says nothing. */
export function identityOf({ dev, ino }: BigIntStats): string | undefined {
  return ino === 0n ? undefined : `${dev}:${ino}`
}

/** Who can get down to what lies at a path. */
export function reachOf(path: Buffer): Reach {
  let world = true
  let group = true
  for (let end = path.lastIndexOf(0x2f); end > 0; end = path.lastIndexOf(0x2f, end - 1)) {
    const mode = statSync(path.subarray(0, end), { throwIfNoEntry: false })?.mode ?? 0
    world &&= (mode & 0o001) !== 0
    group &&= (mode & 0o011) !== 0
  }
  return { world, group }
}

/** Who can get at a file. `shared` says whether a device is a mounted share. */
export function exposureOf(stats: BigIntStats, reach: Reach, shared: (dev: bigint) => boolean | null): Exposure {
  const windows = process.platform === 'win32'
  return {
    worldReadable: windows ? null : reach.world && (stats.mode & 0o004n) !== 0n,
    groupReadable: windows ? null : reach.group && (stats.mode & 0o040n) !== 0n,
    shared: shared(stats.dev),
    encrypted: null,
  }
}
