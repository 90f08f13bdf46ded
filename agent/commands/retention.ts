/** `pandian retention`: removes what has been kept as long as it has to be, or says what that is. */
import type { Command } from 'commander'
import type { Console } from '../console.ts'
import { EXIT } from '../exit-codes.ts'
import { type StateFlags, settingsOf, withStateOptions } from '../flags.ts'
import { command } from '../invocation.ts'
import { openJournal } from '../journal/journal.ts'
import type { Expired } from '../ledger/retention.ts'
import { retain, retentionMonths } from '../retention.ts'
import { openState } from '../state.ts'

interface RetentionFlags extends StateFlags {
  readonly dryRun?: boolean
}

/** What goes, in words. */
const WORDS: Readonly<Record<keyof Expired, readonly [zh: string, en: string]>> = {
  items: ['已不再盤點之項目', 'items that are scanned no longer'],
  evidence: ['其證據', 'pieces of their evidence'],
  dataFiles: ['已不存在之個人資料檔案', 'data files that are gone'],
  annotations: ['已被取代之填寫內容', 'decisions that others have replaced'],
  disposals: ['已確認之處置登錄', 'disposals that scans have confirmed'],
  fulfilments: ['已撤銷或被後次取代之履行登錄', 'duties done that were withdrawn, and checks that later ones replaced'],
  incidents: ['已通報或無須通報之事故', 'incidents that were reported, or needed no report'],
  papers: ['個資事故通報表與當事人請求處理紀錄（檔案）', 'forms of incidents and records of requests (files)'],
}

/** Adds the command to the program. */
export function addRetention(program: Command, console: Console): void {
  withStateOptions(
    program
      .command('retention')
      .description(
        '清除逾保存年限的證據與明細（紀錄不清除）/ remove evidence and detail older than they are kept; the journal stays',
      )
      .option('--dry-run', '只列出會清除的內容 / only say what would go'),
  )
    .addHelpText(
      'after',
      () =>
        `\n每次盤點完成時也會執行。仍在使用的（仍在盤點範圍內的項目、現行的填寫內容）與歷次盤點的數字（期限據以計算）一律保留。保存年限以設定檔的 retention: { years: 5 } 指定，未指定時依所適用的法規。\nEvery scan does it when it is complete. What is current stays: items that are still scanned, and decisions that hold; so do the figures of all scans, by which periods run. For how long things are kept, retention: { years: 5 } in the configuration says, else the regulations that apply.\n\n範例 / Examples:\n  ${command('retention --dry-run')}`,
    )
    .action((flags: RetentionFlags) => retention(flags, console))
}

function retention(flags: RetentionFlags, console: Console): void {
  const settings = settingsOf(flags, console)
  const months = retentionMonths(settings)
  const { ledger } = openState(settings)
  try {
    const journal = flags.dryRun ? undefined : openJournal(settings, ledger)
    const { before, removed, filledIn } = retain(ledger, journal, months, Date.now())
    if (flags.json) console.print(JSON.stringify({ months, before, dryRun: flags.dryRun ?? false, removed, filledIn }))
    else
      for (const [what, [zh, en]] of Object.entries(WORDS))
        console.print(`${String(removed[what as keyof Expired]).padStart(8)}  ${console.pick(zh, en)}`)
    for (const path of filledIn)
      console.note(
        `注意：${path} 已逾保存年限，因有人填寫過而不代為刪除；請自行銷毀。`,
        `Note: ${path} is older than it has to be kept. Somebody has filled it in, so it is not removed: that is yours to do.`,
      )
    if (Object.values(removed).every((number) => number === 0)) {
      console.end(
        EXIT.complete,
        `沒有早於 ${before} 而可清除者。`,
        `Nothing is of before ${before}, so nothing is to go.`,
      )
      return
    }
    console.end(
      EXIT.complete,
      flags.dryRun ? `以上早於 ${before}，可清除；尚未清除。` : `早於 ${before} 者已清除，並留下紀錄。`,
      flags.dryRun
        ? `That is of before ${before} and would go; nothing was removed.`
        : `What is of before ${before} was removed, and that is on record.`,
    )
  } finally {
    ledger.close()
  }
}
