/**
 * Values that people write when they mean "some number here": `A123456789`, `0912-345-678`, `02-2345-6789`. They pass every check, and
 * some are somebody's; but where they stand they are a sample, so they are shown and not counted.
 */

/** Numbers that authorities publish as samples and that no run of digits gives away. */
const PUBLISHED_IDS: ReadonlySet<number> = new Set([
  // 內政部移民署, 新式統一證號 samples: A800000014, A900000016.
  800_000_014, 900_000_016,
])

/** Do the digits `[from, to)` of a canonical form go up by one (9 is followed by 0), go down by one, or stay the same? */
export function isMonotonous(form: Uint8Array, from: number, to: number): boolean {
  const step = form[from + 1]! - form[from]!
  if (step !== 0 && step !== 1 && step !== -1 && step !== 9 && step !== -9) return false
  const by = (step + 10) % 10
  for (let i = from + 2; i < to; i++) if ((form[i]! - form[i - 1]! + 10) % 10 !== by) return false
  return true
}

/**
 * A letter and nine digits of which the seven between the first and the check digit are a run (A123456789, A223456781), or two letters
 * and eight digits of which the first seven are; and what an authority published. A run is as it is on a keyboard, 1234567890 or back: what
 * goes round the 0 (3210987, 8901234) nobody types, and is somebody's.
 */
export function isSampleId(form: Uint8Array): boolean {
  if (isMonotonous(form, 2, 9) && !goesRound(form, 2, 9)) return true
  if (form[1]! > 0x39 || form[2] !== 0x30) return false
  let value = 0
  for (let i = 1; i < 10; i++) value = value * 10 + form[i]! - 0x30
  return PUBLISHED_IDS.has(value)
}

/** Does a run go on behind the 0 of 1234567890, or before that of 0987654321? */
function goesRound(form: Uint8Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const step = form[i]! - form[i - 1]!
    if ((step === 9 && i > from + 1) || (step === -9 && i < to - 1)) return true
  }
  return false
}

/** 0912345678, 0900000000, 0911111111, 0981234567; of the last six digits 000000 and 123456. 0932888888 is a number that people pay for. */
export function isSampleMobile(form: Uint8Array): boolean {
  // 0900000001, 0900000002: users of a test.
  if (form[2] === 0x30 && form[3] === 0x30 && isMonotonous(form, 2, 9)) return true
  if (!isMonotonous(form, 4, 10)) return false
  return (
    isMonotonous(form, 2, 10) ||
    (form[3] === 0x31 && form[4] === 0x32) ||
    (form[4] === 0x30 && form[5] === 0x30) ||
    isOneToSix(form, 4)
  )
}

/** 0212345678, 0223456789, 0288888888; of numbers of nine digits the last six: 041234567, 037123456. */
export function isSampleLandline(form: Uint8Array, length: number): boolean {
  return length >= 9 && isMonotonous(form, length - (length === 10 ? 8 : 6), length)
}

/**
 * What programs write where no birth date was given: the first day of their calendar, 1970-01-01 of Unix, 1911-01-01 and 1912-01-01 (民國1年).
 * Those of 1900 and of the year 1 are before every year of birth that is taken. 1990-01-01 and 民國80年1月1日 are days that people were born on:
 * forms show them too, but one in a column is nearly always somebody's, and a person not counted is worse than a sample that is.
 */
export function isSampleBirth(form: Uint8Array): boolean {
  for (const [at, digit] of SAMPLE_DAY) if (form[at] !== digit) return false
  if (form[0] !== 0x31 || form[1] !== 0x39) return false
  const [tens, ones] = [form[2]!, form[3]!]
  return (tens === 0x37 && ones === 0x30) || (tens === 0x31 && (ones === 0x31 || ones === 0x32))
}

/** -01-01 */
const SAMPLE_DAY = Array.from('-01-01', (c, i) => [i + 4, c.charCodeAt(0)] as const)

function isOneToSix(form: Uint8Array, from: number): boolean {
  return form[from] === 0x31 && form[from + 1] === 0x32
}
