import { describe, expect, test } from 'vitest'
import { found } from '../testing.ts'

const names = (text: string): string[] => found(text, 'name')

describe('cells of a text table that stand nearer to one another than the names above them were one cell', () => {
  test('two ideographic blanks in the heading, one in the rows', () => {
    const text = `呼號　　姓名　　　場舍　　　　　起日　　　　期滿
1102　張明勳　　第三工場　　113.2　　118.3.1
1138　陳建杰　　第五工場　　114.1　　121.8.9
1201　羅鈞　　第三工場　　115.1　　115.9.2
管理員：郭冠輝
`
    expect(names(text)).toEqual(['張明勳', '陳建杰', '羅鈞', '郭冠輝'])
  })

  test('numbers too long for their column, and one blank before the next', () => {
    const text = `單號            收件人    電話           地址                         代收
905512340017 董榮輝  0992177337  台中市大里區國光路二段336號14樓之2  0
905512340028 唐文德  0969-715567  信義區松德路157號19樓  1280
905512340084 莊安  0912 868 804  新北市三重區重新路四段196號9樓  0
`
    expect(names(text)).toEqual(['董榮輝', '唐文德', '莊安'])
    expect(found(text, 'mobile')).toEqual(['0992177337', '0969715567', '0912868804'])
  })

  test('a blank within the cells of one column does not part them where nothing lacks', () => {
    const text = '姓名      備註        電話\n王 小明  中餐 素食  0992177337\n李 美玲  晚餐 葷食  0969715567\n'
    expect(names(text)).toEqual(['王小明', '李美玲'])
  })

  test('an empty last column is none that a blank made', () => {
    const text = '姓名    電話    備註\n林大同 先生  02-2391-7402\n李美玲 小姐  02-2391-7403\n'
    expect(names(text)).toEqual(['林大同', '李美玲'])
    expect(found(text, 'landline')).toEqual(['0223917402', '0223917403'])
  })
})
