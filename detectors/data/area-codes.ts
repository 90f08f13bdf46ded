/**
 * Lengths of telephone numbers in Taiwan, from the public numbering plan (國家通訊傳播委員會, 電信號碼計畫). See docs/data-sources.md.
 *
 * First digits that the plan keeps in reserve are read as well, with the length that the area's other numbers have: plans grow, a form has
 * what somebody typed, and the area's code and the right number of digits say enough.
 */

/** An area code with the digits that a subscriber's number may begin with and how many it has. */
export interface AreaCode {
  readonly code: string
  readonly subscriber: number
  /** First digits a subscriber's number may have. */
  readonly begins: string
  readonly area: string
}

/** Every area code, and 09 of mobiles. Where one is the beginning of another (03, 037) the subscriber's first digit decides. */
export const AREA_CODES: readonly AreaCode[] = [
  { code: '02', subscriber: 8, begins: '23456789', area: '臺北、新北、基隆' },
  { code: '03', subscriber: 7, begins: '2345689', area: '桃園、新竹、宜蘭、花蓮' },
  { code: '037', subscriber: 6, begins: '23456789', area: '苗栗' },
  { code: '04', subscriber: 8, begins: '23456', area: '臺中' },
  { code: '04', subscriber: 7, begins: '78', area: '彰化' },
  { code: '049', subscriber: 7, begins: '23456789', area: '南投' },
  { code: '05', subscriber: 7, begins: '23456789', area: '嘉義、雲林' },
  { code: '06', subscriber: 7, begins: '23456789', area: '臺南、澎湖' },
  { code: '07', subscriber: 7, begins: '23456789', area: '高雄' },
  { code: '08', subscriber: 7, begins: '2345678', area: '屏東' },
  { code: '089', subscriber: 6, begins: '23456789', area: '臺東' },
  { code: '082', subscriber: 6, begins: '23456789', area: '金門' },
  { code: '0826', subscriber: 5, begins: '6', area: '烏坵' },
  { code: '0836', subscriber: 5, begins: '2567', area: '馬祖' },
]

/** Length of the national form by its 2nd to 4th digit, 0 where there is no such number. */
const LENGTHS = new Uint8Array(1000)
for (const { code, subscriber, begins } of AREA_CODES) {
  for (const digit of begins) {
    const head = (code + digit).slice(1, 4)
    const first = Number(head.padEnd(3, '0'))
    LENGTHS.fill(code.length + subscriber, first, first + 10 ** (3 - head.length))
  }
}
for (let i = 900; i < 1000; i++) LENGTHS[i] = 10

/** Length of the national form (with the 0) that goes on with these three digits, or -1. 0800, 0809, 070 and the like are none. */
export function subscriberLength(a: number, b: number, c: number): number {
  return LENGTHS[a * 100 + b * 10 + c]! || -1
}

/** Is this the size of an area code written by itself, given the 2nd to 4th digit? 03 and 037 are both written. */
export function isAreaCode(size: number, a: number, b: number, c: number): boolean {
  if (size === 2) return a >= 2 && a <= 8 && !(a === 4 && b === 9)
  if (size === 3) return (a === 3 && b === 7) || (a === 4 && b === 9) || (a === 8 && (b === 9 || b === 2))
  return size === 4 && a === 8 && ((b === 2 && c === 6) || (b === 3 && c === 6))
}
