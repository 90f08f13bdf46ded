/** Ways in which columns and labels say whose a thing is. Written for this project; see docs/data-sources.md. */

/** Whose, as it stands before 姓名, 電話, 地址 … in the headings of forms and tables. */
const OWNERS: readonly string[] =
  `會員 客戶 顧客 用戶 使用者 消費者 員工 職員 人員 同仁 學生 學員 考生 幼生 校友 病患 病人 患者 個案 民眾 市民 住戶 業主 車主 飼主
屋主 地主 家長 監護人 法定代理人 聯絡人 緊急聯絡人 連絡人 申請人 申請者 報名人 報名者 參加者 參加人 應徵者 投保人 要保人 被保險人 被保人 受益人
收件人 收件者 寄件人 寄件者 收貨人 取貨人 訂購人 訂購者 購買人 購買者 付款人 收款人 匯款人 持卡人 借款人 保證人 連帶保證人 承租人 出租人 房東 房客
立書人 立約人 立同意書人 委託人 受託人 代理人 戶長 配偶 父親 母親 父 母 子女 眷屬 親屬 本人 當事人 負責人 代表人 承辦人 經辦人 主管 醫師 醫生 教師
老師 社員 隊員 選手 理事 監事 志工 義工 捐款人 捐贈人 贊助人 股東 董事 被告 原告 證人 陳情人 檢舉人 通報人 訪客 旅客 乘客 住客 入住人 訂房人 司機 駕駛 駕駛人
受訪者 受試者 得獎人 中獎人 領取人 簽收人 推薦人 介紹人 護理師 家屬 幼兒 兒童 長者 案主 讀者 賣家 買家 訂戶 中文 真實 本國 客人 公司 單位`.split(
    /\s+/u,
  )

/** Each thing alone, and after each of {@link OWNERS}: 姓名, 會員姓名, 客戶姓名 … */
export function owned(...things: readonly string[]): string[] {
  return things.flatMap((thing) => [thing, ...OWNERS.map((owner) => owner + thing)])
}

/** English owners, in the normal form of columns. */
// biome-ignore format: a table reads better in rows
const ENGLISH_OWNERS = [
  'member', 'customer', 'client', 'user', 'employee', 'staff', 'student', 'patient', 'contact', 'emergencycontact', 'applicant',
  'owner', 'guardian', 'parent', 'spouse', 'father', 'mother', 'buyer', 'recipient', 'receiver', 'sender', 'guest', 'passenger',
  'insured', 'beneficiary', 'holder', 'cardholder', 'payer', 'payee', 'donor', 'home', 'office', 'work', 'personal', 'shipping',
  'billing', 'delivery', 'mailing', 'contactperson', 'subscriber',
] as const

/** Each thing alone and after each English owner: email, memberemail … */
export function ownedEnglish(...things: readonly string[]): string[] {
  return things.flatMap((thing) => [thing, ...ENGLISH_OWNERS.map((owner) => owner + thing)])
}
