import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBytes, encodeBytes, nestedUri } from '../connectors/uri.ts'
import { DETECTORS } from '../detectors/catalogue.ts'
import { decodeEvidence, type InspectedHit } from '../detectors/detector.ts'
import { createScanner } from '../detectors/scanner.ts'
import { makePeople, type Person } from '../fixtures/people.ts'
import { writeMobile } from '../fixtures/styles.ts'
import { maskText, Names, ownPath } from './names.ts'

const KEY = new Uint8Array(32).fill(7)
const ROOT = 'file:///srv/share/'
const people = makePeople(40, 'names')
const [one, two] = people.filter(({ idKind }) => idKind === 'national') as [Person, Person]
const names = new Names(KEY)

const encode = (name: string) => encodeBytes(Buffer.from(name))
const uriOf = (path: string) => ROOT + encode(path)
const plain = (uri: string) => Buffer.from(decodeBytes(uri.slice(ROOT.length))).toString()
const masked = (path: string) => plain(names.mask(uriOf(path)))
const typesOf = (path: string) => names.search(encode(path))?.types.map(({ detector }) => detector)

describe('a masked name', () => {
  it('keeps what tells no one, and its ending', () => {
    expect(masked(`掃描檔/${one.id}_王.pdf`)).toMatch(/^掃描檔\/[A-Z]\d\*{8}_王~[a-z2-7]{13}\.pdf$/)
    expect(masked(`${one.email}.tar.gz`)).toMatch(/^.\*{3}@.\*{3}\.\w+~[a-z2-7]{13}\.gz$/)
    expect(masked('王小明先生病歷.pdf')).toMatch(/^王○○先生病歷~[a-z2-7]{13}\.pdf$/)
  })

  it.each([
    'IMG_20240101_123456.jpg',
    '20260131.csv',
    'Screenshot 2024-01-15 at 10.20.30.png',
    'backup-20240115-103000.tar.gz',
    '110年度第3季報表.xlsx',
    '會員資料/2026/members.csv',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301.dat',
    'logo@2x.png',
    'old~',
  ])('is the name itself where nothing is found: %s', (path) => {
    expect(masked(path)).toBe(path)
    expect(typesOf(path)).toBeUndefined()
  })

  it('is the same in every run with one key, and its tokens are others with another', () => {
    const uri = uriOf(`${one.id}.pdf`)
    expect(new Names(KEY).mask(uri)).toBe(names.mask(uri))
    expect(new Names(new Uint8Array(32).fill(8)).mask(uri)).not.toBe(names.mask(uri))
  })

  it('of a folder begins those of what lies in it, members of archives too', () => {
    const folder = names.mask(uriOf(`${one.id}/`))
    const box = uriOf(`${one.id}/${two.mobile}.zip`)
    expect(folder.endsWith('/')).toBe(true)
    expect(names.mask(box).startsWith(folder)).toBe(true)
    expect(names.mask(nestedUri(box, `${one.email}.txt`)).startsWith(`${names.mask(box)}!/`)).toBe(true)
  })

  it('cannot be taken by another file that is given it as its name', () => {
    const uri = uriOf(`${one.id}.pdf`)
    expect(names.mask(names.mask(uri))).not.toBe(names.mask(uri))
  })

  it('of a member in thirty thousand folders, each in the other, is masked like any other', () => {
    const line = names.mask(`${ROOT}a.zip!/${`${one.id}/`.repeat(30_000)}b`)
    expect(line).not.toContain(one.id)
    expect(line.split('/')).toHaveLength(30_000 + 7)
  })

  it('of bytes that are no UTF-8 tells files apart that read the same', () => {
    const [a, b] = ['%80', '%81'].map((byte) => names.mask(`${ROOT}${byte}%FF_${one.id}`))
    expect(a).not.toBe(b)
    expect(a).not.toContain(one.id)
  })
})

/** Names of people's files as people make them. */
const value = fc
  .tuple(fc.constantFrom(...people), fc.constantFrom('id', 'mobile', 'email', 'card'), fc.nat(5))
  .map(([person, kind, style]) =>
    kind === 'mobile'
      ? writeMobile(person.mobile, (['plain', 'dashed'] as const)[style % 2]!)
      : kind === 'id' && style > 3
        ? person.id.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        : person[kind as 'id' | 'email' | 'card'],
  )
