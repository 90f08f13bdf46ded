import { SEXUAL_WORDS } from '../data/special-words-sexual.ts'
import { defineSpecial } from './special.ts'

export default defineSpecial({
  id: 'special-sexual',
  code: 131,
  names: { zh: '性生活', en: 'Sexual life' },
  category: 'C112',
  special: 'sexual',
  columns: [
    '性傾向',
    '性取向',
    '性生活',
    '性生活史',
    '性行為',
    '性行為史',
    '性經驗',
    '性伴侶',
    '性伴侶數',
    '性伴侶人數',
    '性病史',
    '避孕方式',
    '性功能',
    'sexualorientation',
    'sexualhistory',
    'sexualactivity',
    'sexualpartners',
    'sexlife',
  ],
  labels: ['性傾向:', '性取向:', '性行為史:', '性生活史:', 'sexual orientation:', 'sexual history:'],
  words: SEXUAL_WORDS,
  examples: {
    hit: [
      { text: '自述為同性戀者', canonical: '同性戀者' },
      { text: '性傾向：雙性戀', canonical: '性傾向' },
      { text: 'sexual orientation: declined', canonical: 'sexual orientation' },
      { text: '雙性戀', column: '性傾向', canonical: '雙性戀' },
    ],
    miss: [{ text: '性別：男' }, { text: '同志工合影' }, { text: '無', column: '性傾向' }],
  },
})
