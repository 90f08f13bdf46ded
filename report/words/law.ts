/**
 * Words of the law: whose data, what data, what a count means. The Chinese terms of {@link ACT_ITEMS} and
 * {@link SPECIAL_CATEGORIES} are those of 個人資料保護法 §2(1) and §6, to the letter; the English ones follow the Ministry of
 * Justice's translation.
 */
import type { SpecialCategory } from '../../detectors/detector.ts'
import type {
  ActItem,
  Determination,
  DeterminationReason,
  NumberKind,
  Reading,
  RiskReason,
  SubjectClass,
  Verdict,
} from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

/** Whose records a data file holds. */
export const SUBJECT_CLASSES: Readonly<Record<SubjectClass, Words>> = {
  consumer: { 'zh-TW': '消費者', en: 'Consumers' },
  member: { 'zh-TW': '會（社）員', en: 'Members' },
  user: { 'zh-TW': '用戶', en: 'Users' },
  employee: { 'zh-TW': '員工', en: 'Employees' },
  student: { 'zh-TW': '學生', en: 'Students' },
  patient: { 'zh-TW': '病患', en: 'Patients' },
  vendor: { 'zh-TW': '廠商聯絡人', en: 'Vendor contacts' },
  other: { 'zh-TW': '其他', en: 'Others' },
  unclassified: { 'zh-TW': '未分類', en: 'Unclassified' },
}

/** The yes/no columns: 個資法 §2(1). */
export const ACT_ITEMS: Readonly<Record<ActItem, Words>> = {
  name: { 'zh-TW': '姓名', en: 'Name' },
  'birth-date': { 'zh-TW': '出生年月日', en: 'Date of birth' },
  'id-number': { 'zh-TW': '國民身分證統一編號', en: 'National ID number' },
  passport: { 'zh-TW': '護照號碼', en: 'Passport number' },
  features: { 'zh-TW': '特徵', en: 'Physical features' },
  fingerprint: { 'zh-TW': '指紋', en: 'Fingerprints' },
  marriage: { 'zh-TW': '婚姻', en: 'Marital status' },
  family: { 'zh-TW': '家庭', en: 'Family' },
  education: { 'zh-TW': '教育', en: 'Education' },
  occupation: { 'zh-TW': '職業', en: 'Occupation' },
  'medical-record': { 'zh-TW': '病歷', en: 'Medical records' },
  medical: { 'zh-TW': '醫療', en: 'Health care' },
  genetic: { 'zh-TW': '基因', en: 'Genetic data' },
  sexual: { 'zh-TW': '性生活', en: 'Sex life' },
  'health-exam': { 'zh-TW': '健康檢查', en: 'Health examination' },
  criminal: { 'zh-TW': '犯罪前科', en: 'Criminal records' },
  contact: { 'zh-TW': '聯絡方式', en: 'Contact information' },
  financial: { 'zh-TW': '財務情況', en: 'Financial situation' },
  social: { 'zh-TW': '社會活動', en: 'Social activities' },
  other: { 'zh-TW': '其他', en: 'Other' },
}

/** 特種個人資料: 個資法 §6. */
export const SPECIAL_CATEGORIES: Readonly<Record<SpecialCategory, Words>> = {
  'medical-record': ACT_ITEMS['medical-record'],
  medical: ACT_ITEMS.medical,
  genetic: ACT_ITEMS.genetic,
  sexual: ACT_ITEMS.sexual,
  'health-exam': ACT_ITEMS['health-exam'],
  criminal: ACT_ITEMS.criminal,
}

/** Parts of the risk score. */
export const RISK_REASONS: Readonly<Record<RiskReason, Words>> = {
  'many-people': { 'zh-TW': '當事人人數', en: 'Number of people' },
  'special-data': { 'zh-TW': '含特種個人資料', en: 'Special-category data' },
  'world-readable': { 'zh-TW': '任何使用者皆可讀取', en: 'Readable by anyone' },
  shared: { 'zh-TW': '置於共用儲存空間', en: 'On shared storage' },
  unencrypted: { 'zh-TW': '儲存未加密', en: 'Stored unencrypted' },
  stale: { 'zh-TW': '久未異動', en: 'Not changed for long' },
  copies: { 'zh-TW': '另有複本', en: 'Copies exist' },
  abroad: { 'zh-TW': '存放於境外', en: 'Kept abroad' },
  outsourced: { 'zh-TW': '委外保管', en: 'Keeping is outsourced' },
  'strong-identifiers': { 'zh-TW': '含可直接識別個人之號碼', en: 'Numbers that identify a person directly' },
  financial: { 'zh-TW': '含財務資料', en: 'Financial data' },
  'unread-parts': { 'zh-TW': '有未能讀取之部分', en: 'Parts could not be read' },
}

