import { ownedEnglish } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { defineDetector } from '../detector.ts'
import landline from './landline.ts'

/** A fax machine's line: the numbers of landlines, where the column or label says fax. */
export default defineDetector({
  id: 'fax',
  code: 38,
  names: { zh: '傳真號碼', en: 'Fax number' },
  category: 'C001',
  strength: 'weak',
  columns: [
    '傳真',
    '傳真號碼',
    '傳真電話',
    '傳真機',
    '傳真機號碼',
    '傳真1',
    '傳真2',
    ...ownedEnglish('fax', 'faxno', 'faxnumber'),
    'faxnum',
    'faxphone',
    'facsimile',
  ],
  labels: ['傳真電話', '傳真號碼', '傳真機', '傳真', 'fax number', 'fax no', 'fax no.', 'fax', ...spread('傳真')],
  anchors: [],
  cell: landline.cell,
  mask: landline.mask,
  examples: {
    hit: [
      { text: '傳真：02-2345-6789', canonical: '0223456789' },
      { text: '傳真電話 (02) 2345-6789', canonical: '0223456789' },
      { text: '0223456789', column: '傳真', canonical: '0223456789' },
      { text: '+886-2-2345-6789', column: 'Fax', canonical: '0223456789' },
    ],
    miss: [
      { text: '02-2345-6789' },
      { text: '0800123456', column: '傳真' },
      { text: '0912345678', column: '傳真' },
      { text: '無', column: '傳真' },
    ],
    masked: [{ text: '(02)2345-****', column: '傳真' }],
  },
})
