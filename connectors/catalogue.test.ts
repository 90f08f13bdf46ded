import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { connectorById, connectorFor, connectors } from './catalogue.ts'

describe.each(connectors.map((connector) => [connector.id, connector] as const))('%s', (id, connector) => {
  it('has names in both languages and its page', () => {
    expect(connector.names.zh).toMatch(/\p{Script=Han}/u)
    expect(connector.names.en).not.toBe('')
    expect(existsSync(new URL(`../docs/connectors/${id}.md`, import.meta.url))).toBe(true)
    expect(connectorById(id)).toBe(connector)
  })
})

it('plain paths and file URLs are files; what nobody knows is nobody’s', () => {
  expect([connectorFor('/a'), connectorFor('C:\\a'), connectorFor('file:///a')].map((c) => c?.id)).toEqual([
    'files',
    'files',
    'files',
  ])
  expect(connectorFor('FILE://localhost/a')?.id).toBe('files')
  for (const location of ['gopher://a', 'file://elsewhere/a', 'file://a'])
    expect([location, connectorFor(location)]).toEqual([location, undefined])
})
