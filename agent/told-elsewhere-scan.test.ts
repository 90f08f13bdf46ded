/** Illnesses and convictions that stand in other records than the person: in lists below them, and where they are told by reference. */
import { expect, test } from 'vitest'
import { decodeEvidence } from '../detectors/detector.ts'
import { createScanner } from '../detectors/scanner.ts'
import { makePeople } from '../fixtures/people.ts'
import { readAll, sourceOf } from '../fixtures/read-all.ts'
import { json } from '../formats/text/json.ts'

const PEOPLE = makePeople(4, 'told elsewhere')
const [ANY, OTHER, SPOUSE, DOCTOR] = PEOPLE as [Person, Person, Person, Person]
type Person = (typeof PEOPLE)[number]
const SPECIAL = 128
const NAME = 64
const NATIONAL_ID = 1

interface Said {
  /** Hits that count, by detector. */
  readonly hits: Readonly<Record<string, number>>
  /** Whose records hold something of the special categories: tokens of ID numbers (or of names, without), a record each. */
  readonly special: readonly string[]
  /** Tokens of all ID numbers. */
  readonly ids: ReadonlySet<string>
}

async function said(document: unknown): Promise<Said> {
  const [item] = await readAll(sourceOf('a.json', Buffer.from(JSON.stringify(document))), [json])
  const scanner = createScanner({ key: new Uint8Array(32).fill(7) })
  scanner.begin()
  const encoder = new TextEncoder()
  for (const { text, ...batch } of item!.batches)
    scanner.feed({
      kind: 'batch',
      bytes: encoder.encode(text),
      dialect: batch.dialect,
      first: batch.first,
      linesBefore: batch.linesBefore,
    })
  const { types, evidence } = scanner.end()
  const special: string[] = []
  const ids = new Set<string>()
  for (const piece of evidence)
    decodeEvidence(piece, ({ count, length, codes, tokens }) => {
      const of = (code: number): string | undefined => {
        const i = codes.subarray(0, length).indexOf(code)
        return i < 0 ? undefined : `${tokens[2 * i]}-${tokens[2 * i + 1]}`
      }
      const id = of(NATIONAL_ID)
      if (id !== undefined) ids.add(id)
      if (codes.subarray(0, length).some((code) => code >= SPECIAL))
        for (let n = 0; n < count; n++) special.push(id ?? of(NAME) ?? '')
    })
  return {
    hits: Object.fromEntries(types.filter(({ hits }) => hits > 0).map((type) => [type.detector, type.hits])),
    special,
    ids,
  }
}

async function idOf({ id }: Person): Promise<string> {
  return [...(await said([{ id }])).ids][0]!
}

test('convictions and illnesses in a list below the person were nobody\u2019s where the document has two people', async () => {
  const convicted = { name: ANY.name, id: ANY.id, records: [{ offence: '竊盜', sentence: '有期徒刑六月' }] }
  const clean = { name: OTHER.name, id: OTHER.id, records: [] }
  expect((await said([convicted, clean])).special).toEqual([await idOf(ANY)])
  expect((await said([clean, convicted])).special).toEqual([await idOf(ANY)])
  const ill = { 姓名: OTHER.name, 身分證字號: OTHER.id, 病史: { 列表: [{ 年: 108, 項目: [{ 診斷: '思覺失調症' }] }] } }
  expect((await said({ people: [clean, ill, { name: ANY.name, id: ANY.id }] })).special).toEqual([await idOf(OTHER)])
})

test('what stands below somebody is not theirs where it says whose it is, or stands in a list of people', async () => {
  const other = { name: OTHER.name, id: OTHER.id }
  for (const below of [
    { patients: [{ bed: '3', diagnosis: '糖尿病' }] },
    { 家屬: [{ 稱謂: '父', 診斷: '糖尿病' }] },
    { courses: [{ title: '糖尿病衛教' }] },
    { posts: [{ body: `${'今天談糖尿病的照護。'.repeat(12)}` }] },
  ])
    expect((await said([{ name: ANY.name, id: ANY.id, ...below }, other])).special, Object.keys(below)[0]).toEqual([])
  const two = [{ name: ANY.name, id: ANY.id, visits: [{ name: OTHER.name, id: OTHER.id, diagnosis: '糖尿病' }] }, other]
  expect((await said(two)).special).toEqual([await idOf(OTHER)])
  // A list that stands in nobody's record is not the next one's.
  expect((await said([{ list: [{ 診斷: '糖尿病' }] }, { name: ANY.name, id: ANY.id }, other])).special).toEqual([])
})

function patient({ id, name, birth, mobile, sex }: Person, key: string) {
  return {
    fullUrl: `https://fhir.example.org/r4/Patient/${key}`,
    resource: {
      resourceType: 'Patient',
      id: key,
      identifier: [
        {
          use: 'official',
          type: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'NNxxx' }],
            text: '身分證字號',
          },
          system: 'http://www.moi.gov.tw',
          value: id,
        },
      ],
      name: [{ use: 'official', text: name, family: name.slice(0, 1), given: [name.slice(1)] }],
      telecom: [{ system: 'phone', value: mobile, use: 'mobile' }],
      gender: sex,
      birthDate: birth,
      contact: [
        {
          relationship: [{ text: '配偶' }],
          name: { text: SPOUSE.name },
          telecom: [{ system: 'phone', value: SPOUSE.mobile }],
        },
      ],
    },
  }
}

