/** Values under what they answer: illnesses and convictions are told of those whose answers tell of one, once, and of nobody else. */
import { expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** Values of the special categories that count. */
async function told(document: unknown): Promise<string[]> {
  const xml = typeof document === 'string'
  const text = xml ? document : JSON.stringify(document)
  const { hits } = await inspect(sourceOf(xml ? 'a.xml' : 'a.json', Buffer.from(text)))
  return hits
    .filter(({ detector, confidence, masked }) => detector.startsWith('special-') && confidence !== 'low' && !masked)
    .map(({ value = '' }) => value)
}

const answering = (...answers: readonly unknown[]) => ({
  students: [
    { name: '王文華', answers },
    { name: '林怡君', answers: [] },
  ],
})

test('answers of no told of illnesses and convictions by the words of their questions', async () => {
  const no = [
    { question: '糖尿病', answer: '無' },
    { question: '過敏史', answer: '無' },
    { question: '是否有前科？', answer: '否' },
    { question: '癌症', answer: ['無'] },
    { label: '犯罪紀錄', value: '－' },
    { label: '心臟病', value: 0 },
    { label: '特殊疾病', value: false },
    { label: '高血壓', value: '☐' },
    { label: '癲癇', value: '' },
    { label: '氣喘', value: null },
    { question: '疾病', answer: '不知道' },
    { question: '是否聽過愛滋病', answer: '是' },
  ]
  for (const answer of no) {
    expect(await told(answering(answer)), JSON.stringify(answer)).toEqual([])
    expect(await told({ name: '王文華', answers: [answer] }), JSON.stringify(answer)).toEqual([])
  }
  expect(await told(answering(...no, { question: '是否抽菸', answer: '否' }))).toEqual([])
  for (const answer of [
    '<answer question="前科">無</answer>',
    '<f><label>糖尿病</label><value>無</value></f>',
    '<f label="糖尿病" value="無"/>',
  ])
    expect(await told(`<a><p><name>王文華</name>${answer}</p><p><name>林怡君</name>${answer}</p></a>`), answer).toEqual(
      [],
    )
})

test('an answer of yes, or with words of its own, tells of the illness once', async () => {
  for (const [answer, values] of [
    [{ question: '糖尿病', answer: '有' }, ['有']],
    [{ question: '糖尿病', answer: true }, ['糖尿病']],
    [{ question: '是否有糖尿病？', answer: '有' }, ['有']],
    [{ label: '過敏史', value: '花生' }, ['花生']],
    [{ label: '高血壓', value: '☑' }, ['高血壓']],
    [{ name: '診斷', value: '第二型糖尿病' }, ['第二型糖尿病']],
    [{ type: '前科', value: '竊盜' }, ['竊盜']],
  ] as const) {
    expect(await told(answering(answer)), JSON.stringify(answer)).toEqual(values)
    expect(await told({ name: '王文華', fields: [answer] }), JSON.stringify(answer)).toEqual(values)
  }
  const answer = '<answer question="前科">竊盜</answer>'
  expect(await told(`<a><p><name>王文華</name>${answer}</p><p><name>林怡君</name></p></a>`)).toEqual(['竊盜'])
})

test('counts, templates and settings under an illness or an offence were told as somebody\u2019s', async () => {
  const contact = { 聯絡人: '陳志豪', 電話: '02-27123456' }
  for (const pair of [
    { name: '竊盜', value: 51_656 },
    { name: '糖尿病', value: '31%' },
    { name: '愛滋病', value: '12 例' },
    { key: 'disease', value: '{{disease}}' },
    { key: '疾病', value: `\${disease}` },
    { key: '疾病', value: '(not set)' },
    { name: '診斷', value: 'required' },
    { name: 'disease', value: true },
    { name: '診斷', value: 'string' },
    { name: '診斷書', number: 2, value: 200 },
  ]) {
    expect(await told({ ...contact, data: [pair] }), JSON.stringify(pair)).toEqual([])
    expect(await told([{ ...pair, author: '陳志豪' }]), JSON.stringify(pair)).toEqual([])
  }
})

test('titles of issues and questions that anybody may ask were told as somebody\u2019s', async () => {
  expect(await told([{ number: 12, title: '糖尿病問卷無法送出', author: '陳志豪' }])).toEqual([])
  expect(
    await told([
      { title: '憂鬱症', content: '認識情緒', teacher: '陳志豪' },
      { title: '糖尿病', content: '飲食', teacher: '林怡君' },
    ]),
  ).toEqual([])
  expect(
    await told([
      { question: '有前科可以報考嗎？', answer: '可以', editor: '陳志豪' },
      { question: '糖尿病患者可以捐血嗎？', answer: '視控制情形而定', editor: '林怡君' },
    ]),
  ).toEqual([])
})

test('what a medicine is good for was told of whoever answers for it', async () => {
  for (const label of ['適應症', '禁忌', '用途', 'indication']) {
    const pair = { label, value: '高血壓' }
    expect(await told([{ label: '負責人', value: '陳志豪' }, pair]), label).toEqual([])
    expect(await told({ id: 7, fields: [{ label: '負責人', value: '陳志豪' }, pair] }), label).toEqual([])
    expect(await told({ id: 7, fields: [{ label: '姓名', value: '陳志豪' }, pair] }), label).toEqual([])
  }
})

test('offences that a list of what occurs in a text names were told of the first of several people in it', async () => {
  const person = (value: string) => ({ type: '人名', value })
  const offence = (value: string) => ({ type: '罪名', value })
  const entities = [person('陳志豪'), offence('竊盜'), person('林怡君'), offence('詐欺')]
  expect(await told(entities)).toEqual([])
  expect(await told({ text: '…', entities })).toEqual([])
  expect(await told({ name: '王文華', text: '…', entities })).toEqual([])
  expect(await told({ vocab: [offence('竊盜'), offence('詐欺'), person('陳志豪')] })).toEqual([])
  // A form has one name, and calls it so.
  expect(await told({ id: 7, fields: [{ type: '姓名', value: '陳志豪' }, offence('竊盜')] })).toEqual(['竊盜'])
})

test('what officers, physicians and lawyers deal with was told of them', async () => {
  const of = (first: object) => [first, { name: '林怡君', badge: '12346' }]
  const arrests = [{ offense: '竊盜' }]
  for (const officer of [
    { name: '王文華', badge: '12345', arrests },
    { arrests, name: '王文華', badge: '12345' },
    { name: '王文華', title: 'Police Officer', arrests: ['竊盜'] },
    { name: '王文華', 職稱: '律師', 承辦案件: [{ 罪名: '竊盜' }] },
    { name: '王文華', role: '醫師', reports: [{ day: '3', list: [{ 診斷: '糖尿病' }] }] },
    { name: '王文華', patients: [{ bed: '3', 診斷: '糖尿病' }] },
  ]) {
    expect(await told(officer), JSON.stringify(officer)).toEqual([])
    expect(await told(of(officer)), JSON.stringify(officer)).toEqual([])
  }
  for (const key of ['officers', 'doctors', '律師'])
    for (const below of ['arrests', 'cases', 'clients', 'complaints', '案件'])
      expect(await told({ [key]: of({ name: '王文華', [below]: [{ 罪名: '竊盜' }] }) }), `${key} ${below}`).toEqual([])
  // Whoever was arrested has an officer, too.
  for (const key of ['offenders', 'list'])
    expect(await told({ [key]: of({ name: '王文華', attorney: '陳志豪', arrests }) }), key).toEqual(['竊盜'])
  expect(await told({ name: '王文華', cases: [{ 罪名: '竊盜' }] })).toEqual(['竊盜'])
})

test('what somebody teaches, studies or is good at was told as their illness or conviction', async () => {
  for (const field of [
    { interests: ['糖尿病', '高血壓'] },
    { research_interests: '憂鬱症' },
    { 擅長領域: '毒品、竊盜、性侵害' },
    { specialties: ['酒駕', '詐欺'] },
    { practice_areas: ['性侵害'] },
  ])
    expect(await told([{ name: '王文華', ...field }, { name: '林怡君' }]), JSON.stringify(field)).toEqual([])
})
