/**
 * Closed vocabularies of columns that tell of a person and name nobody: 性別, 婚姻, 國籍, 稱謂. Written for this project; see
 * docs/data-sources.md. Each line is a canonical form and the ways in which it is written.
 */

/** Words with their canonical form. */
export type Vocabulary = readonly (readonly [word: string, canonical: string])[]

function vocabulary(lines: Readonly<Record<string, string>>): Vocabulary {
  return Object.entries(lines).flatMap(([canonical, words]) =>
    words.split(/[\s_]*,\s*|\s{2,}|\n/u).flatMap((word) => (word === '' ? [] : [[word, canonical] as const])),
  )
}

/** 1 and 2 are how household registers and insurers write it (as in the second symbol of an ID number). */
export const SEXES = vocabulary({
  male: '男, 男性, 男生, 生理男, 生理男性, 男male, 男m, male, m, 1, 1.男, 1男',
  female: '女, 女性, 女生, 生理女, 生理女性, 女female, 女f, female, f, 2, 2.女, 2女',
  other:
    '其他, 跨性別, 跨性別者, 非二元, 非二元性別, 第三性, 雙性人, 多元性別, other, non-binary, nonbinary, transgender, x',
})

export const MARITAL_STATES = vocabulary({
  married: '已婚, 結婚, 有配偶, 再婚, 已婚有子女, 已婚無子女, 已婚有子, 已婚無子, married, remarried',
  single: '未婚, 單身, single, unmarried, never married',
  divorced: '離婚, 離異, 已離婚, divorced',
  widowed: '喪偶, 鰥寡, 寡居, 鰥居, widowed, widow, widower',
  separated: '分居, separated',
  partner: '同居, 同性伴侶, 伴侶關係, domestic partner, cohabiting',
})

/** Of somebody to the record's own person, or of the person to a household's head. Single characters stand for themselves only. */
export const KIN = vocabulary({
  spouse:
    '配偶, 夫, 妻, 夫妻, 丈夫, 妻子, 先生, 太太, 前夫, 前妻, 前配偶, 未婚夫, 未婚妻, 同居人, 伴侶, spouse, husband, wife, partner',
  parent:
    '父, 母, 父親, 母親, 父母, 父母親, 爸爸, 媽媽, 爸, 媽, 養父, 養母, 繼父, 繼母, 生父, 生母, 父子, 父女, 母子, 母女, 父母子女, 岳父, 岳母, 公公, 婆婆, 公婆, father, mother, parent, parents',
  child:
    '子, 女, 子女, 兒子, 女兒, 長子, 次子, 三子, 四子, 五子, 長女, 次女, 三女, 四女, 五女, 獨子, 獨女, 養子, 養女, 繼子, 繼女, 媳婦, 媳, 女婿, 婿, son, daughter, child, children',
  sibling:
    '兄, 弟, 姊, 妹, 姐, 哥哥, 弟弟, 姊姊, 姐姐, 妹妹, 兄弟, 姊妹, 姐妹, 兄妹, 姊弟, 姐弟, 兄弟姊妹, 胞兄, 胞弟, 胞姊, 胞妹, 大哥, 大姊, brother, sister, sibling, siblings',
  grandparent:
    '祖父, 祖母, 祖父母, 外祖父, 外祖母, 外祖父母, 爺爺, 奶奶, 外公, 外婆, 阿公, 阿嬤, 祖孫, 曾祖父, 曾祖母, grandfather, grandmother, grandparent',
  grandchild: '孫, 孫子, 孫女, 外孫, 外孫女, 長孫, 孫媳, 孫婿, grandson, granddaughter, grandchild',
  relative:
    '伯父, 伯母, 叔叔, 叔父, 嬸嬸, 嬸母, 姑姑, 姑母, 姑丈, 舅舅, 舅父, 舅媽, 舅母, 阿姨, 姨媽, 姨丈, 堂兄, 堂弟, 堂姊, 堂妹, 表兄, 表弟, 表姊, 表妹, 表哥, 表姐, 姪子, 姪女, 侄子, 侄女, 外甥, 外甥女, 嫂嫂, 嫂, 弟媳, 弟婦, 姊夫, 姐夫, 妹夫, 大伯, 小叔, 小姑, 親戚, 親屬, 家屬, 家人, 眷屬, 直系血親, 旁系血親, 姻親, 血親, relative, uncle, aunt, cousin, nephew, niece, family',
  guardian: '監護人, 法定代理人, 家長, 寄養家庭, guardian, legal guardian',
})

