/** 犯罪前科: 緩起訴, 職權不起訴 and convictions with their execution. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Words of convictions, of what carries them out, and of the papers. Suspects and pending cases are not special by law. */
export const CRIMINAL_WORDS: readonly string[] = [
  ...words(`犯罪前科 前科紀錄 前科記錄 前科資料 前科表 前科累累 有前科 無前科 刑案前科 全國前案紀錄 前案紀錄表 前案紀錄 刑案資料查註紀錄 刑案資料查註紀錄表 刑案紀錄 犯罪紀錄 犯罪記錄 刑事紀錄 無刑事紀錄 良民證 警察刑事紀錄證明 警察刑事紀錄證明書 無犯罪紀錄 無犯罪紀錄證明 緩起訴 緩起訴處分
緩起訴處分書 緩起訴期間 緩起訴金 緩起訴處分金 職權不起訴 職權不起訴處分 判決有罪 有罪判決 判決確定 有罪確定 判刑確定 判刑 被判刑 遭判刑 判處有期徒刑 處有期徒刑 有期徒刑 應執行有期徒刑 無期徒刑 判處死刑 判處拘役 處拘役 拘役 科罰金 易科罰金 併科罰金 得易科罰金
緩刑期間 緩刑宣告 宣告緩刑 受緩刑 緩刑二年 緩刑三年 緩刑五年 褫奪公權 入監服刑 入監執行 服刑期間 服刑中 服刑 發監執行 在監執行 監獄服刑 受刑人 更生人 假釋出獄 假釋期間 假釋中 假釋 撤銷假釋 撤銷緩刑 保護管束 付保護管束 觀察勒戒 強制戒治 強制工作 感化教育 感訓處分
累犯 再犯紀錄 毒品前科 竊盜前科 酒駕前科 詐欺前科 性侵前科 傷害前科 賭博前科 槍砲前科 吸毒前科 通緝紀錄 通緝犯 遭通緝 發布通緝 刑滿出獄 刑滿釋放 出獄日期 出監日期 執行完畢日期 科刑紀錄 性侵害加害人 易服社會勞動 社會勞動 前科犯 坐過牢 坐牢 被關過 蹲過監獄 吃牢飯
受觀護人 觀護紀錄 少年前科 保護處分 訓誡處分 不得易科罰金 判決主文 聲請簡易判決處刑 簡易判決處刑 協商判決 公共危險罪 不能安全駕駛 酒後駕車 酒醉駕車 肇事逃逸罪 詐欺罪 詐欺取財罪 加重詐欺 幫助詐欺 洗錢罪 一般洗錢罪 竊盜罪 加重竊盜 強盜罪 搶奪罪 侵占罪 業務侵占 業務侵占罪
背信罪 偽造文書罪 偽造私文書 行使偽造私文書罪 傷害罪 重傷罪 過失傷害罪 過失致死罪 殺人罪 殺人未遂 妨害自由罪 恐嚇罪 恐嚇取財 妨害名譽罪 公然侮辱罪 誹謗罪 妨害性自主罪 妨害性自主 強制性交罪 強制猥褻罪 妨害秘密罪 毒品危害防制條例 施用毒品 施用第一級毒品 施用第二級毒品
持有毒品 販賣毒品 販賣第二級毒品 運輸毒品 槍砲彈藥刀械管制條例 違反毒品危害防制條例 違反洗錢防制法 賭博罪 妨害公務罪 收受贓物罪 毀損罪 貪污罪 收賄罪 行賄罪 侵入住宅罪 家暴傷害 違反保護令 組織犯罪`),
  'criminal record',
  'criminal history',
  'criminal conviction',
  'prior conviction',
  'convicted of',
  'convicted',
  'sentenced to',
  'deferred prosecution',
  'suspended sentence',
  'on probation',
  'on parole',
  'released from prison',
  'served time',
  'felony',
  'misdemeanor',
]

/** Said of much else: only beside a word that says who did or got it. */
export const EVERYDAY_CRIMINAL: readonly string[] = words(
  `前科 酒駕 緩刑 入獄 出獄 通緝 吸毒 毒品 詐欺 詐騙 竊盜 偷竊 傷害 侵占 偽造文書 恐嚇 賭博 殺人 強盜 公共危險 肇事逃逸 洗錢 車手 入監 服監 被關 監獄 觀護人 犯案 執行完畢 案底 有案底 刑期 獄中`,
)
