/** The RTF format. */
import { defineFormat } from '../format.ts'
import { readRtf, rtfAt } from './reader.ts'

/** Rich Text Format 1.0 to 1.9.1. */
export const rtf = defineFormat({
  id: 'rtf',
  names: { zh: 'RTF 文件', en: 'Rich Text Format' },
  endings: ['rtf'],
  splittable: false,
  sniff: (head) => (rtfAt(head) < 0 ? 0 : 1),
  read: readRtf,
})
