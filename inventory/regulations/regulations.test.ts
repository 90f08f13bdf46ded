import { describe, expect, test } from 'vitest'
import type { Bounds, Determination, EverHeld, Reading } from '../inventory.ts'
import { findRegulation, REGULATIONS, TRIED } from './catalogue.ts'
import { determine, type Figures } from './determine.ts'
import type { Regulation, Threshold } from './regulation.ts'
import { thresholdsOf } from './thresholds.ts'

/**
 * The facts once more, written down by themselves: a record that is changed by mistake no longer agrees. `-`: the regulation names none.
 * `scope` is a number from which it applies at all; articles of one plan are joined by a plus.
 */
const FACTS = `
id        version   scope  plan   plan§  basis       months  filed  stop  tier  tier§  measures  measures§  months  incident  hours  incident§  authority  name
D0020076  20211130  -      -      -      -           -       -      -     -     -      10000     §7         -       1000      72     §14        內政部  內政部指定殯葬服務業個人資料檔案安全維護管理辦法
D0020085  20211130  -      5000   §4     unstated    6       filed  -     -     -      5000      §15        -       1000      72     §8         內政部  內政部指定合作及人民團體類非公務機關個人資料檔案安全維護管理辦法
D0020086  20211130  -      -      -      -           -       -      -     -     -      3000      §15        -       500       72     §8         內政部  內政部指定祭祀團體個人資料檔案安全維護管理辦法
D0020087  20211130  -      -      -      -           -       -      -     -     -      10000     §15        -       1000      72     §8         內政部  內政部指定政黨及全國性民政財團法人個人資料檔案安全維護管理辦法
D0020088  20211130  -      -      -      -           -       -      -     -     -      10000     §15        -       5000      72     §8         內政部  內政部指定宗教團體個人資料檔案安全維護管理辦法
D0030036  20220830  -      -      -      -           -       -      -     -     -      5000      §15        -       500       72     §8         內政部  內政部指定交友服務業個人資料檔案安全維護管理辦法
D0050210  20220609  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  社會福利機構個人資料檔案安全維護計畫實施辦法
D0050215  20241004  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  社會福利財團法人個人資料檔案安全維護計畫實施辦法
D0060136  20211130  -      -      -      -           -       -      -     -     -      10000     §16        -       1000      72     §8         內政部  內政部指定地政類非公務機關個人資料檔案安全維護管理辦法
D0070242  20210817  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          行政院公共工程委員會  工程技術顧問業個人資料檔案安全維護計畫及處理辦法
D0070299  20211130  -      -      -      -           -       -      -     -     -      5000      §15        -       1000      72     §9         內政部  內政部指定營建類非公務機關個人資料檔案安全維護管理辦法
D0080198  20211130  -      -      -      -           -       -      -     -     -      1000      §14-1      -       150       72     §13        內政部  內政部指定移民業務機構個人資料檔案安全維護管理辦法
D0080210  20211103  -      -      -      -           -       -      -     -     -      5000      §15        -       5000      72     §8         內政部  內政部指定警政類非公務機關個人資料檔案安全維護管理辦法
E0040029  20220311  -      5000   §2+§3  unstated    6       filed  stop  -     -      -         §10        -       -         72     §6         僑務委員會  僑務委員會指定特定非公務機關個人資料檔案安全維護辦法
G0320033  20210728  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          財政部  公益彩券發行機構個人資料檔案安全維護管理辦法
G0330036  20211026  -      -      -      -           -       -      -     -     -      10000     §18-1      -       -         72     §7         財政部  菸酒事業個人資料檔案安全維護管理辦法
G0340165  20220120  -      -      -      -           -       -      -     -     -      10000     §17        6       -         72     §6         財政部  記帳士與記帳及報稅代理人個人資料檔案安全維護管理辦法
G0350076  20220208  -      -      -      -           -       -      -     -     -      10000     §18        6       -         72     §6         財政部（關務署）  保稅倉庫及物流中心個人資料檔案安全維護管理辦法
G0350077  20220304  -      -      -      -           -       -      -     -     -      10000     §18        6       -         72     §6         財政部（關務署）  報關業個人資料檔案安全維護管理辦法
G0380233  20211214  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          金融監督管理委員會  金融監督管理委員會指定非公務機關個人資料檔案安全維護辦法
G0430010  20240627  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          中央銀行  票據交換所個人資料檔案安全維護計畫標準辦法
H0030056  20211208  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          教育部  私立專科以上學校及私立學術研究機構個人資料檔案安全維護計畫實施辦法
H0070072  20211208  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          教育部  私立高級中等以下學校及幼兒園個人資料檔案安全維護計畫實施辦法
H0080088  20220122  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          教育部  短期補習班個人資料檔案安全維護計畫實施辦法
H0080099  20220122  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          教育部  私立兒童課後照顧服務中心個人資料檔案安全維護計畫實施辦法
H0110008  20211105  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          教育部  海外臺灣學校及大陸地區臺商學校個人資料檔案安全維護計畫實施辦法
H0120077  20211108  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          教育部（體育署）  運動彩券業個人資料檔案安全維護計畫實施辦法
J0030130  20231030  -      5000   §2     single-day  6       kept   stop  -     -      -         -          -       -         72     §6         經濟部  製造業及技術服務業個人資料檔案安全維護管理辦法
J0070050  20211221  -      -      -      -           -       -      -     -     -      -         -          -       1000      72     §4         經濟部（智慧財產局）  著作權集體管理團體個人資料檔案安全維護管理辦法
J0080062  20230801  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          經濟部  綜合商品零售業個人資料檔案安全維護管理辦法
J0110089  20220314  5000   -      §2     -           -       -      -     -     -      -         -          -       -         72     §17        經濟部（水利署）  自來水事業個人資料檔案安全維護計畫標準辦法
J0130066  20231103  3000   -      §2     -           -       -      -     -     -      10000     §8-1       -       -         72     §6         經濟部  電業與公用天然氣事業及加油站業個人資料檔案安全維護管理辦法
J0150015  20220323  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          公平交易委員會  多層次傳銷業訂定個人資料檔案安全維護計畫及業務終止後個人資料處理方法作業辦法
J0160083  20231221  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          核能安全委員會  游離輻射設備製造業個人資料檔案安全維護管理辦法
K0010162  20231012  -      -      §3     -           3       -      stop  5000  §18    -         -          -       -         72     §8         數位發展部  數位經濟相關產業個人資料檔案安全維護管理辦法
K0040071  20220323  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          交通部  停車場經營業個人資料檔案安全維護計畫及處理辦法
K0060104  20220701  3000   -      §2     -           -       -      -     5000  §3III  -         -          -       -         72     §4         國家通訊傳播委員會  國家通訊傳播委員會指定非公務機關個人資料檔案安全維護辦法
K0070073  20220421  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          交通部（航港局）  船舶運送業個人資料檔案安全維護計畫及處理辦法
K0090080  20220601  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          交通部（民航局）  民用航空事業個人資料檔案安全維護計畫及處理辦法
K0110047  20231024  -      100    §3     cumulative  6       kept   stop  -     -      100       §18        -       -         72     §7         交通部  汽車運輸業與計程車客運服務業個人資料檔案安全維護計畫及處理辦法
K0110048  20220401  -      8000   §4     cumulative  6       kept   stop  -     -      8000      §16        -       -         72     §9         交通部  交通部指定觀光產業類非公務機關個人資料檔案安全維護計畫及處理辦法
L0020214  20220613  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  護理機構個人資料檔案安全維護計畫實施辦法
L0020215  20220630  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  精神復健機構個人資料檔案安全維護計畫實施辦法
L0020218  20220923  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  醫院個人資料檔案安全維護計畫實施辦法
L0030108  20220121  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  西藥批發零售業個人資料檔案安全維護計畫實施辦法
L0030136  20220120  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  非輻射電子醫療器材設備製造業個人資料檔案安全維護計畫實施辦法
L0030137  20220121  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  醫療器材批發零售業個人資料檔案安全維護計畫實施辦法
L0030138  20220127  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  化粧品批發零售業個人資料檔案安全維護計畫實施辦法
L0030139  20220317  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  中藥批發零售業個人資料檔案安全維護計畫實施辦法
L0040143  20220119  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  食品業個人資料檔案安全維護計畫實施辦法
L0070060  20220622  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          衛生福利部  私立長期照顧服務機構個人資料檔案安全維護計畫實施辦法
M0070067  20220412  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          農業部（原農委會）  農業金融業個人資料檔案安全維護管理辦法
M0140049  20221202  -      1000   §3+§5  unstated    6       filed  -     -     -      1000      §13        6       -         72     §8         農業部（原農委會）  農藥販賣業個人資料檔案安全維護管理辦法
N0020023  20220309  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          勞動部  人力供應業個人資料檔案安全維護計畫及處理辦法
N0080048  20220318  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          勞動部  私立職業訓練機構個人資料檔案安全維護計畫及處理辦法
N0090045  20210927  -      -      -      -           -       -      -     -     -      -         -          -       -         -      -          勞動部  人力仲介業個人資料檔案安全維護計畫及處理辦法
P0040017  20240422  -      10000  §4     cumulative  6       kept   stop  -     -      10000     §14        6       -         72     §9         文化部  電影事業個人資料檔案安全維護計畫及處理辦法
Q0010012  20211228  -      5000   §2     single-day  6       kept   stop  -     -      -         -          -       -         72     §6         大陸委員會  大陸委員會指定非公務機關個人資料檔案安全維護辦法
`

