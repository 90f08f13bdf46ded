/** Numbers in Han characters: 七十五, 一○四, 廿三, 三百二十. */

/** Value of a numeral character: 0–9, 10, 20 (廿), 30 (卅), 100, 1000; -1 for another character. */
export function numeralValue(codePoint: number): number {
  switch (codePoint) {
    case 0x3007:
    case 0x25cb:
    case 0x96f6:
      return 0
    case 0x4e00:
    case 0x58f9:
      return 1
    case 0x4e8c:
    case 0x8cb3:
      return 2
    case 0x4e09:
    case 0x53c3:
      return 3
    case 0x56db:
    case 0x8086:
      return 4
    case 0x4e94:
    case 0x4f0d:
      return 5
    case 0x516d:
    case 0x9678:
      return 6
    case 0x4e03:
    case 0x67d2:
      return 7
    case 0x516b:
    case 0x634c:
      return 8
    case 0x4e5d:
    case 0x7396:
      return 9
    case 0x5341:
    case 0x62fe:
      return 10
    case 0x5eff:
      return 20
    case 0x5345:
      return 30
    case 0x767e:
    case 0x4f70:
      return 100
    case 0x5343:
      return 1000
    default:
      return -1
  }
}

/** Value of the characters `[from, to)`, ASCII digits among them; -1 when they are no number below ten million. */
export function numeralRun(characters: Int32Array, from: number, to: number): number {
  let total = 0
  let current = -1
  let positional = false
  for (let k = from; k < to; k++) {
    const c = characters[k]!
    const value = c >= 0x30 && c <= 0x39 ? c - 0x30 : numeralValue(c)
    if (value < 0 || total + current > 10_000_000) return -1
    if (value < 10) {
      // 一九八六 and 一○四 are digits in a row.
      current = current < 0 ? value : current * 10 + value
      positional = true
    } else if (value === 20 || value === 30) {
      if (current > 0) return -1
      total += value
      current = -1
    } else {
      total += (current < 0 ? 1 : current) * value
      current = -1
      positional = false
    }
  }
  if (current < 0) return positional ? -1 : total
  return total + current
}
