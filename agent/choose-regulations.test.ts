import { createInterface } from 'node:readline/promises'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { REGULATIONS } from '../inventory/regulations/catalogue.ts'
import { SECTORS } from '../inventory/regulations/regulation.ts'
import { ask, choiceLines, choiceOf } from './choose-regulations.ts'
import { configText } from './commands/init.ts'
import { parseConfig, settle } from './config.ts'
import { PandianError } from './errors.ts'

const ids = (choice: { regulations: readonly { id: string }[] | undefined }) => choice.regulations?.map(({ id }) => id)

/** Asks over a real interface, with these answers typed one after the other; the input ends behind the last. */
async function typed(...answers: readonly string[]) {
  const input = new PassThrough()
  const output = new PassThrough()
  const printed: string[] = []
  const terminal = createInterface({ input, output })
  const left = [...answers]
  output.on('data', () => {
    const next = left.shift()
    if (next === undefined) input.end()
    else input.write(`${next}\n`)
  })
  const choice = await ask(terminal, (text) => printed.push(text), 'zh-TW')
  terminal.close()
  return { choice, printed: printed.join('\n') }
}

const numberOf = (sector: (typeof SECTORS)[number]) => String(SECTORS.indexOf(sector) + 1)

describe('questions', () => {
  test('a sector with one regulation names it, and capital is asked where it matters', async () => {
    const { choice } = await typed(numberOf('digital'), '12,000,000')
    expect(ids(choice)).toEqual(['K0010162'])
    expect(choice.capital).toBe(12_000_000)
  })

  test('several sectors, the kind within one that has several, and answers that are none', async () => {
    const { choice, printed } = await typed('99', `${numberOf('communications')}、${numberOf('education')}`, 'x', '3')
    expect(ids(choice)).toEqual(['H0080088', 'K0060104'])
    expect(choice.capital).toBeUndefined()
    expect(printed.match(/請輸入/g)).toHaveLength(2)
  })

  test('nothing typed is not said; 0 is none; an input that ends does not wait for ever', async () => {
    expect((await typed('')).choice).toEqual({ regulations: undefined })
    expect((await typed('0')).choice).toEqual({ regulations: [] })
    expect((await typed(numberOf('education'), '')).choice).toEqual({ regulations: undefined })
    expect((await typed(numberOf('education'), '0')).choice).toEqual({ regulations: [] })
    expect((await typed()).choice).toEqual({ regulations: undefined })
  })
})

describe('flags', () => {
  test('every regulation can be named by its kind, and every sector has one', () => {
    for (const { kind, id } of REGULATIONS) expect(ids(choiceOf({ kind: [kind] }))).toEqual([id])
    for (const sector of SECTORS)
      expect(
        REGULATIONS.some((each) => each.sector === sector),
        sector,
      ).toBe(true)
  })

  test('a sector with several asks for the kind, and says which there are', () => {
    expect(ids(choiceOf({ sector: ['associations'], kind: ['religious'] }))).toEqual(['D0020088'])
    expect(() => choiceOf({ sector: ['associations'] })).toThrow(PandianError)
    expect(() => choiceOf({ sector: ['associations'] })).toThrow(/association, ancestral, party, religious/)
    expect(() => choiceOf({ sector: ['asociations'] })).toThrow(/associations/)
    expect(ids(choiceOf({ sector: ['none'] }))).toEqual([])
    expect(choiceOf({ capital: 5 })).toEqual({ regulations: undefined, capital: 5 })
  })
})

describe('the configuration that init writes', () => {
  test.each(['zh-TW', 'en'] as const)('holds what was chosen, with why, in %s', (language) => {
    const choice = choiceOf({ sector: ['digital'], kind: ['religious'], capital: 20_000_000 })
    const text = configText(choice, language)
    const settings = settle({ paths: [] }, parseConfig(text, 'pandian.yaml'))
    expect(settings.regulations).toEqual([{ id: 'D0020088' }, { id: 'K0010162' }])
    expect(settings.organisation).toEqual({ capital: 20_000_000 })
    expect(text).toContain('數位經濟相關產業個人資料檔案安全維護管理辦法')
    expect(text.match(/organisation:/g)).toHaveLength(1)
  })

  test('all 58 can stand in it, and none is not the same as not said', () => {
    const all = { regulations: REGULATIONS }
    expect(parseConfig(configText(all, 'zh-TW'), 'pandian.yaml').regulations).toHaveLength(58)
    expect(parseConfig(configText({ regulations: [] }, 'zh-TW'), 'pandian.yaml').regulations).toEqual([])
    expect(parseConfig(configText({ regulations: undefined }, 'zh-TW'), 'pandian.yaml').regulations).toBeUndefined()
    expect(choiceLines({ regulations: undefined }, 'en')).toBe('')
  })
})
