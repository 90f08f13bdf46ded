/** Columns of marks below illnesses and offences, and of papers that were handed in. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../../fixtures/read-all.ts'
import { isHandedIn, mayBeTicked } from './answer-columns.ts'

const inspect = makeInspector(true)

async function told(name: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  return hits
    .filter((hit) => hit.detector.startsWith('special-') && hit.confidence !== 'low' && !hit.masked)
    .map(({ value, line }) => `${line} ${value}`)
}

describe('a mark below an illness or an offence said nothing', () => {
  test.each([
    ['1', '0'],
    ['O', 'X'],
    ['Ｏ', 'Ｘ'],
    ['○', '×'],
    ['◎', ''],
    ['○', ''],
    ['●', ''],
    ['●', '○'],
    ['■', '□'],
    ['T', 'F'],
    ['*', ''],
    ['V', 'X'],
    ['+', '-'],
  ])('%s beside %s', async (yes, no) => {
    for (const heading of ['糖尿病', '癲癇', '有無前科', '是否有精神疾病']) {
      const text = `姓名,${heading},備註\n卓美玲,${no},\n林怡君,${yes},\n陳志豪,${no},\n`
      expect(await told('a.csv', text), heading).toEqual([`3 ${yes.normalize('NFKC')}`])
    }
  })

  test.each([
    ['姓名,病假天數\n卓美玲,1\n林怡君,0\n'],
    ['姓名,住院次數\n卓美玲,1\n林怡君,0\n'],
    ['姓名,診斷\n卓美玲,1\n林怡君,0\n'],
    ['姓名,前科\n卓美玲,0\n林怡君,0\n'],
    ['姓名,糖尿病\n卓美玲,X\n林怡君,\n'],
    ['姓名,糖尿病\n卓美玲,○○\n林怡君,○○\n'],
  ])('%j is counted, coded or answered no', async (text) => {
    expect(await told('a.csv', text)).toEqual([])
  })

  test('an X alone is a tick in a list in English', async () => {
    expect(await told('a.csv', 'name,diabetes\nMary Jones,X\nJohn Smith,\n')).toEqual(['2 X'])
  })

  test('1 as a value of JSON, and no count of cases', async () => {
    expect(await told('a.json', '{"name":"陳志豪","糖尿病":1,"氣喘":0}')).toHaveLength(1)
    expect(await told('a.json', '{"name":"陳志豪","chronic":{"asthma":1,"diabetes":0}}')).toHaveLength(1)
    expect(await told('a.json', '{"name":"陳志豪","糖尿病":1,"氣喘":12}')).not.toContain('2 1')
    expect(await told('a.json', '{"name":"陳志豪","糖尿病":0}')).toEqual([])
  })

  test.each(['糖尿病', '有無前科', 'has_diabetes', '懷孕'])('%s', (name) => expect(mayBeTicked(name)).toBe(true))
  test.each(['病假天數', '診斷', '刑期', 'sick_leave_hours', '障礙等級'])('%s is none', (name) =>
    expect(mayBeTicked(name)).toBe(false),
  )
})

describe('a paper that was handed in told of what it would say', () => {
  const papers = ['良民證', '警察刑事紀錄證明', '體檢表', '健康檢查', '健檢報告', '診斷證明書', '身障手冊影本']
  test.each(papers)('%s', async (paper) => {
    for (const [yes, no] of [
      ['已繳', '未繳'],
      ['已交', '缺'],
      ['V', ''],
      ['✓', 'X'],
      ['完成', '未完成'],
      ['113/5/1', ''],
      ['113/5/1 已收', '待補'],
      ['已繳（113/5/1）', '尚未繳交'],
      ['有', '無'],
      ['影本1份', '缺件'],
    ]) {
      const text = `工號,姓名,${paper}\nE1,卓美玲,${yes}\nE2,林怡君,${no}\n`
      expect(await told('a.csv', text), text).toEqual([])
    }
  })

  test.each([
    ['良民證', '有前科'],
    ['良民證', '已繳（有竊盜前科）'],
    ['體檢表', '異常：血壓偏高'],
    ['健康檢查', '肝功能異常'],
    ['診斷證明書', '憂鬱症'],
    ['身障手冊', '有'],
    ['重大傷病卡', 'V'],
  ])('%s %s says more', async (paper, value) => {
    expect(await told('a.csv', `工號,姓名,${paper}\nE1,卓美玲,${value}\nE2,林怡君,\n`)).not.toEqual([])
  })

  test.each(['前科', '病史', '良民證'])('below or behind %s', async (label) => {
    for (const state of ['已繳', '未繳交', '已繳（無犯罪紀錄）', '待補', '尚未收到']) {
      expect(await told('a.csv', `姓名,電話,${label}\n卓美玲,0912-345-611,${state}\n`)).toEqual([])
      expect(await told('a.json', JSON.stringify({ 姓名: '卓美玲', [label]: state }))).toEqual([])
    }
  })

  test.each(['已繳', '未交', '免附', '已檢附', '尚未繳交', '已繳(113/5/1)', '已收件'])('%s', (state) =>
    expect(isHandedIn(state)).toBe(true),
  )
  test.each(['已婚', '已切除', '未檢出', '不需洗腎', '待查', '已完成化療', '已繳（有前科）'])(
    '%s is no such state',
    (state) => expect(isHandedIn(state)).toBe(false),
  )
})

describe('an illness that ends like what is measured was a check-up’s', () => {
  const kinds = async (name: string, text: string) => {
    const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
    return [...new Set(hits.flatMap((hit) => (hit.detector.startsWith('special-') ? [hit.detector] : [])))]
  }

  test.each(['高血壓', '糖尿病', '是否有高血壓', '低血糖'])('%s', async (illness) => {
    expect(await kinds('a.csv', `姓名,${illness}\n陳志豪,有\n林怡君,無\n`)).toEqual(['special-medical'])
    expect(await kinds('a.json', JSON.stringify({ name: '陳志豪', [illness]: '有' }))).toEqual(['special-medical'])
  })

  test('among its figures it is', async () => {
    const text = '姓名,身高,體重,視力,尿蛋白,高血壓\n陳志豪,172,70,1.0,-,有\n'
    expect(await kinds('a.csv', text)).toEqual(['special-health-exam'])
  })
})

test('an illness whose result is 無異常 was looked for, and not found', async () => {
  expect(await told('a.json', '{"name":"陳志豪","disease":"糖尿病","result":"無異常"}')).toEqual([])
  expect(await told('a.csv', '姓名,疾病,結果\n陳志豪,糖尿病,無異常\n')).toEqual([])
  expect(await told('a.json', '{"name":"陳志豪","disease":"糖尿病","result":"控制良好"}')).not.toEqual([])
})
