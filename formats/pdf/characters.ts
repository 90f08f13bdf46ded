/** What PDF writers do to characters, undone. */

/**
 * CJK radicals that stand for a whole character and that Unicode gives no compatibility mapping (EquivalentUnifiedIdeograph.txt).
 * Writers that look glyphs up backwards in a font's table (Chrome, macOS) emit them for the plain character: ⺠族路 for 民族路.
 */
const RADICALS = new Map(
  Object.entries({
    '⺁': '厂',
    '⺄': '乙',
    '⺈': '刀',
    '⺊': '卜',
    '⺌': '小',
    '⺍': '小',
    '⺎': '兀',
    '⺐': '尢',
    '⺒': '巳',
    '⺓': '幺',
    '⺛': '旡',
    '⺜': '日',
    '⺝': '月',
    '⺠': '民',
    '⺧': '牛',
    '⺩': '王',
    '⺫': '目',
    '⺬': '示',
    '⺶': '羊',
    '⺻': '聿',
    '⺼': '肉',
    '⻁': '虎',
    '⻄': '西',
    '⻆': '角',
    '⻊': '足',
    '⻑': '長',
    '⻓': '长',
    '⻗': '雨',
    '⻘': '青',
    '⻝': '食',
    '⻣': '骨',
    '⻤': '鬼',
    '⻨': '麦',
    '⻩': '黄',
    '⻯': '竜',
    '⻱': '龜',
    '⻲': '亀',
  }),
)

// Radicals (U+2E80 to U+2FDF), compatibility ideographs of the BMP and of plane 2. NFKC on these only: on everything it
// would turn ㎡, ① and full-width letters into something else, and detectors fold those themselves.
const COMPATIBILITY = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu

// Soft hyphen, PDFium's marker for a hyphen it took away, byte order mark, zero-width space and joiners. NUL and other
// controls come out of fonts with a broken mapping.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u00ad\ufffe\ufeff\u200b-\u200d\u2060\u0000-\u0008\u000b-\u001f\u007f]/gu

/** The text with usual characters for radicals and compatibility ideographs, without invisible ones; `\t` and `\n` stay. */
export function usualCharacters(text: string): string {
  return text
    .replace(COMPATIBILITY, (character) => RADICALS.get(character) ?? character.normalize('NFKC'))
    .replace(INVISIBLE, '')
}

/** Number of characters that leave ink: not blanks, not line ends. */
export function visibleLength(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x20 && unit !== 0xa0 && unit !== 0x3000) count++
  }
  return count
}
