import { expect, it } from 'vitest'
import { choosesColumns, namesTables, selectionOf } from './selection.ts'

const of = (exclude: string[], include?: string[]) =>
  selectionOf({ exclude, ...(include === undefined ? {} : { options: { include } }) })

it('without globs everything is read', () => {
  expect(of([]).leavesOut('public', 'members')).toBe(false)
  expect(of([]).leavesOutColumn('public', 'members', 'id')).toBe(false)
})

it('a glob with one dot is about tables, one with two about columns', () => {
  const selection = of(['audit.*', '*.tmp_*', '*.*.photo'])
  expect(selection.leavesOut('audit', 'log')).toBe(true)
  expect(selection.leavesOut('public', 'tmp_1')).toBe(true)
  expect(selection.leavesOut('public', 'members')).toBe(false)
  expect(selection.leavesOutColumn('public', 'members', 'photo')).toBe(true)
  expect(selection.leavesOutColumn('public', 'members', 'Photo')).toBe(true)
  expect(selection.leavesOutColumn('public', 'members', 'name')).toBe(false)
})

it('with include, only that: tables whole, or the columns that are named', () => {
  const selection = of(['crm.members.note'], ['crm.members', '*.orders.phone'])
  expect(selection.leavesOut('crm', 'members')).toBe(false)
  expect(selection.leavesOut('crm', 'logs')).toBe(true)
  expect(selection.leavesOut('shop', 'orders')).toBe(false)
  expect(selection.leavesOutColumn('shop', 'orders', 'phone')).toBe(false)
  expect(selection.leavesOutColumn('shop', 'orders', 'total')).toBe(true)
  expect(selection.leavesOutColumn('crm', 'members', 'name')).toBe(false)
  expect(selection.leavesOutColumn('crm', 'members', 'note')).toBe(true)
})

it('a slash in a name is a character like any other', () => {
  expect(of(['*.進/出']).leavesOut('public', '進/出')).toBe(false)
  expect(of(['public.*']).leavesOut('public', '進/出')).toBe(true)
})

it('tells whether columns are chosen among, and whether tables are asked for by their names alone', () => {
  expect(choosesColumns({ exclude: ['audit.*'] })).toBe(false)
  expect(choosesColumns({ exclude: ['*.*.photo'] })).toBe(true)
  expect(choosesColumns({ exclude: [], options: { include: ['crm.members.phone'] } })).toBe(true)
  expect(namesTables({})).toBe(false)
  expect(namesTables({ options: { include: ['crm.members'] } })).toBe(true)
  expect(namesTables({ options: { include: ['crm.members', 'shop.*'] } })).toBe(false)
})
