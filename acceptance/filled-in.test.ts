/** The inventory filled in, changed about and given back, as people do with a workbook. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { makeMembersCsv } from '../fixtures/trees.ts'
import { Site } from './site.ts'

const SHEET = '個人資料檔案清冊'
const HEAD = 3

const site = new Site()
const original = site.at('original.xlsx')

/** Line of a sheet, by headings. */
class Sheet {
  readonly book = new ExcelJS.Workbook()

  static async open(path: string): Promise<Sheet> {
    const sheet = new Sheet()
    // A copy of its own: what is read may lie among other bytes of one buffer.
    await sheet.book.xlsx.load(new Uint8Array(readFileSync(path)).buffer)
    return sheet
  }

  get page(): ExcelJS.Worksheet {
    return this.book.getWorksheet(SHEET)!
  }

  column(heading: string): number {
    const cells = this.page.getRow(HEAD).values as unknown[]
    const found = cells.indexOf(heading)
    if (found < 1) throw new Error(`no column ${heading}`)
    return found
  }

  row(name: string): number {
    const names = this.page.getColumn(this.column('存放位置')).values as unknown[]
    const found = names.findIndex((value) => String(value).endsWith(name))
    if (found <= HEAD) throw new Error(`no row ${name}`)
    return found
  }

  cell(name: string, heading: string): ExcelJS.Cell {
    return this.page.getCell(this.row(name), this.column(heading))
  }

  async save(name: string): Promise<string> {
    const path = site.at(name)
    writeFileSync(path, new Uint8Array(await this.book.xlsx.writeBuffer()))
    return path
  }
}

const places = () => ['--state', site.at('var/state.db'), '--key', site.at('var/key')]
const scan = () => site.run(['scan', site.tree, ...places(), '--out', site.at('var/out'), '--quiet'])
const inventory = (...args: string[]) => site.run(['inventory', ...args, ...places()])
const file = (name: string) => site.report('var/out').dataFiles.find(({ uri }) => uri.endsWith(name))!

beforeAll(async () => {
  for (const [index, name] of ['members', 'staff', 'old'].entries())
    makeMembersCsv(join(site.tree, name), 20 + index, index + 1)
  expect((await scan()).status).toBe(0)
  writeFileSync(original, readFileSync(site.at('var/out/inventory.xlsx')))
})
afterAll(() => site.remove())

