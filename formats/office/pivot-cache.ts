/** What a pivot table remembers of its source, also when that is long gone: names of fields, their values, and the rows. */
import { BatchBuilder } from '../batches.ts'
import type { Piece } from '../format.ts'
import type { OfficePackage } from './package.ts'
import { partPath, relationships } from './relationships.ts'
import { TextPlace } from './text-place.ts'
import { CLOSE, END, OPEN } from './xml-tokenizer.ts'

const PLACE = 'pivot cache'
/** Values of fields that are kept to be put into the rows, in UTF-16 units; beyond, they are said by themselves, as those of no row are. */
const KEPT = 32 * 2 ** 20
/** Dates are written with the time of day. */
const MIDNIGHT = /T00:00:00$/

/** A field: its name, and the values that rows name by their number. */
interface Field {
  readonly name: string
  readonly values: string[]
  readonly used: Set<number>
}

/**
 * Reads a definition and its records: a table with the fields' names above it. Where rows hold a number in place of a value, it is
 * put back; read apart, each value of a person would be somebody of their own. Returns the parts that need no other look.
 */
export function* readPivotCache(file: OfficePackage, path: string): Generator<Piece, readonly string[]> {
  const text = new TextPlace(PLACE)
  const fields = readFields(file, path, text)
  const records = recordsOf(file, path)
  for (const part of records) yield* readRecords(file, part, fields)
  for (const { name, values, used } of fields) {
    if (records.length === 0) text.whole(name)
    for (const [at, value] of values.entries()) if (!used.has(at)) text.whole(value)
    const batch = text.take()
    if (batch) yield batch
  }
  yield* text.rest()
  return records
}

function recordsOf(file: OfficePackage, path: string): string[] {
  const rels = path.replace(/\/([^/]+)$/, '/_rels/$1.rels')
  if (!file.has(rels)) return []
  const folder = path.slice(0, path.lastIndexOf('/'))
  const parts = new Set<string>()
  for (const { external, target } of relationships(file, rels)) {
    const part = partPath(folder, target)
    if (!external && file.has(part) && /records/i.test(part)) parts.add(part)
  }
  return [...parts]
}

function readFields(file: OfficePackage, path: string, text: TextPlace): Field[] {
  const fields: Field[] = []
  const xml = file.xml(path)
  if (xml === undefined) return fields
  let kept = 0
  let shared = false
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token === CLOSE && xml.name === 'sharedItems') shared = false
    if (token !== OPEN) continue
    if (xml.name === 'cacheField') {
      fields.push({ name: xml.attribute('name') ?? '', values: [], used: new Set() })
    } else if (xml.name === 'sharedItems') shared = true
    else if (xml.name !== 'x') {
      const value = xml.attribute('v')?.replace(MIDNIGHT, '')
      // Values without text (`m`) have their number, too.
      if (shared && kept < KEPT) fields.at(-1)?.values.push(value ?? '')
      else if (value !== undefined) text.whole(value)
      kept += value?.length ?? 0
    }
  }
  file.finished(xml)
  return fields
}

/** Reads records, whose values are in attributes. Without a definition they have no header. */
export function* readRecords(file: OfficePackage, path: string, fields: readonly Field[] = []): Generator<Piece> {
  const xml = file.xml(path)
  if (xml === undefined) return
  const rows = new BatchBuilder({ kind: 'generated-table' }, PLACE)
  for (const [at, { name }] of fields.entries()) {
    if (at > 0) rows.separate()
    rows.value(name)
  }
  if (fields.length > 0) rows.endLine()
  let column = 0
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token === CLOSE && xml.name === 'r') rows.endLine()
    if (token !== OPEN) continue
    if (xml.name === 'r') {
      column = 0
      continue
    }
    const value: string | undefined = xml.attribute('v')?.replace(MIDNIGHT, '')
    if (value === undefined && xml.name !== 'm') continue
    if (column > 0) rows.separate()
    const field = fields[column++]
    const number = Number(value)
    if (xml.name !== 'x') rows.value(value ?? '')
    else if (field?.values[number] !== undefined) {
      field.used.add(number)
      rows.value(field.values[number])
    }
    const batch = rows.take()
    if (batch) yield batch
  }
  file.finished(xml)
  const last = rows.rest()
  if (last) yield last
}
