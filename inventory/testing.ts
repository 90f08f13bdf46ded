/** For tests: a ledger in memory. */
import type { Exposure, Outcome } from '../connectors/connector.ts'
import type { TypeFindings } from '../detectors/detector.ts'
import type { InventoryInput, LedgerItem, LedgerView } from './inventory.ts'
import { piecesOf, type RecordText, type Writer } from './subjects/testing.ts'

/** The day on which the tests count. */
const COUNTED_AT = Date.UTC(2026, 10, 20)

/** What the tests do not speak of. */
const UNKNOWN: Exposure = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }

/** A file of the test's world: its records, and what else differs from a plain file. */
export interface TestFile {
  readonly uri: string
  readonly records?: readonly RecordText[]
  readonly outcome?: Outcome
  readonly types?: readonly TypeFindings[]
  readonly exposure?: Exposure
  readonly modified?: number
  readonly masked?: number
  readonly special?: readonly number[]
  readonly target?: number
}

/** A ledger of those files; items come in order of URI whatever the order here. */
export function ledgerOf(makeWriter: () => Writer, files: readonly TestFile[]): LedgerView {
  const items = files.map((file, index): LedgerItem => {
    const records = file.records ?? []
    return {
      id: index + 100,
      uri: file.uri,
      target: file.target ?? 0,
      size: 1000,
      modified: file.modified ?? COUNTED_AT,
      exposure: file.exposure ?? UNKNOWN,
      format: 'csv',
      encoding: 'utf-8',
      outcome: file.outcome ?? { state: 'scanned' },
      records: records.length,
      maskedRecords: file.masked ?? 0,
      special: file.special ?? [0, 0, 0, 0, 0, 0],
      types: file.types ?? [],
      firstSeen: COUNTED_AT,
      lastSeen: COUNTED_AT,
    }
  })
  const evidence = new Map(items.map((item, index) => [item.id, piecesOf(makeWriter(), files[index]!.records ?? [])]))
  const sorted = [...items].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  return { items: () => sorted, evidence: (id) => evidence.get(id) ?? [] }
}

/** An input for the inventory of that ledger. */
export function inputOf(ledger: LedgerView, scratch: string, more: Partial<InventoryInput> = {}): InventoryInput {
  return {
    ledger,
    targets: [{ root: 'file:///srv', labels: {} }],
    rules: [],
    identities: { known: [], token: (uri) => `F-${uri}` },
    regulations: [],
    countedAt: COUNTED_AT,
    listedAll: true,
    regulationsStated: true,
    scratch,
    memory: 16 << 20,
    ...more,
  }
}
