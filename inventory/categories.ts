/**
 * What a detector's finds are in the law's words: category code and columns of 個資法 §2(1). One line a detector; a test holds that
 * every detector of the catalogue has one.
 */
import { SPECIAL_CATEGORIES, type Strength } from '../detectors/detector.ts'
import type { ActItem } from './inventory.ts'

/** How one kind of find enters the inventory. */
export interface Kind {
  /** Detector id. */
  readonly id: string
  /** Detector code in evidence. */
  readonly code: number
  /** C001 … (data/categories.ts) */
  readonly category: string
  readonly actItems: readonly ActItem[]
  readonly strength: Strength
  /** Index in SPECIAL_CATEGORIES, for their words. */
  readonly special?: number
  /** Money: accounts, cards. */
  readonly financial?: boolean
}

/** Category codes of the special categories, in the order of {@link SPECIAL_CATEGORIES}. */
const SPECIAL_CODES = ['C111', 'C111', 'C113', 'C112', 'C111', 'C115'] as const

/** Every kind of find there is. */
export const KINDS: readonly Kind[] = [
  { id: 'tw-national-id', code: 1, category: 'C003', actItems: ['id-number'], strength: 'strong' },
  // The law names the national ID only. A resident's number is what stands in its place.
  { id: 'tw-resident-id', code: 2, category: 'C003', actItems: ['id-number'], strength: 'strong' },
  { id: 'passport', code: 3, category: 'C003', actItems: ['passport'], strength: 'strong' },
  // Identifies directly, but is none of the numbers the law names.
  { id: 'nhi-card', code: 4, category: 'C003', actItems: ['other'], strength: 'strong' },
  // 憑證卡序號 is of C001 in the list, beside what else tells who somebody is.
  { id: 'citizen-digital-certificate', code: 5, category: 'C001', actItems: ['other'], strength: 'strong' },
  { id: 'mobile', code: 32, category: 'C001', actItems: ['contact'], strength: 'weak' },
  { id: 'landline', code: 33, category: 'C001', actItems: ['contact'], strength: 'weak' },
  { id: 'email', code: 34, category: 'C001', actItems: ['contact'], strength: 'weak' },
  { id: 'payment-card', code: 35, category: 'C002', actItems: ['financial'], strength: 'weak', financial: true },
  { id: 'bank-account', code: 36, category: 'C002', actItems: ['financial'], strength: 'weak', financial: true },
  { id: 'address', code: 37, category: 'C001', actItems: ['contact'], strength: 'weak' },
  { id: 'fax', code: 38, category: 'C001', actItems: ['contact'], strength: 'weak' },
  { id: 'line-id', code: 39, category: 'C001', actItems: ['contact'], strength: 'weak' },
  { id: 'driving-licence', code: 40, category: 'C003', actItems: ['other'], strength: 'weak' },
  { id: 'household-number', code: 41, category: 'C003', actItems: ['other'], strength: 'weak' },
  { id: 'medical-record-number', code: 42, category: 'C001', actItems: ['other'], strength: 'weak' },
  { id: 'insurance-policy', code: 43, category: 'C002', actItems: ['financial'], strength: 'weak' },
  { id: 'einvoice-carrier', code: 44, category: 'C001', actItems: ['other'], strength: 'weak' },
  { id: 'licence-plate', code: 45, category: 'C001', actItems: ['other'], strength: 'weak' },
  { id: 'name', code: 64, category: 'C001', actItems: ['name'], strength: 'evidence' },
  { id: 'birth-date', code: 65, category: 'C011', actItems: ['birth-date'], strength: 'evidence' },
  { id: 'sex', code: 80, category: 'C011', actItems: ['features'], strength: 'none' },
  { id: 'marital-status', code: 81, category: 'C021', actItems: ['marriage'], strength: 'none' },
  { id: 'nationality', code: 82, category: 'C011', actItems: ['other'], strength: 'none' },
  { id: 'school', code: 83, category: 'C051', actItems: ['education'], strength: 'none' },
  { id: 'job-title', code: 84, category: 'C038', actItems: ['occupation'], strength: 'none' },
  { id: 'family-member', code: 85, category: 'C023', actItems: ['family'], strength: 'none' },
  { id: 'salary', code: 86, category: 'C068', actItems: ['financial'], strength: 'none' },
  { id: 'social-account', code: 87, category: 'C001', actItems: ['contact'], strength: 'none' },
  ...SPECIAL_CATEGORIES.map(
    (id, i): Kind => ({
      id: `special-${id}`,
      code: 128 + i,
      category: SPECIAL_CODES[i]!,
      actItems: [id],
      strength: 'none',
      special: i,
    }),
  ),
]

const BY_ID = new Map(KINDS.map((kind) => [kind.id, kind]))

/** The line of a detector; `undefined` when it has none. */
export function kindOf(detector: string): Kind | undefined {
  return BY_ID.get(detector)
}
