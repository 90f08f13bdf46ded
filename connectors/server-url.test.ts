import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ReadError } from './connector.ts'
import { decodeName, encodeName, parseServerUrl } from './server-url.ts'

const parse = (location: string) => parseServerUrl(location, 'mysql', 3306)

describe('the location of a server', () => {
  it('has a user, hosts and a database', () => {
    expect(parse('mariadb://pandian@DB.example.tw/crm')).toEqual({
      user: 'pandian',
      hosts: [{ name: 'db.example.tw', port: 3306 }],
      database: 'crm',
      root: 'mysql://db.example.tw:3306/crm/',
    })
  })

  it('names several hosts, or none of the databases', () => {
    const { hosts, database, root } = parse('mysql://a:1,[::1]')
    expect(hosts).toEqual([
      { name: 'a', port: 1 },
      { name: '::1', port: 3306 },
    ])
    expect(database).toBeUndefined()
    expect(root).toBe('mysql://a:1,[::1]:3306/')
  })

  it('may be in Chinese, with a blank and a slash in the name', () => {
    const { user, database, root } = parse('mysql://%E7%9B%A4@h/%E5%AE%A2%2F%E6%88%B6%20a')
    expect([user, database]).toEqual(['盤', '客/戶 a'])
    expect(root).toBe('mysql://h:3306/%E5%AE%A2%2F%E6%88%B6%20a/')
  })

  it.each([
    'mysql://',
    'mysql://u:secret@h/d',
    'mysql://h/d/e',
    'mysql://h:0/',
    'mysql://h:99999/',
    'mysql://h/d?ssl=no',
    'mysql://a,,b/',
  ])('is not %s', (location) => expect(() => parse(location)).toThrow(ReadError))

  it('never repeats what it does not understand', () => {
    const said = (() => {
      try {
        parse('mysql://u:s3cret@h/d')
      } catch (error) {
        return JSON.stringify(error) + String(error)
      }
      return ''
    })()
    expect(said).toContain('connection')
    expect(said).not.toContain('s3cret')
  })
})

it('a name comes back from its segment, and is one segment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(encodeName(name)).not.toMatch(/[/.?#]/)
      expect(decodeName(encodeName(name))).toBe(Buffer.from(name).toString())
    }),
  )
})