const filler = fc.constantFrom('', '掃描', 'copy', '王', '20240115', '1', '(2)', '~aaaaaaaaaaaaa')
const joiner = fc.constantFrom('_', '-', ' ', '_ ')
const ending = fc.constantFrom('', '.pdf', '.jpg', '.tar.gz')
const name = fc
  .tuple(fc.array(fc.tuple(fc.oneof(value, filler), joiner), { minLength: 1, maxLength: 3 }), filler, ending)
  .map(([parts, last, end]) => `${parts.flat().join('')}${last}${end}`)

describe('names of a folder', () => {
  it('are as many masked as they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(name, fc.string({ minLength: 1 })), { maxLength: 30 }), (all) => {
        const uris = new Set(all.map((each) => ROOT + encode(each).replaceAll('/', '%2F')))
        const lines = new Set([...uris].map((uri) => names.mask(uri)))
        expect(lines.size).toBe(uris.size)
        // Nor may somebody make a file whose own name is another's line.
        expect(new Set([...uris, ...lines].map((uri) => names.mask(uri))).size).toBe(new Set([...uris, ...lines]).size)
      }),
    )
  })

  it('hold no value any more that was found', () => {
    fc.assert(
      fc.property(fc.constantFrom(...people), filler, joiner, filler, joiner, ending, (person, a, j, b, k, end) => {
        for (const raw of [person.id, person.mobile, person.email]) {
          const path = `${a}${a === '' ? '' : '_'}${raw}${j}${b}${k}${two.id}${end}`
          expect(masked(path)).not.toContain(raw)
          expect(masked(path)).not.toContain(two.id)
        }
      }),
    )
  })
})

describe('a name beside somebody’s number stayed in the clear', () => {
  it.each([
    ['彭志琪_#M.txt', '彭○○_'],
    ['#I王小明.pdf', '王○○~'],
    ['#I-王小明.pdf', '-王○○~'],
    ['王小明(#M).jpg', '王○○('],
    ['王小明（#M）.jpg', '王○○('],
    ['2024-01-05_陳美玲_健檢報告_#I.pdf', '2024-01-05_陳○○_健檢報告_'],
    ['20240105王小明_#I.pdf', '20240105王○○_'],
    ['#I_王小明健保卡影本.pdf', '_王○○健保卡影本~'],
    ['#I_阮氏紅.pdf', '_阮○○~'],
    ['陳_美玲_#I.pdf', '陳○○_'],
    ['Chen_Mei-Ling_#I.pdf', 'C***_'],
    ['Mary-Chen_#M.pdf', 'C***_'],
    ['王小明、陳美玲 #M.zip', '王○○、陳○○ '],
    // And the birth date beside them; a later date is the file's.
    ['王小明_1978-02-03_#I.pdf', '王○○_民國67年○月○日_'],
    ['王小明_2009-02-03_#I.pdf', '王○○_2009-02-03_'],
  ])('%s', (path, shown) => {
    expect(masked(path.replace('#I', one.id).replace('#M', one.mobile))).toContain(shown)
  })

  it('and words that are no names stay', () => {
    for (const word of ['申請書', '健保卡', '高雄', 'Scan Copy', 'ID_Front', 'Final-Report'])
      expect(masked(`${one.id}_${word}.pdf`)).toContain(`_${word}~`)
  })

  it('whatever joins them', () => {
    const pieces = fc.constantFrom('', '掃描_', '2024-01-05_', '112年度-', '業務部 ')
    const between = fc.constantFrom('', '_', '-', ' ', '__', '(', '（', '、', '，')
    fc.assert(
      fc.property(
        // A resident number of the old form is doubted, and only sure names are beside it.
        fc.constantFrom(...people.filter(({ idKind }) => idKind === 'national')),
        fc.constantFrom('id', 'mobile', 'email'),
        between,
        pieces,
        fc.boolean(),
        ending,
        (person, kind, join, before, first, end) => {
          const raw = kind === 'mobile' ? person.mobile : person[kind as 'id' | 'email']
          // What is joined to an e-mail address may be part of it.
          const joined = kind === 'email' && !first ? ' ' : join
          const path = `${before}${first ? person.name + joined + raw : raw + joined + person.name}${end}`
          expect(masked(path)).not.toContain(person.name)
        },
      ),
    )
  })
})