describe('the inventory, filled in and given back', () => {
  test('untouched, it changes nothing', async () => {
    const { status, stdout } = await inventory('import', original, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ changes: [], conflicts: 0, missing: [], hasBase: true, absent: 0 })
  })

  test('the lists offer the official codes, and the sheet says what it was made with', async () => {
    const sheet = await Sheet.open(original)
    expect(sheet.cell('members.csv', '特定目的').dataValidation).toMatchObject({ type: 'list' })
    expect(sheet.cell('members.csv', '當事人類別').dataValidation).toMatchObject({
      type: 'list',
      showErrorMessage: true,
    })
    expect(sheet.book.getWorksheet('代碼')!.rowCount).toBe(183)
    expect(sheet.book.getWorksheet('pandian')!.state).toBe('hidden')
  })

  test('sorted, with rows and columns deleted, a cell that is filled in reaches the next report, and the class the count', async () => {
    const sheet = await Sheet.open(original)
    sheet.cell('members/members.csv', '當事人類別').value = '會員'
    sheet.cell('members/members.csv', '特定目的').value = '○五二、90 消費者、客戶管理與服務'
    sheet.cell('members/members.csv', '備註').value = '第一行\n第二行 =1+1'
    sheet.cell('staff/members.csv', '保有單位').value = '人事室'
    sheet.page.spliceRows(sheet.row('old/members.csv'), 1)
    sheet.page.spliceColumns(sheet.column('安全措施'), 1)
    sheet.page.spliceColumns(sheet.column('存放位置'), 1)
    const path = await sheet.save('sorted.xlsx')

    const dry = await inventory('import', path, '--dry-run', '--json')
    expect([dry.status, dry.stderr]).toEqual([0, expect.any(String)])
    expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, missing: ['measures'], absent: 1 })
    expect((await inventory('log', '--json')).stdout.trim()).toBe('[]')

    const { status, stdout, stderr } = await inventory('import', path)
    expect([status, stdout.trim().split('\n').length]).toEqual([0, 4])
    expect(stderr).toContain('安全措施')
    expect((await scan()).status).toBe(0)
    expect(file('members/members.csv')).toMatchObject({
      class: 'member',
      purposes: ['052', '090'],
      annotations: { class: 'member', purpose: '052,090', remarks: '第一行\n第二行 =1+1' },
    })
    expect(file('staff/members.csv').annotations).toEqual({ owner: '人事室' })
    expect(file('old/members.csv').annotations).toBeUndefined()
    const { determinations } = site.report('var/out')
    expect(determinations.find(({ population }) => population === 'members')!.dataFiles).toHaveLength(3)

    const lines = JSON.parse((await inventory('log', '--json')).stdout) as { field: string; source: string }[]
    expect(lines.map(({ field }) => field).sort()).toEqual(['class', 'owner', 'purpose', 'remarks'])
    expect(lines.every(({ source }) => source === 'sorted.xlsx')).toBe(true)
  })

  test('the next sheet has it in its cells, and given back untouched changes nothing', async () => {
    const out = site.at('var/out/inventory.xlsx')
    expect((await Sheet.open(out)).cell('members/members.csv', '備註').text).toContain('第二行')
    expect(JSON.parse((await inventory('import', out, '--json')).stdout)).toMatchObject({ changes: [], conflicts: 0 })
  })

  test('what is decided stays with a file that is moved', async () => {
    const { id } = file('staff/members.csv')
    mkdirSync(join(site.tree, '人事'))
    renameSync(join(site.tree, 'staff/members.csv'), join(site.tree, '人事/名冊.csv'))
    expect((await scan()).status).toBe(0)
    const moved = site.report('var/out').dataFiles.find((one) => one.id === id)!
    expect(moved.uri).toContain('%E5%90%8D%E5%86%8A')
    expect(moved.annotations).toEqual({ owner: '人事室' })
  })

  test('a cell that was changed elsewhere since the sheet was made is a conflict, told by its address, until somebody says which holds', async () => {
    const sheet = await Sheet.open(original)
    sheet.cell('members/members.csv', '備註').value = '另一個說法'
    const address = sheet.cell('members/members.csv', '備註').address
    const path = await sheet.save('late.xlsx')
    const refused = await inventory('import', path, '--lang', 'en')
    expect(refused.status).toBe(65)
    expect(refused.stderr).toContain(`${address} (`)
    expect((await inventory('log', '--json')).stdout).not.toContain('另一個說法')
    expect((await inventory('import', path, '--take', 'state')).status).toBe(0)
    expect((await inventory('log', '--json')).stdout).not.toContain('另一個說法')
    expect((await inventory('import', path, '--take', 'sheet')).status).toBe(0)
    expect((await inventory('log', '--json')).stdout).toContain('另一個說法')
  })

  test('what cannot be understood is named by its cell, and nothing of the sheet is taken', async () => {
    const sheet = await Sheet.open(original)
    const cells = [
      ['members/members.csv', '特定目的', '客戶'],
      ['members/members.csv', '蒐集方式', '用問的'],
      ['old/members.csv', '當事人類別', '老同事'],
      ['members/members.csv', '備註', `請洽 ${makePeople(1, 99)[0]!.mobile}`],
    ] as const
    for (const [name, heading, value] of cells) sheet.cell(name, heading).value = value
    sheet.cell('old/members.csv', '保管人').value = '甲'
    sheet.cell('staff/members.csv', '檔案識別碼').value = 'F-0000000000'
    const addresses = cells.map(([name, heading]) => sheet.cell(name, heading).address)
    const path = await sheet.save('wrong.xlsx')
    const { status, stderr } = await inventory('import', path)
    expect(status).toBe(65)
    for (const address of addresses) expect(stderr).toContain(`${address} (`)
    expect(stderr).toContain(`${sheet.cell('staff/members.csv', '檔案識別碼').address} (`)
    expect((await inventory('log', '--json')).stdout).not.toContain('甲')
  })

  test('a row that was copied is understood when it says the same, and refused when it does not', async () => {
    const sheet = await Sheet.open(original)
    const copy = sheet.page.getRow(sheet.row('old/members.csv')).values as ExcelJS.CellValue[]
    sheet.page.insertRow(HEAD + 1, copy)
    expect((await inventory('import', await sheet.save('copied.xlsx'))).status).toBe(0)
    sheet.page.getCell(HEAD + 1, sheet.column('備註')).value = '不同'
    const { status, stderr } = await inventory('import', await sheet.save('twice.xlsx'), '--lang', 'en')
    expect(status).toBe(65)
    expect(stderr).toContain('the same data file as')
  })

  test('without the hidden sheet it is taken, and that nobody can tell conflicts is said', async () => {
    const sheet = await Sheet.open(site.at('var/out/inventory.xlsx'))
    sheet.book.removeWorksheet('pandian')
    sheet.cell('old/members.csv', '保存期限').value = '5 年'
    const { status, stdout } = await inventory('import', await sheet.save('bare.xlsx'), '--json')
    expect(status).toBe(0)
    const { changes, hasBase } = JSON.parse(stdout) as { changes: { field: string; to: string }[]; hasBase: boolean }
    expect(hasBase).toBe(false)
    expect(changes).toContainEqual(expect.objectContaining({ field: 'retention', to: '5 年' }))
  })

  test('what is no inventory is refused with what to do', async () => {
    writeFileSync(site.at('a.csv'), '編號,備註\n1,x\n')
    expect((await inventory('import', site.at('a.csv'))).status).toBe(66)
    const other = new ExcelJS.Workbook()
    other.addWorksheet('a').getCell('A1').value = '編號'
    writeFileSync(site.at('other.xlsx'), new Uint8Array(await other.xlsx.writeBuffer()))
    const { status, stderr } = await inventory('import', site.at('other.xlsx'))
    expect([status, stderr.includes('檔案識別碼')]).toEqual([65, true])
    rmSync(site.at('other.xlsx'))
    expect(
      (await site.run(['inventory', 'log', '--state', site.at('none.db'), '--key', site.at('var/key')])).status,
    ).toBe(66)
  })
})
