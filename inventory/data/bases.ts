/**
 * Grounds on which personal data may be collected, processed and used: 個人資料保護法 §6(1) for special categories, §19(1) for
 * non-public organisations, §15 for public agencies. In the Act's order, shortened to what tells them apart.
 */

/** One ground. */
export interface Basis {
  /** `19-1-2`: article, paragraph, item. */
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** All of them. */
export const BASES: readonly Basis[] = [
  { code: '19-1-1', zh: '法律明文規定', en: 'Provided by law' },
  { code: '19-1-2', zh: '契約或類似契約之關係', en: 'Contract or a relation like one' },
  { code: '19-1-3', zh: '當事人自行公開或其他已合法公開', en: 'Made public by the person, or lawfully public' },
  { code: '19-1-4', zh: '學術研究機構為統計或學術研究', en: 'Statistics or research by a research institution' },
  { code: '19-1-5', zh: '經當事人同意', en: 'Consent' },
  { code: '19-1-6', zh: '為增進公共利益所必要', en: 'Necessary for the public interest' },
  { code: '19-1-7', zh: '取自一般可得之來源', en: 'From a generally available source' },
  { code: '19-1-8', zh: '對當事人權益無侵害', en: 'No harm to the person’s rights' },
  { code: '15-1-1', zh: '執行法定職務必要範圍內', en: 'Within the legal duties of a public agency' },
  { code: '15-1-2', zh: '經當事人同意（公務機關）', en: 'Consent (public agency)' },
  { code: '15-1-3', zh: '對當事人權益無侵害（公務機關）', en: 'No harm to the person’s rights (public agency)' },
  { code: '6-1-1', zh: '特種：法律明文規定', en: 'Special data: provided by law' },
  { code: '6-1-2', zh: '特種：執行法定職務或履行法定義務', en: 'Special data: legal duty or obligation' },
  { code: '6-1-3', zh: '特種：當事人自行公開或其他已合法公開', en: 'Special data: made public' },
  { code: '6-1-4', zh: '特種：醫療、衛生或犯罪預防之統計或學術研究', en: 'Special data: statistics or research' },
  { code: '6-1-5', zh: '特種：協助公務機關執行法定職務', en: 'Special data: assisting a public agency' },
  { code: '6-1-6', zh: '特種：經當事人書面同意', en: 'Special data: written consent' },
]
