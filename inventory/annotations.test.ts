import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANNOTATION_FIELDS, type AnnotationField, type Choices, mergeFilled, readAnnotation } from './annotations.ts'
import { PURPOSES } from './data/purposes.ts'
import { SUBJECT_CLASSES } from './inventory.ts'

const CHOICES: Choices = {
  classes: Object.fromEntries(SUBJECT_CLASSES.map((id) => [id, [`${id} 類`]])) as unknown as Choices['classes'],
  collections: { direct: ['直接蒐集'], indirect: ['間接蒐集'], both: ['直接及間接蒐集'] },
}

const read = (field: AnnotationField, text: string) => readAnnotation(field, text, CHOICES)

describe('what people write into the inventory', () => {
  test.each([
    ['090', '090'],
    ['90', '090'],
    [' 52，90 ', '052,090'],
    ['○九○', '090'],
    ['O五二、○九○', '052,090'],
    ['０９０', '090'],
    ['090 消費者、客戶管理與服務', '090'],
    [
      '090 消費者、客戶管理與服務\n052 法人或團體對股東、會員（含股東、會員指派之代表）、董事、監察人、理事、監事或其他成員名冊之內部管理',
      '052,090',
    ],
    ['', ''],
  ])('purposes: %j is %j', (text, value) => {
    expect(read('purpose', text)).toEqual({ value })
  })

  test('every purpose of the official list is read as the list of choices writes it, alone and with others', () => {
    for (const { code, officialCode, name } of PURPOSES) {
      expect(read('purpose', `${code} ${name}`)).toEqual({ value: code })
      expect(read('purpose', officialCode)).toEqual({ value: code })
    }
    const all = PURPOSES.map(({ code, name }) => `${code} ${name}`).join('\n')
    expect(read('purpose', all)).toEqual({ value: PURPOSES.map(({ code }) => code).join(',') })
  })

  test.each(['999', '客戶管理', '090,客戶', '0900'])('no purpose: %j', (text) => {
    expect(read('purpose', text)).toMatchObject(text === '090,客戶' ? { value: '090' } : { problem: 'unknown-purpose' })
  })

  test('choices are read by their words and their ids, and nothing else is', () => {
    expect(read('class', 'MEMBER 類')).toEqual({ value: 'member' })
    expect(read('class', 'member')).toEqual({ value: 'member' })
    expect(read('class', 'member 類（社）')).toEqual({ value: 'member' })
    expect(read('collection', '間接蒐集')).toEqual({ value: 'indirect' })
    expect(read('class', '會員們')).toEqual({ problem: 'not-a-choice' })
  })

  test('other texts are kept as they are, and too long ones refused', () => {
    expect(read('remarks', '  第一行\n第二行 ')).toEqual({ value: '第一行\n第二行' })
    expect(read('remarks', 'x'.repeat(4001))).toMatchObject({ problem: 'too-long' })
  })
})

describe('a filled-in inventory against the state', () => {
  const value = fc.constantFrom('', 'a', 'b', 'c')
  const known = fc.option(value, { nil: undefined })

  test('nothing is lost and nothing is taken twice, whatever the three say', () => {
    fc.assert(
      fc.property(value, known, known, (sheet, base, state) => {
        const { changes, conflicts } = mergeFilled(
          [{ file: 'F-1', values: { owner: sheet } }],
          () => base,
          () => state,
        )
        const made = base ?? state ?? ''
        expect(changes.length + conflicts.length).toBeLessThanOrEqual(1)
        // What the sheet did not touch stays as it is.
        if (sheet === made) expect([changes, conflicts]).toEqual([[], []])
        // What only the sheet touched is taken.
        else if (state === undefined || state === made) expect(changes).toMatchObject([{ to: sheet }])
        // What both touched is a conflict, unless they agree.
        else
          expect(conflicts).toEqual(
            state === sheet ? [] : [expect.objectContaining({ from: state, to: sheet, base: made })],
          )
      }),
    )
  })

  test('a column that is not in the sheet changes nothing', () => {
    const merged = mergeFilled(
      [{ file: 'F-1', values: {} }],
      () => 'x',
      () => 'y',
    )
    expect(merged).toEqual({ changes: [], conflicts: [] })
  })

  test('every field can change', () => {
    const values = Object.fromEntries(ANNOTATION_FIELDS.map((field) => [field, 'new']))
    expect(
      mergeFilled(
        [{ file: 'F-1', values }],
        () => 'old',
        () => undefined,
      ).changes,
    ).toHaveLength(ANNOTATION_FIELDS.length)
  })
})