interface Facts {
  readonly id: string
  readonly cells: readonly string[]
}

const [, ...LINES] = FACTS.trim().split('\n')
const ROWS: readonly Facts[] = LINES.map((line) => {
  const cells = line.split(/\s+/)
  return { id: cells[0]!, cells }
})

/** The same line, from the record. */
function lineOf(regulation: Regulation): string[] {
  const { id, version, scopes = [], plan, tier, measures, incident, authority, name } = regulation
  const stop = (plan?.number === null ? undefined : plan?.stop) ?? tier?.stop
  const numbered = plan !== undefined && plan.number !== null ? plan : undefined
  const or = (value: number | string | undefined | null) => String(value ?? '-')
  return [
    id,
    version,
    or(scopes[0]?.number),
    or(numbered?.number),
    or((plan?.article ?? scopes[0]?.article)?.replaceAll(', ', '+')),
    numbered === undefined ? '-' : (numbered.basis ?? 'unstated'),
    or(plan?.months),
    numbered === undefined ? '-' : numbered.filed === undefined ? 'kept' : 'filed',
    stop === undefined ? '-' : 'stop',
    or(tier?.number),
    or(tier?.article),
    or(measures?.number),
    or(measures?.article),
    or(measures?.number == null ? undefined : measures.months),
    or(incident?.number),
    or(incident?.hours),
    or(incident?.article),
    authority,
    name,
  ]
}

