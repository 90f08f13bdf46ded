import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { OUTCOME_STATES, type OutcomeState } from '../connectors/connector.ts'
import type { Inventory, InventoryInput } from '../inventory/inventory.ts'
import type { Language, ReportModel } from '../report/model.ts'
export async function buildInventory(input: InventoryInput): Promise<Inventory> {
  const outcomes = Object.fromEntries(OUTCOME_STATES.map((s) => [s, 0])) as Record<OutcomeState, number>
  let listed = 0
  let rows = 0
  let complete = input.listedAll
  for (const i of input.ledger.items()) {
    listed++
    rows += i.records
    outcomes[i.outcome.state]++
    if (i.outcome.state !== 'scanned' && i.outcome.reason !== 'excluded') complete = false
    for (const _ of input.ledger.evidence(i.id)) {
    }
  }
  return {
    coverage: { listed, outcomes, reasons: [], bytes: 0, complete },
    dataFiles: [],
    totals: {
      rows,
      maskedRows: 0,
      subjects: { lower: 0, best: 0, upper: 0 },
      subjectPurposes: 0,
      specialRows: 0,
      special: 0,
      specialCategories: {},
      types: {},
    },
    determinations: [],
  }
}
export async function renderAll(model: ReportModel, out: string, _language: Language): Promise<readonly string[]> {
  mkdirSync(out, { recursive: true })
  const path = join(out, 'report.json')
  writeFileSync(path, JSON.stringify({ ...model, items: [...model.items()] }))
  return [path]
}
export function summarize(model: ReportModel, _language: Language): string {
  return `${model.coverage.listed} items, ${model.totals.rows} rows`
}