function condition(text: string, subject: Readonly<Record<string, string>>) {
  const coding = [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9', display: text }]
  return { resource: { resourceType: 'Condition', id: `c-${text}`, code: { coding, text }, subject } }
}

const STAFF = { resource: { resourceType: 'Practitioner', id: 'd1', name: [{ text: DOCTOR.name }] } }
const bundle = (...entry: readonly unknown[]) => ({ resourceType: 'Bundle', type: 'collection', entry })

test('a Condition told its patient by reference and was nobody\u2019s, in bundles of FHIR with several people', async () => {
  const whole = bundle(
    patient(ANY, 'p1'),
    patient(OTHER, 'p2'),
    STAFF,
    condition('糖尿病', { reference: 'Patient/p2' }),
    condition('高血壓', { reference: 'Patient/p2/_history/3' }),
  )
  const { hits, special, ids } = await said(whole)
  expect(special).toEqual([await idOf(OTHER), await idOf(OTHER)])
  // What stands elsewhere is not counted twice, and nobody is more than one person.
  expect(hits).toMatchObject({
    'tw-national-id': 2,
    'birth-date': 2,
    mobile: 4,
    'special-medical': 4,
    'special-medical-record': 2,
  })
  expect(hits.name).toBe(5)
  expect(ids.size).toBe(2)
})

test('a reference names its patient by the address of the entry, or beside it', async () => {
  const urn = { ...patient(ANY, 'p1'), fullUrl: 'urn:uuid:6f1c' }
  expect(
    (await said(bundle(urn, patient(OTHER, 'p2'), condition('氣喘', { reference: 'urn:uuid:6f1c' })))).special,
  ).toEqual([await idOf(ANY)])
  const alone = await said(bundle(condition('氣喘', { reference: 'Patient/p7', display: ANY.name }), STAFF))
  expect(alone.hits).toMatchObject({ name: 2, 'special-medical-record': 1 })
  expect(alone.special.length).toBe(1)
})

test('a reference to somebody unknown, or to no patient, ties nothing', async () => {
  const two = [patient(ANY, 'p1'), patient(OTHER, 'p2')]
  for (const reference of ['Patient/p3', 'Group/p1', 'p1'])
    expect((await said(bundle(...two, condition('氣喘', { reference })))).special, reference).toEqual([])
  const first = await said(bundle(...two))
  expect(first.special).toEqual([])
  // Of the item before nothing is remembered.
  expect(
    (await said(bundle(patient(OTHER, 'p2'), STAFF, condition('氣喘', { reference: 'Patient/p1' })))).special,
  ).toEqual([])
})

test('what was refuted, not done or entered in error, or stands in a questionnaire, was told of the patient', async () => {
  const subject = { reference: 'Patient/p1' }
  const { resource } = condition('糖尿病', subject)
  const state = (code: string) => ({ verificationStatus: { coding: [{ system: 'http://example.org/status', code }] } })
  const answers = (...item: readonly unknown[]) => ({ resourceType: 'QuestionnaireResponse', subject, item })
  const question = { linkId: '1', text: '糖尿病' }
  for (const one of [
    { ...resource, ...state('refuted') },
    { ...resource, ...state('entered-in-error') },
    { ...resource, verificationStatus: 'refuted', subject: { ...subject, display: ANY.name } },
    { resourceType: 'Procedure', status: 'not-done', code: { text: '人工流產' }, subject },
    answers({ ...question, answer: [{ valueBoolean: false }] }),
    answers({ ...question, answer: [{ valueString: '無' }] }),
    answers({ ...question, answer: [{ valueCoding: { system: 'http://example.org/yes', code: 'N', display: '否' } }] }),
    answers(question, { linkId: '2', text: '病史', item: [{ linkId: '3', text: '心臟病' }] }),
    { resourceType: 'Questionnaire', id: 'q', item: [{ ...question, type: 'boolean' }] },
    { resourceType: 'MedicationKnowledge', id: 'm', indicationGuideline: [{ indication: [{ text: '糖尿病' }] }] },
    { resourceType: 'FamilyMemberHistory', patient: subject, condition: [{ code: { text: '糖尿病' } }] },
  ])
    for (const others of [[], [patient(OTHER, 'p2')]]) {
      const whole = bundle(patient(ANY, 'p1'), ...others, { resource: one })
      expect((await said(whole)).special, JSON.stringify(one)).toEqual([])
    }
  for (const one of [
    { ...resource, ...state('confirmed') },
    answers({ ...question, answer: [{ valueBoolean: true }] }),
    answers({ ...question, answer: [{ valueString: '有' }] }),
    answers({ linkId: '1', text: '目前用藥', answer: [{ valueString: 'Metformin' }] }, question),
  ])
    expect(
      (await said(bundle(patient(ANY, 'p1'), patient(OTHER, 'p2'), { resource: one }))).special,
      JSON.stringify(one),
    ).toEqual([await idOf(ANY)])
})
