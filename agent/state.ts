/** The state of earlier scans, for commands that ask it something and scan nothing. */
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Settings, stateFolder } from './config.ts'
import { PandianError } from './errors.ts'
import { readKey } from './key.ts'
import { isState } from './ledger/file.ts'
import { Ledger } from './ledger/ledger.ts'

/** An open state, and the key that its tokens were made with. */
export interface OpenState {
  readonly ledger: Ledger
  readonly key: Uint8Array
}

/**
 * Opens the state that scans have left; the caller closes the ledger. Throws `state-missing` where there is none, `key-unreadable`, and
 * what {@link Ledger.open} throws.
 */
export function openState(settings: Pick<Settings, 'state' | 'key'>): OpenState {
  const { state, key: path } = settings
  if (!isState(state)) {
    const others = dirname(state) === stateFolder() ? knownStates() : []
    throw new PandianError('state-missing', { path: state, others: others.join(', ') })
  }
  const key = readKey(path)
  if (key === undefined) throw new PandianError('key-missing', { path, state })
  return { ledger: Ledger.open(state, { key: key.bytes }), key: key.bytes }
}

/** The states where they lie unless somebody says otherwise, by path. */
export function knownStates(): string[] {
  const folder = stateFolder()
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.db'))
    return names.sort().map((name) => join(folder, name))
  } catch {
    // Not there, or not ours to look into: then there are none.
    return []
  }
}
