/** Counties and districts: which of them stand in an address. */
import { COUNTIES, FORMER_COUNTIES } from '../../data/districts.ts'
import { utf8 } from '../bytes.ts'
import { low16, WordSet } from '../word-sets.ts'
import { CHARS, CITY, COUNTY_UNIT, DISTRICT_UNIT, READ, TOWN, TOWNSHIP } from './characters.ts'

/** Of the value of a county: its name is history. */
export const FORMER = 64
/** County by name: its index + 1, and {@link FORMER}. */
const COUNTY = new WordSet([
  ...COUNTIES.map(({ name }, i) => [name, i + 1] as const),
  ...FORMER_COUNTIES.map(([old, now]) => [old, (COUNTIES.findIndex(({ name }) => name === now) + 1) | FORMER] as const),
])
/** In UTF-8. */
export const COUNTY_NAMES = COUNTIES.map(({ name }) => utf8(name))
/** The same without 市 or 縣; 新竹 and 嘉義 are two counties each, so the bits of both. */
const SHORT = new WordSet(COUNTIES.map(({ name }, i) => [name.slice(0, 2), 1 << i] as const))
/** District by name: bit i for each county i that has one of this name. */
const DISTRICT = new WordSet(COUNTIES.flatMap(({ districts }, i) => districts.map((name) => [name, 1 << i] as const)))

/** What {@link districtAt} found beside the length. One object, used again and again. */
export const DISTRICT_FOUND = {
  /** A bit for each county that has one of this name. */
  counties: 0,
}

/** Number of characters of the district at `k`, 0 for none; its counties in {@link DISTRICT_FOUND}. `former`: 板橋市 is read as 板橋區. */
export function districtAt(k: number, former: boolean): number {
  for (let size = 4; size >= 2; size--) {
    const last = CHARS[k + size - 1]!
    if (last !== DISTRICT_UNIT && last !== TOWNSHIP && last !== TOWN && last !== CITY) continue
    const unit = former ? DISTRICT_UNIT : last
    const a = CHARS[k]!
    const b = size === 2 ? unit : CHARS[k + 1]!
    const c = size < 3 ? 0 : size === 3 ? unit : CHARS[k + 2]!
    const d = size < 4 ? 0 : unit
    DISTRICT_FOUND.counties = a < 0x10000 && b < 0x10000 && c < 0x10000 ? DISTRICT.get(a, b, c, d) : 0
    if (DISTRICT_FOUND.counties !== 0) return size
  }
  return 0
}

/** The county at `k`: its index + 1, and {@link FORMER} where its name is history; 0 for none. */
export function countyAt(k: number): number {
  const unit = CHARS[k + 2]!
  if (k + 2 >= READ.count || (unit !== CITY && unit !== COUNTY_UNIT)) return 0
  return COUNTY.get(low16(CHARS[k]!), low16(CHARS[k + 1]!), unit, 0)
}

/** Of the counties whose name without 市 or 縣 stands at `k`, a bit each. */
export function shortCountyAt(k: number): number {
  return SHORT.get(low16(CHARS[k]!), low16(CHARS[k + 1]!), 0, 0)
}
