/** Judgments and papers of courts by which nobody was convicted. All invented. */
import { describe, expect, test } from 'vitest'
import { specialTold as told } from '../../fixtures/accuracy/told.ts'
import { isAcquitted } from './acquittals.ts'

const ACCUSED = '臺灣臺中地方法院刑事判決\n被告　廖俊傑\n上列被告因竊盜案件，經檢察官提起公訴，本院判決如下：\n'

describe('who was acquitted in the order of a judgment was a convict', () => {
  test.each([
    ['a.txt', `${ACCUSED}主文\n廖俊傑無罪。\n`],
    [
      'b.txt',
      `${ACCUSED}　　主　文\n廖俊傑無罪。\n　　理　由\n一、公訴意旨略以：被告廖俊傑涉犯刑法第320條之竊盜罪嫌。\n`,
    ],
    ['c.txt', '被告：廖俊傑\n案由：詐欺\n主文：廖俊傑被訴詐欺取財部分，無罪。\n'],
    ['d.txt', '被傳人：廖俊傑\n稱謂：證人\n案由：112年度易字第123號竊盜案件\n'],
    ['e.csv', '當事人,案由,判決結果\n廖俊傑,詐欺,勝訴\n林怡君,背信,敗訴\n'],
  ])('%s %s', async (name, text) => {
    expect(await told(name, text)).toEqual([])
  })

  test.each([
    ['a.txt', `${ACCUSED}主文\n廖俊傑犯竊盜罪，處拘役四十日。\n其餘被訴部分無罪。\n`],
    ['b.txt', '被告廖俊傑犯詐欺取財罪，處有期徒刑六月。被訴背信部分無罪。\n'],
    ['c.txt', '證人：廖俊傑\n曾因詐欺罪判處有期徒刑六月\n'],
    ['d.txt', `${ACCUSED}主文\n廖俊傑犯竊盜罪，處有期徒刑三月。\n林大為無罪。\n`],
  ])('%s %s still tells', async (name, text) => {
    expect(await told(name, text)).not.toEqual([])
  })
})

test('reasons that speak of sentences make no sentence of an acquittal, but convictions of before stand', () => {
  expect(isAcquitted('主文\n廖俊傑無罪。\n理由\n不能為有罪之確信，法定刑為五年以下有期徒刑。')).toBe(true)
  expect(isAcquitted('主文\n廖俊傑無罪。\n理由\n被告前經判處有期徒刑三月確定，執行完畢。')).toBe(false)
})

describe('a certificate without entries was a criminal record', () => {
  const OF = '警察刑事紀錄證明書\n姓名：江雅琪　出生日期：1990/02/03　身分證統一編號：B251035533\n'

  test.each([
    '查申請人截至民國113年5月27日止，在臺灣地區無任何刑事案件紀錄。',
    '查無刑事紀錄',
    'This is to certify that the above-named person has no criminal record in Taiwan.',
  ])('%s', async (entry) => {
    expect(await told('a.txt', `${OF}${entry}\n`)).toEqual([])
  })

  test.each(['查有下列紀錄：竊盜，拘役三十日，易科罰金。', '詐欺，有期徒刑六月，緩刑二年。其餘無刑事紀錄。'])(
    '%s still tells',
    async (entry) => {
      expect(await told('a.txt', `${OF}${entry}\n`)).not.toEqual([])
    },
  )
})
