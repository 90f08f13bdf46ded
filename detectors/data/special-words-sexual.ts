/** 性生活: orientation, habits, and what is done to somebody. 性別 (sex, gender) is not. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Words of orientation, habits, sexually transmitted disease and sexual violence. */
export const SEXUAL_WORDS: readonly string[] = [
  ...words(`同性戀 同性戀者 同志身分 同志伴侶 同性伴侶 同性伴侶關係 同性情慾 雙性戀 雙性戀者 異性戀 異性戀者 無性戀 無性戀者 泛性戀 泛性戀者 跨性別者 跨性別 性別認同障礙 性別不安 變性手術 性別重置手術 性傾向 性取向 性向認同 出櫃 女同志 男同志 LGBT
性生活 性生活頻率 性生活史 性生活紀錄 性生活滿意度 性生活不協調 性生活困擾 性關係 性行為 性行為史 性行為頻率 性行為對象 合意性行為 發生性行為 婚前性行為 婚外性行為 婚外情 性伴侶 性伴侶人數 性伴侶數 固定性伴侶 多重性伴侶 多重性伴侶關係 性對象 性經驗
初次性行為 初次性經驗 首次性行為 首次性經驗 無套性行為 不安全性行為 危險性行為 口交 肛交 自慰 性交易 性交易紀錄 性交易史 性工作 嫖妓 援交 一夜情 約砲 性癖好 性癖 性慾低下 性慾減退 性慾 性功能障礙 性功能 勃起功能障礙 勃起障礙 陽痿 早洩 性冷感
性交疼痛 陰道痙攣 性成癮 性愛成癮 避孕方式 避孕史 避孕措施 保險套使用 使用保險套 事前避孕藥 事後避孕藥 性病 性病史 性傳染病 性傳染疾病 性傳染病檢查 匿篩 匿名篩檢 梅毒 梅毒血清 淋病 菜花 尖銳濕疣 生殖器疱疹 生殖器皰疹 披衣菌感染 陰蝨 軟性下疳
男男性行為者 男男性行為 BDSM 性虐戀 藥愛 暴露前預防性投藥 性侵 性侵害 遭性侵 遭性侵害 性侵被害人 性侵受害者 性侵害被害人 性侵案件 性侵害案件 強制性交 強制猥褻 乘機性交 性騷擾 性騷擾事件 性騷擾申訴 性騷擾案件 性霸凌 性剝削 兒少性剝削 猥褻 私密影像
性私密影像 不雅照 偷拍裙底`),
  'sexual orientation',
  'homosexual',
  'bisexual',
  'heterosexual',
  'lesbian',
  'transgender',
  'sexual history',
  'sexual partner',
  'sexual partners',
  'sexual activity',
  'sex with men',
  'sex with women',
  'sex with a partner',
  'unprotected sex',
  'sexually active',
  'sexual intercourse',
  'sexual assault',
  'sexually assaulted',
  'sexual harassment',
  'sexually transmitted disease',
  'sexually transmitted infection',
  'erectile dysfunction',
  'MSM',
]