test('there are 58, in order, each once', () => {
  expect(REGULATIONS.length).toBe(58)
  expect(REGULATIONS.map(({ id }) => id)).toEqual(ROWS.map(({ id }) => id))
  expect(new Set(REGULATIONS.map(({ kind }) => kind)).size).toBe(58)
})

test.each(ROWS)('$id says what was written down by itself', ({ id, cells }) => {
  const regulation = findRegulation(id)!
  expect(lineOf(regulation)).toEqual(cells)
  expect(regulation.url).toBe(`https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=${id}`)
  expect(regulation.asOf).toBe('2024-10-11')
  expect(regulation.scopes?.every(({ number }) => String(number) === cells[2]) ?? true).toBe(true)
})

const exactly = (count: number) => ({ lower: count, best: count, upper: count })

/** A population of so many people, one row each, all looked at. */
function figures(people: number, more: Partial<Figures> = {}): Figures {
  return {
    rows: people,
    subjects: exactly(people),
    subjectPurposes: exactly(people),
    unread: 0,
    ignored: 0,
    linksOutside: 0,
    listedAll: true,
    stated: true,
    organisation: { capital: 0, sme: false },
    dataFiles: [1],
    evidence: [],
    unclassified: 0,
    classified: { rows: people, subjects: people, subjectPurposes: people },
    read: 1,
    ...more,
  }
}

