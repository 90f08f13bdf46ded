import { describe, expect, test } from 'vitest'
import { found } from '../testing.ts'

const ENTRY = '2026-11-30 05:59:10,123 DEBUG [main] c.e.S - req='

describe('keys of JSON in a line of a log were no labels of what only a label tells', () => {
  test.each([
    ['special-medical', '第二型糖尿病', '{"姓名":"陳志怡","身分證字號":"A166864338","病名":"第二型糖尿病"}'],
    ['special-medical', '氣喘', '{"姓名" : "陳志怡", "診斷" : "氣喘", "月薪":"59500"}'],
    ['salary', '59500', '{"姓名":"陳志怡","月薪":"59500"}'],
  ])('%s %s: %s', (detector, value, json) => {
    expect(found(`${ENTRY}${json}\n`, detector)).toEqual([value])
  })

  test.each([
    ['name', '欄位 "姓名" 陳志明確認過\n'],
    ['special-medical', '請填 "診斷" 氣喘或其他\n'],
  ])('%s: a word in quotes is no key: %s', (detector, text) => {
    expect(found(text, detector)).toEqual([])
  })
})
