import { expect, it } from 'vitest'
import { isAtLeast, productOf } from './connection.ts'

it('tells the product by what it says of its version, also through proxies that must look like an old MySQL', () => {
  expect(productOf('10.11.19-MariaDB-0+deb12u1')).toEqual({ flavour: 'mariadb', version: '10.11.19' })
  expect(productOf('5.5.5-10.4.8-MariaDB-log')).toEqual({ flavour: 'mariadb', version: '10.4.8' })
  expect(productOf('8.4.2')).toEqual({ flavour: 'mysql', version: '8.4.2' })
  expect(productOf('8.0.36-0ubuntu0.22.04.1')).toEqual({ flavour: 'mysql', version: '8.0.36' })
})

it('compares versions as numbers', () => {
  const mariadb = productOf('10.11.19-MariaDB')
  expect([isAtLeast(mariadb, 10, 6), isAtLeast(mariadb, 10, 11), isAtLeast(mariadb, 11, 4)]).toEqual([
    true,
    true,
    false,
  ])
})