describe('the names of a path', () => {
  const tokens = (evidence: readonly Uint8Array[]) => {
    const all: string[] = []
    for (const piece of evidence)
      decodeEvidence(piece, ({ codes, tokens: words, length }) => {
        for (let i = 0; i < length; i++) all.push(`${codes[i]}:${words[2 * i]}:${words[2 * i + 1]}`)
      })
    return all
  }

  it('are one record, with the tokens that the contents of a file would have', () => {
    const found = names.search(encode(`${one.id}/${one.email}.pdf`))!
    expect(found.records).toBe(1)
    const scanner = createScanner({ key: KEY })
    scanner.begin()
    const dialect = { kind: 'text', reflow: false } as const
    const bytes = new TextEncoder().encode(`${one.id} ${one.email}\n`)
    scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
    expect(tokens(found.evidence).sort()).toEqual(tokens(scanner.end().evidence).sort())
  })

  it('are searched with their parts joined in the ways people join them', () => {
    for (const path of [`${one.id}-1.jpg`, `20240115_${one.id}.jpg`, `${one.id}_王.pdf`, `(${one.id}).pdf`])
      expect(typesOf(path), path).toEqual(['tw-national-id'])
    for (const path of [`${one.mobile}_1.jpg`, `20240115-${one.mobile}.jpg`]) expect(typesOf(path)).toEqual(['mobile'])
    expect(typesOf(`${one.mobile}_${one.email}`)).toEqual(['mobile', 'email'])
    expect(names.search('chen_mei%40mail.pandian.tw.pdf')!.types[0]!.hits).toBe(1)
  })

  it('make data of a special category tell of the person in them', () => {
    expect(names.search(encode(`愛滋病檢驗/${one.id}.pdf`))!.special.some((records) => records > 0)).toBe(true)
    expect(names.search(encode('愛滋病檢驗/1.pdf'))).toBeUndefined()
  })

  it('are told hit by hit, with the part of the path', () => {
    const hits: InspectedHit[] = []
    new Names(KEY, { onHit: (hit) => hits.push(hit), reveal: true }).search(encode(`a/${one.mobile}.pdf`))
    expect(hits).toMatchObject([{ detector: 'mobile', line: 2, value: one.mobile }])
  })

  it('are those below the root of the target, or inside the container', () => {
    expect(ownPath(uriOf('a/b.zip'), ROOT)).toBe('a/b.zip')
    expect(ownPath(`${uriOf('a/b.zip')}!/c/d.txt`, ROOT)).toBe('c/d.txt')
    expect(ownPath(uriOf('a.txt'), uriOf('a.txt'))).toBe('a.txt')
  })
})

it('every example of a detector that stands alone is gone from a name that is searched for it', () => {
  for (const detector of DETECTORS)
    for (const { text, column } of detector.examples.hit) {
      if (column !== undefined || text.includes('\n') || detector.special !== undefined) continue
      const found = names.search(encode(text).replaceAll('/', '%2F'))
      const line = names.mask(ROOT + encode(text).replaceAll('/', '%2F'))
      expect(found === undefined, text).toBe(line === ROOT + encode(text).replaceAll('/', '%2F'))
    }
})

it('a message has its paths and URIs masked, and nothing else', () => {
  const uri = uriOf(`${one.id}王.pdf`)
  expect(maskText(`找不到 /srv/${one.id}/a.pdf：請檢查。`)).toMatch(/^找不到 \/srv\/[A-Z]\d\*{8}\/a\.pdf：請檢查。$/)
  expect(maskText(`No such file: ${uri}, or ${one.email}`)).not.toMatch(new RegExp(`${one.id}|${one.email}`))
  expect(maskText('讀取 20260131-101500，共 12,345 項（1.5 GB）。')).toBe(
    '讀取 20260131-101500，共 12,345 項（1.5 GB）。',
  )
})
