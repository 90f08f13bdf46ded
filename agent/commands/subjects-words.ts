/** What `pandian subjects` says of joining and keeping apart. The numbers are those of the rules in docs/subjects.md. */
import type { Apart, Way } from '../../inventory/subjects/explain/explain.ts'

type Words = readonly [zh: string, en: string]

/** How a record came to its person. */
export const WAYS: Readonly<Record<Way, Words>> = {
  strong: ['規則 1：有這個人的強識別碼', 'rule 1: it has the person’s strong identifier'],
  follows: [
    '規則 2：較低階的強識別碼，曾與這個人的識別碼同列',
    'rule 2: a strong identifier of a lower kind, seen beside this person’s',
  ],
  exclusive: [
    '規則 4：弱識別碼只屬於這個人，且姓名、生日不矛盾',
    'rule 4: a weak identifier that only this person has, and no name or birth date against it',
  ],
  either: [
    '規則 4：指向數人，必為其中一人，不另計',
    'rule 4: it leads to several people and is one of them, nobody new',
  ],
  named: [
    '規則 5：識別碼由數人共用，但姓名或生日是這個人的',
    'rule 5: several people have the identifier, but the name or birth date is this one’s',
  ],
  anybody: [
    '規則 5：只有數人共用的識別碼，可能是其中任一人，不另計',
    'rule 5: only what several people have: it could be any of them, nobody new',
  ],
  together: [
    '規則 6：沒有強識別碼，但有相同的識別碼且互不矛盾',
    'rule 6: no strong identifier, but one in common that nothing contradicts',
  ],
  group: ['規則 7：隨同組紀錄歸於這個人', 'rule 7: it goes to this person with its group'],
  name: ['規則 8：只有姓名', 'rule 8: a name alone'],
  several: [
    '規則 9：一筆紀錄有數人，弱識別碼不連結任何人',
    'rule 9: a record of several people, whose weak identifiers tie nobody',
  ],
  alone: ['自成一人：沒有其他紀錄可以與它合併', 'by itself: no other record could be joined with it'],
}

/** Why two people who share an identifier are two. */
export const APARTS: Readonly<Record<Apart, Words>> = {
  'two-strong': ['規則 1：兩個不同的強識別碼，就是兩個人', 'rule 1: two strong identifiers of a kind are two people'],
  'other-kind': [
    '規則 3：不同種類的強識別碼，沒有紀錄把兩者放在一起',
    'rule 3: strong identifiers of different kinds, which no record has side by side',
  ],
  'other-name': ['規則 4、6：姓名不同', 'rules 4 and 6: another name'],
  'other-birth': ['規則 4、6：出生日期不同', 'rules 4 and 6: another birth date'],
  'two-names': [
    '規則 4：強識別碼那方沒有姓名，這裡卻有不只一個',
    'rule 4: the person’s own records tell no name, and here are several',
  ],
  'several-in-record': [
    '規則 9：這個識別碼所在的紀錄有數人，不知是誰的',
    'rule 9: it stands in a record of several people, and nobody knows whose it is',
  ],
  shared: [
    '規則 5：識別碼由數人共用，旁邊沒有姓名或生日可以分辨',
    'rule 5: several people have the identifier, and no name or birth date says whose it is',
  ],
  'own-instead': [
    '規則 6：共用的是住戶的電話或地址，而各有自己的識別碼',
    'rule 6: what they share is a household’s, and each has something of their own',
  ],
  'name-only': [
    '規則 6、8：只有姓名（或只有生日）相同，不足以連結',
    'rules 6 and 8: only the name, or only the birth date, is the same, which joins nothing by itself',
  ],
  between: ['規則 7：這組紀錄指向不只一個人', 'rule 7: the group leads to more than one person'],
}
