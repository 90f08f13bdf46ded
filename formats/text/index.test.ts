import { describe, expect, test } from 'vitest'
import { TEXT_FORMATS } from './index.ts'

const winner = (text: string, name: string): string => {
  const head = Buffer.from(text)
  return TEXT_FORMATS.map((format) => ({ id: format.id, sniff: format.sniff(head, name) })).sort(
    (a, b) => b.sniff - a.sniff,
  )[0]!.id
}

describe('the text formats among each other', () => {
  test.each([
    ['text', 'a.txt', '王小明先生您好，\n您的電話是0912345678。\n'],
    ['text', 'a.log', '2024-01-01 10:00:00,123 INFO user=a,b,c\n2024-01-01 10:00:01,123 INFO user=a,b,c\n'],
    ['text', 'my.ini', '[mysqld]\nport=3306\n[client]\nport=3306\n'],
    ['text', 'a.yaml', 'name: 王小明\nphones:\n  - 0912345678\n'],
    ['text', 'a.ts', "export const a = [1, 2, 3]\nimport b from 'c'\n"],
    ['csv', 'a.csv', '姓名,電話\n王小明,0912345678\n'],
    ['csv', 'a.txt', '姓名\t電話\t地址\n王\t1\t2\n李\t3\t4\n'],
    ['csv', 'members.xls', '姓名\t電話\t地址\n王\t1\t2\n李\t3\t4\n'],
    ['json', 'a.json', '{\n  "name": "王小明"\n}\n'],
    ['json', 'dump', '[{"name":"王小明"},{"name":"李"}]'],
    ['jsonl', 'a.log', '{"name":"王小明"}\n{"name":"李"}\n'],
    ['html', 'report.xls', '<html><table><tr><td>姓名</td></tr></table></html>'],
    ['sql', 'backup.sql', 'INSERT INTO t (a, b) VALUES (1, 2);\n'],
    ['vcard', 'a.vcf', 'BEGIN:VCARD\nFN:王小明\nEND:VCARD\n'],
  ])('%s reads %s', (id, name, text) => {
    expect(winner(text, name)).toBe(id)
  })

  test('nothing claims bytes that are no text, and none throws on anything', () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7 + (i >> 3)) & 0xff)
    for (const format of TEXT_FORMATS) {
      expect(format.sniff(noise, `a.${format.endings[0]}`)).toBe(0)
      for (const head of [
        [],
        [0xff],
        [0xfe, 0xff],
        [0xef, 0xbb, 0xbf],
        [0xff, 0xfe, 0x41],
        [0x22],
        [0x7b],
        [0x3c],
        [0xa4],
      ]) {
        expect(format.sniff(Uint8Array.from(head), 'a')).toBeGreaterThanOrEqual(0)
      }
    }
  })
})
