import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { connectorById, connectorFor, KINDS } from './catalogue.ts'

describe.each(KINDS.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  it('has names in both languages and its page, and is asked for where it answers', async () => {
    const connector = await kind.load()
    expect(connector.id).toBe(id)
    expect(connector.names.zh).toMatch(/\p{Script=Han}/u)
    expect(connector.names.en).not.toBe('')
    expect(existsSync(new URL(`../docs/connectors/${id}.md`, import.meta.url))).toBe(true)
    expect(await connectorById(id)).toBe(connector)
    for (const location of LOCATIONS)
      expect([location, connector.accepts(location)]).toEqual([location, kind.accepts(location)])
  })
})

const LOCATIONS = [
  ...['postgres', 'postgresql', 'mysql', 'mariadb', 'mssql', 'sqlserver', 's3', 'gopher', 'POSTGRES'].map(
    (s) => `${s}://h/d`,
  ),
  ...['sqlite:a.db', 'SQLite:/a.db', 'sqlite', '/a', 'C:\\a', 'file:///a', 'file://elsewhere/a', 'postgres', 's3:/a'],
]

it('plain paths and file URLs are files; what nobody knows is nobody’s', async () => {
  for (const location of ['/a', 'C:\\a', 'file:///a', 'FILE://localhost/a'])
    expect([location, (await connectorFor(location))?.id]).toEqual([location, 'files'])
  for (const location of ['gopher://a', 'file://elsewhere/a', 'file://a'])
    expect([location, await connectorFor(location)]).toEqual([location, undefined])
})
