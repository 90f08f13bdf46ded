/**
 * Records that tell by reference whom they are about, as those of FHIR do: a `Condition` names the illness and, in `subject.reference`,
 * the `Patient`, who has a record of their own before it.
 */
import { type Detector, LOW } from './detector.ts'
import type { FieldRole } from './field-roles.ts'
import { HitList, REFERRED } from './hits.ts'

/** In an item with more people, the records of those that come later stay without. */
const MAX_PEOPLE = 10_000
/** No longer value refers to a record. */
const LONGEST = 256

const PATIENT = /(?:^|\/)(Patient\/[\w.-]+)(?:\/_history\/[\w.-]+)?$/u

/** What could be of anybody, and what is told of somebody's family. */
const OF_NOBODY = new Set([
  ...['ActivityDefinition', 'CodeSystem', 'ConceptMap', 'Evidence', 'EvidenceVariable', 'FamilyMemberHistory', 'Group'],
  ...['HealthcareService', 'InsurancePlan', 'Library', 'Location', 'Measure', 'Medication', 'MedicationKnowledge'],
  ...['MedicinalProductDefinition', 'ClinicalUseDefinition', 'ObservationDefinition', 'Organization', 'PlanDefinition'],
  ...[
    'Practitioner',
    'PractitionerRole',
    'Questionnaire',
    'ResearchStudy',
    'SpecimenDefinition',
    'StructureDefinition',
  ],
  ...['Substance', 'SubstanceDefinition', 'TestScript', 'ValueSet'],
])
/** Values that take back what the rest says. */
const TAKEN_BACK = ['refuted', 'entered-in-error', 'not-done'].map((state) => Buffer.from(`\t${state}\n`))

/** Of one item. */
export class Referred {
  readonly #catalogue: readonly Detector[]
  /** What identifies the people of the item, each in the extent `#people` gives. */
  readonly #known = new HitList(false)
  readonly #people = new Map<string, readonly [from: number, to: number]>()
  /** Of the record at hand. */
  #resource = ''
  #ids: string[] = []
  #references: string[] = []
  #named = false

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
  }

  /** An item begins. */
  begin(): void {
    this.#known.clear()
    this.#people.clear()
    this.next()
  }

  /** A record begins. */
  next(): void {
    if (this.#resource !== '') this.#resource = ''
    if (this.#ids.length > 0) this.#ids = []
    if (this.#references.length > 0) this.#references = []
    this.#named = false
  }

  /** The record tells by reference of a patient of whom there was one before. */
  get isOfKnown(): boolean {
    return this.#references.length > 0 && this.#resource !== 'Patient' && this.#whose() !== undefined
  }

  /** What the record asks says nothing without an answer. */
  get answersOnly(): boolean {
    return this.#resource === 'QuestionnaireResponse'
  }

  /**
   * Is what the record says no patient's: of a questionnaire, or taken back? `bytes[from, to)`: the record with those that stand in it, as
   * the codes of its states do.
   */
  isOfNobody(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#resource === '') return false
    if (OF_NOBODY.has(this.#resource)) return true
    if (this.#resource === 'Patient' || this.#resource === 'Bundle') return false
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    return TAKEN_BACK.some((state) => text.includes(state))
  }

  /** Takes note of a field of the record; true where its value is the name of the patient whom the field before refers to. */
  field(role: FieldRole, value: Uint8Array): boolean {
    const named = this.#named
    this.#named = false
    if (role.refers === 'display') return named
    // What has an `id` is nearly never a patient of FHIR, where the kind of the record stands before it.
    if ((role.refers === 'id' && this.#resource !== 'Patient') || value.length > LONGEST) return false
    const text = Buffer.from(value.buffer, value.byteOffset, value.length).toString('latin1')
    if (role.refers === 'resource') this.#resource = text
    else if (role.refers !== 'reference') this.#ids.push(keyOf(text))
    else {
      const key = keyOf(text)
      this.#named = key.startsWith('Patient/')
      if (this.#named || key.startsWith('urn:')) this.#references.push(key)
    }
    return false
  }

  /** The record has these hits: remembers who it is about, where it is a patient's own. */
  remember(hits: HitList): void {
    if (this.#ids.length === 0 || this.#people.size >= MAX_PEOPLE) return
    if (this.#resource !== '' && this.#resource !== 'Patient') return
    const keys = this.#ids.map((id) => (this.#resource === 'Patient' && /^[\w.-]+$/u.test(id) ? `Patient/${id}` : id))
    const from = this.#known.length
    for (const strong of [true, false]) {
      for (let i = 0; i < hits.length && this.#known.length - from < 8; i++) {
        const { strength, id } = this.#catalogue[hits.detector[i]!]!
        if (hits.group[i] !== 0 || hits.masked[i] === 1 || hits.confidence[i]! <= LOW || strength === 'none') continue
        if (strong ? strength === 'strong' : id !== 'address') this.#known.copy(hits, i, i + 1)
      }
      // Who has a number of their own is known by it.
      if (this.#known.length > from) break
    }
    for (const key of keys) this.#people.set(key, [from, this.#known.length])
  }

  /** Appends to the record's hits those of the person whom it refers to. */
  append(hits: HitList): void {
    const [from, to] = this.#whose() ?? [0, 0]
    const before = hits.length
    hits.copy(this.#known, from, to)
    for (let i = before; i < hits.length; i++) hits.because[i] = hits.because[i]! | REFERRED
  }

  #whose(): readonly [from: number, to: number] | undefined {
    return this.#references.map((key) => this.#people.get(key)).find((known) => known !== undefined)
  }
}

/** `Patient/7` of whatever server and version; else as it stands. */
function keyOf(reference: string): string {
  return PATIENT.exec(reference)?.[1] ?? reference
}
