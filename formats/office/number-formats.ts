/** How a spreadsheet shows a number: only as far as it tells dates, times and leading zeros. */

/** What kind of number a cell style makes. */
export type NumberStyle =
  | { readonly kind: 'general' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  /** Shown with leading zeros up to this many digits: how phone numbers and IDs survive as numbers. */
  | { readonly kind: 'zeros'; readonly digits: number }

const GENERAL: NumberStyle = { kind: 'general' }
const DATE: NumberStyle = { kind: 'date' }
const TIME: NumberStyle = { kind: 'time' }

/**
 * The style of a built-in format. 14 to 22 are dates and times everywhere; 27 to 36 and 50 to 58 are the dates of East
 * Asian editions, ROC years among them (ECMA-376 part 1, 18.8.30).
 */
export function builtInStyle(id: number): NumberStyle {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return DATE
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return TIME
  return GENERAL
}

/** The style of a custom format code: `[$-404]e/m/d` is a date, `0000000000` keeps its zeros. */
export function customStyle(code: string): NumberStyle {
  const first = code.split(';', 1)[0] ?? ''
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
    .replace(/e[+-]/gi, '')
  if (/[yegb]/i.test(bare) || (/d/i.test(bare) && /m/i.test(bare))) return DATE
  if (/[hs]/i.test(bare)) return TIME
  const digits = bare.replaceAll('-', '')
  return /^0{2,40}$/.test(digits) ? { kind: 'zeros', digits: digits.length } : GENERAL
}

/** The text of a number under a style. `shift`: days to add for workbooks that count from 1904. */
export function formatNumber(value: number, style: NumberStyle, shift: number): string {
  if (style.kind === 'date' || style.kind === 'time') return serialDate(value, shift) ?? String(value)
  if (style.kind === 'zeros' && Number.isInteger(value) && value >= 0) return String(value).padStart(style.digits, '0')
  return String(value)
}

const DAY = 86_400_000

/** Whole days are made once: making one takes 2 µs, and birthdays repeat. */
const kept = new Map<number, string>()
const MOST_KEPT = 50_000

/** `yyyy-mm-dd`, with ` hh:mm:ss` where there is a time of day; only the time below one day. Undefined out of range. */
function serialDate(serial: number, shift: number): string | undefined {
  const days = serial + shift
  const known = kept.get(days)
  if (known !== undefined) return known
  if (!(days >= 0 && days < 2_958_466)) return undefined
  // Serial 60 is 29 February 1900, which never was: before it, days count from one day later.
  const epoch = days < 60 ? -25_568 : -25_569
  const moment = new Date(Math.round(((days + epoch) * DAY) / 1000) * 1000)
  const [date, rest] = moment.toISOString().split('T')
  const time = rest!.slice(0, 8)
  if (days < 1) return time
  if (time !== '00:00:00') return `${date} ${time}`
  if (kept.size < MOST_KEPT) kept.set(days, date!)
  return date
}
