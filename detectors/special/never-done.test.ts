/** What was never done to somebody, is asked for, was left empty or is an animal's was told of whoever has a name. All invented. */
import { describe, expect, test } from 'vitest'
import { specialTold as told } from '../../fixtures/accuracy/told.ts'

/** Untrue, and the same of somebody of whom it is true. */
const PAIRS: readonly (readonly [string, string, string])[] = [
  [
    'a.txt',
    '案主劉思芬（0912-345-611）否認飲酒、吸菸、施用毒品，亦未曾入監或遭判刑。\n',
    '案主劉思芬（0912-345-611）曾施用毒品，入監後遭判刑。\n',
  ],
  [
    'b.txt',
    '應徵者蘇于君小姐（0912-345-611）從未開過刀，也沒有慢性病或長期服藥。\n',
    '應徵者蘇于君小姐（0912-345-611）有慢性病，長期服藥。\n',
  ],
  [
    'c.txt',
    '經查病患張建偉（0912-345-611）自103年迄今未曾於本院就診，並無病歷資料可供提供。\n',
    '經查病患張建偉（0912-345-611）自103年起因肺癌於本院就診。\n',
  ],
  [
    'd.txt',
    '本人張宏昌（0912-345-611）聲明未曾接受精神科治療。\n',
    '本人張宏昌（0912-345-611）聲明曾接受精神科治療。\n',
  ],
  [
    'e.txt',
    '江明諺（0912-345-611）尚未繳交體格檢查表，人事通知補件兩次。\n',
    '江明諺（0912-345-611）體格檢查表：血壓偏高，肝功能異常。\n',
  ],
  [
    'f.txt',
    '孕婦 曹品華　電話 0912-345-611\n□ NIPS 非侵入性胎兒染色體檢測　□ SMA 基因篩檢　☑ 以上皆不做\n',
    '孕婦 曹品華　電話 0912-345-611\n☑ NIPS 非侵入性胎兒染色體檢測：高風險　□ SMA 基因篩檢　□ 以上皆不做\n',
  ],
  [
    'g.html',
    '<p>應徵者：劉淑蓁　0912-345-611</p><p>罪名：<input value=""> 刑期：<input value=""></p>',
    '<p>應徵者：劉淑蓁　0912-345-611</p><p>罪名：<input value="竊盜罪"> 刑期：<input value="3 月"></p>',
  ],
  ['h.yaml', 'name: 簡柏勳\nid: H174718379\n殘障等級: ~\n', 'name: 簡柏勳\nid: H174718379\n殘障等級: 中度\n'],
  [
    'j.yaml',
    'name: 李淑珍\nphone: "0912-345-611"\ndocuments:\n  體檢報告: 未繳\n  良民證: 已繳，無紀錄\n',
    'name: 李淑珍\nphone: "0912-345-611"\ndocuments:\n  體檢報告: 肝功能異常\n',
  ],
  [
    'i.csv',
    '病歷號,寵物名,品種,飼主姓名,飼主電話,診斷,處置\nV260012,Lucky,米克斯,沈柏諺,0912-345-611,糖尿病,胰島素\n',
    '寵物名,飼主姓名,飼主電話,飼主病史\nLucky,沈柏諺,0912-345-611,糖尿病\n',
  ],
]

describe('what is not so was told, and what is so is', () => {
  test.each(PAIRS)('%s', async (name, not, so) => {
    expect(await told(name, not)).toEqual([])
    expect(await told(name, so)).not.toEqual([])
  })
})
