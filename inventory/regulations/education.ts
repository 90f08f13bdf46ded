/** 教育部 with its agencies. */
import { national } from './facts.ts'
import type { Regulation } from './regulation.ts'

const authority = '教育部'

export const EDUCATION: readonly Regulation[] = [
  national({
    id: 'H0030056',
    name: '私立專科以上學校及私立學術研究機構個人資料檔案安全維護計畫實施辦法',
    authority,
    version: '20211208',
    sector: 'education',
    kind: 'university',
    who: {
      zh: '私立專科以上學校、私立學術研究機構',
      en: 'Private universities and junior colleges, private research institutions',
    },
  }),
  national({
    id: 'H0070072',
    name: '私立高級中等以下學校及幼兒園個人資料檔案安全維護計畫實施辦法',
    authority,
    version: '20211208',
    sector: 'education',
    kind: 'school',
    who: { zh: '私立高級中等以下學校、幼兒園', en: 'Private schools up to senior high, preschools' },
  }),
  national({
    id: 'H0080088',
    name: '短期補習班個人資料檔案安全維護計畫實施辦法',
    authority,
    version: '20220122',
    sector: 'education',
    kind: 'cram-school',
    who: { zh: '短期補習班', en: 'Short-term tutorial centres' },
  }),
  national({
    id: 'H0080099',
    name: '私立兒童課後照顧服務中心個人資料檔案安全維護計畫實施辦法',
    authority,
    version: '20220122',
    sector: 'education',
    kind: 'after-school',
    who: { zh: '私立兒童課後照顧服務中心', en: 'Private after-school care centres' },
  }),
  national({
    id: 'H0110008',
    name: '海外臺灣學校及大陸地區臺商學校個人資料檔案安全維護計畫實施辦法',
    authority,
    version: '20211105',
    sector: 'education',
    kind: 'school-abroad',
    who: { zh: '海外臺灣學校、大陸地區臺商學校', en: 'Taiwan schools abroad and in mainland China' },
  }),
  national({
    id: 'H0120077',
    name: '運動彩券業個人資料檔案安全維護計畫實施辦法',
    authority: '教育部（體育署）',
    version: '20211108',
    sector: 'culture',
    kind: 'sports-lottery',
    who: { zh: '運動彩券業', en: 'Sports lottery' },
  }),
]
