import { MARITAL_STATES } from '../data/attribute-words.ts'
import { owned } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { Choices, defineAttribute, readChoice } from './attribute.ts'

const CHOICES = new Choices(MARITAL_STATES)

export default defineAttribute({
  id: 'marital-status',
  code: 81,
  names: { zh: '婚姻狀況', en: 'Marital status' },
  category: 'C021',
  columns: [
    ...owned('婚姻', '婚姻狀況', '婚姻狀態'),
    '婚姻情形',
    '婚姻別',
    '婚姻註記',
    '婚姻關係',
    '婚況',
    '婚否',
    '是否已婚',
    'marital',
    'maritalstatus',
    'maritalstate',
    'maritalcode',
    'marriage',
    'marriagestatus',
    'married',
  ],
  labels: ['婚姻狀況', '婚姻狀態', '婚姻情形', '婚姻:', '婚況:', '是否已婚:', 'marital status', ...spread('婚姻')],
  cell(bytes, start, end, match) {
    return readChoice(CHOICES, bytes, start, end, match)
  },
  examples: {
    hit: [
      { text: '婚姻狀況：已婚', canonical: 'married' },
      { text: 'Marital status: Single', canonical: 'single' },
      { text: '未婚', column: '婚姻', canonical: 'single' },
      { text: '離異', column: '婚姻狀況', canonical: 'divorced' },
      { text: '□未婚 ■已婚', column: '婚姻狀況', canonical: 'married' },
    ],
    miss: [
      { text: '已婚' },
      { text: '婚姻介紹所' },
      { text: '未填', column: '婚姻' },
      { text: '□未婚 □已婚', column: '婚姻狀況' },
      { text: '未婚/已婚', column: '婚姻' },
    ],
  },
})