/** Nothing was held before that is not held today. */
function neverMore(people: number): EverHeld {
  const bounds: Bounds = { lower: people, upper: people }
  return { rows: bounds, subjects: bounds, subjectPurposes: bounds }
}

const duty = (determination: Determination, id: string) => determination.duties.find((each) => each.id === id)

const NUMBERS = REGULATIONS.flatMap((regulation) =>
  thresholdsOf(regulation).map((threshold) => ({
    id: regulation.id,
    kind: threshold.kind,
    number: threshold.number,
    population: threshold.population,
    regulation,
    threshold,
  })),
)

describe('each number of each regulation', () => {
  const numbered = NUMBERS.filter(({ kind }) => kind !== 'none')

  test('of the 26 that name one, all are there', () => {
    expect(new Set(numbered.map(({ id }) => id)).size).toBe(26)
  })

  test.each(numbered)('$id $kind: $number of $population, and one less', ({ regulation, threshold, number }) => {
    const less = determine(regulation, threshold, figures(number - 1, { everHeld: neverMore(number - 1) }))
    expect(less).toMatchObject({ verdict: 'below', because: expect.arrayContaining(['upper-bound-below']) })
    const there = determine(regulation, threshold, figures(number))
    expect(there).toMatchObject({ verdict: 'reached', because: expect.arrayContaining(['lower-bound-reached']) })
    expect(there).toMatchObject({ regulation: regulation.id, threshold: number, article: threshold.article })
    const main = mainDuty(threshold)
    expect(duty(less, main)?.verdict).toBe('below')
    expect(duty(there, main)).toMatchObject({ verdict: 'reached', article: threshold.article })
  })

  /** What the number is for. */
  function mainDuty({ kind, duties }: Threshold): string {
    if (kind === 'plan') return duties.some(({ id }) => id === 'plan') ? 'plan' : 'complete-plan'
    if (kind === 'scope') return 'apply'
    if (kind === 'tier') return duties[0]!.id
    return kind === 'incident' ? 'incident-report' : 'measures'
  }
})

