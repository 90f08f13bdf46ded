import { describe, expect, it } from 'vitest'
import { writeDocx } from '../fixtures/office/docx.ts'
import { writeOdt } from '../fixtures/office/odf.ts'
import { ooxml } from '../fixtures/office/ooxml.ts'
import { budgetOf, readAll, sourceOf } from '../fixtures/read-all.ts'
import { rtfText } from '../fixtures/rtf-writer.ts'
import { OFFICE_FORMATS } from './office/index.ts'
import { RTF_FORMATS } from './rtf/index.ts'
import html from './text/html.ts'

const FORMATS = [...OFFICE_FORMATS, ...RTF_FORMATS, html]

/** The text of each place, without properties and attributes. */
async function placesOf(name: string, bytes: Uint8Array): Promise<Record<string, string>> {
  const [item] = await readAll(sourceOf(name, bytes), FORMATS, budgetOf())
  expect(item!.outcomes).toEqual([])
  const places: Record<string, string> = {}
  for (const { place = 'body', text } of item!.batches) {
    if (place !== 'properties' && place !== 'markup') places[place] = (places[place] ?? '') + text
  }
  return places
}

const docx = (...body: Parameters<typeof writeDocx>[0]['body']) => placesOf('a.docx', writeDocx({ body }))

const odt = (...body: Parameters<typeof writeOdt>[0]['body']) => placesOf('a.odt', writeOdt({ body }))

describe.each([
  ['docx', docx],
  ['odt', odt],
])('tracked changes of %s', (_, document) => {
  it('a replaced number is not glued to the one in its place', async () => {
    expect(await document('身分證字號：{--A100000001--}{++A100000010++}')).toEqual({
      body: '身分證字號：A100000010\n',
      'before changes': '身分證字號：A100000001\n',
    })
  })

  it('a digit corrected within a number gives both numbers whole', async () => {
    expect(await document('身分證字號：A10000{--1--}{++0++}001')).toEqual({
      body: '身分證字號：A100000001\n',
      'before changes': '身分證字號：A100001001\n',
    })
  })

  it('a deletion within a number does not mask the number that is left', async () => {
    expect(await document('身分證字號：A1000{--XX--}00001')).toEqual({
      body: '身分證字號：A100000001\n',
      'before changes': '身分證字號：A1000XX00001\n',
    })
  })

  it('says again only the statement that was changed, so that the others are counted once', async () => {
    expect(
      await document('姓名：王{--大--}{++小++}明，電話：0912-000-111；已繳{--清--}費。', '電話：0912-000-222'),
    ).toEqual({
      body: '姓名：王小明，電話：0912-000-111；已繳費。\n電話：0912-000-222\n',
      'before changes': '姓名：王大明，電話：0912-000-111；已繳清費\n',
    })
    expect(await document('電話：0912-000-111；已繳{--清--}費。')).toMatchObject({ 'before changes': '已繳清費\n' })
  })

  it('changes that leave the line as it was say nothing', async () => {
    expect(await document('電話：{--0912--}{++0912++}-000-111{----}')).toEqual({ body: '電話：0912-000-111\n' })
    expect(await document('{++新的一段++}')).toEqual({ body: '新的一段\n' })
  })

  it('a paragraph that was deleted leaves no blank line, which would end a form', async () => {
    expect(await document('姓名：王小明', '{--電話：0912-000-111--}', '電話：0912-000-222')).toEqual({
      body: '姓名：王小明\n電話：0912-000-222\n',
      'before changes': '電話：0912-000-111\n',
    })
  })

  it('in a list the cells that were changed stand in their columns again, a deleted row once', async () => {
    const list = {
      table: [
        ['姓名', '電話'],
        ['王{--大--}{++小++}明', '0912-000-111'],
        ['{--李四--}', '{--0912-000-222--}'],
        ['{++趙五++}', '{++0912-000-333++}'],
      ],
    }
    expect(await document(list)).toEqual({
      'table 1': '姓名\t電話\n王小明\t0912-000-111\n王大明\t\n李四\t0912-000-222\n趙五\t0912-000-333\n',
    })
  })

  it('in a form the field that was changed stands with its label again', async () => {
    const form = { table: [['姓名', '王小明', '電話', '{--0912-000-111--}{++0912-000-222++}']] }
    expect(await document(form)).toEqual({
      body: '姓名\t王小明\t電話\t0912-000-222\n',
      'before changes': '電話\t0912-000-111\n',
    })
  })
})

