import { describe, expect, test } from 'vitest'
import { found } from '../testing.ts'

describe('a label reached over other words to a number of something else', () => {
  test.each([
    ['passport', '護照套 123456789'],
    ['passport', '護照申請 收據編號 123456789'],
    ['passport', '護照號碼請見附件 案號 123456789'],
    ['passport', '護照到期日 20300101 護照效期 123456789'],
    ['nhi-card', '健保卡遺失 案件編號 394857601928'],
    ['licence-plate', '車牌辨識系統 型號 LPR-200'],
    ['licence-plate', '車號未登記 型號 AB-1234'],
    ['bank-account', '銀行帳號 未提供 交易序號 39485760192'],
    ['citizen-digital-certificate', '自然人憑證申請單 TP03120512345678'],
    ['einvoice-carrier', '載具歸戶 網址 /ABC1234'],
    ['household-number', '戶號不詳 流水號 F1234567'],
    ['medical-record-number', '病歷號欄位 訂單 1234567'],
  ])('%s: %s', (detector, text) => {
    expect(found(`${text}\n`, detector)).toEqual([])
  })

  test.each([
    ['passport', '護照 123456789', '123456789'],
    ['passport', '護照號碼 123456789', '123456789'],
    ['passport', '護照號碼為123456789', '123456789'],
    ['passport', '護照 No. 123456789', '123456789'],
    ['passport', '護照（美國）123456789', '123456789'],
    ['passport', '護照 中華民國 123456789', '123456789'],
    ['passport', '護照套：護照號碼：123456789', '123456789'],
    ['nhi-card', '健保卡號碼 394857601928', '394857601928'],
    ['nhi-card', '健保卡號是 394857601928', '394857601928'],
    ['licence-plate', '車號 自用小客車 ABC-1234', 'ABC1234'],
    ['licence-plate', '車牌 ABC-1234', 'ABC1234'],
    ['licence-plate', '車號登記：ABC-1234 車號：ABC-1234', 'ABC1234'],
    ['bank-account', '匯款帳號 玉山銀行 (808) 394857601928', '394857601928'],
    ['bank-account', '銀行帳號\n中國信託 394857601928', '394857601928'],
    ['bank-account', '薪轉帳號（822）394857601928', '394857601928'],
    ['medical-record-number', '病歷號 1234567', '1234567'],
  ])('but not over its own: %s: %s', (detector, text, normal) => {
    expect(found(`王小明 A127483906\n${text}\n`, detector)).toContain(normal)
  })
})
