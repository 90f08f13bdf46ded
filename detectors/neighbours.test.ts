import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { found } from './testing.ts'

/** So much of other text that a note it is no more. */
const LONG = '本會訂於下週召開例會，請各組準時出席並攜帶資料。\n'.repeat(200)

describe('names beside a number', () => {
  test.each([
    ['2. 詹金龍 0927-334-523', ['詹金龍']],
    ['林惠雯 J219160690 0280110', ['林惠雯']],
    ['Anna Kowalska B868812060', ['anna kowalska']],
    ['(3)比黛‧卡造...0975.338.542', ['比黛‧卡造']],
    ['張豪 0971-645-276', ['張豪']],
    ['朱呂秀英 (07)745-5884', ['朱呂秀英']],
    ['劉恩豪說請打 0912-745-638', ['劉恩豪']],
    ['五年三班何益銘，家長電話0981-975248', ['何益銘']],
    ['陳怡君\n0917-372-622\n臺北市中山區福德街313巷22號', ['陳怡君']],
    // Alone on its line a rare surname is not enough: 揭 begins a word as often.
    ['揭怡君\n0917-372-622\n臺北市中山區福德街313巷22號', []],
    ["(1001,'呂柏翰','0978-203-011')", ['呂柏翰']],
  ])('%s', (text, expected) => {
    expect(found(`${LONG}${text}\n${LONG}`, 'name')).toEqual(expected)
  })

  test.each([
    '金融卡 0912-745-638',
    '曾休克 0912-745-638',
    '高雄港 07-745-5884',
    '請撥 0912-745-638 洽高雄分公司',
    '林先生 0912-745-638',
    '王小明 今天休假',
    '白天可打 0912-745-638，晚上打 02-27456389',
  ])('none in %s', (text) => {
    expect(found(`${LONG}${text}\n${LONG}`, 'name')).toEqual([])
  })
})

test('bare digits that begin like a landline are one beside a name', () => {
  expect(found('2　楊啟文　臺北市大安區和平東路三段179號4樓　0492344884\n', 'landline')).toEqual(['0492344884'])
  expect(found('2　品項　0492344884\n', 'landline')).toEqual([])
})

describe('lists of names', () => {
  test('of which some have two characters, or a Vietnamese surname', () => {
    const list = '黃銘婷  ...... 1,300元\n姚傑    3,000元\n宋家珍    700元\n裴氏鳳    1,300元\n楊欣賢  ...... 1,400元\n'
    const names = ['黃銘婷', '姚傑', '宋家珍', '裴氏鳳', '楊欣賢']
    expect(found(list.repeat(100), 'name')).toEqual(Array.from({ length: 100 }, () => names).flat())
    const words = '黃銘婷  1,300元\n宋家珍  700元\n楊欣賢  1,400元\n高溫注意  1,400元\n合計  1,400元\n'
    expect(found(words, 'name')).toEqual(['黃銘婷', '宋家珍', '楊欣賢'])
  })

  test('a blank behind the surname made another name of the rest', () => {
    const list = '10 李　芳  69.07.15 0963-951-450\n11 黎　惠美子  57.10.15 07-216-6020\n12 高　連枝  0927-334-523\n'
    expect(found(list, 'name')).toEqual(['李芳', '黎惠美子', '高連枝'])
    expect(found('中華民國 113 年 月 日 0927-334-523\n', 'name')).toEqual([])
  })

  test('where half of the lines at the beginning have one, all are found', () => {
    const list = '1. 宋月娥 □ □ □ □ □ □ □ □\n2. 胡品妍 □ □ □ □ □ □ □ □\n3. 柯宗翰 □ □ □ □ □ □ □ □\n'
    expect(found(list.repeat(100), 'name')).toEqual(
      Array.from({ length: 100 }, () => ['宋月娥', '胡品妍', '柯宗翰']).flat(),
    )
  })

  test('a row between marks, with what is doubted alone', () => {
    expect(found(`${LONG}錄取：周芷瑄、朱筱涵、何靜，請報到\n`, 'name')).toEqual(['周芷瑄', '朱筱涵', '何靜'])
    expect(found(`${LONG}供應高麗菜、金針菇、江浙菜\n`, 'name')).toEqual([])
  })

  test('a note of a few lines has them apart from all else', () => {
    expect(found('7A 病房\n02 范國棟 髖關節置換\n', 'name')).toEqual(['范國棟'])
    const states = '安道爾 馬拉威 盧安達 蘇利南 法國 德國 英國 美國 挪威 荷蘭'.split(' ')
    expect(
      found(
        Array.from({ length: 50 }, (_, i) => states[i % 10]! + (i % 10 < 4 && i > 9 ? '人' : '')).join('\n'),
        'name',
      ),
    ).toEqual([])
    expect(found('const 王小明 = load() // a program with a word of Chinese here and there\n', 'name')).toEqual([])
  })
})

test('whatever stands beside a number does no harm', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '王小明',
          '、',
          '陳',
          '\n',
          ' ',
          '　',
          '0912-745-638',
          '民58.5.11',
          'Mary Chen',
          '（',
          '\u{20000}',
          '０９',
        ),
        { maxLength: 40 },
      ),
      (parts) => {
        expect(() => found(parts.join(''), 'name')).not.toThrow()
      },
    ),
  )
})