describe('deadlines and consequences', () => {
  const cases = ROWS.map(({ id, cells }) => {
    const [, , , plan, planArticle, , months, filed, stop, , , measures, measuresArticle, measuresMonths] = cells
    const [incident, hours, incidentArticle] = cells.slice(14)
    return {
      id,
      plan,
      planArticle,
      months,
      filed,
      stop,
      measures,
      measuresArticle,
      measuresMonths,
      incident,
      hours,
      incidentArticle,
    }
  })

  test.each(cases.filter(({ plan }) => plan !== '-'))('$id: the plan, from $plan', (facts) => {
    const regulation = findRegulation(facts.id)!
    const threshold = thresholdsOf(regulation).find(({ kind }) => kind === 'plan')!
    expect(String(threshold.number)).toBe(facts.plan)
    const reached = determine(regulation, threshold, figures(threshold.number))
    const plan = duty(reached, 'plan') ?? duty(reached, 'complete-plan')
    expect(plan).toMatchObject({
      article: facts.planArticle!.replaceAll('+', ', '),
      months: Number(facts.months),
      clock: 'reached',
    })
    const filing = duty(reached, 'plan') ?? duty(reached, 'file-plan')
    expect(filing?.to !== undefined).toBe(facts.filed === 'filed')
    const stops = reached.duties.filter(({ clock }) => clock === 'below' || clock === 'reached-again')
    expect(stops.map(({ months, days }) => months ?? days)).toEqual(facts.stop === 'stop' ? [24, 30] : [])
  })

  test.each(cases.filter(({ measuresArticle }) => measuresArticle !== '-'))(
    '$id: measures for information systems, from $measures',
    (facts) => {
      const regulation = findRegulation(facts.id)!
      const holders = thresholdsOf(regulation).filter(({ duties }) => duties.some(({ id }) => id === 'measures'))
      expect(holders).toHaveLength(1)
      const [threshold] = holders
      const measures = threshold!.duties.find(({ id }) => id === 'measures')!
      expect(measures).toMatchObject({ article: facts.measuresArticle })
      expect(measures.condition?.zh).toMatch(/資通訊?系統/)
      if (facts.measures === '-') expect(measures.from).toBe(0)
      else expect(String(threshold!.number)).toBe(facts.measures)
      expect(String(measures.months ?? '-')).toBe(facts.measuresMonths)
    },
  )

  test.each(cases.filter(({ hours }) => hours !== '-'))('$id: incidents, from $incident', (facts) => {
    const regulation = findRegulation(facts.id)!
    const reports = (people: number) =>
      determine(regulation, thresholdsOf(regulation)[0]!, figures(people)).duties.filter(({ id }) =>
        ['incident-report', 'serious-incident-report'].includes(id),
      )
    const number = facts.incident === '-' ? 0 : Number(facts.incident)
    for (const { article, hours, clock, to } of reports(number)) {
      expect({ article, hours, clock }).toEqual({
        article: facts.incidentArticle,
        hours: Number(facts.hours),
        clock: 'discovery',
      })
      expect(to?.zh).toBeTruthy()
    }
    const byNumber = (people: number) => reports(people).find(({ id, from }) => id === 'incident-report' || from !== 0)
    if (number === 0) {
      // Where a number decides whether the regulation applies at all, it decides of incidents, too.
      if (regulation.scopes === undefined) expect(reports(0).map(({ from }) => from)).toEqual([0])
      return
    }
    expect(byNumber(number)?.verdict).toBe('reached')
    expect(byNumber(number - 1)?.verdict).toBe('below')
  })

  test.each(NUMBERS.filter(({ kind }) => kind === 'none'))(
    '$id names no number: a plan whatever the count, and nothing pretends to be counted',
    ({ regulation, threshold }) => {
      for (const people of [0, 1_000_000]) {
        const { verdict, because, threshold: number, duties } = determine(regulation, threshold, figures(people))
        expect({ verdict, because, number }).toEqual({ verdict: 'reached', because: ['no-number'], number: 0 })
        expect(duties.map(({ id, article, from, verdict: applies }) => [id, article, from, applies])).toEqual([
          ['make-plan', '個資法 §27', 0, 'reached'],
          ['notify-people', '個資法 §12', 0, 'reached'],
        ])
      }
    },
  )

  test('every one asks for a plan, and says something of incidents', () => {
    for (const regulation of REGULATIONS) {
      const ids = thresholdsOf(regulation).flatMap(({ duties }) => duties.map(({ id }) => id))
      expect(
        ids.some((id) => ['plan', 'complete-plan', 'make-plan'].includes(id)),
        regulation.id,
      ).toBe(true)
      expect(
        ids.some((id) => id.includes('incident') || id === 'notify-people'),
        regulation.id,
      ).toBe(true)
    }
  })

  test('a period has what it is counted from, and articles are articles', () => {
    for (const { id, threshold } of NUMBERS) {
      expect(threshold.article, id).toMatch(/^(個資法 )?§\d+/)
      for (const { months, days, hours, clock, article, id: kind } of threshold.duties) {
        const periods = [months, days, hours].filter((period) => period !== undefined)
        expect(periods.length, `${id} ${kind}`).toBe(clock === undefined ? 0 : 1)
        // The facts have no article for one duty.
        if (`${id} ${kind}` !== 'J0030130 keep-records') expect(article, `${id} ${kind}`).toMatch(/^(個資法 )?§\d+/)
      }
    }
  })
})

