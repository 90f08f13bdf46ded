import { describe, expect, test } from 'vitest'
import { found } from './testing.ts'

describe('birth dates beside a person', () => {
  test.each([
    ['林惠雯 J219160690 0280110', ['1939-01-10']],
    ['1　鄧婉婷　29.12.19　0927-334-523', ['1940-12-19']],
    ['朱怡君 阿嬤（民35.4.25）', ['1946-04-25']],
    ['林惠雯 J219160690 DOB 26 Jul 1938, seen 2024/01/02', ['1938-07-26']],
    ['J219160690 0280110', ['1939-01-10']],
    ['DTL|0000117|林惠雯|J219160690|19390110|0912-745-638|20250312', ['1939-01-10']],
    ['HC_READ id=J219160690 nm=? bd=0280110', ['1939-01-10']],
    ['**林惠雯**（1939.01.10）J219160690', ['1939-01-10']],
    ['林惠雯（「28年1月10日」生；J219160690）', ['1939-01-10']],
    ['林惠雯，女，民國28年1月10日', ['1939-01-10']],
    ['林惠雯 國曆 28年1月10日 卯時生', ['1939-01-10']],
    ['林惠雯 J219160690 1939-01-10 1965/07/01 到職', ['1939-01-10']],
    ['父 王大明 51.3.2、母 林惠雯 54.6.7', ['1962-03-02', '1965-06-07']],
    ['林惠雯 J219160690，兩個女兒，大的76.4.9，小的78.11.30', ['1987-04-09', '1989-11-30']],
    ['0912-745-638,lin@mail.tw,臺北市中山區福德街313巷22號,1959/10/24', ['1959-10-24']],
    // Two dates: which?
    ['林惠雯 J219160690 1988/01/02 1990/03/04', []],
    ['林惠雯 J219160690 2024/01/02', []],
    ['1988/01/02 本會成立', []],
    ['林惠雯 J219160690 join=19980304', []],
    ['林惠雯 J219160690 85.7.1到職', []],
    ['林惠雯 J219160690 自85.7.1起任職', []],
    ['林惠雯 到職 1985/07/01', []],
    ['林惠雯 J219160690 1985/07/01 08:30', []],
    ['林惠雯 J219160690 1985-07-01T00:00:00 0927-334-523', ['1985-07-01']],
    ['林惠雯 J219160690 1985-07-01T08:12:40Z 0927-334-523', []],
    ['林惠雯 J219160690 v1.75.3.5', []],
    ['莫凡彼 天母店 02-2345-6785 台北市士林區天母東路1號 1998/03/05 開幕', []],
    ['林惠雯 J219160690 1998/03/05修訂', []],
    ['0912-745-638 王先生 2008/10/24', []],
  ])('%s', (text, expected) => {
    expect(found(`${text}\n`, 'birth-date')).toEqual(expected)
  })
})

describe('the day of a deed right behind a name made a birth date', () => {
  test.each(
    '初診 到任 手術 打疫苗 購入 婚 轉診 起訴 入職日 升等 購屋 認養 開刀 進公司 案發 複檢 得標'
      .split(' ')
      .flatMap((deed) => [`王小明 ${deed} 2005/3/4`, `王小明 A127483906 ${deed} 2005/3/4`, `王小明,${deed},2005/3/4`]),
  )('%s', (text) => {
    expect(found(`${text}\n`, 'birth-date')).toEqual([])
  })

  test.each(
    ['', '先生', '小姐', '女', '女士 女', '經理', '生', '出生', '同學', '病患', '民國', '男 民國'].flatMap(
      (word) =>
        [
          [`王小明 ${word} 78.2.3`, ['1989-02-03']],
          [`王小明（${word}78.2.3）`, ['1989-02-03']],
        ] as const,
    ),
  )('%s', (text, expected) => {
    expect(found(`${text}\n`, 'birth-date')).toEqual(expected)
  })

  test('a town, a department and a name stand before the date of a row with a number', () => {
    for (const word of ['臺北市', '業務部', '護理師'])
      expect(found(`王小明 ${word} 78.2.3 A127483906\n`, 'birth-date')).toEqual(['1989-02-03'])
  })
})

describe('health insurance cards beside a person', () => {
  test.each([
    ['HC_READ no=000020072404 id=J219160690', ['000020072404']],
    ['林惠雯 J219160690 0000-2007-2404', ['000020072404']],
    ['林惠雯 J219160690 0000 2007 2404', ['000020072404']],
    ['訂單編號 000020072404 J219160690', []],
    ['J219160690 0000200724041', []],
    ['000020072404', []],
    // An amount in a file of fixed width.
    ['林惠雯 J219160690 000004509100', []],
    ['0000-2007-2404', []],
  ])('%s', (text, expected) => {
    expect(found(`${text}\n`, 'nhi-card')).toEqual(expected)
  })
})

describe('health insurance cards in a list', () => {
  const list = (head: string) =>
    found(`房-床　姓名　　　身分證號　　　　${head}\n258-B　李苡安　J219160690　2860-7571-2125\n`, 'nhi-card')

  test('under a head that tells of them a number may begin as it likes', () => {
    expect(list('健保卡號')).toEqual(['286075712125'])
    expect(list('儀器序號')).toEqual([])
  })

  test('the head stands above', () => {
    expect(found('李苡安 J219160690 2860-7571-2125\n請攜帶健保卡\n', 'nhi-card')).toEqual([])
  })
})

test('bare digits right behind a name are the telephone of whom they call', () => {
  expect(found('緩刑聲請另議。洽徐婉霖律師 0223716583\n', 'landline')).toEqual(['0223716583'])
  expect(found('黃思薇老闆 062275497 自取\n', 'landline')).toEqual(['062275497'])
  expect(found('徐婉霖律師 案號 0223716583\n', 'landline')).toEqual([])
  expect(found('出貨單 0223716583\n', 'landline')).toEqual([])
})

test('bare digits of a card are believed beside a person or another card', () => {
  expect(found('J219160690 5394285701065096\n', 'payment-card')).toEqual(['5394285701065096'])
  expect(found('1) 5130-4577-8270-9608\n2) 4367354944822766\n', 'payment-card')).toEqual([
    '5130457782709608',
    '4367354944822766',
  ])
  expect(found('5394285701065096\n', 'payment-card')).toEqual([])
  expect(found('J219160690 訂單編號 5394285701065096\n', 'payment-card')).toEqual([])
})

test('what is read of a card stands in lines of its own under the number', () => {
  expect(found('王志明\nJ219160690\n64/03/08\n0000 3412 9987\n', 'birth-date')).toEqual(['1975-03-08'])
  expect(found('王志明\nJ219160690\n64/03/08\n0000 3412 9987\n', 'nhi-card')).toEqual(['000034129987'])
  // The date of a letter.
  expect(found('王志明敬上\n1995/03/08\n', 'birth-date')).toEqual([])
})
