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

/**
 * What a column that is about no kind of personal data is about instead, by its name in normal form or the name's ending:
 * - `number`: numbers of orders, parts, documents: what looks like an ID or a mobile number there is none.
 * - `company`: the 統一編號 of a company.
 * - `thing`: names of goods, places, offices: three characters there are no name of a person.
 * - `time`: dates that are no birth date.
 */
export const OTHER_COLUMNS: Readonly<Record<'number' | 'company' | 'thing' | 'time', readonly string[]>> = {
  number:
    `系統碼 系統代碼 系統編號 物料碼 料品代碼 元件代碼 學號 票號 車票號碼 機票號碼 表號 錶號 水號 電號 序號標籤 訂單編號 訂單號碼 訂單號 訂單 單號 單據號碼 單據編號 憑證號碼 憑證編號 傳票號碼 傳票編號 序號 流水號 項次 料號 物料編號 品號 貨號 型號 機型 批號 條碼 國際條碼
商品編號 商品代碼 產品編號 產品代碼 產品序號 機器編號 設備編號 資產編號 財產編號 物品編號 零件編號 圖號 版本 版號 規格 發票號碼 發票號 發票編號 發票 字軌 帳單編號 收據號碼
收據編號 案號 案件編號 文號 收文號 發文字號 公文文號 公文編號 合約編號 契約編號 採購編號 工單 工單編號 交易序號 交易編號 交易代碼 追蹤號碼 包裹編號 託運單號 提單號碼 櫃號 書號 索書號
orderno ordernumber orderid order ordercode pono ponumber sono invoiceno invoicenumber invoice invno voucherno receiptno receiptnumber docno documentno
docid serial serialno serialnumber sn sku skuno item itemno itemcode itemid part partno partnumber partcode pn productid productno productcode goodsid goodsno model modelno
barcode ean ean13 upc gtin isbn issn lot lotno batch batchno assetno assetid assettag asset equipmentno trackingno trackingnumber tracking waybill waybillno shipmentno
transactionid transactionno txnid txnno txid traceno traceid spanid refno reference referenceno caseno ticket ticketno ticketnumber ticketid meterno meternumber meterid studentid studentno studentnumber jobid taskid seq seqno sequence uuid guid hash md5 sha1 sha256
checksum digest token session sessionid revision commit build version timestamp epoch ts quantity qty amount price total points coords coordinates viewbox`.split(
      /\s+/u,
    ),
  company:
    `統一編號 統編 公司統編 公司統一編號 營利事業統一編號 廠商統編 廠商統一編號 供應商統編 買方統編 賣方統編 買受人統編 買受人統一編號 扣繳單位統一編號
投保單位統編 客戶統編 taxid taxidno vatno vatnumber vat ban bano ubn uniformno uniformnumber guino companyid companyno businessno`.split(
      /\s+/u,
    ),
  thing:
    `品名 商品 商品名稱 產品 產品名稱 品項 項目 名稱 品牌 廠牌 公司 公司名稱 廠商 廠商名稱 供應商 供應商名稱 店名 門市 分店 商店 地點 地區 縣市 鄉鎮 鄉鎮市區 區域 村里 里別 國家 城市 部門 單位 科室 處室 課別
組別 班別 科別 站名 車站 類別 分類 種類 職稱 職務 科目 課程 課程名稱 學校 系所 專案 專案名稱 活動 活動名稱 主題 書名 片名 曲名 菜名 藥名 病名 狀態 備註 說明 原因 內容 用途 顏色 單位名稱 機關 機關名稱 銀行 分行
product productname brand company companyname vendor vendorname supplier suppliername store storename shop shopname location region city county district town country
dept department division section office unit station category type class title position subject course school project event status remark remarks note notes
description desc content color colour bank branch`.split(/\s+/u),
  time: `到職日 到職日期 離職日 離職日期 入職日 任職日 建檔日 建檔日期 建立日期 建立時間 新增日期 異動日期 更新日期 修改日期 申請日期 報名日期 訂單日期 下單日 出貨日期 交易日期 付款日期 繳費日期 發票日期 開立日期
生效日 生效日期 到期日 到期日期 有效日期 有效期限 起日 迄日 起始日期 結束日期 開始日期 入學日期 畢業日期 就診日期 看診日期 就醫日期 入院日期 出院日期 檢查日期 送檢日期 採檢日期 接種日期 製造日期 製表日期 簽約日期
加保日 加保日期 退保日期 投保日期 發證日期 核發日期 入會日期 日期 時間 date time datetime hiredate onboarddate startdate enddate begindate expirydate expiredate expdate duedate orderdate
shipdate paydate paymentdate invoicedate createdate created createdat updated updatedat updatedate modifydate modified issuedate validdate effectivedate
regdate registerdate joindate entrydate leavedate lastlogin visitdate transactiondate txndate tradedate`.split(/\s+/u),
}
