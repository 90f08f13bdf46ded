/** Columns that hold names, and the labels before them. */
import { owned, ownedEnglish } from '../../data/columns.ts'
import { ENGLISH_LABELS, NAME_LABELS, ROLES } from '../../data/name-words.ts'

/** In the normal form of columns. Whoever's: owned() puts 會員, 客戶, 學生 … before. */
export const COLUMNS: readonly string[] = [
  ...owned('姓名', '名字', '全名', '大名'),
  ...ROLES.filter(
    (role) => role !== '先生' && role !== '太太' && !/^(?:我|叫|名叫|茲|證明|授權|委託$|委任$)/u.test(role),
  ),
  ...'姓名中文 中文名 中文名字 英文姓名 英文名 英文名字 英文姓名拼音 護照姓名 護照英文姓名 護照英文名 原住民姓名 族名 羅馬拼音 羅馬拼音姓名 外文姓名 外文名 別名 曾用名 藝名 暱稱 稱呼'.split(
    ' ',
  ),
  ...'住客 入住客 入住旅客 賓客 賓客姓名 來賓 來賓姓名 貴賓 貴賓姓名 信士大德 信士 漢名 投保人 訪客 學員 買受人 人名 者姓名 人姓名 員姓名 生姓名 客戶名稱 客戶名 會員名稱 會員名 顧客名稱 用戶名稱 用戶名 使用者名稱 使用者 帳戶名稱 受款戶名 收款戶名 姓名戶名 戶名姓名 學生名 負責人名稱 窗口 聯絡對象 廠商窗口 供應商窗口 採購窗口 業務窗口 廠商聯絡窗口 供應商聯絡窗口 傳統名字 傳統姓名 族語姓名 族語名字 簽收 簽名 簽章 簽領 承辦 主辦 接單 接案 派工 帶看 代領 領取者 領取人姓名 代領人姓名 受種者姓名 接種者姓名 眷屬 眷口 家屬稱謂姓名'.split(
    ' ',
  ),
  // Whoever dealt with it.
  ...'建檔人員 建檔者 服務專員 業務專員 業務代表 承辦人員 經辦人員 審核人員 審核者 核准者 覆核者 收費人員 客服人員 服務人員 經手人員 輸入人員 維護人員'.split(
    ' ',
  ),
  ...'name fullname chinesename cname zhname hanname namehan namezh namecn nametw namech chname chiname cnname twname realname legalname englishname engname ename nameen enname nameeng passportname latinname nativename firstlastname lastnamefirstname personname displayname'.split(
    ' ',
  ),
  ...'pt spouse child mother father parent guardian username nickname firstname lastname givenname preferredname membername custname ptname patname patientnm patnm ptnm empname empnm staffnm stuname stunm studentnm studname teachername membernm memname memnm usernm custnm customernm clientnm contactnm applname applicantnm ownernm insname insurednm nm nme fname'.split(
    ' ',
  ),
  ...'holder signee headname patient customer client member student employee teacher applicant insured policyholder buyer seller tenant landlord borrower donor visitor doctor nurse agent staff user sender reporter candidate realname truename contactperson contactpersonname owner recipient receiver consignee addressee payee payer cardholder accountholder accountname acctname holdername beneficiary passenger guest salesperson salesrep attendee participant subscriber signer signatory drivername doctorname physician cardholdername shiptoname billtoname recname rcvname sendername suppliercontact vendorcontact salescontact primarycontact maincontact secondarycontact technicalcontact companycontact contactpic assignedperson assignedto performer attendingdoctor attendingphysician attendingdr interviewee interviewer instructor trainee nextofkin emergencycontact emergencycontactperson inchargeperson personincharge pic caregiver keeper custodian requester requestor applicantowner romanized romanised romanizedname romanisedname romanization pinyin emgname emgcontact emgperson emcontact emergencyname emergname dr attending signedby approvedby checkedby preparedby handledby receivedby reportedby deliveredby worker officer counselor counsellor caseworker casemanager socialworker therapist pharmacist examiner investigator inspector cashier advisor adviser mentor coach supervisor suspect victim witness defendant plaintiff complainant respondent emp person persons requestedby attn chairman chairperson minutesby minutestakenby notetaker recordedby remitter surgeon referringphysician purchaser submittedby verifiedby reviewedby inspectedby assignee claimant coordinator foreman son daughter wife husband secretary attorney lawyer lessor lessee interpreter translator nominee referee'.split(
    ' ',
  ),
  ...ownedEnglish('name', 'fullname'),
]

/** A colon at its end says that one has to follow. */
export const LABELS: readonly string[] = [
  ...NAME_LABELS.filter((label) => label !== '大名'),
  '大名:',
  // Verbs elsewhere.
  ...'承辦 校對 監印 繕打 總召 學藝'.split(' ').map((label) => `${label}:`),
  ...ENGLISH_LABELS.map((label) => `${label}:`),
]
