/** `pandian init`: a commented pandian.yaml and the key. Never replaces a file unasked, and the key never. */
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { SECTORS } from '../../inventory/regulations/regulation.ts'
import type { Language } from '../../report/model.ts'
import { answered, ask, type Choice, type ChoiceFlags, choiceLines, choiceOf } from '../choose-regulations.ts'
import { CONFIG_FILE, defaultKey, loadConfig, settle } from '../config.ts'
import type { Console } from '../console.ts'
import { PandianError, reasonOf } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { makeFolder } from '../folders.ts'
import { command, quoted } from '../invocation.ts'
import { loadOrCreateSigner, publicKeyPath, renewSigner, type Verifier } from '../journal/keys.ts'
import { createKey, readKey } from '../key.ts'

/** Adds the command to the program. */
export function addInit(program: Command, console: Console): void {
  program
    .command('init')
    .description('建立設定檔與金鑰 / write a configuration file and the key')
    .argument('[dir]', '設定檔的目錄 / folder of the configuration', '.')
    .option('--key <file>', '金鑰檔 / key file')
    .option('--force', '覆寫既有的設定檔（金鑰永不覆寫）/ replace the configuration (the key never)')
    .option(
      '--renew-sign-key',
      '只換新簽署紀錄的金鑰（遺失或外洩時）/ only make a new key that signs the journal: the old one is lost, or known to others',
    )
    .option('--sector <sector>', `業別，可重複：${SECTORS.join('、')}、none / field of business, repeatable`, each)
    .option(
      '--kind <kind>',
      '業別中的哪一種，可重複，例如 religious / which kind of organisation in it, repeatable',
      each,
    )
    .option('--capital <amount>', '資本額（新臺幣元）/ capital in New Taiwan dollars', toAmount)
    .addOption(new Option('--lang <language>', '語言 / language').choices(['zh-TW', 'en']))
    .addHelpText(
      'after',
      () =>
        `\n在終端機上會詢問業別，找出適用之辦法寫入設定檔；給了 --sector、--kind 或 --capital，或不在終端機上，就不詢問。\nOn a terminal it asks for the field of business and writes the regulations that apply into the configuration; with --sector, --kind or --capital, or without a terminal, it asks nothing.\n\n範例 / Examples:\n  ${command('init')}\n  ${command('init --sector digital --capital 20000000')}\n  ${command('init --sector associations --kind religious')}\n  ${command('init --sector none')}\n      58 部辦法都不適用 / none of the 58 applies`,
    )
    .action((folder: string, flags: InitFlags) => init(folder, flags, console))
}

interface InitFlags extends ChoiceFlags {
  readonly key?: string
  readonly force?: boolean
  readonly renewSignKey?: boolean
  readonly lang?: Language
}