/** How much attention a data file asks for. */
export const RISK_LEVELS: Readonly<Record<'high' | 'medium' | 'low', Words>> = {
  high: { 'zh-TW': '高', en: 'High' },
  medium: { 'zh-TW': '中', en: 'Medium' },
  low: { 'zh-TW': '低', en: 'Low' },
}

/** What is said of a count against a number of the law. */
export const VERDICTS: Readonly<Record<Verdict, Words>> = {
  reached: { 'zh-TW': '已達', en: 'Reached' },
  below: { 'zh-TW': '未達（已證明）', en: 'Below (proven)' },
  undetermined: { 'zh-TW': '尚不能認定', en: 'Undetermined' },
}

/** Why a determination says what it says. */
export const DETERMINATION_REASONS: Readonly<Record<DeterminationReason, Words>> = {
  'no-number': {
    'zh-TW': '本辦法未定筆數門檻，應辦理事項不以達一定筆數為要件。',
    en: 'The regulation names no number: what it asks for does not wait for one.',
  },
  'reading-reached': {
    'zh-TW': '依據以認定之讀法，即使採下限仍已達門檻；其他讀法之結論見比較表。',
    en: 'Under the reading that decides even the lower bound reaches the number; the table says what the other readings give.',
  },
  'capital-reached': {
    'zh-TW': '資本額已達規定數額，不待筆數即適用。',
    en: 'The capital reaches the amount that is enough by itself, whatever the count.',
  },
  'reached-before': {
    'zh-TW': '依歷次盤點，累計所保有已達門檻。',
    en: 'By earlier counts what was ever held reaches the number.',
  },
  'sme-exempt': {
    'zh-TW': '中小企業除外，設定檔載明為中小企業。',
    en: 'Small and medium-sized enterprises are exempt, and the configuration says that this is one.',
  },
  'history-missing': {
    'zh-TW': '以累計所保有計算：本次之數可證明已達，不能證明未達；須另有自始之紀錄，證明曾保有者亦未達門檻。',
    en: 'What was ever held counts: one count can prove that the number is reached, never that it is not. Records from the beginning have to show that what was held before stays below, too.',
  },
  'capital-not-stated': {
    'zh-TW': '資本額達規定數額者亦適用，設定檔未載明資本額（organisation.capital）。',
    en: 'The capital alone could be enough, and the configuration does not say what it is (organisation.capital).',
  },
  'sme-not-stated': {
    'zh-TW': '筆數已達，惟中小企業除外，設定檔未載明是否為中小企業（organisation.sme）。',
    en: 'The number is reached, but small and medium-sized enterprises are exempt, and the configuration does not say whether this is one (organisation.sme).',
  },
  'counts-accounts': {
    'zh-TW': '條文以「戶」計算，本表以用戶之人數估計；一戶可能有數人，一人亦可能有數戶。',
    en: 'The text counts accounts; this is the number of people among users. One account may have several people, and one person several accounts.',
  },
  upcoming: {
    'zh-TW': '尚未施行之規定，依設定檔（upcoming）所定日期試算；內容與施行日以公告為準。',
    en: 'A rule that is not in force, tried from the day set in the configuration (upcoming). What is promulgated in the end decides.',
  },
  'lower-bound-reached': {
    'zh-TW': '即使採最保守之下限，仍已達門檻；不因計算方式而異。',
    en: 'Even the lower bound reaches the number: true under every way of counting.',
  },
  'upper-bound-below': {
    'zh-TW': '範圍內均已盤點，且採上限計算仍未達門檻。',
    en: 'Everything in scope was looked at, and even the upper bound stays below the number.',
  },
  'interval-straddles': {
    'zh-TW': '門檻介於下限與上限之間，須先釐清重複之當事人。',
    en: 'The number lies between the lower and the upper bound: find out which records are of the same person.',
  },
  'unread-items': {
    'zh-TW': '範圍內尚有項目未能（完整）讀取，無法證明未達。',
    en: 'Items in scope were not (wholly) read, so that staying below cannot be proven.',
  },
  'ignore-files': {
    'zh-TW': '盤點位置內的 .pandianignore 排除了部分項目；能寫入該處者皆可放置該檔，故無法證明未達。',
    en: 'A .pandianignore found in the place left items out. Whoever may write there could have put it there, so staying below cannot be proven.',
  },
  'links-outside': {
    'zh-TW': '有符號連結通往盤點位置以外；其所指內容不在本次範圍，未計入。',
    en: 'Symbolic links lead out of the places that were scanned: what they lead to is not in scope and was not counted.',
  },
  'listing-incomplete': {
    'zh-TW': '範圍內之項目尚未全部列出，盤點中途停止。',
    en: 'Not all items in scope were listed: the scan was stopped on the way.',
  },
  'rows-reach': {
    'zh-TW': '以人數計未達，惟以列數計將達門檻；主管機關如採列數計算，結論不同。',
    en: 'Below in people, but rows alone would reach the number: the conclusion differs if the authority counts rows.',
  },
  'unclassified-included': {
    'zh-TW': '未分類之個人資料檔案已一併計入；分類後人數可能減少。',
    en: 'Unclassified data files are counted in: the number may fall once they are classified.',
  },
  'unclassified-decide': {
    'zh-TW': '僅計已分類者尚未達門檻，計入未分類之個人資料檔案始達；請先於設定檔 classes 指定其當事人類別。',
    en: 'The classified data files alone do not reach the number for certain: say in the configuration (classes) whose data the unclassified ones are.',
  },
  'nothing-read': {
    'zh-TW': '至少有一處盤點位置沒有任何已讀取之項目，請確認路徑、掛載與排除規則。',
    en: 'In at least one of the places not one item was read: check the path, the mount and the exclude rules.',
  },
  'not-stated-to-apply': {
    'zh-TW': '設定檔未指明適用之辦法，此為試算；是否適用由組織自行認定（pandian.yaml 之 regulations）。',
    en: 'The configuration names no regulations, so this is a trial: whether it applies is for the organisation to say (regulations in pandian.yaml).',
  },
}

