import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { specialTold } from '../../fixtures/accuracy/told.ts'
import { gramOf, gramText, visitGrams } from './grams.ts'

function gramsOf(text: string): string[] {
  const grams: string[] = []
  visitGrams(text, (gram) => grams.push(gramText(gram)))
  return grams
}

describe('grams', () => {
  test('are characters and pairs; width, case, figures and blanks make no difference, and a line end parts', () => {
    expect(gramsOf('ＨbＡ1c  7.9\n王')).toEqual([
      'h',
      'b',
      'hb',
      'a',
      'ba',
      '0',
      'a0',
      'c',
      '0c',
      ' ',
      'c ',
      '0',
      ' 0',
      '.',
      '0.',
      '0',
      '.0',
      '王',
    ])
  })

  test('are written as they are read, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        visitGrams(text, (gram) => expect(gramOf(gramText(gram))).toBe(gram))
      }),
    )
  })
})

describe('what the rules take for told is weighed by what the page is', () => {
  test.each([
    [
      'prices',
      '冠德生命禮儀 流程與價目\n‧ 防腐、更衣、化妝 6,000；車禍、久病褥瘡之遺體修復 12,000起\n‧ 裝有心律調節器須先取出\n值班禮儀師：陳德明 0933-880-125、林宗諺 0910-442-667\n',
    ],
    [
      'minutes on a building',
      '第二醫療大樓啟用籌備會 第11次會議紀錄\n主席：副院長 陳永昌　紀錄：企劃室 林庭安\n（三）護理部：新增4病房（腫瘤、胸腔、神內、安寧），已招51名。\n（五）感控：負壓隔離病房6間，收治結核、麻疹、水痘等空氣傳染疾病。\n',
    ],
    [
      'an experience with offenders',
      '敬啟者：\n本人黃筱涵，臨床心理所畢業，應徵貴基金會「更生人就業輔導員」。過去三年任職於女子監獄輔導科，負責毒品犯團體、酒駕處遇課程及出監前準備。隨信附上履歷。\n黃筱涵 0958-664-012\n',
    ],
  ])('%s tell of nobody', async (_, text) => {
    expect(await specialTold('a.txt', text)).toEqual([])
  })

  test('and the same words of somebody tell', async () => {
    const text = '居家訪視紀錄\n個案：陳德明 0933-880-125\n久病臥床，薦骨褥瘡三級，裝有心律調節器，女兒換藥。\n'
    expect(await specialTold('a.txt', text)).not.toEqual([])
  })
})

describe('a mail that names somebody in its headers only', () => {
  const headers = (subject: string) =>
    `From: 蘇怡靜 <yiching.su@hanlin.example>\nTo: hr@hanlin.example\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n`

  test('tells of an illness', async () => {
    const text = `${headers('請假說明')}HR 您好，\n\n佩蓉昨晚因為大量出血送急診，醫師說是不完全流產，今天早上要手術，請先幫她掛病假一週。\n\n怡靜\n`
    expect(await specialTold('a.eml', text)).toContain('流產')
  })

  test('and of nobody’s where it invites to a lecture', async () => {
    const text = `${headers('健康講座報名')}各位同仁：\n\n下週三中午舉辦健康講座「認識憂鬱症與失眠」，名額四十人，請填表報名，備有餐盒。\n\n人資\n`
    expect(await specialTold('a.eml', text)).toEqual([])
  })

  test('as well in one of several parts, and once where HTML says it again', async () => {
    const told = '佩蓉昨晚因為大量出血送急診，醫師說是不完全流產，今天早上要手術，請先幫她掛病假一週。'
    const parts = `--b\nContent-Type: text/plain; charset=utf-8\n\n${told}\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>${told}</p>\n--b--\n`
    const mail = headers('請假說明').replace('text/plain; charset=utf-8', 'multipart/alternative; boundary=b')
    const values = await specialTold('a.eml', mail + parts)
    expect(values).toContain('流產')
    expect(values.filter((value) => value === '流產')).toHaveLength(1)
  })
})
