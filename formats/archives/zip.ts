/** Zip archives: every member is a nested item. */
import { defineFormat, type Piece } from '../format.ts'
import { ContainerWatch, damaged, enterContainer } from './container.ts'
import { DistinctNames } from './names.ts'
import { isProgram, ZipArchive } from './zip-reader.ts'

/** `.zip`, also ZIP64, Big5 names, self-extracting prefix, lost directory. */
export default defineFormat({
  id: 'zip',
  names: { zh: 'ZIP 壓縮檔', en: 'ZIP archive' },
  endings: ['zip', 'jar', 'war', 'apk', 'kmz'],
  splittable: false,

  sniff(head) {
    // Whether an archive follows the program, only its end tells.
    if (isProgram(head)) return 0.35
    if (head[0] !== 0x50 || head[1] !== 0x4b) return 0
    const kind = (head[2]! << 8) | head[3]!
    // Not certain: office files are zip files too, and know it better.
    if (kind === 0x0304 || kind === 0x0506) return 0.6
    return kind === 0x0708 ? 0.5 : 0
  },

  *read(source, context): Generator<Piece> {
    enterContainer(context)
    const archive = new ZipArchive(source, context.budget)
    const watch = new ContainerWatch(context.budget, () => source.size)
    const names = new DistinctNames()
    let broken = 0
    for (const member of archive.members()) {
      const stop = watch.next()
      if (stop) {
        yield stop
        break
      }
      if (member.folder) continue
      const name = names.take(member.name)
      const { source: bytes, outcome } = archive.open(member, member.name)
      if (outcome) {
        yield { kind: 'nested', name, outcome }
        continue
      }
      try {
        yield { kind: 'nested', name, source: bytes }
        if (bytes.damage !== undefined) broken++
      } finally {
        bytes.close()
      }
    }
    if (archive.damage !== undefined) yield damaged(archive.damage)
    if (broken > 0) yield damaged(`${broken} members`)
  },
})