/** Whose records a regulation counts. */
export const POPULATIONS: Readonly<Record<string, Words>> = {
  consumers: { 'zh-TW': '消費者', en: 'consumers' },
  members: { 'zh-TW': '會（社）員', en: 'members' },
  users: { 'zh-TW': '用戶', en: 'users' },
  students: { 'zh-TW': '學生', en: 'students' },
  patients: { 'zh-TW': '病患', en: 'patients' },
  employees: { 'zh-TW': '員工', en: 'employees' },
  everyone: { 'zh-TW': '全部當事人', en: 'everyone' },
}

/** What a number is for. */
export const NUMBER_KINDS: Readonly<Record<NumberKind, Words>> = {
  plan: { 'zh-TW': '安全維護計畫', en: 'security plan' },
  scope: { 'zh-TW': '適用門檻', en: 'scope of the regulation' },
  tier: { 'zh-TW': '加強措施', en: 'higher tier' },
  measures: { 'zh-TW': '資通訊系統措施', en: 'measures for information systems' },
  incident: { 'zh-TW': '事故通報（事故可能及之筆數）', en: 'reporting incidents (as many as one could concern)' },
  none: { 'zh-TW': '未定門檻', en: 'no number named' },
}

/** Who issued a regulation, by the name that the national law database has. */
export const AUTHORITIES: Readonly<Record<string, Words>> = {
  內政部: { 'zh-TW': '內政部', en: 'Ministry of the Interior' },
  衛生福利部: { 'zh-TW': '衛生福利部', en: 'Ministry of Health and Welfare' },
  行政院公共工程委員會: { 'zh-TW': '行政院公共工程委員會', en: 'Public Construction Commission' },
  僑務委員會: { 'zh-TW': '僑務委員會', en: 'Overseas Community Affairs Council' },
  財政部: { 'zh-TW': '財政部', en: 'Ministry of Finance' },
  '財政部（關務署）': { 'zh-TW': '財政部（關務署）', en: 'Ministry of Finance (Customs Administration)' },
  金融監督管理委員會: { 'zh-TW': '金融監督管理委員會', en: 'Financial Supervisory Commission' },
  中央銀行: { 'zh-TW': '中央銀行', en: 'Central Bank' },
  教育部: { 'zh-TW': '教育部', en: 'Ministry of Education' },
  '教育部（體育署）': { 'zh-TW': '教育部（體育署）', en: 'Ministry of Education (Sports Administration)' },
  經濟部: { 'zh-TW': '經濟部', en: 'Ministry of Economic Affairs' },
  '經濟部（智慧財產局）': {
    'zh-TW': '經濟部（智慧財產局）',
    en: 'Ministry of Economic Affairs (Intellectual Property Office)',
  },
  '經濟部（水利署）': { 'zh-TW': '經濟部（水利署）', en: 'Ministry of Economic Affairs (Water Resources Agency)' },
  公平交易委員會: { 'zh-TW': '公平交易委員會', en: 'Fair Trade Commission' },
  核能安全委員會: { 'zh-TW': '核能安全委員會', en: 'Nuclear Safety Commission' },
  數位發展部: { 'zh-TW': '數位發展部', en: 'Ministry of Digital Affairs' },
  交通部: { 'zh-TW': '交通部', en: 'Ministry of Transportation and Communications' },
  '交通部（航港局）': {
    'zh-TW': '交通部（航港局）',
    en: 'Ministry of Transportation and Communications (Maritime and Port Bureau)',
  },
  '交通部（民航局）': {
    'zh-TW': '交通部（民航局）',
    en: 'Ministry of Transportation and Communications (Civil Aviation Administration)',
  },
  國家通訊傳播委員會: { 'zh-TW': '國家通訊傳播委員會', en: 'National Communications Commission' },
  '農業部（原農委會）': {
    'zh-TW': '農業部（原農委會）',
    en: 'Ministry of Agriculture (formerly the Council of Agriculture)',
  },
  勞動部: { 'zh-TW': '勞動部', en: 'Ministry of Labor' },
  文化部: { 'zh-TW': '文化部', en: 'Ministry of Culture' },
  大陸委員會: { 'zh-TW': '大陸委員會', en: 'Mainland Affairs Council' },
  '草案，尚未施行': { 'zh-TW': '草案，尚未施行', en: 'Draft, not in force' },
}

