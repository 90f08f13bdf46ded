/** 性生活: orientation, habits, and what is done to somebody. 性別 (sex, gender) is not. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Words of orientation, habits and sexual violence. A disease that is caught so is a disease. */
export const SEXUAL_WORDS: readonly string[] = [
  ...words(`同性戀 同性戀者 同志身分 同志伴侶 同性伴侶 同性伴侶關係 同性情慾 雙性戀 雙性戀者 異性戀 異性戀者 無性戀 無性戀者 泛性戀 泛性戀者 跨性別者 跨性別 性別認同障礙 性別不安 變性手術 性別重置手術 性傾向 性取向 性向認同 出櫃 女同志 男同志 LGBT
性生活 性生活頻率 性生活史 性生活紀錄 性生活滿意度 性生活不協調 性生活困擾 性關係 性行為 性行為史 性行為頻率 性行為對象 合意性行為 發生性行為 婚前性行為 婚外性行為 婚外情 性伴侶 性伴侶人數 性伴侶數 固定性伴侶 多重性伴侶 多重性伴侶關係 性對象 性經驗
初次性行為 初次性經驗 首次性行為 首次性經驗 無套性行為 不安全性行為 危險性行為 口交 肛交 自慰 性交易 性交易紀錄 性交易史 性工作 嫖妓 援交 一夜情 約砲 性癖好 性癖 性慾低下 性慾減退 性慾 性功能障礙 性功能 勃起功能障礙 勃起障礙 陽痿 早洩 性冷感
性交疼痛 陰道痙攣 性成癮 性愛成癮 避孕方式 避孕史 避孕措施 保險套使用 使用保險套 事前避孕藥 事後避孕藥         
男男性行為者 男男性行為 BDSM 性虐戀 藥愛 暴露前預防性投藥 性侵 性侵害 遭性侵 遭性侵害 性侵被害人 性侵受害者 性侵害被害人 性侵案件 性侵害案件 強制性交 強制猥褻 乘機性交 性騷擾 性騷擾事件 性騷擾申訴 性騷擾案件 性霸凌 性剝削 兒少性剝削 猥褻 私密影像
性私密影像 不雅照 偷拍裙底 私密照 裸照 床照 性愛影片 性愛影像 性影像 性愛光碟 裸聊 視訊裸聊 復仇式色情 外流影片 性勒索 男男 男女 男同 女同 男同性戀 女同性戀 男同性戀者 女同性戀者 同志族群身分 同志身份 同性傾向 同性交往 同性戀傾向 同性性行為 雙性戀傾向 跨性別女性
跨性別男性 跨性別人士 跨性女 跨性男 性少數 性別重置 性別不一致 性別焦慮 變性人 變性 酷兒
性行為活躍 性活躍 性交 性交行為 性交姿勢 陰道交 陰道性交 肛門性交 插入式性行為 體外射精 內射 射在裡面 射精障礙 射精過早 早發性射精 延遲射精 逆行性射精 勃起 勃起困難 勃起硬度 勃起不佳 無法勃起 晨勃 不舉 性冷淡 性趣缺缺 性需求 性需求低 性慾低落 性慾亢進 性慾降低 性慾下降
缺乏性慾 性高潮 高潮障礙 性高潮障礙 性滿意度 性困擾 性問題 性治療 性諮商 性健康 性功能評估 性功能問卷 性功能低下 性交痛 性交後出血 性交出血 性幻想 戀物癖 露出癖 暴露狂 窺淫癖 戀童癖 性偏好 性偏好症 主奴 皮繩愉虐 SM關係 綑綁調教
喜歡男生 喜歡女生 喜歡同性 男女通吃 男男女女 同性情人 同性情侶 同性婚姻關係 裸露照片 裸體照片 裸露照 約我開房間 約我開房 約她開房間 約他開房間 跟她開房間 跟他開房間 和她開房間 和他開房間 約去摩鐵 約我去摩鐵 去摩鐵 上摩鐵 進摩鐵 旅館過夜 進旅館過夜 住汽車旅館 開房紀錄 保險套破掉 保險套破 沒帶套 不戴套 事後藥 事前藥 緊急避孕藥 危險期 避孕失敗 無套次數
無套對象 娛樂性用藥 助性 助性用藥 性藥物 色情簡訊 鹹濕訊息 性暗示 言語性騷 毛手毛腳 強行親吻 強行擁抱 強脫 強拉上床 下藥性侵 灌醉性侵 發生性交 發生性關係 發生超友誼關係 超友誼關係 不正當關係 不正常關係 不倫 不倫戀 師生戀 夫妻分房 分房睡 沒有性生活 沒有夫妻生活 夫妻生活
夫妻之實 從未同房 未同房 未圓房 性愛 做愛 愛撫 前戲 性玩具 情趣用品使用 BL傾向 女性荷爾蒙 男性荷爾蒙 性別置換手術 跨性別手術 性別認同 性向 性向探索 男女關係 不正常男女關係 不當男女關係 不正當男女關係 不當交往 逾越男女分際 逾越分際 婚外交往 第三者介入 抓姦 捉姦 抓姦在床
發展婚外情 共度春宵 同床共枕 擁吻 激吻 舌吻 車震 滾床單 同住一間房 同房過夜 徵信抓姦 拉子 蕾絲邊 同性婚姻 同婚配偶 同性配偶 色情影片 沉迷色情 看A片 A片成癮 色情成癮 按摩店消費 半套 特種行業消費 酒店消費帶出場 帶出場 戀足 戀足癖 違反意願性交 違反其意願為性行為 為性行為
性侵未遂 強制性交未遂 熊抱 強制觸摸 裸照外流 影片外流 未避孕 沒有避孕 不避孕 性教育個案 過早性行為 網友性侵 網路誘姦 性誘拐 性行為一次 性行為數次 性行為多次 前男友同居 前女友同居 行房 行房次數 行房頻率 房事 房事不順 房事頻率 夫妻性生活 夫妻生活不協調 無性婚姻 無性生活
無性夫妻 圓房
同房次數 開放式關係 開放式婚姻 多重伴侶 多重伴侶關係 換妻 換偶 群交 雜交 轟趴 同志三溫暖 約炮 砲友 炮友 固定炮友 一夜情史 網路約會性行為 找小姐 叫小姐 召妓 買春
性消費 性服務 嫖客 從娼 賣淫 性交易對象 陪睡 包養 包養關係 援交妹 外遇對象 婚外性關係 婚外關係 婚外戀情 小三 通姦 相姦 偷情 偷吃 侵害配偶權 開房間 開房 汽車旅館過夜 發生關係 發生過關係 肉體關係 親密關係史 親密行為 上床 上過床 睡過 戴套 沒戴套 未戴套 無套 沒有戴套
未使用保險套 保險套使用率 每次使用保險套
保險套 避孕套 口服避孕藥 裝避孕器 避孕器 子宮內避孕器 事後丸 初夜 處女 處男 處女膜 破處 第一次性行為 未婚懷孕 婚前同居 形婚 形式婚姻 假結婚同志 同志圈 同妻 出櫃過 未出櫃 被出櫃 櫃內 深櫃 起底性傾向 gay 網交友 交友軟體約 Grindr Hornet Tinder約
PrEP PrEP使用 暴露前預防 暴露後預防 PEP 藥愛派對 用藥助性 煙嗨 Chemsex 趴場 趴場用藥 毒趴
                   接觸者追蹤 性接觸者 性伴侶追蹤 性接觸 性接觸史 性接觸對象 性伴 性伴人數 性伴數
強暴 遭強暴 性暴力 強吻 強摟 襲胸 襲臀 摸臀 摸胸 摸下體 摸屁股 撫摸胸部 撫摸下體 觸摸下體 觸摸胸部 猥褻行為 遭猥褻 性猥褻 性觸摸 性挑逗 性邀約 性要求 職場性騷擾 校園性騷擾 言語性騷擾 肢體性騷擾 性騷擾行為 性騷擾成立 疑似性侵 性侵通報 性侵害通報 性侵害事件通報表 性侵驗傷
性侵害驗傷 驗傷採證 兒少性侵 家內性侵 亂倫 權勢性交 趁機性交 乘機猥褻 利用權勢性交 與未成年性交 對未成年性交 性私密照 偷拍 迷姦 撿屍 合意性交 未成年性行為 誘姦 他男朋友 他男友 他的男友 他的男朋友 她女朋友 她女友 她的女友 她的女朋友 同婚登記 同性婚姻登記 同性結婚 同性伴侶註記 有染 同房每週 同房一次 每週同房 每月同房 上過汽車旅館 進入汽車旅館 投宿汽車旅館 進汽車旅館 從事八大 八大行業接客 接客維生 接客為生 下海接客 下海陪酒 摸其大腿 摸她大腿 摸我大腿 撫摸大腿 摸其臀部 摸其胸部 摸她胸部 傳送裸照 裸露下體 露鳥 自我認同為男 自我認同為女 自我認同男 自我認同女 性事 性生活不順 變更性別登記 性別變更 荷爾蒙療程 喜歡同性別 喜歡同班的男生 喜歡同班的女生 對男生沒興趣 對女生沒興趣 不敢出櫃 跟家人出櫃 向家人出櫃 出櫃了`),
  ...orientations(),
  ...['he is', 'she is', "he's", "she's", 'i am', "i'm"].flatMap((who) =>
    ['gay', 'bisexual', 'a lesbian', 'lesbian', 'transgender', 'asexual'].map((kind) => `${who} ${kind}`),
  ),
  'his boyfriend',
  'his husband',
  'her wife',
  'sexual orientation',
  'intimate photos',
  'intimate images',
  'intimate relationship',
  'nude photos',
  'nudes',
  'explicit photos',
  'slept with',
  'sleeping with',
  'having an affair',
  'had an affair',
  'affair with',
  'cheating on',
  'unwanted touching',
  'unwanted sexual',
  'sexual advances',
  'sexual comments',
  'sexual favors',
  'sexual favours',
  'sexual misconduct',
  'sexual preference',
  'sexual preferences',
  'sexual identity',
  'sexual relationship',
  'sexual relations',
  'sexual relationship with',
  'sexual encounter',
  'sexual encounters',
  'sexual contact',
  'sexual contacts',
  'sexual behavior',
  'sexual behaviour',
  'sexual practices',
  'sexual dysfunction',
  'sexual function',
  'sexual abuse',
  'sexually abused',
  'sex life',
  'sex drive',
  'sex partner',
  'sex partners',
  'oral sex',
  'anal sex',
  'casual sex',
  'had sex',
  'having sex',
  'sex worker',
  'extramarital affair',
  'extramarital',
  'open relationship',
  'non-monogamous',
  'polyamorous',
  'one-night stand',
  'hookup',
  'hookups',
  'low libido',
  'libido',
  'premature ejaculation',
  'dyspareunia',
  'condomless',
  'condom use',
  'gay man',
  'gay men',
  'openly gay',
  'is gay',
  'lesbian relationship',
  'came out as',
  'coming out as',
  'outed as',
  'same-sex partner',
  'same-sex relationship',
  'queer',
  'pansexual',
  'asexual',
  'non-binary',
  'genital warts',
  'rape',
  'raped',
  'molested',
  'groped',
  'BDSM',
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

/** 性向 雙, in a form without colons: the word alone is said of talents, too. */
function orientations(): string[] {
  return ['雙', '同', '男', '女', '異性', '泛', '無性', 'gay', 'lesbian', 'bi'].map((kind) => `性向 ${kind}`)
}

/** Said of much else: only beside a word that tells, or in a field. */
export const EVERYDAY_SEXUAL: readonly string[] = words(
  `男女關係 擁吻 激吻 舌吻 熊抱 半套 帶出場 拉子 影片外流 色情影片 不當交往 第三者介入 同性婚姻 同住一間房 同房過夜 抓姦 捉姦 共度春宵 逾越分際 去摩鐵 摩鐵 旅館過夜 危險期 助性 性向 性愛 做愛 愛撫 前戲 女性荷爾蒙 男性荷爾蒙 性別認同 性向探索 事後藥 事前藥 緊急避孕藥
夫妻生活 不倫 師生戀 性暗示 喜歡男生 喜歡女生 娛樂性用藥 無套次數 PrEP 男男 男女 勃起 上床 睡過 外遇 出軌 劈腿 小三 偷情 偷吃
同居 同志 男同 女同 gay lesbian 櫃內 保險套 避孕套 避孕器 避孕 口服避孕藥 處女 處男 初夜 偷拍 變性 性事 性別變更 露鳥 雜交 包養 曖昧 開房 開房間 親密行為 性健康 性問題 無套 內射 通姦 PEP
強暴 性暴力 rape queer Hornet 性交`,
)

/** Of these, what somebody is convicted of. */
export const OFFENCES: readonly string[] = words(
  `性侵 性侵害 強制性交 強制猥褻 乘機性交 乘機猥褻 趁機性交 猥褻 猥褻行為 性騷擾 性剝削 兒少性剝削 偷拍 與未成年性交 對未成年性交 利用權勢性交 強暴 性侵犯 妨害風化`,
)
