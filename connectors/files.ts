/** Local and mounted file trees. */
import { type BigIntStats, lstatSync } from 'node:fs'
import type { Access, Connector, Item, Listed } from './connector.ts'
import { FileBytes } from './files/bytes.ts'
import { pathOf } from './files/paths.ts'
import { toItem } from './files/stats.ts'
import { FileTree } from './files/tree.ts'
import { outcomeOf } from './system-errors.ts'
import { isUrl, pathOfUrl } from './uri.ts'

/** Local and mounted file trees: a path, or a `file://` URL. */
export const files = {
  id: 'files',
  names: { zh: '檔案', en: 'Files' },
  accepts: (location: string) => !isUrl(location) || pathOfUrl(location) !== undefined,
  open: ({ target }: Access) => new FileTree(target),
  read: (item: Pick<Item, 'uri' | 'locator' | 'size' | 'version'>) => new FileBytes(item),
  locate: (uri: string) => new Uint8Array(pathOf(uri)),
  refresh(item: Item): Listed {
    let stats: BigIntStats
    try {
      stats = lstatSync(Buffer.from(item.locator), { bigint: true })
    } catch (error) {
      return { kind: 'ended', uri: item.uri, outcome: outcomeOf(error) }
    }
    if (!stats.isFile()) return { kind: 'ended', uri: item.uri, outcome: { state: 'unreadable', reason: 'vanished' } }
    return { kind: 'item', item: toItem(item.uri, item.locator, stats, item.exposure) }
  },
} satisfies Connector
