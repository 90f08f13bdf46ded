import { describe, expect, it } from 'vitest'
import { FILE_DUTIES } from './data/file-duties.ts'
import { type DutyFacts, fileDuties } from './file-duties.ts'
import type { Determination } from './inventory.ts'

const FILE: DutyFacts = { number: 3, special: 0, specialRows: 0 }
const ids = (...args: Parameters<typeof fileDuties>) => fileDuties(...args).map(({ id }) => id)

const measured = (verdict: 'reached' | 'below', dataFiles: number[], regulation = 'D0020085') =>
  ({
    regulation,
    regulationName: '某辦法',
    url: 'https://law.example/',
    dataFiles,
    duties: [{ id: 'measures', article: '§15', verdict }],
  }) as unknown as Determination

describe('duties of a data file', () => {
  it('are none at home, of ordinary data, kept by oneself', () => {
    expect(fileDuties(FILE, { region: 'tw' }, [], true)).toEqual([])
    expect(fileDuties(FILE, undefined, [], true)).toEqual([])
  })

  it('abroad: restriction, notice and supervision, by label or by what somebody has decided', () => {
    const expected = ['transfer-restriction', 'transfer-notice', 'transfer-supervision']
    expect(ids(FILE, { region: 'JP' }, [], true)).toEqual(expected)
    expect(ids({ ...FILE, annotations: { transfer: '日本，某公司' } }, { region: 'TW' }, [], true)).toEqual(expected)
    expect(fileDuties(FILE, { region: 'JP' }, [], true)[0]).toMatchObject({
      law: { zh: '個人資料保護法' },
      article: '§21',
    })
  })

  it('outsourced and special data have theirs', () => {
    expect(ids(FILE, { outsourcedTo: '某公司' }, [], true)).toEqual(['processor-supervision'])
    expect(ids({ ...FILE, annotations: { outsourced: '某公司' } }, {}, [], true)).toEqual(['processor-supervision'])
    expect(ids({ ...FILE, specialRows: 1 }, {}, [], true)).toEqual(['special-basis'])
  })

  it('a field that says that there is none names nobody', () => {
    for (const none of ['無', ' 無。', '否', '沒有', '不適用', '未委外', 'None', 'N/A', 'n/a.', '－', '—', '-', '×'])
      expect(
        ids({ ...FILE, annotations: { transfer: none, outsourced: none } }, { outsourcedTo: none }, [], true),
      ).toEqual([])
    // Names that begin like it are names.
    for (const some of ['○', '無尾熊資訊公司', '不二家', 'Norway', 'Nil Ltd.', '未來雲端'])
      expect(ids({ ...FILE, annotations: { outsourced: some } }, {}, [], true)).toEqual(['processor-supervision'])
  })

  it('measures of a regulation are named once, where it was said to apply, its number is reached, and the file is counted', () => {
    const reached = measured('reached', [1, 3])
    expect(fileDuties(FILE, {}, [reached, reached], true)).toEqual([
      {
        id: 'system-measures',
        law: { zh: '某辦法', en: '某辦法' },
        article: '§15',
        url: 'https://law.example/',
      },
    ])
    expect(ids(FILE, {}, [reached, measured('reached', [3], 'J0030130')], true)).toHaveLength(2)
    expect(ids(FILE, {}, [reached], false)).toEqual([])
    expect(ids(FILE, {}, [measured('below', [3])], true)).toEqual([])
    expect(ids(FILE, {}, [measured('reached', [1])], true)).toEqual([])
  })

  it('each names its law, but those of the regulation that is reached', () => {
    for (const rule of FILE_DUTIES) expect('law' in rule).toBe(rule.when !== 'system-measures')
  })
})
