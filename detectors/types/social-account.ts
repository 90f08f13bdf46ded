import { owned } from '../data/columns.ts'
import { BECAUSE, type Match, MEDIUM } from '../detector.ts'
import { defineAttribute } from './attribute.ts'
import { BLANK, isAlnum, isLetter, lower, startsWith, utf8 } from './bytes.ts'
import { found } from './matches.ts'
import { ByteWords } from './word-sets.ts'

const LEAST = 3
const MOST = 50
const SCHEMES = ['https://', 'http://'].map(utf8)
const SITES = [
  'facebook.com/profile.php?id=',
  'facebook.com/people/',
  'facebook.com/',
  'fb.com/',
  'fb.me/',
  'm.me/',
  'instagram.com/',
  'threads.net/',
  'threads.com/',
  'twitter.com/',
  'x.com/',
  'linkedin.com/in/',
  't.me/',
  'tiktok.com/',
  'weibo.com/',
  'plurk.com/',
  'dcard.tw/',
].map(utf8)
const PREFIXES = ['www.', 'm.', 'zh-tw.', 'tw.'].map(utf8)
/** What follows a site's name and is no account, and what says that there is none; in lower case. */
const WORDS = new ByteWords(
  'none null n.a. yes no true false string text unknown test share sharer sharer.php watch groups events pages photo photos posts reel reels explore intent hashtag search home login policies privacy help about line facebook instagram twitter'.split(
    ' ',
  ),
)

function passSite(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  for (const list of [SCHEMES, PREFIXES, SITES]) {
    const word = list.find((one) => startsWith(bytes, i, end, one))
    if (word !== undefined) i += word.length
    else if (list === SITES) return start
  }
  return i
}

/** An account's name, with or without `@`, alone or at the end of its site's address. */
function accountAt(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  const behindSite = passSite(bytes, start, end)
  let i = behindSite < end && bytes[behindSite] === 0x40 ? behindSite + 1 : behindSite
  const out = match.canonical
  let letters = 0
  let n = 0
  for (; i < end && (isAlnum(bytes[i]!) || bytes[i] === 0x2e || bytes[i] === 0x5f || bytes[i] === 0x2d); i++) {
    if (n === MOST) return false
    out[n] = lower(bytes[i]!)
    if (isLetter(out[n]!)) letters++
    n++
  }
  const site = behindSite > start
  if (n < LEAST || (letters === 0 && !site) || WORDS.has(out, 0, n)) return false
  // Behind an address more of it may follow; behind a bare name only a remark.
  const b = i < end ? bytes[i]! : BLANK
  if (site ? b !== 0x2f && b !== 0x3f && b !== 0x26 && b !== BLANK && b < 0x80 : b !== BLANK && b !== 0x28) return false
  match.canonicalLength = n
  return found(match, start, i, MEDIUM, BECAUSE.grammar | (site ? BECAUSE.prefix : 0))
}

export default defineAttribute({
  id: 'social-account',
  code: 87,
  names: { zh: '社群帳號', en: 'Social media account' },
  category: 'C001',
  columns: [
    ...owned('臉書', '臉書帳號', 'fb', 'fb帳號', 'ig', 'ig帳號', '微信', '微信號', '微信帳號'),
    'facebook',
    'facebook帳號',
    'facebookid',
    'facebookurl',
    'facebookaccount',
    'fbid',
    'fburl',
    'fbaccount',
    'instagram',
    'instagram帳號',
    'instagramid',
    'instagramaccount',
    'instagramhandle',
    'igid',
    'igaccount',
    'threads',
    'threads帳號',
    'twitter',
    'twitter帳號',
    'twitterhandle',
    'twitterid',
    'linkedin',
    'linkedinurl',
    'wechat',
    'wechatid',
    'wechatno',
    'weixin',
    'telegram',
    'telegram帳號',
    'telegramid',
    '社群帳號',
    '社群媒體帳號',
    '社群連結',
    '個人臉書',
    '通訊軟體帳號',
    '即時通帳號',
    'skype',
    'skypeid',
    'skype帳號',
    'socialaccount',
  ],
  labels: [
    '臉書帳號',
    '臉書:',
    '微信號',
    '微信帳號',
    '微信:',
    '社群帳號',
    '即時通帳號',
    'facebook',
    'fb',
    'instagram',
    'ig',
    'wechat id',
    'wechat',
    'telegram',
  ],
  cell: accountAt,
  examples: {
    hit: [
      { text: 'IG: @ming_0305', canonical: 'ming_0305' },
      { text: '臉書：https://www.facebook.com/ming.wang.0305', canonical: 'ming.wang.0305' },
      { text: 'ming_0305', column: 'IG帳號', canonical: 'ming_0305' },
      { text: 'https://www.facebook.com/profile.php?id=100001234567890', column: 'FB', canonical: '100001234567890' },
      { text: 'wx_ming', column: 'WeChat ID', canonical: 'wx_ming' },
    ],
    miss: [
      { text: 'https://www.facebook.com/ming.wang' },
      { text: '無', column: 'FB' },
      { text: 'https://www.facebook.com/sharer.php?u=x', column: 'FB' },
      { text: '王小明', column: '臉書' },
      { text: 'ming@example.com', column: 'IG' },
    ],
  },
})