describe('tracked changes in the XML', () => {
  it('what was inserted and deleted again is no part of what was there first', async () => {
    const run = (element: string, text: string) => `<w:r><w:${element}>${text}</w:${element}></w:r>`
    const xml = `<w:document><w:body><w:p>${run('t', '電話：')}<w:del>${run('delText', '0912-000-111')}</w:del><w:ins><w:del>${run('delText', '0912-000-222')}</w:del></w:ins><w:ins>${run('t', '0912-000-333')}</w:ins></w:p></w:body></w:document>`
    const parts = { '[Content_Types].xml': '<Types/>', 'word/document.xml': xml }
    expect(await placesOf('a.docx', ooxml(parts))).toEqual({
      body: '電話：0912-000-333\n',
      'before changes': '電話：0912-000-111\n電話：0912-000-222\n',
    })
  })

  it('a deletion of several paragraphs stands where it stood, one of a table and one that stands nowhere by themselves', async () => {
    const region = (id: string, inside: string) =>
      `<text:changed-region text:id="${id}"><text:deletion>${inside}</text:deletion></text:changed-region>`
    const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
    const row = (...cells: string[]) => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`
    const table = `<table:table>${row('姓名', '電話')}${row('王小明', '0912-000-111')}</table:table>`
    const changes =
      region('1', '<text:p>0912-000-111</text:p><text:p>電話：</text:p>') +
      region('2', `<text:p>名冊</text:p>${table}`) +
      region('3', '<text:p>電話：0912-000-333</text:p>')
    const body =
      '<text:p>電話：<text:change text:change-id="1"/>0912-000-222</text:p><text:p><text:change text:change-id="2"/></text:p>'
    const content = `<office:document-content><office:body><office:text><text:tracked-changes>${changes}</text:tracked-changes>${body}</office:text></office:body></office:document-content>`
    const type = 'application/vnd.oasis.opendocument.text'
    expect(await placesOf('a.odt', ooxml({ mimetype: type, 'content.xml': content }))).toEqual({
      body: '電話：0912-000-222\n\n',
      'before changes': '電話：0912-000-111\n電話：0912-000-222\n',
      'table 1': '姓名\t電話\n王小明\t0912-000-111\n',
      deleted: '名冊\n電話：0912-000-333\n',
    })
  })
})

const rtf = (body: string) =>
  placesOf('a.rtf', Buffer.from(`{\\rtf1\\ansi\\ansicpg950{\\fonttbl{\\f0\\fcharset136 A;}}\\f0 ${body}}`, 'latin1'))

describe('tracked changes of RTF', () => {
  const label = rtfText('身分證字號：')

  it('deleted and revised text are two versions', async () => {
    const both = { body: '身分證字號：A100000010\n', 'before changes': '身分證字號：A100000001\n' }
    expect(await rtf(`${label}{\\deleted A100000001}{\\revised A100000010}\\par`)).toEqual(both)
    expect(await rtf(`${label}\\deleted A100000001\\deleted0\\revised A100000010\\plain\\par`)).toEqual(both)
    expect(await rtf(`${label}A1000000{\\deleted 01}{\\revised 10}\\par`)).toEqual(both)
    expect(await rtf(`${label}{\\mvf A100000001}{\\mvt A100000010}`), 'moved, at the end').toEqual(both)
  })

  it('the next line, and the cells of a row, are not changed by it', async () => {
    expect(await rtf('\\intbl A\\cell {\\deleted B}{\\revised C}\\cell D\\cell\\row\\pard E\\par')).toEqual({
      body: 'A\tC\tD\nE\n',
      'before changes': 'A\tB\tD\n',
    })
  })

  it('footnotes have versions, too', async () => {
    expect(await rtf(`A{\\footnote ${label}{\\deleted A100000001}{\\revised A100000010}}\\par`)).toEqual({
      body: 'A\n身分證字號：A100000010\n',
      'before changes': '身分證字號：A100000001\n',
    })
  })

  it('a long line of changes ends, with all that was in it', async () => {
    const places = await rtf(`${'{\\deleted A}{\\revised B}'.repeat(600_000)}\\par`)
    expect(places.body!.replaceAll('\n', '')).toHaveLength(600_000)
    expect(places['before changes']!.replaceAll('\n', '')).toHaveLength(600_000)
  })
})

const page = (body: string) => placesOf('a.html', Buffer.from(`<!doctype html><meta charset="utf-8">${body}`))

describe('changes marked in a web page', () => {
  it('<del> and <ins> are two versions of the line', async () => {
    const both = { body: '身分證字號：A100000010\n', 'before changes': '身分證字號：A100000001\n' }
    expect(await page('<p>身分證字號：<del>A100000001</del><ins>A100000010</ins></p>')).toEqual(both)
    expect(await page('<p>身分證字號：A1000000<s>01</s><ins>10</ins></p>')).toEqual(both)
    expect(await page('身分證字號：<strike>A100000001</strike>A100000010'), 'the new one without a mark').toEqual({
      ...both,
      'before changes': '身分證字號：A100000001 A100000010\n',
    })
    expect(await page('<pre>x\n身分證字號：<del>A100000001</del><ins>A100000010</ins>\ny</pre>')).toEqual({
      ...both,
      body: 'x\n身分證字號：A100000010\ny\n',
    })
  })

  it('a line that was deleted stands with what was before, and leaves no blank line', async () => {
    expect(await page('<p>a</p><p><del>電話：0912-000-111</del></p><p>b</p>')).toEqual({
      body: 'a\nb\n',
      'before changes': '電話：0912-000-111\n',
    })
  })

  it('cells of a list have versions in their columns, fields of a form with their labels', async () => {
    const rows =
      '<tr><td>王<del>大</del><ins>小</ins>明</td><td>0912-000-111</td></tr><tr><td><del>李四</del></td><td><del>0912-000-222</del></td></tr>'
    expect(await page(`<table><tr><th>姓名</th><th>電話</th></tr>${rows}</table>`)).toEqual({
      body: '姓名\t電話\n王小明\t0912-000-111\n王大明\t\n李四\t0912-000-222\n',
    })
    const form =
      '<tr><th>姓名</th><td>王小明</td></tr><tr><th>電話</th><td><del>0912-000-111</del><ins>0912-000-222</ins></td></tr>'
    expect(await page(`<table>${form}</table>`)).toEqual({
      body: '姓名\t王小明\n電話\t0912-000-222\n',
      'before changes': '電話\t0912-000-111\n',
    })
  })
})
