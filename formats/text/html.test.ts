import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import html from './html.ts'
import { readAll } from './testing.ts'

const page = (body: string): string =>
  `<!DOCTYPE html><html><head><title>會員</title></head><body>${body}</body></html>`

describe('html', () => {
  test('blocks end lines, inline elements glue, entities are decoded, style is set apart', async () => {
    const read = await readAll(
      html,
      page(
        '<style>p{color:red}</style><p>身分證：A123<b>456</b><i>789</i></p><div>王&#23567;明&nbsp;&lt;a@example.com&gt;<br>第二\n  行</div>',
      ),
    )
    expect(read.text()).toBe('會員\n身分證：A123456789\n王小明\u00a0<a@example.com>\n第二 行\np{color:red}\n')
  })

  test('a value is found in any attribute, comment, instruction, style sheet and tag name', async () => {
    const read = await readAll(
      html,
      page(
        `<div data-id="A123456781" data-name="王小明" onclick="f('A123456782')" class="x"><!-- A123456783 --><?php $a = 'A123456784' ?><style>/* A123456785 */</style><img src="/p/A123456786.png"><img src="data:text/plain;base64,${Buffer.from('A123456787').toString('base64')}"><iframe srcdoc="&lt;p&gt;A123&lt;b&gt;456&lt;/b&gt;788&lt;/p&gt;"></iframe>王小明 <wang@example.com></div>`,
      ),
    )
    for (let n = 1; n <= 8; n++) expect(read.text()).toContain(`A12345678${n}`)
    expect(read.text()).toContain('王小明 <wang@example.com>')
    const markup = read.batches.find(({ place }) => place === 'markup')!.text
    expect(markup).toContain("data-id: A123456781\tdata-name: 王小明\tonclick: f('A123456782')\n")
    expect(markup).not.toContain('class')
  })

  test('what is chosen and what is left was said alike', async () => {
    const read = await readAll(
      html,
      page(
        '<p>病史 <input type="checkbox" value="高血壓">高血壓 <input type=CHECKBOX value=7 checked> 氣喘 <select><option>無<option selected>有</select></p><table><tr><td>姓名<td>電話<tr><td><input type="checkbox"> 王小明<td>0912345678<tr><td><input type="radio"> 有 <input type="radio" checked> 無<td>x</table>',
      ),
    )
    expect(read.text()).toContain('病史 ☐ 高血壓 7 ☑ 氣喘 ☐ 無 ☑ 有\n')
    expect(read.text()).toContain('王小明')
    expect(read.text()).not.toContain('☐ 王小明')
    expect(read.text()).toContain('☐ 有 ☑ 無')
    expect(read.text()).toContain('value: ☐ 高血壓\n')
  })

  test('a label stuck to the value beside it, and made another address of it', async () => {
    const read = await readAll(html, page('<label>E-mail</label><span>wang@example.com</span><br>'))
    expect(read.text()).toBe('會員\nE-mail wang@example.com\n')
  })

  test('people who go across behind header cells are a table: three of four names were lost', async () => {
    const rows = [
      ['姓名', '王小明', '李大華'],
      ['手機', '0912345678', '0922345678'],
    ]
    const body = (cells: readonly (readonly string[])[]): string =>
      `<table>${cells.map(([head, ...values]) => `<tr><th>${head}</th>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`).join('')}</table>`
    const kinds = async (cells: readonly (readonly string[])[]): Promise<readonly string[]> => {
      const read = await readAll(html, page(body(cells)))
      return read.batches.filter(({ text }) => text.includes('手機')).map(({ dialect }) => dialect.kind)
    }
    expect(await kinds(rows)).toEqual(['table'])
    // A form of one person, and one with two labels in a row, are none.
    expect(await kinds(rows.map((row) => row.slice(0, 2)))).toEqual(['text'])
    expect(
      await kinds([
        ['姓名', '王小明', '性別', '男'],
        ['手機', '0912345678', '生日', ''],
      ]),
    ).toEqual(['text'])
  })

  test('a comment breaks no value', async () => {
    const read = await readAll(html, page('<p>A123<!-- -->456<!-- react -->789</p>'))
    expect(read.text()).toContain('A123456789')
  })

  test('pages within pages within pages end', async () => {
    let inner = 'A123456789'
    for (let depth = 0; depth < 6; depth++)
      inner = `<p>${depth}</p><iframe srcdoc="${inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`
    expect((await readAll(html, page(inner))).text()).toContain('A123456789')
  })

  test('form values, links, alternative texts, comments and scripts are read', async () => {
    const read = await readAll(
      html,
      page(
        '<form><label>姓名</label><input name="n" value="王小明" placeholder="請輸入"><textarea>備註\n兩行</textarea></form><a href="mailto:a%40example.com">寄信</a><a href="tel:0912345678">打</a><img alt="照片"><!-- B123456780 --><script>var x = {"id": "A123456789"}\n</script>',
      ),
    )
    const text = read.text()
    for (const part of [
      '姓名 王小明 請輸入',
      '備註\n兩行',
      'a@example.com 寄信',
      '0912345678 打',
      '照片',
      'B123456780',
      '{"id": "A123456789"}',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('a regular table is a table, each its own', async () => {
    const table = (name: string): string =>
      `<table><tr><th>姓名</th><th>電話</th></tr><tr><td>${name}</td><td> 0912\n345 </td></tr><tr><td colspan=2>共 1 人</td></tr></table>`
    const read = await readAll(html, page(`前${table('王小明')}中${table('李大華')}後`))
    const tables = read.batches.filter((batch) => batch.dialect.kind === 'table')
    expect(tables.map((batch) => batch.text)).toEqual([
      '姓名\t電話\n王小明\t0912 345\n共 1 人\t\n',
      '姓名\t電話\n李大華\t0912 345\n共 1 人\t\n',
    ])
    expect(tables[0]!.dialect).not.toBe(tables[1]!.dialect)
    expect(read.text('text')).toBe('會員\n前\n中\n後\n')
  })

  test('a cell over several rows stands in each of them, so that the columns behind it stay where they are', async () => {
    const head = '<tr><th rowspan=2>編號<th colspan=2>受領人<th rowspan=2>簽章</tr><tr><th>姓名<th>出生年月日</tr>'
    const rows =
      '<tr><td>1<td>王小明<td>28/8/27<td></tr><tr><td rowspan=2>2<td>李大華<td>30/2/23<td></tr><tr><td>陳美玲<td>36/5/19<td></tr>'
    const read = await readAll(html, page(`<table>${head}${rows}</table>`))
    expect(read.text('table')).toBe(
      '編號\t受領人\t\t簽章\n編號\t姓名\t出生年月日\t簽章\n1\t王小明\t28/8/27\t\n2\t李大華\t30/2/23\t\n2\t陳美玲\t36/5/19\t\n',
    )
  })

  test('a form whose headings reach over rows is lines, each heading said once', async () => {
    const read = await readAll(
      html,
      page('<table><tr><td rowspan=2>聯絡<td>電話：<td>0912345678</tr><tr><td>住址：<td>臺北市</tr></table>'),
    )
    expect(read.text('text')).toBe('會員\n聯絡\t電話：\t0912345678\n住址：\t臺北市\n')
  })

  test('a form laid out as a table is lines of label and value', async () => {
    const read = await readAll(
      html,
      page(
        '<table><tr><td>姓名：</td><td>王小明</td></tr><tr><td>電話：</td><td>0912345678</td></tr><tr><td>住址：</td><td></td></tr></table>',
      ),
    )
    expect(read.text('text')).toBe('會員\n姓名：\t王小明\n電話：\t0912345678\n住址：\n')
    const heads = await readAll(html, page('<table><tr><th>姓名<td>王小明<tr><th>電話<td>0912345678</table>'))
    expect(heads.text('text')).toBe('會員\n姓名\t王小明\n電話\t0912345678\n')
  })

  test('a table within a table is read by itself; the outer one is layout', async () => {
    const inner = '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>'
    const read = await readAll(
      html,
      page(`<table><tr><td>選單</td><td>${inner}尾</td></tr><tr><td>頁尾</td></tr></table>`),
    )
    expect(read.text('table')).toBe('a\tb\n1\t2\n')
    for (const part of ['選單', '尾', '頁尾']) expect(read.text('text')).toContain(part)
  })

  test('a table of 50,000 rows goes out in bounded batches', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, i) => `<tr><td>${i}</td><td>王小明</td><td>A${String(100000000 + i)}</td></tr>`,
    )
    const read = await readAll(
      html,
      page(`<table><tr><td>編號</td><td>姓名</td><td>身分證</td></tr>${rows.join('\n')}</table>`),
    )
    expect(read.text('table').split('\n').length).toBe(50_002)
    expect(read.batches.length).toBeGreaterThan(3)
    expect(read.text('table')).toContain('49999\t王小明\tA100049999\n')
  })

  test('Big5, told by the bytes or by the page', async () => {
    const text = '<html><head><meta charset="big5"></head><body>許功蓋</body></html>'
    const read = await readAll(html, iconv.encode(text, 'cp950'))
    expect(read.batches[0]!.text).toBe('許功蓋\n')
    expect(read.readAs[0]?.encoding).toBe('big5')
  })

  test('broken pages end quietly', async () => {
    const read = await readAll(
      html,
      '<table><tr><td>A123456789<table><p>王<b>小明</td></tr></zzz>&#x110000;<input value="x',
    )
    expect(read.error).toBeUndefined()
    expect(read.text()).toContain('A123456789')
    expect((await readAll(html, '')).batches).toEqual([])
  })

  test('knows pages by their bytes', () => {
    const sniff = (text: string, name: string): number => html.sniff(Buffer.from(text), name)
    expect(sniff(page('x'), 'report.xls')).toBe(0.95)
    expect(sniff('<div><p>x</p></div>', 'a.htm')).toBe(0.85)
    expect(sniff('<?xml version="1.0"?><members/>', 'a.xml')).toBe(0)
    expect(sniff('a < b and c > d', 'a.txt')).toBe(0)
  })
})
