import { expect, it } from 'vitest'
import { readMounts } from './mounts.ts'

it('tells shares from local disks by the mount table, and says nothing of what it does not know', () => {
  const mounts = readMounts(
    [
      '36 35 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
      '41 36 0:45 / /srv/share rw,relatime shared:7 - cifs //nas/share rw,vers=3.0',
      '42 36 0:46 / /mnt/nfs rw - nfs4 host:/export rw',
      '44 36 0:5 / /proc rw - proc proc rw',
      '43 36 0:47 / /odd rw - someday none rw',
    ].join('\n'),
  )
  const dev = (major: number, minor: number) => BigInt((major << 8) | minor)
  expect([dev(8, 1), dev(0, 45), dev(0, 46), dev(0, 47), dev(9, 9)].map(mounts.shared)).toEqual([
    false,
    true,
    true,
    null,
    null,
  ])
  expect([dev(8, 1), dev(0, 5)].map(mounts.pseudo)).toEqual([false, true])
})
