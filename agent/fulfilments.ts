/** Records of what was done that a regulation asks for: kept in the journal and in the state, and told again. */
import type { Fulfilment, FulfilmentRecord } from '../inventory/inventory.ts'
import { visible } from '../report/text.ts'
import { DEED_WORDS, FULFILMENT_FIELDS } from '../report/words/fulfilments.ts'
import type { Settings } from './config.ts'
import type { Console } from './console.ts'
import { PandianError } from './errors.ts'
import { EXIT } from './exit-codes.ts'
import { openJournal } from './journal/journal.ts'
import { fulfilmentEntry } from './journal/said.ts'
import type { Ledger } from './ledger/ledger.ts'
import { maskText } from './names.ts'
import { inTaipei } from './times.ts'
import { userOf } from './user.ts'

/** What one record says, as it was typed. */
export type Said = Pick<FulfilmentRecord, 'deed' | 'day' | 'by' | 'note' | 'incident'>

/** Keeps what was done under each of the regulations, and tells the numbers. */
export function keepFulfilments(
  said: Said,
  regulations: readonly string[],
  {
    settings,
    ledger,
    console,
    json,
  }: {
    readonly settings: Pick<Settings, 'state' | 'key'>
    readonly ledger: Ledger
    readonly console: Console
    readonly json: boolean | undefined
  },
): void {
  const at = Date.now()
  const { deed, day } = said
  // Whoever writes them may name somebody.
  const common = { ...said, by: maskText(said.by), note: maskText(said.note), at, who: userOf() }
  const first = ledger.nextFulfilment()
  const made = regulations.map((regulation, index) => ({ ...common, id: first + index, regulation, withdrawn: null }))
  // On record before it holds: what could not be recorded is not done.
  const journal = openJournal(settings, ledger, () => at)
  for (const one of made) journal.append('fulfilment', fulfilmentEntry(one))
  ledger.recordFulfilments(made)
  if (json) console.print(JSON.stringify(made.map(plainFulfilment)))
  const numbers = made.map(({ id }) => id).join(console.pick('、', ', '))
  console.end(
    EXIT.complete,
    `已登錄第 ${numbers} 號：${DEED_WORDS[deed]['zh-TW']}，${day}，${regulations.join('、')}。`,
    `Recorded as number ${numbers}: ${DEED_WORDS[deed].en}, ${day}, ${regulations.join(', ')}.`,
  )
}

/** Those of the regulations that were named, or the only one there is. Throws `duty-unknown`, `regulation-unsaid`. */
export function regulationsOf(given: readonly string[] | undefined, known: ReadonlySet<string>): readonly string[] {
  const list = [...known].join(', ')
  if (given !== undefined) {
    const asked = [...new Set(given.map((id) => (known.has(id) ? id : id.toUpperCase())))]
    const stranger = asked.find((id) => !known.has(id))
    if (stranger !== undefined) throw new PandianError('duty-unknown', { item: stranger, known: list })
    return asked
  }
  if (known.size === 0) throw new PandianError('duty-unknown', { item: '', known: list })
  if (known.size > 1) throw new PandianError('regulation-unsaid', { known: list })
  return [...known]
}

/** A record for programs. */
export function plainFulfilment({ at, withdrawn, ...rest }: Fulfilment) {
  return {
    ...rest,
    at: inTaipei(at),
    withdrawn: withdrawn === null ? null : { ...withdrawn, at: inTaipei(withdrawn.at) },
  }
}

/** … and for people. */
export function tellFulfilment(fulfilment: Fulfilment, console: Console): void {
  const of = console.language
  const { id, deed, regulation, day, by, note, incident, at, who, withdrawn } = fulfilment
  const minute = (time: number) => inTaipei(time).slice(0, 16).replace('T', ' ')
  const field = (name: keyof typeof FULFILMENT_FIELDS, text: string) => {
    if (text !== '') console.print(`  ${FULFILMENT_FIELDS[name][of]}  ${visible(text)}`)
  }
  console.print(`${id}  ${day}  ${visible(regulation)}  ${DEED_WORDS[deed][of]}`)
  if (incident !== null) field('incident', String(incident))
  field('by', by)
  field('note', note)
  field('who', `${who}  ${minute(at)}`)
  if (withdrawn !== null) field('withdrawn', `${minute(withdrawn.at)}  ${withdrawn.who}  ${withdrawn.reason}`)
}