/** The states whose nationals live in Taiwan in numbers, and how forms write one's own; codes of ISO 3166 with them. */
export const NATIONS = vocabulary({
  TW: '中華民國, 中華民國籍, 中華民國國籍, 中華民國台灣, 中華民國臺灣, 中華民國(台灣), 中華民國(臺灣), 本國, 本國籍, 本國人, 本國國籍, 台灣, 臺灣, 台灣籍, 臺灣籍, tw, twn, roc, r.o.c., r.o.c, taiwan, taiwanese, republic of china, taiwan (r.o.c.), taiwan, r.o.c.',
  CN: '中國, 中國大陸, 大陸, 大陸地區, 大陸籍, 中國籍, 中華人民共和國, 陸籍, cn, chn, china, chinese',
  HK: '香港, 香港籍, 港澳, 香港澳門, 港澳地區, hk, hkg, hong kong',
  MO: '澳門, 澳門籍, mo, mac, macau, macao',
  JP: '日本, 日本國, 日本籍, 日籍, jp, jpn, japan, japanese',
  KR: '韓國, 南韓, 大韓民國, 韓國籍, 韓籍, kr, kor, korea, south korea, korean, republic of korea',
  US: '美國, 美利堅合眾國, 美國籍, 美籍, us, usa, u.s.a., u.s., united states, united states of america, american',
  CA: '加拿大, 加拿大籍, ca, can, canada, canadian',
  GB: '英國, 英國籍, 英籍, gb, gbr, uk, u.k., united kingdom, british',
  FR: '法國, 法國籍, 法籍, fr, fra, france, french',
  DE: '德國, 德國籍, 德籍, de, deu, ger, germany, german',
  IT: '義大利, 義大利籍, it, ita, italy, italian',
  ES: '西班牙, es, esp, spain, spanish',
  NL: '荷蘭, nl, nld, netherlands, dutch',
  RU: '俄羅斯, 俄國, ru, rus, russia, russian',
  AU: '澳洲, 澳大利亞, 澳洲籍, au, aus, australia, australian',
  NZ: '紐西蘭, 紐西蘭籍, nz, nzl, new zealand',
  VN: '越南, 越南籍, 越籍, vn, vnm, vietnam, viet nam, vietnamese',
  ID: '印尼, 印度尼西亞, 印尼籍, id, idn, indonesia, indonesian',
  PH: '菲律賓, 菲律賓籍, 菲籍, ph, phl, philippines, filipino, philippine',
  TH: '泰國, 泰國籍, 泰籍, th, tha, thailand, thai',
  MY: '馬來西亞, 馬來西亞籍, 大馬, my, mys, malaysia, malaysian',
  SG: '新加坡, 新加坡籍, sg, sgp, singapore, singaporean',
  MM: '緬甸, 緬甸籍, mm, mmr, myanmar, burma, burmese',
  KH: '柬埔寨, 柬埔寨籍, kh, khm, cambodia, cambodian',
  LA: '寮國, la, lao, laos',
  IN: '印度, 印度籍, in, ind, india, indian',
  MN: '蒙古, 蒙古國, mn, mng, mongolia, mongolian',
  NP: '尼泊爾, np, npl, nepal',
  BD: '孟加拉, bd, bgd, bangladesh',
  PK: '巴基斯坦, pk, pak, pakistan',
  TR: '土耳其, tr, tur, turkey, türkiye, turkish',
  ZA: '南非, za, zaf, south africa',
  BR: '巴西, br, bra, brazil, brazilian',
  MX: '墨西哥, mx, mex, mexico',
  PL: '波蘭, pl, pol, poland, polish',
  UA: '烏克蘭, ua, ukr, ukraine',
  SE: '瑞典, se, swe, sweden',
  CH: '瑞士, ch, che, switzerland, swiss',
  BE: '比利時, be, bel, belgium',
  AT: '奧地利, at, aut, austria',
  SZ: '史瓦帝尼, sz, swz, eswatini',
  PY: '巴拉圭, py, pry, paraguay',
  GT: '瓜地馬拉, gt, gtm, guatemala',
  BZ: '貝里斯, bz, blz, belize',
  PW: '帛琉, pw, plw, palau',
  other: '外國, 外國籍, 外籍, 無國籍, 雙重國籍, 雙國籍, 其他國籍, 外國人, foreign, foreigner, stateless, other',
})

/** Answers that say nothing, in lower case, of columns in which nearly anything may stand. */
export const EMPTY_ANSWERS =
  '無 否 是 有 不詳 未知 未填 未填寫 空白 不適用 同上 保密 待補 其他 請選擇 不拘 不限 皆可 無資料 未提供 未設定 null none n/a na nil no yes unknown undefined other others tbd string text varchar char number integer true false test - -- --- / x'.split(
    ' ',
  )