/** One a flag: `--sector none DIR` names a folder, and no second sector. */
function each(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

function toAmount(text: string): number {
  const amount = text.replaceAll(/[,_]/g, '')
  if (!/^\d{1,15}$/.test(amount)) throw new InvalidArgumentError('10000000')
  return Number(amount)
}

/** Flags answer; else a terminal is asked; else nothing is said. */
async function choose(flags: InitFlags, console: Console): Promise<Choice> {
  if (answered(flags)) return choiceOf(flags)
  if (!process.stdin.isTTY || !process.stderr.isTTY) return { regulations: undefined }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Stopped by Ctrl-Z and taken up again it pauses, and the program would end.
  terminal.on('SIGCONT', () => terminal.prompt(true))
  try {
    return await ask(terminal, (text) => process.stderr.write(`${text}\n`), console.language)
  } finally {
    terminal.close()
  }
}

/** The template with what was chosen in the place of its commented line. */
export function configText(choice: Choice, language: Language): string {
  const lines = choiceLines(choice, language)
  if (lines === '') return TEMPLATES[language]
  const text = TEMPLATES[language]
  const settings = choice.regulations === undefined ? `#regulations: [J0030130, D0020085]\n${lines}` : lines
  const placed = text.replace('#regulations: [J0030130, D0020085]', () => settings)
  return choice.capital === undefined ? placed : placed.replace(/^# [^\n]*\n#organisation:\n(?:# {2}[^\n]*\n)*\n/m, '')
}

async function init(folder: string, flags: InitFlags, console: Console): Promise<void> {
  if (flags.lang !== undefined) console.language = flags.lang
  const path = resolve(folder, CONFIG_FILE)
  if (flags.renewSignKey) {
    const config = existsSync(path) ? loadConfig(path) : {}
    renew(settle({ ...flags, paths: [] }, config).key, console)
    return
  }
  const keyPath = resolve(flags.key ?? defaultKey())
  if (existsSync(path) && !flags.force) throw new PandianError('file-exists', { path })
  const choice = await choose(flags, console)
  const known = readKey(keyPath)
  if (known === undefined) createKey(keyPath)
  const signer = loadOrCreateSigner(keyPath, false)
  try {
    makeFolder(resolve(folder))
    writeFileSync(join(resolve(folder), CONFIG_FILE), configText(choice, console.language), {
      flag: flags.force ? 'w' : 'wx',
      mode: 0o644,
    })
  } catch (error) {
    throw new PandianError('cannot-write', { path, reason: reasonOf(error) })
  }
  console.note(`已建立設定檔 ${path}`, `Wrote ${path}`)
  for (const { id, name } of choice.regulations ?? [])
    console.note(`適用之辦法：${id} ${name}`, `Applies: ${id} ${name}`)
  if (known === undefined) {
    console.note(
      `已產生金鑰 ${keyPath}：請備份並妥善保管，遺失後無法與先前結果比對。`,
      `A key was made: ${keyPath}. Back it up and keep it safe; without it earlier results cannot be compared.`,
    )
  } else console.note(`沿用既有金鑰 ${keyPath}`, `The key that was there is used: ${keyPath}`)
  tellSigner(keyPath, signer, console)
  const where = path === resolve(CONFIG_FILE) ? '' : ` --config ${quoted(path)}`
  console.end(
    EXIT.complete,
    `下一步：編輯設定檔的 targets，再執行 ${command(`scan${where}`)}`,
    `Next: edit targets in it, then run ${command(`scan${where}`)}`,
  )
}

function renew(keyPath: string, console: Console): void {
  const signer = renewSigner(keyPath)
  tellSigner(keyPath, signer, console)
  console.end(
    EXIT.complete,
    '已換新。先前的公開金鑰仍保留，先前的紀錄仍可檢查；下一筆紀錄會註明換了金鑰。',
    'Renewed. The public keys of before are kept, so that what they signed can still be checked; the next entry says that the key has changed.',
  )
}

/** The fingerprint is what an auditor writes down. */
function tellSigner(keyPath: string, { fingerprint }: Verifier, console: Console): void {
  const path = publicKeyPath(keyPath)
  console.note(
    `紀錄的公開金鑰 ${path}：請交稽核人員保管一份。指紋（SHA-256）${fingerprint}`,
    `Public key of the journal: ${path}. Give a copy to whoever audits. Fingerprint (SHA-256): ${fingerprint}`,
  )
}

/**
 * What `init` writes, in either language. Everything but the language is a comment, so that the file is valid as it stands;
 * settings have no blank of their own after the `#`, so that taking that one character away gives YAML with the right indentation.
 */
export const TEMPLATES: Readonly<Record<Language, string>> = {
  'zh-TW': `# 盤點（pandian）設定檔。
# 井號後空一格的（如本行）是說明。井號後沒有空白（#targets:）或空兩格以上（#  - path:，屬於上一行）的是設定：
# 只拿掉行首那一個 #，其餘照原樣，就會生效。
# 相對路徑以本檔所在目錄為準。

# 報告語言：zh-TW 或 en
language: zh-TW

# 要盤點的位置，與清冊上的標示。owner 保有單位；region 機器所在地；outsourcedTo 委外保管時的受託者
# 資料庫與儲存區寫 url（例如 - url: postgres://帳號@主機/資料庫），密碼另以 secret 指定；見 docs/configuration.md
#targets:
#  - path: /srv/share
#    labels:
#      owner: 資訊室
#      region: TW
#      outsourcedTo: ""
#    exclude: ["**/node_modules", "*.iso"]

# 所有位置都略過的路徑（寫法同 .gitignore）
#exclude: ["**/.git"]

# 哪些路徑是關於哪些人：consumer 消費者、member 會員、user 使用者、employee 員工、student 學生、
# patient 病人、vendor 廠商、other 其他。先符合者為準。
# paths 以各盤點位置（targets 的 path）為起點：位置是 /srv/share 時，"會員資料/**" 指 /srv/share/會員資料 之下全部，
# "**/會員資料/**" 指任何一層的會員資料目錄；整個位置寫 "**"。也可寫絕對路徑，如 "/srv/share/會員資料/**"。
# purposes 是特定目的代號 001–182（052 法人或團體對股東、會員…之內部管理；002 人事管理；090 消費者管理）
#classes:
#  - paths: ["**/會員資料/**"]
#    class: member
#    purposes: ["052"]
#  - paths: ["**/人事/**"]
#    class: employee
#    purposes: ["002"]

# 適用的安全維護管理辦法（法規代碼，清單：pandian regulations）。未寫時試算下列兩部；都不適用時寫 []
# 要改變筆數的讀法，寫成 { id: J0030130, reading: rows }（rows 列數、subjects 當事人數、subjectPurposes 當事人 × 特定目的）
#regulations: [J0030130, D0020085]

# 貴單位自訂或修改的辦法，可另寫成檔案，再於此寫 regulationFiles: [檔名]（docs/law.md）

# 只有貴單位知道、辦法會問的：capital 資本額（新臺幣元）、sme 是否為中小企業
#organisation:
#  capital: 10000000
#  sme: true

# 尚未施行的規定，自哪一天起試算（docs/law.md）
#upcoming:
#  incident-2026: 2027-01-01
#  large-2026: 2027-01-01
#  purposes-2026: 2027-01-01

# 證據與明細的保存年限（未寫時依所選辦法，均未規定時五年）；逾期者於盤點完成時清除，紀錄（journal）不清除
#retention:
#  years: 5

# 自訂類型：只有貴單位才有的編號（docs/custom-detectors.md）。範例請用虛構的值；check-config 會逐一驗證
#detectors:
#  - id: employee-number
#    names: { zh: 員工編號, en: Employee number }
#    category: C001
#    strength: strong
#    pattern: 'EMP-\\d{6}'
#    columns: [員工編號]
#    examples: { hit: [EMP-102938], miss: [EMP-10293] }

# 已確認過、不必再提示的（docs/configuration.md）：以 token（一個值的代碼，由 pandian token 或 inspect --token 印出，不可寫原值）、
# paths、column、detector 指定。計數不變；只有 notPersonalData: true（確認不是個資）才不計入。報告都會列出。
#ignore:
#  - paths: ["**/測試資料/**"]
#    reason: 系統測試用
#    until: 2030-12-31
#    notPersonalData: true

# 基準：pandian baseline write 寫出目前的結果，之後的盤點另外提示新增的部分（計數不變）
#baseline: ./pandian-baseline.json

# 每個檔案的上限。到達上限的項目會列在報告，不會當成沒有個資。
# seconds 每個檔案的秒數（另加每 MiB 1 秒）；memory 整個程式的記憶體；depth 壓縮檔中的壓縮檔最多幾層；
# totalBytes 一個壓縮檔解開後的總量；ratio 解壓縮倍率；members 一個壓縮檔的成員數
#limits:
#  seconds: 120
#  memory: 1.5 GiB
#  depth: 8
#  totalBytes: 16 GiB
#  ratio: 200
#  members: 1000000

# 工作執行緒數（預設為核心數，至多 4）
#workers: 2

# 盤點位置內任何目錄的 .pandianignore（寫法同 .gitignore）也會略過所列路徑。能寫入該處者都能放這個檔，
# 因此預設把這些項目當作未盤點：結束狀態為 2，也不認定「未達」。確定這些檔只有貴單位能改時，才設為 true
#trustIgnoreFiles: false

# 是否跟隨符號連結
#followSymlinks: false

# 報告目錄、狀態檔、金鑰檔。金鑰請勿與狀態檔放在一起備份
#out: ./pandian-report
#state: ./pandian.db
#key: /etc/pandian/key
`,
  en: `# Configuration of pandian.
# Lines with one blank after the "#", as this one, explain. Those with none (#targets:) or with two and more (#  - path:,
# which belongs to the line above) are settings: take away that one "#", and nothing else, to put them into effect.
# Relative paths are taken from the folder of this file.

# Language of the reports: zh-TW or en
language: en

# The places to scan, with what the inventory says of them: who keeps the data, where the machine stands,
# to whom the keeping is outsourced
# Databases and buckets are named by url (- url: postgres://user@host/database), their passwords by secret: see
# docs/configuration.md
#targets:
#  - path: /srv/share
#    labels:
#      owner: IT
#      region: TW
#      outsourcedTo: ""
#    exclude: ["**/node_modules", "*.iso"]

# Left out everywhere (written as .gitignore)
#exclude: ["**/.git"]

# Whose data lies where: consumer, member, user, employee, student, patient, vendor, other. The first that matches holds.
# paths begin at the place that is scanned (the path of its target): with /srv/share, "members/**" is everything below
# /srv/share/members, "**/會員資料/**" every folder of that name however deep; "**" is the whole place.
# Absolute paths may be used as well: "/srv/share/會員資料/**".
# purposes are codes of the official list, 001 to 182 (052 members, 002 personnel, 090 consumers)
#classes:
#  - paths: ["**/會員資料/**"]
#    class: member
#    purposes: ["052"]
#  - paths: ["**/人事/**"]
#    class: employee
#    purposes: ["002"]

# The regulations that apply (pandian regulations lists them). These two are tried when this is not set; [] when none applies.
# For another reading of the count write { id: J0030130, reading: rows } (rows, subjects, subjectPurposes)
#regulations: [J0030130, D0020085]

# Regulations of your own, or changes to one, go into a file that regulationFiles: [FILE] names here (docs/law.md)

# What only you know and a regulation asks for: capital in New Taiwan dollars, sme: a small or medium-sized enterprise
#organisation:
#  capital: 10000000
#  sme: true

# Rules that are not in force yet: the day from which to try them (docs/law.md)
#upcoming:
#  incident-2026: 2027-01-01
#  large-2026: 2027-01-01
#  purposes-2026: 2027-01-01

# How many years evidence and detail are kept (as the regulations chosen say; five where none does). What is older goes at
# the end of a scan; the journal stays
#retention:
#  years: 5

# Kinds of your own: numbers that only your organisation has (docs/custom-detectors.md). Invent the examples; they are run
#detectors:
#  - id: employee-number
#    names: { zh: 員工編號, en: Employee number }
#    category: C001
#    strength: strong
#    pattern: 'EMP-\\d{6}'
#    columns: [empno]
#    examples: { hit: [EMP-102938], miss: [EMP-10293] }

# What you have looked at already (docs/configuration.md), by token (of one value, as pandian token and inspect --token print it; never
# the value itself), paths, column or detector. Counts stay as they are, but for notPersonalData: true. Reports list them all
#ignore:
#  - paths: ["**/test-data/**"]
#    reason: generated by the test suite
#    until: 2030-12-31
#    notPersonalData: true

# Baseline: pandian baseline write takes down what was found until now, and later scans tell what is new (counts stay)
#baseline: ./pandian-baseline.json

# Limits for each file. What runs into one is listed in the report and never taken for free of personal data.
# seconds: for one file, and 1 more for each MiB; memory: of the whole program; depth: archives in archives;
# totalBytes: of one archive, unpacked; ratio: of compression; members: in one archive
#limits:
#  seconds: 120
#  memory: 1.5 GiB
#  depth: 8
#  totalBytes: 16 GiB
#  ratio: 200
#  members: 1000000

# Number of workers (as many as there are cores, at most 4)
#workers: 2

# A file .pandianignore (written as .gitignore) in any folder of the place leaves out what it lists. Whoever may write there
# can put one there, so what it leaves out counts as not looked at: exit status 2, and nothing is proven below.
# Set it to true only when nobody but you can change these files
#trustIgnoreFiles: false

# Follow symbolic links
#followSymlinks: false

# Folder of the reports, state file, key file. Do not back up the key together with the state
#out: ./pandian-report
#state: ./pandian.db
#key: /etc/pandian/key
`,
}
