/** How far a label reaches that nothing sets apart from its value: `護照 300123456`, and not `護照申請 收據編號 300123456`. */
import type { Detector } from '../detector.ts'

/** Detectors of codes and numbers that look like any other: only their label says what they are. */
const CODES: ReadonlySet<string> = new Set([
  'passport',
  'nhi-card',
  'citizen-digital-certificate',
  'bank-account',
  'driving-licence',
  'household-number',
  'medical-record-number',
  'insurance-policy',
  'einvoice-carrier',
  'licence-plate',
])

const REMARK = String.raw`(?:[（(\[【][^）)\]】\n]{0,40}[）)\]】])?`
const SIGNS = String.raw`[\s　"'「『｢（(\[【#＃:：=＝/|｜,，、*>-]{0,20}`
/** What such labels go on with: 號碼, No., 為. */
const NEAR = new RegExp(
  String.raw`^${REMARK}${SIGNS}(?:ic)?(?:號碼|卡號|證號|帳號|帳戶|編號|序號|字號|條碼|載具|號|影本|正本|no\b\.?|number|num\b\.?|id\b)?${REMARK}${SIGNS}(?:is|就是|為|是|係)?${SIGNS}$`,
  'iu',
)
/** 匯款帳號 玉山銀行 (808) …, 車號 自用小客車 …: what else stands before a code of the kind. */
const BEFORE: Readonly<Record<string, RegExp>> = {
  'bank-account':
    /(?:銀行?|郵局|分行|農會|漁會|合作社|信託|世華|[商一土]銀|合庫|兆豐|中信|玉山|台新|永豐|富邦|元大|聯邦|新光|凱基|陽信|板信|渣打|匯豐|星展|安泰|代碼|代號)[\s　:：]*(?:[（(]?\d{3,7}[）)]?)?[\s　:：-]*$|^[\s　]*[（(]?\d{3,7}[）)]?[\s　-]*$/u,
  'licence-plate': /^[\p{Script=Han}A-Za-z\s　]{0,14}[車色][\s　]*$/u,
  passport: /^[\s　]*(?:中華民國|台灣|臺灣|[\p{Script=Han}]{1,4}國|[A-Z]{2,3})[\s　]*$/u,
}

const decoder = new TextDecoder()

/** May a label reach over `bytes[from, to)` to the value that `detector` reads behind? */
export function reachesOver(bytes: Uint8Array, from: number, to: number, { id }: Detector): boolean {
  if (to - from < 2 || !CODES.has(id)) return true
  const between = decoder.decode(bytes.subarray(from, to))
  return NEAR.test(between) || BEFORE[id]?.test(between) === true
}