describe('more than one number', () => {
  const shapeOf = (id: string) =>
    thresholdsOf(findRegulation(id)!).map(({ kind, number, population, basis }) => [kind, number, population, basis])

  test.each([
    // Plan and measures have one number, of the same people, on the same basis.
    ['D0020085', [['plan', 5000, 'members', 'unstated']]],
    ['M0140049', [['plan', 1000, 'consumers', 'unstated']]],
    // Ever held is said of the plan alone.
    [
      'K0110048',
      [
        ['plan', 8000, 'consumers', 'cumulative'],
        ['measures', 8000, 'consumers', 'unstated'],
      ],
    ],
    [
      'J0130066',
      [
        ['scope', 3000, 'users', 'unstated'],
        ['scope', 3000, 'members', 'unstated'],
        ['measures', 10_000, 'users', 'unstated'],
      ],
    ],
    [
      'K0060104',
      [
        ['scope', 3000, 'users', 'unstated'],
        ['tier', 5000, 'users', 'unstated'],
      ],
    ],
    ['J0070050', [['incident', 1000, 'everyone', 'unstated']]],
    ['K0010162', [['tier', 5000, 'everyone', 'single-day']]],
  ])('%s', (id, shape) => {
    expect(shapeOf(id)).toEqual(shape)
  })

  test('a number or a danger: each is enough; a number and a danger: both are needed', () => {
    const incidents = (id: string) =>
      thresholdsOf(findRegulation(id)!)[0]!.duties.filter((each) => each.id.endsWith('incident-report'))
    expect(incidents('J0070050').map(({ id, from, trigger }) => [id, from, trigger?.zh])).toEqual([
      ['incident-report', undefined, undefined],
      ['serious-incident-report', 0, '危及正常營運'],
    ])
    expect(incidents('D0070299').map(({ id, from, trigger }) => [id, from, trigger?.zh])).toEqual([
      ['serious-incident-report', 1000, '危及正常營運或大量當事人權益'],
    ])
  })

  test('communications: an hour, 72 hours, 48 after a notice', () => {
    const { duties } = thresholdsOf(findRegulation('K0060104')!)[0]!
    expect(duties.filter(({ hours }) => hours !== undefined).map(({ clock, hours }) => [clock, hours])).toEqual([
      ['knowledge', 1],
      ['discovery', 72],
      ['notice', 48],
    ])
  })
})

describe('what is ever held', () => {
  const regulation = findRegulation('K0110048')!
  const [threshold] = thresholdsOf(regulation)
  const of = (people: number, everHeld?: EverHeld) =>
    determine(regulation, threshold!, figures(people, everHeld === undefined ? {} : { everHeld }))

  test('one count proves that it is reached, never that it is not', () => {
    expect(of(8000)).toMatchObject({ verdict: 'reached', because: ['lower-bound-reached'] })
    expect(of(0)).toMatchObject({ verdict: 'undetermined', because: ['history-missing'] })
    expect(of(0).verdicts).toEqual({ rows: 'undetermined', subjects: 'undetermined', subjectPurposes: 'undetermined' })
  })

  test('earlier counts reach it for today, and without a beginning still prove nothing below', () => {
    const heldBefore = (lower: number, upper: number | null): EverHeld => ({
      rows: { lower, upper },
      subjects: { lower, upper },
      subjectPurposes: { lower, upper },
    })
    expect(of(10, heldBefore(8000, null))).toMatchObject({ verdict: 'reached', because: ['reached-before'] })
    expect(of(10, heldBefore(7999, null))).toMatchObject({ verdict: 'undetermined', because: ['history-missing'] })
    expect(of(10, heldBefore(7000, 7999))).toMatchObject({ verdict: 'below', because: ['upper-bound-below'] })
    expect(of(10, heldBefore(7000, 8000))).toMatchObject({ verdict: 'undetermined', because: ['interval-straddles'] })
    expect(of(10, heldBefore(7000, 7999)).everHeld).toEqual(heldBefore(7000, 7999))
  })

  test('what was held before is nothing to a number of a single day', () => {
    const day = findRegulation('J0030130')!
    const result = determine(day, thresholdsOf(day)[0]!, figures(10, { everHeld: neverMore(9000) }))
    expect(result).toMatchObject({ verdict: 'below', because: ['upper-bound-below'] })
    expect(result.everHeld).toBeUndefined()
  })
})

