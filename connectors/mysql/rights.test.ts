import { expect, it } from 'vitest'
import { parseGrant, rightsFrom } from './rights.ts'

const rights = (...lines: string[]) => rightsFrom(lines.flatMap((line) => parseGrant(line) ?? []))

it('a grant on a database shows all of it, with the wildcards that it has', () => {
  const { everywhere, seesAllOf, mayWrite, superuser } = rights(
    'GRANT USAGE ON *.* TO `pandian`@`%` IDENTIFIED BY PASSWORD "x"',
    'GRANT SELECT ON `crm\\_2%`.* TO `pandian`@`%`',
    'GRANT SELECT, SHOW VIEW ON `客``戶`.* TO `pandian`@`%`',
  )
  expect([everywhere, mayWrite, superuser]).toEqual([false, false, false])
  expect(['crm_2', 'crm_2026', '客`戶', 'crmx2', 'other'].map(seesAllOf)).toEqual([true, true, true, false, false])
})

it('a grant on tables or columns does not', () => {
  const { seesAllOf, mayWrite } = rights(
    'GRANT SELECT ON `crm`.`members` TO `pandian`@`%`',
    'GRANT SELECT (`id`, `na, me`), INSERT (`id`) ON `crm`.`orders` TO `pandian`@`%`',
  )
  expect([seesAllOf('crm'), mayWrite]).toEqual([false, true])
})

it('knows who may do anything, and who may write', () => {
  expect(rights('GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION')).toMatchObject({
    superuser: true,
    everywhere: true,
  })
  expect(rights('GRANT SELECT, INSERT ON `crm`.* TO `app`@`%`')).toMatchObject({ superuser: false, mayWrite: true })
})

it('what is about no tables is none of ours', () => {
  for (const line of [
    "GRANT PROXY ON ''@'%' TO 'root'@'localhost'",
    'GRANT `reader` TO `pandian`@`%`',
    'SET DEFAULT ROLE `r` FOR `p`@`%`',
  ])
    expect(parseGrant(line)).toBeUndefined()
})
