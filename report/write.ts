/** Writing a report so that it is there whole or not at all, readable by its owner only. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Takes text bit by bit; a promise is returned now and then, and must be awaited before more is given. */
export interface TextSink {
  write(text: string): Promise<void> | undefined
}

// Text is gathered to this many characters before it goes to the disk: one system call an item would cost more than
// making the item.
const CHUNK = 1 << 16

/**
 * Calls `fill` with a new file beside `path`, then syncs it, gives it its name, and syncs the folder: after a crash or a
 * power cut, `path` holds the old report or the new one. Mode 0600, because a report names files and shows masked values.
 */
export async function writeAtomic(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.partial`)
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
  const file = await open(temporary, flags, 0o600)
  try {
    try {
      await fill(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(folder)
}

/** {@link writeAtomic} for text in UTF-8. */
export function writeTextAtomic(path: string, fill: (sink: TextSink) => Promise<void>): Promise<void> {
  return writeAtomic(path, async (file) => {
    let pending = ''
    const flush = async () => {
      const data = Buffer.from(pending, 'utf8')
      pending = ''
      await file.writeFile(data)
    }
    await fill({
      write(text) {
        pending += text
        return pending.length >= CHUNK ? flush() : undefined
      },
    })
    await flush()
  })
}

/** Removes what a run that was killed while it wrote reports of these names has left beside them. */
export async function removePartial(folder: string, names: readonly string[]): Promise<void> {
  for (const entry of await readdir(folder)) {
    const name = /^\.(.+)\.[0-9a-f]{12}\.partial$/.exec(entry)?.[1]
    if (name !== undefined && names.includes(name)) await rm(join(folder, entry), { force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no way to open a folder for that, and needs none.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
