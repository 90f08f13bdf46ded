import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** Normal forms of the accounts of a file; those of low confidence left out. */
async function accounts(name: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  return hits
    .filter(({ detector, confidence }) => detector === 'bank-account' && confidence !== 'low')
    .map(({ normal }) => normal ?? '')
}

describe('logins and accounts of a cloud were accounts of a bank', () => {
  test.each([
    ['caller.json', '{"UserId":"AIDASAMPLE","Account":"394857601928","Arn":"arn:aws:iam::394857601928:user/Dev"}'],
    ['m.json', '{"account":"3948576019","password":"x","host":"10.0.0.1"}'],
    ['ci.json', '{"branch":"main","account":"394857601928"}'],
    ['env.yml', 'env:\n  account: 394857601928\n  region: us-east-1\n'],
    ['a.log', '2026-11-30 02:00:01 login account: 3948576019 ok\n'],
    ['a.txt', '登入帳號：3948576019\n'],
    ['a.txt', '學校帳號：1095601234\n'],
    ['a.txt', '登入帳號：ming\n帳號：394857601928\n'],
    ['a.csv', '姓名,登入帳號\n王小明,394857601928\n陳美玲,294857601928\n'],
    ['a.txt', '會員帳號：3948576019\n戶名：王小明\n銀行：玉山\n'],
    ['a.txt', '帳號：3948576019\n\n\n銀行假日公告\n'],
    ['a.csv', '帳號,密碼,email\n3948576019,abc,ming@abc.com.tw\n1095601234,abc,mei@abc.com.tw\n'],
    ['a.csv', '學號,帳號,email\nB10956012,1095601234,a1@stu.edu.tw\nB10956013,1095601235,a2@stu.edu.tw\n'],
    ['a.csv', '姓名,會員帳號,銀行\n王小明,3948576019,玉山\n陳美玲,1095601235,台新\n'],
  ])('%s %s', async (name, text) => {
    expect(await accounts(name, text)).toEqual([])
  })

  test.each([
    ['a.csv', '姓名,銀行,帳號\n王小明,玉山銀行,394857601928\n'],
    ['a.csv', '戶名,帳號\n王小明,394857601928\n'],
    ['a.csv', '姓名,帳號\n王小明,822-394857601928\n'],
    ['a.csv', '姓名,匯款帳號\n王小明,394857601928\n'],
    ['a.csv', 'name,bank,account\nMary Chen,CTBC,394857601928\n'],
    ['a.json', '{"name":"王小明","bank":"玉山","account":"394857601928"}'],
    ['a.json', '{"name":"王小明","payout":{"swift":"CTCBTWTP","account":"394857601928"}}'],
    ['a.txt', '戶名：王小明\n帳號：394857601928\n'],
    ['a.txt', '請匯款至第一銀行（007）帳號394857601928，戶名王小明。\n'],
    ['a.txt', '銀行帳號：394857601928\n'],
  ])('but those beside a bank are found: %s %s', async (name, text) => {
    expect(await accounts(name, text)).toEqual(['394857601928'])
  })
})

describe('an account of the post in two parts was not found', () => {
  test.each([
    ['a.csv', '姓名,局號,帳號\n王小明,0001234,0568790\n'],
    ['a.json', '[{"姓名":"王小明","局號":"0001234","帳號":"0568790"}]'],
    ['a.json', '[{"name":"王小明","郵局局號":"000123-4","存簿帳號":"056879-0"}]'],
    ['a.csv', '姓名,郵局局號,郵局帳號\n王小明,000123-4,056879-0\n'],
    ['a.txt', '郵局 局號：0001234 帳號：0568790 戶名：王小明\n'],
    ['a.txt', '戶名：王小明\n局號：000123-4\n帳號：056879-0\n'],
    [
      'a.html',
      '<table><tr><th>姓名</th><td>王小明</td></tr><tr><th>局號</th><td>0001234</td></tr><tr><th>帳號</th><td>0568790</td></tr></table>',
    ],
  ])('%s %s', async (name, text) => {
    expect(await accounts(name, text)).toEqual(['00012340568790'])
  })

  test('one part is none, and a whole account beside the office of a bank is itself', async () => {
    expect(
      await accounts('a.csv', '姓名,局號,帳號\n王小明,0001234,\n陳美玲,,294857601927\n林志強,0081234,394857601928\n'),
    ).toEqual(['294857601927', '394857601928'])
    expect(await accounts('a.txt', '王小明 局號：0001234 案件 0568790\n')).toEqual([])
  })
})
