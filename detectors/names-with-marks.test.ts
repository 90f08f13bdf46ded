import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** Values and normal forms of the names of a file. */
async function names(name: string, text: string): Promise<(readonly [string, string])[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  return hits
    .filter(({ detector, confidence }) => detector === 'name' && confidence !== 'low')
    .map(({ value = '', normal = '' }) => [value, normal] as const)
}

const NAMES = [
  ['Nguyễn Thị Hương', 'nguyen thi huong'],
  ['NGUYỄN VĂN AN', 'nguyen van an'],
  ['Đặng Thị Lan', 'dang thi lan'],
  ['José García', 'jose garcia'],
  ['Hans Müller', 'hans muller'],
  // Each mark a character of its own.
  ['Hans Mu\u0308ller', 'hans muller'],
  ['Siti Aminah binti Abdullah', 'siti aminah binti abdullah'],
  ['Carlos de la Cruz', 'carlos de la cruz'],
] as const

describe('names with marks and small words were missed or cut', () => {
  test.each(NAMES)('in a column: %s', async (value, normal) => {
    expect(await names('a.csv', `姓名,電話\n${value},0912745638\n陳美玲,0922745638\n`)).toEqual([
      [value, normal],
      ['陳美玲', '陳美玲'],
    ])
  })

  test.each(NAMES)('behind a label: %s', async (value, normal) => {
    expect(await names('a.txt', `姓名：${value}\n`)).toEqual([[value, normal]])
    expect(await names('a.txt', `Name: ${value}\n`)).toEqual([[value, normal]])
    expect(await names('a.txt', `姓名：${value} 電話 0912-745-638\n`)).toEqual([[value, normal]])
  })

  test.each(['Café Latté', 'Crème Brûlée', 'Beyoncé', 'São Paulo', 'über cool', '×÷ Smith'])(
    'but not everything with marks is a name: %s',
    async (value) => {
      expect(await names('a.csv', `name,price\n${value},120\n`)).toEqual([])
    },
  )
})

test('names in Latin letters that no list has were none in a column of 姓名', async () => {
  const list =
    "姓名,電話\nKolas Yotaka,0912-334-551\nSUPARMI,0912-334-552\nLiam O'Brien,0912-334-553\nTEST,0912-334-554\n"
  expect((await names('a.csv', list)).map(([value]) => value)).toEqual(['Kolas Yotaka', 'SUPARMI', "Liam O'Brien"])
  // A column called `name` holds products and files as well.
  expect(await names('a.csv', 'name,電話\nKolas Yotaka,02-2345-6711\nSUPARMI,02-2345-6712\n')).toEqual([])
})
