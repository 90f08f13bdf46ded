/** Ranges of the first six digits of payment cards (ISO/IEC 7812, as the schemes publish them). See docs/data-sources.md. */

/** A range of card numbers and the lengths they may have. */
export interface IssuerRange {
  readonly scheme: string
  /** First and last six digits, inclusive. */
  readonly from: number
  readonly to: number
  readonly lengths: readonly number[]
}

const SIXTEEN_TO_NINETEEN = [16, 17, 18, 19] as const

/** In the order in which they are tried; where two overlap (Discover and UnionPay at 622126) the lengths are those of both. */
export const ISSUER_RANGES: readonly IssuerRange[] = [
  { scheme: 'Visa', from: 400000, to: 499999, lengths: [13, 16, 19] },
  { scheme: 'Mastercard', from: 510000, to: 559999, lengths: [16] },
  { scheme: 'Mastercard', from: 222100, to: 272099, lengths: [16] },
  { scheme: 'JCB', from: 352800, to: 358999, lengths: SIXTEEN_TO_NINETEEN },
  { scheme: 'American Express', from: 340000, to: 349999, lengths: [15] },
  { scheme: 'American Express', from: 370000, to: 379999, lengths: [15] },
  { scheme: 'Diners Club', from: 300000, to: 305999, lengths: [14, 16] },
  { scheme: 'Diners Club', from: 309500, to: 309599, lengths: [14, 16] },
  { scheme: 'Diners Club', from: 360000, to: 369999, lengths: [14, 16, 17, 18, 19] },
  { scheme: 'Diners Club', from: 380000, to: 399999, lengths: [14, 16, 17, 18, 19] },
  { scheme: 'UnionPay', from: 620000, to: 629999, lengths: SIXTEEN_TO_NINETEEN },
  { scheme: 'UnionPay', from: 810000, to: 817199, lengths: SIXTEEN_TO_NINETEEN },
  { scheme: 'Discover', from: 601100, to: 601199, lengths: SIXTEEN_TO_NINETEEN },
  { scheme: 'Discover', from: 644000, to: 659999, lengths: SIXTEEN_TO_NINETEEN },
]

/** Numbers that the schemes and gateways publish for testing: nobody's. */
export const TEST_CARDS: readonly string[] = [
  '4111111111111111',
  '4242424242424242',
  '4012888888881881',
  '4000000000000002',
  '4000000000000000',
  '4311952222222222',
  '5555555555554444',
  '5105105105105100',
  '2223003122003222',
  '378282246310005',
  '371449635398431',
  '30569309025904',
  '38520000023237',
  '6011111111111117',
  '6011000990139424',
  '3530111333300000',
  '3566002020360505',
  '6200000000000005',
  '4222222222222',
]