/** What one of a number is called. */
export const UNITS: Readonly<Record<string, Words>> = {
  筆: { 'zh-TW': '筆', en: 'records' },
  戶: { 'zh-TW': '戶', en: 'accounts' },
  名用戶: { 'zh-TW': '名用戶', en: 'users' },
}

/** On what a regulation counts. */
export const BASES: Readonly<Record<Determination['basis'], Words>> = {
  'single-day': { 'zh-TW': '單日所保有', en: 'held on a single day' },
  cumulative: { 'zh-TW': '累計所保有（未達須由業者舉證）', en: 'ever held (the organisation proves that it is below)' },
  unstated: { 'zh-TW': '條文未明定', en: 'not stated' },
}

/** Which reading decides. */
export const READINGS: Readonly<Record<Reading, Words>> = {
  rows: { 'zh-TW': '列數', en: 'Rows' },
  subjects: { 'zh-TW': '當事人數', en: 'People' },
  subjectPurposes: { 'zh-TW': '當事人 × 特定目的', en: 'People × purposes' },
}

/** How 筆數 can be read, each in a sentence. */
export const READING_DEFINITIONS: Readonly<Record<Reading, Words>> = {
  rows: {
    'zh-TW': '含有未遮蔽個人資料之紀錄數（資料表之列、訊息、表單等）；同一人有十列即計十筆，複本與備份亦計入。',
    en: 'Records that hold personal data in the clear (rows, messages, forms). One person with ten rows counts ten times; copies and backups count too.',
  },
  subjects: {
    'zh-TW':
      '不同自然人之人數，以區間表示。下限：凡可能為同一人者均合併；最佳估計：依識別資料判定；上限：僅識別資料相同者合併。複本與備份不重複計人。',
    en: 'Distinct natural persons, as an interval. Lower: everything joined that could be one person; best: as the identifiers tell; upper: nothing joined but equal identifiers. Copies and backups add nobody.',
  },
  subjectPurposes: {
    'zh-TW': '不同之（自然人、特定目的）組合數，為 2026 年 1 月草案之算法，尚未施行；未填特定目的者等於當事人數。',
    en: 'Distinct pairs of person and specific purpose, as in the draft of January 2026 (not in force). Equals people while no purpose is stated.',
  },
}
