import { expect, test } from 'vitest'
import { found } from './testing.ts'

/** Somebody, in another paragraph. */
const SOMEBODY = '林惠雯 0912-745-638\n\n'

test.each([
  ['birth-date', 'She (DOB 21 Jul 1981) was seen', ['1981-07-21']],
  ['birth-date', 'Mother: Chan Yung-Chang, born July 28, 1948', ['1948-07-28']],
  ['birth-date', 'his date of birth 1948-07-28 was wrong', ['1948-07-28']],
  ['birth-date', 'Chan (b. 28 July 1948)', ['1948-07-28']],
  ['birth-date', '客服：生日是？\n客戶：73年3月14日。', ['1984-03-14']],
  ['birth-date', '09:31 客服 請問您的出生年月日\n09:32 客戶 0730314', ['1984-03-14']],
  ['birth-date', '您的生日是\n1984年3月14日', ['1984-03-14']],
  ['birth-date', '生日請改成 1984/3/14', ['1984-03-14']],
  ['birth-date', '「我是民國五十一年十二月二日在埔里出生的」', ['1962-12-02']],
  ['birth-date', 'SSR DOCS BR HK1 P/TWN/363533414/TWN/09FEB79/M/18SEP31', ['1979-02-09']],
  ['birth-date', 'SSR DOCS BR HK1 P/TWN/363533414/TWN/09-FEB-1979/M/18SEP31', ['1979-02-09']],
  ['birth-date', '出生日期 Date of Birth (yyyy/mm/dd): 1962/04/01', ['1962-04-01']],
  ['birth-date', '3635334146TWN7902098F3109183<<<<<<<<<<<<<<08', ['1979-02-09']],
  ['birth-date', '生日快樂！優惠至 2025/3/14 止', []],
  ['birth-date', '75年3月5日核發之出生證明', []],
  ['birth-date', 'a star was born in 2004 films', []],
  ['passport', 'SSR DOCS BR HK1 P/TWN/363533414/TWN/09FEB79/M/18SEP31', ['363533414']],
  ['passport', 'P<TWNCHUNG<<YATING<<<<<<<<<<<<\n3635334146TWN7902098F3109183<<<<<<<<<<<<<<08', ['363533414']],
  ['passport', '(DOB September 23, 1977, passport B4726839) was seen', ['B4726839']],
  ['nhi-card', 'her NHI card is 000004608395', ['000004608395']],
  ['nhi-card', 'IC卡號：000004608395', ['000004608395']],
  ['nhi-card', '健保 0000 0460 8395', ['000004608395']],
  ['nhi-card', '健保申報 訂單編號 000004608395', []],
  ['bank-account', '匯入乙方帳戶（永豐銀行竹北分行 725-97-605285）', ['72597605285']],
  ['bank-account', '匯至申請人帳戶（第一銀行 967-01-4626744）', ['967014626744']],
  ['bank-account', '| 薪轉 | 台新 903570045528 |', ['903570045528']],
  ['bank-account', '退稅帳戶 4257843980815', ['4257843980815']],
  ['bank-account', '玉山 (808) 0288-979-123456', ['0288979123456']],
  ['bank-account', '台新銀行客服 0800-023-123', []],
  ['bank-account', '富邦 訂單編號 20250312000123', []],
  ['insurance-policy', '您的強制險保單 5984916505 將於 114/4/2 到期', ['5984916505']],
  ['medical-record-number', '病人 病歷 5891605', ['5891605']],
  ['medical-record-number', 'the patient (MRN 5891605)', ['5891605']],
  ['medical-record-number', '病歷 20250312 已歸檔', []],
  ['driving-licence', '職業駕照 199384858740', ['199384858740']],
  ['licence-plate', '駕駛自小客車 ABC-1234 上路', ['ABC1234']],
  ['licence-plate', '日期 車號 使用人\n3/10 ZKE-5758 吳品叡', ['ZKE5758']],
  ['licence-plate', '型號 使用人\nZKE-5758 吳品叡', []],
  ['einvoice-carrier', '我的手機條碼是 /MU3.WD3 ，之後發票', ['/MU3.WD3']],
  ['birth-date', '我的生日是75.3.5，', ['1986-03-05']],
  ['payment-card', '我的信用卡號 4716110039245679', ['4716110039245679']],
  ['salary', '林惠雯 J219160690 月薪約 32,000', ['32000']],
  [
    'address',
    'Address: 4F., No. 205, Minquan E. Rd., East Dist., Pingtung County',
    ['4f no 205 minquan e rd east dist pingtung county'],
  ],
  [
    'address',
    'sent to No. 59, Ln. 309, Boai Rd., Songshan Dist., Taipei City 105, Taiwan (R.O.C.) today',
    ['no 59 ln 309 boai rd songshan dist taipei city 105'],
  ],
  ['address', '麻煩送到大同街2號，謝謝', ['大同街2號']],
  ['address', '看 No. 3 of the City', []],
  ['address', 'No 1 retry, Section 2, City Taiwan; No. 12, lane of Taiwan', []],
  ['bank-account', '本行帳戶數 1234567890 筆', []],
  ['insurance-policy', '有效保單 1234567890 件', []],
  ['medical-record-number', '歸檔病歷 1234567 份', []],
  ['medical-record-number', 'chart #20240305 rendered', []],
  ['landline', '可以打家裡 089271950 晚上都在', ['089271950']],
])('%s: %s', (detector, text, expected) => {
  expect(found(`${SOMEBODY}${text}\n`, detector)).toEqual(expected)
})

test('where nobody was found, a sentence says nothing of anybody', () => {
  expect(found('The singer was born July 28, 1948. 月薪 32,000 元起\n', 'birth-date')).toEqual([])
  expect(found('請電 0912-745-638，月薪 32,000 元起\n', 'salary')).toEqual([])
})

test('what may be divided into the parts of an address in many ways is not tried in all of them', () => {
  for (const part of ['Rm1', 'Rm1 ', '1F', 'No 1, Ln 1, '])
    expect(found(`${SOMEBODY}No 1\n${part.repeat(3000)}`, 'address')).toEqual([])
})

test('生於民, a word behind names, hides no 生於', () => {
  expect(found('距生於民國二十三年五月四日，享壽九十一歲\n', 'birth-date')).toEqual(['1934-05-04'])
})
