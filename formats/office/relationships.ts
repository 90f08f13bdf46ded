/** Which part of an OOXML package belongs to which, and what it links to outside. */
import type { OfficePackage } from './package.ts'
import { END, OPEN } from './xml-tokenizer.ts'

/** A link's target without its percent signs, as far as they make sense. */
export function decodedLink(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

interface Relationship {
  readonly id: string
  readonly target: string
  readonly external: boolean
}

/** The relationships a `.rels` part lists. */
export function* relationships(file: OfficePackage, path: string): Generator<Relationship> {
  const xml = file.xml(path)
  if (xml === undefined) return
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token !== OPEN || xml.name !== 'Relationship') continue
    const target = xml.attribute('Target') ?? ''
    yield { id: xml.attribute('Id') ?? '', target, external: xml.attribute('TargetMode') === 'External' }
  }
  file.finished(xml)
}

/** The path of a relationship's target, seen from a folder. */
export function partPath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}
