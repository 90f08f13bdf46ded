/** What the law asks of each data file. Which article asks for what is data (data/file-duties.ts). */
import type { TargetLabels } from '../connectors/connector.ts'
import { FILE_DUTIES, type FileCondition, type FileDutyRule } from './data/file-duties.ts'
import type { DataFile, Determination, FileDuty } from './inventory.ts'

/** What has to be known of a data file. */
export type DutyFacts = Pick<DataFile, 'number' | 'special' | 'specialRows' | 'annotations'>

/** Is that region another country? Nothing said is home. */
export function isAbroad(region: string | undefined): boolean {
  return region !== undefined && region !== '' && region.toUpperCase() !== 'TW'
}

/** How people say in a field that there is none. A circle (○) says yes in a form of Taiwan. */
const NONE =
  /^(無|否|沒有|無此情形|無此情事|不適用|未委外|無委外|不委外|未傳輸|無傳輸|無國際傳輸|未國際傳輸|無跨境傳輸|none|no|nil|n\/?a|not applicable|[-–—_/.0×x]+)[。.]?$/iu

/** Does a field name somebody, or some country? */
export function names(text: string): boolean {
  const said = text.normalize('NFKC').trim()
  return said !== '' && !NONE.test(said)
}

/**
 * Duties in the order of the data. Measures of a regulation are named only where somebody has said that it applies and its number is
 * certainly reached.
 */
export function fileDuties(
  file: DutyFacts,
  labels: TargetLabels | undefined,
  determinations: readonly Determination[],
  stated: boolean,
): readonly FileDuty[] {
  // What people have decided counts as much as what the place is labelled with.
  const { transfer = '', outsourced = '' } = file.annotations ?? {}
  const holds: Readonly<Record<Exclude<FileCondition, 'system-measures'>, boolean>> = {
    'special-data': file.special > 0 || file.specialRows > 0,
    abroad: isAbroad(labels?.region) || names(transfer),
    outsourced: names(labels?.outsourcedTo ?? '') || names(outsourced),
  }
  return FILE_DUTIES.flatMap((rule: FileDutyRule & { readonly id: FileDuty['id'] }): FileDuty[] => {
    if (rule.when === 'system-measures') return stated ? measuresOf(rule.id, file.number, determinations) : []
    if (!holds[rule.when] || rule.law === undefined) return []
    const { name, article, url } = rule.law
    return [{ id: rule.id, law: name, article, url }]
  })
}

/** One of each regulation, however many numbers of it are reached. */
function measuresOf(id: FileDuty['id'], file: number, determinations: readonly Determination[]): FileDuty[] {
  const duties = new Map<string, FileDuty>()
  for (const { regulation, regulationName, url, dataFiles, duties: all } of determinations) {
    const measures = all.find((duty) => duty.id === 'measures' && duty.verdict === 'reached')
    if (measures === undefined || duties.has(regulation) || !dataFiles.includes(file)) continue
    const law = { zh: regulationName, en: regulationName }
    duties.set(regulation, { id, law, article: measures.article, url })
  }
  return [...duties.values()]
}
