/**
 * 個人資料之類別: the official list of categories of personal data, published with the list of purposes by the Ministry of Justice on
 * 2012-10-01 (個人資料保護法之特定目的及個人資料之類別). The list gives examples and closes nothing: an organisation may add its own words.
 */

/** One category of the official list. */
export interface Category {
  /** As reports write it: C001. */
  readonly code: string
  /** As the list writes it: Ｃ○○一. */
  readonly officialCode: string
  readonly group: string
  readonly name: string
}

/** All of them, in the list's order. */
export const CATEGORIES: readonly Category[] = [
  { code: 'C001', officialCode: 'Ｃ○○一', group: '識別類', name: '辨識個人者' },
  { code: 'C002', officialCode: 'Ｃ○○二', group: '識別類', name: '辨識財務者' },
  { code: 'C003', officialCode: 'Ｃ○○三', group: '識別類', name: '政府資料中之辨識者' },
  { code: 'C011', officialCode: 'Ｃ○一一', group: '特徵類', name: '個人描述' },
  { code: 'C012', officialCode: 'Ｃ○一二', group: '特徵類', name: '身體描述' },
  { code: 'C013', officialCode: 'Ｃ○一三', group: '特徵類', name: '習慣' },
  { code: 'C014', officialCode: 'Ｃ○一四', group: '特徵類', name: '個性' },
  { code: 'C021', officialCode: 'Ｃ○二一', group: '家庭情形', name: '家庭情形' },
  { code: 'C022', officialCode: 'Ｃ○二二', group: '家庭情形', name: '婚姻之歷史' },
  { code: 'C023', officialCode: 'Ｃ○二三', group: '家庭情形', name: '家庭其他成員之細節' },
  { code: 'C024', officialCode: 'Ｃ○二四', group: '家庭情形', name: '其他社會關係' },
  { code: 'C031', officialCode: 'Ｃ○三一', group: '社會情況', name: '住家及設施' },
  { code: 'C032', officialCode: 'Ｃ○三二', group: '社會情況', name: '財產' },
  { code: 'C033', officialCode: 'Ｃ○三三', group: '社會情況', name: '移民情形' },
  { code: 'C034', officialCode: 'Ｃ○三四', group: '社會情況', name: '旅行及其他遷徙細節' },
  { code: 'C035', officialCode: 'Ｃ○三五', group: '社會情況', name: '休閒活動及興趣' },
  { code: 'C036', officialCode: 'Ｃ○三六', group: '社會情況', name: '生活格調' },
  { code: 'C037', officialCode: 'Ｃ○三七', group: '社會情況', name: '慈善機構或其他團體之會員資格' },
  { code: 'C038', officialCode: 'Ｃ○三八', group: '社會情況', name: '職業' },
  { code: 'C039', officialCode: 'Ｃ○三九', group: '社會情況', name: '執照或其他許可' },
  { code: 'C040', officialCode: 'Ｃ○四○', group: '社會情況', name: '意外或其他事故及有關情形' },
  { code: 'C041', officialCode: 'Ｃ○四一', group: '社會情況', name: '法院、檢察署或其他審判機關或其他程序' },
  { code: 'C051', officialCode: 'Ｃ○五一', group: '教育、考選、技術或其他專業', name: '學校紀錄' },
  { code: 'C052', officialCode: 'Ｃ○五二', group: '教育、考選、技術或其他專業', name: '資格或技術' },
  { code: 'C053', officialCode: 'Ｃ○五三', group: '教育、考選、技術或其他專業', name: '職業團體會員資格' },
  { code: 'C054', officialCode: 'Ｃ○五四', group: '教育、考選、技術或其他專業', name: '職業專長' },
  { code: 'C055', officialCode: 'Ｃ○五五', group: '教育、考選、技術或其他專業', name: '委員會之會員資格' },
  { code: 'C056', officialCode: 'Ｃ○五六', group: '教育、考選、技術或其他專業', name: '著作' },
  { code: 'C057', officialCode: 'Ｃ○五七', group: '教育、考選、技術或其他專業', name: '學生（員）、應考人紀錄' },
  { code: 'C058', officialCode: 'Ｃ○五八', group: '教育、考選、技術或其他專業', name: '委員工作紀錄' },
  { code: 'C061', officialCode: 'Ｃ○六一', group: '受僱情形', name: '現行之受僱情形' },
  { code: 'C062', officialCode: 'Ｃ○六二', group: '受僱情形', name: '僱用經過' },
  { code: 'C063', officialCode: 'Ｃ○六三', group: '受僱情形', name: '離職經過' },
  { code: 'C064', officialCode: 'Ｃ○六四', group: '受僱情形', name: '工作經驗' },
  { code: 'C065', officialCode: 'Ｃ○六五', group: '受僱情形', name: '工作、差勤紀錄' },
  { code: 'C066', officialCode: 'Ｃ○六六', group: '受僱情形', name: '健康與安全紀錄' },
  { code: 'C067', officialCode: 'Ｃ○六七', group: '受僱情形', name: '工會及員工之會員資格' },
  { code: 'C068', officialCode: 'Ｃ○六八', group: '受僱情形', name: '薪資與預扣款' },
  { code: 'C069', officialCode: 'Ｃ○六九', group: '受僱情形', name: '受僱人所持有之財產' },
  { code: 'C070', officialCode: 'Ｃ○七○', group: '受僱情形', name: '工作管理之細節' },
  { code: 'C071', officialCode: 'Ｃ○七一', group: '受僱情形', name: '工作之評估細節' },
  { code: 'C072', officialCode: 'Ｃ○七二', group: '受僱情形', name: '受訓紀錄' },
  { code: 'C073', officialCode: 'Ｃ○七三', group: '受僱情形', name: '安全細節' },
  { code: 'C081', officialCode: 'Ｃ○八一', group: '財務細節', name: '收入、所得、資產與投資' },
  { code: 'C082', officialCode: 'Ｃ○八二', group: '財務細節', name: '負債與支出' },
  { code: 'C083', officialCode: 'Ｃ○八三', group: '財務細節', name: '信用評等' },
  { code: 'C084', officialCode: 'Ｃ○八四', group: '財務細節', name: '貸款' },
  { code: 'C085', officialCode: 'Ｃ○八五', group: '財務細節', name: '外匯交易紀錄' },
  { code: 'C086', officialCode: 'Ｃ○八六', group: '財務細節', name: '票據信用' },
  { code: 'C087', officialCode: 'Ｃ○八七', group: '財務細節', name: '津貼、福利、贈款' },
  { code: 'C088', officialCode: 'Ｃ○八八', group: '財務細節', name: '保險細節' },
  { code: 'C089', officialCode: 'Ｃ○八九', group: '財務細節', name: '社會保險給付、就養給付及其他退休給付' },
  { code: 'C091', officialCode: 'Ｃ○九一', group: '財務細節', name: '資料主體所取得之財貨或服務' },
  { code: 'C092', officialCode: 'Ｃ○九二', group: '財務細節', name: '資料主體提供之財貨或服務' },
  { code: 'C093', officialCode: 'Ｃ○九三', group: '財務細節', name: '財務交易' },
  { code: 'C094', officialCode: 'Ｃ○九四', group: '財務細節', name: '賠償' },
  { code: 'C101', officialCode: 'Ｃ一○一', group: '商業資訊', name: '資料主體之商業活動' },
  { code: 'C102', officialCode: 'Ｃ一○二', group: '商業資訊', name: '約定或契約' },
  { code: 'C103', officialCode: 'Ｃ一○三', group: '商業資訊', name: '與營業有關之執照' },
  { code: 'C111', officialCode: 'Ｃ一一一', group: '健康與其他', name: '健康紀錄' },
  { code: 'C112', officialCode: 'Ｃ一一二', group: '健康與其他', name: '性生活' },
  { code: 'C113', officialCode: 'Ｃ一一三', group: '健康與其他', name: '種族或血統來源' },
  { code: 'C114', officialCode: 'Ｃ一一四', group: '健康與其他', name: '交通違規之確定裁判及行政處分' },
  { code: 'C115', officialCode: 'Ｃ一一五', group: '健康與其他', name: '其他裁判及行政處分' },
  { code: 'C116', officialCode: 'Ｃ一一六', group: '健康與其他', name: '犯罪嫌疑資料' },
  { code: 'C117', officialCode: 'Ｃ一一七', group: '健康與其他', name: '政治意見' },
  { code: 'C118', officialCode: 'Ｃ一一八', group: '健康與其他', name: '政治團體之成員' },
  { code: 'C119', officialCode: 'Ｃ一一九', group: '健康與其他', name: '對利益團體之支持' },
  { code: 'C120', officialCode: 'Ｃ一二○', group: '健康與其他', name: '宗教信仰' },
  { code: 'C121', officialCode: 'Ｃ一二一', group: '健康與其他', name: '其他信仰' },
  { code: 'C131', officialCode: 'Ｃ一三一', group: '其他各類資訊', name: '書面文件之檢索' },
  { code: 'C132', officialCode: 'Ｃ一三二', group: '其他各類資訊', name: '未分類之資料' },
  { code: 'C133', officialCode: 'Ｃ一三三', group: '其他各類資訊', name: '輻射劑量資料' },
  { code: 'C134', officialCode: 'Ｃ一三四', group: '其他各類資訊', name: '國家情報工作資料' },
]
