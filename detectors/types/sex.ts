import { SEXES } from '../data/attribute-words.ts'
import { owned, ownedEnglish } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { Choices, defineAttribute, readChoice } from './attribute.ts'

const CHOICES = new Choices(SEXES)

export default defineAttribute({
  id: 'sex',
  code: 80,
  names: { zh: '性別', en: 'Sex' },
  category: 'C011',
  columns: [
    ...owned('性別'),
    '性別代碼',
    '性別碼',
    '生理性別',
    '法定性別',
    '出生性別',
    ...ownedEnglish('sex', 'gender'),
    'sexcd',
    'sexcode',
    'gendercode',
    'gendercd',
    'empsex',
    'patsex',
    'stusex',
    'xb',
  ],
  labels: ['生理性別', '性別', 'sex', 'gender', ...spread('性別')],
  cell(bytes, start, end, match) {
    return readChoice(CHOICES, bytes, start, end, match)
  },
  examples: {
    hit: [
      { text: '性別：男', canonical: 'male' },
      { text: '性別 女（', canonical: 'female' },
      { text: 'Gender: Female', canonical: 'female' },
      { text: '女性', column: '性別', canonical: 'female' },
      { text: 'M', column: 'SEX', canonical: 'male' },
      { text: '2', column: '性別代碼', canonical: 'female' },
      { text: '□男 ■女', column: '性別', canonical: 'female' },
      { text: '☑男 □女', column: '性別', canonical: 'male' },
    ],
    miss: [
      { text: '男' },
      { text: '性別：不拘' },
      { text: '性別平等教育法' },
      { text: '□男 □女', column: '性別' },
      { text: '男/女', column: '性別' },
      { text: '男裝', column: '性別' },
      { text: 'Medium', column: 'sex' },
    ],
  },
})
