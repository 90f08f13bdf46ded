import { expect, test } from 'vitest'
import {
  bytes,
  count,
  day,
  displayName,
  displayUri,
  longDay,
  percent,
  scheme,
  shorten,
  visible,
  width,
} from './text.ts'

test('an override that turns a name around is written out', () => {
  expect(visible('invoice\u202Efdp.exe')).toBe('invoice\\u202Efdp.exe')
})

test('control characters, zero-width blanks, tags, lone surrogates and blank letters are written out', () => {
  expect(visible('a\nb\u001B[31m\u007F\u200B\uFEFF\u{E0041}\uD800\u3164')).toBe(
    'a\\u000Ab\\u001B[31m\\u007F\\u200B\\uFEFF\\u{E0041}\\uD800\\u3164',
  )
})

test('rare Han characters keep their variation selectors, and private ones are left alone', () => {
  expect(visible('葛\u{E0100}城 \u{20BB7}野 \uE000')).toBe('葛\u{E0100}城 \u{20BB7}野 \uE000')
})

test('names in UTF-8 and in Big5 lie in one tree, and both are read', () => {
  expect(displayUri('file:///srv/%E5%AE%A2%E6%88%B6/%AB%C8%A4%E1.csv')).toBe('/srv/客戶/客戶.csv')
})

test('what is neither stays as it is', () => {
  expect(displayUri('file:///srv/%FF%FF.csv')).toBe('/srv/%FF%FF.csv')
  expect(displayUri('file:///srv/100%.csv')).toBe('/srv/100%.csv')
})

test('an encoded slash does not become a folder', () => {
  expect(displayUri('s3://bucket/a%2Fb.csv')).toBe('s3://bucket/a%2Fb.csv')
  expect(displayName('s3://bucket/x/a%2Fb.csv')).toBe('a%2Fb.csv')
})

test('a pattern keeps its folder, a member its archive out', () => {
  expect(displayName('file:///srv/forms/*.docx')).toBe('forms/*.docx')
  expect(displayName('file:///srv/a.zip!/b/c.csv')).toBe('c.csv')
  expect(scheme('postgres://db/x')).toBe('postgres')
})

test('figures', () => {
  expect([0, 999, 1_000, 1_234_567].map(count)).toEqual(['0', '999', '1,000', '1,234,567'])
  expect([bytes(1023), bytes(1536), bytes(3 * 1024 ** 3)]).toEqual(['1023 B', '1.5 KB', '3.0 GB'])
})

test('no share is all until it is all, none until it is none', () => {
  expect([percent(99_999, 100_000), percent(1, 100_000), percent(0, 5), percent(5, 5), percent(0, 0)]).toEqual([
    '99.9%',
    '0.1%',
    '0%',
    '100%',
    '–',
  ])
})

test('days are those of Taipei, and years of the Republic in Chinese', () => {
  expect(day(Date.UTC(2026, 10, 20, 16, 0))).toBe('2026-11-21')
  expect(longDay('2026-11-21', 'zh-TW')).toBe('民國115年11月21日（2026-11-21）')
  expect(longDay('2026-11-21', 'en')).toBe('2026-11-21')
})

test('a CJK character takes two cells, and shortened texts fit', () => {
  expect(width('客戶a')).toBe(5)
  for (const limit of [3, 10, 21])
    expect(width(shorten('很長的檔名 and a long tail.csv', limit))).toBeLessThanOrEqual(limit)
  expect(shorten('short', 10)).toBe('short')
})
