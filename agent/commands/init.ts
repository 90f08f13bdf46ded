/** `pandian init`: a commented pandian.yaml and the key. Never replaces a file unasked, and the key never. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { CONFIG_FILE, defaultKey } from '../config.ts'
import type { Console } from '../console.ts'
import { PandianError, reasonOf } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { createKey, readKey } from '../key.ts'

/** Adds the command to the program. */
export function addInit(program: Command, console: Console): void {
  program
    .command('init')
    .description('建立設定檔與金鑰 / write a configuration file and the key')
    .argument('[dir]', '設定檔的目錄 / folder of the configuration', '.')
    .option('--key <file>', '金鑰檔 / key file')
    .option('--force', '覆寫既有的設定檔（金鑰永不覆寫）/ replace the configuration (the key never)')
    .action((folder: string, flags: { key?: string; force?: boolean }) => init(folder, flags, console))
}

function init(folder: string, flags: { readonly key?: string; readonly force?: boolean }, console: Console): void {
  const path = resolve(folder, CONFIG_FILE)
  const keyPath = resolve(flags.key ?? defaultKey())
  if (existsSync(path) && !flags.force) throw new PandianError('file-exists', { path })
  const known = readKey(keyPath)
  if (known === undefined) createKey(keyPath)
  try {
    mkdirSync(resolve(folder), { recursive: true })
    writeFileSync(join(resolve(folder), CONFIG_FILE), TEMPLATE, { flag: flags.force ? 'w' : 'wx', mode: 0o644 })
  } catch (error) {
    throw new PandianError('cannot-write', { path, reason: reasonOf(error) })
  }
  console.note(`已建立設定檔 ${path}`, `Wrote ${path}`)
  if (known === undefined) {
    console.note(
      `已產生金鑰 ${keyPath}：請備份並妥善保管，遺失後無法與先前結果比對。`,
      `A key was made: ${keyPath}. Back it up and keep it safe; without it earlier results cannot be compared.`,
    )
  } else console.note(`沿用既有金鑰 ${keyPath}`, `The key that was there is used: ${keyPath}`)
  console.end(
    EXIT.complete,
    '下一步：編輯設定檔的 targets，再執行 pandian scan',
    'Next: edit targets in it, then run pandian scan',
  )
}

/** What `init` writes. Everything but the language is a comment, so that the file is valid as it stands. */
export const TEMPLATE = `# 盤點（pandian）設定檔。# 之後為說明；拿掉行首的 # 即生效。
# 相對路徑以本檔所在目錄為準。

# 報告語言：zh-TW 或 en
language: zh-TW

# 要盤點的位置，與清冊上的標示（保有單位、所在地、受託者）
# targets:
#   - path: /srv/share
#     labels:
#       owner: 資訊室          # 保有單位
#       region: TW             # 機器所在地
#       outsourcedTo: ""       # 委外保管時的受託者
#     exclude: ["**/node_modules", "*.iso"]

# 所有位置都略過的路徑。也可在任何目錄放 .pandianignore（寫法同 .gitignore）
# exclude: ["**/.git"]

# 哪些路徑是關於哪些人：consumer 消費者、member 會員、user 使用者、employee 員工、student 學生、
# patient 病人、vendor 廠商、other 其他。先符合者為準；purposes 是特定目的代號
# classes:
#   - paths: ["**/會員/**"]
#     class: member
#     purposes: ["090"]
#   - paths: ["**/人事/**"]
#     class: employee
#     purposes: ["002"]

# 適用的安全維護管理辦法（法規代碼，見 docs/law.md）。未寫時全部試算；都不適用時寫 []
# regulations: [J0030130, D0020085]

# 每個檔案的上限。到達上限的項目會列在報告，不會當成沒有個資
# limits:
#   seconds: 120             # 每個檔案的秒數（另加每 MiB 1 秒）
#   memory: 1.5 GiB          # 整個程式的記憶體
#   depth: 8                 # 壓縮檔中的壓縮檔，最多幾層
#   totalBytes: 16 GiB       # 一個壓縮檔解開後的總量
#   ratio: 200               # 解壓縮倍率
#   members: 1000000         # 一個壓縮檔的成員數

# 工作執行緒數（預設為核心數，至多 4）
# workers: 2

# 是否跟隨符號連結
# followSymlinks: false

# 報告目錄、狀態檔、金鑰檔。金鑰請勿與狀態檔放在一起備份
# out: ./pandian-report
# state: ./pandian.db
# key: /etc/pandian/key
`
