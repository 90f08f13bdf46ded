/**
 * Goods are called 洗髮精 or 安全帽 below the same `name` as people are: where a record has what only goods have, a number or a price they are
 * sold by, and nothing that only a person has, what stands below `name` is doubted to be anybody's.
 */
import { type Detector, LOW } from './detector.ts'
import type { HitList } from './hits.ts'

/** What only goods have, by the name of its column in normal form. A quantity or an amount may be somebody's. */
const OF_GOODS =
  /^(?:sku(?:no|id|code|number)?|(?:ean|gtin|upc)(?:\d{1,2}|code)?|barcode|(?:unit|list|sale|selling|retail|regular|base|original|item)?price(?:s|twd|ntd|usd)?|msrp|instock|stock(?:qty|quantity|level)?|[單售定特原]價|國際條碼|條碼|貨號|品號|料號|庫存[量數]?|(?:商|產|物)品(?:編號|代碼))$/u
/** Objects that are goods: `item.name`. */
const GOODS = /^(?:(?:line|cart|order)?item|product|goods|merchandise|article|商品|產品|品項)s?$/u
/** Where something else says what was sold, `name` is whose it is: `name`, `item`, `price`. */
const CALLED =
  /^(?:item|product|goods|service|course|plan|package|menu|dish|treatment)(?:name|title)?$|^(?:品名|(?:品項|商品|產品|項目|課程|服務|方案|療程|餐點)(?:名稱)?)$/u
/** 姓名 is a person's. */
const NAME = /^name$/u

/** What a label tells of goods that are sold. */
export interface GoodsLabel {
  /** The record is of goods. */
  readonly sold: boolean
  /** It may be what they are called … */
  readonly name: boolean
  /** … or is: then a name is somebody's. */
  readonly called: boolean
}

/** @param parts those of a label, in normal form: `['item', 'name']` */
export function goodsLabel(parts: readonly string[]): GoodsLabel {
  const last = parts.at(-1)!
  const inGoods = parts.length > 1 && GOODS.test(parts.at(-2)!)
  return {
    sold: inGoods || OF_GOODS.test(last),
    name: NAME.test(last) && (parts.length === 1 || inGoods),
    called: CALLED.test(last),
  }
}

/** Do records with such labels tell of goods, called by no word but one that people have as well? */
export function isSold(labels: readonly GoodsLabel[]): boolean {
  return labels.some(({ sold }) => sold) && !labels.some(({ called }) => called)
}

/** Takes the hits of one record after another. */
export class GoodsRecords {
  readonly #nobodys: readonly boolean[]
  readonly #nameIndex: number
  #sold = false
  /** Hits that may be names of goods, and whether there are others that are somebody's. */
  #names: number[] = []
  #others = false

  constructor(catalogue: readonly Detector[]) {
    this.#nobodys = catalogue.map(({ strength }) => strength === 'none')
    this.#nameIndex = catalogue.findIndex(({ id }) => id === 'name')
  }

  /** A record begins. */
  clear(): void {
    this.#sold = false
    this.#others = false
    if (this.#names.length > 0) this.#names = []
  }

  /** The record has such a label. */
  label({ sold, called }: GoodsLabel): void {
    this.#sold ||= sold
    this.#others ||= called
  }

  /** Takes the hits from `first` on, which are of a value below such a label. */
  take({ name }: GoodsLabel, hits: HitList, first: number): void {
    for (let i = first; i < hits.length; i++) this.#add(hits, i, name && hits.detector[i] === this.#nameIndex)
  }

  /** Doubts the names of a row of goods, in a table with no other column of names. */
  row(hits: HitList): void {
    this.clear()
    this.#sold = true
    for (let i = 0; i < hits.length; i++) this.#add(hits, i, hits.detector[i] === this.#nameIndex)
    this.apply(hits)
  }

  /** Doubts the names, where they are of goods. */
  apply(hits: HitList): void {
    if (this.#sold && !this.#others) for (const i of this.#names) hits.confidence[i] = LOW
  }

  #add(hits: HitList, i: number, name: boolean): void {
    if (this.#nobodys[hits.detector[i]!]! || hits.confidence[i]! <= LOW) return
    if (name) this.#names.push(i)
    else this.#others = true
  }
}