describe('readings', () => {
  const regulation = findRegulation('J0030130')!
  const determineAs = (reading: Reading | undefined, more: Partial<Figures>) => {
    const chosen: Regulation = reading === undefined ? regulation : { ...regulation, reading }
    return determine(chosen, thresholdsOf(chosen)[0]!, figures(0, more))
  }
  const few = { rows: 6000, subjects: exactly(3000), subjectPurposes: { lower: 4000, best: 5000, upper: 6000 } }

  test('each has its verdict; the one that decides gives the determination its own', () => {
    const verdicts = { rows: 'reached', subjects: 'below', subjectPurposes: 'undetermined' }
    expect(determineAs(undefined, few)).toMatchObject({ reading: 'subjects', verdict: 'below', verdicts })
    expect(determineAs(undefined, few).because).toEqual(['upper-bound-below', 'rows-reach'])
    expect(determineAs('rows', few)).toMatchObject({ reading: 'rows', verdict: 'reached', verdicts })
    expect(determineAs('rows', few).because).toContain('reading-reached')
    expect(determineAs('subjectPurposes', few)).toMatchObject({ verdict: 'undetermined', verdicts })
  })

  test('r-family: 2,000 rows that name 6,000 people reach the number in people, and are not said to reach it under every reading', () => {
    const families = { rows: 2000, subjects: exactly(6000), subjectPurposes: exactly(6000) }
    expect(determineAs(undefined, families)).toMatchObject({ verdict: 'reached', verdicts: { rows: 'below' } })
    expect(determineAs(undefined, families).because).toContain('reading-reached')
    expect(determineAs('rows', families)).toMatchObject({ verdict: 'below' })
  })

  test('a text that says by head is by head, whatever the organisation chose', () => {
    const heads: Regulation = { ...findRegulation('K0060104')!, reading: 'rows' }
    expect(thresholdsOf(heads).map(({ kind, reading }) => [kind, reading])).toEqual([
      ['scope', 'rows'],
      ['tier', 'subjects'],
    ])
  })

  test('an account is not a person, and the determination says so', () => {
    const water = findRegulation('J0110089')!
    expect(determine(water, thresholdsOf(water)[0]!, figures(5000)).because).toContain('counts-accounts')
  })
})

describe('what only the organisation knows', () => {
  const digital = findRegulation('K0010162')!
  const [tier] = thresholdsOf(digital)
  const of = (people: number, capital?: number) =>
    determine(digital, tier!, figures(people, { organisation: capital === undefined ? {} : { capital } }))

  test('ten million of capital are enough by themselves; not said, nothing is below', () => {
    expect(of(0, 10_000_000)).toMatchObject({ verdict: 'reached', because: ['capital-reached'] })
    expect(of(0, 9_999_999)).toMatchObject({ verdict: 'below', because: ['upper-bound-below'] })
    expect(of(4999)).toMatchObject({ verdict: 'undetermined', because: ['capital-not-stated'] })
    expect(of(5000)).toMatchObject({ verdict: 'reached', because: ['lower-bound-reached'] })
    expect(duty(of(5000), 'yearly-measures')).toMatchObject({ article: '§18', months: 12, after: 6, clock: 'every' })
    expect(duty(of(0, 1), 'complete-plan')).toMatchObject({ from: 0, months: 3, clock: 'in-force', verdict: 'reached' })
  })
})

test('an amendment that is known of and not in the data stands in every determination by the regulation', () => {
  const retail = findRegulation('J0080062')!
  const [threshold] = thresholdsOf(retail)
  expect(determine(retail, threshold!, figures(1)).amended).toMatchObject({ date: '2024-11-13' })
  for (const { amended, asOf } of REGULATIONS) if (amended !== undefined) expect(amended.date > asOf).toBe(true)
})

test('where nobody has said which apply, two are tried: one for consumers, one for members', () => {
  expect(TRIED.map((regulation) => thresholdsOf(regulation)[0]!.population)).toEqual(['consumers', 'members'])
})
