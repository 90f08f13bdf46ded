import { expect, it, vi } from 'vitest'
import { type Outcome, ReadError, type TargetOptions } from '../connector.ts'
import { namesOf, placeOf } from './place.ts'

const place = (location: string, options?: TargetOptions) => placeOf({ location, ...(options && { options }) })

function refusal(location: string): Outcome | undefined {
  try {
    placeOf({ location })
  } catch (error) {
    if (error instanceof ReadError) return error.outcome
    throw error
  }
  return undefined
}

it('a URL names hosts, user and database; its root has neither user nor settings', () => {
  expect(place('postgresql://bob%40x@DB.example,[::1]:6432/%E6%9C%83%E5%93%A1?sslmode=require')).toEqual({
    hosts: [
      { host: 'DB.example', port: 5432 },
      { host: '::1', port: 6432 },
    ],
    user: 'bob@x',
    database: '會員',
    tls: {},
    replica: undefined,
    root: 'postgres://db.example:5432,[::1]:6432/%E6%9C%83%E5%93%A1/',
  })
  const socket = place('postgres://u@/d?host=/run/postgresql&port=5433')
  expect(socket).toMatchObject({ hosts: [{ host: '/run/postgresql', port: 5433 }], database: 'd' })
  expect(socket.root).toBe('postgres://%2Frun%2Fpostgresql:5433/d/')
})

it('what is not said comes from the environment', () => {
  vi.stubEnv('PGUSER', 'env-user')
  vi.stubEnv('PGDATABASE', '')
  expect(place('postgres://h')).toMatchObject({ user: 'env-user', database: 'env-user' })
  vi.unstubAllEnvs()
})

it('only sslmode=disable turns TLS off, and the target’s own settings win', () => {
  for (const mode of ['require', 'prefer', 'allow', 'verify-full'])
    expect(place(`postgres://u@h/d?sslmode=${mode}`).tls).toEqual({})
  expect(place('postgres://u@h/d?sslmode=disable').tls).toEqual({ mode: 'off' })
  expect(place('postgres://u@h/d?sslmode=verify-ca&sslrootcert=/ca').tls).toEqual({ mode: 'verify-ca', ca: '/ca' })
  expect(place('postgres://u@h/d?sslmode=disable', { tls: { mode: 'verify-full' } }).tls).toEqual({
    mode: 'verify-full',
  })
  expect(place('postgres://u@h/d?target_session_attrs=prefer-standby').replica).toBe('prefer')
})

it('what it does not know is refused, not ignored', () => {
  expect(refusal('postgres://u@h/d?channel_binding=require')).toMatchObject({
    reason: 'connection',
    detail: 'unknown parameter channel_binding',
  })
  for (const url of ['postgres://u@h:0/d', 'postgres://u@h:x/d', 'postgres://u@h:70000/d'])
    expect([url, refusal(url)?.detail]).toEqual([url, 'host'])
})

it('a URI tells schema and table apart, whatever is in their names', () => {
  expect(namesOf('postgres://h:1/d/a%2Eb.c%2Fd%20%E5%93%A1')).toEqual({ schema: 'a.b', table: 'c/d 員' })
})
