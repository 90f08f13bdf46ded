import { NATIONS } from '../data/attribute-words.ts'
import { owned } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { Choices, defineAttribute, readChoice } from './attribute.ts'

const CHOICES = new Choices(NATIONS)

export default defineAttribute({
  id: 'nationality',
  code: 82,
  names: { zh: '國籍', en: 'Nationality' },
  category: 'C011',
  columns: [
    ...owned('國籍'),
    '國籍別',
    '國籍代碼',
    '國籍地區',
    '原國籍',
    '原屬國籍',
    '第二國籍',
    '雙重國籍',
    'nationality',
    'nationalitycode',
    'nationalitycd',
    'nation',
    'citizenship',
    'countryofcitizenship',
    'natcd',
  ],
  labels: ['原屬國籍', '國籍', 'nationality', 'citizenship', ...spread('國籍')],
  cell(bytes, start, end, match) {
    return readChoice(CHOICES, bytes, start, end, match)
  },
  examples: {
    hit: [
      { text: '國籍：中華民國', canonical: 'TW' },
      { text: 'Nationality: Japanese', canonical: 'JP' },
      { text: '越南', column: '國籍', canonical: 'VN' },
      { text: 'TWN', column: 'nationality', canonical: 'TW' },
      { text: '本國籍', column: '國籍別', canonical: 'TW' },
      { text: '■中華民國 □其他', column: '國籍', canonical: 'TW' },
    ],
    miss: [
      { text: '越南' },
      { text: '國籍法施行細則' },
      { text: '12', column: '國籍' },
      { text: '□本國 □外國', column: '國籍' },
    ],
  },
})
