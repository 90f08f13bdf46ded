/** Document properties: title, author, company, and what users add, as labelled fields. */
import { BatchBuilder } from '../batches.ts'
import type { Piece } from '../format.ts'
import type { OfficePackage } from './package.ts'
import { END, OPEN, TEXT, type XmlTokenizer } from './xml-tokenizer.ts'

/**
 * Every text of the part `path` as a field at the place `properties`; elements named in `dull` are passed over. `labelOf` names the
 * element just opened, by itself or by the label `before` it.
 */
export function* readProperties(
  file: OfficePackage,
  path: string,
  dull: ReadonlySet<string>,
  labelOf: (xml: XmlTokenizer, before: string) => string,
): Generator<Piece> {
  const xml = file.xml(path)
  if (xml === undefined) return
  const out = new BatchBuilder({ kind: 'fields' }, 'properties')
  let label = ''
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token === OPEN && dull.has(xml.name)) xml.skip()
    else if (token === OPEN) label = labelOf(xml, label)
    else if (token === TEXT && !xml.blank) out.field(label, xml.text())
  }
  file.finished(xml)
  out.endRecord()
  const last = out.rest()
  if (last) yield last
}
