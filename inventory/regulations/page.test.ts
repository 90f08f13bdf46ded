import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { REGULATIONS } from './catalogue.ts'
import type { Regulation } from './regulation.ts'
import { thresholdsOf } from './thresholds.ts'

const PAGE = new URL('../../docs/law.md', import.meta.url)
const BEGIN = '<!-- regulations: made from inventory/regulations -->\n'
const END = '\n<!-- end of regulations -->'

/** A line of the page's table. */
function row(regulation: Regulation): string {
  const { id, name, authority, version, url, incident } = regulation
  const numbers = thresholdsOf(regulation).map(({ kind, number, unit, population, basis, article, capital }) => {
    if (kind === 'none') return 'none'
    const more = [...(basis === 'unstated' ? [] : [basis]), ...(capital === undefined ? [] : [`or capital ${capital}`])]
    return `${kind} ${number} ${unit} ${population}${more.length === 0 ? '' : ` (${more.join(', ')})`} ${article}`
  })
  const reported =
    incident === undefined
      ? '–'
      : `${[incident.number, incident.trigger?.zh].filter((part) => part !== undefined).join(incident.together === 'and' ? ' and ' : ' or ') || 'every one'}, ${incident.hours} h ${incident.article}`
  return `| [${id}](${url}) | ${name} | ${authority} | ${version} | ${numbers.join('; ')} | ${reported} |`
}

const TABLE = [
  '| id | name | authority | text of | numbers | incidents |',
  '|---|---|---|---|---|---|',
  ...REGULATIONS.map(row),
].join('\n')

// PANDIAN_WRITE_DOCS=1 npx vitest run inventory/regulations/page writes it anew.
if (process.env.PANDIAN_WRITE_DOCS === '1') {
  const page = readFileSync(PAGE, 'utf8')
  writeFileSync(PAGE, `${page.slice(0, page.indexOf(BEGIN))}${BEGIN}\n${TABLE}\n${page.slice(page.indexOf(END))}`)
}

test('docs/law.md lists every regulation as the data has it', () => {
  expect(readFileSync(PAGE, 'utf8')).toContain(TABLE)
})
